"""Rows of a catalogue in force come and go by month; what stands in sheets decides which months."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from indikator.models import Indikator, KinerjaUtama
from indikator.services import (
    Perbuatan,
    buat_kinerja_utama,
    ubah_masa,
)
from indikator.susunan import hitung_sidik, hitung_sidik_urutan
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.kesalahan import IsianDitolak
from jabatan.models import Jabatan, Katalog
from realisasi.services import isi_lembar
from tests.indikator.admin import buat_admin
from tests.pabrik import Kantor, ajukan, isi_bulan
from tests.realisasi.adegan import LENGKAP, SEPTEMBER, isian

AGUSTUS = 8


@pytest.fixture
def agung(kantor: Kantor) -> Pelaku:
    return susun_pelaku(buat_admin("Admin Agung", kantor.kecamatan.pemda))


def _masa(baris: Any, sampai: int, agung: Pelaku) -> None:
    perbuatan = Perbuatan(oleh=agung, dilihat=hitung_sidik(baris))
    ubah_masa(type(baris), baris.pk, sampai=sampai, perbuatan=perbuatan)
    baris.refresh_from_db()


def _tambah(kantor: Kantor, agung: Pelaku, dari: int) -> KinerjaUtama:
    jabatan = Jabatan.objects.get(katalog=kantor.katalog)
    daftar = KinerjaUtama.objects.filter(jabatan=jabatan).order_by("urut")
    perbuatan = Perbuatan(oleh=agung, dilihat=hitung_sidik_urutan(daftar))
    return buat_kinerja_utama(
        jabatan.pk, uraian=f"Baru sejak {dari}", berlaku_dari=dari, perbuatan=perbuatan
    )


def test_baris_baru_mulai_setelah_bulan_yang_sudah_diajukan(kantor: Kantor, agung: Pelaku) -> None:
    ajukan(kantor, "Citra", isi_bulan(kantor, "Citra", AGUSTUS, LENGKAP))
    isi_bulan(kantor, "Citra", SEPTEMBER.bulan, LENGKAP)
    with pytest.raises(IsianDitolak) as sebab:
        _tambah(kantor, agung, AGUSTUS)
    assert sebab.value.galat == {
        "berlaku_dari": [
            "Lembar Agustus jabatan ini sudah ada yang diajukan. Pilih September atau sesudahnya."
        ]
    }
    assert _tambah(kantor, agung, SEPTEMBER.bulan).berlaku_dari == SEPTEMBER.bulan


def test_draf_katalog_tidak_terikat_lembar(kantor: Kantor, agung: Pelaku) -> None:
    ajukan(kantor, "Citra", isi_bulan(kantor, "Citra", AGUSTUS, LENGKAP))
    Katalog.objects.update(keadaan="draf")
    assert _tambah(kantor, agung, 1).berlaku_dari == 1


def test_pensiun_tidak_menghapus_bulan_yang_sudah_diisi(kantor: Kantor, agung: Pelaku) -> None:
    isi_bulan(kantor, "Citra", AGUSTUS, LENGKAP)
    baris = kantor.indikator("surat-masuk")
    with pytest.raises(IsianDitolak, match="sudah diisi untuk Agustus"):
        _masa(baris, AGUSTUS - 1, agung)
    _masa(baris, AGUSTUS, agung)
    assert baris.berlaku_sampai == AGUSTUS
    # A row nobody filled goes at any month.
    _masa(kantor.indikator("kehadiran-musrenbang"), 1, agung)
    september = isi_bulan(kantor, "Citra", SEPTEMBER.bulan, {"waktu-pelayanan": "260/40"})
    assert september.daftar_realisasi.count() == 1


def test_halaman_menolak_pensiun_baris_terpakai_dengan_jalannya(kantor: Kantor) -> None:
    isi_bulan(kantor, "Citra", AGUSTUS, LENGKAP)
    client = Client()
    client.force_login(buat_admin("Admin Agung", kantor.kecamatan.pemda))
    baris = kantor.indikator("surat-masuk")
    kiriman = {"tindakan": "pensiun", "sampai": "7", "dilihat": hitung_sidik(baris)}
    jawaban = client.post(f"/katalog/indikator/{baris.pk}/atur/", kiriman)
    assert jawaban.status_code == 409
    isi = jawaban.content.decode()
    assert "Baris ini sudah diisi untuk Agustus. Pilih Agustus atau sesudahnya." in isi
    assert '<option value="7">' not in isi
    assert '<option value="8">Agustus</option>' in isi
    baris.refresh_from_db()
    assert baris.berlaku_sampai == 12


def test_pensiun_kinerja_utama_mengikuti_barisnya(kantor: Kantor, agung: Pelaku) -> None:
    isi_bulan(kantor, "Citra", AGUSTUS, LENGKAP)
    kinerja = kantor.indikator("surat-masuk").kinerja_utama
    with pytest.raises(IsianDitolak, match="Agustus"):
        _masa(kinerja, 3, agung)
    _masa(kinerja, AGUSTUS, agung)
    assert not kantor.indikator("surat-masuk").berlaku_pada(SEPTEMBER.bulan)


def test_pensiun_dibatalkan_selama_belum_ada_yang_diajukan_sesudahnya(
    kantor: Kantor, agung: Pelaku
) -> None:
    isi_bulan(kantor, "Citra", AGUSTUS, LENGKAP)
    baris = kantor.indikator("surat-masuk")
    _masa(baris, AGUSTUS, agung)
    _masa(baris, 12, agung)
    assert baris.berlaku_sampai == 12
    _masa(baris, AGUSTUS, agung)
    sisa = {kode: teks for kode, teks in LENGKAP.items() if kode != "surat-masuk"}
    ajukan(kantor, "Citra", isi_bulan(kantor, "Citra", SEPTEMBER.bulan, sisa))
    with pytest.raises(IsianDitolak, match="September sudah ada yang diajukan tanpa baris ini"):
        _masa(baris, 12, agung)


def test_isian_pertama_menandai_baris_terpakai(kantor: Kantor, agung: Pelaku) -> None:
    """The first value closes the meaning of its row, and of no other."""
    daftar = [isian(kantor, "surat-masuk", "12")]
    isi_lembar(
        kantor.penugasan["Citra"], periode=SEPTEMBER, oleh=kantor.pelaku("Citra"), isian=daftar
    )
    terpakai = Indikator.objects.filter(dipakai_pada__isnull=False)
    assert [satu.kode for satu in terpakai] == ["surat-masuk"]
