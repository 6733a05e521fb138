"""The judge of a run finds every kind of broken promise, and only those."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from tests.gerbang.pemeriksa import BarisJejak, Catatan, SelAkhir, periksa


@dataclass
class Catatan3:
    """What three saves of two people left: Citra 101, Dewi 201, Citra 102, all in one cell."""

    catatan: list[Catatan] = field(
        default_factory=lambda: [
            Catatan(1, "7/3", "101", 0, None, 1),
            Catatan(2, "7/3", "201", 1, "101", 2),
            Catatan(1, "7/3", "102", 2, "201", 3),
        ]
    )
    tersimpan: dict[str, SelAkhir] = field(default_factory=lambda: {"7/3": SelAkhir(3, "102")})
    jejak: list[BarisJejak] = field(
        default_factory=lambda: [
            BarisJejak("7/3", 1, None, "101"),
            BarisJejak("7/3", 2, "101", "201"),
            BarisJejak("7/3", 1, "201", "102"),
        ]
    )

    def periksa(self) -> list[str]:
        return periksa(self.catatan, self.tersimpan, self.jejak)


def _nilai_akhir_hilang(hasil: Catatan3) -> None:
    """The last save was acknowledged, and nothing of it is there."""
    hasil.tersimpan["7/3"] = SelAkhir(2, "201")
    del hasil.jejak[2]


def _menimpa_diam_diam(hasil: Catatan3) -> None:
    """Dewi wrote upon what she had not seen, and was told a version as if she had."""
    hasil.catatan[1] = Catatan(2, "7/3", "201", 0, None, 2)


def _dua_pemilik_satu_versi(hasil: Catatan3) -> None:
    hasil.catatan.append(Catatan(2, "7/3", "202", 2, "201", 3))


def _sel_tanpa_jejak(hasil: Catatan3) -> None:
    hasil.tersimpan["7/4"] = SelAkhir(1, "103")


def _jejak_tanpa_sel(hasil: Catatan3) -> None:
    hasil.catatan.append(Catatan(1, "7/4", "103", 0, None))
    hasil.jejak.append(BarisJejak("7/4", 1, None, "103"))


def _dua_kali(hasil: Catatan3) -> None:
    hasil.jejak.append(BarisJejak("7/3", 1, "102", "102"))
    hasil.tersimpan["7/3"] = SelAkhir(4, "102")


def _isi_lain_dari_jejak(hasil: Catatan3) -> None:
    hasil.tersimpan["7/3"] = SelAkhir(3, "999")


def _penulis_tertukar(hasil: Catatan3) -> None:
    hasil.jejak[1] = replace(hasil.jejak[1], penulis=1)


def _tidak_pernah_dikirim(hasil: Catatan3) -> None:
    hasil.jejak.append(BarisJejak("7/3", 1, "102", "555"))
    hasil.tersimpan["7/3"] = SelAkhir(4, "555")


def _dilihat_lain(hasil: Catatan3) -> None:
    hasil.catatan[1] = replace(hasil.catatan[1], dilihat="100")


@pytest.mark.parametrize(
    ("cacat", "jenis"),
    [
        (_nilai_akhir_hilang, "hilang"),
        (_menimpa_diam_diam, "diam-diam"),
        (_dilihat_lain, "diam-diam"),
        (_dua_pemilik_satu_versi, "ganda"),
        (_sel_tanpa_jejak, "setengah"),
        (_jejak_tanpa_sel, "setengah"),
        (_dua_kali, "hilang"),
        (_isi_lain_dari_jejak, "setengah"),
        (_penulis_tertukar, "asing"),
        (_tidak_pernah_dikirim, "asing"),
    ],
)
def test_setiap_janji_yang_dilanggar_ditemukan(
    cacat: Callable[[Catatan3], None], jenis: str
) -> None:
    hasil = Catatan3()
    cacat(hasil)
    assert any(temuan.startswith(f"{jenis}:") for temuan in hasil.periksa())


def test_catatan_yang_ditepati_tidak_dituduh() -> None:
    assert Catatan3().periksa() == []


@pytest.mark.parametrize("tersimpan", [True, False])
def test_kiriman_tanpa_jawaban_boleh_tersimpan_boleh_tidak(tersimpan: bool) -> None:
    hasil = Catatan3()
    hasil.catatan.append(Catatan(2, "7/3", "202", 3, "102"))
    if tersimpan:
        hasil.jejak.append(BarisJejak("7/3", 2, "102", "202"))
        hasil.tersimpan["7/3"] = SelAkhir(4, "202")
    assert hasil.periksa() == []
