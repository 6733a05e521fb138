"""*Penjelasan angka*, the annex of a report: rule, inputs by month, people, arithmetic, source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import slugify

from indikator import hitung
from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from kinerja.inti.waktu import Periode, tulis_waktu
from laporan.penjelasan.angka import HitunganBaris, susun_aturan, susun_langkah
from laporan.penjelasan.asal import AsalSel, ambil_asal_banyak, susun_bulan
from laporan.penjelasan.baris import susun_daftar_asal
from laporan.penjelasan.tipe import BulanAsal, JenisAngka
from laporan.rekap.bahan import Bahan, ambil_bahan, susun_sel
from laporan.rekap.baris import susun_daftar_jangka, susun_rata
from laporan.rekap.jangka import Jangka, JangkaAngka
from laporan.rekap.orang import sebut_katalog, susun_identitas
from laporan.rekap.pegawai import susun_catatan_dibuka, susun_catatan_disetujui
from laporan.rekap.tabel import RekapDasar
from laporan.rekap.tipe import Angka, KolomJangka
from realisasi.arti import BarisArti

JUDUL = "Penjelasan Angka Realisasi Indikator Kinerja Individu"


@dataclass(frozen=True, slots=True)
class HitunganJangka:
    """The arithmetic of one window, down to nilai terhitung; ``daftar_angka`` are its results."""

    sebutan: str
    langkah: tuple[str, ...]
    daftar_angka: tuple[tuple[str, Angka], ...]


@dataclass(frozen=True, slots=True)
class ButirPenjelasan:
    """One row of the report explained; ``daftar_bulan`` goes from January to the window's end."""

    nomor: int
    nama: str
    satuan: str
    aturan: tuple[tuple[str, str], ...]
    daftar_bulan: tuple[BulanAsal, ...]
    daftar_hitungan: tuple[HitunganJangka, ...]
    daftar_asal: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RekapPenjelasan(RekapDasar):
    """The annex; ``daftar_rata`` is (window, arithmetic of its average)."""

    daftar_butir: tuple[ButirPenjelasan, ...]
    daftar_rata: tuple[tuple[str, str], ...]


def ambil_rekap_penjelasan(pelaku: Pelaku, penugasan: Penugasan, jangka: Jangka) -> RekapPenjelasan:
    """Return the annex of the report of a post (3 queries where the window's last month is
    approved, else 5; 1 more where a month was reopened); the figures are read just as there.
    Raises LaporanTidakAda as the report."""
    bahan = ambil_bahan(pelaku, penugasan, jangka, bertanda_tangan=False)
    arti = bahan.arti
    asal = ambil_asal_banyak(bahan.sampai, [satu.indikator_id for satu in arti.baris])
    nama = slugify(arti.pegawai.nama)[:60].strip("-") or "pegawai"
    return RekapPenjelasan(
        kecamatan_id=penugasan.kecamatan_id,
        nama_berkas=f"penjelasan-angka-{nama}-{jangka.kode}",
        judul=JUDUL,
        sebutan_periode=jangka.sebutan_resmi,
        tentang=f"{arti.pegawai.nama}, {arti.pegawai.jabatan}",
        kop=arti.kop,
        identitas=susun_identitas(arti, jangka, bahan.sebutan),
        kosong="" if arti.baris else "Katalog ini belum memuat indikator untuk jabatan ini.",
        draf=bahan.draf,
        catatan=(*susun_catatan_disetujui(bahan), *susun_catatan_dibuka(bahan)),
        penandatangan=(),
        katalog=sebut_katalog(arti),
        data_per=f"Data per {tulis_waktu(bahan.saat, penugasan.kecamatan.zona_waktu)}",
        dibaca_pada=bahan.saat,
        dicetak=f"Dicetak oleh {pelaku.nama}",
        daftar_butir=tuple(
            _susun_butir(bahan, baris, asal.get(baris.indikator_id, {})) for baris in arti.baris
        ),
        daftar_rata=_susun_rata(bahan),
    )


def _daftar_jangka(bahan: Bahan) -> list[KolomJangka]:
    daftar = susun_daftar_jangka(bahan.jangka, bahan.periode)
    return [satu for satu in daftar if satu.bercapaian]


def _susun_hitungan(bahan: Bahan, baris: BarisArti, jangka: KolomJangka) -> HitunganBaris:
    sel = susun_sel(bahan.sampai).get(baris.indikator_id, {})
    deret = baris.deret({bulan: (satu,) for bulan, satu in sel.items()})
    return HitunganBaris(baris, [deret], bahan.arti.kategori, JangkaAngka.dari_kode(jangka.jelas))


def _susun_butir(bahan: Bahan, baris: BarisArti, asal: Mapping[int, AsalSel]) -> ButirPenjelasan:
    daftar = [(jangka, _susun_hitungan(bahan, baris, jangka)) for jangka in _daftar_jangka(bahan)]
    sel = susun_sel(bahan.sampai).get(baris.indikator_id, {})
    daftar_bulan = [
        Periode(bahan.jangka.tahun, bulan) for bulan in range(1, daftar[-1][0].jendela.akhir + 1)
    ]
    return ButirPenjelasan(
        nomor=baris.nomor,
        nama=baris.nama,
        satuan=baris.aturan.satuan,
        aturan=susun_aturan(daftar[0][1], JenisAngka.TERHITUNG),
        daftar_bulan=susun_bulan(bahan.penugasan, baris, sel, asal, daftar_bulan),
        daftar_hitungan=tuple(_susun_jangka(jangka, satu) for jangka, satu in daftar),
        daftar_asal=susun_daftar_asal(baris, bahan.arti)[:-1],
    )


def _susun_jangka(jangka: KolomJangka, hitungan: HitunganBaris) -> HitunganJangka:
    hasil = hitungan.hasil
    return HitunganJangka(
        sebutan=jangka.sebutan,
        langkah=susun_langkah(hitungan, JenisAngka.TERHITUNG),
        daftar_angka=tuple(
            (jenis.nama, hitungan.angka(jenis, hasil))
            for jenis in (
                *(JenisAngka.TARGET, JenisAngka.REALISASI),
                *(JenisAngka.CAPAIAN, JenisAngka.TERHITUNG),
            )
        ),
    )


def _susun_rata(bahan: Bahan) -> tuple[tuple[str, str], ...]:
    """The average of each window, as the report prints it, with its arithmetic."""
    hasil = []
    for jangka in _daftar_jangka(bahan):
        daftar: list[hitung.Hasil] = [
            _susun_hitungan(bahan, baris, jangka).hasil for baris in bahan.arti.baris
        ]
        rata = susun_rata(daftar, bahan.arti.kategori)
        hasil.append((jangka.sebutan, f"{rata.langkah or '–'} ({rata.keterangan})"))
    return tuple(hasil)
