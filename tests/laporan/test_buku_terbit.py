"""The mark of an issued workbook stands in every kind of report; a preview says it is one."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from indikator.models import Indikator
from jabatan.models import Pegawai, Posisi
from kinerja.inti.lingkup import tanpa_lingkup
from laporan.cetak.kode import TandaTerbit, sebut_terbit
from laporan.cetak.laporan import cetak_laporan_xlsx
from laporan.models import JenisLaporan
from laporan.rekap import Jangka
from laporan.rekap.permintaan import Menurut, PilihanLaporan
from laporan.rekap.sidik import susun_sidik
from tests.alat.berkas import buka_buku
from tests.pabrik import Kantor, isi_bulan

TANDA = TandaTerbit(
    kode="K7MN-4QPX-2",
    alamat="https://kinerja.example.go.id/periksa/K7MN-4QPX-2/",
    edisi=3,
    diterbitkan="Diterbitkan 5 Oktober 2026 pukul 10.00 WIB oleh Sari",
    keterangan="Menggantikan edisi 2.",
)
DAFTAR = [
    *((JenisLaporan.REALISASI, kode) for kode in ("09", "tw3", "s1")),
    *((JenisLaporan.REKAP, menurut) for menurut in Menurut),
    *((JenisLaporan.KATALOG, "tahun"), (JenisLaporan.PENJELASAN, "tw3")),
]


def _ambil(kantor: Kantor, jenis: JenisLaporan, pilih: str, jangka: str = "tw3") -> Any:
    """The rekap behind the page of a report; ``jangka`` is that of a rekap kecamatan."""
    rekap = jenis is JenisLaporan.REKAP
    pegawai = jenis in (JenisLaporan.REALISASI, JenisLaporan.PENJELASAN)
    pilihan = PilihanLaporan(
        jenis=jenis,
        kecamatan_id=kantor.kecamatan.pk,
        jangka=Jangka.dari_kode(f"2026-{jangka if rekap else pilih}"),
        menurut=Menurut(pilih) if rekap else None,
        penugasan_id=kantor.penugasan["Citra"].pk if pegawai else None,
    )
    client = Client()
    client.force_login(kantor.pengguna("Sari"))
    jawaban = client.get(f"/laporan/lihat/?{pilihan.kueri()}")
    assert jawaban.status_code == 200
    return jawaban.context["rekap"]


@pytest.mark.parametrize(("jenis", "pilih"), DAFTAR)
def test_buku_terbitan_memuat_tandanya(september: Kantor, jenis: JenisLaporan, pilih: str) -> None:
    rekap = _ambil(september, jenis, pilih)
    for terbit in (TANDA, None):
        buku = buka_buku(cetak_laporan_xlsx(rekap, terbit))
        lembar = buku.worksheets[0]
        teks = [str(sel.value) for baris in lembar.iter_rows() for sel in baris if sel.value]
        kaki = "".join(satu.oddFooter.left.text or "" for satu in buku.worksheets)
        assert (sebut_terbit(TANDA) in teks) is (terbit is not None)
        assert (TANDA.kode in kaki) is (terbit is not None)
        assert ("ratinjau" in kaki) is (terbit is None)
        assert (buku.properties.keywords or "") == ("" if terbit is None else TANDA.kode)


@pytest.mark.parametrize(("jenis", "pilih"), DAFTAR[:6])
def test_rumus_hanya_memakai_fungsi_yang_tidak_perlu_awalan(
    september: Kantor, jenis: JenisLaporan, pilih: str
) -> None:
    """The writer would put a prefix before newer functions; ours does not look for them."""
    from xlsxwriter.worksheet import Worksheet

    buku = buka_buku(cetak_laporan_xlsx(_ambil(september, jenis, pilih)))
    daftar = [
        str(sel.value)
        for lembar in buku.worksheets
        for baris in lembar.iter_rows()
        for sel in baris
        if sel.data_type == "f"
    ]
    assert len(daftar) > 20
    assert [satu for satu in daftar if Worksheet()._prepare_formula(satu, True) != satu[1:]] == []


@pytest.mark.parametrize(("jenis", "pilih"), DAFTAR)
def test_setiap_lembar_siap_dibaca_dan_dicetak(
    september: Kantor, jenis: JenisLaporan, pilih: str
) -> None:
    """Panes stay in view, A4 landscape with page numbers; *Penjelasan* says what the columns mean,
    of which catalogue and as of when."""
    rekap = _ambil(september, jenis, pilih)
    buku = buka_buku(cetak_laporan_xlsx(rekap))
    berhitung = jenis in (JenisLaporan.REALISASI, JenisLaporan.REKAP)
    assert buku.sheetnames[-1] == "Penjelasan"
    assert ("Masukan" in buku.sheetnames, "Hitungan" in buku.sheetnames) == (berhitung, berhitung)
    for lembar in buku.worksheets:
        assert lembar.freeze_panes is not None
        assert (lembar.page_setup.orientation, lembar.page_setup.paperSize) == ("landscape", 9)
        assert "&P dari &N" in lembar.oddFooter.right.text
    isi = [[sel.value for sel in baris] for baris in buku["Penjelasan"].iter_rows()]
    teks = {str(sel) for baris in isi for sel in baris}
    assert {rekap.katalog, rekap.data_per} <= teks
    assert len([baris for baris in isi if "Kolom" in baris]) >= 4
    assert ("Batas capaian" in teks) is berhitung


def test_teks_orang_di_buku_rekap_tetap_teks(september: Kantor) -> None:
    """Names of people, rows, seats and bands reach every sheet and no formula."""
    jahat = "=cmd|' /C calc'!A0\"&1"
    with tanpa_lingkup():
        Pegawai.objects.filter(nama="Citra Lestari").update(nama=jahat)
        Indikator.objects.filter(kode="surat-masuk").update(nama=jahat)
        Posisi.objects.filter(nama="Pengadministrasi Surat").update(nama=jahat)
    for menurut in Menurut:
        rekap = _ambil(september, JenisLaporan.REKAP, menurut.value)
        buku = buka_buku(cetak_laporan_xlsx(rekap))
        semua = [sel for lembar in buku for baris in lembar.iter_rows() for sel in baris]
        assert not [sel.value for sel in semua if sel.data_type == "f" and "cmd" in sel.value]
        milik = [sel for sel in semua if str(sel.value).startswith(jahat)]
        assert milik
        assert all(sel.data_type == "s" and sel.quotePrefix for sel in milik)


@pytest.mark.parametrize("menurut", list(Menurut))
def test_isi_laporan_tidak_berubah_oleh_bulan_sesudahnya(kantor: Kantor, menurut: Menurut) -> None:
    """Else every later month would ask for a new edition; an input of the window does."""

    def sidik() -> str:
        rekap = _ambil(kantor, JenisLaporan.REKAP, menurut.value, "08")
        return susun_sidik(replace(rekap, catatan=())).isi

    isi_bulan(kantor, "Citra", 7, {"surat-masuk": "40"})
    semula = sidik()
    isi_bulan(kantor, "Citra", 9, {"surat-masuk": "55"})
    assert sidik() == semula
    isi_bulan(kantor, "Citra", 8, {"surat-masuk": "nihil"})
    assert sidik() != semula
