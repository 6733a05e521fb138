"""Government, offices (the tenants), holidays and the exceptions to the filling calendar."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django_scopes import ScopedManager

from jabatan.jadwal import JadwalBulan, susun_jadwal
from kinerja.inti.gudang import susun_letak
from kinerja.inti.kueri import KueriLingkup
from kinerja.inti.waktu import Periode

POKOK_LAMBANG = "lambang"


class ZonaWaktu(models.TextChoices):
    WIB = "Asia/Jakarta", "WIB"
    WITA = "Asia/Makassar", "WITA"
    WIT = "Asia/Jayapura", "WIT"


class PemerintahDaerah(models.Model):
    """A kota or kabupaten; one installation serves all its kecamatan.

    ``aturan_capaian`` holds the dated bands and clamp of capaian; its shape is written and read
    in ``indikator.kategori`` only. Kept on this row because every page has it at hand.
    ``lambang`` is the SHA-256 of the picture on its letterheads (PNG), empty where it has none.
    """

    nama = models.CharField(
        max_length=120,
        unique=True,
        error_messages={"unique": "Nama pemerintah daerah ini sudah dipakai."},
    )
    sebutan_kepala = models.CharField(max_length=40, default="Walikota")
    aturan_capaian = models.JSONField(default=list, blank=True)
    lambang = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "pemerintah daerah"
        constraints = [
            models.CheckConstraint(
                condition=Q(lambang="") | Q(Exact(Length("lambang"), 64)),
                name="pemda_lambang_bersidik",
                violation_error_message="Lambang dicatat dengan sidik berkasnya.",
            )
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def letak_lambang(self) -> str:
        """Where its lambang lies in the storage; "" where it has none."""
        return susun_letak(POKOK_LAMBANG, self.pk, self.lambang) if self.lambang else ""


class HariLibur(models.Model):
    """A public holiday; deadlines move past it."""

    pemda = models.ForeignKey(
        PemerintahDaerah, on_delete=models.PROTECT, related_name="daftar_libur", db_index=False
    )
    tanggal = models.DateField()
    uraian = models.CharField(max_length=120)

    class Meta:
        verbose_name = verbose_name_plural = "hari libur"
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "tanggal"],
                name="hari_libur_sekali_sehari",
                violation_error_message="Tanggal ini sudah tercatat sebagai hari libur.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.tanggal:%d-%m-%Y} {self.uraian}"


class Kecamatan(models.Model):
    """An office, the tenant: its letterhead, its calendar, and whether atasan verify first."""

    pemda = models.ForeignKey(
        PemerintahDaerah, on_delete=models.PROTECT, related_name="daftar_kecamatan"
    )
    nama = models.CharField(max_length=120)
    alamat = models.CharField(max_length=200)
    telepon = models.CharField(max_length=40, blank=True)
    surel = models.EmailField(blank=True)
    kode_pos = models.CharField(max_length=5, blank=True)
    tempat_tanda_tangan = models.CharField(max_length=80)
    zona_waktu = models.CharField(max_length=40, choices=ZonaWaktu.choices, default=ZonaWaktu.WIB)
    hari_batas = models.PositiveSmallIntegerField(
        default=5, validators=[MinValueValidator(1), MaxValueValidator(28)]
    )
    hari_verifikasi = models.PositiveSmallIntegerField(
        default=7, validators=[MinValueValidator(1), MaxValueValidator(28)]
    )
    hari_kunci = models.PositiveSmallIntegerField(
        default=10, validators=[MinValueValidator(1), MaxValueValidator(28)]
    )
    langkah_atasan = models.BooleanField(default=True)

    class Meta:
        verbose_name = verbose_name_plural = "kecamatan"
        ordering = ["pemda_id", "nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "nama"],
                name="kecamatan_nama_sekali_per_pemda",
                violation_error_message="Nama kecamatan ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    hari_batas__gte=1,
                    hari_batas__lte=models.F("hari_verifikasi"),
                    hari_verifikasi__lte=models.F("hari_kunci"),
                    hari_kunci__lte=28,
                ),
                name="kecamatan_jadwal_berurutan",
                violation_error_message=(
                    "Batas pengisian, verifikasi, dan kunci harus berurutan, tanggal 1 s.d. 28."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def sebutan_zona(self) -> str:
        return ZonaWaktu(self.zona_waktu).label


class PeriodePengisianQuerySet(models.QuerySet["PeriodePengisian"]):
    def tahun_ini(self, kecamatan: Kecamatan, tahun: int) -> PeriodePengisianQuerySet:
        return self.filter(kecamatan=kecamatan, tahun=tahun)


class PeriodePengisian(models.Model):
    """An exception to the calendar of one month, with its reason.

    A month without a row follows the kecamatan's default days (``ambil_kalender``).
    """

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="daftar_periode", db_index=False
    )
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    buka = models.DateField()
    batas = models.DateField()
    verifikasi = models.DateField()
    kunci = models.DateField()
    alasan = models.CharField(max_length=300)

    objects = ScopedManager(
        kecamatan="kecamatan", _manager_class=models.Manager.from_queryset(PeriodePengisianQuerySet)
    )

    class Meta:
        verbose_name = verbose_name_plural = "periode pengisian"
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "bulan"],
                name="periode_sekali_per_bulan",
                violation_error_message="Pengecualian untuk bulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=models.Q(bulan__gte=1, bulan__lte=12),
                name="periode_bulan_1_sampai_12",
                violation_error_message="Bulan harus 1 sampai 12.",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    buka__lte=models.F("batas"),
                    batas__lte=models.F("verifikasi"),
                    verifikasi__lte=models.F("kunci"),
                ),
                name="periode_tanggal_berurutan",
                violation_error_message=(
                    "Tanggal buka, batas, verifikasi, dan kunci harus berurutan."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kecamatan_id} {self.tahun}-{self.bulan:02d}"


class Kalender:
    """The filling calendar of one kecamatan; dates are read at first use (1 query)."""

    def __init__(self, kecamatan: Kecamatan) -> None:
        self._kecamatan = kecamatan
        self._bawaan: dict[Periode, JadwalBulan] = {}

    @cached_property
    def _tanggal(self) -> tuple[frozenset[date], dict[Periode, JadwalBulan]]:
        return ambil_tanggal(self._kecamatan)

    @property
    def libur(self) -> frozenset[date]:
        return self._tanggal[0]

    def jadwal(self, periode: Periode) -> JadwalBulan:
        """Return the dates of a month: the recorded exception, else the default days shifted."""
        pengecualian = self._tanggal[1].get(periode)
        return self.bawaan(periode) if pengecualian is None else pengecualian

    def dikecualikan(self, periode: Periode) -> bool:
        return periode in self._tanggal[1]

    def bawaan(self, periode: Periode) -> JadwalBulan:
        """Return the default days of a month, shifted, whatever exception is recorded."""
        kecamatan = self._kecamatan
        if periode not in self._bawaan:
            self._bawaan[periode] = susun_jadwal(
                periode,
                hari=(kecamatan.hari_batas, kecamatan.hari_verifikasi, kecamatan.hari_kunci),
                libur=self.libur,
            )
        return self._bawaan[periode]


def _tanggal(kecamatan_id: int, pemda_id: int) -> models.QuerySet[Any]:
    libur = HariLibur._base_manager.filter(pemda_id=pemda_id).values_list(
        models.Value(0), models.Value(0), "tanggal", "tanggal", "tanggal", "tanggal", "uraian"
    )
    pengecualian = PeriodePengisian._base_manager.filter(kecamatan_id=kecamatan_id).values_list(
        "tahun", "bulan", "buka", "batas", "verifikasi", "kunci", "alasan"
    )
    return pengecualian.union(libur, all=True)


_TANGGAL = KueriLingkup(_tanggal)


def ambil_tanggal(
    kecamatan: Kecamatan,
) -> tuple[frozenset[date], dict[Periode, JadwalBulan]]:
    """Return the holidays and the recorded exceptions of a kecamatan in one union (1 query)."""
    daftar_tanggal = _TANGGAL(kecamatan.pk, kecamatan.pemda_id)
    daftar_libur: set[date] = set()
    daftar_jadwal: dict[Periode, JadwalBulan] = {}
    for tahun, bulan, buka, batas, verifikasi, kunci, alasan in daftar_tanggal:
        if bulan == 0:
            daftar_libur.add(buka)
        else:
            daftar_jadwal[Periode(tahun, bulan)] = JadwalBulan(
                buka, batas, verifikasi, kunci, alasan
            )
    return frozenset(daftar_libur), daftar_jadwal
