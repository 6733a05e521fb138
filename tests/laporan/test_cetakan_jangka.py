"""A quarter and a half-year: page, PDF and workbook show one and the same figures."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from kinerja.inti.angka import baca_angka
from laporan.rekap import RekapPegawai
from tests.alat.berkas import baca_baris_tabel, baca_teks_pdf, buka_buku, rapikan
from tests.alat.sekali import sekali_semodul
from tests.laporan.conftest import SAAT, isi_september
from tests.laporan.pembaca import Cetakan, ambil_cetakan, ambil_rekap, angka_sel, baca_laporan
from tests.pabrik import buat_kantor, isi_bulan

pytestmark = pytest.mark.django_db
TERBIT = ("tw1", "tw3", "s1")


@pytest.fixture(scope="module")
def terbit(
    django_db_setup: None, django_db_blocker: Any
) -> Iterator[dict[str, tuple[Cetakan, RekapPegawai]]]:
    with sekali_semodul(django_db_blocker, datetime.fromisoformat(SAAT)):
        kantor = isi_september(buat_kantor())
        isi_bulan(kantor, "Citra", 7, {"surat-masuk": "80", "waktu-pelayanan": "300/50"})
        client = Client()
        client.force_login(kantor.pengguna("Citra"))
        yield {
            kode: (ambil_cetakan(client, kantor, f"2026-{kode}"), ambil_rekap(kantor, kode))
            for kode in TERBIT
        }


def _angka_rekap(rekap: RekapPegawai, nomor: int) -> list[str]:
    """The figures of a row as the paper prints them, left to right."""
    daftar = []
    for angka in rekap.baris[nomor].daftar_angka:
        daftar += [angka.target.teks, f"{angka.realisasi.teks} {angka.rincian}".strip()]
        daftar += [angka.capaian.teks, angka.nilai_terhitung.teks]
    return [rapikan(teks) for teks in daftar]


@pytest.mark.parametrize("kode", TERBIT)
def test_halaman_pdf_dan_buku_memuat_angka_yang_sama(
    terbit: dict[str, tuple[Cetakan, RekapPegawai]], kode: str
) -> None:
    cetakan, rekap = terbit[kode]
    assert len(rekap.daftar_jangka) == (2 if kode == "tw3" else 1)
    teks = baca_teks_pdf(cetakan.pdf)
    laporan = baca_laporan(cetakan.xlsx)
    halaman = baca_baris_tabel(cetakan.halaman, "laporan-baris")
    assert len(halaman) == len(rekap.baris) == len(laporan) - 1 == 4
    for ke, baris in enumerate(rekap.baris):
        daftar = _angka_rekap(rekap, ke)
        assert " ".join([*daftar, baris.kategori]) in teks
        di_halaman = [
            sel.removesuffix(kategori).strip()
            for sel, kategori in zip(halaman[ke][1:], _kategori(rekap, ke), strict=True)
        ]
        assert di_halaman == daftar
        for kolom, tercetak in enumerate(daftar):
            di_buku = angka_sel(laporan[baris.nomor][6 + kolom])
            if isinstance(di_buku, Decimal):
                angka = baca_angka(tercetak.split(" ")[0])
                assert angka is not None
                assert angka.quantize(Decimal("0.01")) == di_buku
            else:
                assert tercetak == di_buku
    for jangka in rekap.daftar_jangka:
        rata = rapikan(jangka.rata.angka.teks)
        assert rata in teks
        assert rata in rapikan(cetakan.halaman)


def _kategori(rekap: RekapPegawai, nomor: int) -> list[str]:
    """What stands behind the figure of a cell of the page: the band behind a capaian."""
    daftar: list[str] = []
    for angka in rekap.baris[nomor].daftar_angka:
        daftar += ["", "", angka.kategori if angka.capaian.nilai is not None else "", ""]
    return daftar


def test_bentuk_resmi_menyebut_periode_dan_sd_akhirnya(
    terbit: dict[str, tuple[Cetakan, RekapPegawai]],
) -> None:
    triwulan, semester = (baca_teks_pdf(terbit[kode][0].pdf) for kode in ("tw3", "s1"))
    assert "Triwulan III (Juli s.d. September) 2026" in triwulan
    assert "Periode laporan Triwulan III 2026 (Juli s.d. September 2026)" in triwulan.replace(
        ": ", ""
    )
    assert "s.d. September" in triwulan
    assert " 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 " in triwulan
    assert " 1 2 3 4 5 6 7 8 9 10 11 12 1 " in semester
    rekap = terbit["tw3"][1]
    assert [satu.sebutan for satu in rekap.daftar_jangka] == ["Triwulan III", "s.d. September"]
    # 80 + 0 in the quarter; 100 of January comes to it up to September.
    surat = rekap.baris[0].daftar_angka
    assert [satu.realisasi.teks for satu in surat] == ["80", "180"]
    assert [satu.target.teks for satu in surat] == ["300", "900"]
    assert "Sementara: 2 dari 3 bulan" in rekap.baris[0].catatan
    assert any("Sementara s.d. September" in satu for satu in rekap.baris[0].catatan)
    assert "September: Termasuk arsip susulan" in rekap.baris[1].keterangan_lengkap


def test_rumus_jangka_menjumlahkan_bulan_jangkanya(
    terbit: dict[str, tuple[Cetakan, RekapPegawai]],
) -> None:
    xlsx = terbit["tw3"][0].xlsx
    hitungan = [sel.value for baris in buka_buku(xlsx)["Hitungan"].iter_rows() for sel in baris]
    for rentang in ("L5:N5", "F5:N5"):
        assert f"=IF(COUNT('Masukan'!{rentang})>0,SUM('Masukan'!{rentang}),\"–\")" in hitungan
    rumus = baca_laporan(xlsx, nilai=False)
    for kolom, huruf in ((9, "J"), (13, "N")):
        assert f"AVERAGE({huruf}" in rumus[0][kolom].value
