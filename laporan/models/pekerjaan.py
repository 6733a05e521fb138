"""Long work: a book that a worker makes part by part, and what became of it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django_scopes import ScopedManager

from jabatan.models import Kecamatan
from kinerja.inti.angka import tulis_ukuran
from kinerja.inti.waktu import tulis_waktu

PANJANG_SEBAB_PEKERJAAN = 400


class JenisPekerjaan(models.TextChoices):
    SETAHUN = "setahun", "Buku laporan setahun"
    LAMPIRAN = "lampiran", "Lampiran katalog IKI"


class KeadaanPekerjaan(models.TextChoices):
    ANTRE = "antre", "Antre"
    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Selesai"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    GAGAL = "gagal", "Gagal"


BELUM_BERAKHIR = (KeadaanPekerjaan.ANTRE.value, KeadaanPekerjaan.BERJALAN.value)


class PekerjaanQuerySet(models.QuerySet["Pekerjaan"]):
    def belum_berakhir(self) -> PekerjaanQuerySet:
        return self.filter(keadaan__in=BELUM_BERAKHIR)

    def terhenti(self, sebelum: datetime) -> PekerjaanQuerySet:
        """Waiting or begun, without a sign of life after a moment."""
        return self.belum_berakhir().filter(denyut_pada__lte=sebelum)

    def berkas_lewat(self, saat: datetime) -> PekerjaanQuerySet:
        """Finished, and its file is kept no longer."""
        return self.filter(
            keadaan=KeadaanPekerjaan.SELESAI, dihapus_pada__isnull=True, disimpan_sampai__lt=saat
        )


class Pekerjaan(models.Model):
    """One book asked for. ``pilihan`` is the canonical query of what was asked: with the kecamatan
    it names the book, of which one at a time is made.

    ``bagian_selesai`` of ``banyak_bagian`` parts are done (None: not counted yet). ``pekerja`` is
    who makes it, ``denyut_pada`` his last sign of life, ``percobaan`` how often it was begun.
    The file lies in the storage under its
    SHA-256 until ``disimpan_sampai``, is gone since ``dihapus_pada``. Sizes in bytes.
    """

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="daftar_pekerjaan", db_index=False
    )
    jenis = models.CharField(max_length=12, choices=JenisPekerjaan.choices)
    tahun = models.PositiveSmallIntegerField()
    pilihan = models.CharField(max_length=200)
    judul = models.CharField(max_length=200)
    diminta_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    nama_peminta = models.CharField(max_length=150)
    diminta_pada = models.DateTimeField()
    keadaan = models.CharField(
        max_length=12, choices=KeadaanPekerjaan.choices, default=KeadaanPekerjaan.ANTRE
    )
    bagian_selesai = models.PositiveIntegerField(default=0)
    banyak_bagian = models.PositiveIntegerField(null=True, blank=True)
    pekerja = models.CharField(max_length=100, blank=True)
    denyut_pada = models.DateTimeField()
    percobaan = models.PositiveSmallIntegerField(default=0)
    diminta_batal = models.BooleanField(default=False)
    berakhir_pada = models.DateTimeField(null=True, blank=True)
    sebab = models.CharField(max_length=PANJANG_SEBAB_PEKERJAAN, blank=True)
    nama_berkas = models.CharField(max_length=150)
    sha256 = models.CharField(max_length=64, blank=True)
    ukuran = models.PositiveIntegerField(null=True, blank=True)
    banyak_halaman = models.PositiveIntegerField(null=True, blank=True)
    disimpan_sampai = models.DateTimeField(null=True, blank=True)
    dihapus_pada = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(
        kecamatan="kecamatan", _manager_class=models.Manager.from_queryset(PekerjaanQuerySet)
    )

    class Meta:
        verbose_name = verbose_name_plural = "pekerjaan"
        ordering = ["-diminta_pada", "-pk"]
        indexes = [
            models.Index(fields=["kecamatan", "-diminta_pada"], name="pekerjaan_terbaru"),
            models.Index(
                fields=["denyut_pada"],
                condition=Q(keadaan__in=BELUM_BERAKHIR),
                name="pekerjaan_denyut",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "pilihan"],
                condition=Q(keadaan__in=BELUM_BERAKHIR),
                name="pekerjaan_satu_berjalan",
                violation_error_message="Buku ini sedang dibuat.",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=JenisPekerjaan.values),
                name="pekerjaan_jenis_dikenal",
                violation_error_message="Jenis buku tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=KeadaanPekerjaan.values),
                name="pekerjaan_keadaan_dikenal",
                violation_error_message="Keadaan pekerjaan tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=Q(bagian_selesai=0, banyak_bagian__isnull=True)
                | Q(bagian_selesai__lte=F("banyak_bagian"), banyak_bagian__isnull=False),
                name="pekerjaan_bagian_terhitung",
                violation_error_message="Bagian yang selesai tidak dapat melebihi jumlahnya.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan__in=BELUM_BERAKHIR, berakhir_pada__isnull=True)
                | (~Q(keadaan__in=BELUM_BERAKHIR) & Q(berakhir_pada__isnull=False)),
                name="pekerjaan_berakhir_berwaktu",
                violation_error_message="Pekerjaan yang berakhir mencatat waktunya.",
            ),
            models.CheckConstraint(
                condition=(
                    Q(
                        keadaan=KeadaanPekerjaan.SELESAI,
                        ukuran__gt=0,
                        banyak_halaman__gt=0,
                        disimpan_sampai__isnull=False,
                    )
                    & ~Q(sha256="")
                )
                | (~Q(keadaan=KeadaanPekerjaan.SELESAI) & Q(sha256="", ukuran__isnull=True)),
                name="pekerjaan_selesai_berberkas",
                violation_error_message="Pekerjaan yang selesai, dan hanya itu, mempunyai berkas.",
            ),
            models.CheckConstraint(
                condition=~Q(
                    keadaan__in=(KeadaanPekerjaan.DIBATALKAN, KeadaanPekerjaan.GAGAL), sebab=""
                ),
                name="pekerjaan_gagal_bersebab",
                violation_error_message="Pekerjaan yang batal atau gagal menyebut sebabnya.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def berjalan(self) -> bool:
        """Waiting or begun: it may still be withdrawn."""
        return self.keadaan in BELUM_BERAKHIR

    @property
    def ada_berkas(self) -> bool:
        return self.keadaan == KeadaanPekerjaan.SELESAI and self.dihapus_pada is None

    @property
    def sebutan_ukuran(self) -> str:
        return "" if self.ukuran is None else tulis_ukuran(self.ukuran)

    @property
    def sebutan_diminta(self) -> str:
        return tulis_waktu(self.diminta_pada, self.kecamatan.zona_waktu)

    @property
    def sebutan_sampai(self) -> str:
        """Until when its file is kept, by the clock of its kecamatan."""
        if self.disimpan_sampai is None:
            return ""
        return tulis_waktu(self.disimpan_sampai, self.kecamatan.zona_waktu)
