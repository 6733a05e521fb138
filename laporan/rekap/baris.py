"""One row of the report: computed by ``hitung``, written as text once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from indikator import hitung
from indikator.rekap import hitung_rentang
from kinerja.inti.angka import TIDAK_ADA, tulis_angka, tulis_persen
from kinerja.inti.waktu import NAMA_BULAN
from laporan.rekap.tipe import Angka, BarisRekap, Masukan, RataRekap, SumberHitungan
from realisasi.arti import ArtiLembar, BarisArti

BELUM = hitung.Sel(hitung.KeadaanSel.BELUM)
TANPA_TARGET = "Target belum ditetapkan"
SelSetahun = Mapping[int, Mapping[int, hitung.Sel]]


def susun_baris(
    arti: ArtiLembar, sel: SelSetahun, keterangan: Mapping[int, str], bulan: int
) -> tuple[tuple[BarisRekap, ...], RataRekap]:
    """Return the rows up to ``bulan`` and their average; ``sel``: indikator id → month → cell."""
    daftar = [
        _susun_satu(
            _Bahan(baris, sel.get(baris.indikator_id, {}), arti.kategori, bulan),
            rentang,
            keterangan.get(baris.indikator_id, ""),
        )
        for baris, rentang in zip(arti.baris, _hitung_rentang(arti.baris), strict=True)
    ]
    rata = susun_rata([hasil for _, hasil in daftar], arti.kategori)
    return tuple(baris for baris, _ in daftar), rata


@dataclass(frozen=True, slots=True)
class _Bahan:
    """One row with its year of cells."""

    arti: BarisArti
    isian: Mapping[int, hitung.Sel]
    kategori: hitung.AturanKategori
    bulan: int

    @property
    def deret(self) -> list[hitung.Deret]:
        return [self.arti.deret({bulan: (sel,) for bulan, sel in self.isian.items()})]

    @property
    def sel(self) -> hitung.Sel:
        return self.isian.get(self.bulan, BELUM)

    def hitung(self, awal: int) -> tuple[hitung.Hasil, hitung.Penjelasan]:
        """Return the figures of awal..bulan and how they came about."""
        jendela, aturan = hitung.Jendela(awal, self.bulan), self.arti.aturan
        return (
            hitung.hitung_hasil(aturan, self.deret, jendela, self.kategori),
            hitung.susun_penjelasan(aturan, self.deret, jendela, self.kategori),
        )


def _susun_satu(
    bahan: _Bahan, rentang: tuple[int, int], keterangan: str
) -> tuple[BarisRekap, hitung.Hasil]:
    arti, aturan = bahan.arti, bahan.arti.aturan
    hasil, penjelasan = bahan.hitung(1)
    hasil_bulan, penjelasan_bulan = bahan.hitung(bahan.bulan)
    baris = BarisRekap(
        indikator_id=arti.indikator_id,
        nomor=arti.nomor,
        kinerja_utama=arti.kinerja_utama,
        rentang_kinerja_utama=rentang[0],
        indikator=arti.nama,
        formulasi=arti.formulasi,
        daftar_sumber=arti.sumber,
        rentang_sumber=rentang[1],
        satuan=aturan.satuan,
        keadaan_bulan=bahan.sel.keadaan,
        target_bulan=susun_target(arti, hasil_bulan, bahan.bulan),
        realisasi_bulan=susun_realisasi(aturan, hasil_bulan),
        rincian_bulan=susun_rincian(aturan, bahan.sel.pembilang, bahan.sel.penyebut),
        target=susun_target(arti, hasil, bahan.bulan),
        realisasi=susun_realisasi(aturan, hasil),
        rincian=susun_rincian(aturan, hasil.pembilang, hasil.penyebut),
        capaian=susun_capaian(arti, hasil, bahan.bulan),
        nilai_terhitung=susun_persen(hasil.nilai_terhitung),
        kategori=TIDAK_ADA if hasil.kategori is None else hasil.kategori,
        keterangan=keterangan,
        catatan=_susun_catatan(bahan, hasil),
        alasan_merah=hasil.alasan_merah,
        penjelasan_bulan=penjelasan_bulan,
        penjelasan=penjelasan,
        masukan=_susun_masukan(bahan),
        hitungan=_susun_sumber_hitungan(aturan),
    )
    return baris, hasil


def _hitung_rentang(daftar: Sequence[BarisArti]) -> list[tuple[int, int]]:
    """Return (span of kinerja utama, span of sumber data) of each row, 0 below a merged cell."""
    pasangan = list(pairwise(daftar))
    kinerja = [atas.kinerja_utama_id == ini.kinerja_utama_id for atas, ini in pasangan]
    sumber = [
        sama and ini.sumber_gabung_atas and atas.sumber == ini.sumber
        for sama, (atas, ini) in zip(kinerja, pasangan, strict=True)
    ]
    return list(
        zip(
            hitung_rentang([False, *kinerja][: len(daftar)]),
            hitung_rentang([False, *sumber][: len(daftar)]),
            strict=True,
        )
    )


# --- figures and their texts --------------------------------------------------------------------


def _nilai(aturan: hitung.Aturan, nilai: Decimal) -> Angka:
    """A figure in the row's satuan."""
    if aturan.jenis is hitung.Jenis.PERSENTASE:
        return susun_persen(nilai)
    return Angka(nilai, tulis_angka(nilai, aturan.desimal), aturan.desimal)


def susun_persen(nilai: Decimal | None) -> Angka:
    """A percentage, or "–"."""
    return Angka(nilai, tulis_persen(nilai), 2, persen=True)


def susun_target(baris: BarisArti, hasil: hitung.Hasil, bulan: int) -> Angka:
    """The target of a window, or why there is none."""
    if hasil.target is not None:
        return _nilai(baris.aturan, hasil.target)
    if hasil.netral:
        return Angka(None, TIDAK_ADA)
    if hasil.jatuh_tempo == 0:
        return Angka(None, _tulis_jatuh_tempo(baris, bulan))
    return Angka(None, TANPA_TARGET)


def susun_realisasi(aturan: hitung.Aturan, hasil: hitung.Hasil) -> Angka:
    """Three states stay three: a figure (0 included), "nihil", "–"."""
    if hasil.nihil:
        return Angka(None, "nihil")
    if hasil.realisasi is None:
        return Angka(None, TIDAK_ADA)
    return _nilai(aturan, hasil.realisasi)


def susun_capaian(baris: BarisArti, hasil: hitung.Hasil, bulan: int) -> Angka:
    """Capaian, or the word that stands in its place."""
    if hasil.capaian is not None:
        return susun_persen(hasil.capaian)
    if hasil.netral:
        return Angka(None, "netral")
    if hasil.keadaan is hitung.KeadaanHasil.BELUM_JATUH_TEMPO:
        return Angka(None, _tulis_jatuh_tempo(baris, bulan))
    if baris.target is None:
        return Angka(None, TANPA_TARGET)
    return Angka(None, TIDAK_ADA)


def _tulis_jatuh_tempo(baris: BarisArti, bulan: int) -> str:
    """ "belum jatuh tempo (Juni)"; where nothing falls due any more this year, "tidak …"."""
    nanti = [
        b
        for b in sorted(baris.aturan.bulan_jatuh_tempo)
        if b > bulan and baris.bagian.get(b, 0) > 0
    ]
    if not nanti:
        return "tidak jatuh tempo"
    return f"belum jatuh tempo ({NAMA_BULAN[nanti[0] - 1]})"


def susun_rincian(
    aturan: hitung.Aturan, pembilang: Decimal | None, penyebut: Decimal | None
) -> str:
    """The two halves of a ratio: "74 dari 80", "260 : 40"; empty for a count."""
    if aturan.jenis is hitung.Jenis.JUMLAH or pembilang is None or penyebut is None:
        return ""
    kata = "dari" if aturan.jenis is hitung.Jenis.PERSENTASE else ":"
    return f"{tulis_angka(pembilang)} {kata} {tulis_angka(penyebut)}"


# --- words beside the figures -------------------------------------------------------------------


def _susun_catatan(bahan: _Bahan, hasil: hitung.Hasil) -> tuple[str, ...]:
    """What a reader must know beside the figures of a row."""
    catatan: list[str] = []
    if hasil.sementara:
        catatan.append(f"Sementara: {hasil.terjawab} dari {hasil.jatuh_tempo} bulan")
    aturan = bahan.arti.aturan
    if aturan.agregasi is hitung.Agregasi.TERAKHIR:
        terisi = [b for b, sel in bahan.isian.items() if hitung.nilai_sel(aturan, sel) is not None]
        if terisi and max(terisi) != bahan.bulan:
            catatan.append(f"Posisi {NAMA_BULAN[max(terisi) - 1]}")
    catatan += [
        f"Syarat tidak terpenuhi ({NAMA_BULAN[gagal.bulan - 1]}): {gagal.uraian}"
        for gagal in hasil.syarat_gagal
    ]
    return (*catatan, *hasil.catatan)


_JAWABAN_SYARAT = {None: "", True: "Ya", False: "Tidak"}


def _susun_masukan(bahan: _Bahan) -> tuple[Masukan, ...]:
    """What was entered, January to ``bulan``."""
    daftar = []
    for satu in range(1, bahan.bulan + 1):
        sel = bahan.isian.get(satu, BELUM)
        syarat = _JAWABAN_SYARAT[sel.syarat_terpenuhi]
        daftar.append(Masukan(satu, sel.keadaan, sel.pembilang, sel.penyebut, syarat))
    return tuple(daftar)


def _susun_sumber_hitungan(aturan: hitung.Aturan) -> SumberHitungan:
    return SumberHitungan(
        jenis=aturan.jenis,
        agregasi=aturan.agregasi,
        polaritas=aturan.polaritas,
        desimal=hitung.ambil_desimal(aturan),
        label_pembilang=aturan.label_pembilang,
        label_penyebut=aturan.label_penyebut,
    )


def susun_rata(daftar_hasil: Sequence[hitung.Hasil], kategori: hitung.AturanKategori) -> RataRekap:
    """The average of nilai terhitung with its arithmetic."""
    rata = hitung.hitung_rata_capaian(daftar_hasil, kategori)
    daftar_nilai = [
        tulis_angka(hasil.nilai_terhitung, 2)
        for hasil in daftar_hasil
        if hasil.nilai_terhitung is not None
    ]
    langkah = ""
    if rata.nilai is not None:
        jumlah = " + ".join(daftar_nilai)
        langkah = f"({jumlah}) : {rata.terhitung} = {tulis_persen(rata.nilai)}"
    return RataRekap(
        angka=susun_persen(rata.nilai),
        kategori=TIDAK_ADA if rata.kategori is None else rata.kategori,
        terhitung=rata.terhitung,
        seluruhnya=rata.seluruhnya,
        sementara=rata.sementara,
        langkah=langkah,
    )
