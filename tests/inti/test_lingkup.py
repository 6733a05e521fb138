"""The tenant scope is never empty and never off by accident."""

import pytest
from django_scopes import get_scope

from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.lingkup import LingkupKosong, lingkup, tanpa_lingkup


def test_lingkup_membatasi_ke_kecamatan_yang_disebut() -> None:
    with lingkup(nomor for nomor in (3, 5)) as daftar:
        assert daftar == (3, 5)
        assert get_scope() == {"_enabled": True, "kecamatan": [3, 5]}
        with lingkup((7,)):
            assert get_scope()["kecamatan"] == [7]
        assert get_scope()["kecamatan"] == [3, 5]
    assert get_scope() == {}


def test_lingkup_kosong_ditolak_dengan_pesan() -> None:
    with pytest.raises(LingkupKosong) as tangkapan, lingkup(()):
        pytest.fail("tidak boleh masuk")
    assert isinstance(tangkapan.value, Penolakan)
    assert "Hubungi admin" in tangkapan.value.pesan


@pytest.mark.parametrize("salah", [(None,), (True,), ("1",), (1, None)])
def test_yang_bukan_id_ditolak(salah: tuple[object, ...]) -> None:
    with pytest.raises(TypeError), lingkup(salah):  # type: ignore[arg-type]
        pytest.fail("tidak boleh masuk")


def test_lingkup_pulih_setelah_galat() -> None:
    with pytest.raises(ZeroDivisionError), lingkup((1,)):
        raise ZeroDivisionError
    assert get_scope() == {}


def test_tanpa_lingkup_hanya_di_dalamnya() -> None:
    with lingkup((1,)):
        with tanpa_lingkup():
            assert get_scope()["_enabled"] is False
        assert get_scope()["_enabled"] is True
