"""What is doubtful about one cell, in words: nothing here keeps it from being saved."""

from __future__ import annotations

from collections.abc import Mapping

from indikator import hitung
from realisasi.arti import ArtiLembar, BarisArti
from realisasi.halaman.riwayat import BELUM, Riwayat
from realisasi.models import Realisasi


def susun_peringatan(
    arti: BarisArti,
    lembar: ArtiLembar,
    tersimpan: Mapping[int, Realisasi],
    riwayat: Riwayat | None,
) -> tuple[str, ...]:
    """Return the warnings of a stored cell; without ``riwayat`` only those it earns by itself."""
    isi = tersimpan.get(arti.indikator_id)
    if isi is None or isi.keadaan != hitung.KeadaanSel.TERISI.value:
        return ()
    temuan = [*hitung.periksa_kewajaran(arti.aturan, isi.sel)]
    if riwayat is not None:
        temuan += hitung.periksa_riwayat(arti.aturan, isi.sel, riwayat.daftar_sel, isi.keterangan)
        temuan += _periksa_arsip(arti, lembar, tersimpan, isi)
    return tuple(satu.pesan for satu in temuan)


def _periksa_arsip(
    arti: BarisArti, lembar: ArtiLembar, tersimpan: Mapping[int, Realisasi], isi: Realisasi
) -> tuple[hitung.MasalahSel, ...]:
    kode = hitung.ARSIP_DARI.get(arti.kode, ())
    daftar_asal = [baris for baris in lembar.baris if baris.kode in kode]
    if len(daftar_asal) != len(kode) or not kode:
        return ()
    asal = [
        (baris.nomor, BELUM if satu is None else satu.sel)
        for baris in daftar_asal
        for satu in (tersimpan.get(baris.indikator_id),)
    ]
    return hitung.periksa_arsip(isi.sel, asal, daftar_asal[0].aturan.satuan, isi.keterangan)
