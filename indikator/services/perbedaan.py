"""What a catalogue file says, what the database says, and how the two differ. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Model

from indikator.impor import IsiIndikator, IsiKatalog
from indikator.models import Indikator, KinerjaUtama, susun_bit_bulan
from jabatan.models import Fungsi, Jabatan, Katalog

Kunci = tuple[str | int, ...]
Nilai = dict[str, object]
Tabel = dict[Kunci, Nilai]

# Tables in order of dependence: what comes later hangs on what comes before.
URUTAN = ("jabatan", "fungsi", "kinerja utama", "indikator")
MEDAN_JABATAN = ("urut", "nama", "tugas", "catatan_kaki")
MEDAN_INDIKATOR = (
    "urut",
    "nama",
    "formulasi",
    "satuan",
    "desimal",
    "jenis",
    "agregasi",
    "antar_pemegang",
    "polaritas",
    "insidentil",
    "label_pembilang",
    "label_penyebut",
    "bisa_melebihi",
    "syarat_minimal",
    "syarat_pertanyaan",
    "sumber_gabung_atas",
)


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One row that differs; ``lama`` None: to be added, ``baru`` None: to be removed."""

    tabel: str
    kunci: Kunci
    lama: Nilai | None
    baru: Nilai | None

    @property
    def sebelum(self) -> Nilai | None:
        return self._yang_berbeda(self.lama, self.baru)

    @property
    def sesudah(self) -> Nilai | None:
        return self._yang_berbeda(self.baru, self.lama)

    @staticmethod
    def _yang_berbeda(sisi: Nilai | None, lain: Nilai | None) -> Nilai | None:
        if sisi is None or lain is None:
            return sisi
        return {medan: nilai for medan, nilai in sisi.items() if lain[medan] != nilai}


@dataclass(frozen=True, slots=True)
class IsiBasisData:
    """The rows of one catalogue as values, and the same rows as objects."""

    nilai: Mapping[str, Tabel]
    objek: Mapping[str, dict[Kunci, Model]]


def susun_nilai(isi: IsiKatalog) -> dict[str, Tabel]:
    """Return the file as tables of values, keyed the way the database rows are."""
    tabel: dict[str, Tabel] = {nama: {} for nama in URUTAN}
    for jabatan in isi.daftar_jabatan:
        kode = jabatan.kode
        tabel["jabatan"][(kode,)] = {medan: getattr(jabatan, medan) for medan in MEDAN_JABATAN}
        for fungsi in jabatan.daftar_fungsi:
            tabel["fungsi"][(kode, fungsi.urut)] = {"uraian": fungsi.uraian}
        for kinerja in jabatan.daftar_kinerja_utama:
            tabel["kinerja utama"][(kode, kinerja.urut)] = {"uraian": kinerja.uraian}
            for baris in kinerja.daftar_indikator:
                tabel["indikator"][(kode, baris.kode)] = _nilai_indikator(
                    baris, kinerja.urut, susun_bit_bulan(baris.bulan_jatuh_tempo), baris.sumber_data
                )
    return tabel


def baca_basis_data(katalog: Katalog) -> IsiBasisData:
    """Return the stored rows of a catalogue; its indikator are locked (5 queries)."""
    isi = IsiBasisData({nama: {} for nama in URUTAN}, {nama: {} for nama in URUTAN})

    def simpan(tabel: str, kunci: Kunci, objek: Model, nilai: Nilai) -> None:
        isi.objek[tabel][kunci] = objek
        isi.nilai[tabel][kunci] = nilai

    for jabatan in Jabatan.objects.filter(katalog=katalog):
        nilai = {medan: getattr(jabatan, medan) for medan in MEDAN_JABATAN}
        simpan("jabatan", (jabatan.kode,), jabatan, nilai)
    for fungsi in Fungsi.objects.filter(jabatan__katalog=katalog).select_related("jabatan"):
        simpan("fungsi", (fungsi.jabatan.kode, fungsi.urut), fungsi, {"uraian": fungsi.uraian})
    for kinerja in KinerjaUtama.objects.filter(jabatan__katalog=katalog).select_related("jabatan"):
        kunci = (kinerja.jabatan.kode, kinerja.urut)
        simpan("kinerja utama", kunci, kinerja, {"uraian": kinerja.uraian})
    for baris in (
        Indikator.objects.milik_katalog(katalog).dengan_jabatan().dengan_sumber().terkunci()
    ):
        induk = baris.kinerja_utama
        nilai = _nilai_indikator(baris, induk.urut, baris.bulan_jatuh_tempo, baris.nama_sumber)
        simpan("indikator", (induk.jabatan.kode, baris.kode), baris, nilai)
    return isi


def _nilai_indikator(
    baris: IsiIndikator | Indikator, induk: int, bulan: int, sumber: tuple[str, ...]
) -> Nilai:
    nilai: Nilai = {medan: getattr(baris, medan) for medan in MEDAN_INDIKATOR}
    return nilai | {"kinerja_utama": induk, "bulan_jatuh_tempo": bulan, "sumber_data": sumber}


def susun_perbedaan(lama: Mapping[str, Tabel], baru: Mapping[str, Tabel]) -> list[Perubahan]:
    """Return every row that differs, in table order."""
    return list(_beda(lama, baru))


def _beda(lama: Mapping[str, Tabel], baru: Mapping[str, Tabel]) -> Iterator[Perubahan]:
    for tabel in URUTAN:
        for kunci in lama[tabel] | baru[tabel]:
            sisi_lama, sisi_baru = lama[tabel].get(kunci), baru[tabel].get(kunci)
            if sisi_lama != sisi_baru:
                yield Perubahan(tabel, kunci, sisi_lama, sisi_baru)
