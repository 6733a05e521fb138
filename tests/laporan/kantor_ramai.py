"""More people on the seats of a test office."""

from datetime import date
from typing import Any

from jabatan.models import JenisPosisi, Penugasan
from kinerja.inti.lingkup import tanpa_lingkup
from tests.pabrik import (
    KODE_JABATAN,
    Kantor,
    buat_pegawai,
    buat_penugasan,
    buat_posisi,
    buat_target,
)


def tambah_staf(kantor: Kantor, nama: str, *, kode: str = KODE_JABATAN, **lain: Any) -> Penugasan:
    """Give the office one more seat below Kasi Budi, with its targets and its holder."""
    with tanpa_lingkup():
        atasan = kantor.posisi["Kasi Pelayanan Umum"]
        posisi = buat_posisi(kantor.kecamatan, f"Staf {nama}", JenisPosisi.PELAKSANA, atasan, kode)
        buat_target(posisi, kantor.daftar_baris, kantor.katalog)
        return duduki(kantor, nama, posisi_nama=None, posisi=posisi, **lain)


def duduki(
    kantor: Kantor, nama: str, *, posisi_nama: str | None, posisi: Any = None, **lain: Any
) -> Penugasan:
    """Seat a new person; ``mulai`` and ``selesai`` as given."""
    with tanpa_lingkup():
        depan = nama.split()[0]
        pegawai = buat_pegawai(kantor.kecamatan.pemda, nama, akun=depan.lower(), status="non_asn")
        kursi = kantor.posisi[posisi_nama] if posisi_nama else posisi
        lain.setdefault("mulai", date(2024, 1, 1))
        kantor.penugasan[depan] = buat_penugasan(pegawai, kursi, **lain)
        return kantor.penugasan[depan]
