"""Exact hundredths in a BIGINT column, on whichever engine the tests run."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Avg, Case, F, Max, Min, Q, Sum, Value, When
from django.db.models.functions import Coalesce
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from kinerja.inti.bidang import BukanRatusan, RatusanField, dari_ratusan, ke_ratusan

pytestmark = pytest.mark.django_db
RATUSAN = st.integers(-(2**63), 2**63 - 1)


@pytest.fixture
def nilai_model() -> Iterator[Any]:
    with isolate_apps("kinerja.inti"):

        class Nilai(models.Model):
            pembilang = RatusanField(null=True)
            penyebut = RatusanField(null=True)

            class Meta:
                app_label = "inti"
                db_table = "uji_nilai"
                constraints = [
                    models.CheckConstraint(
                        name="uji_pembilang_wajar",
                        condition=Q(pembilang__gte=0) & Q(pembilang__lte=Decimal("99999.99")),
                    )
                ]

        perintah, parameter = connection.SchemaEditorClass(connection).table_sql(Nilai)
        with connection.cursor() as kursor:
            kursor.execute(perintah, parameter or None)
        yield Nilai


def test_dua_desimal_kembali_utuh(nilai_model: Any) -> None:
    for nilai in (Decimal("0"), Decimal("0.01"), Decimal("12.5"), Decimal("99999.99")):
        baris = nilai_model.objects.create(pembilang=nilai)
        dibaca = nilai_model.objects.get(pk=baris.pk).pembilang
        assert dibaca == nilai
        assert dibaca.as_tuple().exponent == -2


def test_kolom_berjenis_bigint(nilai_model: Any) -> None:
    with connection.cursor() as kursor:
        kolom = connection.introspection.get_table_description(kursor, "uji_nilai")
    jenis = {k.name: connection.introspection.get_field_type(k.type_code, k) for k in kolom}
    assert jenis["pembilang"] == "BigIntegerField"


def test_kolom_menyimpan_ratusan(nilai_model: Any) -> None:
    nilai_model.objects.create(pembilang=Decimal("12.34"))
    with connection.cursor() as kursor:
        kursor.execute("SELECT pembilang FROM uji_nilai")
        assert kursor.fetchall() == [(1234,)]


def test_tidak_ada_data_bukan_nol(nilai_model: Any) -> None:
    kosong = nilai_model.objects.create(pembilang=None)
    assert nilai_model.objects.get(pk=kosong.pk).pembilang is None
    assert nilai_model.objects.aggregate(jumlah=Sum("pembilang"))["jumlah"] is None
    assert not nilai_model.objects.filter(pembilang=0).exists()


def test_jumlah_persis_dan_tetap_decimal(nilai_model: Any) -> None:
    nilai_model.objects.bulk_create(nilai_model(pembilang=Decimal("0.1")) for _ in range(30))
    hasil = nilai_model.objects.aggregate(
        jumlah=Sum("pembilang"), terbesar=Max("pembilang"), terkecil=Min("pembilang")
    )
    assert hasil == {
        "jumlah": Decimal("3.00"), "terbesar": Decimal("0.1"), "terkecil": Decimal("0.1")
    }  # fmt: skip
    assert all(isinstance(nilai, Decimal) for nilai in hasil.values())


def test_pembanding_memakai_satuan_yang_sama(nilai_model: Any) -> None:
    nilai_model.objects.create(pembilang=Decimal("12.5"), penyebut=Decimal("12.49"))
    daftar = nilai_model.objects
    assert daftar.filter(pembilang=Decimal("12.50")).count() == 1
    assert daftar.filter(pembilang__gt=12).count() == 1
    assert daftar.filter(pembilang__gt=Decimal("12.5")).count() == 0
    assert daftar.filter(pembilang__in=[Decimal("12.5"), 3]).count() == 1
    assert daftar.filter(pembilang__range=(12, 13)).count() == 1
    assert daftar.filter(pembilang__gt=F("penyebut")).count() == 1
    assert daftar.filter(pembilang__isnull=True).count() == 0


def test_hitungan_di_basis_data(nilai_model: Any) -> None:
    nilai_model.objects.create(pembilang=Decimal("12.5"), penyebut=Decimal("2.25"))
    baris = nilai_model.objects.annotate(
        selisih=F("pembilang") - F("penyebut"),
        pilihan=Case(When(pembilang__gt=10, then="penyebut"), default="pembilang"),
        cadangan=Coalesce("pembilang", Value(Decimal("1.5"), output_field=RatusanField())),
    ).get()
    assert (baris.selisih, baris.pilihan, baris.cadangan) == (
        Decimal("10.25"), Decimal("2.25"), Decimal("12.5")
    )  # fmt: skip


def test_ubah_massal(nilai_model: Any) -> None:
    daftar = [nilai_model.objects.create(pembilang=nomor) for nomor in (1, 2)]
    for baris in daftar:
        baris.pembilang += Decimal("0.25")
    nilai_model.objects.bulk_update(daftar, ["pembilang"])
    nilai_model.objects.filter(pembilang__lt=2).update(penyebut=Decimal("7.5"))
    assert list(nilai_model.objects.order_by("pk").values_list("pembilang", "penyebut")) == [
        (Decimal("1.25"), Decimal("7.5")), (Decimal("2.25"), None)
    ]  # fmt: skip


def test_rata_rata_yang_tidak_bulat_ditolak(nilai_model: Any) -> None:
    nilai_model.objects.bulk_create(nilai_model(pembilang=nomor) for nomor in (1, 1, 2))
    with pytest.raises(TypeError, match="hundredths"):
        nilai_model.objects.aggregate(Avg("pembilang"))


@pytest.mark.parametrize("salah", [Decimal("-0.01"), -1, 100000])
def test_basis_data_menolak_di_luar_batas(nilai_model: Any, salah: Decimal | int) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        nilai_model.objects.create(pembilang=salah)


@pytest.mark.parametrize("salah", [0.5, True, "12", b"1", object()])
def test_selain_decimal_dan_int_ditolak(nilai_model: Any, salah: object) -> None:
    with pytest.raises(TypeError):
        nilai_model.objects.create(pembilang=salah)
    with pytest.raises(TypeError):
        nilai_model.objects.filter(pembilang=salah).exists()


@pytest.mark.parametrize("salah", ["0.001", "NaN", "Infinity", "1e400", "1e-400", "1e19"])
def test_yang_tidak_muat_ditolak_dengan_nama(nilai_model: Any, salah: str) -> None:
    with pytest.raises(BukanRatusan):
        nilai_model.objects.create(pembilang=Decimal(salah))


@given(RATUSAN)
def test_ratusan_pulang_pergi(ratusan: int) -> None:
    assert ke_ratusan(dari_ratusan(ratusan)) == ratusan


def test_batas_64_bit() -> None:
    assert ke_ratusan(dari_ratusan(2**63 - 1)) == 2**63 - 1
    with pytest.raises(BukanRatusan):
        ke_ratusan(dari_ratusan(2**63))


def test_serialisasi_pulang_pergi(nilai_model: Any) -> None:
    kolom = nilai_model._meta.get_field("pembilang")
    baris = nilai_model(pembilang=Decimal("12.5"))
    assert kolom.value_to_string(baris) == "12.50"
    assert kolom.to_python("12.50") == Decimal("12.5")
    assert '"pembilang": "12.5"' in serializers.serialize("json", [baris])


def test_pemeriksaan_model_menolak_teks_asing(nilai_model: Any) -> None:
    kolom = nilai_model._meta.get_field("pembilang")
    for salah in ("12,5", "abc", "1.234", "nan"):
        with pytest.raises(ValidationError, match="dua desimal"):
            kolom.to_python(salah)
    with pytest.raises(TypeError):
        kolom.to_python(0.5)


def test_nilai_bawaan_dilarang() -> None:
    with isolate_apps("kinerja.inti"):

        class BerNilaiBawaan(models.Model):
            nilai = RatusanField(default=0)

            class Meta:
                app_label = "inti"

    assert "kinerja.E001" in [pesan.id for pesan in BerNilaiBawaan.check()]


def test_migrasi_menyebut_bidang_ini() -> None:
    _, jalur, argumen, kata_kunci = RatusanField(null=True).deconstruct()
    assert (jalur, argumen, kata_kunci) == ("kinerja.inti.bidang.RatusanField", [], {"null": True})
