"""What the values of a sheet mean: definitions, targets, shares of months, rules, people.

Built live from catalogue and office; frozen as JSON when a month is approved, and then read from
there, so that no later edit changes an approved report.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet, Subquery

from indikator import hitung, kategori
from indikator.baris import BarisKatalog, baca_baris
from indikator.models import Indikator, IndikatorQuerySet
from jabatan.izin import Pejabat
from jabatan.models import Kecamatan, Penugasan, Posisi
from kinerja.inti.kueri import KueriLingkup
from kinerja.inti.waktu import Periode


@dataclass(frozen=True, slots=True)
class BarisArti:
    """One row of the sheet. ``nomor`` counts from 1 in document order of the jabatan."""

    indikator_id: int
    nomor: int
    kode: str
    kinerja_utama_id: int
    kinerja_utama: str
    nama: str
    formulasi: str
    sumber: tuple[str, ...]
    sumber_gabung_atas: bool
    insidentil: bool
    aturan: hitung.Aturan
    target: hitung.TargetTahunan | None
    bagian: Mapping[int, Fraction]

    def deret(self, sel: Mapping[int, tuple[hitung.Sel, ...]]) -> hitung.Deret:
        """Return the year of this row for ``hitung``."""
        return hitung.Deret(sel=sel, bagian=self.bagian, target=self.target)


@dataclass(frozen=True, slots=True)
class Orang:
    """A person as he stands on the form; ``nomor`` is "NIP …" or empty."""

    nama: str
    nomor: str
    pangkat: str
    jabatan: str


@dataclass(frozen=True, slots=True)
class Kop:
    """Letterhead of the office. ``lambang`` is where its picture lies in the storage, "" for none
    (and in what was frozen before there were any)."""

    pemda: str
    kecamatan: str
    alamat: str
    telepon: str
    surel: str
    kode_pos: str
    tempat: str
    lambang: str = ""


@dataclass(frozen=True, slots=True)
class ArtiLembar:
    """Everything a sheet's values need to be read; people are None where the seat was empty."""

    baris: tuple[BarisArti, ...]
    kategori: hitung.AturanKategori
    kop: Kop
    jabatan: str
    tugas: str
    catatan_kaki: str
    nomor_sk: str
    tahun_katalog: int
    versi_katalog: int
    pegawai: Orang
    atasan: Orang | None = None
    camat: Orang | None = None


def susun_kop(kecamatan: Kecamatan) -> Kop:
    """Return the letterhead as it stands."""
    return Kop(
        pemda=kecamatan.pemda.nama,
        kecamatan=kecamatan.nama,
        alamat=kecamatan.alamat,
        telepon=kecamatan.telepon,
        surel=kecamatan.surel,
        kode_pos=kecamatan.kode_pos,
        tempat=kecamatan.tempat_tanda_tangan,
        lambang=kecamatan.pemda.letak_lambang,
    )


def susun_orang(penugasan: Penugasan | None) -> Orang | None:
    """Return the holder of a post (``pangkat_pada`` where annotated), None for an empty seat."""
    if penugasan is None:
        return None
    return Orang(
        nama=penugasan.pegawai.nama,
        nomor=penugasan.pegawai.label_nomor,
        pangkat=getattr(penugasan, "pangkat_pada", None) or "",
        jabatan=f"{penugasan.sebutan_sifat}{penugasan.posisi.nama}",
    )


def susun_arti(
    penugasan: Penugasan,
    tahun: int,
    *,
    pejabat: Pejabat | None = None,
    dengan_sumber: bool = True,
) -> ArtiLembar | None:
    """Return the live meaning of a post's year, None where no catalogue is in force.

    2 queries (rows with targets; sources, unless nobody looks at them) plus the post's Jeda when
    not prefetched; with ``pejabat`` the signatories are filled in.
    """
    kecamatan = penugasan.kecamatan
    kunci = (kecamatan.pk, kecamatan.pemda_id, tahun, penugasan.posisi_id)
    daftar = [baca_baris(satu) for satu in _BARIS(*kunci)]
    if not daftar:
        return None
    sumber: dict[int, list[str]] = {}
    for indikator_id, nama in _SUMBER(*kunci) if dengan_sumber else ():
        sumber.setdefault(indikator_id, []).append(nama)
    aturan_kategori = kategori.ambil_kategori(kecamatan.pemda, tahun)
    arti = _susun_satu(penugasan, daftar, aturan_kategori, tahun, sumber)
    if pejabat is None:
        return arti
    return replace(
        arti,
        atasan=susun_orang(pejabat.atasan_dari(penugasan.posisi)),
        camat=susun_orang(pejabat.camat()),
    )


def _milik_posisi(
    kecamatan_id: int, pemda_id: int, tahun: int, posisi_id: int
) -> IndikatorQuerySet:
    """The rows of a seat's jabatan in the catalogue in force."""
    kecamatan = Kecamatan(pk=kecamatan_id, pemda_id=pemda_id)
    kode = Posisi._base_manager.filter(pk=posisi_id).values("kode_jabatan")
    daftar: IndikatorQuerySet = Indikator.objects.berlaku_untuk(kecamatan, tahun)
    return daftar.filter(kinerja_utama__jabatan__kode=Subquery(kode))


def _baris(kecamatan_id: int, pemda_id: int, tahun: int, posisi_id: int) -> QuerySet[Any, Any]:
    """They in document order, with the seat's targets."""
    daftar = _milik_posisi(kecamatan_id, pemda_id, tahun, posisi_id)
    return daftar.baris_katalog(Kecamatan(pk=kecamatan_id), [posisi_id])


def _sumber(kecamatan_id: int, pemda_id: int, tahun: int, posisi_id: int) -> QuerySet[Any, Any]:
    """The names of their sources in order, each with its row."""
    daftar = _milik_posisi(kecamatan_id, pemda_id, tahun, posisi_id)
    return (
        daftar.filter(daftar_sumber_indikator__isnull=False)
        .order_by("daftar_sumber_indikator__urut")
        .values_list("pk", "daftar_sumber_indikator__sumber__nama")
    )


_BARIS, _SUMBER = KueriLingkup(_baris), KueriLingkup(_sumber)


def susun_arti_banyak(
    daftar_penugasan: Sequence[Penugasan],
    kecamatan: Kecamatan,
    tahun: int,
) -> dict[int, ArtiLembar]:
    """Return post id → live meaning without sources, for posts of one kecamatan (1 query).

    Posts whose jabatan is in no catalogue in force are left out.
    """
    daftar = (
        Indikator.objects.berlaku_untuk(kecamatan, tahun)
        .filter(kinerja_utama__jabatan__kode__in={p.posisi.kode_jabatan for p in daftar_penugasan})
        .baris_katalog(kecamatan, [penugasan.posisi_id for penugasan in daftar_penugasan])
    )
    menurut_kode: dict[str, dict[int, BarisKatalog]] = {}
    milik: dict[tuple[int | None, int], BarisKatalog] = {}
    for baris in map(baca_baris, daftar):
        menurut_kode.setdefault(baris.jabatan_kode, {}).setdefault(baris.pk, baris)
        milik[baris.posisi_id, baris.pk] = baris
    aturan_kategori = kategori.ambil_kategori(kecamatan.pemda, tahun)
    return {
        penugasan.pk: _susun_satu(
            penugasan,
            [
                milik.get((penugasan.posisi_id, pk), baris)
                for pk, baris in menurut_kode[penugasan.posisi.kode_jabatan].items()
            ],
            aturan_kategori,
            tahun,
        )
        for penugasan in daftar_penugasan
        if penugasan.posisi.kode_jabatan in menurut_kode
    }


def _susun_satu(
    penugasan: Penugasan,
    daftar: Sequence[BarisKatalog],
    aturan_kategori: hitung.AturanKategori,
    tahun: int,
    sumber: Mapping[int, Sequence[str]] = MappingProxyType({}),
) -> ArtiLembar:
    utama, bagian = daftar[0], penugasan.bagian(tahun)
    orang = susun_orang(penugasan)
    assert orang is not None
    return ArtiLembar(
        baris=tuple(
            _susun_baris(
                baris,
                nomor,
                baris.ambil_target(penugasan.posisi_id),
                bagian,
                tuple(sumber.get(baris.pk, ())),
            )
            for nomor, baris in enumerate(daftar, 1)
        ),
        kategori=aturan_kategori,
        kop=susun_kop(penugasan.kecamatan),
        jabatan=utama.jabatan,
        tugas=utama.tugas,
        catatan_kaki=utama.catatan_kaki,
        nomor_sk=utama.nomor_sk,
        tahun_katalog=utama.tahun_katalog,
        versi_katalog=utama.versi_katalog,
        pegawai=orang,
    )


def _susun_baris(
    baris: BarisKatalog,
    nomor: int,
    target: hitung.TargetTahunan | None,
    bagian: Mapping[int, Fraction],
    sumber: tuple[str, ...],
) -> BarisArti:
    dari, sampai = baris.masa
    return BarisArti(
        indikator_id=baris.pk,
        nomor=nomor,
        kode=baris.kode,
        kinerja_utama_id=baris.kinerja_utama_id,
        kinerja_utama=baris.kinerja_utama,
        nama=baris.nama,
        formulasi=baris.formulasi,
        sumber=sumber,
        sumber_gabung_atas=baris.sumber_gabung_atas,
        insidentil=baris.insidentil,
        aturan=baris.aturan,
        target=target,
        bagian={bulan: nilai for bulan, nilai in bagian.items() if dari <= bulan <= sampai},
    )


# --- frozen shape -------------------------------------------------------------------------------


def ke_json(arti: ArtiLembar) -> dict[str, Any]:
    """Return the stored shape: texts for every number, so that nothing passes through a float."""
    isi = asdict(arti)
    isi["kategori"] = kategori.ke_json(arti.kategori)
    isi["baris"] = [_baris_ke_json(baris) for baris in arti.baris]
    return isi


def dari_json(isi: Mapping[str, Any]) -> ArtiLembar:
    """Return the meaning from its stored shape."""
    return ArtiLembar(
        baris=tuple(_baris_dari_json(baris) for baris in isi["baris"]),
        kategori=kategori.dari_json(isi["kategori"]),
        kop=Kop(**isi["kop"]),
        jabatan=isi["jabatan"],
        tugas=isi["tugas"],
        catatan_kaki=isi["catatan_kaki"],
        nomor_sk=isi["nomor_sk"],
        tahun_katalog=isi["tahun_katalog"],
        versi_katalog=isi["versi_katalog"],
        pegawai=Orang(**isi["pegawai"]),
        atasan=None if isi["atasan"] is None else Orang(**isi["atasan"]),
        camat=None if isi["camat"] is None else Orang(**isi["camat"]),
    )


def _baris_ke_json(baris: BarisArti) -> dict[str, Any]:
    aturan = asdict(baris.aturan)
    aturan["bulan_jatuh_tempo"] = sorted(baris.aturan.bulan_jatuh_tempo)
    aturan["syarat_minimal"] = _teks(baris.aturan.syarat_minimal)
    isi = {
        nama: getattr(baris, nama)
        for nama in BarisArti.__dataclass_fields__
        if nama not in ("aturan", "target", "bagian", "sumber")
    }
    target = baris.target
    return isi | {
        "sumber": list(baris.sumber),
        "aturan": aturan,
        "target": None
        if target is None
        else {
            "setahun": str(target.setahun),
            "rencana": {str(bulan): str(nilai) for bulan, nilai in target.rencana.items()},
        },
        "bagian": {str(bulan): str(nilai) for bulan, nilai in baris.bagian.items()},
    }


def _baris_dari_json(isi: Mapping[str, Any]) -> BarisArti:
    aturan = dict(isi["aturan"])
    minimal, target = aturan.pop("syarat_minimal"), isi["target"]
    sisa = {
        nama: nilai
        for nama, nilai in isi.items()
        if nama not in ("aturan", "target", "bagian", "sumber")
    }
    return BarisArti(
        sumber=tuple(isi["sumber"]),
        aturan=hitung.Aturan(
            jenis=hitung.Jenis(aturan.pop("jenis")),
            agregasi=hitung.Agregasi(aturan.pop("agregasi")),
            polaritas=hitung.Polaritas(aturan.pop("polaritas")),
            antar_pemegang=hitung.AntarPemegang(aturan.pop("antar_pemegang")),
            bulan_jatuh_tempo=frozenset(aturan.pop("bulan_jatuh_tempo")),
            syarat_minimal=None if minimal is None else Decimal(minimal),
            **aturan,
        ),
        target=None
        if target is None
        else hitung.TargetTahunan(
            Decimal(target["setahun"]),
            {int(bulan): Decimal(nilai) for bulan, nilai in target["rencana"].items()},
        ),
        bagian={int(bulan): Fraction(nilai) for bulan, nilai in isi["bagian"].items()},
        **sisa,
    )


def _teks(nilai: Decimal | None) -> str | None:
    return None if nilai is None else str(nilai)


def bulan_wajib(penugasan: Penugasan, periode: Periode) -> bool:
    """Tell whether a sheet is due: the post holds a day of the month that is not all leave."""
    return periode.bulan in penugasan.bagian(periode.tahun)
