"""The sheet as a workbook: down, filled by hand, up again, seen, saved."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.models import LembarBulanan, Realisasi
from tests.alat.berkas import buka_buku
from tests.alat.isian_buku import alamat_excel, cari_baris, isi_buku, simpan, unduh, unggah
from tests.pabrik import Kantor
from tests.realisasi.adegan import (
    buat_lembar,
    isi,
    isian,
    jejak_bertambah,
    tidak_berubah,
)
from tests.realisasi.peramban import baca_formulir, hitung_kueri, masuk, pesan, pk

AGUSTUS = Periode(2026, 8)


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    """Here the middleware opens the scope, nobody else."""
    return kantor_tanpa_lingkup


def terapkan(client: Client, kantor: Kantor, jawaban: Any, **lain: str) -> Any:
    data = baca_formulir(jawaban, "pratinjau") | lain
    return client.post(alamat_excel(kantor), data)


def teks(jawaban: Any) -> str:
    return " ".join(jawaban.content.decode().split())


def nilai(kantor: Kantor, kode: str, bulan: int = 9) -> Realisasi:
    with tanpa_lingkup():
        return Realisasi.objects.get(indikator=kantor.indikator(kode), bulan=bulan)


# --- down -----------------------------------------------------------------------------------------


def test_buku_bulan_berisi_yang_tersimpan_dan_hanya_isian_yang_terbuka(
    kantor: Kantor, citra: Client
) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi(
            kantor,
            "Citra",
            isian(kantor, "surat-masuk", "1.234", keterangan="=1+1"),
            isian(kantor, "waktu-pelayanan", "260/40"),
        )
    buku = buka_buku(unduh(citra, kantor))
    lembar = buku["September 2026"]
    baris = cari_baris(lembar, 1)
    assert lembar[f"B{baris}"].value == "Jumlah surat masuk yang tercatat, dihitung setiap bulan"
    assert lembar[f"F{baris}"].value == 1234
    assert lembar[f"J{baris}"].value == "=1+1"
    assert lembar[f"J{baris}"].data_type == "s"
    waktu = cari_baris(lembar, 4)
    assert (lembar[f"F{waktu}"].value, lembar[f"G{waktu}"].value) == (6.5, 40)
    terbuka = {
        sel.coordinate for kolom in lembar.iter_cols() for sel in kolom if not sel.protection.locked
    }
    stok, hadir = cari_baris(lembar, 2), cari_baris(lembar, 3)
    assert f"G{baris}" not in terbuka  # one number only
    assert f"H{stok}" not in terbuka  # nihil is not offered for a stock
    assert {f"F{hadir}", f"G{hadir}", f"H{hadir}", f"I{hadir}", f"J{hadir}"} <= terbuka
    assert lembar.protection.sheet
    assert buku["Identitas"].sheet_state == "veryHidden"


def test_buku_setahun_bersehelai_sebulan_dan_bulan_tertutup_terkunci(
    kantor: Kantor, citra: Client
) -> None:
    with lingkup([kantor.kecamatan.pk]):
        buat_lembar(kantor, Keadaan.DISETUJUI, periode=AGUSTUS)
    buku = buka_buku(unduh(citra, kantor, setahun=True))
    assert [nama for nama in buku.sheetnames if nama.endswith("2026")] == [
        f"{bulan} 2026"
        for bulan in "Januari Februari Maret April Mei Juni Juli Agustus September".split()
    ]
    agustus, september = buku["Agustus 2026"], buku["September 2026"]
    assert agustus[f"F{cari_baris(agustus, 1)}"].value == 100
    assert agustus[f"F{cari_baris(agustus, 1)}"].protection.locked
    assert "sudah disetujui" in agustus["A3"].value
    assert not september[f"F{cari_baris(september, 1)}"].protection.locked
    assert buku.active.title == "September 2026"


@pytest.mark.parametrize("siapa", ["Sari", "Budi"])
def test_yang_hanya_melihat_mengunduh_buku_yang_terkunci(kantor: Kantor, siapa: str) -> None:
    buku = buka_buku(unduh(masuk(kantor, siapa), kantor))
    lembar = buku["September 2026"]
    terkunci = lembar[f"F{cari_baris(lembar, 1)}"].protection.locked
    assert terkunci is (siapa == "Sari")  # Kasi Budi may fill for his staff


def test_banyaknya_kueri_tetap(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        for bulan in (6, 7, 8):
            buat_lembar(kantor, Keadaan.DISETUJUI, periode=Periode(2026, bulan))
    for apa in ("excel", "excel_bulan_xlsx", "excel_setahun_xlsx"):
        assert hitung_kueri(citra, alamat_excel(kantor, apa=apa)) <= 12, apa


# --- up and saved ---------------------------------------------------------------------------------


def test_pulang_pergi_menampilkan_dahulu_lalu_menyimpan(kantor: Kantor, citra: Client) -> None:
    diisi = isi_buku(
        unduh(citra, kantor),
        {(1, "p"): 57, (2, "p"): "1.234", (3, "n"): "nihil", (3, "k"): "Tidak ada",
         (4, "p"): 6.5, (4, "q"): 40},
    )  # fmt: skip
    with tanpa_lingkup(), tidak_berubah():
        jawaban = unggah(citra, kantor, diisi)
    assert jawaban.status_code == 200
    assert "4 berubah · 1 tetap" in teks(jawaban)
    assert "Terapkan 4 perubahan" in teks(jawaban)
    with tanpa_lingkup(), jejak_bertambah(*["realisasi.isi"] * 4) as jejak:
        hasil = terapkan(citra, kantor, jawaban)
    assert hasil.status_code == 302
    assert pesan(citra.get(hasil.url))[-1] == "4 isian dari buku Excel tersimpan."
    assert all(satu.ringkas.endswith("(dari buku Excel)") for satu in jejak)
    assert nilai(kantor, "surat-masuk").pembilang == 57
    assert nilai(kantor, "arsip-pegawai").pembilang == 1234
    assert nilai(kantor, "kehadiran-musrenbang").keadaan == "nihil"
    assert nilai(kantor, "waktu-pelayanan").pembilang == 260


def test_setahun_disimpan_sekaligus(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]), time_machine.travel("2026-09-03T03:00:00+00:00"):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "5"), periode=AGUSTUS,
            pada=date(2026, 9, 3))  # fmt: skip
        LembarBulanan.objects.update(dibuka_sampai=date(2026, 10, 30))
    diisi = isi_buku(unduh(citra, kantor, setahun=True), {(1, "p"): 8}, "Agustus 2026")
    diisi = isi_buku(diisi, {(1, "p"): 9})
    jawaban = unggah(citra, kantor, diisi)
    assert "Terapkan 2 perubahan" in teks(jawaban)
    assert terapkan(citra, kantor, jawaban).status_code == 302
    assert [nilai(kantor, "surat-masuk", bulan).pembilang for bulan in (8, 9)] == [8, 9]


def test_mengosongkan_sel_mengosongkan_isian(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "0"))
    jawaban = unggah(citra, kantor, isi_buku(unduh(citra, kantor), {(1, "p"): None}))
    assert terapkan(citra, kantor, jawaban).status_code == 302
    assert nilai(kantor, "surat-masuk").keadaan == "belum"


def test_dua_kali_menerapkan_berbuah_sekali(kantor: Kantor, citra: Client) -> None:
    jawaban = unggah(citra, kantor, isi_buku(unduh(citra, kantor), {(1, "p"): 57}))
    pertama = terapkan(citra, kantor, jawaban)
    with tanpa_lingkup(), tidak_berubah():
        kedua = terapkan(citra, kantor, jawaban)
    assert (pertama.status_code, pertama.url) == (kedua.status_code, kedua.url)


def test_atasan_mengisi_dengan_alasan_dan_pratinjaunya_tetap(kantor: Kantor) -> None:
    budi = masuk(kantor, "Budi")
    jawaban = unggah(budi, kantor, isi_buku(unduh(budi, kantor), {(1, "p"): 57}))
    with tanpa_lingkup(), tidak_berubah():
        ditolak = terapkan(budi, kantor, jawaban, alasan_atas_nama="")
    assert ditolak.status_code == 422
    assert "Tuliskan alasannya" in teks(ditolak)
    panjang = terapkan(budi, kantor, ditolak, alasan_atas_nama="x" * 301)
    assert panjang.status_code == 422
    assert "x" * 301 in teks(panjang)
    assert terapkan(budi, kantor, panjang, alasan_atas_nama="Citra sakit").status_code == 302
    assert nilai(kantor, "surat-masuk").pembilang == 57


def test_camat_tidak_dapat_mengunggah(kantor: Kantor, citra: Client) -> None:
    diisi = isi_buku(unduh(citra, kantor), {(1, "p"): 57})
    jawaban = unggah(citra, kantor, diisi)
    sari = masuk(kantor, "Sari")
    with tanpa_lingkup(), tidak_berubah():
        assert unggah(sari, kantor, diisi).status_code == 403
        assert terapkan(sari, kantor, jawaban).status_code == 403


# --- rows refused ---------------------------------------------------------------------------------

SEL_SALAH = [
    ({(1, "p"): "=10+2"}, "Sel F7 berisi rumus"),
    ({(1, "p"): datetime(2026, 9, 1)}, "Sel F7 terbaca sebagai tanggal"),
    ({(1, "p"): True}, "Sel F7 berisi BENAR/SALAH"),
    ({(1, "p"): "#REF!"}, "Sel F7 berisi galat Excel"),
    ({(1, "p"): -3}, "Sel F7: Angka tidak boleh negatif."),
    ({(1, "p"): 12.5}, "Sel F7: Isi dengan bilangan bulat, tanpa koma."),
    ({(1, "p"): "12.5"}, "Sel F7: Untuk desimal pakai koma"),
    ({(1, "p"): "seratus"}, "Sel F7: Isi dengan angka saja"),
    ({(1, "p"): "\u202e12"}, "Sel F7: Isi dengan angka saja"),  # Excel shows it as 21
    ({(1, "k"): "a\u202eb"}, "U+202E"),
    ({(1, "p"): 10**13}, "Sel F7: Angka terlalu besar"),
    ({(1, "p"): 1e300}, "Sel F7 berisi angka yang tidak dapat dibaca"),
    ({(1, "n"): "x"}, "Sel H7 hanya boleh berisi “nihil” atau kosong"),
    ({(1, "q"): 3}, "Sel G7 tidak dipakai pada baris ini"),
    ({(1, "p"): 3, (1, "n"): "nihil"}, "Sel F7: Nihil tidak boleh disertai angka"),
    ({(1, "k"): "x" * 501}, "Sel J7: Keterangan paling panjang 500 karakter"),
    ({(3, "p"): 3}, "Sel G10: Seluruh peserta yang hadir belum diisi"),
    ({(3, "p"): 8, (3, "q"): 9}, "Sel I10: Jawab dahulu syarat ini"),
    ({(3, "s"): "mungkin"}, "Sel I10 hanya boleh berisi “ya” atau “tidak”"),
    ({(3, "p"): 9, (3, "q"): 8, (3, "s"): "ya"}, "Sel F10: Peserta hadir sesuai ketentuan (9)"),
]


@pytest.mark.parametrize(("ketikan", "harapan"), SEL_SALAH, ids=[h for _, h in SEL_SALAH])
def test_sel_yang_tidak_dapat_dibaca_disebut_alamatnya_dan_yang_lain_tetap_ditawarkan(
    kantor: Kantor, citra: Client, ketikan: dict[tuple[int, str], Any], harapan: str
) -> None:
    jawaban = unggah(citra, kantor, isi_buku(unduh(citra, kantor), ketikan | {(2, "p"): 38}))
    assert harapan in teks(jawaban)
    assert "Terapkan 1 perubahan" in teks(jawaban)
    assert terapkan(citra, kantor, jawaban).status_code == 302
    with tanpa_lingkup():
        assert list(Realisasi.objects.values_list("indikator__kode", flat=True)) == [
            "arsip-pegawai"
        ]


def test_persen_ditolak_dan_derau_biner_tidak(kantor: Kantor, citra: Client) -> None:
    buku = buka_buku(unduh(citra, kantor))
    lembar = buku["September 2026"]
    lembar["F7"], lembar["F7"].number_format = 0.85, "0%"
    lembar["F12"], lembar["G12"] = 12.340000000000001, 10
    jawaban = unggah(citra, kantor, simpan(buku))
    assert "Sel F7 berformat persen" in teks(jawaban)
    assert "12,34 menit (jumlah layanan 10)" in teks(jawaban)


# --- collisions -----------------------------------------------------------------------------------


def test_yang_diubah_orang_lain_dan_tidak_disentuh_di_buku_dibiarkan(
    kantor: Kantor, citra: Client
) -> None:
    unduhan = unduh(citra, kantor)
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "9"), alasan_atas_nama="Sakit")
    jawaban = unggah(citra, kantor, isi_buku(unduhan, {(2, "p"): 38}))
    assert "1 berubah · 4 tetap" in teks(jawaban)
    terapkan(citra, kantor, jawaban)
    assert nilai(kantor, "surat-masuk").pembilang == 9


@pytest.mark.parametrize(("pilihan", "jadi"), [("tetap", 9), ("ganti", 7)])
def test_bentrok_menunjukkan_keduanya_dan_orang_memilih(
    kantor: Kantor, citra: Client, pilihan: str, jadi: int
) -> None:
    unduhan = unduh(citra, kantor)
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "9"), alasan_atas_nama="Sakit")
    jawaban = unggah(citra, kantor, isi_buku(unduhan, {(1, "p"): 7}))
    assert "Biarkan yang tersimpan: 9" in teks(jawaban)
    assert "Pakai dari Excel: 7" in teks(jawaban)
    nama = f"pilih-9-{pk(kantor, 'surat-masuk')}"
    assert terapkan(citra, kantor, jawaban, **{nama: f"{pilihan}:1"}).status_code == 302
    assert nilai(kantor, "surat-masuk").pembilang == jadi


def test_bentrok_saat_menerapkan_menolak_semuanya_dan_pratinjau_diperbarui(
    kantor: Kantor, citra: Client
) -> None:
    diisi = isi_buku(unduh(citra, kantor), {(1, "p"): 7, (2, "p"): 38})
    jawaban = unggah(citra, kantor, diisi)
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "9"), alasan_atas_nama="Sakit")
    with tanpa_lingkup(), tidak_berubah():
        ditolak = terapkan(citra, kantor, jawaban)
    assert ditolak.status_code == 409
    assert "berubah sejak pratinjau tadi" in teks(ditolak)
    assert "Biarkan yang tersimpan: 9" in teks(ditolak)
    nama = f"pilih-9-{pk(kantor, 'surat-masuk')}"
    assert terapkan(citra, kantor, ditolak, **{nama: "ganti:1"}).status_code == 302
    assert nilai(kantor, "surat-masuk").pembilang == 7


# --- the whole refused ----------------------------------------------------------------------------


def test_bulan_yang_diajukan_sesudah_diunduh(kantor: Kantor, citra: Client) -> None:
    diisi = isi_buku(unduh(citra, kantor), {(1, "p"): 7})
    with lingkup([kantor.kecamatan.pk]):
        buat_lembar(kantor, Keadaan.DIAJUKAN)
    with tanpa_lingkup(), tidak_berubah():
        jawaban = unggah(citra, kantor, diisi)
    assert "Tidak dapat disimpan. Lembar ini sudah diajukan" in teks(jawaban)
    assert "Terapkan" not in teks(jawaban).split("judul-unduh")[0]


def test_bulan_yang_diajukan_sesudah_pratinjau_menolak(kantor: Kantor, citra: Client) -> None:
    jawaban = unggah(citra, kantor, isi_buku(unduh(citra, kantor), {(1, "p"): 7}))
    with lingkup([kantor.kecamatan.pk]):
        buat_lembar(kantor, Keadaan.DIAJUKAN)
    with tanpa_lingkup(), tidak_berubah():
        ditolak = terapkan(citra, kantor, jawaban)
    assert ditolak.status_code == 409
    assert "Belum ada yang tersimpan. September 2026: Lembar ini sudah diajukan" in teks(ditolak)


def test_pratinjau_yang_diubah_kedaluwarsa_atau_milik_lembar_lain_ditolak(
    kantor: Kantor, citra: Client
) -> None:
    jawaban = unggah(citra, kantor, isi_buku(unduh(citra, kantor), {(1, "p"): 7}))
    token = baca_formulir(jawaban, "pratinjau")["pratinjau"]
    for rusak in ("", "x", token[:-2], token[::-1], "\x00" + token):
        with tanpa_lingkup(), tidak_berubah():
            assert citra.post(alamat_excel(kantor), {"pratinjau": rusak}).status_code == 422, rusak
    with tanpa_lingkup(), tidak_berubah():
        lain = citra.post(alamat_excel(kantor, "2025-09"), {"pratinjau": token})
    assert lain.status_code == 422
    with time_machine.travel("2026-10-05T16:00:00+00:00"), tanpa_lingkup(), tidak_berubah():
        basi = masuk(kantor, "Citra").post(alamat_excel(kantor), {"pratinjau": token})
    assert basi.status_code == 422
    assert "Unggah sekali lagi bukunya" in teks(basi)


def test_tanpa_berkas_dan_tanpa_perubahan(kantor: Kantor, citra: Client) -> None:
    kosong = citra.post(alamat_excel(kantor), {})
    assert kosong.status_code == 422
    assert "Pilih dahulu berkas Excel-nya." in teks(kosong)
    sama = unggah(citra, kantor, unduh(citra, kantor))
    assert sama.status_code == 422
    assert "Tidak ada isian yang berbeda" in teks(sama)
