"""Named refusals of reports."""

from collections.abc import Mapping

from kinerja.inti.kesalahan import Penolakan


class LaporanTidakAda(Penolakan):
    """There is no such report: outside the post, in the future, without catalogue or rows."""

    kode = "laporan_tidak_ada"
    status = 404
    templat = "laporan/tidak_ada.html"


class PilihanTidakSah(Penolakan):
    """Choices of a report that are unknown or contradict: parameter ("": the whole) → why."""

    kode = "pilihan_tidak_sah"
    status = 422

    def __init__(self, masalah: Mapping[str, str]) -> None:
        self.masalah = dict(masalah)
        super().__init__(" ".join(dict.fromkeys(self.masalah.values())))


class PdfTidakTersedia(Penolakan):
    """The libraries that make PDF are missing on this server; everything else works."""

    kode = "pdf_tidak_tersedia"
    status = 503
    pesan = (
        "Server ini belum dapat membuat PDF. Halaman laporan dan Unduh Excel tetap dapat dipakai."
    )
    siapa = (
        "Pengelola server: pasang paket libpango-1.0-0, libpangoft2-1.0-0, libharfbuzz-subset0 "
        "dan fontconfig, lalu jalankan ulang aplikasi"
    )


class LogTerlaluPanjang(Penolakan):
    """More rows of the trail than one file holds."""

    kode = "log_terlalu_panjang"


class TerbitanBentrok(Penolakan):
    """Other editions of the same report came in between, again and again."""

    kode = "terbitan_bentrok"
    pesan = "Laporan ini sedang diterbitkan orang lain. Tunggu sebentar, lalu Terbitkan lagi."


class BerkasTerbitRusak(Penolakan):
    """The stored file is gone or no longer what was issued; it is not handed out."""

    kode = "berkas_terbit_rusak"
    pesan = (
        "Berkas yang tersimpan tidak lagi sama dengan yang diterbitkan (sidik SHA-256-nya berbeda "
        "atau berkasnya hilang), sehingga tidak dibagikan. Catatan penerbitannya tetap ada."
    )
    siapa = "Pengelola server: pulihkan berkasnya dari cadangan, lalu jalankan periksa_terbitan"


class PekerjaanTerlaluBanyak(Penolakan):
    """One person has as many books in the making as he may."""

    kode = "pekerjaan_terlalu_banyak"


class PekerjaanBelumSelesai(Penolakan):
    """The file of a book is asked for that is still in the making."""

    kode = "pekerjaan_belum_selesai"


class PekerjaanSudahBerakhir(Penolakan):
    """A book that is finished cannot be withdrawn."""

    kode = "pekerjaan_sudah_berakhir"


class BerkasPekerjaanTidakAda(Penolakan):
    """The file of a book that has ended is asked for, and is no longer kept, or never was."""

    kode = "berkas_pekerjaan_tidak_ada"
    status = 410


class PekerjaanTerlepas(Exception):
    """The worker no longer holds this work: somebody else took it up, or it has ended."""


class PekerjaanDitarik(Exception):
    """Whoever may has asked for this work to stop."""


class HakHilang(Exception):
    """Whoever asked for a work may no longer see what is in it."""


class BagianHilang(Exception):
    """A kept part is gone between its making and the joining."""
