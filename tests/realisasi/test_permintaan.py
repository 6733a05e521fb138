"""Minta Buka Kunci: asking, withdrawing, granting, declining; what each leaves behind."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.http import Http404

from akun.models import Pengguna
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import JenisPeran, Peran
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan, Tindakan
from realisasi.antrean import ambil_permintaan_menunggu, hitung_permintaan
from realisasi.izin import (
    ambil_permintaan,
    bisa_jawab_permintaan,
    permintaan_dijawab_oleh,
    permintaan_terlihat_oleh,
)
from realisasi.kesalahan import (
    AlasanWajib,
    BelumTerkunci,
    BulanTerkunci,
    PermintaanSudahDijawab,
    SudahDiminta,
    TindakanTidakBerlaku,
)
from realisasi.models import KeadaanPermintaan, LembarBulanan, Pengembalian, PermintaanBuka
from realisasi.rekap import ambil_riwayat
from realisasi.services import (
    ajukan_lembar,
    ajukan_permintaan,
    buka_permintaan,
    tarik_lembar,
    tarik_permintaan,
    tolak_permintaan,
)
from tests.pabrik import Kantor, buat_kantor_lain
from tests.realisasi.adegan import (
    SENIN,
    SEPTEMBER,
    buat_lembar,
    isi,
    isi_lengkap,
    isian,
    jejak_bertambah,
    lakukan,
    segar,
    situasi,
    tambah_orang,
    tidak_berubah,
)

AGUSTUS = Periode(2026, 8)  # locked after Thursday 10 September
SELASA = date(2026, 10, 13)  # September locked the day before
ALASAN = "Satu agenda surat tertinggal"


def minta(
    kantor: Kantor,
    siapa: str = "Citra",
    periode: Periode = AGUSTUS,
    pada: date = SENIN,
    **lain: Any,
) -> PermintaanBuka:
    return ajukan_permintaan(
        kantor.penugasan["Citra"],
        periode=periode,
        oleh=kantor.pelaku(siapa, pada),
        **({"alasan": ALASAN} | lain),
    )


def buat_admin(kantor: Kantor, jenis: str = JenisPeran.ADMIN_KECAMATAN) -> Pelaku:
    pengguna = Pengguna.objects.create(nama_pengguna=jenis[:20], nama="Rahma", password="!")
    Peran.objects.create(
        pengguna=pengguna,
        jenis=jenis,
        pemda=kantor.kecamatan.pemda,
        kecamatan=kantor.kecamatan if jenis == JenisPeran.ADMIN_KECAMATAN else None,
        mulai=date(2026, 1, 1),
    )
    return susun_pelaku(pengguna, SENIN)


# --- asking -------------------------------------------------------------------------------------


def test_meminta_mencatat_siapa_kapan_dan_satu_jejak(kantor: Kantor) -> None:
    with jejak_bertambah("lembar.minta_buka") as jejak:
        permintaan = minta(kantor, alasan=f"  {ALASAN} ")
    assert (permintaan.periode, permintaan.alasan) == (AGUSTUS, ALASAN)
    assert permintaan.diminta_oleh_id == kantor.pengguna("Citra").pk
    assert (jejak[0].alasan, jejak[0].penugasan_id) == (ALASAN, kantor.penugasan["Citra"].pk)
    assert jejak[0].ringkas == "Meminta buka kunci: Agustus 2026 Citra Lestari"


@pytest.mark.parametrize("alasan", ["", "   "])
def test_meminta_tanpa_alasan_ditolak(kantor: Kantor, alasan: str) -> None:
    with tidak_berubah(), pytest.raises(AlasanWajib):
        minta(kantor, alasan=alasan)


def test_bulan_yang_masih_terbuka_tidak_perlu_dibuka(kantor: Kantor) -> None:
    with tidak_berubah(), pytest.raises(BelumTerkunci) as tolak:
        minta(kantor, periode=SEPTEMBER)
    assert "sampai akhir 12 Oktober 2026" in tolak.value.pesan


def test_permintaan_yang_sama_dua_kali_satu_baris(kantor: Kantor) -> None:
    satu = minta(kantor)
    with tidak_berubah():
        assert minta(kantor).pk == satu.pk
    assert PermintaanBuka.objects.count() == 1


def test_yang_lain_meminta_selagi_ada_yang_menunggu_ditolak_dengan_namanya(kantor: Kantor) -> None:
    minta(kantor)
    for siapa, alasan in (("Budi", ALASAN), ("Citra", "Alasan lain")):
        with tidak_berubah(), pytest.raises(SudahDiminta, match="Citra Lestari sudah meminta"):
            minta(kantor, siapa, alasan=alasan)


def test_setelah_dijawab_boleh_meminta_lagi(kantor: Kantor) -> None:
    tolak_permintaan(minta(kantor).pk, oleh=kantor.pelaku("Sari", SENIN), alasan="Sudah final")
    assert minta(kantor).menunggu
    assert PermintaanBuka.objects.count() == 2


@pytest.mark.parametrize("siapa", ["Sari", "admin"])
def test_yang_tidak_mengisi_tidak_meminta(kantor: Kantor, siapa: str) -> None:
    pelaku = buat_admin(kantor) if siapa == "admin" else kantor.pelaku(siapa, SENIN)
    with tidak_berubah(), pytest.raises(TidakBerhak):
        ajukan_permintaan(kantor.penugasan["Citra"], periode=AGUSTUS, oleh=pelaku, alasan=ALASAN)


def test_pengisi_yang_ditunjuk_dan_atasan_boleh_meminta(kantor: Kantor) -> None:
    joko = tambah_orang(kantor, "Joko", "Pengadministrasi Surat", sifat="pengganti")
    citra = kantor.penugasan["Citra"]
    citra.pengisi = joko.pegawai
    citra.save()
    tarik_permintaan(minta(kantor, "Joko").pk, oleh=kantor.pelaku("Joko", SENIN))
    assert minta(kantor, "Budi").menunggu


def test_lembar_yang_diverifikasi_tidak_diminta_dan_jalannya_disebut(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIVERIFIKASI)
    with pytest.raises(TindakanTidakBerlaku):
        minta(kantor, periode=SEPTEMBER, pada=SELASA)
    tolak = situasi(kantor, "Citra", lembar, SELASA).tolak(Tindakan.ISI)
    assert tolak.pesan.endswith("Yang dapat mengembalikannya: Camat.")
    assert "sejak 5 Oktober 2026 10.00 WIB" in tolak.pesan


def test_penolakan_lembar_disetujui_menyebut_sejak_kapan_dan_siapa_pembukanya(
    kantor: Kantor,
) -> None:
    lembar = buat_lembar(kantor, Keadaan.DISETUJUI)
    tolak = situasi(kantor, "Citra", lembar).tolak(Tindakan.ISI)
    assert "sudah disetujui sejak 5 Oktober 2026 10.00 WIB" in tolak.pesan
    assert tolak.siapa == "Camat atau admin kecamatan"


# --- granting -----------------------------------------------------------------------------------


def test_bulan_tanpa_lembar_dibuka_tiga_hari_kerja(kantor: Kantor) -> None:
    permintaan = minta(kantor)
    with jejak_bertambah("permintaan.kabulkan", "lembar.buka_kunci") as jejak:
        permintaan = buka_permintaan(permintaan.pk, oleh=kantor.pelaku("Sari", SENIN))
    assert permintaan.status is KeadaanPermintaan.DIKABULKAN
    assert permintaan.dibuka_sampai == date(2026, 10, 8)
    assert jejak[1].alasan == ALASAN
    lembar = LembarBulanan.objects.get()
    assert (lembar.status, lembar.periode, lembar.dibuka_sampai) == (
        *(Keadaan.DRAF, AGUSTUS),
        date(2026, 10, 8),
    )
    isi(kantor, "Citra", isian(kantor, "surat-masuk", "4"), periode=AGUSTUS, pada=date(2026, 10, 8))
    with pytest.raises(BulanTerkunci):
        isi(
            *(kantor, "Citra", isian(kantor, "surat-masuk", "5", 1)),
            periode=AGUSTUS,
            pada=date(2026, 10, 9),
        )


def test_draf_terkunci_dibuka_lalu_dapat_diajukan(kantor: Kantor) -> None:
    lembar = isi_lengkap(kantor)
    permintaan = minta(kantor, periode=SEPTEMBER, pada=SELASA)
    buka_permintaan(permintaan.pk, oleh=kantor.pelaku("Sari", SELASA))
    lembar = segar(lembar)
    assert (lembar.status, lembar.versi) == (Keadaan.DRAF, 2)
    assert not Pengembalian.objects.exists()
    hari = date(2026, 10, 16)
    lembar = ajukan_lembar(lembar.pk, oleh=kantor.pelaku("Citra", hari), versi=lembar.versi)
    assert lembar.status is Keadaan.DIAJUKAN


def test_yang_diajukan_dibuka_lalu_dapat_ditarik(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
    permintaan = minta(kantor, periode=SEPTEMBER, pada=SELASA)
    buka_permintaan(permintaan.pk, oleh=kantor.pelaku("Sari", SELASA))
    lembar = segar(lembar)
    assert lembar.status is Keadaan.DIAJUKAN
    lembar = tarik_lembar(lembar.pk, oleh=kantor.pelaku("Citra", SELASA), versi=lembar.versi)
    assert lembar.status is Keadaan.DRAF


def test_yang_disetujui_dibuka_seperti_buka_kunci(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DISETUJUI)
    permintaan = minta(kantor, periode=SEPTEMBER)
    buka_permintaan(permintaan.pk, oleh=buat_admin(kantor))
    lembar = segar(lembar)
    assert (lembar.status, lembar.dibuka_sampai) == (Keadaan.DIKEMBALIKAN, date(2026, 10, 8))
    assert lembar.dibuka_kembali_pada is not None
    assert Pengembalian.objects.get().alasan == ALASAN
    kata = [baris.tindakan for baris in ambil_riwayat(lembar)]
    assert kata[:3] == ["lembar.buka_kunci", "permintaan.kabulkan", "lembar.minta_buka"]


def test_buka_kunci_langsung_menjawab_permintaan_yang_menunggu(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DISETUJUI)
    permintaan = minta(kantor, periode=SEPTEMBER)
    with jejak_bertambah("permintaan.kabulkan", "lembar.buka_kunci"):
        lakukan(kantor, "buka_kunci", "Sari", lembar, alasan="Diminta lewat telepon")
    permintaan.refresh_from_db()
    assert permintaan.status is KeadaanPermintaan.DIKABULKAN
    assert permintaan.dijawab_oleh_id == kantor.pengguna("Sari").pk


def test_camat_membuka_langsung_draf_yang_terkunci(kantor: Kantor) -> None:
    lembar = isi_lengkap(kantor)
    with pytest.raises(BelumTerkunci):
        lakukan(kantor, "buka_kunci", "Sari", lembar, alasan="Sakit")
    lembar = lakukan(kantor, "buka_kunci", "Sari", lembar, pada=SELASA, alasan="Sakit")
    assert (lembar.status, lembar.dibuka_sampai) == (Keadaan.DRAF, date(2026, 10, 16))


def test_tidak_seorang_pun_menjawab_permintaannya_sendiri(kantor: Kantor) -> None:
    """Budi asks as atasan, and holds the Camat's seat as Plh. the next day."""
    permintaan = minta(kantor, "Budi")
    tambah_orang(kantor, "Budi", "Camat", sifat="plh", mulai=SENIN)
    budi = kantor.pelaku("Budi", SENIN)
    assert kantor.kecamatan.pk in budi.camat_di
    for coba in (
        lambda: buka_permintaan(permintaan.pk, oleh=budi),
        lambda: tolak_permintaan(permintaan.pk, oleh=budi, alasan="Tidak"),
    ):
        with tidak_berubah(), pytest.raises(TidakBerhak, match="Anda sendiri yang meminta"):
            coba()
    lembar = isi_lengkap(kantor)
    minta(kantor, "Budi", SEPTEMBER, SELASA)
    with pytest.raises(TidakBerhak, match="Anda sendiri yang meminta"):
        lakukan(kantor, "buka_kunci", "Budi", lembar, pada=SELASA, alasan="Saya sendiri")
    buka_permintaan(permintaan.pk, oleh=kantor.pelaku("Sari", SENIN))


def test_bulan_yang_terbuka_sementara_itu_tidak_dikabulkan(kantor: Kantor) -> None:
    permintaan = minta(kantor, periode=SEPTEMBER, pada=SELASA)
    with pytest.raises(BelumTerkunci):
        buka_permintaan(permintaan.pk, oleh=kantor.pelaku("Sari", SENIN))


# --- declining and withdrawing --------------------------------------------------------------------


def test_menolak_wajib_beralasan_dan_tidak_membuka_apa_pun(kantor: Kantor) -> None:
    permintaan = minta(kantor)
    sari = kantor.pelaku("Sari", SENIN)
    with tidak_berubah(), pytest.raises(AlasanWajib):
        tolak_permintaan(permintaan.pk, oleh=sari, alasan=" ")
    with jejak_bertambah("permintaan.tolak") as jejak:
        permintaan = tolak_permintaan(permintaan.pk, oleh=sari, alasan="Laporan sudah terbit")
    assert jejak[0].alasan == "Laporan sudah terbit"
    assert (permintaan.jawaban, permintaan.dibuka_sampai) == ("Laporan sudah terbit", None)
    assert not LembarBulanan.objects.exists()


def test_menarik_permintaan_sendiri_saja(kantor: Kantor) -> None:
    permintaan = minta(kantor)
    with tidak_berubah(), pytest.raises(TidakBerhak, match="ditarik oleh Citra Lestari"):
        tarik_permintaan(permintaan.pk, oleh=kantor.pelaku("Budi", SENIN))
    with jejak_bertambah("permintaan.tarik"):
        permintaan = tarik_permintaan(permintaan.pk, oleh=kantor.pelaku("Citra", SENIN))
    assert permintaan.status is KeadaanPermintaan.DITARIK


@pytest.mark.parametrize("jawaban", ["buka", "tolak", "tarik"])
def test_jawaban_kedua_ditolak_dan_yang_sama_tidak_berakibat(kantor: Kantor, jawaban: str) -> None:
    permintaan = minta(kantor)
    sari, citra = kantor.pelaku("Sari", SENIN), kantor.pelaku("Citra", SENIN)
    lakukan_jawab = {
        "buka": lambda: buka_permintaan(permintaan.pk, oleh=sari),
        "tolak": lambda: tolak_permintaan(permintaan.pk, oleh=sari, alasan="Sudah final"),
        "tarik": lambda: tarik_permintaan(permintaan.pk, oleh=citra),
    }
    lakukan_jawab[jawaban]()
    with tidak_berubah():
        lakukan_jawab[jawaban]()
        for lain in lakukan_jawab.keys() - {jawaban}:
            with pytest.raises(PermintaanSudahDijawab, match="Permintaan ini sudah"):
                lakukan_jawab[lain]()
    admin = buat_admin(kantor)
    with tidak_berubah(), pytest.raises(PermintaanSudahDijawab):
        buka_permintaan(permintaan.pk, oleh=admin)


# --- who sees what --------------------------------------------------------------------------------


def test_yang_melihat_dan_yang_menjawab_dua_wajah_sependapat(kantor_tanpa_lingkup: Kantor) -> None:
    kantor = kantor_tanpa_lingkup
    lain = buat_kantor_lain(kantor)
    with lingkup([kantor.kecamatan.pk]):
        permintaan = minta(kantor)
    with tanpa_lingkup():
        admin = buat_admin(kantor)
    for pelaku, lihat, jawab in (
        (kantor.pelaku("Citra", SENIN), 1, 0),
        (kantor.pelaku("Budi", SENIN), 1, 0),
        (kantor.pelaku("Sari", SENIN), 1, 1),
        (admin, 1, 1),
        (lain.pelaku("Rina", SENIN), 0, 0),
        (lain.pelaku("Dewi", SENIN), 0, 0),
    ):
        with lingkup(pelaku.kecamatan_terlihat):
            assert permintaan_terlihat_oleh(pelaku).count() == lihat, pelaku.nama
            assert len(ambil_permintaan_menunggu(pelaku)) == lihat
            assert permintaan_dijawab_oleh(pelaku).count() == jawab
            assert hitung_permintaan(pelaku) == jawab
            if lihat:
                satu = ambil_permintaan(pelaku, permintaan.pk)
                assert bisa_jawab_permintaan(pelaku, satu) is bool(jawab)
            else:
                with pytest.raises(Http404):
                    ambil_permintaan(pelaku, permintaan.pk)
