"""What ``make run`` uses: one office machine, plain http on the loopback, secrets made once."""

import os
import secrets
from pathlib import Path

from kinerja.settings.dasar import *  # noqa: F403
from kinerja.settings.dasar import DATA_DIR, env, susun_basis_data


def ambil_rahasia(nama: str) -> str:
    """Read a secret kept in DATA_DIR, making it (mode 0600) on the first run."""
    berkas = Path(DATA_DIR) / nama
    try:
        return berkas.read_text().strip()
    except FileNotFoundError:
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        try:
            keluaran = os.open(berkas, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process was first
            return berkas.read_text().strip()
        with os.fdopen(keluaran, "w") as tulisan:
            tulisan.write(secrets.token_urlsafe(50))
        return berkas.read_text().strip()


SECRET_KEY = ambil_rahasia("kunci-rahasia")
JEJAK_KUNCI = ambil_rahasia("kunci-jejak")
HOST = env.str("HOST", default="127.0.0.1")
_SENDIRI = {"127.0.0.1", "localhost", "::1"}
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"] if HOST in _SENDIRI else ["*"]
DATABASES = {
    "default": susun_basis_data(
        env.str("DATABASE_URL", default=f"sqlite:///{DATA_DIR}/kinerja.sqlite3")
    )
}
# Plain http on one machine: https-only settings belong to the profile "produksi".
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
