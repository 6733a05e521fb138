"""*Tahun Saya*: twelve months × the indikator of a post, read like the report of its last month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from indikator import hitung
from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from kinerja.inti.waktu import NAMA_BULAN, NAMA_BULAN_PENDEK, Periode
from laporan.bagan import BaganGaris, TitikBagan
from laporan.rekap.bahan import Bahan, Lembar, ambil_bahan, susun_sel
from laporan.rekap.baris import (
    ambil_utama,
    susun_baris,
    susun_daftar_jangka,
    susun_realisasi,
    susun_rincian,
    susun_target,
)
from laporan.rekap.jangka import Jangka
from laporan.rekap.pegawai import susun_catatan_disetujui
from laporan.rekap.tipe import BarisRekap, RataRekap
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.arti import BarisArti
from realisasi.gambar import Garis, susun_garis

BELUM = hitung.Sel(hitung.KeadaanSel.BELUM)


@dataclass(frozen=True, slots=True)
class KepalaBulan:
    """One month of the head: its sheet in a word; ``nada`` colours the dot.

    ``lembar_id`` None: no sheet. ``bisa_isi``: it may be opened to be filled. ``ada_laporan``: the
    post holds a day of it and it has begun.
    """

    periode: Periode
    nama: str
    pendek: str
    nada: str
    sebutan: str
    lembar_id: int | None
    bisa_isi: bool
    ada_laporan: bool
    kini: bool

    @property
    def selesai(self) -> bool:
        """Nothing is left to do: an icon is enough."""
        return self.nada == Keadaan.DISETUJUI

    @property
    def kosong(self) -> bool:
        """Nothing to say below the name: not held, or not yet."""
        return self.nada in ("luar", "nanti")


@dataclass(frozen=True, slots=True)
class SelTahun:
    """One month of one row. ``jenis``: angka, nihil, belum (missing), tidak_jatuh_tempo, luar,
    cuti, nanti; ``teks`` is shown, ``penjelasan`` said where it is only a sign. ``kode`` of the
    month where there is something to explain."""

    jenis: str
    teks: str
    rincian: str = ""
    penjelasan: str = ""
    syarat_gagal: bool = False
    kini: bool = False
    kode: str = ""


@dataclass(frozen=True, slots=True)
class BarisTahun:
    """One indikator: months, and the row of the report of the last month."""

    rekap: BarisRekap
    daftar_sel: tuple[SelTahun, ...]
    garis: Garis | None
    keterangan_garis: str
    bagan: BaganGaris


@dataclass(frozen=True, slots=True)
class TahunPegawai:
    """The year of a post; figures s.d. are those of the report of ``periode``."""

    periode: Periode
    daftar_bulan: tuple[KepalaBulan, ...]
    daftar_baris: tuple[BarisTahun, ...]
    rata: RataRekap
    catatan: str

    @property
    def sampai(self) -> str:
        """ "s.d. September"."""
        return f"s.d. {NAMA_BULAN[self.periode.bulan - 1]}"


def ambil_tahun(pelaku: Pelaku, penugasan: Penugasan, tahun: int) -> TahunPegawai:
    """Return the year of a post (2 queries where its last month is approved, else 4).

    Raises LaporanTidakAda for a year outside the post, in the future, or without a catalogue.
    """
    periode = ambil_bulan_terakhir(penugasan, tahun, pelaku.pada)
    jangka = Jangka.sebulan(periode)
    bahan = ambil_bahan(pelaku, penugasan, jangka, 12, bertanda_tangan=False)
    sel = susun_sel(bahan.sampai)
    semua = susun_sel(list(bahan.daftar_lembar.values()))
    daftar, hasil = susun_baris(bahan.arti, sel, {}, susun_daftar_jangka(jangka, periode))
    daftar_bulan = tuple(_susun_kepala(bahan, bulan) for bulan in range(1, 13))
    return TahunPegawai(
        periode=periode,
        daftar_bulan=daftar_bulan,
        daftar_baris=tuple(
            _susun_baris(bahan, arti, rekap, semua.get(arti.indikator_id, {}), daftar_bulan)
            for arti, rekap in zip(bahan.arti.baris, daftar, strict=True)
        ),
        rata=ambil_utama(hasil).rata,
        catatan=" ".join(susun_catatan_disetujui(bahan)),
    )


def ambil_bulan_terakhir(penugasan: Penugasan, tahun: int, pada: date) -> Periode:
    """Return the last month of the year that has ended and that the post held.

    The first month held where none has ended yet.
    """
    akhir = min(Periode(tahun, 12), Periode.dari_tanggal(pada).sebelum)
    if penugasan.selesai is not None:
        akhir = min(akhir, Periode.dari_tanggal(penugasan.selesai))
    mulai = Periode.dari_tanggal(penugasan.mulai)
    return max(akhir, Periode(tahun, 1), mulai if mulai.tahun == tahun else akhir)


# --- head ---------------------------------------------------------------------------------------


def _susun_kepala(bahan: Bahan, bulan: int) -> KepalaBulan:
    periode = Periode(bahan.periode.tahun, bulan)
    lembar = bahan.daftar_lembar.get(bulan)
    nada, sebutan = _sebut_bulan(bahan, periode, lembar)
    milik = bahan.pelaku.pegawai_id == bahan.penugasan.pegawai_id
    return KepalaBulan(
        periode=periode,
        nama=NAMA_BULAN[bulan - 1],
        pendek=NAMA_BULAN_PENDEK[bulan - 1],
        nada=nada,
        sebutan=sebutan,
        lembar_id=None if lembar is None else lembar.pk,
        bisa_isi=milik and nada == Keadaan.BELUM,
        ada_laporan=nada != "luar" and periode.awal <= bahan.pelaku.pada,
        kini=periode == bahan.periode,
    )


def _sebut_bulan(bahan: Bahan, periode: Periode, lembar: Lembar | None) -> tuple[str, str]:
    """Return (nada, word) of a month."""
    penugasan = bahan.penugasan
    if lembar is not None:
        return lembar.keadaan.value, SEBUTAN_KEADAAN[lembar.keadaan]
    if penugasan.mulai > periode.akhir or (
        penugasan.selesai is not None and penugasan.selesai < periode.awal
    ):
        return "luar", "Tidak bertugas"
    if periode.bulan not in penugasan.bagian(periode.tahun):
        return "cuti", "Cuti"
    if periode.akhir >= bahan.pelaku.pada:
        return "nanti", "Belum waktunya"
    return Keadaan.BELUM.value, SEBUTAN_KEADAAN[Keadaan.BELUM]


# --- rows ---------------------------------------------------------------------------------------


def _susun_baris(
    bahan: Bahan,
    arti: BarisArti,
    rekap: BarisRekap,
    isian: Mapping[int, hitung.Sel],
    daftar_bulan: tuple[KepalaBulan, ...],
) -> BarisTahun:
    deret = [arti.deret({bulan: (sel,) for bulan, sel in isian.items()})]
    daftar_hasil = [
        hitung.hitung_hasil(arti.aturan, deret, hitung.Jendela(bulan, bulan), bahan.arti.kategori)
        for bulan in range(1, 13)
    ]
    garis = susun_garis(
        _ambil_titik([hasil.realisasi for hasil in daftar_hasil]),
        _ambil_titik([hasil.target for hasil in daftar_hasil]),
    )
    daftar_sel = tuple(
        _susun_sel(arti, isian.get(kepala.periode.bulan, BELUM), hasil, kepala)
        for kepala, hasil in zip(daftar_bulan, daftar_hasil, strict=True)
    )
    return BarisTahun(
        rekap=rekap,
        daftar_sel=daftar_sel,
        garis=garis,
        keterangan_garis=_sebut_garis(garis),
        bagan=_susun_bagan(arti, daftar_sel, daftar_hasil),
    )


def _susun_bagan(
    arti: BarisArti, daftar_sel: Sequence[SelTahun], daftar_hasil: Sequence[hitung.Hasil]
) -> BaganGaris:
    """The months as a line with the target of each, the very texts of the table."""
    titik = [
        TitikBagan(
            bulan=bulan,
            nilai=hasil.realisasi if sel.jenis == "angka" else None,
            teks=sel.penjelasan or sel.teks,
            target=hasil.target,
            teks_target=susun_target(arti, hasil, bulan).teks,
            nihil=sel.jenis == "nihil",
            belum=sel.jenis == "belum",
        )
        for bulan, (sel, hasil) in enumerate(zip(daftar_sel, daftar_hasil, strict=True), 1)
    ]
    judul = f"{arti.nomor}. {arti.nama}"
    return BaganGaris(judul, arti.aturan.satuan, tuple(titik))


def _ambil_titik(daftar: list[Decimal | None]) -> list[tuple[int, Decimal]]:
    return [(bulan, nilai) for bulan, nilai in enumerate(daftar, 1) if nilai is not None]


def _sebut_garis(garis: Garis | None) -> str:
    if garis is None or not garis.titik_target:
        return "Perkembangan tahun ini"
    return "Perkembangan tahun ini, dengan garis target bulanan"


def _susun_sel(
    arti: BarisArti, sel: hitung.Sel, hasil: hitung.Hasil, kepala: KepalaBulan
) -> SelTahun:
    """Three states stay three: a figure (0 included), "nihil", "–" for missing."""
    if sel.keadaan is not hitung.KeadaanSel.BELUM:
        return SelTahun(
            jenis="nihil" if hasil.nihil else "angka",
            teks=susun_realisasi(arti.aturan, hasil).teks,
            rincian=susun_rincian(arti.aturan, sel.pembilang, sel.penyebut),
            syarat_gagal=bool(hasil.syarat_gagal),
            kini=kepala.kini,
            kode=kepala.periode.kode,
        )
    bulan = kepala.periode.bulan
    if kepala.nada in ("luar", "cuti", "nanti"):
        teks = {"luar": "", "cuti": "Cuti", "nanti": ""}[kepala.nada]
        return SelTahun(kepala.nada, teks, penjelasan=kepala.sebutan, kini=kepala.kini)
    if bulan not in arti.bagian:
        return SelTahun("luar", "", penjelasan="Tidak berlaku", kini=kepala.kini)
    if bulan not in arti.aturan.bulan_jatuh_tempo:
        return SelTahun("tidak_jatuh_tempo", "○", penjelasan="Tidak jatuh tempo", kini=kepala.kini)
    return SelTahun("belum", "–", penjelasan="Belum diisi", kini=kepala.kini)
