"""Loading a catalogue file into the database: all of it or nothing, twice is once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F, Model, ProtectedError, RestrictedError

from indikator.impor import IsiKatalog
from indikator.kesalahan import KatalogDipakai, KatalogSudahArsip
from indikator.models import Indikator, KinerjaUtama, SumberData, SumberIndikator
from indikator.services.perbedaan import (
    URUTAN,
    IsiBasisData,
    Kunci,
    Nilai,
    Perubahan,
    baca_basis_data,
    susun_nilai,
    susun_perbedaan,
)
from jabatan.models import Fungsi, Jabatan, Katalog, KeadaanKatalog, PemerintahDaerah
from jejak.services import Entri, Pencatat, catat_jejak

# Moves a row out of the way of the unique (kinerja utama, urut) while others take their places.
GESER_SEMENTARA = 10_000


@dataclass(frozen=True, slots=True)
class SuratKeputusan:
    """The decree a catalogue stands on."""

    nomor: str
    tanggal: date


@dataclass(frozen=True, slots=True)
class HasilMuat:
    """What a load did; nothing at all when the file says what the database says."""

    katalog: Katalog
    baru: bool
    daftar_perubahan: tuple[Perubahan, ...]
    sk_berubah: bool

    @property
    def ada_perubahan(self) -> bool:
        return self.baru or self.sk_berubah or bool(self.daftar_perubahan)


@transaction.atomic
def muat_katalog(
    pemda: PemerintahDaerah,
    *,
    tahun: int,
    isi: IsiKatalog,
    oleh: Pencatat,
    sk: SuratKeputusan | None = None,
) -> HasilMuat:
    """Make the pemda's catalogue of a year say what the file says, in force.

    Reached from the command line and the demo office only, never from a page: who runs it has the
    database in hand, so there is no right to check. A catalogue in use is never changed
    (KatalogDipakai), an archived one neither. Without ``sk`` a new catalogue gets an invented
    decree and an existing one keeps its own. Rows that stay keep their pk.
    """
    PemerintahDaerah.objects.select_for_update(no_key=True).get(pk=pemda.pk)
    katalog = _ambil_katalog(pemda, tahun)
    if katalog is None:
        return _buat_katalog(pemda, tahun, isi, oleh=oleh, sk=sk or _sk_contoh(tahun))
    basis_data = baca_basis_data(katalog)
    perubahan = susun_perbedaan(basis_data.nilai, susun_nilai(isi))
    sk_berubah = sk is not None and (sk.nomor, sk.tanggal) != (katalog.nomor_sk, katalog.tanggal_sk)
    hasil = HasilMuat(katalog, False, tuple(perubahan), sk_berubah)
    if not hasil.ada_perubahan:
        return hasil
    _periksa_boleh_diubah(katalog, basis_data)
    _terapkan(katalog, basis_data, perubahan)
    daftar_entri = [_entri_perubahan(katalog, satu) for satu in perubahan]
    if sk is not None and sk_berubah:
        daftar_entri.append(_entri_sk(katalog, sk))
        katalog.nomor_sk, katalog.tanggal_sk = sk.nomor, sk.tanggal
    katalog.versi += 1
    katalog.save(update_fields=["nomor_sk", "tanggal_sk", "versi"])
    catat_jejak(daftar_entri, oleh=oleh)
    return hasil


def _sk_contoh(tahun: int) -> SuratKeputusan:
    """Return an invented decree: the source document carries none."""
    return SuratKeputusan(f"188.45/1/{tahun}", date(tahun, 1, 2))


def _ambil_katalog(pemda: PemerintahDaerah, tahun: int) -> Katalog | None:
    """Return the pemda-wide catalogue of the year: in force, else archived, else None."""
    daftar = list(
        Katalog.objects.select_for_update(no_key=True)
        .filter(pemda=pemda, kecamatan__isnull=True, tahun=tahun)
        .exclude(keadaan=KeadaanKatalog.DRAF)
        .order_by("-pk")
    )
    return min(daftar, key=lambda satu: satu.keadaan != KeadaanKatalog.BERLAKU, default=None)


def _buat_katalog(
    pemda: PemerintahDaerah, tahun: int, isi: IsiKatalog, *, oleh: Pencatat, sk: SuratKeputusan
) -> HasilMuat:
    katalog = Katalog.objects.create(
        pemda=pemda,
        tahun=tahun,
        nomor_sk=sk.nomor,
        tanggal_sk=sk.tanggal,
        keadaan=KeadaanKatalog.BERLAKU,
    )
    kosong = IsiBasisData({nama: {} for nama in URUTAN}, {nama: {} for nama in URUTAN})
    perubahan = susun_perbedaan(kosong.nilai, susun_nilai(isi))
    _terapkan(katalog, kosong, perubahan)
    jumlah = Counter(satu.tabel for satu in perubahan)
    rincian = ", ".join(f"{jumlah[nama]} {nama}" for nama in URUTAN)
    entri = Entri(
        tindakan="muat_katalog",
        objek="katalog",
        objek_id=str(katalog.pk),
        ringkas=f"{katalog} dimuat: {rincian}.",
        pemda_id=pemda.pk,
        sesudah={"tahun": tahun, "nomor_sk": sk.nomor, "tanggal_sk": sk.tanggal, **jumlah},
    )
    catat_jejak([entri], oleh=oleh)
    return HasilMuat(katalog, True, tuple(perubahan), False)


def _periksa_boleh_diubah(katalog: Katalog, basis_data: IsiBasisData) -> None:
    if katalog.keadaan == KeadaanKatalog.ARSIP:
        raise KatalogSudahArsip
    for baris in basis_data.objek["indikator"].values():
        assert isinstance(baris, Indikator)
        if baris.dipakai_pada is not None:
            raise KatalogDipakai


def _entri_perubahan(katalog: Katalog, satu: Perubahan) -> Entri:
    tindakan = "tambah" if satu.lama is None else "hapus" if satu.baru is None else "ubah"
    return Entri(
        tindakan=f"{tindakan}_katalog",
        objek=satu.tabel,
        objek_id="/".join(map(str, satu.kunci)),
        ringkas=f"{katalog}: {satu.tabel} {'/'.join(map(str, satu.kunci))}",
        pemda_id=katalog.pemda_id,
        sebelum=satu.sebelum,
        sesudah=satu.sesudah,
    )


def _entri_sk(katalog: Katalog, sk: SuratKeputusan) -> Entri:
    return Entri(
        tindakan="ubah_katalog",
        objek="katalog",
        objek_id=str(katalog.pk),
        ringkas=f"{katalog}: SK {sk.nomor}",
        pemda_id=katalog.pemda_id,
        sebelum={"nomor_sk": katalog.nomor_sk, "tanggal_sk": katalog.tanggal_sk},
        sesudah={"nomor_sk": sk.nomor, "tanggal_sk": sk.tanggal},
    )


def _terapkan(katalog: Katalog, basis_data: IsiBasisData, perubahan: list[Perubahan]) -> None:
    """Remove rows, then add and change from the top down, then remove emptied parents."""
    objek = {nama: dict(isi) for nama, isi in basis_data.objek.items()}
    per_tabel = {nama: [satu for satu in perubahan if satu.tabel == nama] for nama in URUTAN}
    try:
        _hapus(objek["indikator"], per_tabel["indikator"])
        _isi_jabatan(katalog, objek, per_tabel["jabatan"])
        _isi_rincian(Fungsi, objek["jabatan"], objek["fungsi"], per_tabel["fungsi"])
        _isi_rincian(
            KinerjaUtama, objek["jabatan"], objek["kinerja utama"], per_tabel["kinerja utama"]
        )
        _isi_indikator(katalog, objek, per_tabel["indikator"])
        for nama in ("kinerja utama", "fungsi", "jabatan"):
            _hapus(objek[nama], per_tabel[nama])
    except (ProtectedError, RestrictedError):
        raise KatalogDipakai from None


def _hapus(objek: dict[Kunci, Model], daftar: list[Perubahan]) -> None:
    for satu in daftar:
        if satu.baru is None:
            objek.pop(satu.kunci).delete()


def _isi_jabatan(
    katalog: Katalog, objek: dict[str, dict[Kunci, Model]], daftar: list[Perubahan]
) -> None:
    baru: dict[Kunci, Model] = {}
    for satu in daftar:
        if satu.baru is not None and satu.lama is None:
            baru[satu.kunci] = Jabatan(katalog=katalog, kode=satu.kunci[0], **satu.baru)
        elif satu.baru is not None:
            _ubah(objek["jabatan"][satu.kunci], satu.baru)
    Jabatan.objects.bulk_create(baru.values())  # type: ignore[arg-type]
    objek["jabatan"].update(baru)


def _isi_rincian(
    kelas: type[Fungsi] | type[KinerjaUtama],
    jabatan: Mapping[Kunci, Model],
    objek: dict[Kunci, Model],
    daftar: list[Perubahan],
) -> None:
    """Fungsi and kinerja utama: rows of a jabatan known by their place."""
    baru: dict[Kunci, Model] = {}
    for satu in daftar:
        if satu.baru is not None and satu.lama is None:
            kode, urut = satu.kunci
            induk = jabatan[(kode,)].pk
            baru[satu.kunci] = kelas(jabatan_id=induk, urut=urut, **satu.baru)
        elif satu.baru is not None:
            _ubah(objek[satu.kunci], satu.baru)
    kelas._default_manager.bulk_create(baru.values())  # type: ignore[arg-type]
    objek.update(baru)


def _ubah(objek: Model, nilai: Nilai) -> None:
    for medan, isi in nilai.items():
        setattr(objek, medan, isi)
    objek.save(update_fields=list(nilai))


def _isi_indikator(
    katalog: Katalog, objek: dict[str, dict[Kunci, Model]], daftar: list[Perubahan]
) -> None:
    tetap = [satu for satu in daftar if satu.baru is not None]
    diubah = [objek["indikator"][satu.kunci].pk for satu in tetap if satu.lama is not None]
    Indikator.objects.filter(pk__in=diubah).update(urut=F("urut") + GESER_SEMENTARA)
    baru: list[Indikator] = []
    daftar_sumber: list[tuple[Indikator, tuple[str, ...]]] = []
    for satu in tetap:
        nilai = dict(satu.baru or {})
        sumber = nilai.pop("sumber_data")
        kode_jabatan, kode = satu.kunci
        nilai["kinerja_utama"] = objek["kinerja utama"][(kode_jabatan, nilai["kinerja_utama"])]  # type: ignore[index]
        if satu.lama is None:
            baris = Indikator(kode=kode, **nilai)
            baru.append(baris)
        else:
            lama = objek["indikator"][satu.kunci]
            assert isinstance(lama, Indikator)
            baris = lama
            _ubah(baris, nilai)
        assert isinstance(sumber, tuple)
        daftar_sumber.append((baris, sumber))
    Indikator.objects.bulk_create(baru)
    isi_sumber(katalog, daftar_sumber)


def isi_sumber(katalog: Katalog, daftar: list[tuple[Indikator, tuple[str, ...]]]) -> None:
    """Link rows to their sources in order; a source nobody uses any more goes."""
    SumberIndikator.objects.filter(indikator__in=[baris for baris, _ in daftar]).delete()
    ada = {sumber.nama: sumber for sumber in SumberData.objects.filter(katalog=katalog)}
    perlu = dict.fromkeys(nama for _, daftar_nama in daftar for nama in daftar_nama)
    baru = [SumberData(katalog=katalog, nama=nama) for nama in perlu if nama not in ada]
    SumberData.objects.bulk_create(baru)
    ada.update({sumber.nama: sumber for sumber in baru})
    SumberIndikator.objects.bulk_create(
        SumberIndikator(indikator=baris, sumber=ada[nama], urut=urut)
        for baris, daftar_nama in daftar
        for urut, nama in enumerate(daftar_nama, 1)
    )
    SumberData.objects.filter(katalog=katalog, daftar_sumber_indikator__isnull=True).delete()
