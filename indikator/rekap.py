"""The catalogue as frozen values in the shape of the official form, for page, PDF and workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import Greatest, Least

from indikator.arti.kata import BERKALA, sebut_jatuh_tempo, sebut_masa
from indikator.hitung import Agregasi, AntarPemegang, Aturan, Jenis, Polaritas
from indikator.models import Indikator
from indikator.susunan import hitung_sidik_urutan
from jabatan.models import Fungsi, Jabatan, Katalog, PerubahanKatalog
from kinerja.inti.angka import tulis_angka
from kinerja.inti.kueri import KueriTetap

CARA = {
    (Jenis.JUMLAH, Agregasi.JUMLAH): "Dijumlahkan",
    (Jenis.JUMLAH, Agregasi.TERAKHIR): "Posisi akhir",
    (Jenis.JUMLAH, Agregasi.RATA_RATA): "Dirata-rata",
    (Jenis.PERSENTASE, Agregasi.RASIO_JUMLAH): "Persentase",
    (Jenis.PERSENTASE, Agregasi.TERAKHIR): "Persentase bulan terakhir",
    (Jenis.RATA_RATA, Agregasi.RASIO_JUMLAH): "Rata-rata",
    (Jenis.RATA_RATA, Agregasi.TERAKHIR): "Rata-rata bulan terakhir",
}
ARAH = {
    Polaritas.NAIK: "makin tinggi makin baik",
    Polaritas.TURUN: "makin rendah makin baik",
    Polaritas.NETRAL: "netral, tanpa target dan capaian",
}


@dataclass(frozen=True, slots=True)
class FungsiTersusun:
    huruf: str
    uraian: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTersusun:
    """One row of the table. A span of 0 means: the cell above reaches down to this row."""

    urut: int
    kode: str
    kinerja_utama: str
    rentang_kinerja_utama: int
    nama: str
    formulasi: str
    satuan: str
    uraian_hitung: str
    masa_berlaku: str
    daftar_sumber: tuple[str, ...]
    rentang_sumber: int


@dataclass(frozen=True, slots=True, kw_only=True)
class JabatanTersusun:
    """One jabatan in the shape of the decree: head, functions, table, footnote."""

    kode: str
    nama: str
    tugas: str
    daftar_fungsi: tuple[FungsiTersusun, ...]
    daftar_baris: tuple[BarisTersusun, ...]
    catatan_kaki: str


@dataclass(frozen=True, slots=True)
class RingkasJabatan:
    """One line of the list of jabatan."""

    urut: int
    kode: str
    nama: str
    jumlah_fungsi: int
    jumlah_kinerja_utama: int
    jumlah_indikator: int

    @property
    def hitungan(self) -> str:
        """ "4 fungsi · 3 kinerja utama · 5 indikator"."""
        return _tulis_hitungan(self.jumlah_fungsi, self.jumlah_kinerja_utama, self.jumlah_indikator)


@dataclass(frozen=True, slots=True)
class RingkasKatalog:
    """The list of jabatan of a catalogue, with its totals; ``urutan`` is its order as seen."""

    daftar_jabatan: tuple[RingkasJabatan, ...]
    urutan: str

    @property
    def jumlah_fungsi(self) -> int:
        return sum(baris.jumlah_fungsi for baris in self.daftar_jabatan)

    @property
    def jumlah_kinerja_utama(self) -> int:
        return sum(baris.jumlah_kinerja_utama for baris in self.daftar_jabatan)

    @property
    def jumlah_indikator(self) -> int:
        return sum(baris.jumlah_indikator for baris in self.daftar_jabatan)

    @property
    def hitungan(self) -> str:
        """The same of all jabatan together."""
        return _tulis_hitungan(self.jumlah_fungsi, self.jumlah_kinerja_utama, self.jumlah_indikator)


def _tulis_hitungan(fungsi: int, kinerja_utama: int, indikator: int) -> str:
    return f"{fungsi} fungsi · {kinerja_utama} kinerja utama · {indikator} indikator"


def ambil_ringkas(katalog: Katalog) -> RingkasKatalog:
    """Return the jabatan of a catalogue with their counts (1 query)."""
    daftar = _RINGKAS(katalog.pk)
    return RingkasKatalog(
        tuple(
            RingkasJabatan(
                jabatan.urut,
                jabatan.kode,
                jabatan.nama,
                jabatan.jumlah_fungsi,
                jabatan.jumlah_kinerja,
                jabatan.jumlah_indikator,
            )
            for jabatan in daftar
        ),
        hitung_sidik_urutan(daftar),
    )


def _ringkas(katalog_id: int) -> QuerySet[Any]:
    hitungan = Jabatan.objects.filter(katalog_id=katalog_id).annotate(
        jumlah_fungsi=Count("daftar_fungsi", distinct=True),
        jumlah_kinerja=Count("daftar_kinerja_utama", distinct=True),
        jumlah_indikator=Count("daftar_kinerja_utama__daftar_indikator", distinct=True),
    )
    return hitungan.order_by("urut", "pk")


_RINGKAS = KueriTetap(_ringkas)
_FUNGSI = KueriTetap(
    lambda jabatan_id: Fungsi.objects.filter(jabatan_id=jabatan_id).order_by("urut")
)
_INDIKATOR = KueriTetap(
    lambda jabatan_id: (
        Indikator.objects.filter(kinerja_utama__jabatan_id=jabatan_id)
        .dengan_jabatan()
        .dengan_sumber()
    )
)

_JABATAN_KATALOG = KueriTetap(
    lambda katalog_id: Jabatan.objects.filter(katalog_id=katalog_id).order_by("urut", "pk")
)
_FUNGSI_KATALOG = KueriTetap(
    lambda katalog_id: Fungsi.objects.filter(jabatan__katalog_id=katalog_id).order_by("urut")
)
_INDIKATOR_KATALOG = KueriTetap(
    lambda katalog_id: (
        Indikator.objects.filter(kinerja_utama__jabatan__katalog_id=katalog_id)
        .dengan_jabatan()
        .dengan_sumber()
    )
)


def ambil_jabatan(jabatan: Jabatan) -> JabatanTersusun:
    """Return a jabatan in the shape of the form (3 queries, whatever its size)."""
    return susun_jabatan(jabatan, _FUNGSI(jabatan.pk), _INDIKATOR(jabatan.pk))


def ambil_daftar_jabatan(katalog: Katalog, kode: str = "") -> tuple[JabatanTersusun, ...]:
    """Return every jabatan of a catalogue in the shape of the form, or the one of ``kode``
    picked from them (4 queries, whatever their number)."""
    fungsi: dict[int, list[Fungsi]] = {}
    for satu in _FUNGSI_KATALOG(katalog.pk):
        fungsi.setdefault(satu.jabatan_id, []).append(satu)
    indikator: dict[int, list[Indikator]] = {}
    for baris in _INDIKATOR_KATALOG(katalog.pk):
        indikator.setdefault(baris.kinerja_utama.jabatan_id, []).append(baris)
    return tuple(
        susun_jabatan(jabatan, fungsi.get(jabatan.pk, []), indikator.get(jabatan.pk, []))
        for jabatan in _JABATAN_KATALOG(katalog.pk)
        if kode in ("", jabatan.kode)
    )


def susun_jabatan(
    jabatan: Jabatan, daftar_fungsi: Iterable[Fungsi], daftar_indikator: Sequence[Indikator]
) -> JabatanTersusun:
    """Return the form of a jabatan from rows already read, in their order."""
    return JabatanTersusun(
        kode=jabatan.kode,
        nama=jabatan.nama,
        tugas=jabatan.tugas,
        daftar_fungsi=tuple(FungsiTersusun(f.huruf, f.uraian) for f in daftar_fungsi),
        daftar_baris=susun_baris(daftar_indikator),
        catatan_kaki=jabatan.catatan_kaki,
    )


def susun_baris(daftar_indikator: Sequence[Indikator]) -> tuple[BarisTersusun, ...]:
    """Return the rows with their merged cells; also right for a part of a jabatan's rows."""
    satu_kinerja = _bersambung(
        daftar_indikator, lambda atas, ini: atas.kinerja_utama_id == ini.kinerja_utama_id
    )
    satu_sumber = _bersambung(daftar_indikator, _sumber_bergabung)
    return tuple(
        BarisTersusun(
            urut=indikator.urut,
            kode=indikator.kode,
            kinerja_utama=indikator.kinerja_utama.uraian,
            rentang_kinerja_utama=rentang_kinerja,
            nama=indikator.nama,
            formulasi=indikator.formulasi,
            satuan=indikator.satuan,
            uraian_hitung=susun_uraian_hitung(indikator.aturan, insidentil=indikator.insidentil),
            masa_berlaku=susun_masa_berlaku(indikator),
            daftar_sumber=indikator.nama_sumber,
            rentang_sumber=rentang_sumber,
        )
        for indikator, rentang_kinerja, rentang_sumber in zip(
            daftar_indikator, hitung_rentang(satu_kinerja), hitung_rentang(satu_sumber), strict=True
        )
    )


def _bersambung(
    daftar_indikator: Sequence[Indikator], sambung: Callable[[Indikator, Indikator], bool]
) -> list[bool]:
    """Tell for each row whether it joins the one above; the first never does."""
    return [
        nomor > 0 and sambung(daftar_indikator[nomor - 1], indikator)
        for nomor, indikator in enumerate(daftar_indikator)
    ]


def _sumber_bergabung(atas: Indikator, ini: Indikator) -> bool:
    """Joined on the decree, and still the same sources of the same kinerja utama."""
    return (
        ini.sumber_gabung_atas
        and atas.kinerja_utama_id == ini.kinerja_utama_id
        and atas.nama_sumber == ini.nama_sumber
    )


def hitung_rentang(daftar_sambung: Sequence[bool]) -> tuple[int, ...]:
    """Return row spans from "this cell is joined to the one above": no, yes, no → 2, 0, 1."""
    rentang: list[int] = []
    kepala = 0
    for nomor, sambung in enumerate(daftar_sambung):
        if sambung and rentang:
            rentang[kepala] += 1
            rentang.append(0)
        else:
            kepala = nomor
            rentang.append(1)
    return tuple(rentang)


def susun_uraian_hitung(aturan: Aturan, *, insidentil: bool) -> str:
    """Return the arithmetic in plain words: "Dijumlahkan setiap bulan · makin tinggi …"."""
    bagian = [_cara(aturan), _jatuh_tempo(aturan.bulan_jatuh_tempo, insidentil=insidentil)]
    if aturan.jenis is Jenis.JUMLAH and bagian[1].startswith("setiap"):
        bagian = [" ".join(bagian)]
    bagian.append(ARAH[aturan.polaritas])
    if aturan.antar_pemegang is AntarPemegang.BERSAMA:
        bagian.append("beberapa pemegang: diambil yang terbesar")
    if aturan.bisa_melebihi:
        bagian.append("dapat melebihi 100 %")
    if aturan.syarat_minimal is not None:
        label = aturan.label_pembilang or aturan.satuan
        bagian.append(f"syarat: {label} paling sedikit {tulis_angka(aturan.syarat_minimal)}")
    if aturan.syarat_pertanyaan:
        bagian.append(f"syarat: {aturan.syarat_pertanyaan}")
    return " · ".join(bagian)


def _cara(aturan: Aturan) -> str:
    cara = CARA[aturan.jenis, aturan.agregasi]
    if aturan.jenis is Jenis.JUMLAH:
        return cara
    kali = " × 100" if aturan.jenis is Jenis.PERSENTASE else ""
    return f"{cara}: {aturan.label_pembilang} : {aturan.label_penyebut}{kali}"


def _jatuh_tempo(daftar_bulan: frozenset[int], *, insidentil: bool) -> str:
    if insidentil:
        return "insidentil, jatuh tempo Desember"
    berkala = "" if daftar_bulan in BERKALA else "jatuh tempo "
    return f"{berkala}{sebut_jatuh_tempo(daftar_bulan)}"


def susun_masa_berlaku(indikator: Indikator) -> str:
    """Return when a row holds if not the whole year: "Berlaku mulai Juli", else ""."""
    induk = indikator.kinerja_utama
    dari = max(indikator.berlaku_dari, induk.berlaku_dari)
    sampai = min(indikator.berlaku_sampai, induk.berlaku_sampai)
    masa = sebut_masa(dari, sampai)
    return f"Berlaku {masa}" if masa else ""


@dataclass(frozen=True, slots=True)
class PerubahanTersusun:
    """A decree within the year with what it began and ended; ``pk`` None: no decree is written
    down for rows that begin or end in that month."""

    pk: int | None
    nomor_sk: str
    tanggal_sk: date | None
    mulai_bulan: int
    jumlah_mulai: int
    jumlah_berakhir: int

    @property
    def uraian(self) -> str:
        """Return "2 indikator mulai berlaku, 1 berakhir sebelumnya", "" for neither."""
        bagian = []
        if self.jumlah_mulai:
            bagian.append(f"{self.jumlah_mulai} indikator mulai berlaku")
        if self.jumlah_berakhir:
            bagian.append(f"{self.jumlah_berakhir} indikator berakhir sebelumnya")
        return ", ".join(bagian)


def _masa(katalog_id: int) -> QuerySet[Any, Any]:
    """(from, until) of every row of a catalogue, in months."""
    masa = Indikator.objects.filter(kinerja_utama__jabatan__katalog_id=katalog_id).values_list(
        Greatest("berlaku_dari", "kinerja_utama__berlaku_dari"),
        Least("berlaku_sampai", "kinerja_utama__berlaku_sampai"),
    )
    return masa.order_by()


_MASA = KueriTetap(_masa)
_PERUBAHAN = KueriTetap(lambda katalog_id: PerubahanKatalog.objects.filter(katalog_id=katalog_id))


def ambil_perubahan(katalog: Katalog) -> list[PerubahanTersusun]:
    """Return the decrees of a catalogue by month, also the ones still missing (2 queries)."""
    mulai, berakhir = Counter[int](), Counter[int]()
    for dari, sampai in _MASA(katalog.pk):
        mulai[dari] += dari > 1
        berakhir[sampai + 1] += sampai < 12
    daftar = _PERUBAHAN(katalog.pk)
    tercatat = {satu.mulai_bulan for satu in daftar}
    hasil = [
        PerubahanTersusun(
            *(satu.pk, satu.nomor_sk, satu.tanggal_sk, satu.mulai_bulan),
            *(mulai[satu.mulai_bulan], berakhir[satu.mulai_bulan]),
        )
        for satu in daftar
    ]
    hasil += [
        PerubahanTersusun(None, "", None, bulan, mulai[bulan], berakhir[bulan])
        for bulan in set(+mulai + berakhir) - tercatat
    ]
    return sorted(hasil, key=lambda satu: satu.mulai_bulan)
