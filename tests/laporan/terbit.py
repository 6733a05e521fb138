"""Issues reports in tests as their pages do, and looks at what came of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client

from jabatan.izin import Pelaku
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from laporan.cetak.kode import TandaTerbit
from laporan.models import JenisLaporan, LaporanTersimpan
from laporan.rekap import Jangka
from laporan.rekap.permintaan import PilihanLaporan
from laporan.sajian import Rekap, ambil_laporan
from laporan.services import terbitkan_laporan
from realisasi.models import LembarBulanan
from realisasi.services import buka_lembar
from tests.pabrik import Kantor, isi_bulan, setujui


def cetak_ringan(rekap: Rekap, tanda: TandaTerbit) -> bytes:
    """A PDF that costs nothing, where the test does not look at it."""
    return f"%PDF-1.7 {rekap.tentang} {tanda.kode}".encode()


def masuk(kantor: Kantor, nama: str) -> Client:
    client = Client()
    client.force_login(kantor.pengguna(nama))
    return client


def terbitkan(client: Client, kantor: Kantor, bulan: int = 9, nama: str = "Citra") -> Any:
    """Post the button of the page; the answer."""
    penugasan = kantor.penugasan[nama].pk
    kiriman = {"penugasan": penugasan, "jangka": f"{bulan:02d}", "tahun": "2026"}
    return client.post("/laporan/terbitkan/", kiriman)


def terbitkan_bulan(oleh: Pelaku, lembar: LembarBulanan) -> LaporanTersimpan:
    """Issue the report of a month through its service."""
    with lingkup([lembar.kecamatan_id]):
        pilihan = PilihanLaporan(
            jenis=JenisLaporan.REALISASI,
            kecamatan_id=lembar.kecamatan_id,
            jangka=Jangka.sebulan(lembar.periode),
            penugasan_id=lembar.penugasan_id,
        )
        laporan = ambil_laporan(oleh, pilihan)
        return terbitkan_laporan(oleh, laporan=laporan, alamat_dasar="http://testserver").terbitan


def terbitan(jawaban: Any) -> LaporanTersimpan:
    """What an answer of Terbitkan leads to."""
    assert jawaban.status_code == 302, jawaban.content.decode()
    tanda = jawaban["Location"].rstrip("/").rpartition("/")[2]
    with tanpa_lingkup():
        return LaporanTersimpan.objects.select_related("kecamatan").get(kode=tanda.replace("-", ""))


def buka(kantor: Kantor, lembar: LembarBulanan) -> LembarBulanan:
    """The Camat opens an approved month on Monday 5 October."""
    with lingkup([kantor.kecamatan.pk]):
        sari = kantor.pelaku("Sari", date(2026, 10, 5))
        return buka_lembar(lembar.pk, oleh=sari, versi=lembar.versi, alasan="Salah hitung")


def isi_lengkap(kantor: Kantor, bulan: int, surat: str) -> LembarBulanan:
    """Fill every row of a month but February that is due."""
    isian = {"surat-masuk": surat, "arsip-pegawai": "38", "waktu-pelayanan": "260/40"}
    return isi_bulan(kantor, "Citra", bulan, isian)


def setujui_lengkap(kantor: Kantor, bulan: int, surat: str) -> LembarBulanan:
    return setujui(kantor, "Citra", isi_lengkap(kantor, bulan, surat))
