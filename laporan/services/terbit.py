"""Terbitkan: a report is printed with its code, stored for good and written into the trail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.db import transaction
from django.urls import reverse

from jabatan.izin import Pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Kecamatan, Penugasan
from jejak.services import Entri, catat_jejak
from kinerja.inti import gudang
from kinerja.inti.waktu import Periode, tulis_waktu
from laporan.cetak.kode import TandaTerbit
from laporan.hitung import buat_kode, tulis_kode
from laporan.izin import bisa_terbitkan
from laporan.kesalahan import BerkasTerbitRusak, TerbitanBentrok
from laporan.models import (
    PANJANG_SEBAB,
    JenisLaporan,
    LaporanTersimpan,
    StatusTerbit,
)
from laporan.rekap.sidik import SidikRekap, susun_sidik
from laporan.rekap.terbit import ambil_edisi_pilihan, ambil_perubahan_sumber

POKOK = "terbitan"
PERCOBAAN = 3
HANYA_MEMBACA = (
    "Laporan ini diterbitkan oleh pemilik lembar, atasannya, Camat, atau admin. "
    "Inspektorat membaca dan mengunduhnya."
)


class Rekap(Protocol):
    """What issuing needs of a report; every rekap has it."""

    @property
    def judul(self) -> str: ...
    @property
    def sebutan_periode(self) -> str: ...
    @property
    def draf(self) -> bool: ...
    @property
    def katalog(self) -> str: ...
    @property
    def nama_berkas(self) -> str: ...
    @property
    def dibaca_pada(self) -> datetime: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BahanTerbit:
    """A report to be issued: the question, its frozen answer, and its two prints.

    ``pilihan`` is the canonical query of the question. ``penugasan`` None: of the whole kecamatan.
    ``periode``: the last month of its window. ``tentang``: whom it is about, for lists inside.
    """

    jenis: JenisLaporan
    pilihan: str
    kecamatan: Kecamatan
    penugasan: Penugasan | None
    periode: Periode
    tentang: str
    rekap: Rekap
    cetak_pdf: Callable[[TandaTerbit], bytes]
    cetak_xlsx: Callable[[TandaTerbit], bytes]


@dataclass(frozen=True, slots=True)
class HasilTerbit:
    """``baru`` False: exactly this had been issued already, and stands."""

    terbitan: LaporanTersimpan
    baru: bool


def terbitkan_laporan(oleh: Pelaku, *, bahan: BahanTerbit, alamat_dasar: str) -> HasilTerbit:
    """Issue a report, or return its newest edition where that says the very same.

    ``alamat_dasar`` is scheme and host of the check (``https://kinerja.contoh.go.id``). Printing
    happens outside the transaction; who finds another edition in between starts over. Raises
    TidakBerhak, PdfTidakTersedia, TerbitanBentrok.
    """
    if not bisa_terbitkan(oleh, bahan.kecamatan, bahan.penugasan):
        raise TidakBerhak(HANYA_MEMBACA)
    sidik = susun_sidik(bahan.rekap)
    for _ in range(PERCOBAAN):
        lama = _ambil_terakhir(bahan)
        if lama is not None and _sama(lama, bahan, sidik):
            return HasilTerbit(lama, baru=False)
        calon = _susun_calon(oleh, bahan, sidik, lama)
        tanda = _susun_tanda(calon, lama, alamat_dasar)
        pdf, xlsx = bahan.cetak_pdf(tanda), bahan.cetak_xlsx(tanda)
        if _simpan(oleh, bahan, calon, pdf, xlsx):
            return HasilTerbit(calon, baru=True)
    raise TerbitanBentrok


def baca_berkas(terbitan: LaporanTersimpan, jenis: str) -> bytes:
    """Return a stored original ("pdf", "xlsx"), compared with its hash; BerkasTerbitRusak."""
    sidik = {"pdf": terbitan.pdf_sha256, "xlsx": terbitan.xlsx_sha256}[jenis]
    try:
        return gudang.baca_isi(susun_letak(terbitan.kecamatan_id, sidik))
    except (gudang.IsiHilang, gudang.IsiRusak):
        raise BerkasTerbitRusak from None


def susun_letak(kecamatan_id: int, sha256: str) -> str:
    """Return where an issued file lies in the storage."""
    return gudang.susun_letak(POKOK, kecamatan_id, sha256)


# --- steps --------------------------------------------------------------------------------------


def _ambil_terakhir(bahan: BahanTerbit) -> LaporanTersimpan | None:
    return next(iter(ambil_edisi_pilihan(bahan.kecamatan.pk, bahan.pilihan)), None)


def _status(bahan: BahanTerbit) -> StatusTerbit:
    return StatusTerbit.DRAF if bahan.rekap.draf else StatusTerbit.FINAL


def _sama(lama: LaporanTersimpan, bahan: BahanTerbit, sidik: SidikRekap) -> bool:
    return (lama.status, lama.sidik_angka, lama.sidik_isi) == (
        _status(bahan),
        sidik.angka,
        sidik.isi,
    )


def _susun_calon(
    oleh: Pelaku, bahan: BahanTerbit, sidik: SidikRekap, lama: LaporanTersimpan | None
) -> LaporanTersimpan:
    """Return the row as it will be stored, still without its files."""
    rekap = bahan.rekap
    return LaporanTersimpan(
        kode=buat_kode(),
        kecamatan=bahan.kecamatan,
        penugasan=bahan.penugasan,
        jenis=bahan.jenis,
        pilihan=bahan.pilihan,
        tahun=bahan.periode.tahun,
        bulan=bahan.periode.bulan,
        judul=rekap.judul,
        sebutan_periode=rekap.sebutan_periode,
        tentang=bahan.tentang[:300],
        status=_status(bahan),
        edisi=1 if lama is None else lama.edisi + 1,
        menggantikan=lama,
        sebab_edisi="" if lama is None else _susun_sebab(lama, bahan, sidik)[:PANJANG_SEBAB],
        diterbitkan_pada=oleh.waktu,
        diterbitkan_oleh_id=oleh.pengguna_id,
        nama_penerbit=oleh.nama,
        data_pada=rekap.dibaca_pada,
        katalog=rekap.katalog[:300],
        sidik_angka=sidik.angka,
        sidik_isi=sidik.isi,
        nama_berkas=rekap.nama_berkas[:120],
    )


def _susun_sebab(lama: LaporanTersimpan, bahan: BahanTerbit, sidik: SidikRekap) -> str:
    """Say why there is another edition."""
    if lama.sidik_angka == sidik.angka:
        if lama.draf and not bahan.rekap.draf:
            return "seluruh isinya sudah disetujui; angka tetap"
        if bahan.rekap.draf and not lama.draf:
            return "ada lembar yang dibuka kembali; angka tetap"
        return "isian selain angka berubah; angka tetap"
    sebab = ambil_perubahan_sumber(lama).sebab
    return f"angka berubah karena {sebab}" if sebab else "angka berubah"


def _susun_tanda(
    calon: LaporanTersimpan, lama: LaporanTersimpan | None, alamat_dasar: str
) -> TandaTerbit:
    kode = tulis_kode(calon.kode)
    waktu = tulis_waktu(calon.diterbitkan_pada, calon.kecamatan.zona_waktu)
    keterangan = ""
    if lama is not None:
        kata = "Sesudah" if calon.draf and not lama.draf else "Menggantikan"
        keterangan = f"{kata} edisi {lama.edisi} ({lama.tanda}): {calon.sebab_edisi}."
    return TandaTerbit(
        kode=kode,
        alamat=alamat_dasar + reverse("laporan:periksa_kode", args=[kode]),
        edisi=calon.edisi,
        diterbitkan=f"Diterbitkan {waktu} oleh {calon.nama_penerbit}",
        keterangan=keterangan,
    )


@transaction.atomic
def _simpan(
    oleh: Pelaku, bahan: BahanTerbit, calon: LaporanTersimpan, pdf: bytes, xlsx: bytes
) -> bool:
    """Store files and row under the lock of the kecamatan; False where an edition came first."""
    Kecamatan.objects.select_for_update(no_key=True).get(pk=bahan.kecamatan.pk)
    terakhir = _ambil_terakhir(bahan)
    if (0 if terakhir is None else terakhir.edisi) != calon.edisi - 1:
        return False
    calon.pdf_sha256, calon.pdf_ukuran = _tulis_berkas(calon, pdf)
    calon.xlsx_sha256, calon.xlsx_ukuran = _tulis_berkas(calon, xlsx)
    calon.save(force_insert=True)
    catat_jejak([_susun_entri(calon)], oleh=oleh.pencatat)
    return True


def _tulis_berkas(calon: LaporanTersimpan, isi: bytes) -> tuple[str, int]:
    sidik = gudang.hitung_sidik(isi)
    gudang.tulis_isi(susun_letak(calon.kecamatan_id, sidik), isi)
    return sidik, len(isi)


def _susun_entri(terbitan: LaporanTersimpan) -> Entri:
    tentang = f", {terbitan.tentang}" if terbitan.tentang else ""
    lama = terbitan.menggantikan
    return Entri(
        tindakan="laporan.terbitkan",
        objek="laporan.LaporanTersimpan",
        objek_id=terbitan.tanda,
        ringkas=(
            f"{terbitan.tanda}: {terbitan.judul}, {terbitan.sebutan_periode}, "
            f"edisi {terbitan.edisi} ({terbitan.get_status_display()}){tentang}"
        )[:300],
        kecamatan_id=terbitan.kecamatan_id,
        penugasan_id=terbitan.penugasan_id,
        sesudah={
            "kode": terbitan.tanda,
            "pilihan": terbitan.pilihan,
            "status": terbitan.status,
            "edisi": terbitan.edisi,
            "menggantikan": None if lama is None else lama.tanda,
            "sidik_angka": terbitan.sidik_angka,
            "pdf_sha256": terbitan.pdf_sha256,
            "xlsx_sha256": terbitan.xlsx_sha256,
        },
        alasan=terbitan.sebab_edisi,
    )
