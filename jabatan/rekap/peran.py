"""Who has which role, as a page lists it."""

from __future__ import annotations

from dataclasses import dataclass

from jabatan.izin import Pelaku
from jabatan.izin.peran import peran_terlihat_oleh, tolak_akhiri_peran
from jabatan.models import Peran


@dataclass(frozen=True, slots=True)
class ButirPeran:
    """One role; ``tolak`` says why he may not end it, "" when he may."""

    peran: Peran
    tolak: str
    sendiri: bool


@dataclass(frozen=True, slots=True)
class DaftarPeran:
    """Roles that hold or will hold, and those that ended (newest first)."""

    berlaku: tuple[ButirPeran, ...]
    berakhir: tuple[ButirPeran, ...]


def ambil_daftar_peran(pelaku: Pelaku) -> DaftarPeran:
    """Return the roles he sees (1 query), those of the pemda first."""
    daftar = peran_terlihat_oleh(pelaku).select_related("pengguna", "kecamatan", "pemda")
    butir = [
        ButirPeran(
            satu,
            tolak_akhiri_peran(pelaku, satu),
            satu.pengguna_id == pelaku.pengguna_id,
        )
        for satu in daftar.order_by("jenis", "kecamatan__nama", "mulai", "pk")
    ]
    berakhir = [satu for satu in butir if _sudah_berakhir(satu.peran, pelaku)]
    return DaftarPeran(
        berlaku=tuple(
            sorted(
                (satu for satu in butir if satu not in berakhir),
                key=lambda satu: satu.peran.kecamatan_id is not None,
            )
        ),
        berakhir=tuple(
            sorted(berakhir, key=lambda satu: satu.peran.selesai or pelaku.pada, reverse=True)
        ),
    )


def _sudah_berakhir(peran: Peran, pelaku: Pelaku) -> bool:
    if peran.dicabut_pada is not None:
        return True
    return peran.selesai is not None and peran.selesai < pelaku.pada
