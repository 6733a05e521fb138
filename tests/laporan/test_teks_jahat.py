"""Whatever people type is printed as text: no markup, no formula, no broken file."""

import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from django.test import Client

from kinerja.inti.lingkup import tanpa_lingkup
from laporan.cetak.lembar_xlsx import cetak_xlsx
from laporan.cetak.pdf import cetak_pdf
from laporan.rekap import RekapPegawai
from tests.alat.berkas import baca_teks_pdf, buka_buku
from tests.laporan.pembaca import alamat, ambil_rekap, baca_laporan
from tests.pabrik import Kantor

SKRIP = "<script>alert(1)</script>"
RUMUS = "=cmd|' /C calc'!A0"
KENDALI = "Surat\x00 masuk\x07\x1b[31m\ufffe baru"
PANJANG = "Nama " * 1000
TAUTAN = '<img src="https://contoh.invalid/x.png"><link rel=stylesheet href=file:///etc/passwd>'


@pytest.fixture
def jahat(september: Kantor) -> RekapPegawai:
    """The report of September with hostile text in every place people fill."""
    rekap = ambil_rekap(september, 9)
    satu, dua, tiga, empat = rekap.baris
    return replace(
        rekap,
        nama=SKRIP,
        identitas=(("Nama", RUMUS), ("Jabatan", PANJANG)),
        kop=replace(rekap.kop, kecamatan=TAUTAN, alamat=KENDALI),
        baris=(
            replace(
                satu,
                indikator=RUMUS,
                keterangan=SKRIP,
                sumber=replace(satu.sumber, nama=RUMUS),
            ),
            replace(dua, formulasi=KENDALI, keterangan="+1+1"),
            replace(tiga, kinerja_utama="-2+3", daftar_sumber=("@SUM(A1)", SKRIP)),
            replace(empat, indikator=PANJANG),
        ),
        penandatangan=tuple(replace(satu, nama=SKRIP) for satu in rekap.penandatangan),
    )


def test_pdf_mencetak_teks_jahat_sebagai_teks(
    jahat: RekapPegawai, caplog: pytest.LogCaptureFixture
) -> None:
    teks = baca_teks_pdf(cetak_pdf(jahat))
    rapat = teks.replace(" ", "")
    assert SKRIP in rapat
    assert RUMUS.replace(" ", "") in rapat
    assert TAUTAN.upper().replace(" ", "") in rapat
    assert "Suratmasuk" in rapat
    assert caplog.text == ""


def test_buku_tidak_memuat_rumus_dari_teks(jahat: RekapPegawai) -> None:
    isi = cetak_xlsx(jahat)
    buku = buka_buku(isi)
    rumus = [
        sel.value
        for lembar in buku
        for baris in lembar.iter_rows()
        for sel in baris
        if sel.data_type == "f"
    ]
    assert rumus
    assert not [teks for teks in rumus if "cmd" in teks or "|" in teks or "SKRIP" in teks.upper()]
    assert all(
        teks.startswith(("=IF(", "='Hitungan'!", "='Masukan'!", "=COUNT(")) for teks in rumus
    )
    laporan = baca_laporan(isi)
    assert laporan[1][2].value == RUMUS
    assert laporan[1][2].quotePrefix
    assert laporan[1][13].value.startswith(SKRIP)
    assert laporan[2][13].value.startswith("+1+1")
    assert laporan[2][3].value == "Surat masuk[31m baru"
    assert laporan[4][2].value == PANJANG
    with zipfile.ZipFile(BytesIO(isi)) as arsip:
        assert not [nama for nama in arsip.namelist() if "externalLink" in nama]
        assert b"hyperlink" not in b"".join(arsip.read(nama) for nama in arsip.namelist())


def test_halaman_mencetak_teks_jahat_sebagai_teks(citra: Client, kantor: Kantor) -> None:
    with tanpa_lingkup():
        pegawai = kantor.penugasan["Citra"].pegawai
        pegawai.nama = SKRIP
        pegawai.save()
        indikator = kantor.indikator("surat-masuk")
        indikator.nama = f"{SKRIP} {'x' * 5000}"
        indikator.save()
    jawaban = citra.get(alamat(kantor, "2026-09"))
    assert SKRIP not in jawaban.content.decode()
    assert "&lt;script&gt;" in jawaban.content.decode()
    pdf = citra.get(alamat(kantor, "2026-09", "pdf/"))
    assert pdf.status_code == 200
    assert "laporan-realisasi-scriptalert1script-2026-09.pdf" in pdf["Content-Disposition"]
    assert citra.get(alamat(kantor, "2026-09", "xlsx/")).status_code == 200
