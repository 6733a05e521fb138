"""The office of Camat Sari on 5 October 2026, with the year of Staf Citra."""

from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.storage import InMemoryStorage, default_storage
from django.test import Client

from tests.laporan.bundel import Pencetak
from tests.laporan.terbit import cetak_ringan
from tests.pabrik import Kantor, buat_kantor, isi_bulan, setujui

SAAT = "2026-10-05T03:00:00+00:00"  # Monday, 10.00 WIB


@pytest.fixture(autouse=True)
def senin_lima_oktober() -> Iterator[None]:
    with time_machine.travel(SAAT, tick=False):
        yield


@pytest.fixture
def jam() -> Iterator[time_machine.Traveller]:
    """A clock that stands, and that a test puts forward."""
    with time_machine.travel(SAAT, tick=False) as jam:
        yield jam


@pytest.fixture
def pdf_ringan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laporan.services.terbit.cetak_laporan_pdf", cetak_ringan)


@pytest.fixture
def pencetak(monkeypatch: pytest.MonkeyPatch) -> Pencetak:
    """Counts the parts of books, over a storage in which nothing is kept yet."""
    monkeypatch.setattr(default_storage, "_wrapped", InMemoryStorage())
    pencetak = Pencetak()
    monkeypatch.setattr("laporan.tugas.bundel.cetak_bagian", pencetak)
    monkeypatch.setattr(
        "laporan.tugas.bundel.cetak_bundel", lambda bundel, daftar, cetak: (b"%PDF-1.7", 9)
    )
    return pencetak


@pytest.fixture
def kantor(db: None) -> Kantor:
    return buat_kantor()


@pytest.fixture
def september(kantor: Kantor) -> Kantor:
    return isi_september(kantor)


def isi_september(kantor: Kantor) -> Kantor:
    """Citra filled January, February and September; September is approved."""
    isi_bulan(kantor, "Citra", 1, {"surat-masuk": "100", "arsip-pegawai": "38"})
    isi_bulan(kantor, "Citra", 2, {"surat-masuk": "nihil", "kehadiran-musrenbang": "74/80 tidak"})
    lembar = isi_bulan(
        kantor,
        "Citra",
        9,
        {"surat-masuk": "0", "arsip-pegawai": "39", "waktu-pelayanan": "260/40"},
        keterangan={"arsip-pegawai": "Termasuk arsip susulan"},
    )
    setujui(kantor, "Citra", lembar)
    return kantor


@pytest.fixture
def citra(client: Client, kantor: Kantor) -> Client:
    client.force_login(kantor.pengguna("Citra"))
    return client
