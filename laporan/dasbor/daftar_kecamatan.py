"""All kecamatan of an admin or inspector in one list: who leads, how many people, last month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Count

from jabatan.izin import Pelaku
from jabatan.izin.kantor import daftar_kecamatan_dibaca, periksa_pembaca
from jabatan.models import JenisPosisi, Kecamatan, Penugasan
from kinerja.inti.waktu import Periode
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.models import LembarBulanan

URUTAN = (
    *(Keadaan.DISETUJUI, Keadaan.DIVERIFIKASI, Keadaan.DIAJUKAN),
    *(Keadaan.DIKEMBALIKAN, Keadaan.DRAF),
)


@dataclass(frozen=True, slots=True)
class BarisKecamatan:
    """One kecamatan; ``camat`` is empty where nobody leads it today.

    ``daftar_keadaan`` counts the sheets of the month by state (code, word, number),
    ``tanpa_lembar`` the posts with an IKI that have none.
    """

    kecamatan: Kecamatan
    camat: str
    jumlah_pegawai: int
    ber_iki: int
    daftar_keadaan: tuple[tuple[str, str, int], ...]
    tanpa_lembar: int


@dataclass(slots=True)
class _Hitungan:
    """What the queries found of one kecamatan."""

    camat: str = ""
    pegawai: int = 0
    ber_iki: int = 0
    lembar: dict[str, int] = field(default_factory=dict)


def ambil_daftar_kecamatan_ringkas(pelaku: Pelaku, periode: Periode) -> tuple[BarisKecamatan, ...]:
    """Return the kecamatan he reads, by name (4 queries however many); 403 for others."""
    periksa_pembaca(pelaku)
    daftar = daftar_kecamatan_dibaca(pelaku)
    hitungan = {satu.pk: _Hitungan() for satu in daftar}
    _isi_orang(hitungan, pelaku)
    _isi_lembar(hitungan, periode)
    return tuple(_susun_baris(satu, hitungan[satu.pk]) for satu in daftar)


def _isi_orang(hitungan: Mapping[int, _Hitungan], pelaku: Pelaku) -> None:
    """Camat (a Plh. before who is away) and the number of people on duty."""
    duduk = Penugasan.objects.filter(kecamatan_id__in=hitungan).aktif(pelaku.pada).order_by()
    camat = duduk.filter(posisi__jenis=JenisPosisi.CAMAT).select_related("pegawai", "posisi")
    for penugasan in sorted(camat, key=lambda satu: satu.sifat == "plh"):
        nama = f"{penugasan.pegawai.nama}"
        sebutan = f" ({penugasan.get_sifat_display()})" if penugasan.sebutan_sifat else ""
        hitungan[penugasan.kecamatan_id].camat = f"{nama}{sebutan}"
    banyak = duduk.values_list("kecamatan_id").annotate(Count("pegawai_id", distinct=True))
    for kecamatan_id, jumlah in banyak:
        hitungan[kecamatan_id].pegawai = jumlah


def _isi_lembar(hitungan: Mapping[int, _Hitungan], periode: Periode) -> None:
    """Posts with an IKI in the month, and the sheets they made."""
    bertugas = (
        Penugasan.objects.filter(kecamatan_id__in=hitungan)
        .ber_iki()
        .menyentuh(periode.awal, periode.akhir)
        .order_by()
    )
    for kecamatan_id, jumlah in bertugas.values_list("kecamatan_id").annotate(Count("pk")):
        hitungan[kecamatan_id].ber_iki = jumlah
    lembar = LembarBulanan.objects.filter(
        kecamatan_id__in=hitungan, tahun=periode.tahun, bulan=periode.bulan
    ).order_by()
    daftar = lembar.values_list("kecamatan_id", "keadaan").annotate(Count("pk"))
    for kecamatan_id, keadaan, jumlah in daftar:
        hitungan[kecamatan_id].lembar[keadaan] = jumlah


def _susun_baris(kecamatan: Kecamatan, isi: _Hitungan) -> BarisKecamatan:
    return BarisKecamatan(
        kecamatan=kecamatan,
        camat=isi.camat,
        jumlah_pegawai=isi.pegawai,
        ber_iki=isi.ber_iki,
        daftar_keadaan=tuple(
            (satu.value, SEBUTAN_KEADAAN[satu], isi.lembar[satu.value])
            for satu in URUTAN
            if satu.value in isi.lembar
        ),
        tanpa_lembar=max(isi.ber_iki - sum(isi.lembar.values()), 0),
    )
