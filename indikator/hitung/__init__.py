"""Pure arithmetic of IKI: no Django, no database, no clock (worked examples: docs/formulas.md).

Everything outside imports from here, never from the modules below.
"""

from __future__ import annotations

from indikator.hitung.agregasi import (
    PASANGAN_SAH,
    AturanTidakSah,
    ambil_desimal,
    hitung_realisasi,
    sudah_terjawab,
)
from indikator.hitung.capaian import hitung_capaian
from indikator.hitung.contoh import AngkaContoh, Contoh, susun_contoh
from indikator.hitung.hasil import (
    Hitungan,
    hitung_hasil,
    hitung_tepat,
    nilai_sel,
    susun_daftar_bulan,
)
from indikator.hitung.kalimat import (
    susun_aturan_capaian,
    susun_aturan_target,
    susun_aturan_terhitung,
)
from indikator.hitung.kategori import (
    KATEGORI_BAWAAN,
    hitung_kategori,
    hitung_nilai_terhitung,
)
from indikator.hitung.kelengkapan import (
    ambil_bulan_aktif,
    ambil_bulan_belum,
    ambil_bulan_jatuh_tempo,
)
from indikator.hitung.kewajaran import ARSIP_DARI, periksa_arsip, periksa_riwayat
from indikator.hitung.pembulatan import bulatkan
from indikator.hitung.penjelasan import susun_penjelasan, tulis_isian
from indikator.hitung.periksa import (
    IsianSel,
    KodeMasalah,
    MasalahSel,
    periksa_kewajaran,
    periksa_sel,
)
from indikator.hitung.perubahan import hitung_lonjakan
from indikator.hitung.rata import hitung_rata_capaian, hitung_rata_gabungan
from indikator.hitung.rencana import MasalahTarget, periksa_target, susun_uraian_target
from indikator.hitung.simpanan import KOLOM_ATURAN, ambil_bulan_bit, baca_aturan
from indikator.hitung.syarat import ambil_syarat_gagal, periksa_syarat
from indikator.hitung.target import hitung_bagian, hitung_target, hitung_target_deret
from indikator.hitung.tipe import (
    Agregasi,
    AntarPemegang,
    Aturan,
    AturanKategori,
    BarisMasukan,
    BatasKategori,
    Deret,
    Hasil,
    Jendela,
    Jenis,
    KeadaanHasil,
    KeadaanSel,
    Penjelasan,
    Polaritas,
    RataCapaian,
    Sel,
    SyaratGagal,
    TargetTahunan,
)

__all__ = [
    "ARSIP_DARI",
    "KATEGORI_BAWAAN",
    "KOLOM_ATURAN",
    "PASANGAN_SAH",
    "Agregasi",
    "AngkaContoh",
    "AntarPemegang",
    "Aturan",
    "AturanKategori",
    "AturanTidakSah",
    "BarisMasukan",
    "BatasKategori",
    "Contoh",
    "Deret",
    "Hasil",
    "Hitungan",
    "IsianSel",
    "Jendela",
    "Jenis",
    "KeadaanHasil",
    "KeadaanSel",
    "KodeMasalah",
    "MasalahSel",
    "MasalahTarget",
    "Penjelasan",
    "Polaritas",
    "RataCapaian",
    "Sel",
    "SyaratGagal",
    "TargetTahunan",
    "ambil_bulan_aktif",
    "ambil_bulan_belum",
    "ambil_bulan_bit",
    "ambil_bulan_jatuh_tempo",
    "ambil_desimal",
    "ambil_syarat_gagal",
    "baca_aturan",
    "bulatkan",
    "hitung_bagian",
    "hitung_capaian",
    "hitung_hasil",
    "hitung_kategori",
    "hitung_lonjakan",
    "hitung_nilai_terhitung",
    "hitung_rata_capaian",
    "hitung_rata_gabungan",
    "hitung_realisasi",
    "hitung_target",
    "hitung_target_deret",
    "hitung_tepat",
    "nilai_sel",
    "periksa_arsip",
    "periksa_kewajaran",
    "periksa_riwayat",
    "periksa_sel",
    "periksa_syarat",
    "periksa_target",
    "sudah_terjawab",
    "susun_aturan_capaian",
    "susun_aturan_target",
    "susun_aturan_terhitung",
    "susun_contoh",
    "susun_daftar_bulan",
    "susun_penjelasan",
    "susun_uraian_target",
    "tulis_isian",
]
