"""The first admin of an empty installation; later ones are appointed in the application."""

from django.core.exceptions import ValidationError
from django.db import transaction

from akun.models import Pengguna
from akun.services import buat_pengguna
from jabatan.kesalahan import AdminSudahAda, PemdaTidakSah
from jabatan.models import JenisPeran, PemerintahDaerah, Peran
from jejak.services import Entri, Pencatat, catat_jejak
from kinerja.inti.waktu import hari_ini

ZONA = "Asia/Jakarta"


@transaction.atomic
def buat_admin_pertama(
    nama_pengguna: str,
    *,
    nama: str,
    sandi: str,
    nama_pemda: str,
    oleh: Pencatat,
    harus_ganti_sandi: bool = False,
) -> Pengguna:
    """Make the account, its pemda where missing, and the role of admin pemda from today on.

    Refused as soon as the pemda has an admin: whoever reaches the command line must not
    hand out rights beside the application.
    """
    hari = hari_ini(ZONA)
    pemda, baru = _ambil_pemda(nama_pemda)
    sudah_ada = Peran.objects.aktif(hari).filter(pemda=pemda, jenis=JenisPeran.ADMIN_PEMDA)
    if sudah_ada.exists():
        raise AdminSudahAda
    pengguna = buat_pengguna(
        nama_pengguna, nama=nama, sandi=sandi, oleh=oleh, harus_ganti_sandi=harus_ganti_sandi
    )
    peran = Peran.objects.create(
        pengguna=pengguna, jenis=JenisPeran.ADMIN_PEMDA, pemda=pemda, mulai=hari
    )
    catat_jejak([*_entri_pemda(pemda, baru), _entri_peran(peran)], oleh=oleh)
    return pengguna


def _ambil_pemda(nama: str) -> tuple[PemerintahDaerah, bool]:
    """Return the pemda of that name, locked, and whether it was made just now."""
    nama = " ".join(nama.split())
    ada = PemerintahDaerah.objects.select_for_update(no_key=True).filter(nama=nama).first()
    if ada is not None:
        return ada, False
    pemda = PemerintahDaerah(nama=nama)
    try:
        pemda.full_clean()
    except ValidationError as galat:
        raise PemdaTidakSah(" ".join(galat.messages)) from galat
    pemda.save(force_insert=True)
    return pemda, True


def _entri_pemda(pemda: PemerintahDaerah, baru: bool) -> list[Entri]:
    if not baru:
        return []
    return [
        Entri(
            tindakan="buat",
            objek="pemerintah_daerah",
            objek_id=str(pemda.pk),
            ringkas=f"{pemda.nama} dibuat",
            pemda_id=pemda.pk,
            sesudah={"nama": pemda.nama},
        )
    ]


def _entri_peran(peran: Peran) -> Entri:
    return Entri(
        tindakan="buat",
        objek="peran",
        objek_id=str(peran.pk),
        ringkas=f"{peran.pengguna.nama} menjadi admin pemda",
        pemda_id=peran.pemda_id,
        sesudah={"pengguna": peran.pengguna_id, "jenis": peran.jenis, "mulai": peran.mulai},
    )
