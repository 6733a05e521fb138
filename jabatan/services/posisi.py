"""Seats of an office: made, corrected, retired. The tree has no circle and four levels at most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from jabatan.izin import Pelaku
from jabatan.izin.kantor import ambil_kecamatan_kelolaan, ambil_posisi_kelolaan
from jabatan.kesalahan import IsianDitolak
from jabatan.models import JenisPosisi, Kecamatan, Penugasan, Posisi
from jabatan.services.catatan import (
    periksa_dilihat,
    periksa_hak,
    periksa_lepas,
    periksa_model,
    susun_entri,
    susun_isi,
)
from jejak.services import catat_jejak

TINGKAT_TERDALAM = 4
KOLOM = ("nama", "jenis", "atasan_id", "kode_jabatan", "urut")


@dataclass(frozen=True, slots=True, kw_only=True)
class IsianPosisi:
    """A seat as typed."""

    nama: str
    jenis: str
    atasan: Posisi | None
    kode_jabatan: str
    urut: int


@transaction.atomic
def buat_posisi(kecamatan_id: int, *, isian: IsianPosisi, oleh: Pelaku) -> Posisi:
    """Add a seat to an office."""
    kecamatan = ambil_kecamatan_kelolaan(oleh, kecamatan_id)
    _kunci_kantor(kecamatan.pk)
    posisi = Posisi(kecamatan=kecamatan)
    _pasang(posisi, isian)
    posisi.save(force_insert=True)
    entri = susun_entri(
        "buat", posisi, f"Posisi {posisi.nama} dibuat", sesudah=susun_isi(posisi, *KOLOM)
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return posisi


@transaction.atomic
def ubah_posisi(posisi_id: int, *, isian: IsianPosisi, dilihat: str, oleh: Pelaku) -> Posisi:
    """Correct a seat; what gives rights or sheets stays once somebody held it."""
    posisi = ambil_posisi_kelolaan(oleh, posisi_id)
    _kunci_kantor(posisi.kecamatan_id)
    periksa_hak(_tolak_sendiri(oleh, posisi), siapa="Admin lain")
    posisi.refresh_from_db(fields=KOLOM)
    periksa_dilihat(posisi, KOLOM, dilihat)
    sebelum = susun_isi(posisi, *KOLOM)
    if Penugasan.objects.filter(posisi=posisi).exists():
        _periksa_tetap(posisi, isian)
    _pasang(posisi, isian)
    sesudah = susun_isi(posisi, *KOLOM)
    if sesudah == sebelum:
        return posisi
    posisi.save()
    ringkas = f"Posisi {posisi.nama} diubah"
    catat_jejak(
        [susun_entri("ubah", posisi, ringkas, sebelum=sebelum, sesudah=sesudah)],
        oleh=oleh.pencatat,
    )
    return posisi


@transaction.atomic
def akhiri_posisi(posisi_id: int, *, oleh: Pelaku) -> str:
    """Remove a seat that nothing ever used; return its name."""
    posisi = ambil_posisi_kelolaan(oleh, posisi_id)
    _kunci_kantor(posisi.kecamatan_id)
    entri = susun_entri(
        "hapus", posisi, f"Posisi {posisi.nama} dihapus", sebelum=susun_isi(posisi, *KOLOM)
    )
    nama = posisi.nama
    periksa_lepas(posisi, sebutan=f"Posisi {nama}")
    catat_jejak([entri], oleh=oleh.pencatat)
    return nama


def _kunci_kantor(kecamatan_id: int) -> None:
    """One change of a tree at a time: two moves could close a circle together."""
    Kecamatan.objects.select_for_update(no_key=True).get(pk=kecamatan_id)


def _tolak_sendiri(oleh: Pelaku, posisi: Posisi) -> str:
    duduk = any(
        satu.posisi_id == posisi.pk and satu.ada_pada(oleh.pada) for satu in oleh.daftar_penugasan
    )
    return "Posisi yang Anda jabat sendiri diubah oleh admin lain." if duduk else ""


def _periksa_tetap(posisi: Posisi, isian: IsianPosisi) -> None:
    """A seat that was held keeps its jenis and its IKI: past sheets speak of them."""
    galat: dict[str, list[str]] = {}
    if isian.jenis != posisi.jenis:
        galat["jenis"] = [
            "Posisi ini sudah pernah dijabat, jenisnya tidak dapat diubah. Buat posisi baru."
        ]
    if posisi.kode_jabatan not in ("", isian.kode_jabatan):
        galat["kode_jabatan"] = [
            "Posisi ini sudah pernah dijabat, jabatan IKI-nya tidak dapat diubah. Buat posisi baru."
        ]
    if galat:
        raise IsianDitolak(galat)


def _pasang(posisi: Posisi, isian: IsianPosisi) -> None:
    """Take over what was typed, checked against the tree, the model and its constraints."""
    posisi.nama, posisi.jenis, posisi.urut = isian.nama, isian.jenis, isian.urut
    posisi.atasan, posisi.kode_jabatan = isian.atasan, isian.kode_jabatan
    _periksa_atasan(posisi)
    periksa_model(posisi)


def _periksa_atasan(posisi: Posisi) -> None:
    """Every seat but the Camat's hangs on a structural seat of the same office."""
    atasan = posisi.atasan
    pesan = ""
    if posisi.jenis == JenisPosisi.CAMAT:
        pesan = "Camat tidak beratasan di dalam kecamatan. Kosongkan." if atasan else ""
    elif atasan is None:
        pesan = "Pilih atasan langsung posisi ini."
    elif atasan.kecamatan_id != posisi.kecamatan_id:
        pesan = "Atasan harus posisi di kecamatan yang sama."
    elif atasan.jenis == JenisPosisi.PELAKSANA:
        pesan = "Pelaksana tidak dapat menjadi atasan. Pilih posisi struktural."
    else:
        pesan = _tolak_pohon(posisi, atasan)
    if pesan:
        raise IsianDitolak({"atasan": [pesan]})


def _tolak_pohon(posisi: Posisi, atasan: Posisi) -> str:
    """Say why the seat cannot hang there: a circle, or a fifth level (1 query)."""
    induk: dict[int, int | None] = dict(
        Posisi.objects.filter(kecamatan_id=posisi.kecamatan_id).values_list("pk", "atasan_id")
    )
    jalur = hitung_jalur(induk, atasan.pk)
    if posisi.pk in jalur:
        return f"{atasan.nama} berada di bawah posisi ini, jadi tidak dapat menjadi atasannya."
    dalam = 1
    if posisi.pk is not None:
        dalam = max(
            (
                jalur_satu.index(posisi.pk) + 1
                for jalur_satu in (hitung_jalur(induk, pk) for pk in induk)
                if posisi.pk in jalur_satu
            ),
            default=1,
        )
    if len(jalur) + dalam > TINGKAT_TERDALAM:
        return (
            f"Susunan paling dalam {TINGKAT_TERDALAM} tingkat "
            "(Camat, Sekretaris, Kasubbag, pelaksana). Pilih atasan yang lebih tinggi."
        )
    return ""


def hitung_jalur(induk: Mapping[int, int | None], pk: int) -> list[int]:
    """Return the seat and everything above it, nearest first; a circle ends the walk."""
    jalur: list[int] = []
    kini: int | None = pk
    while kini is not None and kini not in jalur:
        jalur.append(kini)
        kini = induk.get(kini)
    return jalur
