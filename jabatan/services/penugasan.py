"""Posts: a person is seated, a post is ended or corrected, days off are written down."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q

from jabatan.izin import Pelaku
from jabatan.izin.kantor import (
    ambil_penugasan_kelolaan,
    ambil_posisi_kelolaan,
    tolak_beri_posisi,
    tolak_kelola_pegawai,
)
from jabatan.kesalahan import IsianDitolak
from jabatan.models import Jeda, JenisPosisi, Pegawai, Penugasan, Posisi, SifatPenugasan
from jabatan.pemicu import PESAN_ORANG, PESAN_POSISI
from jabatan.services.catatan import (
    periksa_dilihat,
    periksa_hak,
    periksa_model,
    susun_entri,
    susun_isi,
)
from jabatan.services.lembar import ambil_bulan_berlembar, tulis_daftar_bulan
from jejak.services import catat_jejak
from kinerja.inti.waktu import tulis_tanggal

KOLOM = ("pegawai_id", "posisi_id", "sifat", "nomor_sk", "mulai", "selesai", "pengisi_id")
KOLOM_JEDA = ("penugasan_id", "sebab", "mulai", "selesai")
TAK_BERBATAS = date(9999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianPenugasan:
    """A post as typed."""

    pegawai: Pegawai
    sifat: str
    nomor_sk: str
    mulai: date
    selesai: date | None = None
    pengisi: Pegawai | None = None


@transaction.atomic
def buat_penugasan(posisi_id: int, *, isian: IsianPenugasan, oleh: Pelaku) -> Penugasan:
    """Seat a person: never oneself, the Camat's seat by the admin pemda only."""
    posisi = ambil_posisi_kelolaan(oleh, posisi_id)
    Posisi.objects.select_for_update(no_key=True).get(pk=posisi.pk)
    periksa_hak(tolak_beri_posisi(oleh, posisi))
    periksa_hak(tolak_kelola_pegawai(oleh, isian.pegawai))
    _periksa_pengisi(oleh, isian.pengisi)
    _periksa_sifat(posisi, isian.sifat)
    penugasan = Penugasan(
        kecamatan_id=posisi.kecamatan_id,
        posisi=posisi,
        pegawai=isian.pegawai,
        sifat=isian.sifat,
        nomor_sk=isian.nomor_sk,
        mulai=isian.mulai,
        selesai=isian.selesai,
        pengisi=isian.pengisi,
    )
    periksa_model(penugasan)
    _simpan(penugasan)
    ringkas = f"{isian.pegawai.nama} ditugaskan sebagai {penugasan.sebutan_sifat}{posisi.nama}"
    entri = susun_entri("buat", penugasan, ringkas, sesudah=susun_isi(penugasan, *KOLOM))
    catat_jejak([entri], oleh=oleh.pencatat)
    return penugasan


@transaction.atomic
def ubah_penugasan(
    penugasan_id: int,
    *,
    nomor_sk: str,
    selesai: date | None,
    pengisi: Pegawai | None,
    dilihat: str,
    oleh: Pelaku,
) -> Penugasan:
    """End a post, take its end back, correct its SK, or name another filler."""
    penugasan = _kunci_penugasan(penugasan_id, oleh)
    penugasan.refresh_from_db(fields=("nomor_sk", "selesai", "pengisi_id"))
    periksa_dilihat(penugasan, KOLOM, dilihat)
    sebelum = susun_isi(penugasan, *KOLOM)
    penugasan.nomor_sk, penugasan.selesai, penugasan.pengisi = nomor_sk, selesai, pengisi
    sesudah = susun_isi(penugasan, *KOLOM)
    if sesudah == sebelum:
        return penugasan
    if sesudah["pengisi_id"] != sebelum["pengisi_id"]:
        _periksa_pengisi(oleh, pengisi)
    periksa_model(penugasan)
    _periksa_akhir(penugasan)
    _simpan(penugasan)
    berakhir = sesudah["selesai"] != sebelum["selesai"] and selesai is not None
    kata = f"berakhir {tulis_tanggal(selesai)}" if berakhir and selesai else "diubah"
    ringkas = f"Penugasan {penugasan.pegawai.nama} sebagai {penugasan.posisi.nama} {kata}"
    catat_jejak(
        [susun_entri("ubah", penugasan, ringkas, sebelum=sebelum, sesudah=sesudah)],
        oleh=oleh.pencatat,
    )
    return penugasan


@transaction.atomic
def buat_jeda(penugasan_id: int, *, sebab: str, mulai: date, selesai: date, oleh: Pelaku) -> Jeda:
    """Write down days off; months already approved keep what they said."""
    penugasan = _kunci_penugasan(penugasan_id, oleh)
    jeda = Jeda(
        kecamatan_id=penugasan.kecamatan_id,
        penugasan=penugasan,
        sebab=sebab,
        mulai=mulai,
        selesai=selesai,
    )
    periksa_model(jeda)
    _periksa_jeda(penugasan, jeda)
    jeda.save(force_insert=True)
    entri = susun_entri(
        "buat", jeda, _ringkas_jeda(jeda, "dicatat"), sesudah=susun_isi(jeda, *KOLOM_JEDA)
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return jeda


@transaction.atomic
def akhiri_jeda(jeda_id: int, *, penugasan_id: int, oleh: Pelaku) -> None:
    """Remove days off that touch no approved month; ones already gone are gone."""
    penugasan = _kunci_penugasan(penugasan_id, oleh)
    jeda = Jeda.objects.filter(penugasan=penugasan, pk=jeda_id).first()
    if jeda is None:
        return
    jeda.penugasan = penugasan
    _periksa_bulan_jeda(penugasan, jeda)
    entri = susun_entri(
        "hapus", jeda, _ringkas_jeda(jeda, "dihapus"), sebelum=susun_isi(jeda, *KOLOM_JEDA)
    )
    jeda.delete()
    catat_jejak([entri], oleh=oleh.pencatat)


def _kunci_penugasan(penugasan_id: int, oleh: Pelaku) -> Penugasan:
    """Return a post he may change, locked: not the Camat's for an admin kecamatan, not his own."""
    penugasan = ambil_penugasan_kelolaan(oleh, penugasan_id)
    Penugasan.objects.select_for_update(no_key=True).get(pk=penugasan.pk)
    periksa_hak(tolak_beri_posisi(oleh, penugasan.posisi))
    if penugasan.pegawai.pengguna_id == oleh.pengguna_id:
        periksa_hak("Penugasan Anda sendiri diubah oleh admin lain.", siapa="Admin lain")
    return penugasan


def _periksa_pengisi(oleh: Pelaku, pengisi: Pegawai | None) -> None:
    """Who names himself as filler gives himself a right."""
    if pengisi is not None and pengisi.pengguna_id == oleh.pengguna_id:
        raise IsianDitolak({"pengisi": ["Anda tidak dapat menunjuk diri sendiri sebagai pengisi."]})


def _periksa_sifat(posisi: Posisi, sifat: str) -> None:
    """Plt. and Plh. are for structural seats; pelaksana have "pengganti sementara"."""
    pelaksana = posisi.jenis == JenisPosisi.PELAKSANA
    if pelaksana and sifat in (SifatPenugasan.PLT, SifatPenugasan.PLH):
        pesan = "Plt. dan Plh. hanya untuk posisi struktural. Pilih Pengganti sementara."
        raise IsianDitolak({"sifat": [pesan]})
    if not pelaksana and sifat == SifatPenugasan.PENGGANTI:
        pesan = "Pengganti sementara hanya untuk pelaksana. Pilih Plt. atau Plh."
        raise IsianDitolak({"sifat": [pesan]})


def _simpan(penugasan: Penugasan) -> None:
    """Save; an overlap refused by the database becomes a sentence that names who sits there."""
    try:
        with transaction.atomic():
            penugasan.save()
    except IntegrityError as galat:
        pesan = _jelaskan_tumpang(penugasan, str(galat))
        if not pesan:
            raise
        raise IsianDitolak({"mulai": [pesan]}) from galat


def _jelaskan_tumpang(penugasan: Penugasan, sebab: str) -> str:
    """Put the trigger's name in words; "" for any other refusal."""
    daftar = (
        Penugasan.objects.filter(posisi_id=penugasan.posisi_id)
        .exclude(pk=penugasan.pk)
        .menyentuh(penugasan.mulai, penugasan.selesai or TAK_BERBATAS)
        .select_related("pegawai")
    )
    if PESAN_ORANG in sebab:
        lain = daftar.filter(pegawai_id=penugasan.pegawai_id).first()
        awalan = "Pegawai ini sudah bertugas pada posisi ini"
    elif PESAN_POSISI in sebab:
        lain = daftar.filter(sifat__in=(SifatPenugasan.DEFINITIF, SifatPenugasan.PLT)).first()
        awalan = "Posisi ini sedang dijabat"
    else:
        return ""
    siapa = f" {tulis_masa(lain)}" if lain is not None else ""
    return f"{awalan}{siapa}. Akhiri dahulu penugasan itu, atau ubah tanggalnya."


def tulis_masa(penugasan: Penugasan) -> str:
    """Return "Budi Santoso (Definitif) sejak 1 Januari 2024"."""
    akhir = f" s.d. {tulis_tanggal(penugasan.selesai)}" if penugasan.selesai is not None else ""
    return (
        f"{penugasan.pegawai.nama} ({penugasan.get_sifat_display()}) "
        f"sejak {tulis_tanggal(penugasan.mulai)}{akhir}"
    )


def _periksa_akhir(penugasan: Penugasan) -> None:
    """An end before a month that has a sheet, or before days off, would contradict them."""
    if penugasan.selesai is None:
        return
    awal_sesudah = date(
        penugasan.selesai.year + penugasan.selesai.month // 12, penugasan.selesai.month % 12 + 1, 1
    )
    berisi = ambil_bulan_berlembar(penugasan, awal=awal_sesudah, akhir=TAK_BERBATAS)
    if berisi:
        pesan = f"Sudah ada lembar {tulis_daftar_bulan(berisi)}. Pilih tanggal selesai sesudahnya."
        raise IsianDitolak({"selesai": [pesan]})
    if penugasan.daftar_jeda.filter(Q(selesai__gt=penugasan.selesai)).exists():
        pesan = "Ada jeda sesudah tanggal ini. Hapus dahulu jedanya."
        raise IsianDitolak({"selesai": [pesan]})


def _periksa_jeda(penugasan: Penugasan, jeda: Jeda) -> None:
    """Days off lie within the post, do not overlap, and touch no approved month."""
    galat: dict[str, list[str]] = {}
    if jeda.mulai < penugasan.mulai:
        galat["mulai"] = [f"Penugasan ini baru mulai {tulis_tanggal(penugasan.mulai)}."]
    if penugasan.selesai is not None and jeda.selesai > penugasan.selesai:
        galat["selesai"] = [f"Penugasan ini berakhir {tulis_tanggal(penugasan.selesai)}."]
    lain = penugasan.daftar_jeda.filter(mulai__lte=jeda.selesai, selesai__gte=jeda.mulai).first()
    if lain is not None and not galat:
        galat["mulai"] = [
            f"Sudah ada {lain.get_sebab_display()} {tulis_tanggal(lain.mulai)} "
            f"s.d. {tulis_tanggal(lain.selesai)}."
        ]
    if galat:
        raise IsianDitolak(galat)
    _periksa_bulan_jeda(penugasan, jeda)


def _periksa_bulan_jeda(penugasan: Penugasan, jeda: Jeda) -> None:
    disetujui = ambil_bulan_berlembar(
        penugasan, awal=jeda.mulai, akhir=jeda.selesai, hanya_disetujui=True
    )
    if disetujui:
        pesan = (
            f"Lembar {tulis_daftar_bulan(disetujui)} sudah disetujui, jadi jedanya tetap. "
            "Mintalah Camat membuka kunci lembar itu dahulu."
        )
        raise IsianDitolak({"mulai": [pesan]})


def _ringkas_jeda(jeda: Jeda, kata: str) -> str:
    return (
        f"{jeda.get_sebab_display()} {jeda.penugasan.pegawai.nama} "
        f"{tulis_tanggal(jeda.mulai)} s.d. {tulis_tanggal(jeda.selesai)} {kata}"
    )
