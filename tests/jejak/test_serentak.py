"""Many writers at once: every act has its row and every chain stays whole."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction

from jejak.models import Jejak, KepalaRantai
from jejak.services import Entri, Pencatat, catat, catat_jejak, verifikasi_jejak
from kinerja.inti.sisip import Sisipan, SisipTetap

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="the test database is in memory"),
]
PENULIS, KALI = 8, 25
Susun = Callable[[int, int], tuple[list[Entri], Sisipan | None]]


def _susun_campuran(nomor: int, kali: int) -> tuple[list[Entri], Sisipan | None]:
    """One act in each of three chains."""
    daftar = (nomor % 3, (nomor + kali) % 3 + 10, 5)
    return [_entri(kali, kecamatan) for kecamatan in daftar], None


def _susun_sekaligus(nomor: int, kali: int) -> tuple[list[Entri], Sisipan]:
    """One act in the chain of all, with a row of its own written along."""
    baris = {"rantai": f"uji:{nomor}:{kali}", "urut": 0, "mac": ""}
    return [_entri(kali, 5)], Sisipan(SisipTetap(KepalaRantai), [baris])


def _entri(kali: int, kecamatan: int) -> Entri:
    return Entri(tindakan="isi", objek="sel", objek_id=str(kali), ringkas="Mengisi",
                 kecamatan_id=kecamatan)  # fmt: skip


def _tulis_serentak(kali_tulis: int, susun: Susun = _susun_campuran) -> int:
    """Eight writers at once; answers how many acts were refused."""
    mulai = Barrier(PENULIS)

    def kerja(nomor: int) -> int:
        gagal = 0
        mulai.wait()
        try:
            for kali in range(kali_tulis):
                daftar, bersama = susun(nomor, kali)
                try:
                    with transaction.atomic():
                        oleh = Pencatat(nomor, f"Penulis {nomor}")
                        catat_jejak(daftar, oleh=oleh, bersama=bersama)
                except DatabaseError:
                    gagal += 1
        finally:
            connection.close()
        return gagal

    with ThreadPoolExecutor(PENULIS) as kolam:
        return sum(kolam.map(kerja, range(PENULIS)))


def test_baris_yang_ditulis_bersama_kepala_tidak_hilang_dan_rantai_utuh() -> None:
    """The statement that writes the rows of an act locks the head as well."""
    assert _tulis_serentak(KALI, _susun_sekaligus) == 0
    assert Jejak.objects.count() == PENULIS * KALI
    assert KepalaRantai.objects.filter(rantai__startswith="uji:").count() == PENULIS * KALI
    assert verifikasi_jejak().utuh


def test_tulisan_serentak_tidak_hilang_dan_rantai_utuh() -> None:
    assert _tulis_serentak(KALI) == 0
    assert Jejak.objects.count() == PENULIS * KALI * 3
    assert verifikasi_jejak().utuh


def test_tanpa_kunci_tulisan_serentak_bertabrakan(monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: it is the lock on the heads that keeps writers in line."""
    kepala = [
        KepalaRantai(rantai=f"kecamatan:{nomor}", urut=0, mac="")
        for nomor in (0, 1, 2, 5, 10, 11, 12)
    ]
    KepalaRantai.objects.bulk_create(kepala)
    monkeypatch.setattr(
        catat,
        "_kunci_kepala",
        lambda rantai, _: {k.rantai: k for k in KepalaRantai.objects.filter(rantai__in=rantai)},
    )
    assert _tulis_serentak(3) > 0
