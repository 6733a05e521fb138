"""The target's part of an explanation (source: domain 2, "Target of a window")."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from indikator.hitung.agregasi import ambil_desimal
from indikator.hitung.kelengkapan import ambil_bulan_aktif
from indikator.hitung.pembulatan import bulatkan
from indikator.hitung.target import (
    ambil_bobot,
    ambil_pemegang_wajib,
    hitung_bagian,
    hitung_target,
    hitung_target_deret,
)
from indikator.hitung.tipe import (
    Agregasi,
    AntarPemegang,
    Aturan,
    Deret,
    Jendela,
    Jenis,
    Polaritas,
    TargetTahunan,
)
from indikator.hitung.tulisan import (
    DESIMAL_LANGKAH,
    susun_pemegang,
    tulis_bagian,
    tulis_nilai,
    tulis_suku,
    tulis_tepat,
)
from kinerja.inti.angka import tulis_angka


def susun_langkah_target(
    aturan: Aturan,
    daftar_deret: Sequence[Deret],
    jendela: Jendela,
    daftar_nama: Sequence[str] = (),
) -> tuple[str, ...]:
    """One step a seat that is due, then how they are combined; nothing for netral rows.

    ``daftar_nama`` names the seats; without it they are numbered.
    """
    if aturan.polaritas is Polaritas.NETRAL:
        return ()
    langkah: list[str] = []
    for urut, deret in enumerate(daftar_deret, start=1):
        if len(ambil_bulan_aktif(aturan, deret, jendela)) > 0:
            nama = susun_pemegang(daftar_nama, urut)
            label = "Target" if len(daftar_deret) == 1 else f"Target {nama}"
            langkah.append(f"{label}: {_susun_deret(aturan, deret, jendela)}")
    if len(daftar_deret) > 1:
        langkah += _susun_gabungan(aturan, daftar_deret, jendela)
    return (*langkah, *_susun_bulat(aturan, hitung_target(aturan, daftar_deret, jendela)))


def susun_suku_target(aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela) -> str:
    """The target of a window as the step after it carries it on; empty where there is none."""
    target = hitung_target(aturan, daftar_deret, jendela)
    return "" if target is None else tulis_suku(target, _susun_utuh(aturan, daftar_deret, jendela))


def _susun_utuh(aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela) -> str:
    """The whole arithmetic of a target that exists; of one shared thing that of the largest."""
    daftar = _susun_suku(aturan, daftar_deret, jendela)
    if len(daftar) == 1:
        return daftar[0][1]
    if aturan.antar_pemegang is AntarPemegang.BERSAMA:
        return max(daftar, key=lambda pasangan: pasangan[0])[1]
    return _susun_rumus(aturan, daftar, _ambil_berat(aturan, daftar_deret, jendela))


def _susun_suku(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> list[tuple[Fraction, str]]:
    """Target and arithmetic of every seat that is due and has one."""
    return [
        (nilai, _susun_rumus_deret(aturan, deret, nilai, jendela))
        for deret in ambil_pemegang_wajib(aturan, daftar_deret, jendela)
        if (nilai := hitung_target_deret(aturan, deret, jendela)) is not None
    ]


def _ambil_berat(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> tuple[Fraction, ...]:
    return ambil_bobot(aturan, ambil_pemegang_wajib(aturan, daftar_deret, jendela), jendela)


def _susun_deret(aturan: Aturan, deret: Deret, jendela: Jendela) -> str:
    """The target of one seat as a calculation."""
    target = hitung_target_deret(aturan, deret, jendela)
    if deret.target is None or target is None:
        return "belum ditetapkan"
    nilai = _tulis_target(aturan, target)
    if aturan.agregasi is not Agregasi.JUMLAH:
        return nilai
    kata = "rencana " if len(deret.target.rencana) > 0 else ""
    return f"{kata}{_susun_rumus_deret(aturan, deret, target, jendela)} = {nilai}"


def _susun_rumus_deret(aturan: Aturan, deret: Deret, nilai: Fraction, jendela: Jendela) -> str:
    """``1.200 × 9 : 12``, ``4 + 31 × 1/2``, or the full target."""
    if deret.target is None or aturan.agregasi is not Agregasi.JUMLAH:
        return tulis_tepat(nilai)
    if len(deret.target.rencana) > 0:
        return _susun_rencana(aturan, deret, deret.target, jendela)
    bagian = tulis_bagian(hitung_bagian(aturan, deret, jendela))
    return f"{tulis_angka(deret.target.setahun)} × {bagian} : {len(aturan.bulan_jatuh_tempo)}"


def _susun_rencana(aturan: Aturan, deret: Deret, target: TargetTahunan, jendela: Jendela) -> str:
    """``4 + 4 × 7/15``; "0" where the plan lists none of the months."""
    suku: list[str] = []
    for bulan in ambil_bulan_aktif(aturan, deret, jendela):
        if bulan in target.rencana:
            angka, bagian = tulis_angka(target.rencana[bulan]), deret.bagian[bulan]
            suku.append(angka if bagian == 1 else f"{angka} × {tulis_bagian(bagian)}")
    return "0" if len(suku) == 0 else " + ".join(suku)


def _susun_gabungan(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> tuple[str, ...]:
    """How the targets of several seats become one."""
    target = hitung_target(aturan, daftar_deret, jendela)
    if target is None:
        return ()
    daftar = _susun_suku(aturan, daftar_deret, jendela)
    rumus = _susun_rumus(aturan, daftar, _ambil_berat(aturan, daftar_deret, jendela))
    return (f"Target: {rumus} = {_tulis_target(aturan, target)}",)


def _susun_rumus(
    aturan: Aturan, daftar: Sequence[tuple[Fraction, str]], bobot: Sequence[Fraction]
) -> str:
    """Largest of one thing, sum of counts, or mean weighted by penyebut."""
    angka = [tulis_suku(nilai, rumus) for nilai, rumus in daftar]
    if aturan.antar_pemegang is AntarPemegang.BERSAMA:
        return f"yang terbesar dari {'; '.join(angka)}"
    if aturan.jenis is Jenis.JUMLAH:
        return " + ".join(angka)
    berat = [tulis_tepat(nilai) for nilai in bobot]
    atas = " + ".join(f"{t} × {q}" for t, q in zip(angka, berat, strict=True))
    return f"({atas}) : ({' + '.join(berat)})"


def _susun_bulat(aturan: Aturan, target: Fraction | None) -> tuple[str, ...]:
    """How it is printed, where that differs from the step above."""
    desimal = ambil_desimal(aturan)
    if target is None or aturan.jenis is Jenis.PERSENTASE:
        return ()
    if bulatkan(target, desimal) == bulatkan(target, DESIMAL_LANGKAH):
        return ()
    return (f"Target dibulatkan: {tulis_nilai(aturan, target, desimal)}",)


def _tulis_target(aturan: Aturan, nilai: Fraction) -> str:
    """A target with its unit; four decimals at most, so that the next step can be redone."""
    if aturan.jenis is Jenis.PERSENTASE:
        return tulis_nilai(aturan, nilai, 2)
    return f"{tulis_tepat(nilai)} {aturan.satuan}"
