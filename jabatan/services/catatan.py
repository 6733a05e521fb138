"""Shared by the writers of the office: model checks as words by field, and rows of the trail."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models.deletion import ProtectedError

from jabatan.kesalahan import IsianDitolak, MasihDipakai, SudahBerubah, TidakBerhak
from jejak.hitung import tulis_kanonik
from jejak.services import Entri

PANJANG_SIDIK = 16

# A constraint of the whole row speaks beside the field a person would correct.
KOLOM_BATASAN = {
    "posisi_satu_camat_per_kecamatan": "jenis",
    "posisi_camat_tanpa_iki": "kode_jabatan",
    "posisi_bukan_atasan_sendiri": "atasan",
    "pegawai_nomor_induk_sekali": "nomor_induk",
    "pegawai_nomor_induk_menurut_status": "nomor_induk",
    "pangkat_sekali_per_tanggal": "mulai",
    "penugasan_selesai_setelah_mulai": "selesai",
    "penugasan_pengisi_orang_lain": "pengisi",
    "jeda_selesai_setelah_mulai": "selesai",
    "kecamatan_nama_sekali_per_pemda": "nama",
    "kecamatan_jadwal_berurutan": "hari_kunci",
    "peran_selesai_setelah_mulai": "selesai",
}


def periksa_model(baris: models.Model, *, kecuali: Collection[str] = ()) -> None:
    """Run every check of a model and its constraints; IsianDitolak names the fields.

    ``kecuali``: columns the caller has checked by a rule of his own.
    """
    try:
        baris.full_clean(exclude=set(kecuali))
    except ValidationError as galat:
        isi = galat.message_dict
        for pesan in isi.pop(NON_FIELD_ERRORS, []):
            isi.setdefault(_kolom_batasan(baris, pesan), []).append(pesan)
        raise IsianDitolak(isi) from galat


def _kolom_batasan(baris: models.Model, pesan: str) -> str:
    """Return the field beside which a constraint's sentence belongs, "" for the whole form."""
    nama = {
        str(satu.violation_error_message): satu.name
        for satu in baris._meta.constraints
        if isinstance(satu, models.BaseConstraint)
    }
    return KOLOM_BATASAN.get(nama.get(pesan, ""), "")


def periksa_hak(alasan: str, *, siapa: str = "Admin pemda") -> None:
    """Refuse with the reason when there is one."""
    if alasan:
        raise TidakBerhak(alasan, siapa=siapa)


def periksa_lepas(baris: models.Model, *, sebutan: str) -> None:
    """Delete a row that nothing uses; MasihDipakai counts what does."""
    try:
        baris.delete()
    except ProtectedError as galat:
        hitungan: dict[str, int] = {}
        for pemakai in galat.protected_objects:
            nama = str(pemakai._meta.verbose_name)
            hitungan[nama] = hitungan.get(nama, 0) + 1
        daftar = ", ".join(f"{banyak} {nama}" for nama, banyak in sorted(hitungan.items()))
        raise MasihDipakai(
            f"{sebutan} tidak dapat dihapus karena dipakai oleh {daftar}. "
            "Yang pernah dipakai tetap disimpan agar laporan lama tidak berubah."
        ) from galat


def susun_entri(
    tindakan: str,
    baris: models.Model,
    ringkas: str,
    *,
    sebelum: Mapping[str, object] | None = None,
    sesudah: Mapping[str, object] | None = None,
    pemda_id: int | None = None,
    alasan: str = "",
) -> Entri:
    """Return the row of the trail for an act on ``baris``: of its kecamatan, else of a pemda."""
    nama = str(baris._meta.model_name)
    kecamatan_id = baris.pk if nama == "kecamatan" else getattr(baris, "kecamatan_id", None)
    return Entri(
        tindakan=tindakan,
        objek=nama,
        objek_id=str(baris.pk),
        ringkas=ringkas[:300],
        kecamatan_id=kecamatan_id,
        pemda_id=None if kecamatan_id is not None else pemda_id,
        penugasan_id=baris.pk if nama == "penugasan" else getattr(baris, "penugasan_id", None),
        sebelum=sebelum,
        sesudah=sesudah,
        alasan=alasan,
    )


def susun_isi(baris: models.Model, *daftar_kolom: str) -> dict[str, object]:
    """Return the values of these columns as the trail writes them."""
    return {kolom: getattr(baris, kolom) for kolom in daftar_kolom}


def susun_sidik(baris: models.Model, kolom: Sequence[str]) -> str:
    """Return a short print of these columns, for the hidden field ``dilihat`` of a form."""
    isi = tulis_kanonik({"pk": baris.pk, **susun_isi(baris, *kolom)})
    return sha256(isi.encode()).hexdigest()[:PANJANG_SIDIK]


def periksa_dilihat(baris: models.Model, kolom: Sequence[str], dilihat: str) -> None:
    """Refuse to overwrite what the person has not seen; ``baris`` is read under lock."""
    if dilihat != susun_sidik(baris, kolom):
        raise SudahBerubah
