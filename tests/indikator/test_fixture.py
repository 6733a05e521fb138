"""The catalogue fixture is the printed document: nothing lost, nothing invented."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

AKAR = Path(__file__).resolve().parents[2]
BERKAS = AKAR / "fixtures" / "katalog-kecamatan.json"
BACAAN = AKAR / "fixtures" / "README.md"
SUMBER = AKAR / "tests" / "data" / "iki-kecamatan.txt"
KEPALA_TABEL = "KINERJAUTAMAINDIKATORKINERJAUTAMAFORMULASIPERHITUNGAN/PENJELASANSUMBERDATA1234"
PEMBATAS = "\x00"

Baris = dict[str, Any]


def _data() -> Baris:
    return json.loads(BERKAS.read_text(encoding="utf-8"))


def _daftar_indikator(jabatan: Baris) -> list[Baris]:
    return [baris for kinerja in jabatan["kinerja_utama"] for baris in kinerja["indikator"]]


def _semua() -> dict[str, Baris]:
    """Every indikator by its address "jabatan.baris"."""
    return {
        f"{jabatan['urut']}.{baris['urut']}": baris
        for jabatan in _data()["jabatan"]
        for baris in _daftar_indikator(jabatan)
    }


def _tabel(judul: str) -> list[tuple[str, str, str]]:
    """The rows of one three-column table of fixtures/README.md."""
    bagian = BACAAN.read_text(encoding="utf-8").split(f"## {judul}\n")[1].split("\n## ")[0]
    baris = [b for b in bagian.splitlines() if b.startswith("| ")][2:]
    hasil = []
    for b in baris:
        alamat, tercetak, dimuat = (sel.strip() for sel in b.strip("| ").split(" | "))
        hasil.append((alamat, tercetak, dimuat))
    return hasil


def _teks_jabatan(jabatan: Baris) -> list[tuple[str, str]]:
    """(address, text) of everything printed for one jabatan; joined source cells once."""
    nomor = jabatan["urut"]
    teks = [(f"{nomor}.nama", jabatan["nama"].upper()), (f"{nomor}.tugas", jabatan["tugas"])]
    if jabatan["catatan_kaki"]:
        teks.append((f"{nomor}.catatan_kaki", jabatan["catatan_kaki"]))
    for fungsi in jabatan["fungsi"]:
        huruf = chr(ord("a") + fungsi["urut"] - 1)
        teks.append((f"{nomor}.fungsi.{huruf}", fungsi["uraian"]))
    for kinerja in jabatan["kinerja_utama"]:
        teks.append((f"{nomor}.kinerja_utama.{kinerja['urut']}", kinerja["uraian"]))
    for baris in _daftar_indikator(jabatan):
        alamat = f"{nomor}.{baris['urut']}"
        teks += [(f"{alamat}.nama", baris["nama"]), (f"{alamat}.formulasi", baris["formulasi"])]
        if not baris["sumber_gabung_atas"]:
            teks += [(f"{alamat}.sumber_data", sumber) for sumber in baris["sumber_data"]]
    return teks


def _semua_teks() -> list[tuple[str, str]]:
    return [butir for jabatan in _data()["jabatan"] for butir in _teks_jabatan(jabatan)]


def _tercetak(alamat: str, teks: str) -> str:
    """The text with the listed corrections undone."""
    for tempat, tercetak, dimuat in _tabel("Corrections"):
        if tempat == alamat:
            assert dimuat in teks, f"{alamat}: koreksi {dimuat!r} tidak ada di teks"
            teks = teks.replace(dimuat, tercetak, 1)
    return teks


def _rapat(teks: str) -> str:
    return re.sub(r"\s+", "", teks)


def _daftar_bagian_sumber() -> list[str]:
    """The source, one white-space-free text per jabatan."""
    utuh = _rapat(SUMBER.read_text(encoding="utf-8"))
    kosong, *bagian = utuh.split("INDIKATORKINERJAINDIVIDU")
    assert kosong == ""
    return bagian


def test_jumlah_isi_katalog_sama_dengan_dokumen() -> None:
    jabatan = _data()["jabatan"]
    assert len(jabatan) == 11
    assert sum(len(j["fungsi"]) for j in jabatan) == 60
    assert sum(len(j["kinerja_utama"]) for j in jabatan) == 30
    assert [len(_daftar_indikator(j)) for j in jabatan] == [5, 6, 3, 3, 7, 6, 4, 3, 8, 2, 2]
    assert sum(len(i["sumber_data"]) for i in _semua().values()) == 76
    assert [j["urut"] for j in jabatan if j["catatan_kaki"]] == [2]


def test_urut_dan_kode_runtut_dan_unik() -> None:
    for nomor, jabatan in enumerate(_data()["jabatan"], start=1):
        assert jabatan["urut"] == nomor
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", jabatan["kode"])
        for isi in (jabatan["fungsi"], jabatan["kinerja_utama"], _daftar_indikator(jabatan)):
            assert [b["urut"] for b in isi] == list(range(1, len(isi) + 1))
        assert [b["kode"] for b in _daftar_indikator(jabatan)] == [
            f"{jabatan['kode']}.{n}" for n in range(1, len(_daftar_indikator(jabatan)) + 1)
        ]
    kode = [j["kode"] for j in _data()["jabatan"]]
    assert len(set(kode)) == 11
    assert kode[0] == "pengadministrasi-surat"


@pytest.mark.parametrize(
    ("medan", "jumlah"),
    [
        ("jenis", {"jumlah": 46, "persentase": 2, "rata_rata": 1}),
        ("agregasi", {"jumlah": 41, "terakhir": 5, "rasio_jumlah": 3}),
        ("polaritas", {"naik": 46, "netral": 2, "turun": 1}),
        ("antar_pemegang", {"dijumlahkan": 43, "bersama": 6}),
        ("bisa_melebihi", {False: 48, True: 1}),
        ("insidentil", {False: 48, True: 1}),
        ("desimal", {0: 46, 2: 3}),
    ],
)
def test_klasifikasi_sesuai_rancangan(medan: str, jumlah: dict[object, int]) -> None:
    assert Counter(i[medan] for i in _semua().values()) == jumlah


@pytest.mark.parametrize(
    ("medan", "nilai", "daftar_baris"),
    [
        ("agregasi", "terakhir", ["1.4", "2.4", "3.1", "3.3", "8.2"]),
        ("antar_pemegang", "bersama", ["1.4", "2.4", "3.1", "3.3", "7.1", "8.2"]),
        ("jenis", "persentase", ["9.2", "11.2"]),
        ("jenis", "rata_rata", ["11.1"]),
        ("agregasi", "rasio_jumlah", ["9.2", "11.1", "11.2"]),
        ("polaritas", "netral", ["7.2", "7.3"]),
        ("polaritas", "turun", ["11.1"]),
        ("bisa_melebihi", True, ["11.2"]),
        ("insidentil", True, ["3.2"]),
        (
            "sumber_gabung_atas",
            True,
            [
                "1.2",
                "1.3",
                "1.4",
                "2.2",
                "2.3",
                "2.5",
                "2.6",
                "3.3",
                "5.2",
                "5.3",
                "5.4",
                "5.6",
                "5.7",
                "6.2",
                "6.3",
                "6.5",
                "6.6",
            ],
        ),
    ],
)
def test_baris_khusus_dikenali(medan: str, nilai: object, daftar_baris: list[str]) -> None:
    assert [alamat for alamat, i in _semua().items() if i[medan] == nilai] == daftar_baris


def test_lima_baris_posisi_terakhir_menurut_kode() -> None:
    assert {i["kode"] for i in _semua().values() if i["agregasi"] == "terakhir"} == {
        "pengadministrasi-surat.4",
        "pengelola-personil-dan-pengembangan-kecamatan.4",
        "pengelola-pemanfaatan-barang-milik-daerah.1",
        "pengelola-pemanfaatan-barang-milik-daerah.3",
        "pengolah-data-pemerintahan.2",
    }


def test_bulan_jatuh_tempo_sesuai_rancangan() -> None:
    khusus = {
        "3.2": [12], "4.1": [1, 3], "4.2": [7, 9], "4.3": [12],
        "5.5": [1], "5.6": [1], "5.7": [1], "6.4": [1], "6.5": [1], "6.6": [1],
        "8.1": [12], "8.3": [12], "9.2": [2], "10.1": [6], "10.2": [6],
    }  # fmt: skip
    bulanan = list(range(1, 13))
    assert {a: i["bulan_jatuh_tempo"] for a, i in _semua().items()} == {
        alamat: khusus.get(alamat, bulanan) for alamat in _semua()
    }


def test_satuan_sesuai_rancangan() -> None:
    satuan = {
        "surat": "1.1 1.2 1.5 2.1 2.2 5.1 6.1",
        "arsip": "1.3 1.4 2.3 2.6",
        "orang": "2.4",
        "rekap": "2.5",
        "unit": "3.1 3.2 3.3",
        "dokumen": "4.1 8.1 8.3 10.1 10.2",
        "eksemplar": "4.2 4.3",
        "berkas": "5.2 5.3 5.4 5.5 5.6 5.7 6.3 6.4 6.5 6.6",
        "lembar": "6.2",
        "kali": "7.1",
        "pelanggaran": "7.2",
        "laporan": "7.3",
        "kegiatan": "7.4 9.1 9.3 9.4 9.5 9.6 9.7 9.8",
        "RT/RW": "8.2",
        "persen": "9.2 11.2",
        "menit": "11.1",
    }
    harapan = {baris: nama for nama, daftar in satuan.items() for baris in daftar.split()}
    assert {alamat: i["satuan"] for alamat, i in _semua().items()} == harapan


def test_syarat_dan_label_hanya_pada_baris_yang_memerlukannya() -> None:
    semua = _semua()
    assert {a: i["syarat"]["minimal"] for a, i in semua.items() if i["syarat"]} == {"9.2": 75}
    assert "semua unsur" in semua["9.2"]["syarat"]["pertanyaan"]
    assert (semua["9.2"]["label_pembilang"], semua["9.2"]["label_penyebut"]) == (
        "Peserta hadir sesuai ketentuan",
        "Seluruh peserta yang hadir",
    )
    for indikator in semua.values():
        berpenyebut = indikator["jenis"] != "jumlah"
        assert bool(indikator["label_pembilang"]) is berpenyebut
        assert bool(indikator["label_penyebut"]) is berpenyebut


def test_sumber_bergabung_sama_dengan_baris_di_atasnya() -> None:
    for jabatan in _data()["jabatan"]:
        for kinerja in jabatan["kinerja_utama"]:
            atas: list[str] | None = None
            for baris in kinerja["indikator"]:
                if baris["sumber_gabung_atas"]:
                    assert baris["sumber_data"] == atas, baris["kode"]
                atas = baris["sumber_data"]


def test_daftar_bernomor_formulasi_tetap_berbaris() -> None:
    assert _semua()["4.1"]["formulasi"].split("\n") == [
        "Jumlah dokumen laporan kinerja yang dibuat",
        "1. Laporan Kinerja Tahunan",
        "2. Perjanjian Kinerja",
        "3. Laporan Sakip",
        "4. LKPJ dan LPPD",
    ]


def test_spasi_rapi_di_semua_teks() -> None:
    for alamat, teks in _semua_teks():
        for baris in teks.split("\n"):
            assert baris == " ".join(baris.split()), alamat


def test_salah_ketik_yang_dikoreksi_tidak_tersisa() -> None:
    isi = "\n".join(teks for _, teks in _semua_teks())
    for _, tercetak, _ in _tabel("Corrections") + _tabel("Glued words and stray spaces"):
        assert not re.search(rf"(?<!\w){re.escape(tercetak)}(?!\w)", isi), tercetak


def test_koreksi_spasi_hanya_mengubah_spasi_dan_ada_di_fixture() -> None:
    teks = _semua_teks()
    daftar = _tabel("Glued words and stray spaces")
    assert len(daftar) == 13
    for alamat, tercetak, dimuat in daftar:
        assert _rapat(tercetak) == _rapat(dimuat)
        assert any(dimuat in isi for tempat, isi in teks if tempat == alamat), alamat


def test_setiap_koreksi_menunjuk_teks_yang_ada() -> None:
    alamat_ada = {alamat for alamat, _ in _semua_teks()}
    daftar = _tabel("Corrections")
    assert len(daftar) == 11
    assert {alamat for alamat, _, _ in daftar} <= alamat_ada
    sumber = " ".join(SUMBER.read_text(encoding="utf-8").split())
    for alamat, tercetak, _ in daftar:
        assert tercetak in sumber, alamat


def test_setiap_teks_dapat_ditemukan_di_sumber() -> None:
    for jabatan, sumber in zip(_data()["jabatan"], _daftar_bagian_sumber(), strict=True):
        for alamat, teks in _teks_jabatan(jabatan):
            assert _rapat(_tercetak(alamat, teks)) in sumber, alamat


def test_tidak_ada_isi_sumber_yang_tertinggal() -> None:
    for jabatan, sumber in zip(_data()["jabatan"], _daftar_bagian_sumber(), strict=True):
        daftar = [_rapat(_tercetak(alamat, teks)) for alamat, teks in _teks_jabatan(jabatan)]
        sisa = sumber
        for teks in sorted(daftar, key=len, reverse=True):
            assert teks in sisa, f"{jabatan['kode']}: {teks} kurang satu di sumber"
            sisa = sisa.replace(teks, PEMBATAS, 1)
        huruf = "".join(f"{chr(97 + n)}." for n in range(len(jabatan["fungsi"])))
        harapan = f"1.JABATAN:2.TUGAS:3.FUNGSI:{huruf}{KEPALA_TABEL}"
        assert sisa.replace(PEMBATAS, "") == harapan, jabatan["kode"]
