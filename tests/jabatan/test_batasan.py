"""The database says no: every named constraint, past every form, on both engines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from jabatan.models import Penugasan
from jabatan.pemicu import PESAN_ORANG, PESAN_POSISI
from kinerja.inti.lingkup import lingkup
from kinerja.inti.pemicu import ambil_pemicu_hilang
from tests.alat.pemicu import tanpa_pemicu
from tests.jabatan.kasus_batasan import KASUS as KASUS_LAIN
from tests.jabatan.kasus_batasan import Adegan, Kasus
from tests.jabatan.kasus_bukti import KASUS_BUKTI
from tests.jabatan.kasus_pekerjaan import KASUS_PEKERJAAN
from tests.jabatan.kasus_terbitan import KASUS_TERBITAN
from tests.pabrik import Kantor, buat_kantor, buat_pegawai, buat_penugasan, isi_bulan

KASUS = KASUS_LAIN | KASUS_BUKTI | KASUS_PEKERJAAN | KASUS_TERBITAN
DAFTAR_APP = ("jabatan", "indikator", "realisasi", "laporan")
DAFTAR_KASUS = [
    pytest.param(nama, satu, id=f"{nama}-{nomor}")
    for nama, isi in KASUS.items()
    for nomor, satu in enumerate(isi if isinstance(isi, tuple) else (isi,))
]


def daftar_batasan() -> dict[str, models.BaseConstraint]:
    return {
        batasan.name: batasan
        for app in DAFTAR_APP
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        for batasan in model._meta.constraints
    }


@pytest.fixture
def kantor(db: None) -> Iterator[Kantor]:
    kantor = buat_kantor()
    with lingkup([kantor.kecamatan.pk]):
        yield kantor


@pytest.fixture
def adegan(kantor: Kantor) -> Adegan:
    return Adegan(kantor, isi_bulan(kantor, "Citra", 9, {"surat-masuk": "5"}))


def alasan_penolakan(nama: str) -> set[str]:
    """What an engine says: the name, or (unique on SQLite) the columns."""
    batasan = daftar_batasan()[nama]
    hasil = {nama}
    if isinstance(batasan, models.UniqueConstraint):
        model = next(m for m in apps.get_models() if batasan in m._meta.constraints)
        kolom = [model._meta.get_field(satu).column for satu in batasan.fields]
        hasil.add(", ".join(f"{model._meta.db_table}.{satu}" for satu in kolom))
    return hasil


@pytest.mark.parametrize(("nama", "kasus"), DAFTAR_KASUS)
def test_basis_data_menolak_yang_melewati_formulir(adegan: Adegan, nama: str, kasus: Kasus) -> None:
    with pytest.raises(IntegrityError) as galat, transaction.atomic():
        kasus(adegan)
    pesan = str(galat.value)
    assert any(satu in pesan for satu in alasan_penolakan(nama)), pesan


def test_setiap_batasan_model_mempunyai_kasus() -> None:
    assert set(KASUS) == set(daftar_batasan())


def test_kendali_batasan_baru_tanpa_kasus_ditemukan(monkeypatch: pytest.MonkeyPatch) -> None:
    baru = models.CheckConstraint(condition=models.Q(versi__gte=1), name="lembar_uji_kendali")
    meta = apps.get_model("realisasi", "LembarBulanan")._meta
    monkeypatch.setattr(meta, "constraints", [*meta.constraints, baru])
    assert set(daftar_batasan()) - set(KASUS) == {"lembar_uji_kendali"}


@pytest.mark.parametrize("nama", sorted(daftar_batasan()))
def test_setiap_batasan_berkata_dalam_kalimat(nama: str) -> None:
    pesan = str(daftar_batasan()[nama].violation_error_message)
    assert pesan.endswith(".")
    assert not pesan.startswith("Constraint")


@pytest.mark.django_db
def test_setiap_batasan_ada_di_basis_data() -> None:
    ada: set[str] = set()
    with connection.cursor() as kursor:
        for app in DAFTAR_APP:
            for model in apps.get_app_config(app).get_models(include_auto_created=True):
                ada |= set(connection.introspection.get_constraints(kursor, model._meta.db_table))
    assert set(daftar_batasan()) <= ada


# --- overlapping posts: triggers, because SQLite knows no exclusion constraints -------------------


def tugaskan(kantor: Kantor, mulai: date, selesai: date | None, **lain: object) -> Penugasan:
    pegawai = lain.pop("pegawai", None) or buat_pegawai(
        kantor.kecamatan.pemda, "Eka Saputra", status="non_asn"
    )
    return buat_penugasan(
        pegawai, kantor.posisi["Kasi Pelayanan Umum"], mulai=mulai, selesai=selesai, **lain
    )


@pytest.fixture
def budi(kantor: Kantor) -> Penugasan:
    """Kasi Budi from 1 January to 30 June 2026."""
    baris = kantor.penugasan["Budi"]
    baris.mulai, baris.selesai = date(2026, 1, 1), date(2026, 6, 30)
    baris.save()
    return baris


BERTINDIH = [
    (date(2026, 6, 30), None),
    (date(2025, 1, 1), date(2026, 1, 1)),
    (date(2026, 3, 1), date(2026, 3, 31)),
    (date(2025, 1, 1), None),
    (date(2026, 1, 1), date(2026, 6, 30)),
]
BERSEBELAHAN = [(date(2026, 7, 1), None), (date(2025, 1, 1), date(2025, 12, 31))]


@pytest.mark.parametrize(("mulai", "selesai"), BERTINDIH)
@pytest.mark.parametrize("sifat", ["definitif", "plt"])
def test_dua_definitif_atau_plt_pada_satu_posisi_ditolak(
    kantor: Kantor, budi: Penugasan, mulai: date, selesai: date | None, sifat: str
) -> None:
    with pytest.raises(IntegrityError, match=PESAN_POSISI), transaction.atomic():
        tugaskan(kantor, mulai, selesai, sifat=sifat)


@pytest.mark.parametrize(("mulai", "selesai"), BERTINDIH)
@pytest.mark.parametrize("sifat", ["plh", "pengganti"])
def test_plh_boleh_bertindih_tetapi_bukan_orang_yang_sama(
    kantor: Kantor, budi: Penugasan, mulai: date, selesai: date | None, sifat: str
) -> None:
    tugaskan(kantor, mulai, selesai, sifat=sifat)
    with pytest.raises(IntegrityError, match=PESAN_ORANG), transaction.atomic():
        tugaskan(kantor, mulai, selesai, sifat=sifat, pegawai=budi.pegawai)


@pytest.mark.parametrize(("mulai", "selesai"), BERSEBELAHAN)
def test_tanggal_bersebelahan_diterima(
    kantor: Kantor, budi: Penugasan, mulai: date, selesai: date | None
) -> None:
    tugaskan(kantor, mulai, selesai)
    tugaskan(kantor, date(2027, 1, 1), None, pegawai=budi.pegawai, sifat="plh")


@pytest.mark.parametrize(
    "ganti",
    [
        {"mulai": date(2026, 6, 30)},
        {"mulai": date(2026, 1, 1), "selesai": date(2026, 1, 1)},
        {"pegawai": "budi", "mulai": date(2026, 5, 1)},
    ],
)
def test_diubah_menjadi_bertindih_ditolak(
    kantor: Kantor, budi: Penugasan, ganti: dict[str, object]
) -> None:
    eka = tugaskan(kantor, date(2026, 7, 1), None)
    if "pegawai" in ganti:
        ganti = ganti | {"pegawai": budi.pegawai, "sifat": "plh"}
    with pytest.raises(IntegrityError, match="tumpang_tindih"), transaction.atomic():
        Penugasan.objects.filter(pk=eka.pk).update(**ganti)
    with pytest.raises(IntegrityError, match=PESAN_POSISI), transaction.atomic():
        Penugasan.objects.filter(pk=budi.pk).update(selesai=None)


def test_diubah_sifatnya_atau_posisinya_menjadi_bertindih_ditolak(
    kantor: Kantor, budi: Penugasan
) -> None:
    eka = tugaskan(kantor, date(2026, 3, 1), None, sifat="plh")
    with pytest.raises(IntegrityError, match=PESAN_POSISI), transaction.atomic():
        Penugasan.objects.filter(pk=eka.pk).update(sifat="plt")
    with pytest.raises(IntegrityError, match=PESAN_POSISI), transaction.atomic():
        Penugasan.objects.filter(pk=eka.pk).update(sifat="plt", posisi=kantor.posisi["Camat"])


def test_dua_baris_bertindih_dalam_satu_perintah_ditolak(kantor: Kantor, budi: Penugasan) -> None:
    def baris(nama: str) -> Penugasan:
        return Penugasan(
            kecamatan=kantor.kecamatan,
            pegawai=buat_pegawai(kantor.kecamatan.pemda, nama, status="non_asn"),
            posisi=kantor.posisi["Kasi Pelayanan Umum"],
            mulai=date(2027, 1, 1),
            nomor_sk="SK-9",
        )

    with pytest.raises(IntegrityError, match=PESAN_POSISI), transaction.atomic():
        Penugasan.objects.bulk_create([baris("Eka"), baris("Fajar")])


def test_orang_yang_sama_boleh_memegang_dua_posisi(kantor: Kantor, budi: Penugasan) -> None:
    buat_penugasan(budi.pegawai, kantor.posisi["Camat"], mulai=date(2026, 3, 1), sifat="plh")
    assert Penugasan.objects.filter(pegawai=budi.pegawai).count() == 2


def test_kendali_tanpa_pemicu_yang_bertindih_diterima(kantor: Kantor, budi: Penugasan) -> None:
    with tanpa_pemicu("jabatan_penugasan"):
        assert ambil_pemicu_hilang(connection) != ()
        tugaskan(kantor, date(2026, 6, 30), None)
    assert ambil_pemicu_hilang(connection) == ()
