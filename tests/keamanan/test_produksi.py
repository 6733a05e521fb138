"""The profile "produksi" starts only with strong values, and then has nothing to hide."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from django.core.exceptions import ImproperlyConfigured

AKAR = Path(__file__).resolve().parents[2]
BERKAS = AKAR / "kinerja" / "settings" / "produksi.py"
KUAT = {
    "SECRET_KEY": "Vq3-Lw8_xTn5Rz1kPd7Yb2HcMf6Gj9SaEu4KoXiWmNtQhBvCyZs0rDeF",
    "JEJAK_KUNCI": "p7Kx2Vd9Lm4Qz6Rt8Nw1Yb3Hc5Jf0GsUaEiOx",
    "ALLOWED_HOSTS": "kinerja.contoh.go.id",
    "DATABASE_URL": "postgres://kinerja@127.0.0.1/kinerja",
}


def _muat(monkeypatch: pytest.MonkeyPatch, **ganti: str | None) -> ModuleType:
    """Load the profile as a fresh module under the given environment."""
    for nama, nilai in {"DEBUG": None, **KUAT, **ganti}.items():
        if nilai is None:
            monkeypatch.delenv(nama, raising=False)
        else:
            monkeypatch.setenv(nama, nilai)
    rencana = importlib.util.spec_from_file_location("produksi_uji", BERKAS)
    assert rencana is not None
    assert rencana.loader is not None
    modul = importlib.util.module_from_spec(rencana)
    rencana.loader.exec_module(modul)
    return modul


def test_nilai_kuat_diterima(monkeypatch: pytest.MonkeyPatch) -> None:
    modul = _muat(monkeypatch)
    assert modul.DEBUG is False
    assert modul.ALLOWED_HOSTS == ["kinerja.contoh.go.id"]


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", ""),
        ("SECRET_KEY", "pendek"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "abcabc" * 20),
        ("SECRET_KEY", "django-insecure-" + KUAT["SECRET_KEY"]),
        ("JEJAK_KUNCI", None),
        ("JEJAK_KUNCI", "x" * 40),
        ("JEJAK_KUNCI", "rahasia123"),
        ("JEJAK_KUNCI", KUAT["SECRET_KEY"]),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "kinerja.contoh.go.id,*"),
        ("DATABASE_URL", None),
        ("DEBUG", "1"),
    ],
)
def test_nilai_lemah_ditolak_sebelum_mulai(
    monkeypatch: pytest.MonkeyPatch, nama: str, nilai: str | None
) -> None:
    with pytest.raises(ImproperlyConfigured) as tangkapan:
        _muat(monkeypatch, **{nama: nilai})
    assert nama in str(tangkapan.value)


@pytest.mark.parametrize("alamat", [None, "", "http://kinerja.contoh.go.id"])
def test_surel_tanpa_alamat_https_ditolak_sebelum_mulai(
    monkeypatch: pytest.MonkeyPatch, alamat: str | None
) -> None:
    with pytest.raises(ImproperlyConfigured, match="ALAMAT_DASAR"):
        _muat(monkeypatch, EMAIL_URL="smtp+tls://a:b@mail.contoh.id:587", ALAMAT_DASAR=alamat)


def _muat_dasar(monkeypatch: pytest.MonkeyPatch, surel: str, alamat: str) -> ModuleType:
    monkeypatch.setenv("EMAIL_URL", surel)
    monkeypatch.setenv("ALAMAT_DASAR", alamat)
    rencana = importlib.util.spec_from_file_location("dasar_uji", BERKAS.with_name("dasar.py"))
    assert rencana is not None
    assert rencana.loader is not None
    modul = importlib.util.module_from_spec(rencana)
    rencana.loader.exec_module(modul)
    return modul


def test_peladen_surel_dari_lingkungan(monkeypatch: pytest.MonkeyPatch) -> None:
    surel, alamat = "smtp+tls://a:b%40c@mail.contoh.id:587", "https://kinerja.contoh.id/"
    modul = _muat_dasar(monkeypatch, surel, alamat)
    assert modul.EMAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend"
    assert (modul.EMAIL_HOST, modul.EMAIL_PORT) == ("mail.contoh.id", 587)
    assert (modul.EMAIL_HOST_USER, modul.EMAIL_HOST_PASSWORD) == ("a", "b@c")
    assert (modul.EMAIL_USE_TLS, modul.ALAMAT_DASAR) == (True, "https://kinerja.contoh.id")


@pytest.mark.parametrize(("surel", "alamat"), [("", "https://a.id"), ("smtp://mail.id:25", "")])
def test_tanpa_peladen_atau_alamat_tidak_ada_surel(
    monkeypatch: pytest.MonkeyPatch, surel: str, alamat: str
) -> None:
    modul = _muat_dasar(monkeypatch, surel, alamat)
    assert modul.SUREL_MENYALA is False
    assert modul.EMAIL_BACKEND.endswith("dummy.EmailBackend")


def test_kuki_hanya_untuk_https_di_server_ini(monkeypatch: pytest.MonkeyPatch) -> None:
    modul = _muat(monkeypatch)
    assert modul.SESSION_COOKIE_NAME.startswith("__Host-")
    assert modul.CSRF_COOKIE_NAME.startswith("__Host-")
    # A browser takes "__Host-" only so.
    for awal in ("SESSION_COOKIE", "CSRF_COOKIE"):
        assert getattr(modul, f"{awal}_SECURE") is True
        assert getattr(modul, f"{awal}_HTTPONLY") is True
        assert getattr(modul, f"{awal}_SAMESITE") == "Lax"
        assert getattr(modul, f"{awal}_DOMAIN", None) is None
        assert getattr(modul, f"{awal}_PATH", "/") == "/"
    assert modul.SECURE_HSTS_SECONDS >= 365 * 24 * 3600
    assert modul.SECURE_SSL_REDIRECT is True


def _jalankan(tmp_path: Path, *perintah: str, **ganti: str) -> subprocess.CompletedProcess[str]:
    lingkungan = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "kinerja.settings.produksi",
        "DATA_DIR": str(tmp_path),
        **KUAT,
        **ganti,
    }
    return subprocess.run(
        [sys.executable, "manage.py", *perintah],
        cwd=AKAR,
        env=lingkungan,
        capture_output=True,
        text=True,
        check=False,
    )


def test_check_deploy_bersih(tmp_path: Path) -> None:
    hasil = _jalankan(tmp_path, "check", "--deploy", "--fail-level", "WARNING")
    assert hasil.returncode == 0, hasil.stderr
    assert "no issues" in hasil.stdout


def test_perintah_apa_pun_tidak_jalan_dengan_kunci_lemah(tmp_path: Path) -> None:
    hasil = _jalankan(tmp_path, "check", SECRET_KEY="rahasia")
    assert hasil.returncode != 0
    assert "SECRET_KEY" in hasil.stderr
