"""Bukti: who adds and removes it when, what the trail says, where the file lies, what is full."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.http import Http404

from indikator.models import Indikator
from jabatan.kesalahan import TidakBerhak
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.kesalahan import (
    AlasanWajib,
    BukanBarisLembar,
    BulanTerkunci,
    LembarBerubah,
    TindakanTidakBerlaku,
)
from realisasi.models import Bukti, LembarBulanan
from realisasi.pemicu import PESAN, PESAN_HAPUS
from realisasi.rekap import ambil_riwayat, hitung_bukti, hitung_bukti_banyak, hitung_terpakai
from realisasi.services import HasilBukti, Unggahan, buat_bukti, susun_letak, tarik_bukti
from tests.alat.bukti import buat_png
from tests.alat.pemicu import tanpa_pemicu
from tests.pabrik import Kantor
from tests.realisasi.adegan import (
    SENIN,
    SEPTEMBER,
    buat_lembar,
    jejak_bertambah,
    lakukan,
    segar,
    tidak_berubah,
)

BISA_DIISI = (Keadaan.DRAF, Keadaan.DIKEMBALIKAN)
TAK_BISA_DIISI = (Keadaan.DIAJUKAN, Keadaan.DIVERIFIKASI, Keadaan.DISETUJUI)


def unggah(
    kantor: Kantor,
    siapa: str = "Citra",
    *,
    kode: str | None = "surat-masuk",
    daftar: tuple[tuple[str, bytes], ...] = (("foto.png", buat_png()),),
    periode: Periode = SEPTEMBER,
    pada: date = SENIN,
    **lain: Any,
) -> HasilBukti:
    return buat_bukti(
        kantor.penugasan["Citra"],
        periode=periode,
        indikator_id=None if kode is None else kantor.indikator(kode).pk,
        daftar_unggahan=[Unggahan(nama, isi) for nama, isi in daftar],
        oleh=kantor.pelaku(siapa, pada),
        **lain,
    )


@pytest.fixture
def gudang(tmp_path: Path, settings: Any) -> Path:
    """A real folder, as production has it."""
    bawaan = "django.core.files.storage.FileSystemStorage"
    pilihan = {
        "location": str(tmp_path),
        "file_permissions_mode": 0o600,
        "directory_permissions_mode": 0o700,
    }
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": bawaan, "OPTIONS": pilihan}}
    return tmp_path


def daftar_berkas(gudang: Path) -> list[Path]:
    return [satu for satu in gudang.rglob("*") if satu.is_file()]


# --- adding -------------------------------------------------------------------------------------


def test_bukti_pertama_membuat_lembar_dan_menandai_baris_dipakai(kantor: Kantor) -> None:
    with jejak_bertambah("bukti.tambah") as jejak:
        hasil = unggah(kantor)
    (bukti,) = hasil.daftar_bukti
    lembar = LembarBulanan.objects.get(pk=bukti.lembar_id)
    assert (lembar.status, lembar.versi) == (Keadaan.DRAF, 1)
    assert (bukti.nama, bukti.jenis, bukti.ukuran) == ("foto.png", "png", len(buat_png()))
    assert default_storage.exists(susun_letak(bukti.kecamatan_id, bukti.sha256))
    assert jejak[0].objek_id == f"{lembar.pk}/{bukti.pk}"
    assert bukti.sha256 in str(jejak[0].sesudah)
    assert [satu.tindakan for satu in ambil_riwayat(lembar)] == ["bukti.tambah"]
    assert Indikator.objects.get(kode="surat-masuk").dipakai_pada is not None


def test_bukti_menaikkan_versi_yang_dilihat_pengaju(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DRAF)
    unggah(kantor)
    assert segar(lembar).versi == lembar.versi + 1
    with pytest.raises(LembarBerubah):
        lakukan(kantor, "ajukan", "Citra", lembar)
    lakukan(kantor, "ajukan", "Citra", segar(lembar))


def test_berkas_baik_tersimpan_dan_yang_buruk_disebut(kantor: Kantor) -> None:
    with jejak_bertambah("bukti.tambah", "bukti.tambah"):
        hasil = unggah(
            kantor,
            kode=None,
            daftar=(("a.png", buat_png(1)), ("b.pdf", b"<html>"), ("c.png", buat_png(2))),
        )
    assert [satu.nama for satu in hasil.daftar_bukti] == ["a.png", "c.png"]
    ((nama, pesan),) = hasil.daftar_tolak
    assert nama == "b.pdf"
    assert "unggah lagi" in pesan
    assert hasil.lembar is not None
    assert hitung_bukti(hasil.lembar) == {None: 2}
    assert hitung_bukti_banyak([hasil.lembar]) == {hasil.lembar.pk: 2}


def test_tanpa_berkas_baik_tidak_ada_yang_ditulis(kantor: Kantor) -> None:
    with tidak_berubah():
        hasil = unggah(kantor, daftar=(("b.pdf", b"<html>"),))
    assert (hasil.daftar_bukti, hasil.lembar) == ([], None)


def test_kiriman_dua_kali_satu_akibat(kantor: Kantor) -> None:
    satu = unggah(kantor)
    with tidak_berubah():
        dua = unggah(kantor, daftar=(("nama lain.png", buat_png()),))
    assert dua.daftar_ada == satu.daftar_bukti
    assert dua.daftar_bukti == dua.daftar_tolak == []


def test_isi_sama_di_baris_lain_memakai_satu_berkas(kantor: Kantor, gudang: Path) -> None:
    unggah(kantor)
    unggah(kantor, kode="arsip-pegawai")
    unggah(kantor, kode=None)
    assert Bukti.objects.count() == 3
    (berkas,) = daftar_berkas(gudang)
    assert stat.S_IMODE(os.stat(berkas).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(berkas.parent).st_mode) == 0o700
    assert hitung_terpakai(kantor.kecamatan.pk) == len(buat_png())


def test_baris_jabatan_lain_ditolak(kantor: Kantor) -> None:
    citra = kantor.penugasan["Citra"]
    with tidak_berubah(), pytest.raises(BukanBarisLembar):
        buat_bukti(
            citra,
            periode=SEPTEMBER,
            indikator_id=999_999,
            daftar_unggahan=[Unggahan("a.png", buat_png())],
            oleh=kantor.pelaku("Citra", SENIN),
        )


# --- who and when -------------------------------------------------------------------------------


@pytest.mark.parametrize("keadaan", BISA_DIISI)
def test_bukti_ditambah_dan_dihapus_selama_lembar_dapat_diisi(
    kantor: Kantor, keadaan: Keadaan
) -> None:
    buat_lembar(kantor, keadaan)
    (bukti,) = unggah(kantor).daftar_bukti
    with jejak_bertambah("bukti.hapus"):
        tarik_bukti(bukti.pk, oleh=kantor.pelaku("Citra", SENIN))
    bukti.refresh_from_db()
    assert bukti.dihapus_oleh_id == kantor.pengguna("Citra").pk


@pytest.mark.parametrize("keadaan", TAK_BISA_DIISI)
def test_bukti_tidak_berubah_sesudah_diajukan(kantor: Kantor, keadaan: Keadaan) -> None:
    (bukti,) = unggah(kantor).daftar_bukti
    buat_lembar(kantor, keadaan)
    with tidak_berubah(), pytest.raises(TindakanTidakBerlaku):
        unggah(kantor, daftar=(("lain.png", buat_png(9)),))
    with tidak_berubah(), pytest.raises(TindakanTidakBerlaku):
        tarik_bukti(bukti.pk, oleh=kantor.pelaku("Citra", SENIN))


def test_kunci_yang_dibuka_membolehkan_bukti_lagi(kantor: Kantor) -> None:
    (bukti,) = unggah(kantor).daftar_bukti
    lembar = buat_lembar(kantor, Keadaan.DISETUJUI)
    lakukan(kantor, "buka_kunci", "Sari", lembar, alasan="Bukti keliru")
    tarik_bukti(bukti.pk, oleh=kantor.pelaku("Citra", SENIN))
    unggah(kantor, daftar=(("benar.png", buat_png(5)),))
    assert hitung_bukti(segar(lembar)) == {bukti.indikator_id: 1}


def test_bulan_terkunci_menolak_bukti(kantor: Kantor) -> None:
    with tidak_berubah(), pytest.raises(BulanTerkunci):
        unggah(kantor, periode=Periode(2026, 6))


def test_camat_melihat_tetapi_tidak_menambah_atau_menghapus(kantor: Kantor) -> None:
    (bukti,) = unggah(kantor).daftar_bukti
    with tidak_berubah(), pytest.raises(TidakBerhak):
        unggah(kantor, "Sari")
    with tidak_berubah(), pytest.raises(TidakBerhak):
        tarik_bukti(bukti.pk, oleh=kantor.pelaku("Sari", SENIN))


def test_atasan_menambah_dengan_alasan_lalu_tidak_memverifikasi(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DRAF)
    with tidak_berubah(), pytest.raises(AlasanWajib):
        unggah(kantor, "Budi")
    with jejak_bertambah("bukti.tambah") as jejak:
        (bukti,) = unggah(kantor, "Budi", alasan_atas_nama="Citra sakit").daftar_bukti
    assert jejak[0].alasan == "Citra sakit"
    assert segar(lembar).diisi_oleh_id == kantor.pengguna("Budi").pk
    tarik_bukti(bukti.pk, oleh=kantor.pelaku("Budi", SENIN))  # he has said why
    lembar = lakukan(kantor, "ajukan", "Citra", segar(lembar))
    with pytest.raises(TidakBerhak):
        lakukan(kantor, "verifikasi", "Budi", lembar)


def test_menghapus_dua_kali_satu_akibat_dan_orang_lain_tidak_menemukannya(kantor: Kantor) -> None:
    (bukti,) = unggah(kantor).daftar_bukti
    tarik_bukti(bukti.pk, oleh=kantor.pelaku("Citra", SENIN))
    with tidak_berubah():
        assert tarik_bukti(bukti.pk, oleh=kantor.pelaku("Citra", SENIN)).pk == bukti.pk
    with pytest.raises(Http404):
        tarik_bukti(bukti.pk, oleh=kantor.pelaku("Budi", SENIN), alasan_atas_nama="x")


# --- frozen -------------------------------------------------------------------------------------


def _sisip(bukti: Bukti) -> None:
    Bukti.objects.bulk_create([Bukti(**{**_kolom(bukti), "sha256": "b" * 64})])


def _kolom(bukti: Bukti) -> dict[str, Any]:
    return {f.attname: getattr(bukti, f.attname) for f in bukti._meta.fields if f.name != "id"}


PINTU = {
    "ubah": lambda bukti: Bukti.objects.filter(pk=bukti.pk).update(nama="lain.png"),
    "tandai hapus": lambda bukti: Bukti.objects.filter(pk=bukti.pk).update(
        dihapus_pada=bukti.diunggah_pada, dihapus_oleh=bukti.diunggah_oleh_id
    ),
    "sisip": _sisip,
}


@pytest.mark.parametrize("pintu", PINTU)
def test_basis_data_menjaga_bukti_lembar_yang_disetujui(kantor: Kantor, pintu: str) -> None:
    (bukti,) = unggah(kantor).daftar_bukti
    buat_lembar(kantor, Keadaan.DISETUJUI)
    with pytest.raises(IntegrityError, match=PESAN), transaction.atomic():
        PINTU[pintu](bukti)
    with tanpa_pemicu("realisasi_bukti"):
        PINTU[pintu](bukti)  # only the trigger stood in the way


def test_baris_bukti_tidak_pernah_dibuang(kantor: Kantor) -> None:
    (bukti,) = unggah(kantor).daftar_bukti
    with pytest.raises(IntegrityError, match=PESAN_HAPUS), transaction.atomic():
        Bukti.objects.filter(pk=bukti.pk).delete()
    with tanpa_pemicu("realisasi_bukti"):
        assert Bukti.objects.filter(pk=bukti.pk).delete()[0] == 1


# --- files --------------------------------------------------------------------------------------


def test_berkas_pergi_bila_tidak_ada_baris_yang_memerlukannya(
    kantor: Kantor, gudang: Path, django_capture_on_commit_callbacks: Any
) -> None:
    (satu,) = unggah(kantor).daftar_bukti
    (dua,) = unggah(kantor, kode=None).daftar_bukti
    for bukti, sisa in ((satu, 1), (dua, 0)):
        with django_capture_on_commit_callbacks(execute=True):
            tarik_bukti(bukti.pk, oleh=kantor.pelaku("Citra", SENIN))
        assert len(daftar_berkas(gudang)) == sisa
    assert Bukti.objects.count() == 2


def test_gagal_di_tengah_tidak_meninggalkan_berkas_maupun_baris(
    kantor: Kantor, gudang: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_: Any, **__: Any) -> None:
        raise RuntimeError("listrik padam")

    monkeypatch.setattr("realisasi.services.bukti.catat_jejak", gagal)
    with tidak_berubah(), pytest.raises(RuntimeError, match="padam"):
        unggah(kantor)
    assert not Bukti.objects.exists()
    assert daftar_berkas(gudang) == []


def test_berkas_setengah_tertulis_diganti_yang_utuh(kantor: Kantor, gudang: Path) -> None:
    (bukti,) = unggah(kantor).daftar_bukti
    (berkas,) = daftar_berkas(gudang)
    berkas.write_bytes(b"setengah")
    unggah(kantor, kode="arsip-pegawai")
    (berkas,) = daftar_berkas(gudang)
    assert berkas.read_bytes() == buat_png()
    assert berkas.name == bukti.sha256


def test_periksa_bukti_menemukan_yang_hilang_rusak_dan_tersisa(
    kantor: Kantor, gudang: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("periksa_bukti")
    unggah(kantor, daftar=(("a.png", buat_png(1)), ("b.png", buat_png(2))))
    sisa = gudang / "bukti" / str(kantor.kecamatan.pk) / "ab" / ("ab" + "0" * 62)
    sisa.parent.mkdir()
    sisa.write_bytes(b"ditinggalkan listrik padam")
    call_command("periksa_bukti")
    assert "1 tidak dipakai" in capsys.readouterr().out
    call_command("periksa_bukti", sapu=True)
    assert not sisa.exists()
    pertama, kedua = daftar_berkas(gudang)
    pertama.unlink()
    kedua.write_bytes(b"rusak")
    with pytest.raises(CommandError, match="2 berkas"):
        call_command("periksa_bukti")
    galat = capsys.readouterr().err
    assert pertama.name in galat
    assert kedua.name in galat


# --- full ---------------------------------------------------------------------------------------


def test_kuota_kecamatan_menyebut_sisa_dan_menyimpan_yang_muat(
    kantor: Kantor, settings: Any
) -> None:
    settings.KUOTA_BUKTI = len(buat_png()) + 10
    hasil = unggah(kantor, daftar=(("a.png", buat_png(1)), ("b.png", buat_png(2))))
    assert [satu.nama for satu in hasil.daftar_bukti] == ["a.png"]
    assert hasil.daftar_tolak[0][0] == "b.png"
    assert "Ruang bukti kecamatan tidak cukup" in hasil.daftar_tolak[0][1]
    hasil = unggah(kantor, kode="arsip-pegawai", daftar=(("a.png", buat_png(1)),))
    assert hasil.daftar_tolak == []  # the same content takes no more room


def test_bukti_yang_dihapus_mengembalikan_ruang(kantor: Kantor, settings: Any) -> None:
    settings.KUOTA_BUKTI = len(buat_png()) + 10
    (bukti,) = unggah(kantor).daftar_bukti
    tarik_bukti(bukti.pk, oleh=kantor.pelaku("Citra", SENIN))
    assert unggah(kantor, daftar=(("b.png", buat_png(2)),)).daftar_tolak == []


def test_batas_banyaknya_bukti_selembar(kantor: Kantor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("realisasi.services.bukti.BATAS_PER_LEMBAR", 2)
    hasil = unggah(kantor, daftar=tuple((f"{n}.png", buat_png(n)) for n in range(3)))
    assert len(hasil.daftar_bukti) == 2
    assert "sudah memuat 2 bukti" in hasil.daftar_tolak[0][1]
