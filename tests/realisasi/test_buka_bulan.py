"""Opening a month that locked before its sheet was begun, without anybody asking."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from jabatan.kesalahan import TidakBerhak
from realisasi.alur import Keadaan
from realisasi.kesalahan import BelumTerkunci, LembarBerubah
from realisasi.models import KeadaanPermintaan, LembarBulanan
from realisasi.services import buka_bulan
from tests.indikator.admin import buat_admin
from tests.pabrik import Kantor
from tests.realisasi.adegan import (
    SENIN,
    SEPTEMBER,
    isi,
    isi_lengkap,
    isian,
    jejak_bertambah,
    tidak_berubah,
)
from tests.realisasi.peramban import alamat_isi, hitung_kueri, masuk, pesan
from tests.realisasi.test_permintaan import AGUSTUS, ALASAN, minta


def _alamat(kantor: Kantor, kode: str = "2026-08") -> str:
    return reverse("realisasi:buka_bulan", args=[kantor.penugasan["Citra"].pk, kode])


def _buka(kantor: Kantor, siapa: str = "Sari", **lain: object) -> LembarBulanan:
    pilihan = {"periode": AGUSTUS, "alasan": ALASAN} | lain
    return buka_bulan(kantor.penugasan["Citra"], oleh=kantor.pelaku(siapa, SENIN), **pilihan)  # type: ignore[arg-type]


def test_bulan_yang_tidak_pernah_diisi_dibuka_lalu_diisi_dan_diajukan(kantor: Kantor) -> None:
    with jejak_bertambah("lembar.buka_kunci") as jejak:
        lembar = _buka(kantor)
    assert (lembar.status, jejak[0].alasan) == (Keadaan.DRAF, ALASAN)
    assert lembar.dibuka_sampai is not None
    isi(kantor, "Citra", isian(kantor, "surat-masuk", "7"), periode=AGUSTUS)
    assert LembarBulanan.objects.filter(bulan=8).count() == 1


def test_permintaan_yang_menunggu_ikut_dikabulkan(kantor: Kantor) -> None:
    permintaan = minta(kantor)
    with jejak_bertambah("permintaan.kabulkan", "lembar.buka_kunci"):
        _buka(kantor)
    permintaan.refresh_from_db()
    assert permintaan.status is KeadaanPermintaan.DIKABULKAN


def test_yang_masih_terbuka_yang_sudah_ada_dan_yang_tak_berhak_ditolak(kantor: Kantor) -> None:
    with tidak_berubah():
        for siapa in ("Citra", "Budi"):
            with pytest.raises(TidakBerhak):
                _buka(kantor, siapa, alasan="")
        with pytest.raises(BelumTerkunci):
            _buka(kantor, periode=SEPTEMBER)
    isi_lengkap(kantor)
    with pytest.raises(LembarBerubah, match="dari halaman lembar itu"):
        _buka(kantor, periode=SEPTEMBER)


# --- pages ----------------------------------------------------------------------------------------


def test_camat_membuka_dari_daftar_dan_dari_halaman_bulan(kantor: Kantor) -> None:
    sari = masuk(kantor, "Sari")
    assert _alamat(kantor) in sari.get(alamat_isi(kantor, kode="2026-08")).content.decode()
    assert _alamat(kantor, "2026-09") not in sari.get(alamat_isi(kantor)).content.decode()
    daftar = sari.get("/permintaan/").content.decode()
    assert "Buka tanpa permintaan" in daftar
    pilih = {"pegawai": str(kantor.penugasan["Citra"].pk), "bulan": "2026-08"}
    lanjut = sari.get("/permintaan/", pilih)
    assert lanjut["Location"] == _alamat(kantor)
    assert "Terkunci sejak akhir 10 September 2026" in sari.get(_alamat(kantor)).content.decode()
    jawaban = sari.post(_alamat(kantor), {"alasan": ALASAN})
    assert jawaban.status_code == 302
    (teks,) = pesan(sari.get(jawaban["Location"]))
    assert teks.startswith("Agustus 2026 Citra Lestari dibuka")
    citra = masuk(kantor, "Citra").get(alamat_isi(kantor, kode="2026-08"))
    assert "Simpan Draf" in citra.content.decode()
    assert (
        "Buka tanpa permintaan" not in masuk(kantor, "Citra").get("/permintaan/").content.decode()
    )


def test_admin_pun_membuka_dan_alasan_yang_kosong_ditolak_dengan_ketikan(kantor: Kantor) -> None:
    agung = Client()
    agung.force_login(buat_admin("Admin Agung", kantor.kecamatan.pemda))
    kosong = agung.post(_alamat(kantor), {"alasan": " "})
    assert (kosong.status_code, "Tuliskan alasannya." in kosong.content.decode()) == (422, True)
    terbuka = agung.post(_alamat(kantor, "2026-09"), {"alasan": "Salah bulan"})
    halaman = terbuka.content.decode()
    assert terbuka.status_code == 409
    assert "masih terbuka sampai akhir" in halaman
    assert "Salah bulan" in halaman
    assert agung.post(_alamat(kantor), {"alasan": ALASAN}).status_code == 302
    lembar = LembarBulanan.objects.get(bulan=8)
    lagi = agung.get(_alamat(kantor))
    assert lagi["Location"] == reverse("realisasi:lembar", args=[lembar.pk])


@pytest.mark.parametrize(("pegawai", "bulan"), [("x", "2026-08"), ("1", "2026-13"), ("9" * 30, "")])
def test_pilihan_yang_dipalsukan_tidak_ditemukan(kantor: Kantor, pegawai: str, bulan: str) -> None:
    jawaban = masuk(kantor, "Sari").get("/permintaan/", {"pegawai": pegawai, "bulan": bulan})
    assert jawaban.status_code == 404


def test_halaman_permintaan_tetap_murah(kantor: Kantor) -> None:
    assert hitung_kueri(masuk(kantor, "Sari"), "/permintaan/") <= 12
