"""A clerk with a spreadsheet: fills a downloaded workbook and hands it back."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.pabrik import Kantor

KOLOM = {"p": "F", "q": "G", "n": "H", "s": "I", "k": "J"}


def alamat_excel(kantor: Kantor, kode: str = "2026-09", apa: str = "excel") -> str:
    return reverse(f"realisasi:{apa}", args=[kantor.penugasan["Citra"].pk, kode])


def unduh(client: Client, kantor: Kantor, *, setahun: bool = False, kode: str = "2026-09") -> bytes:
    apa = "excel_setahun_xlsx" if setahun else "excel_bulan_xlsx"
    jawaban = client.get(alamat_excel(kantor, kode, apa))
    assert jawaban.status_code == 200
    return jawaban.content


def cari_baris(lembar: Any, nomor: int) -> int:
    """The row, from 1, of an indikator by its number."""
    return next(sel.row for sel in lembar["A"] if sel.value == nomor and sel.row > 5)


def isi_buku(
    isi: bytes, ketikan: Mapping[tuple[int, str], Any], bulan: str = "September 2026"
) -> bytes:
    """Type into cells by (number of the row, letter of the input); what the file is then."""
    buku = openpyxl.load_workbook(BytesIO(isi))
    lembar = buku[bulan]
    for (nomor, huruf), nilai in ketikan.items():
        lembar[f"{KOLOM[huruf]}{cari_baris(lembar, nomor)}"] = nilai
    return simpan(buku)


def simpan(buku: Any) -> bytes:
    keluar = BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def unggah(
    client: Client, kantor: Kantor, isi: bytes, *, kode: str = "2026-09", nama: str = "isian.xlsx"
) -> HttpResponse:
    berkas = SimpleUploadedFile(nama, isi)
    return client.post(alamat_excel(kantor, kode), {"berkas": berkas})  # type: ignore[return-value]
