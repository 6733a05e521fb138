"""Rows of SisipTetap stand in the database as those of bulk_create do."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from jejak.models import Jejak
from kinerja.inti.lingkup import lingkup
from kinerja.inti.sisip import Sisipan, SisipTetap
from realisasi.halaman import ambil_berkas
from realisasi.models import Realisasi
from realisasi.services import isi_lembar
from tests.pabrik import baca_sel, buat_kantor
from tests.realisasi.adegan import SENIN, SEPTEMBER, isian

pytestmark = pytest.mark.django_db
SISIP = SisipTetap(Jejak)
SULIT = (
    "",
    "satu\ndua\ttiga",
    '{"nilai":"a\\"b","lain":null}',
    "C:\\arsip\\%s %(nama)s {0} 100%",
    "Jalan “Melati” é \u2028 😀",
    "'; DROP TABLE jejak_jejak; --",
)


def susun_baris(urut: int, teks: str) -> dict[str, Any]:
    return {
        "rantai": "kecamatan:1", "urut": urut, "pengguna_id": 2**62, "pengguna_nama": teks,
        "waktu": datetime(2026, 10, 5, 1, 2, 3, 456_789 + urut, tzinfo=UTC), "kecamatan_id": 1,
        "pemda_id": None, "penugasan_id": 0, "tindakan": "isi", "objek": "sel", "objek_id": "7/3",
        "ringkas": teks, "sebelum": None, "sesudah": teks, "alasan": teks, "permintaan_id": "",
        "mac_sebelum": "", "mac": "m",
    }  # fmt: skip


def test_tanpa_baris_tanpa_kueri() -> None:
    with CaptureQueriesContext(connection) as kueri:
        SISIP([])
    assert len(kueri) == 0


def test_baris_sama_dengan_bulk_create_dalam_satu_kueri() -> None:
    daftar = [susun_baris(urut, teks) for urut, teks in enumerate(SULIT, 1)]
    with CaptureQueriesContext(connection) as kueri:
        Sisipan(SISIP, daftar).tulis()
    assert len(kueri) == 1
    tertulis = list(Jejak.objects.order_by("urut").values())
    with transaction.atomic():
        Jejak.objects.bulk_create([Jejak(**{**satu, "rantai": "lain"}) for satu in daftar])
    kembar = Jejak.objects.filter(rantai="lain").order_by("urut").values()
    assert [{**satu, "id": 0, "rantai": ""} for satu in tertulis] == [
        {**satu, "id": 0, "rantai": ""} for satu in kembar
    ]
    assert [satu["ringkas"] for satu in tertulis] == list(SULIT)


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [("urut", -1), ("mac", None), *([("mac", "m" * 65)] if connection.vendor != "sqlite" else [])],
)
def test_yang_tidak_muat_ditolak_seluruhnya(kolom: str, nilai: object) -> None:
    """What the columns refuse is refused, and nothing of the statement stays."""
    daftar = [susun_baris(1, "a"), {**susun_baris(2, "b"), kolom: nilai}]
    with pytest.raises(DatabaseError), transaction.atomic():
        SISIP(daftar)
    assert not Jejak.objects.exists()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes cells by upsert alone")
def test_sel_yang_hilang_dari_basis_data_tidak_ditulis_diam_diam() -> None:
    """A row that was read is changed by its key; one that is gone by then fails the whole save."""
    kantor = buat_kantor()
    pelaku, penugasan = kantor.pelaku("Citra", SENIN), kantor.penugasan["Citra"]
    with lingkup([kantor.kecamatan.pk]):
        dasar = [isian(kantor, "surat-masuk", "5"), isian(kantor, "arsip-pegawai", "38")]
        isi_lembar(penugasan, periode=SEPTEMBER, oleh=pelaku, isian=dasar)
        berkas = ambil_berkas(pelaku, penugasan.pk, SEPTEMBER.kode)
        with connection.cursor() as kursor:
            kursor.execute("DELETE FROM realisasi_realisasi WHERE pembilang = 3800")
            assert kursor.rowcount == 1
        banyak = Jejak.objects.count()
        baru = [replace(satu, sel=baca_sel("6"), versi=1) for satu in dasar]
        with pytest.raises(DatabaseError, match="1 of 2 rows"), transaction.atomic():
            isi_lembar(
                berkas.penugasan, periode=SEPTEMBER, oleh=pelaku, isian=baru, bahan=berkas.bahan_isi
            )
        assert Jejak.objects.count() == banyak
        assert Realisasi.objects.get().pembilang == 5
