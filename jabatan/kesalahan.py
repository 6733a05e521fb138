"""Named refusals of the organisation."""

from collections.abc import Mapping, Sequence

from kinerja.inti.kesalahan import Penolakan


class TidakBerhak(Penolakan):
    """A seen object, a forbidden act: answered 403 (an unseen object is 404)."""

    kode = "tidak_berhak"
    status = 403
    pesan = "Anda tidak berhak melakukan tindakan ini."


class AdminSudahAda(Penolakan):
    """The command line makes the first admin only."""

    kode = "admin_sudah_ada"
    pesan = (
        "Pemerintah daerah ini sudah mempunyai admin. "
        "Admin berikutnya ditunjuk oleh admin tersebut di dalam aplikasi."
    )
    siapa = "Admin pemda"


class PemdaTidakSah(Penolakan):
    kode = "pemda_tidak_sah"
    pesan = "Nama pemerintah daerah tidak dapat disimpan. Periksa kembali isiannya."


class IsianDitolak(Penolakan):
    """What was typed breaks a rule; ``galat`` says it field by field ("" for the whole form)."""

    kode = "isian_ditolak"
    pesan = "Isian belum dapat disimpan. Periksa kembali."

    def __init__(self, galat: Mapping[str, Sequence[str]]) -> None:
        self.galat = {kolom: list(daftar) for kolom, daftar in galat.items()}
        super().__init__(" ".join(pesan for daftar in self.galat.values() for pesan in daftar))


class MasihDipakai(Penolakan):
    """Nothing used is deleted; the sentence names what uses it."""

    kode = "masih_dipakai"


class SudahBerubah(Penolakan):
    """Somebody saved meanwhile: the form shows what stands there now (answered 409)."""

    kode = "sudah_berubah"
    pesan = (
        "Data ini berubah sejak Anda membukanya. Yang tersimpan sekarang tertulis di bawah isian "
        "yang berbeda; periksa, lalu simpan lagi."
    )


class AdminTerakhir(Penolakan):
    """Somebody must remain who can give roles."""

    kode = "admin_terakhir"
    pesan = (
        "Sesudah ini tidak ada lagi admin pemda dengan akun aktif dan peran tanpa tanggal selesai. "
        "Beri peran itu kepada orang lain dahulu."
    )
