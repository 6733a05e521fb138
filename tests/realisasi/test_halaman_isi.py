"""Isi Realisasi through the client: a plain form that keeps what was typed and never fails."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import reverse

from jabatan.models import JenisPeran, Peran
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.models import Realisasi
from tests.pabrik import BARIS_MINI, Kantor, buat_baris_tambahan, buat_kantor, buat_kantor_lain
from tests.realisasi.adegan import (
    buat_lembar,
    isi,
    isian,
    jejak_bertambah,
    lakukan,
    tambah_orang,
    tidak_berubah,
)
from tests.realisasi.peramban import (
    alamat_isi,
    baca_formulir,
    hitung_kueri,
    masuk,
    pesan,
    pk,
    tanpa_token,
)


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    """Here the middleware opens the scope, nobody else."""
    return kantor_tanpa_lingkup


def kirim(client: Client, kantor: Kantor, **ketikan: str) -> object:
    """Fetch the sheet, type into it by "kode__huruf", send it."""
    alamat = alamat_isi(kantor)
    data = baca_formulir(client.get(alamat))
    for kunci, teks in ketikan.items():
        kode, _, huruf = kunci.rpartition("__")
        data[f"{huruf}-{pk(kantor, kode.replace('_', '-'))}" if kode else huruf] = teks
    return client.post(alamat, data)


# --- queries ------------------------------------------------------------------------------------


def ukur(banyaknya: int, ambil: Callable[[Kantor], dict[str, int]]) -> dict[str, int]:
    with transaction.atomic():
        kantor = buat_kantor((*BARIS_MINI, *buat_baris_tambahan(banyaknya)))
        with lingkup([kantor.kecamatan.pk]):
            for bulan in (7, 8):
                isi(
                    kantor,
                    "Citra",
                    *[
                        isian(kantor, baris["kode"], "5/5 ya" if "jenis" in baris else "5")
                        for baris in kantor.daftar_baris
                    ],
                    periode=Periode(2026, bulan),
                    pada=Periode(2026, bulan).berikut.awal,
                )
            _tambah_admin_pemda(kantor)
        hasil = ambil(kantor)
        transaction.set_rollback(True)
    return hasil


def _tambah_admin_pemda(kantor: Kantor) -> None:
    tambah_orang(kantor, "Adi Nugraha", "Pengadministrasi Surat", sifat="pengganti")
    Peran.objects.create(
        pengguna=kantor.pengguna("Adi"),
        jenis=JenisPeran.ADMIN_PEMDA,
        pemda=kantor.kecamatan.pemda,
        mulai=date(2026, 1, 1),
    )


def kueri_lembar(kantor: Kantor) -> dict[str, int]:
    """Queries of every page of a sheet, returned once with reasons by cell."""
    hasil = {}
    with lingkup([kantor.kecamatan.pk]):
        lembar = isi(
            kantor,
            "Citra",
            *[
                isian(kantor, b["kode"], "5/5 ya" if "jenis" in b else "5")
                for b in kantor.daftar_baris
            ],
        )
    hasil["kosong"] = hitung_kueri(masuk(kantor, "Citra"), alamat_isi(kantor, kode="2026-06"))
    hasil["draf"] = hitung_kueri(masuk(kantor, "Citra"), alamat_isi(kantor))
    with lingkup([kantor.kecamatan.pk]):
        lembar = lakukan(kantor, "ajukan", "Citra", lembar)
        alasan = {kantor.indikator(b["kode"]).pk: "Periksa" for b in kantor.daftar_baris}
        lembar = lakukan(kantor, "kembalikan", "Budi", lembar, alasan_sel=alasan)
    hasil["dikembalikan"] = hitung_kueri(masuk(kantor, "Citra"), alamat_isi(kantor))
    with lingkup([kantor.kecamatan.pk]):
        lembar = lakukan(kantor, "ajukan", "Citra", lembar)
    lihat = reverse("realisasi:lembar", args=[lembar.pk])
    hasil["diperiksa"] = hitung_kueri(masuk(kantor, "Budi"), lihat)
    hasil["dilihat admin"] = hitung_kueri(masuk(kantor, "Adi"), lihat)
    hasil["dilihat admin di isi"] = hitung_kueri(masuk(kantor, "Adi"), alamat_isi(kantor))
    with lingkup([kantor.kecamatan.pk]):
        lembar = lakukan(kantor, "verifikasi", "Budi", lembar)
        lakukan(kantor, "setujui", "Sari", lembar)
    hasil["disetujui"] = hitung_kueri(masuk(kantor, "Sari"), lihat)
    hasil["riwayat"] = hitung_kueri(
        masuk(kantor, "Sari"), reverse("realisasi:riwayat", args=[lembar.pk])
    )
    return hasil


@pytest.mark.django_db
def test_kueri_halaman_lembar_tetap_untuk_dua_kali_baris() -> None:
    sedikit, banyak = ukur(6, kueri_lembar), ukur(16, kueri_lembar)
    assert sedikit == banyak
    assert max(banyak.values()) <= 12, banyak


# --- saving -------------------------------------------------------------------------------------


def test_formulir_polos_menyimpan_dan_menampilkan_kembali(kantor: Kantor, citra: Client) -> None:
    with tanpa_lingkup(), jejak_bertambah("realisasi.isi", "realisasi.isi", "realisasi.isi"):
        jawaban = kirim(
            citra,
            kantor,
            surat_masuk__p="1.234",
            waktu_pelayanan__p="6,5",
            waktu_pelayanan__q="40",
            rekomendasi__n="ya",
            rekomendasi__k="Tidak ada\r\npengajuan",
            tindakan="simpan",
        )
    assert (jawaban.status_code, jawaban.url) == (302, alamat_isi(kantor))
    halaman = citra.get(alamat_isi(kantor))
    assert pesan(halaman) == ["3 isian tersimpan."]
    data = baca_formulir(halaman)
    waktu, surat, lain = (pk(kantor, k) for k in ("waktu-pelayanan", "surat-masuk", "rekomendasi"))
    assert (data[f"p-{surat}"], data[f"v-{surat}"]) == ("1.234", "1")
    assert (data[f"p-{waktu}"], data[f"q-{waktu}"]) == ("6,5", "40")
    assert (data[f"n-{lain}"], data[f"k-{lain}"].strip()) == ("ya", "Tidak ada\npengajuan")
    with tanpa_lingkup():
        assert Realisasi.objects.get(indikator_id=waktu).pembilang == 260  # the product


def test_simpan_tanpa_perubahan_tidak_menulis(kantor: Kantor, citra: Client) -> None:
    kirim(citra, kantor, waktu_pelayanan__p="6,33", waktu_pelayanan__q="7", tindakan="simpan")
    with tanpa_lingkup(), tidak_berubah():
        assert kirim(citra, kantor, tindakan="simpan").status_code == 302
    assert pesan(citra.get(alamat_isi(kantor)))[-1] == "Tidak ada yang berubah."


def test_total_pasti_tidak_tergantikan_rata_rata_yang_dibulatkan(
    kantor: Kantor, citra: Client
) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Citra", isian(kantor, "waktu-pelayanan", "100/3"))  # 33,33 as shown
    assert kirim(citra, kantor, surat_masuk__p="1", tindakan="simpan").status_code == 302
    with tanpa_lingkup():
        baris = Realisasi.objects.get(indikator=kantor.indikator("waktu-pelayanan"))
    assert (baris.pembilang, baris.versi) == (100, 1)


# --- refused ------------------------------------------------------------------------------------


def test_versi_basi_dijawab_409_dengan_kedua_nilai_dan_ketikan_tetap(
    kantor: Kantor, citra: Client
) -> None:
    surat = pk(kantor, "surat-masuk")
    data = baca_formulir(citra.get(alamat_isi(kantor)))
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "9"), alasan_atas_nama="Sakit")
    data[f"p-{surat}"] = "7"
    with tanpa_lingkup(), tidak_berubah():
        jawaban = citra.post(alamat_isi(kantor), data)
    assert jawaban.status_code == 409
    teks = jawaban.content.decode()
    assert "Sudah diubah oleh Budi Santoso, 5 Oktober 2026 10.00 WIB, menjadi 9 surat" in teks
    assert "Pakai yang tersimpan: 9 surat" in teks
    assert "Pakai isian saya: 7" in teks
    ulang = baca_formulir(jawaban)
    assert (ulang[f"p-{surat}"], ulang[f"v-{surat}"]) == ("7", "0")
    with tanpa_lingkup(), tidak_berubah():
        assert citra.post(alamat_isi(kantor), ulang).status_code == 409  # nothing chosen yet
        dipakai = citra.post(alamat_isi(kantor), ulang | {f"b-{surat}": "tersimpan"})
        assert dipakai.status_code == 302
    ulang[f"b-{surat}"] = re.search(rf'name="b-{surat}" value="(saya[^"]*)"', teks)[1]  # type: ignore[index]
    assert citra.post(alamat_isi(kantor), ulang).status_code == 302
    with tanpa_lingkup():
        assert Realisasi.objects.get(indikator_id=surat).pembilang == 7


def test_pilihan_atas_bentrok_lama_bentrok_lagi_bila_sel_berubah_lagi(
    kantor: Kantor, citra: Client
) -> None:
    surat = pk(kantor, "surat-masuk")
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "9"), alasan_atas_nama="Sakit")
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "11", versi=1))
    data = {f"v-{surat}": "0", f"p-{surat}": "7", f"b-{surat}": "saya.1"}
    with tanpa_lingkup(), tidak_berubah():
        jawaban = citra.post(alamat_isi(kantor), data)
    assert jawaban.status_code == 409
    assert "menjadi 11 surat" in jawaban.content.decode()


def test_bentrok_rata_rata_ditampilkan_seperti_diisi(kantor: Kantor, citra: Client) -> None:
    data = baca_formulir(citra.get(alamat_isi(kantor)))
    with lingkup([kantor.kecamatan.pk]):
        baris = isian(kantor, "waktu-pelayanan", "260/40")
        isi(kantor, "Budi", baris, alasan_atas_nama="Sakit")
    waktu = pk(kantor, "waktu-pelayanan")
    data |= {f"p-{waktu}": "7", f"q-{waktu}": "40"}
    teks = citra.post(alamat_isi(kantor), data).content.decode()
    assert re.search(r"menjadi 6,5 .*\(jumlah layanan 40\)", teks)


@pytest.mark.parametrize("siapa", ["Sari", "Budi"])
def test_yang_melihat_tetapi_tidak_berhak_dijawab_403_atau_alasan(
    kantor: Kantor, siapa: str
) -> None:
    """Camat Sari may not fill at all; Kasi Budi must give a reason."""
    client = masuk(kantor, siapa)
    data = {f"v-{pk(kantor, 'surat-masuk')}": "0", f"p-{pk(kantor, 'surat-masuk')}": "7"}
    with tanpa_lingkup(), tidak_berubah():
        jawaban = client.post(alamat_isi(kantor), data | {"versi": "0"})
    assert jawaban.status_code == (403 if siapa == "Sari" else 422)


def test_kecamatan_lain_dan_yang_tidak_ada_dijawab_404_yang_sama(kantor: Kantor) -> None:
    lain = buat_kantor_lain(kantor)
    dewi = masuk(lain, "Dewi")
    with lingkup([kantor.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
    for nama, bagian in (("realisasi:isi_bulan", ["2026-09"]), ("realisasi:lembar", [])):
        asing = kantor.penugasan["Citra"].pk if bagian else lembar.pk
        daftar = [reverse(nama, args=[nomor, *bagian]) for nomor in (asing, 10**6, 2**63, 10**30)]
        jawaban = [dewi.get(alamat) for alamat in daftar]
        assert [satu.status_code for satu in jawaban] == [404] * 4
        assert len({tanpa_token(satu.content) for satu in jawaban}) == 1
    for nama in (
        "tarik",
        "lembar_verifikasi",
        "lembar_kembalikan",
        "lembar_setujui",
        "lembar_buka",
    ):
        for nomor in (lembar.pk, 10**6, 2**63):
            alamat = reverse(f"realisasi:{nama}", args=[nomor])
            assert dewi.post(alamat, {"versi": "2", "alasan": "x"}).status_code == 404
    assert dewi.post(alamat_isi(kantor), {"versi": "0"}).status_code == 404


@pytest.mark.parametrize(
    "kode",
    [
        "2026-13",
        "2026-00",
        "2026-9",
        "26-09",
        "1999-12",
        "3000-01",
        "abc",
        "٢٠٢٦-٠٩",
        "2026-09 ",
        "%00",
    ],
)
def test_kode_bulan_yang_salah_dijawab_404(kantor: Kantor, citra: Client, kode: str) -> None:
    alamat = alamat_isi(kantor).replace("2026-09", kode)
    assert citra.get(alamat).status_code == 404
    assert citra.post(alamat, {}).status_code == 404


@pytest.mark.parametrize(
    ("saat", "pesan_tolak"),
    [
        ("2026-10-12T17:00:01+00:00", "terkunci sejak akhir 12 Oktober 2026"),
        ("2026-09-30T16:59:59+00:00", "dapat diisi mulai 1 Oktober 2026"),
    ],
)
def test_bulan_yang_tertutup_saat_mengetik_menolak_dan_mempertahankan_ketikan(
    kantor: Kantor, citra: Client, saat: str, pesan_tolak: str
) -> None:
    surat = pk(kantor, "surat-masuk")
    data = baca_formulir(citra.get(alamat_isi(kantor))) | {f"p-{surat}": "7"}
    with time_machine.travel(saat, tick=False):
        client = masuk(kantor, "Citra")
        with tanpa_lingkup(), tidak_berubah():
            jawaban = client.post(alamat_isi(kantor), data)
        assert jawaban.status_code == 409
        assert pesan_tolak in jawaban.content.decode()
        assert baca_formulir(jawaban)[f"p-{surat}"] == "7"


def test_jeda_atau_akhir_tugas_yang_dicatat_saat_mengetik(kantor: Kantor, citra: Client) -> None:
    surat = pk(kantor, "surat-masuk")
    data = baca_formulir(citra.get(alamat_isi(kantor))) | {f"p-{surat}": "7"}
    penugasan = kantor.penugasan["Citra"]
    penugasan.selesai = date(2026, 8, 31)
    penugasan.save()
    with tanpa_lingkup(), tidak_berubah():
        jawaban = citra.post(alamat_isi(kantor), data)
    assert jawaban.status_code == 409
    assert "di luar masa penugasan" in jawaban.content.decode()
    assert baca_formulir(jawaban)[f"p-{surat}"] == "7"


def test_lembar_yang_diajukan_di_tab_lain_menolak_dan_mempertahankan_ketikan(
    kantor: Kantor, citra: Client
) -> None:
    surat = pk(kantor, "surat-masuk")
    data = baca_formulir(citra.get(alamat_isi(kantor))) | {f"p-{surat}": "7"}
    with lingkup([kantor.kecamatan.pk]):
        buat_lembar(kantor, Keadaan.DIAJUKAN)
    with tanpa_lingkup(), tidak_berubah():
        jawaban = citra.post(alamat_isi(kantor), data)
    assert jawaban.status_code == 409
    assert "Lembar ini sudah diajukan" in jawaban.content.decode()
    assert baca_formulir(jawaban)[f"p-{surat}"] == "7"


@pytest.mark.parametrize("kode", ["2026-10", "2026-07", "2023-05", "2999-12"])
def test_bulan_yang_tidak_terbuka_menolak_simpan(kantor: Kantor, citra: Client, kode: str) -> None:
    surat = pk(kantor, "surat-masuk")
    data = {"versi": "0", f"v-{surat}": "0", f"p-{surat}": "7"}
    with tanpa_lingkup(), tidak_berubah():
        assert citra.post(alamat_isi(kantor, kode=kode), data).status_code == 409
    if kode.startswith("2026"):
        assert f"p-{surat}" not in baca_formulir(citra.get(alamat_isi(kantor, kode=kode)))
