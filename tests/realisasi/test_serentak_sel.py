"""Two people on one cell at once: one is saved, the other told; on other cells nothing is lost.

On PostgreSQL in the test database; on SQLite in a file, as an office runs it (the test database is
in memory and cannot be shared by threads).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.db import connection, connections

from jejak.models import Jejak
from jejak.services import verifikasi_jejak
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.lingkup import lingkup
from realisasi.models import LembarBulanan, Realisasi
from realisasi.services import IsianBaris
from realisasi.services import isi as layanan
from tests.pabrik import Kantor, buat_kantor
from tests.realisasi.adegan import SENIN, SEPTEMBER, isi, isian

pytestmark = pytest.mark.django_db(transaction=True)
KALI = 8


@pytest.fixture
def kantor(transactional_db: None, tmp_path: Path) -> Iterator[Kantor]:
    kantor = buat_kantor()
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "1"))
        yield kantor


@pytest.fixture
def serentak(kantor: Kantor, tmp_path: Path) -> Iterator[Callable[..., list[object]]]:
    """Do all at once, each on a connection of its own; "ya" or the code of the refusal."""
    pengaturan = connections.settings["default"]
    nama = pengaturan["NAME"]
    if connection.vendor == "sqlite":
        berkas = tmp_path / "balapan.sqlite3"
        connection.ensure_connection()
        with sqlite3.connect(berkas) as tujuan:
            connection.connection.backup(tujuan)
        tujuan.close()
        pengaturan["NAME"] = str(berkas)

    def jalankan(daftar: Sequence[Callable[[], object]]) -> list[object]:
        mulai = Barrier(len(daftar))

        def kerja(satu: Callable[[], object]) -> object:
            try:
                with lingkup([kantor.kecamatan.pk]):
                    mulai.wait()
                    return satu() or "ya"
            except Penolakan as sebab:
                return sebab.kode
            finally:
                connections["default"].close()

        with ThreadPoolExecutor(len(daftar)) as kolam:
            return list(kolam.map(kerja, daftar))

    yield jalankan
    pengaturan["NAME"] = nama


def simpan(kantor: Kantor, siapa: str, *daftar: IsianBaris) -> Callable[[], None]:
    pelaku = kantor.pelaku(siapa, SENIN)
    penugasan = kantor.penugasan["Citra"]

    def kerja() -> None:
        layanan.isi_lembar(
            penugasan,
            periode=SEPTEMBER,
            oleh=pelaku,
            isian=daftar,
            alasan_atas_nama="Sakit" if siapa == "Budi" else "",
        )

    return kerja


def potret() -> tuple[int, int, int, int, bool]:
    """(value, version of the cell, version of the sheet, trail rows of cells, chain whole)"""
    satu = Realisasi.objects.get(indikator__kode="surat-masuk")
    return (
        int(satu.pembilang or 0),
        satu.versi,
        LembarBulanan.objects.get().versi,
        Jejak.objects.filter(tindakan="realisasi.isi").count(),
        verifikasi_jejak().utuh,
    )


def test_dua_orang_pada_satu_sel_satu_tersimpan_satu_diberi_tahu(
    kantor: Kantor, serentak: Callable[..., list[object]]
) -> None:
    for versi in range(1, KALI + 1):
        citra = simpan(kantor, "Citra", isian(kantor, "surat-masuk", str(100 + versi), versi))
        budi = simpan(kantor, "Budi", isian(kantor, "surat-masuk", str(200 + versi), versi))
        hasil = serentak([citra, budi])
        assert sorted(map(str, hasil)) == ["sel_ditolak", "ya"]
        (akhir,) = serentak([potret])
        menang = (100 if hasil[0] == "ya" else 200) + versi
        assert akhir == (menang, versi + 1, versi + 1, versi + 1, True)


def test_sel_yang_berlainan_tidak_saling_menghapus(
    kantor: Kantor, serentak: Callable[..., list[object]]
) -> None:
    kode = ("arsip-pegawai", "kehadiran-musrenbang", "waktu-pelayanan")
    nilai = ("38", "80/100 ya", "260/40")
    tugas = [
        simpan(kantor, siapa, isian(kantor, satu, isi_sel))
        for siapa, satu, isi_sel in zip(("Citra", "Budi", "Citra"), kode, nilai, strict=True)
    ]
    assert serentak(tugas) == ["ya"] * 3
    (hasil,) = serentak([lambda: (Realisasi.objects.count(), LembarBulanan.objects.get().versi)])
    assert hasil == (4, 4)


def test_kendali_tanpa_versi_simpanan_yang_diakui_hilang(
    kantor: Kantor, serentak: Callable[..., list[object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: where versions are not compared, both are told "saved" and one is lost."""
    saring = layanan._saring_perubahan

    def tanpa_versi(*isi_fungsi: object) -> object:
        arti, tersimpan, daftar, bulan = isi_fungsi
        segar = [
            IsianBaris(b.indikator_id, b.sel, b.keterangan, tersimpan[b.indikator_id].versi)  # type: ignore[index]
            for b in daftar  # type: ignore[attr-defined]
        ]
        return saring(arti, tersimpan, segar, bulan)  # type: ignore[arg-type]

    monkeypatch.setattr(layanan, "_saring_perubahan", tanpa_versi)
    citra = simpan(kantor, "Citra", isian(kantor, "surat-masuk", "101", 1))
    budi = simpan(kantor, "Budi", isian(kantor, "surat-masuk", "201", 1))
    assert serentak([citra, budi]) == ["ya", "ya"]
