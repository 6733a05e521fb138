"""A real server behind https: refuses to start on weak values."""

from django.core.exceptions import ImproperlyConfigured

from kinerja.settings.dasar import *  # noqa: F403
from kinerja.settings.dasar import env, susun_basis_data


def ambil_wajib(nama: str, panjang: int) -> str:
    """Read a required secret of at least ``panjang`` characters, or refuse to start."""
    nilai: str = env.str(nama, default="")
    if len(nilai) < panjang or len(set(nilai)) < 10 or nilai.startswith("django-insecure-"):
        raise ImproperlyConfigured(f"{nama} wajib diisi, acak, paling sedikit {panjang} karakter.")
    return nilai


if env.bool("DEBUG", default=False):
    raise ImproperlyConfigured("DEBUG tidak boleh menyala di server; hapus dari lingkungan.")
SECRET_KEY = ambil_wajib("SECRET_KEY", 50)
JEJAK_KUNCI = ambil_wajib("JEJAK_KUNCI", 32)
if JEJAK_KUNCI == SECRET_KEY:
    raise ImproperlyConfigured("JEJAK_KUNCI harus lain dari SECRET_KEY.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS wajib menyebut nama server, tanpa '*'.")
CSRF_TRUSTED_ORIGINS = [f"https://{nama}" for nama in ALLOWED_HOSTS]
_surel, _alamat = env.str("EMAIL_URL", default=""), env.str("ALAMAT_DASAR", default="")
if _surel and not _alamat.startswith("https://"):
    raise ImproperlyConfigured("EMAIL_URL memerlukan ALAMAT_DASAR, mis. https://kinerja.contoh.id.")
DATABASES = {"default": susun_basis_data(env.str("DATABASE_URL"))}

SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-sesi"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
