"""The target's part of an explanation (source: domain 2, "Target of a window")."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from indikator.hitung.kelengkapan import ambil_bulan_aktif
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
from indikator.hitung.tulisan import tulis_bagian, tulis_nilai, tulis_tepat
from kinerja.inti.angka import tulis_angka


def susun_langkah_target(
    aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela
) -> tuple[str, ...]:
    """One step a seat that is due, then how they are combined; nothing for netral rows."""
    if aturan.polaritas is Polaritas.NETRAL:
        return ()
    langkah: list[str] = []
    for urut, deret in enumerate(daftar_deret, start=1):
        if len(ambil_bulan_aktif(aturan, deret, jendela)) > 0:
            label = "Target" if len(daftar_deret) == 1 else f"Target pemegang {urut}"
            langkah.append(f"{label}: {_susun_deret(aturan, deret, jendela)}")
    gabungan = _susun_gabungan(aturan, daftar_deret, jendela)
    return (*langkah, *gabungan) if len(daftar_deret) > 1 else tuple(langkah)


def _susun_deret(aturan: Aturan, deret: Deret, jendela: Jendela) -> str:
    """The target of one seat as a calculation."""
    target = hitung_target_deret(aturan, deret, jendela)
    if deret.target is None or target is None:
        return "belum ditetapkan"
    nilai = _tulis_target(aturan, target)
    if aturan.agregasi is not Agregasi.JUMLAH:
        return nilai
    if len(deret.target.rencana) > 0:
        return f"rencana {_susun_rencana(aturan, deret, deret.target, jendela)} = {nilai}"
    bagian = tulis_bagian(hitung_bagian(aturan, deret, jendela))
    setahun = tulis_angka(deret.target.setahun)
    return f"{setahun} × {bagian} : {len(aturan.bulan_jatuh_tempo)} = {nilai}"


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
    wajib = ambil_pemegang_wajib(aturan, daftar_deret, jendela)
    calon = [hitung_target_deret(aturan, deret, jendela) for deret in wajib]
    daftar = [nilai for nilai in calon if nilai is not None]
    rumus = _susun_rumus(aturan, daftar, ambil_bobot(aturan, wajib, jendela))
    return (f"Target: {rumus} = {_tulis_target(aturan, target)}",)


def _susun_rumus(aturan: Aturan, daftar: Sequence[Fraction], bobot: Sequence[Fraction]) -> str:
    """Largest of one thing, sum of counts, or mean weighted by penyebut."""
    angka = [tulis_tepat(nilai) for nilai in daftar]
    if aturan.antar_pemegang is AntarPemegang.BERSAMA:
        return f"yang terbesar dari {'; '.join(angka)}"
    if aturan.jenis is Jenis.JUMLAH:
        return " + ".join(angka)
    berat = [tulis_tepat(nilai) for nilai in bobot]
    atas = " + ".join(f"{t} × {q}" for t, q in zip(angka, berat, strict=True))
    return f"({atas}) : ({' + '.join(berat)})"


def _tulis_target(aturan: Aturan, nilai: Fraction) -> str:
    """A target with its unit; four decimals at most, so that the next step can be redone."""
    if aturan.jenis is Jenis.PERSENTASE:
        return tulis_nilai(aturan, nilai, 2)
    return f"{tulis_tepat(nilai)} {aturan.satuan}"
