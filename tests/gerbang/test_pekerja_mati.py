"""kill -9 of the worker in the middle of a book: another finishes it and prints no part twice."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.alat.tunggu import tunggu
from tests.e2e.peladen import AKAR
from tests.gerbang.basis import Basis
from tests.gerbang.bundel import BULAN

TENGGAT = 180


@contextmanager
def _pekerja(basis: Basis) -> Iterator[subprocess.Popen[bytes]]:
    with (basis.data / "pekerja.log").open("ab") as log:
        proses = subprocess.Popen(
            [sys.executable, "manage.py", "pekerja"],
            cwd=AKAR,
            env=basis.lingkungan(),
            stdout=log,
            stderr=log,
        )
    try:
        yield proses
    finally:
        proses.kill()
        proses.wait()


def _bagian(basis: Basis) -> dict[str, tuple[int, int]]:
    """Every kept part with what a second printing of it would change."""
    return {
        satu.name: (satu.stat().st_ino, satu.stat().st_mtime_ns)
        for satu in (basis.data / "berkas" / "bagian").glob("*/*/*")
    }


def _lihat(basis: Basis) -> dict[str, Any]:
    isi: dict[str, Any] = json.loads(basis.jalankan("tests.gerbang.bundel", "lihat"))
    return isi


def test_pekerja_dibunuh_bukunya_selesai_tanpa_bagian_dicetak_dua_kali(
    basis: Basis, lapor: Callable[[str], None]
) -> None:
    basis.jalankan("tests.gerbang.bundel", "minta")
    with _pekerja(basis) as pertama:
        tunggu(lambda: len(_bagian(basis)) >= 3, tenggat=TENGGAT)
        pertama.kill()
        pertama.wait()
    sisa = _bagian(basis)
    assert 3 <= len(sisa) < BULAN, "killed too late to show anything"
    assert _lihat(basis)["keadaan"] == "berjalan"
    mulai = time.monotonic()
    with _pekerja(basis), _pekerja(basis):
        tunggu(lambda: _lihat(basis)["keadaan"] != "berjalan", tenggat=TENGGAT, sela=1)
    lama = time.monotonic() - mulai
    lapor(f"{len(sisa)} of {BULAN} parts before the kill; finished {lama:.0f} s later")
    akhir = _lihat(basis)
    assert (akhir["keadaan"], akhir["selesai"], akhir["banyak"]) == ("selesai", BULAN, BULAN)
    assert akhir["jejak"] == [
        f"pekerjaan.{satu}" for satu in ("minta", "mulai", "lanjutkan", "selesai")
    ]
    jadi = _bagian(basis)
    assert len(jadi) == BULAN + 1  # and cover with contents
    assert _utuh(sisa, jadi)
    log = Path(basis.data / "pekerja.log").read_text(encoding="utf-8")
    assert "Traceback" not in log, log


def _utuh(sisa: dict[str, tuple[int, int]], jadi: dict[str, tuple[int, int]]) -> bool:
    """Are those finished before the kill the very same files? The youngest may have been cut."""
    termuda = max(sisa, key=lambda nama: sisa[nama][1])
    return all(jadi[nama] == satu for nama, satu in sisa.items() if nama != termuda)


def test_kendali_bagian_yang_dicetak_ulang_ketahuan() -> None:
    """Negative control of the judge: another file in place of one that was finished."""
    assert _utuh({"a": (1, 1), "b": (2, 2)}, {"a": (1, 1), "b": (3, 9), "c": (4, 4)})
    assert not _utuh({"a": (1, 1), "b": (2, 2)}, {"a": (5, 8), "b": (2, 2), "c": (4, 4)})
