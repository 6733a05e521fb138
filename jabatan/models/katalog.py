"""The head of the catalogue: Katalog of a year, its Jabatan and their Fungsi."""

from __future__ import annotations

from string import ascii_lowercase

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Case, Q, Value, When

from jabatan.models.organisasi import Kecamatan, PemerintahDaerah


class KeadaanKatalog(models.TextChoices):
    DRAF = "draf", "Draf"
    BERLAKU = "berlaku", "Berlaku"
    ARSIP = "arsip", "Arsip"


class KatalogQuerySet(models.QuerySet["Katalog"]):
    def berlaku_untuk(self, kecamatan: Kecamatan, tahun: int) -> Katalog | None:
        """Return the catalogue of a kecamatan's year: its own, else the pemda's, else None."""
        return (
            self.filter(
                Q(kecamatan=kecamatan) | Q(kecamatan__isnull=True),
                pemda_id=kecamatan.pemda_id,
                tahun=tahun,
            )
            .exclude(keadaan=KeadaanKatalog.DRAF)
            .order_by(
                Case(When(kecamatan__isnull=False, then=Value(0)), default=Value(1)), "keadaan"
            )
            .first()
        )


class Katalog(models.Model):
    """The decree of one year, for the whole pemda or for one kecamatan of it.

    A scope and year have one draft and one catalogue in force or archived, never more.
    ``versi`` rises with every change of the decree or of a row.
    """

    pemda = models.ForeignKey(
        PemerintahDaerah, on_delete=models.PROTECT, related_name="daftar_katalog"
    )
    kecamatan = models.ForeignKey(
        Kecamatan, null=True, blank=True, on_delete=models.PROTECT, related_name="daftar_katalog"
    )
    tahun = models.PositiveSmallIntegerField()
    nomor_sk = models.CharField(max_length=120)
    tanggal_sk = models.DateField()
    keadaan = models.CharField(
        max_length=8, choices=KeadaanKatalog.choices, default=KeadaanKatalog.DRAF
    )
    versi = models.PositiveIntegerField(default=1)

    objects = KatalogQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "katalog"
        ordering = ["-tahun", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pemda", "tahun"],
                condition=~Q(keadaan="draf") & Q(kecamatan__isnull=True),
                name="katalog_satu_berlaku_per_pemda",
                violation_error_message="Pemda sudah mempunyai katalog berlaku pada tahun ini.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun"],
                condition=~Q(keadaan="draf") & Q(kecamatan__isnull=False),
                name="katalog_satu_berlaku_per_kecamatan",
                violation_error_message="Kecamatan sudah mempunyai katalog berlaku tahun ini.",
            ),
            models.UniqueConstraint(
                fields=["pemda", "tahun"],
                condition=Q(keadaan="draf", kecamatan__isnull=True),
                name="katalog_satu_draf_per_pemda",
                violation_error_message="Pemda sudah mempunyai draf katalog tahun ini.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun"],
                condition=Q(keadaan="draf", kecamatan__isnull=False),
                name="katalog_satu_draf_per_kecamatan",
                violation_error_message="Kecamatan sudah mempunyai draf katalog tahun ini.",
            ),
        ]

    def __str__(self) -> str:
        return f"Katalog IKI {self.tahun}"

    @property
    def sebutan_cakupan(self) -> str:
        """Return "Kecamatan …" or "semua kecamatan …" (needs pemda and kecamatan at hand)."""
        if self.kecamatan is not None:
            return f"Kecamatan {self.kecamatan.nama}"
        return f"semua kecamatan {self.pemda.nama}"


class PerubahanKatalog(models.Model):
    """A decree that changed the catalogue within its year, from a month on.

    The rows themselves carry the months in which they hold (``berlaku_dari``, ``berlaku_sampai``).
    """

    katalog = models.ForeignKey(
        Katalog, on_delete=models.PROTECT, related_name="daftar_perubahan", db_index=False
    )
    nomor_sk = models.CharField(max_length=120)
    tanggal_sk = models.DateField()
    mulai_bulan = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(12)]
    )

    class Meta:
        verbose_name = verbose_name_plural = "SK perubahan katalog"
        ordering = ["katalog_id", "mulai_bulan", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["katalog", "nomor_sk"],
                name="perubahan_katalog_nomor_sekali",
                violation_error_message="SK perubahan dengan nomor ini sudah dicatat.",
            ),
            models.CheckConstraint(
                condition=Q(mulai_bulan__gte=1, mulai_bulan__lte=12),
                name="perubahan_katalog_bulan_1_sampai_12",
                violation_error_message="Bulan mulai harus 1 sampai 12.",
            ),
        ]

    def __str__(self) -> str:
        return f"SK {self.nomor_sk}"


class Jabatan(models.Model):
    """A jabatan of the decree; ``kode`` stays the same over the years and carries trends."""

    katalog = models.ForeignKey(
        Katalog, on_delete=models.PROTECT, related_name="daftar_jabatan", db_index=False
    )
    urut = models.PositiveSmallIntegerField()
    kode = models.SlugField(max_length=100, db_index=False)
    nama = models.CharField(max_length=200)
    tugas = models.TextField()
    catatan_kaki = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "jabatan"
        ordering = ["katalog_id", "urut"]
        constraints = [
            models.UniqueConstraint(
                fields=["katalog", "kode"],
                name="jabatan_kode_sekali_per_katalog",
                violation_error_message="Kode jabatan ini sudah dipakai dalam katalog.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Fungsi(models.Model):
    """One lettered function of a jabatan; the letter is derived from ``urut``."""

    jabatan = models.ForeignKey(
        Jabatan, on_delete=models.PROTECT, related_name="daftar_fungsi", db_index=False
    )
    urut = models.PositiveSmallIntegerField()
    uraian = models.TextField()

    class Meta:
        verbose_name = verbose_name_plural = "fungsi"
        ordering = ["jabatan_id", "urut"]
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "urut"],
                name="fungsi_urut_sekali_per_jabatan",
                violation_error_message="Urutan fungsi ini sudah dipakai.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.huruf}. {self.uraian}"

    @property
    def huruf(self) -> str:
        """Return "a" … "z", then "aa", "ab" …, as the decree letters its functions."""
        depan, belakang = divmod(self.urut - 1, 26)
        return (ascii_lowercase[depan - 1] if depan else "") + ascii_lowercase[belakang]
