"""Every page of the application with the person who sees it and how he comes there."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page

from tests.alat.berkas import buka_buku
from tests.alat.isian_buku import isi_buku
from tests.e2e.daftar_laporan import HALAMAN_LAPORAN
from tests.e2e.halaman import Halaman
from tests.e2e.halaman import buka_semua_rincian as _buka_semua_rincian
from tests.e2e.halaman import di as _di
from tests.e2e.halaman import tekan_terlihat as _tekan_terlihat
from tests.e2e.isian import tunggu
from tests.e2e.laku import ke_baris, ke_daftar, sel


def _gagal_masuk(halaman: Page) -> None:
    halaman.get_by_label("Nama pengguna").fill("citra")
    halaman.get_by_label("Kata sandi").fill("bukan-kata-sandinya")
    halaman.get_by_role("button", name="Masuk").click()
    halaman.get_by_role("alert").wait_for()


def _isi_salah(halaman: Page) -> None:
    """Type what cannot be read; the page answers beside the cells."""
    for nomor, teks in enumerate(("12.5", "seratus", "-3"), 1):
        ke_baris(halaman, nomor)
        sel(halaman, nomor).fill(teks)
        tunggu(halaman, nomor, "salah")


def _ajukan_kurang(halaman: Page) -> None:
    ke_daftar(halaman)
    _tekan_terlihat(halaman, "Ajukan ke")
    halaman.get_by_role("alert").wait_for()


def _buka_kembalikan(halaman: Page) -> None:
    for rincian in halaman.get_by_text("Kembalikan baris ini").all()[:2]:
        rincian.click()


def _buka_lainnya(halaman: Page) -> None:
    """Open the panel of the bottom bar, or the account menu of the rail."""
    for ringkasan in halaman.locator(".bilah-bawah summary, .rel-akun summary").all():
        if ringkasan.is_visible():
            ringkasan.click()


def _gagal_sandi(halaman: Page) -> None:
    halaman.get_by_role("button", name="Ganti kata sandi").click()
    halaman.locator(".invalid-feedback").first.wait_for()


def _buka_tahun_ada(halaman: Page) -> None:
    """Ask for a year that has its catalogue."""
    tahun = halaman.locator("#id_tahun")
    tahun.fill(str(int(tahun.get_attribute("min") or "") + 1))
    halaman.get_by_label("Nomor SK").fill("188.45/2")
    halaman.get_by_label("Tanggal SK").fill("2026-01-02")
    _tekan_terlihat(halaman, "Buka draf katalog")
    halaman.get_by_role("alert").wait_for()


def _tugaskan_kosong(halaman: Page) -> None:
    halaman.locator("main button[type=submit]").click()
    halaman.locator(".invalid-feedback").first.wait_for()


def _target_salah(halaman: Page) -> None:
    """A plan that does not add up, and a number that cannot be read, at once."""
    baris = halaman.locator(".target-baris:has(.target-saklar)")
    baris.nth(0).locator(".target-isi .isian-angka").fill("120")
    baris.nth(0).get_by_label("Rencana bulanan").check()
    for isian in baris.nth(0).locator(".target-rencana input").all():
        isian.fill("9")
    baris.nth(1).locator(".target-isi .isian-angka").fill("12.5")
    _tekan_terlihat(halaman, "Simpan target")
    halaman.locator("#baris-2 .sel-salah").first.wait_for()


def _target_salin(halaman: Page) -> None:
    """Set another target, then look at what copying it would change."""
    halaman.locator("#baris-1 .target-isi .isian-angka").fill("120")
    _tekan_terlihat(halaman, "Simpan target")
    halaman.locator(".pesan-berhasil").wait_for()
    halaman.get_by_role("link", name="Salin ke posisi lain").click()
    halaman.get_by_role("heading", name="Salin target").wait_for()


def _kirim_kosong(halaman: Page) -> None:
    halaman.get_by_role("button", name="Kirim permintaan").click()
    halaman.locator(".invalid-feedback").first.wait_for()


def _tolak_kosong(halaman: Page) -> None:
    halaman.get_by_role("button", name="Tolak permintaan").click()
    halaman.locator(".invalid-feedback").first.wait_for()


def _unggah_salah(halaman: Page) -> None:
    """A web page that calls itself a PDF."""
    isi = {"name": "halaman tersimpan.pdf", "mimeType": "application/pdf", "buffer": b"<html>"}
    halaman.locator("#unggah-bukti-lembar input[type=file]").set_input_files([isi])
    halaman.locator("#unggah-bukti-lembar button").click()
    halaman.get_by_role("alert").wait_for()


def _buka_bukti_foto(halaman: Page) -> None:
    halaman.get_by_role("link", name="kartu-inventaris-barang.jpg").click()
    halaman.locator("img.bukti-gambar").wait_for()


def _hapus_bukti(halaman: Page) -> None:
    halaman.get_by_role("link", name="Hapus buku-register-surat-masuk.jpg").click()
    halaman.get_by_role("button", name="Hapus bukti").wait_for()


def _hitung_persentase(halaman: Page) -> None:
    """A percentage tried out before anything else is filled."""
    halaman.get_by_label("Jenis: apa yang diisi").select_option("persentase")
    halaman.get_by_label("Cara menggabungkan").select_option("rasio_jumlah")
    halaman.get_by_role("button", name="Hitung contoh").click()
    halaman.get_by_text("96,00").first.wait_for()


def _simpan_indikator_kosong(halaman: Page) -> None:
    """A percentage that is summed, and nothing else filled."""
    halaman.get_by_label("Jenis: apa yang diisi").select_option("persentase")
    halaman.locator("main button[value=simpan]").click()
    halaman.locator(".invalid-feedback").first.wait_for()


def _buka_lanjutan(halaman: Page) -> None:
    if not halaman.get_by_label("Kode", exact=True).is_visible():
        halaman.get_by_text("Lanjutan: syarat").click()


def _tempel_libur_salah(halaman: Page) -> None:
    teks = "32 Agustus 2026; Salah tanggal\n25 Desember 2026"
    halaman.get_by_label("Hari libur, satu per baris").fill(teks)
    _tekan_terlihat(halaman, "Tambah hari libur")
    halaman.locator(".invalid-feedback").first.wait_for()


def _unggah_excel(halaman: Page) -> None:
    """Download the month, type into it, upload it: something changes and something is refused."""
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Unduh", exact=False).first.click()
    isi = unduhan.value.path().read_bytes()
    bulan = buka_buku(isi).sheetnames[0]
    diisi = isi_buku(isi, {(1, "p"): 4321, (2, "p"): "12.5", (3, "p"): 77}, bulan)
    berkas: FilePayload = {"name": "isian.xlsx", "mimeType": "", "buffer": diisi}
    halaman.get_by_label("Buku yang sudah diisi").set_input_files(berkas)
    halaman.get_by_role("button", name="Periksa buku ini").click()
    halaman.get_by_role("button", name="Terapkan").wait_for()


def _unggah_kosong(halaman: Page) -> None:
    halaman.get_by_role("button", name="Periksa buku ini").click()
    halaman.locator(".invalid-feedback").first.wait_for()


MUSRENBANG = "pengolah-data-pemberdayaan-masyarakat-dan-kelembagaan.2"

DAFTAR_HALAMAN = (
    Halaman("masuk", None, _di("/masuk/"), "Masuk"),
    Halaman("masuk-tujuan", None, _di("/masuk/?next=/persetujuan/"), "Masuk"),
    Halaman("masuk-gagal", None, _di("/masuk/"), "Masuk", _gagal_masuk),
    Halaman("tanpa-sesi-404", None, _di("/tidak-ada/"), "Halaman tidak ditemukan", status=404),
    Halaman("beranda-staf", "citra", _di("/"), "Beranda"),
    Halaman("beranda-atasan", "wahyu", _di("/"), "Beranda"),
    Halaman("menu-terbuka", "budi", _di("/"), "Beranda", _buka_lainnya),
    Halaman("isi-draf", "citra", lambda b: b.isi("citra"), "Realisasi"),
    Halaman("isi-salah", "citra", lambda b: b.isi("citra"), "Realisasi", _isi_salah),
    Halaman("isi-kurang", "citra", lambda b: b.isi("citra"), "Ajukan", _ajukan_kurang),
    Halaman(
        *("isi-setahun", "citra"),
        lambda b: f"/isi/{b.penugasan('citra')}/tahun/{b.bulan()[0]}/",
        "Realisasi",
    ),
    Halaman("isi-daftar", "citra", lambda b: b.isi("citra"), "Realisasi", ke_daftar),
    Halaman("excel", "citra", lambda b: f"{b.isi('citra')}excel/", "Isi lewat Excel"),
    Halaman("excel-terkunci", "citra", lambda b: f"{b.isi('citra', 1)}excel/", "Isi lewat Excel"),
    Halaman("excel-tanpa-berkas", "citra", lambda b: f"{b.isi('citra')}excel/", "Isi lewat Excel",
            _unggah_kosong),
    Halaman("excel-pratinjau", "citra", lambda b: f"{b.isi('citra')}excel/", "Pratinjau",
            _unggah_excel),
    Halaman("isi-kosong", "slamet", lambda b: b.isi("slamet"), "Realisasi"),
    Halaman("isi-diajukan", "rini", lambda b: b.isi("rini"), "Realisasi"),
    Halaman("isi-terkunci", "citra", lambda b: b.isi("citra", 1), "Realisasi"),
    Halaman("isi-diminta-buka", "joko", lambda b: b.isi("joko", 1), "Realisasi"),
    Halaman("bukti", "citra", lambda b: f"{b.isi('citra')}bukti/", "Bukti dukung"),
    Halaman("bukti-salah", "citra", lambda b: f"{b.isi('citra')}bukti/", "Bukti dukung",
            _unggah_salah),
    Halaman("bukti-diajukan", "rini", lambda b: f"{b.isi('rini')}bukti/", "Bukti dukung"),
    Halaman("bukti-foto", "wahyu", lambda b: b.lembar("rini"), "kartu-inventaris-barang.jpg",
            _buka_bukti_foto),
    Halaman("bukti-hapus", "citra", lambda b: f"{b.isi('citra')}bukti/", "Hapus bukti ini?",
            _hapus_bukti),
    Halaman("minta-buka", "citra", lambda b: f"{b.isi('citra', 1)}minta-buka/", "Minta Buka Kunci"),
    Halaman("minta-buka-salah", "citra", lambda b: f"{b.isi('citra', 1)}minta-buka/",
            "Minta Buka Kunci", _kirim_kosong),
    Halaman("permintaan", "sari", _di("/permintaan/"), "Permintaan buka kunci"),
    Halaman("permintaan-staf", "joko", _di("/permintaan/"), "Permintaan buka kunci"),
    Halaman("permintaan-kosong", "dewi", _di("/permintaan/"), "Permintaan buka kunci"),
    Halaman("permintaan-putuskan", "sari", lambda b: b.permintaan("joko"), "Buka kunci"),
    Halaman("permintaan-tolak-salah", "sari", lambda b: b.permintaan("joko"), "Buka kunci",
            _tolak_kosong),
    Halaman("permintaan-pemohon", "joko", lambda b: b.permintaan("joko"), "Buka kunci"),
    Halaman("permintaan-terjawab", "sari", lambda b: b.permintaan("bagus"), "Buka kunci"),
    Halaman("lembar-terkunci-camat", "sari", lambda b: b.lembar("joko", 1), "Joko"),
    Halaman("pemberitahuan", "sari", _di("/pemberitahuan/"), "Pemberitahuan"),
    Halaman("pemberitahuan-staf", "joko", _di("/pemberitahuan/"), "Pemberitahuan"),
    Halaman("pemberitahuan-kosong", "inspektorat", _di("/pemberitahuan/"), "Pemberitahuan"),
    Halaman("isi-dikembalikan", "joko", lambda b: b.isi("joko"), "Realisasi"),
    Halaman("isi-pasangan", "lina", lambda b: b.isi("lina"), "Realisasi"),
    Halaman("isi-syarat", "dian", lambda b: b.isi("dian"), "Realisasi"),
    Halaman("isi-atas-nama", "budi", lambda b: b.isi("slamet"), "Realisasi"),
    Halaman("pilih", "joko", _di("/isi/?semua"), "Isi Realisasi"),
    Halaman("pilih-atasan", "wahyu", _di("/isi/"), "Isi Realisasi"),
    Halaman("verifikasi", "wahyu", _di("/verifikasi/"), "Verifikasi"),
    Halaman("verifikasi-kosong", "endang", _di("/verifikasi/"), "Verifikasi"),
    Halaman("lembar-atasan", "wahyu", lambda b: b.lembar("rini"), "Rini", _buka_kembalikan),
    Halaman("lembar-staf", "joko", lambda b: b.lembar("joko"), "Joko"),
    Halaman("lembar-camat", "sari", lambda b: b.lembar("ratna"), "Ratna"),
    Halaman("lembar-disetujui", "sari", lambda b: b.lembar("citra", 2), "Citra"),
    Halaman("lembar-pasangan", "sari", lambda b: b.lembar("lina"), "Lina"),
    Halaman("riwayat", "sari", lambda b: f"{b.lembar('bagus', 3)}riwayat/", "Riwayat"),
    Halaman("persetujuan", "sari", _di("/persetujuan/"), "Persetujuan"),
    Halaman("target", "sari", _di("/target/"), "Target"),
    Halaman("target-pemda", "pemda", _di("/target/"), "Target", _buka_semua_rincian),
    Halaman("target-posisi", "sari", lambda b: b.target("citra"), "Target"),
    Halaman("target-rencana", "admin", lambda b: b.target("ratna"), "Target"),
    Halaman("target-salah", "sari", lambda b: b.target("citra"), "Target", _target_salah),
    Halaman("target-netral", "sari", lambda b: b.target("slamet"), "Target"),
    Halaman("target-baca", "inspektorat", lambda b: b.target("citra"), "Target"),
    Halaman("target-salin", "sari", lambda b: b.target("slamet"), "", _target_salin),
    Halaman("target-tanpa-tahun", "sari", lambda b: b.target("citra", 2030), "Target"),
    Halaman("dasbor", "sari", _di("/dasbor/"), ""),
    Halaman("dasbor-pegawai", "sari", _di("/dasbor/?menurut=pegawai"), ""),
    Halaman("dasbor-seksi", "wahyu", _di("/dasbor/"), ""),
    Halaman("dasbor-rapat", "sari", _di("/dasbor/rapat/"), "Kinerja"),
    Halaman("rinci-jabatan", "sari", lambda b: b.rinci("joko", "petugas-keamanan"), "Petugas"),
    Halaman("rinci-pegawai", "sari", lambda b: b.rinci("dian"), "Dian"),
    Halaman("tren-jabatan", "sari", lambda b: b.rinci("joko", "petugas-keamanan", tren=True),
            "", _buka_semua_rincian),
    Halaman("tren-pegawai", "citra", lambda b: b.rinci("citra", tren=True), ""),
    Halaman("rinci-sel", "sari", lambda b: "/dasbor/sel/{}/{}/".format(*b.sel("citra")), ""),
    Halaman("dasbor-inspektorat", "inspektorat", _di("/dasbor/"), ""),
    *HALAMAN_LAPORAN,
    Halaman("katalog", "citra", _di("/katalog/"), "Katalog"),
    Halaman("katalog-pemda", "pemda", _di("/katalog/"), "Katalog"),
    Halaman("katalog-baru", "pemda", _di("/katalog/baru/"), "Buka tahun baru"),
    Halaman("katalog-baru-ada", "pemda", _di("/katalog/baru/"), "Buka tahun baru",
            _buka_tahun_ada),
    Halaman("katalog-sk-perubahan", "pemda", lambda b: f"/katalog/{b.katalog()}/perubahan/",
            "SK perubahan"),
    Halaman("katalog-arsipkan", "pemda", lambda b: f"/katalog/{b.katalog()}/arsipkan/",
            "Arsipkan"),
    Halaman("susun", "pemda", lambda b: b.jabatan(MUSRENBANG, "susun/"), "Susun"),
    Halaman("jabatan-baru", "pemda", lambda b: b.jabatan_baru(MUSRENBANG),
            "Tambah jabatan"),
    Halaman("jabatan-ubah", "pemda", lambda b: b.jabatan(MUSRENBANG, "ubah/"), "Kepala jabatan"),
    Halaman("jabatan-salah", "pemda", lambda b: b.jabatan_baru(MUSRENBANG),
            "Tambah jabatan", _tugaskan_kosong),
    Halaman("fungsi-ubah", "pemda", lambda b: b.bagian(MUSRENBANG, "fungsi"), "Fungsi a"),
    Halaman("kinerja-ubah", "pemda", lambda b: b.bagian(MUSRENBANG, "kinerja-utama"),
            "Kinerja utama"),
    Halaman("kinerja-baru", "pemda", lambda b: b.jabatan(MUSRENBANG, "kinerja-utama-baru/"),
            "Tambah kinerja utama"),
    Halaman("indikator-ubah", "pemda", lambda b: b.bagian(MUSRENBANG, "indikator"),
            "Ubah indikator", _buka_lanjutan),
    Halaman("indikator-baru", "pemda",
            lambda b: b.bagian(MUSRENBANG, "kinerja-utama") + "indikator-baru/",
            "Tambah indikator", _hitung_persentase),
    Halaman("indikator-salah", "pemda",
            lambda b: b.bagian(MUSRENBANG, "kinerja-utama") + "indikator-baru/",
            "Tambah indikator", _simpan_indikator_kosong),
    Halaman("susun-403", "admin", lambda b: b.jabatan(MUSRENBANG, "susun/"),
            "Tidak dapat dilakukan", status=403),
    Halaman("panduan-staf", "citra", _di("/panduan/"), "Panduan Staf"),
    Halaman("panduan-camat", "sari", _di("/panduan/"), "Panduan Camat"),
    Halaman("panduan-admin", "admin", _di("/panduan/"), "Panduan Admin"),
    Halaman("panduan-inspektorat", "inspektorat", _di("/panduan/"), "Panduan Inspektorat"),
    Halaman("istilah", "citra", _di("/panduan/istilah/"), "Istilah"),
    Halaman("posisi", "admin", _di("/kantor/posisi/"), "Posisi"),
    Halaman("posisi-pemda", "pemda", _di("/kantor/posisi/"), "Posisi"),
    Halaman("posisi-baru", "admin", lambda b: f"/kantor/{b.kecamatan('citra')}/posisi/baru/",
            "Tambah posisi"),
    Halaman("posisi-ubah", "admin", lambda b: b.kantor("citra", "posisi"), "Pengadministrasi"),
    Halaman("tugaskan", "admin", lambda b: f"{b.kantor('citra', 'posisi')}tugaskan/",
            "Tugaskan pegawai"),
    Halaman("tugaskan-salah", "admin", lambda b: f"{b.kantor('citra', 'posisi')}tugaskan/",
            "Tugaskan pegawai", _tugaskan_kosong),
    Halaman("penugasan", "admin", lambda b: b.kantor("citra", "penugasan"), "Citra"),
    Halaman("penugasan-camat", "admin", lambda b: b.kantor("sari", "penugasan"), "Sari"),
    Halaman("pegawai", "admin", _di("/kantor/pegawai/"), "Pegawai"),
    Halaman("pegawai-cari", "admin", _di("/kantor/pegawai/?cari=zzz"), "Pegawai"),
    Halaman("pegawai-baru", "admin", lambda b: f"/kantor/{b.kecamatan('citra')}/pegawai/baru/",
            "Tambah pegawai"),
    Halaman("pegawai-ubah", "admin", lambda b: b.kantor("citra", "pegawai"), "Citra"),
    Halaman("pegawai-camat", "admin", lambda b: b.kantor("sari", "pegawai"), "Sari"),
    Halaman("akun-baru", "admin", lambda b: f"{b.kantor('citra', 'pegawai')}akun/", "Buatkan akun"),
    Halaman("periode", "admin", _di("/kantor/periode/"), "Periode"),
    Halaman("periode-inspektorat", "inspektorat", _di("/kantor/periode/"), "Periode"),
    Halaman("periode-ubah", "admin", lambda b: f"/kantor/{b.kecamatan('citra')}/periode/2026-06/",
            "Jadwal"),
    Halaman("periode-salah", "admin", lambda b: f"/kantor/{b.kecamatan('citra')}/periode/2026-06/",
            "Jadwal", _tugaskan_kosong),
    Halaman("jadwal", "admin", lambda b: f"/kantor/{b.kecamatan('citra')}/jadwal/",
            "Tanggal bawaan"),
    Halaman("libur", "pemda", _di("/kantor/libur/"), "Hari libur"),
    Halaman("libur-salah", "pemda", _di("/kantor/libur/"), "Hari libur", _tempel_libur_salah),
    Halaman("libur-kosong", "admin", _di("/kantor/libur/?tahun=2001"), "Hari libur"),
    Halaman("pengaturan", "admin", _di("/kantor/pengaturan/"), "Pengaturan"),
    Halaman("pengaturan-ubah", "admin", lambda b: f"/kantor/{b.kecamatan('citra')}/pengaturan/",
            "Ubah pengaturan"),
    Halaman("pemda-nama", "pemda", lambda b: f"/kantor/pemda/{b.pemda()}/", "Pemerintah daerah"),
    Halaman("kecamatan-baru", "pemda", lambda b: f"/kantor/pemda/{b.pemda()}/kecamatan/",
            "Tambah kecamatan"),
    Halaman("lambang", "pemda", lambda b: f"/kantor/lambang/{b.pemda()}/", "Lambang pada kop"),
    Halaman("aturan", "pemda", lambda b: f"/kantor/aturan/{b.pemda()}/", "Batas dan kategori"),
    Halaman("kecamatan", "pemda", _di("/kantor/kecamatan/"), "Kecamatan"),
    Halaman("peran", "pemda", _di("/kantor/peran/"), "Peran"),
    Halaman("peran-admin", "admin", _di("/kantor/peran/"), "Peran"),
    Halaman("peran-baru", "pemda", lambda b: f"/kantor/{b.kecamatan('citra')}/peran/",
            "Beri peran"),
    Halaman("posisi-inspektorat", "inspektorat", _di("/kantor/posisi/"), "Posisi"),
    Halaman("sandi", "citra", _di("/sandi/"), "Ganti kata sandi"),
    Halaman("sandi-gagal", "citra", _di("/sandi/"), "Ganti kata sandi", _gagal_sandi),
    Halaman("404", "citra", _di("/lembar/999999/"), "Halaman tidak ditemukan", status=404),
    Halaman("403", "citra", _di("/kantor/posisi/"), "Tidak dapat dilakukan", status=403),
    Halaman("penolakan", "citra", lambda b: f"/isi/{b.penugasan('citra')}/2019-03/",
            "Tidak dapat dilakukan", status=409),
)  # fmt: skip
