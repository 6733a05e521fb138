"""A page that is kept shows what one drawn anew would show, to nobody but its person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.safestring import SafeString

from akun.services import Kabar, catat_pemberitahuan
from indikator.views import baca as tampilan_katalog
from jabatan.izin import Pelaku, ingatan, susun_pelaku
from jabatan.izin.ingatan import susun_kunci
from jejak.services import Pencatat
from kinerja.inti.ingatan import TERBESAR, Gambar, ambil_gambar
from kinerja.settings import dasar
from laporan.views import dasbor as tampilan
from realisasi.views import isi as tampilan_isi
from tests.izin.kantor import Dunia, dunia_semodul
from tests.izin.pejalan import RAHASIA, Pejalan
from tests.izin.sel import Sel, daftar_tindakan
from tests.izin.tabel import KAPASITAS

pytestmark = pytest.mark.django_db
ALAMAT = "/dasbor/?bulan=2026-09"
# Acts after which the page must differ: were it the same, the walk would prove nothing.
TAMPAK = {
    *("realisasi:isi_bulan", "realisasi:lembar_verifikasi", "realisasi:lembar_setujui"),
    *("realisasi:lembar_kembalikan", "realisasi:lembar_buka", "realisasi:tarik"),
    *("realisasi:permintaan_kabulkan", "realisasi:minta_buka", "realisasi:target_posisi"),
    *("jabatan:pegawai_ubah", "jabatan:posisi_ubah", "jabatan:periode_ubah", "jabatan:jadwal"),
    *("indikator:katalog_indikator_ubah", "indikator:katalog_jabatan_ubah", "laporan:aturan"),
}


# The same for the sheet and the catalogue.
TAMPAK_LAIN = {
    *("realisasi:isi_bulan", "realisasi:isi_sel", "realisasi:bukti", "realisasi:target_posisi"),
    *("indikator:katalog_indikator_ubah", "indikator:katalog_jabatan_ubah"),
    *("indikator:katalog_jabatan_baru", "indikator:katalog_fungsi_ubah"),
    *("jabatan:posisi_ubah", "jabatan:pegawai_ubah"),
}


@pytest.fixture(scope="module")
def dunia(django_db_setup: None, django_db_blocker: Any) -> Iterator[Dunia]:
    with dunia_semodul(django_db_blocker) as dunia:
        yield dunia


@pytest.fixture(autouse=True)
def menyimpan(settings: LazySettings) -> Iterator[None]:
    """Keep pages, as outside of tests."""
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "uji"}
    }
    cache.clear()
    yield
    cache.clear()


def baca(client: Client, alamat: str = ALAMAT) -> tuple[int, bytes]:
    """Look at a page; the browser keeps its cookies, also where an act has ended its session."""
    kuki = deepcopy(client.cookies)
    jawaban = client.get(alamat)
    client.cookies = kuki
    return jawaban.status_code, RAHASIA.sub(b"", jawaban.content)


def baca_baru(client: Client, alamat: str = ALAMAT) -> tuple[int, bytes]:
    """The page drawn anew, whatever is kept."""
    with pytest.MonkeyPatch.context() as tambal:
        for modul in (tampilan, tampilan_katalog, tampilan_isi):
            tambal.setattr(modul, "ambil_gambar", lambda kunci, gambar: gambar())
        return baca(client, alamat)


def jalani_tindakan(
    dunia: Dunia, daftar_pandangan: Sequence[tuple[str, str]], daftar: Iterable[Sel]
) -> tuple[set[str], set[str]]:
    """Do each act and put it back: (after which a page was old, after which one had changed).

    A view is a role and the address it looks at.
    """
    usang, berubah = set(), set()
    semula = {satu: baca(dunia.client[satu[0]], satu[1]) for satu in daftar_pandangan}
    for sel in daftar:
        pejalan = Pejalan(dunia, dunia.client[sel.peran], sel.peran)
        with pejalan.lakukan(sel):
            dunia.client[sel.peran].get(
                reverse("laporan:panduan_istilah")
            )  # takes the message of the act
            for peran, alamat in daftar_pandangan:
                baru = baca_baru(dunia.client[peran], alamat)
                if baca(dunia.client[peran], alamat) != baru:
                    usang.add(sel.nama)
                if baru != semula[peran, alamat]:
                    berubah.add(sel.nama)
    return usang, berubah


def test_halaman_yang_disimpan_tidak_usang_setelah_tindakan_apa_pun(
    dunia: Dunia, gerbang: bool
) -> None:
    """In short one of all acts on SQLite, what shows most on PostgreSQL; the gate looks as more
    people."""
    daftar: Sequence[Sel] = daftar_tindakan()
    assert len(daftar) >= 40
    if connection.vendor != "sqlite" and not gerbang:
        daftar = [sel for sel in daftar if sel.nama in TAMPAK]
    pemandang = ["camat", "atasan", "admin_pemda", "camat_lain"] if gerbang else ["camat"]
    pandangan = [(peran, ALAMAT) for peran in pemandang]
    usang, berubah = jalani_tindakan(dunia, pandangan, daftar)
    assert usang == set()
    assert berubah >= TAMPAK


def daftar_pandangan_lain(dunia: Dunia) -> list[tuple[str, str]]:
    """The sheet as its owner and his Camat see it, the catalogue as reader and as editor."""
    benda = dunia.benda["citra", "draf"]
    lembar = reverse("realisasi:isi_bulan", args=[benda.penugasan, benda.bulan])
    jabatan = reverse("indikator:katalog_jabatan", args=[benda.katalog, benda.jabatan])
    katalog = reverse("indikator:katalog")
    return [
        *(("staf", lembar), ("camat", lembar), ("staf", jabatan)),
        *(("staf", katalog), ("admin_pemda", katalog)),
    ]


def test_lembar_dan_katalog_yang_disimpan_tidak_usang(dunia: Dunia, gerbang: bool) -> None:
    daftar: Sequence[Sel] = daftar_tindakan()
    if not gerbang:
        daftar = [sel for sel in daftar if sel.nama in TAMPAK | TAMPAK_LAIN]
    usang, berubah = jalani_tindakan(dunia, daftar_pandangan_lain(dunia), daftar)
    assert usang == set()
    assert berubah >= TAMPAK_LAIN


def test_kendali_tanpa_ujung_jejak_lembar_dan_katalog_menjadi_usang(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingatan, "BUKAN_HAK", ingatan.BUKAN_HAK | {"ujung_jejak"})
    daftar = [sel for sel in daftar_tindakan() if sel.nama in TAMPAK_LAIN]
    assert jalani_tindakan(dunia, daftar_pandangan_lain(dunia), daftar)[0] == TAMPAK_LAIN


def test_formulir_pada_halaman_yang_disimpan_membawa_token_sesinya(dunia: Dunia) -> None:
    """Two sessions of one person get the same drawing, each with a token that it may send."""
    (_, lembar), *_ = daftar_pandangan_lain(dunia)
    baca(dunia.client["staf"], lembar)
    token = set()
    for _ in range(2):
        client = Client(enforce_csrf_checks=True)
        client.force_login(dunia.pengguna["staf"])
        cocok = re.search(
            rb'name="csrfmiddlewaretoken" value="([^"]+)"', client.get(lembar).content
        )
        assert cocok is not None
        token.add(cocok[1])
        with transaction.atomic():
            kiriman = {"csrfmiddlewaretoken": cocok[1].decode(), "tindakan": "simpan"}
            assert client.post(lembar, kiriman).status_code == 302
            assert client.post(lembar, {"tindakan": "simpan"}).status_code == 403
            transaction.set_rollback(True)
    assert len(token) == 2


def test_kendali_tanpa_ujung_jejak_halaman_menjadi_usang(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingatan, "BUKAN_HAK", ingatan.BUKAN_HAK | {"ujung_jejak"})
    daftar = [sel for sel in daftar_tindakan() if sel.nama in TAMPAK]
    assert jalani_tindakan(dunia, [("camat", ALAMAT)], daftar)[0] == TAMPAK


@pytest.mark.parametrize("alamat", [ALAMAT, f"{ALAMAT}&menurut=pegawai", "/dasbor/"])
def test_tidak_seorang_pun_mendapat_halaman_orang_lain(dunia: Dunia, alamat: str) -> None:
    baru = {peran: baca_baru(dunia.client[peran], alamat) for peran in KAPASITAS}
    assert {status for status, _ in baru.values()} == {200}
    for _ in range(2):
        for peran in KAPASITAS:
            assert baca(dunia.client[peran], alamat) == baru[peran], peran


def test_kendali_kunci_tanpa_hak_memberi_halaman_orang_lain(
    dunia: Dunia, monkeypatch: pytest.MonkeyPatch
) -> None:
    hak = {satu.name for satu in fields(Pelaku)} - {"ujung_jejak"}
    monkeypatch.setattr(ingatan, "BUKAN_HAK", frozenset(hak))
    baca(dunia.client["camat"])
    assert baca(dunia.client["staf"]) != baca_baru(dunia.client["staf"])


def kunci(pelaku: Pelaku, *pilihan: str) -> str:
    return susun_kunci(pelaku, "dasbor:1", *pilihan)


def test_setiap_hak_setiap_hari_dan_setiap_pilihan_punya_kunci_sendiri(dunia: Dunia) -> None:
    sari = susun_pelaku(dunia.pengguna["camat"])
    lain = [
        replace(sari, pada=date(2026, 10, 6)),
        replace(sari, pengguna_id=sari.pengguna_id + 1),
        replace(sari, camat_di=frozenset()),
        replace(sari, admin_di=frozenset({1})),
        replace(sari, kepala_di=frozenset({987})),
        replace(sari, daftar_kecamatan={}),
        replace(sari, daftar_penugasan=()),
        replace(sari, ujung_jejak=""),
    ]
    semua = [kunci(sari), kunci(sari, "2026-09"), kunci(sari, "pegawai"), *map(kunci, lain)]
    assert len({*semua, susun_kunci(sari, "dasbor:2")}) == len(semua) + 1
    assert kunci(replace(sari, permintaan_id="x", belum_dibaca=9)) == kunci(sari)
    assert kunci(susun_pelaku(dunia.pengguna["camat"])) == kunci(sari)


def test_hari_berganti_halaman_berganti(dunia: Dunia) -> None:
    """September was due on the first of December: at midnight in the office's zone it is late."""
    camat = Client()
    with time_machine.travel("2026-12-01T16:59:00+00:00", tick=False):
        camat.force_login(dunia.pengguna["camat"])
        petang = baca(camat)
        assert petang == baca_baru(camat)
    with time_machine.travel("2026-12-01T17:01:00+00:00", tick=False):
        assert baca(camat) == baca_baru(camat) != petang


def test_kabar_yang_belum_dibaca_dihitung_pada_halaman_yang_disimpan(dunia: Dunia) -> None:
    """Reading the inbox leaves no row of the trail; the menu is drawn for every request."""
    camat = dunia.client["camat"]
    semula = baca(camat)
    kabar = Kabar(
        penerima=[dunia.pengguna["camat"].pk],
        jenis="menunggu",
        perihal="lembar/1",
        teks="Satu lembar menunggu",
        alamat="/",
    )
    with transaction.atomic():
        catat_pemberitahuan([kabar], oleh=Pencatat(None, "Sistem"))
        with pytest.MonkeyPatch.context() as tambal:
            tambal.setattr(tampilan, "_gambar", lambda *_: pytest.fail("digambar lagi"))
            kini = baca(camat)
        assert kini == baca_baru(camat) != semula
        transaction.set_rollback(True)


def test_halaman_yang_disimpan_paling_banyak_empat_kueri(dunia: Dunia) -> None:
    for peran in KAPASITAS:
        baca(dunia.client[peran])
        with CaptureQueriesContext(connection) as kueri:
            baca(dunia.client[peran])
        assert len(kueri) <= 4, [satu["sql"] for satu in kueri]


def test_halaman_yang_terlalu_besar_tidak_disimpan() -> None:
    gambar = []

    def gambar_besar() -> Gambar:
        gambar.append(1)
        return Gambar("", SafeString(""), SafeString("x" * (TERBESAR + 1)), {})

    for _ in range(2):
        ambil_gambar("dasbor:1:besar", gambar_besar)
    assert len(gambar) == 2


def test_ingatan_satu_proses_terbatas() -> None:
    """128 drawings of at most half a million characters each."""
    (bawaan,) = dasar.CACHES.values()
    assert bawaan["OPTIONS"] == {"MAX_ENTRIES": 128}
    assert TERBESAR <= 2**19
