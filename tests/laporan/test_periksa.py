"""*Periksa*: a stranger with the paper learns whether it is genuine, and nothing else."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kinerja.inti.lingkup import tanpa_lingkup
from laporan.hitung import buat_kode, tulis_kode
from laporan.models import LaporanTersimpan
from tests.alat.berkas import rapikan
from tests.alat.halaman import isi_terlarang
from tests.laporan.pembaca import ambil_rekap
from tests.laporan.terbit import (
    buka,
    cetak_ringan,
    masuk,
    setujui_lengkap,
    terbitan,
    terbitkan,
)
from tests.pabrik import Kantor, buat_kantor_lain

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pdf_ringan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("laporan.services.terbit.cetak_laporan_pdf", cetak_ringan)


@pytest.fixture
def satu(kantor: Kantor) -> LaporanTersimpan:
    """The final report of March."""
    setujui_lengkap(kantor, 3, "4321")
    return terbitan(terbitkan(masuk(kantor, "Citra"), kantor, 3))


def _periksa(teks: str, client: Client | None = None) -> Any:
    return (client or Client()).get(f"/periksa/{teks}/")


def test_orang_luar_mengetahui_jenis_periode_status_edisi_tanggal_dan_sidik(
    satu: LaporanTersimpan,
) -> None:
    jawaban = _periksa(satu.tanda)
    assert jawaban.status_code == 200
    isi = rapikan(jawaban.content.decode())
    for kata in (
        *(satu.tanda, "Laporan realisasi", "Bulan Maret 2026", "Final"),
        *("5 Oktober 2026 10.00 WIB", satu.pdf_sha256, satu.xlsx_sha256),
        *("Kecamatan Sukamaju, Kota Harapan", "edisi terakhirnya"),
    ):
        assert kata in isi, kata
    assert isi_terlarang(jawaban.content.decode()) == []


def test_tidak_ada_orang_atau_angka_yang_bocor(kantor: Kantor, satu: LaporanTersimpan) -> None:
    isi = rapikan(_periksa(satu.tanda).content.decode())
    rekap = ambil_rekap(kantor, 3)
    rahasia = {isi for label, isi in rekap.identitas if label in ("Nama", "Jabatan", "NIP")}
    rahasia |= {satu.nama for satu in rekap.penandatangan}
    rahasia |= {satu.nomor for satu in rekap.penandatangan if satu.nomor}
    for baris in rekap.baris:
        rahasia |= {baris.indikator, baris.kinerja_utama, baris.formulasi}
        angka = (baris.realisasi, baris.target, baris.capaian, baris.nilai_terhitung)
        rahasia |= {a.teks for a in angka if len(a.teks) > 3}
    rahasia |= {rekap.rata.angka.teks, satu.tentang, satu.nama_penerbit, satu.nama_berkas}
    rahasia |= {satu.sidik_angka, satu.sidik_isi, satu.pilihan, str(satu.penugasan_id) + "&"}
    assert len(rahasia) > 20
    assert "4.321" in rahasia
    assert [kata for kata in rahasia if kata in isi] == []
    # The words are there where they may be read: otherwise the line above would prove nothing.
    boleh = rapikan(masuk(kantor, "Citra").get(f"/laporan/terbit/{satu.tanda}/").content.decode())
    assert satu.tentang in boleh
    assert satu.nama_penerbit in boleh


def test_semua_orang_melihat_halaman_yang_sama(kantor: Kantor, satu: LaporanTersimpan) -> None:
    """Who is signed in, here or elsewhere, sees what a stranger sees."""
    asing = _periksa(satu.tanda).content
    lain = buat_kantor_lain(kantor)
    for client in (masuk(kantor, "Citra"), masuk(lain, "Dewi")):
        assert _periksa(satu.tanda, client).content == asing


@pytest.mark.parametrize(
    "ubah",
    [
        str.lower,
        lambda t: t.replace("-", " "),
        lambda t: f" {t}",
        lambda t: t.replace("0", "O").replace("1", "I"),
    ],
)
def test_ketikan_yang_longgar_dimengerti(satu: LaporanTersimpan, ubah: Any) -> None:
    jawaban = Client().get("/periksa/", {"kode": ubah(satu.tanda)})
    assert jawaban.status_code == 302
    assert jawaban["Location"] == f"/periksa/{satu.tanda}/"
    assert _periksa(ubah(satu.tanda)).status_code == 200
    assert Client().get(f"/periksa/{satu.tanda}").status_code == 301  # without the last slash


def test_kode_yang_tidak_pernah_terbit_jelas_404(satu: LaporanTersimpan) -> None:
    jawaban = _periksa(tulis_kode(buat_kode()))
    assert jawaban.status_code == 404
    assert "Tidak ada laporan yang diterbitkan dengan kode ini" in jawaban.content.decode()


@pytest.mark.parametrize("teks", ["ABC", "K7QF2-M9XTE", "%00", "💥", "a" * 300, "..", "' OR 1=1"])
def test_kode_yang_salah_ketik_dijelaskan(db: None, teks: str) -> None:
    for jawaban in (Client().get("/periksa/", {"kode": teks}), _periksa(teks)):
        assert jawaban.status_code in (404, 422)
    isi = Client().get("/periksa/", {"kode": teks}).content.decode()
    assert "salah ketik" in isi


def test_kode_yang_tidak_mungkin_tidak_menyentuh_basis_data(db: None) -> None:
    """30 of 31 guesses that do not know the check symbol cost no query; the others two."""
    with CaptureQueriesContext(connection) as kueri:
        _periksa("K7QF2-M9XTE")
    assert len(kueri) == 0


def test_edisi_lebih_baru_disebut_tanpa_sebabnya(
    kantor: Kantor, jam: Any, satu: LaporanTersimpan
) -> None:
    with tanpa_lingkup():
        lembar = kantor.penugasan["Citra"].daftar_lembar.get(bulan=3)
    jam.shift(3600)
    buka(kantor, lembar)
    terbuka = _periksa(satu.tanda).content.decode()
    assert "sumbernya berubah sesudahnya" in terbuka
    assert "ada edisi lebih baru" not in terbuka
    setujui_lengkap(kantor, 3, "95")
    dua = terbitan(terbitkan(masuk(kantor, "Citra"), kantor, 3))
    lama = _periksa(satu.tanda).content.decode()
    assert "ada edisi lebih baru" in lama
    assert dua.tanda not in lama
    assert "Maret dibuka" not in lama
    assert "edisi terakhirnya" in _periksa(dua.tanda).content.decode()


def test_draf_dikatakan_draf(september: Kantor) -> None:
    satu = terbitan(terbitkan(masuk(september, "Citra"), september))
    assert "belum semua isinya disetujui" in _periksa(satu.tanda).content.decode()


def test_paling_banyak_tiga_kueri_untuk_orang_luar(satu: LaporanTersimpan) -> None:
    with CaptureQueriesContext(connection) as kueri:
        assert _periksa(satu.tanda).status_code == 200
    assert len(kueri) <= 3
