"""One figure of one indikator over one window: the entry of the package (source: domain 2).

Everything is exact until ``hitung_hasil`` rounds each number once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from indikator.hitung.agregasi import (
    Suku,
    ada_jawaban,
    ambil_desimal,
    ambil_suku_sel,
    hitung_jumlahan,
    hitung_nilai,
    hitung_realisasi_deret,
    ubah_jumlahan,
)
from indikator.hitung.capaian import hitung_capaian
from indikator.hitung.kategori import hitung_kategori, hitung_nilai_terhitung
from indikator.hitung.kelengkapan import ambil_bulan_belum, ambil_bulan_jatuh_tempo
from indikator.hitung.pembulatan import DESIMAL_PERSEN, bulatkan, ubah_tepat
from indikator.hitung.syarat import ambil_syarat_gagal
from indikator.hitung.target import hitung_target
from indikator.hitung.tipe import (
    AntarPemegang,
    Aturan,
    AturanKategori,
    Deret,
    Hasil,
    Jendela,
    Jenis,
    KeadaanHasil,
    Polaritas,
    Sel,
    SyaratGagal,
)
from kinerja.inti.angka import tulis_angka, tulis_persen
from kinerja.inti.waktu import NAMA_BULAN


@dataclass(frozen=True, slots=True)
class Hitungan:
    """The exact figures behind a Hasil."""

    jumlahan: Suku | None
    realisasi: Fraction | None
    target: Fraction | None
    capaian: Fraction | None
    jatuh_tempo: tuple[int, ...]
    belum: tuple[int, ...]
    syarat_gagal: tuple[SyaratGagal, ...]
    nihil: bool
    netral: bool


def hitung_hasil(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela, kategori: AturanKategori
) -> Hasil:
    """Compute the row: realisasi, target, capaian, kategori, completeness, reasons for merah.

    ``daftar_deret`` holds one Deret per seat, posts of one seat already joined in it.
    """
    hitungan = hitung_tepat(aturan, daftar_deret, jendela)
    capaian = _bulatkan(hitungan.capaian, DESIMAL_PERSEN)
    jumlahan = None if aturan.jenis is Jenis.JUMLAH else hitungan.jumlahan
    return Hasil(
        keadaan=_ambil_keadaan(hitungan),
        realisasi=_bulatkan(hitungan.realisasi, ambil_desimal(aturan)),
        target=_bulatkan(hitungan.target, ambil_desimal(aturan)),
        capaian=capaian,
        nilai_terhitung=None if capaian is None else hitung_nilai_terhitung(capaian, kategori),
        kategori=None if capaian is None else hitung_kategori(capaian, kategori).nama,
        terjawab=len(hitungan.jatuh_tempo) - len(hitungan.belum),
        jatuh_tempo=len(hitungan.jatuh_tempo),
        belum_bulan=hitungan.belum,
        syarat_gagal=hitungan.syarat_gagal,
        alasan_merah=_susun_alasan_merah(hitungan, capaian, kategori),
        pembilang=None if jumlahan is None else ubah_tepat(jumlahan.pembilang),
        penyebut=None if jumlahan is None else ubah_tepat(jumlahan.penyebut),
        nihil=hitungan.nihil,
        netral=hitungan.netral,
        catatan=_susun_catatan(aturan, daftar_deret, jendela),
    )


def hitung_tepat(aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela) -> Hitungan:
    """The exact figures, nothing rounded."""
    jumlahan = hitung_jumlahan(aturan, daftar_deret, jendela)
    ada_isi = ada_jawaban(aturan, daftar_deret, jendela)
    realisasi = ubah_jumlahan(aturan, jumlahan, ada_isi)
    target = hitung_target(aturan, daftar_deret, jendela)
    capaian = None
    if realisasi is not None and target is not None:
        capaian = hitung_capaian(aturan.polaritas, realisasi, target)
    return Hitungan(
        jumlahan=jumlahan,
        realisasi=realisasi,
        target=target,
        capaian=capaian,
        jatuh_tempo=ambil_bulan_jatuh_tempo(aturan, daftar_deret, jendela),
        belum=ambil_bulan_belum(aturan, daftar_deret, jendela),
        syarat_gagal=ambil_syarat_gagal(aturan, daftar_deret, jendela),
        nihil=jumlahan is None and ada_isi,
        netral=aturan.polaritas is Polaritas.NETRAL,
    )


def nilai_sel(aturan: Aturan, sel: Sel) -> Decimal | None:
    """The value of one cell (count, percentage, average), rounded as printed; None for 0/0."""
    nilai = hitung_nilai(aturan.jenis, ambil_suku_sel(aturan.jenis, sel))
    return _bulatkan(nilai, ambil_desimal(aturan))


def susun_daftar_bulan(daftar_bulan: Sequence[int]) -> str:
    """``Januari, Maret dan April``."""
    nama = [NAMA_BULAN[bulan - 1] for bulan in daftar_bulan]
    if len(nama) < 2:
        return "".join(nama)
    return f"{', '.join(nama[:-1])} dan {nama[-1]}"


def _bulatkan(nilai: Fraction | None, desimal: int) -> Decimal | None:
    """Round what exists."""
    return None if nilai is None else bulatkan(nilai, desimal)


_KEADAAN: Final[tuple[tuple[Callable[[Hitungan], bool], KeadaanHasil], ...]] = (
    (lambda h: len(h.jatuh_tempo) == 0, KeadaanHasil.BELUM_JATUH_TEMPO),
    (lambda h: h.nihil, KeadaanHasil.NIHIL),
    (lambda h: h.netral, KeadaanHasil.NETRAL),
    (lambda h: h.realisasi is None, KeadaanHasil.TANPA_DATA),
    (lambda h: h.target is None, KeadaanHasil.TANPA_TARGET),
    (lambda h: h.capaian is None, KeadaanHasil.TARGET_NOL),
)


def _ambil_keadaan(hitungan: Hitungan) -> KeadaanHasil:
    """The first line of the table that holds, else ADA."""
    berlaku = (keadaan for ada_pada, keadaan in _KEADAAN if ada_pada(hitungan))
    return next(berlaku, KeadaanHasil.ADA)


def _susun_alasan_merah(
    hitungan: Hitungan, capaian: Decimal | None, kategori: AturanKategori
) -> tuple[str, ...]:
    """Below Sedang's bound, a failed syarat, due and unanswered: each in words."""
    alasan: list[str] = []
    if capaian is not None and capaian < kategori.batas_merah:
        batas = tulis_persen(kategori.batas_merah)
        nama = hitung_kategori(kategori.batas_merah, kategori).nama
        alasan.append(f"Capaian {tulis_persen(capaian)} di bawah batas {nama} ({batas})")
    for gagal in hitungan.syarat_gagal:
        bulan = NAMA_BULAN[gagal.bulan - 1]
        alasan.append(f"Syarat tidak terpenuhi ({bulan}): {gagal.uraian}")
    if len(hitungan.belum) > 0:
        alasan.append(f"Belum diisi: {susun_daftar_bulan(hitungan.belum)}")
    return tuple(alasan)


def _susun_catatan(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> tuple[str, ...]:
    """Flag seats that report different figures of one and the same thing."""
    if aturan.antar_pemegang is not AntarPemegang.BERSAMA:
        return ()
    calon = [hitung_realisasi_deret(aturan, deret, jendela) for deret in daftar_deret]
    daftar = [nilai for nilai in calon if nilai is not None]
    if len(set(daftar)) < 2:
        return ()
    desimal = ambil_desimal(aturan)
    angka = "; ".join(tulis_angka(bulatkan(nilai, desimal), desimal) for nilai in daftar)
    terbesar = tulis_angka(bulatkan(max(daftar), desimal), desimal)
    return (f"Angka para pemegang berbeda ({angka}); dipakai yang terbesar, {terbesar}",)
