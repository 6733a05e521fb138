"""Who sees, gives and ends roles. Those of the pemda only its admin; nobody his own."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from akun.models import Pengguna
from jabatan.izin import Pelaku
from jabatan.izin.kantor import pegawai_terlihat_oleh, periksa_pembaca
from jabatan.models import JenisPeran, Kecamatan, Peran
from jabatan.models.kepegawaian import PeranQuerySet


def peran_terlihat_oleh(pelaku: Pelaku) -> PeranQuerySet:
    """Return the roles of the kecamatan he runs or inspects, and of the pemda above them."""
    dibaca = pelaku.admin_di | pelaku.inspektorat_di
    pemda = {pelaku.daftar_kecamatan[pk].pemda_id for pk in dibaca}
    return Peran.objects.filter(
        Q(kecamatan_id__in=dibaca) | Q(kecamatan__isnull=True, pemda_id__in=pemda)
    )


def ambil_peran_dibaca(pelaku: Pelaku, pk: int) -> Peran:
    """Return a role he sees; Http404 otherwise (1 query)."""
    periksa_pembaca(pelaku)
    daftar = peran_terlihat_oleh(pelaku).select_related("pengguna", "kecamatan", "pemda")
    peran = daftar.filter(pk=pk).first() if pk < 2**63 else None
    if peran is None:
        raise Http404
    return peran


def tolak_beri_peran(pelaku: Pelaku, jenis: str, kecamatan: Kecamatan) -> str:
    """Say why he may not give this role in a kecamatan or its pemda, "" when he may."""
    if jenis == JenisPeran.ADMIN_KECAMATAN:
        boleh = kecamatan.pk in pelaku.admin_di
        return "" if boleh else "Peran ini diberikan oleh admin kecamatan atau admin pemda."
    boleh = kecamatan.pemda_id in pelaku.pemda_dikelola
    return "" if boleh else "Peran admin pemda dan Inspektorat diberikan oleh admin pemda."


def tolak_akhiri_peran(pelaku: Pelaku, peran: Peran) -> str:
    """Say why he may not end a role he sees, "" when he may."""
    if peran.pengguna_id == pelaku.pengguna_id:
        return "Peran Anda sendiri diakhiri oleh admin lain."
    if peran.kecamatan is not None:
        return tolak_beri_peran(pelaku, peran.jenis, peran.kecamatan)
    boleh = peran.pemda_id in pelaku.pemda_dikelola
    return "" if boleh else "Peran ini diakhiri oleh admin pemda."


def calon_peran(pelaku: Pelaku) -> QuerySet[Pengguna]:
    """Return the accounts he may give a role: people he finds, and who has or had one here."""
    dikenal = Q(pegawai__in=pegawai_terlihat_oleh(pelaku)) | Q(
        daftar_peran__in=peran_terlihat_oleh(pelaku)
    )
    daftar: QuerySet[Pengguna] = (
        Pengguna.objects.aktif().filter(dikenal).exclude(pk=pelaku.pengguna_id)
    )
    return daftar.distinct().order_by("nama", "nama_pengguna")
