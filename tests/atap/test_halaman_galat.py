"""Error pages: calm words, no code, and they stand without database, session or context."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

BERDIRI_SENDIRI = ["400.html", "403_csrf.html", "500.html", "503.html"]


@pytest.mark.parametrize("nama", BERDIRI_SENDIRI)
def test_halaman_galat_berdiri_tanpa_konteks(nama: str) -> None:
    html = render_to_string(nama)
    assert html.count("<h1>") == 1
    assert "Oops" not in html
    teks = re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1])
    assert not re.search(r"\b(400|403|404|500|503)\b", teks)


@pytest.mark.parametrize("nama", ["403.html", "404.html"])
def test_halaman_galat_tanpa_masuk_tidak_memuat_menu(nama: str) -> None:
    html = render_to_string(nama, {"navigasi": None, "messages": []})
    assert html.count("<h1>") == 1
    assert "bilah-bawah" not in html


@pytest.mark.django_db
def test_alamat_yang_tidak_ada_dijawab_dengan_kata(client: Client) -> None:
    jawaban = client.get("/tidak/ada/")
    assert jawaban.status_code == 404
    assert "Halaman tidak ditemukan" in jawaban.content.decode()
