"""The database itself refuses to change the trail; with the triggers off it would not."""

import pytest
from django.db import IntegrityError, connection, transaction

from jejak.models import Jejak, KepalaRantai
from jejak.services import Entri, Pencatat, catat_jejak
from tests.alat.pemicu import tanpa_pemicu

pytestmark = pytest.mark.django_db

UMUM = [
    "UPDATE jejak_jejak SET ringkas = 'lain' WHERE urut = 1",
    "UPDATE jejak_jejak SET mac = mac",
    "DELETE FROM jejak_jejak WHERE urut = 2",
    "DELETE FROM jejak_jejak",
    "DELETE FROM jejak_kepalarantai",
]
GANTI = """
    INSERT {} INTO jejak_jejak (id, rantai, urut, waktu, pengguna_nama, tindakan, objek, objek_id,
        ringkas, alasan, permintaan_id, mac_sebelum, mac)
    SELECT id, rantai, urut, waktu, 'Dewi', tindakan, objek, objek_id,
        ringkas, alasan, permintaan_id, mac_sebelum, mac FROM jejak_jejak WHERE urut = 1 {}
"""
KHUSUS = {
    "sqlite": [
        GANTI.format("OR REPLACE", ""),
        GANTI.format("OR REPLACE", "").replace("SELECT id,", "SELECT id + 100,"),
        GANTI.format("", "ON CONFLICT (id) DO UPDATE SET pengguna_nama = 'Dewi'"),
    ],
    "postgresql": [
        "TRUNCATE jejak_jejak",
        "TRUNCATE jejak_kepalarantai",
        "TRUNCATE jejak_jejak, jejak_kepalarantai RESTART IDENTITY CASCADE",
        GANTI.format("", "ON CONFLICT (id) DO UPDATE SET pengguna_nama = 'Dewi'"),
    ],
}
PERINTAH = UMUM + KHUSUS[connection.vendor]


@pytest.fixture(autouse=True)
def dua_baris() -> None:
    entri = Entri(tindakan="isi", objek="realisasi", objek_id="1", ringkas="Mengisi")
    catat_jejak([entri, entri], oleh=Pencatat(1, "Staf Citra"))


def _isi() -> list[object]:
    return [*Jejak.objects.order_by("id").values(), *KepalaRantai.objects.values()]


def _jalankan(perintah: str) -> None:
    with transaction.atomic(), connection.cursor() as kursor:
        kursor.execute(perintah)


@pytest.mark.parametrize("perintah", PERINTAH)
def test_basis_data_menolak_mengubah_jejak(perintah: str) -> None:
    sebelum = _isi()
    with pytest.raises(IntegrityError, match="tidak boleh"):
        _jalankan(perintah)
    assert _isi() == sebelum


@pytest.mark.parametrize("perintah", PERINTAH)
def test_tanpa_pemicu_perintah_yang_sama_berhasil(perintah: str) -> None:
    """Negative control: it is the triggers that refuse, nothing else."""
    with tanpa_pemicu():
        _jalankan(perintah)


def test_lewat_model_pun_ditolak() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Jejak.objects.update(alasan="lain")
    with pytest.raises(IntegrityError), transaction.atomic():
        Jejak.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Jejak.objects.get(urut=1).save()
    assert Jejak.objects.count() == 2


def test_urut_ganda_dalam_satu_rantai_ditolak() -> None:
    baris = Jejak.objects.get(urut=2)
    baris.pk = None
    with tanpa_pemicu("jejak_jejak"), pytest.raises(IntegrityError), transaction.atomic():
        baris.save(force_insert=True)
