"""Page, PDF, workbook and CSV of one report, read back and compared with its rekap to the digit."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from html import unescape
from typing import Any

from django.test import Client
from django.utils.html import strip_tags

from laporan.rekap.tabel import BarisTabel, Isi, RekapKatalog, RekapTabel, Tabel
from laporan.rekap.tabel_pegawai import susun_tabel_pegawai
from laporan.rekap.tipe import Angka, BarisRekap, RekapPegawai
from laporan.sajian.penjelasan import RekapPenjelasan
from laporan.sajian.tabel_penjelasan import susun_tabel_penjelasan
from tests.alat.berkas import baca_baris_tabel, baca_teks_pdf, buka_buku, rapikan

Rekap = RekapPegawai | RekapTabel | RekapKatalog | RekapPenjelasan
AKHIRAN = ("pdf/", "xlsx/", "csv/")


def periksa_sama(client: Client, kueri: str) -> None:
    """Compare the four."""
    rekap = periksa_halaman(client, kueri)
    pdf, xlsx, teks_csv = [client.get(f"/laporan/lihat/{a}?{kueri}").content for a in AKHIRAN]
    if isinstance(rekap, RekapPegawai):
        _periksa_pdf_pegawai(baca_teks_pdf(pdf), rekap)
    elif isinstance(rekap, RekapTabel):
        _periksa_pdf(baca_teks_pdf(pdf), rekap)
    else:
        _periksa_urut(_daftar_kata(rekap), baca_teks_pdf(pdf))
    periksa_buku(xlsx, rekap)
    if isinstance(rekap, RekapKatalog):
        _periksa_csv_katalog(teks_csv.decode("utf-8-sig"), rekap)
    else:
        _periksa_csv(teks_csv.decode("utf-8-sig"), _tabel(rekap))


def periksa_halaman(client: Client, kueri: str) -> Rekap:
    """Compare the page with its rekap, which is returned."""
    jawaban = client.get(f"/laporan/lihat/?{kueri}")
    assert jawaban.status_code == 200, kueri
    rekap: Rekap = jawaban.context["rekap"]
    if isinstance(rekap, RekapPegawai):
        _periksa_halaman_pegawai(jawaban.content.decode(), rekap)
    elif isinstance(rekap, RekapTabel):
        _periksa_halaman(jawaban.content.decode(), rekap)
    else:
        _periksa_urut(_daftar_kata(rekap), strip_tags(unescape(jawaban.content.decode())))
    return rekap


def periksa_buku(xlsx: bytes, rekap: Rekap) -> None:
    """Compare the values beside the formulas."""
    if isinstance(rekap, RekapPegawai):
        _periksa_lembar(xlsx, "Laporan", _tabel(rekap), lewati=4)
    elif isinstance(rekap, RekapKatalog):
        isi = [sel.value for lembar in buka_buku(xlsx) for satu in lembar.iter_rows()
               for sel in satu if sel.value is not None]  # fmt: skip
        _periksa_urut(_daftar_kata(rekap), " ".join(map(str, isi)))
    else:
        _periksa_lembar(xlsx, "Rekap", _tabel(rekap))


def _tabel(rekap: RekapPegawai | RekapTabel | RekapPenjelasan) -> RekapTabel:
    if isinstance(rekap, RekapPenjelasan):
        return susun_tabel_penjelasan(rekap)
    return susun_tabel_pegawai(rekap) if isinstance(rekap, RekapPegawai) else rekap


def _daftar_kata(rekap: RekapKatalog | RekapPenjelasan) -> list[str]:
    """What every print of a report in words says, in its order."""
    daftar: list[str] = []
    if isinstance(rekap, RekapKatalog):
        for jabatan in rekap.daftar_jabatan:
            daftar += [jabatan.nama, jabatan.tugas, *(f.uraian for f in jabatan.daftar_fungsi)]
            for baris in jabatan.daftar_baris:
                kinerja = [baris.kinerja_utama] if baris.rentang_kinerja_utama else []
                sumber = baris.daftar_sumber if baris.rentang_sumber else ()
                daftar += [*kinerja, baris.nama, baris.formulasi, *sumber]
        return daftar
    for butir in rekap.daftar_butir:
        daftar += [butir.nama, *(uraian for _, uraian in butir.aturan)]
        daftar += [teks for b in butir.daftar_bulan for teks in (b.nama, b.isian, b.keterangan)]
        daftar += [langkah for satu in butir.daftar_hitungan for langkah in satu.langkah]
        daftar += [uraian for _, uraian in butir.daftar_asal]
    return daftar + [uraian for _, uraian in rekap.daftar_rata]


def _periksa_urut(daftar: list[str], teks: str) -> None:
    """Each of the texts after the one before it, wherever its lines break."""
    padat, awal = _padatkan(teks), 0
    for satu in daftar:
        letak = padat.find(_padatkan(satu), awal)
        assert letak >= 0, satu
        awal = letak + len(_padatkan(satu))


def _padatkan(teks: str) -> str:
    return re.sub(r"\s", "", rapikan(teks))


def _periksa_csv_katalog(isi: str, rekap: RekapKatalog) -> None:
    baris_csv = list(csv.reader(io.StringIO(isi), delimiter=";"))[1:]
    harapan = [
        [jabatan.nama, str(ke), baris.kinerja_utama, baris.nama, baris.formulasi,
         "; ".join(baris.daftar_sumber), baris.satuan]
        for jabatan in rekap.daftar_jabatan
        for ke, baris in enumerate(jabatan.daftar_baris, 1)
    ]  # fmt: skip
    assert [satu[:7] for satu in baris_csv[: len(harapan)]] == harapan
    assert baris_csv[len(harapan)] == []


def daftar_baris(tabel: Tabel) -> list[BarisTabel]:
    """The rows of a table, its average at the end."""
    return [*tabel.baris, *([] if tabel.penutup is None else [tabel.penutup])]


def _teks(isi: Isi) -> str:
    return rapikan(isi.teks if isinstance(isi, Angka) else isi)


def _sel_halaman(baris: BarisRekap) -> list[str]:
    """The cells of a row of the page: the halves behind R, kategori behind capaian."""
    daftar = []
    for angka in baris.daftar_angka:
        daftar += [angka.target.teks, f"{angka.realisasi.teks} {angka.rincian}"]
        if angka.jangka.bercapaian:
            kategori = angka.kategori if angka.capaian.nilai is not None else ""
            daftar += [f"{angka.capaian.teks} {kategori}", angka.nilai_terhitung.teks]
    return [rapikan(satu) for satu in daftar]


def _periksa_halaman_pegawai(halaman: str, rekap: RekapPegawai) -> None:
    di_halaman = baca_baris_tabel(halaman, "laporan-baris")
    assert [satu[1:] for satu in di_halaman] == [_sel_halaman(satu) for satu in rekap.baris]
    for jangka in rekap.daftar_jangka:
        if jangka.bercapaian:
            assert rapikan(jangka.rata.angka.teks) in rapikan(halaman)


def _periksa_pdf_pegawai(teks: str, rekap: RekapPegawai) -> None:
    for baris in rekap.baris:
        daftar = []
        for angka in baris.daftar_angka:
            daftar += [angka.target.teks, f"{angka.realisasi.teks} {angka.rincian}"]
            if angka.jangka.bercapaian:
                daftar += [angka.capaian.teks, angka.nilai_terhitung.teks]
        cetak = " ".join(rapikan(satu) for satu in (*daftar, baris.kategori))
        _cari(cetak, teks)


def _cari(cetak: str, teks: str) -> None:
    """Find a row in the text of a PDF: narrow columns may break a long word, never a number."""
    pola = re.sub(r"(?<=[A-Za-z])(?=[a-z]|\\\))", " ?", re.escape(cetak))
    assert re.search(pola, teks), cetak


def _periksa_halaman(halaman: str, rekap: RekapTabel) -> None:
    harapan = [[_teks(sel) for sel in baris.isi[1:]] for tabel in rekap.daftar_tabel
               for baris in tabel.baris]  # fmt: skip
    assert [satu[1:] for satu in baca_baris_tabel(halaman, "rekap-baris")] == harapan
    penutup = [[_teks(sel) for sel in tabel.penutup.isi[1:]] for tabel in rekap.daftar_tabel
               if tabel.penutup is not None]  # fmt: skip
    assert [satu[1:] for satu in baca_baris_tabel(halaman, "rekap-penutup")] == penutup


def _periksa_pdf(teks: str, rekap: RekapTabel) -> None:
    """The figures and words of each row in their order; long texts may wrap between them."""
    for tabel in rekap.daftar_tabel:
        for baris in daftar_baris(tabel):
            pasangan = zip(tabel.kolom, baris.isi, strict=True)
            daftar = [_teks(isi) for kolom, isi in pasangan if kolom.peran is not None]
            cetak = " ".join(filter(None, daftar))
            _cari(cetak, teks)


def _periksa_lembar(xlsx: bytes, nama: str, rekap: RekapTabel, *, lewati: int = 0) -> None:
    """``lewati`` columns before the figures are texts that merged cells leave out."""
    isi = [[sel.value for sel in satu] for satu in buka_buku(xlsx, nilai=True)[nama].iter_rows()]
    ke = 0
    for tabel in rekap.daftar_tabel:
        for baris in tabel.baris:
            while isi[ke][0] != baris.nomor or _angka_di_bawah_kepala(isi[ke]):
                ke += 1
            _bandingkan(isi[ke][1 + lewati :], baris.isi[lewati:])
            ke += 1
        if tabel.penutup is not None:
            angka = [satu for satu in tabel.penutup.isi if isinstance(satu, Angka)]
            di_buku = [sel for sel in isi[ke] if isinstance(sel, int | float)]
            assert [_desimal(satu) for satu in di_buku] == [
                satu.nilai for satu in angka if satu.nilai is not None
            ]
            ke += 1


def _angka_di_bawah_kepala(baris: list[Any]) -> bool:
    """The numbered column row."""
    return baris[:4] == [1, 2, 3, 4]


def _desimal(sel: float) -> Decimal:
    """The number as a spreadsheet shows it: fifteen digits."""
    return Decimal(f"{sel:.15g}")


def _bandingkan(di_buku: list[Any], isi: tuple[Isi, ...]) -> None:
    assert len(di_buku) >= len(isi), isi
    for sel, satu in zip(di_buku, isi, strict=False):  # behind them stand cells of the print alone
        if isinstance(satu, Angka) and satu.nilai is not None:
            assert _desimal(sel) == satu.nilai, isi
        else:
            # Remarks stand below one another in a cell, behind one another elsewhere.
            assert rapikan(str(sel or "").replace("\n", "; ")) == _teks(satu), isi


def _periksa_csv(isi: str, rekap: RekapTabel) -> None:
    daftar = list(csv.reader(io.StringIO(isi), delimiter=";"))
    awal = 2 if any(satu.judul for satu in rekap.daftar_tabel) else 1
    semua = [baris for tabel in rekap.daftar_tabel for baris in daftar_baris(tabel)]
    assert len(daftar) > len(semua), "rows are missing"
    for di_csv, baris in zip(daftar[1:], semua, strict=False):  # remarks may follow
        for sel, teks in zip(baris.isi, di_csv[awal:], strict=True):
            if isinstance(sel, Angka) and sel.nilai is not None:
                assert Decimal(teks.replace(",", ".")) == sel.nilai
            else:
                assert teks.lstrip("'") == (sel.teks if isinstance(sel, Angka) else sel)
