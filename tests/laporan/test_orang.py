"""Who signs, in which capacity, and with which number."""

from datetime import date

import pytest

from jabatan.models import Jeda, Penugasan
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from realisasi.services import IsianBaris, isi_lembar
from tests.alat.berkas import baca_teks_pdf
from tests.laporan.pembaca import ambil_rekap
from tests.pabrik import Kantor, baca_sel


@pytest.fixture
def tanpa_pengganti(kantor: Kantor) -> Kantor:
    """The Kasi left at the end of August."""
    with tanpa_lingkup():
        Penugasan.objects.filter(pk=kantor.penugasan["Budi"].pk).update(selesai=date(2026, 8, 31))
    return kantor


def test_tiga_penandatangan_dan_nip_hanya_yang_punya(kantor: Kantor) -> None:
    camat, atasan, pegawai = ambil_rekap(kantor, 9).penandatangan
    assert (camat.pengantar, camat.sebutan) == ("Mengetahui,", "Camat,")
    assert atasan.sebutan == "Atasan Langsung,\nKasi Pelayanan Umum"
    assert camat.nomor.startswith("NIP ")
    assert atasan.pangkat == "Penata (III/c)"
    assert (pegawai.pengantar, pegawai.nama) == ("Sukamaju, 5 Oktober 2026", "Citra Lestari")
    assert (pegawai.pangkat, pegawai.nomor) == ("", "")


def test_plt_ditulis_di_depan_jabatan(tanpa_pengganti: Kantor) -> None:
    kantor = tanpa_pengganti
    with tanpa_lingkup():
        Penugasan.objects.create(
            kecamatan=kantor.kecamatan,
            pegawai=kantor.penugasan["Sari"].pegawai,
            posisi=kantor.posisi["Kasi Pelayanan Umum"],
            sifat="plt",
            mulai=date(2026, 9, 1),
            nomor_sk="SK-9",
        )
    _, atasan, _ = ambil_rekap(kantor, 9).penandatangan
    assert atasan.sebutan == "Atasan Langsung,\nPlt. Kasi Pelayanan Umum"
    assert atasan.nama == "Sari Wulandari"


def test_posisi_kosong_tidak_bertanda_tangan_dan_disebut(tanpa_pengganti: Kantor) -> None:
    rekap = ambil_rekap(tanpa_pengganti, 9)
    assert [satu.sebutan for satu in rekap.penandatangan] == ["Camat,", "Pegawai,"]
    assert "Tanpa tanda tangan atasan langsung: posisi sedang kosong." in rekap.catatan


def test_camat_sebagai_atasan_menandatangani_sekali(kantor: Kantor) -> None:
    with tanpa_lingkup():
        posisi = kantor.posisi["Pengadministrasi Surat"]
        posisi.atasan = kantor.posisi["Camat"]
        posisi.save()
    atasan, pegawai = ambil_rekap(kantor, 9).penandatangan
    assert atasan.sebutan == "Atasan Langsung,\nCamat"
    assert pegawai.nama == "Citra Lestari"


def test_bulan_yang_seluruhnya_cuti(kantor: Kantor) -> None:
    with tanpa_lingkup():
        Jeda.objects.create(
            kecamatan=kantor.kecamatan,
            penugasan=kantor.penugasan["Citra"],
            mulai=date(2026, 9, 1),
            selesai=date(2026, 9, 30),
        )
    rekap = ambil_rekap(kantor, 9)
    assert rekap.sebutan_keadaan == "Cuti"
    assert rekap.baris[0].daftar_angka[0].target.teks == "belum jatuh tempo (Oktober)"


def test_pengisi_atas_nama_disebut(kantor: Kantor) -> None:
    with lingkup([kantor.kecamatan.pk]):
        isian = IsianBaris(kantor.indikator("surat-masuk").pk, baca_sel("5"), "", 0)
        isi_lembar(
            kantor.penugasan["Citra"],
            periode=Periode(2026, 9),
            oleh=kantor.pelaku("Budi"),
            isian=[isian],
            alasan_atas_nama="Sedang diklat",
        )
    catatan = ambil_rekap(kantor, 9).catatan
    assert "Diisi oleh Budi Santoso atas nama Citra Lestari (Sedang diklat)." in catatan


def test_target_yang_belum_ditetapkan_disebut(kantor: Kantor) -> None:
    from indikator.models import Target
    from laporan.cetak.pdf import cetak_pdf

    with tanpa_lingkup():
        Target.objects.all().delete()
    rekap = ambil_rekap(kantor, 9)
    assert {baris.target.teks for baris in rekap.baris} == {"Target belum ditetapkan"}
    assert rekap.rata.angka.teks == "–"
    assert "Target belum ditetapkan" in baca_teks_pdf(cetak_pdf(rekap))
