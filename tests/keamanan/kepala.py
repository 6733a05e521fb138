"""What every answer must carry, whatever its status."""

from django.http.response import HttpResponseBase

WAJIB = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CSP_WAJIB = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# A file that somebody uploaded: shown in a frame of ours, where it may load and run nothing.
BERKAS = ("realisasi:bukti_berkas",)
CSP_BERKAS = "default-src 'none'; sandbox; frame-ancestors 'self'"
TERLARANG = ("unsafe-", "*", "http:", "https:", "blob:")


def periksa_kepala(jawaban: HttpResponseBase, *, disimpan: bool = False) -> list[str]:
    """What is missing or weak; ``disimpan``: caches may keep this answer (static files)."""
    salah = [
        f"{nama}: {jawaban.headers.get(nama)}"
        for nama, nilai in WAJIB.items()
        if jawaban.headers.get(nama) != nilai
    ]
    salah += periksa_csp(jawaban.headers.get("Content-Security-Policy", ""))
    izin = jawaban.headers.get("Permissions-Policy", "")
    salah += [
        f"Permissions-Policy: {f}" for f in ("camera", "geolocation") if f"{f}=()" not in izin
    ]
    if not disimpan and "no-store" not in jawaban.headers.get("Cache-Control", ""):
        salah.append(f"Cache-Control: {jawaban.headers.get('Cache-Control')}")
    return salah


def periksa_kepala_berkas(jawaban: HttpResponseBase) -> list[str]:
    """The same for an uploaded file, which stands in a sandbox and in our own frames only."""
    wajib = {**WAJIB, "X-Frame-Options": "SAMEORIGIN", "Content-Security-Policy": CSP_BERKAS}
    salah = [
        f"{nama}: {jawaban.headers.get(nama)}"
        for nama, nilai in wajib.items()
        if jawaban.headers.get(nama) != nilai
    ]
    if "no-store" not in jawaban.headers.get("Cache-Control", ""):
        salah.append(f"Cache-Control: {jawaban.headers.get('Cache-Control')}")
    return salah


def periksa_csp(teks: str) -> list[str]:
    arahan = dict(satu.strip().partition(" ")[::2] for satu in teks.split(";") if satu.strip())
    salah = [
        f"CSP {nama}: {arahan.get(nama)}"
        for nama, nilai in CSP_WAJIB.items()
        if arahan.get(nama) != nilai
    ]
    return salah + [f"CSP memuat {kata}" for kata in TERLARANG if kata in teks]
