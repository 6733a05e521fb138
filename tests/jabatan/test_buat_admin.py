"""The first admin from the command line."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from akun.models import Pengguna
from jabatan.izin import susun_pelaku
from jabatan.models import Kecamatan, PemerintahDaerah, Peran
from jejak.models import Jejak

SANDI = "gerbang-hijau-7421-senja"
ISIAN = {"pemda": "Pemerintah Kota Uji", "nama_pengguna": "rahma", "nama": "Rahma Putri"}

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tanpa_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", StringIO())
    monkeypatch.setenv("SANDI", SANDI)


def test_admin_pertama_berhak_atas_semua_kecamatan_pemdanya() -> None:
    call_command("buat_admin", **ISIAN)
    pemda = PemerintahDaerah.objects.get(nama="Pemerintah Kota Uji")
    kecamatan = Kecamatan.objects.create(
        pemda=pemda, nama="Uji", alamat="Jalan Uji 1", tempat_tanda_tangan="Uji"
    )
    pengguna = Pengguna.objects.get(nama_pengguna="rahma")
    assert pengguna.check_password(SANDI)
    assert pengguna.harus_ganti_sandi
    assert susun_pelaku(pengguna).admin_di == {kecamatan.pk}


def test_setiap_langkah_tercatat_di_jejak() -> None:
    call_command("buat_admin", **ISIAN)
    dicatat = set(Jejak.objects.values_list("tindakan", "objek"))
    assert dicatat == {("buat", "pengguna"), ("buat", "pemerintah_daerah"), ("buat", "peran")}
    assert SANDI not in "".join(map(str, Jejak.objects.values_list("sesudah", "ringkas")))


def test_admin_kedua_ditolak_dan_tidak_meninggalkan_apa_pun() -> None:
    call_command("buat_admin", **ISIAN)
    with pytest.raises(CommandError, match="sudah mempunyai admin"):
        call_command("buat_admin", **{**ISIAN, "nama_pengguna": "lain"})
    assert Pengguna.objects.count() == Peran.objects.count() == 1


def test_sandi_lemah_ditolak_dan_tidak_meninggalkan_apa_pun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SANDI", "admin123")
    with pytest.raises(CommandError):
        call_command("buat_admin", **ISIAN)
    assert (
        Pengguna.objects.count() == PemerintahDaerah.objects.count() == Jejak.objects.count() == 0
    )


@pytest.mark.parametrize("hilang", ["pemda", "nama_pengguna", "nama"])
def test_tanpa_terminal_semua_isian_wajib(hilang: str) -> None:
    isian = {kunci: nilai for kunci, nilai in ISIAN.items() if kunci != hilang}
    with pytest.raises(CommandError, match=hilang.replace("_", "-")):
        call_command("buat_admin", **isian)


def test_nama_pemda_yang_terlalu_panjang_ditolak_dengan_pesan() -> None:
    with pytest.raises(CommandError, match="120"):
        call_command("buat_admin", **{**ISIAN, "pemda": "x" * 121})
