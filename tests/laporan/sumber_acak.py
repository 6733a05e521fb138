"""Random sources of figures, by seed: every jenis, agregasi, polaritas, state; seats and posts."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from random import Random

from indikator import hitung
from laporan.rekap.sumber import (
    BarisSumber,
    IsianSumber,
    KelompokSumber,
    KursiSumber,
    SumberRekap,
)

DAFTAR_JENDELA = (hitung.Jendela(1, 9), hitung.Jendela(7, 9), hitung.Jendela(9, 9))
PASANGAN = [(jenis, agregasi) for jenis in hitung.Jenis
            for agregasi in sorted(hitung.PASANGAN_SAH[jenis])]  # fmt: skip
JATUH_TEMPO = (range(1, 13), (3, 6, 9, 12), (6,), (2, 8), (11,))
BULAN = range(1, 10)


def buat_sumber(acak: Random, banyak_kelompok: int = 12) -> SumberRekap:
    """Every pair of jenis and agregasi with every polaritas occurs in each group of rows."""
    daftar = tuple(_buat_kelompok(acak, nomor) for nomor in range(1, banyak_kelompok + 1))
    return SumberRekap(2026, hitung.KATEGORI_BAWAAN, ("s.d.", "triwulan", "bulan"), daftar)


def isi_ulang(acak: Random, sumber: SumberRekap) -> SumberRekap:
    """The same rows, seats and targets' kinds with other numbers."""
    return replace(
        sumber,
        daftar_kelompok=tuple(
            replace(satu, daftar_baris=tuple(_isi_ulang_baris(acak, b) for b in satu.daftar_baris))
            for satu in sumber.daftar_kelompok
        ),
    )


def _buat_kelompok(acak: Random, nomor: int) -> KelompokSumber:
    daftar = [
        _buat_baris(acak, nomor * 100 + ke, pasangan, polaritas)
        for ke, (pasangan, polaritas) in enumerate(
            ((p, q) for p in PASANGAN for q in hitung.Polaritas), 1
        )
    ]
    return KelompokSumber(f"Jabatan {nomor}", hitung.KATEGORI_BAWAAN, DAFTAR_JENDELA, tuple(daftar))


def _buat_baris(
    acak: Random,
    nomor: int,
    pasangan: tuple[hitung.Jenis, hitung.Agregasi],
    polaritas: hitung.Polaritas,
) -> BarisSumber:
    aturan = hitung.Aturan(
        jenis=pasangan[0],
        agregasi=pasangan[1],
        polaritas=polaritas,
        bulan_jatuh_tempo=frozenset(acak.choice(JATUH_TEMPO)),
        satuan="surat",
        antar_pemegang=acak.choice(list(hitung.AntarPemegang)),
        desimal=acak.choice((0, 0, 2)),
    )
    banyak = acak.choice((1, 1, 2, 3))
    daftar = tuple(_buat_kursi(acak, aturan, nomor * 10 + ke) for ke in range(banyak))
    return BarisSumber(nomor, nomor, f"Indikator {nomor}", aturan, hitung.KATEGORI_BAWAAN, daftar)


def _buat_kursi(acak: Random, aturan: hitung.Aturan, nomor: int) -> KursiSumber:
    """One post for the year, with leave, or two that share the seat and a month."""
    target = _buat_target(acak, aturan)
    if acak.random() < 0.6:
        bagian = {bulan: Fraction(1) for bulan in range(1, 13)}
        for jeda in acak.sample(range(1, 13), acak.choice((0, 0, 2))):
            bagian.pop(jeda)
        return _susun_kursi((_buat_isian(acak, aturan, nomor, target, frozenset(bagian)),), bagian)
    ganti = acak.choice(BULAN)
    bagian = {bulan: Fraction(1) for bulan in range(1, 13)}
    lama = _buat_isian(acak, aturan, nomor, target, frozenset(range(1, ganti + 1)))
    baru = _buat_isian(acak, aturan, nomor + 50_000, target, frozenset(range(ganti, 13)))
    if acak.random() < 0.3:  # the seat was empty before
        bagian = {b: n for b, n in bagian.items() if b >= ganti} | {ganti: Fraction(14, 31)}
    return _susun_kursi((lama, baru), bagian)


def _buat_target(acak: Random, aturan: hitung.Aturan) -> hitung.TargetTahunan | None:
    undian = acak.random()
    if undian < 0.08:
        return None
    rencana = {}
    if undian > 0.7:
        rencana = {b: _angka(acak) for b in acak.sample(BULAN, 4)}
    return hitung.TargetTahunan(Decimal(acak.choice((0, 7, 12, 40, 100, 1200))), rencana)


def _buat_isian(
    acak: Random,
    aturan: hitung.Aturan,
    nomor: int,
    target: hitung.TargetTahunan | None,
    daftar_bulan: frozenset[int],
) -> IsianSumber:
    sel = {b: _buat_sel(acak, aturan) for b in BULAN if b in daftar_bulan}
    return IsianSumber(nomor, f"Pegawai {nomor}", target, sel, daftar_bulan)


def _buat_sel(acak: Random, aturan: hitung.Aturan) -> hitung.Sel:
    undian = acak.random()
    if undian < 0.25:
        return hitung.Sel(hitung.KeadaanSel.BELUM)
    if undian < 0.4:
        return hitung.Sel(hitung.KeadaanSel.NIHIL)
    if aturan.jenis is hitung.Jenis.JUMLAH:
        return hitung.Sel(hitung.KeadaanSel.TERISI, _angka(acak))
    penyebut = Decimal(acak.choice((0, 1, 3, 7, 40, 80)))
    pembilang = _angka(acak) if penyebut else Decimal(0)
    half = acak.random() < 0.05
    return hitung.Sel(hitung.KeadaanSel.TERISI, pembilang, None if half else penyebut)


def _angka(acak: Random) -> Decimal:
    """Whole, with decimals, zero, and now and then large."""
    pilihan = (0, acak.randint(0, 30), acak.randint(0, 300))
    if acak.random() < 0.2:
        return Decimal(acak.randint(0, 5000)) / 100
    return Decimal(acak.choice(pilihan) if acak.random() < 0.97 else acak.randint(0, 10**9))


def _susun_kursi(daftar: tuple[IsianSumber, ...], bagian: dict[int, Fraction]) -> KursiSumber:
    """Joined in time, as the dashboard joins posts."""
    belum = hitung.Sel(hitung.KeadaanSel.BELUM)
    sel = {}
    for bulan in BULAN:
        isi = [satu.sel.get(bulan) for satu in daftar if bulan in satu.daftar_bulan]
        if any(isi):
            sel[bulan] = tuple(satu or belum for satu in isi)
    return KursiSumber(daftar, hitung.Deret(sel=sel, bagian=bagian, target=daftar[-1].target))


def _isi_ulang_baris(acak: Random, baris: BarisSumber) -> BarisSumber:
    daftar = tuple(_isi_ulang_kursi(acak, baris.aturan, kursi) for kursi in baris.daftar_kursi)
    return replace(baris, daftar_kursi=daftar)


def _isi_ulang_kursi(acak: Random, aturan: hitung.Aturan, kursi: KursiSumber) -> KursiSumber:
    target = kursi.daftar_isian[-1].target
    if target is not None:
        target = hitung.TargetTahunan(
            Decimal(acak.choice((0, 5, 30, 90))), {b: _angka(acak) for b in target.rencana}
        )
    daftar = tuple(
        replace(satu, target=target, sel={b: _buat_sel(acak, aturan) for b in satu.sel})
        for satu in kursi.daftar_isian
    )
    return _susun_kursi(daftar, dict(kursi.deret.bagian))
