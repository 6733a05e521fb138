"""*Periksa*: anybody who holds a paper may ask whether it is what was issued.

No login; the pages are the same for everybody, whoever is signed in (no menu).
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from kinerja.inti.tampilan import tampilan
from laporan.hitung import PANJANG_KODE, baca_kode, sudah_sah, tulis_kode
from laporan.rekap.terbit import ambil_keterangan_umum

SALAH_KETIK = (
    f"Kode itu tidak lengkap atau salah ketik. Kode laporan terdiri atas {PANJANG_KODE} huruf dan "
    "angka, misalnya K7QF2-M9XTD, dan tercetak di kaki laporan."
)
TIDAK_DIKENAL = (
    "Tidak ada laporan yang diterbitkan dengan kode ini. Bandingkan lagi dengan kertasnya; bila "
    "sama, kertas itu bukan terbitan aplikasi ini."
)


@tampilan("umum")
def periksa(request: HttpRequest) -> HttpResponse:
    """The form for a code; a code that can be one leads to its own address."""
    if "kode" not in request.GET:
        return _jawab(request, "", "", status=200)
    teks = request.GET["kode"]
    kode = baca_kode(teks)
    if sudah_sah(kode):
        return redirect("laporan:periksa_kode", tulis_kode(kode))
    return _jawab(request, teks, SALAH_KETIK, status=422)


@tampilan("umum")
def periksa_kode(request: HttpRequest, kode: str) -> HttpResponse:
    """What was issued under a code, without persons or figures; unknown codes are a clear 404."""
    rapi = baca_kode(kode)
    if not sudah_sah(rapi):
        return _jawab(request, kode, SALAH_KETIK, status=404)
    keterangan = ambil_keterangan_umum(rapi)
    if keterangan is None:
        return _jawab(request, kode, TIDAK_DIKENAL, status=404)
    isi = {"keterangan": keterangan, "navigasi": None}
    return render(request, "laporan/periksa_kode.html", isi)


def _jawab(request: HttpRequest, teks: str, galat: str, *, status: int) -> HttpResponse:
    isi = {"teks": teks[:40], "galat": galat, "navigasi": None}
    return render(request, "laporan/periksa.html", isi, status=status)
