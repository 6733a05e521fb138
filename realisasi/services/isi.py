"""Filling a sheet: all cells of one POST are saved, or none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from indikator import hitung
from indikator.models import Indikator
from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from kinerja.inti.baris import susun_objek
from kinerja.inti.sisip import Sisipan, SisipTetap
from kinerja.inti.waktu import Periode
from realisasi.arti import ArtiLembar, BarisArti, susun_arti
from realisasi.kesalahan import Bentrok, SelDitolak, TanpaKatalog
from realisasi.models import LembarBulanan, Realisasi
from realisasi.rekap import susun_situasi
from realisasi.services.catatan import catat_isian
from realisasi.services.kunci import catat_pemakaian, kunci_baris, kunci_isi
from realisasi.services.pengisi import periksa_alasan_atas_nama, tulis_lembar
from realisasi.services.tipe import BahanIsi, HasilIsi, IsianBaris

_SISIP = SisipTetap(
    Realisasi,
    kunci=("kecamatan", "tahun", "lembar", "indikator"),
    ganti=("keadaan", "pembilang", "penyebut", "syarat_terpenuhi", "keterangan", "versi"),
)


def isi_lembar(
    penugasan: Penugasan,
    *,
    periode: Periode,
    oleh: Pelaku,
    isian: Sequence[IsianBaris],
    alasan_atas_nama: str = "",
    buat: bool = False,
    sebagian: bool = False,
    coba: bool = False,
    bahan: BahanIsi | None = None,
    asal: str = "",
) -> HasilIsi:
    """Store the cells that differ from what is there, in one transaction.

    ``buat`` makes the sheet even when no cell changes (a month in which nothing is due).
    ``sebagian``: good rows are stored and the others told in the result, instead of all or none.
    ``coba``: everything is judged and nothing written; ``berubah`` says how many would change.
    ``asal`` says in the trail by which door the values came, where it was not the page.
    5 queries (PostgreSQL 3) where ``bahan`` is given and the sheet and its rows are in use already.

    Raises the refusals of ``Situasi.tolak``, TanpaKatalog, AlasanWajib (an atasan fills without a
    reason) and SelDitolak (values refused, or cells changed by somebody else since ``versi``).
    """
    with transaction.atomic():
        lembar, tersimpan = kunci_isi(penugasan, periode, oleh.waktu, bahan)
        kalender = None if bahan is None else bahan.kalender
        situasi = susun_situasi(oleh, penugasan, periode, lembar, kalender=kalender)
        if (penolakan := situasi.tolak_isi()) is not None:
            raise penolakan
        arti, baru = _ambil_arti(penugasan, periode, isian, tersimpan, bahan)
        saringan = _saring_perubahan(arti, tersimpan, isian, periode.bulan)
        if saringan.ditolak and not sebagian:
            raise SelDitolak(saringan.masalah, saringan.bentrok)
        perubahan = saringan.perubahan
        kini = _susun_sel(tersimpan, perubahan)
        tulis = not coba and bool(perubahan or (buat and lembar is None))
        if tulis:
            periksa_alasan_atas_nama(situasi, lembar, alasan_atas_nama)
            lembar = tulis_lembar(lembar, situasi, alasan_atas_nama)
            catat_pemakaian({b.indikator_id for b in perubahan}.intersection(baru), oleh.waktu)
            sel = _susun_sisipan(lembar, kini.values())
            catat_isian(lembar, arti, tersimpan, perubahan, oleh, asal, sel)
        else:
            _batalkan(lembar)
    hasil = {**tersimpan, **kini}
    return HasilIsi(
        lembar, len(perubahan), hasil, saringan.masalah, saringan.bentrok, saringan.asing
    )


def _batalkan(lembar: LembarBulanan | None) -> None:
    """Nothing changes: the raised version goes back."""
    if lembar is not None:
        lembar.versi -= 1
    transaction.set_rollback(True)


def _ambil_arti(
    penugasan: Penugasan,
    periode: Periode,
    isian: Sequence[IsianBaris],
    tersimpan: Mapping[int, Realisasi],
    bahan: BahanIsi | None,
) -> tuple[ArtiLembar, list[int]]:
    """Return what the rows mean, and which of them nobody used yet.

    Rows without a cell in this month are held first: neither what they mean nor the months they
    are in force may change between reading it and the value that stands on it. A row with a cell
    means for good what it means, and cannot be retired before this month.
    """
    calon = [baris.indikator_id for baris in isian if baris.indikator_id not in tersimpan]
    terkunci = kunci_baris(calon) if calon else []
    baru = [satu.pk for satu in terkunci if satu.dipakai_pada is None]
    arti = None if bahan is None or baru else bahan.arti
    if arti is None or _sudah_usang(arti, terkunci, periode.bulan):
        arti = susun_arti(penugasan, periode.tahun)
    if arti is None:
        raise TanpaKatalog(f"Belum ada katalog IKI yang berlaku untuk tahun {periode.tahun}.")
    return arti, baru


def _sudah_usang(arti: ArtiLembar, terkunci: Sequence[Indikator], bulan: int) -> bool:
    """Was one of the locked rows retired since its meaning was read?"""
    berlaku = {baris.indikator_id for baris in arti.baris if bulan in baris.bagian}
    return any(satu.pk in berlaku and not satu.berlaku_pada(bulan) for satu in terkunci)


@dataclass(slots=True)
class _Saringan:
    """Rows that change something and may; bad values; cells changed since they were read; rows of
    another sheet."""

    perubahan: list[IsianBaris] = field(default_factory=list)
    masalah: dict[int, Sequence[hitung.MasalahSel]] = field(default_factory=dict)
    bentrok: dict[int, Bentrok] = field(default_factory=dict)
    asing: list[int] = field(default_factory=list)

    @property
    def ditolak(self) -> bool:
        return bool(self.masalah or self.bentrok)


def _saring_perubahan(
    arti: ArtiLembar,
    tersimpan: Mapping[int, Realisasi],
    isian: Sequence[IsianBaris],
    bulan: int,
) -> _Saringan:
    """Sort the rows; what equals the stored cell is left out, whatever its version.

    Rows of another jabatan, or not in force in this month, are no rows of this sheet: told apart.
    """
    menurut_id = {
        baris.indikator_id: baris
        for baris in arti.baris
        if bulan in baris.bagian or baris.indikator_id in tersimpan
    }
    saringan = _Saringan()
    for baris in isian:
        lama = tersimpan.get(baris.indikator_id)
        if _sama(lama, baris):
            continue
        if baris.indikator_id not in menurut_id:
            saringan.asing.append(baris.indikator_id)
            continue
        versi = 0 if lama is None else lama.versi
        temuan = periksa_isian(menurut_id[baris.indikator_id], baris, bulan)
        if versi != baris.versi:
            sel = hitung.Sel(hitung.KeadaanSel.BELUM) if lama is None else lama.sel
            saringan.bentrok[baris.indikator_id] = Bentrok(baris.indikator_id, sel, versi)
        if temuan:
            saringan.masalah[baris.indikator_id] = temuan
        if versi == baris.versi and not temuan:
            saringan.perubahan.append(baris)
    return saringan


def periksa_isian(arti: BarisArti, baris: IsianBaris, bulan: int) -> Sequence[hitung.MasalahSel]:
    """Return why this row may not be stored in ``bulan``, empty when it may."""
    ada_target = arti.target is not None and bulan in arti.aturan.bulan_jatuh_tempo
    return hitung.periksa_sel(arti.aturan, baris.sel, baris.keterangan, ada_target=ada_target)


def _sama(lama: Realisasi | None, baris: IsianBaris) -> bool:
    if lama is None:
        return baris.sel.keadaan is hitung.KeadaanSel.BELUM and not baris.keterangan
    return lama.sel == baris.sel and lama.keterangan == baris.keterangan


def ada_perubahan(tersimpan: Mapping[int, Realisasi], isian: Sequence[IsianBaris]) -> bool:
    """Tell whether any of these rows differs from what is stored."""
    return any(not _sama(tersimpan.get(baris.indikator_id), baris) for baris in isian)


def _susun_sel(
    tersimpan: Mapping[int, Realisasi], perubahan: Sequence[IsianBaris]
) -> dict[int, Realisasi]:
    """Return the cells as they will stand; only writing them gives them their sheet and month."""
    hasil = {}
    for baris in perubahan:
        lama = tersimpan.get(baris.indikator_id)
        kolom = {
            "id": None if lama is None else lama.id,
            "indikator_id": baris.indikator_id,
            "versi": 1 if lama is None else lama.versi + 1,
            "keadaan": baris.sel.keadaan.value,
            "pembilang": baris.sel.pembilang,
            "penyebut": baris.sel.penyebut,
            "syarat_terpenuhi": baris.sel.syarat_terpenuhi,
            "keterangan": baris.keterangan,
        }
        hasil[baris.indikator_id] = susun_objek(Realisasi, kolom)
    return hasil


def _susun_sisipan(lembar: LembarBulanan, daftar: Collection[Realisasi]) -> Sisipan | None:
    """Return cells to be written in one statement, new ones and those that replace what stood
    there; None for no cells.

    Nothing is overwritten unseen: the sheet is locked and every version was compared.
    """
    tempat = {
        "kecamatan_id": lembar.kecamatan_id,
        "tahun": lembar.tahun,
        "bulan": lembar.bulan,
        "lembar_id": lembar.pk,
    }
    for satu in daftar:
        vars(satu).update(tempat)
    return Sisipan(_SISIP, [vars(satu) for satu in daftar]) if daftar else None
