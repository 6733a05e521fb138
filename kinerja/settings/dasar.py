"""What every profile shares. Values that differ by machine come from the environment."""

from pathlib import Path
from typing import Any

import environ

env = environ.Env()

AKAR = Path(__file__).resolve().parent.parent.parent
DATA_DIR = Path(env.str("DATA_DIR", default=str(AKAR / "data"))).resolve()

DEBUG = False
ROOT_URLCONF = "kinerja.urls"
WSGI_APPLICATION = "kinerja.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "akun.Pengguna"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_tasks",
    "django_tasks_db",
    "kinerja.inti",
    "jejak",
    "akun",
    "jabatan",
    "indikator",
    "realisasi",
    "laporan",
]

MIDDLEWARE = [
    "kinerja.perantara.PermintaanPerantara",
    "kinerja.perantara.KepalaAmanPerantara",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kinerja.perantara.MasukPerantara",
    "akun.perantara.SesiPerantara",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kinerja.perantara.PelakuPerantara",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [AKAR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django.templatetags.static",
                "kinerja.inti.templatetags.kinerja",
                "kinerja.inti.templatetags.ikon",
                "kinerja.inti.templatetags.ingat",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kinerja.konteks.navigasi",
            ],
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

LANGUAGE_CODE = "id"
TIME_ZONE = "Asia/Jakarta"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

LOGIN_URL = "akun:masuk"
LOGIN_REDIRECT_URL = "laporan:beranda"
AUTHENTICATION_BACKENDS = ["akun.sesi.PintuAkun"]
SESSION_ENGINE = "akun.sesi"
PASSWORD_HASHERS = ["akun.sandi.SandiArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("nama_pengguna", "nama", "surel")},
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "akun.sandi.KataSetempatValidator"},
]
SESSION_COOKIE_AGE = 2 * 60 * 60
SESSION_MUTLAK = 12 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kinerja.galat.csrf_gagal"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Mail is off until EMAIL_URL names a server; links in it start with ALAMAT_DASAR.
_surel = env.str("EMAIL_URL", default="")
ALAMAT_DASAR = env.str("ALAMAT_DASAR", default="").rstrip("/")
SUREL_MENYALA = bool(_surel and ALAMAT_DASAR)
DEFAULT_FROM_EMAIL = env.str("SUREL_DARI", default="kinerja@localhost")
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
if SUREL_MENYALA:
    globals().update(env.email_url_config(_surel))

# The largest real grid is one year of one pegawai: 12 months × ≤ 49 rows × ≤ 6 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# Files of one POST: what is over these limits is dropped while it arrives (kinerja.inti.unggah).
FILE_UPLOAD_HANDLERS = [
    "kinerja.inti.unggah.BatasUnggah",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
BATAS_BERKAS = 5 * 1024 * 1024
BATAS_BANYAK_BERKAS = 10
BATAS_KIRIMAN = 128 * 1024 * 1024
KUOTA_BUKTI = env.int("KUOTA_BUKTI_MB", default=4096) * 1024 * 1024  # of one kecamatan
KUOTA_BAGIAN = env.int("KUOTA_BAGIAN_MB", default=1024) * 1024 * 1024  # kept prints of them all
SIMPAN_PRATINJAU = True

X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# Pages as drawn (kinerja.inti.ingatan, ≤ 0.5 MB each), a copy in each process.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "TIMEOUT": 60 * 60,
        "OPTIONS": {"MAX_ENTRIES": 128},
    }
}

# Long work waits in the database; `manage.py pekerja` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

STATIC_URL = "/static/"
STATICFILES_DIRS = [AKAR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": str(DATA_DIR / "berkas"),
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "kinerja.inti.statis.BerkasStatis"},
}


def susun_basis_data(alamat: str) -> dict[str, Any]:
    """Return the DATABASES entry for a URL, with the options each engine needs to be safe.

    SQLite: BEGIN IMMEDIATE, WAL and full sync (without them acknowledged saves get lost under
    concurrent writers), and a queue of writers. PostgreSQL: kept connections with health checks.
    """
    entri: dict[str, Any] = env.db_url_config(alamat)
    if entri["ENGINE"] == "django.db.backends.sqlite3":
        entri["ENGINE"] = "kinerja.inti.sqlite"
        entri["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON"
            ),
        }
    else:
        entri["CONN_MAX_AGE"] = 60
        entri["CONN_HEALTH_CHECKS"] = True
    return entri


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"layar": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["layar"], "level": "WARNING"},
}
