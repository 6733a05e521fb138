"""The trend beside a report of several months: the average capaian, month by month."""

from __future__ import annotations

from django.urls import reverse

from indikator import hitung
from kinerja.inti.waktu import Periode
from laporan.bagan import PENDEK, BaganGaris, TitikBagan
from laporan.rekap.baris import SelSetahun, susun_rata
from laporan.rekap.jangka import JangkaAngka
from realisasi.arti import ArtiLembar

JUDUL = "Rata-rata capaian s.d. bulan"


def susun_tren(
    arti: ArtiLembar, sel: SelSetahun, penugasan_id: int, periode: Periode, *, berjelas: bool
) -> BaganGaris:
    """Return the average of nilai terhitung from January up to each month up to ``periode``, all by
    the rules of that one. ``berjelas`` False: no explanation counts these cells alone."""
    daftar = (
        _susun_titik(arti, sel, bulan, _alamat(penugasan_id, bulan, periode) if berjelas else "")
        for bulan in range(1, periode.bulan + 1)
    )
    return BaganGaris(JUDUL, "", tuple(daftar), tinggi=PENDEK, deret="rata-rata capaian")


def _susun_titik(arti: ArtiLembar, sel: SelSetahun, bulan: int, alamat: str) -> TitikBagan:
    jendela = hitung.Jendela(1, bulan)
    daftar_hasil = [
        hitung.hitung_hasil(
            baris.aturan,
            [baris.deret({b: (s,) for b, s in sel.get(baris.indikator_id, {}).items()})],
            jendela,
            arti.kategori,
        )
        for baris in arti.baris
    ]
    rata = susun_rata(daftar_hasil, arti.kategori)
    return TitikBagan(
        bulan=bulan,
        nilai=rata.angka.nilai,
        teks=rata.angka.teks,
        belum=rata.angka.nilai is None and rata.seluruhnya > 0,
        alamat=alamat,
    )


def _alamat(penugasan_id: int, bulan: int, periode: Periode) -> str:
    kode = JangkaAngka(periode, sampai=bulan if bulan < periode.bulan else None).kode
    return reverse("laporan:jelaskan_rata", args=[penugasan_id, kode])
