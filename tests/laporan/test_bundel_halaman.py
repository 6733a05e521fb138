"""The page of the books: asking, withdrawing, fetching, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from akun.models import Pengguna
from jabatan.models import Peran
from kinerja.inti.lingkup import lingkup
from laporan.models import Pekerjaan
from laporan.tugas import Putaran
from tests.laporan.bundel import Pencetak, kerjakan, minta
from tests.laporan.terbit import masuk
from tests.pabrik import Kantor, buat_kantor_lain, isi_bulan

pytestmark = pytest.mark.django_db
BUKU = "/laporan/buku/"


def test_kecamatan_lain_tidak_melihat_membatalkan_atau_mengunduh(
    september: Kantor, pencetak: Pencetak
) -> None:
    satu = kerjakan(minta(september))
    rina = masuk(buat_kantor_lain(september), "Rina")
    assert str(satu) not in rina.get(BUKU).content.decode()
    assert rina.get(f"{BUKU}{satu.pk}/pdf/").status_code == 404
    assert rina.post(f"{BUKU}{satu.pk}/batal/").status_code == 404


def test_semua_kecamatan_satu_buku_tiap_kecamatan(september: Kantor, pencetak: Pencetak) -> None:
    lain = buat_kantor_lain(september)
    isi_bulan(lain, "Dewi", 9, {"surat-masuk": "7"})
    admin = Pengguna.objects.create(nama_pengguna="pemda", nama="Agung", password="!")
    Peran.objects.create(
        pengguna=admin,
        jenis="admin_pemda",
        pemda=september.kecamatan.pemda,
        mulai=date(2024, 1, 1),
    )
    client = Client()
    client.force_login(admin)
    isian = {"jenis": "setahun", "kecamatan": "semua", "tahun": "2026"}
    with lingkup([lain.kecamatan.pk]):  # withdrawn, and its worker is still at it
        halangan = minta(lain, camat="Rina")
        Pekerjaan.objects.filter(pk=halangan.pk).update(keadaan="berjalan", diminta_batal=True)
    ditolak = client.post(f"{BUKU}minta/", isian)
    assert ditolak.status_code == 409
    with lingkup([september.kecamatan.pk, lain.kecamatan.pk]):
        assert Pekerjaan.objects.count() == 1, "all or none"
        Pekerjaan.objects.filter(pk=halangan.pk).update(
            keadaan="dibatalkan", sebab="Uji", berakhir_pada=halangan.diminta_pada
        )
        satu = minta(september, camat="Sari")
    jawaban = client.post(f"{BUKU}minta/", isian, follow=True).content.decode()
    assert "1 buku diminta, satu tiap kecamatan. 1 buku sudah diminta lebih dahulu" in jawaban
    assert Putaran().putar() is False, "its task tells the worker, not this look"
    with lingkup([september.kecamatan.pk, lain.kecamatan.pk]):
        daftar = list(Pekerjaan.objects.exclude(pk=halangan.pk).order_by("pk"))
    assert satu in daftar
    assert client.get(f"{BUKU}{satu.pk}/pdf/").status_code == 409, "not gone: not finished"
    assert {satu.kecamatan_id for satu in daftar} == {september.kecamatan.pk, lain.kecamatan.pk}
    assert [kerjakan(satu).banyak_bagian for satu in daftar] in ([3, 1], [1, 3])
    sendiri = masuk(september, "Sari").post(f"{BUKU}minta/", isian)
    assert sendiri.status_code == 422, "who sees one kecamatan has no 'all'"


def test_isian_yang_salah_ditolak_di_tempatnya(september: Kantor) -> None:
    sari = masuk(september, "Sari")
    for isian, pesan in (
        ({"jenis": "x", "tahun": "2026"}, "Jenis buku ini tidak dikenal"),
        ({"jenis": "setahun", "tahun": "2026", "kecamatan": "a"}, "Kecamatan ini tidak dikenal"),
        ({"jenis": "setahun", "tahun": "1e9"}, "Tahun ini tidak tersedia"),
        (
            {"jenis": "setahun", "tahun": "2025", "kecamatan": str(september.kecamatan.pk)},
            "Belum ada katalog IKI yang berlaku untuk tahun 2025",
        ),
    ):
        jawaban = sari.post(f"{BUKU}minta/", isian)
        assert jawaban.status_code == 422
        assert pesan in jawaban.content.decode()
    asing = {"jenis": "setahun", "tahun": "2026", "kecamatan": "999"}
    assert sari.post(f"{BUKU}minta/", asing).status_code == 404
    with lingkup([september.kecamatan.pk]):
        assert not Pekerjaan.objects.exists()


def test_minta_dari_halaman_sampai_selesai(
    september: Kantor, pencetak: Pencetak, django_capture_on_commit_callbacks: object
) -> None:
    """On commit the work goes to the queue; tests do it at once."""
    sari = masuk(september, "Sari")
    isian = {"jenis": "setahun", "kecamatan": str(september.kecamatan.pk), "tahun": "2026"}
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        jawaban = sari.post(f"{BUKU}minta/", isian, follow=True)
    assert "sedang dibuat" in jawaban.content.decode()
    assert "Selesai" in sari.get(BUKU).content.decode()
    assert Client().get(BUKU).status_code == 302
    assert masuk(september, "Citra").get(BUKU).status_code == 403
