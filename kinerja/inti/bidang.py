"""Model field of the kernel: exact hundredths in a BIGINT column.

SUM over integers is exact on SQLite and PostgreSQL alike, so no figure ever passes
through a float; Python sees ``Decimal`` with two places.
"""

from __future__ import annotations

from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from django.core import checks
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable, register_combinable_fields

if TYPE_CHECKING:
    from django import forms
    from django.db.backends.base.base import BaseDatabaseWrapper

_ST = TypeVar("_ST", contravariant=True)
_GT = TypeVar("_GT", covariant=True)

BATAS: Final = 2**63
_SKALA: Final = 100
_LEBAR: Final = Context(prec=60)


class BukanRatusan(ValueError):
    """A value that does not fit a whole number of hundredths in 64 bits."""


def ke_ratusan(nilai: Decimal | int) -> int:
    """Decimal or int to a whole number of hundredths; never rounds."""
    if isinstance(nilai, bool) or not isinstance(nilai, Decimal | int):
        raise TypeError(f"RatusanField takes Decimal or int, got {type(nilai).__name__}")
    angka = Decimal(nilai)
    if not angka.is_finite() or angka.adjusted() > 30:
        raise BukanRatusan(f"{nilai} is outside the range of RatusanField")
    ratusan = _LEBAR.multiply(angka, _SKALA)
    bulat = int(ratusan)
    if ratusan != bulat:
        raise BukanRatusan(f"{nilai} has more than two decimals")
    if not -BATAS <= bulat < BATAS:
        raise BukanRatusan(f"{nilai} is outside the range of RatusanField")
    return bulat


def dari_ratusan(ratusan: int | Decimal) -> Decimal:
    """Whole hundredths from the database to Decimal; a fraction of one is refused.

    PostgreSQL answers SUM over BIGINT with NUMERIC, hence Decimal is taken too.
    """
    if type(ratusan) is int:
        return _dari_ratusan(ratusan)
    if isinstance(ratusan, float) or int(ratusan) != ratusan:
        raise TypeError(f"not a whole number of hundredths: {ratusan!r}")
    return _dari_ratusan(int(ratusan))


@lru_cache(maxsize=4096)
def _dari_ratusan(ratusan: int) -> Decimal:
    return Decimal(ratusan).scaleb(-2, context=_LEBAR)


if TYPE_CHECKING:

    class _Bidang(models.Field[_ST, _GT]):
        pass

else:

    class _Bidang(models.Field):
        def __class_getitem__(cls, _jenis: object) -> type:
            return cls


class RatusanField(_Bidang[_ST, _GT]):
    """Decimal with two places kept as BIGINT hundredths; refuses float and never rounds."""

    _pyi_private_set_type: Decimal | int | Combinable
    _pyi_private_get_type: Decimal
    _pyi_lookup_exact_type: Decimal | int

    description = "Bilangan dengan dua desimal (ratusan)"
    default_error_messages = {
        "invalid": "“%(value)s” bukan bilangan dengan paling banyak dua desimal.",
    }

    def get_internal_type(self) -> str:
        """Not "BigIntegerField": Django would cut the average of such a column to an int."""
        return "RatusanField"

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "bigint"

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        """A zero default would turn "no data" into a value: refused."""
        daftar = list(super().check(**kwargs))
        if self.has_default() and self.default is not None:
            daftar.append(
                checks.Error("RatusanField may not have a default.", obj=self, id="kinerja.E001")
            )
        return daftar

    def from_db_value(
        self, value: int | Decimal | None, expression: object, connection: BaseDatabaseWrapper
    ) -> Decimal | None:
        return None if value is None else dari_ratusan(value)

    def get_prep_value(self, value: Any) -> int | None:
        value = super().get_prep_value(value)
        return None if value is None else ke_ratusan(value)

    def to_python(self, value: Any) -> Decimal | None:
        """For full_clean and deserialisation; text is plain ``12.50``, not Indonesian."""
        if value is None:
            return None
        if isinstance(value, float):
            raise TypeError("RatusanField takes Decimal or int, got float")
        try:
            return dari_ratusan(ke_ratusan(_LEBAR.create_decimal(value)))
        except (InvalidOperation, ValueError, TypeError) as sebab:
            raise ValidationError(
                self.error_messages["invalid"], code="invalid", params={"value": value}
            ) from sebab

    def value_to_string(self, obj: models.Model) -> str:
        nilai: Any = self.value_from_object(obj)
        return "" if nilai is None else str(dari_ratusan(ke_ratusan(nilai)))

    def formfield(self, *args: Any, **kwargs: Any) -> forms.Field | None:
        """None: what people type is Indonesian text and is read by ``inti.angka``."""
        return None


for _penghubung in (Combinable.ADD, Combinable.SUB):
    register_combinable_fields(RatusanField, _penghubung, RatusanField, RatusanField)
