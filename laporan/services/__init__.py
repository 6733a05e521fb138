"""The writers of laporan: what is issued leaves the house through here."""

from laporan.services.lambang import ubah_lambang
from laporan.services.terbit import HasilTerbit, baca_berkas, terbitkan_laporan

__all__ = [
    "HasilTerbit",
    "baca_berkas",
    "terbitkan_laporan",
    "ubah_lambang",
]
