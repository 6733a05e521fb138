"""Nihil for all that remains: which rows may be said nihil at once, and why the others may not."""

from __future__ import annotations

from dataclasses import dataclass

from indikator import hitung
from realisasi.arti import BarisArti
from realisasi.forms import BacaMatriks
from realisasi.halaman.berkas import Berkas
from realisasi.rekap import ambil_belum_dijawab
from realisasi.services import IsianBaris

NIHIL = hitung.Sel(hitung.KeadaanSel.NIHIL)
POSISI = "posisi akhir bulan: isi angkanya, 0 juga angka"
BERTARGET = "bertarget bulan ini: tandai nihil pada barisnya dan jelaskan pada keterangan"


@dataclass(frozen=True, slots=True)
class SisaNihil:
    """``isian`` to be stored; ``dilewati``: reason → numbers of the rows it holds back."""

    isian: tuple[IsianBaris, ...]
    dilewati: dict[str, tuple[int, ...]]

    @property
    def kalimat_dilewati(self) -> str:
        """ "Belum ditandai: baris 1 dan 4 (…)", or empty."""
        daftar = [
            f"baris {', '.join(str(nomor) for nomor in nomor_baris)} ({sebab})"
            for sebab, nomor_baris in self.dilewati.items()
        ]
        return f"Belum ditandai: {'; '.join(daftar)}." if daftar else ""


def susun_sisa_nihil(berkas: Berkas, baca: BacaMatriks | None = None) -> SisaNihil:
    """Return what "nihil for the rest" would do: due rows without an answer, stored or typed."""
    terisi = {satu.indikator_id for satu in baca.isian} if baca is not None else set()
    belum, _ = ambil_belum_dijawab(berkas.arti, berkas.sel, berkas.periode.bulan)
    sisa = [baris for baris in belum if baris.indikator_id not in terisi]
    dilewati: dict[str, tuple[int, ...]] = {}
    isian = []
    for baris in sisa:
        sebab = _sebab(baris, berkas.periode.bulan)
        if sebab:
            dilewati[sebab] = (*dilewati.get(sebab, ()), baris.nomor)
            continue
        tersimpan = berkas.tersimpan.get(baris.indikator_id)
        versi = 0 if tersimpan is None else tersimpan.versi
        keterangan = "" if tersimpan is None else tersimpan.keterangan
        isian.append(IsianBaris(baris.indikator_id, NIHIL, keterangan, versi))
    return SisaNihil(tuple(isian), dilewati)


def _sebab(baris: BarisArti, bulan: int) -> str:
    """Why a row may not be said nihil without a word of its own."""
    if baris.aturan.agregasi is hitung.Agregasi.TERAKHIR:
        return POSISI
    ada_target = baris.target is not None and bulan in baris.aturan.bulan_jatuh_tempo
    return BERTARGET if ada_target else ""
