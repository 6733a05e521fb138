"""What a workbook of a post is made of: the year as read, its months as sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from jabatan.izin import Pejabat, Pelaku, susun_pejabat
from jabatan.models import Penugasan
from jabatan.models.organisasi import Kalender
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.teks import hapus_kendali
from kinerja.inti.waktu import Periode, tulis_tanggal_hari
from realisasi.alur import Keadaan, Tindakan
from realisasi.arti import ArtiLembar, BarisArti, dari_json, susun_arti
from realisasi.forms import Ketikan, ambil_desimal_isian, susun_ketikan
from realisasi.izin import Situasi, ambil_bulan
from realisasi.kesalahan import TanpaKatalog
from realisasi.models import Cuplikan, LembarBulanan, Realisasi
from realisasi.rekap import susun_situasi
from realisasi.susunan import (
    BARIS_KEPALA,
    NIHIL,
    BarisBuku,
    BarisSurat,
    Buku,
    BulanBuku,
    Surat,
    susun_label,
    susun_sidik,
    tulis_surat,
)


@dataclass(frozen=True)
class BahanBuku:
    """The year of one post before one person; ``periode`` is the month of the page.

    Cells and meaning are read at first use.
    """

    pelaku: Pelaku
    penugasan: Penugasan
    periode: Periode
    daftar_lembar: Mapping[int, LembarBulanan]
    kalender: Kalender
    pejabat: Pejabat
    _situasi: dict[int, Situasi] = field(default_factory=dict)

    def situasi(self, bulan: int) -> Situasi:
        if bulan not in self._situasi:
            self._situasi[bulan] = susun_situasi(
                self.pelaku,
                self.penugasan,
                Periode(self.periode.tahun, bulan),
                self.daftar_lembar.get(bulan),
                kalender=self.kalender,
                pejabat=self.pejabat,
            )
        return self._situasi[bulan]

    def tolak(self, bulan: int) -> Penolakan | None:
        """Return why this person cannot fill a month, None when he can."""
        return self.situasi(bulan).tolak(Tindakan.ISI)

    @property
    def daftar_bulan(self) -> list[int]:
        """Months of the year book: past ones of the post, and those with a sheet."""
        tahun = self.periode.tahun
        return [
            bulan
            for bulan in range(1, 13)
            if bulan in self.daftar_lembar
            or (
                bulan in self.penugasan.bagian(tahun)
                and Periode(tahun, bulan).akhir < self.pelaku.pada
            )
        ]

    @property
    def daftar_terbuka(self) -> list[int]:
        """Months of the year book this person can fill."""
        return [bulan for bulan in self.daftar_bulan if self.tolak(bulan) is None]

    @property
    def bisa_unggah(self) -> bool:
        return self.tolak(self.periode.bulan) is None or bool(self.daftar_terbuka)

    @cached_property
    def tersimpan(self) -> dict[int, dict[int, Realisasi]]:
        """Month → indikator id → stored cell (1 query)."""
        daftar = Realisasi.objects.setahun(
            [self.penugasan.kecamatan_id], self.periode.tahun
        ).filter(lembar__penugasan=self.penugasan)
        hasil: dict[int, dict[int, Realisasi]] = {}
        for sel in daftar:
            hasil.setdefault(sel.bulan, {})[sel.indikator_id] = sel
        return hasil

    @cached_property
    def arti_hidup(self) -> ArtiLembar | None:
        return susun_arti(self.penugasan, self.periode.tahun)

    @cached_property
    def arti_beku(self) -> dict[int, ArtiLembar]:
        """Month → frozen meaning of approved months (1 query, none where there is none)."""
        disetujui = {
            lembar.pk: bulan
            for bulan, lembar in self.daftar_lembar.items()
            if lembar.status is Keadaan.DISETUJUI
        }
        if not disetujui:
            return {}
        daftar = Cuplikan.objects.filter(lembar__in=disetujui).order_by("lembar", "versi_lembar")
        terbaru = {disetujui[satu.lembar_id]: satu.isi for satu in daftar}
        return {bulan: dari_json(isi) for bulan, isi in terbaru.items()}

    def baris(self, bulan: int) -> list[BarisArti]:
        """Return the rows of a month's sheet in order; none where nothing says what they mean."""
        arti = self.arti_beku.get(bulan) or self.arti_hidup
        ada = self.tersimpan.get(bulan, {})
        return [
            baris
            for baris in (arti.baris if arti is not None else ())
            if bulan in baris.bagian or baris.indikator_id in ada
        ]

    @property
    def katalog(self) -> str:
        """Which catalogue the open rows stand in, and its edition."""
        arti = self.arti_hidup
        if arti is None:
            return ""
        return f"{arti.tahun_katalog}/{arti.nomor_sk}/{arti.versi_katalog}"


def ambil_bahan(pelaku: Pelaku, penugasan_id: int, kode: str) -> BahanBuku:
    """Return the year of a post he may see; Http404 for a bad month, an unseen post, or a seat
    without IKI."""
    penugasan, periode = ambil_bulan(pelaku, penugasan_id, kode)
    daftar_lembar = LembarBulanan.objects.filter(
        kecamatan_id=penugasan.kecamatan_id, tahun=periode.tahun, penugasan=penugasan
    )
    return BahanBuku(
        pelaku=pelaku,
        penugasan=penugasan,
        periode=periode,
        daftar_lembar={lembar.bulan: lembar for lembar in daftar_lembar},
        kalender=Kalender(penugasan.kecamatan),
        pejabat=susun_pejabat(penugasan.kecamatan_id, pelaku.pada),
    )


def susun_buku(bahan: BahanBuku, daftar_bulan: Sequence[int], *, sepanjang_tahun: bool) -> Buku:
    """Return the workbook of these months; TanpaKatalog where no row of any can be named."""
    daftar = [susun_bulan(bahan, bulan) for bulan in daftar_bulan]
    if not any(bulan.daftar_baris for bulan in daftar):
        raise TanpaKatalog(
            f"Tidak ada indikator {bahan.penugasan.posisi} yang berlaku pada bulan ini. "
            "Hubungi admin kecamatan."
        )
    penugasan, tahun = bahan.penugasan, bahan.periode.tahun
    surat = Surat(
        kecamatan=penugasan.kecamatan_id,
        penugasan=penugasan.pk,
        tahun=tahun,
        katalog=bahan.katalog,
        sepanjang_tahun=sepanjang_tahun,
        bulan={
            bulan.periode.bulan: {
                baris.indikator_id: BarisSurat(baris.letak, baris.versi, susun_sidik(baris.isian))
                for baris in bulan.daftar_baris
            }
            for bulan in daftar
            if not bulan.tolak
        },
    )
    sebutan = f"tahun {tahun}" if sepanjang_tahun else bahan.periode.nama
    return Buku(
        judul=f"Isian realisasi {sebutan}",
        pemilik=f"{penugasan.pegawai} · {penugasan.posisi} · Kecamatan {penugasan.kecamatan.nama}",
        pembuat=bahan.pelaku.nama,
        saat=bahan.pelaku.waktu,
        surat=tulis_surat(surat),
        daftar_bulan=tuple(daftar),
    )


def susun_bulan(bahan: BahanBuku, bulan: int) -> BulanBuku:
    """Return one month as a sheet: where every row stands, and what is stored in it."""
    periode = Periode(bahan.periode.tahun, bulan)
    penolakan = bahan.tolak(bulan)
    ada = bahan.tersimpan.get(bulan, {})
    letak = BARIS_KEPALA
    daftar_kelompok: list[tuple[int, str]] = []
    daftar_baris: list[BarisBuku] = []
    for _, grup in groupby(bahan.baris(bulan), key=lambda baris: baris.kinerja_utama_id):
        letak += 1
        isi = list(grup)
        daftar_kelompok.append((letak, isi[0].kinerja_utama))
        for arti in isi:
            letak += 1
            daftar_baris.append(_susun_baris(arti, letak, bulan, ada.get(arti.indikator_id)))
    batas = tulis_tanggal_hari(bahan.kalender.jadwal(periode).batas)
    return BulanBuku(
        periode=periode,
        tolak="" if penolakan is None else f"Hanya untuk dibaca. {penolakan.pesan}",
        petunjuk=(
            f"Isi sel yang berwarna kuning saja; batas pengisian {batas}. Sesudah selesai, simpan, "
            "lalu unggah buku ini di aplikasi: Isi Realisasi, Excel."
        ),
        daftar_kelompok=tuple(daftar_kelompok),
        daftar_baris=tuple(daftar_baris),
    )


def _susun_baris(arti: BarisArti, letak: int, bulan: int, tersimpan: Realisasi | None) -> BarisBuku:
    wajib = bulan in arti.aturan.bulan_jatuh_tempo
    return BarisBuku(
        indikator_id=arti.indikator_id,
        letak=letak,
        nomor=arti.nomor,
        pertanyaan=arti.formulasi,
        sumber="\n".join([*arti.sumber, *([] if wajib else ["(tidak wajib bulan ini)"])]),
        satuan=arti.aturan.satuan,
        label=susun_label(arti.aturan),
        aturan=arti.aturan,
        desimal_pembilang=ambil_desimal_isian(arti.aturan),
        versi=0 if tersimpan is None else tersimpan.versi,
        isian=susun_isian(susun_ketikan(arti.aturan, tersimpan)),
    )


def susun_isian(ketikan: Ketikan) -> dict[str, str]:
    """Return the inputs of a row by their letters, as a workbook writes them."""
    return {
        "p": ketikan.pembilang,
        "q": ketikan.penyebut,
        "n": NIHIL if ketikan.nihil else "",
        "s": ketikan.syarat,
        "k": hapus_kendali(ketikan.keterangan),
    }
