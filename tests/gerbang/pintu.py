"""The two ways a cell reaches the server: the autosave call, and the form without JavaScript."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from typing import Any
from urllib.parse import urlencode

TENGGAT = 60
TOKEN = "k" * 32
PUTUS = (OSError, HTTPException)


@dataclass(frozen=True, slots=True)
class Tersimpan:
    versi: int


@dataclass(frozen=True, slots=True)
class Bentrok:
    """Somebody else was first: what stands there now."""

    versi: int
    nilai: str | None


class GalatJawaban(Exception):
    """The server answered what a writer of a good value must never see."""


class BelumTersedia(OSError):
    """503: the database is away; the page keeps the cell and sends it again."""


class Pintu:
    """One browser tab of a signed-in person before one sheet. Lost lines raise one of PUTUS."""

    def __init__(self, port: int, sesi: str, alamat: str) -> None:
        self._sambungan = HTTPConnection("127.0.0.1", port, timeout=TENGGAT)
        self._alamat = alamat
        self._kepala = {
            "Cookie": f"sessionid={sesi}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Content-Type": "application/x-www-form-urlencoded",
            # People pause longer between two cells than the server keeps a line.
            "Connection": "close",
        }

    def simpan(self, indikator: int, nilai: str, versi: int) -> Tersimpan | Bentrok:
        """Save one cell upon the version that was seen."""
        raise NotImplementedError

    def tutup(self) -> None:
        self._sambungan.close()

    def _minta(self, cara: str, alamat: str, isi: Mapping[str, str]) -> tuple[int, str]:
        """Ask once, on a new line."""
        try:
            self._sambungan.request(cara, alamat, urlencode(isi), self._kepala)
            jawaban = self._sambungan.getresponse()
            return jawaban.status, jawaban.read().decode()
        except PUTUS:
            self._sambungan.close()
            raise


class PintuSel(Pintu):
    """The autosave call of the sheet."""

    def __init__(self, port: int, sesi: str, alamat: str) -> None:
        super().__init__(port, sesi, alamat)
        self._kepala["Accept"] = "application/json"

    def simpan(self, indikator: int, nilai: str, versi: int) -> Tersimpan | Bentrok:
        isian = {f"p-{indikator}": nilai, f"v-{indikator}": str(versi)}
        status, teks = self._minta("POST", f"{self._alamat}sel/", isian)
        if status == 503 and json.loads(teks)["kode"] == "tidak_tersedia":
            raise BelumTersedia
        baris: dict[str, Any] = {}
        if status in (200, 409):
            baris = json.loads(teks).get("baris", {}).get(str(indikator), {})
        match status, baris.get("keadaan"):
            case 200, "tersimpan":
                return Tersimpan(baris["versi"])
            case 409, "bentrok":
                bentrok = baris["bentrok"]
                return Bentrok(bentrok["versi"], _angka(bentrok["isian"]["p"]))
        raise GalatJawaban(f"{status} {teks[:300]}")


class PintuFormulir(Pintu):
    """The plain form: a page after every save, and the new version read from it."""

    def simpan(self, indikator: int, nilai: str, versi: int) -> Tersimpan | Bentrok:
        isian = {f"p-{indikator}": nilai, f"v-{indikator}": str(versi)}
        status, teks = self._minta("POST", self._alamat, isian)
        if status == 302:
            with suppress(*PUTUS):  # the save itself was answered
                self._minta("GET", self._alamat, {})
            return Tersimpan(versi + 1)
        if status == 503 and "Data belum dapat dijangkau" in teks:
            raise BelumTersedia
        pilihan = rf'name="b-{indikator}" value="[^"]*?(\d*)"> {{}}'
        saya = re.search(pilihan.format("Pakai isian saya"), teks)
        tersimpan = re.search(pilihan.format(r"Pakai yang tersimpan: ([\d.]*)"), teks)
        if status == 409 and saya and tersimpan:
            return Bentrok(int(saya[1]), _angka(tersimpan[2]))
        raise GalatJawaban(f"{status} {teks[:300]}")


def _angka(teks: str) -> str | None:
    return re.sub(r"\D", "", teks) or None
