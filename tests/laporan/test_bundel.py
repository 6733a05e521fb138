"""The book itself: what is in it, its numbers, outline and tags, read back from the file."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from jabatan.models import Jeda
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from laporan.cetak.bagian import Bab, BagianBuku
from laporan.cetak.gabung import HURUF_HALAMAN, gabung_pdf
from laporan.cetak.pdf import cetak_isi
from laporan.models import Pekerjaan
from laporan.services.pekerjaan import baca_bundel
from tests.alat.berkas import buka_pdf, rapikan
from tests.alat.bukti import buat_png
from tests.alat.sekali import sekali_semodul
from tests.laporan.bundel import LAMPIRAN, kerjakan, minta
from tests.laporan.conftest import SAAT, isi_september
from tests.laporan.terbit import setujui_lengkap
from tests.pabrik import Kantor, buat_kantor, buat_kantor_lain, isi_bulan

pytestmark = pytest.mark.django_db
KENARI = "KENARI MEKARSARI"


@pytest.fixture(scope="module")
def buku(
    django_db_setup: None, django_db_blocker: Any
) -> Iterator[tuple[Kantor, Pekerjaan, bytes]]:
    """The year of Sukamaju: Citra filled January and September (approved), February (draft), was on
    leave all March; another kecamatan has figures of its own."""
    with sekali_semodul(django_db_blocker, datetime.fromisoformat(SAAT)):
        kantor = isi_september(buat_kantor())
        setujui_lengkap(kantor, 1, "100")
        with tanpa_lingkup():
            Jeda.objects.create(
                penugasan=kantor.penugasan["Citra"],
                kecamatan=kantor.kecamatan,
                mulai=date(2026, 3, 1),
                selesai=date(2026, 3, 31),
            )
        lain = buat_kantor_lain(kantor)
        isi_bulan(lain, "Dewi", 9, {"surat-masuk": "7"}, keterangan={"surat-masuk": KENARI})
        pekerjaan = kerjakan(minta(kantor))
        with lingkup([kantor.kecamatan.pk]):
            yield kantor, pekerjaan, baca_bundel(pekerjaan)


def _teks(isi: bytes) -> list[str]:
    return [rapikan(halaman.extract_text()) for halaman in buka_pdf(isi).pages]


def test_buku_bernomor_satu_dan_daftar_isinya_menunjuk_halaman_yang_benar(
    buku: tuple[Kantor, Pekerjaan, bytes],
) -> None:
    _, pekerjaan, isi = buku
    halaman = _teks(isi)
    banyak = len(halaman)
    assert (pekerjaan.bagian_selesai, pekerjaan.banyak_bagian) == (3, 3)
    assert (pekerjaan.banyak_halaman, pekerjaan.ukuran) == (banyak, len(isi))
    for nomor, teks in enumerate(halaman, 1):
        assert f"Halaman {nomor} dari {banyak}" in teks
        assert "Dibuat atas permintaan Sari Wulandari" in teks
        assert "Data per 5 Oktober 2026 10.00 WIB" in teks
        assert len(re.findall(r"Halaman \d|0123456789", teks)) == 1
    baris = re.search(r"Citra Lestari Pengadministrasi Surat (.+?) Angka ialah", halaman[1])
    assert baris is not None
    januari, februari, maret, april, *_ = baris[1].split(" ", 3)
    assert (maret, april.split()[:2]) == ("Cuti", ["Belum", "Diisi"])
    for bulan, nomor in (("Januari", januari), ("Februari", februari)):
        assert f"Bulan {bulan} 2026" in halaman[int(nomor) - 1]
    assert "Belum berjalan" in baris[1]
    assert "Tidak dimuat: Sari Wulandari, Camat: posisi tanpa IKI." in halaman[1]


def test_hanya_bagian_yang_belum_disetujui_bertanda_draf(
    buku: tuple[Kantor, Pekerjaan, bytes],
) -> None:
    halaman = _teks(buku[2])
    isi = {
        bulan: " ".join(teks for teks in halaman if f"Bulan {bulan} 2026" in teks)
        for bulan in ("Januari", "Februari")
    }
    assert "DRAF" in isi["Februari"]
    assert "DRAF" not in isi["Januari"]
    assert "DRAF" not in halaman[0]


def test_buku_tidak_memuat_kecamatan_lain(buku: tuple[Kantor, Pekerjaan, bytes]) -> None:
    semua = " ".join(_teks(buku[2]))
    assert KENARI not in semua
    assert "Dewi" not in semua
    assert "Mekarsari" not in semua


def test_garis_besar_menyebut_pegawai_dan_bulannya(
    buku: tuple[Kantor, Pekerjaan, bytes],
) -> None:
    pembaca = buka_pdf(buku[2])
    sampul, pegawai, daftar_bulan = pembaca.outline
    assert (sampul["/Title"], pegawai["/Title"]) == (
        "Sampul dan daftar isi",
        "Citra Lestari, Pengadministrasi Surat",
    )
    halaman = _teks(buku[2])
    for butir in daftar_bulan:
        nomor = pembaca.get_destination_page_number(butir)
        assert f"Bulan {butir['/Title']} 2026" in halaman[nomor]
    assert [butir["/Title"] for butir in daftar_bulan] == ["Januari", "Februari", "September"]


def _nomor_tanda(halaman: Any) -> set[int]:
    """The numbers of marked content of a page; what is an artifact has none."""
    return {
        int(perintah.operands[1]["/MCID"])
        for perintah in pikepdf.parse_content_stream(halaman)
        if str(perintah.operator) == "BDC"
        and isinstance(perintah.operands[1], Dictionary)
        and "/MCID" in perintah.operands[1]
    }


def _terjangkau(akar: Any) -> set[tuple[int, int]]:
    """Every element below the root of the tags."""
    hasil, antre = set(), list(akar.K)
    while antre:
        satu = antre.pop()
        if isinstance(satu, Array):
            antre += list(satu)
        elif isinstance(satu, Dictionary) and satu.objgen not in hasil and "/S" in satu:
            hasil.add(satu.objgen)
            antre += list(satu.get("/K", []) if isinstance(satu.get("/K"), Array) else [])
    return hasil


def test_setiap_isi_bertanda_terjangkau_dari_pohon_buku(
    buku: tuple[Kantor, Pekerjaan, bytes],
) -> None:
    with Pdf.open(BytesIO(buku[2])) as pdf:
        akar = pdf.Root.StructTreeRoot
        terjangkau = _terjangkau(akar)
        nomor = list(akar.ParentTree.Nums)
        pohon = dict(zip((int(satu) for satu in nomor[::2]), nomor[1::2], strict=True))
        assert list(pohon) == sorted(pohon)
        for halaman in pdf.pages:
            daftar = pohon.pop(int(halaman.obj.StructParents))
            tanda = _nomor_tanda(halaman)
            assert len(tanda) > 3
            for satu in tanda:
                assert daftar[satu].objgen in terjangkau
                assert daftar[satu].Pg.objgen == halaman.obj.objgen
        assert pohon == {}
        assert str(pdf.Root.Lang) == "id"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert (
            str(pdf.docinfo[Name.Title]) == "Buku laporan setahun, Tahun 2026, Kecamatan Sukamaju"
        )
        with pdf.open_metadata() as keterangan:
            assert keterangan["pdfuaid:part"] == "1"


def test_lampiran_memuat_setiap_jabatan_sekali_dan_ditandatangani_camat(
    buku: tuple[Kantor, Pekerjaan, bytes],
) -> None:
    kantor = buku[0]
    pekerjaan = kerjakan(minta(kantor, LAMPIRAN))
    with lingkup([kantor.kecamatan.pk]):
        halaman = _teks(baca_bundel(pekerjaan))
    assert len(halaman) == 3
    assert "LAMPIRAN KATALOG IKI" in halaman[0].upper()
    assert "Sukamaju, 5 Oktober 2026 Camat, Sari Wulandari" in halaman[1]
    assert "Pengadministrasi Surat 3" in halaman[1]
    assert "1. Jabatan : Pengadministrasi Surat" in halaman[2]
    assert "DRAF" not in " ".join(halaman)


def test_buku_yang_tidak_berubah_hanya_mencetak_kakinya(
    buku: tuple[Kantor, Pekerjaan, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cover and contents are kept like the parts; the foot says when, and is set each time."""
    kantor, _, isi = buku
    dicetak: list[str] = []

    def mencatat(html: str, **lain: Any) -> bytes:
        dicetak.append(html)
        return cetak_isi(html, **lain)

    monkeypatch.setattr("laporan.cetak.bundel.cetak_isi", mencatat)
    lagi = kerjakan(minta(kantor))
    assert _teks(baca_bundel(lagi)) == _teks(isi)
    assert len(dicetak) == 1
    assert "Dibuat atas permintaan" in dicetak[0]


def test_gambar_yang_sama_tersimpan_sekali() -> None:
    """The lambang of a letterhead: one picture in the book, another where it is another one."""

    def bagian(warna: int) -> bytes:
        gambar = b64encode(buat_png(warna)).decode()
        return cetak_isi(
            "<!doctype html><html lang=id><title>x</title>"
            f"<p><img src='data:image/png;base64,{gambar}' alt='Lambang'></p></html>"
        )

    sama, lain = bagian(1), bagian(2)
    daftar = [BagianBuku(str(nomor), lambda isi=isi: isi) for nomor, isi in enumerate((sama, lain))]
    kaki = cetak_isi(f"<!doctype html><html lang=id><p>{HURUF_HALAMAN}</p></html>", bertanda=False)
    isi, banyak = gabung_pdf(sama, [Bab("Bab", [*daftar, daftar[0]])], kaki)
    with Pdf.open(BytesIO(isi)) as pdf:
        gambar = [
            satu.objgen
            for halaman in pdf.pages
            for satu in halaman.obj.Resources.XObject.values()
            if satu.Subtype == Name.Image
        ]
    assert banyak == len(gambar) == 4
    assert len(set(gambar)) == 2
