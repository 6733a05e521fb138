"""Adding and removing bukti: good files of a POST are kept, the others are listed with a reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

from django.conf import settings
from django.db import DatabaseError, transaction

from indikator.models import Indikator
from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from jejak.services import Entri, catat_jejak
from kinerja.inti.angka import tulis_ukuran
from kinerja.inti.gudang import hitung_sidik
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.waktu import Periode
from realisasi.arti import susun_arti
from realisasi.berkas import BerkasSah, periksa_berkas
from realisasi.izin import Situasi, ambil_bukti
from realisasi.kesalahan import BerkasDitolak, BukanBarisLembar
from realisasi.models import Bukti, LembarBulanan, Realisasi
from realisasi.rekap import hitung_terpakai, susun_situasi
from realisasi.services.gudang import akhiri_isi, kunci_gudang, tulis_isi
from realisasi.services.kunci import catat_pemakaian, kunci_baris, kunci_lembar
from realisasi.services.pengisi import periksa_alasan_atas_nama, tulis_lembar

BATAS_PER_LEMBAR = 60
SELURUH_LEMBAR = "Seluruh lembar"


@dataclass(frozen=True, slots=True)
class Unggahan:
    """A file as it was sent; neither its name nor its content is believed yet."""

    nama: str
    isi: bytes


@dataclass(slots=True)
class HasilBukti:
    """What became of the files of one POST: kept, there already, refused (name as sent, why)."""

    lembar: LembarBulanan | None = None
    daftar_bukti: list[Bukti] = field(default_factory=list)
    daftar_ada: list[Bukti] = field(default_factory=list)
    daftar_tolak: list[tuple[str, str]] = field(default_factory=list)


def buat_bukti(
    penugasan: Penugasan,
    *,
    periode: Periode,
    indikator_id: int | None,
    daftar_unggahan: Sequence[Unggahan],
    oleh: Pelaku,
    alasan_atas_nama: str = "",
) -> HasilBukti:
    """Keep every file that may be kept, for one row or (None) the whole sheet.

    The sheet is made where there is none yet; its version rises by one when anything was kept.
    Raises the refusals of ``Situasi.tolak``, AlasanWajib and BukanBarisLembar; a refused file
    raises nothing.
    """
    hasil = HasilBukti()
    daftar_sah = _periksa_semua(daftar_unggahan, hasil)
    try:
        with transaction.atomic():
            situasi = _kunci_situasi(penugasan, periode, oleh, hasil)
            tempat = _ambil_tempat(penugasan, periode, indikator_id)
            kunci_gudang(penugasan.kecamatan_id)
            terpilih = _pilih(situasi, tempat, daftar_sah, hasil)
            if terpilih:
                periksa_alasan_atas_nama(situasi, hasil.lembar, alasan_atas_nama)
                _simpan(situasi, tempat, terpilih, hasil, alasan_atas_nama)
    except Penolakan:
        raise
    except Exception:  # what was written has no row; whatever this misses, periksa_bukti finds
        with suppress(DatabaseError):
            akhiri_isi(penugasan.kecamatan_id, daftar_sah)
        raise
    return hasil


def tarik_bukti(bukti_id: int, *, oleh: Pelaku, alasan_atas_nama: str = "") -> Bukti:
    """Remove a bukti while its sheet can be filled; the file goes when no other row needs it.

    One he removed himself a moment ago is the same act again. Http404 for one he may not see, or
    that somebody else removed.
    """
    bukti = ambil_bukti(oleh, bukti_id, juga_dihapus_sendiri=True)
    penugasan, periode = bukti.lembar.penugasan, bukti.lembar.periode
    with transaction.atomic():
        lembar = kunci_lembar(penugasan, periode)
        bukti = ambil_bukti(oleh, bukti_id, juga_dihapus_sendiri=True)  # as it is by now
        if bukti.dihapus_pada is not None:
            return bukti
        situasi = susun_situasi(oleh, penugasan, periode, lembar)
        if (penolakan := situasi.tolak_isi()) is not None:
            raise penolakan
        periksa_alasan_atas_nama(situasi, lembar, alasan_atas_nama)
        lembar = tulis_lembar(lembar, situasi, alasan_atas_nama, naikkan=True)
        bukti.dihapus_pada, bukti.dihapus_oleh_id = oleh.waktu, oleh.pengguna_id
        bukti.save(update_fields=["dihapus_pada", "dihapus_oleh"])
        catat_jejak([_susun_entri(bukti, lembar, tambah=False)], oleh=oleh.pencatat)
        transaction.on_commit(partial(akhiri_isi, bukti.kecamatan_id, [bukti.sha256]), robust=True)
    return bukti


# --- steps --------------------------------------------------------------------------------------


def _periksa_semua(daftar: Sequence[Unggahan], hasil: HasilBukti) -> dict[str, BerkasSah]:
    """Return content hash → file, each content once; refusals are noted."""
    daftar_sah: dict[str, BerkasSah] = {}
    for satu in daftar:
        try:
            sah = periksa_berkas(satu.nama, satu.isi)
        except BerkasDitolak as sebab:
            hasil.daftar_tolak.append((satu.nama, sebab.pesan))
        else:
            daftar_sah.setdefault(hitung_sidik(sah.isi), sah)
    return daftar_sah


def _kunci_situasi(
    penugasan: Penugasan, periode: Periode, oleh: Pelaku, hasil: HasilBukti
) -> Situasi:
    """Lock the sheet; refuse who may not fill it now."""
    hasil.lembar = kunci_lembar(penugasan, periode)
    situasi = susun_situasi(oleh, penugasan, periode, hasil.lembar)
    if (penolakan := situasi.tolak_isi()) is not None:
        raise penolakan
    return situasi


def _ambil_tempat(
    penugasan: Penugasan, periode: Periode, indikator_id: int | None
) -> Indikator | None:
    """Return the row (None: the whole sheet): in force in this month, or filled in it."""
    if indikator_id is None:
        return None
    kunci_baris([indikator_id])
    arti = susun_arti(penugasan, periode.tahun)
    baris = {} if arti is None else {satu.indikator_id: satu for satu in arti.baris}
    if indikator_id not in baris:
        raise BukanBarisLembar
    terisi = Realisasi.objects.setahun([penugasan.kecamatan_id], periode.tahun).filter(
        lembar__penugasan=penugasan, bulan=periode.bulan, indikator_id=indikator_id
    )
    if periode.bulan not in baris[indikator_id].bagian and not terisi.exists():
        raise BukanBarisLembar
    return Indikator.objects.get(pk=indikator_id)


def _pilih(
    situasi: Situasi,
    tempat: Indikator | None,
    daftar_sah: Mapping[str, BerkasSah],
    hasil: HasilBukti,
) -> dict[str, BerkasSah]:
    """Return what there is room for; what lies in this place already is no second time."""
    kecamatan_id, nomor = situasi.penugasan.kecamatan_id, None if tempat is None else tempat.pk
    milik = Bukti.objects.ada().filter(kecamatan_id=kecamatan_id)
    di_lembar = [] if hasil.lembar is None else list(milik.filter(lembar=hasil.lembar))
    di_sini = {satu.sha256: satu for satu in di_lembar if satu.indikator_id == nomor}
    tersimpan = set(milik.filter(sha256__in=daftar_sah).values_list("sha256", flat=True))
    sisa = settings.KUOTA_BUKTI - hitung_terpakai(kecamatan_id)
    terpilih: dict[str, BerkasSah] = {}
    for sidik, sah in daftar_sah.items():
        if sidik in di_sini:
            hasil.daftar_ada.append(di_sini[sidik])
            continue
        tambah = 0 if sidik in tersimpan else len(sah.isi)
        penuh = _tolak_penuh(len(di_lembar) + len(terpilih), tambah, sisa)
        if penuh:
            hasil.daftar_tolak.append((sah.nama, penuh))
        else:
            terpilih[sidik] = sah
            sisa -= tambah
    return terpilih


def _tolak_penuh(banyaknya: int, tambah: int, sisa: int) -> str:
    """Say what is full, empty where there is room."""
    if banyaknya >= BATAS_PER_LEMBAR:
        return (
            f"Lembar ini sudah memuat {BATAS_PER_LEMBAR} bukti. "
            "Hapus yang tidak perlu, atau gabungkan beberapa menjadi satu PDF."
        )
    if tambah > sisa:
        return (
            f"Ruang bukti kecamatan tidak cukup: sisa {tulis_ukuran(max(sisa, 0))}, "
            f"berkas ini {tulis_ukuran(tambah)}. Hapus bukti yang tidak perlu pada lembar yang "
            "belum diajukan, atau mintalah admin server menambah ruangnya."
        )
    return ""


def _simpan(
    situasi: Situasi,
    tempat: Indikator | None,
    terpilih: Mapping[str, BerkasSah],
    hasil: HasilBukti,
    alasan: str,
) -> None:
    """Write the files, then their rows and the trail."""
    oleh = situasi.pelaku
    lembar = hasil.lembar = tulis_lembar(hasil.lembar, situasi, alasan, naikkan=True)
    for sidik, sah in terpilih.items():
        tulis_isi(lembar.kecamatan_id, sidik, sah.isi)
    if tempat is not None:
        catat_pemakaian([tempat.pk], oleh.waktu)
    hasil.daftar_bukti = Bukti.objects.bulk_create(
        Bukti(
            kecamatan_id=lembar.kecamatan_id,
            lembar=lembar,
            indikator=tempat,
            nama=sah.nama,
            jenis=sah.jenis.value,
            ukuran=len(sah.isi),
            sha256=sidik,
            diunggah_pada=oleh.waktu,
            diunggah_oleh_id=oleh.pengguna_id,
        )
        for sidik, sah in terpilih.items()
    )
    daftar_entri = [_susun_entri(satu, lembar, tambah=True) for satu in hasil.daftar_bukti]
    catat_jejak(daftar_entri, oleh=oleh.pencatat)


def _susun_entri(bukti: Bukti, lembar: LembarBulanan, *, tambah: bool) -> Entri:
    nama = SELURUH_LEMBAR if bukti.indikator is None else bukti.indikator.nama
    fakta = {"nama": bukti.nama, "ukuran": bukti.ukuran, "sha256": bukti.sha256}
    pelaku_id = bukti.diunggah_oleh_id if tambah else bukti.dihapus_oleh_id
    return Entri(
        tindakan="bukti.tambah" if tambah else "bukti.hapus",
        objek="realisasi.Bukti",
        objek_id=f"{lembar.pk}/{bukti.pk}",
        ringkas=f"Bukti {bukti.nama}, {lembar.periode.nama}: {nama}"[:300],
        kecamatan_id=lembar.kecamatan_id,
        penugasan_id=lembar.penugasan_id,
        sebelum=None if tambah else fakta,
        sesudah=fakta if tambah else None,
        alasan=lembar.alasan_atas_nama if lembar.diisi_oleh_id == pelaku_id else "",
    )
