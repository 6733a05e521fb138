"""The arithmetic of slowing guesses down. Pure: no Django, no clock, no database."""

from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network


@dataclass(frozen=True, slots=True)
class AturanJeda:
    """`bebas` failures cost nothing, the next `awal`, each further one twice that, to `puncak`.

    After `lupa` without an attempt the count starts again.
    """

    bebas: int
    awal: timedelta
    puncak: timedelta
    lupa: timedelta


# One account from one network (or one known device). Five guesses at once, six with growing
# waits, then one in 15 minutes: 105 guesses in the first 24 hours.
ATURAN_AKUN = AturanJeda(4, timedelta(seconds=15), timedelta(minutes=15), timedelta(hours=24))
# One address as a whole. Generous, since an office shares one: 100 failures, then slowly.
ATURAN_ALAMAT = AturanJeda(100, timedelta(seconds=5), timedelta(seconds=60), timedelta(hours=1))


def hitung_jeda(gagal: int, aturan: AturanJeda) -> timedelta:
    """Return how long to wait after the `gagal`-th failure."""
    lewat = gagal - aturan.bebas
    if lewat <= 0:
        return timedelta(0)
    kali: int = 2 ** min(lewat - 1, 16)
    return min(aturan.awal * kali, aturan.puncak)


def hitung_gagal_berlaku(gagal: int, sejak_terakhir: timedelta, aturan: AturanJeda) -> int:
    """Return the failures that still count, that long after the last attempt."""
    return 0 if sejak_terakhir >= aturan.lupa else gagal


def hitung_sisa_jeda(gagal: int, sejak_terakhir: timedelta, aturan: AturanJeda) -> timedelta:
    """Return what is left to wait; zero when the next attempt may be made now."""
    berlaku = hitung_gagal_berlaku(gagal, sejak_terakhir, aturan)
    return max(hitung_jeda(berlaku, aturan) - sejak_terakhir, timedelta(0))


def susun_alamat(alamat: str) -> IPv4Address | IPv6Address | None:
    """Read an address as the server gives it; None where there is none (a Unix socket)."""
    try:
        hasil = ip_address(alamat.strip().partition("%")[0])
    except ValueError:
        return None
    if isinstance(hasil, IPv6Address) and hasil.ipv4_mapped is not None:
        return hasil.ipv4_mapped
    return hasil


def susun_jaringan(alamat: str) -> str:
    """Return the network an account's failures are counted under: /24, or /64 for IPv6."""
    terbaca = susun_alamat(alamat)
    if terbaca is None:
        return "tak-dikenal"
    panjang = 24 if terbaca.version == 4 else 64
    return str(ip_network(f"{terbaca}/{panjang}", strict=False))


def susun_alamat_tunggal(alamat: str) -> str:
    """Return one source: an IPv4 address, or the whole /64 that one IPv6 line is given."""
    terbaca = susun_alamat(alamat)
    return str(terbaca) if terbaca and terbaca.version == 4 else susun_jaringan(alamat)


def tulis_lama(lama: timedelta) -> str:
    """Write a waiting time in words, rounded up: "30 detik", "2 menit"."""
    detik = max(-(-lama // timedelta(seconds=1)), 1)
    if detik <= 90:
        return f"{detik} detik"
    return f"{-(-detik // 60)} menit"
