"""The only writers of the catalogue and of targets."""

from indikator.services.aturan_baris import (
    IsianIndikator,
    periksa_pasangan,
)
from indikator.services.bagian import (
    akhiri_fungsi,
    akhiri_kinerja_utama,
    buat_fungsi,
    buat_kinerja_utama,
    ubah_fungsi,
    ubah_kinerja_utama,
)
from indikator.services.baris import (
    akhiri_indikator,
    buat_indikator,
    ubah_indikator,
)
from indikator.services.jabatan import (
    IsianJabatan,
    akhiri_jabatan,
    buat_jabatan,
    hitung_posisi,
    ubah_jabatan,
)
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
from indikator.services.masa import (
    ambil_bulan_mulai,
    ambil_bulan_pensiun,
    ubah_masa,
)
from indikator.services.pemakaian import (
    pasang_pencari_pemakaian,
)
from indikator.services.penjaga import (
    Perbuatan,
)
from indikator.services.perubahan import (
    IsianPerubahan,
    akhiri_perubahan,
    buat_perubahan,
)
from indikator.services.pindah import (
    ubah_kinerja_indikator,
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
from indikator.services.urutan import (
    ubah_urutan,
)

__all__ = [
    "HasilMuat",
    "HasilSalin",
    "HitunganLembar",
    "IsianIndikator",
    "IsianJabatan",
    "IsianKatalog",
    "IsianPerubahan",
    "IsianTarget",
    "Kesiapan",
    "KesiapanArsip",
    "Perbuatan",
    "Perubahan",
    "SuratKeputusan",
    "akhiri_fungsi",
    "akhiri_indikator",
    "akhiri_jabatan",
    "akhiri_katalog",
    "akhiri_kinerja_utama",
    "akhiri_perubahan",
    "ambil_bulan_mulai",
    "ambil_bulan_pensiun",
    "ambil_kesiapan",
    "ambil_kesiapan_arsip",
    "ambil_tahunan",
    "arsipkan_katalog",
    "berlakukan_katalog",
    "buat_fungsi",
    "buat_indikator",
    "buat_jabatan",
    "buat_katalog",
    "buat_kinerja_utama",
    "buat_perubahan",
    "hitung_posisi",
    "hitung_target",
    "muat_katalog",
    "pasang_pencari_pemakaian",
    "pasang_penghitung_lembar",
    "periksa_pasangan",
    "salin_katalog",
    "salin_target",
    "susun_salinan",
    "susun_sidik_salinan",
    "susun_sidik_target",
    "tulis_target",
    "ubah_fungsi",
    "ubah_indikator",
    "ubah_jabatan",
    "ubah_katalog",
    "ubah_kinerja_indikator",
    "ubah_kinerja_utama",
    "ubah_masa",
    "ubah_target",
    "ubah_urutan",
]
