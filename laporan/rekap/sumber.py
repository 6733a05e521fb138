"""What the figures of a report are made of, so that a workbook can compute them once more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indikator import hitung


@dataclass(frozen=True, slots=True)
class IsianSumber:
    """What one post entered for one row: month → cell. ``nama`` is its holder, ``daftar_bulan`` are
    the months it may enter."""

    penugasan_id: int
    nama: str
    target: hitung.TargetTahunan | None
    sel: Mapping[int, hitung.Sel]
    daftar_bulan: frozenset[int]


@dataclass(frozen=True, slots=True)
class KursiSumber:
    """One seat: its posts in order of time, and the year they make when joined."""

    daftar_isian: tuple[IsianSumber, ...]
    deret: hitung.Deret

    @property
    def nama(self) -> str:
        return ", ".join(dict.fromkeys(satu.nama for satu in self.daftar_isian))


@dataclass(frozen=True, slots=True)
class BarisSumber:
    """One row with all its seats."""

    indikator_id: int
    nomor: int
    nama: str
    aturan: hitung.Aturan
    kategori: hitung.AturanKategori
    daftar_kursi: tuple[KursiSumber, ...]

    def hitung_tepat(self, jendela: hitung.Jendela) -> hitung.Hitungan:
        """Return the exact figures of a window."""
        deret = [kursi.deret for kursi in self.daftar_kursi]
        return hitung.hitung_tepat(self.aturan, deret, jendela)

    def hitung_hasil(self, jendela: hitung.Jendela) -> hitung.Hasil:
        """Return the figures of a window as they are printed."""
        deret = [kursi.deret for kursi in self.daftar_kursi]
        return hitung.hitung_hasil(self.aturan, deret, jendela, self.kategori)

    def susun_penjelasan(self, jendela: hitung.Jendela) -> hitung.Penjelasan:
        """Return rule, inputs and steps of a window in words."""
        deret = [kursi.deret for kursi in self.daftar_kursi]
        return hitung.susun_penjelasan(self.aturan, deret, jendela, self.kategori)


@dataclass(frozen=True, slots=True)
class KelompokSumber:
    """Rows that share an average: of a post, or of a jabatan. One window for each of the report's,
    shorter where a post ended before."""

    nama: str
    kategori: hitung.AturanKategori
    daftar_jendela: tuple[hitung.Jendela, ...]
    daftar_baris: tuple[BarisSumber, ...]


@dataclass(frozen=True, slots=True)
class SumberRekap:
    """All of a report. ``daftar_jangka`` names its windows; ``daftar_rata`` are the groups whose
    averages make the last row, where these are not ``daftar_kelompok`` themselves, and
    ``kategori`` are the rules of that row."""

    tahun: int
    kategori: hitung.AturanKategori
    daftar_jangka: tuple[str, ...]
    daftar_kelompok: tuple[KelompokSumber, ...]
    daftar_rata: tuple[KelompokSumber, ...] = ()

    @property
    def bernama(self) -> bool:
        """Are there several people, whose names must stand beside what they entered?"""
        return any(satu.nama for _, satu in self.daftar_isian())

    @property
    def semua_kelompok(self) -> tuple[KelompokSumber, ...]:
        return self.daftar_kelompok + self.daftar_rata

    @property
    def akhir(self) -> int:
        """The last month of any window."""
        return max(
            (jendela.akhir for satu in self.semua_kelompok for jendela in satu.daftar_jendela),
            default=1,
        )

    @property
    def daftar_kategori(self) -> tuple[hitung.AturanKategori, ...]:
        """The rules of kategori and clamp, each once."""
        daftar = [self.kategori]
        for kelompok in self.semua_kelompok:
            for aturan in (kelompok.kategori, *(satu.kategori for satu in kelompok.daftar_baris)):
                if aturan not in daftar:
                    daftar.append(aturan)
        return tuple(daftar)

    def daftar_isian(self) -> Iterator[tuple[BarisSumber, IsianSumber]]:
        """Yield what each post entered for each row, once, in the order of the groups."""
        sudah = set()
        for kelompok in self.semua_kelompok:
            for baris in kelompok.daftar_baris:
                for kursi in baris.daftar_kursi:
                    for isian in kursi.daftar_isian:
                        kunci = (isian.penugasan_id, baris.indikator_id)
                        if kunci not in sudah:
                            sudah.add(kunci)
                            yield baris, isian
