"""The lambang on the letterheads of a pemda: a picture that its admin uploads."""

from __future__ import annotations

from django.db import transaction

from jabatan.izin import Pelaku
from jabatan.izin.kantor import tolak_kelola_pemda
from jabatan.kesalahan import IsianDitolak
from jabatan.models import PemerintahDaerah
from jabatan.models.organisasi import POKOK_LAMBANG
from jabatan.services import kunci_pemda, periksa_dilihat, periksa_hak, susun_entri
from jejak.services import catat_jejak
from kinerja.inti import gudang
from realisasi.berkas import JenisBerkas, periksa_berkas
from realisasi.berkas.citra import susun_png
from realisasi.kesalahan import BerkasDitolak
from realisasi.services import Unggahan

KOLOM_LAMBANG = ("lambang",)
SISI_TERPANJANG = 480  # 2 cm of paper at 600 dots an inch
BUKAN_GAMBAR = "Lambang harus gambar PNG atau JPG. Simpan sebagai PNG, lalu unggah lagi."


def ubah_lambang(
    pemda_id: int, *, unggahan: Unggahan | None, dilihat: str, oleh: Pelaku
) -> PemerintahDaerah:
    """Set the picture, redrawn without anything but its pixels, or (None) take it off.

    The file of the one before stays: approved months and issued reports show it. IsianDitolak says
    what is wrong with a file.
    """
    periksa_hak(tolak_kelola_pemda(oleh, pemda_id))
    if unggahan is None:
        return _ganti(pemda_id, "", dilihat, oleh)
    gambar = _gambar_ulang(unggahan)
    sidik = gudang.hitung_sidik(gambar)
    gudang.tulis_isi(gudang.susun_letak(POKOK_LAMBANG, pemda_id, sidik), gambar)
    return _ganti(pemda_id, sidik, dilihat, oleh)


def _gambar_ulang(unggahan: Unggahan) -> bytes:
    try:
        berkas = periksa_berkas(unggahan.nama, unggahan.isi)
        if berkas.jenis not in (JenisBerkas.PNG, JenisBerkas.JPG):
            raise BerkasDitolak(BUKAN_GAMBAR)
        return susun_png(berkas.isi, SISI_TERPANJANG)
    except BerkasDitolak as sebab:
        raise IsianDitolak({"berkas": [sebab.pesan]}) from sebab


@transaction.atomic
def _ganti(pemda_id: int, sidik: str, dilihat: str, oleh: Pelaku) -> PemerintahDaerah:
    pemda = kunci_pemda(pemda_id)
    periksa_dilihat(pemda, KOLOM_LAMBANG, dilihat)
    lama = pemda.lambang
    if lama == sidik:
        return pemda
    pemda.lambang = sidik
    pemda.save(update_fields=KOLOM_LAMBANG)
    kata = "diganti" if lama and sidik else "dipasang" if sidik else "dilepas"
    entri = susun_entri(
        *("ubah", pemda, f"Lambang pada kop surat {kata}"),
        sebelum={"lambang": lama},
        sesudah={"lambang": sidik},
        pemda_id=pemda.pk,
    )
    catat_jejak([entri], oleh=oleh.pencatat)
    return pemda
