"""What makes a number doubtful beside other numbers (the owner's rules, decision 0020).

Warnings only: nothing here keeps a cell from being saved, and an explained cell is not asked again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from indikator.hitung.hasil import nilai_sel
from indikator.hitung.periksa import IsianSel, KodeMasalah, MasalahSel
from indikator.hitung.tipe import Aturan, Jenis, KeadaanSel, Sel
from kinerja.inti.angka import tulis_angka, tulis_persen

PALING_SEDIKIT_BULAN: Final = 4
KELIPATAN: Final = 2

# Row of archives → the rows whose letters it keeps: in one month it is rarely more than they are.
# By ``kode``, which stays the same from catalogue to catalogue.
ARSIP_DARI: Final[Mapping[str, tuple[str, ...]]] = {
    "pengadministrasi-surat.3": ("pengadministrasi-surat.1", "pengadministrasi-surat.2"),
    "pengelola-personil-dan-pengembangan-kecamatan.3": (
        "pengelola-personil-dan-pengembangan-kecamatan.1",
        "pengelola-personil-dan-pengembangan-kecamatan.2",
    ),
    "pengelola-personil-dan-pengembangan-kecamatan.6": (
        "pengelola-personil-dan-pengembangan-kecamatan.5",
    ),
    "pengadministrasi-keuangan.3": ("pengadministrasi-keuangan.1",),
}


def periksa_riwayat(
    aturan: Aturan, sel: Sel, daftar_lalu: Sequence[Sel], keterangan: str = ""
) -> tuple[MasalahSel, ...]:
    """Warn of a value below half the least, or above twice the greatest, of the last months.

    Fewer than four months with a number say nothing; nihil and belum are no numbers.
    """
    nilai = nilai_sel(aturan, sel)
    lalu = [satu for isi in daftar_lalu if (satu := nilai_sel(aturan, isi)) is not None]
    if nilai is None or len(lalu) < PALING_SEDIKIT_BULAN or len(keterangan.strip()) > 0:
        return ()
    rendah, tinggi = min(lalu), max(lalu)
    if rendah <= nilai * KELIPATAN and nilai <= tinggi * KELIPATAN:
        return ()
    pesan = (
        f"Jauh dari 12 bulan terakhir ({_rentang(aturan, rendah, tinggi)}). "
        "Periksa angkanya; bila benar, jelaskan pada keterangan."
    )
    return (MasalahSel(KodeMasalah.JAUH_DARI_RIWAYAT, pesan, IsianSel.PEMBILANG),)


def _rentang(aturan: Aturan, rendah: Decimal, tinggi: Decimal) -> str:
    """ "96 sampai 118 surat", "selalu 4 unit"."""
    if aturan.jenis is Jenis.PERSENTASE:
        bawah, atas, satuan = tulis_persen(rendah), tulis_persen(tinggi), ""
    else:
        bawah, atas, satuan = tulis_angka(rendah), tulis_angka(tinggi), f" {aturan.satuan}"
    return f"selalu {atas}{satuan}" if rendah == tinggi else f"{bawah} sampai {atas}{satuan}"


def periksa_arsip(
    sel: Sel, daftar_asal: Sequence[tuple[int, Sel]], satuan: str, keterangan: str = ""
) -> tuple[MasalahSel, ...]:
    """Warn of more archives than letters; ``daftar_asal``: row number and cell of each origin.

    Nothing is said while any of them is unanswered.
    """
    if sel.pembilang is None or len(daftar_asal) == 0 or len(keterangan.strip()) > 0:
        return ()
    if any(asal.keadaan is KeadaanSel.BELUM for _, asal in daftar_asal):
        return ()
    jumlah = sum((_jumlah(asal) for _, asal in daftar_asal), Decimal(0))
    if sel.pembilang <= jumlah:
        return ()
    nomor = " dan ".join(str(urut) for urut, _ in daftar_asal)
    pesan = (
        f"Lebih banyak dari baris {nomor} bulan ini ({tulis_angka(jumlah)} {satuan}). "
        "Periksa angkanya; beri keterangan bila ada arsip susulan."
    )
    return (MasalahSel(KodeMasalah.ARSIP_MELEBIHI, pesan, IsianSel.PEMBILANG),)


def _jumlah(asal: Sel) -> Decimal:
    """Nihil adds nothing."""
    return Decimal(0) if asal.pembilang is None else asal.pembilang
