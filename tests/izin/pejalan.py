"""The walker: every address of the resolver, asked by every role, compared with the table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from realisasi.susunan import tulis_bacaan
from tests.alat.bukti import buat_unggahan
from tests.izin.kantor import Benda, Dunia, sidik_isi
from tests.izin.kiriman_kantor import KIRIMAN_PENGATURAN, susun_dilihat
from tests.izin.kiriman_katalog import KIRIMAN_KATALOG, susun_kiriman_katalog
from tests.izin.sel import BACA, Harapan, Sel, susun_harapan
from tests.izin.tabel import TABEL
from tests.pabrik import KODE_JABATAN

# Forms of the office; RUJUKAN_KANTOR adds fields that point to the object's own seat or person.
KIRIMAN_KANTOR: dict[str, dict[str, str]] = {
    "posisi": {
        "nama": "Nama baru",
        "jenis": "pelaksana",
        "kode_jabatan": KODE_JABATAN,
        "urut": "2",
    },
    "penugasan": {
        "sifat": "pengganti",
        "nomor_sk": "SK-9",
        "mulai": "2020-01-01",
        "selesai": "2020-12-31",
    },
    "akhiri": {"nomor_sk": "SK-9", "selesai": "2027-01-31"},
    "jeda": {"sebab": "cuti", "mulai": "2026-11-02", "selesai": "2026-11-06"},
    "pegawai": {"nama": "Nama Baru", "status": "non_asn", "nomor_induk": ""},
    "pangkat": {"pangkat": "Penata", "golongan": "III/c", "mulai": "2026-04-01"},
    "akun": {"nama_pengguna": "akun.baru"},
    "sk": {"tahun": "2028", "nomor_sk": "SK-2", "tanggal_sk": "2027-01-04", "versi": "1"},
    "hapus_draf": {"setuju": "1", "versi": "1"},
    "berlakukan": {},
    "sk_perubahan": {"nomor_sk": "SK-P", "tanggal_sk": "2026-06-20", "mulai_bulan": "7"},
}
KIRIMAN_KANTOR |= KIRIMAN_PENGATURAN
RUJUKAN_KANTOR = {
    "posisi": (("atasan", "atasan"),),
    "penugasan": (("pegawai", "pegawai"),),
    "berlakukan": (("sidik", "sidik"),),
    "peran": (("pengguna", "pengguna"),),
}
RAHASIA = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


# --- what there is ----------------------------------------------------------------------------


def daftar_pola(pola: Iterable[Any] | None = None, ruang: str = "") -> Iterator[tuple[str, Any]]:
    """(name with namespace, view) of every pattern of the resolver."""
    for butir in get_resolver().url_patterns if pola is None else pola:
        if isinstance(butir, URLResolver):
            dalam = ":".join(filter(None, [ruang, butir.namespace]))
            yield from daftar_pola(butir.url_patterns, dalam)
        elif isinstance(butir, URLPattern):
            nama = butir.name or f"tanpa nama: {butir.pattern}"
            yield ":".join(filter(None, [ruang, nama])), butir.callback


# --- walking ----------------------------------------------------------------------------------


@dataclass
class Laporan:
    """What the walk found: cells asked, cells that answered otherwise, 404 pages to compare."""

    jumlah: int = 0
    temuan: list[str] = field(default_factory=list)
    tak_ada: dict[tuple[str, str], dict[bytes, list[str]]] = field(default_factory=dict)


class Pejalan:
    """Asks as one role; every POST is rolled back."""

    def __init__(self, dunia: Dunia, client: Client, peran: str) -> None:
        self.dunia, self.client, self.peran = dunia, client, peran
        self._kuki = client.cookies.output(header="", sep=";")

    def jalani(self, daftar: Iterable[Sel]) -> Laporan:
        laporan = Laporan()
        for sel in daftar:
            laporan.jumlah += 1
            harapan = susun_harapan(sel)
            jawaban, berubah = self.minta(sel)
            salah = _beda(harapan, jawaban, berubah)
            if salah:
                laporan.temuan.append(f"{sel}: {salah}")
            if jawaban.status_code == 404:
                kunci = (sel.nama, sel.metode)
                isi = laporan.tak_ada.setdefault(kunci, {})
                isi.setdefault(susun_sidik(jawaban), []).append(str(sel))
        return laporan

    def minta(self, sel: Sel) -> tuple[HttpResponse, bool]:
        """Return the answer and whether the database changed (it is put back afterwards)."""
        if sel.metode in (*BACA, "OPTIONS"):
            benda = self.dunia.benda[sel.objek, sel.keadaan] if sel.objek else None
            return self.client.generic(sel.metode, self.susun_alamat(sel.nama, benda)), False
        with self.lakukan(sel) as jawaban:
            return jawaban, sidik_isi() != self.dunia.sidik

    @contextmanager
    def lakukan(self, sel: Sel) -> Iterator[HttpResponse]:
        """Do it; afterwards database and cookies (he may have signed out) are put back."""
        benda = self.dunia.benda[sel.objek, sel.keadaan] if sel.objek else None
        try:
            with transaction.atomic():
                yield self._kirim(sel, self.susun_alamat(sel.nama, benda), benda)
                transaction.set_rollback(True)
        finally:
            self.client.cookies = SimpleCookie(self._kuki)

    def _kirim(self, sel: Sel, alamat: str, benda: Benda | None) -> HttpResponse:
        if sel.metode == "POST":
            return self.client.post(alamat, susun_kiriman(sel.baris.kirim, benda))
        return self.client.generic(sel.metode, alamat, "versi=1")

    def susun_alamat(self, nama: str, benda: Benda | None) -> str:
        """The address of an object, or of a page without one."""
        baris, rute = TABEL[nama], nama.partition("?")[0]
        argumen = [*baris.tetap, *(getattr(benda, satu) for satu in baris.argumen)]
        if baris.kueri:
            return f"{reverse(rute, args=argumen[:-1])}?{baris.kueri}={argumen[-1]}"
        return reverse(rute, args=argumen)


def _isian(benda: Benda) -> dict[str, Any]:
    """The plain form of a month with one cell changed."""
    pk = benda.indikator
    return {
        f"v-{pk}": "1",
        f"p-{pk}": "123",
        f"k-{pk}": "Diperbaiki",
        "versi": str(benda.versi),
        "alasan_atas_nama": "Yang bersangkutan sakit",
    }


def _isian_tahun(benda: Benda) -> dict[str, Any]:
    """The same cell in the form of the year."""
    akhiran = f".{benda.bulan.rpartition('-')[2]}"
    return {f"{nama}{akhiran}" if "-" in nama else nama: t for nama, t in _isian(benda).items()}


def _buku(benda: Benda) -> dict[str, Any]:
    """What the preview of an uploaded workbook sends to be saved."""
    sel = {"p": "123", "q": "", "n": "", "s": "", "k": "Diperbaiki", "v": "1"}
    kiriman = {f"{huruf}-{benda.indikator}": isi for huruf, isi in sel.items()}
    bulan = int(benda.bulan[-2:])
    return {
        "pratinjau": tulis_bacaan(benda.penugasan, benda.tahun, {bulan: kiriman}),
        "alasan_atas_nama": "Yang bersangkutan sakit",
    }


def _atas_nama(benda: Benda) -> dict[str, Any]:
    return {"alasan_atas_nama": "Yang bersangkutan sakit"}


def _bukti(benda: Benda) -> dict[str, Any]:
    """A file behind the row."""
    return _atas_nama(benda) | {"tempat": str(benda.indikator), "berkas": buat_unggahan()}


KIRIMAN_LEMBAR: dict[str, Callable[[Benda], dict[str, Any]]] = {
    "pilihan": lambda benda: {"lembar": f"{benda.lembar}:{benda.versi}"},
    "isian": _isian,
    "isian_tahun": _isian_tahun,
    "buku": _buku,
    "bukti": _bukti,
    "atas_nama": _atas_nama,
    "terbit": lambda b: {"penugasan": str(b.penugasan), "jangka": b.bulan[-2:], "tahun": b.tahun},
    "bundel": lambda b: {"kecamatan": b.kecamatan, "jenis": "lampiran", "tahun": "2026"},
    "target": lambda b: {f"y-{b.indikator}": "1200", f"t-{b.indikator}": "1.300"},
}


def susun_kiriman(kirim: str, benda: Benda | None) -> dict[str, Any]:
    """A form as its page would send it."""
    if benda is None or not kirim:
        return {}
    if kirim in KIRIMAN_LEMBAR:
        return KIRIMAN_LEMBAR[kirim](benda)
    if kirim in KIRIMAN_KATALOG:
        return susun_kiriman_katalog(kirim, benda)
    if kirim in KIRIMAN_KANTOR:
        rujukan = {
            nama: str(getattr(benda, sumber)) for nama, sumber in RUJUKAN_KANTOR.get(kirim, ())
        }
        berkas = {"berkas": buat_unggahan()} if kirim == "lambang" else {}
        dilihat = {"dilihat": susun_dilihat(kirim, benda)}
        return KIRIMAN_KANTOR[kirim] | rujukan | berkas | dilihat
    alasan = {"alasan": "Perlu diperbaiki"} if kirim == "alasan" else {}
    return {"versi": str(benda.versi), **alasan}


def _beda(harapan: Harapan, jawaban: HttpResponse, berubah: bool) -> str:
    """What is wrong with an answer; empty when nothing is."""
    tujuan = jawaban.headers.get("Location", "")
    paksa = {"/masuk/?next": "masuk", "/sandi/": "sandi"}.get(
        next((awal for awal in ("/masuk/?next", "/sandi/") if tujuan.startswith(awal)), ""), ""
    )
    salah = []
    if jawaban.status_code not in harapan.status:
        salah.append(f"{jawaban.status_code}, mestinya {sorted(harapan.status)}")
    if paksa != harapan.tujuan:
        salah.append(f"menuju {tujuan or 'tidak ke mana-mana'}")
    if berubah is not harapan.berubah:
        salah.append("basis data berubah" if berubah else "tidak mengubah apa pun")
    return "; ".join(salah)


def susun_sidik(jawaban: HttpResponse) -> bytes:
    """Everything an answer shows, less the token that differs at every drawing."""
    kepala = sorted(f"{nama}: {nilai}" for nama, nilai in jawaban.headers.items())
    isi = RAHASIA.sub(b"", jawaban.content)
    return b"\n".join([str(jawaban.status_code).encode(), *(k.encode() for k in kepala), isi])


def periksa_kembar(laporan: Laporan) -> list[str]:
    """Addresses whose 404 pages differ between foreign, missing and impossible objects."""
    return [
        f"{nama} {metode}: {len(isi)} macam 404, mis. {[daftar[0] for daftar in isi.values()]}"
        for (nama, metode), isi in laporan.tak_ada.items()
        if len(isi) != 1
    ]
