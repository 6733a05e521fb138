"""Submitting, withdrawing, verifying, returning, approving: acts on what was seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from jabatan.models import HariLibur
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.arti import susun_arti
from realisasi.halaman import BahanLembar, ambil_kembali, pisahkan_realisasi, susun_kelompok
from realisasi.kesalahan import AlasanWajib, BelumLengkap, BulanTerkunci, LembarBerubah
from realisasi.models import AlasanSel, LembarBulanan, Pengembalian, Realisasi
from realisasi.rekap import ambil_belum_dijawab, ambil_riwayat, ambil_sel_setahun
from realisasi.services import setujui_banyak
from tests.pabrik import Kantor
from tests.realisasi.adegan import (
    SENIN,
    buat_lembar,
    isi,
    isi_lengkap,
    isian,
    jejak_bertambah,
    lakukan,
    segar,
    sel,
    tambah_staf,
    tidak_berubah,
)

FEBRUARI, MARET = Periode(2026, 2), Periode(2026, 3)


# --- submitting ---------------------------------------------------------------------------------


def test_mengajukan_mencatat_siapa_kapan_dan_satu_jejak(kantor: Kantor) -> None:
    lembar = isi_lengkap(kantor)
    with jejak_bertambah("lembar.ajukan") as jejak:
        lembar = lakukan(kantor, "ajukan", "Citra", lembar)
    assert (lembar.status, lembar.versi) == (Keadaan.DIAJUKAN, 2)
    assert lembar.diajukan_oleh_id == kantor.pengguna("Citra").pk
    assert lembar.diajukan_pada == timezone.now()
    assert jejak[0].ringkas == "Lembar September 2026 Citra Lestari dari Draf menjadi Diajukan"


def test_lembar_belum_lengkap_ditolak_dengan_daftar_barisnya(kantor: Kantor) -> None:
    lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "5"))
    with tidak_berubah(), pytest.raises(BelumLengkap) as tolak:
        lakukan(kantor, "ajukan", "Citra", lembar)
    assert [nomor for nomor, _ in tolak.value.daftar] == [2, 4]
    assert tolak.value.daftar[0][1].startswith("Jumlah arsip pegawai")
    assert tolak.value.pesan.startswith("2 indikator")


def test_sel_yang_dikosongkan_lagi_membuat_lembar_tidak_lengkap(kantor: Kantor) -> None:
    isi_lengkap(kantor)
    lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "belum", 1))
    with pytest.raises(BelumLengkap) as tolak:
        lakukan(kantor, "ajukan", "Citra", lembar)
    assert [nomor for nomor, _ in tolak.value.daftar] == [1]


def test_baris_tahunan_wajib_pada_bulannya_lalu_tertunggak_tanpa_menghalangi(
    kantor: Kantor,
) -> None:
    februari = isi_lengkap(kantor, periode=FEBRUARI)
    with pytest.raises(BelumLengkap) as tolak:
        lakukan(kantor, "ajukan", "Citra", februari, pada=date(2026, 3, 5))
    assert [nomor for nomor, _ in tolak.value.daftar] == [3]
    maret = isi_lengkap(kantor, periode=MARET)
    arti = susun_arti(kantor.penugasan["Citra"], 2026)
    assert arti is not None
    sel_setahun = ambil_sel_setahun([kantor.kecamatan.pk], 2026)[kantor.penugasan["Citra"].pk]
    sekarang, tertunggak = ambil_belum_dijawab(arti, sel_setahun, 3)
    assert sekarang == []
    assert [baris.kode for baris in tertunggak] == ["kehadiran-musrenbang"]
    maret = lakukan(kantor, "ajukan", "Citra", maret, pada=date(2026, 4, 6))
    assert maret.status is Keadaan.DIAJUKAN


def test_menarik_kembali_sebelum_diputuskan(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
    with jejak_bertambah("lembar.tarik"):
        lembar = lakukan(kantor, "tarik", "Citra", lembar)
    assert (lembar.status, lembar.diajukan_pada, lembar.diajukan_oleh_id) == (
        Keadaan.DRAF,
        None,
        None,
    )


def test_menarik_setelah_kunci_ditolak(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
    with tidak_berubah(), pytest.raises(BulanTerkunci):
        lakukan(kantor, "tarik", "Citra", lembar, pada=date(2026, 10, 13))


@pytest.mark.parametrize("tindakan", ["verifikasi", "setujui", "kembalikan"])
def test_kunci_tidak_menghalangi_keputusan(kantor: Kantor, tindakan: str) -> None:
    awal = Keadaan.DIVERIFIKASI if tindakan == "setujui" else Keadaan.DIAJUKAN
    lembar = buat_lembar(kantor, awal)
    siapa = "Sari" if tindakan == "setujui" else "Budi"
    alasan = {"alasan": "Salah"} if tindakan == "kembalikan" else {}
    hasil = lakukan(kantor, tindakan, siapa, lembar, pada=date(2026, 12, 1), **alasan)
    assert hasil.status is not awal


# --- what was seen ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tindakan", "siapa", "awal"),
    [
        ("ajukan", "Citra", Keadaan.DRAF),
        ("verifikasi", "Budi", Keadaan.DIAJUKAN),
        ("setujui", "Sari", Keadaan.DIVERIFIKASI),
    ],
)
def test_kiriman_ganda_berakibat_satu(
    kantor: Kantor, tindakan: str, siapa: str, awal: Keadaan
) -> None:
    lembar = buat_lembar(kantor, awal)
    pertama = lakukan(kantor, tindakan, siapa, lembar)
    with tidak_berubah():
        kedua = lakukan(kantor, tindakan, siapa, lembar, versi=pertama.versi - 1)
    assert (kedua.status, kedua.versi) == (pertama.status, pertama.versi)


@pytest.mark.parametrize(
    ("tindakan", "siapa", "awal", "lain"),
    [
        ("ajukan", "Citra", Keadaan.DRAF, {}),
        ("tarik", "Citra", Keadaan.DIAJUKAN, {}),
        ("verifikasi", "Budi", Keadaan.DIAJUKAN, {}),
        ("kembalikan", "Budi", Keadaan.DIAJUKAN, {"alasan": "Salah"}),
        ("setujui", "Sari", Keadaan.DIVERIFIKASI, {}),
        ("buka_kunci", "Sari", Keadaan.DISETUJUI, {"alasan": "Salah"}),
    ],
)
@pytest.mark.parametrize("selisih", [-1, 1, 10**9])
def test_versi_yang_tidak_dilihat_ditolak(
    kantor: Kantor, tindakan: str, siapa: str, awal: Keadaan, lain: dict[str, str], selisih: int
) -> None:
    lembar = buat_lembar(kantor, awal)
    with tidak_berubah(), pytest.raises(LembarBerubah, match="Periksa isi terbaru"):
        lakukan(kantor, tindakan, siapa, lembar, versi=lembar.versi + selisih, **lain)


def test_persetujuan_basi_setelah_ditarik_dan_diubah(kantor: Kantor) -> None:
    """Sari looks at a sheet; meanwhile Citra withdraws, corrects and Budi verifies it again."""
    kantor.kecamatan.langkah_atasan = False
    kantor.kecamatan.save()
    dilihat = buat_lembar_tanpa_atasan(kantor)
    lakukan(kantor, "tarik", "Citra", dilihat)
    lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "999", 1))
    lakukan(kantor, "ajukan", "Citra", lembar)
    with tidak_berubah(), pytest.raises(LembarBerubah):
        lakukan(kantor, "setujui", "Sari", dilihat)


def buat_lembar_tanpa_atasan(kantor: Kantor) -> LembarBulanan:
    return lakukan(kantor, "ajukan", "Citra", isi_lengkap(kantor))


# --- returning ----------------------------------------------------------------------------------


@pytest.mark.parametrize("alasan", ["", "   ", "\n"])
def test_mengembalikan_wajib_beralasan(kantor: Kantor, alasan: str) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
    pk = kantor.indikator("surat-masuk").pk
    for per_sel in ({}, {pk: " "}, {10**9: "Bukan baris lembar ini"}):
        with tidak_berubah(), pytest.raises(AlasanWajib):
            lakukan(kantor, "kembalikan", "Budi", lembar, alasan=alasan, alasan_sel=per_sel)
    assert not Pengembalian.objects.exists()


def test_mengembalikan_satu_sel_menyimpan_alasannya_dan_isi_saat_itu(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
    pk = kantor.indikator("surat-masuk").pk
    with jejak_bertambah("lembar.kembalikan") as jejak:
        lembar = lakukan(
            kantor,
            "kembalikan",
            "Budi",
            lembar,
            alasan_sel={pk: "Agenda mencatat 90", 10**9: "Asing"},
        )
    assert jejak[0].alasan.startswith("Agenda mencatat 90")
    assert lembar.status is Keadaan.DIKEMBALIKAN
    kembali = ambil_kembali(lembar)
    assert kembali is not None
    assert (kembali.oleh, kembali.alasan_sel) == ("Budi Santoso", {pk: "Agenda mencatat 90"})
    assert kembali.pengembalian.isi[str(pk)] == ["terisi", "100.00", None]
    assert AlasanSel.objects.count() == 1


def sebelum_kembali(kantor: Kantor, lembar: LembarBulanan) -> dict[str, str]:
    """Rows highlighted to the verifier → what stood there before."""
    kembali = ambil_kembali(lembar)
    arti = susun_arti(kantor.penugasan["Citra"], 2026)
    assert kembali is not None
    assert arti is not None
    tersimpan, sel_bulan = pisahkan_realisasi(list(Realisasi.objects.filter(lembar=lembar)), 9)
    bahan = BahanLembar(
        arti, lembar.periode, tersimpan, sel_bulan, isi_sebelum=kembali.pengembalian.isi
    )
    return {
        baris.arti.kode: baris.sebelum_kembali
        for kelompok in susun_kelompok(bahan)
        for baris in kelompok.daftar_baris
        if baris.sebelum_kembali
    }


def test_perubahan_sejak_dikembalikan_disorot(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIKEMBALIKAN)
    assert sebelum_kembali(kantor, lembar) == {}
    isi(
        kantor,
        "Citra",
        isian(kantor, "surat-masuk", "90", 1),
        isian(kantor, "waktu-pelayanan", "260/50", 1),
        isian(kantor, "rekomendasi", "0/0"),
        isian(kantor, "arsip-pegawai", "38", 1, keterangan="Hanya keterangan"),
    )
    assert segar(lembar).status is Keadaan.DIKEMBALIKAN
    lembar = lakukan(kantor, "ajukan", "Citra", segar(lembar))
    assert sebelum_kembali(kantor, lembar) == {
        "surat-masuk": "100",
        "waktu-pelayanan": "6,5 menit (jumlah layanan 40)",
        "rekomendasi": "–",
    }


@pytest.mark.parametrize(
    ("hari", "libur", "sampai"),
    [
        (date(2026, 10, 19), [], date(2026, 10, 22)),  # Monday → Thursday
        (date(2026, 10, 16), [], date(2026, 10, 21)),  # Friday → Wednesday
        (date(2026, 10, 16), [date(2026, 10, 19)], date(2026, 10, 22)),
    ],
)
def test_pengembalian_membuka_lembar_itu_tiga_hari_kerja(
    kantor: Kantor, hari: date, libur: list[date], sampai: date
) -> None:
    tambah_staf(kantor, "Wati")
    for tanggal in libur:
        HariLibur.objects.create(pemda=kantor.kecamatan.pemda, tanggal=tanggal, uraian="Libur")
    lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
    lembar = lakukan(kantor, "kembalikan", "Budi", lembar, pada=hari, alasan="Periksa")
    assert lembar.dibuka_sampai == sampai
    lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "7", 1), pada=sampai)
    besok = sampai + timedelta(1)
    with pytest.raises(BulanTerkunci, match="Yang dapat membuka: Camat atau admin"):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "8", 2), pada=besok)
    with pytest.raises(BulanTerkunci):
        lakukan(kantor, "ajukan", "Citra", lembar, pada=besok)
    # Only that sheet: her colleague's month stays locked.
    with pytest.raises(BulanTerkunci):
        isi(kantor, "Wati", isian(kantor, "surat-masuk", "8"), untuk="Wati", pada=hari)
    assert lakukan(kantor, "ajukan", "Citra", lembar, pada=sampai).status is Keadaan.DIAJUKAN


def test_diajukan_lagi_menghapus_verifikasi_lama(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIVERIFIKASI)
    lembar = lakukan(kantor, "kembalikan", "Sari", lembar, alasan="Periksa")
    lembar = lakukan(kantor, "ajukan", "Citra", lembar)
    assert (lembar.diverifikasi_pada, lembar.diverifikasi_oleh_id) == (None, None)


# --- approving many -----------------------------------------------------------------------------


def test_menyetujui_banyak_memberi_hasil_tiap_lembar(kantor: Kantor) -> None:
    for nama in ("Wati", "Joko"):
        tambah_staf(kantor, nama)
    satu = buat_lembar(kantor, Keadaan.DIVERIFIKASI)
    basi = buat_lembar(kantor, Keadaan.DIVERIFIKASI, "Wati")
    dua = buat_lembar(kantor, Keadaan.DIVERIFIKASI, "Joko")
    pilihan = [(satu.pk, satu.versi), (basi.pk, 1), (dua.pk, dua.versi), (10**9, 1)]
    with jejak_bertambah("lembar.setujui", "lembar.setujui"):
        hasil = setujui_banyak([*pilihan, *pilihan], oleh=kantor.pelaku("Sari", SENIN))
    penolakan = {baris.lembar_id: baris.penolakan for baris in hasil}
    assert penolakan[satu.pk] is None
    assert penolakan[dua.pk] is None
    assert isinstance(penolakan[basi.pk], LembarBerubah)
    assert "tidak ditemukan" in str(getattr(penolakan[10**9], "pesan", ""))
    assert {baris.sebutan for baris in hasil} == {"Lembar", "Wati, September 2026"}
    assert segar(basi).status is Keadaan.DIVERIFIKASI
    assert segar(satu).status is segar(dua).status is Keadaan.DISETUJUI


def test_budi_tidak_menyetujui_banyak(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIVERIFIKASI)
    with tidak_berubah():
        (hasil,) = setujui_banyak([(lembar.pk, lembar.versi)], oleh=kantor.pelaku("Budi", SENIN))
    assert isinstance(hasil.penolakan, Penolakan)


def test_riwayat_memuat_setiap_langkah_lembar_dan_selnya(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DISETUJUI)
    tambah_staf(kantor, "Wati")
    buat_lembar(kantor, Keadaan.DIAJUKAN, "Wati")
    tindakan = [baris.tindakan for baris in ambil_riwayat(lembar)]
    assert tindakan == [
        "lembar.setujui",
        "lembar.verifikasi",
        "lembar.ajukan",
        *["realisasi.isi"] * 3,
    ]
    assert sel(lembar, kantor, "surat-masuk").versi == 1
