"""*Log Aktivitas*: the trail in words, filtered, newest first, by key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db.models import Q
from django.utils import timezone

from jabatan.izin import Pelaku
from jejak.models import Jejak, JejakQuerySet
from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import tulis_waktu
from laporan.izin import jejak_terlihat_oleh
from laporan.kesalahan import LogTerlaluPanjang
from laporan.rekap.kata_log import sebut_isian, sebut_objek, sebut_tindakan
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.models import KeadaanPermintaan

SEHALAMAN = 50
EKSPOR_TERBANYAK = 10_000


@dataclass(frozen=True, slots=True)
class SaringanLog:
    """What the page is narrowed to; None and "" narrow nothing. Dates are days of the zone."""

    dari: date | None = None
    sampai: date | None = None
    orang: str = ""
    tindakan: str = ""
    objek: str = ""
    kecamatan_id: int | None = None
    penugasan_id: int | None = None


@dataclass(frozen=True, slots=True)
class Beda:
    """One field before and after, as texts."""

    nama: str
    sebelum: str
    sesudah: str

    @property
    def berubah(self) -> bool:
        return self.sebelum != self.sesudah


@dataclass(frozen=True, slots=True)
class BarisLog:
    """One act in words."""

    pk: int
    waktu: str
    orang: str
    tindakan: str
    ringkas: str
    objek: str
    objek_id: str
    kecamatan: str
    alasan: str
    permintaan: str
    rantai: str
    urut: int
    lembar_id: int | None
    daftar_beda: tuple[Beda, ...]


@dataclass(frozen=True, slots=True)
class HalamanLog:
    """One page; ``lanjut`` is the key behind which older rows stand, None at the end."""

    daftar: tuple[BarisLog, ...]
    lanjut: int | None


def ambil_halaman_log(
    pelaku: Pelaku, saringan: SaringanLog, sebelum: int | None = None
) -> HalamanLog:
    """Return one page of the rows he may see (1 query, 2 behind a key)."""
    daftar = saring_jejak(pelaku, saringan)
    if sebelum is not None:
        daftar = _potong(daftar, jejak_terlihat_oleh(pelaku), sebelum)
    baris = list(daftar[: SEHALAMAN + 1])
    isi = baris[:SEHALAMAN]
    return HalamanLog(
        daftar=tuple(susun_baris_log(pelaku, satu) for satu in isi),
        lanjut=isi[-1].pk if len(baris) > SEHALAMAN else None,
    )


def ambil_ekspor_log(pelaku: Pelaku, saringan: SaringanLog) -> list[BarisLog]:
    """Return every row of the filters (1 query); LogTerlaluPanjang above the cap."""
    daftar = list(saring_jejak(pelaku, saringan)[: EKSPOR_TERBANYAK + 1])
    if len(daftar) > EKSPOR_TERBANYAK:
        raise LogTerlaluPanjang(
            f"Saringan ini memuat lebih dari {tulis_angka(EKSPOR_TERBANYAK)} baris. "
            "Persempit rentang tanggalnya, lalu unduh sebagian demi sebagian."
        )
    return [susun_baris_log(pelaku, satu) for satu in daftar]


def saring_jejak(pelaku: Pelaku, saringan: SaringanLog) -> JejakQuerySet:
    """Return the rows of the filters, newest first."""
    zona = timezone.get_current_timezone()
    syarat = Q()
    if saringan.dari is not None:
        syarat &= Q(waktu__gte=datetime.combine(saringan.dari, time(), zona))
    if saringan.sampai is not None:
        besok = saringan.sampai + timedelta(days=1)
        syarat &= Q(waktu__lt=datetime.combine(besok, time(), zona))
    if saringan.orang:
        syarat &= Q(pengguna_nama__icontains=saringan.orang)
    if saringan.tindakan:
        syarat &= Q(tindakan=saringan.tindakan)
    if saringan.objek:
        syarat &= Q(ringkas__icontains=saringan.objek) | Q(alasan__icontains=saringan.objek)
    if saringan.kecamatan_id is not None:
        syarat &= Q(kecamatan_id=saringan.kecamatan_id)
    if saringan.penugasan_id is not None:
        syarat &= Q(penugasan_id=saringan.penugasan_id)
    return jejak_terlihat_oleh(pelaku).filter(syarat).terbaru()


def _potong(daftar: JejakQuerySet, terlihat: JejakQuerySet, sebelum: int) -> JejakQuerySet:
    """Only rows older than the one with this key; an unknown key leaves nothing."""
    waktu = terlihat.filter(pk=sebelum).values_list("waktu", flat=True).first()
    if waktu is None:
        return daftar.none()
    return daftar.filter(Q(waktu__lt=waktu) | Q(waktu=waktu, pk__lt=sebelum))


# --- words --------------------------------------------------------------------------------------


def susun_baris_log(pelaku: Pelaku, jejak: Jejak) -> BarisLog:
    kecamatan = pelaku.daftar_kecamatan.get(jejak.kecamatan_id or 0)
    return BarisLog(
        pk=jejak.pk,
        waktu=tulis_waktu(jejak.waktu, timezone.get_current_timezone()),
        orang=jejak.pengguna_nama,
        tindakan=sebut_tindakan(jejak.tindakan),
        ringkas=jejak.ringkas,
        objek=sebut_objek(jejak.objek),
        objek_id=jejak.objek_id,
        kecamatan="" if kecamatan is None else kecamatan.nama,
        alasan=jejak.alasan,
        permintaan=jejak.permintaan_id,
        rantai=jejak.rantai,
        urut=jejak.urut,
        lembar_id=_cari_lembar(jejak),
        daftar_beda=susun_beda(jejak.sebelum, jejak.sesudah),
    )


def _cari_lembar(jejak: Jejak) -> int | None:
    """The sheet whose history shows this act."""
    nomor = jejak.objek_id.partition("/")[0]
    if jejak.objek not in ("realisasi.LembarBulanan", "realisasi.Realisasi"):
        return None
    return int(nomor) if nomor.isascii() and nomor.isdigit() else None


def susun_beda(sebelum: str | None, sesudah: str | None) -> tuple[Beda, ...]:
    """Return the fields of both sides, in the order of their names; a side that is not an object
    is shown as it stands."""
    lama, baru = _baca_isi(sebelum), _baca_isi(sesudah)
    return tuple(
        Beda(sebut_isian(nama), _tulis(lama, nama), _tulis(baru, nama))
        for nama in _urutkan(lama, baru)
    )


def _urutkan(*daftar: Mapping[str, Any]) -> Iterable[str]:
    return sorted({nama for satu in daftar for nama in satu})


def _baca_isi(teks: str | None) -> Mapping[str, Any]:
    if teks is None:
        return {}
    try:
        isi = json.loads(teks)
    except ValueError:
        return {"isi": teks}
    return isi if isinstance(isi, dict) else {"isi": isi}


def _tulis(isi: Mapping[str, Any], nama: str) -> str:
    """Return one value: "–" where there is none, numbers of cells as they are read."""
    nilai = isi.get(nama)
    if nilai is None or nilai == "":
        return "–"
    if isinstance(nilai, bool):
        return {True: "Ya", False: "Tidak"}[nilai]
    if nama in ("pembilang", "penyebut", "setahun"):
        return _tulis_angka(str(nilai))
    if nama == "keadaan":
        return _SEBUTAN.get(str(nilai), str(nilai))
    return str(nilai) if isinstance(nilai, str | int) else json.dumps(nilai, ensure_ascii=False)


_SEBUTAN = {satu.value: SEBUTAN_KEADAAN[satu] for satu in Keadaan} | {
    "terisi": "Terisi",
    "nihil": "Nihil",
    **{satu.value: str(satu.label) for satu in KeadaanPermintaan},
}


def _tulis_angka(teks: str) -> str:
    try:
        return tulis_angka(Decimal(teks))
    except (InvalidOperation, ValueError):
        return teks
