"""Forms of calendar, settings and roles as their pages would send them, with what was seen."""

from __future__ import annotations

from django.db.models import Model

from akun.models import Pengguna
from indikator.services.aturan import KOLOM_ATURAN
from jabatan.models import (
    Kecamatan,
    Pegawai,
    PemerintahDaerah,
    Penugasan,
    PeriodePengisian,
    Posisi,
)
from jabatan.services import (
    KOLOM_JADWAL,
    KOLOM_KECAMATAN,
    KOLOM_PEGAWAI,
    KOLOM_PEMDA,
    KOLOM_PENUGASAN,
    KOLOM_PERIODE,
    KOLOM_POSISI,
    KOLOM_SUREL,
    susun_sidik,
)
from kinerja.inti.lingkup import tanpa_lingkup
from laporan.services.lambang import KOLOM_LAMBANG
from tests.izin.kantor import Benda

KIRIMAN_PENGATURAN: dict[str, dict[str, str]] = {
    "periode": {
        "buka": "2026-11-01",
        "batas": "2026-11-20",
        "verifikasi": "2026-11-21",
        "kunci": "2026-11-22",
        "alasan": "Banjir",
    },
    "jadwal": {
        "hari_batas": "6",
        "hari_verifikasi": "8",
        "hari_kunci": "12",
        "alasan": "Surat edaran",
    },
    "libur": {"daftar": "17 Agustus 2026; Hari Kemerdekaan"},
    "pengaturan": {
        "nama": "Nama Baru",
        "alamat": "Jalan Baru",
        "tempat_tanda_tangan": "Baru",
        "zona_waktu": "Asia/Makassar",
        "langkah_atasan": "tidak",
    },
    "pemda": {"nama": "Pemerintah Baru", "sebutan_kepala": "Bupati"},
    "surel": {"surel": "surat.baru@contoh.go.id"},
    "peran": {"jenis": "admin_kecamatan", "mulai": "2026-10-05"},
    "aturan": {
        "tahun_mulai": "2026",
        "sangat_tinggi": "90",
        "tinggi": "75",
        "sedang": "60",
        "rendah": "50",
        "batas_capaian": "110",
    },
}
KIRIMAN_PENGATURAN["lambang"] = {}
KIRIMAN_PENGATURAN["kecamatan"] = KIRIMAN_PENGATURAN["pengaturan"]
# What the page of a form carries: (model, field of the object, columns of the print).
DILIHAT: dict[str, tuple[type[Model], str, tuple[str, ...]]] = {
    "posisi": (Posisi, "posisi", KOLOM_POSISI),
    "akhiri": (Penugasan, "penugasan", KOLOM_PENUGASAN),
    "pegawai": (Pegawai, "pegawai", KOLOM_PEGAWAI),
    "jadwal": (Kecamatan, "kecamatan", KOLOM_JADWAL),
    "pengaturan": (Kecamatan, "kecamatan", KOLOM_KECAMATAN),
    "pemda": (PemerintahDaerah, "pemda", KOLOM_PEMDA),
    "aturan": (PemerintahDaerah, "pemda", KOLOM_ATURAN),
    "lambang": (PemerintahDaerah, "pemda", KOLOM_LAMBANG),
}


def susun_dilihat(kirim: str, benda: Benda) -> str:
    """The print of the row a form would change, "" where it makes a new one or there is none."""
    if benda.kecamatan >= 2**63:
        return ""
    baris: Model | None = None
    kolom: tuple[str, ...] = KOLOM_PERIODE
    with tanpa_lingkup():
        if kirim == "periode":
            baris = PeriodePengisian.objects.filter(
                kecamatan_id=benda.kecamatan, tahun=benda.tahun, bulan=int(benda.bulan[5:])
            ).first()
        elif kirim == "surel":
            baris, kolom = Pengguna.objects.filter(pegawai=benda.pegawai).first(), KOLOM_SUREL
        elif kirim in DILIHAT:
            model, sumber, kolom = DILIHAT[kirim]
            baris = model._base_manager.filter(pk=getattr(benda, sumber)).first()
    return "" if baris is None else susun_sidik(baris, kolom)
