"""One cell: what was entered, by whom and when, and who verified and approved its sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils import timezone

from indikator import hitung
from jabatan.izin import Pelaku
from jejak.models import Jejak
from kinerja.inti.waktu import tulis_waktu
from laporan.rekap.baris import susun_realisasi, susun_rincian
from laporan.rekap.kata_log import sebut_tindakan
from laporan.rinci.tempat import Langkah, Tempat
from realisasi.arti import ArtiLembar, BarisArti
from realisasi.izin import ambil_lembar
from realisasi.models import LembarBulanan, Realisasi
from realisasi.rekap import ambil_arti

TAHAP = (
    ("Diajukan", "diajukan_oleh__nama", "diajukan_pada"),
    ("Diverifikasi", "diverifikasi_oleh__nama", "diverifikasi_pada"),
    ("Disetujui", "disetujui_oleh__nama", "disetujui_pada"),
)


@dataclass(frozen=True, slots=True)
class Kejadian:
    """Who did what, when."""

    sebutan: str
    oleh: str
    waktu: str
    uraian: str = ""


@dataclass(frozen=True, slots=True)
class RinciSel:
    """The page of one cell; ``pengisian`` is the last entry, None where the trail has none."""

    lembar: LembarBulanan
    baris: BarisArti
    nilai: str
    rincian: tuple[tuple[str, str], ...]
    pengisian: Kejadian | None
    daftar_tahap: tuple[Kejadian, ...]
    daftar_riwayat: tuple[Kejadian, ...]
    daftar_jalan: tuple[Langkah, ...]


def ambil_sel(pelaku: Pelaku, lembar_id: int, indikator_id: int) -> RinciSel:
    """Return the page (5 queries, 6 before approval); Http404 for what he does not see and for a
    cell nobody ever entered."""
    lembar = ambil_lembar(pelaku, lembar_id)
    sel = None
    if indikator_id < 2**63:
        sel = Realisasi.objects.filter(
            kecamatan_id=lembar.kecamatan_id,
            tahun=lembar.tahun,
            lembar=lembar,
            indikator_id=indikator_id,
        ).first()
    arti = ambil_arti(lembar.penugasan, lembar.tahun, lembar)
    baris = next((b for b in arti.baris if b.indikator_id == indikator_id), None)
    if sel is None or baris is None:
        raise Http404
    riwayat = _ambil_riwayat(lembar, indikator_id)
    return RinciSel(
        lembar=lembar,
        baris=baris,
        nilai=_tulis_nilai(arti, baris, sel),
        rincian=_susun_rincian(baris, sel),
        pengisian=riwayat[0] if riwayat else None,
        daftar_tahap=_ambil_tahap(lembar),
        daftar_riwayat=riwayat,
        daftar_jalan=_susun_jalan(lembar, arti, baris),
    )


def _tulis_nilai(arti: ArtiLembar, baris: BarisArti, sel: Realisasi) -> str:
    """The value as the month's report prints it: a figure, "nihil", "–"."""
    deret = baris.deret({sel.bulan: (sel.sel,)})
    jendela = hitung.Jendela(sel.bulan, sel.bulan)
    hasil = hitung.hitung_hasil(baris.aturan, [deret], jendela, arti.kategori)
    return susun_realisasi(baris.aturan, hasil).teks


def _susun_rincian(baris: BarisArti, sel: Realisasi) -> tuple[tuple[str, str], ...]:
    """What else was entered: the two halves of a ratio, the answer, the person's own words."""
    jawaban = {None: "", True: "Ya", False: "Tidak"}[sel.syarat_terpenuhi]
    isi = (
        ("Rincian", susun_rincian(baris.aturan, sel.pembilang, sel.penyebut)),
        (baris.aturan.syarat_pertanyaan, jawaban),
        ("Keterangan", sel.keterangan),
        ("Sumber data", ", ".join(baris.sumber)),
    )
    return tuple((nama, teks) for nama, teks in isi if nama and teks)


def _ambil_riwayat(lembar: LembarBulanan, indikator_id: int) -> tuple[Kejadian, ...]:
    """Return what happened to the cell, newest first (1 query)."""
    daftar = Jejak.objects.tentang("realisasi.Realisasi", f"{lembar.pk}/{indikator_id}").filter(
        kecamatan_id=lembar.kecamatan_id
    )
    return tuple(
        Kejadian(
            sebutan=sebut_tindakan(jejak.tindakan),
            oleh=jejak.pengguna_nama,
            waktu=_tulis_waktu(jejak.waktu),
            uraian=f"{jejak.ringkas}. {jejak.alasan}".removesuffix(". "),
        )
        for jejak in daftar.order_by("-urut")
    )


def _ambil_tahap(lembar: LembarBulanan) -> tuple[Kejadian, ...]:
    """Return who submitted, verified and approved the sheet (1 query)."""
    nama = [satu for _, oleh, pada in TAHAP for satu in (oleh, pada)]
    isi = LembarBulanan.objects.filter(pk=lembar.pk).values(*nama).get()
    return tuple(
        Kejadian(sebutan, isi[oleh] or "", _tulis_waktu(isi[pada]))
        for sebutan, oleh, pada in TAHAP
        if isi[pada] is not None
    )


def _tulis_waktu(waktu: datetime) -> str:
    return tulis_waktu(waktu, timezone.get_current_timezone())


def _susun_jalan(lembar: LembarBulanan, arti: ArtiLembar, baris: BarisArti) -> tuple[Langkah, ...]:
    penugasan = lembar.penugasan
    tempat = Tempat(
        penugasan.kecamatan, lembar.periode, penugasan.posisi.kode_jabatan, penugasan.pk
    )
    jalan = tempat.susun_jalan(tempat.kode_jabatan, arti.jabatan, penugasan.pegawai.nama)
    return (*jalan, Langkah(baris.nama, f"{tempat.alamat}{baris.indikator_id}/"))
