"""Where the demo's sheets are: read from the server's own database, never written."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

PENUGASAN = """
SELECT p.id FROM jabatan_penugasan p
JOIN jabatan_pegawai o ON o.id = p.pegawai_id JOIN akun_pengguna a ON a.id = o.pengguna_id
JOIN jabatan_posisi s ON s.id = p.posisi_id
WHERE a.nama_pengguna = ? AND s.kode_jabatan <> '' ORDER BY p.mulai DESC LIMIT 1
"""
KANTOR = """
SELECT o.id, p.posisi_id, p.id, p.kecamatan_id FROM jabatan_penugasan p
JOIN jabatan_pegawai o ON o.id = p.pegawai_id JOIN akun_pengguna a ON a.id = o.pengguna_id
WHERE a.nama_pengguna = ? ORDER BY p.mulai DESC LIMIT 1
"""
KATALOG = """
SELECT id FROM jabatan_katalog
WHERE kecamatan_id IS NULL AND keadaan <> 'draf' AND tahun = ? LIMIT 1
"""
BAGIAN = """
SELECT k.id, j.id, u.id, i.id, f.id FROM jabatan_katalog k
JOIN jabatan_jabatan j ON j.katalog_id = k.id
JOIN jabatan_fungsi f ON f.jabatan_id = j.id
JOIN indikator_kinerjautama u ON u.jabatan_id = j.id
JOIN indikator_indikator i ON i.kinerja_utama_id = u.id
WHERE k.keadaan = 'berlaku' AND i.kode = ? ORDER BY k.tahun DESC, f.urut
"""
LEMBAR = """
SELECT id FROM realisasi_lembarbulanan
WHERE penugasan_id = ? AND tahun = ? AND bulan = ?
"""
TARGET = "SELECT posisi_id FROM jabatan_penugasan WHERE id = ?"
PERMINTAAN = "SELECT id FROM realisasi_permintaanbuka WHERE penugasan_id = ? ORDER BY id DESC"
INDIKATOR = """
SELECT i.id, s.kode_jabatan FROM indikator_indikator i
JOIN indikator_kinerjautama k ON k.id = i.kinerja_utama_id
JOIN jabatan_jabatan j ON j.id = k.jabatan_id JOIN jabatan_katalog t ON t.id = j.katalog_id
JOIN jabatan_posisi s ON s.kode_jabatan = j.kode
JOIN jabatan_penugasan p ON p.posisi_id = s.id
WHERE p.id = ? AND t.tahun = ? ORDER BY k.urut, i.urut LIMIT 1
"""
TERAKHIR = "SELECT tahun, bulan FROM realisasi_lembarbulanan ORDER BY tahun DESC, bulan DESC"


JEJAK = """
SELECT ringkas FROM jejak_jejak
WHERE tindakan = 'realisasi.isi' AND penugasan_id = ? ORDER BY id DESC LIMIT ?
"""
SEL = """
SELECT lembar_id, indikator_id FROM realisasi_realisasi
WHERE lembar_id = ? AND keadaan = 'terisi' ORDER BY indikator_id LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Berkas:
    """Ids of the demo, by account and by months back from the last one of the demo."""

    basis_data: Path

    def _ambil(self, sql: str, *isi: object) -> tuple[int, ...]:
        with sqlite3.connect(f"file:{self.basis_data}?mode=ro", uri=True) as sambungan:
            baris = sambungan.execute(sql, isi).fetchone()
        sambungan.close()
        assert baris is not None, f"{sql} {isi}"
        return tuple(baris)

    def jejak_isi(self, akun: str, jumlah: int) -> list[str]:
        """The last acts of filling in for a post, newest first, in the words of the trail."""
        with sqlite3.connect(f"file:{self.basis_data}?mode=ro", uri=True) as sambungan:
            hasil = sambungan.execute(JEJAK, (self.penugasan(akun), jumlah)).fetchall()
        sambungan.close()
        return [str(satu[0]) for satu in hasil]

    def penugasan(self, akun: str) -> int:
        return self._ambil(PENUGASAN, akun)[0]

    def kantor(self, akun: str, halaman: str) -> str:
        """Address of a page of the office: pegawai, posisi or penugasan of that account."""
        nomor = self._ambil(KANTOR, akun)
        return f"/kantor/{halaman}/{nomor[('pegawai', 'posisi', 'penugasan').index(halaman)]}/"

    def kecamatan(self, akun: str) -> int:
        return self._ambil(KANTOR, akun)[3]

    def katalog(self) -> int:
        """The catalogue of the demo's last year, for all kecamatan."""
        return self._ambil(KATALOG, self.bulan()[0])[0]

    def jabatan(self, kode: str, ekor: str) -> str:
        """Address of the jabatan of a row (its kode), ``ekor`` behind it."""
        return f"/katalog/{self._ambil(BAGIAN, kode)[0]}/jabatan/{kode.partition('.')[0]}/{ekor}"

    def jabatan_baru(self, kode: str) -> str:
        """Address that adds a jabatan to the catalogue of a row."""
        return f"/katalog/{self._ambil(BAGIAN, kode)[0]}/jabatan-baru/"

    def bagian(self, kode: str, bagian: str) -> str:
        """Address of a part of the catalogue around a row: kinerja-utama, indikator or fungsi."""
        nomor = self._ambil(BAGIAN, kode)
        tempat = ("katalog", "jabatan", "kinerja-utama", "indikator", "fungsi").index(bagian)
        return f"/katalog/{bagian}/{nomor[tempat]}/"

    def pemda(self) -> int:
        return self._ambil("SELECT id FROM jabatan_pemerintahdaerah")[0]

    def bulan(self, mundur: int = 0) -> tuple[int, int]:
        """Return (tahun, bulan), ``mundur`` months before the last of the demo."""
        tahun, bulan = self._ambil(TERAKHIR)
        urut = tahun * 12 + bulan - 1 - mundur
        return urut // 12, urut % 12 + 1

    def kode(self, mundur: int = 0) -> str:
        tahun, bulan = self.bulan(mundur)
        return f"{tahun}-{bulan:02d}"

    def isi(self, akun: str, mundur: int = 0) -> str:
        """Address of the entry page."""
        return f"/isi/{self.penugasan(akun)}/{self.kode(mundur)}/"

    def lembar(self, akun: str, mundur: int = 0) -> str:
        """Address of the sheet for reading and deciding."""
        pk = self._ambil(LEMBAR, self.penugasan(akun), *self.bulan(mundur))[0]
        return f"/lembar/{pk}/"

    def permintaan(self, akun: str) -> str:
        """Address of the newest request to open a month of that account's post."""
        return f"/permintaan/{self._ambil(PERMINTAAN, self.penugasan(akun))[0]}/"

    def laporan(self, akun: str, mundur: int = 0) -> str:
        return f"/laporan/realisasi/{self.penugasan(akun)}/{self.kode(mundur)}/"

    def tahun(self, akun: str) -> str:
        """Address of the year of a post."""
        return f"/tahun/{self.penugasan(akun)}/{self.bulan()[0]}/"

    def target(self, akun: str, tahun: int | None = None) -> str:
        """Address of the targets of the seat of an account, in the year of the demo."""
        posisi = self._ambil(TARGET, self.penugasan(akun))[0]
        return f"/target/{posisi}/{tahun or self.bulan()[0]}/"

    def jelaskan(self, akun: str, mundur: int, angka: str = "") -> str:
        """Address of the explanation of the first row's figure; of the average without one."""
        dasar = f"/jelaskan/{self.penugasan(akun)}/{self.kode(mundur)}/"
        if not angka:
            return dasar
        pk = self._ambil(INDIKATOR, self.penugasan(akun), self.bulan(mundur)[0])[0]
        return f"{dasar}{pk}/{angka}/"

    def jelaskan_kecamatan(self, akun: str, mundur: int) -> str:
        return f"/jelaskan/kecamatan/{self.kecamatan(akun)}/{self.kode(mundur)}/"

    def jelaskan_gabungan(self, akun: str, mundur: int) -> str:
        """Address of the capaian of the first row over all seats of the jabatan."""
        pk, kode = self._ambil(INDIKATOR, self.penugasan(akun), self.bulan(mundur)[0])
        return f"{self.jelaskan_kecamatan(akun, mundur)}{kode}/{pk}/capaian/"

    def sel(self, akun: str, mundur: int = 1) -> tuple[int, int]:
        """Return (sheet, indikator) of the first filled cell of a month."""
        lembar = self._ambil(LEMBAR, self.penugasan(akun), *self.bulan(mundur))[0]
        nomor = self._ambil(SEL, lembar)
        return nomor[0], nomor[1]

    def rinci(self, akun: str, jabatan: str = "", *, tren: bool = False, mundur: int = 1) -> str:
        """Address of the details of a pegawai, or of his jabatan; ``tren``: of one row."""
        tempat = f"jabatan/{jabatan}" if jabatan else f"pegawai/{self.penugasan(akun)}"
        alamat = f"/dasbor/{self.kecamatan(akun)}/{self.kode(mundur)}/{tempat}/"
        return f"{alamat}{self.sel(akun, mundur + 1)[1]}/" if tren else alamat
