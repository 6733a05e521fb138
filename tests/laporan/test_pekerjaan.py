"""Books in the background: one at a time, part by part, taken up again, ended in words."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from akun.models import Pemberitahuan
from akun.services import matikan_pengguna
from jejak.models import Jejak
from jejak.services import Pencatat, verifikasi_jejak
from kinerja.inti.lingkup import lingkup
from laporan.kesalahan import PekerjaanTerlaluBanyak, PekerjaanTerlepas
from laporan.models import Pekerjaan
from laporan.sajian.bundel import Bundel, ambil_bundel
from laporan.services.pekerjaan import buat_pekerjaan, catat_kemajuan, tarik_pekerjaan
from laporan.tugas import Putaran, akhiri_berkas_lama
from laporan.tugas.bundel import HAK_HILANG, TAK_TERDUGA, berhenti
from tests.laporan.bundel import (
    LAMPIRAN,
    SETAHUN,
    Pencetak,
    baca,
    kerjakan,
    minta,
)
from tests.laporan.terbit import masuk
from tests.pabrik import Kantor, isi_bulan

pytestmark = pytest.mark.django_db
BUKU = "/laporan/buku/"


class ListrikPadam(BaseException):
    """The worker is gone at this moment, as after kill -9."""


@pytest.fixture
def pekerja_lain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every taking up is another worker's."""
    nomor = iter(range(100))
    monkeypatch.setattr("laporan.tugas.bundel.susun_pekerja", lambda: f"pekerja-{next(nomor)}")


def _padam() -> None:
    raise ListrikPadam


def _jejak() -> list[str]:
    daftar = Jejak.objects.filter(objek="laporan.Pekerjaan").order_by("urut")
    return [satu.removeprefix("pekerjaan.") for satu in daftar.values_list("tindakan", flat=True)]


def test_buku_selesai_dengan_berkas_jejak_dan_pemberitahuan(
    september: Kantor, pencetak: Pencetak
) -> None:
    satu = kerjakan(minta(september))
    assert (satu.keadaan, satu.bagian_selesai, satu.banyak_bagian) == ("selesai", 3, 3)
    assert satu.disimpan_sampai is not None
    kabar = Pemberitahuan.objects.get(jenis="pekerjaan")
    assert (kabar.pengguna, kabar.alamat) == (september.pengguna("Sari"), BUKU)
    sari = masuk(september, "Sari")
    isi = sari.get(BUKU).content.decode()
    assert "PDF, 9 halaman, 1 KB; disimpan sampai 19 Oktober 2026" in isi
    unduh = sari.get(f"{BUKU}{satu.pk}/pdf/")
    assert unduh.content == b"%PDF-1.7"
    assert unduh["Content-Disposition"].startswith('attachment; filename="buku-laporan-setahun-')
    assert _jejak() == ["minta", "mulai", "selesai"]
    assert verifikasi_jejak().utuh


def test_pekerja_mati_di_tengah_dilanjutkan_tanpa_mencetak_ulang(
    september: Kantor, pencetak: Pencetak, pekerja_lain: None, jam: time_machine.Traveller
) -> None:
    """The second worker leaves the first one's work alone until it gives no sign of life."""
    satu = minta(september)
    pencetak.sebelum[3] = _padam
    with pytest.raises(ListrikPadam):
        kerjakan(satu)
    assert (baca(satu).keadaan, len(pencetak.daftar)) == ("berjalan", 2)
    assert Putaran().putar() is False
    jam.shift(timedelta(seconds=31))
    pencetak.sebelum.clear()
    assert Putaran().putar() is True
    assert baca(satu).keadaan == "selesai"
    assert len(pencetak.daftar) == 3
    assert len(set(pencetak.daftar)) == 3
    assert _jejak() == ["minta", "mulai", "lanjutkan", "selesai"]
    assert Putaran().putar() is False


def test_pekerja_yang_kehilangan_pekerjaannya_tidak_menulis_lagi(
    september: Kantor, pencetak: Pencetak, pekerja_lain: None, jam: time_machine.Traveller
) -> None:
    satu = minta(september)

    def ambil_alih() -> None:
        pencetak.sebelum.clear()
        assert kerjakan(satu).keadaan == "berjalan", "its worker is alive"
        jam.shift(timedelta(seconds=31))
        assert kerjakan(satu).keadaan == "selesai"

    pencetak.sebelum[2] = ambil_alih
    kerjakan(satu)
    with lingkup([satu.kecamatan_id]), pytest.raises(PekerjaanTerlepas):
        catat_kemajuan(satu.pk, pekerja="pekerja-0", selesai=1, banyak=3)
    assert _jejak() == ["minta", "mulai", "lanjutkan", "selesai"]


def test_tiga_kali_terhenti_berakhir_gagal(
    september: Kantor, pencetak: Pencetak, pekerja_lain: None, jam: time_machine.Traveller
) -> None:
    satu = minta(september)
    pencetak.sebelum[1] = _padam
    for _ in range(3):
        with pytest.raises(ListrikPadam):
            kerjakan(satu)
        jam.shift(timedelta(seconds=31))
    kerjakan(satu)
    assert (baca(satu).keadaan, baca(satu).percobaan) == ("gagal", 3)
    assert "terhenti tiga kali" in baca(satu).sebab


def test_yang_tidak_berubah_tidak_dicetak_ulang(september: Kantor, pencetak: Pencetak) -> None:
    kerjakan(minta(september))
    assert len(pencetak.daftar) == 3
    kerjakan(minta(september))
    assert len(pencetak.daftar) == 3
    isi_bulan(september, "Citra", 2, {"surat-masuk": "5"})
    kerjakan(minta(september))
    assert len(pencetak.daftar) == 5, "February, and September that counts it"
    assert "Bulan Februari 2026" in pencetak.daftar[3]


def test_bagian_yang_rusak_dicetak_lagi(september: Kantor, pencetak: Pencetak) -> None:
    kerjakan(minta(september))
    pokok = f"bagian/{september.kecamatan.pk}"
    folder = default_storage.listdir(pokok)[0][0]
    letak = f"{pokok}/{folder}/{default_storage.listdir(f'{pokok}/{folder}')[1][0]}"
    with default_storage.open(letak) as berkas:
        isi = berkas.read()
    default_storage.delete(letak)
    default_storage.save(letak, ContentFile(isi[:-3] + b"xxx"))
    kerjakan(minta(september))
    assert len(pencetak.daftar) == 4


def test_dibatalkan_di_tengah_berhenti_pada_bagian_berikutnya(
    september: Kantor, pencetak: Pencetak, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("laporan.tugas.bundel.SELA_KEMAJUAN", 0)
    satu = minta(september)
    sari = masuk(september, "Sari")
    pencetak.sebelum[2] = lambda: sari.post(f"{BUKU}{satu.pk}/batal/")
    akhir = kerjakan(satu)
    assert (akhir.keadaan, akhir.sebab) == ("dibatalkan", "Dibatalkan oleh Sari Wulandari.")
    assert len(pencetak.daftar) == 2
    assert _jejak() == ["minta", "mulai", "minta_batal", "dibatalkan"]
    isi = sari.get(BUKU).content.decode()
    assert "Coba lagi" in isi
    assert "Batalkan" not in isi


def test_dibatalkan_sebelum_mulai_langsung_berakhir(september: Kantor, pencetak: Pencetak) -> None:
    satu = minta(september)
    assert masuk(september, "Sari").post(f"{BUKU}{satu.pk}/batal/").status_code == 302
    assert kerjakan(satu).keadaan == "dibatalkan"
    assert pencetak.daftar == []


@pytest.mark.parametrize("cara", ["akun", "jabatan"])
def test_hak_hilang_di_tengah_jalan_membatalkan(
    september: Kantor, pencetak: Pencetak, cara: str
) -> None:
    satu = minta(september)
    sari = september.penugasan["Sari"]

    def cabut() -> None:
        if cara == "akun":
            pengguna = september.pengguna("Sari")
            matikan_pengguna(pengguna, oleh=Pencatat(None, "Uji"))
        else:
            with lingkup([sari.kecamatan_id]):
                type(sari).objects.filter(pk=sari.pk).update(selesai="2026-10-01")

    pencetak.sebelum[3] = cabut
    akhir = kerjakan(satu)
    assert (akhir.keadaan, akhir.sebab, akhir.sha256) == ("dibatalkan", HAK_HILANG, "")


def test_kesalahan_berakhir_gagal_dengan_kata_dan_dapat_dicoba_lagi(
    september: Kantor, pencetak: Pencetak, caplog: pytest.LogCaptureFixture
) -> None:
    def rusak() -> None:
        raise RuntimeError("rahasia dalam")

    pencetak.sebelum[2] = rusak
    akhir = kerjakan(minta(september))
    assert (akhir.keadaan, akhir.sebab) == ("gagal", TAK_TERDUGA)
    assert "rahasia dalam" in caplog.text
    isi = masuk(september, "Sari").get(BUKU).content.decode()
    assert "rahasia" not in isi
    assert 'name="tahun" value="2026"' in isi


def test_pekerja_yang_disuruh_berhenti_mengembalikan_pekerjaannya(
    september: Kantor, pencetak: Pencetak
) -> None:
    satu = minta(september)
    pencetak.sebelum[2] = berhenti.set
    try:
        assert kerjakan(satu).keadaan == "antre"
    finally:
        berhenti.clear()
    assert baca(satu).percobaan == 0
    assert Putaran().putar() is True, "the next worker need not wait"
    assert (baca(satu).keadaan, len(pencetak.daftar)) == ("selesai", 3)
    assert _jejak() == ["minta", "mulai", "kembalikan", "mulai", "selesai"]


def test_gagal_sesudah_diminta_batal_ialah_dibatalkan(
    september: Kantor, pencetak: Pencetak
) -> None:
    satu = minta(september)
    sari = masuk(september, "Sari")

    def batal_lalu_rusak() -> None:
        sari.post(f"{BUKU}{satu.pk}/batal/")
        raise RuntimeError

    pencetak.sebelum[1] = batal_lalu_rusak
    akhir = kerjakan(satu)
    assert (akhir.keadaan, akhir.sebab) == ("dibatalkan", "Dibatalkan oleh Sari Wulandari.")


def test_kehilangan_pekerjaan_lalu_gagal_tidak_menghentikan_pekerja(
    september: Kantor, pencetak: Pencetak
) -> None:
    satu = minta(september)

    def diambil_lalu_rusak() -> None:
        with lingkup([satu.kecamatan_id]):
            Pekerjaan.objects.filter(pk=satu.pk).update(pekerja="lain")
        raise RuntimeError

    pencetak.sebelum[1] = diambil_lalu_rusak
    assert kerjakan(satu).keadaan == "berjalan"


def test_penugasan_yang_berubah_di_tengah_jalan_dikatakan(
    september: Kantor, pencetak: Pencetak, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who asked still has every right: it is not his that is gone."""
    satu, citra = minta(september), september.penugasan["Citra"]
    asli = ambil_bundel

    def berubah(*isian: Any) -> Bundel:
        bundel = asli(*isian)
        type(citra)._base_manager.filter(pk=citra.pk).update(selesai="2026-02-01")
        return bundel

    monkeypatch.setattr("laporan.tugas.bundel.ambil_bundel", berubah)
    akhir = kerjakan(satu)
    assert akhir.keadaan == "gagal"
    assert "berubah saat buku ini dibuat" in akhir.sebab


def test_penghalang_di_luar_pekerjaan_tidak_mematikan_pekerja(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    putaran = Putaran()
    putaran.berhenti = threading.Event()

    def terhalang() -> bool:
        putaran.berhenti.set()
        raise PermissionError("milik root")

    monkeypatch.setattr(putaran, "putar", terhalang)
    putaran.jalankan()
    assert "milik root" in caplog.text


def test_diminta_dua_kali_ialah_satu_dan_seorang_paling_banyak_tiga(september: Kantor) -> None:
    satu = minta(september)
    assert minta(september).pk == satu.pk
    minta(september, LAMPIRAN)
    with lingkup([satu.kecamatan_id]):
        sari = september.pelaku("Sari")
        buat_pekerjaan(sari, jenis=SETAHUN, kecamatan=september.kecamatan, tahun=2025)
        with pytest.raises(PekerjaanTerlaluBanyak):
            buat_pekerjaan(sari, jenis=SETAHUN, kecamatan=september.kecamatan, tahun=2024)
        tarik_pekerjaan(sari, pk=satu.pk)
    assert minta(september).pk != satu.pk


def test_berkas_lewat_masa_simpan_dihapus_dan_dikatakan(
    september: Kantor, pencetak: Pencetak, jam: time_machine.Traveller
) -> None:
    satu = kerjakan(minta(september))
    letak = f"bundel/{satu.kecamatan_id}/{satu.sha256[:2]}/{satu.sha256}"
    assert default_storage.exists(letak)
    jam.shift(timedelta(days=14, seconds=1))
    assert akhiri_berkas_lama(baca(satu).disimpan_sampai + timedelta(seconds=1))[0] == 1
    assert not default_storage.exists(letak)
    assert _jejak()[-1] == "kedaluwarsa"
    sari = masuk(september, "Sari")
    assert "lewat masa simpan" in sari.get(BUKU).content.decode()
    jawaban = sari.get(f"{BUKU}{satu.pk}/pdf/")
    assert jawaban.status_code == 410
    assert "tidak ada lagi" in jawaban.content.decode()


def test_bagian_yang_melebihi_ruang_disapu(
    september: Kantor, pencetak: Pencetak, settings: object
) -> None:
    kerjakan(minta(september))
    saat = baca(minta(september)).diminta_pada
    assert akhiri_berkas_lama(saat) == (0, 0)
    settings.KUOTA_BAGIAN = 1  # type: ignore[attr-defined]
    assert akhiri_berkas_lama(saat) == (0, 3)


def test_bagian_disapu_sesudah_tiga_puluh_hari(september: Kantor, pencetak: Pencetak) -> None:
    kerjakan(minta(september))
    saat = baca(minta(september)).diminta_pada
    assert akhiri_berkas_lama(saat + timedelta(days=29))[1] == 0
    assert akhiri_berkas_lama(saat + timedelta(days=31))[1] == 3


def test_pekerja_yang_menganggur_hanya_membaca(september: Kantor, pencetak: Pencetak) -> None:
    from kinerja.inti.tampilan import hanya_baca

    kerjakan(minta(september))
    putaran = Putaran()
    with hanya_baca():
        assert putaran.putar() is False
        assert putaran.putar() is False
