"""Coming in, going out, changing one's password."""

from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render, resolve_url
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters

from akun.forms import PESAN_TIDAK_COCOK, GantiSandiForm, MasukForm
from akun.kesalahan import SandiDitolak, SandiSama, TerlaluBanyakPercobaan
from akun.models import Pengguna
from akun.perangkat import baca_perangkat, sudah_dikenal, tulis_perangkat
from akun.services import Sumber, periksa_masuk, periksa_sandi_lama, ubah_sandi
from jejak.services import Pencatat
from kinerja.inti.jawaban import minta_json, tolak_json
from kinerja.inti.tampilan import tampilan

PANJANG_TUJUAN = 2000


@tampilan("umum", metode=("GET", "POST"))
@sensitive_post_parameters("sandi")
def masuk(request: HttpRequest) -> HttpResponse:
    """Ask for name and password; lead on to where the person was going."""
    if request.method == "POST" and minta_json(request):
        return _masuk_di_tempat(request)
    tujuan = ambil_tujuan(request)
    if request.user.is_authenticated:
        return redirect(tujuan or settings.LOGIN_REDIRECT_URL)
    form = MasukForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _tampilkan_masuk(request, form, tujuan)
    try:
        pengguna = _periksa_isian(request, form)
    except TerlaluBanyakPercobaan as penolakan:
        form.add_error(None, penolakan.pesan)
        return _minta_tunggu(_tampilkan_masuk(request, form, tujuan), penolakan)
    if pengguna is None:
        form.add_error(None, PESAN_TIDAK_COCOK)
        return _tampilkan_masuk(request, form, tujuan)
    login(request, pengguna)
    response = redirect(tujuan or settings.LOGIN_REDIRECT_URL)
    tulis_perangkat(response, request, pengguna.nama_pengguna)
    return response


@tampilan("umum")
def token(request: HttpRequest) -> HttpResponse:
    """Give a page that stayed open a fresh CSRF token, and say who is signed in now (or null)."""
    return _jawab_token(request)


@tampilan("umum", metode=("POST",))
def keluar(request: HttpRequest) -> HttpResponse:
    """End the session and have the browser forget what it kept of it."""
    logout(request)
    response = redirect(f"{resolve_url(settings.LOGIN_URL)}?keluar=1")
    if request.is_secure():
        response["Clear-Site-Data"] = '"cache", "storage"'
    return response


@tampilan("akun.sandi", metode=("GET", "POST"))
@sensitive_post_parameters("sandi_lama", "sandi_baru", "sandi_ulang")
def sandi(request: HttpRequest) -> HttpResponse:
    """Change one's own password; the other sessions of the account end."""
    tujuan = ambil_tujuan(request)
    form = GantiSandiForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _tampilkan_sandi(request, form, tujuan)
    try:
        berhasil = _ganti_sandi(request, form)
    except TerlaluBanyakPercobaan as penolakan:
        form.add_error("sandi_lama", penolakan.pesan)
        return _minta_tunggu(_tampilkan_sandi(request, form, tujuan), penolakan)
    if not berhasil:
        return _tampilkan_sandi(request, form, tujuan)
    messages.success(request, "Kata sandi Anda sudah diganti.")
    return redirect(tujuan or settings.LOGIN_REDIRECT_URL)


def ambil_tujuan(request: HttpRequest) -> str:
    """Return the page asked for (`next`) if it is one of ours that can be opened, else ''."""
    tujuan = request.POST.get("next") or request.GET.get("next", "")
    aman = len(tujuan) <= PANJANG_TUJUAN and url_has_allowed_host_and_scheme(
        tujuan, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return tujuan if aman and tujuan.startswith("/") and _bisa_dibuka(tujuan) else ""


def _bisa_dibuka(tujuan: str) -> bool:
    """Does the path lead to a view that answers GET, other than the login page itself?"""
    try:
        cocok = resolve(tujuan.partition("?")[0].partition("#")[0])
    except Resolver404:
        return False
    return cocok.view_name != "akun:masuk" and "GET" in getattr(cocok.func, "metode", ("GET",))


def _masuk_di_tempat(request: HttpRequest) -> HttpResponse:
    """Sign in again without leaving the page: 200 with the new token, 401 or 429 in words."""
    if request.user.is_authenticated:
        return _jawab_token(request)
    form = MasukForm(request.POST)
    if not form.is_valid():
        return tolak_json(401, "masuk", _gabung_galat(form))
    try:
        pengguna = _periksa_isian(request, form)
    except TerlaluBanyakPercobaan as penolakan:
        return _minta_tunggu(tolak_json(429, penolakan.kode, penolakan.pesan), penolakan)
    if pengguna is None:
        return tolak_json(401, "masuk", PESAN_TIDAK_COCOK)
    login(request, pengguna)
    response = _jawab_token(request)
    tulis_perangkat(response, request, pengguna.nama_pengguna)
    return response


def _gabung_galat(form: MasukForm) -> str:
    return " ".join(str(pesan) for daftar in form.errors.values() for pesan in daftar)


def _jawab_token(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"csrf": get_token(request), "pengguna": request.user.pk})


def _periksa_isian(request: HttpRequest, form: MasukForm) -> Pengguna | None:
    nama = Pengguna.normalize_username(form.cleaned_data["nama_pengguna"])
    return periksa_masuk(nama, sandi=form.cleaned_data["sandi"], sumber=_sumber(request, nama))


def _ganti_sandi(request: HttpRequest, form: GantiSandiForm) -> bool:
    pengguna = cast(Pengguna, request.user)
    lama, baru = form.cleaned_data["sandi_lama"], form.cleaned_data["sandi_baru"]
    sumber = _sumber(request, pengguna.nama_pengguna)
    if not periksa_sandi_lama(pengguna, sandi=lama, sumber=sumber):
        form.add_error("sandi_lama", "Kata sandi sekarang tidak cocok.")
        return False
    oleh = Pencatat(pengguna.pk, pengguna.nama, getattr(request, "permintaan_id", ""))
    try:
        pengguna = ubah_sandi(pengguna, sandi=baru, oleh=oleh)
    except (SandiDitolak, SandiSama) as penolakan:
        form.add_error("sandi_baru", penolakan.pesan)
        return False
    update_session_auth_hash(request, pengguna)
    return True


def _sumber(request: HttpRequest, nama_pengguna: str) -> Sumber:
    """The peer of the connection. X-Forwarded-For is what a client says, so it is not read."""
    alamat = request.META.get("REMOTE_ADDR", "")
    return Sumber(alamat, baca_perangkat(request, nama_pengguna))


def _tampilkan_masuk(request: HttpRequest, form: MasukForm, tujuan: str) -> HttpResponse:
    isi = {
        "form": form,
        "tujuan": tujuan,
        "sesi_berakhir": bool(tujuan) and sudah_dikenal(request),
        "baru_keluar": "keluar" in request.GET,
    }
    return render(request, "akun/masuk.html", isi)


def _tampilkan_sandi(request: HttpRequest, form: GantiSandiForm, tujuan: str) -> HttpResponse:
    pengguna = cast(Pengguna, request.user)
    wajib = pengguna.harus_ganti_sandi
    isi = {
        "form": form,
        "nama_pengguna": pengguna.nama_pengguna,
        "tujuan": tujuan,
        "wajib": wajib,
        "tanpa_menu": wajib or not hasattr(request, "pelaku"),
    }
    return render(request, "akun/sandi.html", isi)


def _minta_tunggu(response: HttpResponse, penolakan: TerlaluBanyakPercobaan) -> HttpResponse:
    response.status_code = 429
    response["Retry-After"] = str(max(int(penolakan.tunggu.total_seconds()), 1))
    return response
