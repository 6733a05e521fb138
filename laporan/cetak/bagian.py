"""What a book is joined from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BagianBuku:
    """A finished PDF; ``isi`` reads it when its turn has come. ``judul`` names it in the outline,
    "" where its chapter does so alone."""

    judul: str
    isi: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Bab:
    """A chapter and its parts, in order."""

    judul: str
    daftar: Sequence[BagianBuku]
