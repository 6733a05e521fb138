"""A part that somebody removed while another edited it: who, when, and what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, Final

from django.db.models import Model, Q
from django.forms import ChoiceField, Field
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from indikator.forms import FormulirKatalog
from indikator.izin import JALUR, katalog_terubah_oleh, penghapusan_terlihat_oleh
from jabatan.izin import ambil_pelaku
from jabatan.models import Jabatan
from jejak.models import Jejak

Lihat = Callable[..., HttpResponse]
POLA_ASAL: Final = re.compile(r"([a-z ]{1,20}):([0-9]{1,18})")
ASAL_TERBANYAK: Final = 5


def tulis_asal(bagian: Model) -> str:
    """Return a part and all it stands on as a form carries it: "indikator:5,kinerja utama:3,…"
    (no query where its parents were read along)."""
    daftar, induk = [bagian], bagian
    for nama in JALUR.get(type(bagian), "").split("__"):
        if nama:
            induk = getattr(induk, nama)
            daftar.append(induk)
    return ",".join(f"{satu._meta.verbose_name}:{satu.pk}" for satu in daftar)


def bila_terhapus(
    formulir: type[FormulirKatalog], kelas: type[Model] | None = None
) -> Callable[[Lihat], Lihat]:
    """Guard a view whose part (``kelas`` by its ``pk``, or what its form says it stood on) may be
    gone: who could have edited it hears who removed it, and reads what he typed. 409; 410 for a
    mere look. Whoever else asks, or for what never was, gets the Http404 of the view."""

    def bungkus(fungsi: Lihat) -> Lihat:
        @wraps(fungsi)
        def jaga(request: HttpRequest, *argumen: Any, **kunci: Any) -> HttpResponse:
            try:
                return fungsi(request, *argumen, **kunci)
            except Http404:
                asal = _baca_asal(request)
                if kelas is not None:
                    asal = [(str(kelas._meta.verbose_name), str(kunci["pk"])), *asal]
                jejak = _ambil_penghapusan(request, asal)
                if jejak is None:
                    raise
            isi = {
                "jejak": jejak,
                "daftar_ketikan": list(_susun_ketikan(formulir, request.POST)),
                "alamat": _alamat_tersisa(request, asal),
            }
            status = 409 if request.method == "POST" else 410
            return render(request, "indikator/terhapus.html", isi, status=status)

        return jaga

    return bungkus


def _baca_asal(request: HttpRequest) -> list[tuple[str, str]]:
    daftar = request.POST.get("asal", "").split(",")[:ASAL_TERBANYAK]
    cocok = (POLA_ASAL.fullmatch(satu) for satu in daftar)
    return [(satu[1], satu[2]) for satu in cocok if satu is not None]


def _ambil_penghapusan(request: HttpRequest, asal: Iterable[tuple[str, str]]) -> Jejak | None:
    """Return the newest removal among these parts (1 query; none where nothing is named)."""
    syarat = Q()
    for objek, nomor in asal:
        syarat |= Q(objek=objek, objek_id=nomor)
    if not syarat:
        return None
    return penghapusan_terlihat_oleh(ambil_pelaku(request)).filter(syarat).first()


def _susun_ketikan(
    formulir: type[FormulirKatalog], kiriman: QueryDict
) -> Iterable[tuple[str, str]]:
    """What was typed, field by field, in words."""
    for nama, bidang in formulir.base_fields.items():
        teks = ", ".join(_sebut(bidang, satu) for satu in kiriman.getlist(nama) if satu.strip())
        if teks:
            yield str(bidang.label), teks


def _sebut(bidang: Field, nilai: str) -> str:
    if not isinstance(bidang, ChoiceField):
        return nilai
    pilihan: Any = bidang.choices
    return {str(kode): str(teks) for kode, teks in pilihan}.get(nilai, nilai)


def _alamat_tersisa(request: HttpRequest, asal: Iterable[tuple[str, str]]) -> str:
    """The nearest page he may edit that is still there."""
    nomor, milik = dict(asal), katalog_terubah_oleh(ambil_pelaku(request))
    jabatan = Jabatan.objects.filter(katalog__in=milik, pk=nomor.get("jabatan", 0)).first()
    if jabatan is not None:
        return reverse("indikator:katalog_susun", args=[jabatan.katalog_id, jabatan.kode])
    katalog = milik.filter(pk=nomor.get("katalog", 0)).first()
    daftar = reverse("indikator:katalog")
    return daftar if katalog is None else f"{daftar}?katalog={katalog.pk}"
