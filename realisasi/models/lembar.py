"""The monthly sheet, its cells, its returns and the snapshot of an approved month."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery
from django.utils import timezone
from django_scopes import ScopedManager

from indikator.hitung import KeadaanSel, Sel
from indikator.models import Indikator
from jabatan.models import Kecamatan, Penugasan
from kinerja.inti.baris import susun_objek
from kinerja.inti.bidang import RatusanField
from kinerja.inti.waktu import Periode
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.models.permintaan import PermintaanBuka

KOLOM_SEL = (
    *("id", "indikator_id", "keadaan", "pembilang", "penyebut", "syarat_terpenuhi"),
    *("keterangan", "versi"),
)
PILIHAN_KEADAAN = [(keadaan.value, label) for keadaan, label in SEBUTAN_KEADAAN.items()]


class LembarBulananQuerySet(models.QuerySet["LembarBulanan"]):
    def bulan_ini(self, periode: Periode) -> LembarBulananQuerySet:
        return self.filter(tahun=periode.tahun, bulan=periode.bulan)

    def dengan_orang(self) -> LembarBulananQuerySet:
        return self.select_related(
            "penugasan__pegawai",
            "penugasan__posisi__atasan",
            "penugasan__kecamatan__pemda",
            "diisi_oleh",
        )

    def ambil_isi(
        self, kecamatan_id: int, tahun: int
    ) -> tuple[LembarBulanan | None, dict[int, Realisasi]]:
        """Return the one sheet asked for with its cells by indikator (1 query)."""
        milik = FilteredRelation(
            "daftar_realisasi",
            condition=Q(daftar_realisasi__kecamatan_id=kecamatan_id, daftar_realisasi__tahun=tahun),
        )
        kolom = [bidang.attname for bidang in LembarBulanan._meta.concrete_fields]
        daftar = list(
            self.annotate(isi=milik).values_list(*kolom, *(f"isi__{nama}" for nama in KOLOM_SEL))
        )
        if not daftar:
            return None, {}
        lembar = LembarBulanan.from_db(self.db, kolom, daftar[0][: len(kolom)])
        milik_lembar = {
            "kecamatan_id": lembar.kecamatan_id,
            "tahun": lembar.tahun,
            "bulan": lembar.bulan,
            "lembar_id": lembar.pk,
        }
        isi = [dict(zip(KOLOM_SEL, nilai[len(kolom) :], strict=True)) for nilai in daftar]
        return lembar, {
            satu["indikator_id"]: baca_sel({**satu, **milik_lembar})
            for satu in isi
            if satu["id"] is not None
        }

    def dengan_permintaan(self) -> LembarBulananQuerySet:
        """Annotate ``permintaan_id``: the request to open the month that waits, or None."""
        menunggu = PermintaanBuka.objects.menunggu().filter(
            kecamatan_id=OuterRef("kecamatan_id"),
            penugasan_id=OuterRef("penugasan_id"),
            tahun=OuterRef("tahun"),
            bulan=OuterRef("bulan"),
        )
        return self.annotate(permintaan_id=Subquery(menunggu.values("pk")[:1]))


class LembarBulanan(models.Model):
    """The sheet of one Penugasan for one month; a month without a row is "Belum Diisi".

    ``versi`` rises with every act and every save: verify and approve act on what was seen.
    ``dibuka_sampai`` opens this sheet past the month's lock (after a return or an unlock).
    ``diisi_oleh`` is set when somebody else than the owner filled it (``alasan_atas_nama``).
    """

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="daftar_lembar", db_index=False
    )
    penugasan = models.ForeignKey(
        Penugasan, on_delete=models.PROTECT, related_name="daftar_lembar", db_index=False
    )
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    keadaan = models.CharField(max_length=12, choices=PILIHAN_KEADAAN, default=Keadaan.DRAF)
    versi = models.PositiveIntegerField(default=1)
    diubah_pada = models.DateTimeField(default=timezone.now)
    diisi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    alasan_atas_nama = models.CharField(max_length=300, blank=True)
    diajukan_pada = models.DateTimeField(null=True, blank=True)
    diajukan_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    diverifikasi_pada = models.DateTimeField(null=True, blank=True)
    diverifikasi_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    disetujui_pada = models.DateTimeField(null=True, blank=True)
    disetujui_oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        db_index=False,
    )
    dibuka_sampai = models.DateField(null=True, blank=True)
    dibuka_kembali_pada = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(
        kecamatan="kecamatan", _manager_class=models.Manager.from_queryset(LembarBulananQuerySet)
    )

    class Meta:
        verbose_name = verbose_name_plural = "lembar bulanan"
        ordering = ["kecamatan_id", "tahun", "bulan", "penugasan_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "bulan", "penugasan"],
                name="lembar_sekali_per_bulan",
                violation_error_message="Lembar bulan ini sudah ada.",
            ),
            models.CheckConstraint(
                condition=Q(bulan__gte=1, bulan__lte=12),
                name="lembar_bulan_1_sampai_12",
                violation_error_message="Bulan harus 1 sampai 12.",
            ),
            models.CheckConstraint(
                condition=Q(
                    keadaan__in=["draf", "diajukan", "dikembalikan", "diverifikasi", "disetujui"]
                ),
                name="lembar_keadaan_dikenal",
                violation_error_message="Keadaan lembar tidak dikenal.",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan="disetujui") | Q(disetujui_pada__isnull=False),
                name="lembar_disetujui_bertanggal",
                violation_error_message="Lembar yang disetujui harus mencatat waktunya.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.penugasan_id} {self.tahun}-{self.bulan:02d}"

    @property
    def periode(self) -> Periode:
        return Periode(self.tahun, self.bulan)

    @property
    def status(self) -> Keadaan:
        return Keadaan(self.keadaan)

    @property
    def sebutan(self) -> str:
        return SEBUTAN_KEADAAN[self.status]


class RealisasiQuerySet(models.QuerySet["Realisasi"]):
    def setahun(self, daftar_kecamatan: list[int], tahun: int) -> RealisasiQuerySet:
        return self.filter(kecamatan_id__in=daftar_kecamatan, tahun=tahun)


class Realisasi(models.Model):
    """One cell: an indikator in a sheet. A row once made is never deleted, only cleared.

    ``pembilang`` is the count (jumlah), the numerator (persentase) or the total (rata_rata:
    average × count). kecamatan, tahun and bulan repeat the sheet's; the only writer sets them.
    """

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="daftar_realisasi", db_index=False
    )
    tahun = models.PositiveSmallIntegerField()
    bulan = models.PositiveSmallIntegerField()
    lembar = models.ForeignKey(
        LembarBulanan, on_delete=models.PROTECT, related_name="daftar_realisasi", db_index=False
    )
    indikator = models.ForeignKey(
        Indikator, on_delete=models.PROTECT, related_name="daftar_realisasi", db_index=False
    )
    keadaan = models.CharField(
        max_length=6, choices=[(baris.value, baris.value.title()) for baris in KeadaanSel]
    )
    pembilang = RatusanField(null=True, blank=True)
    penyebut = RatusanField(null=True, blank=True)
    syarat_terpenuhi = models.BooleanField(null=True, blank=True)
    keterangan = models.CharField(max_length=500, blank=True)
    versi = models.PositiveIntegerField(default=1)

    objects = ScopedManager(
        kecamatan="kecamatan", _manager_class=models.Manager.from_queryset(RealisasiQuerySet)
    )

    class Meta:
        verbose_name = verbose_name_plural = "realisasi"
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan", "tahun", "lembar", "indikator"],
                name="realisasi_satu_sel_per_lembar",
                violation_error_message="Indikator ini sudah diisi pada lembar ini.",
            ),
            models.CheckConstraint(
                condition=Q(pembilang__isnull=True) | Q(pembilang__gte=Decimal(0)),
                name="realisasi_pembilang_tidak_negatif",
                violation_error_message="Nilai tidak boleh negatif.",
            ),
            models.CheckConstraint(
                condition=Q(penyebut__isnull=True) | Q(penyebut__gte=Decimal(0)),
                name="realisasi_penyebut_tidak_negatif",
                violation_error_message="Nilai pembagi tidak boleh negatif.",
            ),
            models.CheckConstraint(
                condition=Q(keadaan="terisi", pembilang__isnull=False)
                | Q(keadaan__in=["belum", "nihil"], pembilang__isnull=True, penyebut__isnull=True),
                name="realisasi_nilai_menurut_keadaan",
                violation_error_message="Sel terisi harus bernilai; sel belum atau nihil kosong.",
            ),
            models.CheckConstraint(
                condition=Q(penyebut__isnull=True)
                | Q(penyebut__gt=Decimal(0))
                | Q(pembilang=Decimal(0)),
                name="realisasi_pembagi_nol_hanya_untuk_nol",
                violation_error_message="Pembagi 0 hanya dapat berpasangan dengan nilai 0.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.lembar_id}/{self.indikator_id}"

    @property
    def sel(self) -> Sel:
        """Return the cell for ``hitung``."""
        return Sel(KeadaanSel(self.keadaan), self.pembilang, self.penyebut, self.syarat_terpenuhi)


def baca_sel(kolom: Mapping[str, Any]) -> Realisasi:
    """Return a stored cell from its columns, which another query brought along."""
    return susun_objek(Realisasi, kolom)


class PengembalianQuerySet(models.QuerySet["Pengembalian"]):
    def dengan_alasan(self) -> PengembalianQuerySet:
        """Join the reasons by cell: ``sel_indikator``, ``sel_nama``, ``sel_alasan``, a row each."""
        return self.annotate(
            sel_indikator=F("daftar_alasan__indikator_id"),
            sel_nama=F("daftar_alasan__indikator__nama"),
            sel_alasan=F("daftar_alasan__alasan"),
        )


class Pengembalian(models.Model):
    """One return of a sheet: by whom, why, and the cells as they stood (to highlight changes).

    ``alasan`` may be empty when every reason names a cell. ``isi``: indikator id (text) →
    [keadaan, pembilang text or null, penyebut text or null].
    """

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    lembar = models.ForeignKey(
        LembarBulanan, on_delete=models.PROTECT, related_name="daftar_pengembalian"
    )
    oleh = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pada = models.DateTimeField()
    alasan = models.CharField(max_length=500, blank=True)
    isi = models.JSONField(default=dict)

    objects = ScopedManager(
        kecamatan="kecamatan", _manager_class=models.Manager.from_queryset(PengembalianQuerySet)
    )

    class Meta:
        verbose_name = verbose_name_plural = "pengembalian"
        ordering = ["lembar_id", "pada"]

    def __str__(self) -> str:
        return f"{self.lembar_id} {self.pada}"


class AlasanSel(models.Model):
    """The reason for one returned cell."""

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    pengembalian = models.ForeignKey(
        Pengembalian, on_delete=models.PROTECT, related_name="daftar_alasan"
    )
    indikator = models.ForeignKey(
        Indikator, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    alasan = models.CharField(max_length=500)

    objects = ScopedManager(kecamatan="kecamatan")

    class Meta:
        verbose_name = verbose_name_plural = "alasan sel"
        constraints = [
            models.UniqueConstraint(
                fields=["pengembalian", "indikator"],
                name="alasan_sel_sekali_per_pengembalian",
                violation_error_message="Sel ini sudah diberi alasan.",
            ),
            models.CheckConstraint(
                condition=~Q(alasan=""),
                name="alasan_sel_wajib",
                violation_error_message="Alasan wajib diisi.",
            ),
        ]

    def __str__(self) -> str:
        return self.alasan


class Cuplikan(models.Model):
    """What the values of an approved month meant: definitions, targets, rules, people.

    One per approval (``versi_lembar``); reports of an approved month read the newest. The shape
    of ``isi`` is written and read in ``realisasi.cuplikan`` only.
    """

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    lembar = models.ForeignKey(
        LembarBulanan, on_delete=models.PROTECT, related_name="daftar_cuplikan", db_index=False
    )
    versi_lembar = models.PositiveIntegerField()
    dibuat_pada = models.DateTimeField()
    isi = models.JSONField()

    objects = ScopedManager(kecamatan="kecamatan")

    class Meta:
        verbose_name = verbose_name_plural = "cuplikan"
        ordering = ["lembar_id", "-versi_lembar"]
        constraints = [
            models.UniqueConstraint(
                fields=["lembar", "versi_lembar"],
                name="cuplikan_sekali_per_persetujuan",
                violation_error_message="Persetujuan ini sudah bercuplikan.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.lembar_id} v{self.versi_lembar}"
