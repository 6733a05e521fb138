"""Filling a sheet: all cells of one POST are saved, or none."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F

from indikator import hitung
from indikator.models import Indikator
from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from jabatan.models.organisasi import Kalender
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


@dataclass(frozen=True, slots=True)
class BahanIsi:
    """What the caller read just before, so that it is not read again: the live meaning of the
    year, rows known to be in use, the calendar."""

    arti: ArtiLembar
    terpakai: Collection[int]
    kalender: Kalender


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
) -> HasilIsi:
    """Store the cells that differ from what is there, in one transaction.

    ``buat`` makes the sheet even when no cell changes (a month in which nothing is due).
    ``sebagian``: good rows are stored and the others told in the result, instead of all or none.
    ``coba``: everything is judged and nothing written; ``berubah`` says how many would change.
    6 queries where ``bahan`` is given and the sheet and its rows are in use already.

    Raises the refusals of ``Situasi.tolak``, TanpaKatalog, AlasanWajib (an atasan fills without a
    reason) and SelDitolak (values refused, or cells changed by somebody else since ``versi``).
    """
    with transaction.atomic():
        lembar, tersimpan = kunci_isi(penugasan, periode, oleh.waktu)
        kalender = None if bahan is None else bahan.kalender
        situasi = susun_situasi(oleh, penugasan, periode, lembar, kalender=kalender)
        if (penolakan := situasi.tolak(Tindakan.ISI)) is not None:
            raise penolakan
        arti, baru = _ambil_arti(penugasan, periode, isian, tersimpan, bahan)
        saringan = _saring_perubahan(arti, tersimpan, isian, periode.bulan)
        if saringan.ditolak and not sebagian:
            raise SelDitolak(saringan.masalah, saringan.bentrok)
        perubahan = saringan.perubahan
        kini = _susun_sel(lembar, tersimpan, perubahan)
        tulis = not coba and bool(perubahan or (buat and lembar is None))
        if tulis:
            _periksa_alasan(situasi, lembar, alasan_atas_nama)
            lembar = _simpan_lembar(lembar, situasi, alasan_atas_nama)
            _simpan_sel(lembar, kini.values())
            _tandai_dipakai(baru, perubahan, oleh.waktu)
            _catat_isian(lembar, arti, tersimpan, perubahan, oleh)
        else:
            _batalkan(lembar)
    hasil = {**tersimpan, **kini}
    return HasilIsi(lembar, len(perubahan), hasil, saringan.masalah, saringan.bentrok)


def kunci_isi(
    penugasan: Penugasan, periode: Periode, waktu: datetime
) -> tuple[LembarBulanan | None, dict[int, Realisasi]]:
    """Lock a month for filling: its sheet with the version raised, and its cells.

    Raising the version is the lock: whoever comes second waits there and then reads what the first
    wrote. Where there is no sheet yet, two first saves meet at the post.
    """
    daftar = LembarBulanan.objects.bulan_ini(periode).filter(
        kecamatan_id=penugasan.kecamatan_id, penugasan=penugasan
    )
    if daftar.update(versi=F("versi") + 1, diubah_pada=waktu) == 0:
        Penugasan.objects.select_for_update(no_key=True).get(pk=penugasan.pk)
        if daftar.update(versi=F("versi") + 1, diubah_pada=waktu) == 0:
            return None, {}
    isi: tuple[LembarBulanan | None, dict[int, Realisasi]]
    isi = daftar.ambil_isi(penugasan.kecamatan_id, periode.tahun)
    return isi


def _batalkan(lembar: LembarBulanan | None) -> None:
    """Nothing changes: the raised version goes back."""
    if lembar is not None:
        lembar.versi -= 1
    transaction.set_rollback(True)


def kunci_lembar(penugasan: Penugasan, periode: Periode) -> LembarBulanan | None:
    """Lock the post, so that two first saves meet here, then the sheet where it exists."""
    Penugasan.objects.select_for_update(no_key=True).get(pk=penugasan.pk)
    lembar: LembarBulanan | None = (
        LembarBulanan.objects.select_for_update(no_key=True)
        .bulan_ini(periode)
        .filter(kecamatan_id=penugasan.kecamatan_id, penugasan=penugasan)
        .first()
    )
    return lembar


def _ambil_arti(
    penugasan: Penugasan,
    periode: Periode,
    isian: Sequence[IsianBaris],
    tersimpan: Mapping[int, Realisasi],
    bahan: BahanIsi | None,
) -> tuple[ArtiLembar, list[int]]:
    """Return what the rows mean, and which of them nobody used yet.

    Those are held first: what they mean may not change between reading it and the first value
    that stands on it. A row in use means for good what it means.
    """
    terpakai = tersimpan.keys() | (frozenset() if bahan is None else bahan.terpakai)
    calon = [baris.indikator_id for baris in isian if baris.indikator_id not in terpakai]
    baru: list[int] = []
    if calon:
        daftar = Indikator.objects.filter(pk__in=calon, dipakai_pada__isnull=True).order_by("pk")
        baru = list(daftar.terkunci().values_list("pk", flat=True))
    arti = None if bahan is None or baru else bahan.arti
    if arti is None:
        arti = susun_arti(penugasan, periode.tahun)
    if arti is None:
        raise TanpaKatalog(f"Belum ada katalog IKI yang berlaku untuk tahun {periode.tahun}.")
    return arti, baru


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


def _periksa_alasan(situasi: Situasi, lembar: LembarBulanan | None, alasan: str) -> None:
    sudah = lembar is not None and lembar.diisi_oleh_id == situasi.pelaku.pengguna_id
    if situasi.perlu_alasan_atas_nama and not alasan.strip() and not sudah:
        raise AlasanWajib(
            f"Anda mengisi atas nama {situasi.penugasan.pegawai}. Tuliskan alasannya."
        )


def _simpan_lembar(lembar: LembarBulanan | None, situasi: Situasi, alasan: str) -> LembarBulanan:
    """Make the sheet (``kunci_isi`` raised the version of one that was there); remember who filled
    it for somebody else."""
    if lembar is None:
        lembar = LembarBulanan(
            kecamatan_id=situasi.penugasan.kecamatan_id,
            penugasan=situasi.penugasan,
            tahun=situasi.periode.tahun,
            bulan=situasi.periode.bulan,
            keadaan=Keadaan.DRAF,
        )
    # A named filler does not take the place of an atasan, who then would verify his own entries.
    asal = (lembar.diisi_oleh_id, lembar.alasan_atas_nama)
    if situasi.atas_nama and (lembar.diisi_oleh_id is None or situasi.perlu_alasan_atas_nama):
        lembar.diisi_oleh_id = situasi.pelaku.pengguna_id
        lembar.alasan_atas_nama = alasan.strip() or lembar.alasan_atas_nama
    if lembar.pk is None or asal != (lembar.diisi_oleh_id, lembar.alasan_atas_nama):
        lembar.diubah_pada = situasi.pelaku.waktu
        lembar.save()
    return lembar


def _susun_sel(
    lembar: LembarBulanan | None,
    tersimpan: Mapping[int, Realisasi],
    perubahan: Sequence[IsianBaris],
) -> dict[int, Realisasi]:
    """Return the cells as they will stand."""
    hasil = {}
    for baris in perubahan:
        lama = tersimpan.get(baris.indikator_id)
        hasil[baris.indikator_id] = Realisasi(
            indikator_id=baris.indikator_id,
            versi=1 if lama is None else lama.versi + 1,
            **_kolom(baris),
        )
    return hasil


def _simpan_sel(lembar: LembarBulanan, daftar: Collection[Realisasi]) -> None:
    """Write cells in one statement, new ones and those that replace what stood there.

    Nothing is overwritten unseen: the sheet is locked and every version was compared.
    """
    for satu in daftar:
        satu.kecamatan_id, satu.tahun, satu.bulan = lembar.kecamatan_id, lembar.tahun, lembar.bulan
        satu.lembar_id = lembar.pk
    Realisasi.objects.bulk_create(
        daftar,
        update_conflicts=True,
        unique_fields=["kecamatan", "tahun", "lembar", "indikator"],
        update_fields=[
            *("keadaan", "pembilang", "penyebut", "syarat_terpenuhi", "keterangan", "versi")
        ],
    )


def _kolom(baris: IsianBaris) -> dict[str, object]:
    return {
        "keadaan": baris.sel.keadaan.value,
        "pembilang": baris.sel.pembilang,
        "penyebut": baris.sel.penyebut,
        "syarat_terpenuhi": baris.sel.syarat_terpenuhi,
        "keterangan": baris.keterangan,
    }


def _tandai_dipakai(baru: Sequence[int], perubahan: Sequence[IsianBaris], waktu: datetime) -> None:
    """From the first value on, the meaning of a row is immutable."""
    diisi = {baris.indikator_id for baris in perubahan}.intersection(baru)
    if diisi:
        Indikator.objects.filter(pk__in=diisi).update(dipakai_pada=waktu)


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
