"""The offices of Camat Sari and of Camat Rina on 5 October 2026, and who runs them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from akun.models import Pengguna
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.models import JenisPeran, Peran
from jejak.models import Jejak
from kinerja.inti.lingkup import tanpa_lingkup
from tests.pabrik import Kantor, buat_kantor, buat_kantor_lain

SAAT = "2026-10-05T03:00:00+00:00"  # Monday, 10.00 WIB


@dataclass
class Admin:
    """Somebody who runs an office, with a browser."""

    pengguna: Pengguna
    client: Client

    @property
    def pelaku(self) -> Pelaku:
        return susun_pelaku(self.pengguna, date(2026, 10, 5))

    def baca(self, alamat: str) -> HttpResponse:
        return self.client.get(alamat)

    def kirim(self, alamat: str, /, **isi: Any) -> HttpResponse:
        """Send a form as its page would: with what was seen, where the page says so."""
        if "dilihat" not in isi and (cocok := self.ambil_dilihat(alamat)):
            isi["dilihat"] = cocok
        return self.client.post(alamat, isi)

    def ambil_dilihat(self, alamat: str) -> str:
        cocok = re.search(r'name="dilihat" value="(\w+)"', self.baca(alamat).content.decode())
        return cocok[1] if cocok else ""


@dataclass
class Dua:
    """Sukamaju and Mekarsari of one kota, the admin of the first and the one of the kota, and the
    inspector Sri."""

    sukamaju: Kantor
    mekarsari: Kantor
    rahma: Admin
    agung: Admin
    sri: Admin


def _buat_admin(nama: str, kantor: Kantor, jenis: str) -> Admin:
    pengguna = Pengguna.objects.create(nama_pengguna=nama.lower(), nama=nama, password="!")
    kecamatan = kantor.kecamatan if jenis == JenisPeran.ADMIN_KECAMATAN else None
    Peran.objects.create(
        pengguna=pengguna,
        jenis=jenis,
        pemda=kantor.kecamatan.pemda,
        kecamatan=kecamatan,
        mulai=date(2026, 1, 1),
    )
    client = Client()
    client.force_login(pengguna)
    return Admin(pengguna, client)


@pytest.fixture
def dua(db: None) -> Iterator[Dua]:
    with time_machine.travel(SAAT, tick=False), tanpa_lingkup():
        kantor = buat_kantor()
        lain = buat_kantor_lain(kantor)
        yield Dua(
            kantor,
            lain,
            _buat_admin("Rahma", kantor, JenisPeran.ADMIN_KECAMATAN),
            _buat_admin("Agung", kantor, JenisPeran.ADMIN_PEMDA),
            _buat_admin("Sri", kantor, JenisPeran.INSPEKTORAT),
        )


@pytest.fixture
def jejak_baru(dua: Dua) -> Any:
    """Return the rows of the trail written since the office was made."""
    awal = Jejak.objects.count()

    def ambil() -> list[tuple[str, str]]:
        return list(Jejak.objects.order_by("pk").values_list("tindakan", "objek"))[awal:]

    return ambil
