"""Random offices: from the average of the kecamatan down to the month, all of it redone by hand."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from django.test import Client

from indikator.models import Indikator
from realisasi.kesalahan import BelumLengkap
from realisasi.models import LembarBulanan
from tests.hitung.ulang import baca, bulatkan, desimal_dari, hitung, hitung_ulang
from tests.laporan.kantor_ramai import duduki, tambah_staf
from tests.laporan.pembaca_jelas import BulanTerbaca, HalamanJelas, baca_halaman, baca_tautan
from tests.pabrik import BARIS_MINI, KODE_JABATAN, Kantor, buat_kantor, isi_bulan, setujui

KEMUNGKINAN = {
    "surat-masuk": ("0", "97", "131", "nihil", "88,25"),
    "arsip-pegawai": ("38", "39", "41"),
    "waktu-pelayanan": ("260/40", "97/13", "0/0", "nihil"),
    "kehadiran-musrenbang": ("74/80 tidak", "77/81 ya"),
}
BEDA = re.compile(
    r'<strong>\s*<a class="angka-jelas" href="([^"]+)" *>([^<]+)</a>\s*</strong>'
    r"\s*<small>([^<]+ poin)</small>"
)
LALU = re.compile(r'<a href="([^"]+)">Bandingkan dengan bulan sebelumnya</a>')
RENCANA = {"2": "100", "3": "55.5", "7": "130"}


def buat_acak(benih: int) -> Kantor:
    """Three seats of one jabatan; one changes hands in June, one begins in March."""
    acak = Random(benih)
    daftar = [dict(baris) for baris in BARIS_MINI]
    daftar[0]["target"] = acak.choice(["1200", "1000", "7.5"])
    if acak.random() < 0.5:
        daftar[0]["rencana"] = RENCANA
    kantor = buat_kantor(daftar)
    Indikator.objects.filter(kode="arsip-pegawai").update(
        antar_pemegang=acak.choice(["dijumlahkan", "bersama"])
    )
    tambah_staf(kantor, "Danu Wijaya", mulai=date(2026, 3, 10))
    tambah_staf(kantor, "Gita Puspita", selesai=date(2026, 6, 15))
    duduki(
        kantor,
        "Hasan Basri",
        posisi_nama=None,
        posisi=kantor.penugasan["Gita"].posisi,
        mulai=date(2026, 6, 16),
    )
    for nama, bulan in (
        ("Citra", (1, 2, 9)),
        ("Danu", (3, 7)),
        ("Gita", (2, 6)),
        ("Hasan", (6, 9)),
    ):
        for satu in bulan:
            lembar = isi_bulan(kantor, nama, satu, _isian(acak, satu))
            if acak.random() < 0.4 and nama != "Gita":
                _coba_setujui(kantor, nama, lembar)
    return kantor


def _isian(acak: Random, bulan: int) -> dict[str, str]:
    kode = [satu for satu in KEMUNGKINAN if satu != "kehadiran-musrenbang" or bulan == 2]
    terpilih = [satu for satu in kode if acak.random() < 0.8] or kode[:1]
    return {satu: acak.choice(KEMUNGKINAN[satu]) for satu in terpilih}


def _coba_setujui(kantor: Kantor, nama: str, lembar: LembarBulanan) -> None:
    try:
        setujui(kantor, nama, lembar)
    except BelumLengkap:
        return


def jelajahi(client: Client, awal: str) -> dict[str, HalamanJelas]:
    """Open every figure that can be reached."""
    halaman: dict[str, HalamanJelas] = {}
    antrean = [awal]
    while antrean:
        alamat = antrean.pop()
        if alamat not in halaman:
            jawaban = client.get(alamat)
            assert jawaban.status_code == 200, alamat
            halaman[alamat] = baca_halaman(jawaban.content.decode())
            antrean += halaman[alamat].tautan
    return halaman


def periksa_langkah(halaman: HalamanJelas) -> None:
    """Each step gives what it says; the last of the page's own kind is the figure."""
    akhir: dict[str, str] = {}
    for langkah in halaman.langkah:
        terbaca = hitung_ulang(langkah)
        if terbaca is not None:
            label, nilai, tercetak = terbaca
            assert bulatkan(nilai, desimal_dari(tercetak)) == _angka(tercetak), langkah
            akhir[label] = tercetak
    label = halaman.judul.partition(" ")[0]
    label = "Rata-rata" if label == "Rata-rata" else label
    bulat = [satu for satu in halaman.langkah if satu.startswith("Target dibulatkan: ")]
    if label in akhir and not (label == "Target" and bulat):
        assert _angka(akhir[label]) == _angka(halaman.angka), halaman.judul


def hitung_realisasi(aturan: str, daftar_bulan: tuple[BulanTerbaca, ...]) -> Fraction | None:
    """R of one post from the printed rule and the printed months alone."""
    isi = [satu.isian.partition(";")[0] for satu in daftar_bulan]
    pasangan = [
        (baca(cocok[1]), Fraction(1) if cocok[2] is None else baca(cocok[2]))
        for satu in isi
        if (cocok := re.fullmatch(r"([\d.,]+)(?: (?:dari|\w+ :) ([\d.,]+)| \w+)?", satu))
    ]
    berisi = [satu for satu in pasangan if satu[1] != 0]
    if not berisi:
        return Fraction(0) if "nihil" in isi and "Dijumlahkan" in aturan else None
    if "Posisi terakhir" in aturan:
        berisi = berisi[-1:]
    atas, bawah = sum(satu[0] for satu in berisi), sum(satu[1] for satu in berisi)
    if "Dijumlahkan" in aturan or "Posisi terakhir" in aturan:
        return Fraction(atas)
    return Fraction(atas, 1) / bawah * (100 if "× 100" in aturan else 1)


def hitung_target(halaman: HalamanJelas) -> Fraction | None:
    """T of one post from the printed rule, the year's target and the share of each month."""
    aturan = " ".join(halaman.aturan)
    setahun = re.search(r"Target setahun: ([\d.,]+)", aturan)
    bagian = [satu.jatuh_tempo for satu in halaman.daftar_bulan[0] if satu.jatuh_tempo != "–"]
    if setahun is None or not bagian:
        return None
    if "berlaku utuh" in aturan:
        return baca(setahun[1])
    if "rencana bulan" in aturan:
        return sum((_rencana(satu) for satu in bagian), Fraction(0))
    banyak = re.search(r"jatuh tempo setahun \((\d+)\)", aturan)
    assert banyak is not None
    jumlah = sum((hitung(satu.removesuffix(" bulan")) for satu in bagian), Fraction(0))
    return baca(setahun[1]) * jumlah / int(banyak[1])


def _rencana(teks: str) -> Fraction:
    angka = teks.removeprefix("rencana ")
    return Fraction(0) if angka.startswith("–") else hitung(angka)


def _angka(teks: str) -> Decimal:
    return Decimal(re.sub(r"[^\d,]", "", teks).replace(",", "."))


def periksa_satu(halaman: HalamanJelas) -> int:
    """Redo a page of one post from its inputs; return 1 where there was a figure to redo."""
    aturan = " ".join(halaman.aturan)
    if halaman.judul.startswith("Realisasi"):
        nilai = hitung_realisasi(aturan, halaman.daftar_bulan[0])
    elif halaman.judul.startswith("Target"):
        nilai = hitung_target(halaman)
    else:
        nilai = hitung_capaian(halaman, aturan)
    if nilai is None:
        assert not halaman.angka[0].isdigit(), (halaman.judul, halaman.angka)
        return 0
    if halaman.angka != "nihil":
        assert bulatkan(nilai, desimal_dari(halaman.angka.rstrip("\u202f%"))) == _angka(
            halaman.angka
        ), (halaman.judul, halaman.aturan, halaman.daftar_bulan)
    return 1


def hitung_capaian(halaman: HalamanJelas, aturan: str) -> Fraction | None:
    """Capaian, or nilai terhitung where the rule of its bound is on the page."""
    r = hitung_realisasi(halaman.aturan[0], halaman.daftar_bulan[0])
    t = hitung_target(halaman)
    if r is None or t is None or t == 0:
        return None
    naik = "Realisasi : target × 100" in aturan
    capaian = r / t * 100 if naik else max(Fraction(0), (2 * t - r) / t * 100)
    batas = re.search(r"paling tinggi ([\d,]+)", aturan)
    return capaian if batas is None else min(Fraction(bulatkan(capaian, 2)), baca(batas[1]))


@pytest.mark.parametrize(
    ("benih", "kode", "paling_sedikit"),
    [(0, "2026-09", 60), (1, "2026-09", 60), (2, "2026-06-tw", 20), (1, "2026-09-sd06", 40)],
)
def test_semua_angka_kantor_acak_dapat_dihitung_ulang(
    client: Client, db: None, benih: int, kode: str, paling_sedikit: int
) -> None:
    kantor = buat_acak(benih)
    client.force_login(kantor.pengguna("Sari"))
    halaman = jelajahi(client, f"/jelaskan/kecamatan/{kantor.kecamatan.pk}/{kode}/")
    assert len(halaman) > paling_sedikit
    terhitung = 0
    for alamat, satu in halaman.items():
        periksa_langkah(satu)
        for tujuan, teks in satu.tautan.items():
            assert halaman[tujuan].angka == teks, (alamat, tujuan)
        if re.match(r"/jelaskan/\d+/[\w-]+/\d+/", alamat):
            terhitung += periksa_satu(satu)
    assert terhitung > paling_sedikit // 4


@pytest.mark.parametrize(("benih", "siapa"), [(0, "Sari"), (1, "Budi"), (2, "Sari")])
def test_angka_setiap_halaman_sama_dengan_penjelasannya(
    client: Client, db: None, benih: int, siapa: str
) -> None:
    """The report, the year, the dashboard and its details; a section sees its own averages."""
    kantor = buat_acak(benih)
    client.force_login(kantor.pengguna(siapa))
    citra, kecamatan = kantor.penugasan["Citra"].pk, kantor.kecamatan.pk
    pk = kantor.indikator("surat-masuk").pk
    dasbor = f"/dasbor/{kecamatan}/2026-09/"
    dilihat: dict[str, str] = {}
    for alamat in (
        f"/laporan/realisasi/{citra}/2026-09/",
        f"/tahun/{citra}/2026/",
        f"/dasbor/?bulan=2026-09&kecamatan={kecamatan}",
        f"/dasbor/?bulan=2026-09&kecamatan={kecamatan}&menurut=pegawai",
        f"/dasbor/rapat/?bulan=2026-09&kecamatan={kecamatan}",
        f"{dasbor}jabatan/{KODE_JABATAN}/",
        f"{dasbor}jabatan/{KODE_JABATAN}/{pk}/",
        f"{dasbor}pegawai/{citra}/",
        f"{dasbor}pegawai/{citra}/{pk}/",
    ):
        jawaban = client.get(alamat)
        assert jawaban.status_code == 200, alamat
        tautan = baca_tautan(jawaban.content.decode())
        assert len(tautan) > 3, alamat
        for tujuan, teks in tautan.items():
            assert dilihat.setdefault(tujuan, teks) == teks, (alamat, tujuan)
    for tujuan, teks in dilihat.items():
        assert baca_halaman(client.get(tujuan).content.decode()).angka == teks, tujuan
    assert len(dilihat) > 40


@pytest.mark.parametrize("siapa", ["Sari", "Budi"])
def test_angka_bulan_sebelumnya_ada_di_balik_setiap_beda(
    client: Client, db: None, siapa: str
) -> None:
    """What a figure was plus how far it moved is what it is, for every row and the average."""
    kantor = buat_acak(0)
    client.force_login(kantor.pengguna(siapa))
    jumlah = 0
    for alamat in (
        "/dasbor/?bulan=2026-09",
        "/dasbor/?bulan=2026-09&menurut=pegawai",
        f"/dasbor/{kantor.kecamatan.pk}/2026-09/jabatan/{KODE_JABATAN}/",
    ):
        isi = client.get(alamat).content.decode()
        for kini, teks, beda in BEDA.findall(isi):
            dulu = LALU.search(client.get(kini).content.decode())
            assert dulu is not None, kini
            lalu = _angka(baca_halaman(client.get(dulu[1]).content.decode()).angka)
            assert lalu + _tanda(beda) == _angka(teks), (alamat, kini)
            jumlah += 1
    assert jumlah > 5


def _tanda(teks: str) -> Decimal:
    return -_angka(teks) if teks.startswith("−") else _angka(teks)
