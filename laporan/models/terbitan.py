"""Issued reports: what left the house, kept for good."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django_scopes import ScopedManager

from jabatan.models import Kecamatan, Penugasan
from kinerja.inti.angka import tulis_ukuran
from kinerja.inti.waktu import Periode, tulis_waktu
from laporan.hitung import PANJANG_KODE, tulis_kode

PANJANG_PILIHAN = 500
PANJANG_SEBAB = 400


class JenisLaporan(models.TextChoices):
    REALISASI = "realisasi", "Laporan realisasi"
    REKAP = "rekap", "Rekap kecamatan"
    KATALOG = "katalog", "Katalog IKI"
    PENJELASAN = "penjelasan", "Penjelasan angka"


class StatusTerbit(models.TextChoices):
    FINAL = "final", "Final"
    DRAF = "draf", "DRAF"


class LaporanTersimpanQuerySet(models.QuerySet["LaporanTersimpan"]):
    def terbaru(self) -> LaporanTersimpanQuerySet:
        return self.order_by("-diterbitkan_pada", "-pk")

    def berpilihan(self, kecamatan_id: int, pilihan: str) -> LaporanTersimpanQuerySet:
        """All editions of one report, the newest first."""
        return self.filter(kecamatan_id=kecamatan_id, pilihan=pilihan).order_by("-edisi")

    def sampai_bulan(self, periode: Periode) -> LaporanTersimpanQuerySet:
        """Those whose window ends with this month."""
        return self.filter(tahun=periode.tahun, bulan=periode.bulan)

    def milik(self, penugasan: Penugasan) -> LaporanTersimpanQuerySet:
        """Those of a post, and those of its whole kecamatan."""
        return self.filter(
            Q(penugasan=penugasan) | Q(penugasan__isnull=True),
            kecamatan_id=penugasan.kecamatan_id,
        )

    def sekecamatan(self, kecamatan: Kecamatan) -> LaporanTersimpanQuerySet:
        """Those of a whole kecamatan."""
        return self.filter(kecamatan=kecamatan, penugasan__isnull=True)

    def memuat(self, periode: Periode) -> LaporanTersimpanQuerySet:
        """Those with the figures of this month in them; a catalogue has none."""
        daftar = self.exclude(jenis=JenisLaporan.KATALOG)
        return daftar.filter(tahun=periode.tahun, bulan__gte=periode.bulan)


class LaporanTersimpan(models.Model):
    """One edition of a report as it was issued; never changed, never deleted (trigger).

    ``pilihan`` is the canonical query of what was asked; with the kecamatan it names the report of
    which this is edition ``edisi``. ``tahun``, ``bulan``: last month of its window. ``data_pada``:
    the moment its figures were read. ``sidik_angka`` covers the figures, ``sidik_isi`` all that it
    says but times. Sizes in bytes; both files lie in the storage under their SHA-256.
    """

    kode = models.CharField(max_length=PANJANG_KODE)
    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="daftar_terbitan", db_index=False
    )
    penugasan = models.ForeignKey(
        Penugasan,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="daftar_terbitan",
        db_index=False,
    )
    jenis = models.CharField(max_length=12, choices=JenisLaporan.choices)
    pilihan = models.CharField(max_length=PANJANG_PILIHAN)
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    judul = models.CharField(max_length=200)
    sebutan_periode = models.CharField(max_length=60)
    tentang = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=5, choices=StatusTerbit.choices)
    edisi = models.PositiveSmallIntegerField()
    menggantikan = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="daftar_pengganti",
        db_index=False,
    )
    sebab_edisi = models.CharField(max_length=PANJANG_SEBAB, blank=True)
    diterbitkan_pada = models.DateTimeField()
    diterbitkan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nama_penerbit = models.CharField(max_length=150)
    data_pada = models.DateTimeField()
    katalog = models.CharField(max_length=300)
    sidik_angka = models.CharField(max_length=64)
    sidik_isi = models.CharField(max_length=64)
    nama_berkas = models.CharField(max_length=150)
    pdf_sha256 = models.CharField(max_length=64)
    pdf_ukuran = models.PositiveIntegerField()
    xlsx_sha256 = models.CharField(max_length=64)
    xlsx_ukuran = models.PositiveIntegerField()

    objects = ScopedManager(
        kecamatan="kecamatan", _manager_class=models.Manager.from_queryset(LaporanTersimpanQuerySet)
    )

    class Meta:
        verbose_name = verbose_name_plural = "laporan tersimpan"
        ordering = ["-diterbitkan_pada", "-pk"]
        indexes = [
            models.Index(fields=["kecamatan", "-diterbitkan_pada"], name="terbitan_terbaru"),
            models.Index(fields=["kecamatan", "tahun", "penugasan"], name="terbitan_penugasan"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kode"],
                name="terbitan_kode_sekali",
                violation_error_message="Kode laporan ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "pilihan", "edisi"],
                name="terbitan_edisi_sekali",
                violation_error_message="Edisi laporan ini sudah terbit.",
            ),
            models.CheckConstraint(
                condition=Exact(Length("kode"), PANJANG_KODE),
                name="terbitan_kode_lengkap",
                violation_error_message="Kode laporan terdiri atas 10 karakter.",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=JenisLaporan.values),
                name="terbitan_jenis_dikenal",
                violation_error_message="Jenis laporan tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=StatusTerbit.values),
                name="terbitan_status_dikenal",
                violation_error_message="Status laporan tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=Q(bulan__gte=1, bulan__lte=12, tahun__gte=2000),
                name="terbitan_bulan_ada",
                violation_error_message="Bulan laporan harus 1 sampai 12, tahunnya mulai 2000.",
            ),
            models.CheckConstraint(
                condition=Q(edisi=1, menggantikan__isnull=True, sebab_edisi="")
                | (Q(edisi__gt=1, menggantikan__isnull=False) & ~Q(sebab_edisi="")),
                name="terbitan_edisi_bersambung",
                violation_error_message=(
                    "Edisi pertama tidak menggantikan apa pun; edisi berikutnya menyebut yang "
                    "digantikan dan sebabnya."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(judul="")
                & ~Q(pilihan="")
                & ~Q(sebutan_periode="")
                & ~Q(nama_penerbit="")
                & ~Q(nama_berkas=""),
                name="terbitan_bernama",
                violation_error_message=(
                    "Laporan yang terbit menyebut judul, pilihan, periode, penerbit, dan nama "
                    "berkasnya."
                ),
            ),
            models.CheckConstraint(
                condition=Exact(Length("sidik_angka"), 64)
                & Exact(Length("sidik_isi"), 64)
                & Exact(Length("pdf_sha256"), 64)
                & Exact(Length("xlsx_sha256"), 64),
                name="terbitan_bersidik",
                violation_error_message="Laporan yang terbit mencatat sidik angka dan berkasnya.",
            ),
            models.CheckConstraint(
                condition=Q(pdf_ukuran__gt=0, xlsx_ukuran__gt=0),
                name="terbitan_tidak_kosong",
                violation_error_message="Berkas laporan yang terbit tidak boleh kosong.",
            ),
            models.CheckConstraint(
                condition=Q(data_pada__lte=F("diterbitkan_pada")),
                name="terbitan_data_lebih_dahulu",
                violation_error_message="Angka laporan dibaca sebelum laporannya terbit.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.judul}, {self.sebutan_periode}, edisi {self.edisi}"

    @property
    def tanda(self) -> str:
        """The code as it is printed."""
        return tulis_kode(self.kode)

    @property
    def draf(self) -> bool:
        return self.status == StatusTerbit.DRAF

    @property
    def periode(self) -> Periode:
        return Periode(self.tahun, self.bulan)

    @property
    def kode_jabatan(self) -> str:
        """The jabatan its choices narrow it to, "" for all of them."""
        return dict(parse_qsl(self.pilihan)).get("jabatan", "")

    @property
    def sebutan_ukuran_pdf(self) -> str:
        return tulis_ukuran(self.pdf_ukuran)

    @property
    def sebutan_ukuran_xlsx(self) -> str:
        return tulis_ukuran(self.xlsx_ukuran)

    @property
    def sebutan_pada(self) -> str:
        """When it was issued, by the clock of its kecamatan."""
        return tulis_waktu(self.diterbitkan_pada, self.kecamatan.zona_waktu)

    @property
    def sebutan_data(self) -> str:
        """When its figures were read."""
        return tulis_waktu(self.data_pada, self.kecamatan.zona_waktu)
