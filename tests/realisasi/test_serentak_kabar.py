"""Acts on sheets and a reader of the inbox at once: nobody waits for ever."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection

from akun.models import Pemberitahuan
from akun.services import baca_semua_pemberitahuan
from realisasi.alur import Keadaan
from realisasi.models import LembarBulanan
from realisasi.services import verifikasi_lembar
from tests.pabrik import Kantor
from tests.realisasi.adegan import SENIN, buat_lembar, tambah_staf
from tests.realisasi.test_serentak_permintaan import kantor, serentak

__all__ = ["kantor"]
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="the test database is in memory"),
]


def test_memutuskan_banyak_lembar_sambil_membaca_kotak_masuk(kantor: Kantor) -> None:
    for nama in ("Wati", "Joko", "Lina"):
        tambah_staf(kantor, nama)
    lembar = [
        buat_lembar(kantor, Keadaan.DIAJUKAN, nama) for nama in ("Citra", "Wati", "Joko", "Lina")
    ]
    budi = kantor.pelaku("Budi", SENIN)

    def verifikasi(satu: LembarBulanan) -> Callable[[], object]:
        return lambda: verifikasi_lembar(satu.pk, oleh=budi, versi=satu.versi)

    def baca() -> object:
        return baca_semua_pemberitahuan(budi.pengguna_id, sampai=2**40)

    hasil = serentak(kantor, *(verifikasi(satu) for satu in lembar), baca, baca)
    assert hasil == ["ya"] * 6
    assert not Pemberitahuan.objects.milik(budi.pengguna_id).belum_dibaca().exists()
    camat = Pemberitahuan.objects.milik(kantor.pengguna("Sari").pk).belum_dibaca()
    assert camat.count() == 4
