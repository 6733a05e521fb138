"""Services of the trail: ``catat_jejak`` appends, ``verifikasi_jejak`` checks."""

from jejak.models import INSTALASI
from jejak.services.catat import Entri, Pencatat, catat_jejak
from jejak.services.verifikasi import HasilVerifikasi, Kepala, Temuan, verifikasi_jejak

__all__ = [
    "INSTALASI",
    "Entri",
    "HasilVerifikasi",
    "Kepala",
    "Pencatat",
    "Temuan",
    "catat_jejak",
    "verifikasi_jejak",
]
