"""The commands: thin make targets, scripts that stop on errors, CI that fails when a stage does."""

import os
import re
import shutil
import subprocess
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.aturan.pohon import AKAR, baca, daftar_berkas

TAHAP = ("check", "test", "gate", "e2e")
SKRIP = [nama for nama in daftar_berkas() if nama.startswith("bin/") or nama == ".ci/run"]


def sasaran_make(isi: str) -> set[str]:
    return {
        nama for baris in re.findall(r"^([a-z0-9 ]+):(?!=)", isi, re.M) for nama in baris.split()
    }


def baris_tanpa_alasan(isi: str) -> list[str]:
    """Requirements without a reason behind a ``#``."""
    return [
        baris
        for baris in isi.splitlines()
        if baris.strip() and not baris.startswith(("#", "-r")) and "# " not in baris
    ]


def kunci_tanpa_sidik(isi: str) -> list[str]:
    """Locked packages whose entry carries no hash."""
    butir = re.split(r"^(?=[A-Za-z0-9])", isi, flags=re.M)
    return [satu.split()[0] for satu in butir if "==" in satu and "--hash=sha256:" not in satu]


def _versi(nama: str) -> dict[str, str]:
    return dict(re.findall(r"^([A-Za-z0-9_.-]+)(?:\[[^]]+\])?==(\S+)", baca(nama), re.M))


def kunci_tanpa_tambahan(isi: str) -> list[str]:
    """Locked packages that an installed one asks for with an extra their line does not name.

    Debian 12's pip resolves such a request by itself, and fails as soon as a newer release is out.
    """
    terkunci = dict(re.findall(r"^([A-Za-z0-9_.-]+)(?:\[([^]]+)\])?==", isi, re.M))
    diminta = {
        (kebutuhan.name, tambahan)
        for nama in terkunci
        for baris in _kebutuhan(nama)
        if not (kebutuhan := Requirement(baris)).marker or kebutuhan.marker.evaluate({"extra": ""})
        for tambahan in kebutuhan.extras
    }
    return sorted(
        f"{nama}[{tambahan}]"
        for nama, tambahan in diminta
        if nama in terkunci and tambahan not in terkunci[nama].split(",")
    )


def _kebutuhan(nama: str) -> list[str]:
    try:
        return metadata.requires(nama) or []
    except metadata.PackageNotFoundError:  # of another platform, or of another lock file
        return []


def test_setiap_sasaran_make_punya_skrip() -> None:
    sasaran = sasaran_make(baca("Makefile"))
    assert sasaran >= {"run", "test", "check", "gate", "e2e"}
    assert {nama for nama in sasaran if not os.access(AKAR / "bin" / nama, os.X_OK)} == set()


@pytest.mark.parametrize("nama", SKRIP)
def test_skrip_terbaca_bash_dan_berhenti_pada_kesalahan(nama: str) -> None:
    assert subprocess.run(["bash", "-n", nama], cwd=AKAR).returncode == 0
    isi = baca(nama)
    assert "set -euo pipefail" in isi or '. "$(dirname "${BASH_SOURCE[0]}")/siapkan"' in isi


def test_kunci_paket_bersidik_dan_beralasan() -> None:
    for nama in ("dasar", "dev", "e2e"):
        assert baris_tanpa_alasan(baca(f"requirements/{nama}.in")) == []
    for nama in ("requirements.txt", "requirements-dev.txt", "requirements-e2e.txt"):
        assert kunci_tanpa_sidik(baca(nama)) == []


def test_kunci_paket_saling_sesuai() -> None:
    dasar, dev, e2e = map(
        _versi, ("requirements.txt", "requirements-dev.txt", "requirements-e2e.txt")
    )
    assert len(dasar) > 10
    assert dasar.items() <= dev.items() <= e2e.items()


def test_kunci_paket_menyebut_tambahannya() -> None:
    isi = baca("requirements-dev.txt")
    assert kunci_tanpa_tambahan(isi) == []
    assert kunci_tanpa_tambahan(isi.replace("[toml]", "").replace("[woff]", "")) == [
        "coverage[toml]",
        "fonttools[woff]",
    ]


@pytest.mark.parametrize("rusak", ["", *TAHAP])
def test_ci_gagal_bila_satu_tahap_gagal(tmp_path: Path, rusak: str) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / "bin").mkdir()
    shutil.copy(AKAR / ".ci/run", tmp_path / ".ci/run")
    for nama in TAHAP:
        skrip = tmp_path / "bin" / nama
        skrip.write_text(
            f'#!/bin/sh\necho "{nama} $TEST_DATABASE_URL" >> jejak\nexit {int(nama == rusak)}\n'
        )
        skrip.chmod(0o755)
    alamat = "postgres://postgres@127.0.0.1:1/uji"
    hasil = subprocess.run(
        [".ci/run"], cwd=tmp_path, capture_output=True, text=True,
        env={"PATH": os.environ["PATH"], "TEST_DATABASE_URL": alamat},
    )  # fmt: skip
    assert hasil.returncode == (1 if rusak else 0), hasil.stdout
    dijalankan = (tmp_path / "jejak").read_text().splitlines()
    assert dijalankan == [
        *(f"check {alamat}", "test ", "gate "),
        *(f"test {alamat}", f"gate {alamat}", "e2e "),
    ]


def test_kendali_skrip() -> None:
    assert sasaran_make("x := 1\nrun test:\n\t@bin/$@\n.PHONY: run\n") == {"run", "test"}
    assert baris_tanpa_alasan("Django>=5\nopenpyxl  # reads\n-r dasar.in\n") == ["Django>=5"]
    isi = "a==1 \\\n    --hash=sha256:00\nb==2\n    # via a\n"
    assert kunci_tanpa_sidik(isi) == ["b==2"]
