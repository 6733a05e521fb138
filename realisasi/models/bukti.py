"""Bukti: a file that stands behind one row of a sheet, or behind the sheet as a whole."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django_scopes import ScopedManager

from indikator.models import Indikator
from jabatan.models import Kecamatan
from kinerja.inti.angka import tulis_ukuran
from realisasi.berkas import JenisBerkas
from realisasi.models.lembar import LembarBulanan


class BuktiQuerySet(models.QuerySet["Bukti"]):
    def ada(self) -> BuktiQuerySet:
        """Those that were not removed."""
        return self.filter(dihapus_pada__isnull=True)

    def dengan_orang(self) -> BuktiQuerySet:
        return self.select_related(
            "indikator",
            "diunggah_oleh",
            "lembar__penugasan__pegawai",
            "lembar__penugasan__posisi__atasan",
            "lembar__penugasan__kecamatan__pemda",
        )


class Bukti(models.Model):
    """One file of a sheet; without ``indikator`` it stands for the whole sheet.

    The row is never deleted: removing it says when and by whom, and its file goes once no row of
    the kecamatan that was not removed has the same ``sha256``. ``ukuran`` is in bytes.
    """

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="daftar_bukti", db_index=False
    )
    lembar = models.ForeignKey(
        LembarBulanan, on_delete=models.PROTECT, related_name="daftar_bukti", db_index=False
    )
    indikator = models.ForeignKey(
        Indikator,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="daftar_bukti",
        db_index=False,
    )
    nama = models.CharField(max_length=100)
    jenis = models.CharField(
        max_length=4, choices=[(satu.value, satu.value.upper()) for satu in JenisBerkas]
    )
    ukuran = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    diunggah_pada = models.DateTimeField()
    diunggah_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dihapus_pada = models.DateTimeField(null=True, blank=True)
    dihapus_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )

    objects = ScopedManager(
        kecamatan="kecamatan", _manager_class=models.Manager.from_queryset(BuktiQuerySet)
    )

    class Meta:
        verbose_name = verbose_name_plural = "bukti"
        ordering = ["kecamatan_id", "lembar_id", "pk"]
        indexes = [
            models.Index(fields=["kecamatan", "lembar"], name="bukti_menurut_lembar"),
            models.Index(
                fields=["kecamatan", "sha256"],
                condition=Q(dihapus_pada__isnull=True),
                name="bukti_menurut_isi",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "lembar", "indikator", "sha256"],
                condition=Q(dihapus_pada__isnull=True, indikator__isnull=False),
                name="bukti_sekali_per_baris",
                violation_error_message="Berkas yang sama sudah ada pada baris ini.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "lembar", "sha256"],
                condition=Q(dihapus_pada__isnull=True, indikator__isnull=True),
                name="bukti_sekali_per_lembar",
                violation_error_message="Berkas yang sama sudah ada untuk seluruh lembar.",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=[satu.value for satu in JenisBerkas]),
                name="bukti_jenis_dikenal",
                violation_error_message="Jenis berkas bukti tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=Q(ukuran__gt=0),
                name="bukti_tidak_kosong",
                violation_error_message="Berkas bukti tidak boleh kosong.",
            ),
            models.CheckConstraint(
                condition=Exact(Length("sha256"), 64) & ~Q(nama=""),
                name="bukti_bernama_dan_bersidik",
                violation_error_message="Bukti harus bernama dan mencatat sidik isinya.",
            ),
            models.CheckConstraint(
                condition=Q(dihapus_pada__isnull=True, dihapus_oleh__isnull=True)
                | Q(dihapus_pada__isnull=False, dihapus_oleh__isnull=False),
                name="bukti_dihapus_bertanggal",
                violation_error_message="Bukti yang dihapus mencatat waktu dan orangnya.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def macam(self) -> JenisBerkas:
        return JenisBerkas(self.jenis)

    @property
    def sebutan_ukuran(self) -> str:
        return tulis_ukuran(self.ukuran)
