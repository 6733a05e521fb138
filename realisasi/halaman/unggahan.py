"""An uploaded workbook against what is stored: what changes, what cannot, what collides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from indikator import hitung
from kinerja.inti.buku import susun_alamat
from kinerja.inti.waktu import Periode
from realisasi.arti import BarisArti
from realisasi.forms import baca_matriks, tulis_nilai
from realisasi.halaman.buku import BahanBuku, susun_bulan
from realisasi.impor import BukuTerbaca
from realisasi.kesalahan import BukuBasi, BukuDitolak
from realisasi.models import Realisasi
from realisasi.services import IsianBaris, ada_perubahan, periksa_isian
from realisasi.susunan import (
    KOLOM_ISIAN,
    LEMBAR_SURAT,
    NIHIL,
    BarisBuku,
    BarisSurat,
    BulanBuku,
    Surat,
    baca_surat,
    susun_sidik,
)

HURUF_GALAT = {"pembilang": "p", "penyebut": "q", "syarat": "s", "keterangan": "k"}
SALIN = "Unduh buku baru di halaman ini, lalu salin angka Anda ke dalamnya."
Kiriman = dict[str, str]


@dataclass(frozen=True, slots=True)
class Salah:
    """One cell that cannot be taken: ``nomor`` its row, ``pesan`` names the cell."""

    nomor: int
    nama: str
    pesan: str


@dataclass(slots=True)
class BacaanBulan:
    """One month of a workbook: the changed rows under the names of the form, and the refused."""

    kiriman: Kiriman = field(default_factory=dict)
    letak: dict[int, int] = field(default_factory=dict)
    daftar_salah: list[Salah] = field(default_factory=list)
    tetap: int = 0
    tolak: str = ""

    @property
    def banyaknya(self) -> int:
        """Rows that could be taken."""
        return sum(1 for nama in self.kiriman if nama.startswith("v-"))


@dataclass(frozen=True, slots=True)
class BarisPratinjau:
    """One changed row; ``versi`` is the stored version the person is shown.

    ``bentrok``: somebody changed it after the download, so he chooses (``dijawab``, ``ganti``).
    """

    arti: BarisArti
    isian: IsianBaris
    lama: str
    baru: str
    versi: int
    bentrok: bool
    dijawab: bool
    ganti: bool
    peringatan: tuple[str, ...]

    @property
    def pk(self) -> int:
        return self.isian.indikator_id

    @property
    def kunci(self) -> str:
        """The id as text, for names of inputs."""
        return str(self.isian.indikator_id)


@dataclass(frozen=True, slots=True)
class BulanPratinjau:
    """One month; ``tolak`` says why none of its rows can be saved."""

    periode: Periode
    daftar_ubah: tuple[BarisPratinjau, ...]
    daftar_bentrok: tuple[BarisPratinjau, ...]
    daftar_salah: tuple[Salah, ...]
    tetap: int
    tolak: str

    @property
    def ada_isi(self) -> bool:
        """Is there anything to show of this month?"""
        return bool(self.tolak or self.daftar_ubah or self.daftar_bentrok or self.daftar_salah)

    @property
    def kode(self) -> str:
        """The month as text, for names of inputs."""
        return str(self.periode.bulan)


# --- the workbook ---------------------------------------------------------------------------------


def baca_unggahan(bahan: BahanBuku, terbaca: BukuTerbaca) -> dict[int, BacaanBulan]:
    """Return what the person changed, by month; BukuDitolak where this is not his workbook."""
    surat = baca_surat(terbaca.sel(LEMBAR_SURAT, 0, 0).teks)
    _periksa_surat(bahan, surat)
    hasil = {}
    for bulan, daftar in sorted(surat.bulan.items()):
        bacaan = _baca_bulan(bahan, terbaca, surat, bulan, daftar)
        hasil[bulan] = bacaan
    if not any(satu.kiriman or satu.daftar_salah or satu.tolak for satu in hasil.values()):
        raise BukuDitolak(
            "Tidak ada isian yang berbeda dari saat buku ini diunduh; tidak ada yang perlu "
            "disimpan. Sudahkah Anda menyimpan buku itu sesudah mengisinya?"
        )
    return hasil


def _periksa_surat(bahan: BahanBuku, surat: Surat) -> None:
    penugasan, periode = bahan.penugasan, bahan.periode
    if surat.kecamatan != penugasan.kecamatan_id:
        raise BukuDitolak("Buku ini milik kecamatan lain. Unggah buku dari halaman ini.")
    if surat.penugasan != penugasan.pk:
        raise BukuDitolak(
            f"Buku ini untuk penugasan lain, bukan {penugasan.pegawai} sebagai "
            f"{penugasan.posisi}. Buka Excel dari lembar penugasan itu."
        )
    if not surat.bulan:
        raise BukuDitolak(
            "Buku ini diunduh hanya untuk dibaca: saat itu tidak ada bulan yang dapat diisi. "
            "Unduh buku baru bila bulannya sudah terbuka."
        )
    cocok = surat.sepanjang_tahun or periode.bulan in surat.bulan
    if surat.tahun != periode.tahun or not cocok:
        raise BukuDitolak(
            f"Buku ini untuk {surat.sebutan}, sedangkan halaman ini {periode.nama}. "
            "Buka bulan yang sesuai, lalu unggah di sana."
        )


def _baca_bulan(
    bahan: BahanBuku,
    terbaca: BukuTerbaca,
    surat: Surat,
    bulan: int,
    daftar: Mapping[int, BarisSurat],
) -> BacaanBulan:
    """Read the rows that differ from what was written; a month closed meanwhile is refused."""
    nama = Periode(surat.tahun, bulan).nama
    if nama not in terbaca.lembar:
        raise BukuDitolak(f"Lembar “{nama}” tidak ada lagi di buku ini. {SALIN}")
    isian = {pk: _baca_isian(terbaca, nama, satu.letak) for pk, satu in daftar.items()}
    berubah = {
        pk
        for pk, (teks, masalah) in isian.items()
        if masalah or susun_sidik(teks) != daftar[pk].sidik
    }
    bacaan = BacaanBulan(tetap=len(daftar) - len(berubah))
    if (penolakan := bahan.tolak(bulan)) is not None:
        bacaan.tolak = penolakan.pesan if berubah else ""
        return bacaan
    susunan = susun_bulan(bahan, bulan)
    _periksa_susunan(bahan, terbaca, surat, susunan, daftar)
    for baris in susunan.daftar_baris:
        if baris.indikator_id in berubah:
            teks, masalah = isian[baris.indikator_id]
            _masukkan(bacaan, baris, teks, masalah, daftar[baris.indikator_id].versi)
    return bacaan


def _baca_isian(
    terbaca: BukuTerbaca, lembar: str, letak: int
) -> tuple[dict[str, str], dict[str, str]]:
    """Return (letter → text, letter → what is wrong) of a row."""
    sel = {huruf: terbaca.sel(lembar, letak, kolom) for huruf, kolom in KOLOM_ISIAN.items()}
    teks = {huruf: satu.teks for huruf, satu in sel.items()}
    teks["n"], teks["s"] = teks["n"].lower(), teks["s"].lower()
    masalah = {huruf: satu.masalah for huruf, satu in sel.items() if satu.masalah}
    if teks["n"] not in ("", NIHIL):
        masalah["n"] = "hanya boleh berisi “nihil” atau kosong"
    if teks["s"] not in ("", "ya", "tidak"):
        masalah["s"] = "hanya boleh berisi “ya” atau “tidak”"
    return teks, masalah


def _masukkan(
    bacaan: BacaanBulan,
    baris: BarisBuku,
    teks: Mapping[str, str],
    masalah: Mapping[str, str],
    versi: int,
) -> None:
    """Take a row under the names of the form, or say which of its cells stand in the way."""
    pk = baris.indikator_id
    masalah = dict(masalah) | {
        huruf: "tidak dipakai pada baris ini. Kosongkan"
        for huruf in KOLOM_ISIAN
        if teks[huruf] and huruf not in baris.ditawarkan
    }
    bacaan.letak[pk] = baris.letak
    for huruf, sebab in masalah.items():
        sel = susun_alamat(baris.letak, KOLOM_ISIAN[huruf])
        bacaan.daftar_salah.append(Salah(baris.nomor, baris.pertanyaan, f"Sel {sel} {sebab}."))
    if not masalah:
        isi = dict(teks) | {"n": "ya" if teks["n"] else "", "v": str(versi)}
        bacaan.kiriman |= {f"{huruf}-{pk}": nilai for huruf, nilai in isi.items()}


def _periksa_susunan(
    bahan: BahanBuku,
    terbaca: BukuTerbaca,
    surat: Surat,
    susunan: BulanBuku,
    daftar: Mapping[int, BarisSurat],
) -> None:
    """Rows and their locked texts must stand where they stood."""
    nama = susunan.periode.nama
    letak = {baris.indikator_id: baris.letak for baris in susunan.daftar_baris}
    sama = letak == {pk: baris.letak for pk, baris in daftar.items()}
    beda = _cari_beda(terbaca, nama, susunan) if sama else "letak"
    if beda != "" and (not sama or surat.katalog != bahan.katalog):
        raise BukuBasi(f"Katalog IKI atau masa tugas berubah sejak buku ini diunduh. {SALIN}")
    if beda != "":
        raise BukuDitolak(
            f"Lembar “{nama}”, {beda}. Baris dan tulisan di buku ini tidak boleh diubah, "
            f"dihapus, atau dipindah. {SALIN}"
        )


def _cari_beda(terbaca: BukuTerbaca, nama: str, susunan: BulanBuku) -> str:
    """Return the first thing out of place in words, empty when everything stands as written."""
    nomor = {
        teks: baris
        for (baris, kolom), sel in terbaca.lembar[nama].items()
        if kolom == 0 and (teks := sel.teks).isdigit()
    }
    for baris in susunan.daftar_baris:
        letak = nomor.get(str(baris.nomor))
        if letak is None:
            return f"baris nomor {baris.nomor} hilang"
        if letak != baris.letak:
            return f"baris nomor {baris.nomor} berpindah ke baris {letak + 1}"
        for kolom, tulisan in baris.tulisan.items():
            if _rapat(terbaca.sel(nama, letak, kolom).teks) != _rapat(tulisan):
                return f"tulisan pada sel {susun_alamat(letak, kolom)} berubah"
    return ""


def _rapat(teks: str) -> str:
    return " ".join(teks.split())


# --- the preview ----------------------------------------------------------------------------------


def susun_pratinjau(
    bahan: BahanBuku,
    daftar_bacaan: Mapping[int, BacaanBulan],
    jawaban: Mapping[str, str],
) -> list[BulanPratinjau]:
    """Return month by month what saving would change; ``jawaban`` holds the choices made."""
    daftar = sorted(daftar_bacaan.items())
    return [_susun_bulan(bahan, bulan, satu, jawaban) for bulan, satu in daftar]


def _susun_bulan(
    bahan: BahanBuku, bulan: int, bacaan: BacaanBulan, jawaban: Mapping[str, str]
) -> BulanPratinjau:
    penolakan = bahan.tolak(bulan)
    tersimpan = bahan.tersimpan.get(bulan, {})
    daftar_arti = {} if penolakan else {b.indikator_id: b for b in bahan.baris(bulan)}
    baca = baca_matriks(bacaan.kiriman, list(daftar_arti.values()), tersimpan)
    temuan = {
        pk: [(satu.isian, satu.pesan) for satu in daftar] for pk, daftar in baca.galat.items()
    }
    ubah: list[BarisPratinjau] = []
    for isian in baca.isian:
        arti = daftar_arti[isian.indikator_id]
        if masalah := periksa_isian(arti, isian, bulan):
            temuan[arti.indikator_id] = [(satu.isian.value, satu.pesan) for satu in masalah]
        elif ada_perubahan(tersimpan, [isian]):
            pilihan = jawaban.get(f"pilih-{bulan}-{isian.indikator_id}", "")
            ubah.append(_susun_baris(arti, isian, tersimpan.get(isian.indikator_id), pilihan))
    salah = [
        *bacaan.daftar_salah,
        *(
            s
            for pk, daftar in temuan.items()
            for s in _susun_salah(daftar_arti[pk], bacaan, daftar)
        ),
    ]
    return BulanPratinjau(
        periode=Periode(bahan.periode.tahun, bulan),
        daftar_ubah=tuple(satu for satu in ubah if not satu.bentrok),
        daftar_bentrok=tuple(satu for satu in ubah if satu.bentrok),
        daftar_salah=tuple(sorted(salah, key=lambda satu: satu.nomor)),
        tetap=bacaan.tetap + bacaan.banyaknya - len(ubah) - len(temuan),
        tolak=bacaan.tolak or (penolakan.pesan if penolakan and bacaan.kiriman else ""),
    )


def _susun_salah(
    arti: BarisArti, bacaan: BacaanBulan, temuan: list[tuple[str, str]]
) -> list[Salah]:
    letak = bacaan.letak.get(arti.indikator_id)
    daftar = []
    for isian, pesan in temuan:
        sel = (
            "" if letak is None else f"Sel {susun_alamat(letak, KOLOM_ISIAN[HURUF_GALAT[isian]])}: "
        )
        daftar.append(Salah(arti.nomor, arti.formulasi, f"{sel}{pesan}"))
    return daftar


def _susun_baris(
    arti: BarisArti, isian: IsianBaris, lama: Realisasi | None, pilihan: str
) -> BarisPratinjau:
    kini = hitung.Sel(hitung.KeadaanSel.BELUM) if lama is None else lama.sel
    versi = 0 if lama is None else lama.versi
    return BarisPratinjau(
        arti=arti,
        isian=isian,
        lama=_tulis(arti, kini, "" if lama is None else lama.keterangan),
        baru=_tulis(arti, isian.sel, isian.keterangan),
        versi=versi,
        bentrok=versi != isian.versi,
        dijawab=pilihan in (f"ganti:{versi}", f"tetap:{versi}"),
        ganti=pilihan == f"ganti:{versi}",
        peringatan=tuple(s.pesan for s in hitung.periksa_kewajaran(arti.aturan, isian.sel)),
    )


def _tulis(arti: BarisArti, sel: hitung.Sel, keterangan: str) -> str:
    """Return everything a row holds in words."""
    kosong = sel.keadaan is hitung.KeadaanSel.BELUM
    bagian = ["kosong" if kosong else tulis_nilai(arti.aturan, sel)]
    if sel.syarat_terpenuhi is not None:
        bagian.append(f"syarat: {'ya' if sel.syarat_terpenuhi else 'tidak'}")
    if keterangan:
        bagian.append(f"keterangan: {keterangan}")
    return "; ".join(bagian)


def saring_kiriman(
    daftar_bacaan: Mapping[int, BacaanBulan], daftar_bulan: list[BulanPratinjau]
) -> dict[int, Kiriman]:
    """Return month → inputs of the rows that saving would change; what the preview hands on."""
    hasil: dict[int, Kiriman] = {}
    for bulan in daftar_bulan:
        dipakai = {satu.kunci for satu in (*bulan.daftar_ubah, *bulan.daftar_bentrok)}
        kiriman = {
            nama: teks
            for nama, teks in daftar_bacaan[bulan.periode.bulan].kiriman.items()
            if nama.partition("-")[2] in dipakai
        }
        if kiriman:
            hasil[bulan.periode.bulan] = kiriman
    return hasil


# --- the answer -----------------------------------------------------------------------------------


def pilih_isian(daftar_bulan: list[BulanPratinjau]) -> dict[int, list[IsianBaris]]:
    """Return the rows to save, by month; BukuBasi when one of them is no longer as shown.

    A row that collided comes with ``pilih-<bulan>-<id>``: "ganti:<versi>" or "tetap:<versi>".
    """
    hasil: dict[int, list[IsianBaris]] = {}
    for bulan in daftar_bulan:
        if bulan.tolak or bulan.daftar_salah:
            sebab = bulan.tolak or bulan.daftar_salah[0].pesan
            raise BukuBasi(f"Belum ada yang tersimpan. {bulan.periode.nama}: {sebab}")
        if not all(satu.dijawab for satu in bulan.daftar_bentrok):
            raise BukuBasi(BENTROK)
        hasil[bulan.periode.bulan] = [satu.isian for satu in bulan.daftar_ubah] + [
            replace(satu.isian, versi=satu.versi) for satu in bulan.daftar_bentrok if satu.ganti
        ]
    return {bulan: daftar for bulan, daftar in hasil.items() if daftar}


BENTROK = (
    "Belum ada yang tersimpan: sebagian isian berubah sejak pratinjau tadi. "
    "Periksa pratinjau yang baru di bawah, lalu terapkan lagi."
)
