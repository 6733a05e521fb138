"""One row month by month: the chart, the figures behind it, and the cells they come from."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from indikator import hitung
from jabatan.izin import Pelaku
from kinerja.inti.waktu import NAMA_BULAN, Periode
from laporan.bagan import BaganGaris, TitikBagan
from laporan.dasbor.capaian import HasilBaris
from laporan.dasbor.perhatian import tulis_perbandingan
from laporan.rekap.baris import susun_capaian, susun_realisasi, susun_target
from laporan.rekap.tipe import Angka
from laporan.rinci.tempat import Langkah, Tempat, ambil_bulan, ambil_jabatan


@dataclass(frozen=True, slots=True)
class SelTren:
    """One cell behind a month: who, and what was entered."""

    nama: str
    lembar_id: int
    teks: str


@dataclass(frozen=True, slots=True)
class BulanTren:
    """One month: its own figures, those up to it, its cells.

    ``jelas`` begins the address that explains what the page reads by the rules of its last month,
    ``jelas_sendiri`` what the month itself reports.
    """

    nama: str
    jelas: str
    jelas_sendiri: str
    realisasi: Angka
    target: Angka
    realisasi_sd: Angka
    target_sd: Angka
    capaian: Angka
    kategori: str
    daftar_sel: tuple[SelTren, ...]


@dataclass(frozen=True, slots=True)
class Tren:
    """The page of one row of a jabatan or of a pegawai."""

    tempat: Tempat
    indikator_id: int
    judul: str
    formulasi: str
    satuan: str
    jabatan: str
    pemegang: tuple[str, ...]
    bulan: str
    perbandingan: str
    hasil: hitung.Hasil
    daftar_jalan: tuple[Langkah, ...]
    bagan: tuple[BaganGaris, ...]
    daftar_bulan: tuple[BulanTren, ...]

    @property
    def banyak_orang(self) -> bool:
        return len(self.pemegang) > 1


def ambil_tren(pelaku: Pelaku, tempat: Tempat, indikator_id: int) -> Tren:
    """Return the page (4 queries); Http404 where he sees nothing of it or there is no such row."""
    jabatan = ambil_jabatan(pelaku, tempat)
    baris = next((b for b in jabatan.daftar_baris if b.arti.indikator_id == indikator_id), None)
    if baris is None:
        raise Http404
    sampai = range(1, ambil_bulan(tempat, jabatan.daftar_pos) + 1)
    bulanan = {bulan: baris.hitung(hitung.Jendela(bulan, bulan)) for bulan in sampai}
    kumulatif = {bulan: baris.hitung(hitung.Jendela(1, bulan)) for bulan in sampai}
    arti = baris.arti
    return Tren(
        tempat=tempat,
        indikator_id=indikator_id,
        judul=arti.nama,
        formulasi=arti.formulasi,
        satuan=arti.aturan.satuan,
        jabatan=jabatan.nama,
        pemegang=tuple(dict.fromkeys(pos.nama for pos in jabatan.daftar_pos)),
        bulan=NAMA_BULAN[sampai[-1] - 1],
        perbandingan=tulis_perbandingan(arti.aturan, baris.hasil),
        hasil=baris.hasil,
        daftar_jalan=tempat.susun_jalan(jabatan.kode, jabatan.nama, jabatan.daftar_pos[0].nama),
        bagan=(
            _susun_bagan(baris, bulanan, "Realisasi tiap bulan"),
            _susun_bagan(baris, kumulatif, "Realisasi s.d. bulan"),
        ),
        daftar_bulan=tuple(
            _susun_bulan(
                baris,
                bulan,
                (bulanan[bulan], kumulatif[bulan]),
                _susun_jelas(tempat, jabatan.kode, bulan, sampai[-1]),
            )
            for bulan in sampai
        ),
    )


def _susun_jelas(tempat: Tempat, kode: str, bulan: int, terakhir: int) -> tuple[str, str]:
    """Where a month is explained: by the rules of the last one, and as it reports itself."""
    tahun = tempat.periode.tahun
    akhir, sendiri = tempat.pada(Periode(tahun, terakhir)), tempat.pada(Periode(tahun, bulan))
    sampai = bulan if bulan < terakhir else None
    return akhir.susun_jelas(kode, sampai), sendiri.susun_jelas(kode)


def _susun_bagan(baris: HasilBaris, daftar: dict[int, hitung.Hasil], judul: str) -> BaganGaris:
    aturan = baris.arti.aturan
    titik = [
        TitikBagan(
            bulan=bulan,
            nilai=None if hasil.nihil else hasil.realisasi,
            teks=susun_realisasi(aturan, hasil).teks,
            target=hasil.target,
            teks_target=susun_target(baris.arti, hasil, bulan).teks,
            nihil=hasil.nihil,
            belum=hasil.realisasi is None and not hasil.nihil and bulan in hasil.belum_bulan,
            merah=bool(hasil.syarat_gagal),
        )
        for bulan, hasil in daftar.items()
    ]
    return BaganGaris(judul, aturan.satuan, tuple(titik))


def _susun_bulan(
    baris: HasilBaris,
    bulan: int,
    pasangan: tuple[hitung.Hasil, hitung.Hasil],
    jelas: tuple[str, str],
) -> BulanTren:
    """``pasangan``: the month alone, and up to it."""
    arti, (sendiri, sampai) = baris.arti, pasangan
    return BulanTren(
        nama=NAMA_BULAN[bulan - 1],
        jelas=f"{jelas[0]}{arti.indikator_id}/",
        jelas_sendiri=f"{jelas[1]}{arti.indikator_id}/",
        realisasi=susun_realisasi(arti.aturan, sendiri),
        target=susun_target(arti, sendiri, bulan),
        realisasi_sd=susun_realisasi(arti.aturan, sampai),
        target_sd=susun_target(arti, sampai, bulan),
        capaian=susun_capaian(arti, sampai, bulan),
        kategori=sampai.kategori or "",
        daftar_sel=_susun_sel(baris, bulan),
    )


def _susun_sel(baris: HasilBaris, bulan: int) -> tuple[SelTren, ...]:
    """The cells of a month that were ever entered, by who holds the seat."""
    hasil = []
    for kursi in baris.kursi:
        for pos in kursi.daftar_pos:
            lembar = pos.isi.lembar.get(bulan)
            sel = pos.isi.sel.get(baris.arti.indikator_id, {}).get(bulan, ())
            if lembar is not None and sel:
                hasil.append(SelTren(pos.nama, lembar.pk, lembar.keadaan.value))
    return tuple(hasil)
