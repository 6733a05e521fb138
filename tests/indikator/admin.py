"""Who edits catalogues: Admin Agung of the kota, Admin Rahma of Kecamatan Sukamaju."""

from __future__ import annotations

from datetime import date

from akun.models import Pengguna
from akun.services import buat_pengguna
from jabatan.models import JenisPeran, Kecamatan, PemerintahDaerah, Peran
from tests.indikator.conftest import OLEH, TAHUN


def buat_admin(nama: str, pemda: PemerintahDaerah, kecamatan: Kecamatan | None = None) -> Pengguna:
    """Return an admin of a kecamatan, or of the whole pemda where none is given."""
    pengguna = buat_pengguna(
        nama.lower().replace(" ", "."),
        nama=nama,
        sandi="angklung ungu terbang",
        oleh=OLEH,
        harus_ganti_sandi=False,
    )
    Peran.objects.create(
        pengguna=pengguna,
        jenis=JenisPeran.ADMIN_PEMDA if kecamatan is None else JenisPeran.ADMIN_KECAMATAN,
        pemda=pemda,
        kecamatan=kecamatan,
        mulai=date(TAHUN - 1, 1, 1),
    )
    return pengguna
