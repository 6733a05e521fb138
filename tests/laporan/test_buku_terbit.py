"""The mark of an issued workbook stands in every kind of report; a preview says it is one."""

import pytest

from kinerja.inti.lingkup import lingkup
from laporan.cetak.kode import TandaTerbit, sebut_terbit
from laporan.cetak.laporan import cetak_laporan_xlsx
from laporan.models import JenisLaporan
from laporan.rekap import Jangka
from laporan.rekap.permintaan import Menurut, PilihanLaporan
from laporan.sajian import Rekap, ambil_rekap
from tests.alat.berkas import buka_buku
from tests.pabrik import Kantor

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


def _ambil(kantor: Kantor, jenis: JenisLaporan, pilih: str) -> Rekap:
    rekap = jenis is JenisLaporan.REKAP
    pegawai = jenis in (JenisLaporan.REALISASI, JenisLaporan.PENJELASAN)
    pilihan = PilihanLaporan(
        jenis=jenis,
        kecamatan_id=kantor.kecamatan.pk,
        jangka=Jangka.dari_kode("2026-tw3" if rekap else f"2026-{pilih}"),
        menurut=Menurut(pilih) if rekap else None,
        penugasan_id=kantor.penugasan["Citra"].pk if pegawai else None,
    )
    with lingkup([kantor.kecamatan.pk]):
        return ambil_rekap(kantor.pelaku("Sari"), pilihan)


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
