"""The floor plan: names at the top, modules that must not exist, apps in their layers."""

import re
from collections.abc import Iterable

from django.conf import settings

from tests.aturan.pohon import LAPISAN, daftar_berkas

WAJIB = {
    "manage.py", "kinerja", "jejak", "akun", "jabatan", "indikator", "realisasi", "laporan",
    "templates", "static", "fixtures", "tests", "requirements.txt", "README.md",
}  # fmt: skip
PERALATAN = {
    ".ci", ".editorconfig", ".gitignore", ".gitattributes", ".importlinter", "CONTRIBUTING.md",
    "LICENSE", "Makefile", "bin", "docs", "pyproject.toml", "requirements",
    "requirements-dev.txt", "requirements-e2e.txt",
}  # fmt: skip
DILARANG = re.compile(
    r"(^|/)(utils?|helpers?|commons?|signals?|mixins?|managers?|selectors?|misc|lib)(\.py$|/)"
)
PIHAK_KETIGA = {
    *("crispy_forms", "crispy_bootstrap5", "whitenoise.runserver_nostatic"),
    *("django_tasks", "django_tasks_db"),
}


def nama_teratas(daftar: Iterable[str]) -> set[str]:
    return {nama.split("/")[0] for nama in daftar}


def modul_terlarang(daftar: Iterable[str]) -> list[str]:
    return [
        nama
        for nama in daftar
        if DILARANG.search(nama) and not nama.startswith(("static/vendor/", "docs/"))
    ]


def di_luar_lapisan(aplikasi: Iterable[str]) -> set[str]:
    return {
        nama
        for nama in aplikasi
        if not nama.startswith("django.contrib.")
        and nama not in PIHAK_KETIGA
        and nama.removesuffix(".apps").split(".apps.")[0] not in LAPISAN
    }


def test_nama_teratas_seperti_denah() -> None:
    ada = nama_teratas(daftar_berkas())
    assert WAJIB - ada == set(), "wajib ada"
    assert ada - WAJIB - PERALATAN == set(), "tidak ada di denah"


def test_tidak_ada_modul_serba_ada() -> None:
    assert modul_terlarang(daftar_berkas()) == []


def test_aplikasi_terpasang_ada_di_lapisan() -> None:
    assert di_luar_lapisan(settings.INSTALLED_APPS) == set()
    assert [nama for nama in settings.INSTALLED_APPS if nama in LAPISAN] == list(LAPISAN)


def test_kendali_modul_serba_ada_dan_aplikasi_asing() -> None:
    buruk = ["akun/utils.py", "common/x.py", "jabatan/helpers/a.py", "laporan/signals.py"]
    assert modul_terlarang(buruk) == buruk
    assert modul_terlarang(["akun/services.py", "static/vendor/lib/x.js"]) == []
    assert di_luar_lapisan(["django.contrib.auth", "jejak", "absensi"]) == {"absensi"}
