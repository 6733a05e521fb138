"""An indikator under another kinerja utama of its jabatan."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from indikator.models import BULAN_SETAHUN, Indikator, KinerjaUtama
from indikator.services.katalog import GESER_SEMENTARA
from indikator.services.penjaga import Perbuatan, catat_perubahan, kunci_bagian
from indikator.services.urutan import ambil_sebaris, tulis_nomor
from jabatan.kesalahan import IsianDitolak
from jabatan.models import Katalog, KeadaanKatalog


@transaction.atomic
def ubah_kinerja_indikator(
    indikator_id: int, *, kinerja_id: int | None, perbuatan: Perbuatan
) -> Indikator:
    """Hang a row at the end of another kinerja utama (None: none was chosen); where it hangs
    already, nothing happens.

    A place is no meaning, so a used row moves too. In a catalogue in force the months it is in
    force stay what they were; else IsianDitolak, as for a printed cell it is joined to.
    """
    katalog, baris = kunci_bagian(Indikator, indikator_id, perbuatan)
    asal, tujuan = baris.kinerja_utama, _ambil_tujuan(baris, kinerja_id)
    if tujuan.pk == asal.pk:
        return baris
    _periksa_gabungan(ambil_sebaris(baris), baris)
    _periksa_bulan(katalog, baris, tujuan)
    baris.kinerja_utama = tujuan
    baris.urut = GESER_SEMENTARA  # behind every other; numbered through below
    baris.save(update_fields=["kinerja_utama", "urut"])
    tulis_nomor(baris)
    catat_perubahan(
        katalog,
        baris,
        f"indikator dipindahkan ke kinerja utama lain: {baris.nama}",
        perbuatan=perbuatan,
        sebelum={"kinerja_utama": asal.uraian},
        sesudah={"kinerja_utama": tujuan.uraian},
    )
    return baris


def _ambil_tujuan(baris: Indikator, kinerja_id: int | None) -> KinerjaUtama:
    daftar = KinerjaUtama.objects.filter(jabatan_id=baris.kinerja_utama.jabatan_id)
    tujuan = daftar.filter(pk=kinerja_id or 0).select_related("jabatan__katalog").first()
    if tujuan is None:
        raise IsianDitolak({"kinerja": ["Pilih kinerja utama lain dari jabatan ini."]})
    return tujuan


def _periksa_gabungan(daftar: Sequence[Indikator], baris: Indikator) -> None:
    """A cell that prints across rows is taken apart by hand first, so that nobody is surprised."""
    tempat = [satu.pk for satu in daftar].index(baris.pk)
    bawah = daftar[tempat + 1] if tempat + 1 < len(daftar) else None
    pesan = ""
    if baris.sumber_gabung_atas:
        pesan = "Sumber data baris ini dicetak bergabung dengan baris di atasnya."
    elif bawah is not None and bawah.sumber_gabung_atas:
        pesan = "Sumber data baris di bawahnya dicetak bergabung dengan baris ini."
    if pesan:
        raise IsianDitolak({"kinerja": [f"{pesan} Hapus dahulu tanda gabung itu."]})


def _periksa_bulan(katalog: Katalog, baris: Indikator, tujuan: KinerjaUtama) -> None:
    if katalog.keadaan == KeadaanKatalog.DRAF:
        return
    lama = [bulan for bulan in BULAN_SETAHUN if baris.berlaku_pada(bulan)]
    pindahan = Indikator(
        kinerja_utama=tujuan,
        berlaku_dari=baris.berlaku_dari,
        berlaku_sampai=baris.berlaku_sampai,
    )
    if [bulan for bulan in BULAN_SETAHUN if pindahan.berlaku_pada(bulan)] != lama:
        raise IsianDitolak(
            {
                "kinerja": [
                    "Kinerja utama itu tidak berlaku pada bulan-bulan yang sama, jadi bulan "
                    "berlaku baris ini akan ikut berubah. Pilih yang lain, atau pensiunkan baris "
                    "ini lalu tambahkan di sana."
                ]
            }
        )
