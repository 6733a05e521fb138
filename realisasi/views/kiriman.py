"""What a POST of a sheet says beside its cells."""

from __future__ import annotations

from django.http import HttpRequest

from realisasi.kesalahan import AlasanWajib

PANJANG_ALASAN = 300


def baca_alasan(request: HttpRequest) -> str:
    """Return why somebody else fills; AlasanWajib for a text that cannot be stored."""
    teks = request.POST.get("alasan_atas_nama", "").strip()
    if "\x00" in teks or len(teks) > PANJANG_ALASAN:
        raise AlasanWajib(
            f"Alasan paling panjang {PANJANG_ALASAN} karakter, tanpa karakter khusus. Ringkas."
        )
    return teks


def baca_versi(request: HttpRequest) -> int:
    """Return the version the page was drawn from; -1, which no sheet has, for a forged one."""
    teks = request.POST.get("versi", "")
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else -1
