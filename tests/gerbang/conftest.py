"""The real server under many hands: only with ``--gerbang``; ``make test`` races a few times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.gerbang.basis import Basis, buat_benih, salin_basis
from tests.gerbang.takaran import GERBANG, PANJANG, SEKILAS, Takaran

DENGAN_PELADEN = (
    *("test_lima_puluh.py", "test_mati_mendadak.py", "test_basis_data_hilang.py"),
    "test_pekerja_mati.py",
)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Files that start servers belong to the gate."""
    if collection_path.name in DENGAN_PELADEN and not config.getoption("--gerbang"):
        return True
    return None


@pytest.fixture(scope="session")
def takaran(request: pytest.FixtureRequest, gerbang: bool) -> Takaran:
    if request.config.getoption("--panjang"):
        return PANJANG
    return GERBANG if gerbang else SEKILAS


@pytest.fixture(scope="session")
def benih(tmp_path_factory: pytest.TempPathFactory, takaran: Takaran) -> Iterator[Basis]:
    with buat_benih(tmp_path_factory.mktemp("benih"), takaran.penyunting) as benih:
        yield benih


@pytest.fixture
def basis(benih: Basis, tmp_path: Path) -> Iterator[Basis]:
    """An office of its own for each test."""
    with salin_basis(benih, tmp_path) as basis:
        yield basis


@pytest.fixture
def lapor(
    capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest, gerbang: bool
) -> Callable[[str], None]:
    """Print a figure of the gate past the capture: figures are read, never asserted."""

    def cetak(isi: str) -> None:
        if gerbang:
            with capsys.disabled():
                print(f"\n{request.node.name}: {isi}", flush=True)

    return cetak
