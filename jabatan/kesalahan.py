"""Named refusals of the organisation."""

from kinerja.inti.kesalahan import Penolakan


class TidakBerhak(Penolakan):
    """A seen object, a forbidden act: answered 403 (an unseen object is 404)."""

    kode = "tidak_berhak"
    pesan = "Anda tidak berhak melakukan tindakan ini."
