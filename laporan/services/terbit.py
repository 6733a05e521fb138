"""Terbitkan: a report is printed with its code, stored for good and written into the trail."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse

from jabatan.izin import Pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Kecamatan
from jejak.services import Entri, catat_jejak
from kinerja.inti import gudang
from kinerja.inti.waktu import tulis_waktu
from laporan.cetak.kode import TandaTerbit
from laporan.cetak.laporan import cetak_laporan_pdf, cetak_laporan_xlsx
from laporan.hitung import buat_kode, tulis_kode
from laporan.izin import bisa_terbitkan
from laporan.kesalahan import BerkasTerbitRusak, LaporanTidakAda, TerbitanBentrok
from laporan.models import PANJANG_SEBAB, JenisLaporan, LaporanTersimpan, StatusTerbit
from laporan.rekap.sidik import SidikRekap, susun_sidik
from laporan.rekap.terbit import ambil_edisi_pilihan, ambil_perubahan_sumber
from laporan.sajian import Laporan

POKOK = "terbitan"
PERCOBAAN = 3
HANYA_MEMBACA = (
    "Laporan ini diterbitkan oleh pemilik lembar, atasannya, Camat, atau admin. "
    "Inspektorat membaca dan mengunduhnya."
)
BUKAN_SEKECAMATAN = (
    "Laporan sekecamatan diterbitkan oleh Camat atau admin. Anda tetap dapat mengunduhnya sebagai "
    "pratinjau."
)


@dataclass(frozen=True, slots=True)
class HasilTerbit:
    """``baru`` False: exactly this had been issued already, and stands."""

    terbitan: LaporanTersimpan
    baru: bool


def terbitkan_laporan(oleh: Pelaku, *, laporan: Laporan, alamat_dasar: str) -> HasilTerbit:
    """Issue a report, or return its newest edition where that says the very same.

    ``alamat_dasar`` is scheme and host of the check (``https://kinerja.contoh.go.id``). Printing
    happens outside the transaction; who finds another edition in between starts over. Raises
    TidakBerhak, LaporanTidakAda (there is nothing in it), PdfTidakTersedia, TerbitanBentrok.
    """
    if not bisa_terbitkan(oleh, laporan.kecamatan, laporan.penugasan):
        raise TidakBerhak(HANYA_MEMBACA if laporan.penugasan else BUKAN_SEKECAMATAN)
    rekap = laporan.rekap
    if rekap.kosong:
        raise LaporanTidakAda(f"Tidak ada yang dapat diterbitkan. {rekap.kosong}")
    sidik = susun_sidik(rekap)
    for _ in range(PERCOBAAN):
        lama = _ambil_terakhir(laporan)
        if lama is not None and _sama(lama, laporan, sidik):
            return HasilTerbit(lama, baru=False)
        calon = _susun_calon(oleh, laporan, sidik, lama)
        tanda = _susun_tanda(calon, lama, alamat_dasar)
        pdf, xlsx = cetak_laporan_pdf(rekap, tanda), cetak_laporan_xlsx(rekap, tanda)
        if _simpan(oleh, laporan, calon, pdf, xlsx):
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


def _ambil_terakhir(laporan: Laporan) -> LaporanTersimpan | None:
    return next(iter(ambil_edisi_pilihan(laporan.kecamatan.pk, laporan.pilihan.kueri())), None)


def _status(laporan: Laporan) -> StatusTerbit:
    return StatusTerbit.DRAF if laporan.rekap.draf else StatusTerbit.FINAL


def _sama(lama: LaporanTersimpan, laporan: Laporan, sidik: SidikRekap) -> bool:
    return (lama.status, lama.sidik_angka, lama.sidik_isi) == (
        _status(laporan),
        sidik.angka,
        sidik.isi,
    )


def _susun_calon(
    oleh: Pelaku, laporan: Laporan, sidik: SidikRekap, lama: LaporanTersimpan | None
) -> LaporanTersimpan:
    """Return the row as it will be stored, still without its files."""
    rekap, akhir = laporan.rekap, laporan.pilihan.jangka.akhir
    return LaporanTersimpan(
        kode=buat_kode(),
        kecamatan=laporan.kecamatan,
        penugasan=laporan.penugasan,
        jenis=laporan.pilihan.jenis,
        pilihan=laporan.pilihan.kueri(),
        tahun=akhir.tahun,
        bulan=akhir.bulan,
        judul=rekap.judul,
        sebutan_periode=rekap.sebutan_periode,
        tentang=rekap.tentang[:300],
        status=_status(laporan),
        edisi=1 if lama is None else lama.edisi + 1,
        menggantikan=lama,
        sebab_edisi="" if lama is None else _susun_sebab(lama, laporan, sidik)[:PANJANG_SEBAB],
        diterbitkan_pada=oleh.waktu,
        diterbitkan_oleh_id=oleh.pengguna_id,
        nama_penerbit=oleh.nama,
        data_pada=rekap.dibaca_pada,
        katalog=rekap.katalog[:300],
        sidik_angka=sidik.angka,
        sidik_isi=sidik.isi,
        nama_berkas=rekap.nama_berkas[:120],
    )


def _susun_sebab(lama: LaporanTersimpan, laporan: Laporan, sidik: SidikRekap) -> str:
    """Say why there is another edition."""
    if lama.jenis == JenisLaporan.KATALOG:
        return ambil_perubahan_sumber(lama).sebab or "isiannya berubah"
    if lama.sidik_angka == sidik.angka:
        if lama.draf and not laporan.rekap.draf:
            return "seluruh isinya sudah disetujui; angka tetap"
        if laporan.rekap.draf and not lama.draf:
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
    oleh: Pelaku, laporan: Laporan, calon: LaporanTersimpan, pdf: bytes, xlsx: bytes
) -> bool:
    """Store files and row under the lock of the kecamatan; False where an edition came first."""
    Kecamatan.objects.select_for_update(no_key=True).get(pk=laporan.kecamatan.pk)
    terakhir = _ambil_terakhir(laporan)
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
