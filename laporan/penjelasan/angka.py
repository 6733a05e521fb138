"""One figure of a row over one or several seats: texts, rule and steps, from ``hitung`` alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from indikator import hitung
from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import NAMA_BULAN, Periode
from laporan.penjelasan.tipe import JenisAngka, Tautan
from laporan.rekap.baris import susun_capaian, susun_persen, susun_realisasi, susun_target
from laporan.rekap.jangka import JangkaAngka
from laporan.rekap.tipe import Angka
from realisasi.arti import BarisArti

DAFTAR_SD = (
    JenisAngka.REALISASI,
    JenisAngka.TARGET,
    JenisAngka.CAPAIAN,
    JenisAngka.TERHITUNG,
)
DAFTAR_SEBULAN = (JenisAngka.REALISASI_BULAN, JenisAngka.TARGET_BULAN)


Aturan = tuple[str, str]


@dataclass(frozen=True, slots=True)
class HitunganBaris:
    """A row over a window. ``daftar_nama`` names the seats where there are several."""

    arti: BarisArti
    daftar_deret: Sequence[hitung.Deret]
    kategori: hitung.AturanKategori
    jangka: JangkaAngka
    sebulan: bool = False
    daftar_nama: tuple[str, ...] = ()

    @property
    def jendela(self) -> hitung.Jendela:
        bulan = self.jangka.bulan
        return hitung.Jendela(bulan, bulan) if self.sebulan else self.jangka.jendela

    @property
    def daftar_bulan(self) -> list[Periode]:
        return [Periode(self.periode.tahun, bulan) for bulan in self.jendela.bulan]

    @property
    def periode(self) -> Periode:
        return self.jangka.periode

    @property
    def sebutan(self) -> str:
        """ "s.d. September 2026", or the month alone."""
        return self.jangka.sebutan_bulan if self.sebulan else self.jangka.sebutan

    @property
    def pendek(self) -> str:
        """ "s.d. September", "TW III", "September"."""
        return NAMA_BULAN[self.jangka.bulan - 1] if self.sebulan else self.jangka.pendek

    @property
    def hasil(self) -> hitung.Hasil:
        return hitung.hitung_hasil(self.arti.aturan, self.daftar_deret, self.jendela, self.kategori)

    @property
    def penjelasan(self) -> hitung.Penjelasan:
        return hitung.susun_penjelasan(
            *(self.arti.aturan, self.daftar_deret, self.jendela, self.kategori, self.daftar_nama)
        )

    def angka(self, jenis: JenisAngka, hasil: hitung.Hasil) -> Angka:
        """The figure as its page prints it."""
        return _ANGKA[jenis](self.arti, hasil, self.jangka.bulan)


_Penulis = Callable[[BarisArti, hitung.Hasil, int], Angka]
_ANGKA: Mapping[JenisAngka, _Penulis] = {
    JenisAngka.REALISASI: lambda arti, hasil, bulan: susun_realisasi(arti.aturan, hasil),
    JenisAngka.TARGET: susun_target,
    JenisAngka.CAPAIAN: susun_capaian,
    JenisAngka.TERHITUNG: lambda arti, hasil, bulan: susun_persen(hasil.nilai_terhitung),
    JenisAngka.REALISASI_BULAN: lambda arti, hasil, bulan: susun_realisasi(arti.aturan, hasil),
    JenisAngka.TARGET_BULAN: susun_target,
}


def sebut_satuan(aturan: hitung.Aturan, angka: Angka) -> str:
    """The unit beside a figure; a percentage and a word have none."""
    return "" if angka.nilai is None or angka.persen else aturan.satuan


def susun_aturan(hitungan: HitunganBaris, jenis: JenisAngka) -> tuple[Aturan, ...]:
    """The rules that lead to a figure, in words, in the order they are used."""
    aturan = hitungan.arti.aturan
    realisasi = ("Realisasi", hitungan.penjelasan.aturan)
    if jenis in (JenisAngka.REALISASI, JenisAngka.REALISASI_BULAN):
        return (realisasi,)
    target = _susun_aturan_target(hitungan)
    if jenis in (JenisAngka.TARGET, JenisAngka.TARGET_BULAN):
        return target
    capaian = ("Capaian", hitung.susun_aturan_capaian(aturan))
    if aturan.polaritas is hitung.Polaritas.NETRAL:
        return (realisasi, capaian)
    terhitung = ("Nilai terhitung", hitung.susun_aturan_terhitung(hitungan.kategori))
    akhir = (terhitung,) if jenis is JenisAngka.TERHITUNG else ()
    return (realisasi, *target, capaian, *akhir)


def _susun_aturan_target(hitungan: HitunganBaris) -> tuple[Aturan, ...]:
    """How the target follows, from which year's target; several seats have theirs beside them."""
    aturan, daftar = hitungan.arti.aturan, hitungan.daftar_deret
    kalimat = ("Target", hitung.susun_aturan_target(aturan, daftar))
    if len(daftar) > 1 or aturan.polaritas is hitung.Polaritas.NETRAL:
        return (kalimat,)
    target = daftar[0].target
    if target is None:
        return (kalimat, ("Target setahun", "belum ditetapkan"))
    return (kalimat, ("Target setahun", f"{tulis_angka(target.setahun)} {aturan.satuan}"))


def susun_langkah(hitungan: HitunganBaris, jenis: JenisAngka) -> tuple[str, ...]:
    """The steps down to a figure and no further."""
    penjelasan = hitungan.penjelasan
    if jenis in (JenisAngka.REALISASI, JenisAngka.REALISASI_BULAN):
        return penjelasan.realisasi + penjelasan.penutup
    if jenis in (JenisAngka.TARGET, JenisAngka.TARGET_BULAN):
        return penjelasan.target if len(penjelasan.target) > 0 else ("Target: –",)
    return penjelasan.langkah


def susun_lain(
    hitungan: HitunganBaris,
    kini: JenisAngka,
    susun_alamat: Callable[[JenisAngka], str],
    daftar: Sequence[JenisAngka],
) -> tuple[Tautan, ...]:
    """The sibling figures of the row; ``kini`` is the one shown."""
    hasil = hitungan.hasil
    return tuple(
        Tautan(
            nama=f"{jenis.nama} {hitungan.pendek}",
            teks=hitungan.angka(jenis, hasil).teks,
            alamat=susun_alamat(jenis),
            kini=jenis is kini,
        )
        for jenis in daftar
    )
