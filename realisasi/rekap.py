"""Reading sheets: cells by month, what is missing, where a person stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Q, Sum

from indikator import hitung
from jabatan.izin import Pejabat, Pelaku, susun_pejabat
from jabatan.models import Penugasan
from jabatan.models.organisasi import Kalender
from jejak.models import Jejak
from kinerja.inti.kueri import KueriLingkup
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.arti import ArtiLembar, BarisArti, dari_json, susun_arti
from realisasi.izin import Situasi
from realisasi.kesalahan import TanpaKatalog
from realisasi.models import Bukti, Cuplikan, LembarBulanan, Realisasi, baca_sel

SelBulan = dict[int, tuple[hitung.Sel, ...]]
SelLalu = Mapping[int, hitung.Sel]
_KOLOM_SEL = (
    *("tahun", "bulan", "indikator_id", "keadaan", "pembilang", "penyebut", "syarat_terpenuhi"),
    *("keterangan", "versi", "lembar_id", "id"),
)
_ISI_DUA_TAHUN = KueriLingkup(
    lambda kecamatan_id, penugasan_id, lalu, tahun: Realisasi._base_manager.filter(
        kecamatan_id=kecamatan_id, tahun__in=(lalu, tahun), lembar__penugasan_id=penugasan_id
    ).values_list("indikator__kode", "indikator__jenis", "indikator__satuan", *_KOLOM_SEL)
)
_LEMBAR = KueriLingkup(
    lambda kecamatan_id, penugasan_id, tahun: LembarBulanan._base_manager.filter(
        kecamatan_id=kecamatan_id, tahun=tahun, penugasan_id=penugasan_id
    )
)
_LEMBAR_BULAN = KueriLingkup(
    lambda kecamatan_id, penugasan_id, tahun, bulan: LembarBulanan._base_manager.filter(
        kecamatan_id=kecamatan_id, tahun=tahun, bulan=bulan, penugasan_id=penugasan_id
    )
)
_CUPLIKAN = KueriLingkup(
    lambda kecamatan_id, lembar_id: Cuplikan._base_manager.filter(
        kecamatan_id=kecamatan_id, lembar_id=lembar_id
    ).order_by("-versi_lembar")[:1]
)
_KEADAAN_SEL = {satu.value: satu for satu in hitung.KeadaanSel}


@dataclass(frozen=True, slots=True)
class IsiLembar:
    """The cells of one post around a month: that month's as stored, the year's, and last year's
    by (kode, jenis, satuan), which carry a row from catalogue to catalogue."""

    tersimpan: dict[int, Realisasi]
    sel: dict[int, SelBulan]
    lalu: dict[tuple[str, str, str], dict[int, hitung.Sel]]


def ambil_lembar(
    penugasan: Penugasan, tahun: int, bulan: int | None = None
) -> dict[Periode, LembarBulanan]:
    """Return the sheets of a post's year, or of one month of it (1 query)."""
    kunci = (penugasan.kecamatan_id, penugasan.pk, tahun)
    daftar = _LEMBAR(*kunci) if bulan is None else _LEMBAR_BULAN(*kunci, bulan)
    return {satu.periode: satu for satu in daftar}


def ambil_isi_lembar(penugasan: Penugasan, periode: Periode) -> IsiLembar:
    """Return what was entered in the year of ``periode`` and the year before (1 query)."""
    isi = IsiLembar({}, {}, {})
    kunci = (penugasan.kecamatan_id, penugasan.pk, periode.tahun - 1, periode.tahun)
    for kode, jenis, satuan, *nilai in _ISI_DUA_TAHUN(*kunci):
        tahun, bulan, indikator, keadaan, pembilang, penyebut, syarat, *_ = nilai
        sel = hitung.Sel(_KEADAAN_SEL[keadaan], pembilang, penyebut, syarat)
        if tahun != periode.tahun:
            isi.lalu.setdefault((kode, jenis, satuan), {})[bulan] = sel
            continue
        isi.sel.setdefault(indikator, {})[bulan] = (sel,)
        if bulan == periode.bulan:
            kolom = dict(zip(_KOLOM_SEL, nilai, strict=True))
            isi.tersimpan[indikator] = baca_sel({**kolom, "kecamatan_id": penugasan.kecamatan_id})
    return isi


def ambil_sel_setahun(
    daftar_kecamatan: Sequence[int], tahun: int, daftar_penugasan: Sequence[int] | None = None
) -> dict[int, dict[int, SelBulan]]:
    """Return post id → indikator id → month → cells of a year (1 query)."""
    daftar = Realisasi.objects.setahun(list(daftar_kecamatan), tahun)
    if daftar_penugasan is not None:
        daftar = daftar.filter(lembar__penugasan_id__in=daftar_penugasan)
    hasil: dict[int, dict[int, SelBulan]] = {}
    for penugasan, indikator, bulan, keadaan, pembilang, penyebut, syarat in daftar.values_list(
        "lembar__penugasan_id",
        "indikator_id",
        "bulan",
        "keadaan",
        "pembilang",
        "penyebut",
        "syarat_terpenuhi",
    ):
        sel = hitung.Sel(hitung.KeadaanSel(keadaan), pembilang, penyebut, syarat)
        hasil.setdefault(penugasan, {}).setdefault(indikator, {})[bulan] = (sel,)
    return hasil


def ambil_isi_setahun(penugasan: Penugasan, tahun: int) -> dict[int, dict[int, Realisasi]]:
    """Return month → indikator id → cell of one post's year (1 query)."""
    hasil: dict[int, dict[int, Realisasi]] = {}
    daftar = Realisasi.objects.setahun([penugasan.kecamatan_id], tahun)
    for satu in daftar.filter(lembar__penugasan=penugasan):
        hasil.setdefault(satu.bulan, {})[satu.indikator_id] = satu
    return hasil


def susun_situasi(
    pelaku: Pelaku,
    penugasan: Penugasan,
    periode: Periode,
    lembar: LembarBulanan | None,
    *,
    kalender: Kalender | None = None,
    pejabat: Pejabat | None = None,
) -> Situasi:
    """Return a person's situation before a sheet (each read only when asked:
    calendar 1 query, seat holders 1)."""
    return Situasi(
        pelaku=pelaku,
        penugasan=penugasan,
        periode=periode,
        kalender=kalender or Kalender(penugasan.kecamatan),
        pejabat=pejabat or susun_pejabat(penugasan.kecamatan_id, pelaku.pada),
        keadaan=Keadaan.BELUM if lembar is None else lembar.status,
        diisi_oleh_id=None if lembar is None else lembar.diisi_oleh_id,
        dibuka_sampai=None if lembar is None else lembar.dibuka_sampai,
        sejak=None if lembar is None else _sejak(lembar),
    )


def _sejak(lembar: LembarBulanan) -> datetime | None:
    waktu = {
        Keadaan.DIAJUKAN: lembar.diajukan_pada,
        Keadaan.DIVERIFIKASI: lembar.diverifikasi_pada,
        Keadaan.DISETUJUI: lembar.disetujui_pada,
    }
    return waktu.get(lembar.status)


def ambil_belum_dijawab(
    arti: ArtiLembar, sel: Mapping[int, SelBulan], bulan: int
) -> tuple[list[BarisArti], list[BarisArti]]:
    """Return (rows due in ``bulan`` unanswered, rows overdue from earlier months unanswered)."""
    jendela = hitung.Jendela(1, bulan)
    sekarang: list[BarisArti] = []
    tertunggak: list[BarisArti] = []
    for baris in arti.baris:
        deret = baris.deret(sel.get(baris.indikator_id, {}))
        belum = hitung.ambil_bulan_belum(baris.aturan, [deret], jendela)
        if bulan in belum:
            sekarang.append(baris)
        elif belum and len(baris.aturan.bulan_jatuh_tempo) < 12:
            tertunggak.append(baris)
    return sekarang, tertunggak


def ambil_arti(
    penugasan: Penugasan, tahun: int, lembar: LembarBulanan | None, *, dengan_sumber: bool = True
) -> ArtiLembar:
    """Return the frozen meaning of an approved sheet, else the live one; TanpaKatalog for none."""
    if lembar is not None and lembar.status is Keadaan.DISETUJUI:
        for cuplikan in _CUPLIKAN(lembar.kecamatan_id, lembar.pk):
            return dari_json(cuplikan.isi)
    arti = susun_arti(penugasan, tahun, dengan_sumber=dengan_sumber)
    if arti is None:
        raise TanpaKatalog(
            f"Belum ada katalog IKI {penugasan.posisi} yang berlaku untuk tahun {tahun}. "
            "Hubungi admin kecamatan."
        )
    return arti


def ambil_bukti_lembar(lembar: LembarBulanan | None) -> dict[int | None, list[Bukti]]:
    """Return indikator id (None: the whole sheet) → its bukti in order of coming (1 query)."""
    hasil: dict[int | None, list[Bukti]] = {}
    if lembar is not None:
        daftar = Bukti.objects.ada().filter(kecamatan_id=lembar.kecamatan_id, lembar=lembar)
        for satu in daftar.select_related("diunggah_oleh").order_by("pk"):
            hasil.setdefault(satu.indikator_id, []).append(satu)
    return hasil


def hitung_bukti(lembar: LembarBulanan | None) -> dict[int | None, int]:
    """Return indikator id (None: the whole sheet) → how many files; none is left out (1 query)."""
    if lembar is None:
        return {}
    daftar = Bukti.objects.ada().filter(kecamatan_id=lembar.kecamatan_id, lembar=lembar)
    return dict(daftar.order_by().values_list("indikator_id").annotate(Count("pk")))


def hitung_bukti_banyak(daftar_lembar: Sequence[LembarBulanan]) -> dict[int, int]:
    """Return sheet id → how many files; sheets without any are left out (1 query)."""
    daftar = Bukti.objects.ada().filter(
        kecamatan_id__in={satu.kecamatan_id for satu in daftar_lembar},
        lembar_id__in=[satu.pk for satu in daftar_lembar],
    )
    return dict(daftar.order_by().values_list("lembar_id").annotate(Count("pk")))


def hitung_terpakai(kecamatan_id: int) -> int:
    """Return how many bytes the bukti of a kecamatan take; the same content counts once
    (1 query)."""
    isi = Bukti.objects.ada().filter(kecamatan_id=kecamatan_id).order_by().values("sha256")
    jumlah: int | None = isi.annotate(besar=Max("ukuran")).aggregate(semua=Sum("besar"))["semua"]
    return 0 if jumlah is None else jumlah


def ambil_riwayat(lembar: LembarBulanan) -> list[Jejak]:
    """Return the trail of a sheet, of its cells, its bukti and of requests to open it, newest
    first (1 query)."""
    bulan = f"{lembar.penugasan_id}/{lembar.periode.kode}/"
    return list(
        Jejak.objects.filter(
            Q(objek="realisasi.LembarBulanan", objek_id=str(lembar.pk))
            | Q(
                objek__in=["realisasi.Realisasi", "realisasi.Bukti"],
                objek_id__startswith=f"{lembar.pk}/",
            )
            | Q(objek="realisasi.PermintaanBuka", objek_id__startswith=bulan),
            kecamatan_id=lembar.kecamatan_id,
        ).order_by("-urut")
    )


def ambil_pengubah(
    lembar: LembarBulanan | None, daftar_indikator: Iterable[int]
) -> dict[int, Jejak]:
    """Return indikator id → the newest trail row of its cell (1 query; 0 for no cells)."""
    objek = {} if lembar is None else {f"{lembar.pk}/{pk}": pk for pk in daftar_indikator}
    if not objek:
        return {}
    daftar = Jejak.objects.filter(objek="realisasi.Realisasi", objek_id__in=list(objek))
    return {objek[jejak.objek_id]: jejak for jejak in daftar.order_by("pk")}
