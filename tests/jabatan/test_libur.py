"""Public holidays: pasted line by line, all or none, shared by all kecamatan of the pemda."""

from datetime import date
from typing import Any

import pytest

from jabatan.forms.libur import baca_daftar_libur, baca_tanggal
from jabatan.models import HariLibur
from jabatan.models.organisasi import Kalender
from kinerja.inti.waktu import Periode
from tests.jabatan.conftest import Dua


def _alamat(dua: Dua, akhir: str = "") -> str:
    return f"/kantor/{dua.sukamaju.kecamatan.pk}/libur/{akhir}"


@pytest.mark.parametrize(
    ("teks", "tanggal"),
    [
        ("17 Agustus 2026", date(2026, 8, 17)),
        ("17 agt 2026", date(2026, 8, 17)),
        ("7-8-2026", date(2026, 8, 7)),
        ("17/08/2026", date(2026, 8, 17)),
        ("17.08.2026", date(2026, 8, 17)),
        ("2026-08-17", date(2026, 8, 17)),
        ("31 Juni 2026", None),
        ("17 Augustus 2026", None),
        ("08/17/2026", None),
        ("17 Agustus", None),
        ("1 Januari 0001", None),
        ("", None),
        ("١٧ Agustus 2026", None),
    ],
)
def test_tanggal_dibaca_seperti_ditulis_orang(teks: str, tanggal: date | None) -> None:
    assert baca_tanggal(teks) == tanggal


def test_setiap_baris_yang_salah_disebut_nomornya() -> None:
    daftar, galat = baca_daftar_libur(
        "17 Agustus 2026; Hari Kemerdekaan\n\n32 Agustus 2026; Salah\nTanpa pemisah\n"
        "25/12/2026\tHari Natal\n17-08-2026; Lagi\n1 Mei 2026;\n2 Mei 2026; " + "x" * 121
    )
    assert [(satu.nomor, satu.uraian) for satu in daftar] == [
        (1, "Hari Kemerdekaan"),
        (5, "Hari Natal"),
    ]
    assert [satu.partition(":")[0] for satu in galat] == [f"Baris {n}" for n in (3, 4, 6, 7, 8)]
    assert "“32 Agustus 2026” tidak terbaca" in galat[0]
    assert "sudah ada pada baris 1" in galat[2]


def test_beberapa_baris_disimpan_sekaligus_dan_menggeser_batas(dua: Dua, jejak_baru: Any) -> None:
    teks = "5 Oktober 2026; Hari Jadi Kota\r\n2026-12-25\tHari Natal"
    assert dua.agung.kirim(_alamat(dua), daftar=teks).status_code == 302
    halaman = dua.agung.baca("/kantor/libur/?tahun=2026").content.decode()
    assert "Hari Jadi Kota" in halaman
    assert "Senin, 5 Oktober 2026" in halaman
    for kantor in (dua.sukamaju, dua.mekarsari):
        assert Kalender(kantor.kecamatan).jadwal(Periode(2026, 9)).batas == date(2026, 10, 6)
    libur = HariLibur.objects.get(uraian="Hari Jadi Kota")
    assert dua.agung.kirim(_alamat(dua, f"{libur.pk}/hapus/")).status_code == 302
    assert dua.agung.kirim(_alamat(dua, f"{libur.pk}/hapus/")).status_code == 302
    assert Kalender(dua.sukamaju.kecamatan).jadwal(Periode(2026, 9)).batas == date(2026, 10, 5)
    assert jejak_baru() == [("buat", "harilibur")] * 2 + [("hapus", "harilibur")]


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "Tulis paling sedikit satu hari libur."),
        ("  \n \n", "Tulis paling sedikit satu hari libur."),
        ("1 Mei 2026; Hari Buruh\nsalah", "Baris 2: tulis tanggal, titik koma"),
        ("1 Mei 2026; Hari Buruh\n5 Oktober 2026; Lagi", "Baris 2: 5 Oktober 2026 sudah tercatat"),
        ("1 Mei 2026; Hari \x08Buruh", "karakter yang tidak dapat disimpan"),
        ("\n".join(f"{n % 28 + 1}-{n % 12 + 1}-2026; Libur" for n in range(61)), "Paling banyak"),
    ],
)
def test_satu_baris_salah_berarti_tidak_ada_yang_disimpan(dua: Dua, teks: str, pesan: str) -> None:
    dua.agung.kirim(_alamat(dua), daftar="5 Oktober 2026; Hari Jadi Kota")
    jawaban = dua.agung.kirim(_alamat(dua), daftar=teks)
    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert pesan in isi
    assert "Hari Buruh" not in teks or "\x08" in teks or "Hari Buruh" in isi
    assert HariLibur.objects.count() == 1


def test_admin_kecamatan_dan_inspektorat_hanya_membaca_hari_libur(dua: Dua) -> None:
    dua.agung.kirim(_alamat(dua), daftar="5 Oktober 2026; Hari Jadi Kota")
    libur = HariLibur.objects.get()
    for siapa in (dua.rahma, dua.sri):
        teks = siapa.baca("/kantor/libur/?tahun=2026").content.decode()
        assert "Hari Jadi Kota" in teks
        assert "Hapus" not in teks.partition("</main>")[0]
        assert siapa.kirim(_alamat(dua), daftar="salah").status_code == 403
        assert siapa.kirim(_alamat(dua, f"{libur.pk}/hapus/")).status_code == 403
    assert HariLibur.objects.count() == 1
