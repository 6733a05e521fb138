"""verifikasi_jejak finds what somebody with all database rights did to the trail."""

import json
import random
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jejak.models import Jejak, KepalaRantai
from jejak.services import Entri, Kepala, Pencatat, catat_jejak, verifikasi_jejak
from tests.alat.pemicu import tanpa_pemicu

pytestmark = pytest.mark.django_db
BARIS = 6


@pytest.fixture(autouse=True)
def dua_rantai() -> None:
    """Six rows in kecamatan:1, six in kecamatan:2."""
    _tulis(*range(BARIS))


def _tulis(*daftar_nomor: int) -> None:
    catat_jejak(
        [
            Entri(tindakan="isi", objek="realisasi", objek_id=str(nomor), ringkas="Mengisi",
                  kecamatan_id=kecamatan, pemda_id=1, penugasan_id=4, alasan="Koreksi",
                  sebelum={"nilai": nomor}, sesudah={"nilai": nomor + 1})
            for nomor in daftar_nomor
            for kecamatan in (1, 2)
        ],
        oleh=Pencatat(3, "Staf Citra", "permintaan-1"),
    )  # fmt: skip


def _baris(urut: int) -> Any:
    return Jejak.objects.filter(rantai="kecamatan:1", urut=urut)


def _jenis() -> set[str]:
    hasil = verifikasi_jejak()
    assert {temuan.rantai for temuan in hasil.daftar_temuan} <= {"kecamatan:1", ""}
    return {temuan.jenis for temuan in hasil.daftar_temuan}


def test_jejak_yang_tidak_disentuh_utuh() -> None:
    hasil = verifikasi_jejak()
    assert (hasil.utuh, hasil.jumlah_baris, hasil.daftar_temuan) == (True, 2 * BARIS, [])
    assert [kepala.rantai for kepala in hasil.daftar_kepala] == ["kecamatan:1", "kecamatan:2"]


def test_tanpa_pemicu_saja_belum_ada_temuan() -> None:
    """Control of the controls below: dropping triggers alone is no finding."""
    with tanpa_pemicu():
        assert verifikasi_jejak().utuh


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [
        ("waktu", "2026-01-01T00:00:00.000001+00:00"),
        ("pengguna_id", 4),
        ("pengguna_id", None),
        ("pengguna_nama", "Dewi"),
        ("kecamatan_id", 2),
        ("pemda_id", None),
        ("penugasan_id", 5),
        ("tindakan", "setujui"),
        ("objek", "target"),
        ("objek_id", "99"),
        ("ringkas", "Mengisi "),
        ("sebelum", '{"nilai":9}'),
        ("sebelum", None),
        ("sesudah", '{"nilai": 3}'),
        ("alasan", ""),
        ("permintaan_id", "permintaan-2"),
        ("mac_sebelum", "0" * 64),
        ("mac", "0" * 64),
    ],
)
@pytest.mark.parametrize("urut", [1, 3, BARIS])
def test_baris_yang_diubah_ditemukan(urut: int, kolom: str, nilai: object) -> None:
    with tanpa_pemicu():
        assert _baris(urut).update(**{kolom: nilai}) == 1
    assert "diubah" in _jenis()


def test_setiap_kolom_ikut_dijaga() -> None:
    """A column added later must enter the hash."""
    from jejak.services.catat import _BAGIAN_MAC

    assert {kolom.name for kolom in Jejak._meta.fields} - {"id", "mac"} == set(_BAGIAN_MAC)


@pytest.mark.parametrize("urut", [1, 3, BARIS])
def test_baris_yang_dihapus_ditemukan(urut: int) -> None:
    with tanpa_pemicu():
        _baris(urut).delete()
    assert _jenis() == {"terpotong" if urut == BARIS else "hilang"}


def test_ekor_yang_dipotong_ditemukan() -> None:
    with tanpa_pemicu():
        Jejak.objects.filter(rantai="kecamatan:1", urut__gt=3).delete()
    (temuan,) = verifikasi_jejak().daftar_temuan
    assert temuan.jenis == "terpotong"
    assert "4–6" in temuan.pesan


def test_rantai_yang_dihapus_seluruhnya_ditemukan() -> None:
    with tanpa_pemicu():
        Jejak.objects.filter(rantai="kecamatan:1").delete()
    assert _jenis() == {"terpotong"}


def _tukar(satu: int, dua: int) -> None:
    for dari, ke in ((satu, 1000), (dua, satu), (1000, dua)):
        _baris(dari).update(urut=ke)


@pytest.mark.parametrize(("satu", "dua"), [(1, 2), (3, 5), (5, 6)])
def test_baris_yang_ditukar_ditemukan(satu: int, dua: int) -> None:
    with tanpa_pemicu():
        _tukar(satu, dua)
    assert {"diubah", "terputus"} <= _jenis()


def test_baris_yang_dihapus_lalu_dirapatkan_ditemukan() -> None:
    with tanpa_pemicu():
        _baris(3).delete()
        for urut in (4, 5, 6):
            _baris(urut).update(urut=urut - 1)
        KepalaRantai.objects.filter(rantai="kecamatan:1").update(urut=5)
    assert {"diubah", "terputus"} <= _jenis()


def test_baris_yang_disisipkan_ditemukan() -> None:
    sisipan = _baris(BARIS).get()
    sisipan.pk, sisipan.urut, sisipan.mac_sebelum = None, BARIS + 1, sisipan.mac
    sisipan.save(force_insert=True)
    assert _jenis() == {"diubah", "kepala"}


def test_baris_dari_rantai_lain_ditemukan() -> None:
    with tanpa_pemicu():
        asing = Jejak.objects.get(rantai="kecamatan:2", urut=2)
        _baris(2).delete()
        asing.pk, asing.rantai = None, "kecamatan:1"
        asing.save(force_insert=True)
    assert {"diubah", "terputus"} <= _jenis()


def test_kepala_yang_hilang_atau_mundur_ditemukan() -> None:
    with tanpa_pemicu():
        KepalaRantai.objects.filter(rantai="kecamatan:1").update(urut=2, mac=_baris(2).get().mac)
        assert _jenis() == {"kepala"}
        KepalaRantai.objects.filter(rantai="kecamatan:1").delete()
        assert _jenis() == {"kepala"}


def test_kunci_lain_tidak_membuat_jejak_sah(settings: Any) -> None:
    settings.JEJAK_KUNCI = "kunci-lain"
    hasil = verifikasi_jejak()
    assert hasil.jumlah_temuan == 2 * BARIS


def _pangkas_diam_diam() -> None:
    """Cut the tail and set the head back: what the database alone cannot show."""
    with tanpa_pemicu():
        Jejak.objects.filter(rantai="kecamatan:1", urut__gt=3).delete()
        KepalaRantai.objects.filter(rantai="kecamatan:1").update(urut=3, mac=_baris(3).get().mac)


def test_kepala_yang_diekspor_membuktikan_pemangkasan_diam_diam() -> None:
    ekspor = verifikasi_jejak().daftar_kepala
    _pangkas_diam_diam()
    assert verifikasi_jejak().utuh, "tanpa kepala yang diekspor memang tidak terlihat"
    assert [temuan.jenis for temuan in verifikasi_jejak(ekspor).daftar_temuan] == ["terpotong"]


def test_ekor_yang_ditulis_ulang_ditemukan_dengan_kepala_yang_diekspor() -> None:
    ekspor = verifikasi_jejak().daftar_kepala
    _pangkas_diam_diam()
    _tulis(*range(3))
    assert verifikasi_jejak().utuh
    assert "kepala" in {temuan.jenis for temuan in verifikasi_jejak(ekspor).daftar_temuan}


def test_kepala_lama_tetap_cocok_setelah_jejak_bertambah() -> None:
    ekspor = verifikasi_jejak().daftar_kepala
    _tulis(7, 8)
    assert verifikasi_jejak(ekspor).utuh


def test_seribu_perubahan_satu_huruf_ditemukan_semua() -> None:
    acak = random.Random(20260930)
    daftar_kolom = ["pengguna_nama", "ringkas", "sebelum", "sesudah", "alasan", "mac", "objek_id"]
    ditemukan = 0
    asli = list(Jejak.objects.filter(rantai="kecamatan:1").values())
    with tanpa_pemicu():
        for _ in range(1000):
            baris, kolom = acak.choice(asli), acak.choice(daftar_kolom)
            teks = baris[kolom]
            letak = acak.randrange(len(teks))
            ganti = chr(ord(teks[letak]) ^ (1 << acak.randrange(3)))
            _baris(baris["urut"]).update(**{kolom: teks[:letak] + ganti + teks[letak + 1 :]})
            ditemukan += not verifikasi_jejak().utuh
            _baris(baris["urut"]).update(**{kolom: teks})
    assert ditemukan == 1000
    assert verifikasi_jejak().utuh


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL checks types itself")
@pytest.mark.parametrize(
    "penetapan",
    ["waktu = '2026-13-45 99:00'", "waktu = 'x'", "urut = 'x'", "pengguna_id = 'x'",
     "ringkas = x'ff41'", "ringkas = CAST(x'ff41' AS TEXT)", "mac = ''"],
)  # fmt: skip
def test_isi_yang_rusak_ditemukan_bukan_galat(penetapan: str) -> None:
    with tanpa_pemicu(), connection.cursor() as kursor:
        kursor.execute(
            f"UPDATE jejak_jejak SET {penetapan} WHERE rantai = 'kecamatan:1' AND urut = 2"
        )
    assert _jenis() & {"diubah", "tidak_terbaca"}


def test_jumlah_kueri_pemeriksaan_tetap() -> None:
    def hitung_kueri() -> int:
        with CaptureQueriesContext(connection) as kueri:
            verifikasi_jejak()
        return len(kueri)

    semula = hitung_kueri()
    _tulis(*range(20))
    assert hitung_kueri() == semula


def _jalankan(**pilihan: Any) -> str:
    keluaran = StringIO()
    call_command("verifikasi_jejak", stdout=keluaran, **pilihan)
    return keluaran.getvalue()


def test_perintah_berkata_jejak_utuh() -> None:
    assert "Jejak utuh: 12 baris dalam 2 rantai." in _jalankan()


@pytest.mark.parametrize(
    ("rusak", "kalimat"),
    [
        (lambda: _baris(2).update(ringkas="x"), "kecamatan:1: Baris 2 telah diubah."),
        (lambda: _baris(2).delete(), "kecamatan:1: Baris 2 hilang."),
        (lambda: _tukar(3, 4), "Baris 4 tidak menyambung baris sebelumnya."),
    ],
)
def test_perintah_menyebut_yang_rusak_dan_gagal(rusak: Callable[[], object], kalimat: str) -> None:
    with tanpa_pemicu():
        rusak()
    keluaran = StringIO()
    with pytest.raises(CommandError, match="Jejak tidak utuh") as tangkapan:
        call_command("verifikasi_jejak", stdout=keluaran)
    assert tangkapan.value.returncode == 1
    assert kalimat in keluaran.getvalue()


def test_kepala_diekspor_dan_dibandingkan(tmp_path: Path) -> None:
    berkas = tmp_path / "kepala.json"
    _jalankan(ekspor_kepala=berkas)
    isi = json.loads(berkas.read_text())
    assert [Kepala(**kepala) for kepala in isi["daftar_kepala"]] == list(
        verifikasi_jejak().daftar_kepala
    )
    _jalankan(bandingkan=berkas)
    _pangkas_diam_diam()
    with pytest.raises(CommandError, match="tidak utuh"):
        _jalankan(bandingkan=berkas)


def test_jejak_yang_rusak_tidak_menimpa_ekspor_lama(tmp_path: Path) -> None:
    berkas = tmp_path / "kepala.json"
    berkas.write_text("lama")
    with tanpa_pemicu():
        _baris(2).delete()
    with pytest.raises(CommandError):
        _jalankan(ekspor_kepala=berkas)
    assert berkas.read_text() == "lama"


@pytest.mark.parametrize("isi", ["", "{}", "[]", '{"daftar_kepala": [{"x": 1}]}'])
def test_berkas_kepala_yang_salah_ditolak(tmp_path: Path, isi: str) -> None:
    berkas = tmp_path / "kepala.json"
    berkas.write_text(isi)
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        _jalankan(bandingkan=berkas)
