"""Names of what a row says, and its values in plain words."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from indikator.models import BULAN_SETAHUN, Indikator
from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import NAMA_BULAN

BERKALA: Final = {
    frozenset(BULAN_SETAHUN): "setiap bulan",
    frozenset({3, 6, 9, 12}): "setiap triwulan (Maret, Juni, September, dan Desember)",
    frozenset({6, 12}): "setiap semester (Juni dan Desember)",
}
NAMA_ISI: Final = {
    "nama": "Bunyi indikator",
    "formulasi": "Formulasi",
    "satuan": "Satuan",
    "desimal": "Angka di belakang koma",
    "jenis": "Cara pengisian",
    "agregasi": "Penggabungan bulan",
    "antar_pemegang": "Beberapa pemegang jabatan",
    "polaritas": "Arah",
    "bulan_jatuh_tempo": "Jatuh tempo",
    "insidentil": "Insidentil",
    "label_pembilang": "Label pembilang",
    "label_penyebut": "Label penyebut",
    "bisa_melebihi": "Dapat melebihi 100 %",
    "syarat_minimal": "Syarat paling sedikit",
    "syarat_pertanyaan": "Pertanyaan syarat",
    "sumber_gabung_atas": "Sel sumber data digabung dengan baris di atasnya",
    "daftar_sumber": "Sumber data",
    "kinerja_utama": "Kinerja utama",
    "masa_berlaku": "Masa berlaku",
    "tugas": "Tugas",
    "catatan_kaki": "Catatan kaki",
}
# What changes only how a row reads; everything else changes what its numbers mean.
HANYA_KATA: Final = frozenset(
    {"nama", "formulasi", "sumber_gabung_atas", "daftar_sumber", "kinerja_utama", "tugas"}
) | {"catatan_kaki"}


def sebut_isi(kolom: str) -> str:
    """Return the name of a column; one without a name of its own is spelled out."""
    return NAMA_ISI.get(kolom) or kolom.replace("_", " ").capitalize()


def tulis_isi(baris: Indikator, kolom: str, nilai: Any) -> str:
    """Return a value of a row in words; "tidak ada" for none."""
    if kolom == "bulan_jatuh_tempo":
        return sebut_jatuh_tempo(baris.daftar_bulan)
    pilihan = getattr(baris, f"get_{kolom}_display", None)
    return str(pilihan()) if pilihan is not None else _tulis(nilai)


def _tulis(nilai: Any) -> str:
    if nilai is None or nilai in ("", ()):
        return "tidak ada"
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, Decimal | int):
        return tulis_angka(nilai)
    return "; ".join(nilai) if isinstance(nilai, tuple) else str(nilai)


def sebut_jatuh_tempo(daftar_bulan: frozenset[int]) -> str:
    """Return due months in words: "setiap bulan", "Januari dan Maret"."""
    if daftar_bulan in BERKALA:
        return BERKALA[daftar_bulan]
    return rangkai([NAMA_BULAN[bulan - 1] for bulan in sorted(daftar_bulan)])


def rangkai(daftar_kata: list[str]) -> str:
    """Join words the Indonesian way: "Januari", "Januari dan Maret", "a, b, dan c"."""
    if len(daftar_kata) < 3:
        return " dan ".join(daftar_kata)
    return f"{', '.join(daftar_kata[:-1])}, dan {daftar_kata[-1]}"


def sebut_masa(dari: int, sampai: int) -> str:
    """Return the months in which a row holds: "mulai Juli", "" for the whole year."""
    if (dari, sampai) == (1, 12):
        return ""
    if sampai == 12:
        return f"mulai {NAMA_BULAN[dari - 1]}"
    if dari == 1:
        return f"sampai {NAMA_BULAN[sampai - 1]}"
    return f"{NAMA_BULAN[dari - 1]} sampai {NAMA_BULAN[sampai - 1]}"
