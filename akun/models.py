"""Accounts, their inboxes, and the counters that slow guessing down.

An account says who somebody is, never what he may do: rights come from Penugasan and Peran,
by date (see jabatan).
"""

import unicodedata
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.validators import MinLengthValidator, RegexValidator
from django.db import models
from django.db.models.functions import Coalesce, Length
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThanOrEqual
from django.utils import timezone
from django.utils.crypto import salted_hmac

HURUF_NAMA_PENGGUNA = "abcdefghijklmnopqrstuvwxyz0123456789._-"
PESAN_HURUF = (
    "Nama pengguna hanya boleh berisi huruf kecil tanpa aksen, angka, titik, garis bawah, "
    "dan tanda hubung."
)
PESAN_PANJANG = "Nama pengguna terdiri atas 3 sampai 50 karakter."


class PenggunaQuerySet(models.QuerySet["Pengguna"]):
    def aktif(self) -> "PenggunaQuerySet":
        """Accounts that have not been switched off."""
        return self.filter(is_active=True)


class PenggunaManager(BaseUserManager["Pengguna"].from_queryset(PenggunaQuerySet)):  # type: ignore[misc]
    """Only finds accounts; they are made by akun.services, which also writes the trail."""

    def get_by_natural_key(self, username: str | None) -> "Pengguna":
        """The account of a typed name, whatever its capitals."""
        pengguna: Pengguna = self.get(nama_pengguna=Pengguna.normalize_username(username or ""))
        return pengguna


class Pengguna(AbstractBaseUser):
    """One person's account. Switched off, never deleted: the trail names it."""

    nama_pengguna = models.CharField(
        "nama pengguna",
        max_length=50,
        unique=True,
        validators=[
            MinLengthValidator(3, PESAN_PANJANG),
            RegexValidator(r"^[a-z0-9._-]+\Z", PESAN_HURUF),
        ],
        error_messages={"unique": "Nama pengguna ini sudah dipakai."},
    )
    nama = models.CharField("nama lengkap", max_length=150)
    surel = models.EmailField("surel", blank=True)
    is_active = models.BooleanField("aktif", default=True)
    harus_ganti_sandi = models.BooleanField("harus mengganti kata sandi", default=False)
    dimatikan_pada = models.DateTimeField("dimatikan pada", null=True, blank=True)
    sesi_ke = models.PositiveIntegerField("putaran sesi", default=0, editable=False)
    dibuat_pada = models.DateTimeField("dibuat pada", default=timezone.now, editable=False)

    objects: ClassVar[PenggunaManager] = PenggunaManager()

    EMAIL_FIELD = "surel"
    USERNAME_FIELD = "nama_pengguna"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["nama"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ("nama_pengguna",)
        constraints = (
            models.CheckConstraint(
                name="akun_pengguna_huruf",
                condition=models.Q(
                    Exact(
                        models.Func(
                            models.F("nama_pengguna"),
                            models.Value(HURUF_NAMA_PENGGUNA),
                            function="LTRIM",
                            output_field=models.CharField(),
                        ),
                        models.Value(""),
                    )
                ),
                violation_error_message=PESAN_HURUF,
            ),
            models.CheckConstraint(
                name="akun_pengguna_panjang",
                condition=models.Q(GreaterThanOrEqual(Length("nama_pengguna"), 3))
                & models.Q(LessThanOrEqual(Length("nama_pengguna"), 50)),
                violation_error_message=PESAN_PANJANG,
            ),
            models.CheckConstraint(
                name="akun_pengguna_bernama",
                condition=~models.Q(nama=""),
                violation_error_message="Nama lengkap harus diisi.",
            ),
            models.CheckConstraint(
                name="akun_pengguna_mati_bertanggal",
                condition=models.Q(is_active=True, dimatikan_pada__isnull=True)
                | models.Q(is_active=False, dimatikan_pada__isnull=False),
                violation_error_message=(
                    "Akun yang dimatikan harus mencatat waktunya, dan akun aktif tidak boleh."
                ),
            ),
        )

    def __str__(self) -> str:
        return self.nama

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Fold capitals and look-alike forms: one account has one spelling."""
        return unicodedata.normalize("NFKC", username.strip()).casefold()

    def get_full_name(self) -> str:
        return self.nama

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Tie sessions to the password and to `sesi_ke`, so that raising it ends them all."""
        return salted_hmac(
            "akun.Pengguna.sesi",
            f"{self.password}|{self.sesi_ke}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()


class PercobaanMasuk(models.Model):
    """Failed logins of one source: an account from one network, or an address as a whole.

    `kunci` is a keyed hash: neither typed names nor addresses are stored.
    """

    class Jenis(models.TextChoices):
        AKUN = "akun", "akun dari satu jaringan"
        ALAMAT = "alamat", "satu alamat"

    jenis = models.CharField("jenis", max_length=6, choices=Jenis.choices)
    kunci = models.CharField("kunci", max_length=64)
    gagal = models.PositiveIntegerField("percobaan gagal", default=0)
    terakhir = models.DateTimeField("percobaan terakhir", db_index=True)

    class Meta:
        verbose_name = "percobaan masuk"
        verbose_name_plural = "percobaan masuk"
        constraints = (
            models.UniqueConstraint(
                fields=("jenis", "kunci"),
                name="akun_percobaan_sekali",
                violation_error_message="Sumber percobaan ini sudah tercatat.",
            ),
            models.CheckConstraint(
                name="akun_percobaan_jenis",
                condition=models.Q(jenis__in=("akun", "alamat")),
                violation_error_message="Jenis percobaan tidak dikenal.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.gagal}"


class PemberitahuanQuerySet(models.QuerySet["Pemberitahuan"]):
    def milik(self, pengguna_id: int) -> "PemberitahuanQuerySet":
        return self.filter(pengguna_id=pengguna_id)

    def belum_dibaca(self) -> "PemberitahuanQuerySet":
        return self.filter(dibaca_pada__isnull=True)

    def hitungan(self, pengguna_id: int) -> Coalesce:
        """Return an expression: how many one account has not read, to ride on another query."""
        daftar = self.milik(pengguna_id).belum_dibaca().order_by().values("pengguna_id")
        banyak = daftar.annotate(banyak=models.Count("pk")).values("banyak")
        return Coalesce(models.Subquery(banyak), 0)


class Pemberitahuan(models.Model):
    """One line in the inbox of one account, written by the act it tells of.

    `perihal` names the matter across kinds ("lembar/12/2026-09"). Where `meminta`, the reader is
    asked to act, and the line counts as read once anybody did. `rincian` (a reason) is shown on
    the page only, never mailed. Belongs to a person, so it carries no kecamatan.
    """

    class Jenis(models.TextChoices):
        MENUNGGU = "menunggu", "Menunggu Anda"
        DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
        DISETUJUI = "disetujui", "Disetujui"
        DIBUKA = "dibuka", "Kunci dibuka"
        DIMINTA = "diminta", "Minta Buka Kunci"
        DITOLAK = "ditolak", "Permintaan ditolak"
        PEKERJAAN = "pekerjaan", "Buku laporan"

    pengguna = models.ForeignKey(
        Pengguna, on_delete=models.PROTECT, related_name="daftar_pemberitahuan", db_index=False
    )
    pada = models.DateTimeField("pada")
    jenis = models.CharField("jenis", max_length=12, choices=Jenis.choices)
    perihal = models.CharField("perihal", max_length=60)
    teks = models.CharField("teks", max_length=400)
    rincian = models.CharField("rincian", max_length=2000, blank=True)
    alamat = models.CharField("alamat", max_length=120)
    meminta = models.BooleanField("meminta tindakan")
    dibaca_pada = models.DateTimeField("dibaca pada", null=True, blank=True)

    objects = PemberitahuanQuerySet.as_manager()

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ("-pada", "-pk")
        indexes = (
            models.Index(fields=("pengguna", "-pada"), name="akun_pemberitahuan_terbaru"),
            models.Index(
                fields=("pengguna",),
                condition=models.Q(dibaca_pada__isnull=True),
                name="akun_pemberitahuan_belum",
            ),
            models.Index(
                fields=("perihal",),
                condition=models.Q(dibaca_pada__isnull=True, meminta=True),
                name="akun_pemberitahuan_perihal",
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="akun_pemberitahuan_berteks",
                condition=~models.Q(teks="") & ~models.Q(perihal=""),
                violation_error_message="Pemberitahuan harus menyebut perihal dan isinya.",
            ),
            models.CheckConstraint(
                name="akun_pemberitahuan_alamat_setempat",
                condition=models.Q(alamat__startswith="/") & ~models.Q(alamat__startswith="//"),
                violation_error_message="Pemberitahuan harus menuju halaman aplikasi ini.",
            ),
        )

    def __str__(self) -> str:
        return self.teks
