"""Named refusals of the accounts."""

from datetime import timedelta

from kinerja.inti.kesalahan import Penolakan


class TerlaluBanyakPercobaan(Penolakan):
    """Too many failed logins from one source; `tunggu` says how long the next must wait."""

    kode = "terlalu_banyak_percobaan"

    def __init__(self, tunggu: timedelta, lama: str) -> None:
        self.tunggu = tunggu
        super().__init__(f"Terlalu banyak percobaan. Coba lagi dalam {lama}.")


class PenggunaTidakSah(Penolakan):
    kode = "pengguna_tidak_sah"
    pesan = "Data akun tidak dapat disimpan. Periksa kembali isiannya."


class SandiDitolak(Penolakan):
    kode = "sandi_ditolak"
    pesan = "Kata sandi ini terlalu mudah ditebak. Pilih kata sandi lain."


class SandiSama(Penolakan):
    kode = "sandi_sama"
    pesan = "Kata sandi baru sama dengan yang lama. Pilih kata sandi lain."


class AkunSendiri(Penolakan):
    kode = "akun_sendiri"
    pesan = "Anda tidak dapat mematikan akun Anda sendiri. Mintalah admin lain melakukannya."
    siapa = "admin lain"


class KeadaanAkunSama(Penolakan):
    kode = "keadaan_akun_sama"
    pesan = "Keadaan akun ini sudah seperti yang diminta. Muat ulang halaman."
