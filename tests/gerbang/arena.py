"""Two acts on one sheet at the same moment, again and again, each time on a sheet of its own."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from threading import Barrier
from typing import Any

from django.db import DatabaseError, connection

from akun.models import Pengguna
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.models import JenisPeran, Peran, PeriodePengisian
from jejak.models import Jejak
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.lingkup import lingkup
from kinerja.inti.waktu import Periode
from realisasi.alur import BISA_DIUBAH, Keadaan, Tindakan, ambil_peralihan
from realisasi.models import LembarBulanan
from tests.pabrik import TAHUN, Kantor
from tests.realisasi.adegan import SENIN, tambah_staf

# Months in which the three rows of ``adegan.LENGKAP`` are all that is due.
DAFTAR_BULAN = (1, 3, 4, 5, 6, 7, 8, 9)
TERBUKA, TERKUNCI = date(2026, 12, 31), date(2026, 10, 1)
Aksi = Callable[[], object]


@dataclass
class Arena:
    """An office with many clerks; ``admin`` runs the whole pemda."""

    kantor: Kantor
    admin: Pelaku
    giliran: Iterator[tuple[str, Periode]]
    acak: random.Random = field(default_factory=lambda: random.Random(4))

    def pelaku(self, nama: str) -> Pelaku:
        return self.kantor.pelaku(nama, SENIN)

    def serentak(self, *daftar: Aksi) -> list[str]:
        """Do all at once, each on a connection of its own; "ya", or what stood in the way.

        A small uneven delay lets each side be the first in turn.
        """
        mulai = Barrier(len(daftar))

        def kerja(satu: Aksi, tunda: float) -> str:
            try:
                with lingkup([self.kantor.kecamatan.pk]):
                    mulai.wait()
                    time.sleep(tunda)
                    satu()
                return "ya"
            except Penolakan as sebab:
                return sebab.kode
            except DatabaseError as sebab:
                return f"{type(sebab).__name__}: {sebab}"
            finally:
                connection.close()

        tunda = [self.acak.choice((0, 0, self.acak.uniform(0, 0.02))) for _ in daftar]
        with ThreadPoolExecutor(len(daftar)) as kolam:
            return list(kolam.map(kerja, daftar, tunda))


@contextmanager
def bangun_arena(kantor: Kantor, percobaan: int) -> Iterator[Arena]:
    """Open an office in which ``percobaan`` sheets wait for their first value."""
    with lingkup([kantor.kecamatan.pk]):
        for bulan in DAFTAR_BULAN:
            PeriodePengisian.objects.create(
                kecamatan=kantor.kecamatan,
                tahun=TAHUN,
                bulan=bulan,
                buka=Periode(TAHUN, bulan).awal,
                batas=TERKUNCI,
                verifikasi=TERKUNCI,
                kunci=TERBUKA,
                alasan="Uji",
            )
        nama = [f"Staf{nomor}" for nomor in range(-(-percobaan // len(DAFTAR_BULAN)))]
        for satu in nama:
            tambah_staf(kantor, satu)
        giliran = ((satu, Periode(TAHUN, bulan)) for satu in nama for bulan in DAFTAR_BULAN)
        yield Arena(kantor, _buat_admin(kantor), giliran)


def _buat_admin(kantor: Kantor) -> Pelaku:
    pengguna = Pengguna.objects.create(nama_pengguna="agung", nama="Admin Agung", password="!")
    Peran.objects.create(
        pengguna=pengguna,
        jenis=JenisPeran.ADMIN_PEMDA,
        pemda=kantor.kecamatan.pemda,
        mulai=date(TAHUN, 1, 1),
    )
    return susun_pelaku(pengguna, SENIN)


def putar_ulang(lembar: LembarBulanan) -> list[str]:
    """Replay the trail of a sheet through the table of states; return its acts in order.

    Fails where an act stands in a state that does not know it, or the end is not what is stored.
    """
    keadaan = Keadaan.BELUM
    tindakan = []
    for baris in _baris_jejak(lembar):
        nama = baris.tindakan.partition(".")[2]
        if nama == Tindakan.ISI:
            assert keadaan in BISA_DIUBAH, f"diisi saat {keadaan}: {baris.ringkas}"
            keadaan = Keadaan.DRAF if keadaan is Keadaan.BELUM else keadaan
        else:
            peralihan = ambil_peralihan(keadaan, Tindakan(nama))
            assert peralihan is not None, f"{nama} saat {keadaan}: {baris.ringkas}"
            keadaan = peralihan.ke
        tindakan.append(nama)
    lembar.refresh_from_db()
    assert lembar.status is keadaan, f"tersimpan {lembar.status}, menurut jejak {keadaan}"
    return tindakan


def _baris_jejak(lembar: LembarBulanan) -> Sequence[Any]:
    sel = Jejak.objects.filter(objek="realisasi.Realisasi", objek_id__startswith=f"{lembar.pk}/")
    tindakan = Jejak.objects.filter(objek="realisasi.LembarBulanan", objek_id=str(lembar.pk))
    return list((sel | tindakan).order_by("rantai", "urut"))
