"""Writing the trail: chains, contents, one transaction, a constant number of queries."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from django.db.transaction import TransactionManagementError
from django.test.utils import CaptureQueriesContext

from jejak.models import Jejak, KepalaRantai
from jejak.services import INSTALASI, Entri, Pencatat, catat_jejak, verifikasi_jejak
from kinerja.inti.sisip import Sisipan, SisipTetap

CITRA = Pencatat(pengguna_id=7, nama="Staf Citra", permintaan_id="abc-123")


def _entri(nomor: int = 1, **isi: Any) -> Entri:
    awal = {"kecamatan_id": 1, "ringkas": f"Mengisi baris {nomor}"} | isi
    return Entri(tindakan="isi", objek="realisasi", objek_id=str(nomor), **awal)


@pytest.mark.django_db
def test_satu_tindakan_satu_baris_lengkap() -> None:
    sebelum = datetime.now(UTC)
    catat_jejak(
        [_entri(5, penugasan_id=9, sebelum={"pembilang": None}, alasan="Salah ketik",
                sesudah={"pembilang": Decimal("12.50"), "tanggal": date(2026, 9, 30)})],
        oleh=CITRA,
    )  # fmt: skip
    baris = Jejak.objects.get()
    assert (baris.rantai, baris.urut, baris.mac_sebelum) == ("kecamatan:1", 1, "")
    assert (baris.pengguna_id, baris.pengguna_nama) == (7, "Staf Citra")
    assert (baris.tindakan, baris.objek, baris.objek_id) == ("isi", "realisasi", "5")
    assert (baris.kecamatan_id, baris.pemda_id, baris.penugasan_id) == (1, None, 9)
    assert (baris.alasan, baris.permintaan_id) == ("Salah ketik", "abc-123")
    assert baris.sebelum == '{"pembilang":null}'
    assert baris.sesudah == '{"pembilang":"12.50","tanggal":"2026-09-30"}'
    assert sebelum <= baris.waktu <= datetime.now(UTC)
    assert len(baris.mac) == 64


@pytest.mark.django_db
def test_tanpa_isi_berbeda_dari_isi_kosong() -> None:
    catat_jejak([_entri(sebelum=None, sesudah={})], oleh=CITRA)
    assert Jejak.objects.values_list("sebelum", "sesudah").get() == (None, "{}")


@pytest.mark.django_db
def test_rantai_menurut_tempat_tersempit() -> None:
    catat_jejak(
        [
            _entri(1, kecamatan_id=2, pemda_id=1),
            _entri(2, kecamatan_id=None, pemda_id=1),
            _entri(3, kecamatan_id=None),
            _entri(4, kecamatan_id=2),
        ],
        oleh=CITRA,
    )
    assert list(Jejak.objects.order_by("id").values_list("rantai", "urut")) == [
        ("kecamatan:2", 1),
        ("pemda:1", 1),
        (INSTALASI, 1),
        ("kecamatan:2", 2),
    ]
    assert dict(KepalaRantai.objects.values_list("rantai", "urut")) == {
        "kecamatan:2": 2,
        "pemda:1": 1,
        INSTALASI: 1,
    }


@pytest.mark.django_db
def test_setiap_baris_menyambung_baris_sebelumnya() -> None:
    for nomor in range(3):
        catat_jejak([_entri(nomor), _entri(nomor + 10)], oleh=CITRA)
    daftar = list(Jejak.objects.berurutan())
    assert [baris.urut for baris in daftar] == [1, 2, 3, 4, 5, 6]
    assert [baris.mac_sebelum for baris in daftar] == ["", *(baris.mac for baris in daftar[:-1])]
    assert KepalaRantai.objects.get().mac == daftar[-1].mac
    assert verifikasi_jejak().utuh


@pytest.mark.django_db
@pytest.mark.parametrize("rantai_baru", [True, False])
def test_jumlah_kueri_tidak_bertambah_dengan_jumlah_baris(rantai_baru: bool) -> None:
    def hitung_kueri(banyaknya: int, awal: int) -> int:
        daftar = [_entri(nomor, kecamatan_id=awal + nomor % 2) for nomor in range(banyaknya)]
        if not rantai_baru:
            catat_jejak(daftar, oleh=CITRA)
        with (
            CaptureQueriesContext(
                connection,
            ) as kueri,
            transaction.atomic(),
        ):
            catat_jejak(daftar, oleh=CITRA)
        return len(kueri)

    assert hitung_kueri(50, awal=1) == hitung_kueri(5, awal=3)


@pytest.mark.django_db
def test_tidak_ada_entri_tidak_ada_kueri(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        catat_jejak([], oleh=CITRA)
    with pytest.raises(ValueError, match="without an entry"):
        catat_jejak([], oleh=CITRA, bersama=Sisipan(SisipTetap(Jejak), []))


@pytest.mark.django_db(transaction=True)
def test_di_luar_transaksi_ditolak() -> None:
    with pytest.raises(TransactionManagementError):
        catat_jejak([_entri()], oleh=CITRA)
    assert not Jejak.objects.exists()
    assert not KepalaRantai.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_tindakan_yang_batal_tidak_meninggalkan_jejak() -> None:
    with transaction.atomic():
        catat_jejak([_entri(1)], oleh=CITRA)
    with transaction.atomic():
        catat_jejak([_entri(2)], oleh=CITRA)
        transaction.set_rollback(True)
    with transaction.atomic():
        catat_jejak([_entri(3)], oleh=CITRA)
    assert list(Jejak.objects.berurutan().values_list("urut", "objek_id")) == [(1, "1"), (2, "3")]
    assert verifikasi_jejak().utuh


class Keadaan(StrEnum):
    DRAF = "draf"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("nilai", "tertulis"),
    [
        (None, None),
        (0, 0),
        (True, True),
        (Decimal("0.00"), "0.00"),
        (Decimal("1E+3"), "1000"),
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 3, 4, 5, 6, tzinfo=UTC), "2026-01-02T03:04:05.000006+00:00"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (Keadaan.DRAF, "draf"),
        ("Jalan “Melati” é \u2028\x00", "Jalan “Melati” é \u2028\x00"),
        ([Decimal("1.5"), {"a": (1, 2)}], ["1.5", {"a": [1, 2]}]),
    ],
)
def test_nilai_tertulis_tanpa_kehilangan_angka(nilai: object, tertulis: object) -> None:
    catat_jejak([_entri(sesudah={"nilai": nilai})], oleh=CITRA)
    assert json.loads(Jejak.objects.get().sesudah or "") == {"nilai": tertulis}
    assert verifikasi_jejak().utuh


@pytest.mark.django_db
@pytest.mark.parametrize("nilai", [0.5, float("nan"), b"x", object(), datetime(2026, 1, 1), {1: 2}])
def test_nilai_yang_tidak_pasti_ditolak(nilai: object) -> None:
    with pytest.raises(TypeError):
        catat_jejak([_entri(sesudah={"nilai": nilai})], oleh=CITRA)


@pytest.mark.django_db
def test_kalimat_queryset() -> None:
    catat_jejak(
        [_entri(1, penugasan_id=3), _entri(2, kecamatan_id=2), _entri(1, kecamatan_id=None)],
        oleh=CITRA,
    )
    assert Jejak.objects.tentang("realisasi", "1").count() == 2
    assert Jejak.objects.di_kecamatan([1]).count() == 1
    assert Jejak.objects.di_kecamatan([]).count() == 0
    assert Jejak.objects.tentang_penugasan([3]).get().urut == 1
    assert [baris.objek_id for baris in Jejak.objects.terbaru()] == ["1", "2", "1"]


@pytest.mark.django_db
def test_saat_yang_dibawa_pencatat_dipakai_dan_harus_berzona() -> None:
    lama = datetime(2026, 2, 3, 4, 5, tzinfo=UTC)
    catat_jejak([_entri()], oleh=Pencatat(7, "Staf Citra", saat=lama))
    assert Jejak.objects.get().waktu == lama
    with pytest.raises(TypeError, match="time zone"):
        catat_jejak([_entri()], oleh=Pencatat(7, "Staf Citra", saat=datetime(2026, 2, 3)))
    assert verifikasi_jejak().utuh
