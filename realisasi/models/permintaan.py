"""Requests to open a month whose filling has ended, or which was approved."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from jabatan.models import Kecamatan, Penugasan
from kinerja.inti.waktu import Periode


class KeadaanPermintaan(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu jawaban"
    DIKABULKAN = "dikabulkan", "Dikabulkan"
    DITOLAK = "ditolak", "Ditolak"
    DITARIK = "ditarik", "Ditarik kembali"


class PermintaanBukaQuerySet(models.QuerySet["PermintaanBuka"]):
    def menunggu(self) -> PermintaanBukaQuerySet:
        return self.filter(keadaan=KeadaanPermintaan.MENUNGGU)

    def untuk_bulan(self, penugasan: Penugasan, periode: Periode) -> PermintaanBukaQuerySet:
        return self.filter(
            kecamatan_id=penugasan.kecamatan_id,
            penugasan=penugasan,
            tahun=periode.tahun,
            bulan=periode.bulan,
        )

    def dengan_orang(self) -> PermintaanBukaQuerySet:
        return self.select_related(
            "penugasan__pegawai",
            "penugasan__posisi__atasan",
            "penugasan__kecamatan__pemda",
            "diminta_oleh",
            "dijawab_oleh",
        )


class PermintaanBuka(models.Model):
    """A request to open one month of one Penugasan, with its reason and its answer.

    The month may have no sheet yet. ``dijawab_oleh`` is who granted or declined it, or the
    requester himself when he withdrew it. ``jawaban`` is mandatory where it was declined.
    """

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="daftar_permintaan", db_index=False
    )
    penugasan = models.ForeignKey(
        Penugasan, on_delete=models.PROTECT, related_name="daftar_permintaan", db_index=False
    )
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    alasan = models.CharField(max_length=500)
    keadaan = models.CharField(
        max_length=10, choices=KeadaanPermintaan.choices, default=KeadaanPermintaan.MENUNGGU
    )
    diminta_pada = models.DateTimeField()
    diminta_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dijawab_pada = models.DateTimeField(null=True, blank=True)
    dijawab_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    jawaban = models.CharField(max_length=500, blank=True)
    dibuka_sampai = models.DateField(null=True, blank=True)

    objects = ScopedManager(
        kecamatan="kecamatan", _manager_class=models.Manager.from_queryset(PermintaanBukaQuerySet)
    )

    class Meta:
        verbose_name = verbose_name_plural = "permintaan buka kunci"
        ordering = ["kecamatan_id", "-diminta_pada"]
        indexes = [
            models.Index(
                fields=["kecamatan", "penugasan", "tahun", "bulan"], name="permintaan_menurut_bulan"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "penugasan", "tahun", "bulan"],
                condition=Q(keadaan="menunggu"),
                name="permintaan_satu_yang_menunggu",
                violation_error_message="Permintaan buka kunci untuk bulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(bulan__gte=1, bulan__lte=12),
                name="permintaan_bulan_1_sampai_12",
                violation_error_message="Bulan harus 1 sampai 12.",
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="permintaan_beralasan",
                violation_error_message="Alasan meminta buka kunci wajib diisi.",
            ),
            models.CheckConstraint(
                condition=Q(
                    keadaan="menunggu", dijawab_pada__isnull=True, dijawab_oleh__isnull=True
                )
                | Q(
                    keadaan__in=["dikabulkan", "ditolak", "ditarik"],
                    dijawab_pada__isnull=False,
                    dijawab_oleh__isnull=False,
                ),
                name="permintaan_dijawab_bertanggal",
                violation_error_message="Permintaan yang dijawab mencatat waktu dan orangnya.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="ditolak") | ~Q(jawaban=""),
                name="permintaan_ditolak_beralasan",
                violation_error_message="Penolakan permintaan harus menyebut alasannya.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan="dikabulkan", dibuka_sampai__isnull=False)
                | (~Q(keadaan="dikabulkan") & Q(dibuka_sampai__isnull=True)),
                name="permintaan_dikabulkan_bertanggal",
                violation_error_message="Permintaan yang dikabulkan harus mencatat batas bukanya.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan="menunggu")
                | Q(keadaan="ditarik", dijawab_oleh=F("diminta_oleh"))
                | (Q(keadaan__in=["dikabulkan", "ditolak"]) & ~Q(dijawab_oleh=F("diminta_oleh"))),
                name="permintaan_dijawab_orang_lain",
                violation_error_message="Permintaan sendiri tidak dapat dijawab sendiri.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.penugasan_id} {self.tahun}-{self.bulan:02d} {self.keadaan}"

    @property
    def periode(self) -> Periode:
        return Periode(self.tahun, self.bulan)

    @property
    def status(self) -> KeadaanPermintaan:
        return KeadaanPermintaan(self.keadaan)

    @property
    def menunggu(self) -> bool:
        return self.status is KeadaanPermintaan.MENUNGGU
