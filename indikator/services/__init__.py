"""The only writers of the catalogue and of targets."""

from indikator.services.katalog import HasilMuat, SuratKeputusan, muat_katalog
from indikator.services.target import (
    IsianTarget,
    Perubahan,
    ambil_tahunan,
    salin_target,
    susun_salinan,
    susun_sidik_salinan,
    susun_sidik_target,
    tulis_target,
    ubah_target,
)

__all__ = [
    "HasilMuat",
    "IsianTarget",
    "Perubahan",
    "SuratKeputusan",
    "ambil_tahunan",
    "muat_katalog",
    "salin_target",
    "susun_salinan",
    "susun_sidik_salinan",
    "susun_sidik_target",
    "tulis_target",
    "ubah_target",
]
