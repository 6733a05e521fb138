"""Workbooks that are not the one this page gave: foreign, rearranged, outdated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from indikator.models import Indikator
from jabatan.models import Katalog
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from tests.alat.berkas import buka_buku
from tests.alat.isian_buku import (
    alamat_excel,
    cari_baris,
    isi_buku,
    simpan,
    unduh,
    unggah,
)
from tests.pabrik import Kantor, buat_kantor_lain
from tests.realisasi.adegan import isi, isian, tambah_staf, tidak_berubah
from tests.realisasi.peramban import masuk


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    return kantor_tanpa_lingkup


def tolak(jawaban: Any, pesan: str, status: int = 422) -> None:
    teks = " ".join(jawaban.content.decode().split())
    assert (jawaban.status_code, pesan in teks) == (status, True), teks[teks.find("<main") :][:900]
    assert 'id="pratinjau"' not in teks


# --- rearranged -----------------------------------------------------------------------------------


def _ganti_tulisan(lembar: Any) -> None:
    lembar["B7"] = "Pertanyaan lain"


def _ganti_satuan(lembar: Any) -> None:
    lembar["D7"] = "berkas"


def _ganti_label(lembar: Any) -> None:
    lembar["E10"] = "Angka 1: apa saja"


def _tukar_baris(lembar: Any) -> None:
    for kolom in "ABCDEFGHIJ":
        atas, bawah = lembar[f"{kolom}7"].value, lembar[f"{kolom}8"].value
        lembar[f"{kolom}7"], lembar[f"{kolom}8"] = bawah, atas


def _hapus_baris(lembar: Any) -> None:
    lembar.delete_rows(8)


def _sisip_baris(lembar: Any) -> None:
    lembar.insert_rows(7)


def _kosongkan_nomor(lembar: Any) -> None:
    lembar["A8"] = None


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (_ganti_tulisan, "tulisan pada sel B7 berubah"),
        (_ganti_satuan, "tulisan pada sel D7 berubah"),
        (_ganti_label, "tulisan pada sel E10 berubah"),
        (_tukar_baris, "baris nomor 1 berpindah ke baris 8"),
        (_hapus_baris, "baris nomor 2 hilang"),
        (_sisip_baris, "baris nomor 1 berpindah ke baris 8"),
        (_kosongkan_nomor, "baris nomor 2 hilang"),
    ],
)
def test_baris_atau_tulisan_yang_berubah_ditolak(
    kantor: Kantor, citra: Client, ubah: Callable[[Any], None], pesan: str
) -> None:
    buku = buka_buku(isi_buku(unduh(citra, kantor), {(1, "p"): 7}))
    ubah(buku["September 2026"])
    with tanpa_lingkup(), tidak_berubah():
        tolak(unggah(citra, kantor, simpan(buku)), pesan)


def test_lembar_yang_dihapus_atau_dinamai_lain_ditolak(kantor: Kantor, citra: Client) -> None:
    buku = buka_buku(unduh(citra, kantor))
    buku["September 2026"].title = "Sept"
    tolak(unggah(citra, kantor, simpan(buku)), "Lembar “September 2026” tidak ada lagi")


@pytest.mark.parametrize("surat", [None, "", "x", "abc:def:ghi", "=1+1", 5])
def test_tanda_pengenal_yang_hilang_atau_dipalsukan_ditolak(
    kantor: Kantor, citra: Client, surat: object
) -> None:
    buku = buka_buku(isi_buku(unduh(citra, kantor), {(1, "p"): 7}))
    buku["Identitas"]["A1"] = surat
    tolak(unggah(citra, kantor, simpan(buku)), "bukan buku isian dari aplikasi ini")


def test_setiap_huruf_tanda_pengenal_dijaga(kantor: Kantor, citra: Client) -> None:
    isi_buku_asli = isi_buku(unduh(citra, kantor), {(1, "p"): 7})
    surat = buka_buku(isi_buku_asli)["Identitas"]["A1"].value
    for letak in range(0, len(surat), 60):
        buku = buka_buku(isi_buku_asli)
        lain = "B" if surat[letak] == "A" else "A"
        buku["Identitas"]["A1"] = surat[:letak] + lain + surat[letak + 1 :]
        tolak(unggah(citra, kantor, simpan(buku)), "bukan buku isian dari aplikasi ini")


# --- somebody else's ------------------------------------------------------------------------------


def test_buku_instalasi_lain_ditolak(kantor: Kantor, citra: Client, settings: Any) -> None:
    asli, settings.SECRET_KEY = settings.SECRET_KEY, "kunci instalasi lain " * 4
    asing = isi_buku(unduh(masuk(kantor, "Citra"), kantor), {(1, "p"): 7})
    settings.SECRET_KEY = asli
    tolak(unggah(masuk(kantor, "Citra"), kantor, asing), "bukan buku isian dari aplikasi ini")


def test_buku_kecamatan_lain_ditolak(kantor: Kantor, citra: Client) -> None:
    lain = buat_kantor_lain(kantor)
    lain.penugasan["Citra"] = lain.penugasan["Dewi"]  # the helper's owner
    buku = isi_buku(unduh(masuk(lain, "Dewi"), lain), {(1, "p"): 7})
    tolak(unggah(citra, kantor, buku), "milik kecamatan lain")


def test_buku_rekan_ditolak(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        rekan = tambah_staf(kantor, "Galih")
    alamat = alamat_excel(kantor, apa="excel_bulan_xlsx").replace(
        f"/{kantor.penugasan['Citra'].pk}/", f"/{rekan.pk}/"
    )
    buku = isi_buku(masuk(kantor, "Galih").get(alamat).content, {(1, "p"): 7})
    tolak(unggah(citra, kantor, buku), "bukan Citra Lestari sebagai Pengadministrasi Surat")


def test_buku_bulan_atau_tahun_lain_ditolak(kantor: Kantor, citra: Client) -> None:
    buku = isi_buku(unduh(citra, kantor), {(1, "p"): 7})
    tolak(unggah(citra, kantor, buku, kode="2026-08"), "untuk September 2026, sedangkan")
    setahun = unduh(citra, kantor, setahun=True)
    tolak(unggah(citra, kantor, setahun, kode="2025-09"), "untuk tahun 2026, sedangkan")


def test_buku_yang_diunduh_hanya_untuk_dibaca_ditolak(kantor: Kantor, citra: Client) -> None:
    buku = unduh(masuk(kantor, "Sari"), kantor)
    tolak(unggah(citra, kantor, buku), "diunduh hanya untuk dibaca")


# --- outdated -------------------------------------------------------------------------------------


def test_katalog_yang_berubah_bunyinya_menolak_buku_lama(kantor: Kantor, citra: Client) -> None:
    buku = isi_buku(unduh(citra, kantor), {(1, "p"): 7})
    with tanpa_lingkup():
        Indikator.objects.filter(kode="surat-masuk").update(formulasi="Bunyi baru")
        Katalog.objects.update(versi=2)
    tolak(unggah(citra, kantor, buku), "Katalog IKI atau masa tugas berubah", 409)


def test_katalog_yang_berubah_di_jabatan_lain_tidak_mengganggu(
    kantor: Kantor, citra: Client
) -> None:
    buku = isi_buku(unduh(citra, kantor), {(1, "p"): 7})
    with tanpa_lingkup():
        Katalog.objects.update(versi=2)
    assert unggah(citra, kantor, buku).status_code == 200


def test_baris_yang_tidak_berlaku_lagi_menolak_buku_lama(kantor: Kantor, citra: Client) -> None:
    buku = isi_buku(unduh(citra, kantor), {(2, "p"): 7})
    with tanpa_lingkup():
        Indikator.objects.filter(kode="surat-masuk").update(berlaku_sampai=8)
    tolak(unggah(citra, kantor, buku), "Katalog IKI atau masa tugas berubah", 409)


def test_buku_setahun_tetap_berlaku_bila_bulan_lain_tertutup(kantor: Kantor, citra: Client) -> None:
    """August closes after the download; September's rows can still be saved."""
    from realisasi.models import LembarBulanan
    from tests.realisasi.test_buku import AGUSTUS, terapkan

    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "5"), periode=AGUSTUS,
            pada=date(2026, 9, 3))  # fmt: skip
        LembarBulanan.objects.update(dibuka_sampai=date(2026, 10, 30))
        diisi = isi_buku(unduh(citra, kantor, setahun=True), {(1, "p"): 8}, "Agustus 2026")
        diisi = isi_buku(diisi, {(1, "p"): 9})
        LembarBulanan.objects.update(dibuka_sampai=None)
    jawaban = unggah(citra, kantor, diisi)
    teks = " ".join(jawaban.content.decode().split())
    assert "Tidak dapat disimpan. Pengisian Agustus 2026 terkunci" in teks
    assert "Terapkan 1 perubahan" in teks
    assert terapkan(citra, kantor, jawaban).status_code == 302


def test_nomor_baris_dan_nomor_lembar_sama_dengan_layar(kantor: Kantor, citra: Client) -> None:
    lembar = buka_buku(unduh(citra, kantor))["September 2026"]
    assert [cari_baris(lembar, nomor) for nomor in range(1, 6)] == [7, 8, 10, 12, 13]
