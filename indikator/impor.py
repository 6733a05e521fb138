"""Reads a catalogue file (JSON) into frozen values, or refuses it with the place of the mistake.

Knows no database. The shape of the file is described in ``fixtures/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from indikator.hitung import Agregasi, AntarPemegang, Jenis, Polaritas
from indikator.kesalahan import KatalogTidakTerbaca
from kinerja.inti.teks import periksa_kendali

FORMAT = 1
AGREGASI_MENURUT_JENIS = {
    Jenis.JUMLAH: {Agregasi.JUMLAH, Agregasi.TERAKHIR, Agregasi.RATA_RATA},
    Jenis.PERSENTASE: {Agregasi.RASIO_JUMLAH, Agregasi.TERAKHIR},
    Jenis.RATA_RATA: {Agregasi.RASIO_JUMLAH, Agregasi.TERAKHIR},
}
KODE_JABATAN = "abcdefghijklmnopqrstuvwxyz0123456789-"
PANJANG_TEKS = 5000

P = TypeVar("P", bound=StrEnum)
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiIndikator:
    """One row of the table with its classification."""

    urut: int
    kode: str
    nama: str
    formulasi: str
    satuan: str
    desimal: int
    jenis: Jenis
    agregasi: Agregasi
    antar_pemegang: AntarPemegang
    polaritas: Polaritas
    bulan_jatuh_tempo: frozenset[int]
    insidentil: bool
    label_pembilang: str
    label_penyebut: str
    bisa_melebihi: bool
    syarat_minimal: Decimal | None
    syarat_pertanyaan: str
    sumber_gabung_atas: bool
    sumber_data: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IsiFungsi:
    urut: int
    uraian: str


@dataclass(frozen=True, slots=True)
class IsiKinerjaUtama:
    urut: int
    uraian: str
    daftar_indikator: tuple[IsiIndikator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IsiJabatan:
    urut: int
    kode: str
    nama: str
    tugas: str
    catatan_kaki: str
    daftar_fungsi: tuple[IsiFungsi, ...]
    daftar_kinerja_utama: tuple[IsiKinerjaUtama, ...]

    @property
    def daftar_indikator(self) -> tuple[IsiIndikator, ...]:
        return tuple(
            baris for kinerja in self.daftar_kinerja_utama for baris in kinerja.daftar_indikator
        )


@dataclass(frozen=True, slots=True)
class IsiKatalog:
    daftar_jabatan: tuple[IsiJabatan, ...]


def baca_katalog(berkas: Path) -> IsiKatalog:
    """Read a catalogue file; every mistake is a KatalogTidakTerbaca."""
    try:
        teks = berkas.read_text(encoding="utf-8")
    except OSError as galat:
        raise KatalogTidakTerbaca(
            f"Berkas {berkas} tidak dapat dibuka: {galat.strerror}."
        ) from None
    except UnicodeDecodeError:
        raise KatalogTidakTerbaca(f"Berkas {berkas} bukan teks UTF-8.") from None
    return susun_katalog(baca_json(teks))


def baca_json(teks: str) -> object:
    """Parse JSON strictly: no repeated keys, no NaN; numbers with a point become Decimal."""
    try:
        return json.loads(
            teks,
            parse_float=Decimal,
            parse_constant=_tolak_tetapan,
            object_pairs_hook=_tolak_kunci_ganda,
        )
    except json.JSONDecodeError as galat:
        raise KatalogTidakTerbaca(
            f"Berkas bukan JSON yang benar: baris {galat.lineno}, kolom {galat.colno}."
        ) from None
    except (RecursionError, ValueError):
        raise KatalogTidakTerbaca("Berkas bukan JSON yang benar.") from None


def susun_katalog(data: object) -> IsiKatalog:
    """Check parsed JSON and return it as values."""
    akar = _Pembaca(data, "katalog")
    akar.periksa_kunci({"format", "judul", "jabatan"})
    if akar.bilangan("format", 0, 1000) != FORMAT:
        akar.tolak(f"format harus {FORMAT}")
    isi = IsiKatalog(tuple(_baca_jabatan(b) for b in akar.daftar("jabatan", "jabatan")))
    _periksa_unik("katalog", "urut jabatan", (j.urut for j in isi.daftar_jabatan))
    _periksa_unik("katalog", "kode jabatan", (j.kode for j in isi.daftar_jabatan))
    semua = (baris.kode for j in isi.daftar_jabatan for baris in j.daftar_indikator)
    _periksa_unik("katalog", "kode indikator", semua)
    return isi


def _tolak_tetapan(tetapan: str) -> NoReturn:
    raise ValueError(tetapan)


def _tolak_kunci_ganda(pasangan: list[tuple[str, object]]) -> dict[str, object]:
    _periksa_unik("katalog", "medan", (kunci for kunci, _ in pasangan))
    return dict(pasangan)


def _periksa_unik(tempat: str, apa: str, daftar: Iterable[T]) -> None:
    ada: set[T] = set()
    for nilai in daftar:
        if nilai in ada:
            raise KatalogTidakTerbaca(f"{tempat}: {apa} {nilai!r} muncul lebih dari sekali.")
        ada.add(nilai)


def _bisa_disimpan(nilai: object) -> bool:
    """Tell whether this is text without invisible characters, as a page would take it."""
    return isinstance(nilai, str) and not periksa_kendali(nilai, "")


class _Pembaca:
    """One JSON object being read; knows its place for the message."""

    def __init__(self, isi: object, tempat: str) -> None:
        self.tempat = tempat
        if not isinstance(isi, dict):
            self.tolak("harus berupa objek JSON")
        self._isi: dict[str, Any] = isi

    def tolak(self, mengapa: str) -> NoReturn:
        raise KatalogTidakTerbaca(f"{self.tempat}: {mengapa}.")

    def periksa_kunci(self, dikenal: set[str]) -> None:
        """Refuse both a missing and an unknown field: a misspelt one is never ignored."""
        for kunci in sorted(dikenal - set(self._isi)):
            self.tolak(f"medan '{kunci}' tidak ada")
        for kunci in sorted(set(self._isi) - dikenal):
            self.tolak(f"medan '{kunci}' tidak dikenal")

    def ambil(self, nama: str) -> Any:
        return self._isi[nama]

    def teks(self, nama: str, *, wajib: bool = True, panjang: int = PANJANG_TEKS) -> str:
        nilai = self._isi[nama]
        if not _bisa_disimpan(nilai):
            self.tolak(f"'{nama}' harus berupa teks")
        if wajib and not nilai.strip():
            self.tolak(f"'{nama}' tidak boleh kosong")
        if len(nilai) > panjang:
            self.tolak(f"'{nama}' paling panjang {panjang} huruf")
        return nilai

    def kode(self, nama: str, tambahan: str = "") -> str:
        nilai = self.teks(nama, panjang=100)
        if not set(nilai) <= set(KODE_JABATAN + tambahan):
            self.tolak(f"'{nama}' {nilai!r} hanya boleh huruf kecil, angka, dan tanda hubung")
        return nilai

    def bilangan(self, nama: str, terkecil: int, terbesar: int) -> int:
        nilai = self._isi[nama]
        if type(nilai) is not int or not terkecil <= nilai <= terbesar:
            self.tolak(f"'{nama}' harus bilangan bulat {terkecil} sampai {terbesar}")
        return nilai

    def ya(self, nama: str) -> bool:
        nilai = self._isi[nama]
        if type(nilai) is not bool:
            self.tolak(f"'{nama}' harus true atau false")
        return nilai

    def pilihan(self, nama: str, jenis: type[P]) -> P:
        nilai = self._isi[nama]
        daftar = [str(butir) for butir in jenis]
        if nilai not in daftar:
            self.tolak(f"'{nama}' {nilai!r} tidak dikenal; pilih {', '.join(daftar)}")
        return jenis(nilai)

    def daftar(self, nama: str, sebutan: str) -> list[_Pembaca]:
        nilai = self._isi_daftar(nama)
        awal = "" if self.tempat == "katalog" else f"{self.tempat}, "
        return [_Pembaca(butir, f"{awal}{sebutan} {nomor}") for nomor, butir in enumerate(nilai, 1)]

    def daftar_bulan(self, nama: str) -> frozenset[int]:
        nilai = self._isi_daftar(nama)
        if any(type(bulan) is not int or not 1 <= bulan <= 12 for bulan in nilai):
            self.tolak(f"'{nama}' hanya boleh berisi bulan 1 sampai 12")
        _periksa_unik(self.tempat, f"bulan dalam '{nama}'", nilai)
        return frozenset(nilai)

    def daftar_teks(self, nama: str, panjang: int) -> tuple[str, ...]:
        nilai = self._isi_daftar(nama)
        for butir in nilai:
            if not _bisa_disimpan(butir) or not butir.strip() or len(butir) > panjang:
                self.tolak(f"'{nama}' harus daftar teks, masing-masing 1 sampai {panjang} huruf")
        _periksa_unik(self.tempat, f"'{nama}'", nilai)
        return tuple(nilai)

    def _isi_daftar(self, nama: str) -> list[Any]:
        nilai = self._isi[nama]
        if not isinstance(nilai, list) or not nilai:
            self.tolak(f"'{nama}' harus daftar yang berisi")
        return nilai


def _baca_jabatan(baca: _Pembaca) -> IsiJabatan:
    baca.periksa_kunci({"urut", "kode", "nama", "tugas", "catatan_kaki", "fungsi", "kinerja_utama"})
    jabatan = IsiJabatan(
        urut=baca.bilangan("urut", 1, 999),
        kode=baca.kode("kode"),
        nama=baca.teks("nama", panjang=200),
        tugas=baca.teks("tugas"),
        catatan_kaki=baca.teks("catatan_kaki", wajib=False),
        daftar_fungsi=tuple(_baca_fungsi(b) for b in baca.daftar("fungsi", "fungsi")),
        daftar_kinerja_utama=tuple(
            _baca_kinerja_utama(b) for b in baca.daftar("kinerja_utama", "kinerja utama")
        ),
    )
    _periksa_unik(baca.tempat, "urut fungsi", (f.urut for f in jabatan.daftar_fungsi))
    _periksa_unik(baca.tempat, "urut kinerja utama", (k.urut for k in jabatan.daftar_kinerja_utama))
    _periksa_unik(baca.tempat, "urut indikator", (i.urut for i in jabatan.daftar_indikator))
    return jabatan


def _baca_fungsi(baca: _Pembaca) -> IsiFungsi:
    baca.periksa_kunci({"urut", "uraian"})
    return IsiFungsi(baca.bilangan("urut", 1, 999), baca.teks("uraian"))


def _baca_kinerja_utama(baca: _Pembaca) -> IsiKinerjaUtama:
    baca.periksa_kunci({"urut", "uraian", "indikator"})
    daftar_pembaca = baca.daftar("indikator", "indikator")
    daftar = tuple(_baca_indikator(b) for b in daftar_pembaca)
    atas: IsiIndikator | None = None
    for pembaca, baris in zip(daftar_pembaca, daftar, strict=True):
        if baris.sumber_gabung_atas and (atas is None or atas.sumber_data != baris.sumber_data):
            pembaca.tolak(
                "'sumber_gabung_atas' hanya bila sumber data sama dengan baris di atasnya"
            )
        atas = baris
    return IsiKinerjaUtama(baca.bilangan("urut", 1, 999), baca.teks("uraian"), daftar)


def _baca_indikator(baca: _Pembaca) -> IsiIndikator:
    baca.periksa_kunci(set(IsiIndikator.__dataclass_fields__) - _MEDAN_SYARAT | {"syarat"})
    syarat_minimal, syarat_pertanyaan = _baca_syarat(baca)
    baris = IsiIndikator(
        urut=baca.bilangan("urut", 1, 999),
        kode=baca.kode("kode", tambahan="."),
        nama=baca.teks("nama"),
        formulasi=baca.teks("formulasi"),
        satuan=baca.teks("satuan", panjang=40),
        desimal=baca.bilangan("desimal", 0, 2),
        jenis=baca.pilihan("jenis", Jenis),
        agregasi=baca.pilihan("agregasi", Agregasi),
        antar_pemegang=baca.pilihan("antar_pemegang", AntarPemegang),
        polaritas=baca.pilihan("polaritas", Polaritas),
        bulan_jatuh_tempo=baca.daftar_bulan("bulan_jatuh_tempo"),
        insidentil=baca.ya("insidentil"),
        label_pembilang=baca.teks("label_pembilang", wajib=False, panjang=150),
        label_penyebut=baca.teks("label_penyebut", wajib=False, panjang=150),
        bisa_melebihi=baca.ya("bisa_melebihi"),
        syarat_minimal=syarat_minimal,
        syarat_pertanyaan=syarat_pertanyaan,
        sumber_gabung_atas=baca.ya("sumber_gabung_atas"),
        sumber_data=baca.daftar_teks("sumber_data", 200),
    )
    _periksa_arti(baca, baris)
    return baris


_MEDAN_SYARAT = {"syarat_minimal", "syarat_pertanyaan"}


def _baca_syarat(baca: _Pembaca) -> tuple[Decimal | None, str]:
    """Read ``syarat``: null, or an object with ``minimal`` and/or ``pertanyaan``."""
    if baca.ambil("syarat") is None:
        return None, ""
    syarat = _Pembaca(baca.ambil("syarat"), f"{baca.tempat}, syarat")
    syarat.periksa_kunci({"minimal", "pertanyaan"})
    minimal = syarat.ambil("minimal")
    if minimal is not None:
        minimal = Decimal(syarat.bilangan("minimal", 0, 10**9))
    return minimal, syarat.teks("pertanyaan", wajib=minimal is None, panjang=200)


_ATURAN_ARTI: tuple[tuple[Callable[[IsiIndikator], bool], str], ...] = (
    (
        lambda b: b.agregasi in AGREGASI_MENURUT_JENIS[b.jenis],
        "agregasi tidak cocok dengan jenis",
    ),
    (
        lambda b: b.jenis is Jenis.JUMLAH or bool(b.label_pembilang and b.label_penyebut),
        "label pembilang dan label penyebut wajib untuk persentase dan rata-rata",
    ),
    (
        lambda b: b.jenis is not Jenis.JUMLAH or not (b.label_pembilang or b.label_penyebut),
        "label pembilang dan penyebut hanya untuk persentase dan rata-rata",
    ),
    (
        lambda b: b.jenis is Jenis.PERSENTASE or not b.bisa_melebihi,
        "'bisa_melebihi' hanya untuk persentase",
    ),
    (
        lambda b: not b.insidentil or b.bulan_jatuh_tempo == {12},
        "baris insidentil jatuh tempo pada bulan 12",
    ),
)


def _periksa_arti(baca: _Pembaca, baris: IsiIndikator) -> None:
    for benar, mengapa in _ATURAN_ARTI:
        if not benar(baris):
            baca.tolak(mengapa)
