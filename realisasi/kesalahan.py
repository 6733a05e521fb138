"""Named refusals of the monthly sheet. Each says what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indikator.hitung import MasalahSel, Sel
from kinerja.inti.kesalahan import Penolakan


class DiLuarPenugasan(Penolakan):
    kode = "di_luar_penugasan"


class BulanCuti(Penolakan):
    kode = "bulan_cuti"


class BelumDibuka(Penolakan):
    kode = "belum_dibuka"


class BulanTerkunci(Penolakan):
    kode = "bulan_terkunci"
    siapa = "Camat atau admin kecamatan"


class BelumTerkunci(Penolakan):
    """Nothing to open: the month can still be filled."""

    kode = "belum_terkunci"


class SudahDiminta(Penolakan):
    """Somebody already asked for this month to be opened; one request waits at a time."""

    kode = "sudah_diminta"
    siapa = "Camat atau admin kecamatan"


class PermintaanSudahDijawab(Penolakan):
    """The request was granted, declined or withdrawn meanwhile."""

    kode = "permintaan_sudah_dijawab"


class TindakanTidakBerlaku(Penolakan):
    kode = "tindakan_tidak_berlaku"


class LembarBerubah(Penolakan):
    """A stale version: the sheet changed after it was opened."""

    kode = "lembar_berubah"
    pesan = (
        "Lembar ini berubah sejak Anda membukanya. "
        "Periksa isi terbaru di bawah, lalu ulangi tindakan Anda."
    )


class AlasanWajib(Penolakan):
    kode = "alasan_wajib"
    status = 422


class TanpaKatalog(Penolakan):
    kode = "tanpa_katalog"
    siapa = "Admin kecamatan"


class BukuDitolak(Penolakan):
    """An uploaded workbook that cannot be used; nothing of it was saved."""

    kode = "buku_ditolak"
    status = 422


class BukuBasi(BukuDitolak):
    """A workbook, or the preview of one, that the sheet has left behind."""

    kode = "buku_basi"
    status = 409


class BelumLengkap(Penolakan):
    """Due rows without an answer; ``daftar`` holds (nomor, nama) in order."""

    kode = "belum_lengkap"
    status = 422

    def __init__(self, daftar: Sequence[tuple[int, str]]) -> None:
        self.daftar = tuple(daftar)
        super().__init__(
            f"{len(self.daftar)} indikator yang jatuh tempo belum diisi. "
            "Isi angkanya atau tandai nihil, lalu ajukan."
        )


class BerkasDitolak(Penolakan):
    """One file that may not be kept as bukti."""

    kode = "berkas_ditolak"


class BukanBarisLembar(Penolakan):
    """A bukti for an indikator that is no row of this sheet in this month."""

    kode = "bukan_baris_lembar"
    status = 422
    pesan = "Baris itu tidak ada pada lembar bulan ini. Muat ulang halaman, lalu unggah lagi."


class BerkasHilang(Penolakan):
    """The row of a bukti is there, its file is not: the storage was not restored."""

    kode = "berkas_hilang"
    siapa = "Admin server"
    pesan = (
        "Berkas bukti ini tidak ada di penyimpanan. "
        "Mintalah admin server memulihkannya dari cadangan."
    )


@dataclass(frozen=True, slots=True)
class Bentrok:
    """One cell that somebody changed meanwhile: what stands there now, and its version."""

    indikator_id: int
    tersimpan: Sel
    versi: int


class SelDitolak(Penolakan):
    """Cells that may not be saved; nothing of the sheet was. Keys are indikator ids.

    Where one of them conflicts it is answered 409, else 422.
    """

    kode = "sel_ditolak"

    def __init__(
        self,
        masalah: Mapping[int, Sequence[MasalahSel]],
        bentrok: Mapping[int, Bentrok] | None = None,
    ) -> None:
        self.masalah = dict(masalah)
        self.bentrok = dict(bentrok or {})
        self.status = 409 if self.bentrok else 422
        jumlah = len(self.masalah.keys() | self.bentrok.keys())
        super().__init__(
            f"Belum tersimpan: {jumlah} baris perlu diperiksa. "
            "Perbaiki yang bertanda di bawah, lalu simpan lagi. Isian Anda tetap ada."
        )
