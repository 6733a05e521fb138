"""The one base class of every named refusal (Django-free)."""

from __future__ import annotations


class Penolakan(Exception):
    """An act that the rules refuse, said in words a person can act upon.

    Subclasses live in ``<app>/kesalahan.py``; each sets ``kode`` and usually ``pesan``.
    ``pesan`` is Indonesian and says what is wrong and what to do; ``siapa`` names who can
    lift the refusal ("Camat", "Admin kecamatan"), empty when nobody needs to. ``status`` is its
    HTTP answer; ``templat`` is the page of one that no view catches.
    """

    kode: str = "ditolak"
    status: int = 409
    templat: str = "penolakan.html"
    pesan: str = "Tindakan ini tidak dapat dilakukan."
    siapa: str = ""

    def __init__(self, pesan: str | None = None, *, siapa: str | None = None) -> None:
        if pesan is not None:
            self.pesan = pesan
        if siapa is not None:
            self.siapa = siapa
        super().__init__(self.pesan)

    def __str__(self) -> str:
        return self.pesan

    def __reduce__(self) -> tuple[object, ...]:
        return (_bangun_ulang, (type(self), dict(self.__dict__)))


def _bangun_ulang(kelas: type[Penolakan], isi: dict[str, object]) -> Penolakan:
    """Rebuild a refusal after pickling, whatever signature its subclass has."""
    penolakan = kelas.__new__(kelas)
    penolakan.__dict__.update(isi)
    penolakan.args = (penolakan.pesan,)
    return penolakan
