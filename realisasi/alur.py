"""The states of a LembarBulanan: one table, the only place that knows them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Keadaan(StrEnum):
    BELUM = "belum"  # no sheet yet
    DRAF = "draf"
    DIAJUKAN = "diajukan"
    DIKEMBALIKAN = "dikembalikan"
    DIVERIFIKASI = "diverifikasi"
    DISETUJUI = "disetujui"


SEBUTAN_KEADAAN = {
    Keadaan.BELUM: "Belum Diisi",
    Keadaan.DRAF: "Draf",
    Keadaan.DIAJUKAN: "Diajukan",
    Keadaan.DIKEMBALIKAN: "Dikembalikan",
    Keadaan.DIVERIFIKASI: "Diverifikasi",
    Keadaan.DISETUJUI: "Disetujui",
}


class Tindakan(StrEnum):
    ISI = "isi"
    AJUKAN = "ajukan"
    TARIK = "tarik"
    VERIFIKASI = "verifikasi"
    KEMBALIKAN = "kembalikan"
    SETUJUI = "setujui"
    BUKA_KUNCI = "buka_kunci"
    MINTA_BUKA = "minta_buka"


# For refusals: "Lembar ini {sudah diverifikasi}; Anda tidak dapat {mengisinya} sekarang."
KALIMAT_KEADAAN = {
    Keadaan.BELUM: "belum diisi",
    Keadaan.DRAF: "masih draf",
    Keadaan.DIAJUKAN: "sudah diajukan",
    Keadaan.DIKEMBALIKAN: "sedang dikembalikan kepada pengisi",
    Keadaan.DIVERIFIKASI: "sudah diverifikasi",
    Keadaan.DISETUJUI: "sudah disetujui",
}
KALIMAT_TINDAKAN = {
    Tindakan.ISI: "mengisinya",
    Tindakan.AJUKAN: "mengajukannya",
    Tindakan.TARIK: "menariknya kembali",
    Tindakan.VERIFIKASI: "memverifikasinya",
    Tindakan.KEMBALIKAN: "mengembalikannya",
    Tindakan.SETUJUI: "menyetujuinya",
    Tindakan.BUKA_KUNCI: "membuka kuncinya",
    Tindakan.MINTA_BUKA: "meminta kuncinya dibuka",
}


class Pihak(StrEnum):
    """In which capacity a person stands to a sheet."""

    PENGISI = "pengisi"  # owner, named filler, or atasan filling with a reason
    ATASAN = "atasan"  # holds the atasan seat today, neither owner nor filler
    CAMAT = "camat"  # holds the Camat seat today, neither owner nor filler
    ADMIN = "admin"


class Syarat(StrEnum):
    """What must hold beside the state."""

    TIDAK_ADA = ""
    BISA_DIISI = "bisa_diisi"  # the month is open, or reopened for this sheet
    TERKUNCI = "terkunci"  # filling of the month has ended, and it is not reopened
    LENGKAP = "lengkap"  # open, and every due row answered
    LANGKAH_ATASAN = "langkah_atasan"  # the sheet passes its atasan first
    TANPA_LANGKAH_ATASAN = "tanpa_langkah_atasan"  # it does not, or the Camat is the atasan too


@dataclass(frozen=True, slots=True)
class Peralihan:
    """Where an act leads, who may do it, and under which condition each of them may."""

    ke: Keadaan
    siapa: dict[Pihak, Syarat]


PERALIHAN: dict[tuple[Keadaan, Tindakan], Peralihan] = {
    (Keadaan.BELUM, Tindakan.ISI): Peralihan(Keadaan.DRAF, {Pihak.PENGISI: Syarat.BISA_DIISI}),
    (Keadaan.DRAF, Tindakan.ISI): Peralihan(Keadaan.DRAF, {Pihak.PENGISI: Syarat.BISA_DIISI}),
    (Keadaan.DIKEMBALIKAN, Tindakan.ISI): Peralihan(
        Keadaan.DIKEMBALIKAN, {Pihak.PENGISI: Syarat.BISA_DIISI}
    ),
    (Keadaan.DRAF, Tindakan.AJUKAN): Peralihan(Keadaan.DIAJUKAN, {Pihak.PENGISI: Syarat.LENGKAP}),
    (Keadaan.DIKEMBALIKAN, Tindakan.AJUKAN): Peralihan(
        Keadaan.DIAJUKAN, {Pihak.PENGISI: Syarat.LENGKAP}
    ),
    (Keadaan.DIAJUKAN, Tindakan.TARIK): Peralihan(Keadaan.DRAF, {Pihak.PENGISI: Syarat.BISA_DIISI}),
    (Keadaan.DIAJUKAN, Tindakan.VERIFIKASI): Peralihan(
        Keadaan.DIVERIFIKASI, {Pihak.ATASAN: Syarat.LANGKAH_ATASAN}
    ),
    (Keadaan.DIAJUKAN, Tindakan.KEMBALIKAN): Peralihan(
        Keadaan.DIKEMBALIKAN,
        {Pihak.ATASAN: Syarat.LANGKAH_ATASAN, Pihak.CAMAT: Syarat.TANPA_LANGKAH_ATASAN},
    ),
    (Keadaan.DIAJUKAN, Tindakan.SETUJUI): Peralihan(
        Keadaan.DISETUJUI, {Pihak.CAMAT: Syarat.TANPA_LANGKAH_ATASAN}
    ),
    (Keadaan.DIVERIFIKASI, Tindakan.KEMBALIKAN): Peralihan(
        Keadaan.DIKEMBALIKAN, {Pihak.CAMAT: Syarat.TIDAK_ADA}
    ),
    (Keadaan.DIVERIFIKASI, Tindakan.SETUJUI): Peralihan(
        Keadaan.DISETUJUI, {Pihak.CAMAT: Syarat.TIDAK_ADA}
    ),
    (Keadaan.DISETUJUI, Tindakan.BUKA_KUNCI): Peralihan(
        Keadaan.DIKEMBALIKAN, {Pihak.CAMAT: Syarat.TIDAK_ADA, Pihak.ADMIN: Syarat.TIDAK_ADA}
    ),
    (Keadaan.DISETUJUI, Tindakan.MINTA_BUKA): Peralihan(
        Keadaan.DISETUJUI, {Pihak.PENGISI: Syarat.TIDAK_ADA}
    ),
}
# A month that locked before it was decided on. Opening one without a sheet makes the sheet.
for _awal, _dibuka in (
    (Keadaan.BELUM, Keadaan.DRAF),
    (Keadaan.DRAF, Keadaan.DRAF),
    (Keadaan.DIKEMBALIKAN, Keadaan.DIKEMBALIKAN),
    (Keadaan.DIAJUKAN, Keadaan.DIAJUKAN),
):
    PERALIHAN[_awal, Tindakan.MINTA_BUKA] = Peralihan(_awal, {Pihak.PENGISI: Syarat.TERKUNCI})
    PERALIHAN[_awal, Tindakan.BUKA_KUNCI] = Peralihan(
        _dibuka, {Pihak.CAMAT: Syarat.TERKUNCI, Pihak.ADMIN: Syarat.TERKUNCI}
    )

# Who may do an act in one state at least.
PIHAK_TINDAKAN: dict[Tindakan, frozenset[Pihak]] = {
    tindakan: frozenset(
        pihak
        for (_, satu), peralihan in PERALIHAN.items()
        if satu is tindakan
        for pihak in peralihan.siapa
    )
    for tindakan in Tindakan
}

BISA_DIUBAH = frozenset({Keadaan.BELUM, Keadaan.DRAF, Keadaan.DIKEMBALIKAN})
HARI_KERJA_DIBUKA = 3


def ambil_peralihan(keadaan: Keadaan, tindakan: Tindakan) -> Peralihan | None:
    """Return the transition, or None when the act is not drawn for this state."""
    return PERALIHAN.get((keadaan, tindakan))
