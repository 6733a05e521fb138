"""Tenants never mix: an unscoped query raises, on every table that belongs to a kecamatan."""

from contextlib import nullcontext

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models
from django.test import Client
from django_scopes import ScopeError

from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from realisasi.models import LembarBulanan
from tests.izin.kantor import Dunia

pytestmark = pytest.mark.django_db
# Carry a kecamatan but are read across: roles and catalogues through their own izin, the trail by
# its plain column.
TANPA_LINGKUP = {"jabatan.Peran", "jabatan.Katalog", "jejak.Jejak"}


def daftar_model_penyewa() -> list[type[models.Model]]:
    aplikasi = {nama.split(".")[-1] for nama in settings.INSTALLED_APPS if "django" not in nama}
    return [
        model
        for model in apps.get_models()
        if model._meta.app_label in aplikasi
        and any(satu.name in ("kecamatan", "kecamatan_id") for satu in model._meta.fields)
        and model._meta.label not in TANPA_LINGKUP
    ]


def test_setiap_tabel_kecamatan_menolak_dibaca_tanpa_lingkup() -> None:
    daftar = daftar_model_penyewa()
    assert len(daftar) >= 9
    for model in daftar:
        with pytest.raises(ScopeError):
            model.objects.count()  # type: ignore[attr-defined]
        with tanpa_lingkup():
            assert model.objects.count() >= 0  # type: ignore[attr-defined]


@pytest.fixture
def dua_kecamatan(dunia: Dunia) -> tuple[int, int]:
    return (
        dunia.benda["citra", "draf"].kecamatan,
        dunia.benda["dewi", "draf"].kecamatan,
    )


def test_lingkup_menyaring_setiap_tabel(dua_kecamatan: tuple[int, int]) -> None:
    """What one kecamatan sees and what all see add up; nothing appears in two scopes."""
    terisi = 0
    for model in daftar_model_penyewa():
        dilihat: list[set[int]] = []
        for satu in dua_kecamatan:
            with lingkup([satu]):
                dilihat.append(set(model.objects.values_list("pk", flat=True)))  # type: ignore[attr-defined]
        assert not dilihat[0] & dilihat[1], model._meta.label
        with lingkup(dua_kecamatan):
            semua = set(model.objects.values_list("pk", flat=True))  # type: ignore[attr-defined]
        assert semua == dilihat[0] | dilihat[1], model._meta.label
        terisi += bool(dilihat[0] and dilihat[1])
    assert terisi >= 6


def test_tampilan_yang_lupa_lingkup_gagal_bukan_bocor(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Take the scope out of the middleware: pages break instead of showing everything."""
    monkeypatch.setattr("kinerja.perantara.lingkup", lambda daftar: nullcontext())
    client = Client(raise_request_exception=False)
    client.force_login(dunia.pengguna["camat"])
    lembar = dunia.benda["citra", "draf"].lembar
    for alamat in (f"/lembar/{lembar}/", "/dasbor/", "/laporan/", "/persetujuan/"):
        assert client.get(alamat).status_code == 500, alamat


def test_lingkup_permintaan_tidak_tertinggal_di_utas(dunia: Dunia) -> None:
    client = Client()
    client.force_login(dunia.pengguna["camat"])
    assert client.get("/verifikasi/").status_code == 200
    with pytest.raises(ScopeError):
        LembarBulanan.objects.count()
