"""A preview is printed once, and handed out again only while it says the same."""

from __future__ import annotations

from datetime import timedelta
from importlib.metadata import PackageNotFoundError

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, default_storage

from laporan.cetak import pdf
from laporan.services import pratinjau
from tests.alat.berkas import baca_teks_pdf
from tests.laporan.pembaca import alamat
from tests.laporan.terbit import masuk
from tests.pabrik import Kantor, isi_bulan

pytestmark = pytest.mark.django_db


@pytest.fixture
def cetakan(monkeypatch: pytest.MonkeyPatch, settings: object) -> list[str]:
    """The HTML of every print, over a storage in which nothing is kept yet."""
    daftar: list[str] = []

    def cetak(isi: str) -> bytes:
        daftar.append(isi)
        return pdf.cetak_isi(isi)

    settings.SIMPAN_PRATINJAU = True  # type: ignore[attr-defined]
    monkeypatch.setattr(pratinjau, "cetak_isi", cetak)
    monkeypatch.setattr(default_storage, "_wrapped", InMemoryStorage())
    return daftar


def test_permintaan_kedua_memberi_berkas_yang_sama_dengan_waktunya_sendiri(
    september: Kantor, cetakan: list[str], jam: time_machine.Traveller
) -> None:
    tempat = alamat(september, "2026-09", "pdf/")
    citra = masuk(september, "Citra")
    pertama = citra.get(tempat).content
    jam.shift(timedelta(hours=1))
    assert citra.get(tempat).content == pertama
    assert len(cetakan) == 1
    assert "Data per 5 Oktober 2026 10.00 WIB" in baca_teks_pdf(pertama)
    oleh_budi = masuk(september, "Budi").get(tempat).content
    assert "Dicetak oleh Budi Santoso" in baca_teks_pdf(oleh_budi)
    assert len(cetakan) == 2


def test_tanpa_weasyprint_dikatakan(
    september: Kantor, cetakan: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def hilang(nama: str) -> str:
        raise PackageNotFoundError(nama)

    monkeypatch.setattr(pdf, "version", hilang)
    pdf._sidik_pencetak.cache_clear()
    jawaban = masuk(september, "Citra").get(alamat(september, "2026-09", "pdf/"))
    assert jawaban.status_code == 503


def test_setiap_perubahan_isi_dicetak_baru(september: Kantor, cetakan: list[str]) -> None:
    citra, tempat = masuk(september, "Citra"), alamat(september, "2026-02", "pdf/")
    pertama = citra.get(tempat).content
    isi_bulan(september, "Citra", 2, {"surat-masuk": "7"})
    kedua = citra.get(tempat).content
    assert (kedua != pertama, len(cetakan)) == (True, 2)


def test_simpanan_yang_rusak_atau_cakram_penuh_tidak_menghalangi(
    september: Kantor, cetakan: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    citra, tempat = masuk(september, "Citra"), alamat(september, "2026-09", "pdf/")
    citra.get(tempat)
    pokok = f"bagian/{september.kecamatan.pk}"
    folder = default_storage.listdir(pokok)[0][0]
    letak = f"{pokok}/{folder}/{default_storage.listdir(f'{pokok}/{folder}')[1][0]}"
    default_storage.delete(letak)
    default_storage.save(letak, ContentFile(b'{"sha256": "x"}\n%PDF-palsu'))
    assert citra.get(tempat).content.startswith(b"%PDF-1.7")

    def penuh(*args: object, **kwargs: object) -> None:
        raise OSError(28, "No space left on device")

    default_storage.delete(letak)
    monkeypatch.setattr(pratinjau, "catat_simpanan", penuh)
    assert citra.get(tempat).status_code == 200
    assert len(cetakan) == 3
