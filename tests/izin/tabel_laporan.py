"""Addresses of laporan: dashboard, reports, explanations, notices, trail, guide."""

from tests.izin.baris import SEMUA_KEADAAN, Baris
from tests.izin.baris import baris_baca_kantor as _baca_kantor
from tests.izin.baris import baris_dasbor as _dasbor
from tests.izin.baris import baris_jelaskan_sekecamatan as _jelaskan_sekecamatan
from tests.izin.baris import baris_laporan as _laporan
from tests.izin.baris import baris_pilih_laporan as _pilih_laporan
from tests.izin.baris import baris_rekap_kecamatan as _rekap_kecamatan
from tests.izin.baris import baris_terbitan as _terbitan

TABEL_LAPORAN: dict[str, Baris] = {
    "laporan:beranda": Baris("beranda.lihat", jawab_baca=frozenset({200, 302})),
    "laporan:dasbor": Baris("dasbor.lihat"),
    "laporan:dasbor?kecamatan": _dasbor("kecamatan", kueri="kecamatan"),
    "laporan:rapat": Baris("dasbor.lihat"),
    "laporan:rapat?kecamatan": _dasbor("kecamatan", kueri="kecamatan"),
    "laporan:rinci_jabatan": _dasbor("kecamatan", "bulan", "jabatan"),
    "laporan:tren_jabatan": _dasbor("kecamatan", "bulan", "jabatan", "indikator"),
    "laporan:rinci_pegawai": _dasbor("kecamatan", "bulan", "penugasan", objek="alamat"),
    "laporan:tren_pegawai": _dasbor("kecamatan", "bulan", "penugasan", "indikator", objek="alamat"),
    "laporan:rinci_sel": Baris(
        "lembar.lihat", ("GET",), ("lembar", "indikator"), SEMUA_KEADAAN, "alamat"
    ),
    "laporan:daftar": Baris("laporan.lihat"),
    "laporan:daftar?penugasan": _pilih_laporan(),
    # No pegawai is chosen.
    "laporan:lihat": Baris("laporan.lihat", jawab_baca=frozenset({422})),
    "laporan:lihat?penugasan": _pilih_laporan(),
    "laporan:lihat_pdf": Baris("laporan.lihat", jawab_baca=frozenset({422})),
    "laporan:lihat_pdf?penugasan": _pilih_laporan(),
    "laporan:lihat_xlsx": Baris("laporan.lihat", jawab_baca=frozenset({422})),
    "laporan:lihat_xlsx?penugasan": _pilih_laporan(),
    "laporan:lihat_csv": Baris("laporan.lihat", jawab_baca=frozenset({422})),
    "laporan:lihat_csv?penugasan": _pilih_laporan(),
    "laporan:lihat_pdf?jenis=penjelasan&penugasan": _pilih_laporan("jenis=penjelasan&penugasan"),
    **{
        f"laporan:{nama}?jenis=rekap&kecamatan": _rekap_kecamatan()
        for nama in ("daftar", "lihat", "lihat_pdf", "lihat_xlsx", "lihat_csv")
    },
    "laporan:realisasi": _laporan("draf", "disetujui"),
    "laporan:realisasi_pdf": _laporan("disetujui"),
    "laporan:realisasi_xlsx": _laporan("disetujui"),
    "laporan:terbitkan": Baris(
        "laporan.terbitkan", ("POST",), (), ("draf",), objek="alamat", kirim="terbit"
    ),
    "laporan:terbit": Baris("laporan.lihat"),
    "laporan:terbit_satu": _terbitan(),
    "laporan:terbit_pdf": _terbitan(),
    "laporan:terbit_xlsx": _terbitan(),
    "laporan:bundel": Baris("bundel.minta"),
    "laporan:bundel_minta": Baris(
        *("bundel.minta", ("POST",), (), ("draf",), "bundel", "bundel"), hak_dahulu=True
    ),
    "laporan:bundel_tarik": Baris(
        *("bundel.tarik", ("POST",), ("pekerjaan",), ("draf",), "bundel", "versi")
    ),
    "laporan:bundel_pdf": Baris(
        *("bundel.minta", ("GET",), ("pekerjaan",), ("disetujui",), "bundel")
    ),
    "laporan:periksa": Baris("umum"),
    # A code nobody issued; what a real one says to strangers is asked in tests/laporan.
    "laporan:periksa_kode": Baris("umum", tetap=("K7QF2-M9XTD",), jawab_baca=frozenset({404})),
    "laporan:tahun_saya": Baris("tahun.saya"),
    "laporan:tahun": Baris(
        "laporan.lihat", ("GET",), ("penugasan", "tahun"), ("disetujui",), "alamat"
    ),
    "laporan:jelaskan_angka": Baris(
        *("laporan.lihat", ("GET",), ("penugasan", "bulan", "indikator", "angka")),
        *(("draf", "disetujui"), "alamat"),
    ),
    "laporan:jelaskan_rata": _laporan("draf", "disetujui"),
    "laporan:jelaskan_kecamatan": _jelaskan_sekecamatan(),
    "laporan:jelaskan_jabatan": _jelaskan_sekecamatan("jabatan"),
    "laporan:jelaskan_gabungan": _jelaskan_sekecamatan("jabatan", "indikator", "angka"),
    "laporan:pemberitahuan": Baris("pemberitahuan.milik"),
    "laporan:pemberitahuan_baca_semua": Baris("pemberitahuan.milik", ("POST",), mengubah=False),
    "laporan:pemberitahuan_surel": Baris("pemberitahuan.milik", ("POST",), mengubah=False),
    # A line of somebody else does not exist: only Citra has this one.
    "laporan:pemberitahuan_baca": Baris(
        *("pemberitahuan.milik", ("POST",), ("kabar",), ("disetujui",), "kabar"), mengubah=False
    ),
    "laporan:log": Baris("log.lihat"),
    "laporan:log_csv": Baris("log.lihat"),
    "laporan:panduan": Baris("panduan.lihat"),
    "laporan:panduan_istilah": Baris("panduan.lihat"),
    "laporan:panduan_peran": Baris("panduan.lihat", tetap=("staf",)),
    "laporan:kecamatan": _baca_kantor(),
    "laporan:lambang": Baris(
        *("aturan.kelola", ("GET", "POST"), ("pemda",)), objek="katalog", kirim="lambang"
    ),
    # The office of the walk has none.
    "laporan:lambang_gambar": Baris(
        *("laporan.lihat", ("GET",), ("pemda",)), objek="katalog", jawab_baca=frozenset({404})
    ),
    "laporan:aturan": Baris(
        *("aturan.kelola", ("GET", "POST"), ("pemda",)), objek="katalog", kirim="aturan"
    ),
}
