"""Waiting for what another process does."""

from __future__ import annotations

import time
from collections.abc import Callable


def tunggu(syarat: Callable[[], bool], *, tenggat: float = 30, sela: float = 0.02) -> None:
    """Ask again after ``sela`` seconds until it is so; fail after ``tenggat`` seconds."""
    batas = time.monotonic() + tenggat
    while not syarat():
        assert time.monotonic() < batas, "never happened"
        time.sleep(sela)
