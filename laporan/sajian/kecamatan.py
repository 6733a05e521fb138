"""*Rekap kecamatan* for any window, by pegawai, jabatan or indikator: the dashboard's figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.text import slugify

from indikator import hitung
from indikator.kategori import ambil_kategori
from jabatan.izin import Pejabat, Pelaku, susun_pejabat
from jabatan.models import Kecamatan, Penugasan
from kinerja.inti.waktu import sekarang, tulis_tanggal, tulis_waktu
from laporan.dasbor.bahan import Isi, Pos
from laporan.dasbor.capaian import HasilJabatan, hitung_daftar_jabatan
from laporan.dasbor.daftar_capaian import hitung_belum_disetujui
from laporan.dasbor.halaman import ambil_pos_dasbor
from laporan.kesalahan import LaporanTidakAda, PilihanTidakSah
from laporan.rekap.bahan import tolak_nanti
from laporan.rekap.baris import susun_daftar_jangka
from laporan.rekap.orang import sebut_katalog, susun_tanda
from laporan.rekap.permintaan import Menurut, PilihanLaporan, ambil_jabatan_berlaku
from laporan.rekap.tabel import RekapTabel, Tabel
from laporan.rekap.terbit import susun_catatan_sekecamatan
from laporan.rekap.tipe import KolomJangka, TandaTangan
from laporan.sajian.bagan_rekap import susun_daftar_bagan
from laporan.sajian.baris_rekap import BahanRekap, susun_tabel
from laporan.sajian.sumber_rekap import susun_sumber
from realisasi.alur import Keadaan
from realisasi.arti import susun_kop, susun_orang

JUDUL = "Rekapitulasi Capaian Indikator Kinerja Individu"
NAMA_MENURUT = {
    Menurut.PEGAWAI: "Menurut pegawai",
    Menurut.JABATAN: "Menurut jabatan",
    Menurut.INDIKATOR: "Menurut indikator",
}


def ambil_rekap_kecamatan(pelaku: Pelaku, pilihan: PilihanLaporan) -> RekapTabel:
    """Return the report of what he sees of a kecamatan (6 queries; 1 more where a month was
    reopened).

    An atasan has his section, staff their own posts. Raises LaporanTidakAda for a window whose last
    month has not begun, PilihanTidakSah for a jabatan that is in no catalogue of that year.
    """
    saat = sekarang()
    kecamatan, jangka = pelaku.daftar_kecamatan[pilihan.kecamatan_id], pilihan.jangka
    if jangka.akhir.awal > pelaku.pada:
        raise LaporanTidakAda(tolak_nanti(pelaku, jangka))
    daftar_pos = ambil_pos_dasbor(
        pelaku, kecamatan, jangka.akhir, kode_jabatan=pilihan.kode_jabatan
    )
    if pilihan.kode_jabatan and not daftar_pos:
        _periksa_jabatan(pilihan, kecamatan)
    dihitung = [_saring(pos) for pos in daftar_pos] if pilihan.hanya_disetujui else daftar_pos
    bahan = BahanRekap(
        kecamatan=kecamatan,
        periode=jangka.akhir,
        daftar_jangka=_susun_jangka(pilihan),
        daftar_jabatan=hitung_daftar_jabatan(dihitung, jangka.akhir.bulan),
        kategori=ambil_kategori(kecamatan.pemda, jangka.tahun),
        terjelaskan=not pilihan.hanya_disetujui,
    )
    assert pilihan.menurut is not None
    isi = _Isi(saat, daftar_pos, susun_tabel(bahan, pilihan.menurut), bahan)
    return _susun(pelaku, pilihan, isi)


def _periksa_jabatan(pilihan: PilihanLaporan, kecamatan: Kecamatan) -> None:
    dikenal = dict(ambil_jabatan_berlaku(kecamatan, pilihan.jangka.tahun))
    if pilihan.kode_jabatan not in dikenal:
        raise PilihanTidakSah(
            {"jabatan": "Jabatan ini tidak ada dalam katalog tahun itu. Pilih dari daftar."}
        )


@dataclass(frozen=True, slots=True)
class _Isi:
    """What was read and what came of it; ``saat`` is the moment before, ``daftar_pos`` has every
    sheet, counted or not."""

    saat: datetime
    daftar_pos: list[Pos]
    daftar_tabel: tuple[Tabel, ...]
    bahan: BahanRekap


def _susun(pelaku: Pelaku, pilihan: PilihanLaporan, isi: _Isi) -> RekapTabel:
    kecamatan, jangka, saat = isi.bahan.kecamatan, pilihan.jangka, isi.saat
    kop = susun_kop(kecamatan)
    assert pilihan.menurut is not None
    menurut = NAMA_MENURUT[pilihan.menurut]
    nama = slugify(kecamatan.nama) or "kecamatan"
    return RekapTabel(
        kecamatan_id=kecamatan.pk,
        nama_berkas=f"rekap-{nama[:60]}-{jangka.kode}-{pilihan.menurut.value}",
        judul=JUDUL,
        sebutan_periode=jangka.sebutan_resmi,
        tentang=_sebut_tentang(pilihan, isi.bahan, menurut),
        kop=kop,
        identitas=_susun_identitas(pelaku, pilihan, isi.bahan, menurut),
        daftar_tabel=isi.daftar_tabel,
        sumber=susun_sumber(isi.bahan, pilihan.menurut) if isi.daftar_tabel else None,
        daftar_bagan=susun_daftar_bagan(isi.daftar_tabel, isi.daftar_pos, jangka, pilihan.menurut),
        kosong=_sebut_kosong(pelaku, pilihan) if not isi.daftar_tabel else "",
        draf=_bersifat_draf(isi.daftar_pos, jangka.jendela),
        hanya_disetujui=pilihan.hanya_disetujui,
        catatan=_susun_catatan(pelaku, pilihan, isi),
        penandatangan=_susun_penandatangan(
            pelaku, kecamatan, f"{kop.tempat}, {tulis_tanggal(pelaku.pada)}"
        ),
        katalog=_sebut_katalog(isi.bahan.daftar_jabatan),
        data_per=f"Data per {tulis_waktu(saat, kecamatan.zona_waktu)}",
        dibaca_pada=saat,
        dicetak=f"Dicetak oleh {pelaku.nama}",
    )


def _susun_jangka(pilihan: PilihanLaporan) -> tuple[KolomJangka, ...]:
    """The windows with a capaian: a month is read s.d. bulan, as everywhere."""
    daftar = susun_daftar_jangka(pilihan.jangka, pilihan.jangka.akhir)
    return tuple(satu for satu in daftar if satu.bercapaian)


def _saring(pos: Pos) -> Pos:
    """The post with the cells of its approved sheets alone."""
    disetujui = {
        bulan for bulan, satu in pos.isi.lembar.items() if satu.keadaan is Keadaan.DISETUJUI
    }
    sel = {
        indikator: {bulan: isi for bulan, isi in daftar.items() if bulan in disetujui}
        for indikator, daftar in pos.isi.sel.items()
    }
    return replace(pos, isi=Isi(pos.isi.lembar, sel))


def _bersifat_draf(daftar_pos: Sequence[Pos], jendela: hitung.Jendela) -> bool:
    """Is any sheet due in the window not approved, or none due at all?"""
    daftar = [
        pos.isi.lembar.get(bulan)
        for pos in daftar_pos
        for bulan in jendela.bulan
        if bulan in pos.bagian or bulan in pos.isi.lembar
    ]
    return not daftar or any(
        satu is None or satu.keadaan is not Keadaan.DISETUJUI for satu in daftar
    )


# --- words --------------------------------------------------------------------------------------


def _susun_identitas(
    pelaku: Pelaku, pilihan: PilihanLaporan, bahan: BahanRekap, menurut: str
) -> tuple[tuple[str, str], ...]:
    kecamatan = bahan.kecamatan
    penuh = kecamatan.pk in pelaku.kecamatan_penuh
    calon = (
        ("Unit kerja", f"Kecamatan {kecamatan.nama}, {kecamatan.pemda.nama}"),
        ("Susunan", menurut),
        ("Jabatan", _sebut_jabatan(pilihan, bahan)),
        ("Cakupan", "" if penuh else "Penugasan yang dapat dilihat pencetak"),
    )
    return tuple((label, isi) for label, isi in calon if isi)


def _sebut_jabatan(pilihan: PilihanLaporan, bahan: BahanRekap) -> str:
    """The jabatan it is narrowed to, "" for all of them."""
    if not pilihan.kode_jabatan:
        return ""
    return bahan.daftar_jabatan[0].nama if bahan.daftar_jabatan else pilihan.kode_jabatan


def _sebut_tentang(pilihan: PilihanLaporan, bahan: BahanRekap, menurut: str) -> str:
    calon = (
        menurut,
        _sebut_jabatan(pilihan, bahan),
        "hanya yang disetujui" if pilihan.hanya_disetujui else "",
    )
    return ", ".join(satu for satu in calon if satu)


def _sebut_kosong(pelaku: Pelaku, pilihan: PilihanLaporan) -> str:
    jabatan = " dengan jabatan ini" if pilihan.kode_jabatan else ""
    return (
        f"Tidak ada penugasan ber-IKI{jabatan} yang dapat Anda lihat pada "
        f"{pilihan.jangka.sebutan}, atau katalog tahun {pilihan.jangka.tahun} belum berlaku."
    )


def _susun_catatan(pelaku: Pelaku, pilihan: PilihanLaporan, isi: _Isi) -> tuple[str, ...]:
    belum = hitung_belum_disetujui(isi.daftar_pos, pilihan.jangka.akhir.bulan)
    catatan = []
    if pilihan.hanya_disetujui:
        sisa = f" {belum} lembar yang belum disetujui tidak dihitung." if belum else ""
        catatan.append(f"Hanya angka dari lembar yang disetujui.{sisa}")
    elif belum:
        catatan.append(f"Termasuk {belum} lembar yang belum disetujui.")
    if pilihan.menurut is not Menurut.INDIKATOR and not pilihan.kode_jabatan:
        catatan.append(
            "Rata-rata jabatan ialah rata-rata nilai terhitung indikatornya; baris terakhir ialah "
            "rata-rata seluruh jabatan."
        )
    daftar_penugasan = [pos.penugasan.pk for pos in isi.daftar_pos]
    terbit = susun_catatan_sekecamatan(isi.bahan.kecamatan, pilihan.jangka.akhir, daftar_penugasan)
    return (*catatan, *terbit)


def _sebut_katalog(daftar: Sequence[HasilJabatan]) -> str:
    return sebut_katalog(daftar[0].arti) if daftar else ""


def _susun_penandatangan(
    pelaku: Pelaku, kecamatan: Kecamatan, tempat_tanggal: str
) -> tuple[TandaTangan, ...]:
    """The Camat for all of a kecamatan; for a section whoever heads it, if that is who prints."""
    pejabat = susun_pejabat(kecamatan.pk, pelaku.pada)
    if kecamatan.pk in pelaku.kecamatan_penuh:
        orang = susun_orang(pejabat.camat())
    else:
        orang = susun_orang(_cari_sendiri(pejabat, pelaku))
    return () if orang is None else (susun_tanda(orang, tempat_tanggal),)


def _cari_sendiri(pejabat: Pejabat, pelaku: Pelaku) -> Penugasan | None:
    """The structural seat the reader holds himself."""
    return next(
        (
            satu
            for daftar in pejabat.pemegang.values()
            for satu in daftar
            if satu.pegawai_id == pelaku.pegawai_id
        ),
        None,
    )
