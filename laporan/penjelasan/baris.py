"""A figure of one row of one post: rule, months with their people, arithmetic, source."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404
from django.urls import reverse

from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from laporan.penjelasan.angka import (
    DAFTAR_SD,
    DAFTAR_SEBULAN,
    HitunganBaris,
    sebut_satuan,
    susun_aturan,
    susun_lain,
    susun_langkah,
)
from laporan.penjelasan.asal import AsalSel, ambil_asal, susun_bulan
from laporan.penjelasan.tipe import (
    BulanAsal,
    JenisAngka,
    Pemegang,
    PenjelasanAngka,
    Tautan,
)
from laporan.rekap.bahan import Bahan, ambil_bahan, susun_sel
from laporan.rekap.jangka import Jangka, JangkaAngka
from realisasi.alur import Keadaan
from realisasi.arti import ArtiLembar, BarisArti

BERTARGET = (JenisAngka.TARGET, JenisAngka.CAPAIAN, JenisAngka.TERHITUNG, JenisAngka.TARGET_BULAN)


def ambil_penjelasan_baris(
    pelaku: Pelaku, penugasan: Penugasan, jangka: JangkaAngka, indikator_id: int, jenis: JenisAngka
) -> PenjelasanAngka:
    """Return the page (4 queries for an approved month, else 6), read like the report of the month.

    Http404 for a row that this month's sheet does not have; LaporanTidakAda as the report.
    """
    periode = jangka.periode
    bahan = ambil_bahan(pelaku, penugasan, Jangka.sebulan(periode), bertanda_tangan=False)
    arti = cari_baris(bahan.arti, indikator_id)
    hitungan = _susun_hitungan(bahan, arti, jangka, sebulan=jenis.sebulan)
    hasil = hitungan.hasil
    angka = hitungan.angka(jenis, hasil)
    return PenjelasanAngka(
        judul=f"{jenis.nama} {hitungan.sebutan}",
        teks=angka.teks,
        satuan=sebut_satuan(arti.aturan, angka),
        kategori=hasil.kategori or "" if jenis is JenisAngka.CAPAIAN else "",
        keterangan=sebut_sementara(hitungan, jenis),
        tentang=f"{arti.nomor}. {arti.nama}",
        subjek=f"{bahan.arti.pegawai.nama}, {bahan.arti.pegawai.jabatan}",
        aturan=susun_aturan(hitungan, jenis),
        langkah=susun_langkah(hitungan, jenis),
        catatan=_susun_catatan(bahan),
        daftar_pemegang=(_susun_pemegang(bahan, hitungan),),
        daftar_asal=susun_daftar_asal(arti, bahan.arti),
        daftar_lain=_susun_lain(bahan, hitungan, jenis),
        daftar_naik=_susun_naik(bahan, jangka),
        bertarget=jenis in BERTARGET,
    )


def cari_baris(arti: ArtiLembar, indikator_id: int) -> BarisArti:
    """Return a row of a sheet; Http404 where it has none of that number."""
    for baris in arti.baris:
        if baris.indikator_id == indikator_id:
            return baris
    raise Http404


def susun_daftar_asal(baris: BarisArti, arti: ArtiLembar) -> tuple[tuple[str, str], ...]:
    """The printed source of a row: formulasi, sumber data, katalog."""
    return (
        ("Sumber data", ", ".join(baris.sumber) or "–"),
        ("Formulasi", baris.formulasi),
        ("Kinerja utama", baris.kinerja_utama),
        (
            "Katalog",
            f"Katalog IKI {arti.tahun_katalog}, SK Nomor {arti.nomor_sk}, "
            f"versi {arti.versi_katalog}",
        ),
    )


def _susun_hitungan(
    bahan: Bahan, arti: BarisArti, jangka: JangkaAngka, *, sebulan: bool
) -> HitunganBaris:
    sel = susun_sel(bahan.sampai).get(arti.indikator_id, {})
    deret = arti.deret({bulan: (satu,) for bulan, satu in sel.items()})
    return HitunganBaris(arti, [deret], bahan.arti.kategori, jangka, sebulan)


def sebut_sementara(hitungan: HitunganBaris, jenis: JenisAngka) -> str:
    """How many due months are answered, where not all are; a target does not care."""
    hasil = hitungan.hasil
    if jenis in (JenisAngka.TARGET, JenisAngka.TARGET_BULAN) or not hasil.sementara:
        return ""
    return f"sementara: {hasil.terjawab} dari {hasil.jatuh_tempo} bulan"


def _susun_pemegang(bahan: Bahan, hitungan: HitunganBaris) -> Pemegang:
    return Pemegang(
        nama=bahan.arti.pegawai.nama,
        posisi=bahan.arti.pegawai.jabatan,
        target="",
        daftar_bulan=_susun_daftar_bulan(bahan, hitungan),
    )


def _susun_daftar_bulan(bahan: Bahan, hitungan: HitunganBaris) -> tuple[BulanAsal, ...]:
    """The months of the window with their people."""
    pk, jendela = hitungan.arti.indikator_id, hitungan.jendela
    lembar = {satu.pk: satu.bulan for satu in bahan.sampai if satu.bulan in jendela.bulan}
    asal: dict[int, AsalSel] = {
        lembar[satu.lembar_id]: satu for satu in ambil_asal(list(lembar), pk).values()
    }
    sel = susun_sel(bahan.sampai).get(pk, {})
    return susun_bulan(bahan.penugasan, hitungan.arti, sel, asal, hitungan.daftar_bulan)


def _susun_catatan(bahan: Bahan) -> tuple[str, ...]:
    """Whether the meaning is frozen, and what of the window is not approved yet."""
    nama = bahan.periode.nama
    if bahan.keadaan is Keadaan.DISETUJUI:
        return (
            f"Lembar {nama} sudah disetujui: rumus, target, dan batasnya dibaca sebagaimana "
            "dibekukan saat itu.",
        )
    return (
        f"Lembar {nama} belum disetujui: rumus dan target dibaca sebagaimana berlaku hari ini; "
        "angkanya masih dapat berubah.",
    )


def _susun_lain(bahan: Bahan, hitungan: HitunganBaris, kini: JenisAngka) -> tuple[Tautan, ...]:
    def susun_alamat(jenis: JenisAngka) -> str:
        return reverse(
            "laporan:jelaskan_angka",
            args=[bahan.penugasan.pk, hitungan.jangka.kode, hitungan.arti.indikator_id, jenis],
        )

    sd, sebulan = replace(hitungan, sebulan=False), replace(hitungan, sebulan=True)
    return (
        *susun_lain(sd, kini, susun_alamat, DAFTAR_SD),
        *susun_lain(sebulan, kini, susun_alamat, DAFTAR_SEBULAN),
    )


def _susun_naik(bahan: Bahan, jangka: JangkaAngka) -> tuple[Tautan, ...]:
    return (
        Tautan(
            *("Laporan", f"Laporan realisasi {bahan.periode.nama}"),
            reverse("laporan:realisasi", args=[bahan.penugasan.pk, bahan.periode.kode]),
        ),
        Tautan(
            *("Rata-rata", f"Rata-rata capaian {bahan.arti.pegawai.nama}"),
            reverse("laporan:jelaskan_rata", args=[bahan.penugasan.pk, jangka.kode]),
        ),
    )
