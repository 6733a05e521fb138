"""Who verifies and who decides: by the seat held on that day, never by the name of a role."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import Http404

from jabatan.kesalahan import TidakBerhak
from jabatan.models import JenisPeran, Peran
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan, Tindakan
from realisasi.kesalahan import AlasanWajib, BulanTerkunci, DiLuarPenugasan
from realisasi.models import LembarBulanan
from tests.pabrik import KODE_JABATAN, Kantor, buat_penugasan
from tests.realisasi.adegan import (
    SENIN,
    buat_lembar,
    isi,
    isi_lengkap,
    isian,
    jejak_bertambah,
    lakukan,
    segar,
    situasi,
    tambah_kursi,
    tambah_orang,
)

KASI = "Kasi Pelayanan Umum"
AKHIR_SEPTEMBER, AWAL_OKTOBER = date(2026, 9, 30), date(2026, 10, 1)


def diajukan(kantor: Kantor) -> LembarBulanan:
    return buat_lembar(kantor, Keadaan.DIAJUKAN)


def akhiri(kantor: Kantor, nama: str, hari: date = AKHIR_SEPTEMBER) -> None:
    kantor.penugasan[nama].selesai = hari
    kantor.penugasan[nama].save()


def yang_bisa(
    kantor: Kantor, tindakan: Tindakan, lembar: LembarBulanan, pada: date = SENIN
) -> set[str]:
    return {
        nama
        for nama, penugasan in kantor.penugasan.items()
        if penugasan.pegawai.pengguna_id and situasi(kantor, nama, lembar, pada).bisa(tindakan)
    }


def test_kasi_budi_memverifikasi_dan_camat_sari_menyetujui(kantor: Kantor) -> None:
    lembar = diajukan(kantor)
    assert yang_bisa(kantor, Tindakan.VERIFIKASI, lembar) == {"Budi"}
    assert yang_bisa(kantor, Tindakan.SETUJUI, lembar) == set()
    lembar = lakukan(kantor, "verifikasi", "Budi", lembar)
    assert yang_bisa(kantor, Tindakan.SETUJUI, lembar) == {"Sari"}


def test_pemegang_kursi_pada_hari_itu_yang_memverifikasi(kantor: Kantor) -> None:
    lembar = diajukan(kantor)
    akhiri(kantor, "Budi")
    tambah_orang(kantor, "Eka Saputra", KASI, mulai=AWAL_OKTOBER)
    assert yang_bisa(kantor, Tindakan.VERIFIKASI, lembar) == {"Eka"}
    assert yang_bisa(kantor, Tindakan.VERIFIKASI, lembar, AKHIR_SEPTEMBER) == {"Budi"}


@pytest.mark.parametrize(("sifat", "budi_tetap"), [("plt", False), ("plh", True)])
def test_plt_dan_plh_memverifikasi(kantor: Kantor, sifat: str, budi_tetap: bool) -> None:
    lembar = diajukan(kantor)
    if not budi_tetap:
        akhiri(kantor, "Budi")
    tambah_orang(kantor, "Eka Saputra", KASI, mulai=AWAL_OKTOBER, sifat=sifat)
    assert yang_bisa(kantor, Tindakan.VERIFIKASI, lembar) == {"Eka"} | (
        {"Budi"} if budi_tetap else set()
    )


def kursi_kosong(kantor: Kantor) -> None:
    akhiri(kantor, "Budi")


def langkah_dimatikan(kantor: Kantor) -> None:
    kantor.kecamatan.langkah_atasan = False
    kantor.kecamatan.save()


def atasan_adalah_camat(kantor: Kantor) -> None:
    posisi = kantor.posisi["Pengadministrasi Surat"]
    posisi.atasan = kantor.posisi["Camat"]
    posisi.save()


def pemilik_memegang_kursi_atasan(kantor: Kantor) -> None:
    akhiri(kantor, "Budi")
    tambah_orang(kantor, "Citra", KASI, mulai=AWAL_OKTOBER, sifat="plt")


@pytest.mark.parametrize(
    "ubah", [kursi_kosong, langkah_dimatikan, atasan_adalah_camat, pemilik_memegang_kursi_atasan]
)
def test_tanpa_langkah_atasan_lembar_langsung_ke_camat(kantor: Kantor, ubah: object) -> None:
    lembar = diajukan(kantor)
    ubah(kantor)  # type: ignore[operator]
    assert yang_bisa(kantor, Tindakan.VERIFIKASI, lembar) == set()
    assert yang_bisa(kantor, Tindakan.SETUJUI, lembar) == {"Sari"}
    assert yang_bisa(kantor, Tindakan.KEMBALIKAN, lembar) == {"Sari"}
    with jejak_bertambah("lembar.setujui") as jejak:
        lembar = lakukan(kantor, "setujui", "Sari", lembar)
    assert lembar.diverifikasi_oleh_id is None
    assert "merangkap" not in jejak[0].sesudah


def test_kasi_yang_plt_camat_memutuskan_sekaligus_dan_tercatat_merangkap(kantor: Kantor) -> None:
    lembar = diajukan(kantor)
    akhiri(kantor, "Sari")
    tambah_orang(kantor, "Budi", "Camat", mulai=AWAL_OKTOBER, sifat="plt")
    with jejak_bertambah("lembar.setujui") as jejak:
        lembar = lakukan(kantor, "setujui", "Budi", lembar)
    budi = kantor.pengguna("Budi").pk
    assert lembar.status is Keadaan.DISETUJUI
    assert (lembar.diverifikasi_oleh_id, lembar.disetujui_oleh_id) == (budi, budi)
    assert '"merangkap":true' in jejak[0].sesudah.replace(" ", "")


def test_tanpa_camat_tidak_ada_yang_menyetujui(kantor: Kantor) -> None:
    lembar = lakukan(kantor, "verifikasi", "Budi", diajukan(kantor))
    akhiri(kantor, "Sari")
    assert yang_bisa(kantor, Tindakan.SETUJUI, lembar) == set()


def jadi_plt_camat(kantor: Kantor) -> None:
    akhiri(kantor, "Sari")
    tambah_orang(kantor, "Citra", "Camat", mulai=AWAL_OKTOBER, sifat="plt")


def jadi_admin(kantor: Kantor) -> None:
    Peran.objects.create(
        pengguna=kantor.pengguna("Citra"),
        jenis=JenisPeran.ADMIN_KECAMATAN,
        pemda=kantor.kecamatan.pemda,
        kecamatan=kantor.kecamatan,
        mulai=date(2026, 1, 1),
    )


@pytest.mark.parametrize("ubah", [jadi_plt_camat, pemilik_memegang_kursi_atasan, jadi_admin])
@pytest.mark.parametrize(
    "keadaan", [Keadaan.DIAJUKAN, Keadaan.DIVERIFIKASI, Keadaan.DISETUJUI], ids=str
)
def test_citra_tidak_memutuskan_lembarnya_sendiri_dalam_peran_apa_pun(
    kantor: Kantor, keadaan: Keadaan, ubah: object
) -> None:
    lembar = buat_lembar(kantor, keadaan)
    ubah(kantor)  # type: ignore[operator]
    for tindakan in ("verifikasi", "kembalikan", "setujui", "buka_kunci"):
        alasan = {"alasan": "Coba"} if tindakan in ("kembalikan", "buka_kunci") else {}
        with pytest.raises(Penolakan):
            lakukan(kantor, tindakan, "Citra", lembar, **alasan)
    assert segar(lembar).status is keadaan


def test_admin_membuka_kunci_tetapi_tidak_menyetujui(kantor: Kantor) -> None:
    tambah_orang(kantor, "Adi Nugraha", "Pengadministrasi Surat", sifat="pengganti")
    Peran.objects.create(
        pengguna=kantor.pengguna("Adi"),
        jenis=JenisPeran.ADMIN_PEMDA,
        pemda=kantor.kecamatan.pemda,
        mulai=date(2026, 1, 1),
    )
    lembar = lakukan(kantor, "verifikasi", "Budi", diajukan(kantor))
    with pytest.raises(TidakBerhak, match="Camat"):
        lakukan(kantor, "setujui", "Adi", lembar)
    lembar = lakukan(kantor, "setujui", "Sari", lembar)
    assert yang_bisa(kantor, Tindakan.BUKA_KUNCI, lembar) == {"Sari", "Adi"}


# --- filling for somebody else ------------------------------------------------------------------


def test_atasan_mengisi_atas_nama_hanya_dengan_alasan(kantor: Kantor) -> None:
    baris = isian(kantor, "surat-masuk", "7")
    for kosong in ("", "   "):
        with pytest.raises(AlasanWajib, match="Citra"):
            isi(kantor, "Budi", baris, alasan_atas_nama=kosong)
    with jejak_bertambah("realisasi.isi") as jejak:
        lembar = isi(kantor, "Budi", baris, alasan_atas_nama="Citra sakit")
    assert lembar.diisi_oleh_id == kantor.pengguna("Budi").pk
    assert jejak[0].alasan == lembar.alasan_atas_nama == "Citra sakit"
    assert isi(kantor, "Budi", isian(kantor, "arsip-pegawai", "3")).versi == 2


def test_atasan_tidak_memverifikasi_yang_diisinya_sendiri(kantor: Kantor) -> None:
    lembar = isi_lengkap(kantor)
    isi(kantor, "Budi", isian(kantor, "surat-masuk", "7", 1), alasan_atas_nama="Citra sakit")
    lembar = lakukan(kantor, "ajukan", "Citra", segar(lembar))
    with pytest.raises(TidakBerhak, match="Anda isi atas nama"):
        lakukan(kantor, "verifikasi", "Budi", lembar)
    assert yang_bisa(kantor, Tindakan.VERIFIKASI, lembar) == set()
    assert yang_bisa(kantor, Tindakan.SETUJUI, lembar) == {"Sari"}
    tambah_orang(kantor, "Eka Saputra", KASI, mulai=AWAL_OKTOBER, sifat="plh")
    assert yang_bisa(kantor, Tindakan.VERIFIKASI, lembar) == {"Eka"}
    assert yang_bisa(kantor, Tindakan.SETUJUI, lembar) == set()


def test_pengisi_yang_ditunjuk_mengisi_tanpa_alasan_dan_tidak_memutuskan(kantor: Kantor) -> None:
    tambah_kursi(kantor, "Satpam", "pelaksana", KASI, kode=KODE_JABATAN, target=True)
    tambah_orang(
        kantor, "Gatot Subroto", "Satpam", akun=False, pengisi=kantor.penugasan["Citra"].pegawai
    )
    lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "7"), untuk="Gatot")
    assert lembar.diisi_oleh_id == kantor.pengguna("Citra").pk
    tambah_orang(kantor, "Citra", KASI, mulai=AWAL_OKTOBER, sifat="plh")
    assert not situasi(kantor, "Citra", lembar).bisa(Tindakan.VERIFIKASI)
    assert kantor.penugasan["Gatot"].pegawai.pengguna_id is None


def test_pengisi_tidak_menggantikan_atasan_yang_sudah_mengisi(kantor: Kantor) -> None:
    """Else Kasi Budi could verify his own entries after somebody else touched one more cell."""
    tambah_kursi(kantor, "Satpam", "pelaksana", KASI, kode=KODE_JABATAN, target=True)
    gatot = tambah_orang(
        kantor, "Gatot Subroto", "Satpam", akun=False, pengisi=kantor.penugasan["Citra"].pegawai
    )
    baris = isian(kantor, "surat-masuk", "7")
    isi(kantor, "Budi", baris, untuk="Gatot", alasan_atas_nama="Sakit")
    with jejak_bertambah("realisasi.isi", "realisasi.isi") as jejak:
        daftar = [isian(kantor, "arsip-pegawai", "3"), isian(kantor, "waktu-pelayanan", "0/0")]
        lembar = isi(kantor, "Citra", *daftar, untuk="Gatot")
    assert [satu.alasan for satu in jejak] == ["", ""]  # the reason was Budi's
    lembar = lakukan(kantor, "ajukan", "Citra", lembar)
    assert lembar.penugasan == gatot
    with pytest.raises(TidakBerhak, match="Anda isi atas nama"):
        lakukan(kantor, "verifikasi", "Budi", lembar)


def test_camat_dan_rekan_tidak_mengisi_lembar_orang(kantor: Kantor) -> None:
    tambah_kursi(kantor, "Satpam", "pelaksana", KASI, kode=KODE_JABATAN)
    tambah_orang(kantor, "Gatot Subroto", "Satpam")
    for siapa in ("Sari", "Gatot"):
        with pytest.raises(TidakBerhak, match="pemiliknya"):
            isi(kantor, siapa, isian(kantor, "surat-masuk", "7"), alasan_atas_nama="Coba")


# --- moving and ending --------------------------------------------------------------------------


def test_citra_yang_pindah_mengisi_juni_pada_juli_sampai_kunci(kantor: Kantor) -> None:
    juni = Periode(2026, 6)
    akhiri(kantor, "Citra", date(2026, 6, 30))
    tambah_kursi(kantor, "Pengelola Umum", "pelaksana", KASI, kode=KODE_JABATAN)
    buat_penugasan(
        kantor.penugasan["Citra"].pegawai,
        kantor.posisi["Pengelola Umum"],
        mulai=date(2026, 7, 1),
    )
    baris = isian(kantor, "surat-masuk", "7")
    lembar = isi(kantor, "Citra", baris, periode=juni, pada=date(2026, 7, 10))
    assert lembar.status is Keadaan.DRAF
    with pytest.raises(BulanTerkunci, match=r"sejak akhir 10 Juli 2026.*Camat atau admin"):
        isi(kantor, "Citra", baris, periode=juni, pada=date(2026, 7, 11))
    with pytest.raises(DiLuarPenugasan, match="Juli 2026"):
        isi(kantor, "Citra", baris, periode=Periode(2026, 7), pada=date(2026, 8, 3))


def test_pengganti_tidak_mengisi_bulan_pendahulunya(kantor: Kantor) -> None:
    akhiri(kantor, "Citra", date(2026, 6, 30))
    tambah_orang(kantor, "Fajar Hidayat", "Pengadministrasi Surat", mulai=date(2026, 7, 1))
    baris, juli = isian(kantor, "surat-masuk", "7"), date(2026, 7, 6)
    with pytest.raises(TidakBerhak):
        isi(kantor, "Fajar", baris, periode=Periode(2026, 6), pada=juli)
    with pytest.raises(DiLuarPenugasan):
        isi(kantor, "Fajar", baris, untuk="Fajar", periode=Periode(2026, 6), pada=juli)


def test_pejabat_yang_sudah_selesai_tidak_lagi_memutuskan(kantor: Kantor) -> None:
    lembar = diajukan(kantor)
    akhiri(kantor, "Budi")
    with pytest.raises(Http404):
        lakukan(kantor, "verifikasi", "Budi", lembar)
    akhiri(kantor, "Sari", SENIN)
    with pytest.raises(Http404):
        lakukan(kantor, "setujui", "Sari", lembar, pada=date(2026, 10, 6))
    assert segar(lembar).status is Keadaan.DIAJUKAN
    assert lakukan(kantor, "setujui", "Sari", lembar).status is Keadaan.DISETUJUI
