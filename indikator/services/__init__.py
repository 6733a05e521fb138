"""The only writers of the catalogue and of targets."""

from indikator.services.katalog import (
    HasilMuat,
    SuratKeputusan,
    muat_katalog,
)
from indikator.services.keadaan import (
    akhiri_katalog,
    arsipkan_katalog,
    berlakukan_katalog,
    hitung_target,
    ubah_katalog,
)
from indikator.services.lembar import (
    HitunganLembar,
    pasang_penghitung_lembar,
)
from indikator.services.perubahan import (
    IsianPerubahan,
    akhiri_perubahan,
    buat_perubahan,
)
from indikator.services.siap import (
    Kesiapan,
    KesiapanArsip,
    ambil_kesiapan,
    ambil_kesiapan_arsip,
)
from indikator.services.tahun_baru import (
    HasilSalin,
    IsianKatalog,
    buat_katalog,
    salin_katalog,
)
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
    "HasilSalin",
    "HitunganLembar",
    "IsianKatalog",
    "IsianPerubahan",
    "IsianTarget",
    "Kesiapan",
    "KesiapanArsip",
    "Perubahan",
    "SuratKeputusan",
    "akhiri_katalog",
    "akhiri_perubahan",
    "ambil_kesiapan",
    "ambil_kesiapan_arsip",
    "ambil_tahunan",
    "arsipkan_katalog",
    "berlakukan_katalog",
    "buat_katalog",
    "buat_perubahan",
    "hitung_target",
    "muat_katalog",
    "pasang_penghitung_lembar",
    "salin_katalog",
    "salin_target",
    "susun_salinan",
    "susun_sidik_salinan",
    "susun_sidik_target",
    "tulis_target",
    "ubah_katalog",
    "ubah_target",
]
