"""The demo office: every state is there, the figures are the same every time, twice is once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import transaction
from django.db.models import Count, F, Q

from akun.models import Pengguna
from indikator import hitung
from indikator.models import Indikator, Target
from jabatan.izin import susun_pejabat, susun_pelaku
from jabatan.models import (
    Jeda,
    Kecamatan,
    PangkatPegawai,
    Pegawai,
    Penugasan,
    Peran,
    PeriodePengisian,
    Posisi,
)
from jabatan.models.organisasi import Kalender
from jejak.models import Jejak
from jejak.services import verifikasi_jejak
from kinerja.inti.lingkup import tanpa_lingkup
from kinerja.inti.waktu import Periode
from laporan.contoh.cerita import Rencana, susun_rencana
from laporan.contoh.jalankan import isi_contoh
from laporan.contoh.kantor import SANDI
from laporan.contoh.orang import DAFTAR_PEGAWAI, DAFTAR_TAMPIL
from realisasi.arti import susun_arti
from realisasi.models import AlasanSel, Cuplikan, LembarBulanan, Pengembalian, Realisasi
from realisasi.rekap import ambil_sel_setahun

HARI = date(2026, 10, 2)
ZONA = ZoneInfo("Asia/Jakarta")

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kantor(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[Rencana]:
    """The demo as on 2 October 2026, made once; rolled back after the module."""
    with django_db_blocker.unblock(), tanpa_lingkup(), transaction.atomic():  # type: ignore[attr-defined]
        yield isi_contoh(HARI)
        transaction.set_rollback(True)


def _lembar(nama: str, bulan: int, kecamatan: str = "Sukamaju") -> LembarBulanan | None:
    return LembarBulanan.objects.filter(
        kecamatan__nama=kecamatan, penugasan__pegawai__nama=nama, bulan=bulan
    ).first()


def _keadaan(bulan: int, kecamatan: str) -> Counter[str]:
    daftar = LembarBulanan.objects.filter(kecamatan__nama=kecamatan, bulan=bulan)
    return Counter(daftar.values_list("keadaan", flat=True))


def _hasil(nama: str, nomor: int, akhir: int) -> hitung.Hasil:
    penugasan = Penugasan.objects.dengan_orang().dengan_jeda().ber_iki().get(
        pegawai__nama=nama, kecamatan__nama="Sukamaju"
    )  # fmt: skip
    arti = susun_arti(penugasan, 2026)
    assert arti is not None
    sel = ambil_sel_setahun([penugasan.kecamatan_id], 2026, [penugasan.pk])[penugasan.pk]
    baris = arti.baris[nomor - 1]
    deret = baris.deret(sel.get(baris.indikator_id, {}))
    return hitung.hitung_hasil(baris.aturan, [deret], hitung.Jendela(1, akhir), arti.kategori)


def _angka() -> list[tuple[object, ...]]:
    return list(
        Realisasi.objects.values_list(
            "lembar__penugasan__pegawai__nama",
            "kecamatan__nama",
            "bulan",
            "indikator__kode",
            "keadaan",
            "pembilang",
            "penyebut",
            "keterangan",
        ).order_by("kecamatan__nama", "lembar__penugasan__pegawai__nama", "bulan", "indikator_id")
    )


# --- people and seats ------------------------------------------------------------------------


def test_sebelas_jabatan_terisi_di_kecamatan_pertama(kantor: Rencana) -> None:
    terisi = Penugasan.objects.aktif(HARI).ber_iki().filter(kecamatan__nama="Sukamaju")
    assert terisi.values("posisi__kode_jabatan").distinct().count() == 11
    assert terisi.filter(posisi__kode_jabatan="petugas-keamanan").count() == 3
    assert terisi.values("posisi").distinct().count() == terisi.count() == 13
    kode = set(Indikator.objects.values_list("kinerja_utama__jabatan__kode", flat=True))
    assert set(terisi.values_list("posisi__kode_jabatan", flat=True)) == kode


def test_kecamatan_kedua_lebih_kecil_dan_bercamat_dewi(kantor: Rencana) -> None:
    kedua = Kecamatan.objects.get(nama="Mekarsari")
    camat = susun_pejabat(kedua.pk, HARI).camat()
    assert camat is not None
    assert camat.pegawai.nama.startswith("Dewi")
    pertama = Penugasan.objects.aktif(HARI).ber_iki().filter(kecamatan__nama="Sukamaju").count()
    assert 3 <= Penugasan.objects.aktif(HARI).ber_iki().filter(kecamatan=kedua).count() < pertama


def test_seorang_kasi_plt_dan_petugas_tanpa_akun_diisikan_rekannya(kantor: Rencana) -> None:
    plt = Penugasan.objects.aktif(HARI).get(sifat="plt")
    assert plt.posisi.jenis == "kasi"
    assert plt.sebutan_sifat == "Plt. "
    wawan = Penugasan.objects.get(pegawai__pengguna__isnull=True)
    assert wawan.posisi.kode_jabatan == "petugas-keamanan"
    assert wawan.pengisi is not None
    assert wawan.pengisi.pengguna is not None
    pengisi = LembarBulanan.objects.filter(penugasan=wawan).values_list("diisi_oleh", flat=True)
    assert set(pengisi) == {wawan.pengisi.pengguna_id}


def test_mutasi_pertengahan_tahun_dua_penugasan_satu_posisi(kantor: Rencana) -> None:
    posisi = Posisi.objects.annotate(n=Count("daftar_penugasan")).get(n=2)
    lama, baru = posisi.daftar_penugasan.order_by("mulai")
    assert (lama.selesai, baru.mulai) == (date(2026, 6, 15), date(2026, 6, 16))
    assert Penugasan.objects.filter(pegawai=lama.pegawai, kecamatan__nama="Mekarsari").exists()
    juni = LembarBulanan.objects.filter(penugasan__posisi=posisi, bulan=6)
    assert set(juni.values_list("penugasan_id", flat=True)) == {lama.pk, baru.pk}
    tanpa = Penugasan.objects.filter(posisi=posisi, daftar_lembar__bulan__gt=6, pk=lama.pk)
    assert not tanpa.exists()


def test_cuti_dua_bulan_penuh_tanpa_lembar(kantor: Rencana) -> None:
    jeda = Jeda.objects.get()
    assert (jeda.mulai, jeda.selesai) == (date(2026, 4, 1), date(2026, 5, 31))
    bulan = set(
        LembarBulanan.objects.filter(penugasan=jeda.penugasan).values_list("bulan", flat=True)
    )
    assert bulan == {1, 2, 3, 6, 7, 8, 9}


def test_nomor_induk_tunggal_dan_menurut_status(kantor: Rencana) -> None:
    nomor = [satu.nomor_induk for satu in DAFTAR_PEGAWAI if satu.nomor_induk]
    assert len(nomor) == len(set(nomor))
    assert set(Pegawai.objects.values_list("status", flat=True)) == {"pns", "pppk", "non_asn"}
    for pegawai in Pegawai.objects.all():
        pegawai.full_clean()
    assert PangkatPegawai.objects.filter(pegawai__nama="Citra Lestari").count() == 2


def test_peran_admin_dan_inspektorat(kantor: Rencana) -> None:
    assert set(Peran.objects.values_list("jenis", flat=True)) == {
        "admin_kecamatan",
        "admin_pemda",
        "inspektorat",
    }
    pelaku = {
        nama: susun_pelaku(Pengguna.objects.get(nama_pengguna=nama), HARI)
        for nama, _ in DAFTAR_TAMPIL
    }
    assert all(satu.kecamatan_terlihat for satu in pelaku.values())
    assert len(pelaku["pemda"].admin_di) == len(pelaku["inspektorat"].inspektorat_di) == 2
    assert len(pelaku["admin"].admin_di) == 1
    assert pelaku["sari"].adalah_camat
    assert pelaku["dewi"].adalah_camat


def test_semua_akun_dapat_masuk_dengan_sandi_yang_ditampilkan(kantor: Rencana) -> None:
    for pengguna in Pengguna.objects.all():
        assert pengguna.check_password(SANDI)
        assert not pengguna.harus_ganti_sandi


# --- the months --------------------------------------------------------------------------------


def test_bulan_lalu_berisi_semua_keadaan(kantor: Rencana) -> None:
    assert _keadaan(9, "Sukamaju") == {
        "disetujui": 3,
        "diverifikasi": 4,
        "diajukan": 3,
        "dikembalikan": 1,
        "draf": 1,
    }
    assert _lembar("Slamet Riyadi", 9) is None
    assert set(_keadaan(9, "Mekarsari")) == {"diverifikasi", "diajukan", "draf"}


def test_lembar_citra_masih_dapat_diisi_dan_diajukan(kantor: Rencana) -> None:
    citra = _lembar("Citra Lestari", 9)
    assert citra is not None
    assert citra.keadaan == "draf"
    assert 0 < Realisasi.objects.filter(lembar=citra).count() < 5


def test_bulan_lalu_terbuka_oleh_pengecualian_beralasan(kantor: Rencana) -> None:
    assert PeriodePengisian.objects.count() == Kecamatan.objects.count() == 2
    for periode in PeriodePengisian.objects.all():
        assert (periode.tahun, periode.bulan) == (2026, 9)
        assert "jaringan" in periode.alasan
        assert periode.buka == date(2026, 10, 1)
        assert HARI + timedelta(days=7) <= periode.batas < periode.verifikasi < periode.kunci


def test_bulan_sebelumnya_terkunci_dengan_lembar_kosong_draf_dan_terlambat(
    kantor: Rencana,
) -> None:
    jadwal = Kalender(Kecamatan.objects.get(nama="Sukamaju")).jadwal(Periode(2026, 8))
    assert jadwal.sudah_kunci(HARI)
    assert _lembar("Slamet Riyadi", 8) is None
    assert getattr(_lembar("Joko Santoso", 8), "keadaan", "") == "draf"
    assert getattr(_lembar("Hendra Kusuma", 8), "keadaan", "") == "diverifikasi"
    dian = _lembar("Dian Permata", 8)
    assert dian is not None
    assert dian.diajukan_pada is not None
    assert jadwal.hari_terlambat(dian.diajukan_pada.date()) > 0
    assert dian.keadaan == "disetujui"


def test_pengembalian_menyebut_alasan_lembar_dan_sel(kantor: Rencana) -> None:
    joko = Pengembalian.objects.get(lembar=_lembar("Joko Santoso", 9))
    assert joko.alasan
    assert AlasanSel.objects.filter(pengembalian=joko).count() == 1
    ratna = _lembar("Ratna Dewanti", 7)
    assert ratna is not None
    assert ratna.keadaan == "disetujui"
    assert Pengembalian.objects.filter(lembar=ratna, daftar_alasan__isnull=False).exists()


def test_bulan_yang_dibuka_kembali_disetujui_dua_kali(kantor: Rencana) -> None:
    bagus = _lembar("Bagus Pratama", 6)
    assert bagus is not None
    assert bagus.dibuka_kembali_pada is not None
    assert Cuplikan.objects.filter(lembar=bagus).count() == 2


def test_lembar_yang_diisi_atasan_beralasan_dan_tidak_diverifikasi_atasan_itu(
    kantor: Rencana,
) -> None:
    lembar = LembarBulanan.objects.exclude(alasan_atas_nama="").get()
    assert lembar.diisi_oleh is not None
    assert lembar.diisi_oleh.nama_pengguna == "budi"
    assert lembar.diverifikasi_oleh is None
    assert lembar.keadaan == "disetujui"


def test_tindakan_bertanggal_pada_harinya(kantor: Rencana) -> None:
    akhir = datetime(2026, 10, 3, tzinfo=ZONA)
    assert not Jejak.objects.filter(waktu__gte=akhir).exists()
    januari = _lembar("Citra Lestari", 1)
    assert januari is not None
    assert januari.disetujui_pada is not None
    assert (januari.disetujui_pada.year, januari.disetujui_pada.month) == (2026, 2)
    assert januari.diubah_pada == januari.disetujui_pada
    mundur = LembarBulanan.objects.filter(
        Q(diverifikasi_pada__lt=F("diajukan_pada")) | Q(disetujui_pada__lt=F("diverifikasi_pada"))
    )
    assert not mundur.exists()


def test_jejak_utuh_dan_waktunya_maju(kantor: Rencana) -> None:
    assert verifikasi_jejak().utuh
    waktu: dict[str, datetime] = {}
    for rantai, saat in Jejak.objects.berurutan().values_list("rantai", "waktu"):
        assert waktu.get(rantai, saat) <= saat
        waktu[rantai] = saat
    assert Jejak.objects.filter(tindakan="lembar.setujui").count() >= 100


# --- the figures --------------------------------------------------------------------------------


def test_musrenbang_74_peserta_syarat_gagal(kantor: Rencana) -> None:
    sel = Realisasi.objects.get(indikator__syarat_minimal__isnull=False)
    assert (sel.bulan, sel.pembilang, sel.penyebut) == (2, Decimal(74), Decimal(84))
    hasil = _hasil("Dian Permata", 2, 9)
    assert (hasil.capaian, hasil.syarat_gagal[0].uraian) == (Decimal("88.10"), "74 dari 75")


def test_rekomendasi_melebihi_seratus_berketerangan(kantor: Rencana) -> None:
    lebih = Realisasi.objects.filter(pembilang__gt=F("penyebut"), indikator__satuan="persen")
    assert lebih.exists()
    assert all(sel.keterangan for sel in lebih)


def test_nihil_berketerangan_dan_nol_adalah_angka(kantor: Rencana) -> None:
    nihil = Realisasi.objects.filter(keadaan="nihil")
    assert nihil.count() >= 10
    assert not nihil.filter(keterangan="").exists()
    assert Realisasi.objects.filter(keadaan="terisi", pembilang=Decimal(0)).count() >= 5


def test_sop_jatuh_tempo_juni_belum_dijawab(kantor: Rencana) -> None:
    assert _hasil("Arif Nugroho", 1, 9).belum_bulan == (6,)
    assert getattr(_lembar("Arif Nugroho", 6), "keadaan", "") == "draf"
    assert getattr(_lembar("Arif Nugroho", 7), "keadaan", "") == "disetujui"


def test_ada_baris_merah_di_atas_seratus_dan_tanpa_target(kantor: Rencana) -> None:
    patroli = _hasil("Wawan Setiawan", 1, 9)
    assert patroli.merah
    assert patroli.kategori == "Rendah"
    waktu = _hasil("Lina Marlina", 1, 9)
    assert waktu.merah
    assert waktu.target == Decimal("15.00")
    surat = _hasil("Citra Lestari", 1, 9)
    assert surat.capaian is not None
    assert 100 < surat.capaian < 110
    fitri = Posisi.objects.get(
        kecamatan__nama="Mekarsari", kode_jabatan="pengadministrasi-keuangan"
    )
    assert not Target.objects.filter(posisi=fitri, indikator__kode__endswith=".2").exists()


def test_baris_netral_tanpa_target_dan_ada_rencana_bulanan(kantor: Rencana) -> None:
    assert not Target.objects.filter(indikator__polaritas="netral").exists()
    rencana = [satu for satu in Target.objects.all() if satu.rencana]
    assert len(rencana) >= 3
    for satu in rencana:
        assert sum(map(Decimal, satu.rencana.values())) <= satu.setahun


# --- the same every time ----------------------------------------------------------------------


def _isi_sampai(rencana: Rencana, bulan: int) -> dict[tuple[str, int], object]:
    return {
        (satu.penugasan, satu.bulan): satu.isi
        for satu in rencana.daftar_langkah
        if satu.tindakan == "isi" and satu.bulan <= bulan
    }


def test_rencana_sama_setiap_kali_dan_angkanya_tidak_bergantung_pada_hari(
    kantor: Rencana,
) -> None:
    assert susun_rencana(HARI) == kantor
    november = _isi_sampai(susun_rencana(date(2026, 11, 20)), 4)
    assert len(november) >= 50
    assert november == _isi_sampai(kantor, 4)


def test_perintah_kedua_tidak_menambah_apa_pun(kantor: Rencana) -> None:
    semula = (_angka(), Jejak.objects.count(), Pengguna.objects.count())
    keluaran = StringIO()
    call_command("isi_contoh", stdout=keluaran)
    assert (_angka(), Jejak.objects.count(), Pengguna.objects.count()) == semula
    assert "tidak ada yang ditambahkan" in keluaran.getvalue()
    assert SANDI in keluaran.getvalue()


def test_tampilkan_menyebut_akun_contoh(kantor: Rencana) -> None:
    keluaran = StringIO()
    call_command("isi_contoh", "--tampilkan", stdout=keluaran)
    assert "citra" in keluaran.getvalue()
    assert "tidak ada yang ditambahkan" not in keluaran.getvalue()
