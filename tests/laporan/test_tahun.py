"""Tahun Saya: twelve months × one's own indikator, equal to the report of the last month."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client

from indikator.models import KinerjaUtama, Target
from jabatan.izin import ambil_penugasan
from jabatan.models import Jabatan, Jeda, Penugasan
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from laporan.rekap.tahun import BarisTahun, TahunPegawai, ambil_tahun
from tests.laporan.kantor_ramai import tambah_staf
from tests.laporan.pembaca import ambil_rekap
from tests.laporan.test_dasbor import buat_peran, hitung_kueri
from tests.pabrik import (
    BARIS_MINI,
    Kantor,
    buat_baris_tambahan,
    buat_kantor,
    buat_kantor_lain,
    isi_bulan,
)

SENIN = date(2026, 10, 5)
SKRIP = "<script>alert(1)</script>"


def baca(kantor: Kantor, nama: str = "Citra", tahun: int = 2026) -> TahunPegawai:
    with lingkup([kantor.kecamatan.pk]):
        pelaku = kantor.pelaku(nama, SENIN)
        penugasan = ambil_penugasan(pelaku, kantor.penugasan[nama].pk)
        return ambil_tahun(pelaku, penugasan, tahun)


def baris(kantor: Kantor, nomor: int) -> BarisTahun:
    return baca(kantor).daftar_baris[nomor - 1]


def sel(kantor: Kantor, nomor: int) -> list[tuple[str, str]]:
    return [(satu.jenis, satu.teks) for satu in baris(kantor, nomor).daftar_sel]


def buka(client: Client, kantor: Kantor, alamat: str = "/tahun-saya/", nama: str = "Citra") -> Any:
    client.force_login(kantor.pengguna(nama))
    return client.get(alamat)


# --- figures ----------------------------------------------------------------------------------


def test_angka_sd_sama_dengan_laporan_bulan_terakhir(september: Kantor) -> None:
    tahun, rekap = baca(september), ambil_rekap(september, 9)
    assert tahun.periode == rekap.periode == Periode(2026, 9)
    for ini, itu in zip(tahun.daftar_baris, rekap.baris, strict=True):
        assert ini.rekap.indikator == itu.indikator
        for nama in ("realisasi", "target", "capaian", "nilai_terhitung", "kategori"):
            assert getattr(ini.rekap, nama) == getattr(itu, nama), (itu.indikator, nama)
    assert tahun.rata == rekap.rata
    assert tahun.rata.angka.nilai is not None


def test_target_yang_diubah_sesudah_persetujuan_tidak_mengubah_tahunnya(september: Kantor) -> None:
    sebelum = baris(september, 1).rekap
    with tanpa_lingkup():
        Target.objects.filter(indikator=september.indikator("surat-masuk")).update(
            setahun=Decimal("2400")
        )
    assert baris(september, 1).rekap == sebelum
    assert ambil_rekap(september, 9).baris[0].target == sebelum.target


def test_setiap_bulan_sama_dengan_realisasi_laporan_bulan_itu(september: Kantor) -> None:
    daftar = baca(september).daftar_baris
    for bulan in (1, 2, 9):
        for satu, itu in zip(daftar, ambil_rekap(september, bulan).baris, strict=True):
            ini = satu.daftar_sel[bulan - 1]
            if ini.jenis != "tidak_jatuh_tempo":
                angka = itu.daftar_angka[0]
                assert (ini.teks, ini.rincian) == (angka.realisasi.teks, angka.rincian)


def test_nol_nihil_dan_belum_diisi_tetap_tiga_keadaan(september: Kantor) -> None:
    daftar = sel(september, 1)
    assert daftar[0] == ("angka", "100")
    assert daftar[1] == ("nihil", "nihil")
    assert daftar[2] == ("belum", "–")
    assert daftar[8] == ("angka", "0")
    assert [jenis for jenis, _ in daftar[9:]] == ["nanti"] * 3


def test_rasio_menampilkan_persen_dan_rata_rata_beserta_pasangannya(september: Kantor) -> None:
    februari = baris(september, 3).daftar_sel[1]
    assert (februari.teks, februari.rincian) == ("92,50\u202f%", "74 dari 80")
    assert februari.syarat_gagal
    layanan = baris(september, 4).daftar_sel[8]
    assert (layanan.teks, layanan.rincian) == ("6,50", "260 : 40")


def test_bulan_tidak_jatuh_tempo_bukan_belum_diisi(september: Kantor) -> None:
    jenis = [satu for satu, _ in sel(september, 3)]
    assert jenis[:3] == ["tidak_jatuh_tempo", "angka", "tidak_jatuh_tempo"]


def test_bulan_cuti_dan_bulan_sebelum_bertugas_ditandai(kantor: Kantor) -> None:
    with tanpa_lingkup():
        citra = kantor.penugasan["Citra"]
        Penugasan.objects.filter(pk=citra.pk).update(mulai=date(2026, 3, 1))
        Jeda.objects.create(
            kecamatan=kantor.kecamatan,
            penugasan=citra,
            mulai=date(2026, 5, 1),
            selesai=date(2026, 5, 31),
        )
    assert [jenis for jenis, _ in sel(kantor, 1)][:6] == [
        *("luar", "luar", "belum", "belum", "cuti", "belum")
    ]
    sebutan = [satu.sebutan for satu in baca(kantor).daftar_bulan]
    assert sebutan[1:5] == ["Tidak bertugas", "Belum Diisi", "Belum Diisi", "Cuti"]


def test_pegawai_yang_pindah_berhenti_pada_bulan_terakhirnya(september: Kantor) -> None:
    with tanpa_lingkup():
        Penugasan.objects.filter(pk=september.penugasan["Citra"].pk).update(
            selesai=date(2026, 6, 30)
        )
    assert baca(september).periode == Periode(2026, 6)


def test_garis_memuat_target_bulanan_pada_skala_yang_sama(september: Kantor) -> None:
    garis = baris(september, 1).garis
    assert garis is not None
    # 100, nihil (0), 0 against 100 a month: January lies on the target, September at the foot.
    assert [titik.split(",")[1] for titik in garis.titik.split()] == ["4.0", "18.0", "18.0"]
    assert len(garis.titik_target.split()) == 12
    assert {titik.split(",")[1] for titik in garis.titik_target.split()} == {"4.0"}


def test_bagan_memuat_angka_dan_target_yang_sama_dengan_tabelnya(
    client: Client, september: Kantor
) -> None:
    satu = baris(september, 1)
    titik = {titik.bulan: titik for titik in satu.bagan.daftar_titik}
    assert (titik[1].nilai, titik[1].teks, titik[1].teks_target) == (Decimal(100), "100", "100")
    assert (titik[2].nilai, titik[2].teks, titik[2].nihil) == (None, "nihil", True)
    assert (titik[3].nilai, titik[3].belum) == (None, True)
    assert (titik[9].nilai, titik[9].belum, titik[9].nihil) == (Decimal(0), False, False)
    assert (titik[12].nilai, titik[12].belum, titik[12].target) == (None, False, Decimal(100))
    isi = buka(client, september).content.decode()
    assert isi.count('class="bagan-wadah"') == 4
    assert "Perkembangan menurut indikator" in isi


# --- the page ---------------------------------------------------------------------------------


def test_halaman_menyebut_keadaan_dan_menautkan_lembar_serta_laporan(
    client: Client, september: Kantor
) -> None:
    isi = buka(client, september).content.decode()
    sisa = '<span class="visually-hidden">, '
    assert re.search(rf'href="/lembar/\d+/">Jan{sisa}Draf, buka lembar', isi)
    assert re.search(rf'href="/lembar/\d+/">Sep{sisa}Disetujui, buka lembar', isi)
    pk = september.penugasan["Citra"].pk
    assert f'href="/isi/{pk}/2026-03/">Mar{sisa}Belum Diisi, buka isian' in isi
    for kode in ("2026-01", "2026-10"):
        assert f'href="/laporan/realisasi/{pk}/{kode}/"' in isi
    assert f'href="/laporan/realisasi/{pk}/2026-11/"' not in isi
    assert "garis-target" in isi
    assert 'aria-current="page"' in isi


def test_atasan_membaca_tahun_bawahannya_tanpa_tautan_isian(
    client: Client, september: Kantor
) -> None:
    pk = september.penugasan["Citra"].pk
    jawaban = buka(client, september, f"/tahun/{pk}/2026/", "Budi")
    assert jawaban.status_code == 200
    assert "Citra Lestari, tahun 2026" in jawaban.content.decode()
    assert "buka isian" not in jawaban.content.decode()


@pytest.mark.parametrize("nama", ["Budi", "Sari"])
def test_yang_tidak_punya_lembar_ditolak_dengan_jalannya(
    client: Client, kantor: Kantor, nama: str
) -> None:
    jawaban = buka(client, kantor, nama=nama)
    assert jawaban.status_code == 403
    assert "dapat dibaca pada Laporan" in jawaban.content.decode()
    assert "/tahun-saya/" not in jawaban.content.decode()


def test_inspektorat_membaca_dan_dewi_tidak_melihat(client: Client, september: Kantor) -> None:
    lain = buat_kantor_lain(september)
    alamat = f"/tahun/{september.penugasan['Citra'].pk}/2026/"
    assert buka(client, lain, alamat, "Dewi").status_code == 404
    client.force_login(buat_peran(september, "inspektorat"))
    assert client.get(alamat).status_code == 200


@pytest.mark.parametrize("teks", ["", "26", "1999", "3000", "abcd", "２０２６", "20261", "-202"])
def test_tahun_yang_tidak_terbaca_tidak_ditemukan(
    client: Client, kantor: Kantor, teks: str
) -> None:
    assert buka(client, kantor, f"/tahun-saya/?tahun={teks}").status_code == 404


@pytest.mark.parametrize(
    ("tahun", "sebab"),
    [
        (2025, "Belum ada katalog IKI yang berlaku untuk tahun 2025"),
        (2020, "berada di luar masa penugasan"),
        (2028, "belum berjalan"),
    ],
)
def test_tahun_tanpa_angka_dijelaskan(
    client: Client, kantor: Kantor, tahun: int, sebab: str
) -> None:
    jawaban = buka(client, kantor, f"/tahun-saya/?tahun={tahun}")
    assert jawaban.status_code == 404
    assert sebab in jawaban.content.decode()


def test_januari_membuka_tahun_lalu(client: Client, september: Kantor) -> None:
    with time_machine.travel("2027-01-04T03:00:00+00:00", tick=False):
        assert "Tahun Saya 2026" in buka(client, september).content.decode()


def test_dua_penugasan_setahun_saling_ditautkan(client: Client, kantor: Kantor) -> None:
    danu = tambah_staf(kantor, "Danu Wijaya")
    with tanpa_lingkup():
        Penugasan.objects.filter(pk=danu.pk).update(
            pegawai=kantor.penugasan["Citra"].pegawai, mulai=date(2026, 7, 1)
        )
    isi = buka(client, kantor).content.decode()
    assert "Penugasan lain tahun ini" in isi
    assert f'href="/tahun/{kantor.penugasan["Citra"].pk}/2026/"' in isi


def test_teks_jahat_dicetak_sebagai_teks(client: Client, kantor: Kantor) -> None:
    with tanpa_lingkup():
        indikator = kantor.indikator("surat-masuk")
        indikator.nama = indikator.satuan = SKRIP
        indikator.save()
    isi = buka(client, kantor).content.decode()
    assert SKRIP not in isi
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in isi


def test_kueri_tetap_untuk_dua_kali_indikator(client: Client, db: None) -> None:
    tambahan = buat_baris_tambahan(8)
    kantor = buat_kantor((*BARIS_MINI, *tambahan))
    isi_bulan(kantor, "Citra", 9, {satu["kode"]: "5" for satu in tambahan})
    with tanpa_lingkup():
        milik = Jabatan.objects.get(katalog=kantor.katalog)
        lain = Jabatan.objects.create(
            katalog=kantor.katalog, urut=2, kode="lain", nama="Lain", tugas="Lain"
        )
        kinerja = KinerjaUtama.objects.filter(uraian__startswith="Kinerja utama tambahan")
        kinerja.update(jabatan=lain)
    client.force_login(kantor.pengguna("Citra"))
    sedikit, banyaknya = hitung_kueri(client, "/tahun-saya/"), len(baca(kantor).daftar_baris)
    with tanpa_lingkup():
        KinerjaUtama.objects.filter(jabatan=lain).update(jabatan=milik)
    assert len(baca(kantor).daftar_baris) == banyaknya + 8
    assert hitung_kueri(client, "/tahun-saya/") == sedikit
    assert sedikit <= 12
