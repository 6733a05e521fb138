"""Named refusals of the organisation."""

from kinerja.inti.kesalahan import Penolakan


class TidakBerhak(Penolakan):
    """A seen object, a forbidden act: answered 403 (an unseen object is 404)."""

    kode = "tidak_berhak"
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
