"""The pages of reports, a year, explanations and the trail, and who sees them."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.halaman import Halaman
from tests.e2e.halaman import buka_semua_rincian as _buka_semua_rincian
from tests.e2e.halaman import di as _di
from tests.e2e.halaman import tekan_terlihat as _tekan_terlihat

SATU_JABATAN = "jabatan=petugas-keamanan"


def _terbitkan(halaman: Page) -> None:
    _tekan_terlihat(halaman, "Terbitkan")
    halaman.locator(".terbit-kode").first.wait_for()


def _minta_buku(halaman: Page) -> None:
    _tekan_terlihat(halaman, "Buat buku")
    halaman.locator("[data-berjalan]").first.wait_for()


def _buka_rincian_pertama(halaman: Page) -> None:
    for ringkasan in halaman.locator("main .log summary").all()[:4]:
        ringkasan.click()


HALAMAN_LAPORAN = (
    Halaman("laporan-daftar", "sari", _di("/laporan/"), "Laporan"),
    Halaman("laporan-rekap", "sari", _di("/laporan/?jenis=rekap"), "Laporan"),
    Halaman("laporan-rekap-indikator", "sari",
            _di(f"/laporan/?jenis=rekap&menurut=indikator&{SATU_JABATAN}"), "Laporan"),
    Halaman("laporan-katalog", "sari", _di(f"/laporan/?jenis=katalog&{SATU_JABATAN}"), "Laporan"),
    Halaman("laporan-penjelasan", "sari",
            lambda b: f"/laporan/?jenis=penjelasan&penugasan={b.penugasan('lina')}", "Laporan"),
    Halaman("laporan-daftar-staf", "citra", _di("/laporan/"), "Laporan"),
    Halaman("laporan", "sari", lambda b: b.laporan("citra", 1), "Laporan"),
    Halaman("laporan-draf", "wahyu", lambda b: b.laporan("bagus"), "Laporan"),
    Halaman("laporan-pasangan", "sari", lambda b: b.laporan("lina", 1), "Laporan",
            _buka_semua_rincian),
    Halaman("laporan-pemberdayaan", "sari", lambda b: b.laporan("dian", 2), "Laporan"),
    Halaman("terbit", "sari", lambda b: b.laporan("citra", 1), "Laporan", _terbitkan),
    Halaman("terbit-daftar", "sari", _di("/laporan/terbit/"), "Laporan terbit"),
    Halaman("bundel", "sari", _di("/laporan/buku/"), "Buku laporan"),
    Halaman("bundel-diminta", "sari", _di("/laporan/buku/"), "Buku laporan", _minta_buku),
    Halaman("periksa", None, _di("/periksa/"), "Periksa"),
    Halaman("periksa-salah", None, _di("/periksa/?kode=abc"), "Periksa", status=422),
    Halaman("tahun-saya", "citra", _di("/tahun-saya/"), "Tahun Saya"),
    Halaman("tahun-saya-kosong", "citra", _di("/tahun-saya/?tahun=2020"), "Tahun Saya",
            status=404),
    Halaman("tahun-pasangan", "sari", lambda b: b.tahun("lina"), "Lina"),
    Halaman("jelaskan-capaian", "sari", lambda b: b.jelaskan("citra", 1, "capaian"), "Capaian"),
    Halaman("jelaskan-realisasi", "lina", lambda b: b.jelaskan("lina", 1, "realisasi"),
            "Realisasi"),
    Halaman("jelaskan-rata", "citra", lambda b: b.jelaskan("citra", 1), "Rata-rata"),
    Halaman("jelaskan-kecamatan", "sari", lambda b: b.jelaskan_kecamatan("citra", 1), "Rata-rata"),
    Halaman("jelaskan-gabungan", "sari", lambda b: b.jelaskan_gabungan("slamet", 1), "Capaian"),
    Halaman("log", "sari", _di("/log/"), "Log Aktivitas", _buka_rincian_pertama),
    Halaman("log-staf", "citra", _di("/log/"), "Log Aktivitas"),
    Halaman("log-pemda", "pemda", _di("/log/"), "Log Aktivitas"),
    Halaman("log-kosong", "sari", _di("/log/?orang=tidak-ada"), "Log Aktivitas"),
    Halaman("log-ditolak", "sari", _di("/log/?dari=2026-09-02&sampai=2026-09-01&tindakan=x"),
            "Log Aktivitas", status=422),
)  # fmt: skip
