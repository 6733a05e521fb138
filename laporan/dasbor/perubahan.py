"""What changed between the figures up to last month and those up to this month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indikator import hitung
from kinerja.inti.angka import tulis_persen
from kinerja.inti.waktu import NAMA_BULAN
from laporan.dasbor.capaian import HasilBaris, HasilJabatan, HasilJendela
from laporan.dasbor.daftar_capaian import tulis_beda
from laporan.dasbor.perhatian import Tautan, hanya_belum


@dataclass(frozen=True, slots=True)
class Geser:
    """A capaian that rose or fell: ``beda`` is the difference of the two printed figures."""

    judul: str
    jabatan: str
    tautan: Tautan
    beda: Decimal
    dari: str
    ke: str
    kategori_dari: str
    kategori_ke: str

    @property
    def naik(self) -> bool:
        return self.beda > 0

    @property
    def teks(self) -> str:
        return tulis_beda(self.beda)

    @property
    def ganti_kategori(self) -> bool:
        return self.kategori_dari != self.kategori_ke


@dataclass(frozen=True, slots=True)
class GantiMerah:
    """A row that became merah, or is no longer; rows that only lack answers stand together.

    ``banyak`` is how many rows it stands for.
    """

    judul: str
    jabatan: str
    tautan: Tautan
    alasan: tuple[str, ...] = ()
    banyak: int = 1


@dataclass(frozen=True, slots=True)
class Perubahan:
    """``pembanding`` is the name of the month before, empty in January: nothing to compare with."""

    pembanding: str
    daftar_jabatan: tuple[Geser, ...]
    daftar_indikator: tuple[Geser, ...]
    daftar_merah: tuple[GantiMerah, ...]
    daftar_pulih: tuple[GantiMerah, ...]

    @property
    def ada(self) -> bool:
        daftar = (self.daftar_jabatan, self.daftar_indikator, self.daftar_merah, self.daftar_pulih)
        return any(daftar)

    @property
    def merah(self) -> int:
        """How many rows became merah."""
        return sum(satu.banyak for satu in self.daftar_merah)

    @property
    def pulih(self) -> int:
        """How many rows are no longer merah."""
        return sum(satu.banyak for satu in self.daftar_pulih)


def hitung_bulan_lalu(
    daftar_jabatan: Sequence[HasilJabatan], bulan: int
) -> list[HasilJendela] | None:
    """Return the figures up to the month before, None in January.

    Read with the rules and targets of this month, so that only what was done makes a difference.
    """
    if bulan == 1:
        return None
    return [jabatan.hitung(hitung.Jendela(1, bulan - 1)) for jabatan in daftar_jabatan]


def susun_perubahan(
    daftar_jabatan: Sequence[HasilJabatan],
    bulan_lalu: Sequence[HasilJendela] | None,
    bulan: int,
) -> Perubahan:
    """Return the changes, greatest first; ``bulan_lalu`` comes from ``hitung_bulan_lalu``."""
    if bulan_lalu is None:
        return Perubahan("", (), (), (), ())
    pasangan = list(zip(daftar_jabatan, bulan_lalu, strict=True))
    baris = [
        (jabatan, kini, dulu)
        for jabatan, lalu in pasangan
        for kini, dulu in zip(jabatan.daftar_baris, lalu.daftar_hasil, strict=True)
    ]
    return Perubahan(
        pembanding=NAMA_BULAN[bulan - 2],
        daftar_jabatan=_urutkan([_geser_jabatan(satu, lalu) for satu, lalu in pasangan]),
        daftar_indikator=_urutkan([_geser_baris(*satu) for satu in baris]),
        daftar_merah=tuple(_susun_merah(baris)),
        daftar_pulih=tuple(
            GantiMerah(kini.arti.nama, jabatan.nama, Tautan(jabatan.kode, kini.arti.indikator_id))
            for jabatan, kini, dulu in baris
            if dulu.merah and not kini.hasil.merah
        ),
    )


def _urutkan(daftar: Sequence[Geser | None]) -> tuple[Geser, ...]:
    berubah = [satu for satu in daftar if satu is not None]
    return tuple(sorted(berubah, key=lambda satu: (-abs(satu.beda), satu.judul)))


def _geser_jabatan(jabatan: HasilJabatan, lalu: HasilJendela) -> Geser | None:
    return _susun_geser(
        *(jabatan.nama, "", Tautan(jabatan.kode)),
        (lalu.rata.nilai, lalu.rata.kategori),
        (jabatan.rata.nilai, jabatan.rata.kategori),
    )


def _geser_baris(jabatan: HasilJabatan, kini: HasilBaris, dulu: hitung.Hasil) -> Geser | None:
    return _susun_geser(
        *(kini.arti.nama, jabatan.nama, Tautan(jabatan.kode, kini.arti.indikator_id)),
        (dulu.capaian, dulu.kategori),
        (kini.hasil.capaian, kini.hasil.kategori),
    )


def _susun_geser(
    judul: str,
    jabatan: str,
    tautan: Tautan,
    dulu: tuple[Decimal | None, str | None],
    kini: tuple[Decimal | None, str | None],
) -> Geser | None:
    """None where one of the two has no figure, or nothing moved."""
    if dulu[0] is None or kini[0] is None or dulu[0] == kini[0]:
        return None
    return Geser(
        judul=judul,
        jabatan=jabatan,
        tautan=tautan,
        beda=kini[0] - dulu[0],
        dari=tulis_persen(dulu[0]),
        ke=tulis_persen(kini[0]),
        kategori_dari=dulu[1] or "",
        kategori_ke=kini[1] or "",
    )


def _susun_merah(
    baris: Sequence[tuple[HasilJabatan, HasilBaris, hitung.Hasil]],
) -> list[GantiMerah]:
    """Newly merah with their reasons; rows that only lack answers make one a jabatan."""
    hasil: list[GantiMerah] = []
    kosong: dict[str, list[tuple[HasilJabatan, HasilBaris]]] = {}
    for jabatan, kini, dulu in baris:
        if dulu.merah or not kini.hasil.merah:
            continue
        if hanya_belum(kini):
            kosong.setdefault(jabatan.kode, []).append((jabatan, kini))
        else:
            tautan = Tautan(jabatan.kode, kini.arti.indikator_id)
            hasil.append(GantiMerah(kini.arti.nama, jabatan.nama, tautan, kini.hasil.alasan_merah))
    for daftar in kosong.values():
        jabatan, satu = daftar[0]
        banyak = len(daftar) > 1
        hasil.append(
            GantiMerah(
                judul=f"{len(daftar)} indikator belum diisi" if banyak else satu.arti.nama,
                jabatan=jabatan.nama,
                tautan=Tautan(jabatan.kode, None if banyak else satu.arti.indikator_id),
                alasan=satu.hasil.alasan_merah,
                banyak=len(daftar),
            )
        )
    return hasil
