"""Refusals carry a code and words for people."""

import pickle

from kinerja.inti.kesalahan import Penolakan


class Terkunci(Penolakan):
    kode = "terkunci"
    pesan = "Maret sudah dikunci."
    siapa = "Camat"

    def __init__(self, bulan: str) -> None:
        super().__init__(f"{bulan} sudah dikunci.")


def test_penolakan_berkata_apa_dan_siapa() -> None:
    penolakan = Terkunci("Mei")
    assert (penolakan.kode, penolakan.pesan, penolakan.siapa, str(penolakan)) == (
        "terkunci", "Mei sudah dikunci.", "Camat", "Mei sudah dikunci."
    )  # fmt: skip


def test_kata_kelas_dipakai_bila_tidak_diganti() -> None:
    assert str(Penolakan()) == Penolakan.pesan
    assert Penolakan("Lain.", siapa="Admin").siapa == "Admin"
    assert Penolakan.siapa == ""


def test_penolakan_dapat_dikirim_antarproses() -> None:
    kembali = pickle.loads(pickle.dumps(Terkunci("Juni")))
    assert isinstance(kembali, Terkunci)
    assert str(kembali) == kembali.pesan == "Juni sudah dikunci."
