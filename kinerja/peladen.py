"""Gunicorn's settings for ``bin/run``: threads for an office, few processes, one address."""

import os
from typing import Any

_HOST = os.environ.get("HOST", "127.0.0.1")
_PORT = os.environ.get("PORT", "8000")
_ALAMAT = f"[{_HOST}]:{_PORT}" if ":" in _HOST else f"{_HOST}:{_PORT}"

bind = [_ALAMAT]
worker_class = "gthread"
workers = 2
threads = 4
timeout = 120
graceful_timeout = 10
# Loaded once, before the address is printed: a broken start says so at once, and a worker that
# is interrupted while it boots does not linger.
preload_app = True
loglevel = "warning"
no_control_socket = True


def when_ready(server: Any) -> None:
    """Print the address once the socket answers, not before."""
    print(f"\nKinerja siap: http://{_ALAMAT}/   (hentikan dengan Ctrl-C)", flush=True)
