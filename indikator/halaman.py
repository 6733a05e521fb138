"""What the editing page of a jabatan shows: the official form with the handle of every part."""

from __future__ import annotations

from dataclasses import dataclass

from indikator.models import Indikator, KinerjaUtama
from indikator.rekap import susun_masa_berlaku, susun_uraian_hitung
from indikator.susunan import hitung_sidik_urutan
from jabatan.models import Fungsi, Jabatan
from kinerja.inti.waktu import NAMA_BULAN


@dataclass(frozen=True, slots=True)
class BarisSusunan:
    """One row with its arithmetic in words."""

    indikator: Indikator
    uraian_hitung: str
    masa_berlaku: str


@dataclass(frozen=True, slots=True)
class KinerjaSusunan:
    """A kinerja utama with its rows, none of them merged; ``urutan`` is their order as seen."""

    kinerja: KinerjaUtama
    daftar_baris: tuple[BarisSusunan, ...]
    urutan: str

    @property
    def rentang(self) -> int:
        """Rows of the table it stands beside: its own, or the one that says there are none."""
        return max(len(self.daftar_baris), 1)

    @property
    def masa_berlaku(self) -> str:
        return tulis_masa(self.kinerja.berlaku_dari, self.kinerja.berlaku_sampai)


@dataclass(frozen=True, slots=True)
class Susunan:
    """A jabatan to be edited; ``urutan_…`` are the orders as seen."""

    jabatan: Jabatan
    daftar_fungsi: tuple[Fungsi, ...]
    urutan_fungsi: str
    daftar_kinerja: tuple[KinerjaSusunan, ...]
    urutan_kinerja: str

    @property
    def jumlah_indikator(self) -> int:
        return sum(len(satu.daftar_baris) for satu in self.daftar_kinerja)


def ambil_susunan(jabatan: Jabatan) -> Susunan:
    """Return a jabatan with everything it carries, empty kinerja utama too (4 queries)."""
    daftar_fungsi = tuple(Fungsi.objects.filter(jabatan=jabatan).order_by("urut"))
    daftar_kinerja = tuple(KinerjaUtama.objects.filter(jabatan=jabatan).order_by("urut"))
    per_kinerja: dict[int, list[Indikator]] = {satu.pk: [] for satu in daftar_kinerja}
    baris = Indikator.objects.filter(kinerja_utama__jabatan=jabatan)
    for satu in baris.dengan_jabatan().dengan_sumber():
        per_kinerja.setdefault(satu.kinerja_utama_id, []).append(satu)
    return Susunan(
        jabatan=jabatan,
        daftar_fungsi=daftar_fungsi,
        urutan_fungsi=hitung_sidik_urutan(daftar_fungsi),
        daftar_kinerja=tuple(_susun_kinerja(satu, per_kinerja[satu.pk]) for satu in daftar_kinerja),
        urutan_kinerja=hitung_sidik_urutan(daftar_kinerja),
    )


def _susun_kinerja(kinerja: KinerjaUtama, daftar: list[Indikator]) -> KinerjaSusunan:
    return KinerjaSusunan(
        kinerja,
        tuple(
            BarisSusunan(
                satu,
                susun_uraian_hitung(satu.aturan, insidentil=satu.insidentil),
                susun_masa_berlaku(satu),
            )
            for satu in daftar
        ),
        hitung_sidik_urutan(daftar),
    )


def tulis_masa(dari: int, sampai: int) -> str:
    """Return "Berlaku mulai Juli", "Berlaku sampai September", "" for the whole year."""
    bagian = []
    if dari > 1:
        bagian.append(f"mulai {NAMA_BULAN[dari - 1]}")
    if sampai < 12:
        bagian.append(f"sampai {NAMA_BULAN[sampai - 1]}")
    return f"Berlaku {' '.join(bagian)}" if bagian else ""
