"""Rows of the database as model instances or tuples, worked out once from a compiled query.

Instances are the ones ``Model.from_db`` makes, but their columns are put in place at once: neither
``__init__`` nor its signals run, which no model of ours asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models.base import Model, ModelState
from django.db.models.query import ModelIterable, ValuesListIterable

M = TypeVar("M", bound=Model)
Ubah = tuple[tuple[int, tuple[Callable[..., Any], ...], Any], ...]
"""Columns that the engine or the field turns into something else: place, by what, expression."""


def ambil_ubah(penyusun: Any) -> Ubah:
    """Return how the columns of a compiled query become values.

    The functions may be those of another thread's connection; they look at its settings only.
    """
    kolom = [satu[0] for satu in penyusun.select[: penyusun.col_count]]
    pengubah = penyusun.get_converters(kolom)
    return tuple((letak, tuple(cara), asal) for letak, (cara, asal) in pengubah.items())


def ubah_baris(daftar: Sequence[Any], ubah: Ubah, koneksi: Any) -> list[Any]:
    """Return the rows as tuples of values."""
    if not ubah:
        return list(daftar)
    hasil = []
    for baris in map(list, daftar):
        for letak, cara, asal in ubah:
            for satu in cara:
                baris[letak] = satu(baris[letak], asal, koneksi)
        hasil.append(tuple(baris))
    return hasil


def susun_pembaca(daftar: Any, penyusun: Any) -> Callable[[Sequence[Any]], Any] | None:
    """Return what makes an instance of a row, None where the rows stay tuples."""
    if daftar._iterable_class is ValuesListIterable:
        return None
    if daftar._iterable_class is not ModelIterable or daftar._known_related_objects:
        raise TypeError("model instances or values_list expected")
    utama = _Bagian(penyusun.klass_info, penyusun.select)
    tumpangan = tuple(penyusun.annotation_col_map.items())

    def baca(baris: Sequence[Any]) -> Any:
        objek = utama.baca(baris)
        for nama, letak in tumpangan:
            setattr(objek, nama, baris[letak])
        return objek

    return baca


def susun_objek(model: type[M], kolom: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> M:
    """Return an instance as it stands in the database, from attribute names with their values."""
    objek = model.__new__(model)
    keadaan = ModelState()
    keadaan.adding, keadaan.db = False, DEFAULT_DB_ALIAS
    isi = objek.__dict__
    isi.update(kolom)
    isi["_state"] = keadaan
    return objek


class _Bagian:
    """The columns of one model in a row, and of the models joined to it."""

    def __init__(self, info: Any, pilihan: Any) -> None:
        letak = info["select_fields"]
        self._model = info["model"]
        self._potong = slice(letak[0], letak[-1] + 1)
        self._nama = [satu[0].target.attname for satu in pilihan[self._potong]]
        self._kunci = letak[0] + self._nama.index(self._model._meta.pk.attname)
        self._anak = [
            (_Bagian(anak, pilihan), anak["local_setter"], anak["remote_setter"])
            for anak in info.get("related_klass_infos", ())
        ]

    def baca(self, baris: Sequence[Any]) -> Any:
        """Return the instance, None where the join found nothing."""
        if baris[self._kunci] is None:
            return None
        objek = susun_objek(self._model, zip(self._nama, baris[self._potong], strict=True))
        for bagian, pasang, pasang_balik in self._anak:
            anak = bagian.baca(baris)
            pasang(objek, anak)
            if anak is not None:
                pasang_balik(anak, objek)
        return objek
