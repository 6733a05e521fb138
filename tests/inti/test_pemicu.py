"""Triggers are installed after every migrate, missed when gone, and put back."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from jejak.models import KepalaRantai
from kinerja.inti import pemicu
from kinerja.inti.pemicu import Pemicu, buat_pemicu_tolak, daftarkan_pemicu

pytestmark = pytest.mark.django_db
TABEL = "jejak_kepalarantai"


@pytest.fixture
def daftar_sendiri(monkeypatch: pytest.MonkeyPatch) -> dict[str, Pemicu]:
    """An own copy of the registry."""
    salinan = dict(pemicu._terdaftar)
    monkeypatch.setattr(pemicu, "_terdaftar", salinan)
    return salinan


def test_semua_pemicu_terpasang_setelah_migrasi() -> None:
    assert pemicu.ambil_pemicu_hilang(connection) == ()
    assert pemicu.periksa_pemicu(databases=["default"]) == []
    assert len(pemicu.daftar_pemicu()) >= 3


def test_pemicu_yang_hilang_dilaporkan_lalu_dipasang_kembali() -> None:
    pemicu.lepas_pemicu(connection, TABEL)
    hilang = pemicu.ambil_pemicu_hilang(connection)
    assert f"{TABEL}.{TABEL}_tolak_delete" in hilang
    assert all(nama.startswith(f"{TABEL}.") for nama in hilang)
    (peringatan,) = pemicu.periksa_pemicu(databases=["default"])
    assert peringatan.id == "kinerja.W001"
    assert "migrate" in str(peringatan.hint)
    pemicu.pasang_pemicu(connection)
    assert pemicu.ambil_pemicu_hilang(connection) == ()


def test_pemicu_yang_dimatikan_terhitung_hilang() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite cannot switch triggers off")
    with connection.cursor() as kursor:
        kursor.execute(f"ALTER TABLE {TABEL} DISABLE TRIGGER USER")
    assert len(pemicu.ambil_pemicu_hilang(connection)) == 2


def test_pemasangan_dapat_diulang() -> None:
    pemicu.pasang_pemicu(connection)
    pemicu.pasang_pemicu(connection)
    assert pemicu.ambil_pemicu_hilang(connection) == ()


def test_perintah_migrate_memasang_kembali() -> None:
    pemicu.lepas_pemicu(connection)
    assert pemicu.ambil_pemicu_hilang(connection) != ()
    call_command("migrate", verbosity=0)
    assert pemicu.ambil_pemicu_hilang(connection) == ()


def test_pemeriksaan_tanpa_basis_data_tidak_bertanya() -> None:
    assert pemicu.periksa_pemicu(databases=None) == []


def test_pemicu_tabel_yang_belum_ada_dilewati(daftar_sendiri: dict[str, Pemicu]) -> None:
    daftarkan_pemicu(buat_pemicu_tolak("uji_belum_ada", ("delete",), "Tidak."))
    pemicu.pasang_pemicu(connection)
    assert pemicu.ambil_pemicu_hilang(connection) == ()


def test_bunyi_pemicu_yang_baru_menggantikan_yang_lama(
    daftar_sendiri: dict[str, Pemicu],
) -> None:
    nama = f"{TABEL}_tolak"
    daftar_sendiri[nama] = buat_pemicu_tolak(TABEL, ("delete",), "Bunyi 'baru' 100%")
    pemicu.pasang_pemicu(connection)
    KepalaRantai.objects.create(rantai="uji", urut=0)
    with pytest.raises(IntegrityError, match="Bunyi 'baru' 100%"), transaction.atomic():
        KepalaRantai.objects.all().delete()


def test_nama_yang_sama_dengan_arti_lain_ditolak(daftar_sendiri: dict[str, Pemicu]) -> None:
    pertama = buat_pemicu_tolak("uji_x", ("delete",), "Satu.")
    daftarkan_pemicu(pertama)
    daftarkan_pemicu(pertama)
    with pytest.raises(ValueError, match="twice"):
        daftarkan_pemicu(buat_pemicu_tolak("uji_x", ("delete",), "Dua."))


def test_perintah_tanpa_pemicu_ditolak() -> None:
    with pytest.raises(ValueError, match="no CREATE TRIGGER"):
        Pemicu("uji", "uji", sqlite=("SELECT 1",), postgresql=())


def test_lepas_sebelum_migrasi_hanya_di_sqlite_dan_bila_ada_rencana() -> None:
    """Remaking a table there fails while a trigger elsewhere mentions it."""
    from django.apps import apps

    pertama = next(app for app in apps.get_app_configs() if app.models_module)
    pemicu.lepas_sebelum_migrasi(pertama, "default", plan=[])
    assert pemicu.ambil_pemicu_hilang(connection) == ()
    pemicu.lepas_sebelum_migrasi(pertama, "default", plan=[object()])
    assert bool(pemicu.ambil_pemicu_hilang(connection)) is (connection.vendor == "sqlite")
