"""One row of the table of permissions, and short ways to write rows that are alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Baris:
    """One address. ``argumen`` are fields of ``kantor.Benda`` in the order of the route.

    ``objek`` says where the object stands: in the address, in the POST, or nowhere.
    ``jawab_baca``/``jawab_tindak``: the answer of an allowed GET/POST. ``mengubah``: an allowed
    POST of the walker changes the database. ``dilayani``: open to people without rights too.
    ``jawab_bersesi``: what the signed-in get instead (the login page sends them on). ``kueri``:
    the parameter that carries the last of ``argumen``. ``hak_dahulu``: who may not at all gets 403
    before anybody looks for the object. ``tetap``: words of the route that are no object.
    """

    kebijakan: str
    metode: tuple[str, ...] = ("GET",)
    argumen: tuple[str, ...] = ()
    keadaan: tuple[str, ...] = ("draf",)
    objek: str = ""
    kirim: str = ""
    jawab_baca: frozenset[int] = frozenset({200})
    jawab_tindak: int = 302
    mengubah: bool = True
    dilayani: bool = False
    jawab_bersesi: int | None = None
    kueri: str = ""
    hak_dahulu: bool = False
    tetap: tuple[str, ...] = ()


def baris_kantor(
    *argumen: str,
    kebijakan: str = "kantor.kelola",
    metode: tuple[str, ...] = ("GET", "POST"),
    kirim: str = "",
    **lain: Any,
) -> Baris:
    """A page of the office: who is no admin is refused before anybody looks for the object."""
    objek = "alamat" if argumen else ""
    return Baris(*(kebijakan, metode, argumen), objek=objek, kirim=kirim, hak_dahulu=True, **lain)


def baris_baca_kantor(kueri: str = "") -> Baris:
    """A page of the office that the inspectorate reads too; ``kueri`` carries its kecamatan."""
    argumen = (kueri,) if kueri else ()
    return baris_kantor(*argumen, kebijakan="kantor.lihat", metode=("GET",), kueri=kueri)


def baris_bulan(kebijakan: str, **lain: Any) -> Baris:
    """A locked month of a post; here its sheet is approved."""
    argumen = ("penugasan", "bulan")
    return Baris(
        *(kebijakan, ("GET", "POST"), argumen, ("disetujui",), "alamat"), kirim="alasan", **lain
    )


def baris_permintaan(kebijakan: str, kirim: str = "", metode: str = "POST") -> Baris:
    """A request to open an approved month; the owner of the sheet asked."""
    return Baris(kebijakan, (metode,), ("permintaan",), ("diminta",), "alamat", kirim)


def baris_hidup(*metode: str, objek: str = "katalog", argumen: str = "", **lain: Any) -> Baris:
    """A page of a catalogue's life: of the one in force, or of next year's draft."""
    semua = ("draf" if objek == "draf" else "katalog", *filter(None, [argumen]))
    return Baris("katalog.hidup", metode or ("GET", "POST"), semua, objek=objek, **lain)


def baris_sunting(*argumen: str, kirim: str = "", **lain: Any) -> Baris:
    """A page that edits the catalogue of the pemda; an act upon a part is a POST only."""
    metode = ("POST",) if kirim.endswith("_atur") else ("GET", "POST") if kirim else ("GET",)
    return Baris("katalog.ubah", metode, argumen, objek="katalog", kirim=kirim, **lain)


SEMUA_KEADAAN = ("draf", "diajukan", "diverifikasi", "disetujui")


def baris_tindakan(kebijakan: str, *keadaan: str, kirim: str = "versi") -> Baris:
    return Baris(kebijakan, ("POST",), ("lembar",), keadaan, "alamat", kirim)


def baris_lembar(kebijakan: str) -> Baris:
    return Baris(kebijakan, ("GET",), ("lembar",), SEMUA_KEADAAN, "alamat")


def baris_unduh_isian() -> Baris:
    """The sheet as a workbook; locked for who may only read it."""
    argumen = ("penugasan", "bulan")
    return Baris("lembar.lihat", ("GET",), argumen, ("draf", "disetujui"), "alamat")


def baris_bukti(kebijakan: str, *metode_dan_keadaan: str) -> Baris:
    """A file of a sheet; methods are in capitals, states of the sheet are not."""
    metode = tuple(satu for satu in metode_dan_keadaan if satu.isupper())
    keadaan = tuple(satu for satu in metode_dan_keadaan if satu.islower())
    return Baris(kebijakan, metode, ("bukti",), keadaan, "alamat", "atas_nama")


def baris_target(**lain: Any) -> Baris:
    argumen = ("posisi", "tahun")
    return Baris(
        *("target.posisi", ("GET", "POST"), argumen), objek="alamat", hak_dahulu=True, **lain
    )


def baris_laporan(*keadaan: str) -> Baris:
    return Baris("laporan.lihat", ("GET",), ("penugasan", "bulan"), keadaan, "alamat")


def baris_terbitan() -> Baris:
    """A report that was issued, by its code."""
    return Baris("laporan.lihat", ("GET",), ("terbitan",), ("disetujui",), "alamat")


def baris_pilih_laporan(kueri: str = "penugasan") -> Baris:
    """The report of a post named by a parameter."""
    argumen = ("penugasan",)
    return Baris("laporan.lihat", ("GET",), argumen, ("disetujui",), "alamat", kueri=kueri)


def baris_rekap_kecamatan() -> Baris:
    """The rekap of a kecamatan: everybody of it reads what he sees of it."""
    kueri = "jenis=rekap&kecamatan"
    return Baris(
        *("laporan.lihat", ("GET",), ("kecamatan",), ("disetujui",)), objek="kecamatan", kueri=kueri
    )


def baris_dasbor(*argumen: str, objek: str = "kecamatan", kueri: str = "") -> Baris:
    """The dashboard or its details: everybody of the kecamatan opens his part of it."""
    return Baris("dasbor.lihat", ("GET",), argumen, objek=objek, kueri=kueri)


def baris_jelaskan_sekecamatan(*argumen: str) -> Baris:
    """A figure of the dashboard opens to who may open the dashboard."""
    return Baris(
        *("dasbor.lihat", ("GET",), ("kecamatan", "bulan", *argumen), ("draf", "disetujui")),
        objek="kecamatan",
    )
