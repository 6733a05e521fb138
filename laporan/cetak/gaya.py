"""How the cells of every sheet look."""

from __future__ import annotations

from typing import Final

from kinerja.inti.buku import Gaya

POLOS: Final = Gaya(lipat=False)
TENGAH: Final = Gaya(rata="center", tegak="vcenter")
SEL: Final = Gaya(garis=True)
SEL_TENGAH: Final = SEL.dengan(rata="center")
KEPALA: Final = Gaya(garis=True, tebal=True, rata="center", tegak="vcenter", latar="#EEF1EE")
NOMOR: Final = Gaya(garis=True, rata="center", ukuran=8)
KECIL: Final = Gaya(ukuran=9)
