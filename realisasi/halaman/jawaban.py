"""The answer of a save of single cells, as data: what became of each row, and what now shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass

from indikator import hitung
from realisasi.arti import BarisArti
from realisasi.forms import BacaMatriks, Galat, Ketikan, susun_galat_masalah, susun_ketikan
from realisasi.forms import tulis_nilai_bersatuan as tulis_bersatuan
from realisasi.halaman.bentrok import SelBentrok, susun_bentrok
from realisasi.halaman.berkas import Berkas
from realisasi.halaman.kemajuan import susun_kemajuan, tulis_keadaan, tulis_kemajuan
from realisasi.halaman.lembar import BELUM, BahanLembar, susun_baris, susun_keraguan
from realisasi.halaman.slot import AlamatJelas, tulis_peringatan, tulis_slot
from realisasi.services import HasilIsi

TERSIMPAN, SALAH, BENTROK = "tersimpan", "salah", "bentrok"
HURUF = {"pembilang": "p", "penyebut": "q", "nihil": "n", "syarat": "s", "keterangan": "k"}


@dataclass(frozen=True, slots=True)
class JawabanSel:
    """``isi`` is sent as JSON with ``status``: 409 a cell conflicts, else 422 one is refused."""

    status: int
    isi: dict[str, object]


def susun_jawaban(berkas: Berkas, baca: BacaMatriks, hasil: HasilIsi) -> JawabanSel:
    """Return the answer for every row that was sent (1 query where any conflicts).

    ``berkas`` as read before the save.
    """
    kini = berkas.sesudah(hasil)
    penyusun = _Penyusun.dari(kini, baca, hasil)
    daftar = {
        str(baris.indikator_id): penyusun.susun(baris)
        for baris in kini.daftar_baris
        if baris.indikator_id in baca.ketikan
    }
    daftar |= {str(pk): _ASING for pk in (*baca.asing, *hasil.asing)}
    keadaan = {satu["keadaan"] for satu in daftar.values()}
    isi: dict[str, object] = {
        "baris": daftar,
        "slot": {
            "kemajuan": tulis_kemajuan(susun_kemajuan(kini)),
            "lembar": tulis_keadaan(kini.lembar),
        },
        "lain": penyusun.susun_lain(),
        "versi": 0 if kini.lembar is None else kini.lembar.versi,
    }
    return JawabanSel(409 if BENTROK in keadaan else 422 if SALAH in keadaan else 200, isi)


@dataclass(frozen=True, slots=True)
class _Penyusun:
    """Writes the answer of one row after another."""

    berkas: Berkas
    bahan: BahanLembar
    alamat: AlamatJelas
    bentrok: Mapping[int, SelBentrok]
    terbaca: Mapping[int, str]
    dikirim: Collection[int]

    @classmethod
    def dari(cls, berkas: Berkas, baca: BacaMatriks, hasil: HasilIsi) -> _Penyusun:
        galat = {**baca.galat, **susun_galat_masalah(hasil.masalah)}
        bahan = BahanLembar(
            arti=berkas.arti,
            periode=berkas.periode,
            tersimpan=berkas.tersimpan,
            sel=berkas.sel,
            lalu=berkas.lalu,
            galat=galat,
        )
        aturan = {baris.indikator_id: baris.aturan for baris in berkas.daftar_baris}
        return cls(
            berkas,
            bahan,
            AlamatJelas.untuk(berkas.penugasan.pk, berkas.periode.kode),
            susun_bentrok(
                hasil.lembar,
                berkas.arti,
                {pk: satu for pk, satu in hasil.bentrok.items() if pk not in galat},
            ),
            {
                satu.indikator_id: tulis_bersatuan(aturan[satu.indikator_id], satu.sel)
                for satu in baca.isian
            },
            baca.ketikan.keys(),
        )

    def susun(self, arti: BarisArti) -> dict[str, object]:
        pk = arti.indikator_id
        tersimpan = self.berkas.tersimpan.get(pk)
        bawaan = tulis_bersatuan(arti.aturan, BELUM if tersimpan is None else tersimpan.sel)
        isi: dict[str, object] = {
            "keadaan": self._keadaan(pk),
            "versi": 0 if tersimpan is None else tersimpan.versi,
            "isian": _isian(susun_ketikan(arti.aturan, tersimpan)),
            "terbaca": "" if pk in self.bahan.galat else self.terbaca.get(pk, bawaan),
            "galat": [_galat(satu) for satu in self.bahan.galat.get(pk, ())],
            "slot": tulis_slot(susun_baris(self.bahan, arti), self.alamat),
        }
        if pk in self.bentrok:
            isi["bentrok"] = self._bentrok(arti)
        return isi

    def susun_lain(self) -> dict[str, object]:
        """Rows not sent whose doubts follow from one that was: their slot "peringatan"."""
        kode = {satu.kode for satu in self.berkas.arti.baris if satu.indikator_id in self.dikirim}
        return {
            str(arti.indikator_id): {
                "slot": {"peringatan": tulis_peringatan(*susun_keraguan(self.bahan, arti))}
            }
            for arti in self.berkas.daftar_baris
            if arti.indikator_id not in self.dikirim
            and kode.intersection(hitung.ARSIP_DARI.get(arti.kode, ()))
        }

    def _keadaan(self, pk: int) -> str:
        if pk in self.bahan.galat:
            return SALAH
        return BENTROK if pk in self.bentrok else TERSIMPAN

    def _bentrok(self, arti: BarisArti) -> dict[str, object]:
        tersimpan = self.berkas.tersimpan.get(arti.indikator_id)
        isian = _isian(susun_ketikan(arti.aturan, tersimpan))
        return {"isian": isian, **asdict(self.bentrok[arti.indikator_id])}


def _isian(ketik: Ketikan) -> dict[str, object]:
    return {
        "p": ketik.pembilang,
        "q": ketik.penyebut,
        "n": ketik.nihil,
        "s": ketik.syarat,
        "k": ketik.keterangan,
    }


def _galat(satu: Galat) -> dict[str, str]:
    return {"isian": HURUF[satu.isian], "pesan": satu.pesan}


_ASING: dict[str, object] = {
    "keadaan": SALAH,
    "galat": [
        _galat(
            Galat(
                "pembilang",
                "Baris ini tidak berlaku lagi pada bulan ini; isiannya tidak tersimpan.",
            )
        )
    ],
}
"""A row that left the sheet: refused, so that what was typed stays where it is."""
