"""An average of capaian: which rows enter it, n of m, each with its own figure to open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.urls import reverse

from indikator import hitung
from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from kinerja.inti.angka import tulis_persen
from laporan.penjelasan.tipe import Anggota, JenisAngka, PenjelasanAngka, Tautan
from laporan.rekap.bahan import ambil_bahan, susun_sel
from laporan.rekap.baris import susun_capaian, susun_persen, susun_rata
from laporan.rekap.jangka import Jangka, JangkaAngka
from laporan.rekap.pegawai import susun_catatan_disetujui
from realisasi.arti import BarisArti

KEPALA_INDIKATOR = ("Indikator", "Capaian", "Nilai terhitung")
PasanganHasil = tuple[BarisArti, hitung.Hasil]
Pengalamat = Callable[[BarisArti, JenisAngka], str]


def ambil_penjelasan_rata(
    pelaku: Pelaku, penugasan: Penugasan, jangka: JangkaAngka
) -> PenjelasanAngka:
    """Return the average of a post as its report prints it (2 queries for an approved month,
    else 3); LaporanTidakAda as the report."""
    periode, jendela = jangka.periode, jangka.jendela
    bahan = ambil_bahan(pelaku, penugasan, Jangka.sebulan(periode), bertanda_tangan=False)
    sel = susun_sel(bahan.sampai)
    daftar = [
        (baris, hitung.hitung_hasil(baris.aturan, [deret], jendela, bahan.arti.kategori))
        for baris in bahan.arti.baris
        for deret in [baris.deret({b: (s,) for b, s in sel.get(baris.indikator_id, {}).items()})]
    ]

    def susun_alamat(baris: BarisArti, jenis: JenisAngka) -> str:
        return reverse(
            "laporan:jelaskan_angka", args=[penugasan.pk, jangka.kode, baris.indikator_id, jenis]
        )

    return susun_penjelasan_rata(
        daftar,
        bahan.arti.kategori,
        jangka,
        tentang=f"Rata-rata capaian {bahan.arti.pegawai.nama}",
        subjek=bahan.arti.pegawai.jabatan,
        susun_alamat=susun_alamat,
        catatan=susun_catatan_disetujui(bahan),
        daftar_naik=(
            Tautan(
                *("Laporan", f"Laporan realisasi {periode.nama}"),
                reverse("laporan:realisasi", args=[penugasan.pk, periode.kode]),
            ),
        ),
    )


def susun_penjelasan_rata(
    daftar: Sequence[PasanganHasil],
    kategori: hitung.AturanKategori,
    jangka: JangkaAngka,
    *,
    tentang: str,
    subjek: str,
    susun_alamat: Pengalamat,
    catatan: tuple[str, ...] = (),
    daftar_naik: tuple[Tautan, ...] = (),
) -> PenjelasanAngka:
    """Return the average of some rows: members in document order, the sum and its division."""
    rata = susun_rata([hasil for _, hasil in daftar], kategori)
    return PenjelasanAngka(
        judul=f"Rata-rata capaian {jangka.sebutan}",
        teks=rata.angka.teks,
        kategori="" if rata.angka.nilai is None else rata.kategori,
        keterangan=rata.keterangan,
        tentang=tentang,
        subjek=subjek,
        aturan=(
            ("Rata-rata", "Nilai terhitung semua indikator yang jatuh tempo dan bertarget"),
            ("Nilai terhitung", hitung.susun_aturan_terhitung(kategori)),
        ),
        langkah=(f"Rata-rata: {rata.langkah or '–'}",),
        catatan=catatan,
        kepala_anggota=KEPALA_INDIKATOR,
        daftar_anggota=tuple(
            _susun_anggota(baris, hasil, jangka.bulan, susun_alamat) for baris, hasil in daftar
        ),
        daftar_naik=daftar_naik,
    )


def _susun_anggota(
    baris: BarisArti, hasil: hitung.Hasil, bulan: int, susun_alamat: Pengalamat
) -> Anggota:
    capaian = susun_capaian(baris, hasil, bulan)
    return Anggota(
        nama=f"{baris.nomor}. {baris.nama}",
        angka=Tautan("Capaian", capaian.teks, susun_alamat(baris, JenisAngka.CAPAIAN)),
        rinci=Tautan(
            *("Nilai terhitung", susun_persen(hasil.nilai_terhitung).teks),
            alamat=susun_alamat(baris, JenisAngka.TERHITUNG),
        ),
        sebab=sebut_sebab(hasil),
    )


def sebut_sebab(hasil: hitung.Hasil) -> str:
    """Why a row does not enter the average; empty where it does."""
    if hasil.nilai_terhitung is not None:
        return "sementara" if hasil.sementara else ""
    if hasil.netral or hasil.keadaan is hitung.KeadaanHasil.BELUM_JATUH_TEMPO:
        return "di luar rata-rata"
    return "belum terhitung"


def susun_langkah_gabungan(daftar: Sequence[hitung.RataCapaian], rata: hitung.RataCapaian) -> str:
    """``(96,00 + 88,50) : 2 = 92,25 %``."""
    angka = [susun_persen(satu.nilai).teks for satu in daftar if satu.nilai is not None]
    if rata.nilai is None:
        return "–"
    jumlah = " + ".join(teks.removesuffix("\u202f%") for teks in angka)
    return f"({jumlah}) : {len(angka)} = {tulis_persen(rata.nilai)}"
