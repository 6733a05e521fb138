"""Roles: given to others, ended for others, and somebody always remains."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client

from akun.models import Pengguna
from jabatan.izin import susun_pelaku
from jabatan.models import JenisPeran, Pegawai, PemerintahDaerah, Peran
from jabatan.services import akhiri_peran
from jabatan.services import peran as layanan
from jejak.services import verifikasi_jejak
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.lingkup import tanpa_lingkup
from tests.jabatan.conftest import SAAT, Dua
from tests.pabrik import buat_kecamatan, buat_pegawai

HARI = date(2026, 10, 5)


def _baru(dua: Dua) -> str:
    return f"/kantor/{dua.sukamaju.kecamatan.pk}/peran/"


def _isian(pengguna: Pengguna, jenis: str = "admin_kecamatan", **lain: str) -> dict[str, Any]:
    return {"pengguna": pengguna.pk, "jenis": jenis, "mulai": "2026-10-05"} | lain


def _akhiri(peran: Peran) -> str:
    return f"/kantor/peran/{peran.pk}/akhiri/"


def test_peran_diberikan_dan_berakhir_seketika(dua: Dua, jejak_baru: Any) -> None:
    budi = dua.sukamaju.pengguna("Budi")
    peramban = Client()
    peramban.force_login(budi)
    assert peramban.get("/kantor/posisi/").status_code == 403
    assert dua.rahma.kirim(_baru(dua), **_isian(budi)).status_code == 302
    assert peramban.get("/kantor/posisi/").status_code == 200
    peran = Peran.objects.get(pengguna=budi)
    assert dua.rahma.kirim(_akhiri(peran)).status_code == 302
    assert peramban.get("/kantor/posisi/").status_code == 403
    peran.refresh_from_db()
    assert peran.selesai == HARI
    assert peran.dicabut_pada is not None
    assert dua.rahma.kirim(_akhiri(peran)).status_code == 302
    assert "Peran yang sudah berakhir (1)" in dua.rahma.baca("/kantor/peran/").content.decode()
    # Ended today, given again today: history keeps both.
    assert dua.rahma.kirim(_baru(dua), **_isian(budi)).status_code == 302
    assert jejak_baru() == [("buat", "peran"), ("cabut", "peran"), ("buat", "peran")]
    assert verifikasi_jejak().daftar_temuan == []


def test_yang_tidak_punya_apa_apa_lagi_dikeluarkan(dua: Dua) -> None:
    sri = Peran.objects.get(pengguna=dua.sri.pengguna)
    assert dua.sri.baca("/kantor/peran/").status_code == 200
    assert dua.agung.kirim(_akhiri(sri)).status_code == 302
    assert dua.sri.baca("/kantor/peran/").headers["Location"].startswith("/masuk/")


def test_peran_pemda_hanya_oleh_admin_pemda(dua: Dua) -> None:
    budi = dua.sukamaju.pengguna("Budi")
    for jenis in ("admin_pemda", "inspektorat"):
        assert dua.rahma.kirim(_baru(dua), **_isian(budi, jenis)).status_code == 422
        assert not Peran.objects.filter(pengguna=budi).exists()
    with pytest.raises(Penolakan, match="diberikan oleh admin pemda"):
        layanan.buat_peran(
            dua.sukamaju.kecamatan.pk,
            isian=layanan.IsianPeran(pengguna=budi, jenis="admin_pemda", mulai=HARI, selesai=None),
            oleh=dua.rahma.pelaku,
        )
    agung = Peran.objects.get(pengguna=dua.agung.pengguna)
    assert dua.rahma.kirim(_akhiri(agung)).status_code == 403
    assert dua.agung.kirim(_baru(dua), **_isian(budi, "inspektorat")).status_code == 302


def test_tidak_ada_peran_untuk_diri_sendiri(dua: Dua) -> None:
    for siapa in (dua.rahma, dua.agung):
        jawaban = siapa.kirim(_baru(dua), **_isian(siapa.pengguna))
        assert jawaban.status_code == 422
        assert siapa.kirim(_akhiri(Peran.objects.get(pengguna=siapa.pengguna))).status_code == 403
        with pytest.raises(Penolakan, match="diberikan oleh admin lain"):
            layanan.buat_peran(
                dua.sukamaju.kecamatan.pk,
                isian=layanan.IsianPeran(
                    pengguna=siapa.pengguna, jenis="admin_kecamatan", mulai=HARI, selesai=None
                ),
                oleh=siapa.pelaku,
            )


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"mulai": "2026-10-04"}, "Peran mulai paling awal hari ini, 5 Oktober 2026."),
        ({"selesai": "2026-10-04"}, "Tanggal selesai tidak boleh sebelum tanggal mulai."),
        ({"pengguna": "dewi"}, "Pilihan ini tidak tersedia"),
        ({"pengguna": ""}, "Pilih orangnya."),
        ({"pengguna": str(2**63)}, "Pilihan ini tidak tersedia"),
        ({"jenis": "raja"}, "Pilihan ini tidak tersedia"),
        ({"mulai": "kapan"}, "Tanggal tidak terbaca"),
    ],
)
def test_isian_peran_yang_salah_ditolak(dua: Dua, isian: dict[str, str], pesan: str) -> None:
    semua = _isian(dua.sukamaju.pengguna("Budi")) | isian
    if semua["pengguna"] == "dewi":
        semua["pengguna"] = dua.mekarsari.pengguna("Dewi").pk
    sebelum = Peran.objects.count()
    jawaban = dua.rahma.kirim(_baru(dua), **semua)
    assert jawaban.status_code == 422
    assert pesan in jawaban.content.decode()
    assert Peran.objects.count() == sebelum


def test_peran_yang_sama_dua_kali_ditolak(dua: Dua) -> None:
    budi = dua.sukamaju.pengguna("Budi")
    dua.rahma.kirim(_baru(dua), **_isian(budi))
    jawaban = dua.rahma.kirim(_baru(dua), **_isian(budi))
    assert jawaban.status_code == 422
    assert "sudah mempunyai peran ini sejak 5 Oktober 2026" in jawaban.content.decode()


def test_peran_kecamatan_lain_tidak_ada(dua: Dua) -> None:
    rina = Peran.objects.create(
        pengguna=dua.mekarsari.pengguna("Rina"),
        jenis="admin_kecamatan",
        pemda=dua.mekarsari.kecamatan.pemda,
        kecamatan=dua.mekarsari.kecamatan,
        mulai=date(2026, 1, 1),
    )
    assert dua.rahma.kirim(_akhiri(rina)).status_code == 404
    assert "Rina" not in dua.rahma.baca("/kantor/peran/").content.decode()
    assert dua.rahma.kirim(f"/kantor/{dua.mekarsari.kecamatan.pk}/peran/").status_code == 404
    assert dua.agung.kirim(_akhiri(rina)).status_code == 302


def _jadikan_admin(pengguna: Pengguna, pemda: PemerintahDaerah, **lain: Any) -> Peran:
    return Peran.objects.create(
        pengguna=pengguna,
        jenis=JenisPeran.ADMIN_PEMDA,
        pemda=pemda,
        mulai=date(2026, 1, 1),
        **lain,
    )


def test_admin_pemda_terakhir_tidak_dapat_diakhiri_atau_dimatikan(dua: Dua) -> None:
    """Budi is admin until December: Agung is the last who stays."""
    pemda = dua.sukamaju.kecamatan.pemda
    budi = dua.sukamaju.pengguna("Budi")
    _jadikan_admin(budi, pemda, selesai=date(2026, 12, 31))
    peramban = Client()
    peramban.force_login(budi)
    agung = Peran.objects.get(pengguna=dua.agung.pengguna)
    jawaban = peramban.post(_akhiri(agung))
    assert jawaban.status_code == 409
    assert "tidak ada lagi admin pemda" in jawaban.content.decode()
    orang = buat_pegawai(pemda, "Agung")
    Pegawai.objects.filter(pk=orang.pk).update(pengguna=dua.agung.pengguna)
    assert peramban.post(f"/kantor/pegawai/{orang.pk}/akun/matikan/").status_code == 409
    dua.agung.pengguna.refresh_from_db()
    assert dua.agung.pengguna.is_active
    _jadikan_admin(dua.sukamaju.pengguna("Citra"), pemda)
    assert peramban.post(_akhiri(agung)).status_code == 302


def test_hak_dihitung_ulang_di_dalam_kunci(dua: Dua) -> None:
    """Agung's page was open when his role ended: what he knew then gives no right."""
    pelaku = dua.agung.pelaku
    _jadikan_admin(dua.sukamaju.pengguna("Budi"), dua.sukamaju.kecamatan.pemda)
    Peran.objects.filter(pengguna=dua.agung.pengguna).update(selesai=date(2026, 10, 4))
    with pytest.raises(Penolakan):
        akhiri_peran(Peran.objects.get(pengguna=dua.sri.pengguna).pk, oleh=pelaku)


# --- two at once --------------------------------------------------------------------------------


def _saling_mengakhiri() -> list[str]:
    """Two admins pemda end each other at the same moment; return how each fared."""
    with tanpa_lingkup():
        pemda = PemerintahDaerah.objects.create(nama="Kota Harapan")
        buat_kecamatan(pemda)
        peran = {}
        for nama in ("agung", "bayu"):
            pengguna = Pengguna.objects.create(nama_pengguna=nama, nama=nama, password="!")
            peran[nama] = _jadikan_admin(pengguna, pemda)
        pelaku = {nama: susun_pelaku(satu.pengguna, HARI) for nama, satu in peran.items()}
    mulai = Barrier(2)

    def kerja(nama: str, korban: str) -> str:
        try:
            mulai.wait()
            with tanpa_lingkup():
                akhiri_peran(peran[korban].pk, oleh=pelaku[nama])
            return "berhasil"
        except Penolakan as sebab:
            return sebab.kode
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as kolam:
        return sorted(kolam.map(kerja, ("agung", "bayu"), ("bayu", "agung")))


serentak = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="the test database is in memory"
)


@serentak
@pytest.mark.django_db(transaction=True)
def test_dua_admin_yang_saling_mengakhiri_menyisakan_satu() -> None:
    with time_machine.travel(SAAT, tick=False):
        hasil = _saling_mengakhiri()
    assert hasil[0] == "berhasil"
    assert hasil[1] != "berhasil"
    assert Peran.objects.aktif(HARI).count() == 1


@serentak
@pytest.mark.django_db(transaction=True)
def test_tanpa_kunci_keduanya_berhasil(monkeypatch: pytest.MonkeyPatch) -> None:
    """Negative control: it is the lock on the pemda that leaves one of them."""
    tunggu = Barrier(2)
    asli = layanan.periksa_admin_tersisa

    def periksa_bersama(*args: Any, **kwargs: Any) -> None:
        asli(*args, **kwargs)
        tunggu.wait(timeout=10)

    monkeypatch.setattr(layanan, "kunci_pemda", lambda pemda_id: None)
    monkeypatch.setattr(layanan, "periksa_admin_tersisa", periksa_bersama)
    with time_machine.travel(SAAT, tick=False):
        assert _saling_mengakhiri() == ["berhasil", "berhasil"]
    assert Peran.objects.aktif(HARI).count() == 0
