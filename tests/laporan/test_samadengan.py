"""Dashboard = report to the digit, over random years: s.d. bulan, the quarter, the month before."""

from collections.abc import Mapping

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indikator import hitung
from jabatan.izin import ambil_penugasan
from kinerja.inti.angka import tulis_persen
from kinerja.inti.lingkup import lingkup
from kinerja.inti.waktu import Periode
from laporan.dasbor import PilihanDasbor, ambil_dasbor
from laporan.rekap import Jangka, ambil_rekap_pegawai
from laporan.rekap.bahan import ambil_bahan, susun_sel
from laporan.rinci import Tempat, ambil_bagian, ambil_tren
from tests.laporan.kantor_ramai import tambah_staf
from tests.laporan.test_dasbor import HARI
from tests.pabrik import Kantor, buat_kantor, isi_bulan, setujui

JUMLAH = st.integers(0, 300).map(str) | st.just("nihil")
STOK = st.integers(0, 60).map(str)
RASIO = st.tuples(st.integers(1, 400), st.integers(1, 60)).map(lambda p: f"{p[0]}/{p[1]}")
BULAN = st.fixed_dictionaries(
    {}, optional={"surat-masuk": JUMLAH, "arsip-pegawai": STOK, "waktu-pelayanan": RASIO}
)
TAHUN = st.dictionaries(st.integers(1, 9), BULAN, max_size=5)


@pytest.mark.django_db
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(isian=TAHUN, lain=TAHUN, bulan=st.integers(1, 9), disetujui=st.booleans())
def test_dasbor_sama_dengan_laporan(
    isian: dict[int, dict[str, str]],
    lain: dict[int, dict[str, str]],
    bulan: int,
    disetujui: bool,
) -> None:
    with transaction.atomic():
        kantor = buat_kantor()
        tambah_staf(kantor, "Danu Wijaya")
        for nama, tahun in (("Citra", isian), ("Danu", lain)):
            for ke, isi in sorted(tahun.items()):
                if isi:
                    lembar = isi_bulan(kantor, nama, ke, isi)
                    if disetujui and _lengkap(ke, isi):
                        setujui(kantor, nama, lembar)
        _bandingkan(kantor, Periode(2026, bulan))
        transaction.set_rollback(True)


def _lengkap(bulan: int, isi: Mapping[str, str]) -> bool:
    """Every row due is answered, so the sheet may be submitted (February has a fourth)."""
    return len(isi) == 3 and bulan != 2


def _bandingkan(kantor: Kantor, periode: Periode) -> None:
    pelaku = kantor.pelaku("Sari", HARI)
    with lingkup([kantor.kecamatan.pk]):
        minta = PilihanDasbor(kantor.kecamatan, periode, "pegawai")
        dasbor = ambil_dasbor(pelaku, minta)
        for nama in ("Citra", "Danu"):
            penugasan = ambil_penugasan(pelaku, kantor.penugasan[nama].pk)
            rekap = ambil_rekap_pegawai(pelaku, penugasan, Jangka.sebulan(periode))
            satu = next(b for b in dasbor.capaian.daftar_baris if b.nama == penugasan.pegawai.nama)
            assert satu.persen == rekap.rata.angka.teks
            assert satu.kategori == (rekap.rata.kategori if satu.kategori else "")
            assert satu.triwulan == _triwulan(kantor, nama, periode)
            bagian = ambil_bagian(
                pelaku, Tempat(kantor.kecamatan, periode, penugasan_id=penugasan.pk)
            )
            assert bagian.capaian.seluruh.persen == rekap.rata.angka.teks
            for baris, laporan in zip(bagian.daftar_baris, rekap.baris, strict=True):
                assert baris.realisasi == laporan.realisasi
                assert baris.target == laporan.target
                assert baris.capaian == laporan.capaian
                assert baris.daftar_alasan == laporan.alasan_merah
                tren = ambil_tren(pelaku, bagian.tempat, baris.indikator_id).daftar_bulan[-1]
                assert tren.realisasi == laporan.daftar_angka[0].realisasi
                assert tren.target == laporan.daftar_angka[0].target
                assert (tren.realisasi_sd, tren.capaian) == (laporan.realisasi, laporan.capaian)


def _triwulan(kantor: Kantor, nama: str, periode: Periode) -> str:
    """The quarter from what the report reads, by ``hitung`` alone."""
    pelaku = kantor.pelaku("Sari", HARI)
    penugasan = ambil_penugasan(pelaku, kantor.penugasan[nama].pk)
    bahan = ambil_bahan(pelaku, penugasan, Jangka.sebulan(periode))
    sel = susun_sel(bahan.sampai)
    awal = {1: 1, 2: 1, 3: 1, 4: 4, 5: 4, 6: 4, 7: 7, 8: 7, 9: 7}[periode.bulan]
    daftar_hasil = [
        hitung.hitung_hasil(
            baris.aturan,
            [baris.deret({b: (isi,) for b, isi in sel.get(baris.indikator_id, {}).items()})],
            hitung.Jendela(awal, periode.bulan),
            bahan.arti.kategori,
        )
        for baris in bahan.arti.baris
    ]
    return tulis_persen(hitung.hitung_rata_capaian(daftar_hasil, bahan.arti.kategori).nilai)
