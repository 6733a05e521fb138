"""An indikator hangs under another kinerja utama of its jabatan; what it means stays."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from indikator.models import Indikator, KinerjaUtama
from jabatan.models import Katalog
from jejak.models import Jejak
from tests.indikator.admin import buat_admin
from tests.indikator.conftest import Kantor, Muat
from tests.indikator.penyunting import Penyunting


@pytest.fixture
def agung(kantor: Kantor, muat: Muat) -> Penyunting:
    penyunting = Penyunting(Client(), muat(kantor.pemda))
    penyunting.client.force_login(buat_admin("Admin Agung", kantor.pemda))
    return penyunting


def _jabatan_berdua(katalog: Katalog) -> tuple[Indikator, KinerjaUtama]:
    """A row and another kinerja utama of its jabatan, neither joined to a neighbour's sources."""
    for baris in Indikator.objects.milik_katalog(katalog).dengan_jabatan().dengan_sumber():
        lain = KinerjaUtama.objects.filter(jabatan=baris.kinerja_utama.jabatan)
        tujuan = lain.exclude(pk=baris.kinerja_utama_id).first()
        gabung = Indikator.objects.filter(
            kinerja_utama=baris.kinerja_utama, sumber_gabung_atas=True
        ).exists()
        if tujuan is not None and not gabung:
            return baris, tujuan
    raise AssertionError("no such row")


def _segar(baris: Indikator) -> Indikator:
    return Indikator.objects.dengan_jabatan().dengan_sumber().get(pk=baris.pk)


def _daftar_urut(baris: Indikator) -> list[tuple[int, int]]:
    daftar = Indikator.objects.filter(kinerja_utama__jabatan=baris.kinerja_utama.jabatan)
    return list(daftar.dengan_jabatan().values_list("urut", "pk"))


def test_baris_terpakai_pindah_dari_halamannya_dan_tercatat(agung: Penyunting) -> None:
    baris, tujuan = _jabatan_berdua(agung.katalog)
    Indikator.objects.filter(pk=baris.pk).update(dipakai_pada=datetime(2026, 2, 1, tzinfo=UTC))
    halaman = agung.buka(f"/katalog/indikator/{baris.pk}/")
    assert "Pindahkan ke kinerja utama lain" in halaman
    assert f'<option value="{tujuan.pk}">' in halaman
    assert agung.atur(_segar(baris), "pindah", kinerja=str(tujuan.pk)).status_code == 302
    kini = _segar(baris)
    assert (kini.kinerja_utama_id, kini.kode, kini.jenis) == (tujuan.pk, baris.kode, baris.jenis)
    urut = _daftar_urut(kini)
    assert [nomor for nomor, _ in urut] == list(range(1, len(urut) + 1))
    sekinerja = Indikator.objects.filter(kinerja_utama=tujuan).order_by("urut")
    assert list(sekinerja)[-1].pk == baris.pk
    jejak = Jejak.objects.order_by("-pk")[0]
    assert "dipindahkan ke kinerja utama lain" in jejak.ringkas
    assert jejak.sesudah is not None
    assert tujuan.uraian[:30] in jejak.sesudah
    agung.katalog.refresh_from_db()
    assert agung.katalog.versi == 2


def test_tekan_dua_kali_memindahkan_sekali(agung: Penyunting) -> None:
    baris, tujuan = _jabatan_berdua(agung.katalog)
    lama = _segar(baris)
    assert agung.atur(lama, "pindah", kinerja=str(tujuan.pk)).status_code == 302
    jejak = Jejak.objects.count()
    assert agung.atur(lama, "pindah", kinerja=str(tujuan.pk)).status_code == 409
    assert Jejak.objects.count() == jejak


def test_bulan_berlaku_tetap_pada_yang_berlaku_dan_ikut_pada_draf(agung: Penyunting) -> None:
    baris, tujuan = _jabatan_berdua(agung.katalog)
    KinerjaUtama.objects.filter(pk=tujuan.pk).update(berlaku_dari=7)
    ditolak = agung.atur(_segar(baris), "pindah", kinerja=str(tujuan.pk))
    assert ditolak.status_code == 409
    assert "tidak berlaku pada bulan-bulan yang sama" in ditolak.content.decode()
    assert _segar(baris).kinerja_utama_id == baris.kinerja_utama_id
    Katalog.objects.filter(pk=agung.katalog.pk).update(keadaan="draf")
    assert agung.atur(_segar(baris), "pindah", kinerja=str(tujuan.pk)).status_code == 302
    assert not _segar(baris).berlaku_pada(6)


def test_sel_gabungan_dilepas_dahulu(agung: Penyunting) -> None:
    baris, tujuan = _jabatan_berdua(agung.katalog)
    sumber = Indikator.objects.filter(pk=baris.pk)
    sumber.update(sumber_gabung_atas=True)
    ditolak = agung.atur(_segar(baris), "pindah", kinerja=str(tujuan.pk))
    assert "Hapus dahulu tanda gabung itu." in ditolak.content.decode()
    assert _segar(baris).kinerja_utama_id == baris.kinerja_utama_id


@pytest.mark.parametrize("pilihan", ["", "0", "x", "9" * 18, "jabatan lain"])
def test_kinerja_utama_yang_bukan_milik_jabatannya_ditolak(agung: Penyunting, pilihan: str) -> None:
    baris, _ = _jabatan_berdua(agung.katalog)
    asing = KinerjaUtama.objects.exclude(jabatan=baris.kinerja_utama.jabatan)[0]
    kinerja = str(asing.pk) if pilihan == "jabatan lain" else pilihan
    jawaban = agung.atur(_segar(baris), "pindah", kinerja=kinerja)
    assert jawaban.status_code == 409
    assert "Pilih kinerja utama lain dari jabatan ini." in jawaban.content.decode()
    assert _segar(baris).kinerja_utama_id == baris.kinerja_utama_id
