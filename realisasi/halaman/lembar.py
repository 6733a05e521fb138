"""What the sheet pages show: one frozen row per indikator, every text made once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby

from indikator import hitung
from kinerja.inti.angka import tulis_angka, tulis_persen
from kinerja.inti.waktu import NAMA_BULAN, Periode
from realisasi.alur import Keadaan
from realisasi.arti import ArtiLembar, BarisArti
from realisasi.forms import Galat, Ketikan, susun_ketikan, tulis_nilai
from realisasi.halaman.bentrok import SelBentrok
from realisasi.halaman.peringatan import susun_peringatan
from realisasi.halaman.riwayat import Riwayat, susun_bulan_riwayat, susun_riwayat
from realisasi.models import Bukti, LembarBulanan, Pengembalian, Realisasi
from realisasi.rekap import SelBulan, SelLalu

BELUM = hitung.Sel(hitung.KeadaanSel.BELUM)
KEADAAN_KEMBALI = {Keadaan.DIKEMBALIKAN, Keadaan.DIAJUKAN, Keadaan.DIVERIFIKASI}


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """One row of the sheet as shown: entry, history, figures up to this month."""

    arti: BarisArti
    ketik: Ketikan
    nilai: str
    bulan_lalu: str
    hasil: hitung.Hasil
    realisasi_sd: str
    target_sd: str
    capaian_sd: str
    keterangan_capaian: str
    riwayat: Riwayat | None
    galat: Mapping[str, str]
    peringatan: tuple[str, ...]
    wajib: bool
    tertunggak: bool
    alasan_kembali: str = ""
    sebelum_kembali: str = ""
    sel: hitung.Sel = BELUM
    isi_lalu: str = ""
    bentrok: SelBentrok | None = None
    daftar_bukti: Sequence[Bukti] = ()

    @property
    def pk(self) -> int:
        return self.arti.indikator_id

    @property
    def kunci(self) -> str:
        return str(self.arti.indikator_id)

    @property
    def berpasangan(self) -> bool:
        return self.arti.aturan.jenis is not hitung.Jenis.JUMLAH

    @property
    def posisi(self) -> bool:
        return self.arti.aturan.agregasi is hitung.Agregasi.TERAKHIR

    @property
    def tren(self) -> str:
        """The markup of the months before."""
        return "" if self.riwayat is None else self.riwayat.tulis()

    @property
    def sumber(self) -> str:
        return ", ".join(self.arti.sumber)

    @property
    def buka_keterangan(self) -> bool:
        return bool(self.ketik.keterangan or self.ketik.nihil or "keterangan" in self.galat)

    @property
    def satuan_isian(self) -> str:
        """The unit beside a single input; parts of a percentage have none of their own."""
        persentase = self.arti.aturan.jenis is hitung.Jenis.PERSENTASE
        return "" if persentase else self.arti.aturan.satuan

    @property
    def satuan_nilai(self) -> str:
        """The unit beside a stored count; none beside "–" and "nihil", and pairs carry theirs."""
        return self.satuan_isian if self.nilai[0].isdigit() and not self.berpasangan else ""


@dataclass(frozen=True, slots=True)
class KelompokLembar:
    """The rows of one kinerja utama."""

    kinerja_utama: str
    daftar_baris: tuple[BarisLembar, ...]


@dataclass(frozen=True, slots=True)
class BahanLembar:
    """Everything read from the database for one sheet.

    ``lalu``: last year's cells (``realisasi.rekap.IsiLembar``); None leaves the history out, and
    the doubts that follow from it.
    """

    arti: ArtiLembar
    periode: Periode
    tersimpan: Mapping[int, Realisasi]
    sel: Mapping[int, SelBulan]
    ketikan: Mapping[int, Ketikan] = field(default_factory=dict)
    galat: Mapping[int, Sequence[Galat]] = field(default_factory=dict)
    alasan_kembali: Mapping[int, str] = field(default_factory=dict)
    isi_sebelum: Mapping[str, Sequence[str | None]] = field(default_factory=dict)
    lalu: Mapping[tuple[str, str, str], SelLalu] | None = None
    bentrok: Mapping[int, SelBentrok] = field(default_factory=dict)
    bukti: Mapping[int | None, Sequence[Bukti]] = field(default_factory=dict)


def pisahkan_realisasi(
    daftar: Sequence[Realisasi], bulan: int
) -> tuple[dict[int, Realisasi], dict[int, SelBulan]]:
    """Split a year's cells of one post: (this month's rows, indikator → month → cells)."""
    tersimpan = {baris.indikator_id: baris for baris in daftar if baris.bulan == bulan}
    sel: dict[int, SelBulan] = {}
    for baris in daftar:
        sel.setdefault(baris.indikator_id, {})[baris.bulan] = (baris.sel,)
    return tersimpan, sel


def susun_kelompok(bahan: BahanLembar) -> list[KelompokLembar]:
    """Return the rows of the sheet grouped by kinerja utama, in document order."""
    daftar = [
        susun_baris(bahan, baris)
        for baris in bahan.arti.baris
        if bahan.periode.bulan in baris.bagian
        or baris.indikator_id in bahan.tersimpan
        or baris.indikator_id in bahan.ketikan
        or baris.indikator_id in bahan.bukti
    ]
    return [
        KelompokLembar(isi[0].arti.kinerja_utama, tuple(isi))
        for _, grup in groupby(daftar, key=lambda baris: baris.arti.kinerja_utama_id)
        if (isi := list(grup))
    ]


def susun_baris(bahan: BahanLembar, arti: BarisArti) -> BarisLembar:
    """Return one row of the sheet as shown."""
    pk, bulan = arti.indikator_id, bahan.periode.bulan
    sel = bahan.sel.get(pk, {})
    tersimpan = bahan.tersimpan.get(pk)
    deret = arti.deret({m: isi for m, isi in sel.items() if m <= bulan})
    jendela = hitung.Jendela(1, bulan)
    hasil = hitung.hitung_hasil(arti.aturan, [deret], jendela, bahan.arti.kategori)
    kini = BELUM if tersimpan is None else tersimpan.sel
    riwayat = _susun_riwayat(bahan, arti, kini)
    lalu = sel.get(bulan - 1, (BELUM,))[-1] if riwayat is None else riwayat.daftar_sel[-1]
    return BarisLembar(
        arti=arti,
        ketik=bahan.ketikan.get(pk) or susun_ketikan(arti.aturan, tersimpan),
        nilai=tulis_nilai(arti.aturan, kini),
        bulan_lalu=tulis_nilai(arti.aturan, lalu),
        hasil=hasil,
        realisasi_sd=tulis_realisasi(arti.aturan, hasil),
        target_sd=tulis_target(arti.aturan, hasil),
        capaian_sd=tulis_persen(hasil.capaian) if hasil.capaian is not None else "–",
        keterangan_capaian=tulis_keterangan_capaian(arti.aturan, hasil),
        riwayat=riwayat,
        galat={satu.isian: satu.pesan for satu in bahan.galat.get(pk, ())},
        peringatan=susun_peringatan(arti, bahan.arti, bahan.tersimpan, riwayat),
        wajib=bulan in arti.aturan.bulan_jatuh_tempo,
        tertunggak=_ada_tunggakan(arti.aturan, hasil.belum_bulan, bulan),
        alasan_kembali=bahan.alasan_kembali.get(pk, ""),
        sebelum_kembali=_sebelum_kembali(bahan, arti, kini),
        sel=kini,
        isi_lalu=_isi_lalu(arti.aturan, lalu),
        bentrok=bahan.bentrok.get(pk),
        daftar_bukti=bahan.bukti.get(pk, ()),
    )


def susun_keraguan(bahan: BahanLembar, arti: BarisArti) -> tuple[bool, tuple[str, ...]]:
    """Return of one row only what is doubtful: overdue, warnings."""
    sel, bulan = bahan.sel.get(arti.indikator_id, {}), bahan.periode.bulan
    belum = hitung.ambil_bulan_belum(arti.aturan, [arti.deret(sel)], hitung.Jendela(1, bulan))
    tersimpan = bahan.tersimpan.get(arti.indikator_id)
    riwayat = _susun_riwayat(bahan, arti, BELUM if tersimpan is None else tersimpan.sel)
    peringatan = susun_peringatan(arti, bahan.arti, bahan.tersimpan, riwayat)
    return _ada_tunggakan(arti.aturan, belum, bulan), peringatan


def _ada_tunggakan(aturan: hitung.Aturan, belum: Sequence[int], bulan: int) -> bool:
    """Is an earlier due month unanswered, and this one not due?"""
    return bulan not in belum and bool(belum) and len(aturan.bulan_jatuh_tempo) < 12


def _susun_riwayat(bahan: BahanLembar, arti: BarisArti, kini: hitung.Sel) -> Riwayat | None:
    if bahan.lalu is None:
        return None
    daftar_bulan = susun_bulan_riwayat(bahan.periode)
    sel = bahan.sel.get(arti.indikator_id, {})
    return susun_riwayat(arti, daftar_bulan, sel, bahan.lalu, kini)


def _isi_lalu(aturan: hitung.Aturan, lalu: hitung.Sel) -> str:
    """Last month's number of a single stock, as it is typed; empty where there is none."""
    if aturan.agregasi is not hitung.Agregasi.TERAKHIR or aturan.jenis is not hitung.Jenis.JUMLAH:
        return ""
    return tulis_angka(lalu.pembilang) if lalu.keadaan is hitung.KeadaanSel.TERISI else ""


def _sebelum_kembali(bahan: BahanLembar, arti: BarisArti, kini: hitung.Sel) -> str:
    """Return what stood in the cell when the sheet was returned, empty when unchanged since."""
    if not bahan.isi_sebelum:
        return ""
    keadaan, pembilang, penyebut = bahan.isi_sebelum.get(
        str(arti.indikator_id), ("belum", None, None)
    )
    lama = hitung.Sel(
        hitung.KeadaanSel(keadaan or "belum"), _desimal(pembilang), _desimal(penyebut)
    )
    if (lama.keadaan, lama.pembilang, lama.penyebut) == (
        kini.keadaan,
        kini.pembilang,
        kini.penyebut,
    ):
        return ""
    return tulis_nilai(arti.aturan, lama)


def _desimal(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


def tulis_realisasi(aturan: hitung.Aturan, hasil: hitung.Hasil) -> str:
    """Return the figure of a window; "nihil" stays a word."""
    if hasil.nihil:
        return "nihil"
    if aturan.jenis is hitung.Jenis.PERSENTASE and hasil.realisasi is not None:
        return tulis_persen(hasil.realisasi)
    return tulis_angka(hasil.realisasi)


def tulis_target(aturan: hitung.Aturan, hasil: hitung.Hasil) -> str:
    """Return the target of a window, a percentage as one."""
    if aturan.jenis is hitung.Jenis.PERSENTASE and hasil.target is not None:
        return tulis_persen(hasil.target)
    return tulis_angka(hasil.target)


def tulis_keterangan_capaian(aturan: hitung.Aturan, hasil: hitung.Hasil) -> str:
    """Return why there is no capaian, or "sementara: 7 dari 9 bulan", or an empty text."""
    if hasil.keadaan is hitung.KeadaanHasil.BELUM_JATUH_TEMPO:
        bulan = ", ".join(NAMA_BULAN[m - 1] for m in sorted(aturan.bulan_jatuh_tempo))
        return f"Belum jatuh tempo ({bulan})"
    if hasil.netral:
        return "Tanpa capaian"
    if hasil.keadaan is hitung.KeadaanHasil.TANPA_TARGET:
        return "Target belum ditetapkan"
    if hasil.sementara:
        return f"Sementara: {hasil.terjawab} dari {hasil.jatuh_tempo} bulan"
    return ""


@dataclass(frozen=True, slots=True)
class Kembali:
    """The last return of a sheet in words."""

    oleh: str
    pengembalian: Pengembalian
    alasan_sel: dict[int, str]


def ambil_kembali(lembar: LembarBulanan | None) -> Kembali | None:
    """Return the newest return with its reasons by cell (1 query; 0 where it cannot matter)."""
    return None if lembar is None else ambil_kembali_banyak([lembar]).get(lembar.pk)


def ambil_kembali_banyak(daftar_lembar: Sequence[LembarBulanan]) -> dict[int, Kembali]:
    """Return sheet id → its newest return, where it had any (1 query; 0 where none can matter:
    whatever returned a sheet left it ``dibuka_sampai``)."""
    daftar_pk = [
        satu.pk
        for satu in daftar_lembar
        if satu.status in KEADAAN_KEMBALI and satu.dibuka_sampai is not None
    ]
    if not daftar_pk:
        return {}
    hasil: dict[int, Kembali] = {}
    for satu in (
        Pengembalian.objects.filter(lembar_id__in=daftar_pk)
        .select_related("oleh")
        .dengan_alasan()
        .order_by("-pada", "-pk")
    ):
        kembali = hasil.setdefault(satu.lembar_id, Kembali(satu.oleh.nama, satu, {}))
        if kembali.pengembalian.pk == satu.pk and satu.sel_indikator is not None:
            kembali.alasan_sel[satu.sel_indikator] = satu.sel_alasan
    return hasil
