"""The filling calendar: default and excepted dates, "today" by zone, shares of months."""

import random
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
import time_machine

from jabatan.izin import susun_pelaku
from jabatan.jadwal import JadwalBulan, hitung_bagian, susun_jadwal
from jabatan.models import HariLibur, PeriodePengisian
from jabatan.models.organisasi import Kalender
from kinerja.inti.lingkup import tanpa_lingkup
from kinerja.inti.waktu import Periode
from tests.pabrik import buat_kantor

HARI = (5, 7, 10)
TANPA_LIBUR: frozenset[date] = frozenset()


def jadwal(tahun: int, bulan: int, *libur: date) -> JadwalBulan:
    return susun_jadwal(Periode(tahun, bulan), hari=HARI, libur=frozenset(libur))


# 10 October 2026 is a Saturday, 5 September 2026 too.
@pytest.mark.parametrize(
    ("tahun", "bulan", "buka", "batas", "verifikasi", "kunci"),
    [
        (2026, 10, date(2026, 11, 1), date(2026, 11, 5), date(2026, 11, 9), date(2026, 11, 10)),
        (2026, 9, date(2026, 10, 1), date(2026, 10, 5), date(2026, 10, 7), date(2026, 10, 12)),
        (2026, 8, date(2026, 9, 1), date(2026, 9, 7), date(2026, 9, 7), date(2026, 9, 10)),
        (2026, 12, date(2027, 1, 1), date(2027, 1, 5), date(2027, 1, 7), date(2027, 1, 11)),
    ],
)
def test_tanggal_bawaan_digeser_dari_akhir_pekan(
    tahun: int, bulan: int, buka: date, batas: date, verifikasi: date, kunci: date
) -> None:
    assert jadwal(tahun, bulan) == JadwalBulan(buka, batas, verifikasi, kunci)


def test_hari_libur_menggeser_batas_juga_bila_bersambung_dengan_akhir_pekan() -> None:
    hasil = jadwal(2026, 9, date(2026, 10, 5), date(2026, 10, 12), date(2026, 10, 13))
    assert (hasil.batas, hasil.kunci) == (date(2026, 10, 6), date(2026, 10, 14))
    assert hasil.verifikasi == date(2026, 10, 7)


def test_tanggal_selalu_hari_kerja_dan_berurutan() -> None:
    acak = random.Random(1)
    for _ in range(300):
        periode = Periode(acak.randint(2020, 2035), acak.randint(1, 12))
        depan = periode.berikut.awal
        libur = frozenset(depan + timedelta(acak.randint(0, 30)) for _ in range(8))
        hari = sorted(acak.choices(range(1, 29), k=3))
        hasil = susun_jadwal(periode, hari=(hari[0], hari[1], hari[2]), libur=libur)
        assert hasil.buka == depan
        assert hasil.buka <= hasil.batas <= hasil.verifikasi <= hasil.kunci
        for tanggal in (hasil.batas, hasil.verifikasi, hasil.kunci):
            assert tanggal.weekday() < 5
            assert tanggal not in libur


def test_pengisian_terbuka_dari_hari_buka_sampai_akhir_hari_kunci() -> None:
    september = jadwal(2026, 9)
    hari = [date(2026, 9, 30), date(2026, 10, 1), date(2026, 10, 12), date(2026, 10, 13)]
    assert [september.sudah_buka(satu) for satu in hari] == [False, True, True, True]
    assert [september.sudah_kunci(satu) for satu in hari] == [False, False, False, True]
    assert [september.hari_terlambat(satu) for satu in hari] == [0, 0, 7, 8]
    assert [september.hari_terlambat(date(2026, 10, satu)) for satu in (5, 6)] == [0, 1]


@pytest.mark.django_db
def test_pengecualian_bulan_mengalahkan_bawaan_hanya_di_kecamatannya() -> None:
    kantor = buat_kantor()
    with tanpa_lingkup():
        HariLibur.objects.create(
            pemda=kantor.kecamatan.pemda, tanggal=date(2026, 9, 7), uraian="Libur daerah"
        )
        PeriodePengisian.objects.create(
            kecamatan=kantor.kecamatan,
            tahun=2026,
            bulan=9,
            buka=date(2026, 9, 28),
            batas=date(2026, 10, 20),
            verifikasi=date(2026, 10, 21),
            kunci=date(2026, 10, 25),
            alasan="Banjir",
        )
        kalender = Kalender(kantor.kecamatan)
        assert kalender.jadwal(Periode(2026, 9)).alasan == "Banjir"
        assert kalender.jadwal(Periode(2026, 9)).kunci == date(2026, 10, 25)
        assert kalender.jadwal(Periode(2026, 8)).batas == date(2026, 9, 8)
        assert kalender.libur == {date(2026, 9, 7)}


@pytest.fixture(params=["UTC", "Asia/Jakarta", "America/New_York"])
def zona_peladen(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as tambal:
        tambal.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.django_db
@pytest.mark.usefixtures("zona_peladen")
@pytest.mark.parametrize(
    ("zona", "jam_utc"), [("Asia/Jakarta", 17), ("Asia/Makassar", 16), ("Asia/Jayapura", 15)]
)
def test_hari_berganti_tepat_tengah_malam_di_zona_kecamatan(zona: str, jam_utc: int) -> None:
    kantor = buat_kantor()
    with tanpa_lingkup():
        kantor.kecamatan.zona_waktu = zona
        kantor.kecamatan.save()
        tengah_malam = datetime(2026, 10, 12, jam_utc, tzinfo=UTC)
        hari = []
        for selisih in (-1, 0, 1):
            with time_machine.travel(tengah_malam + timedelta(seconds=selisih), tick=False):
                hari.append(susun_pelaku(kantor.pengguna("Citra")).pada)
        assert hari == [date(2026, 10, 12), date(2026, 10, 13), date(2026, 10, 13)]
        terkunci = [
            Kalender(kantor.kecamatan).jadwal(Periode(2026, 9)).sudah_kunci(h) for h in hari
        ]
        assert terkunci == [False, True, True]


# --- shares of months ---------------------------------------------------------------------------


def test_bagian_setahun_penuh_dan_di_luar_masa_tugas() -> None:
    assert hitung_bagian(date(2024, 1, 1), None, [], 2026) == dict.fromkeys(
        range(1, 13), Fraction(1)
    )
    assert hitung_bagian(date(2027, 1, 1), None, [], 2026) == {}
    assert hitung_bagian(date(2024, 1, 1), date(2025, 12, 31), [], 2026) == {}


def test_bagian_bulan_pergantian_menurut_hari() -> None:
    bagian = hitung_bagian(date(2026, 2, 10), date(2026, 4, 1), [], 2026)
    assert bagian == {2: Fraction(19, 28), 3: Fraction(1), 4: Fraction(1, 30)}


def test_bagian_dua_pemegang_berjumlah_satu() -> None:
    acak = random.Random(2)
    for _ in range(200):
        tahun = acak.choice((2024, 2026))
        ganti = date(tahun, 1, 1) + timedelta(acak.randint(0, 364))
        lama = hitung_bagian(date(2020, 1, 1), ganti - timedelta(1), [], tahun)
        baru = hitung_bagian(ganti, None, [], tahun)
        for bulan in range(1, 13):
            assert lama.get(bulan, Fraction(0)) + baru.get(bulan, Fraction(0)) == 1


@pytest.mark.parametrize(
    ("jeda", "hilang"),
    [
        ([(date(2026, 3, 1), date(2026, 3, 31))], {3}),
        ([(date(2026, 2, 20), date(2026, 4, 10))], {3}),
        ([(date(2026, 3, 1), date(2026, 3, 30))], set()),
        ([(date(2026, 3, 2), date(2026, 3, 31))], set()),
        ([(date(2026, 2, 1), date(2026, 3, 31))], {2, 3}),
        # Leave followed by illness: together they are the whole month.
        ([(date(2026, 3, 1), date(2026, 3, 15)), (date(2026, 3, 16), date(2026, 3, 31))], {3}),
        ([(date(2026, 3, 10), date(2026, 3, 31)), (date(2026, 3, 1), date(2026, 3, 12))], {3}),
        ([(date(2026, 3, 1), date(2026, 3, 14)), (date(2026, 3, 16), date(2026, 3, 31))], set()),
    ],
)
def test_hanya_jeda_sebulan_penuh_menghapus_bulan(
    jeda: list[tuple[date, date]], hilang: set[int]
) -> None:
    bagian = hitung_bagian(date(2024, 1, 1), None, jeda, 2026)
    assert set(range(1, 13)) - set(bagian) == hilang
    assert set(bagian.values()) == {Fraction(1)}


def test_jeda_yang_menutup_hari_yang_dipegang_menghapus_bulan() -> None:
    jeda = [(date(2026, 3, 16), date(2026, 3, 31))]
    assert 3 not in hitung_bagian(date(2026, 3, 16), None, jeda, 2026)
    assert hitung_bagian(date(2026, 3, 15), None, jeda, 2026)[3] == Fraction(17, 31)
