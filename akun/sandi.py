"""How passwords are stored and which ones are too easy. Knows no model."""

import re
import secrets
from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any, ClassVar

from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

KONSONAN, VOKAL = "bdghjklmnprstwy", "aeiou"
KATA_SETEMPAT = (
    # the office
    *("kecamatan", "kelurahan", "kabupaten", "kota", "walikota", "wali", "bupati", "gubernur"),
    *("provinsi", "pemerintah", "daerah", "pemkot", "pemkab", "pemda", "dinas", "kantor"),
    *("camat", "sekcam", "sekretaris", "lurah", "kasi", "kasubbag", "bendahara", "pegawai"),
    *("staf", "arsip", "kinerja", "indikator", "realisasi", "laporan", "asn", "pns", "pppk"),
    # what people type first
    *("sandi", "kata", "rahasia", "password", "passwd", "admin", "administrator", "operator"),
    *("pengguna", "user", "login", "masuk", "ganti", "baru", "lama", "contoh", "coba", "tes"),
    *("test", "demo", "qwerty", "asdfgh", "zxcvbn", "abcdef", "abcd", "abc", "aku", "saya"),
    *("selamat", "pagi", "sayang", "cinta", "bismillah", "merdeka", "pancasila", "garuda"),
    # places and time
    *("indonesia", "jakarta", "bandung", "surabaya", "medan", "semarang", "makassar", "depok"),
    *("palembang", "bekasi", "tangerang", "bogor", "denpasar", "malang", "yogyakarta"),
    *("januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus"),
    *("september", "oktober", "november", "desember", "senin", "selasa", "rabu", "kamis"),
    *("jumat", "sabtu", "minggu", "tahun", "bulan"),
)
POLA_KATA = re.compile("|".join(sorted(KATA_SETEMPAT, key=len, reverse=True)))
HURUF_SAMARAN = str.maketrans("013457@$", "oieastas")
HURUF_SENDIRI_MINIMUM = 4
KARAKTER_BERBEDA_MINIMUM = 5


class SandiArgon2(Argon2PasswordHasher):
    """Argon2id with 19 MiB, two passes, one lane (OWASP); Django's default takes 100 MiB."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1


def ada_cukup_huruf_sendiri(sandi: str, daftar_kata: Iterable[str] = ()) -> bool:
    """Say whether something of one's own is left after known words, digits and signs go.

    "Kecamatan2026!" leaves nothing; "kecamatan kuda terbang" leaves enough. `daftar_kata` adds
    words of the person: names.
    """
    milik_orang = [re.escape(kata) for kata in sorted(daftar_kata, key=len, reverse=True)]
    pola = re.compile("|".join([*milik_orang, POLA_KATA.pattern]))
    kecil = sandi.casefold()
    for tebakan in (kecil, kecil.translate(HURUF_SAMARAN)):
        sisa = pola.sub(" ", tebakan)
        if sum(huruf.isalpha() for huruf in sisa) < HURUF_SENDIRI_MINIMUM:
            return False
    return True


def buat_sandi_sekali_pakai(nama_pengguna: str, nama: str) -> str:
    """Return four spoken words and a number, "bagu-tiro-mesa-luko-27": easy to copy from paper.

    About 56 bits; drawn again when chance makes something the rules above refuse.
    """
    orang: Any = SimpleNamespace(nama_pengguna=nama_pengguna, nama=nama)
    while True:
        suku = [secrets.choice(KONSONAN) + secrets.choice(VOKAL) for _ in range(8)]
        kata = ["".join(suku[awal : awal + 2]) for awal in range(0, 8, 2)]
        sandi = "-".join([*kata, str(secrets.randbelow(90) + 10)])
        try:
            validate_password(sandi, orang)
        except ValidationError:
            continue
        return sandi


def _kata_orang(pengguna: Any) -> list[str]:
    """The parts of the person's names that are long enough to be words."""
    nama = f"{getattr(pengguna, 'nama_pengguna', '')} {getattr(pengguna, 'nama', '')}"
    return re.findall(r"[^\W\d_]{3,}", nama.casefold())


class KataSetempatValidator:
    """Refuses passwords made of office words, names, digits and repetition only."""

    pesan: ClassVar[str] = (
        "Kata sandi ini mudah ditebak: isinya hanya kata umum, nama Anda, angka, atau pengulangan. "
        "Tambahkan beberapa kata yang hanya Anda ketahui."
    )

    def validate(self, password: str, user: Any = None) -> None:
        beragam = len(set(password.casefold())) >= KARAKTER_BERBEDA_MINIMUM
        if not (beragam and ada_cukup_huruf_sendiri(password, _kata_orang(user))):
            raise ValidationError(self.pesan, code="kata_setempat")

    def get_help_text(self) -> str:
        return "Kata sandi tidak boleh hanya berisi kata umum kantor, angka, atau pengulangan."
