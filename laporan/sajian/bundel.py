"""A book of a kecamatan: which parts it has, and what stands where there is none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from indikator.rekap import JabatanTersusun
from jabatan.izin import Pelaku, penugasan_terlihat_oleh
from jabatan.models import Kecamatan, Penugasan
from kinerja.inti.waktu import NAMA_BULAN, NAMA_BULAN_PENDEK, Periode, sekarang, tulis_waktu
from laporan.kesalahan import LaporanTidakAda
from laporan.models import JenisLaporan, JenisPekerjaan
from laporan.rekap.daftar import ambil_keadaan_lembar
from laporan.rekap.jangka import Jangka, JenisJangka
from laporan.rekap.pegawai import ambil_rekap_pegawai
from laporan.rekap.permintaan import PilihanLaporan
from laporan.rekap.tabel import RekapKatalog
from laporan.rekap.tipe import RekapPegawai, TandaTangan
from laporan.sajian.katalog import ambil_rekap_katalog
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.arti import Kop, susun_kop

TANPA_IKI = "posisi tanpa IKI"


@dataclass(frozen=True, slots=True)
class IsiBundel:
    """One place of the table of contents: a part of the book (a ``bulan`` of the post
    ``penugasan_id``, or a ``jabatan``), or ``kata`` says why there is none; "" where there is
    nothing to say."""

    judul: str
    kata: str = ""
    penugasan_id: int = 0
    bulan: Periode | None = None
    jabatan: JabatanTersusun | None = None

    @property
    def ada_bagian(self) -> bool:
        return self.bulan is not None or self.jabatan is not None


@dataclass(frozen=True, slots=True)
class BabBundel:
    """One pegawai with his twelve months, or one jabatan."""

    judul: str
    keterangan: str
    daftar_isi: tuple[IsiBundel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundel:
    """A book as it will be made. ``daftar_kolom`` heads the places of every chapter;
    ``daftar_luar`` names who is not in it, and why."""

    jenis: JenisPekerjaan
    judul: str
    sebutan_periode: str
    kop: Kop
    alamat_kop: str
    identitas: tuple[tuple[str, str], ...]
    daftar_kolom: tuple[str, ...]
    daftar_bab: tuple[BabBundel, ...]
    daftar_luar: tuple[str, ...]
    penandatangan: tuple[TandaTangan, ...]
    katalog: str
    data_per: str
    dicetak: str
    rekap_katalog: RekapKatalog

    @property
    def banyak_bagian(self) -> int:
        return sum(satu.ada_bagian for bab in self.daftar_bab for satu in bab.daftar_isi)

    @property
    def berbulan(self) -> bool:
        """Are its chapters pegawai with their months?"""
        return self.jenis == JenisPekerjaan.SETAHUN

    @property
    def draf(self) -> bool:
        """Never stamped as a whole: each part says it of itself."""
        return False

    @property
    def catatan(self) -> tuple[str, ...]:
        return ()


def ambil_bundel(pelaku: Pelaku, jenis: JenisPekerjaan, kecamatan: Kecamatan, tahun: int) -> Bundel:
    """Return what a book is made of (9 queries for a year's reports, 6 for the annex).

    Raises LaporanTidakAda for a year without a catalogue, or without a single part.
    """
    pilihan = PilihanLaporan(
        jenis=JenisLaporan.KATALOG,
        kecamatan_id=kecamatan.pk,
        jangka=Jangka(tahun, JenisJangka.TAHUN),
    )
    rekap = ambil_rekap_katalog(pelaku, pilihan)
    berbulan = jenis == JenisPekerjaan.SETAHUN
    daftar_bab, daftar_luar = (
        _susun_setahun(pelaku, kecamatan, tahun) if berbulan else (_susun_lampiran(rekap), ())
    )
    kop = susun_kop(kecamatan)
    bundel = Bundel(
        jenis=jenis,
        judul=jenis.label,
        sebutan_periode=f"Tahun {tahun}",
        kop=kop,
        alamat_kop=rekap.alamat_kop,
        identitas=rekap.identitas,
        daftar_kolom=NAMA_BULAN_PENDEK if berbulan else ("Halaman",),
        daftar_bab=daftar_bab,
        daftar_luar=daftar_luar,
        penandatangan=() if berbulan else rekap.penandatangan,
        katalog=rekap.katalog,
        data_per=f"Data per {tulis_waktu(sekarang(), kecamatan.zona_waktu)}",
        dicetak=f"Dibuat atas permintaan {pelaku.nama}",
        rekap_katalog=rekap,
    )
    if not bundel.banyak_bagian:
        raise LaporanTidakAda(
            f"Belum ada satu pun {'lembar' if berbulan else 'jabatan'} tahun {tahun} yang dapat "
            "dimuat dalam buku ini."
        )
    return bundel


class PembacaBagian:
    """Reads the parts of one book, one by one: what each says, without who prints it and when.

    Posts are read month by month (1 query each), as the rights of the reader let them be seen.
    """

    def __init__(self, pelaku: Pelaku, bundel: Bundel) -> None:
        self._pelaku = pelaku
        self._bundel = bundel
        self._daftar_penugasan: dict[Jangka, dict[int, Penugasan]] = {}

    def ambil(self, isi: IsiBundel) -> RekapPegawai | RekapKatalog:
        """Return one part (5 queries, 2 where its month is approved; none of a jabatan).

        Raises LaporanTidakAda where the post changed under the book, and as
        ``ambil_rekap_pegawai``.
        """
        if isi.jabatan is not None:
            rekap = replace(self._bundel.rekap_katalog, daftar_jabatan=(isi.jabatan,))
            return replace(rekap, dicetak="", data_per="")
        assert isi.bulan is not None
        jangka = Jangka.sebulan(isi.bulan)
        penugasan = self._ambil_penugasan(jangka).get(isi.penugasan_id)
        if penugasan is None:
            raise LaporanTidakAda(
                "Penugasan di dalamnya berubah saat buku ini dibuat. Minta sekali lagi."
            )
        rekap_pegawai = ambil_rekap_pegawai(self._pelaku, penugasan, jangka)
        return replace(rekap_pegawai, dicetak="", data_per="")

    def _ambil_penugasan(self, jangka: Jangka) -> dict[int, Penugasan]:
        if jangka not in self._daftar_penugasan:
            daftar = (
                penugasan_terlihat_oleh(self._pelaku)
                .filter(kecamatan_id=self._bundel.rekap_katalog.kecamatan_id)
                .menyentuh(jangka.awal.awal, jangka.akhir.akhir)
                .dengan_orang()
                .dengan_jeda()
                .dengan_pangkat(jangka.akhir.akhir)
            )
            self._daftar_penugasan[jangka] = {satu.pk: satu for satu in daftar}
        return self._daftar_penugasan[jangka]


# --- the annex ----------------------------------------------------------------------------------


def _susun_lampiran(rekap: RekapKatalog) -> tuple[BabBundel, ...]:
    return tuple(
        BabBundel(satu.nama, "", (IsiBundel(satu.nama, jabatan=satu),))
        for satu in rekap.daftar_jabatan
    )


# --- the year of a kecamatan --------------------------------------------------------------------


def _susun_setahun(
    pelaku: Pelaku, kecamatan: Kecamatan, tahun: int
) -> tuple[tuple[BabBundel, ...], tuple[str, ...]]:
    jangka = Jangka(tahun, JenisJangka.TAHUN)
    daftar = list(
        penugasan_terlihat_oleh(pelaku)
        .filter(kecamatan=kecamatan)
        .menyentuh(jangka.awal.awal, jangka.akhir.akhir)
        .dengan_orang()
        .dengan_jeda()
        .order_by("posisi__urut", "pegawai__nama", "mulai", "pk")
    )
    ber_iki = [satu for satu in daftar if satu.posisi.kode_jabatan]
    keadaan = ambil_keadaan_lembar(ber_iki, jangka)
    daftar_luar = tuple(
        f"{satu.pegawai.nama}, {_sebut_jabatan(satu)}: {TANPA_IKI}"
        for satu in daftar
        if not satu.posisi.kode_jabatan
    )
    return tuple(
        BabBundel(
            satu.pegawai.nama,
            _sebut_jabatan(satu),
            tuple(
                _susun_bulan(pelaku, satu, periode, keadaan.get(satu.pk, {}))
                for periode in jangka.daftar_periode
            ),
        )
        for satu in ber_iki
    ), daftar_luar


def _sebut_jabatan(penugasan: Penugasan) -> str:
    return f"{penugasan.sebutan_sifat}{penugasan.posisi.nama}"


def _susun_bulan(
    pelaku: Pelaku, penugasan: Penugasan, periode: Periode, keadaan: dict[int, Keadaan]
) -> IsiBundel:
    """A month has a part where there is a sheet; else a word, or nothing outside the post."""
    nama, selesai = NAMA_BULAN[periode.bulan - 1], penugasan.selesai
    if penugasan.mulai > periode.akhir or (selesai is not None and selesai < periode.awal):
        return IsiBundel(nama)
    if periode.awal > pelaku.pada:
        return IsiBundel(nama, "Belum berjalan")
    if periode.bulan in keadaan:
        return IsiBundel(nama, penugasan_id=penugasan.pk, bulan=periode)
    if periode.bulan not in penugasan.bagian(periode.tahun):
        return IsiBundel(nama, "Cuti")
    return IsiBundel(nama, SEBUTAN_KEADAAN[Keadaan.BELUM])
