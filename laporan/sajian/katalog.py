"""*Katalog IKI* of a kecamatan's year as the annex of its decree: one jabatan, or all."""

from __future__ import annotations

from django.utils.text import slugify

from indikator.rekap import ambil_daftar_jabatan
from jabatan.izin import Pelaku, susun_pejabat
from jabatan.models import Katalog, Kecamatan
from kinerja.inti.waktu import sekarang, tulis_tanggal, tulis_waktu
from laporan.kesalahan import LaporanTidakAda, PilihanTidakSah
from laporan.rekap.orang import sebut_katalog_berlaku, susun_tanda
from laporan.rekap.permintaan import PilihanLaporan
from laporan.rekap.tabel import RekapKatalog
from laporan.rekap.tipe import TandaTangan
from realisasi.arti import Kop, susun_kop, susun_orang

JUDUL = "Indikator Kinerja Individu"


def ambil_rekap_katalog(pelaku: Pelaku, pilihan: PilihanLaporan) -> RekapKatalog:
    """Return the catalogue in force (or archived) in a kecamatan's year (6 queries).

    Raises LaporanTidakAda for a year without one, PilihanTidakSah for a jabatan it does not have.
    """
    saat = sekarang()
    kecamatan = pelaku.daftar_kecamatan[pilihan.kecamatan_id]
    tahun, kode = pilihan.jangka.tahun, pilihan.kode_jabatan
    katalog = Katalog.objects.berlaku_untuk(kecamatan, tahun)
    if katalog is None:
        raise LaporanTidakAda(
            f"Belum ada katalog IKI yang berlaku untuk tahun {tahun}.", siapa="Admin pemda"
        )
    daftar = ambil_daftar_jabatan(katalog, kode)
    if kode and not daftar:
        raise PilihanTidakSah(
            {"jabatan": "Jabatan ini tidak ada dalam katalog tahun itu. Pilih dari daftar."}
        )
    kop = susun_kop(kecamatan)
    return RekapKatalog(
        kecamatan_id=kecamatan.pk,
        nama_berkas=f"katalog-iki-{tahun}-{slugify(kode or kecamatan.nama)[:60] or 'kecamatan'}",
        judul=JUDUL,
        sebutan_periode=f"Tahun {tahun}",
        tentang=daftar[0].nama if kode else "Semua jabatan",
        kop=kop,
        identitas=_susun_identitas(katalog, kecamatan),
        daftar_jabatan=daftar,
        kosong="" if daftar else "Katalog ini belum memuat jabatan.",
        draf=False,
        catatan=(),
        penandatangan=_susun_penandatangan(pelaku, kecamatan, kop),
        katalog=sebut_katalog_berlaku(katalog),
        data_per=f"Data per {tulis_waktu(saat, kecamatan.zona_waktu)}",
        dibaca_pada=saat,
        dicetak=f"Dicetak oleh {pelaku.nama}",
    )


def _susun_identitas(katalog: Katalog, kecamatan: Kecamatan) -> tuple[tuple[str, str], ...]:
    cakupan = f"Semua kecamatan {kecamatan.pemda.nama}"
    if katalog.kecamatan_id is not None:
        cakupan = f"Kecamatan {kecamatan.nama}"
    return (
        ("Unit kerja", f"Kecamatan {kecamatan.nama}, {kecamatan.pemda.nama}"),
        ("SK", f"Nomor {katalog.nomor_sk}, {tulis_tanggal(katalog.tanggal_sk)}"),
        ("Berlaku bagi", cakupan),
    )


def _susun_penandatangan(pelaku: Pelaku, kecamatan: Kecamatan, kop: Kop) -> tuple[TandaTangan, ...]:
    """The Camat, whose decree it is."""
    orang = susun_orang(susun_pejabat(kecamatan.pk, pelaku.pada).camat())
    if orang is None:
        return ()
    return (susun_tanda(orang, f"{kop.tempat}, {tulis_tanggal(pelaku.pada)}"),)
