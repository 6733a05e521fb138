"""The filling calendar: a month set otherwise with a reason, given back, the default days."""

from datetime import date
from typing import Any

import pytest

from jabatan.jadwal import JadwalBulan
from jabatan.models import HariLibur, PeriodePengisian
from jabatan.models.organisasi import Kalender
from jabatan.rekap import susun_akibat, tulis_akibat
from jejak.models import Jejak
from jejak.services import verifikasi_jejak
from kinerja.inti.waktu import Periode
from tests.jabatan.conftest import Dua

AGUSTUS = Periode(2026, 8)


def _alamat(dua: Dua, kode: str = "2026-08", akhir: str = "") -> str:
    return f"/kantor/{dua.sukamaju.kecamatan.pk}/periode/{kode}/{akhir}"


def _isian(**lain: str) -> dict[str, str]:
    return {
        "buka": "2026-09-01",
        "batas": "2026-10-06",
        "verifikasi": "2026-10-07",
        "kunci": "2026-10-09",
        "alasan": "Gangguan jaringan di kantor",
    } | lain


def _jadwal(dua: Dua, periode: Periode = AGUSTUS) -> JadwalBulan:
    return Kalender(dua.sukamaju.kecamatan).jadwal(periode)


def test_bulan_diatur_sendiri_dengan_alasan_lalu_kembali_ke_bawaan(
    dua: Dua, jejak_baru: Any
) -> None:
    bawaan = _jadwal(dua)
    jawaban = dua.rahma.client.get("/kantor/periode/").content.decode()
    assert "Diatur sendiri" not in jawaban
    dua.rahma.kirim(_alamat(dua), **_isian())
    halaman = dua.rahma.baca("/kantor/periode/").content.decode()
    # The lock of August had passed on 10 September.
    assert "Agustus 2026 terbuka lagi: lembar yang belum diajukan atau dikembalikan" in halaman
    assert "9 Oktober 2026" in halaman
    assert "Diatur sendiri" in halaman
    assert "Gangguan jaringan di kantor" in halaman
    assert _jadwal(dua).kunci == date(2026, 10, 9)
    assert Kalender(dua.mekarsari.kecamatan).jadwal(AGUSTUS) == bawaan
    dua.rahma.kirim(_alamat(dua, akhir="bawaan/"))
    assert _jadwal(dua) == bawaan
    assert "Agustus 2026 langsung terkunci" in dua.rahma.baca("/kantor/periode/").content.decode()
    assert dua.rahma.kirim(_alamat(dua, akhir="bawaan/")).status_code == 302
    assert jejak_baru() == [("ubah", "periodepengisian"), ("hapus", "periodepengisian")]
    assert Jejak.objects.get(objek="periodepengisian", tindakan="ubah").alasan != ""
    assert verifikasi_jejak().daftar_temuan == []


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"alasan": ""}, "Isi alasan perubahan ini."),
        ({"alasan": "x" * 301}, ""),
        ({"batas": "2026-08-31"}, "Batas pengisian tidak boleh sebelum tanggal buka."),
        ({"verifikasi": "2026-10-05"}, "Batas verifikasi tidak boleh sebelum batas pengisian."),
        ({"kunci": "2026-10-06"}, "Tanggal kunci tidak boleh sebelum batas verifikasi."),
        ({"buka": "2026-07-31"}, "dibuka paling awal pada awal bulannya"),
        ({"kunci": "2028-10-06"}, "Paling lama setahun sesudah bulannya."),
        ({"kunci": "besok"}, "Tanggal tidak terbaca."),
        ({"kunci": ""}, "Isi tanggalnya."),
        (
            {
                "batas": "2026-09-07",
                "verifikasi": "2026-09-07",
                "kunci": "2026-09-10",
            },
            "sama dengan bawaan",
        ),
    ],
)
def test_isian_jadwal_yang_salah_ditolak_dan_ketikan_tetap(
    dua: Dua, isian: dict[str, str], pesan: str
) -> None:
    jawaban = dua.rahma.kirim(_alamat(dua), **_isian(**isian))
    teks = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert pesan in teks
    assert "alasan" in isian or "Gangguan jaringan di kantor" in teks
    assert PeriodePengisian.objects.count() == 0


def test_jadwal_yang_berubah_sejak_dibuka_ditolak_dengan_yang_tersimpan(dua: Dua) -> None:
    dilihat = dua.rahma.ambil_dilihat(_alamat(dua))
    dua.agung.kirim(_alamat(dua), **_isian(kunci="2026-10-16", alasan="Banjir"))
    jawaban = dua.rahma.kirim(_alamat(dua), **_isian(), dilihat=dilihat)
    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Sekarang tersimpan: 16 Oktober 2026" in teks
    assert "Sekarang tersimpan: Banjir" in teks
    assert "Gangguan jaringan di kantor" in teks
    assert _jadwal(dua).kunci == date(2026, 10, 16)
    # What stands there was shown: sending the drawn page again is a choice.
    baru = teks.partition('name="dilihat" value="')[2][:16]
    assert dua.rahma.kirim(_alamat(dua), **_isian(), dilihat=baru).status_code == 302
    assert dua.rahma.kirim(_alamat(dua), **_isian(kunci="2026-10-20"), dilihat="").status_code == (
        409
    )


def test_tanggal_bawaan_diubah_dan_akibatnya_disebut(dua: Dua) -> None:
    alamat = f"/kantor/{dua.sukamaju.kecamatan.pk}/jadwal/"
    isian = {"hari_batas": "6", "hari_verifikasi": "9", "hari_kunci": "20", "alasan": "Edaran"}
    assert dua.rahma.kirim(alamat, **isian).status_code == 302
    halaman = dua.rahma.baca("/kantor/periode/").content.decode()
    assert "September 2026 dapat diisi sampai 20 Oktober 2026." in halaman
    dua.sukamaju.kecamatan.refresh_from_db()
    assert dua.sukamaju.kecamatan.hari_kunci == 20
    for salah, pesan in (
        ({"hari_verifikasi": "5"}, "Tidak boleh sebelum batas pengisian."),
        ({"hari_kunci": "8"}, "Tidak boleh sebelum batas verifikasi."),
        ({"hari_kunci": "29"}, ""),
        ({"hari_batas": "0"}, ""),
        ({"hari_batas": "lima"}, "1 sampai 28"),
        ({"alasan": ""}, "Isi alasan"),
    ):
        jawaban = dua.rahma.kirim(alamat, **isian | salah)
        assert jawaban.status_code == 422, salah
        assert pesan in jawaban.content.decode()


def test_akibat_menyebut_bulan_yang_terbuka_lagi_dan_yang_langsung_terkunci(dua: Dua) -> None:
    lama = Kalender(dua.sukamaju.kecamatan)
    kecamatan = type(dua.sukamaju.kecamatan).objects.get(pk=dua.sukamaju.kecamatan.pk)
    kecamatan.hari_kunci = 15
    hari = date(2026, 10, 14)
    daftar = susun_akibat(lama, Kalender(kecamatan), hari)
    assert daftar[0].startswith("September 2026 terbuka lagi")
    assert len(daftar) == 1
    september = Periode(2026, 9)
    mundur = tulis_akibat(
        september, Kalender(kecamatan).jadwal(september), lama.jadwal(september), hari
    )
    assert mundur == "September 2026 langsung terkunci: tanggal kuncinya 12 Oktober 2026."


def test_halaman_menyebut_tanggal_yang_digeser_dan_sebabnya(dua: Dua) -> None:
    HariLibur.objects.create(
        pemda=dua.sukamaju.kecamatan.pemda, tanggal=date(2026, 10, 7), uraian="Hari Jadi Kota"
    )
    teks = dua.rahma.baca("/kantor/periode/?tahun=2026").content.decode()
    assert "batas dari Sabtu 5" in teks  # August: 5 September
    assert "verifikasi dari Rabu 7 (Hari Jadi Kota)" in teks
    for tahun in ("1999", "2101", "abc", "", "²", "9" * 30):
        assert dua.rahma.baca(f"/kantor/periode/?tahun={tahun}").status_code == 404
    assert dua.rahma.baca(_alamat(dua, "2026-13")).status_code == 404


def test_inspektorat_membaca_periode_tanpa_dapat_mengubah(dua: Dua) -> None:
    teks = dua.sri.baca("/kantor/periode/").content.decode()
    assert "Terbuka" in teks
    assert "Ubah" not in teks.partition("<main")[2].replace("Diubah", "")
    assert dua.sri.baca(_alamat(dua)).status_code == 403
    assert dua.sri.kirim(_alamat(dua), **_isian()).status_code == 403
    assert dua.sri.kirim(_alamat(dua, akhir="bawaan/")).status_code == 403
