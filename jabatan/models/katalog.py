"""The head of the catalogue: Katalog of a year, its Jabatan and their Fungsi."""

from __future__ import annotations

from string import ascii_lowercase

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
    """The decree of one year, for the whole pemda or for one kecamatan of it."""

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
                condition=Q(keadaan="berlaku", kecamatan__isnull=True),
                name="katalog_satu_berlaku_per_pemda",
                violation_error_message="Pemda sudah mempunyai katalog berlaku pada tahun ini.",
            ),
            models.UniqueConstraint(
                fields=["kecamatan", "tahun"],
                condition=Q(keadaan="berlaku", kecamatan__isnull=False),
                name="katalog_satu_berlaku_per_kecamatan",
                violation_error_message="Kecamatan sudah mempunyai katalog berlaku tahun ini.",
            ),
        ]

    def __str__(self) -> str:
        return f"Katalog IKI {self.tahun}"


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
