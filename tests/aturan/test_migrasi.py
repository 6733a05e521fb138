"""Migrations: reversible data steps, names that say what changes."""

import re
from collections.abc import Iterable

from django.apps.registry import Apps
from django.db.migrations import Migration, RunPython, RunSQL
from django.db.migrations.loader import MigrationLoader

from tests.aturan.pohon import LAPISAN

LABEL = {nama.split(".")[-1] for nama in LAPISAN}
NAMA_OTOMATIS = re.compile(r"_auto_\d|_and_more$|^\d{4}_(alter|remove|rename)_\w+_\w+$")


def tidak_terbalikkan(daftar_migrasi: Iterable[Migration]) -> list[str]:
    return [
        f"{migrasi.app_label}.{migrasi.name}"
        for migrasi in daftar_migrasi
        for operasi in migrasi.operations
        if isinstance(operasi, RunPython | RunSQL) and not operasi.reversible
    ]


def data_bercampur_skema(daftar_migrasi: Iterable[Migration]) -> list[str]:
    """Migrations that hold a data step beside anything else."""
    return [
        f"{migrasi.app_label}.{migrasi.name}"
        for migrasi in daftar_migrasi
        if any(isinstance(operasi, RunPython) for operasi in migrasi.operations)
        and not all(isinstance(operasi, RunPython) for operasi in migrasi.operations)
    ]


def _daftar_migrasi() -> list[Migration]:
    pemuat = MigrationLoader(None, ignore_no_migrations=True)
    return [m for (label, _), m in pemuat.disk_migrations.items() if label in LABEL]


def test_langkah_data_dapat_dibalik_dan_terpisah() -> None:
    daftar = _daftar_migrasi()
    assert len(daftar) >= 5
    assert tidak_terbalikkan(daftar) == []
    assert data_bercampur_skema(daftar) == []


def test_nama_migrasi_menyebut_perubahannya() -> None:
    assert [m.name for m in _daftar_migrasi() if NAMA_OTOMATIS.search(m.name)] == []


def _maju(apps: Apps, penyunting: object) -> None:
    """A data step for the control below."""


def test_kendali_migrasi() -> None:
    buruk = Migration("0002_isi_kode", "jabatan")
    buruk.operations = [RunPython(_maju), RunSQL("SELECT 1")]
    baik = Migration("0003_isi_kode", "jabatan")
    baik.operations = [RunPython(_maju, RunPython.noop)]
    assert tidak_terbalikkan([buruk, baik]) == ["jabatan.0002_isi_kode"] * 2
    assert data_bercampur_skema([buruk, baik]) == ["jabatan.0002_isi_kode"]
    assert NAMA_OTOMATIS.search("0002_auto_20260101")
    assert NAMA_OTOMATIS.search("0003_posisi_urut_and_more")
    assert not NAMA_OTOMATIS.search("0002_posisi_boleh_kosong")
