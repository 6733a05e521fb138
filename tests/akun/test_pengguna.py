"""Accounts: what the database refuses by itself, and what the services do and write down."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from akun.kesalahan import AkunSendiri, KeadaanAkunSama, PenggunaTidakSah, SandiDitolak
from akun.models import Pengguna, PercobaanMasuk
from akun.services import buat_pengguna, hidupkan_pengguna, matikan_pengguna, ubah_sandi
from jejak.models import Jejak
from jejak.services import Pencatat
from tests.akun.conftest import ADMIN, SANDI

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("isi", "batasan"),
    [
        ({"nama_pengguna": "Sari"}, "akun_pengguna_huruf"),
        ({"nama_pengguna": "sari wulandari"}, "akun_pengguna_huruf"),
        ({"nama_pengguna": "sari\n"}, "akun_pengguna_huruf"),
        ({"nama_pengguna": "sári"}, "akun_pengguna_huruf"),
        ({"nama_pengguna": "١٢٣٤"}, "akun_pengguna_huruf"),
        ({"nama_pengguna": "ab"}, "akun_pengguna_panjang"),
        ({"nama": ""}, "akun_pengguna_bernama"),
        ({"is_active": False}, "akun_pengguna_mati_bertanggal"),
        ({"dimatikan_pada": timezone.now()}, "akun_pengguna_mati_bertanggal"),
    ],
)
def test_basis_data_menolak_akun_yang_tidak_sah(isi: dict[str, Any], batasan: str) -> None:
    data = {"nama_pengguna": "camat.sari", "nama": "Sari", **isi}
    with pytest.raises(IntegrityError, match=batasan), transaction.atomic():
        Pengguna.objects.create(**data)
    daftar_pesan = [
        c.violation_error_message for c in Pengguna._meta.constraints if c.name == batasan
    ]
    assert len(daftar_pesan) == 1
    assert daftar_pesan[0]


def test_basis_data_menolak_nama_lebih_dari_50_karakter() -> None:
    """SQLite does not hold VARCHAR(50); there the constraint does."""
    with pytest.raises(Exception, match=r"akun_pengguna_panjang|too long"), transaction.atomic():
        Pengguna.objects.create(nama_pengguna="a" * 51, nama="Sari")


def test_basis_data_menolak_nama_pengguna_kembar(camat_sari: Pengguna) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Pengguna.objects.create(nama_pengguna="camat.sari", nama="Sari Lain")


def test_basis_data_menolak_hitungan_kembar_dan_jenis_asing() -> None:
    PercobaanMasuk.objects.create(jenis="akun", kunci="a", terakhir=timezone.now())
    for jenis in ("akun", "asing"):
        with pytest.raises(IntegrityError), transaction.atomic():
            PercobaanMasuk.objects.create(jenis=jenis, kunci="a", terakhir=timezone.now())


def test_akun_baru_harus_mengganti_sandi_dan_tercatat() -> None:
    citra = buat_pengguna("Staf.Citra", nama=" Citra Lestari ", sandi=SANDI, oleh=ADMIN)
    assert (citra.nama_pengguna, citra.nama) == ("staf.citra", "Citra Lestari")
    assert citra.harus_ganti_sandi
    assert citra.check_password(SANDI)
    baris = Jejak.objects.get()
    assert (baris.tindakan, baris.objek, baris.objek_id) == ("buat", "pengguna", str(citra.pk))
    assert baris.rantai == "instalasi"
    assert SANDI not in str(baris.sesudah)


@pytest.mark.parametrize(
    ("nama_pengguna", "nama", "pesan"),
    [
        ("ab", "Budi", "3 sampai 50"),
        ("b" * 51, "Budi", "50 karakter"),
        ("kasi budi", "Budi", "huruf kecil"),
        ("kasi\x00budi", "Budi", "huruf kecil"),
        ("kasi.budi", "  ", "tidak boleh kosong"),
        ("camat.sari", "Budi", "sudah dipakai"),
    ],
)
def test_akun_yang_tidak_sah_ditolak_dengan_kata_kata(
    camat_sari: Pengguna, nama_pengguna: str, nama: str, pesan: str
) -> None:
    with pytest.raises(PenggunaTidakSah, match=pesan):
        buat_pengguna(nama_pengguna, nama=nama, sandi=SANDI, oleh=ADMIN)
    assert Pengguna.objects.count() == 1
    assert Jejak.objects.count() == 1


def test_akun_baru_dengan_sandi_lemah_ditolak() -> None:
    with pytest.raises(SandiDitolak, match="terlalu pendek"):
        buat_pengguna("kasi.budi", nama="Budi", sandi="rahasia", oleh=ADMIN)


def test_mematikan_dan_menghidupkan_akun_tercatat(camat_sari: Pengguna) -> None:
    mati = matikan_pengguna(camat_sari, oleh=ADMIN, alasan="Pensiun")
    assert mati.dimatikan_pada is not None
    with pytest.raises(KeadaanAkunSama):
        matikan_pengguna(camat_sari, oleh=ADMIN)
    assert hidupkan_pengguna(camat_sari, oleh=ADMIN).dimatikan_pada is None
    daftar = list(Jejak.objects.order_by("urut").values_list("tindakan", "alasan"))
    assert daftar == [("buat", ""), ("matikan", "Pensiun"), ("hidupkan", "")]


def test_orang_tidak_bisa_mematikan_akunnya_sendiri(camat_sari: Pengguna) -> None:
    with pytest.raises(AkunSendiri):
        matikan_pengguna(camat_sari, oleh=Pencatat(camat_sari.pk, camat_sari.nama))
    camat_sari.refresh_from_db()
    assert camat_sari.is_active


def test_perubahan_batal_bila_jejak_gagal(
    camat_sari: Pengguna, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_: object, **__: object) -> None:
        raise RuntimeError("jejak gagal")

    monkeypatch.setattr("akun.services.pengguna.catat_jejak", gagal)
    with pytest.raises(RuntimeError):
        ubah_sandi(camat_sari, sandi="perahu layar biru", oleh=ADMIN)
    with pytest.raises(RuntimeError):
        matikan_pengguna(camat_sari, oleh=ADMIN)
    camat_sari.refresh_from_db()
    assert camat_sari.check_password(SANDI)
    assert camat_sari.is_active
