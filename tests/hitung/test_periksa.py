"""What is said about a cell: the name, the sentence, the input it stands beside."""

from __future__ import annotations

from decimal import Decimal

import pytest

from indikator.hitung import (
    IsianSel,
    KeadaanSel,
    KodeMasalah,
    Sel,
    periksa_kewajaran,
    periksa_sel,
    periksa_syarat,
)
from tests.hitung.bahan import BELUM, NIHIL, PERSENTASE, STOK, WAKTU, buat_aturan, buat_sel

HADIR = buat_aturan(
    "persentase",
    "rasio_jumlah",
    label_pembilang="Peserta hadir sesuai ketentuan",
    label_penyebut="Seluruh peserta yang hadir",
    syarat_minimal=Decimal(75),
    syarat_pertanyaan="Mencakup semua unsur",
)


def _negatif(pembilang: str | None, penyebut: str | None = None) -> Sel:
    atas = None if pembilang is None else Decimal(pembilang)
    bawah = None if penyebut is None else Decimal(penyebut)
    return Sel(KeadaanSel.TERISI, atas, bawah)


@pytest.mark.parametrize(
    ("aturan", "sel", "daftar"),
    [
        (buat_aturan(), _negatif("-1"), [("pembilang_negatif", "pembilang")]),
        (
            PERSENTASE,
            _negatif("-1", "-2"),
            [("pembilang_negatif", "pembilang"), ("penyebut_negatif", "penyebut")],
        ),
        (
            PERSENTASE,
            _negatif(None),
            [("pembilang_kosong", "pembilang"), ("penyebut_kosong", "penyebut")],
        ),
        (PERSENTASE, buat_sel("3/0"), [("penyebut_nol", "penyebut")]),
        (PERSENTASE, buat_sel("11/10"), [("melebihi", "pembilang")]),
        (HADIR, buat_sel("74/80"), [("syarat_belum_dijawab", "syarat")]),
        (HADIR, buat_sel("74/80 ya"), []),
        (STOK, NIHIL, [("nihil_tidak_ditawarkan", "pembilang")]),
        (
            buat_aturan(),
            Sel(KeadaanSel.NIHIL, Decimal(0)),
            [("nihil_berangka", "pembilang")],
        ),
        (PERSENTASE, Sel(KeadaanSel.NIHIL, None, Decimal(1)), [("nihil_berangka", "pembilang")]),
        (HADIR, NIHIL, []),
        (HADIR, BELUM, []),
    ],
)
def test_larangan_disebut_di_isian_yang_tepat(aturan, sel, daftar) -> None:
    assert [(m.kode, m.isian) for m in periksa_sel(aturan, sel)] == daftar


def test_larangan_menyebut_label_dan_angka() -> None:
    (masalah,) = periksa_sel(HADIR, buat_sel("1.200/1.000 ya"))
    assert masalah.pesan == (
        "Peserta hadir sesuai ketentuan (1.200) tidak boleh melebihi "
        "Seluruh peserta yang hadir (1.000). Periksa kedua angka."
    )
    (masalah,) = periksa_sel(PERSENTASE, buat_sel("3/0"))
    assert masalah.pesan == "Penyebut 0, padahal Pembilang 3. Perbaiki salah satunya."
    (masalah,) = periksa_sel(buat_aturan(), _negatif(None))
    assert masalah.pesan == "Jumlah belum diisi. Isi angkanya; isi 0 jika memang tidak ada."


def test_nihil_di_bulan_bertarget_harus_dijelaskan() -> None:
    (masalah,) = periksa_sel(buat_aturan(), NIHIL, "  ", ada_target=True)
    assert masalah.kode is KodeMasalah.NIHIL_TANPA_KETERANGAN
    assert masalah.isian is IsianSel.KETERANGAN
    assert periksa_sel(buat_aturan(), NIHIL, "tidak ada surat", ada_target=True) == ()
    assert periksa_sel(buat_aturan(), NIHIL) == ()


def test_melebihi_yang_boleh_harus_dijelaskan() -> None:
    aturan = buat_aturan("persentase", "rasio_jumlah", bisa_melebihi=True)
    (masalah,) = periksa_sel(aturan, buat_sel("11/10"), " ")
    assert masalah.isian is IsianSel.KETERANGAN
    assert periksa_sel(aturan, buat_sel("11/10"), "sisa pengajuan Januari") == ()


def test_rata_rata_boleh_memiliki_total_di_atas_banyaknya() -> None:
    assert periksa_sel(WAKTU, buat_sel("260/40")) == ()
    assert periksa_kewajaran(WAKTU, buat_sel("260/40")) == ()


@pytest.mark.parametrize(
    ("aturan", "isi", "kode"),
    [
        (WAKTU, "0/40", ["rata_rata_nol"]),
        (WAKTU, "0/0", []),
        (WAKTU, "0/", []),
        (PERSENTASE, "0/40", []),
        (PERSENTASE, "11/10", ["di_atas_seratus"]),
        (PERSENTASE, "10/10", []),
        (HADIR, "74/80 tidak", ["syarat_gagal", "syarat_gagal"]),
        (HADIR, "75/80 ya", []),
        (HADIR, "nihil", []),
    ],
)
def test_peringatan_tidak_menolak(aturan, isi: str, kode: list[str]) -> None:
    assert [m.kode for m in periksa_kewajaran(aturan, buat_sel(isi))] == kode


def test_peringatan_syarat_menyebut_kekurangannya() -> None:
    (masalah,) = periksa_kewajaran(HADIR, buat_sel("74/80 ya"))
    assert masalah.pesan == (
        "Syarat tidak terpenuhi: 74 dari 75. Angka tetap disimpan dan ditandai."
    )
    assert masalah.isian is IsianSel.SYARAT


def test_syarat_belum_dijawab_bukan_syarat_gagal() -> None:
    assert periksa_syarat(HADIR, buat_sel("75/80")) == ()
    assert periksa_syarat(HADIR, buat_sel("75/80 tidak")) == ("Mencakup semua unsur: tidak",)
