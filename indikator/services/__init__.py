"""The only writers of the catalogue."""

from indikator.services.katalog import HasilMuat, SuratKeputusan, muat_katalog

__all__ = ["HasilMuat", "SuratKeputusan", "muat_katalog"]
