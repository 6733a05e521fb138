"""Who edits which catalogue: predicate and QuerySet agree; foreign is 404, seen is 403."""

from __future__ import annotations

import pytest
from django.http import Http404

from indikator.izin import (
    ambil_katalog_ubah,
    bisa_lihat_katalog,
    bisa_ubah_katalog,
    katalog_terlihat_oleh,
    katalog_terubah_oleh,
)
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Katalog
from tests.indikator.admin import buat_admin
from tests.indikator.conftest import Kantor, Muat


@pytest.fixture
def katalog(kantor: Kantor, muat: Muat) -> dict[str, Katalog]:
    """A catalogue of every scope and keadaan."""
    daftar = {
        "pemda": muat(kantor.pemda),
        "seberang": muat(kantor.seberang.pemda),
        "arsip": muat(kantor.pemda, tahun=2017),
        "draf": muat(kantor.pemda, tahun=2018),
        "sukamaju": muat(kantor.pemda, tahun=2019),
        "draf sukamaju": muat(kantor.pemda, tahun=2020),
        "melati": muat(kantor.pemda, tahun=2021),
    }
    for nama, kecamatan in (
        ("sukamaju", kantor.sukamaju),
        ("draf sukamaju", kantor.sukamaju),
        ("melati", kantor.melati),
    ):
        Katalog.objects.filter(pk=daftar[nama].pk).update(kecamatan=kecamatan)
    for nama in ("arsip", "draf", "draf sukamaju"):
        Katalog.objects.filter(pk=daftar[nama].pk).update(keadaan=nama.split()[0])
    return {nama: Katalog.objects.get(pk=satu.pk) for nama, satu in daftar.items()}


@pytest.fixture
def pelaku(kantor: Kantor) -> dict[str, Pelaku]:
    return {
        "agung": susun_pelaku(buat_admin("Agung", kantor.pemda)),
        "rahma": susun_pelaku(buat_admin("Rahma", kantor.pemda, kantor.sukamaju)),
        "citra": susun_pelaku(kantor.staf_citra),
        "dewi": susun_pelaku(kantor.dewi),
    }


def test_admin_pemda_mengubah_milik_pemda_admin_kecamatan_milik_kecamatannya(
    katalog: dict[str, Katalog], pelaku: dict[str, Pelaku]
) -> None:
    ubah = {
        nama: {kunci for kunci, satu in katalog.items() if bisa_ubah_katalog(oleh, satu)}
        for nama, oleh in pelaku.items()
    }
    assert ubah == {
        "agung": {"pemda", "arsip", "draf"},
        "rahma": {"sukamaju", "draf sukamaju"},
        "citra": set(),
        "dewi": set(),
    }


def test_kedua_wajah_sepakat(katalog: dict[str, Katalog], pelaku: dict[str, Pelaku]) -> None:
    for oleh in pelaku.values():
        assert set(katalog_terubah_oleh(oleh)) == {
            satu for satu in katalog.values() if bisa_ubah_katalog(oleh, satu)
        }
        assert set(katalog_terlihat_oleh(oleh)) == {
            satu for satu in katalog.values() if bisa_lihat_katalog(oleh, satu)
        }


def test_draf_hanya_dilihat_yang_bisa_mengubahnya(
    katalog: dict[str, Katalog], pelaku: dict[str, Pelaku]
) -> None:
    lihat = {
        nama: {kunci for kunci, satu in katalog.items() if bisa_lihat_katalog(oleh, satu)}
        for nama, oleh in pelaku.items()
    }
    assert "draf" in lihat["agung"]
    assert "draf sukamaju" in lihat["rahma"]
    assert "draf sukamaju" not in lihat["agung"]
    assert not lihat["citra"] & {"draf", "draf sukamaju"}


def test_yang_tak_terlihat_404_yang_terlihat_403(
    katalog: dict[str, Katalog], pelaku: dict[str, Pelaku]
) -> None:
    assert ambil_katalog_ubah(pelaku["agung"], katalog["draf"].pk) == katalog["draf"]
    for nama, kunci in (("rahma", "pemda"), ("agung", "sukamaju"), ("citra", "pemda")):
        with pytest.raises(TidakBerhak):
            ambil_katalog_ubah(pelaku[nama], katalog[kunci].pk)
    for nama, kunci in (("rahma", "melati"), ("citra", "draf"), ("dewi", "pemda")):
        with pytest.raises(Http404):
            ambil_katalog_ubah(pelaku[nama], katalog[kunci].pk)
    with pytest.raises(Http404):
        ambil_katalog_ubah(pelaku["agung"], 2**63)
