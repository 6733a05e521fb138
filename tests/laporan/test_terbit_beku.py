"""The database refuses to change what was issued; with the triggers off it would not."""

import pytest
from django.db import IntegrityError, connection, transaction

from kinerja.inti.lingkup import tanpa_lingkup
from laporan.models import LaporanTersimpan
from laporan.pemicu import TABEL
from tests.alat.pemicu import tanpa_pemicu
from tests.laporan.terbit import cetak_ringan, masuk, terbitan, terbitkan
from tests.pabrik import Kantor

pytestmark = pytest.mark.django_db

KOLOM = ", ".join(
    satu.column for satu in LaporanTersimpan._meta.concrete_fields if satu.column != "id"
)
GANTI = f"INSERT {{}} INTO {TABEL} (id, {KOLOM}) SELECT {{}}, {KOLOM} FROM {TABEL} {{}}"
UMUM = [
    f"UPDATE {TABEL} SET status = 'final'",
    f"UPDATE {TABEL} SET pdf_sha256 = pdf_sha256",
    f"DELETE FROM {TABEL}",
]
KHUSUS = {
    "sqlite": [
        GANTI.format("OR REPLACE", "id", "WHERE true"),
        GANTI.format("OR REPLACE", "id + 100", "WHERE true"),
    ],
    "postgresql": [
        f"TRUNCATE {TABEL}",
        f"TRUNCATE {TABEL} RESTART IDENTITY CASCADE",
        GANTI.format("", "id", "ON CONFLICT (id) DO UPDATE SET status = 'final'"),
    ],
}
PERINTAH = UMUM + KHUSUS[connection.vendor]


@pytest.fixture(autouse=True)
def satu_terbitan(september: Kantor, monkeypatch: pytest.MonkeyPatch) -> LaporanTersimpan:
    monkeypatch.setattr("laporan.services.terbit.cetak_laporan_pdf", cetak_ringan)
    return terbitan(terbitkan(masuk(september, "Citra"), september))


def _jalankan(perintah: str) -> None:
    with transaction.atomic(), connection.cursor() as kursor:
        if connection.vendor == "postgresql":  # else TRUNCATE meets the deferred keys of the test
            kursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        kursor.execute(perintah)


@pytest.mark.parametrize("perintah", PERINTAH)
def test_basis_data_menolak_mengubah_yang_terbit(perintah: str) -> None:
    with tanpa_lingkup():
        sebelum = list(LaporanTersimpan.objects.values())
    with pytest.raises(IntegrityError, match="tidak boleh diubah atau dihapus"):
        _jalankan(perintah)
    with tanpa_lingkup():
        assert list(LaporanTersimpan.objects.values()) == sebelum


@pytest.mark.parametrize("perintah", PERINTAH)
def test_tanpa_pemicu_perintah_yang_sama_berhasil(perintah: str) -> None:
    """Negative control: it is the triggers that refuse, nothing else."""
    with tanpa_pemicu(TABEL):
        _jalankan(perintah)


def test_lewat_model_pun_ditolak(satu_terbitan: LaporanTersimpan) -> None:
    satu_terbitan.nama_penerbit = "Orang lain"
    with pytest.raises(IntegrityError), transaction.atomic():
        satu_terbitan.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        satu_terbitan.delete()
