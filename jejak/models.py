"""The audit trail: one append-only chain of rows per kecamatan, pemda and installation.

No foreign keys, so that nothing that happens to other tables can break it. Rows are written
only by ``jejak.services.catat_jejak``; database triggers refuse UPDATE, DELETE and TRUNCATE.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models.functions import Cast, Concat

INSTALASI = "instalasi"
RANTAI_KECAMATAN, RANTAI_PEMDA = "kecamatan:", "pemda:"


class JejakQuerySet(models.QuerySet["Jejak"]):
    """Sentences about the trail."""

    def berurutan(self) -> Self:
        """Chain by chain, in the order of writing."""
        return self.order_by("rantai", "urut")

    def terbaru(self) -> Self:
        """Newest first."""
        return self.order_by("-waktu", "-id")

    def tentang(self, objek: str, objek_id: str) -> Self:
        """Everything that happened to one object."""
        return self.filter(objek=objek, objek_id=objek_id)

    def di_kecamatan(self, daftar_id: Iterable[int]) -> Self:
        """Rows of these kecamatan only."""
        return self.filter(kecamatan_id__in=tuple(daftar_id))

    def tentang_penugasan(self, daftar_id: Iterable[int]) -> Self:
        """Rows of the sheets of these penugasan only."""
        return self.filter(penugasan_id__in=tuple(daftar_id))


class Jejak(models.Model):
    """One act: who, when, where, on what, before and after, and why."""

    rantai = models.CharField("rantai", max_length=40)
    urut = models.PositiveBigIntegerField("urut")
    waktu = models.DateTimeField("waktu")
    pengguna_id = models.BigIntegerField("id pengguna", null=True)
    pengguna_nama = models.CharField("nama pengguna", max_length=200)
    kecamatan_id = models.BigIntegerField("id kecamatan", null=True)
    pemda_id = models.BigIntegerField("id pemda", null=True)
    penugasan_id = models.BigIntegerField("id penugasan", null=True)
    tindakan = models.CharField("tindakan", max_length=64)
    objek = models.CharField("objek", max_length=64)
    objek_id = models.CharField("id objek", max_length=64)
    ringkas = models.TextField("ringkas")
    sebelum = models.TextField("sebelum", null=True)
    sesudah = models.TextField("sesudah", null=True)
    alasan = models.TextField("alasan", blank=True)
    permintaan_id = models.CharField("id permintaan", max_length=64, blank=True)
    mac_sebelum = models.CharField("mac sebelum", max_length=64, blank=True)
    mac = models.CharField("mac", max_length=64)

    objects = JejakQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "jejak"
        constraints = [
            models.UniqueConstraint(
                fields=["rantai", "urut"],
                name="jejak_rantai_urut_tunggal",
                violation_error_message="Nomor urut dalam rantai jejak sudah dipakai.",
            ),
        ]
        indexes = [
            models.Index(fields=["objek", "objek_id"], name="jejak_objek"),
            models.Index(fields=["kecamatan_id", "-waktu"], name="jejak_kecamatan_waktu"),
            models.Index(fields=["penugasan_id", "-waktu"], name="jejak_penugasan_waktu"),
        ]

    def __str__(self) -> str:
        return f"{self.rantai} #{self.urut}"


class KepalaRantaiQuerySet(models.QuerySet["KepalaRantai"]):
    """Sentences about the ends of chains."""

    def ujung(self, awalan: str, kolom: str = "") -> models.Subquery:
        """Return an expression: the hash of the newest row of a chain, to ride on another query.

        ``kolom`` of that query holds the number behind ``awalan``. None where nothing was ever
        written. Every row changes it, and an older one never comes back.
        """
        nomor = Cast(models.OuterRef(kolom), models.CharField()) if kolom else models.Value("")
        rantai = Concat(models.Value(awalan), nomor, output_field=models.CharField())
        return models.Subquery(self.filter(rantai=rantai).values("mac")[:1])


class KepalaRantai(models.Model):
    """The newest row of a chain; its row lock puts writers in line."""

    rantai = models.CharField("rantai", max_length=40, unique=True)
    urut = models.PositiveBigIntegerField("urut")
    mac = models.CharField("mac", max_length=64, blank=True)

    objects = KepalaRantaiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "kepala rantai"

    def __str__(self) -> str:
        return f"{self.rantai} #{self.urut}"
