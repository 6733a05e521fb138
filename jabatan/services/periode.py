"""The filling calendar: one month set otherwise, given back to the default, the default days."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from jabatan.izin import Pelaku
from jabatan.kesalahan import IsianDitolak
from jabatan.models import Kecamatan, PeriodePengisian
from jabatan.models.organisasi import Kalender
from jabatan.services.catatan import periksa_dilihat, periksa_model, susun_entri, susun_isi
from jabatan.services.kecamatan import kunci_kecamatan
from jejak.services import catat_jejak
from kinerja.inti.waktu import Periode, tulis_tanggal

KOLOM_PERIODE = ("buka", "batas", "verifikasi", "kunci", "alasan")
KOLOM_JADWAL = ("hari_batas", "hari_verifikasi", "hari_kunci")
KUNCI_TERJAUH = 366  # days after the month: later is a slip of the finger

# (column, the one before it, what is wrong when it lies before that)
URUTAN = (
    ("batas", "buka", "Batas pengisian tidak boleh sebelum tanggal buka."),
    ("verifikasi", "batas", "Batas verifikasi tidak boleh sebelum batas pengisian."),
    ("kunci", "verifikasi", "Tanggal kunci tidak boleh sebelum batas verifikasi."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianPeriode:
    """The dates of one month as typed."""

    buka: date
    batas: date
    verifikasi: date
    kunci: date
    alasan: str


@transaction.atomic
def ubah_periode(
    kecamatan_id: int, *, periode: Periode, isian: IsianPeriode, dilihat: str, oleh: Pelaku
) -> PeriodePengisian:
    """Set the dates of one month otherwise than the default; the reason is kept beside them."""
    kecamatan = kunci_kecamatan(kecamatan_id, oleh=oleh)
    baris = susun_periode(kecamatan, periode)
    periksa_dilihat(baris, KOLOM_PERIODE, dilihat)
    baru, sebelum = baris.pk is None, susun_isi(baris, *KOLOM_PERIODE)
    for kolom, nilai in asdict(isian).items():
        setattr(baris, kolom, nilai)
    _periksa_tanggal(baris, periode)
    sesudah = susun_isi(baris, *KOLOM_PERIODE)
    if baru and sebelum | {"alasan": isian.alasan} == sesudah:
        raise IsianDitolak({"": ["Semua tanggal sama dengan bawaan. Ubah salah satunya."]})
    periksa_model(baris)
    if sesudah != sebelum:
        baris.save()
        entri = susun_entri(
            *("ubah", baris, f"Jadwal {periode.nama} diubah, {_tulis_kunci(baris.kunci)}"),
            sebelum=sebelum,
            sesudah=sesudah,
            alasan=isian.alasan,
        )
        catat_jejak([entri], oleh=oleh.pencatat)
    return baris


@transaction.atomic
def kembalikan_periode(kecamatan_id: int, *, periode: Periode, oleh: Pelaku) -> None:
    """Give a month back to the default days; one that already follows them stays."""
    kecamatan = kunci_kecamatan(kecamatan_id, oleh=oleh)
    baris = susun_periode(kecamatan, periode)
    if baris.pk is None:
        return
    entri = susun_entri(
        *("hapus", baris, f"Jadwal {periode.nama} kembali ke bawaan"),
        sebelum=susun_isi(baris, *KOLOM_PERIODE),
    )
    baris.delete()
    catat_jejak([entri], oleh=oleh.pencatat)


@transaction.atomic
def ubah_jadwal_bawaan(
    kecamatan_id: int,
    *,
    hari_batas: int,
    hari_verifikasi: int,
    hari_kunci: int,
    alasan: str,
    dilihat: str,
    oleh: Pelaku,
) -> Kecamatan:
    """Change the days every month follows that is not set otherwise; return the office after."""
    kecamatan = kunci_kecamatan(kecamatan_id, oleh=oleh)
    periksa_dilihat(kecamatan, KOLOM_JADWAL, dilihat)
    sebelum = susun_isi(kecamatan, *KOLOM_JADWAL)
    sesudah = {
        "hari_batas": hari_batas,
        "hari_verifikasi": hari_verifikasi,
        "hari_kunci": hari_kunci,
    }
    if hari_verifikasi < hari_batas:
        raise IsianDitolak({"hari_verifikasi": ["Tidak boleh sebelum batas pengisian."]})
    if hari_kunci < hari_verifikasi:
        raise IsianDitolak({"hari_kunci": ["Tidak boleh sebelum batas verifikasi."]})
    for kolom, nilai in sesudah.items():
        setattr(kecamatan, kolom, nilai)
    periksa_model(kecamatan)
    if sesudah != sebelum:
        kecamatan.save(update_fields=KOLOM_JADWAL)
        ringkas = f"Jadwal bawaan Kecamatan {kecamatan.nama} diubah"
        entri = susun_entri(
            "ubah", kecamatan, ringkas, sebelum=sebelum, sesudah=sesudah, alasan=alasan
        )
        catat_jejak([entri], oleh=oleh.pencatat)
    return kecamatan


def susun_periode(kecamatan: Kecamatan, periode: Periode) -> PeriodePengisian:
    """Return the stored exception, else an unsaved row with the default dates (1–2 queries)."""
    tersimpan = PeriodePengisian.objects.filter(
        kecamatan=kecamatan, tahun=periode.tahun, bulan=periode.bulan
    ).first()
    if tersimpan is not None:
        return tersimpan
    bawaan = Kalender(kecamatan).bawaan(periode)
    return PeriodePengisian(
        kecamatan=kecamatan, tahun=periode.tahun, bulan=periode.bulan, **asdict(bawaan)
    )


def _periksa_tanggal(baris: PeriodePengisian, periode: Periode) -> None:
    """Dates in order, not before the month, the lock within a year of it."""
    galat: dict[str, list[str]] = {}
    if baris.buka < periode.awal:
        galat["buka"] = [f"Pengisian {periode.nama} dibuka paling awal pada awal bulannya."]
    for kolom, sebelumnya, pesan in URUTAN:
        if getattr(baris, kolom) < getattr(baris, sebelumnya):
            galat.setdefault(kolom, []).append(pesan)
    if (baris.kunci - periode.akhir).days > KUNCI_TERJAUH:
        galat.setdefault("kunci", []).append("Paling lama setahun sesudah bulannya.")
    if galat:
        raise IsianDitolak(galat)


def _tulis_kunci(kunci: date) -> str:
    return f"terkunci sesudah {tulis_tanggal(kunci)}"
