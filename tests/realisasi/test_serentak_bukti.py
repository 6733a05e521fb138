"""Bukti by two people at once: the quota holds, and no file goes while a row comes to need it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.http import Http404

from kinerja.inti.lingkup import lingkup
from realisasi.models import Bukti
from realisasi.rekap import hitung_terpakai
from realisasi.services import Unggahan, buat_bukti, susun_letak, tarik_bukti
from tests.alat.bukti import buat_png
from tests.pabrik import Kantor, buat_kantor
from tests.realisasi.adegan import SENIN, SEPTEMBER, tambah_staf

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="the test database is in memory"),
]
KALI = 6


@pytest.fixture
def kantor(transactional_db: None) -> Iterator[Kantor]:
    kantor = buat_kantor()
    with lingkup([kantor.kecamatan.pk]):
        tambah_staf(kantor, "Wati")
        yield kantor


def serentak(kantor: Kantor, *daftar: Callable[[], Any]) -> list[Any]:
    """Do all at once, each on a connection of its own."""
    mulai = Barrier(len(daftar))

    def kerja(satu: Callable[[], Any]) -> Any:
        try:
            with lingkup([kantor.kecamatan.pk]):
                mulai.wait()
                return satu()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(daftar)) as kolam:
        return list(kolam.map(kerja, daftar))


def unggah(kantor: Kantor, nama: str, warna: int) -> Any:
    return buat_bukti(
        kantor.penugasan[nama],
        periode=SEPTEMBER,
        indikator_id=None,
        daftar_unggahan=[Unggahan(f"{nama}-{warna}.png", buat_png(warna))],
        oleh=kantor.pelaku(nama, SENIN),
    )


def test_dua_orang_berebut_ruang_terakhir(kantor: Kantor, settings: Any) -> None:
    besar = len(buat_png(1))
    for putaran in range(KALI):
        settings.KUOTA_BUKTI = hitung_terpakai(kantor.kecamatan.pk) + besar + besar // 2
        satu, dua = 10 + putaran, 110 + putaran
        hasil = serentak(
            kantor,
            lambda w=satu: unggah(kantor, "Citra", w),  # type: ignore[misc]
            lambda w=dua: unggah(kantor, "Wati", w),  # type: ignore[misc]
        )
        assert sorted(len(satu.daftar_bukti) for satu in hasil) == [0, 1]
        assert hitung_terpakai(kantor.kecamatan.pk) <= settings.KUOTA_BUKTI


def test_kendali_tanpa_kunci_gudang_kuota_terlampaui(
    kantor: Kantor, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the lock both count before either writes."""
    bertemu = Barrier(2)
    monkeypatch.setattr("realisasi.services.bukti.kunci_gudang", lambda pk: bertemu.wait(10))
    monkeypatch.setattr(
        "realisasi.services.bukti.tulis_isi", lambda *argumen: bertemu.wait(10) and None
    )
    settings.KUOTA_BUKTI = len(buat_png(1)) + 10
    serentak(kantor, lambda: unggah(kantor, "Citra", 1), lambda: unggah(kantor, "Wati", 2))
    assert hitung_terpakai(kantor.kecamatan.pk) > settings.KUOTA_BUKTI


def test_menghapus_dan_mengunggah_isi_yang_sama_bersamaan(kantor: Kantor) -> None:
    for _ in range(KALI):
        (lama,) = unggah(kantor, "Citra", 50).daftar_bukti
        serentak(
            kantor,
            lambda pk=lama.pk: tarik_bukti(pk, oleh=kantor.pelaku("Citra", SENIN)),  # type: ignore[misc]
            lambda: unggah(kantor, "Wati", 50),
        )
        (baru,) = Bukti.objects.ada()
        assert default_storage.exists(susun_letak(baru.kecamatan_id, baru.sha256))
        tarik_bukti(baru.pk, oleh=kantor.pelaku("Wati", SENIN))
        assert not default_storage.exists(susun_letak(baru.kecamatan_id, baru.sha256))


def test_dua_orang_menghapus_bersamaan_satu_yang_menghapus(kantor: Kantor) -> None:
    (bukti,) = unggah(kantor, "Citra", 60).daftar_bukti

    def tarik(nama: str) -> str:
        try:
            tarik_bukti(bukti.pk, oleh=kantor.pelaku(nama, SENIN), alasan_atas_nama="Sakit")
        except Http404:
            return "tidak ada"
        return "ya"

    hasil = serentak(kantor, lambda: tarik("Citra"), lambda: tarik("Budi"))
    assert sorted(hasil) == ["tidak ada", "ya"]
