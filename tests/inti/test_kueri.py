"""A query written once a process reads what the query it was written from would read."""

import threading
from copy import copy
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import QuerySet, Value
from django.test.utils import CaptureQueriesContext

from akun.models import Pengguna
from kinerja.inti.kueri import KueriTetap


def dengan_nomor(nomor: int) -> QuerySet[Pengguna]:
    """People up to a number, which each of them carries along."""
    return (
        Pengguna.objects.filter(pk__lte=nomor)
        .annotate(diminta=Value(nomor), lain=Value("tetap"))
        .order_by("-pk")
    )


@pytest.fixture
def daftar_pk(db: None) -> list[int]:
    return [
        Pengguna.objects.create(nama_pengguna=nama, nama=nama.title()).pk
        for nama in ("anto", "budi", "citra")
    ]


def test_kueri_tetap_membaca_yang_sama(daftar_pk: list[int]) -> None:
    ambil = KueriTetap(dengan_nomor)
    for nomor in (*daftar_pk, 0, daftar_pk[0]):
        with CaptureQueriesContext(connection) as kueri:
            baris = ambil(nomor)
        assert len(kueri) == 1
        asli = list(dengan_nomor(nomor))
        assert [vars(satu) | {"_state": 0} for satu in baris] == [
            vars(satu) | {"_state": 0} for satu in asli
        ]
        assert [satu.nama for satu in baris] == [satu.nama for satu in asli]


def test_kueri_tetap_selalu_bertanya_kepada_basis_data(daftar_pk: list[int]) -> None:
    ambil = KueriTetap(dengan_nomor)
    assert ambil(daftar_pk[0])[0].nama == "Anto"
    Pengguna.objects.filter(pk=daftar_pk[0]).update(nama="baru")
    assert ambil(daftar_pk[0])[0].nama == "baru"
    assert ambil(daftar_pk[0])[0].pk == daftar_pk[0]


def test_kueri_tetap_disusun_sekali(daftar_pk: list[int]) -> None:
    panggilan: list[int] = []

    def susun(nomor: int) -> QuerySet[Pengguna]:
        panggilan.append(nomor)
        return dengan_nomor(nomor)

    ambil = KueriTetap(susun)
    for nomor in daftar_pk:
        ambil(nomor)
    assert len(panggilan) == 1


def test_kueri_tetap_memegang_nomor_masing_masing_di_setiap_benang(
    db: None,
) -> None:
    """The number of one thread never reaches the query of another."""
    ambil, temuan = KueriTetap(dengan_nomor), []
    kueri: Any = ambil._ambil().query
    jumpa = threading.Barrier(8)

    def tanya(nomor: int) -> None:
        jumpa.wait()
        for _ in range(200):
            milik = copy(kueri)
            milik.nomor = nomor
            if set(milik.get_compiler("default", connection).as_sql()[1]) - {"tetap"} != {nomor}:
                temuan.append(nomor)

    benang = [threading.Thread(target=tanya, args=(nomor,)) for nomor in range(1, 9)]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join()
    assert temuan == []


def test_kueri_tanpa_nomor_ditolak(db: None) -> None:
    ambil = KueriTetap(lambda nomor: Session.objects.all())
    with pytest.raises(TypeError):
        ambil(1)
