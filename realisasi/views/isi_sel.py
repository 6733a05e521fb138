"""Autosave: one or many cells of a sheet, each for itself, answered as JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse

from jabatan.izin import ambil_pelaku
from jabatan.kesalahan import TidakBerhak
from kinerja.inti.jawaban import tolak_json
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.tampilan import tampilan
from realisasi.forms import baca_matriks
from realisasi.halaman import ambil_berkas, susun_jawaban
from realisasi.services import isi_lembar
from realisasi.views.kiriman import baca_alasan


@tampilan("realisasi.isi", metode=("POST",))
def isi_sel(request: HttpRequest, penugasan_id: int, kode: str) -> HttpResponse:
    """Save the good rows and tell of the others; ``coba`` judges them and writes nothing.

    A row sent again with what is stored already is answered as saved, whatever its version: the
    acknowledgement got lost, not the save.
    """
    berkas = ambil_berkas(ambil_pelaku(request), penugasan_id, kode, lengkap=False)
    baca = baca_matriks(request.POST, berkas.daftar_baris, berkas.tersimpan)
    try:
        hasil = isi_lembar(
            berkas.penugasan,
            periode=berkas.periode,
            oleh=berkas.pelaku,
            isian=baca.isian,
            alasan_atas_nama=baca_alasan(request),
            bahan=berkas.bahan_isi,
            sebagian=True,
            coba="coba" in request.POST,
        )
    except TidakBerhak as sebab:
        return tolak_json(403, sebab.kode, sebab.pesan)
    except Penolakan as sebab:
        return tolak_json(409, sebab.kode, sebab.pesan)
    jawaban = susun_jawaban(berkas, baca, hasil)
    return JsonResponse(jawaban.isi, status=jawaban.status)
