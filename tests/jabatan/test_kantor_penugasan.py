"""Seating people, ending posts, days off: what is refused says why, and keeps what was typed."""

from datetime import date
from typing import Any

import pytest

from jabatan.izin.kantor import tolak_beri_posisi
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Jeda, Penugasan, Peran, Posisi
from jabatan.services import IsianPenugasan, buat_penugasan
from tests.jabatan.conftest import Dua
from tests.pabrik import buat_pegawai, isi_bulan, setujui

SURAT, KASI, CAMAT = "Pengadministrasi Surat", "Kasi Pelayanan Umum", "Camat"


def _alamat(dua: Dua, nama: str = SURAT) -> str:
    return f"/kantor/posisi/{dua.sukamaju.posisi[nama].pk}/tugaskan/"


def _isian(pegawai: Any, **lain: str) -> dict[str, str]:
    bawaan = {"pegawai": str(pegawai.pk), "sifat": "definitif", "nomor_sk": "SK-7"}
    return bawaan | {"mulai": "2026-10-05", "selesai": "", "pengisi": ""} | lain


def _penugasan(dua: Dua, nama: str = "Citra") -> str:
    return f"/kantor/penugasan/{dua.sukamaju.penugasan[nama].pk}/"


def test_admin_menugaskan_pegawai_baru_sesudah_yang_lama_berakhir(
    dua: Dua, jejak_baru: Any
) -> None:
    tono = buat_pegawai(dua.sukamaju.kecamatan.pemda, "Tono")
    akhir = dua.rahma.kirim(_penugasan(dua), selesai="2026-09-30", nomor_sk="SK-1", pengisi="")
    assert akhir.status_code == 302
    assert dua.rahma.kirim(_alamat(dua), **_isian(tono)).status_code == 302
    baru = Penugasan.objects.get(pegawai=tono)
    assert (baru.mulai, baru.selesai, baru.nomor_sk) == (date(2026, 10, 5), None, "SK-7")
    assert jejak_baru() == [("ubah", "penugasan"), ("buat", "penugasan")]


def test_posisi_yang_terisi_menyebut_siapa_pejabatnya(dua: Dua, jejak_baru: Any) -> None:
    tono = buat_pegawai(dua.sukamaju.kecamatan.pemda, "Tono")
    jawaban = dua.rahma.kirim(_alamat(dua), **_isian(tono, nomor_sk="SK ketikan saya"))
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Posisi ini sedang dijabat Citra Lestari (Definitif) sejak 1 Januari 2024." in teks
    assert 'value="SK ketikan saya"' in teks
    assert f'<option value="{tono.pk}" selected>' in teks
    assert jejak_baru() == []


def test_orang_yang_sama_dua_kali_pada_satu_posisi_ditolak(dua: Dua) -> None:
    citra = dua.sukamaju.penugasan["Citra"].pegawai
    jawaban = dua.rahma.kirim(_alamat(dua), **_isian(citra, sifat="pengganti"))
    assert "Pegawai ini sudah bertugas pada posisi ini Citra Lestari" in jawaban.content.decode()


def test_plh_boleh_menindih_pejabat_definitif(dua: Dua) -> None:
    citra = dua.sukamaju.penugasan["Citra"].pegawai
    isian = _isian(citra, sifat="plh", selesai="2026-10-20")
    assert dua.rahma.kirim(_alamat(dua, KASI), **isian).status_code == 302


@pytest.mark.parametrize(
    ("posisi", "sifat"), [(SURAT, "plt"), (SURAT, "plh"), (KASI, "pengganti"), (KASI, "raja")]
)
def test_sifat_yang_tidak_cocok_dengan_jenis_posisi_ditolak(
    dua: Dua, posisi: str, sifat: str
) -> None:
    tono = buat_pegawai(dua.sukamaju.kecamatan.pemda, "Tono")
    jawaban = dua.rahma.kirim(_alamat(dua, posisi), **_isian(tono, sifat=sifat))
    assert jawaban.status_code == 422
    assert not Penugasan.objects.filter(pegawai=tono).exists()


def test_admin_kecamatan_tidak_bisa_memberi_posisi_camat(dua: Dua) -> None:
    tono = buat_pegawai(dua.sukamaju.kecamatan.pemda, "Tono")
    isian = _isian(tono, sifat="plh")
    jawaban = dua.rahma.kirim(_alamat(dua, CAMAT), **isian)
    assert jawaban.status_code == 403
    assert "diisi oleh admin pemda" in jawaban.content.decode()
    assert (
        dua.rahma.kirim(_penugasan(dua, "Sari"), selesai="2026-12-31", nomor_sk="X").status_code
        == 403
    )
    assert dua.agung.kirim(_alamat(dua, CAMAT), **isian).status_code == 302
    # The predicate tells the two apart by itself.
    camat = dua.sukamaju.posisi[CAMAT]
    assert tolak_beri_posisi(dua.rahma.pelaku, camat) != ""
    assert tolak_beri_posisi(dua.agung.pelaku, camat) == ""


def test_admin_tidak_bisa_menugaskan_diri_sendiri_atau_menjadi_pengisi(dua: Dua) -> None:
    sendiri = buat_pegawai(dua.sukamaju.kecamatan.pemda, "Rahma")
    sendiri.pengguna = dua.rahma.pengguna
    sendiri.save()
    assert dua.rahma.kirim(_alamat(dua), **_isian(sendiri)).status_code == 422
    citra = dua.sukamaju.penugasan["Citra"]
    isian = {"selesai": "", "nomor_sk": "SK-1", "pengisi": str(sendiri.pk)}
    assert dua.rahma.kirim(_penugasan(dua), **isian).status_code == 422
    with pytest.raises(TidakBerhak):
        buat_penugasan(
            citra.posisi_id,
            isian=IsianPenugasan(
                pegawai=sendiri, sifat="pengganti", nomor_sk="X", mulai=date(2026, 10, 5)
            ),
            oleh=dua.rahma.pelaku,
        )
    assert dua.agung.kirim(_penugasan(dua), **isian).status_code == 302


def test_admin_tidak_bisa_mengakhiri_penugasannya_sendiri(dua: Dua) -> None:
    Peran.objects.create(
        pengguna=dua.sukamaju.pengguna("Budi"),
        jenis="admin_kecamatan",
        pemda=dua.sukamaju.kecamatan.pemda,
        kecamatan=dua.sukamaju.kecamatan,
        mulai=date(2026, 1, 1),
    )
    dua.rahma.client.force_login(dua.sukamaju.pengguna("Budi"))
    assert dua.rahma.kirim(_penugasan(dua, "Budi"), selesai="", nomor_sk="BARU").status_code == 403
    assert "diubah oleh admin lain" in dua.rahma.baca(_penugasan(dua, "Budi")).content.decode()


@pytest.mark.parametrize("pk", ["0", "999999999", str(2**63 + 1), "abc", "-1", "1; DROP TABLE"])
def test_pegawai_yang_dipalsukan_ditolak_pada_isiannya(dua: Dua, pk: str) -> None:
    isian = _isian(dua.sukamaju.penugasan["Budi"].pegawai) | {"pegawai": pk}
    jawaban = dua.rahma.kirim(_alamat(dua), **isian)
    assert jawaban.status_code == 422
    assert "Pilihan ini tidak tersedia" in jawaban.content.decode()


def test_pegawai_kecamatan_lain_tidak_bisa_ditugaskan(dua: Dua) -> None:
    dewi = dua.mekarsari.penugasan["Dewi"].pegawai
    assert dua.rahma.kirim(_alamat(dua), **_isian(dewi, sifat="pengganti")).status_code == 422
    assert "Dewi" not in dua.rahma.baca(_alamat(dua)).content.decode()
    assert dua.agung.kirim(_alamat(dua), **_isian(dewi, sifat="pengganti")).status_code == 302


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [
        ("nomor_sk", "SK\x00-1"),
        ("nomor_sk", "SK\x07"),
        ("nomor_sk", "x" * 81),
        ("nomor_sk", ""),
        ("mulai", "31-02-2026"),
        ("mulai", "0001-01-01"),
        ("mulai", "2026-10-05T00:00"),
        ("selesai", "2026-01-01"),
    ],
)
def test_isian_buruk_ditolak_di_sisi_isiannya(dua: Dua, kolom: str, nilai: str) -> None:
    tono = buat_pegawai(dua.sukamaju.kecamatan.pemda, "Tono")
    isian = _isian(tono, sifat="pengganti") | {kolom: nilai}
    jawaban = dua.rahma.kirim(_alamat(dua), **isian)
    assert jawaban.status_code == 422
    assert "invalid-feedback" in jawaban.content.decode()
    assert not Penugasan.objects.filter(pegawai=tono).exists()


def test_penugasan_tidak_bisa_berakhir_sebelum_bulan_yang_sudah_berlembar(dua: Dua) -> None:
    isi_bulan(dua.sukamaju, "Citra", 8, {"surat-masuk": "5"})
    jawaban = dua.rahma.kirim(_penugasan(dua), selesai="2026-07-31", nomor_sk="SK-1")
    assert "Sudah ada lembar Agustus 2026" in jawaban.content.decode()
    assert (
        dua.rahma.kirim(_penugasan(dua), selesai="2026-08-15", nomor_sk="SK-1").status_code == 302
    )


def test_jeda_dicatat_dan_dihapus(dua: Dua, jejak_baru: Any) -> None:
    isi = {"sebab": "cuti", "mulai": "2026-11-01", "selesai": "2026-11-30"}
    assert dua.rahma.kirim(f"{_penugasan(dua)}jeda/", **isi).status_code == 302
    jeda = Jeda.objects.get()
    ulang = dua.rahma.kirim(f"{_penugasan(dua)}jeda/", **isi)
    assert "Sudah ada Cuti 1 November 2026 s.d. 30 November 2026" in ulang.content.decode()
    assert dua.rahma.kirim(f"{_penugasan(dua)}jeda/{jeda.pk}/hapus/").status_code == 302
    assert not Jeda.objects.exists()
    assert dua.rahma.kirim(f"{_penugasan(dua)}jeda/{jeda.pk}/hapus/").status_code == 302
    assert jejak_baru() == [("buat", "jeda"), ("hapus", "jeda")]


def test_jeda_pada_bulan_yang_sudah_disetujui_tidak_berubah(dua: Dua) -> None:
    jeda = Jeda.objects.create(
        kecamatan=dua.sukamaju.kecamatan,
        penugasan=dua.sukamaju.penugasan["Citra"],
        mulai=date(2026, 8, 3),
        selesai=date(2026, 8, 7),
    )
    isian = {"surat-masuk": "9", "arsip-pegawai": "1", "waktu-pelayanan": "7/1"}
    setujui(dua.sukamaju, "Citra", isi_bulan(dua.sukamaju, "Citra", 8, isian))
    hapus = dua.rahma.kirim(f"{_penugasan(dua)}jeda/{jeda.pk}/hapus/")
    assert hapus.status_code == 409
    assert "Lembar Agustus 2026 sudah disetujui" in hapus.content.decode()
    tambah = {"sebab": "sakit", "mulai": "2026-08-20", "selesai": "2026-09-02"}
    assert dua.rahma.kirim(f"{_penugasan(dua)}jeda/", **tambah).status_code == 422
    boleh = tambah | {"mulai": "2026-09-01"}
    assert dua.rahma.kirim(f"{_penugasan(dua)}jeda/", **boleh).status_code == 302


def test_jeda_di_luar_masa_tugas_dan_akhir_sebelum_jeda_ditolak(dua: Dua) -> None:
    luar = {"sebab": "cuti", "mulai": "2023-12-30", "selesai": "2024-01-02"}
    assert dua.rahma.kirim(f"{_penugasan(dua)}jeda/", **luar).status_code == 422
    balik = {"sebab": "cuti", "mulai": "2026-11-05", "selesai": "2026-11-01"}
    assert dua.rahma.kirim(f"{_penugasan(dua)}jeda/", **balik).status_code == 422
    nanti = {"sebab": "cuti", "mulai": "2026-11-01", "selesai": "2026-11-05"}
    assert dua.rahma.kirim(f"{_penugasan(dua)}jeda/", **nanti).status_code == 302
    jawaban = dua.rahma.kirim(_penugasan(dua), selesai="2026-10-31", nomor_sk="SK-1")
    assert "Hapus dahulu jedanya" in jawaban.content.decode()


def test_jeda_penugasan_lain_tidak_terhapus_lewat_alamat_palsu(dua: Dua) -> None:
    jeda = Jeda.objects.create(
        kecamatan=dua.mekarsari.kecamatan,
        penugasan=dua.mekarsari.penugasan["Dewi"],
        mulai=date(2026, 11, 3),
        selesai=date(2026, 11, 7),
    )
    dua.rahma.kirim(f"{_penugasan(dua)}jeda/{jeda.pk}/hapus/")
    dua.rahma.kirim(f"/kantor/penugasan/{jeda.penugasan_id}/jeda/{jeda.pk}/hapus/")
    dua.rahma.kirim(f"{_penugasan(dua)}jeda/{2**63 + 1}/hapus/")
    assert Jeda.objects.filter(pk=jeda.pk).exists()


def test_isian_yang_tidak_berubah_tidak_mencatat_jejak(dua: Dua, jejak_baru: Any) -> None:
    assert dua.rahma.kirim(_penugasan(dua), selesai="", nomor_sk="SK-1").status_code == 302
    assert jejak_baru() == []


def test_staf_tidak_bisa_membuka_halaman_kantor(dua: Dua) -> None:
    dua.rahma.client.force_login(dua.sukamaju.pengguna("Citra"))
    assert dua.rahma.baca(_alamat(dua)).status_code == 403
    assert Posisi.objects.count() == 6
