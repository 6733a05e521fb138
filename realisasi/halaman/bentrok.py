"""A cell that somebody changed meanwhile: both values, who, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils import timezone

from kinerja.inti.waktu import tulis_waktu
from realisasi.arti import ArtiLembar
from realisasi.forms import tulis_nilai_bersatuan
from realisasi.kesalahan import Bentrok
from realisasi.models import LembarBulanan
from realisasi.rekap import ambil_pengubah


@dataclass(frozen=True, slots=True)
class SelBentrok:
    """What stands there now, in words; ``oleh`` and ``pada`` are empty where no trail says."""

    teks: str
    oleh: str
    pada: str
    versi: int

    @property
    def kalimat(self) -> str:
        oleh = f" oleh {self.oleh}, {self.pada}," if self.oleh else ""
        return f"Sudah diubah{oleh} menjadi {self.teks}. Pilih yang dipakai, lalu simpan lagi."


def susun_bentrok(
    lembar: LembarBulanan | None, arti: ArtiLembar, daftar: Mapping[int, Bentrok]
) -> dict[int, SelBentrok]:
    """Return indikator id → the conflict in words (1 query; 0 where there is none)."""
    pengubah = ambil_pengubah(lembar, daftar)
    zona = timezone.get_current_timezone()
    aturan = {baris.indikator_id: baris.aturan for baris in arti.baris}
    return {
        pk: SelBentrok(
            teks=tulis_nilai_bersatuan(aturan[pk], bentrok.tersimpan),
            oleh=pengubah[pk].pengguna_nama if pk in pengubah else "",
            pada=tulis_waktu(pengubah[pk].waktu, zona) if pk in pengubah else "",
            versi=bentrok.versi,
        )
        for pk, bentrok in daftar.items()
    }
