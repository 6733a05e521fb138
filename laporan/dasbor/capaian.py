"""Figures of a jabatan: posts joined within a seat, seats combined by ``hitung``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from indikator import hitung
from laporan.dasbor.bahan import Pos
from realisasi.arti import ArtiLembar, BarisArti

BELUM = hitung.Sel(hitung.KeadaanSel.BELUM)


@dataclass(frozen=True, slots=True)
class Kursi:
    """One seat with the year of one row, its posts joined in time."""

    daftar_pos: tuple[Pos, ...]
    deret: hitung.Deret


@dataclass(frozen=True, slots=True)
class HasilBaris:
    """One row of a jabatan; ``belum_pada`` are the posts whose seat left a due month open."""

    arti: BarisArti
    kategori: hitung.AturanKategori
    kursi: tuple[Kursi, ...]
    hasil: hitung.Hasil
    belum_pada: tuple[Pos, ...]

    def hitung(self, jendela: hitung.Jendela) -> hitung.Hasil:
        """Return the figures of another window, none later than the month of ``hasil``."""
        deret = [satu.deret for satu in self.kursi]
        return hitung.hitung_hasil(self.arti.aturan, deret, jendela, self.kategori)


@dataclass(frozen=True, slots=True)
class HasilJabatan:
    """All seats of one jabatan up to a month; ``arti`` is that of the newest post."""

    kode: str
    nama: str
    arti: ArtiLembar
    daftar_pos: tuple[Pos, ...]
    daftar_baris: tuple[HasilBaris, ...]
    rata: hitung.RataCapaian

    @property
    def kategori(self) -> hitung.AturanKategori:
        return self.arti.kategori

    def hitung(self, jendela: hitung.Jendela) -> HasilJendela:
        """Return every row and their average over another window."""
        daftar_hasil = tuple(baris.hitung(jendela) for baris in self.daftar_baris)
        return HasilJendela(daftar_hasil, hitung.hitung_rata_capaian(daftar_hasil, self.kategori))


@dataclass(frozen=True, slots=True)
class HasilJendela:
    """The rows of a jabatan over one window, in their order, and their average."""

    daftar_hasil: tuple[hitung.Hasil, ...]
    rata: hitung.RataCapaian


def susun_triwulan(bulan: int) -> hitung.Jendela:
    """Return the months of the quarter that holds ``bulan``, up to it."""
    return hitung.Jendela((bulan - 1) // 3 * 3 + 1, bulan)


def hitung_daftar_jabatan(daftar_pos: Sequence[Pos], bulan: int) -> list[HasilJabatan]:
    """Return the jabatan of some posts, in the order given."""
    menurut_kode: dict[str, list[Pos]] = {}
    for pos in daftar_pos:
        if pos.arti is not None:
            menurut_kode.setdefault(pos.penugasan.posisi.kode_jabatan, []).append(pos)
    return [hitung_jabatan(daftar, bulan) for daftar in menurut_kode.values()]


def hitung_jabatan(daftar_pos: Sequence[Pos], bulan: int) -> HasilJabatan:
    """Return the combined rows of posts of one jabatan and their average, January..``bulan``.

    Wording and rules are those of the newest post: for one seat exactly what its report reads.
    """
    berurutan = urutkan_pos(daftar_pos)
    arti = [pos.arti for pos in berurutan if pos.arti is not None]
    daftar_baris = tuple(_hitung_baris(baris, berurutan, bulan) for baris in _ambil_baris(arti))
    return HasilJabatan(
        kode=berurutan[-1].penugasan.posisi.kode_jabatan,
        nama=arti[-1].jabatan,
        arti=arti[-1],
        daftar_pos=tuple(daftar_pos),
        daftar_baris=daftar_baris,
        rata=hitung.hitung_rata_capaian([satu.hasil for satu in daftar_baris], arti[-1].kategori),
    )


def urutkan_pos(daftar_pos: Sequence[Pos]) -> list[Pos]:
    """The oldest post first: cells and seats are joined in this order."""
    return sorted(daftar_pos, key=lambda pos: (pos.penugasan.mulai, pos.penugasan.pk))


def _ambil_baris(daftar_arti: Sequence[ArtiLembar]) -> list[tuple[BarisArti, ArtiLembar]]:
    """Every row any post knows, as the newest of them words it, in document order."""
    baris = {satu.indikator_id: (satu, arti) for arti in daftar_arti for satu in arti.baris}
    return sorted(baris.values(), key=lambda pasangan: pasangan[0].nomor)


def _hitung_baris(
    baris: tuple[BarisArti, ArtiLembar], daftar_pos: Sequence[Pos], bulan: int
) -> HasilBaris:
    arti, lembar = baris
    jendela = hitung.Jendela(1, bulan)
    kursi = susun_kursi(daftar_pos, arti.indikator_id, bulan)
    deret = [satu.deret for satu in kursi]
    hasil = hitung.hitung_hasil(arti.aturan, deret, jendela, lembar.kategori)
    belum_pada = tuple(
        pos
        for satu in kursi
        if hasil.belum_bulan and hitung.ambil_bulan_belum(arti.aturan, [satu.deret], jendela)
        for pos in satu.daftar_pos
    )
    return HasilBaris(arti, lembar.kategori, kursi, hasil, belum_pada)


def susun_kursi(daftar_pos: Sequence[Pos], indikator_id: int, bulan: int) -> tuple[Kursi, ...]:
    """Return the seats of some posts in the order given, the posts of each joined in time."""
    menurut_posisi: dict[int, list[Pos]] = {}
    for pos in daftar_pos:
        menurut_posisi.setdefault(pos.penugasan.posisi_id, []).append(pos)
    return tuple(
        Kursi(tuple(daftar), _gabungkan(indikator_id, daftar, bulan))
        for daftar in menurut_posisi.values()
    )


def _gabungkan(indikator_id: int, daftar_pos: Sequence[Pos], bulan: int) -> hitung.Deret:
    """Join the posts of one seat in time: cells side by side, shares added to one month at most."""
    bagian: dict[int, Fraction] = {}
    target: hitung.TargetTahunan | None = None
    for pos in daftar_pos:
        baris = _cari_baris(pos, indikator_id)
        if baris is None:
            continue
        for nomor, nilai in baris.bagian.items():
            lain = bagian.get(nomor)
            bagian[nomor] = nilai if lain is None else min(lain + nilai, Fraction(1))
        target = baris.target if baris.target is not None else target
    sel = {
        nomor: isi
        for nomor in range(1, bulan + 1)
        if (isi := _gabungkan_sel(indikator_id, daftar_pos, nomor))
    }
    return hitung.Deret(sel=sel, bagian=bagian, target=target)


def _gabungkan_sel(
    indikator_id: int, daftar_pos: Sequence[Pos], bulan: int
) -> tuple[hitung.Sel, ...]:
    """The cells of a month; where one holder answered, another's missing cell stays visible."""
    isi = [
        pos.isi.sel.get(indikator_id, {}).get(bulan, ())
        for pos in daftar_pos
        if bulan in pos.bagian or bulan in pos.isi.sel.get(indikator_id, {})
    ]
    if not any(isi):
        return ()
    return tuple(sel for satu in isi for sel in (satu or (BELUM,)))


def _cari_baris(pos: Pos, indikator_id: int) -> BarisArti | None:
    if pos.arti is None:
        return None
    return next((b for b in pos.arti.baris if b.indikator_id == indikator_id), None)


def hitung_kecamatan(
    daftar_rata: Sequence[hitung.RataCapaian], kategori: hitung.AturanKategori
) -> hitung.RataCapaian:
    """Mean over jabatan that have an average; "n dari m" counts those with anything due."""
    return hitung.hitung_rata_gabungan(
        [rata for rata in daftar_rata if rata.seluruhnya > 0], kategori
    )
