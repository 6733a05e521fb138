"""Codes survive typing, slips are noticed, and the QR code says the address and nothing else."""

import io
import re
from urllib.parse import unquote

import segno
from django.template.loader import render_to_string

from laporan.cetak.kode import TandaTerbit, susun_qr
from laporan.hitung import ABJAD, baca_kode, buat_kode, sudah_sah

TUJUAN = "https://kinerja.contoh.go.id/periksa/K7QF2-M9XTD/"


def test_qr_memuat_alamat_pemeriksaan() -> None:
    """The picture is the matrix of that address, module by module, and nothing else."""
    data = susun_qr(TUJUAN)
    assert data.startswith("data:image/svg+xml")
    gambar = unquote(data.partition(",")[2])
    assert "http" not in gambar.replace("http://www.w3.org/2000/svg", "")
    banding = io.BytesIO()
    segno.make_qr(TUJUAN, error="m").save(
        banding, kind="svg", xmldecl=False, svgns=True, border=4, omitsize=True, nl=False
    )
    jalur = banding.getvalue().decode().partition(' d="')[2].partition('"')[0]
    assert jalur
    assert jalur in gambar
    lain = unquote(susun_qr(TUJUAN.replace("M9", "M8")))
    assert jalur not in lain


def test_kaki_kertas_tidak_mengambil_apa_pun() -> None:
    tanda = TandaTerbit("K7QF2-M9XTD", TUJUAN, 1, "Diterbitkan", "")
    rekap = {"draf": True, "data_per": "Data per hari ini", "katalog": "Katalog"}
    isi = render_to_string("cetak/_kaki.html", {"rekap": rekap, "terbit": tanda})
    sumber = re.findall(r'(?:src|href)="([^"]*)"', isi)
    assert len(sumber) == 1
    assert sumber[0].startswith("data:image/svg+xml")


def test_kode_tahan_salah_ketik() -> None:
    kode = "K7QF2M9XTD"
    assert sudah_sah(kode)
    for ketikan in ("k7qf2-m9xtd", " K7QF2 M9XTD ", "k7qf2–m9xtd", "K7QF2.M9XTD", "Ｋ7QF2-M9XTD"):
        assert baca_kode(ketikan) == kode, ketikan
    assert baca_kode("OIL-su") == "0115V"
    assert not sudah_sah("K7QF2M9XT")
    assert not sudah_sah("")


def test_satu_huruf_salah_atau_dua_tertukar_selalu_ketahuan() -> None:
    for _ in range(20):
        kode = buat_kode()
        assert sudah_sah(kode)
        for tempat in range(10):
            salah = [kode[:tempat] + h + kode[tempat + 1 :] for h in ABJAD if h != kode[tempat]]
            assert not any(map(sudah_sah, salah))
            for lain in range(tempat + 1, 10):
                tukar = list(kode)
                tukar[tempat], tukar[lain] = tukar[lain], tukar[tempat]
                assert kode[tempat] == kode[lain] or not sudah_sah("".join(tukar))
