"""The dashboard of one kecamatan for one month: every text made once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from indikator.hitung import Jendela
from indikator.kategori import ambil_kategori
from jabatan.izin import Pejabat, Pelaku, susun_pejabat
from jabatan.jadwal import JadwalBulan
from jabatan.models import Kecamatan
from jabatan.models.organisasi import Kalender
from kinerja.inti.waktu import NAMA_BULAN, Periode, tulis_tanggal, tulis_tanggal_hari
from laporan.dasbor.bahan import Pos, ambil_daftar_pos
from laporan.dasbor.capaian import (
    HasilJabatan,
    HasilJendela,
    hitung_daftar_jabatan,
    hitung_jabatan,
    hitung_kecamatan,
)
from laporan.dasbor.daftar_capaian import (
    Butir,
    Capaian,
    Rata,
    hitung_belum_disetujui,
    hitung_rata,
    susun_capaian,
)
from laporan.dasbor.kesiapan import Kesiapan, susun_kesiapan
from laporan.dasbor.menunggu import Menunggu, susun_menunggu
from laporan.dasbor.perhatian import Perhatian, susun_perhatian
from laporan.dasbor.perubahan import Perubahan, hitung_bulan_lalu, susun_perubahan
from laporan.izin import penugasan_dasbor
from realisasi.alur import Keadaan
from realisasi.models import LembarBulanan

JABATAN, PEGAWAI = "jabatan", "pegawai"
MUNDUR_TERJAUH = 24


@dataclass(frozen=True, slots=True)
class Dasbor:
    """What the page shows; months to go to are None at the ends.

    ``awalan`` begins the addresses of its details. ``penuh`` False: only the posts he may see, his
    section or his own. ``menurut`` is jabatan or pegawai: the rows of ``capaian``.
    """

    kecamatan: Kecamatan
    periode: Periode
    sebelum: Periode
    berikut: Periode | None
    penuh: bool
    menurut: str
    awalan: str
    jadwal: str
    kesiapan: Kesiapan
    daftar_menunggu: tuple[Menunggu, ...]
    capaian: Capaian
    daftar_perhatian: tuple[Perhatian, ...]
    perubahan: Perubahan
    belum_disetujui: int
    ada_katalog: bool

    @property
    def bulan(self) -> str:
        """Name of the month alone."""
        return NAMA_BULAN[self.periode.bulan - 1]

    @property
    def merah(self) -> int:
        """How many indikator are merah."""
        return sum(max(len(satu.daftar_rinci), 1) for satu in self.daftar_perhatian)


@dataclass(frozen=True, slots=True)
class PilihanDasbor:
    """What is asked of the page. ``periode`` None: the last month past its lock; ``atas_nama``
    None: who filled for others is still to be read."""

    kecamatan: Kecamatan
    periode: Periode | None = None
    menurut: str = JABATAN
    pejabat: Pejabat | None = None
    atas_nama: Mapping[int, int | None] | None = None


def ambil_periode_terkunci(kalender: Kalender, pada: date) -> Periode:
    """Return the last month past its lock, on which a dashboard opens."""
    periode = Periode.dari_tanggal(pada).sebelum
    for _ in range(MUNDUR_TERJAUH):
        if kalender.jadwal(periode).sudah_kunci(pada):
            break
        periode = periode.sebelum
    return periode


def ambil_dasbor(pelaku: Pelaku, minta: PilihanDasbor) -> Dasbor:
    """Return the dashboard of what he sees of a kecamatan (6 queries, 8 where something waits)."""
    kecamatan = minta.kecamatan
    kalender = Kalender(kecamatan)
    periode = minta.periode or ambil_periode_terkunci(kalender, pelaku.pada)
    daftar_pos = ambil_pos_dasbor(pelaku, kecamatan, periode)
    daftar_jabatan = hitung_daftar_jabatan(daftar_pos, periode.bulan)
    bulan_lalu = hitung_bulan_lalu(daftar_jabatan, periode.bulan)
    kesiapan = susun_kesiapan(daftar_pos, periode, kalender.jadwal, pelaku.pada)
    return Dasbor(
        kecamatan=kecamatan,
        periode=periode,
        sebelum=periode.sebelum,
        berikut=_ambil_berikut(periode, pelaku.pada),
        penuh=kecamatan.pk in pelaku.kecamatan_penuh,
        menurut=minta.menurut,
        awalan=f"{reverse('laporan:dasbor')}{kecamatan.pk}/{periode.kode}/",
        jadwal=tulis_jadwal(kalender.jadwal(periode), pelaku.pada),
        kesiapan=kesiapan,
        daftar_menunggu=susun_menunggu(
            daftar_pos,
            kesiapan.daftar_baris,
            minta.pejabat or susun_pejabat(kecamatan.pk, pelaku.pada),
            _ambil_atas_nama(kesiapan) if minta.atas_nama is None else minta.atas_nama,
        ),
        capaian=_susun_capaian(daftar_jabatan, bulan_lalu, minta, periode),
        daftar_perhatian=susun_perhatian(daftar_jabatan),
        perubahan=susun_perubahan(daftar_jabatan, bulan_lalu, periode.bulan),
        belum_disetujui=hitung_belum_disetujui(daftar_pos, periode.bulan),
        ada_katalog=bool(daftar_jabatan),
    )


def ambil_pos_dasbor(
    pelaku: Pelaku,
    kecamatan: Kecamatan,
    periode: Periode,
    *,
    kode_jabatan: str = "",
    penugasan_id: int | None = None,
) -> list[Pos]:
    """Return the posts with an IKI he sees, from January up to a month (4 queries).

    All of the kecamatan, those of one jabatan, or one of them.
    """
    daftar = penugasan_dasbor(pelaku, kecamatan).ber_iki()
    if kode_jabatan:
        daftar = daftar.filter(posisi__kode_jabatan=kode_jabatan)
    if penugasan_id is not None:
        daftar = daftar.filter(pk=penugasan_id) if penugasan_id < 2**63 else daftar.none()
    daftar = daftar.menyentuh(Periode(periode.tahun, 1).awal, periode.akhir)
    return ambil_daftar_pos(
        daftar.order_by("posisi__urut", "posisi_id", "mulai"), kecamatan, periode
    )


def _ambil_atas_nama(kesiapan: Kesiapan) -> dict[int, int | None]:
    """Return sheet → who filled it for its owner, of those that wait for atasan (1 query)."""
    daftar_pk = [
        sel.lembar_id
        for baris in kesiapan.daftar_baris
        for sel in baris.daftar_sel
        if sel.nada == Keadaan.DIAJUKAN.value and sel.lembar_id is not None
    ]
    if not daftar_pk:
        return {}
    return dict(LembarBulanan.objects.filter(pk__in=daftar_pk).values_list("pk", "diisi_oleh_id"))


def _susun_capaian(
    daftar_jabatan: Sequence[HasilJabatan],
    bulan_lalu: Sequence[HasilJendela] | None,
    minta: PilihanDasbor,
    periode: Periode,
) -> Capaian:
    """By jabatan, or by pegawai; the last line is the mean of the jabatan either way."""
    lalu = [None] * len(daftar_jabatan) if bulan_lalu is None else list(bulan_lalu)
    jelas = reverse("laporan:jelaskan_kecamatan", args=[minta.kecamatan.pk, periode.kode])
    daftar = [
        Butir(
            satu.nama,
            ", ".join(dict.fromkeys(pos.nama for pos in satu.daftar_pos)),
            f"jabatan/{satu.kode}/",
            f"{jelas}{satu.kode}/",
            hitung_rata(satu, sebelum, periode.bulan),
        )
        for satu, sebelum in zip(daftar_jabatan, lalu, strict=True)
    ]
    kategori = ambil_kategori(minta.kecamatan.pemda, periode.tahun)
    kini, triwulan, dulu = (
        hitung_kecamatan([rata for rata in daftar_rata if rata is not None], kategori)
        for daftar_rata in (
            [satu.rata.kini for satu in daftar],
            [satu.rata.triwulan for satu in daftar],
            [satu.rata.lalu for satu in daftar],
        )
    )
    seluruh = Butir("Rata-rata jabatan", "", "", jelas, Rata(kini, triwulan, dulu))
    if minta.menurut == PEGAWAI:
        daftar = [butir for satu in daftar_jabatan for butir in susun_pegawai(satu, periode)]
    return susun_capaian(daftar, seluruh, "jabatan", periode.bulan)


def susun_pegawai(jabatan: HasilJabatan, periode: Periode) -> list[Butir]:
    """Each post of a jabatan as its own report reads, at the last month it holds."""
    hasil = []
    for pos in jabatan.daftar_pos:
        laporan = pos.periode_laporan(periode)
        sendiri = hitung_jabatan([pos], laporan.bulan)
        lalu = None if laporan.bulan == 1 else sendiri.hitung(Jendela(1, laporan.bulan - 1))
        hasil.append(
            Butir(
                pos.nama,
                f"{pos.penugasan.sebutan_sifat}{pos.penugasan.posisi.nama}",
                f"pegawai/{pos.penugasan.pk}/",
                reverse("laporan:jelaskan_rata", args=[pos.penugasan.pk, laporan.kode]),
                hitung_rata(sendiri, lalu, laporan.bulan),
            )
        )
    return hasil


def _ambil_berikut(periode: Periode, pada: date) -> Periode | None:
    """The month after, once it has ended: before that nobody fills it."""
    return periode.berikut if periode.berikut.akhir < pada else None


def tulis_jadwal(jadwal: JadwalBulan, pada: date) -> str:
    """ "Batas pengisian Senin, 5 Oktober 2026 (2 hari lagi), terkunci sesudah …"."""
    if jadwal.sudah_kunci(pada):
        batas, kunci = tulis_tanggal(jadwal.batas), tulis_tanggal(jadwal.kunci)
        return f"Batas pengisian {batas}, terkunci sejak akhir {kunci}"
    kunci = f"terkunci sesudah {tulis_tanggal(jadwal.kunci)}"
    if pada > jadwal.batas:
        lewat = jadwal.hari_terlambat(pada)
        return f"Batas pengisian {tulis_tanggal(jadwal.batas)} lewat {lewat} hari, {kunci}"
    batas = tulis_tanggal_hari(jadwal.batas)
    return f"Batas pengisian {batas} ({tulis_sisa(jadwal.batas, pada)}), {kunci}"


def tulis_sisa(batas: date, pada: date) -> str:
    """ "hari ini", "besok", "3 hari lagi"."""
    sisa = (batas - pada).days
    return {0: "hari ini", 1: "besok"}.get(sisa, f"{sisa} hari lagi")
