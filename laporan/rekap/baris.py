"""One row of the report: computed by ``hitung``, written as text once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TypeVar

from indikator import hitung
from indikator.rekap import hitung_rentang
from kinerja.inti.angka import TIDAK_ADA, tulis_angka, tulis_persen
from kinerja.inti.waktu import NAMA_BULAN, Periode
from laporan.rekap.jangka import Jangka, JangkaAngka, JenisJangka
from laporan.rekap.sumber import BarisSumber, IsianSumber, KursiSumber
from laporan.rekap.tipe import (
    Angka,
    AngkaJangka,
    BarisRekap,
    JangkaRekap,
    KolomJangka,
    RataRekap,
)
from realisasi.arti import ArtiLembar, BarisArti

BELUM = hitung.Sel(hitung.KeadaanSel.BELUM)
TANPA_TARGET = "Target belum ditetapkan"
SelSetahun = Mapping[int, Mapping[int, hitung.Sel]]


def susun_daftar_jangka(jangka: Jangka, periode: Periode) -> tuple[KolomJangka, ...]:
    """Return the windows of a report; the one it is about is the first that has a capaian.

    ``periode`` governs: explanations are asked by its code, and nothing after it is counted (its
    snapshot knows nothing of leave or of a post's end that came later).
    """
    akhir = NAMA_BULAN[jangka.jendela.akhir - 1]
    jendela = hitung.Jendela(jangka.jendela.awal, periode.bulan)
    sd = KolomJangka(
        sebutan=f"s.d. {akhir}",
        jendela=hitung.Jendela(1, periode.bulan),
        bercapaian=True,
        jelas=periode.kode,
    )
    if jangka.adalah_bulan:
        return (replace(sd, sebutan=akhir, jendela=jendela, bercapaian=False), sd)
    if jendela.awal == 1:
        return (replace(sd, sebutan=jangka.pendek),)
    semester = jangka.jenis is JenisJangka.SEMESTER
    kode = JangkaAngka(periode, triwulan=not semester, semester=semester).kode
    return (replace(sd, sebutan=jangka.pendek, jendela=jendela, jelas=kode), sd)


def susun_baris(
    arti: ArtiLembar,
    sel: SelSetahun,
    keterangan: Mapping[int, str],
    daftar_jangka: Sequence[KolomJangka],
) -> tuple[tuple[BarisRekap, ...], tuple[JangkaRekap, ...]]:
    """Return the rows over some windows, and each window with its average; ``sel``: indikator id →
    month → cell, none of them later than the last window."""
    pasangan = [
        _susun_satu(
            _Bahan(
                baris, sel.get(baris.indikator_id, {}), arti.kategori, ambil_utama(daftar_jangka)
            ),
            rentang,
            keterangan.get(baris.indikator_id, ""),
            daftar_jangka,
        )
        for baris, rentang in zip(arti.baris, _hitung_rentang(arti.baris), strict=True)
    ]
    return tuple(baris for baris, _ in pasangan), tuple(
        JangkaRekap(
            sebutan=satu.sebutan,
            jendela=satu.jendela,
            bercapaian=satu.bercapaian,
            jelas=satu.jelas,
            rata=susun_rata([daftar_hasil[ke] for _, daftar_hasil in pasangan], arti.kategori),
        )
        for ke, satu in enumerate(daftar_jangka)
    )


_Berjangka = TypeVar("_Berjangka", bound=KolomJangka)


def ambil_utama(daftar: Sequence[_Berjangka]) -> _Berjangka:
    """Return the window a report is about: the first with a capaian."""
    return next(satu for satu in daftar if satu.bercapaian)


@dataclass(frozen=True)
class _Bahan:
    """One row with its year of cells; ``jangka`` is the window the report is about."""

    arti: BarisArti
    isian: Mapping[int, hitung.Sel]
    kategori: hitung.AturanKategori
    jangka: KolomJangka

    @cached_property
    def deret(self) -> list[hitung.Deret]:
        return [self.arti.deret({bulan: (sel,) for bulan, sel in self.isian.items()})]

    def hitung_hasil(self, jendela: hitung.Jendela) -> hitung.Hasil:
        return hitung.hitung_hasil(self.arti.aturan, self.deret, jendela, self.kategori)


def _susun_satu(
    bahan: _Bahan,
    rentang: tuple[int, int],
    keterangan: str,
    daftar_jangka: Sequence[KolomJangka],
) -> tuple[BarisRekap, list[hitung.Hasil]]:
    arti = bahan.arti
    daftar_hasil = [bahan.hitung_hasil(satu.jendela) for satu in daftar_jangka]
    daftar_angka = tuple(
        _susun_angka(bahan, satu, hasil)
        for satu, hasil in zip(daftar_jangka, daftar_hasil, strict=True)
    )
    ke = daftar_jangka.index(bahan.jangka)
    baris = BarisRekap(
        indikator_id=arti.indikator_id,
        nomor=arti.nomor,
        kinerja_utama=arti.kinerja_utama,
        rentang_kinerja_utama=rentang[0],
        indikator=arti.nama,
        formulasi=arti.formulasi,
        daftar_sumber=arti.sumber,
        rentang_sumber=rentang[1],
        satuan=arti.aturan.satuan,
        daftar_angka=daftar_angka,
        utama=daftar_angka[ke],
        keterangan=keterangan,
        catatan=_susun_catatan(bahan, daftar_jangka[ke:], daftar_hasil[ke:]),
        alasan_merah=daftar_hasil[ke].alasan_merah,
        sumber=_susun_sumber(bahan),
    )
    return baris, daftar_hasil


def _susun_angka(bahan: _Bahan, jangka: KolomJangka, hasil: hitung.Hasil) -> AngkaJangka:
    arti, aturan, jendela = bahan.arti, bahan.arti.aturan, jangka.jendela
    pasangan = (hasil.pembilang, hasil.penyebut)
    if jendela.awal == jendela.akhir:  # 0 dari 0 is shown where it was said
        sel = bahan.isian.get(jendela.akhir, BELUM)
        pasangan = (sel.pembilang, sel.penyebut)
    return AngkaJangka(
        jangka=jangka,
        target=susun_target(arti, hasil, jendela.akhir),
        realisasi=susun_realisasi(aturan, hasil),
        rincian=susun_rincian(aturan, *pasangan),
        capaian=susun_capaian(arti, hasil, jendela.akhir),
        nilai_terhitung=susun_persen(hasil.nilai_terhitung),
        kategori=TIDAK_ADA if hasil.kategori is None else hasil.kategori,
    )


def _hitung_rentang(daftar: Sequence[BarisArti]) -> list[tuple[int, int]]:
    """Return (span of kinerja utama, span of sumber data) of each row, 0 below a merged cell."""
    pasangan = list(pairwise(daftar))
    kinerja = [atas.kinerja_utama_id == ini.kinerja_utama_id for atas, ini in pasangan]
    sumber = [
        sama and ini.sumber_gabung_atas and atas.sumber == ini.sumber
        for sama, (atas, ini) in zip(kinerja, pasangan, strict=True)
    ]
    return list(
        zip(
            hitung_rentang([False, *kinerja][: len(daftar)]),
            hitung_rentang([False, *sumber][: len(daftar)]),
            strict=True,
        )
    )


# --- figures and their texts --------------------------------------------------------------------


def _nilai(aturan: hitung.Aturan, nilai: Decimal) -> Angka:
    """A figure in the row's satuan."""
    if aturan.jenis is hitung.Jenis.PERSENTASE:
        return susun_persen(nilai)
    return Angka(nilai, tulis_angka(nilai, aturan.desimal), aturan.desimal)


def susun_persen(nilai: Decimal | None) -> Angka:
    """A percentage, or "–"."""
    return Angka(nilai, tulis_persen(nilai), 2, persen=True)


def susun_target(baris: BarisArti, hasil: hitung.Hasil, bulan: int) -> Angka:
    """The target of a window, or why there is none."""
    if hasil.target is not None:
        return _nilai(baris.aturan, hasil.target)
    if hasil.netral:
        return Angka(None, TIDAK_ADA)
    if hasil.jatuh_tempo == 0:
        return Angka(None, _tulis_jatuh_tempo(baris, bulan))
    return Angka(None, TANPA_TARGET)


def susun_realisasi(aturan: hitung.Aturan, hasil: hitung.Hasil) -> Angka:
    """Three states stay three: a figure (0 included), "nihil", "–"."""
    if hasil.nihil:
        return Angka(None, "nihil")
    if hasil.realisasi is None:
        return Angka(None, TIDAK_ADA)
    return _nilai(aturan, hasil.realisasi)


def susun_capaian(baris: BarisArti, hasil: hitung.Hasil, bulan: int) -> Angka:
    """Capaian, or the word that stands in its place."""
    if hasil.capaian is not None:
        return susun_persen(hasil.capaian)
    if hasil.netral:
        return Angka(None, "netral")
    if hasil.keadaan is hitung.KeadaanHasil.BELUM_JATUH_TEMPO:
        return Angka(None, _tulis_jatuh_tempo(baris, bulan))
    if baris.target is None:
        return Angka(None, TANPA_TARGET)
    return Angka(None, TIDAK_ADA)


def _tulis_jatuh_tempo(baris: BarisArti, bulan: int) -> str:
    """ "belum jatuh tempo (Juni)"; where nothing falls due any more this year, "tidak …"."""
    nanti = [
        b
        for b in sorted(baris.aturan.bulan_jatuh_tempo)
        if b > bulan and baris.bagian.get(b, 0) > 0
    ]
    if not nanti:
        return "tidak jatuh tempo"
    return f"belum jatuh tempo ({NAMA_BULAN[nanti[0] - 1]})"


def susun_rincian(
    aturan: hitung.Aturan, pembilang: Decimal | None, penyebut: Decimal | None
) -> str:
    """The two halves of a ratio: "74 dari 80", "260 : 40"; empty for a count."""
    if aturan.jenis is hitung.Jenis.JUMLAH or pembilang is None or penyebut is None:
        return ""
    kata = "dari" if aturan.jenis is hitung.Jenis.PERSENTASE else ":"
    return f"{tulis_angka(pembilang)} {kata} {tulis_angka(penyebut)}"


# --- words beside the figures -------------------------------------------------------------------


def _susun_catatan(
    bahan: _Bahan, daftar_jangka: Sequence[KolomJangka], daftar_hasil: Sequence[hitung.Hasil]
) -> tuple[str, ...]:
    """What a reader must know beside a row: of its own window, then of January up to its end."""
    catatan: list[str] = []
    for ke, (jangka, hasil) in enumerate(zip(daftar_jangka, daftar_hasil, strict=True)):
        awalan = f" {jangka.sebutan}" if ke > 0 else ""
        if hasil.sementara:
            catatan.append(f"Sementara{awalan}: {hasil.terjawab} dari {hasil.jatuh_tempo} bulan")
        catatan += [f"{satu}{awalan}" for satu in _susun_posisi(bahan, jangka.jendela)]
    catatan += [
        f"Syarat tidak terpenuhi ({NAMA_BULAN[gagal.bulan - 1]}): {gagal.uraian}"
        for gagal in daftar_hasil[-1].syarat_gagal
    ]
    return (*dict.fromkeys(catatan), *daftar_hasil[0].catatan)


def _susun_posisi(bahan: _Bahan, jendela: hitung.Jendela) -> list[str]:
    """ "Posisi Juli", where a stock was not said in the last month of the window."""
    aturan = bahan.arti.aturan
    if aturan.agregasi is not hitung.Agregasi.TERAKHIR:
        return []
    terisi = [
        bulan
        for bulan, sel in bahan.isian.items()
        if bulan in jendela.bulan and hitung.nilai_sel(aturan, sel) is not None
    ]
    if not terisi or max(terisi) == jendela.akhir:
        return []
    return [f"Posisi {NAMA_BULAN[max(terisi) - 1]}"]


def _susun_sumber(bahan: _Bahan) -> BarisSumber:
    """The one seat of the row with its one post."""
    arti = bahan.arti
    isian = IsianSumber(
        penugasan_id=0,
        nama="",
        target=arti.target,
        sel=bahan.isian,
        daftar_bulan=frozenset(range(1, 13)),
    )
    return BarisSumber(
        indikator_id=arti.indikator_id,
        nomor=arti.nomor,
        nama=arti.nama,
        aturan=arti.aturan,
        kategori=bahan.kategori,
        daftar_kursi=(KursiSumber((isian,), bahan.deret[0]),),
    )


def susun_rata(daftar_hasil: Sequence[hitung.Hasil], kategori: hitung.AturanKategori) -> RataRekap:
    """The average of nilai terhitung with its arithmetic."""
    rata = hitung.hitung_rata_capaian(daftar_hasil, kategori)
    daftar_nilai = [
        tulis_angka(hasil.nilai_terhitung, 2)
        for hasil in daftar_hasil
        if hasil.nilai_terhitung is not None
    ]
    langkah = ""
    if rata.nilai is not None:
        jumlah = " + ".join(daftar_nilai)
        langkah = f"({jumlah}) : {rata.terhitung} = {tulis_persen(rata.nilai)}"
    return RataRekap(
        angka=susun_persen(rata.nilai),
        kategori=TIDAK_ADA if rata.kategori is None else rata.kategori,
        terhitung=rata.terhitung,
        seluruhnya=rata.seluruhnya,
        sementara=rata.sementara,
        langkah=langkah,
    )
