"""The matrix can fail: with any one guard off, the walker reports leaks."""

from collections.abc import Sequence

import pytest
from django.conf import LazySettings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from jabatan import izin as izin_jabatan
from jabatan.izin import Pelaku
from jabatan.izin import kantor as izin_kantor
from jabatan.models import Katalog, Pegawai, Penugasan
from kinerja.inti.lingkup import tanpa_lingkup
from kinerja.perantara import PelakuPerantara
from realisasi import izin as izin_realisasi
from tests.izin.kantor import Dunia
from tests.izin.pejalan import Laporan, Pejalan, daftar_pola, periksa_kembar
from tests.izin.sel import daftar_sel
from tests.izin.tabel import TABEL
from tests.izin.tulis_izin import BERKAS, susun_dokumen

pytestmark = pytest.mark.django_db
LEMBAR = ("realisasi:lembar", "realisasi:riwayat", "laporan:realisasi_xlsx")


def _jalan(
    dunia: Dunia,
    peran: str,
    nama: Sequence[str],
    client: Client | None = None,
    *,
    ringkas: bool = False,
) -> list[str]:
    pejalan = Pejalan(dunia, client or dunia.client[peran], peran)
    return pejalan.jalani(daftar_sel(peran, nama, ringkas=ringkas)).temuan


@pytest.mark.parametrize("peran", ["staf", "camat_lain"])
def test_kendali_penyaring_penugasan_dicabut(
    dunia: Dunia, peran: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _jalan(dunia, peran, LEMBAR) == []

    def semua(pelaku: Pelaku) -> QuerySet[Penugasan]:
        return Penugasan.objects.all()

    monkeypatch.setattr(izin_jabatan, "penugasan_terlihat_oleh", semua)
    monkeypatch.setattr(izin_realisasi, "penugasan_terlihat_oleh", semua)
    bocor = _jalan(dunia, peran, LEMBAR)
    # The tenant scope still stands: only Staf Citra's own kecamatan opens to her.
    assert any("galih" in satu for satu in bocor) is (peran == "staf")
    assert not any("putu" in satu for satu in bocor)


def test_kendali_penyaring_dan_lingkup_dicabut(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    def semua(pelaku: Pelaku) -> QuerySet[Penugasan]:
        return Penugasan._base_manager.all()

    monkeypatch.setattr(izin_jabatan, "penugasan_terlihat_oleh", semua)
    monkeypatch.setattr("kinerja.perantara.lingkup", lambda daftar: tanpa_lingkup())
    bocor = _jalan(dunia, "camat_lain", ["laporan:realisasi"])
    assert any("citra" in satu for satu in bocor)
    assert any("putu" in satu for satu in bocor)


def test_kendali_tabel_peralihan_tidak_ditanya(
    dunia: Dunia, gerbang: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for nama in ("tolak", "tolak_hak"):
        monkeypatch.setattr(izin_realisasi.Situasi, nama, lambda situasi, tindakan: None)
    nama = [nama for nama, baris in TABEL.items() if "POST" in baris.metode and baris.objek]
    bocor = _jalan(dunia, "staf", nama, ringkas=not gerbang)
    assert len([satu for satu in bocor if "basis data berubah" in satu]) >= 5


def test_kendali_masuk_tidak_diminta(dunia: Dunia, gerbang: bool, settings: LazySettings) -> None:
    settings.MIDDLEWARE = [
        nama for nama in settings.MIDDLEWARE if not nama.endswith("MasukPerantara")
    ]
    client = Client(raise_request_exception=False)
    bocor = _jalan(dunia, "anonim", list(TABEL), client, ringkas=not gerbang)
    assert len(bocor) > len(TABEL)


def test_kendali_tanpa_hak_dibiarkan(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(PelakuPerantara, "process_view")
    client = Client(raise_request_exception=False)
    client.force_login(dunia.pengguna["tanpa_hak"])
    assert _jalan(dunia, "tanpa_hak", LEMBAR, client) != []


def test_kendali_katalog_pemda_lain(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    nama = ["indikator:katalog", "indikator:katalog?katalog", "indikator:katalog_jabatan"]
    assert _jalan(dunia, "staf", nama) == []
    monkeypatch.setattr(
        "indikator.views.baca.katalog_terlihat_oleh", lambda pelaku: Katalog.objects.all()
    )
    assert any("putu" in satu for satu in _jalan(dunia, "staf", nama))


def test_kendali_dasbor_penuh_untuk_staf(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "laporan.dasbor.halaman.penugasan_dasbor",
        lambda pelaku, kecamatan: Penugasan.objects.filter(kecamatan=kecamatan),
    )
    bocor = _jalan(dunia, "staf", ["laporan:rinci_pegawai", "laporan:tren_pegawai"])
    assert any("galih" in satu for satu in bocor)


def test_kendali_pegawai_kecamatan_lain(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    nama = ["jabatan:pegawai_ubah", "jabatan:akun_sandi"]
    assert _jalan(dunia, "admin_kecamatan", nama) == []
    monkeypatch.setattr(izin_kantor, "pegawai_terlihat_oleh", lambda pelaku: Pegawai.objects.all())
    bocor = _jalan(dunia, "admin_kecamatan", nama)
    assert any("dewi" in satu for satu in bocor)
    assert any("putu" in satu for satu in bocor)


def test_kendali_kantor_untuk_semua(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(izin_kantor, "periksa_admin", lambda pelaku: None)
    assert _jalan(dunia, "camat", ["jabatan:posisi_ubah"]) != []


def test_kendali_404_yang_membedakan_asing_dan_tidak_ada() -> None:
    laporan = Laporan(tak_ada={("realisasi:lembar", "GET"): {b"a": ["asing"], b"b": ["hilang"]}})
    assert len(periksa_kembar(laporan)) == 1
    laporan.tak_ada["realisasi:lembar", "GET"].pop(b"b")
    assert periksa_kembar(laporan) == []


def test_kendali_alamat_baru_tanpa_nama_terlihat() -> None:
    def polos(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert [nama for nama, _ in daftar_pola([path("bocor/", polos)])] == ["tanpa nama: bocor/"]


def test_dokumen_izin_sesuai_tabel() -> None:
    sekarang = BERKAS.read_text(encoding="utf-8")
    assert sekarang == susun_dokumen(), "jalankan python -m tests.izin.tulis_izin"
