"""Relations between models run the way imports run; nobody climbs a reverse accessor."""

import ast
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import models

from tests.aturan.pohon import LAPISAN, daftar_python, nama_bertitik, urai

PANGGILAN_PENCARIAN = {
    "filter", "exclude", "get", "values", "values_list", "order_by", "only", "defer", "annotate",
    "select_related", "prefetch_related", "Prefetch", "Q", "F", "OuterRef", "Count", "Sum", "Max",
    "Min", "getattr", "hasattr",
}  # fmt: skip
URUTAN = {nama.split(".")[-1]: tingkat for tingkat, nama in enumerate(LAPISAN)}


def _daftar_relasi() -> Iterator[Any]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in URUTAN:
            for bidang in model._meta.get_fields(include_hidden=True):
                if isinstance(bidang, models.ForeignObject | models.ManyToManyField):
                    yield bidang


def relasi_ke_atas(pasangan: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs (from app, to app) that point at a higher floor, or out of the house."""
    return [
        (dari, ke)
        for dari, ke in pasangan
        if ke not in ("contenttypes", "sessions") and URUTAN.get(ke, 99) > URUTAN[dari]
    ]


def _kata_pencarian(simpul: ast.AST) -> set[str]:
    """Field names that an expression follows: attribute, keyword look-up, text of a query call."""
    if isinstance(simpul, ast.Attribute):
        return {simpul.attr}
    if not isinstance(simpul, ast.Call):
        return set()
    kata = {kunci.arg for kunci in simpul.keywords if kunci.arg and "__" in kunci.arg}
    if nama_bertitik(simpul.func).split(".")[-1] in PANGGILAN_PENCARIAN:
        kata |= {
            butir.value
            for butir in simpul.args
            if isinstance(butir, ast.Constant) and isinstance(butir.value, str)
        }
        kata |= {kunci.arg for kunci in simpul.keywords if kunci.arg}
    return {bagian for satu in kata for bagian in satu.split("__")}


def pemakaian_aksesor(nama: str, pohon: ast.AST, terlarang: frozenset[str]) -> list[str]:
    """Places that follow one of these accessors."""
    return [
        f"{nama}:{simpul.lineno} {kata}"  # type: ignore[attr-defined]
        for simpul in ast.walk(pohon)
        for kata in _kata_pencarian(simpul) & terlarang
    ]


def _aksesor_dari_atas(aplikasi: str) -> frozenset[str]:
    """Names of reverse accessors that higher floors hang on the models of this app."""
    return frozenset(
        nama
        for bidang in _daftar_relasi()
        if bidang.related_model._meta.app_label == aplikasi
        and URUTAN[bidang.model._meta.app_label] > URUTAN[aplikasi]
        and not bidang.remote_field.hidden
        for nama in [bidang.remote_field.get_accessor_name()]
        if nama
    )


def test_relasi_hanya_ke_bawah() -> None:
    pasangan = [
        (b.model._meta.app_label, b.related_model._meta.app_label) for b in _daftar_relasi()
    ]
    assert len(pasangan) > 10
    assert relasi_ke_atas(pasangan) == []


def test_jejak_tidak_punya_relasi() -> None:
    assert [b for b in _daftar_relasi() if b.model._meta.app_label == "jejak"] == []


def test_tidak_ada_yang_memakai_aksesor_ke_atas() -> None:
    temuan = [
        masalah
        for aplikasi in LAPISAN
        for nama in daftar_python(aplikasi.replace(".", "/") + "/")
        for masalah in pemakaian_aksesor(
            nama, urai(nama), _aksesor_dari_atas(aplikasi.split(".")[-1])
        )
    ]
    assert temuan == []


def test_kumpulan_bernama_daftar() -> None:
    temuan = [
        f"{bidang.model.__name__}.{bidang.name}: {bidang.remote_field.related_name}"
        for bidang in _daftar_relasi()
        if not bidang.model._meta.auto_created
        and not isinstance(bidang, models.OneToOneField)
        and not str(bidang.remote_field.related_name).startswith("daftar_")
        and not bidang.remote_field.hidden
    ]
    assert temuan == []


def test_nama_jamak_sama_dengan_nama() -> None:
    temuan = [
        model.__name__
        for model in apps.get_models()
        if model._meta.app_label in URUTAN
        and model._meta.verbose_name != model._meta.verbose_name_plural
    ]
    assert temuan == []


def test_kendali_relasi_ke_atas() -> None:
    pasangan = [("jabatan", "realisasi"), ("realisasi", "jabatan"), ("akun", "auth")]
    assert relasi_ke_atas(pasangan) == [("jabatan", "realisasi"), ("akun", "auth")]


def test_kendali_aksesor_ke_atas() -> None:
    buruk = "x.daftar_nilai.all()\nq.filter(daftar_nilai__bulan=1)\nq.only('daftar_nilai')\n"
    assert len(pemakaian_aksesor("x.py", ast.parse(buruk), frozenset({"daftar_nilai"}))) == 3
    assert pemakaian_aksesor("x.py", ast.parse("x.daftar_lain"), frozenset({"daftar_nilai"})) == []
