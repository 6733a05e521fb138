"""What of a waiting sheet needs a decision: the rows to look at, and why; the rest is folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import prefetch_related_objects

from indikator import hitung
from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import NAMA_BULAN
from realisasi.arti import ArtiLembar, susun_arti_banyak
from realisasi.halaman.lembar import (
    BahanLembar,
    BarisLembar,
    Kembali,
    ambil_kembali_banyak,
    pisahkan_realisasi,
    susun_kelompok,
)
from realisasi.models import LembarBulanan, Realisasi
from realisasi.rekap import hitung_bukti_banyak

BELUM = hitung.Sel(hitung.KeadaanSel.BELUM)


@dataclass(frozen=True, slots=True)
class SorotBaris:
    """One row to look at, with every reason."""

    baris: BarisLembar
    daftar_sebab: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sorotan:
    """One waiting sheet: what needs a decision, and the rows that are as usual (due or filled)."""

    lembar: LembarBulanan
    daftar_sorot: tuple[SorotBaris, ...]
    daftar_biasa: tuple[BarisLembar, ...]
    kembali: Kembali | None
    jumlah_bukti: int = 0

    @property
    def bulan_lalu(self) -> str:
        return NAMA_BULAN[self.lembar.periode.sebelum.bulan - 1]


def ambil_sorotan(daftar_lembar: Sequence[LembarBulanan]) -> list[Sorotan]:
    """Return the sheets in the order given (Jeda, returns, bukti, and 2 queries for each year of
    a kecamatan; nothing for an empty queue)."""
    if not daftar_lembar:
        return []
    prefetch_related_objects([satu.penugasan for satu in daftar_lembar], "daftar_jeda")
    kembali = ambil_kembali_banyak(daftar_lembar)
    menurut_tahun: dict[tuple[int, int], list[LembarBulanan]] = {}
    for lembar in daftar_lembar:
        menurut_tahun.setdefault((lembar.kecamatan_id, lembar.tahun), []).append(lembar)
    hasil = {
        satu.lembar.pk: satu
        for daftar in menurut_tahun.values()
        for satu in _susun_setahun(daftar, kembali)
    }
    bukti = hitung_bukti_banyak(daftar_lembar)
    return [
        replace(hasil[lembar.pk], jumlah_bukti=bukti.get(lembar.pk, 0)) for lembar in daftar_lembar
    ]


def _susun_setahun(
    daftar_lembar: Sequence[LembarBulanan], kembali: Mapping[int, Kembali]
) -> list[Sorotan]:
    """The sheets of one kecamatan and year."""
    tahun, penugasan = daftar_lembar[0].tahun, [satu.penugasan for satu in daftar_lembar]
    arti = susun_arti_banyak(penugasan, penugasan[0].kecamatan, tahun)
    isi: dict[int, list[Realisasi]] = {}
    for realisasi in (
        Realisasi.objects.setahun([daftar_lembar[0].kecamatan_id], tahun)
        .filter(lembar__penugasan_id__in=[satu.pk for satu in penugasan])
        .select_related("lembar")
    ):
        isi.setdefault(realisasi.lembar.penugasan_id, []).append(realisasi)
    return [
        _susun_satu(
            lembar,
            arti.get(lembar.penugasan_id),
            isi.get(lembar.penugasan_id, []),
            kembali.get(lembar.pk),
        )
        for lembar in daftar_lembar
    ]


def _susun_satu(
    lembar: LembarBulanan,
    arti: ArtiLembar | None,
    isi: Sequence[Realisasi],
    kembali: Kembali | None,
) -> Sorotan:
    if arti is None:
        return Sorotan(lembar, (), (), kembali)
    sampai = [satu for satu in isi if satu.bulan <= lembar.bulan]
    tersimpan, sel = pisahkan_realisasi(sampai, lembar.bulan)
    bahan = BahanLembar(
        arti=arti,
        periode=lembar.periode,
        tersimpan=tersimpan,
        sel=sel,
        alasan_kembali=kembali.alasan_sel if kembali else {},
        isi_sebelum=kembali.pengembalian.isi if kembali else {},
    )
    daftar = [baris for grup in susun_kelompok(bahan) for baris in grup.daftar_baris]
    sorot = [SorotBaris(baris, _susun_sebab(bahan, baris)) for baris in daftar]
    return Sorotan(
        lembar=lembar,
        daftar_sorot=tuple(satu for satu in sorot if satu.daftar_sebab),
        daftar_biasa=tuple(
            satu.baris
            for satu in sorot
            if not satu.daftar_sebab and (satu.baris.wajib or satu.baris.nilai != "–")
        ),
        kembali=kembali,
    )


def _susun_sebab(bahan: BahanLembar, baris: BarisLembar) -> tuple[str, ...]:
    """Why a row is to be looked at; nothing where it is as usual."""
    sebab = list(baris.peringatan)
    if baris.alasan_kembali:
        sebab.append(f"Dikembalikan: {baris.alasan_kembali}")
    if baris.sebelum_kembali:
        sebab.append(f"Berubah sejak dikembalikan; sebelumnya {baris.sebelum_kembali}")
    lonjakan = _sebut_lonjakan(bahan, baris)
    if lonjakan:
        sebab.append(lonjakan)
    if baris.ketik.keterangan:
        sebab.append(f"Keterangan: {baris.ketik.keterangan}")
    return tuple(sebab)


def _sebut_lonjakan(bahan: BahanLembar, baris: BarisLembar) -> str:
    """ "Naik 80 % dari September"; empty where the month before is near, or says nothing."""
    sel, bulan = bahan.sel.get(baris.pk, {}), bahan.periode.bulan
    lama, baru = sel.get(bulan - 1, (BELUM,))[-1], sel.get(bulan, (BELUM,))[-1]
    beda = hitung.hitung_lonjakan(baris.arti.aturan, lama, baru)
    if beda is None:
        return ""
    arah = "Naik" if beda > 0 else "Turun"
    return f"{arah} {tulis_angka(abs(beda))}\u202f% dari {NAMA_BULAN[bulan - 2]}"
