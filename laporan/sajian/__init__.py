"""Every report by one door: from what is asked to frozen values, ready for page and files."""

from laporan.sajian.ambil import Rekap, ambil_rekap

__all__ = ["Rekap", "ambil_rekap"]
