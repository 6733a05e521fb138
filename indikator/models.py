"""Rows of the catalogue, their sources, targets, and the rules of capaian of a year."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Prefetch, Q
from django_scopes import ScopedManager

from indikator import hitung
from indikator.baris import KOLOM_BARIS, susun_tahunan
from jabatan.models import Jabatan, Katalog, KeadaanKatalog, Kecamatan, Posisi
from kinerja.inti.bidang import RatusanField

BULAN_SETAHUN = tuple(range(1, 13))


class KinerjaUtama(models.Model):
    """A KINERJA UTAMA of a jabatan, in force from/until a month of the catalogue's year."""

    jabatan = models.ForeignKey(
        Jabatan, on_delete=models.PROTECT, related_name="daftar_kinerja_utama", db_index=False
    )
    urut = models.PositiveSmallIntegerField()
    uraian = models.TextField()
    berlaku_dari = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    berlaku_sampai = models.PositiveSmallIntegerField(
        default=12, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )

    class Meta:
        verbose_name = verbose_name_plural = "kinerja utama"
        ordering = ["jabatan_id", "urut"]
        constraints = [
            models.UniqueConstraint(
                fields=["jabatan", "urut"],
                name="kinerja_utama_urut_sekali_per_jabatan",
                violation_error_message="Urutan kinerja utama ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_dari__gte=1, berlaku_sampai__lte=12),
                name="kinerja_utama_bulan_berlaku",
                violation_error_message="Bulan berlaku harus 1 sampai 12.",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian


class SumberData(models.Model):
    """A named source of data, shared by neighbouring rows of a jabatan."""

    katalog = models.ForeignKey(
        Katalog, on_delete=models.PROTECT, related_name="daftar_sumber_data", db_index=False
    )
    nama = models.CharField(max_length=200)

    class Meta:
        verbose_name = verbose_name_plural = "sumber data"
        constraints = [
            models.UniqueConstraint(
                fields=["katalog", "nama"],
                name="sumber_data_nama_sekali_per_katalog",
                violation_error_message="Sumber data ini sudah ada dalam katalog.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class IndikatorQuerySet(models.QuerySet["Indikator"]):
    def milik_jabatan(self, katalog: Katalog, daftar_kode: list[str]) -> IndikatorQuerySet:
        return self.filter(
            kinerja_utama__jabatan__katalog=katalog, kinerja_utama__jabatan__kode__in=daftar_kode
        )

    def berlaku_untuk(self, kecamatan: Kecamatan, tahun: int) -> IndikatorQuerySet:
        """Return the rows of the catalogue of a kecamatan's year: its own, else the pemda's."""
        milik_sendiri = Katalog.objects.filter(kecamatan=kecamatan, tahun=tahun).exclude(
            keadaan=KeadaanKatalog.DRAF
        )
        umum = Q(
            ~models.Exists(milik_sendiri),
            kinerja_utama__jabatan__katalog__pemda_id=kecamatan.pemda_id,
            kinerja_utama__jabatan__katalog__kecamatan__isnull=True,
        )
        return self.filter(
            Q(kinerja_utama__jabatan__katalog__kecamatan=kecamatan) | umum,
            kinerja_utama__jabatan__katalog__tahun=tahun,
        ).exclude(kinerja_utama__jabatan__katalog__keadaan=KeadaanKatalog.DRAF)

    def milik_katalog(self, katalog: Katalog) -> IndikatorQuerySet:
        return self.filter(kinerja_utama__jabatan__katalog=katalog)

    def milik_posisi(self, posisi: Posisi, tahun: int) -> IndikatorQuerySet:
        """Return the rows of a seat's year in document order (needs the seat's kecamatan)."""
        daftar = self.berlaku_untuk(posisi.kecamatan, tahun)
        return daftar.filter(kinerja_utama__jabatan__kode=posisi.kode_jabatan).dengan_jabatan()

    def terkunci(self) -> IndikatorQuerySet:
        """Lock the rows themselves (not what they hang on) until the transaction ends."""
        return self.select_for_update(of=("self",), no_key=True)

    def dengan_jabatan(self) -> IndikatorQuerySet:
        return self.select_related("kinerja_utama__jabatan__katalog").order_by(
            "kinerja_utama__jabatan__urut", "kinerja_utama__urut", "urut"
        )

    def dengan_sumber(self) -> IndikatorQuerySet:
        return self.prefetch_related(
            Prefetch(
                "daftar_sumber_indikator",
                queryset=SumberIndikator.objects.select_related("sumber").order_by("urut"),
            )
        )

    def dengan_target(
        self, kecamatan: Kecamatan, daftar_posisi: Iterable[int]
    ) -> IndikatorQuerySet:
        """Join the targets of some seats as ``target_posisi``: a row comes once for each seat that
        has a target for it, and once with None where none has."""
        # django-stubs knows no FilteredRelation in select_related.
        return self._dengan_target(kecamatan, daftar_posisi).select_related("target_posisi")  # type: ignore[misc]

    def baris_katalog(
        self, kecamatan: Kecamatan, daftar_posisi: Iterable[int]
    ) -> models.QuerySet[Indikator, Any]:
        """Return the same as rows for ``baca_baris``, in document order."""
        daftar = self.dengan_jabatan()._dengan_target(kecamatan, daftar_posisi)
        return daftar.values_list(*KOLOM_BARIS)

    def _dengan_target(
        self, kecamatan: Kecamatan, daftar_posisi: Iterable[int]
    ) -> IndikatorQuerySet:
        milik = Q(daftar_target__kecamatan=kecamatan, daftar_target__posisi__in=set(daftar_posisi))
        return self.annotate(
            target_posisi=models.FilteredRelation("daftar_target", condition=milik)
        )


class Indikator(models.Model):
    """One row of the decree and its arithmetic meaning.

    jenis, agregasi, polaritas, satuan, desimal are immutable once ``dipakai_pada`` is set (by the
    first Realisasi, under lock): retire the row and add another instead.
    ``bulan_jatuh_tempo`` is stored as a bit set: bit 0 January … bit 11 December.
    ``target_posisi`` is filled by ``dengan_target`` only.
    """

    target_posisi: Target | None = None

    class Jenis(models.TextChoices):
        JUMLAH = "jumlah", "Jumlah"
        PERSENTASE = "persentase", "Persentase"
        RATA_RATA = "rata_rata", "Rata-rata"

    class Agregasi(models.TextChoices):
        JUMLAH = "jumlah", "Dijumlahkan"
        TERAKHIR = "terakhir", "Posisi terakhir"
        RATA_RATA = "rata_rata", "Rata-rata bulan"
        RASIO_JUMLAH = "rasio_jumlah", "Jumlah pembilang : jumlah penyebut"

    class Polaritas(models.TextChoices):
        NAIK = "naik", "Makin tinggi makin baik"
        TURUN = "turun", "Makin rendah makin baik"
        NETRAL = "netral", "Netral"

    class AntarPemegang(models.TextChoices):
        DIJUMLAHKAN = "dijumlahkan", "Dijumlahkan"
        BERSAMA = "bersama", "Bersama (diambil yang terbesar)"

    kinerja_utama = models.ForeignKey(
        KinerjaUtama, on_delete=models.PROTECT, related_name="daftar_indikator", db_index=False
    )
    urut = models.PositiveSmallIntegerField()
    kode = models.SlugField(max_length=120, db_index=False)
    nama = models.TextField()
    formulasi = models.TextField()
    satuan = models.CharField(max_length=40)
    desimal = models.PositiveSmallIntegerField(default=0)
    jenis = models.CharField(max_length=12, choices=Jenis.choices)
    agregasi = models.CharField(max_length=12, choices=Agregasi.choices)
    antar_pemegang = models.CharField(
        max_length=12, choices=AntarPemegang.choices, default=AntarPemegang.DIJUMLAHKAN
    )
    polaritas = models.CharField(max_length=8, choices=Polaritas.choices)
    bulan_jatuh_tempo = models.PositiveSmallIntegerField()
    insidentil = models.BooleanField(default=False)
    label_pembilang = models.CharField(max_length=150, blank=True)
    label_penyebut = models.CharField(max_length=150, blank=True)
    bisa_melebihi = models.BooleanField(default=False)
    syarat_minimal = RatusanField(null=True, blank=True)
    syarat_pertanyaan = models.CharField(max_length=200, blank=True)
    sumber_gabung_atas = models.BooleanField(default=False)
    berlaku_dari = models.PositiveSmallIntegerField(default=1)
    berlaku_sampai = models.PositiveSmallIntegerField(default=12)
    dipakai_pada = models.DateTimeField(null=True, blank=True, editable=False)
    daftar_sumber = models.ManyToManyField(
        SumberData, through="SumberIndikator", related_name="daftar_indikator"
    )

    objects = IndikatorQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "indikator"
        ordering = ["kinerja_utama_id", "urut"]
        constraints = [
            models.UniqueConstraint(
                fields=["kinerja_utama", "urut"],
                name="indikator_urut_sekali_per_kinerja_utama",
                violation_error_message="Urutan indikator ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                fields=["kinerja_utama", "kode"],
                name="indikator_kode_sekali_per_kinerja_utama",
                violation_error_message="Kode indikator ini sudah dipakai.",
            ),
            models.CheckConstraint(
                condition=Q(jenis="jumlah", agregasi__in=["jumlah", "terakhir", "rata_rata"])
                | Q(
                    jenis__in=["persentase", "rata_rata"], agregasi__in=["rasio_jumlah", "terakhir"]
                ),
                name="indikator_agregasi_menurut_jenis",
                violation_error_message=(
                    "Jumlah dapat dijumlahkan, diambil posisi terakhir, atau dirata-rata; "
                    "persentase dan rata-rata hanya jumlah pembilang : jumlah penyebut "
                    "atau posisi terakhir."
                ),
            ),
            models.CheckConstraint(
                condition=Q(bulan_jatuh_tempo__gte=1, bulan_jatuh_tempo__lte=4095),
                name="indikator_bulan_jatuh_tempo_ada",
                violation_error_message="Pilih paling sedikit satu bulan jatuh tempo.",
            ),
            models.CheckConstraint(
                condition=Q(desimal__lte=2),
                name="indikator_desimal_paling_banyak_dua",
                violation_error_message="Desimal paling banyak dua.",
            ),
            models.CheckConstraint(
                condition=Q(
                    berlaku_dari__gte=1,
                    berlaku_sampai__lte=12,
                    berlaku_dari__lte=F("berlaku_sampai"),
                ),
                name="indikator_bulan_berlaku",
                violation_error_message="Bulan berlaku harus 1 sampai 12 dan berurutan.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def daftar_bulan(self) -> frozenset[int]:
        """Return the due months as numbers 1..12."""
        return hitung.ambil_bulan_bit(self.bulan_jatuh_tempo)

    @property
    def aturan(self) -> hitung.Aturan:
        """Return the row's arithmetic meaning for ``hitung``."""
        return hitung.baca_aturan(*(getattr(self, nama) for nama in hitung.KOLOM_ATURAN))

    @property
    def nama_sumber(self) -> tuple[str, ...]:
        """Return the names of its sources in order (needs ``dengan_sumber``)."""
        return tuple(baris.sumber.nama for baris in self.daftar_sumber_indikator.all())

    @property
    def adalah_posisi(self) -> bool:
        """Tell whether the row is a stock ("Posisi akhir bulan")."""
        return self.agregasi == self.Agregasi.TERAKHIR

    def berlaku_pada(self, bulan: int) -> bool:
        induk = self.kinerja_utama
        return (
            max(self.berlaku_dari, induk.berlaku_dari)
            <= bulan
            <= min(self.berlaku_sampai, induk.berlaku_sampai)
        )


def susun_bit_bulan(daftar_bulan: list[int] | frozenset[int]) -> int:
    """Return the stored bit set of month numbers 1..12; ValueError for anything else."""
    if not set(daftar_bulan) <= set(BULAN_SETAHUN):
        raise ValueError("bulan harus 1 sampai 12")
    return sum(1 << (bulan - 1) for bulan in set(daftar_bulan))


class SumberIndikator(models.Model):
    """The ordered link of a row to a source."""

    indikator = models.ForeignKey(
        Indikator,
        on_delete=models.CASCADE,
        related_name="daftar_sumber_indikator",
        db_index=False,
    )
    sumber = models.ForeignKey(
        SumberData, on_delete=models.PROTECT, related_name="daftar_sumber_indikator"
    )
    urut = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = "sumber indikator"
        ordering = ["indikator_id", "urut"]
        constraints = [
            models.UniqueConstraint(
                fields=["indikator", "sumber"],
                name="sumber_indikator_sekali",
                violation_error_message="Sumber data ini sudah tercantum pada indikator.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indikator_id} {self.sumber_id}"


class TargetQuerySet(models.QuerySet["Target"]):
    def setahun_posisi(self, daftar_posisi: Iterable[int], tahun: int) -> TargetQuerySet:
        """Return the targets of some seats for a year, with their rows."""
        return self.filter(
            posisi_id__in=set(daftar_posisi),
            indikator__kinerja_utama__jabatan__katalog__tahun=tahun,
        ).select_related("indikator")


class Target(models.Model):
    """The full-year target of one seat for one row; ``rencana`` month ("1".."12") → text number.

    The plan is optional; where it exists it replaces the even spread.
    """

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="daftar_target", db_index=False
    )
    posisi = models.ForeignKey(
        Posisi, on_delete=models.PROTECT, related_name="daftar_target", db_index=False
    )
    indikator = models.ForeignKey(
        Indikator, on_delete=models.PROTECT, related_name="daftar_target", db_index=False
    )
    setahun = RatusanField()
    rencana = models.JSONField(default=dict, blank=True)

    objects = ScopedManager(
        kecamatan="kecamatan", _manager_class=models.Manager.from_queryset(TargetQuerySet)
    )

    class Meta:
        verbose_name = verbose_name_plural = "target"
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "posisi", "indikator"],
                name="target_sekali_per_posisi",
                violation_error_message="Target posisi ini untuk indikator ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(setahun__gte=Decimal(0)),
                name="target_tidak_negatif",
                violation_error_message="Target tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.posisi_id} {self.indikator_id}"

    @property
    def tahunan(self) -> hitung.TargetTahunan:
        """Return the target for ``hitung``."""
        return susun_tahunan(self.setahun, self.rencana)


__all__ = [
    "Indikator",
    "IndikatorQuerySet",
    "KinerjaUtama",
    "SumberData",
    "SumberIndikator",
    "Target",
    "susun_bit_bulan",
]
