"""What was signed stays: an approved report keeps its meaning, an open one follows the office."""

from datetime import date
from decimal import Decimal

from django.db import connection

from indikator.models import Indikator, KinerjaUtama, Target
from jabatan.models import Kecamatan, Pegawai
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from laporan.rekap import RekapPegawai
from realisasi.models import LembarBulanan
from realisasi.services import buka_lembar
from tests.laporan.pembaca import ambil_rekap
from tests.pabrik import Kantor, isi_bulan, setujui


def _ubah_semua(kantor: Kantor) -> None:
    """Change everything a report is made of besides the values."""
    with tanpa_lingkup():
        Target.objects.filter(posisi=kantor.posisi["Pengadministrasi Surat"]).update(
            setahun=Decimal(9999)
        )
        Indikator.objects.update(nama="Nama lain", formulasi="Formulasi lain")
        KinerjaUtama.objects.update(uraian="Kinerja lain")
        Kecamatan.objects.update(alamat="Alamat lain", tempat_tanda_tangan="Tempat lain")
        Pegawai.objects.filter(pk=kantor.penugasan["Citra"].pegawai_id).update(nama="Citra Baru")
        Pegawai.objects.filter(pk=kantor.penugasan["Budi"].pegawai_id).update(nama="Budi Baru")


def _isi(rekap: RekapPegawai) -> tuple[object, ...]:
    return (rekap.kop, rekap.identitas, rekap.baris, rekap.rata, rekap.penandatangan, rekap.nama)


def test_laporan_yang_disetujui_tidak_berubah(september: Kantor) -> None:
    sebelum = ambil_rekap(september, 9)
    _ubah_semua(september)
    assert _isi(ambil_rekap(september, 9)) == _isi(sebelum)


def test_laporan_yang_belum_disetujui_mengikuti_perubahan(september: Kantor) -> None:
    sebelum = ambil_rekap(september, 2)
    _ubah_semua(september)
    sesudah = ambil_rekap(september, 2)
    for lama, baru in zip(_isi(sebelum), _isi(sesudah), strict=True):
        assert lama != baru
    assert sesudah.nama == "Citra Baru"
    assert sesudah.baris[0].target.nilai == Decimal(1667)


def test_bulan_yang_dibuka_sesudahnya_disebut(september: Kantor) -> None:
    lembar = isi_bulan(september, "Citra", 8, {"surat-masuk": "5", "arsip-pegawai": "38"})
    isi_bulan(september, "Citra", 8, {"waktu-pelayanan": "7/1"})
    with lingkup([september.kecamatan.pk]):
        lembar.refresh_from_db()
        lembar = setujui(september, "Citra", lembar)
        catatan = ambil_rekap(september, 9).catatan
        assert not any("dibuka kembali" in satu for satu in catatan)
        lembar.refresh_from_db()
        with connection.cursor() as kursor:  # September was approved a week before
            kursor.execute(
                "UPDATE realisasi_lembarbulanan SET disetujui_pada = '2026-09-28 00:00:00+00:00' "
                "WHERE bulan = 9"
            )
        pelaku = september.pelaku("Sari", date(2026, 10, 5))
        buka_lembar(lembar.pk, oleh=pelaku, versi=lembar.versi, alasan="Salah ketik")
    catatan = ambil_rekap(september, 9).catatan
    assert any("Agustus dibuka kembali" in satu for satu in catatan)
    assert not any("dibuka kembali" in satu for satu in ambil_rekap(september, 2).catatan)


def test_tanggal_laporan_ialah_tanggal_persetujuan(september: Kantor) -> None:
    with connection.cursor() as kursor:
        kursor.execute(
            "UPDATE realisasi_lembarbulanan SET disetujui_pada = '2026-10-03 20:00:00+00:00' "
            "WHERE bulan = 9"
        )
    assert ambil_rekap(september, 9).tempat_tanggal == "Sukamaju, 4 Oktober 2026"
    assert ambil_rekap(september, 2).tempat_tanggal == "Sukamaju, 5 Oktober 2026"


def test_bulan_yang_belum_disetujui_disebut(september: Kantor) -> None:
    catatan = ambil_rekap(september, 9).catatan
    assert "Termasuk 2 bulan yang belum disetujui: Januari dan Februari." in catatan
    with tanpa_lingkup():
        assert LembarBulanan.objects.filter(keadaan="disetujui").count() == 1
