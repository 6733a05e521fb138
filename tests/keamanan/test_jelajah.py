"""Every page of every role, read once: headers, inline code, foreign names, writing."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.db import transaction
from django.http import HttpResponse

from jejak.models import Jejak
from kinerja.inti.tampilan import TulisSaatBaca
from realisasi.models import LembarBulanan
from tests.alat.halaman import daftar_unsur, isi_terlarang
from tests.izin.kantor import KENARI_MEKARSARI, KENARI_SEBERANG, Dunia
from tests.izin.pejalan import Pejalan
from tests.izin.sel import Sel, alamat_bergilir, daftar_sel
from tests.izin.tabel import DAFTAR_PERAN, HUBUNGAN, KAPASITAS, TABEL
from tests.keamanan.kepala import BERKAS, periksa_kepala, periksa_kepala_berkas

pytestmark = pytest.mark.django_db
# Tables that a reading request may touch: the session's own renewal.
BOLEH_BERTAMBAH = {"sessions.Session"}
# Before the gate: who sees nothing, his own, a kecamatan, another one, a pemda, another one.
PERAN_SINGKAT = ("anonim", "staf", "camat", "camat_lain", "admin_pemda", "admin_pemda_lain")
PERAN_PENUH = ("camat", "admin_pemda")  # every address; the others one for each policy, and some


@dataclass(frozen=True)
class Bacaan:
    sel: Sel
    jawaban: HttpResponse

    @property
    def html(self) -> str:
        ini = self.jawaban.headers.get("Content-Type", "").startswith("text/html")
        return self.jawaban.content.decode() if ini else ""

    def __str__(self) -> str:
        return f"{self.sel} ({self.jawaban.status_code})"


@dataclass(frozen=True)
class Jelajah:
    daftar_bacaan: list[Bacaan]
    sebelum: dict[str, int]
    sesudah: dict[str, int]


def _hitung_baris() -> dict[str, int]:
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in BOLEH_BERTAMBAH
    }


def _jelajahi(dunia: Dunia, *, ringkas: bool) -> Iterator[Bacaan]:
    for peran in PERAN_SINGKAT if ringkas else DAFTAR_PERAN:
        pejalan = Pejalan(dunia, dunia.client[peran], peran)
        sebagian = ringkas and peran not in PERAN_PENUH
        nama = alamat_bergilir(peran) if sebagian else list(TABEL)
        for sel in daftar_sel(peran, nama, ringkas=ringkas):
            if sel.metode == "GET":
                yield Bacaan(sel, pejalan.minta(sel)[0])


@pytest.fixture(scope="module")
def jelajah(dunia: Dunia, gerbang: bool) -> Jelajah:
    sebelum = _hitung_baris()
    daftar = list(_jelajahi(dunia, ringkas=not gerbang))
    return Jelajah(daftar, sebelum, _hitung_baris())


@pytest.fixture(scope="module")
def bacaan(jelajah: Jelajah) -> list[Bacaan]:
    return jelajah.daftar_bacaan


def test_jelajah_melihat_banyak_halaman(bacaan: list[Bacaan]) -> None:
    per_status: dict[int, int] = {}
    for satu in bacaan:
        per_status[satu.jawaban.status_code] = per_status.get(satu.jawaban.status_code, 0) + 1
    assert set(per_status) == {200, 302, 403, 404, 405, 422}
    assert per_status[200] > 180
    assert per_status[404] > 120


def test_membaca_tidak_menulis_satu_baris_pun(jelajah: Jelajah) -> None:
    assert jelajah.sesudah == jelajah.sebelum
    assert sum(jelajah.sebelum.values()) > 100


def test_tampilan_yang_menulis_saat_dibaca_gagal(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    def menulis(lembar: LembarBulanan) -> list[Jejak]:
        LembarBulanan.objects.filter(pk=lembar.pk).update(versi=99)
        return []

    monkeypatch.setattr("realisasi.views.lembar.ambil_riwayat", menulis)
    lembar = dunia.benda["citra", "draf"].lembar
    with transaction.atomic():
        jawaban = dunia.client["staf"].get(f"/lembar/{lembar}/riwayat/")
        transaction.set_rollback(True)
    assert jawaban.status_code == 500
    assert jawaban.exc_info[0] is TulisSaatBaca


def test_setiap_jawaban_berkepala_aman(bacaan: list[Bacaan]) -> None:
    temuan = {str(satu): salah for satu in bacaan if (salah := _periksa(satu))}
    assert temuan == {}
    assert any(_adalah_berkas(satu) for satu in bacaan)


def _adalah_berkas(bacaan: Bacaan) -> bool:
    return bacaan.sel.nama in BERKAS and bacaan.jawaban.status_code == 200


def _periksa(bacaan: Bacaan) -> list[str]:
    periksa = periksa_kepala_berkas if _adalah_berkas(bacaan) else periksa_kepala
    return periksa(bacaan.jawaban)


def test_tidak_ada_skrip_atau_gaya_sebaris_di_halaman_mana_pun(bacaan: list[Bacaan]) -> None:
    temuan = {str(satu): salah for satu in bacaan if (salah := isi_terlarang(satu.html))}
    assert temuan == {}


def test_setiap_halaman_memakai_tata_letak_kita(bacaan: list[Bacaan]) -> None:
    """One h1, one main, and the menu for who has rights; refusals and missing pages too. Public
    pages are the same for everybody."""
    for satu in bacaan:
        if not satu.html or satu.jawaban.status_code == 405:
            continue
        unsur = daftar_unsur(satu.html)
        assert (unsur.count("main"), unsur.count("h1")) == (1, 1), str(satu)
        bermenu = satu.sel.peran in KAPASITAS and satu.sel.baris.kebijakan != "umum"
        assert ("nav" in unsur) is bermenu, str(satu)


def _boleh_melihat(peran: str, objek: str) -> bool:
    return objek in HUBUNGAN.get(peran, {})


@pytest.mark.parametrize(
    ("kenari", "objek"), [(KENARI_MEKARSARI, "dewi"), (KENARI_SEBERANG, "putu")]
)
def test_nama_kecamatan_lain_tidak_tampak_di_halaman_mana_pun(
    bacaan: list[Bacaan], kenari: str, objek: str
) -> None:
    tampak = [satu for satu in bacaan if kenari in satu.html]
    assert [str(satu) for satu in tampak if not _boleh_melihat(satu.sel.peran, objek)] == []
    # The canary sings where it may: otherwise the line above would prove nothing.
    assert len(tampak) > 10


def test_kendali_jelajah_melihat_kode_sebaris_dan_kepala_lemah() -> None:
    buruk = '<p style="x"><a onclick="y" href="https://luar/"><script>1</script><style></style>'
    assert len(isi_terlarang(buruk)) == 5
    assert isi_terlarang('<script src="/static/x.js"></script><a href="/katalog/">a</a>') == []
    polos = HttpResponse()
    assert len(periksa_kepala(polos)) > 10
    polos.headers["Content-Security-Policy"] = "default-src 'none'; script-src 'unsafe-inline'"
    assert "CSP memuat unsafe-" in periksa_kepala(polos)
