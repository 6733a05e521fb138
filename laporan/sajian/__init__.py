"""Every report by one door: from what is asked to frozen values, ready for page and files."""

from laporan.sajian.ambil import Laporan, Rekap, ambil_laporan, ambil_laporan_penugasan

__all__ = ["Laporan", "Rekap", "ambil_laporan", "ambil_laporan_penugasan"]
