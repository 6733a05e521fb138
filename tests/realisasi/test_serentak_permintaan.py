"""Two people at once: one request waits, one answer counts, and nobody waits for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.lingkup import lingkup
from realisasi.models import KeadaanPermintaan, LembarBulanan, PermintaanBuka
from realisasi.services import buka_permintaan, tarik_permintaan, tolak_permintaan
from tests.pabrik import Kantor, buat_kantor
from tests.realisasi.adegan import SENIN, isi, isian
from tests.realisasi.test_permintaan import AGUSTUS, buat_admin, minta

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="the test database is in memory"),
]
KALI = 6


@pytest.fixture
def kantor(transactional_db: None) -> Iterator[Kantor]:
    kantor = buat_kantor()
    with lingkup([kantor.kecamatan.pk]):
        yield kantor


def serentak(kantor: Kantor, *daftar: Callable[[], object]) -> list[str]:
    """Do all at once, each on a connection of its own; "ya" or the code of the refusal."""
    mulai = Barrier(len(daftar))

    def kerja(satu: Callable[[], object]) -> str:
        try:
            with lingkup([kantor.kecamatan.pk]):
                mulai.wait()
                satu()
            return "ya"
        except Penolakan as sebab:
            return sebab.kode
        finally:
            connection.close()

    with ThreadPoolExecutor(len(daftar)) as kolam:
        return list(kolam.map(kerja, daftar))


def test_dua_orang_meminta_bersamaan_satu_yang_menunggu(kantor: Kantor) -> None:
    for _ in range(KALI):
        hasil = serentak(kantor, lambda: minta(kantor), lambda: minta(kantor, "Budi"))
        assert sorted(hasil) == ["sudah_diminta", "ya"]
        (satu,) = PermintaanBuka.objects.menunggu()
        nama = "Citra" if satu.diminta_oleh_id == kantor.pengguna("Citra").pk else "Budi"
        tarik_permintaan(satu.pk, oleh=kantor.pelaku(nama, SENIN))


def test_kabulkan_tolak_dan_tarik_bersamaan_satu_yang_berlaku(kantor: Kantor) -> None:
    sari, citra, admin = (
        kantor.pelaku("Sari", SENIN),
        kantor.pelaku("Citra", SENIN),
        buat_admin(kantor),
    )
    for bulan in range(1, KALI + 1):
        satu = minta(kantor, periode=type(AGUSTUS)(2026, bulan))

        def buka(pk: int = satu.pk) -> object:
            return buka_permintaan(pk, oleh=sari)

        def tolak(pk: int = satu.pk) -> object:
            return tolak_permintaan(pk, oleh=admin, alasan="Sudah final")

        def tarik(pk: int = satu.pk) -> object:
            return tarik_permintaan(pk, oleh=citra)

        hasil = serentak(kantor, buka, tolak, tarik)
        assert sorted(hasil) == ["permintaan_sudah_dijawab", "permintaan_sudah_dijawab", "ya"]
        satu.refresh_from_db()
        dibuka = LembarBulanan.objects.filter(bulan=bulan).exists()
        assert dibuka is (satu.status is KeadaanPermintaan.DIKABULKAN)


def test_mengabulkan_bersamaan_dengan_isian_pertama_tidak_saling_menunggu(kantor: Kantor) -> None:
    """Both make the sheet of the month; the one that comes second finds it."""
    for bulan in range(1, KALI + 1):
        periode = type(AGUSTUS)(2026, bulan)
        satu = minta(kantor, periode=periode)
        hasil = serentak(
            kantor,
            lambda pk=satu.pk: buka_permintaan(pk, oleh=kantor.pelaku("Sari", SENIN)),  # type: ignore[misc]
            lambda p=periode: isi(kantor, "Citra", isian(kantor, "surat-masuk", "4"), periode=p),  # type: ignore[misc]
        )
        assert hasil[0] == "ya"
        assert hasil[1] in ("ya", "bulan_terkunci")
        assert LembarBulanan.objects.filter(bulan=bulan).count() == 1
