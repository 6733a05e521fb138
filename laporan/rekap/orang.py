"""Who stands on the form: identity block and signatures."""

from __future__ import annotations

from jabatan.models import Katalog
from kinerja.inti.waktu import NAMA_BULAN
from laporan.rekap.jangka import Jangka
from laporan.rekap.tipe import TandaTangan
from realisasi.arti import ArtiLembar, Orang


def susun_identitas(arti: ArtiLembar, jangka: Jangka, keadaan: str) -> tuple[tuple[str, str], ...]:
    """Label and value, top to bottom; a number and a pangkat only for who has one."""
    orang = arti.pegawai
    label, _, nomor = orang.nomor.rpartition(" ")
    calon = (
        ("Nama", orang.nama),
        (label, nomor),
        ("Pangkat/golongan", orang.pangkat),
        ("Jabatan", orang.jabatan),
        ("Unit kerja", f"Kecamatan {arti.kop.kecamatan}, {arti.kop.pemda}"),
        _susun_masa(jangka),
        ("Keadaan lembar", keadaan),
    )
    return tuple((nama, isi) for nama, isi in calon if isi)


def _susun_masa(jangka: Jangka) -> tuple[str, str]:
    """What the report covers: a month with January up to it, else its months."""
    akhir = NAMA_BULAN[jangka.jendela.akhir - 1]
    mulai = NAMA_BULAN[0 if jangka.adalah_bulan else jangka.jendela.awal - 1]
    masa = akhir if mulai == akhir else f"{mulai} s.d. {akhir}"
    label = "Bulan laporan" if jangka.adalah_bulan else "Periode laporan"
    return label, f"{jangka.sebutan.removeprefix('Bulan ')} ({masa} {jangka.tahun})"


def susun_penandatangan(arti: ArtiLembar, tempat_tanggal: str) -> tuple[TandaTangan, ...]:
    """Left to right: Camat (Mengetahui), Atasan Langsung, Pegawai. An empty seat has no block."""
    pegawai = _susun(arti.pegawai, tempat_tanggal, "Pegawai,")
    if arti.atasan is not None and arti.atasan == arti.camat:
        return (_susun(arti.atasan, "Mengetahui,", "Atasan Langsung,"), pegawai)
    blok = []
    if arti.camat is not None:
        blok.append(_susun(arti.camat, "Mengetahui,", ""))
    if arti.atasan is not None:
        blok.append(_susun(arti.atasan, "", "Atasan Langsung,"))
    return (*blok, pegawai)


def susun_tanda(orang: Orang, tempat_tanggal: str) -> TandaTangan:
    """The one block of a report that an office signs as such."""
    return _susun(orang, tempat_tanggal, "")


def _susun(orang: Orang, pengantar: str, sebutan: str) -> TandaTangan:
    """The office stands where nothing else says in which capacity he signs."""
    if sebutan == "Pegawai,":
        return TandaTangan(pengantar, sebutan, orang.nama, orang.pangkat, orang.nomor)
    lengkap = f"{sebutan}\n{orang.jabatan}" if sebutan else f"{orang.jabatan},"
    return TandaTangan(pengantar, lengkap, orang.nama, orang.pangkat, orang.nomor)


def daftar_jabatan_kosong(arti: ArtiLembar) -> tuple[str, ...]:
    """Seats above without a holder: they have no signature block."""
    calon = (("atasan langsung", arti.atasan), ("Camat", arti.camat))
    return tuple(nama for nama, orang in calon if orang is None)


def sebut_katalog(arti: ArtiLembar) -> str:
    """Which catalogue the figures are read by."""
    return _sebut(arti.tahun_katalog, arti.nomor_sk, arti.versi_katalog)


def sebut_katalog_berlaku(katalog: Katalog) -> str:
    """The same of a catalogue itself."""
    return _sebut(katalog.tahun, katalog.nomor_sk, katalog.versi)


def _sebut(tahun: int, nomor_sk: str, versi: int) -> str:
    return f"Katalog IKI {tahun}, SK Nomor {nomor_sk}, versi {versi}"
