"""Every cell of (state, act) × person × state of the month, against one written table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from jabatan.izin import Pelaku, ambil_penugasan, susun_pejabat
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Jeda
from jabatan.models.organisasi import Kalender
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.waktu import Periode
from realisasi.alur import PERALIHAN, Keadaan, Tindakan
from realisasi.izin import Situasi
from realisasi.kesalahan import (
    BelumDibuka,
    BelumTerkunci,
    BulanCuti,
    BulanTerkunci,
    DiLuarPenugasan,
    TindakanTidakBerlaku,
)
from tests.pabrik import Kantor

# "bulan": while the month is open for the sheet · "langkah": only where the sheet passes its
# atasan · "tanpa": only where it does not · "kunci": only once filling has ended · "ya": always
# · "-": never. What is not listed here is not drawn. "rangkap" holds the atasan seat and the
# Camat seat.
TABEL = """
keadaan       tindakan    baru          pemilik ditunjuk atasan  camat rangkap admin
belum         isi         draf          bulan   bulan    bulan   -     bulan   -
draf          isi         draf          bulan   bulan    bulan   -     bulan   -
dikembalikan  isi         dikembalikan  bulan   bulan    bulan   -     bulan   -
draf          ajukan      diajukan      bulan   bulan    bulan   -     bulan   -
dikembalikan  ajukan      diajukan      bulan   bulan    bulan   -     bulan   -
diajukan      tarik       draf          bulan   bulan    bulan   -     bulan   -
diajukan      verifikasi  diverifikasi  -       -        langkah -     langkah -
diajukan      kembalikan  dikembalikan  -       -        langkah tanpa ya      -
diajukan      setujui     disetujui     -       -        -       tanpa ya      -
diverifikasi  kembalikan  dikembalikan  -       -        -       ya    ya      -
diverifikasi  setujui     disetujui     -       -        -       ya    ya      -
disetujui     buka_kunci  dikembalikan  -       -        -       ya    ya      ya
belum         buka_kunci  draf          -       -        -       kunci kunci   kunci
draf          buka_kunci  draf          -       -        -       kunci kunci   kunci
dikembalikan  buka_kunci  dikembalikan  -       -        -       kunci kunci   kunci
diajukan      buka_kunci  diajukan      -       -        -       kunci kunci   kunci
belum         minta_buka  belum         kunci   kunci    kunci   -     kunci   -
draf          minta_buka  draf          kunci   kunci    kunci   -     kunci   -
dikembalikan  minta_buka  dikembalikan  kunci   kunci    kunci   -     kunci   -
diajukan      minta_buka  diajukan      kunci   kunci    kunci   -     kunci   -
disetujui     minta_buka  disetujui     ya      ya       ya      -     ya      -
"""
ORANG = ("pemilik", "ditunjuk", "atasan", "camat", "rangkap", "admin", "inspektorat", "rekan")

# Month and day → what keeps the sheet from being filled then.
BULAN: dict[str, tuple[Periode, date, date | None, type[Penolakan] | None]] = {
    "terbuka": (Periode(2026, 9), date(2026, 10, 5), None, None),
    "hari buka": (Periode(2026, 9), date(2026, 10, 1), None, None),
    "hari kunci": (Periode(2026, 9), date(2026, 10, 12), None, None),
    "belum buka": (Periode(2026, 9), date(2026, 9, 30), None, BelumDibuka),
    "terkunci": (Periode(2026, 9), date(2026, 10, 13), None, BulanTerkunci),
    "dibuka kembali": (Periode(2026, 9), date(2026, 10, 20), date(2026, 10, 20), None),
    "dibuka lewat": (Periode(2026, 9), date(2026, 10, 21), date(2026, 10, 20), BulanTerkunci),
    "sebelum bertugas": (Periode(2023, 12), date(2024, 1, 3), None, DiLuarPenugasan),
    "cuti": (Periode(2026, 4), date(2026, 5, 4), None, BulanCuti),
}


def baca_tabel() -> dict[tuple[str, str], dict[str, str]]:
    kepala, *daftar = [baris.split() for baris in TABEL.strip().splitlines()]
    return {(isi[0], isi[1]): dict(zip(kepala[2:], isi[2:], strict=True)) for isi in daftar}


def harapan(
    tabel: dict[tuple[str, str], dict[str, str]],
    sel: tuple[str, str],
    orang: str,
    langkah: bool,
    tolak_bulan: type[Penolakan] | None,
) -> type[Penolakan] | None:
    """Rights are asked first: an act that is his in no state is refused as that, in any state."""
    if not punya_hak(tabel, sel[1], orang):
        return TidakBerhak
    baris = tabel.get(sel)
    if baris is None:
        return TindakanTidakBerlaku
    isi = baris.get(orang, "-")
    if isi == "kunci":
        return None if tolak_bulan is BulanTerkunci else tolak_bulan or BelumTerkunci
    boleh = isi == "ya" or isi == "bulan" or (isi == "langkah" and langkah)
    if not (boleh or (isi == "tanpa" and not langkah)):
        return TidakBerhak
    return tolak_bulan if isi == "bulan" else None


def punya_hak(tabel: dict[tuple[str, str], dict[str, str]], tindakan: str, orang: str) -> bool:
    """He may do the act in one state at least."""
    return any(isi.get(orang, "-") != "-" for (_, satu), isi in tabel.items() if satu == tindakan)


@pytest.fixture
def daftar_pelaku(kantor: Kantor) -> dict[str, Pelaku]:
    penugasan = kantor.penugasan["Citra"]
    kursi_kasi, kecamatan = kantor.posisi["Kasi Pelayanan Umum"].pk, kantor.kecamatan.pk
    asing = Pelaku(pengguna_id=900, nama="Rekan", pada=date(2026, 10, 5), pegawai_id=900)
    penugasan.pengisi = kantor.penugasan["Sari"].pegawai
    penugasan.save()
    Jeda.objects.create(
        kecamatan=kantor.kecamatan,
        penugasan=penugasan,
        mulai=date(2026, 4, 1),
        selesai=date(2026, 4, 30),
    )
    return {
        "pemilik": replace(asing, pengguna_id=901, pegawai_id=penugasan.pegawai_id),
        "ditunjuk": replace(asing, pengguna_id=902, pegawai_id=penugasan.pengisi_id),
        "atasan": replace(asing, kepala_di=frozenset({kursi_kasi})),
        "camat": replace(asing, camat_di=frozenset({kecamatan})),
        "rangkap": replace(
            asing, kepala_di=frozenset({kursi_kasi}), camat_di=frozenset({kecamatan})
        ),
        "admin": replace(asing, admin_di=frozenset({kecamatan})),
        "inspektorat": replace(asing, inspektorat_di=frozenset({kecamatan})),
        "rekan": asing,
    }


@pytest.mark.parametrize("langkah", [True, False])
def test_setiap_sel_keadaan_tindakan_pihak_dan_bulan(
    kantor: Kantor, daftar_pelaku: dict[str, Pelaku], langkah: bool
) -> None:
    tabel = baca_tabel()
    penugasan = ambil_penugasan(kantor.pelaku("Sari"), kantor.penugasan["Citra"].pk)
    penugasan.kecamatan.langkah_atasan = langkah
    kalender = Kalender(penugasan.kecamatan)
    pejabat = susun_pejabat(kantor.kecamatan.pk, date(2026, 10, 5))
    salah, jumlah = [], 0
    for keadaan, tindakan, orang, (nama, bulan) in product(Keadaan, Tindakan, ORANG, BULAN.items()):
        periode, hari, dibuka, tolak_bulan = bulan
        situasi = Situasi(
            pelaku=replace(daftar_pelaku[orang], pada=hari),
            penugasan=penugasan,
            periode=periode,
            kalender=kalender,
            pejabat=pejabat,
            keadaan=keadaan,
            dibuka_sampai=dibuka,
        )
        didapat = situasi.tolak(tindakan)
        harap = harapan(tabel, (keadaan, tindakan), orang, langkah, tolak_bulan)
        jumlah += 1
        if (None if didapat is None else type(didapat)) is not harap:
            salah.append((keadaan.value, tindakan.value, orang, nama, didapat, harap))
    assert salah == []
    assert jumlah == 6 * 8 * 8 * 9


def test_keadaan_baru_setiap_tindakan_seperti_tabel() -> None:
    didapat = {
        (keadaan.value, tindakan.value): peralihan.ke.value
        for (keadaan, tindakan), peralihan in PERALIHAN.items()
    }
    assert didapat == {kunci: baris["baru"] for kunci, baris in baca_tabel().items()}


@pytest.mark.parametrize("orang", ORANG)
def test_penolakan_selalu_mengatakan_sebabnya(
    kantor: Kantor, daftar_pelaku: dict[str, Pelaku], orang: str
) -> None:
    penugasan = ambil_penugasan(kantor.pelaku("Sari"), kantor.penugasan["Citra"].pk)
    for keadaan, tindakan in product(Keadaan, Tindakan):
        situasi = Situasi(
            pelaku=daftar_pelaku[orang],
            penugasan=penugasan,
            periode=Periode(2026, 9),
            kalender=Kalender(penugasan.kecamatan),
            pejabat=susun_pejabat(kantor.kecamatan.pk, date(2026, 10, 5)),
            keadaan=keadaan,
        )
        penolakan = situasi.tolak(tindakan)
        assert situasi.bisa(tindakan) is (penolakan is None)
        assert penolakan is None or (penolakan.pesan.endswith(".") and len(penolakan.pesan) > 20)
