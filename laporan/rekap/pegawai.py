"""*Laporan realisasi* of a post for a month: everything read once, then frozen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import FilteredRelation, Q
from django.utils.text import slugify

from indikator import hitung
from jabatan.izin import Pejabat, Pelaku, susun_pejabat
from jabatan.models import Penugasan
from kinerja.inti.angka import tulis_persen
from kinerja.inti.waktu import (
    NAMA_BULAN_PENDEK,
    Periode,
    sekarang,
    tulis_tanggal,
    tulis_waktu,
)
from laporan.kesalahan import LaporanTidakAda
from laporan.rekap.baris import susun_baris
from laporan.rekap.orang import (
    daftar_jabatan_kosong,
    susun_identitas,
    susun_penandatangan,
)
from laporan.rekap.terbit import susun_catatan_terbit
from laporan.rekap.tipe import ButirBulan, RekapPegawai
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.arti import ArtiLembar, bulan_wajib, dari_json, susun_arti
from realisasi.models import Cuplikan, LembarBulanan

JUDUL = "Laporan Realisasi Indikator Kinerja Individu"
PANJANG_NAMA_BERKAS = 60


@dataclass(slots=True)
class Lembar:
    """What the report needs of one sheet of the year."""

    pk: int
    bulan: int
    keadaan: Keadaan
    diubah_pada: datetime
    disetujui_pada: datetime | None
    dibuka_kembali_pada: datetime | None
    diisi_oleh: str
    alasan_atas_nama: str
    sel: dict[int, hitung.Sel] = field(default_factory=dict)
    keterangan: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bahan:
    """All that was read, at one moment."""

    pelaku: Pelaku
    penugasan: Penugasan
    periode: Periode
    daftar_lembar: Mapping[int, Lembar]
    arti: ArtiLembar
    saat: datetime

    @property
    def lembar(self) -> Lembar | None:
        return self.daftar_lembar.get(self.periode.bulan)

    @property
    def keadaan(self) -> Keadaan:
        return Keadaan.BELUM if self.lembar is None else self.lembar.keadaan

    @property
    def sebutan(self) -> str:
        """The state in words; a month that is all leave is "Cuti"."""
        if self.lembar is None and not bulan_wajib(self.penugasan, self.periode):
            return "Cuti"
        return SEBUTAN_KEADAAN[self.keadaan]

    @property
    def sampai(self) -> list[Lembar]:
        """The sheets of January up to the month."""
        return [satu for satu in self.daftar_lembar.values() if satu.bulan <= self.periode.bulan]

    def setempat(self, waktu: datetime) -> datetime:
        return waktu.astimezone(ZoneInfo(self.penugasan.kecamatan.zona_waktu))


def ambil_rekap_pegawai(pelaku: Pelaku, penugasan: Penugasan, periode: Periode) -> RekapPegawai:
    """Return the report (2 queries for an approved month, else 5; 1 more where one was reopened).

    ``penugasan`` comes from ``ambil_penugasan``: who may see it is decided there. An approved
    sheet is read with the meaning frozen at its approval, any other with the live one.
    Raises LaporanTidakAda for a month outside the post, in the future, or without a catalogue.
    """
    return _susun(ambil_bahan(pelaku, penugasan, periode, periode.bulan))


def ambil_bahan(
    pelaku: Pelaku,
    penugasan: Penugasan,
    periode: Periode,
    sampai: int,
    *,
    bertanda_tangan: bool = True,
) -> Bahan:
    """Return what the report of ``periode`` reads, with the cells up to the month ``sampai``.

    Who signs is left out where nobody does: one query less.
    """
    _periksa_periode(pelaku, penugasan, periode)
    saat = sekarang()
    daftar_lembar = _ambil_lembar(penugasan, periode, sampai)
    pejabat = susun_pejabat(penugasan.kecamatan_id, pelaku.pada) if bertanda_tangan else None
    arti = _ambil_arti(penugasan, periode, daftar_lembar.get(periode.bulan), pejabat)
    return Bahan(pelaku, penugasan, periode, daftar_lembar, arti, saat)


def _susun(bahan: Bahan) -> RekapPegawai:
    arti, periode, lembar = bahan.arti, bahan.periode, bahan.lembar
    keterangan = {} if lembar is None else lembar.keterangan
    baris, rata = susun_baris(arti, susun_sel(bahan.sampai), keterangan, periode.bulan)
    tempat_tanggal = f"{arti.kop.tempat}, {_susun_tanggal(bahan)}"
    return RekapPegawai(
        penugasan_id=bahan.penugasan.pk,
        nama_berkas=_susun_nama_berkas(arti.pegawai.nama, periode),
        judul=JUDUL,
        periode=periode,
        kop=arti.kop,
        identitas=susun_identitas(arti, periode, bahan.sebutan),
        nama=arti.pegawai.nama,
        jabatan=arti.pegawai.jabatan,
        baris=baris,
        rata=rata,
        kategori=arti.kategori,
        keadaan=bahan.keadaan,
        sebutan_keadaan=bahan.sebutan,
        draf=_ada_draf(bahan),
        catatan=(*susun_catatan(bahan), *_susun_catatan_terbit(bahan)),
        catatan_kaki=arti.catatan_kaki,
        tempat_tanggal=tempat_tanggal,
        penandatangan=susun_penandatangan(arti, tempat_tanggal),
        katalog=(
            f"Katalog IKI {arti.tahun_katalog}, SK Nomor {arti.nomor_sk}, "
            f"versi {arti.versi_katalog}"
        ),
        data_per=_susun_data_per(bahan),
        dibaca_pada=bahan.saat,
        dicetak=f"Dicetak oleh {bahan.pelaku.nama}",
        daftar_bulan=susun_daftar_bulan(bahan),
    )


# --- reading ------------------------------------------------------------------------------------


def _periksa_periode(pelaku: Pelaku, penugasan: Penugasan, periode: Periode) -> None:
    if not penugasan.posisi.kode_jabatan:
        raise LaporanTidakAda(f"Posisi {penugasan.posisi} tidak memuat IKI.")
    if periode.awal > pelaku.pada:
        raise LaporanTidakAda(
            f"{periode.nama} belum berjalan. Pilih bulan sampai {_nama_kini(pelaku)}."
        )
    if not _menyentuh(penugasan, periode):
        raise LaporanTidakAda(
            f"{periode.nama} berada di luar masa penugasan {penugasan.pegawai} sebagai "
            f"{penugasan.posisi}. Pilih bulan di dalam masa penugasan."
        )


def _nama_kini(pelaku: Pelaku) -> str:
    return Periode.dari_tanggal(pelaku.pada).nama


def _menyentuh(penugasan: Penugasan, periode: Periode) -> bool:
    """Does the post hold at least one day of the month?"""
    selesai = penugasan.selesai
    return penugasan.mulai <= periode.akhir and (selesai is None or selesai >= periode.awal)


def _ambil_lembar(penugasan: Penugasan, periode: Periode, sampai: int) -> dict[int, Lembar]:
    """Return month → sheet of the year, with the cells of January..``sampai`` (1 query)."""
    syarat_sel = Q(
        daftar_realisasi__kecamatan_id=penugasan.kecamatan_id,
        daftar_realisasi__tahun=periode.tahun,
        daftar_realisasi__bulan__lte=sampai,
    )
    daftar = (
        LembarBulanan.objects.filter(
            kecamatan_id=penugasan.kecamatan_id, tahun=periode.tahun, penugasan=penugasan
        )
        .annotate(sel=FilteredRelation("daftar_realisasi", condition=syarat_sel))
        .order_by("bulan")
        .values(
            *("pk", "bulan", "keadaan", "diubah_pada", "disetujui_pada", "dibuka_kembali_pada"),
            *("diisi_oleh__nama", "alasan_atas_nama"),
            *("sel__indikator_id", "sel__keadaan", "sel__pembilang", "sel__penyebut"),
            *("sel__syarat_terpenuhi", "sel__keterangan"),
        )
    )
    hasil: dict[int, Lembar] = {}
    for nilai in daftar:
        lembar = hasil.setdefault(nilai["bulan"], _susun_lembar(nilai))
        indikator = nilai["sel__indikator_id"]
        if indikator is not None:
            lembar.sel[indikator] = hitung.Sel(
                hitung.KeadaanSel(nilai["sel__keadaan"]),
                nilai["sel__pembilang"],
                nilai["sel__penyebut"],
                nilai["sel__syarat_terpenuhi"],
            )
            lembar.keterangan[indikator] = nilai["sel__keterangan"]
    return hasil


def _susun_lembar(nilai: Mapping[str, Any]) -> Lembar:
    return Lembar(
        pk=nilai["pk"],
        bulan=nilai["bulan"],
        keadaan=Keadaan(nilai["keadaan"]),
        diubah_pada=nilai["diubah_pada"],
        disetujui_pada=nilai["disetujui_pada"],
        dibuka_kembali_pada=nilai["dibuka_kembali_pada"],
        diisi_oleh=nilai["diisi_oleh__nama"] or "",
        alasan_atas_nama=nilai["alasan_atas_nama"],
    )


def susun_sel(daftar: Sequence[Lembar]) -> dict[int, dict[int, hitung.Sel]]:
    """Return indikator id → month → cell."""
    hasil: dict[int, dict[int, hitung.Sel]] = {}
    for lembar in daftar:
        for indikator, sel in lembar.sel.items():
            hasil.setdefault(indikator, {})[lembar.bulan] = sel
    return hasil


def _ambil_arti(
    penugasan: Penugasan, periode: Periode, lembar: Lembar | None, pejabat: Pejabat | None
) -> ArtiLembar:
    """Return what was frozen at the approval (1 query), else what holds today (4 queries)."""
    if lembar is not None and lembar.keadaan is Keadaan.DISETUJUI:
        return dari_json(Cuplikan.objects.filter(lembar_id=lembar.pk).latest("versi_lembar").isi)
    arti = susun_arti(penugasan, periode.tahun, pejabat=pejabat)
    if arti is None:
        raise LaporanTidakAda(
            f"Belum ada katalog IKI yang berlaku untuk tahun {periode.tahun}.",
            siapa="Admin pemda",
        )
    return arti


def _ada_draf(bahan: Bahan) -> bool:
    """Is anything in the report not approved: a sheet of the window, or a month that has none?"""
    if bahan.lembar is None and bulan_wajib(bahan.penugasan, bahan.periode):
        return True
    return any(satu.keadaan is not Keadaan.DISETUJUI for satu in bahan.sampai)


# --- words --------------------------------------------------------------------------------------


def _susun_nama_berkas(nama: str, periode: Periode) -> str:
    """``laporan-realisasi-citra-lestari-2026-09``, without an extension."""
    bagian = slugify(nama)[:PANJANG_NAMA_BERKAS].strip("-") or "pegawai"
    return f"laporan-realisasi-{bagian}-{periode.kode}"


def _susun_tanggal(bahan: Bahan) -> str:
    """The day of approval, else today."""
    disetujui = None if bahan.lembar is None else bahan.lembar.disetujui_pada
    if bahan.keadaan is not Keadaan.DISETUJUI or disetujui is None:
        return tulis_tanggal(bahan.setempat(bahan.saat).date())
    return tulis_tanggal(bahan.setempat(disetujui).date())


def _susun_data_per(bahan: Bahan) -> str:
    zona = bahan.penugasan.kecamatan.zona_waktu
    teks = f"Data per {tulis_waktu(bahan.saat, zona)}"
    if not bahan.sampai:
        return teks
    terakhir = max(lembar.diubah_pada for lembar in bahan.sampai)
    return f"{teks}, terakhir diubah {tulis_waktu(terakhir, zona)}"


def susun_catatan(bahan: Bahan) -> tuple[str, ...]:
    """What a reader must know about the whole report."""
    lembar, periode = bahan.lembar, bahan.periode
    catatan: list[str] = []
    if lembar is not None and lembar.diisi_oleh:
        alasan = f" ({lembar.alasan_atas_nama})" if lembar.alasan_atas_nama else ""
        catatan.append(
            f"Diisi oleh {lembar.diisi_oleh} atas nama {bahan.arti.pegawai.nama}{alasan}."
        )
    catatan += susun_catatan_disetujui(bahan)
    dibuka = [satu.bulan for satu in bahan.sampai if _dibuka_setelah(satu, lembar)]
    if dibuka:
        catatan.append(
            f"Angka s.d. {periode.nama} dapat berubah sejak disetujui karena "
            f"{hitung.susun_daftar_bulan(dibuka)} dibuka kembali sesudahnya."
        )
    kosong = daftar_jabatan_kosong(bahan.arti)
    if kosong:
        catatan.append(f"Tanpa tanda tangan {' dan '.join(kosong)}: posisi sedang kosong.")
    batas = bahan.arti.kategori.batas_capaian
    if batas is not None:
        catatan.append(
            f"Nilai terhitung ialah capaian, paling tinggi {tulis_persen(batas)}; "
            "rata-rata capaian dihitung dari nilai terhitung."
        )
    return tuple(catatan)


def _susun_catatan_terbit(bahan: Bahan) -> tuple[str, ...]:
    """Issued reports that a month opened since has left behind (1 query where one was opened)."""
    dibuka = [
        (satu.bulan, satu.dibuka_kembali_pada)
        for satu in bahan.sampai
        if satu.dibuka_kembali_pada is not None
    ]
    return susun_catatan_terbit(bahan.penugasan, bahan.periode, dibuka)


def susun_catatan_disetujui(bahan: Bahan) -> tuple[str, ...]:
    """Which months of the window are not approved; nothing where all are."""
    belum = [satu.bulan for satu in bahan.sampai if satu.keadaan is not Keadaan.DISETUJUI]
    if not belum:
        return ()
    nama = hitung.susun_daftar_bulan(belum)
    return (f"Termasuk {len(belum)} bulan yang belum disetujui: {nama}.",)


def _dibuka_setelah(satu: Lembar, lembar: Lembar | None) -> bool:
    """Was this earlier month unlocked after the sheet of the report had been approved?"""
    if lembar is None or lembar.keadaan is not Keadaan.DISETUJUI or satu.bulan == lembar.bulan:
        return False
    if satu.dibuka_kembali_pada is None or lembar.disetujui_pada is None:
        return False
    return satu.dibuka_kembali_pada > lembar.disetujui_pada


def susun_daftar_bulan(bahan: Bahan) -> tuple[ButirBulan, ...]:
    """Return the twelve months of the year for the switch."""
    daftar = []
    for bulan in range(1, 13):
        periode = Periode(bahan.periode.tahun, bulan)
        lembar = bahan.daftar_lembar.get(bulan)
        keadaan = Keadaan.BELUM if lembar is None else lembar.keadaan
        daftar.append(
            ButirBulan(
                periode=periode,
                nama_pendek=NAMA_BULAN_PENDEK[bulan - 1],
                keadaan=keadaan,
                sebutan=SEBUTAN_KEADAAN[keadaan],
                terbuka=periode.awal <= bahan.pelaku.pada and _menyentuh(bahan.penugasan, periode),
                kini=periode == bahan.periode,
            )
        )
    return tuple(daftar)
