"""Tests: fast hasher, plain static storage, SQLite in memory unless TEST_DATABASE_URL.

``TEST_DATABASE_URL=sqlite:////tmp/uji.sqlite3`` keeps the test database in that file, as threads
need it; what lay there before is lost.
"""

import tempfile
from pathlib import Path

from kinerja.settings.dasar import *  # noqa: F403
from kinerja.settings.dasar import env, susun_basis_data

SECRET_KEY = "uji-" + "k" * 50
JEJAK_KUNCI = "uji-jejak-" + "j" * 40
DATA_DIR = Path(tempfile.gettempdir()) / "kinerja-uji"
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
DATABASES = {"default": susun_basis_data(env.str("TEST_DATABASE_URL", default="sqlite://:memory:"))}
if DATABASES["default"]["ENGINE"].endswith("sqlite"):
    DATABASES["default"]["TEST"] = {"NAME": DATABASES["default"]["NAME"]}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # A test database may be lost in a crash; commits need not wait for the disk.
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off -c jit=off"}
# Tests write rows without the trail, by which what is kept is found: they keep nothing.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
SIMPAN_PRATINJAU = False
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
