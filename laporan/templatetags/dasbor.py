"""The matrix of the dashboard, its rows built as text: a template loop over the cells costs most
of the page."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString

from kinerja.inti.templatetags.ikon import ikon
from laporan.dasbor.kesiapan import BarisKesiapan, Kesiapan, SelKesiapan

register = template.Library()


@dataclass(frozen=True, slots=True)
class _Gambar:
    """What every cell shares: beginnings of addresses, the icon of a settled month."""

    awalan: str
    centang: str
    lembar: str


@register.simple_tag
def matriks_kesiapan(kesiapan: Kesiapan, awalan: str) -> SafeString:
    """``{% matriks_kesiapan dasbor.kesiapan dasbor.awalan %}``: the rows of its ``tbody``."""
    gambar = _Gambar(awalan, ikon("centang"), _ambil_alamat_lembar())
    return SafeString("".join(_tulis_baris(baris, gambar) for baris in kesiapan.daftar_baris))


def _tulis_baris(baris: BarisKesiapan, gambar: _Gambar) -> str:
    masa = f", {baris.masa}" if baris.masa else ""
    alamat = f"{gambar.awalan}pegawai/{baris.penugasan_id}/"
    kepala = (
        f'<th scope="row"><a href="{alamat}">{escape(baris.nama)}</a>'
        f"<small>{escape(baris.posisi)}{masa}</small></th>"
    )
    return f"<tr>{kepala}{''.join(_tulis_sel(sel, gambar) for sel in baris.daftar_sel)}</tr>"


def _tulis_sel(sel: SelKesiapan, gambar: _Gambar) -> str:
    kelas = f'class="kes kes-{sel.nada}" title="{sel.nama_bulan}: {sel.penjelasan}"'
    isi = _tulis_isi(sel, gambar)
    if sel.lembar_id is None:
        return f"<td><span {kelas}>{isi}</span></td>"
    alamat = gambar.lembar.format(sel.lembar_id)
    return f'<td><a {kelas} href="{alamat}">{isi}</a></td>'


def _tulis_isi(sel: SelKesiapan, gambar: _Gambar) -> str:
    """A word; a sign with its word for readers where there is nothing to do."""
    if sel.selesai:
        return f'{gambar.centang}<span class="visually-hidden">{sel.teks}</span>'
    if sel.tanda:
        return (
            f'<span aria-hidden="true">{sel.teks}</span>'
            f'<span class="visually-hidden">{sel.penjelasan}</span>'
        )
    return sel.teks


def _ambil_alamat_lembar() -> str:
    """The address of a sheet with a hole for its number."""
    return reverse("realisasi:lembar", args=[0]).replace("/0/", "/{}/")
