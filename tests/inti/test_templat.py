"""Filters and forms as a page uses them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template import Context, Template

from kinerja.inti.formulir import AngkaField, FormulirDasar
from kinerja.inti.waktu import Periode

SAAT = datetime(2026, 10, 1, 17, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("nilai", "saringan", "teks"),
    [
        (Decimal("1234.50"), "angka", "1.234,5"),
        (Decimal("1234.5"), "angka:2", "1.234,50"),
        (0, "angka", "0"),
        (Decimal("0.00"), "angka:2", "0,00"),
        (Decimal("96"), "persen", "96,00\u202f%"),
        (Decimal("96"), "persen:0", "96\u202f%"),
        (date(2026, 2, 5), "tanggal", "5 Februari 2026"),
        (date(2026, 10, 5), "tanggal_hari", "Senin, 5 Oktober 2026"),
        (SAAT, "tanggal", "2 Oktober 2026"),
        (SAAT, "waktu", "2 Oktober 2026 00.05 WIB"),
        (SAAT, "waktu:'Asia/Jayapura'", "2 Oktober 2026 02.05 WIT"),
        (8, "nama_bulan", "Agustus"),
        (8, "bulan_pendek", "Agt"),
        (Periode(2026, 1), "nama_bulan", "Januari"),
        *[
            (None, saringan, "–")
            for saringan in (
                "angka", "angka:2", "persen", "tanggal", "tanggal_hari", "waktu",
                "nama_bulan", "bulan_pendek",
            )
        ],
    ],
)  # fmt: skip
def test_saringan(nilai: Any, saringan: str, teks: str) -> None:
    templat = Template("{% load kinerja %}{{ nilai|" + saringan + " }}")
    assert templat.render(Context({"nilai": nilai})) == teks


@pytest.mark.parametrize("bulan", [0, 13, -1])
def test_bulan_yang_tidak_ada_bukan_desember(bulan: int) -> None:
    with pytest.raises(ValueError, match="tidak ada"):
        Template("{% load kinerja %}{{ n|nama_bulan }}").render(Context({"n": bulan}))


class TargetForm(FormulirDasar):
    target = AngkaField(label="Target", desimal=1)
    cadangan = AngkaField(label="Cadangan", required=False)


def test_formulir_dikirim_post_tanpa_gelembung_peramban() -> None:
    html = render_crispy_form(TargetForm())
    assert "novalidate" in html
    assert 'method="post"' in html

    class TanpaBungkusForm(FormulirDasar):
        bungkus = False
        nama = forms.CharField()

    assert "<form" not in render_crispy_form(TanpaBungkusForm())


def test_angka_indonesia_terbaca_dan_kosong_bukan_nol() -> None:
    formulir = TargetForm({"target": " 1.234,5 ", "cadangan": ""})
    assert formulir.is_valid()
    assert formulir.cleaned_data == {"target": Decimal("1234.5"), "cadangan": None}
    assert TargetForm({"target": "0", "cadangan": "0"}).is_valid()


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("12.5", "pakai koma"),
        ("1,25", "Paling banyak 1"),
        ("", "tidak boleh kosong"),
        ("1\x00", "Karakter null"),
        ("9" * 41, "40 karakter"),
    ],
)
def test_angka_yang_salah_ditolak_dan_teksnya_tetap(teks: str, pesan: str) -> None:
    formulir = TargetForm({"target": teks})
    assert not formulir.is_valid()
    assert pesan in " ".join(formulir.errors["target"])
    assert formulir["target"].value() == teks


def test_nilai_awal_ditulis_cara_indonesia_dan_belum_berubah() -> None:
    formulir = TargetForm({"target": "1234,5"}, initial={"target": Decimal("1234.5")})
    assert TargetForm(initial={"target": Decimal("1234.5")})["target"].value() == "1.234,5"
    assert TargetForm(initial={"target": 0})["target"].value() == "0"
    assert not formulir.has_changed()
    assert TargetForm({"target": "x"}, initial={"target": 0}).has_changed()
