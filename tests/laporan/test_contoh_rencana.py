"""The plan of the demo on any day, and the command where there is no demo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings

from akun.models import Pengguna
from jabatan.models import PemerintahDaerah
from jejak.models import Jejak
from jejak.services import verifikasi_jejak
from kinerja.inti.lingkup import tanpa_lingkup
from kinerja.inti.waktu import Periode, geser_hari_kerja
from laporan.contoh.cerita import Langkah, Rencana, susun_rencana
from laporan.contoh.jalankan import isi_contoh
from laporan.contoh.kantor import SANDI
from realisasi.alur import PERALIHAN, Keadaan, Tindakan
from realisasi.models import LembarBulanan

ZONA = ZoneInfo("Asia/Jakarta")
DAFTAR_HARI = [date(2025, 1, 1) + timedelta(days=ke) for ke in range(0, 1095, 7)]
DAFTAR_HARI += [date(tahun, bulan, 1) for tahun in (2026, 2027) for bulan in range(1, 13)]


@pytest.fixture(scope="module")
def daftar_rencana() -> list[Rencana]:
    return [susun_rencana(hari) for hari in DAFTAR_HARI]


def _menurut_lembar(rencana: Rencana) -> Iterator[list[Langkah]]:
    urutan: dict[tuple[str, int], list[Langkah]] = {}
    for satu in rencana.daftar_langkah:
        urutan.setdefault((satu.penugasan, satu.bulan), []).append(satu)
    yield from urutan.values()


def test_langkah_tidak_melewati_hari_itu(daftar_rencana: list[Rencana]) -> None:
    for rencana in daftar_rencana:
        assert rencana.terakhir.berikut == Periode.dari_tanggal(rencana.hari)
        assert all(satu.saat.date() <= rencana.hari for satu in rencana.daftar_langkah)


def test_langkah_setiap_lembar_mengikuti_tabel_peralihan(daftar_rencana: list[Rencana]) -> None:
    """In order of time every step is drawn in the transition table, whatever the day."""
    for rencana in daftar_rencana:
        for daftar in _menurut_lembar(rencana):
            keadaan = Keadaan.BELUM
            for satu in daftar:
                keadaan = PERALIHAN[keadaan, Tindakan(satu.tindakan)].ke


def test_pengisian_berada_dalam_jadwal_bulannya(daftar_rencana: list[Rencana]) -> None:
    for rencana in daftar_rencana:
        for satu in rencana.daftar_langkah:
            if satu.tindakan is Tindakan.ISI:
                assert satu.saat.date() > Periode(rencana.tahun, satu.bulan).akhir


def test_perpanjangan_memberi_waktu_pada_hari_apa_pun(daftar_rencana: list[Rencana]) -> None:
    for rencana in daftar_rencana:
        jadwal = rencana.perpanjangan
        assert jadwal.buka <= rencana.hari
        paling_dini = rencana.hari + timedelta(days=7)
        assert paling_dini <= jadwal.batas < jadwal.verifikasi < jadwal.kunci
        assert jadwal.batas == geser_hari_kerja(jadwal.batas, rencana.libur)


@pytest.mark.django_db
@pytest.mark.parametrize("hari", [date(2026, 2, 1), date(2027, 3, 1)])
def test_kantor_dapat_dibuat_pada_awal_bulan_dan_awal_tahun(hari: date) -> None:
    """A Sunday, the first day of filling; a year of one or two months."""
    pagi = datetime(hari.year, hari.month, 1, 6, tzinfo=ZONA)
    with tanpa_lingkup():
        rencana = isi_contoh(hari, paling_lambat=pagi)
        terakhir = LembarBulanan.objects.filter(bulan=rencana.terakhir.bulan)
        keadaan = set(terakhir.values_list("keadaan", flat=True))
        assert keadaan == {"draf", "diajukan", "dikembalikan", "diverifikasi", "disetujui"}
    assert not Jejak.objects.filter(waktu__gt=pagi).exists()
    assert verifikasi_jejak().utuh


@pytest.mark.django_db
@pytest.mark.parametrize("pilihan", [[], ["--tampilkan"]])
def test_perintah_pada_basis_data_nyata_tidak_menambah_dan_tidak_menampilkan_sandi(
    pilihan: list[str],
) -> None:
    PemerintahDaerah.objects.create(nama="Kota Nyata")
    keluaran = StringIO()
    call_command("isi_contoh", *pilihan, stdout=keluaran)
    assert SANDI not in keluaran.getvalue()
    assert Pengguna.objects.count() == Jejak.objects.count() == 0


@pytest.mark.django_db
def test_tampilkan_pada_basis_data_kosong_tidak_membuat_apa_pun() -> None:
    keluaran = StringIO()
    call_command("isi_contoh", "--tampilkan", stdout=keluaran)
    assert "Tidak ada kantor contoh" in keluaran.getvalue()
    assert not PemerintahDaerah.objects.exists()


@pytest.mark.django_db
def test_perintah_menolak_profil_produksi() -> None:
    with (
        override_settings(SETTINGS_MODULE="kinerja.settings.produksi"),
        pytest.raises(CommandError, match="produksi"),
    ):
        call_command("isi_contoh", stdout=StringIO())
    assert not PemerintahDaerah.objects.exists()


@pytest.mark.django_db
def test_gagal_di_tengah_tidak_meninggalkan_apa_pun(monkeypatch: pytest.MonkeyPatch) -> None:
    def rusak(*_: object, **__: object) -> None:
        raise RuntimeError("listrik padam")

    monkeypatch.setattr("realisasi.services.setujui_lembar", rusak)
    with pytest.raises(RuntimeError, match="listrik padam"):
        isi_contoh(date(2026, 2, 20))
    assert Pengguna.objects.count() == PemerintahDaerah.objects.count() == 0
