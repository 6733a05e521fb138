"""A new year changes no report of an old one, and no year is changed under who fills it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from threading import Barrier

import pytest
import time_machine
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from akun.models import Pengguna
from indikator.izin import katalog_terlihat_oleh
from indikator.kesalahan import BelumSiap, KatalogBerubah, KatalogSudahAda
from indikator.models import Indikator
from indikator.services import (
    IsianKatalog,
    ambil_kesiapan,
    arsipkan_katalog,
    berlakukan_katalog,
    salin_katalog,
)
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.models import JenisPeran, Katalog, Kecamatan, Peran
from jejak.models import Jejak
from jejak.services import verifikasi_jejak
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.lingkup import lingkup
from realisasi.services import buka_lembar
from tests.laporan.conftest import isi_september
from tests.laporan.pembaca import ambil_rekap
from tests.pabrik import Kantor, buat_kantor, isi_bulan, setujui

SAAT = "2026-10-05T03:00:00+00:00"


@dataclass
class Tahun:
    """Camat Sari's office with a filled year; Admin Agung of the kota, Rahma of the kecamatan."""

    kantor: Kantor
    agung: Pengguna
    rahma: Pengguna

    def salin(
        self, siapa: Pengguna, tahun: int = 2027, kecamatan: Kecamatan | None = None
    ) -> Katalog:
        isian = IsianKatalog(
            pemda=self.kantor.kecamatan.pemda,
            kecamatan=kecamatan,
            tahun=tahun,
            nomor_sk=f"800/1/{tahun}",
            tanggal_sk=date(tahun, 1, 2),
        )
        oleh = susun_pelaku(siapa)
        with lingkup(oleh.kecamatan_terlihat):
            asal = self.kantor.katalog.pk
            return salin_katalog(asal, isian=isian, dengan_target=True, oleh=oleh).katalog

    def sidik(self, siapa: Pengguna, katalog: Katalog) -> str:
        oleh = susun_pelaku(siapa)
        with lingkup(oleh.kecamatan_terlihat):
            return ambil_kesiapan(katalog, list(katalog_terlihat_oleh(oleh))).sidik

    def berlakukan(self, siapa: Pengguna, katalog: Katalog) -> Katalog:
        oleh, sidik = susun_pelaku(siapa), self.sidik(siapa, katalog)
        with lingkup(oleh.kecamatan_terlihat):
            return berlakukan_katalog(katalog.pk, sidik=sidik, oleh=oleh)

    def arsipkan(self, pada: date) -> Katalog:
        oleh = susun_pelaku(self.agung, pada)
        with lingkup(oleh.kecamatan_terlihat):
            return arsipkan_katalog(self.kantor.katalog.pk, oleh=oleh)


def _admin(nama: str, kantor: Kantor, kecamatan: Kecamatan | None) -> Pengguna:
    pengguna = Pengguna.objects.create(nama_pengguna=nama.lower(), nama=nama, password="!")
    Peran.objects.create(
        pengguna=pengguna,
        jenis=JenisPeran.ADMIN_PEMDA if kecamatan is None else JenisPeran.ADMIN_KECAMATAN,
        pemda=kantor.kecamatan.pemda,
        kecamatan=kecamatan,
        mulai=date(2026, 1, 1),
    )
    return pengguna


def _buat_tahun() -> Tahun:
    kantor = buat_kantor()
    return Tahun(kantor, _admin("Agung", kantor, None), _admin("Rahma", kantor, kantor.kecamatan))


@pytest.fixture
def tahun(db: None) -> Iterator[Tahun]:
    with time_machine.travel(SAAT, tick=False):
        yield _buat_tahun()


def _masuk(pengguna: Pengguna) -> Client:
    client = Client()
    client.force_login(pengguna)
    return client


def _ketik(jawaban: HttpResponse, nama: str) -> str:
    cocok = re.search(rf'name="{nama}" value="([^"]*)"', jawaban.content.decode())
    assert cocok is not None
    return cocok[1]


def test_laporan_tahun_lama_sama_sebelum_dan_sesudah_tahun_baru_berlaku(tahun: Tahun) -> None:
    isi_september(tahun.kantor)
    sebelum = [ambil_rekap(tahun.kantor, bulan) for bulan in range(1, 10)]
    draf = tahun.salin(tahun.agung)
    Indikator.objects.milik_katalog(draf).update(nama="Lain", satuan="lain", formulasi="Lain")
    tahun.berlakukan(tahun.agung, draf)
    assert [ambil_rekap(tahun.kantor, bulan) for bulan in range(1, 10)] == sebelum
    tahun.arsipkan(date(2027, 2, 1))
    assert [ambil_rekap(tahun.kantor, bulan) for bulan in range(1, 10)] == sebelum


def test_desember_masih_diisi_pada_januari_menurut_katalog_lama(tahun: Tahun) -> None:
    tahun.berlakukan(tahun.agung, tahun.salin(tahun.agung))
    with time_machine.travel("2027-01-04T03:00:00+00:00", tick=False):
        lembar = isi_bulan(tahun.kantor, "Citra", 12, {"surat-masuk": "5", "arsip-pegawai": "9"})
    with lingkup([tahun.kantor.kecamatan.pk]):
        daftar = lembar.daftar_realisasi.select_related("indikator__kinerja_utama__jabatan")
        katalog = {sel.indikator.kinerja_utama.jabatan.katalog_id for sel in daftar}
    assert katalog == {tahun.kantor.katalog.pk}


def test_kecamatan_yang_sudah_mengisi_tidak_berganti_katalog_di_tengah_tahun(tahun: Tahun) -> None:
    isi_bulan(tahun.kantor, "Citra", 1, {"surat-masuk": "100"})
    sendiri = tahun.salin(tahun.rahma, 2026, tahun.kantor.kecamatan)
    with pytest.raises(BelumSiap) as sebab:
        tahun.berlakukan(tahun.rahma, sendiri)
    assert str(sebab.value).startswith("Sudah ada 1 lembar 2026 menurut katalog yang berlaku")
    assert "Ubah tahun draf ini menjadi 2027" in str(sebab.value)
    rekap = ambil_rekap(tahun.kantor, 1)
    assert rekap.baris[0].realisasi.nilai == 100


def test_kecamatan_yang_belum_mengisi_boleh_beralih_ke_katalog_sendiri(tahun: Tahun) -> None:
    sendiri = tahun.salin(tahun.rahma, 2026, tahun.kantor.kecamatan)
    tahun.berlakukan(tahun.rahma, sendiri)
    assert Katalog.objects.berlaku_untuk(tahun.kantor.kecamatan, 2026) == sendiri


def test_arsip_menunggu_lembar_yang_sedang_dibuka(tahun: Tahun) -> None:
    lembar = isi_bulan(tahun.kantor, "Citra", 9, {"surat-masuk": "5", "arsip-pegawai": "38",
                                                  "waktu-pelayanan": "7/1"})  # fmt: skip
    with lingkup([tahun.kantor.kecamatan.pk]):
        lembar = setujui(tahun.kantor, "Citra", lembar)
        camat = tahun.kantor.pelaku("Sari", date(2027, 1, 14))
        with time_machine.travel("2027-01-14T03:00:00+00:00", tick=False):
            buka_lembar(lembar.pk, oleh=camat, versi=lembar.versi, alasan="Salah ketik")
    with pytest.raises(BelumSiap) as sebab:
        tahun.arsipkan(date(2027, 1, 15))
    assert "1 lembar 2026 sedang dibuka kembali" in str(sebab.value)
    assert tahun.arsipkan(date(2027, 2, 15)).keadaan == "arsip"


# --- through the pages ----------------------------------------------------------------------------


def test_admin_pemda_membuka_melihat_dan_memberlakukan_lewat_halaman(tahun: Tahun) -> None:
    client = _masuk(tahun.agung)
    isian = {
        "asal": str(tahun.kantor.katalog.pk),
        "cakupan": f"pemda-{tahun.kantor.kecamatan.pemda_id}",
        "tahun": "2027",
        "nomor_sk": " 800/9/2027 ",
        "tanggal_sk": "2027-01-02",
        "salin_target": "on",
    }
    jawaban = client.post("/katalog/baru/", isian)
    draf = Katalog.objects.get(tahun=2027)
    assert (jawaban.status_code, jawaban.headers["Location"]) == (
        302,
        f"/katalog/?katalog={draf.pk}",
    )
    assert draf.nomor_sk == "800/9/2027"
    assert "4 indikator disalin, beserta 4 target" in client.get("/katalog/").content.decode()
    ganda = client.post("/katalog/baru/", isian)
    assert ganda.status_code == 409
    assert f'href="/katalog/?katalog={draf.pk}"' in ganda.content.decode()
    assert "800/9/2027" in ganda.content.decode()

    alamat = f"/katalog/{draf.pk}/berlakukan/"
    halaman = client.get(alamat)
    assert "Tidak ada. Isinya sama" in halaman.content.decode()
    Indikator.objects.milik_katalog(draf).filter(kode="surat-masuk").update(satuan="berkas")
    basi = client.post(alamat, {"sidik": _ketik(halaman, "sidik")})
    assert basi.status_code == 409
    assert "diubah orang lain sejak halaman ini dibuka" in basi.content.decode()
    isi = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", basi.content.decode()))
    assert "Satuan surat menjadi berkas" in isi
    assert "tidak lagi sebanding" in isi
    jawaban = client.post(alamat, {"sidik": _ketik(basi, "sidik")})
    assert jawaban.status_code == 302
    draf.refresh_from_db()
    assert draf.keadaan == "berlaku"
    assert client.get(alamat).status_code == 409
    assert verifikasi_jejak().utuh


def test_isian_salah_tetap_terketik_dan_ditandai(tahun: Tahun) -> None:
    client = _masuk(tahun.rahma)
    jawaban = client.post(
        "/katalog/baru/",
        {"asal": "999", "cakupan": "pemda-1", "tahun": "1999", "nomor_sk": "", "tanggal_sk": "x"},
    )
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    for pesan in (
        "Pilihan ini tidak tersedia. Pilih dari daftar.",
        "Isi tahun antara 2025 dan 2028.",
        "Isi nomor SK.",
        "Tanggal tidak terbaca.",
    ):
        assert pesan in isi
    assert 'value="1999"' in isi
    assert Katalog.objects.count() == 1


def test_daftar_menyebut_keadaan_dan_langkah_hanya_untuk_admin(tahun: Tahun) -> None:
    draf = tahun.salin(tahun.agung)
    agung, citra = _masuk(tahun.agung), _masuk(tahun.kantor.pengguna("Citra"))
    isi = agung.get("/katalog/").content.decode()
    assert f"/katalog/{draf.pk}/berlakukan/" in isi
    assert "Draf" in isi
    isi = citra.get("/katalog/").content.decode()
    for tidak in ("Katalog menurut tahun", "berlakukan", "Buka tahun baru", "2027"):
        assert tidak not in isi
    with time_machine.travel("2027-02-01T03:00:00+00:00", tick=False):
        isi = _masuk(tahun.agung).get("/katalog/").content.decode()
        assert f"/katalog/{tahun.kantor.katalog.pk}/arsipkan/" in isi


def test_hapus_draf_perlu_tanda_mengerti(tahun: Tahun) -> None:
    draf = tahun.salin(tahun.agung)
    client = _masuk(tahun.agung)
    alamat = f"/katalog/{draf.pk}/hapus/"
    tolak = client.post(alamat, {"versi": "1"})
    assert tolak.status_code == 409
    assert "Draf belum dihapus." in tolak.content.decode()
    assert "4 indikator, dan 4 target posisi ikut hilang" in " ".join(
        tolak.content.decode().split()
    )
    assert client.post(alamat, {"versi": "1", "setuju": "1"}).status_code == 302
    assert not Katalog.objects.filter(pk=draf.pk).exists()


def test_sk_perubahan_disebut_pada_halaman_katalog(tahun: Tahun) -> None:
    katalog = tahun.kantor.katalog
    client = _masuk(tahun.agung)
    tahun.kantor.indikator("surat-masuk")
    Indikator.objects.filter(kode="surat-masuk").update(berlaku_dari=7)
    Indikator.objects.filter(kode="arsip-pegawai").update(berlaku_sampai=6)
    isi = client.get("/katalog/").content.decode()
    assert "SK untuk perubahan Juli belum dicatat" in isi
    isian = {"nomor_sk": "800/70", "tanggal_sk": "2026-06-20", "mulai_bulan": "7"}
    alamat = f"/katalog/{katalog.pk}/perubahan/"
    assert client.post(alamat, isian).status_code == 302
    ganda = client.post(alamat, isian)
    assert ganda.status_code == 422
    assert "SK perubahan dengan nomor ini sudah dicatat." in ganda.content.decode()
    isi = _masuk(tahun.kantor.pengguna("Citra")).get("/katalog/").content.decode()
    assert "SK Nomor 800/70, 20 Juni 2026" in isi
    assert "1 indikator mulai berlaku, 1 indikator berakhir sebelumnya" in isi
    assert "belum dicatat" not in isi


# --- two at once ----------------------------------------------------------------------------------


def _serentak(kerja: list[tuple[object, Pelaku]]) -> list[object]:
    """Run acts at the same moment; answers what each returned or refused with."""
    mulai = Barrier(len(kerja))

    def satu(butir: tuple[object, Pelaku]) -> object:
        fungsi, oleh = butir
        mulai.wait()
        try:
            with lingkup(oleh.kecamatan_terlihat):
                return fungsi()  # type: ignore[operator]
        except Penolakan as sebab:
            return type(sebab)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(kerja)) as kolam:
        return list(kolam.map(satu, kerja))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="the test database is in memory")
def test_dua_admin_serentak_hanya_satu_yang_menang() -> None:
    tahun = _buat_tahun()
    oleh = susun_pelaku(tahun.agung)
    kini = oleh.pada.year
    asal = tahun.kantor.katalog.pk
    isian = IsianKatalog(
        pemda=tahun.kantor.kecamatan.pemda, kecamatan=None, tahun=kini + 2,
        nomor_sk="1", tanggal_sk=date(kini, 1, 1),
    )  # fmt: skip
    hasil = _serentak(
        [(lambda: salin_katalog(asal, isian=isian, dengan_target=True, oleh=oleh), oleh)] * 4
    )
    assert hasil.count(KatalogSudahAda) == 3
    draf = Katalog.objects.get(tahun=kini + 2)
    sidik = tahun.sidik(tahun.agung, draf)
    hasil = _serentak([(lambda: berlakukan_katalog(draf.pk, sidik=sidik, oleh=oleh), oleh)] * 4)
    assert sum(isinstance(satu, Katalog) for satu in hasil) == 1
    assert KatalogBerubah not in hasil
    assert Jejak.objects.filter(tindakan="katalog.berlakukan").count() == 1
