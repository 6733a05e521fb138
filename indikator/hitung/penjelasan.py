"""How a figure came about, in Indonesian sentences (source: domain 2, whole).

The steps print the very terms that ``agregasi`` and ``target`` summed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from indikator.hitung.agregasi import ambil_desimal, ambil_suku
from indikator.hitung.hasil import Hitungan, hitung_hasil, hitung_tepat, susun_daftar_bulan
from indikator.hitung.kelengkapan import ambil_bulan_aktif
from indikator.hitung.langkah_target import susun_langkah_target, susun_suku_target
from indikator.hitung.tipe import (
    Agregasi,
    AntarPemegang,
    Aturan,
    AturanKategori,
    BarisMasukan,
    Deret,
    Hasil,
    Jendela,
    Jenis,
    KeadaanHasil,
    KeadaanSel,
    Penjelasan,
    Polaritas,
    Sel,
)
from indikator.hitung.tulisan import susun_pemegang, tulis_nilai, tulis_suku, tulis_tepat
from kinerja.inti.angka import tulis_angka, tulis_persen

_KALIMAT_RASIO: Final[Mapping[Jenis, str]] = {
    Jenis.JUMLAH: "Jumlah pembilang : jumlah penyebut",
    Jenis.PERSENTASE: "Jumlah pembilang : jumlah penyebut × 100",
    Jenis.RATA_RATA: "Jumlah pembilang : jumlah penyebut",
}
_KALIMAT: Final[Mapping[Agregasi, str]] = {
    Agregasi.JUMLAH: "Dijumlahkan: semua bulan dalam jangka waktu",
    Agregasi.TERAKHIR: "Posisi terakhir: bulan terakhir yang terisi dalam jangka waktu",
    Agregasi.RATA_RATA: "Rata-rata: jumlah bulan yang terisi : banyaknya bulan itu",
    Agregasi.RASIO_JUMLAH: "Jumlah semua bulan, pembilang dan penyebut masing-masing",
}
_KALIMAT_PEMEGANG: Final[Mapping[AntarPemegang, str]] = {
    AntarPemegang.DIJUMLAHKAN: "Angka para pemegang jabatan dijumlahkan",
    AntarPemegang.BERSAMA: "Satu kegiatan dilaporkan beberapa pemegang: dipakai yang terbesar",
}
_TANPA_CAPAIAN: Final[Mapping[KeadaanHasil, str]] = {
    KeadaanHasil.NIHIL: "Capaian: – (hanya nihil)",
    KeadaanHasil.TANPA_DATA: "Capaian: – (belum ada data)",
    KeadaanHasil.BELUM_JATUH_TEMPO: "Capaian: – (belum jatuh tempo)",
    KeadaanHasil.TANPA_TARGET: "Capaian: – (Target belum ditetapkan)",
    KeadaanHasil.NETRAL: "Capaian: – (indikator ini tidak dinilai)",
    KeadaanHasil.TARGET_NOL: "Capaian: – (target 0)",
}


def susun_penjelasan(
    aturan: Aturan,
    daftar_deret: Sequence[Deret],
    jendela: Jendela,
    kategori: AturanKategori,
    daftar_nama: Sequence[str] = (),
) -> Penjelasan:
    """Rule in words, inputs by month, and every step down to the kategori.

    ``daftar_nama`` names the seats where there are several; without it they are numbered.
    """
    hasil = hitung_hasil(aturan, daftar_deret, jendela, kategori)
    hitungan = hitung_tepat(aturan, daftar_deret, jendela)
    rumus = _susun_rumus_realisasi(aturan, daftar_deret, jendela)
    suku = (
        tulis_tepat(Fraction(0))
        if hitungan.realisasi is None
        else tulis_suku(hitungan.realisasi, rumus),
        susun_suku_target(aturan, daftar_deret, jendela),
    )
    return Penjelasan(
        aturan=_susun_aturan(aturan, len(daftar_deret)),
        masukan=tuple(_susun_masukan(aturan, daftar_deret, jendela, daftar_nama)),
        realisasi=(_susun_realisasi(aturan, rumus, hitungan), *hasil.catatan),
        target=susun_langkah_target(aturan, daftar_deret, jendela, daftar_nama),
        capaian=_susun_capaian(aturan, hitungan, hasil, suku),
        penutup=_susun_penutup(hasil),
    )


def _susun_aturan(aturan: Aturan, banyak_deret: int) -> str:
    """The rule in words, with the row's own labels."""
    kalimat = [_KALIMAT[aturan.agregasi]]
    if aturan.jenis is not Jenis.JUMLAH:
        rasio = _KALIMAT_RASIO[aturan.jenis]
        kalimat = [*kalimat, rasio] if aturan.agregasi is Agregasi.TERAKHIR else [rasio]
        kalimat += _susun_label(aturan)
    if banyak_deret > 1:
        kalimat.append(_KALIMAT_PEMEGANG[aturan.antar_pemegang])
    return ". ".join(kalimat)


def _susun_label(aturan: Aturan) -> list[str]:
    """What pembilang and penyebut are, where the row names them."""
    daftar = (("Pembilang", aturan.label_pembilang), ("Penyebut", aturan.label_penyebut))
    return [f"{nama}: {label}" for nama, label in daftar if len(label) > 0]


def _susun_masukan(
    aturan: Aturan,
    daftar_deret: Sequence[Deret],
    jendela: Jendela,
    daftar_nama: Sequence[str],
) -> Iterable[BarisMasukan]:
    """One line a month that has cells or is due; seats are numbered when there are several."""
    for bulan in jendela.bulan:
        bagian: list[str] = []
        for urut, deret in enumerate(daftar_deret, start=1):
            daftar_sel = deret.sel.get(bulan, ())
            aktif = ambil_bulan_aktif(aturan, deret, Jendela(bulan, bulan))
            if len(daftar_sel) > 0 or len(aktif) > 0:
                isi = _susun_isi(aturan, daftar_sel)
                nama = susun_pemegang(daftar_nama, urut)
                bagian.append(isi if len(daftar_deret) == 1 else f"{nama}: {isi}")
        if len(bagian) > 0:
            yield BarisMasukan(bulan, "; ".join(bagian))


def _susun_isi(aturan: Aturan, daftar_sel: Sequence[Sel]) -> str:
    """The cells of one month in order of time."""
    if len(daftar_sel) == 0:
        return "belum diisi"
    return " lalu ".join(tulis_isian(aturan, sel) for sel in daftar_sel)


def tulis_isian(aturan: Aturan, sel: Sel) -> str:
    """One cell as an explanation shows it: ``8 surat``, ``8 dari 10``, ``nihil``."""
    return _ISI[sel.keadaan](aturan, sel)


def _susun_angka(aturan: Aturan, sel: Sel) -> str:
    """``8 surat``, ``8 dari 10``, ``260 menit : 40``."""
    pembilang, penyebut = tulis_angka(sel.pembilang), tulis_angka(sel.penyebut)
    pola: Mapping[Jenis, str] = {
        Jenis.JUMLAH: f"{pembilang} {aturan.satuan}",
        Jenis.PERSENTASE: f"{pembilang} dari {penyebut}",
        Jenis.RATA_RATA: f"{pembilang} {aturan.satuan} : {penyebut}",
    }
    return pola[aturan.jenis]


_ISI: Final[Mapping[KeadaanSel, Callable[[Aturan, Sel], str]]] = {
    KeadaanSel.BELUM: lambda aturan, sel: "belum diisi",
    KeadaanSel.NIHIL: lambda aturan, sel: "nihil",
    KeadaanSel.TERISI: _susun_angka,
}


def _susun_realisasi(aturan: Aturan, rumus: str, hitungan: Hitungan) -> str:
    """``Realisasi: (8 + 40) : (10 + 40) × 100 = 96,00 %``."""
    if hitungan.realisasi is None:
        return "Realisasi: –"
    nilai = tulis_nilai(aturan, hitungan.realisasi, ambil_desimal(aturan))
    if rumus == "":
        return f"Realisasi: {nilai} (hanya nihil)"
    if rumus == tulis_tepat(hitungan.realisasi):
        return f"Realisasi: {nilai}"
    return f"Realisasi: {rumus} = {nilai}"


def _susun_rumus_realisasi(aturan: Aturan, daftar_deret: Sequence[Deret], jendela: Jendela) -> str:
    """``(8 + 40) : (10 + 40) × 100``, ``8 + 40``, ``8``; empty without any number."""
    suku = ambil_suku(aturan, daftar_deret, jendela)
    if len(suku) == 0:
        return ""
    atas = [s.pembilang for s in suku]
    bawah = _susun_bawah(aturan, [s.penyebut for s in suku])
    return f"{_kurung(atas)}{bawah}" if len(bawah) > 0 else _jumlah(atas)


def _susun_bawah(aturan: Aturan, penyebut: Sequence[Fraction]) -> str:
    """What the sum is divided by; empty for a sum that stays a sum."""
    if aturan.agregasi is Agregasi.RATA_RATA:
        return f" : {len(penyebut)}"
    pola: Mapping[Jenis, str] = {
        Jenis.JUMLAH: "",
        Jenis.PERSENTASE: f" : {_kurung(penyebut)} × 100",
        Jenis.RATA_RATA: f" : {_kurung(penyebut)}",
    }
    return pola[aturan.jenis]


def _susun_capaian(
    aturan: Aturan, hitungan: Hitungan, hasil: Hasil, suku: tuple[str, str]
) -> tuple[str, ...]:
    """Capaian, its clamp and its kategori, or why there is none; ``suku`` are R and T as text."""
    if hasil.capaian is None or hitungan.realisasi is None or hitungan.target is None:
        return (_TANPA_CAPAIAN[hasil.keadaan],)
    persen = tulis_persen(hasil.capaian)
    rumus = _susun_rumus(aturan.polaritas, hitungan.realisasi, hitungan.target, suku)
    langkah = [f"Capaian: {rumus} = {persen}"]
    if hasil.nilai_terhitung != hasil.capaian:
        langkah.append(f"Nilai terhitung: {persen} dibatasi {tulis_persen(hasil.nilai_terhitung)}")
    return (*langkah, f"Kategori: {persen} termasuk {hasil.kategori}")


def _susun_rumus(
    polaritas: Polaritas, realisasi: Fraction, target: Fraction, suku: tuple[str, str]
) -> str:
    """The formula of the polaritas with the numbers in it."""
    r, t = suku
    if target == 0:
        return f"target 0, realisasi {r}"
    if polaritas is Polaritas.NAIK:
        return f"{r} : {t} × 100"
    dasar = f"(2 × {t} − {r}) : {t} × 100"
    return f"{dasar}, paling rendah 0" if realisasi > 2 * target else dasar


def _susun_penutup(hasil: Hasil) -> tuple[str, ...]:
    """What the reader must know beside the figure."""
    sementara: tuple[str, ...] = ()
    if hasil.sementara:
        bulan = susun_daftar_bulan(hasil.belum_bulan)
        hitungan = f"{hasil.terjawab} dari {hasil.jatuh_tempo} bulan"
        sementara = (f"Sementara: {hitungan}; belum diisi: {bulan}",)
    return sementara + tuple(f"Syarat tidak terpenuhi: {g.uraian}" for g in hasil.syarat_gagal)


def _jumlah(daftar: Sequence[Fraction]) -> str:
    """``8 + 40``."""
    return " + ".join(tulis_tepat(nilai) for nilai in daftar)


def _kurung(daftar: Sequence[Fraction]) -> str:
    """``(8 + 40)``; one term needs no parentheses."""
    return _jumlah(daftar) if len(daftar) == 1 else f"({_jumlah(daftar)})"
