"""Filling a sheet: all cells of one POST are saved, or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from indikator import hitung
from indikator.models import Indikator
from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from jejak.services import Entri, catat_jejak
from kinerja.inti.angka import tulis_angka
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan, Tindakan
from realisasi.arti import ArtiLembar, BarisArti, susun_arti
from realisasi.izin import Situasi
from realisasi.kesalahan import AlasanWajib, Bentrok, SelDitolak, TanpaKatalog
from realisasi.models import LembarBulanan, Realisasi
from realisasi.rekap import susun_situasi


@dataclass(frozen=True, slots=True)
class IsianBaris:
    """What one row of the form asks to be stored; ``versi`` is the one the form was drawn from
    (0: no row yet)."""

    indikator_id: int
    sel: hitung.Sel
    keterangan: str
    versi: int


@dataclass(frozen=True, slots=True)
class HasilIsi:
    """The sheet after saving and how many cells changed (0 writes nothing).

    ``tersimpan``: indikator id → the cell as it stands now, under the lock that saved it.
    ``masalah``, ``bentrok``: what was refused where each row stood for itself (``sebagian``).
    """

    lembar: LembarBulanan | None
    berubah: int
    tersimpan: Mapping[int, Realisasi] = field(default_factory=dict)
    masalah: Mapping[int, Sequence[hitung.MasalahSel]] = field(default_factory=dict)
    bentrok: Mapping[int, Bentrok] = field(default_factory=dict)


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
) -> HasilIsi:
    """Store the cells that differ from what is there, in one transaction.

    ``buat`` makes the sheet even when no cell changes (a month in which nothing is due).
    ``sebagian``: good rows are stored and the others told in the result, instead of all or none.
    ``coba``: everything is judged and nothing written; ``berubah`` says how many would change.

    Raises the refusals of ``Situasi.tolak``, TanpaKatalog, AlasanWajib (an atasan fills without a
    reason) and SelDitolak (values refused, or cells changed by somebody else since ``versi``).
    """
    with transaction.atomic():
        lembar = kunci_lembar(penugasan, periode)
        situasi = susun_situasi(oleh, penugasan, periode, lembar)
        if (penolakan := situasi.tolak(Tindakan.ISI)) is not None:
            raise penolakan
        _kunci_arti(isian)
        arti = susun_arti(penugasan, periode.tahun)
        if arti is None:
            raise TanpaKatalog(f"Belum ada katalog IKI yang berlaku untuk tahun {periode.tahun}.")
        tersimpan = _kunci_sel(lembar)
        saringan = _saring_perubahan(arti, tersimpan, isian, periode.bulan)
        if saringan.ditolak and not sebagian:
            raise SelDitolak(saringan.masalah, saringan.bentrok)
        perubahan = saringan.perubahan
        sisa = (saringan.masalah, saringan.bentrok)
        if coba:
            kini = _susun_sel(lembar, tersimpan, perubahan)
            return HasilIsi(lembar, len(perubahan), {**tersimpan, **kini}, *sisa)
        if not perubahan and not (buat and lembar is None):
            return HasilIsi(lembar, 0, tersimpan, *sisa)
        _periksa_alasan(situasi, lembar, alasan_atas_nama)
        lembar = _simpan_lembar(lembar, situasi, alasan_atas_nama)
        kini = _susun_sel(lembar, tersimpan, perubahan)
        _simpan_sel(kini.values())
        _tandai_dipakai(perubahan, oleh.waktu)
        _catat_isian(lembar, arti, tersimpan, perubahan, oleh)
    return HasilIsi(lembar, len(perubahan), {**tersimpan, **kini}, *sisa)


def kunci_lembar(penugasan: Penugasan, periode: Periode) -> LembarBulanan | None:
    """Lock the post, so that two first saves meet here, then the sheet where it exists."""
    Penugasan.objects.select_for_update().get(pk=penugasan.pk)
    lembar: LembarBulanan | None = (
        LembarBulanan.objects.select_for_update()
        .bulan_ini(periode)
        .filter(kecamatan_id=penugasan.kecamatan_id, penugasan=penugasan)
        .first()
    )
    return lembar


def _kunci_sel(lembar: LembarBulanan | None) -> dict[int, Realisasi]:
    if lembar is None:
        return {}
    daftar = Realisasi.objects.select_for_update().filter(
        kecamatan_id=lembar.kecamatan_id, tahun=lembar.tahun, lembar=lembar
    )
    return {baris.indikator_id: baris for baris in daftar}


def _kunci_arti(isian: Sequence[IsianBaris]) -> None:
    """Hold rows nobody used yet: what they mean may not change between reading it and the first
    value that stands on it."""
    daftar = Indikator.objects.filter(
        pk__in=[baris.indikator_id for baris in isian], dipakai_pada__isnull=True
    )
    list(daftar.order_by("pk").terkunci().values_list("pk"))


@dataclass(slots=True)
class _Saringan:
    """Rows that change something and may; bad values; cells changed since they were read."""

    perubahan: list[IsianBaris] = field(default_factory=list)
    masalah: dict[int, Sequence[hitung.MasalahSel]] = field(default_factory=dict)
    bentrok: dict[int, Bentrok] = field(default_factory=dict)

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

    Rows of another jabatan, or not in force in this month, are no rows of this sheet.
    """
    menurut_id = {
        baris.indikator_id: baris
        for baris in arti.baris
        if bulan in baris.bagian or baris.indikator_id in tersimpan
    }
    saringan = _Saringan()
    for baris in isian:
        lama = tersimpan.get(baris.indikator_id)
        if baris.indikator_id not in menurut_id or _sama(lama, baris):
            continue
        versi = 0 if lama is None else lama.versi
        temuan = _periksa(menurut_id[baris.indikator_id], baris, bulan)
        if versi != baris.versi:
            sel = hitung.Sel(hitung.KeadaanSel.BELUM) if lama is None else lama.sel
            saringan.bentrok[baris.indikator_id] = Bentrok(baris.indikator_id, sel, versi)
        if temuan:
            saringan.masalah[baris.indikator_id] = temuan
        if versi == baris.versi and not temuan:
            saringan.perubahan.append(baris)
    return saringan


def _periksa(arti: BarisArti, baris: IsianBaris, bulan: int) -> Sequence[hitung.MasalahSel]:
    ada_target = arti.target is not None and bulan in arti.aturan.bulan_jatuh_tempo
    return hitung.periksa_sel(arti.aturan, baris.sel, baris.keterangan, ada_target=ada_target)


def _sama(lama: Realisasi | None, baris: IsianBaris) -> bool:
    if lama is None:
        return baris.sel.keadaan is hitung.KeadaanSel.BELUM and not baris.keterangan
    return lama.sel == baris.sel and lama.keterangan == baris.keterangan


def ada_perubahan(tersimpan: Mapping[int, Realisasi], isian: Sequence[IsianBaris]) -> bool:
    """Tell whether any of these rows differs from what is stored."""
    return any(not _sama(tersimpan.get(baris.indikator_id), baris) for baris in isian)


def _periksa_alasan(situasi: Situasi, lembar: LembarBulanan | None, alasan: str) -> None:
    sudah = lembar is not None and lembar.diisi_oleh_id == situasi.pelaku.pengguna_id
    if situasi.perlu_alasan_atas_nama and not alasan.strip() and not sudah:
        raise AlasanWajib(
            f"Anda mengisi atas nama {situasi.penugasan.pegawai}. Tuliskan alasannya."
        )


def _simpan_lembar(lembar: LembarBulanan | None, situasi: Situasi, alasan: str) -> LembarBulanan:
    """Make the sheet or raise its version; remember who filled it for somebody else."""
    if lembar is None:
        lembar = LembarBulanan(
            kecamatan_id=situasi.penugasan.kecamatan_id,
            penugasan=situasi.penugasan,
            tahun=situasi.periode.tahun,
            bulan=situasi.periode.bulan,
            keadaan=Keadaan.DRAF,
        )
    else:
        lembar.versi += 1
    # A named filler does not take the place of an atasan, who then would verify his own entries.
    if situasi.atas_nama and (lembar.diisi_oleh_id is None or situasi.perlu_alasan_atas_nama):
        lembar.diisi_oleh_id = situasi.pelaku.pengguna_id
        lembar.alasan_atas_nama = alasan.strip() or lembar.alasan_atas_nama
    lembar.diubah_pada = situasi.pelaku.waktu
    lembar.save()
    return lembar


def _susun_sel(
    lembar: LembarBulanan | None,
    tersimpan: Mapping[int, Realisasi],
    perubahan: Sequence[IsianBaris],
) -> dict[int, Realisasi]:
    """Return the cells as they will stand (``lembar`` None: to be looked at only)."""
    hasil = {}
    for baris in perubahan:
        lama = tersimpan.get(baris.indikator_id)
        hasil[baris.indikator_id] = Realisasi(
            pk=None if lama is None else lama.pk,
            lembar=lembar,
            indikator_id=baris.indikator_id,
            versi=1 if lama is None else lama.versi + 1,
            **({} if lembar is None else _milik(lembar)),
            **_kolom(baris),
        )
    return hasil


def _milik(lembar: LembarBulanan) -> dict[str, Any]:
    return {"kecamatan_id": lembar.kecamatan_id, "tahun": lembar.tahun, "bulan": lembar.bulan}


def _simpan_sel(daftar: Iterable[Realisasi]) -> None:
    """Write cells: new ones, and those that replace what stood there."""
    baru = [satu for satu in daftar if satu.pk is None]
    lama = [satu for satu in daftar if satu.pk is not None]
    if baru:
        Realisasi.objects.bulk_create(baru)
    if lama:
        Realisasi.objects.bulk_update(
            lama,
            ["keadaan", "pembilang", "penyebut", "syarat_terpenuhi", "keterangan", "versi"],
        )


def _kolom(baris: IsianBaris) -> dict[str, object]:
    return {
        "keadaan": baris.sel.keadaan.value,
        "pembilang": baris.sel.pembilang,
        "penyebut": baris.sel.penyebut,
        "syarat_terpenuhi": baris.sel.syarat_terpenuhi,
        "keterangan": baris.keterangan,
    }


def _tandai_dipakai(perubahan: Sequence[IsianBaris], waktu: datetime) -> None:
    """From the first value on, the meaning of a row is immutable."""
    Indikator.objects.filter(
        pk__in=[baris.indikator_id for baris in perubahan], dipakai_pada__isnull=True
    ).update(dipakai_pada=waktu)


def _catat_isian(
    lembar: LembarBulanan,
    arti: ArtiLembar,
    tersimpan: Mapping[int, Realisasi],
    perubahan: Sequence[IsianBaris],
    oleh: Pelaku,
) -> None:
    """Leave one row of the trail for each cell, or one for a sheet made without any."""
    alasan = lembar.alasan_atas_nama if lembar.diisi_oleh_id == oleh.pengguna_id else ""
    nama = {baris.indikator_id: baris.nama for baris in arti.baris}
    entri = [
        _susun_entri(lembar, nama[b.indikator_id], tersimpan.get(b.indikator_id), b, alasan)
        for b in perubahan
    ]
    catat_jejak(entri or [_entri_lembar_kosong(lembar)], oleh=oleh.pencatat)


def _susun_entri(
    lembar: LembarBulanan,
    nama: str,
    lama: Realisasi | None,
    baris: IsianBaris,
    alasan: str,
) -> Entri:
    sebelum = hitung.Sel(hitung.KeadaanSel.BELUM) if lama is None else lama.sel
    return Entri(
        tindakan="realisasi.isi",
        objek="realisasi.Realisasi",
        objek_id=f"{lembar.pk}/{baris.indikator_id}",
        ringkas=(
            f"{nama}, {lembar.periode.nama}: {tulis_sel(sebelum)} menjadi {tulis_sel(baris.sel)}"
        ),
        kecamatan_id=lembar.kecamatan_id,
        penugasan_id=lembar.penugasan_id,
        sebelum=_isi(sebelum, "" if lama is None else lama.keterangan),
        sesudah=_isi(baris.sel, baris.keterangan),
        alasan=alasan,
    )


def _entri_lembar_kosong(lembar: LembarBulanan) -> Entri:
    return Entri(
        tindakan="lembar.buat",
        objek="realisasi.LembarBulanan",
        objek_id=str(lembar.pk),
        ringkas=f"Lembar {lembar.periode.nama} dibuat tanpa isian",
        kecamatan_id=lembar.kecamatan_id,
        penugasan_id=lembar.penugasan_id,
    )


def _isi(sel: hitung.Sel, keterangan: str) -> dict[str, object]:
    return {
        "keadaan": sel.keadaan.value,
        "pembilang": sel.pembilang,
        "penyebut": sel.penyebut,
        "syarat_terpenuhi": sel.syarat_terpenuhi,
        "keterangan": keterangan,
    }


def tulis_sel(sel: hitung.Sel) -> str:
    """Return a cell in words: "12", "8 dari 10", "nihil", "belum diisi"."""
    if sel.keadaan is hitung.KeadaanSel.NIHIL:
        return "nihil"
    if sel.keadaan is hitung.KeadaanSel.BELUM:
        return "belum diisi"
    if sel.penyebut is None:
        return tulis_angka(sel.pembilang)
    return f"{tulis_angka(sel.pembilang)} dari {tulis_angka(sel.penyebut)}"
