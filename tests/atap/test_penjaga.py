"""The supervisor: both run, a worker that died comes back, nothing outlives the end of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.alat.tunggu import tunggu
from tests.aturan.pohon import AKAR

# A child writes its number into its own file and sleeps; it ends when it is told to.
ANAK = "import os, pathlib, sys, time; p = pathlib.Path(sys.argv[1]); " \
       "p.open('a').write(f'{os.getpid()}\\n'); time.sleep(120)"  # fmt: skip
INDUK = """
import sys
from kinerja import penjaga
penjaga.JEDA_TERPENDEK = 0.1
tempat = sys.argv[1]
anak = lambda nama: (sys.executable, "-c", sys.argv[2], f"{tempat}/{nama}")
sys.exit(penjaga.Penjaga(anak("peladen"), anak("pekerja")).jalankan())
"""


class Lari:
    """A supervisor with two sleeping children."""

    def __init__(self, tempat: Path) -> None:
        self.tempat = tempat
        self.proses = subprocess.Popen(
            [sys.executable, "-c", INDUK, str(tempat), ANAK], cwd=AKAR, stdout=subprocess.DEVNULL
        )

    def nomor(self, nama: str) -> list[int]:
        berkas = self.tempat / nama
        return [int(satu) for satu in berkas.read_text().split()] if berkas.exists() else []


@pytest.fixture
def lari(tmp_path: Path) -> Iterator[Lari]:
    lari = Lari(tmp_path)
    try:
        tunggu(lambda: bool(lari.nomor("peladen") and lari.nomor("pekerja")))
        yield lari
    finally:
        for pid in [lari.proses.pid, *lari.nomor("peladen"), *lari.nomor("pekerja")]:
            if _hidup(pid):
                os.kill(pid, signal.SIGKILL)
        lari.proses.wait()


def _hidup(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


def test_pekerja_yang_mati_dimulai_lagi_peladennya_tidak(lari: Lari) -> None:
    for banyak in (2, 3):
        os.kill(lari.nomor("pekerja")[-1], signal.SIGKILL)
        tunggu(lambda banyak=banyak: len(lari.nomor("pekerja")) == banyak)  # type: ignore[misc]
    assert len(lari.nomor("peladen")) == 1


@pytest.mark.parametrize("sinyal", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_berakhirnya_penjaga_mengakhiri_keduanya(lari: Lari, sinyal: signal.Signals) -> None:
    lari.proses.send_signal(sinyal)
    kode = lari.proses.wait(timeout=30)
    assert kode == (-sinyal if sinyal is signal.SIGKILL else 0)
    tunggu(lambda: not any(map(_hidup, lari.nomor("peladen") + lari.nomor("pekerja"))))


def test_berakhirnya_peladen_mengakhiri_pekerja_dengan_kode_galat(lari: Lari) -> None:
    os.kill(lari.nomor("peladen")[0], signal.SIGKILL)
    assert lari.proses.wait(timeout=30) == signal.SIGKILL
    assert not _hidup(lari.nomor("pekerja")[-1])
