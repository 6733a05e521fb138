"""Checking a password, slowed down after failures.

An attempt is counted as failed *before* the password is hashed and forgiven when it turns out
right. So a refused attempt costs no hashing, and a thousand parallel guesses cannot slip
through between looking and counting.

Counted apart: an account from one network (nobody elsewhere can slow the owner down), and one
address as a whole (guessing one password against many accounts). A browser the account has
logged in from before carries a signed mark and is counted by itself, so neither a colleague
behind the same address nor a proxy that hides all addresses can keep the owner out.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import authenticate
from django.db import transaction
from django.db.models import F
from django.utils.crypto import salted_hmac

from akun.hitung import (
    ATURAN_AKUN,
    ATURAN_ALAMAT,
    AturanJeda,
    hitung_gagal_berlaku,
    hitung_sisa_jeda,
    susun_alamat_tunggal,
    susun_jaringan,
    tulis_lama,
)
from akun.kesalahan import TerlaluBanyakPercobaan
from akun.models import Pengguna, PercobaanMasuk
from kinerja.inti.waktu import sekarang

ATURAN: dict[str, AturanJeda] = {
    PercobaanMasuk.Jenis.AKUN: ATURAN_AKUN,
    PercobaanMasuk.Jenis.ALAMAT: ATURAN_ALAMAT,
}
HAPUS_SEKALI = 500


@dataclass(frozen=True, slots=True)
class Sumber:
    """Where an attempt comes from: the peer address and, if known, the browser's mark."""

    alamat: str
    perangkat: str = ""

    def daftar_kunci(self, nama_pengguna: str) -> list[tuple[str, str]]:
        """The counters this attempt falls under, in the order they are locked."""
        asal = f"perangkat:{self.perangkat}" if self.perangkat else susun_jaringan(self.alamat)
        daftar = [(PercobaanMasuk.Jenis.AKUN.value, f"{nama_pengguna}|{asal}")]
        if not self.perangkat:
            daftar.append((PercobaanMasuk.Jenis.ALAMAT.value, susun_alamat_tunggal(self.alamat)))
        return [(jenis, _samarkan(jenis, isi)) for jenis, isi in daftar]


def periksa_masuk(nama_pengguna: str, *, sandi: str, sumber: Sumber) -> Pengguna | None:
    """Return the account if name and password fit and it is not switched off, else None.

    Raises TerlaluBanyakPercobaan. Unknown, switched-off and wrong look and cost the same.
    """
    nama = Pengguna.normalize_username(nama_pengguna)
    return _periksa(nama, sumber, lambda: authenticate(None, username=nama, password=sandi))


def periksa_sandi_lama(pengguna: Pengguna, *, sandi: str, sumber: Sumber) -> bool:
    """Say whether the password is the account's own, under the same limits as a login."""
    cocok = _periksa(
        pengguna.nama_pengguna, sumber, lambda: pengguna if pengguna.check_password(sandi) else None
    )
    return cocok is not None


def _periksa(nama: str, sumber: Sumber, cocokkan: Callable[[], object]) -> Pengguna | None:
    daftar_kunci = sumber.daftar_kunci(nama)
    _catat_percobaan(daftar_kunci, sekarang())
    hasil = cocokkan()
    if not isinstance(hasil, Pengguna):
        return None
    _maafkan_percobaan(daftar_kunci)
    return hasil


@transaction.atomic
def _catat_percobaan(daftar_kunci: list[tuple[str, str]], pada: datetime) -> None:
    """Count the attempt under every key, or raise without counting if any must still wait."""
    daftar_baris = [_ambil_terkunci(jenis, kunci, pada) for jenis, kunci in daftar_kunci]
    sisa = max(
        hitung_sisa_jeda(baris.gagal, _sejak(baris, pada), ATURAN[baris.jenis])
        for baris in daftar_baris
    )
    if sisa:
        raise TerlaluBanyakPercobaan(sisa, tulis_lama(sisa))
    for baris in daftar_baris:
        aturan = ATURAN[baris.jenis]
        baris.gagal = hitung_gagal_berlaku(baris.gagal, _sejak(baris, pada), aturan) + 1
        baris.terakhir = pada
        baris.save(update_fields=["gagal", "terakhir"])
    _hapus_percobaan_lama(pada)


def _maafkan_percobaan(daftar_kunci: list[tuple[str, str]]) -> None:
    """Take a right password's attempt back: the account starts afresh, the address regains one."""
    for jenis, kunci in daftar_kunci:
        baris = PercobaanMasuk.objects.filter(jenis=jenis, kunci=kunci)
        if jenis == PercobaanMasuk.Jenis.AKUN:
            baris.delete()
        else:
            baris.filter(gagal__gt=0).update(gagal=F("gagal") - 1)


def _ambil_terkunci(jenis: str, kunci: str, pada: datetime) -> PercobaanMasuk:
    baris, _ = PercobaanMasuk.objects.select_for_update(no_key=True).get_or_create(
        jenis=jenis, kunci=kunci, defaults={"terakhir": pada}
    )
    return baris


def _sejak(baris: PercobaanMasuk, pada: datetime) -> timedelta:
    """Time since the last attempt; a clock that was set back counts as none."""
    return max(pada - baris.terakhir, timedelta(0))


def _hapus_percobaan_lama(pada: datetime) -> None:
    """Drop what no longer counts, a little at a time and never waiting for another login."""
    for jenis, aturan in ATURAN.items():
        daftar_pk = list(
            PercobaanMasuk.objects.select_for_update(skip_locked=True, no_key=True)
            .filter(jenis=jenis, terakhir__lt=pada - aturan.lupa)
            .values_list("pk", flat=True)[:HAPUS_SEKALI]
        )
        if daftar_pk:
            PercobaanMasuk.objects.filter(pk__in=daftar_pk).delete()


def _samarkan(jenis: str, isi: str) -> str:
    """Hide names and addresses behind a keyed hash: the table holds no personal data."""
    return salted_hmac(f"akun.percobaan.{jenis}", isi, algorithm="sha256").hexdigest()
