"""The list of reports: which posts a person may see, and how their sheets of a window stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from django.core.paginator import Page, Paginator
from django.db.models import Q
from django.urls import reverse

from jabatan.izin import Pelaku, penugasan_terlihat_oleh
from jabatan.models import Penugasan
from laporan.models import JenisLaporan
from laporan.rekap.jangka import Jangka
from laporan.rekap.permintaan import PilihanLaporan
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.models import LembarBulanan

SEHALAMAN = 50
KeadaanBulan = Mapping[int, Keadaan]


@dataclass(frozen=True, slots=True)
class ButirLaporan:
    """One post with the state of its sheets; the addresses open its report."""

    penugasan_id: int
    nama: str
    jabatan: str
    keadaan: str
    sebutan: str
    alamat: str
    alamat_pdf: str
    alamat_xlsx: str


@dataclass(frozen=True, slots=True)
class DaftarLaporan:
    """One page of the list; ``kueri`` are the choices it was asked with."""

    jangka: Jangka
    cari: str
    kueri: str
    halaman: Page[Penugasan]
    daftar: tuple[ButirLaporan, ...]

    @property
    def daftar_kueri(self) -> list[tuple[str, str]]:
        """The choices as fields of the search form."""
        return parse_qsl(self.kueri)


def ambil_daftar_laporan(
    pelaku: Pelaku, pilihan: PilihanLaporan, *, cari: str = "", halaman: str = "1"
) -> DaftarLaporan:
    """Return the posts with an IKI that hold a day of the window (4 queries)."""
    jangka = pilihan.jangka
    daftar = (
        penugasan_terlihat_oleh(pelaku)
        .filter(kecamatan_id=pilihan.kecamatan_id)
        .ber_iki()
        .menyentuh(jangka.awal.awal, jangka.akhir.akhir)
        .dengan_orang()
        .dengan_jeda()
        .order_by("posisi__urut", "pegawai__nama", "pk")
    )
    if cari:
        daftar = daftar.filter(Q(pegawai__nama__icontains=cari) | Q(posisi__nama__icontains=cari))
    isi = Paginator(daftar, SEHALAMAN).get_page(halaman)
    keadaan = ambil_keadaan_lembar(list(isi.object_list), jangka)
    return DaftarLaporan(
        jangka=jangka,
        cari=cari,
        kueri=pilihan.kueri(),
        halaman=isi,
        daftar=tuple(_susun_butir(baris, pilihan, keadaan.get(baris.pk, {})) for baris in isi),
    )


def ambil_keadaan_lembar(daftar: list[Penugasan], jangka: Jangka) -> dict[int, dict[int, Keadaan]]:
    """Return post id → month → state of its sheet (1 query)."""
    jendela = jangka.jendela
    lembar = LembarBulanan.objects.filter(
        kecamatan_id__in={baris.kecamatan_id for baris in daftar},
        tahun=jangka.tahun,
        bulan__range=(jendela.awal, jendela.akhir),
        penugasan_id__in=[baris.pk for baris in daftar],
    )
    hasil: dict[int, dict[int, Keadaan]] = {}
    for penugasan, bulan, keadaan in lembar.values_list("penugasan_id", "bulan", "keadaan"):
        hasil.setdefault(penugasan, {})[bulan] = Keadaan(keadaan)
    return hasil


def _susun_butir(baris: Penugasan, pilihan: PilihanLaporan, keadaan: KeadaanBulan) -> ButirLaporan:
    nada, sebutan = _sebut_keadaan(baris, pilihan.jangka, keadaan)
    satu = replace(pilihan, penugasan_id=baris.pk)
    return ButirLaporan(
        penugasan_id=baris.pk,
        nama=baris.pegawai.nama,
        jabatan=f"{baris.sebutan_sifat}{baris.posisi.nama}",
        keadaan=nada,
        sebutan=sebutan,
        alamat=susun_alamat(satu),
        alamat_pdf=susun_alamat(satu, "pdf/"),
        alamat_xlsx=susun_alamat(satu, "xlsx/"),
    )


def susun_alamat(pilihan: PilihanLaporan, akhiran: str = "") -> str:
    """Return where a report stands: at the short address of a post where nothing else is asked."""
    pendek = pilihan.jenis is JenisLaporan.REALISASI and not pilihan.hanya_disetujui
    if pilihan.penugasan_id is None or not pendek:
        return f"{reverse('laporan:lihat')}{akhiran}?{pilihan.kueri()}"
    argumen = [pilihan.penugasan_id, pilihan.jangka.kode]
    return f"{reverse('laporan:realisasi', args=argumen)}{akhiran}"


def _sebut_keadaan(baris: Penugasan, jangka: Jangka, keadaan: KeadaanBulan) -> tuple[str, str]:
    """Return (nada, word): of a month its state, of a longer window how many are approved."""
    bagian = baris.bagian(jangka.tahun)
    wajib = [bulan for bulan in jangka.jendela.bulan if bulan in bagian or bulan in keadaan]
    if not wajib:
        return "cuti", "Cuti"
    if jangka.adalah_bulan:
        satu = keadaan.get(wajib[0], Keadaan.BELUM)
        return satu.value, SEBUTAN_KEADAAN[satu]
    disetujui = sum(keadaan.get(bulan) is Keadaan.DISETUJUI for bulan in wajib)
    if disetujui == len(wajib):
        return Keadaan.DISETUJUI.value, SEBUTAN_KEADAAN[Keadaan.DISETUJUI]
    return Keadaan.BELUM.value, f"{disetujui} dari {len(wajib)} lembar disetujui"
