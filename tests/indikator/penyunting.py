"""An admin at the pages that edit a catalogue: reads what a page carries, sends its forms back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client

from indikator.models import Indikator
from indikator.susunan import hitung_sidik, hitung_sidik_urutan
from jabatan.models import Katalog

DILIHAT = re.compile(r'name="dilihat" value="([0-9a-f]*)"')

BARIS = {
    "nama": "Jumlah arsip yang ditata",
    "formulasi": "Jumlah arsip yang ditata dalam satu bulan",
    "sumber_data": "Daftar arsip",
    "satuan": "arsip",
    "desimal": "0",
    "jenis": "jumlah",
    "agregasi": "jumlah",
    "polaritas": "naik",
    "label_pembilang": "",
    "label_penyebut": "",
    "jadwal": "bulanan",
    "berlaku_dari": "1",
    "syarat_minimal": "",
    "syarat_pertanyaan": "",
    "antar_pemegang": "dijumlahkan",
    "kode": "",
    "c1p": "8",
    "c1q": "10",
    "c2p": "40",
    "c2q": "40",
    "c3p": "",
    "c3q": "",
    "contoh_target": "100",
    "tindakan": "simpan",
}


@dataclass
class Penyunting:
    """One admin with his browser, at work on one catalogue."""

    client: Client
    katalog: Katalog

    def alamat(self, kode: str, ekor: str = "susun/") -> str:
        return f"/katalog/{self.katalog.pk}/jabatan/{kode}/{ekor}"

    def buka(self, alamat: str, status: int = 200) -> str:
        jawaban = self.client.get(alamat)
        assert jawaban.status_code == status
        return jawaban.content.decode()

    def kirim(self, alamat: str, data: dict[str, Any], *, dilihat: str = "") -> HttpResponse:
        """Open the page, then send its form as it was drawn."""
        if not dilihat:
            cocok = DILIHAT.search(self.buka(alamat))
            assert cocok is not None
            dilihat = cocok[1]
        return self.client.post(alamat, {**data, "dilihat": dilihat})

    def simpan(self, alamat: str, data: dict[str, Any]) -> None:
        """Send a form that is taken."""
        jawaban = self.kirim(alamat, data)
        assert jawaban.status_code == 302, baca_galat(jawaban)

    def atur(self, baris: Indikator, tindakan: str, **lain: str) -> HttpResponse:
        """Press a button of a row, as its page has it now."""
        sidik = hitung_sidik(baris)
        if tindakan in ("naik", "turun"):
            sebaris = Indikator.objects.filter(kinerja_utama_id=baris.kinerja_utama_id)
            sidik = hitung_sidik_urutan(sebaris.order_by("urut"))
        return self.client.post(
            f"/katalog/indikator/{baris.pk}/atur/",
            {"tindakan": tindakan, "dilihat": sidik, **lain},
        )


def susun_kiriman(baris: Indikator, **ubahan: Any) -> dict[str, Any]:
    """The form of a stored row as its page shows it, with some fields typed anew."""
    bulan = sorted(baris.daftar_bulan)
    jadwal = "bulanan" if len(bulan) == 12 else "tertentu"
    kolom = (
        *("nama", "formulasi", "satuan", "desimal", "jenis", "agregasi", "polaritas"),
        *("label_pembilang", "label_penyebut", "antar_pemegang", "kode", "berlaku_dari"),
        "syarat_pertanyaan",
    )
    data: dict[str, Any] = {**BARIS, **{nama: str(getattr(baris, nama)) for nama in kolom}}
    data["sumber_data"] = "\n".join(baris.nama_sumber)
    data["jadwal"] = "insidentil" if baris.insidentil else jadwal
    if data["jadwal"] == "tertentu":
        data["bulan"] = [str(satu) for satu in bulan]
    if baris.syarat_minimal is not None:
        data["syarat_minimal"] = str(baris.syarat_minimal).partition(".")[0]
    for nama in ("bisa_melebihi", "sumber_gabung_atas"):
        if getattr(baris, nama):
            data[nama] = "on"
    return data | ubahan


def baca_galat(jawaban: HttpResponse) -> list[str]:
    """The refusals beside the fields of a page."""
    isi = jawaban.content.decode()
    pola = r"(?:invalid-feedback|pesan-galat)[^>]*>(.*?)</(?:span|p|div)>"
    return [" ".join(re.sub(r"<[^>]+>", " ", satu).split()) for satu in re.findall(pola, isi, re.S)]
