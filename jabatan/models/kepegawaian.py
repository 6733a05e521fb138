"""Seats, people and posts. Rights follow from Penugasan and Peran by date, never from the user."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import lru_cache

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat
from django_scopes import ScopedManager

from jabatan.jadwal import hitung_bagian
from jabatan.models.organisasi import Kecamatan, PemerintahDaerah
from kinerja.inti.kueri import KueriLingkup


class JenisPosisi(models.TextChoices):
    CAMAT = "camat", "Camat"
    SEKRETARIS = "sekretaris", "Sekretaris"
    KASUBBAG = "kasubbag", "Kepala Subbagian"
    KASI = "kasi", "Kepala Seksi"
    PELAKSANA = "pelaksana", "Pelaksana"


class PosisiQuerySet(models.QuerySet["Posisi"]):
    def bawahan_dari(self, daftar_posisi: list[int]) -> PosisiQuerySet:
        return self.filter(atasan_id__in=daftar_posisi)


class Posisi(models.Model):
    """One seat of an office. ``kode_jabatan`` empty means the seat carries no IKI."""

    kecamatan = models.ForeignKey(Kecamatan, on_delete=models.PROTECT, related_name="daftar_posisi")
    nama = models.CharField(max_length=150)
    jenis = models.CharField(max_length=12, choices=JenisPosisi.choices)
    atasan = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="daftar_bawahan"
    )
    kode_jabatan = models.SlugField(max_length=100, blank=True, db_index=False)
    urut = models.PositiveSmallIntegerField(default=1)

    objects = ScopedManager(
        kecamatan="kecamatan", _manager_class=models.Manager.from_queryset(PosisiQuerySet)
    )

    class Meta:
        verbose_name = verbose_name_plural = "posisi"
        ordering = ["kecamatan_id", "urut", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["kecamatan"],
                condition=Q(jenis="camat"),
                name="posisi_satu_camat_per_kecamatan",
                violation_error_message="Kecamatan ini sudah mempunyai posisi Camat.",
            ),
            models.CheckConstraint(
                condition=~Q(jenis="camat") | Q(kode_jabatan="", atasan__isnull=True),
                name="posisi_camat_tanpa_iki",
                violation_error_message="Posisi Camat tidak memuat IKI dan tidak beratasan.",
            ),
            models.CheckConstraint(
                condition=Q(atasan__isnull=True) | ~Q(atasan=F("id")),
                name="posisi_bukan_atasan_sendiri",
                violation_error_message="Sebuah posisi tidak dapat menjadi atasannya sendiri.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class StatusPegawai(models.TextChoices):
    PNS = "pns", "PNS"
    PPPK = "pppk", "PPPK"
    NON_ASN = "non_asn", "Non-ASN"


class PegawaiQuerySet(models.QuerySet["Pegawai"]):
    def cari(self, teks: str) -> PegawaiQuerySet:
        """Return who has every word of ``teks`` in his name or number."""
        daftar = self
        for kata in teks.split():
            daftar = daftar.filter(Q(nama__icontains=kata) | Q(nomor_induk__startswith=kata))
        return daftar


class Pegawai(models.Model):
    """A person of the pemda; people move between kecamatan.

    ``nomor_induk`` is the NIP (PNS, 18 digits) or NI PPPK (18 digits); empty for others, and then
    no line is printed. ``pengguna`` None: the person has no account (somebody fills for him).
    """

    pemda = models.ForeignKey(
        PemerintahDaerah, on_delete=models.PROTECT, related_name="daftar_pegawai"
    )
    nama = models.CharField(max_length=120)
    status = models.CharField(max_length=8, choices=StatusPegawai.choices)
    nomor_induk = models.CharField(
        max_length=18,
        blank=True,
        validators=[RegexValidator(r"^\d{18}$", "Nomor induk harus 18 angka.")],
    )
    pengguna = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pegawai",
    )

    objects = PegawaiQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "pegawai"
        ordering = ["nama"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomor_induk"],
                condition=~Q(nomor_induk=""),
                name="pegawai_nomor_induk_sekali",
                violation_error_message="Nomor induk ini sudah dipakai pegawai lain.",
            ),
            models.CheckConstraint(
                condition=(Q(status="non_asn") & Q(nomor_induk=""))
                | (~Q(status="non_asn") & Q(nomor_induk__regex=r"^[0-9]{18}$")),
                name="pegawai_nomor_induk_menurut_status",
                violation_error_message=(
                    "PNS dan PPPK wajib bernomor induk 18 angka; Non-ASN dikosongkan."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def label_nomor(self) -> str:
        """Return "NIP …", "NI PPPK …" or an empty text for who has no number."""
        awalan = {StatusPegawai.PNS: "NIP", StatusPegawai.PPPK: "NI PPPK"}.get(
            StatusPegawai(self.status)
        )
        return f"{awalan} {self.nomor_induk}" if awalan else ""


class PangkatPegawai(models.Model):
    """Golongan and pangkat of a person from a date on, so that old forms print the old one."""

    pegawai = models.ForeignKey(
        Pegawai, on_delete=models.PROTECT, related_name="daftar_pangkat", db_index=False
    )
    golongan = models.CharField(max_length=10)
    pangkat = models.CharField(max_length=60)
    mulai = models.DateField()

    class Meta:
        verbose_name = verbose_name_plural = "pangkat pegawai"
        ordering = ["pegawai_id", "mulai"]
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai", "mulai"],
                name="pangkat_sekali_per_tanggal",
                violation_error_message="Sudah ada pangkat yang mulai pada tanggal ini.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pangkat} ({self.golongan})"


class SifatPenugasan(models.TextChoices):
    DEFINITIF = "definitif", "Definitif"
    PLT = "plt", "Plt."
    PLH = "plh", "Plh."
    PENGGANTI = "pengganti", "Pengganti sementara"


class PenugasanQuerySet(models.QuerySet["Penugasan"]):
    def aktif(self, pada: date) -> PenugasanQuerySet:
        """Return posts held on ``pada``."""
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=pada), mulai__lte=pada)

    def menyentuh(self, awal: date, akhir: date) -> PenugasanQuerySet:
        """Return posts that hold at least one day of awal..akhir."""
        return self.filter(Q(selesai__isnull=True) | Q(selesai__gte=awal), mulai__lte=akhir)

    def ber_iki(self) -> PenugasanQuerySet:
        return self.exclude(posisi__kode_jabatan="")

    def dengan_orang(self) -> PenugasanQuerySet:
        return self.select_related("pegawai", "posisi", "posisi__atasan", "kecamatan__pemda")

    def dengan_pangkat(self, pada: date) -> PenugasanQuerySet:
        """Annotate ``pangkat_pada``: "Penata (III/c)" as it stood on ``pada``, or None."""
        pangkat = (
            PangkatPegawai.objects.filter(pegawai_id=OuterRef("pegawai_id"), mulai__lte=pada)
            .order_by("-mulai")
            .annotate(teks=Concat("pangkat", Value(" ("), "golongan", Value(")")))
            .values("teks")[:1]
        )
        return self.annotate(pangkat_pada=Subquery(pangkat))

    def dengan_jeda(self) -> PenugasanQuerySet:
        return self.prefetch_related("daftar_jeda")


# One page asks for the same months many times.
_hitung_bagian = lru_cache(maxsize=2048)(hitung_bagian)


class Penugasan(models.Model):
    """A person on a seat between two dates (``selesai`` None: still).

    ``pengisi`` is the named filler for a person without an account or away.
    Overlaps are refused by triggers on both engines: the same person twice on a seat, and two
    definitif/Plt. on one seat (a Plh. may overlap).
    ``masa_jeda`` is filled by ``ambil_jeda`` only.
    """

    masa_jeda: tuple[tuple[date, date], ...] | None = None

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="daftar_penugasan"
    )
    pegawai = models.ForeignKey(Pegawai, on_delete=models.PROTECT, related_name="daftar_penugasan")
    posisi = models.ForeignKey(Posisi, on_delete=models.PROTECT, related_name="daftar_penugasan")
    sifat = models.CharField(
        max_length=10, choices=SifatPenugasan.choices, default=SifatPenugasan.DEFINITIF
    )
    nomor_sk = models.CharField(max_length=80)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    pengisi = models.ForeignKey(
        Pegawai,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="daftar_penugasan_diisikan",
    )

    objects = ScopedManager(
        kecamatan="kecamatan", _manager_class=models.Manager.from_queryset(PenugasanQuerySet)
    )

    class Meta:
        verbose_name = verbose_name_plural = "penugasan"
        ordering = ["kecamatan_id", "posisi_id", "mulai"]
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="penugasan_selesai_setelah_mulai",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(pengisi__isnull=True) | ~Q(pengisi=F("pegawai")),
                name="penugasan_pengisi_orang_lain",
                violation_error_message="Pengisi yang ditunjuk harus orang lain.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} – {self.posisi}"

    def ada_pada(self, pada: date) -> bool:
        return self.mulai <= pada and (self.selesai is None or pada <= self.selesai)

    def bagian(self, tahun: int) -> dict[int, Fraction]:
        """Return month → share held in ``tahun`` (needs ``dengan_jeda`` or ``ambil_jeda`` to cost
        no query)."""
        jeda = self.masa_jeda
        if jeda is None:
            jeda = tuple((baris.mulai, baris.selesai) for baris in self.daftar_jeda.all())
        return dict(_hitung_bagian(self.mulai, self.selesai, jeda, tahun))

    def ambil_jeda(self) -> None:
        """Read the leave of this post for ``bagian`` (1 query; 0 where ``ada_jeda`` was annotated
        and says that there is none)."""
        ada = getattr(self, "ada_jeda", True)
        self.masa_jeda = tuple(_JEDA(self.kecamatan_id, self.pk)) if ada else ()

    @property
    def sebutan_sifat(self) -> str:
        """Return "Plt. "/"Plh. " to put before an office, else an empty text."""
        return (
            f"{self.get_sifat_display()} "
            if self.sifat in (SifatPenugasan.PLT, SifatPenugasan.PLH)
            else ""
        )


_JEDA = KueriLingkup(
    lambda kecamatan_id, penugasan_id: Jeda._base_manager.filter(
        kecamatan_id=kecamatan_id, penugasan_id=penugasan_id
    ).values_list("mulai", "selesai")
)


class Jeda(models.Model):
    """Leave, training or illness within a post; a whole month of it makes no sheet due."""

    class Sebab(models.TextChoices):
        CUTI = "cuti", "Cuti"
        DIKLAT = "diklat", "Diklat"
        SAKIT = "sakit", "Sakit"

    kecamatan = models.ForeignKey(
        Kecamatan, on_delete=models.PROTECT, related_name="daftar_jeda", db_index=False
    )
    penugasan = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="daftar_jeda")
    sebab = models.CharField(max_length=8, choices=Sebab.choices, default=Sebab.CUTI)
    mulai = models.DateField()
    selesai = models.DateField()

    objects = ScopedManager(kecamatan="kecamatan")

    class Meta:
        verbose_name = verbose_name_plural = "jeda"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="jeda_selesai_setelah_mulai",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_sebab_display()} {self.mulai:%d-%m-%Y} s.d. {self.selesai:%d-%m-%Y}"


class JenisPeran(models.TextChoices):
    ADMIN_KECAMATAN = "admin_kecamatan", "Admin kecamatan"
    ADMIN_PEMDA = "admin_pemda", "Admin pemda"
    INSPEKTORAT = "inspektorat", "Inspektorat (APIP)"


class PeranQuerySet(models.QuerySet["Peran"]):
    def aktif(self, pada: date) -> PeranQuerySet:
        return self.belum_berakhir(pada).filter(mulai__lte=pada)

    def belum_berakhir(self, pada: date) -> PeranQuerySet:
        """Return roles held on ``pada`` or later."""
        return self.filter(
            Q(selesai__isnull=True) | Q(selesai__gte=pada), dicabut_pada__isnull=True
        )


class Peran(models.Model):
    """A right that no seat gives: admin or inspector, of a kecamatan or of the whole pemda.

    ``dicabut_pada`` is the moment it was taken away: from then on it counts for nothing, though
    ``selesai`` (that day) includes the day.
    """

    pengguna = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="daftar_peran"
    )
    jenis = models.CharField(max_length=16, choices=JenisPeran.choices)
    pemda = models.ForeignKey(
        PemerintahDaerah, on_delete=models.PROTECT, related_name="daftar_peran"
    )
    kecamatan = models.ForeignKey(
        Kecamatan, null=True, blank=True, on_delete=models.PROTECT, related_name="daftar_peran"
    )
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    dicabut_pada = models.DateTimeField(null=True, blank=True)

    objects = PeranQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "peran"
        constraints = [
            models.CheckConstraint(
                condition=(Q(jenis="admin_kecamatan") & Q(kecamatan__isnull=False))
                | (~Q(jenis="admin_kecamatan") & Q(kecamatan__isnull=True)),
                name="peran_kecamatan_menurut_jenis",
                violation_error_message=(
                    "Admin kecamatan harus menyebut kecamatan; peran pemda tidak."
                ),
            ),
            models.CheckConstraint(
                condition=Q(selesai__isnull=True) | Q(selesai__gte=F("mulai")),
                name="peran_selesai_setelah_mulai",
                violation_error_message="Tanggal selesai tidak boleh sebelum tanggal mulai.",
            ),
            models.CheckConstraint(
                condition=Q(dicabut_pada__isnull=True) | Q(selesai__isnull=False),
                name="peran_dicabut_bertanggal",
                violation_error_message="Peran yang dicabut harus bertanggal selesai.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} ({self.kecamatan or self.pemda})"
