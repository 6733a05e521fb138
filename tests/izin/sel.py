"""The cells of the matrix: who asks what of which object how, and the answer the table expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from tests.izin.tabel import (
    DAFTAR_OBJEK,
    DAFTAR_PERAN,
    HAK,
    HUBUNGAN,
    KAPASITAS,
    MENURUT_OBJEK,
    TABEL,
    TANPA_HAK,
    TANPA_SESI,
    WAJIB_GANTI,
    Baris,
    Hubungan,
)

DAFTAR_METODE = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
OBJEK_CONTOH = ("citra", "hilang")  # for methods that no object changes the answer of
TAK_ADA = ("hilang", "raksasa")
BACA = ("GET", "HEAD")


# --- what is expected -------------------------------------------------------------------------


@dataclass(frozen=True)
class Sel:
    """One cell: who asks what of which object how."""

    peran: str
    nama: str
    metode: str
    objek: str = ""
    keadaan: str = ""

    @property
    def baris(self) -> Baris:
        return TABEL[self.nama]

    def __str__(self) -> str:
        objek = f" {self.objek}/{self.keadaan}" if self.objek else ""
        return f"{self.peran}: {self.metode} {self.nama}{objek}"


@dataclass(frozen=True)
class Harapan:
    """The answers that are right. ``tujuan``: "masuk" or "sandi" for the two forced ways."""

    status: frozenset[int]
    tujuan: str = ""
    berubah: bool = False


def _jawab(status: int, tujuan: str = "") -> Harapan:
    return Harapan(frozenset({status}), tujuan)


def hubungan_sel(sel: Sel) -> Hubungan:
    """How the role stands to the object; on pages without one, what it is at all."""
    if not sel.objek:
        return KAPASITAS[sel.peran]
    daftar = MENURUT_OBJEK.get(sel.baris.objek, HUBUNGAN)
    return daftar.get(sel.peran, {}).get(sel.objek, Hubungan.ASING)


def susun_harapan(sel: Sel) -> Harapan:
    baris = sel.baris
    if baris.kebijakan == "umum":
        return _harapan_umum(sel)
    if sel.peran in TANPA_SESI:
        return _jawab(302, "masuk")
    if not baris.dilayani and sel.peran in WAJIB_GANTI:
        return _jawab(302, "sandi")
    if not baris.dilayani and sel.peran in TANPA_HAK:
        return _jawab(403)
    if sel.metode not in _metode(baris):
        return _jawab(405)
    if baris.dilayani:
        return Harapan(frozenset({baris.jawab_tindak}))
    return _harapan_objek(sel)


def _harapan_umum(sel: Sel) -> Harapan:
    baris = sel.baris
    if sel.metode not in _metode(baris):
        return _jawab(405)
    if baris.jawab_bersesi is not None and sel.peran not in TANPA_SESI:
        return _jawab(baris.jawab_bersesi)
    return Harapan(baris.jawab_baca) if sel.metode in BACA else _jawab(baris.jawab_tindak)


def _harapan_objek(sel: Sel) -> Harapan:
    baris, hak, hubungan = sel.baris, HAK[sel.baris.kebijakan], hubungan_sel(sel)
    if baris.hak_dahulu and KAPASITAS[sel.peran] not in hak.baca:
        return _jawab(403)
    if hubungan is Hubungan.ASING and baris.objek != "kiriman":
        return _jawab(404)
    if sel.metode in BACA:
        boleh = hubungan in hak.baca or baris.objek == "kiriman"
        return Harapan(baris.jawab_baca) if boleh else _jawab(403)
    keadaan = sel.keadaan if sel.keadaan in hak.tindak else ""
    boleh = hubungan in hak.tindak[keadaan]
    if boleh:
        return Harapan(frozenset({baris.jawab_tindak}), berubah=baris.mengubah)
    # An act on many answers with a result per sheet, so the page itself is no refusal.
    return _jawab(baris.jawab_tindak if baris.objek == "kiriman" else 403)


def _metode(baris: Baris) -> tuple[str, ...]:
    return (*baris.metode, "HEAD") if "GET" in baris.metode else baris.metode


# --- which cells --------------------------------------------------------------------------------


def daftar_sel(peran: str, nama: Iterable[str] = TABEL, *, ringkas: bool = False) -> Iterator[Sel]:
    """Every cell of one role: all methods, each with the objects that can matter to it.

    ``ringkas`` leaves out what another cell shows as well: of the methods a page does not serve
    one a page, turn by turn over roles and pages; of objects to which the role stands alike one;
    of states all only where they decide about an act.
    """
    for giliran, satu in enumerate(nama, DAFTAR_PERAN.index(peran)):
        baris = TABEL[satu]
        sepi = [metode for metode in DAFTAR_METODE if metode not in baris.metode]
        daftar_metode = [*baris.metode, sepi[giliran % len(sepi)]] if ringkas else DAFTAR_METODE
        for metode in daftar_metode:
            yield from _sel_metode(peran, satu, metode, ringkas=ringkas)


def _sel_metode(peran: str, nama: str, metode: str, *, ringkas: bool) -> Iterator[Sel]:
    """The cells of one method: each object in each state that can matter."""
    baris = TABEL[nama]
    if not baris.objek:
        yield Sel(peran, nama, metode)
        return
    dijawab = metode in baris.metode
    daftar_objek = DAFTAR_OBJEK if dijawab else OBJEK_CONTOH
    for objek in _satu_per_hubungan(peran, nama, daftar_objek) if ringkas else daftar_objek:
        sepi = objek in TAK_ADA or not dijawab
        if ringkas:
            asing = hubungan_sel(Sel(peran, nama, metode, objek)) is Hubungan.ASING
            sepi = sepi or metode in BACA or asing
        for keadaan in baris.keadaan[:1] if sepi else baris.keadaan:
            yield Sel(peran, nama, metode, objek, keadaan)


def _satu_per_hubungan(peran: str, nama: str, daftar_objek: Iterable[str]) -> list[str]:
    """One object for every way the role stands to objects, and one that does not exist; for who
    has no rights at all any one."""
    pilihan: dict[object, str] = {}
    for objek in daftar_objek:
        hubungan = "tidak ada" if objek in TAK_ADA else hubungan_sel(Sel(peran, nama, "", objek))
        pilihan.setdefault(hubungan if peran in KAPASITAS else "", objek)
    return list(pilihan.values())


def satu_per_kebijakan() -> list[str]:
    """One address for every policy, kind of object and set of methods."""
    pilihan: dict[tuple[object, ...], str] = {}
    for nama, baris in TABEL.items():
        pilihan.setdefault((baris.kebijakan, baris.objek, baris.metode, baris.kueri), nama)
    return list(pilihan.values())


def alamat_bergilir(peran: str) -> list[str]:
    """What one role asks in short: one address for every policy, a quarter of the others in turn,
    and each on which it is the first that may act."""
    giliran = DAFTAR_PERAN.index(peran)
    wajib = {*satu_per_kebijakan(), *(sel.nama for sel in daftar_tindakan() if sel.peran == peran)}
    return [nama for ke, nama in enumerate(TABEL) if nama in wajib or (ke - giliran) % 4 == 0]


@cache
def daftar_tindakan() -> tuple[Sel, ...]:
    """For every address that may change something one act that does, by the first role that may."""
    pilihan: dict[str, Sel] = {}
    for peran in KAPASITAS:
        for sel in daftar_sel(peran, [nama for nama in TABEL if nama not in pilihan]):
            if sel.metode == "POST" and susun_harapan(sel).berubah:
                pilihan.setdefault(sel.nama, sel)
    return tuple(pilihan.values())
