"""Who stands on the form: identity block and signatures."""

from __future__ import annotations

from kinerja.inti.waktu import Periode
from laporan.rekap.tipe import TandaTangan
from realisasi.arti import ArtiLembar, Orang


def susun_identitas(
    arti: ArtiLembar, periode: Periode, keadaan: str
) -> tuple[tuple[str, str], ...]:
    """Label and value, top to bottom; a number and a pangkat only for who has one."""
    orang = arti.pegawai
    label, _, nomor = orang.nomor.rpartition(" ")
    awal = periode.awal.year
    jangka = "Januari" if periode.bulan == 1 else f"Januari s.d. {periode.nama.split()[0]}"
    calon = (
        ("Nama", orang.nama),
        (label, nomor),
        ("Pangkat/golongan", orang.pangkat),
        ("Jabatan", orang.jabatan),
        ("Unit kerja", f"Kecamatan {arti.kop.kecamatan}, {arti.kop.pemda}"),
        ("Bulan laporan", f"{periode.nama} ({jangka} {awal})"),
        ("Keadaan lembar", keadaan),
    )
    return tuple((nama, isi) for nama, isi in calon if isi)


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
