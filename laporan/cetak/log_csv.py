"""Log Aktivitas as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from laporan.cetak.berkas_csv import tulis_csv
from laporan.rekap.log import BarisLog, Beda

KEPALA = (
    *("Waktu", "Pengguna", "Kecamatan", "Tindakan", "Uraian", "Objek", "Nomor objek"),
    *("Alasan", "Sebelum", "Sesudah", "Nomor permintaan", "Rantai", "Urut"),
)


def cetak_log_csv(daftar: Iterable[BarisLog], keterangan: Sequence[tuple[str, str]]) -> bytes:
    """Return the file; ``keterangan`` says below the rows how it came about."""
    return tulis_csv(KEPALA, (_susun_sel(baris) for baris in daftar), keterangan)


def _susun_sel(baris: BarisLog) -> Sequence[str]:
    return (
        *(baris.waktu, baris.orang, baris.kecamatan, baris.tindakan, baris.ringkas),
        *(baris.objek, baris.objek_id, baris.alasan),
        _gabungkan(baris.daftar_beda, sesudah=False),
        _gabungkan(baris.daftar_beda, sesudah=True),
        *(baris.permintaan, baris.rantai, str(baris.urut)),
    )


def _gabungkan(daftar: Sequence[Beda], *, sesudah: bool) -> str:
    """ "Keadaan: Draf; Pembilang: 12"."""
    return "; ".join(f"{satu.nama}: {satu.sesudah if sesudah else satu.sebelum}" for satu in daftar)
