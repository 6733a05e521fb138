"""Pairs of acts on one sheet at once: one legal outcome each, and a trail that tells the same.

On SQLite they need a database in a file: ``TEST_DATABASE_URL=sqlite:////tmp/uji.sqlite3``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
import time_machine
from django.db import connection
from django.db.models import QuerySet

from indikator.models import KinerjaUtama
from indikator.services import Perbuatan, ubah_kinerja_utama
from indikator.susunan import hitung_sidik
from jabatan.models import PeriodePengisian
from jabatan.services import KOLOM_PERIODE, IsianPeriode, susun_sidik, ubah_periode
from jejak.models import Jejak
from jejak.services import verifikasi_jejak
from kinerja.inti.sqlite.base import DatabaseWrapper
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.models import Cuplikan, LembarBulanan, Realisasi
from realisasi.services import (
    ajukan_lembar,
    buka_lembar,
    isi_lembar,
    kembalikan_lembar,
    setujui_lembar,
)
from tests.gerbang.arena import (
    DAFTAR_BULAN,
    TERBUKA,
    TERKUNCI,
    Aksi,
    Arena,
    bangun_arena,
    putar_ulang,
)
from tests.gerbang.takaran import Takaran
from tests.pabrik import TAHUN, buat_kantor
from tests.realisasi.adegan import buat_lembar, isian
from tests.realisasi.conftest import SAAT

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite" and connection.is_in_memory_db(),
        reason="threads need a database in a file",
    ),
]
BERUBAH, TAK_BERLAKU, DITOLAK = "lembar_berubah", "tindakan_tidak_berlaku", "sel_ditolak"


@pytest.fixture(autouse=True)
def senin_lima_oktober() -> Iterator[None]:
    with time_machine.travel(SAAT, tick=False):
        yield


@pytest.fixture
def arena(transactional_db: None, takaran: Takaran) -> Iterator[Arena]:
    with bangun_arena(buat_kantor(), takaran.percobaan) as arena:
        yield arena


@dataclass(frozen=True, slots=True)
class Babak:
    """One sheet at the start of a race: what each act needs."""

    arena: Arena
    nama: str
    periode: Periode
    lembar: LembarBulanan

    def simpan(self, versi: int = 1, **teks: str) -> Aksi:
        """The owner types anew over the first version of these rows (0: into empty ones)."""
        daftar = [
            isian(self.arena.kantor, kode.replace("_", "-"), isi, versi)
            for kode, isi in teks.items()
        ]
        pelaku = self.arena.pelaku(self.nama)
        penugasan = self.arena.kantor.penugasan[self.nama]
        return lambda: isi_lembar(penugasan, periode=self.periode, oleh=pelaku, isian=daftar)

    def putuskan(self, layanan: Callable[..., object], siapa: str = "Sari", **lain: str) -> Aksi:
        """An act upon the sheet as it stood at the start."""
        pelaku = self.arena.pelaku(siapa)
        return lambda: layanan(self.lembar.pk, oleh=pelaku, versi=self.lembar.versi, **lain)

    def kunci(self) -> Aksi:
        """The admin ends the filling of the month: it locked last week."""
        return lambda: _atur_periode(self.arena, self.periode, terkunci=True)

    def katalog(self) -> Aksi:
        """The admin of the pemda corrects the words of a kinerja utama of two rows."""
        bagian = KinerjaUtama.objects.order_by("pk")[0]
        perbuatan = Perbuatan(oleh=self.arena.admin, dilihat=hitung_sidik(bagian), alasan="Ejaan")
        uraian = f"Uraian {self.nama} {self.periode.kode}"
        return lambda: ubah_kinerja_utama(bagian.pk, uraian=uraian, perbuatan=perbuatan)


def _atur_periode(arena: Arena, periode: Periode, *, terkunci: bool) -> None:
    baris = PeriodePengisian.objects.get(tahun=TAHUN, bulan=periode.bulan)
    isi = IsianPeriode(
        buka=periode.awal,
        batas=TERKUNCI,
        verifikasi=TERKUNCI,
        kunci=TERKUNCI if terkunci else TERBUKA,
        alasan="Uji",
    )
    ubah_periode(
        arena.kantor.kecamatan.pk,
        periode=periode,
        isian=isi,
        dilihat=susun_sidik(baris, KOLOM_PERIODE),
        oleh=arena.admin,
    )


@dataclass(frozen=True, slots=True)
class Pasangan:
    """Two acts from one state; ``sah``: their two answers → the acts the trail then gained."""

    dari: Keadaan
    aksi: Callable[[Babak], tuple[Aksi, Aksi]]
    sah: dict[tuple[str, str], list[str]]


PASANGAN = {
    "simpan-ajukan": Pasangan(
        Keadaan.DRAF,
        lambda b: (b.simpan(surat_masuk="77"), b.putuskan(ajukan_lembar, b.nama)),
        {("ya", BERUBAH): ["isi"], (TAK_BERLAKU, "ya"): ["ajukan"]},
    ),
    "simpan-setujui": Pasangan(
        Keadaan.DIVERIFIKASI,
        lambda b: (b.simpan(surat_masuk="77"), b.putuskan(setujui_lembar)),
        {(TAK_BERLAKU, "ya"): ["setujui"]},
    ),
    "setujui-kembalikan": Pasangan(
        Keadaan.DIVERIFIKASI,
        lambda b: (b.putuskan(setujui_lembar), b.putuskan(kembalikan_lembar, alasan="Periksa")),
        {("ya", BERUBAH): ["setujui"], (BERUBAH, "ya"): ["kembalikan"]},
    ),
    "setujui-setujui": Pasangan(
        Keadaan.DIVERIFIKASI,
        lambda b: (b.putuskan(setujui_lembar), b.putuskan(setujui_lembar)),
        {("ya", "ya"): ["setujui"]},
    ),
    "buka-kunci": Pasangan(
        Keadaan.DRAF,
        lambda b: (b.putuskan(buka_lembar, alasan="Terlambat"), b.kunci()),
        {("ya", "ya"): ["buka_kunci"], ("belum_terkunci", "ya"): []},
    ),
    "simpan-kunci": Pasangan(
        Keadaan.DRAF,
        lambda b: (b.simpan(0, kehadiran_musrenbang="80/90 ya"), b.kunci()),
        {("ya", "ya"): ["isi"], ("bulan_terkunci", "ya"): []},
    ),
    "katalog-setujui": Pasangan(
        Keadaan.DIVERIFIKASI,
        lambda b: (b.katalog(), b.putuskan(setujui_lembar)),
        {("ya", "ya"): ["setujui"]},
    ),
    "impor-simpan": Pasangan(
        Keadaan.DRAF,
        lambda b: (
            b.simpan(surat_masuk="77", arsip_pegawai="39", waktu_pelayanan="300/50"),
            b.simpan(arsip_pegawai="40"),
        ),
        {("ya", DITOLAK): ["isi"] * 3, (DITOLAK, "ya"): ["isi"]},
    ),
}


@pytest.mark.parametrize("nama", PASANGAN)
def test_dua_tindakan_serentak_berakhir_sah(
    arena: Arena, takaran: Takaran, lapor: Callable[[str], None], nama: str
) -> None:
    hasil = _ulangi(arena, PASANGAN[nama], takaran.percobaan)
    lapor(f"{nama}: {dict(hasil)}")
    jejak = verifikasi_jejak()
    assert jejak.utuh, jejak.daftar_temuan


def test_kendali_tanpa_kunci_lomba_ketahuan(arena: Arena, monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: without row locks, or BEGIN IMMEDIATE and its queue, a race ends badly."""
    if connection.vendor == "sqlite":
        monkeypatch.setattr(DatabaseWrapper, "_antre", lambda koneksi: None)
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")
    else:
        monkeypatch.setattr(QuerySet, "select_for_update", lambda daftar, **_: daftar.all())
    with pytest.raises(AssertionError):
        _ulangi(arena, PASANGAN["simpan-ajukan"], len(DAFTAR_BULAN))


def _ulangi(arena: Arena, pasangan: Pasangan, kali: int) -> Counter[tuple[str, ...]]:
    """Race so often; return how often each pair of answers came."""
    return Counter(_lombakan(arena, pasangan) for _ in range(kali))


def _lombakan(arena: Arena, pasangan: Pasangan) -> tuple[str, ...]:
    nama, periode = next(arena.giliran)
    babak = Babak(arena, nama, periode, buat_lembar(arena.kantor, pasangan.dari, nama, periode))
    sebelum = putar_ulang(babak.lembar)
    versi = babak.lembar.versi
    hasil = tuple(arena.serentak(*pasangan.aksi(babak)))
    assert hasil in pasangan.sah, hasil
    bertambah = putar_ulang(babak.lembar)[len(sebelum) :]
    assert bertambah == pasangan.sah[hasil]
    assert babak.lembar.versi == versi + bool(bertambah)
    _periksa_sel(babak.lembar)
    _periksa_cuplikan(babak.lembar)
    if PeriodePengisian.objects.get(tahun=TAHUN, bulan=periode.bulan).kunci == TERKUNCI:
        _atur_periode(arena, periode, terkunci=False)
    return hasil


def _periksa_sel(lembar: LembarBulanan) -> None:
    """Each version of a cell has its row in the trail."""
    for satu in Realisasi.objects.filter(lembar=lembar):
        jejak = Jejak.objects.filter(objek_id=f"{lembar.pk}/{satu.indikator_id}")
        assert jejak.count() == satu.versi, satu


def _periksa_cuplikan(lembar: LembarBulanan) -> None:
    """An approved sheet has one snapshot, of its version, in which one text has one reading."""
    if lembar.status is not Keadaan.DISETUJUI:
        return
    cuplikan = Cuplikan.objects.get(lembar=lembar)
    assert cuplikan.versi_lembar == lembar.versi
    bacaan = {(satu["kinerja_utama_id"], satu["kinerja_utama"]) for satu in cuplikan.isi["baris"]}
    assert len(bacaan) == len({pk for pk, _ in bacaan}), bacaan
