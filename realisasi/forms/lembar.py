"""The monthly matrix: drawn from stored cells or from what was typed, and read from a POST.

The matrix is read and drawn by hand, not by a formset: one plain input a value, its name made of
a letter and the indikator id (p pembilang, q penyebut, n nihil, s syarat, k keterangan, v versi,
b what to use of a conflict).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal

from indikator import hitung
from kinerja.inti.angka import AngkaTidakTerbaca, baca_angka, tulis_angka, tulis_persen
from kinerja.inti.teks import periksa_kendali
from realisasi.arti import BarisArti
from realisasi.models import Realisasi
from realisasi.services import IsianBaris
from realisasi.services.catatan import tulis_sel

PANJANG_KETERANGAN = 500
PANJANG_ANGKA = 40
PANJANG_SEBUTAN = PANJANG_KETERANGAN + 3 * PANJANG_ANGKA
NILAI_TERBESAR = Decimal(10**15)  # of a product; a single number has at most 12 digits
# The answer to a conflict: b-<id>. What a person chose he saw in that version.
PAKAI_TERSIMPAN, PAKAI_SAYA = "tersimpan", "saya."
JAWABAN_SYARAT = {"ya": True, "tidak": False}


@dataclass(frozen=True, slots=True)
class Ketikan:
    """What stands in the inputs of one row, as typed."""

    pembilang: str = ""
    penyebut: str = ""
    nihil: bool = False
    syarat: str = ""
    keterangan: str = ""
    versi: int = 0

    def ganti_versi(self, versi: int) -> Ketikan:
        """Return the same text upon another version of the cell."""
        return replace(self, versi=versi)


@dataclass(frozen=True, slots=True)
class Galat:
    """One message beside an input: ``isian`` is pembilang, penyebut, syarat, keterangan."""

    isian: str
    pesan: str


@dataclass(frozen=True, slots=True)
class BacaMatriks:
    """A POST read: cells that could be read, what could not, and everything as typed; ``asing`` was
    typed in rows that are not of this sheet (any more)."""

    isian: tuple[IsianBaris, ...]
    ketikan: Mapping[int, Ketikan]
    galat: Mapping[int, tuple[Galat, ...]] = field(default_factory=dict)
    asing: Mapping[int, Ketikan] = field(default_factory=dict)


def baca_matriks(
    kiriman: Mapping[str, str],
    daftar_baris: Sequence[BarisArti],
    tersimpan: Mapping[int, Realisasi],
) -> BacaMatriks:
    """Read every row of the sheet from a POST; rows absent from it are left alone.

    A row whose inputs still read as they were drawn is left alone too, so that a rounded average
    never replaces the exact total behind it. So is one where the stored value was chosen.
    """
    isian: list[IsianBaris] = []
    ketikan: dict[int, Ketikan] = {}
    galat: dict[int, tuple[Galat, ...]] = {}
    for baris in daftar_baris:
        if f"v-{baris.indikator_id}" not in kiriman:
            continue
        pilihan = kiriman.get(f"b-{baris.indikator_id}", "")
        if pilihan == PAKAI_TERSIMPAN:
            continue
        ketik = _ambil_ketikan(kiriman, baris.indikator_id)
        if pilihan.startswith(PAKAI_SAYA):
            ketik = ketik.ganti_versi(_baca_versi(pilihan.removeprefix(PAKAI_SAYA)))
        ketikan[baris.indikator_id] = ketik
        lama = susun_ketikan(baris.aturan, tersimpan.get(baris.indikator_id))
        if ketik.ganti_versi(lama.versi) == lama:
            continue
        hasil, temuan = _baca_baris(baris, ketik)
        if temuan:
            galat[baris.indikator_id] = tuple(temuan)
        else:
            isian.append(hasil)
    asing = _baca_asing(kiriman, {baris.indikator_id for baris in daftar_baris})
    return BacaMatriks(tuple(isian), ketikan, galat, asing)


def _baca_asing(kiriman: Mapping[str, str], dikenal: Collection[int]) -> dict[int, Ketikan]:
    """Return what was typed in rows that left the sheet after it was drawn."""
    daftar = {_baca_versi(nama.removeprefix("v-")) for nama in kiriman if nama.startswith("v-")}
    ketikan = {pk: _ambil_ketikan(kiriman, pk) for pk in daftar.difference(dikenal)}
    return {pk: satu for pk, satu in ketikan.items() if satu.ganti_versi(0) != Ketikan()}


def tulis_asing(
    baca: BacaMatriks, daftar_baris: Sequence[BarisArti], dilewati: Collection[int] = ()
) -> list[str]:
    """Say of each row that left the sheet what was typed there and is not stored. ``dilewati``:
    rows that were read, and left the sheet before they could be saved."""
    nama = {baris.indikator_id: f"Baris “{baris.nama}”" for baris in daftar_baris}
    return [
        f"{nama.get(pk, 'Satu baris')} tidak berlaku lagi pada bulan ini. Isian Anda di sana tidak "
        f"tersimpan: {_tulis_semua(ketik)}"
        for pk, ketik in (*baca.asing.items(), *((pk, baca.ketikan[pk]) for pk in dilewati))
    ]


def _tulis_semua(ketik: Ketikan) -> str:
    teks = " · ".join(filter(None, (tulis_ketikan(ketik), ketik.syarat, ketik.keterangan)))
    return teks if len(teks) <= PANJANG_SEBUTAN else f"{teks[: PANJANG_SEBUTAN - 1]}…"


def _ambil_ketikan(kiriman: Mapping[str, str], pk: int) -> Ketikan:
    return Ketikan(
        pembilang=kiriman.get(f"p-{pk}", "").strip(),
        penyebut=kiriman.get(f"q-{pk}", "").strip(),
        nihil=kiriman.get(f"n-{pk}") == "ya",
        syarat=kiriman.get(f"s-{pk}", ""),
        keterangan=kiriman.get(f"k-{pk}", "").replace("\r\n", "\n").strip(),
        versi=_baca_versi(kiriman.get(f"v-{pk}", "")),
    )


def _baca_versi(teks: str) -> int:
    """Return a version or a number; 0, that of a cell without a row, for a forged text."""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else 0


def _baca_baris(baris: BarisArti, ketik: Ketikan) -> tuple[IsianBaris, list[Galat]]:
    temuan: list[Galat] = []
    pembilang = _baca_satu(ketik.pembilang, ambil_desimal_isian(baris.aturan), "pembilang", temuan)
    penyebut = None
    if baris.aturan.jenis is not hitung.Jenis.JUMLAH:
        penyebut = _baca_satu(ketik.penyebut, 0, "penyebut", temuan)
    if pesan := periksa_kendali(ketik.keterangan, "Keterangan"):
        temuan.append(Galat("keterangan", pesan))
    if len(ketik.keterangan) > PANJANG_KETERANGAN:
        temuan.append(
            Galat(
                "keterangan",
                f"Keterangan paling panjang {PANJANG_KETERANGAN} karakter "
                f"(sekarang {tulis_angka(len(ketik.keterangan))}). Ringkas dahulu.",
            )
        )
    sel = _susun_sel(baris.aturan, ketik, pembilang, penyebut)
    if sel.pembilang is not None and sel.pembilang > NILAI_TERBESAR:
        temuan.append(
            Galat("pembilang", "Rata-rata kali banyaknya terlalu besar. Periksa kembali.")
        )
    return IsianBaris(baris.indikator_id, sel, ketik.keterangan, ketik.versi), temuan


def _baca_satu(teks: str, desimal: int, isian: str, temuan: list[Galat]) -> Decimal | None:
    if len(teks) > PANJANG_ANGKA:
        temuan.append(Galat(isian, "Angka terlalu panjang. Periksa kembali isian ini."))
        return None
    try:
        return baca_angka(teks, desimal=desimal)
    except AngkaTidakTerbaca as sebab:
        temuan.append(Galat(isian, sebab.pesan))
        return None


def ambil_desimal_isian(aturan: hitung.Aturan) -> int:
    """Return the decimals the first input takes.

    Parts of a percentage are counted; an average may carry two decimals.
    """
    pilihan = {
        hitung.Jenis.JUMLAH: aturan.desimal,
        hitung.Jenis.PERSENTASE: 0,
        hitung.Jenis.RATA_RATA: 2,
    }
    return pilihan[aturan.jenis]


def _susun_sel(
    aturan: hitung.Aturan, ketik: Ketikan, pembilang: Decimal | None, penyebut: Decimal | None
) -> hitung.Sel:
    """Three states: nihil said, numbers given, nothing. An average is stored as the product."""
    if ketik.nihil:
        return hitung.Sel(hitung.KeadaanSel.NIHIL, pembilang, penyebut)
    syarat = JAWABAN_SYARAT.get(ketik.syarat)
    if pembilang is None and penyebut is None:
        return hitung.Sel(hitung.KeadaanSel.BELUM)
    if aturan.jenis is hitung.Jenis.RATA_RATA and pembilang is not None and penyebut is not None:
        pembilang = pembilang * penyebut
    return hitung.Sel(hitung.KeadaanSel.TERISI, pembilang, penyebut, syarat)


def susun_ketikan(aturan: hitung.Aturan, tersimpan: Realisasi | None) -> Ketikan:
    """Return the inputs of a stored cell."""
    if tersimpan is None:
        return Ketikan()
    sel = tersimpan.sel
    pembilang = sel.pembilang
    if aturan.jenis is hitung.Jenis.RATA_RATA and pembilang is not None:
        pembilang = _rata_rata(pembilang, sel.penyebut)
    return Ketikan(
        pembilang=_teks(pembilang),
        penyebut=_teks(sel.penyebut),
        nihil=sel.keadaan is hitung.KeadaanSel.NIHIL,
        syarat={True: "ya", False: "tidak", None: ""}[sel.syarat_terpenuhi],
        keterangan=tersimpan.keterangan,
        versi=tersimpan.versi,
    )


def _rata_rata(total: Decimal, banyaknya: Decimal | None) -> Decimal:
    """Return the average behind a stored total; the total itself where nothing was counted."""
    if banyaknya is None or banyaknya == 0:
        return total
    return (total / banyaknya).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _teks(nilai: Decimal | None) -> str:
    return "" if nilai is None else tulis_angka(nilai)


def tulis_ketikan(ketik: Ketikan) -> str:
    """Return what was typed in one row, in a few words: "57", "8 / 10", "nihil", "kosong"."""
    if ketik.nihil:
        return "nihil"
    return " / ".join(filter(None, (ketik.pembilang, ketik.penyebut))) or "kosong"


def susun_galat_masalah(
    masalah: Mapping[int, Sequence[hitung.MasalahSel]],
) -> dict[int, tuple[Galat, ...]]:
    """Return the messages of refused values by row."""
    return {
        pk: tuple(Galat(satu.isian.value, satu.pesan) for satu in daftar)
        for pk, daftar in masalah.items()
    }


def tulis_nilai_bersatuan(aturan: hitung.Aturan, sel: hitung.Sel) -> str:
    """Return one cell in words: "1.234 surat", "8 dari 10 (80,00 %)", "nihil", "kosong"."""
    if sel.keadaan is hitung.KeadaanSel.BELUM:
        return "kosong"
    teks = tulis_nilai(aturan, sel)
    jumlah = aturan.jenis is hitung.Jenis.JUMLAH and sel.keadaan is hitung.KeadaanSel.TERISI
    return f"{teks} {aturan.satuan}" if jumlah else teks


def tulis_nilai(aturan: hitung.Aturan, sel: hitung.Sel) -> str:
    """Return one cell for reading: "118", "8 dari 10 (80,00 %)", "nihil", "–" for none."""
    if sel.keadaan is hitung.KeadaanSel.BELUM:
        return "–"
    if sel.keadaan is hitung.KeadaanSel.NIHIL or aturan.jenis is hitung.Jenis.JUMLAH:
        return tulis_sel(sel)
    nilai = hitung.nilai_sel(aturan, sel)
    if aturan.jenis is hitung.Jenis.PERSENTASE:
        return f"{tulis_sel(sel)} ({tulis_persen(nilai)})" if nilai is not None else tulis_sel(sel)
    label = aturan.label_penyebut.lower() or "banyaknya"
    return f"{tulis_angka(nilai)} {aturan.satuan} ({label} {tulis_angka(sel.penyebut)})"
