"""What people and machines send that no form asked for, as percent-encoded bytes."""

from __future__ import annotations

from urllib.parse import quote

KORPUS: dict[str, str] = {
    "kosong": "",
    "spasi": "%20%09",
    "nol": "%00",
    "nol di tengah": "a%00b",
    "kendali": "a%01%08%0B%0C%1Fb",
    "baris baru": "a%0D%0AX-Jahat:%20ya",
    "surogat sendiri": "a%ED%A0%80b",
    "bukan utf-8": "%FF%FE%C0%AF",
    "bukan huruf": quote("\ufffe\uffff"),
    "balik arah": quote("\u202e321"),
    "tak tampak": quote("1\u200b2\ufeff"),
    "emoji": quote("👩🏽‍💼" * 20),
    "gabungan": quote("e" + "\u0301" * 200),
    "angka Arab": quote("١٢٣"),
    "angka lebar": quote("１２"),
    "pangkat": quote("²"),
    "minus U+2212": quote("−12"),
    "negatif": "-1",
    "nol tertulis": "0",
    "1e999": "1e999",
    "nan": "nan",
    "tak hingga": "Infinity",
    "10^400": "1" + "0" * 400,
    "2^63": str(2**63),
    "2^64": str(2**64),
    "12 angka": "999999999999,99",
    "13 angka": "9999999999999",
    "desimal panjang": "1,23456789",
    "titik ribuan salah": "1.23.4",
    "titik": "12.5",
    "heksadesimal": "0x10",
    "garis bawah": "1_000",
    "bulan 13": "2026-13",
    "bulan 0": "2026-00",
    "tahun 9999": "9999-12",
    "skrip": quote("<script>alert(1)</script>"),
    "kutip": quote("' OR 1=1; --"),
    "templat": quote("{{ request.user }}{% debug %}"),
    "rumus": quote("=cmd|'/c calc'!A0"),
    "naik folder": quote("../../../etc/passwd"),
    "pasangan": "1:1:1",
    "panjang": "x" * 70_000,
    "format": quote("%s%n%d{0}"),
}
# What has a history of hurting.
SINGKAT = ("kosong", "nol", "surogat sendiri", "bukan utf-8", "angka Arab", "pangkat", "negatif",
           "10^400", "2^63", "1e999", "panjang", "pasangan")  # fmt: skip


def ambil_giliran(ke: int, banyak: int) -> tuple[str, ...]:
    """What the place ``ke`` is asked before the gate: ``banyak`` of the short corpus (a divisor of
    its twelve), so that neighbours meet all of it."""
    langkah = len(SINGKAT) // banyak
    return SINGKAT[ke % langkah :: langkah]


BATAS = "----batas"
_KEPALA = f'--{BATAS}\r\nContent-Disposition: form-data; name="versi"'
# Bodies that lie about themselves: (content type, body).
TUBUH_RUSAK: dict[str, tuple[str, bytes]] = {
    "tanpa batas": ("multipart/form-data", b"versi=1"),
    "batas kosong": ("multipart/form-data; boundary=", b"--\r\n"),
    "batas panjang": ("multipart/form-data; boundary=" + "x" * 300, b"--\r\n"),
    "terpotong": (f"multipart/form-data; boundary={BATAS}", _KEPALA.encode()),
    "kepala rusak": (f"multipart/form-data; boundary={BATAS}", f"--{BATAS}\r\n\xff: \r\n".encode()),
    "base64 rusak": (
        f"multipart/form-data; boundary={BATAS}",
        f"{_KEPALA}\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n--{BATAS}--\r\n".encode(),
    ),
    "berkas": (
        f"multipart/form-data; boundary={BATAS}",
        f'{_KEPALA}; filename="../x"\r\n\r\n\x00\r\n--{BATAS}--\r\n'.encode(),
    ),
    "sandi huruf tak dikenal": ("application/x-www-form-urlencoded; charset=ngawur", b"versi=1"),
    "utf-16": ("application/x-www-form-urlencoded; charset=utf-16", "versi=1".encode("utf-16")),
    "json": ("application/json", b'{"versi": 1}'),
    "polos": ("text/plain", b"\xff\xfe\x00"),
    "tanpa jenis": ("", b"versi=1"),
    "seribu satu isian": (
        "application/x-www-form-urlencoded",
        "&".join(f"x{nomor}=1" for nomor in range(1001)).encode(),
    ),
    "terlalu banyak isian": (
        "application/x-www-form-urlencoded",
        "&".join(f"x{nomor}=1" for nomor in range(4001)).encode(),
    ),
    "terlalu besar": ("application/x-www-form-urlencoded", b"versi=" + b"1" * 3_000_000),
}

NAMA_RUSAK = ("p-", "p-0", f"p-{10**30}", "a-%00", "a-", f"a-{2**63}", "v-%FF", "%00", "lembar[]")
