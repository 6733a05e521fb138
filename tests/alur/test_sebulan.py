"""One real month, from signing in to frozen values, as people meet it in their browsers."""

from __future__ import annotations

import re

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from akun.models import Pengguna
from jejak.services import verifikasi_jejak
from kinerja.inti.lingkup import tanpa_lingkup
from realisasi.alur import Keadaan
from realisasi.models import Cuplikan, LembarBulanan, Realisasi
from tests.pabrik import Kantor, buat_kantor
from tests.realisasi.peramban import alamat_ajukan, alamat_isi, baca_formulir, pesan, pk

SANDI = "padi-menguning-di-sawah-7"


@pytest.fixture
def kantor(db: None) -> Kantor:
    kantor = buat_kantor()
    for pengguna in Pengguna.objects.all():
        pengguna.set_password(SANDI)
        pengguna.harus_ganti_sandi = False
        pengguna.save()
    return kantor


def masuk_dengan_sandi(nama_pengguna: str) -> Client:
    client = Client(enforce_csrf_checks=True)
    client.get(reverse("akun:masuk"))
    jawaban = kirim(
        client, reverse("akun:masuk"), {"username": nama_pengguna, "password": SANDI}, pengguna=True
    )
    assert jawaban.status_code == 302
    return client


def kirim(client: Client, alamat: str, data: dict[str, str], *, pengguna: bool = False) -> object:
    """POST with the token a page gave, as a browser does."""
    halaman = client.get(reverse("akun:masuk")) if pengguna else None
    if halaman is not None:
        nama = re.findall(r'<input[^>]*name="(\w+)"[^>]*>', halaman.content.decode())
        isian = [satu for satu in nama if satu != "csrfmiddlewaretoken"]
        data = dict(zip(isian, data.values(), strict=False))
    token = client.cookies["csrftoken"].value
    return client.post(alamat, data | {"csrfmiddlewaretoken": token})


def lembar() -> LembarBulanan:
    with tanpa_lingkup():
        return LembarBulanan.objects.get()


def tekan(client: Client, alamat_form: str, halaman: str, **ketikan: str) -> object:
    """Open a page, type into the form with that id or action, press its button."""
    data = baca_formulir(client.get(halaman), alamat_form)
    return kirim(client, alamat_form if "/" in alamat_form else halaman, data | ketikan)


def setuju_ajukan(citra: Client, kantor: Kantor) -> object:
    """Read what will be sent, and send it."""
    alamat = alamat_ajukan(kantor)
    teks = citra.get(alamat).content.decode()
    versi = re.search(r'name="versi" value="([0-9]+)"', teks)
    assert versi is not None
    return kirim(citra, alamat, {"versi": versi[1]})


def isi_dan_ajukan(citra: Client, kantor: Kantor) -> None:
    halaman = alamat_isi(kantor)
    awal = citra.get("/isi/")
    assert (awal.status_code, awal.url) == (302, halaman)
    waktu = pk(kantor, "waktu-pelayanan")
    jawaban = tekan(
        citra,
        "lembar",
        halaman,
        **{
            f"p-{pk(kantor, 'surat-masuk')}": "118",
            f"p-{pk(kantor, 'arsip-pegawai')}": "40",
            f"p-{waktu}": "6,5",
            f"q-{waktu}": "40",
            "tindakan": "ajukan",
        },
    )
    assert (jawaban.status_code, jawaban.url) == (302, alamat_ajukan(kantor))
    assert setuju_ajukan(citra, kantor).status_code == 302
    assert pesan(citra.get(halaman)) == [
        "Lembar September 2026 sudah diajukan kepada Budi Santoso."
    ]
    assert 'name="tindakan"' not in citra.get(halaman).content.decode()


def kembalikan_satu_sel(budi: Client, kantor: Kantor) -> None:
    alamat = reverse("realisasi:lembar", args=[lembar().pk])
    assert alamat in budi.get("/verifikasi/").content.decode()
    tujuan = reverse("realisasi:lembar_kembalikan", args=[lembar().pk])
    data = baca_formulir(budi.get(alamat), "kembalikan")
    kosong = kirim(budi, tujuan, data)
    assert kosong.status_code == 422
    data[f"a-{pk(kantor, 'surat-masuk')}"] = "Agenda mencatat 120 surat"
    assert kirim(budi, tujuan, data).status_code == 302
    assert alamat not in budi.get("/verifikasi/").content.decode()


def perbaiki(citra: Client, kantor: Kantor) -> None:
    halaman = citra.get(alamat_isi(kantor)).content.decode()
    assert "Dikembalikan oleh Budi Santoso" in halaman
    assert "Agenda mencatat 120 surat" in halaman
    ketikan = {f"p-{pk(kantor, 'surat-masuk')}": "120", "tindakan": "ajukan"}
    assert tekan(citra, "lembar", alamat_isi(kantor), **ketikan).status_code == 302
    assert setuju_ajukan(citra, kantor).status_code == 302


def test_sebulan_dari_isi_sampai_beku(kantor: Kantor) -> None:
    with time_machine.travel("2026-10-05T03:00:00+00:00", tick=True):
        citra, budi, sari = (masuk_dengan_sandi(nama) for nama in ("citra", "budi", "sari"))
        isi_dan_ajukan(citra, kantor)
        kembalikan_satu_sel(budi, kantor)
        perbaiki(citra, kantor)
        alamat = reverse("realisasi:lembar", args=[lembar().pk])
        assert "sebelumnya 118" in budi.get(alamat).content.decode()
        verifikasi = reverse("realisasi:lembar_verifikasi", args=[lembar().pk])
        assert tekan(budi, verifikasi, alamat).status_code == 302
        assert "Citra Lestari" in sari.get("/persetujuan/").content.decode()
        pilihan = {"lembar": f"{lembar().pk}:{lembar().versi}"}
        assert kirim(sari, "/persetujuan/", pilihan).status_code == 302
        assert pesan(sari.get("/persetujuan/")) == ["1 lembar disetujui."]
        periksa_beku(citra, kantor)


def periksa_beku(citra: Client, kantor: Kantor) -> None:
    """The month is frozen: for its owner on the page, for everybody in the database."""
    akhir = lembar()
    surat = pk(kantor, "surat-masuk")
    assert akhir.status is Keadaan.DISETUJUI
    assert 'name="tindakan"' not in citra.get(alamat_isi(kantor)).content.decode()
    data = {"versi": str(akhir.versi), f"v-{surat}": "2", f"p-{surat}": "999"}
    assert kirim(citra, alamat_isi(kantor), data).status_code == 409
    with tanpa_lingkup():
        assert Cuplikan.objects.get().versi_lembar == akhir.versi
        with pytest.raises(IntegrityError), transaction.atomic():
            Realisasi.objects.update(pembilang=1)
        assert Realisasi.objects.get(indikator_id=surat).pembilang == 120
    assert verifikasi_jejak().utuh
    riwayat = citra.get(reverse("realisasi:riwayat", args=[akhir.pk])).content.decode()
    for nama in ("Citra Lestari", "Budi Santoso", "Sari Wulandari"):
        assert nama in riwayat
