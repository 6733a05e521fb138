"""Is a draft ready to come into force, a year ready for the archive? Writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from indikator.arti.beda import Perbedaan, susun_perbedaan
from indikator.arti.pohon import CabangJabatan, Pohon, ambil_pohon, hitung_sidik
from indikator.models import Indikator
from indikator.services.lembar import ambil_hitungan_lembar
from jabatan.jadwal import JadwalBulan, susun_jadwal
from jabatan.models import (
    HariLibur,
    Katalog,
    KeadaanKatalog,
    Kecamatan,
    Penugasan,
    PeriodePengisian,
    Posisi,
)
from kinerja.inti.waktu import Periode, tulis_tanggal


@dataclass(frozen=True, slots=True)
class Masalah:
    """One reason against; ``kode_jabatan`` or ``posisi_id`` say where it is put right."""

    teks: str
    kode_jabatan: str = ""
    posisi_id: int | None = None


@dataclass(frozen=True, slots=True)
class Kesiapan:
    """A draft before it comes into force: what it replaces, what differs, what stands against.

    ``sidik`` is of all that the page shows: who confirms sends it back.
    """

    dasar: Katalog | None
    perbedaan: Perbedaan
    daftar_masalah: tuple[Masalah, ...]
    sidik: str


def ambil_kesiapan(katalog: Katalog, daftar: Sequence[Katalog]) -> Kesiapan:
    """Return how ready a draft is (7 queries); ``daftar`` holds the catalogues of its pemda."""
    dasar = ambil_dasar(katalog, daftar)
    pohon = ambil_pohon([katalog] if dasar is None else [katalog, dasar])
    milik, lama = pohon[katalog.pk], () if dasar is None else pohon[dasar.pk]
    masalah = [
        *_periksa_ganda(katalog, daftar),
        *periksa_isi(milik),
        *_periksa_posisi(katalog, milik),
        *_periksa_lembar(katalog),
    ]
    sidik = hitung_sidik(katalog, milik) + (hitung_sidik(dasar, lama) if dasar else "")
    return Kesiapan(dasar, susun_perbedaan(lama, milik), tuple(masalah), sidik)


def ambil_dasar(katalog: Katalog, daftar: Sequence[Katalog]) -> Katalog | None:
    """Return what holds for the scope until the draft does: of its year, else of one before.

    A kecamatan's own catalogue goes before the pemda's. None where there never was any.
    """
    calon = [
        satu
        for satu in daftar
        if satu.pk != katalog.pk
        and satu.keadaan != KeadaanKatalog.DRAF
        and satu.pemda_id == katalog.pemda_id
        and satu.kecamatan_id in (None, katalog.kecamatan_id)
        and satu.tahun <= katalog.tahun
    ]
    return max(calon, key=lambda satu: (satu.tahun, satu.kecamatan_id is not None), default=None)


def _periksa_ganda(katalog: Katalog, daftar: Sequence[Katalog]) -> Iterator[Masalah]:
    for satu in daftar:
        if (
            satu.keadaan != KeadaanKatalog.DRAF
            and (satu.pemda_id, satu.kecamatan_id) == (katalog.pemda_id, katalog.kecamatan_id)
            and satu.tahun == katalog.tahun
        ):
            yield Masalah(
                f"Sudah ada katalog {satu.tahun} untuk {satu.sebutan_cakupan} "
                f"({satu.get_keadaan_display().lower()}, SK Nomor {satu.nomor_sk})."
            )


_ATURAN_BARIS: tuple[tuple[Callable[[Indikator], bool], str], ...] = (
    (lambda baris: baris.satuan.strip() != "", "belum bersatuan"),
    (lambda baris: baris.formulasi.strip() != "", "belum berformulasi"),
    (lambda baris: bool(baris.nama_sumber), "belum menyebut sumber data"),
    (
        lambda baris: (
            baris.jenis == Indikator.Jenis.JUMLAH
            or bool(baris.label_pembilang.strip() and baris.label_penyebut.strip())
        ),
        "belum berlabel pembilang dan penyebut",
    ),
)


def periksa_isi(pohon: Pohon) -> list[Masalah]:
    """Return what the rows themselves still lack."""
    if not pohon:
        return [Masalah("Katalog ini belum berisi jabatan.")]
    return [masalah for cabang in pohon for masalah in _periksa_jabatan(cabang)]


def _periksa_jabatan(cabang: CabangJabatan) -> Iterator[Masalah]:
    kode, nama = cabang.jabatan.kode, cabang.jabatan.nama
    if not cabang.daftar_indikator:
        yield Masalah(f"{nama}: belum mempunyai indikator.", kode)
    for satu in cabang.daftar_kinerja:
        if cabang.daftar_indikator and not satu.daftar_indikator:
            yield Masalah(f"{nama}: kinerja utama “{satu.kinerja}” belum berindikator.", kode)
    for baris in cabang.daftar_indikator:
        for benar, kurang in _ATURAN_BARIS:
            if not benar(baris):
                yield Masalah(f"{nama}: indikator “{baris}” {kurang}.", kode)


def _periksa_posisi(katalog: Katalog, pohon: Pohon) -> Iterator[Masalah]:
    """Seats held in the year whose jabatan the catalogue does not have (1 query).

    A seat nobody holds any more does not stand in the way: its jabatan may be gone for good.
    """
    kode = [cabang.jabatan.kode for cabang in pohon]
    awal, akhir = date(katalog.tahun, 1, 1), date(katalog.tahun, 12, 31)
    duduk = Penugasan.objects.filter(posisi=OuterRef("pk")).menyentuh(awal, akhir)
    daftar = (
        Posisi.objects.filter(Exists(duduk), kecamatan__in=ambil_kecamatan(katalog).values("pk"))
        .exclude(kode_jabatan="")
        .exclude(kode_jabatan__in=kode)
        .select_related("kecamatan")
        .order_by("kecamatan__nama", "urut", "pk")
    )
    for posisi in daftar if pohon else ():
        yield Masalah(
            f"Posisi {posisi.nama} (Kecamatan {posisi.kecamatan.nama}) memakai jabatan "
            f"“{posisi.kode_jabatan}” yang tidak ada di katalog ini, jadi pemegangnya tidak akan "
            "mempunyai IKI. Tambahkan jabatannya, atau akhiri penugasannya.",
            posisi_id=posisi.pk,
        )


def ambil_kecamatan(katalog: Katalog) -> QuerySet[Kecamatan]:
    """Return the kecamatan a catalogue holds for: those without one of their own that year."""
    if katalog.kecamatan_id is not None:
        return Kecamatan.objects.filter(pk=katalog.kecamatan_id)
    sendiri = Katalog.objects.filter(kecamatan=OuterRef("pk"), tahun=katalog.tahun)
    return Kecamatan.objects.filter(
        ~Exists(sendiri.exclude(keadaan=KeadaanKatalog.DRAF)), pemda_id=katalog.pemda_id
    )


def _periksa_lembar(katalog: Katalog) -> Iterator[Masalah]:
    """A kecamatan that already filled this year keeps its catalogue until the next (1 query)."""
    if katalog.kecamatan_id is None:
        return
    hitungan = ambil_hitungan_lembar(
        [katalog.kecamatan_id], tahun=katalog.tahun, pada=date(katalog.tahun, 1, 1)
    )
    if katalog.kecamatan_id in hitungan:
        yield Masalah(
            f"Sudah ada {hitungan[katalog.kecamatan_id].semua} lembar {katalog.tahun} menurut "
            "katalog yang berlaku sekarang; menggantinya di tengah tahun akan mengubah laporan. "
            f"Ubah tahun draf ini menjadi {katalog.tahun + 1}, atau catat SK perubahan."
        )


# --- the archive ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KesiapanArsip:
    """What keeps a year from the archive; ``belum_disetujui`` sheets may still be decided after."""

    daftar_alasan: tuple[str, ...]
    belum_disetujui: int


def ambil_kesiapan_arsip(katalog: Katalog, pada: date) -> KesiapanArsip:
    """Return why a catalogue cannot be archived on ``pada`` (4 queries whatever the pemda)."""
    if katalog.keadaan != KeadaanKatalog.BERLAKU:
        return KesiapanArsip(("Hanya katalog yang berlaku dapat diarsipkan.",), 0)
    daftar = list(ambil_kecamatan(katalog).order_by("nama"))
    desember = Periode(katalog.tahun, 12)
    jadwal = _ambil_jadwal(daftar, desember)
    hitungan = ambil_hitungan_lembar([k.pk for k in daftar], tahun=katalog.tahun, pada=pada)
    alasan = []
    for kecamatan in daftar:
        kunci = jadwal[kecamatan.pk]
        if not kunci.sudah_kunci(pada):
            alasan.append(
                f"Kecamatan {kecamatan.nama}: pengisian {desember.nama} baru terkunci setelah "
                f"{tulis_tanggal(kunci.kunci)}."
            )
        elif kecamatan.pk in hitungan and hitungan[kecamatan.pk].terbuka:
            alasan.append(
                f"Kecamatan {kecamatan.nama}: {hitungan[kecamatan.pk].terbuka} lembar "
                f"{katalog.tahun} sedang dibuka kembali untuk diperbaiki."
            )
    return KesiapanArsip(tuple(alasan), sum(satu.belum_disetujui for satu in hitungan.values()))


def _ambil_jadwal(daftar: Sequence[Kecamatan], periode: Periode) -> dict[int, JadwalBulan]:
    """Return the dates of a month for many kecamatan of one pemda (2 queries)."""
    pengecualian = {
        satu.kecamatan_id: JadwalBulan(satu.buka, satu.batas, satu.verifikasi, satu.kunci)
        for satu in PeriodePengisian.objects.filter(
            kecamatan__in=daftar, tahun=periode.tahun, bulan=periode.bulan
        )
    }
    pemda = {kecamatan.pemda_id for kecamatan in daftar}
    libur = frozenset(
        HariLibur.objects.filter(
            pemda__in=pemda,
            tanggal__gte=periode.berikut.awal,
            tanggal__lte=periode.berikut.berikut.akhir,
        ).values_list("tanggal", flat=True)
    )
    return {
        satu.pk: pengecualian.get(satu.pk)
        or susun_jadwal(
            periode, hari=(satu.hari_batas, satu.hari_verifikasi, satu.hari_kunci), libur=libur
        )
        for satu in daftar
    }
