"""The inbox: who is told, what counts as read, what is mailed and when, what is trimmed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.conf import LazySettings
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from akun.models import Pemberitahuan, Pengguna
from akun.services import (
    Kabar,
    baca_pemberitahuan,
    baca_semua_pemberitahuan,
    catat_pemberitahuan,
)
from akun.services import surel as pengirim
from jejak.services import Pencatat
from kinerja.inti.waktu import sekarang

pytestmark = pytest.mark.django_db
SURAT = "Lembar September 2026 Citra Lestari dikembalikan oleh Budi Santoso"


@pytest.fixture
def orang() -> dict[str, Pengguna]:
    return {
        nama: Pengguna.objects.create(
            nama_pengguna=nama, nama=nama.title(), password="!", surel=surel
        )
        for nama, surel in (("citra", "citra@contoh.id"), ("budi", "budi@contoh.id"), ("sari", ""))
    }


@pytest.fixture
def surel_menyala(settings: LazySettings) -> Iterator[None]:
    settings.SUREL_MENYALA = True
    settings.ALAMAT_DASAR = "https://kinerja.contoh.id"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    yield
    tunggu()


def tunggu() -> None:
    """Until the sender has nothing left to do."""
    pengirim._PENGIRIM.submit(lambda: None).result(timeout=20)


def beri_tahu(
    *penerima: Pengguna | None,
    oleh: Pengguna | None = None,
    selesai: tuple[str, ...] = (),
    **lain: Any,
) -> None:
    kolom = {
        "jenis": "dikembalikan",
        "perihal": "lembar/1/2026-09",
        "teks": SURAT,
        "rincian": "Angka 17 tidak cocok dengan agenda",
        "alamat": "/isi/1/2026-09/",
        "meminta": True,
    }
    kabar = Kabar(penerima={satu and satu.pk for satu in penerima}, **(kolom | lain))
    pencatat = Pencatat(oleh and oleh.pk, oleh.nama if oleh else "Sistem")
    with transaction.atomic():
        catat_pemberitahuan([kabar], oleh=pencatat, selesai=selesai)


def belum(pengguna: Pengguna) -> int:
    return Pemberitahuan.objects.milik(pengguna.pk).belum_dibaca().count()


# --- who is told ----------------------------------------------------------------------------------


def test_setiap_penerima_satu_baris_dan_pelaku_tidak_diberi_tahu(
    orang: dict[str, Pengguna],
) -> None:
    beri_tahu(orang["citra"], orang["budi"], None, oleh=orang["budi"])
    (satu,) = Pemberitahuan.objects.all()
    assert (satu.pengguna, satu.teks, satu.dibaca_pada) == (orang["citra"], SURAT, None)


def test_akun_yang_dimatikan_tidak_diberi_tahu(orang: dict[str, Pengguna]) -> None:
    citra = orang["citra"]
    citra.is_active, citra.dimatikan_pada = False, sekarang()
    citra.save()
    beri_tahu(citra)
    assert not Pemberitahuan.objects.exists()


# --- what counts as read --------------------------------------------------------------------------


def test_yang_meminta_tindakan_selesai_begitu_ada_yang_bertindak(
    orang: dict[str, Pengguna],
) -> None:
    for perihal, meminta in (("a", True), ("a", False), ("b", True)):
        beri_tahu(orang["citra"], orang["sari"], perihal=perihal, meminta=meminta)
    beri_tahu(orang["budi"], selesai=("a",))
    for nama in ("citra", "sari"):
        milik = Pemberitahuan.objects.milik(orang[nama].pk).belum_dibaca()
        assert {(satu.perihal, satu.meminta) for satu in milik} == {("a", False), ("b", True)}
    assert belum(orang["budi"]) == 1


def test_membaca_milik_sendiri_saja(orang: dict[str, Pengguna]) -> None:
    beri_tahu(orang["citra"])
    beri_tahu(orang["budi"])
    punya_budi = Pemberitahuan.objects.get(pengguna=orang["budi"])
    assert baca_pemberitahuan(orang["citra"].pk, pk=punya_budi.pk) is None
    assert baca_pemberitahuan(orang["citra"].pk, pk=2**70) is None
    assert belum(orang["budi"]) == 1
    dibaca = baca_pemberitahuan(orang["budi"].pk, pk=punya_budi.pk)
    assert dibaca is not None
    assert (belum(orang["budi"]), belum(orang["citra"])) == (0, 1)


def test_membaca_semua_meninggalkan_yang_belum_tampak(orang: dict[str, Pengguna]) -> None:
    beri_tahu(orang["citra"])
    beri_tahu(orang["citra"])
    sampai = Pemberitahuan.objects.order_by("-pk")[0].pk
    beri_tahu(orang["citra"])
    assert baca_semua_pemberitahuan(orang["citra"].pk, sampai=sampai) == 2
    assert baca_semua_pemberitahuan(orang["citra"].pk, sampai=sampai) == 0
    assert belum(orang["citra"]) == 1


# --- mail -----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("surel_menyala")
def test_surel_setelah_commit_kepada_yang_bersurel(
    orang: dict[str, Pengguna], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        beri_tahu(*orang.values(), oleh=orang["budi"])
        assert mail.outbox == []
    tunggu()
    (surat,) = mail.outbox
    assert surat.to == ["citra@contoh.id"]
    assert surat.subject == f"Kinerja: {SURAT}"
    assert "https://kinerja.contoh.id/isi/1/2026-09/" in surat.body
    assert "17" not in surat.body


@pytest.mark.usefixtures("surel_menyala")
def test_tindakan_yang_batal_tidak_mengirim(
    orang: dict[str, Pengguna], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as panggilan, transaction.atomic():
        beri_tahu(orang["citra"])
        transaction.set_rollback(True)
    tunggu()
    assert (list(panggilan), mail.outbox) == ([], [])


def test_tanpa_peladen_surel_tidak_ada_yang_dikirim(
    orang: dict[str, Pengguna], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True) as panggilan:
        beri_tahu(orang["citra"])
    assert (list(panggilan), mail.outbox) == ([], [])


@pytest.mark.usefixtures("surel_menyala")
def test_riwayat_yang_dibangun_ulang_tidak_mengirim(
    orang: dict[str, Pengguna], django_capture_on_commit_callbacks: Any
) -> None:
    kabar = Kabar(penerima={orang["citra"].pk}, jenis="dibuka", perihal="a", teks="b", alamat="/")
    with django_capture_on_commit_callbacks(execute=True) as panggilan, transaction.atomic():
        catat_pemberitahuan([kabar], oleh=Pencatat(None, "Contoh", saat=sekarang()))
    assert list(panggilan) == []


@pytest.mark.usefixtures("surel_menyala")
@pytest.mark.parametrize("gagal", ["send_messages", "open"])
def test_gagal_mengirim_dicatat_dan_tidak_menggagalkan_apa_pun(
    orang: dict[str, Pengguna],
    django_capture_on_commit_callbacks: Any,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    gagal: str,
) -> None:
    def rusak(*args: object) -> int:
        raise OSError("peladen tidak menjawab")

    monkeypatch.setattr(EmailBackend, gagal, rusak)
    with (
        caplog.at_level(logging.ERROR, "akun.services.surel"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        beri_tahu(orang["citra"], orang["budi"])
    tunggu()
    assert Pemberitahuan.objects.count() == 2
    assert "peladen tidak menjawab" in caplog.text


@pytest.mark.usefixtures("surel_menyala")
def test_baris_baru_dalam_nama_tidak_menyusup_ke_kepala_surat(
    orang: dict[str, Pengguna], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        beri_tahu(orang["citra"], teks="Lembar\r\nBcc: jahat@contoh.id")
    tunggu()
    assert mail.outbox[0].subject == "Kinerja: Lembar Bcc: jahat@contoh.id"
    assert mail.outbox[0].recipients() == ["citra@contoh.id"]


# --- the database, and trimming -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kolom", "batasan"),
    [
        ({"teks": ""}, "berteks"),
        ({"perihal": ""}, "berteks"),
        ({"alamat": "https://jahat.contoh.id/"}, "alamat_setempat"),
        ({"alamat": "//jahat.contoh.id/"}, "alamat_setempat"),
    ],
)
def test_basis_data_menolak(
    orang: dict[str, Pengguna], kolom: dict[str, str], batasan: str
) -> None:
    baik = {"jenis": "dibuka", "perihal": "a", "teks": "b", "alamat": "/", "meminta": False}
    satu = Pemberitahuan(pengguna=orang["citra"], pada=sekarang(), **(baik | kolom))
    with pytest.raises(IntegrityError, match=batasan), transaction.atomic():
        Pemberitahuan.objects.bulk_create([satu])


def test_memangkas_yang_lama_saja(orang: dict[str, Pengguna]) -> None:
    beri_tahu(orang["citra"])
    beri_tahu(orang["citra"])
    lama = Pemberitahuan.objects.order_by("pk")[0]
    Pemberitahuan.objects.filter(pk=lama.pk).update(pada=sekarang() - timedelta(days=401))
    keluaran = StringIO()
    call_command("pangkas_pemberitahuan", stdout=keluaran)
    assert keluaran.getvalue() == "1 pemberitahuan dihapus.\n"
    assert not Pemberitahuan.objects.filter(pk=lama.pk).exists()
    with pytest.raises(CommandError):
        call_command("pangkas_pemberitahuan", "--hari", "3")
