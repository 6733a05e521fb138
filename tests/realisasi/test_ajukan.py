"""Before submitting: what will be sent is shown, what misses is named; sending has one effect."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from indikator.models import Indikator
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.models import LembarBulanan, Realisasi
from tests.pabrik import Kantor
from tests.realisasi.adegan import (
    buat_lembar,
    isi,
    isi_lengkap,
    isian,
    jejak_bertambah,
    tidak_berubah,
)
from tests.realisasi.peramban import (
    alamat_ajukan,
    alamat_isi,
    baca_formulir,
    hitung_kueri,
    masuk,
    pesan,
    pk,
)


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    """Here the middleware opens the scope, nobody else."""
    return kantor_tanpa_lingkup


def simpan(client: Client, kantor: Kantor, tindakan: str, **ketikan: str) -> Any:
    data = baca_formulir(client.get(alamat_isi(kantor)))
    for kunci, teks in ketikan.items():
        nama, _, huruf = kunci.rpartition("__")
        data[f"{huruf}-{pk(kantor, nama.replace('_', '-'))}"] = teks
    return client.post(alamat_isi(kantor), data | {"tindakan": tindakan})


def baca_versi(jawaban: Any) -> str:
    return re.findall(r'name="versi" value="([0-9]+)"', jawaban.content.decode())[0]


def bagian(jawaban: Any) -> dict[str, str]:
    """Section title without its count → its text."""
    teks = jawaban.content.decode()
    daftar = re.findall(r"<section class=.*?<h2>(.*?) \(\d+\)</h2>(.*?)</section>", teks, re.S)
    return dict(daftar)


def test_mengajukan_yang_belum_lengkap_menyimpan_lalu_menyebut_barisnya(
    kantor: Kantor, citra: Client
) -> None:
    jawaban = simpan(citra, kantor, "ajukan", surat_masuk__p="5")
    assert (jawaban.status_code, jawaban.url) == (302, alamat_ajukan(kantor))
    halaman = citra.get(jawaban.url)
    teks = halaman.content.decode()
    assert "2 indikator yang jatuh tempo belum diisi" in teks
    assert f'href="{alamat_isi(kantor)}#baris-2"' in teks
    assert "Ajukan ke" not in teks
    with tanpa_lingkup():
        assert Realisasi.objects.get().pembilang == 5
        versi = str(LembarBulanan.objects.get().versi)
        with tidak_berubah():
            assert citra.post(alamat_ajukan(kantor), {"versi": versi}).status_code == 422


def test_yang_akan_dikirim_ditampilkan_sebelum_diajukan(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi_lengkap(kantor)
        isi(kantor, "Citra", isian(kantor, "rekomendasi", "12/10", keterangan="Sisa Agustus"))
        isi(kantor, "Citra", isian(kantor, "kehadiran-musrenbang", "nihil"))
    jawaban = citra.get(alamat_ajukan(kantor))
    assert jawaban.status_code == 200
    isi_bagian = bagian(jawaban)
    assert list(isi_bagian) == ["Terisi", "Nihil"]
    assert re.search(r"Jumlah surat masuk.*?100\s+surat", isi_bagian["Terisi"], re.S)
    assert "di atas 100 persen" in isi_bagian["Terisi"]
    assert "musrenbang" in isi_bagian["Nihil"]
    assert "dikirim kepada Budi Santoso" in jawaban.content.decode()


def test_baris_yang_tidak_jatuh_tempo_tampil_kosong_dan_tidak_menghalangi(
    kantor: Kantor, citra: Client
) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi_lengkap(kantor)
    halaman = citra.get(alamat_ajukan(kantor))
    assert "rekomendasi" in bagian(halaman)["Kosong, tidak jatuh tempo bulan ini"]
    # Musrenbang was due in February and is open still.
    assert "1 indikator lewat jatuh tempo" in halaman.content.decode()
    jawaban = citra.post(alamat_ajukan(kantor), {"versi": baca_versi(halaman)})
    assert (jawaban.status_code, jawaban.url) == (302, alamat_isi(kantor))
    with tanpa_lingkup():
        assert LembarBulanan.objects.get().status is Keadaan.DIAJUKAN


def test_mengajukan_dua_kali_berakibat_dan_menjawab_sama(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi_lengkap(kantor)
    data = {"versi": baca_versi(citra.get(alamat_ajukan(kantor)))}
    with tanpa_lingkup(), jejak_bertambah("lembar.ajukan"):
        pertama = citra.post(alamat_ajukan(kantor), data)
    with tanpa_lingkup(), tidak_berubah():
        kedua = citra.post(alamat_ajukan(kantor), data)
    assert (pertama.status_code, kedua.status_code) == (302, 302)
    assert pertama.url == kedua.url
    teks = pesan(citra.get(alamat_isi(kantor)))
    assert teks == ["Lembar September 2026 sudah diajukan kepada Budi Santoso."] * 2


def test_yang_berubah_sesudah_ditampilkan_tidak_ikut_terkirim(
    kantor: Kantor, citra: Client
) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi_lengkap(kantor)
    data = {"versi": baca_versi(citra.get(alamat_ajukan(kantor)))}
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "9", versi=1), alasan_atas_nama="Sakit")
    with tanpa_lingkup(), tidak_berubah():
        jawaban = citra.post(alamat_ajukan(kantor), data)
    assert jawaban.status_code == 409
    assert "9 surat" in jawaban.content.decode()


def test_bulan_tanpa_yang_jatuh_tempo_dapat_diajukan_kosong(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        Indikator.objects.update(bulan_jatuh_tempo=1 << 11)  # December only
    jawaban = simpan(citra, kantor, "ajukan")
    halaman = citra.get(jawaban.url)
    assert citra.post(jawaban.url, {"versi": baca_versi(halaman)}).status_code == 302
    with tanpa_lingkup():
        assert LembarBulanan.objects.get().status is Keadaan.DIAJUKAN


def test_lembar_yang_belum_ada_atau_sudah_diajukan(kantor: Kantor, citra: Client) -> None:
    assert citra.get(alamat_ajukan(kantor)).url == alamat_isi(kantor)
    with lingkup([kantor.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DIVERIFIKASI)
    halaman = citra.get(alamat_ajukan(kantor))
    assert "sudah diverifikasi" in halaman.content.decode()
    assert "Ajukan ke" not in halaman.content.decode()
    with tanpa_lingkup(), tidak_berubah():
        kirim = citra.post(alamat_ajukan(kantor), {"versi": str(lembar.versi)})
    assert kirim.status_code == 409


def test_camat_melihat_tetapi_tidak_dapat_mengajukan(kantor: Kantor) -> None:
    with lingkup([kantor.kecamatan.pk]):
        lembar = isi_lengkap(kantor)
    with tanpa_lingkup(), tidak_berubah():
        jawaban = masuk(kantor, "Sari").post(alamat_ajukan(kantor), {"versi": str(lembar.versi)})
    assert jawaban.status_code == 403


def test_kueri_halaman_ajukan_paling_banyak_12(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isi_lengkap(kantor)
    assert hitung_kueri(citra, alamat_ajukan(kantor)) <= 12


# --- nihil for the rest ---------------------------------------------------------------------------


def test_nihil_untuk_yang_tersisa_menyebut_yang_tidak_dapat(kantor: Kantor, citra: Client) -> None:
    with lingkup([kantor.kecamatan.pk]):
        surat = kantor.indikator("surat-masuk")
        surat.daftar_target.all().delete()
    assert "Tandai nihil yang tersisa (1)" in citra.get(alamat_isi(kantor)).content.decode()
    with tanpa_lingkup(), jejak_bertambah("realisasi.isi"):
        assert simpan(citra, kantor, "nihil_sisa").status_code == 302
    assert pesan(citra.get(alamat_isi(kantor))) == [
        "1 baris ditandai nihil. Belum ditandai: baris 2 (posisi akhir bulan: isi angkanya, "
        "0 juga angka); baris 4 (bertarget bulan ini: tandai nihil pada barisnya dan jelaskan "
        "pada keterangan)."
    ]
    with tanpa_lingkup():
        assert Realisasi.objects.get().keadaan == "nihil"


def test_nihil_sisa_menyimpan_yang_diketik_dan_tidak_menimpanya(
    kantor: Kantor, citra: Client
) -> None:
    with lingkup([kantor.kecamatan.pk]):
        kantor.indikator("surat-masuk").daftar_target.all().delete()
        isi(kantor, "Citra", isian(kantor, "arsip-pegawai", "38"))
    simpan(citra, kantor, "nihil_sisa", surat_masuk__p="5")
    assert pesan(citra.get(alamat_isi(kantor)))[0].startswith("0 baris ditandai nihil.")
    with tanpa_lingkup():
        assert Realisasi.objects.get(indikator__kode="surat-masuk").pembilang == 5


def test_bulan_lalu_dan_tahun_lalu_ada_di_samping_sel(kantor: Kantor, citra: Client) -> None:
    agustus = Periode(2026, 8)
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "97"), periode=agustus,
            pada=date(2026, 9, 4))  # fmt: skip
    teks = citra.get(alamat_isi(kantor)).content.decode()
    agt = r'Agt<span class="visually-hidden"> 2026</span></span> 97</li></ol>'
    assert re.search(agt, teks)
    assert 'Sep<span class="visually-hidden"> 2025</span></span> –' in teks


def test_garis_di_samping_sel_berakhir_pada_selnya_sendiri(kantor: Kantor, citra: Client) -> None:
    """Zero is a point of the line, a month not filled is none; in words it says the same."""
    for bulan, angka in ((6, "40"), (7, "0")):
        with lingkup([kantor.kecamatan.pk]):
            isi(kantor, "Citra", isian(kantor, "surat-masuk", angka), periode=Periode(2026, bulan),
                pada=date(2026, bulan + 1, 4))  # fmt: skip
    assert '<svg class="garis"' in citra.get(alamat_isi(kantor)).content.decode()
    with lingkup([kantor.kecamatan.pk]):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "20"))
    (garis,) = re.findall(
        r'<svg class="garis".*?</svg>', citra.get(alamat_isi(kantor)).content.decode()
    )
    assert 'aria-label="Perkembangan 3 bulan terisi: terendah 0, tertinggi 40, terakhir 20' in garis
    titik = re.findall(r"([\d.]+),([\d.]+)", garis)
    tinggi = [float(y) for _, y in titik]
    assert len(titik) == 3
    assert tinggi[0] < tinggi[2] < tinggi[1]
    assert f'cx="{titik[-1][0]}" cy="{titik[-1][1]}"' in garis
