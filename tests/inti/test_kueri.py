"""A query written once a process reads what the query it was written from would read."""

import threading
from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.db.models import F, QuerySet, Value
from django.test.utils import CaptureQueriesContext
from django_scopes.exceptions import ScopeError

from akun.models import Pengguna
from jabatan.models import HariLibur, Posisi
from kinerja.inti.kueri import KueriLingkup, KueriTetap
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from tests.pabrik import buat_kantor, buat_pemda


def dengan_nomor(nomor: int) -> QuerySet[Pengguna]:
    """People up to a number, which each of them carries along."""
    return (
        Pengguna.objects.filter(pk__lte=nomor)
        .annotate(diminta=Value(nomor), lain=Value("tetap"))
        .order_by("-pk")
    )


@pytest.fixture
def daftar_pk(db: None) -> list[int]:
    return [
        Pengguna.objects.create(nama_pengguna=nama, nama=nama.title()).pk
        for nama in ("anto", "budi", "citra")
    ]


def test_kueri_tetap_membaca_yang_sama(daftar_pk: list[int]) -> None:
    ambil = KueriTetap(dengan_nomor)
    for nomor in (*daftar_pk, 0, daftar_pk[0]):
        with CaptureQueriesContext(connection) as kueri:
            baris = ambil(nomor)
        assert len(kueri) == 1
        asli = list(dengan_nomor(nomor))
        assert [vars(satu) | {"_state": 0} for satu in baris] == [
            vars(satu) | {"_state": 0} for satu in asli
        ]
        assert [satu.nama for satu in baris] == [satu.nama for satu in asli]


def test_kueri_tetap_selalu_bertanya_kepada_basis_data(daftar_pk: list[int]) -> None:
    ambil = KueriTetap(dengan_nomor)
    assert ambil(daftar_pk[0])[0].nama == "Anto"
    Pengguna.objects.filter(pk=daftar_pk[0]).update(nama="baru")
    assert ambil(daftar_pk[0])[0].nama == "baru"
    assert ambil(daftar_pk[0])[0].pk == daftar_pk[0]


def test_kueri_tetap_disusun_sekali(daftar_pk: list[int]) -> None:
    panggilan: list[int] = []

    def susun(nomor: int) -> QuerySet[Pengguna]:
        panggilan.append(nomor)
        return dengan_nomor(nomor)

    ambil = KueriTetap(susun)
    for nomor in daftar_pk:
        ambil(nomor)
    assert len(panggilan) == 1


def test_kueri_tetap_memegang_nomor_masing_masing_di_setiap_benang(
    daftar_pk: list[int],
) -> None:
    """The number of one thread never reaches the query of another."""
    ambil, temuan = KueriTetap(dengan_nomor), []
    ambil(1)
    siap, jumpa = ambil._siap[connection.vendor], threading.Barrier(8)

    def tanya(nomor: int) -> None:
        jumpa.wait()
        for _ in range(200):
            if set(siap.susun_isian((nomor,))) - {"tetap"} != {nomor}:
                temuan.append(nomor)

    benang = [threading.Thread(target=tanya, args=(nomor,)) for nomor in range(1, 9)]
    for satu in benang:
        satu.start()
    for satu in benang:
        satu.join()
    assert temuan == []


def test_kueri_tanpa_nomor_ditolak(db: None) -> None:
    ambil = KueriTetap(lambda nomor: Session.objects.all())
    with pytest.raises(TypeError):
        ambil(1)


def test_beberapa_nomor_jatuh_di_tempatnya_masing_masing(daftar_pk: list[int]) -> None:
    ambil = KueriTetap(
        lambda dari, sampai, tambah: (
            Pengguna.objects.filter(pk__gte=dari, pk__lte=sampai)
            .annotate(lebih=F("pk") + Value(tambah))
            .order_by("pk")
            .values_list("nama", "lebih")
        )
    )
    for dari, sampai, tambah in ((1, 2, 3), (2, 3, 0), (3, 2, 7)):
        pk = (daftar_pk[dari - 1], daftar_pk[sampai - 1])
        harus = [
            (nama, satu + tambah)
            for nama, satu in zip(("Anto", "Budi", "Citra"), daftar_pk, strict=True)
            if pk[0] <= satu <= pk[1]
        ]
        assert ambil(*pk, tambah) == harus
    with pytest.raises(ValueError, match="shorter"):
        ambil(1, 2)


def test_kueri_lingkup_menolak_kecamatan_di_luar_lingkup(db: None) -> None:
    """SQL that no manager limits still meets the scope, and its absence, as any other does."""
    kantor = buat_kantor()
    ambil = KueriLingkup(
        lambda kecamatan_id: Posisi._base_manager.filter(kecamatan_id=kecamatan_id)
    )
    pk = kantor.kecamatan.pk
    with lingkup([pk]):
        assert set(ambil(pk)) == set(Posisi.objects.all()) != set()
        with pytest.raises(ScopeError):
            ambil(pk + 1)
    with lingkup([pk + 1]), pytest.raises(ScopeError):
        ambil(pk)
    with pytest.raises(ScopeError):
        ambil(pk)
    with tanpa_lingkup():
        assert ambil(pk)


def test_hari_jatuh_di_tempatnya(db: None) -> None:
    """A day goes into the query as the engine takes it, wherever the query asks for it."""
    libur = [date(2026, 5, 1), date(2026, 8, 17), date(2026, 12, 25)]
    pemda = buat_pemda()
    HariLibur.objects.bulk_create(
        HariLibur(pemda=pemda, tanggal=hari, uraian="Libur") for hari in libur
    )
    ambil = KueriTetap(
        lambda pemda_id, dari, sampai: (
            HariLibur.objects.filter(pemda_id=pemda_id, tanggal__gte=dari, tanggal__lte=sampai)
            .order_by("tanggal")
            .values_list("tanggal")
        ),
        contoh=(32_003, date(1, 2, 3), date(4, 5, 6)),
    )
    for dari in libur:
        for sampai in libur:
            harus = [(hari,) for hari in libur if dari <= hari <= sampai]
            assert ambil(pemda.pk, dari, sampai) == harus
