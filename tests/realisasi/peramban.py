"""A browser without JavaScript: what a form on a page would send, and what the page says."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kinerja.inti.lingkup import tanpa_lingkup
from tests.pabrik import Kantor


class _Pembaca(HTMLParser):
    """Collect the fields of every form, by form id or action; inputs may stand outside (form=)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.formulir: dict[str, dict[str, str]] = {}
        self._kini = ""
        self._area: tuple[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        isi = dict(attrs)
        if tag == "form":
            self._kini = isi.get("id") or isi.get("action") or ""
            self.formulir.setdefault(self._kini, {})
        nama, tujuan = isi.get("name"), isi.get("form") or self._kini
        if nama is None or (tujuan not in self.formulir and tag != "textarea"):
            return
        if tag == "input" and (
            isi.get("type") not in ("checkbox", "radio", "submit") or "checked" in isi
        ):
            self.formulir[tujuan][nama] = isi.get("value") or ""
        if tag == "textarea":
            self._area = (tujuan, nama)
            self.formulir.setdefault(tujuan, {})[nama] = ""

    def handle_data(self, data: str) -> None:
        if self._area is not None:
            self.formulir[self._area[0]][self._area[1]] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = None
        if tag == "form":
            self._kini = ""


def baca_formulir(jawaban: HttpResponse | Any, kunci: str = "lembar") -> dict[str, str]:
    """Return what the form of that id (or action) would send, as the page drew it."""
    pembaca = _Pembaca()
    pembaca.feed(jawaban.content.decode())
    return pembaca.formulir[kunci]


def masuk(kantor: Kantor, nama: str) -> Client:
    client = Client()
    client.force_login(kantor.pengguna(nama))
    return client


def alamat_isi(kantor: Kantor, nama: str = "Citra", kode: str = "2026-09") -> str:
    return reverse("realisasi:isi_bulan", args=[kantor.penugasan[nama].pk, kode])


def alamat_ajukan(kantor: Kantor, nama: str = "Citra", kode: str = "2026-09") -> str:
    return reverse("realisasi:ajukan", args=[kantor.penugasan[nama].pk, kode])


def pk(kantor: Kantor, kode: str) -> int:
    with tanpa_lingkup():
        return kantor.indikator(kode).pk


def hitung_kueri(client: Client, alamat: str, status: int = 200) -> int:
    """Queries of a GET, session and rights included.

    A first visit starts the session's clock; that writing is not the page's.
    """
    client.get(alamat)
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get(alamat)
    assert jawaban.status_code == status
    return len(kueri)


def tanpa_token(isi: bytes) -> bytes:
    """The page without its random CSRF token."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", isi)


def pesan(jawaban: Any) -> list[str]:
    return [str(satu) for satu in jawaban.context["messages"]]
