"""Setting targets: all or none, by whom, what the trail says, and what approved months keep."""

from datetime import date
from decimal import Decimal

import pytest
from django.http import Http404

from indikator import services
from indikator.hitung import TargetTahunan
from indikator.kesalahan import TahunTerarsip, TargetBerubah, TargetDitolak
from indikator.models import Indikator, Target
from indikator.services import salin_target, susun_sidik_target, ubah_target
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import JenisPeran, Peran, SifatPenugasan
from jejak.services import verifikasi_jejak
from kinerja.inti.lingkup import tanpa_lingkup
from kinerja.inti.waktu import Periode
from realisasi.halaman.target_daftar import ambil_salinan
from realisasi.models import Cuplikan
from realisasi.rekap import ambil_arti
from tests.pabrik import (
    Kantor,
    buat_kantor_lain,
    buat_pegawai,
    buat_penugasan,
    isi_bulan,
    setujui,
)
from tests.realisasi.adegan import LENGKAP
from tests.realisasi.adegan_target import (
    SEBELAS,
    SURAT,
    ambil,
    isian,
    jadikan_admin,
    jejak_target,
    tambah_rekan,
    tetapkan,
)


def test_camat_mengubah_target_dan_jejaknya_menyebut_sebelum_dan_sesudah(kantor: Kantor) -> None:
    assert tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1300")) == 1
    ada = ambil(kantor, "surat-masuk")
    assert ada is not None
    assert ada.setahun == Decimal(1300)
    (jejak,) = jejak_target()
    assert jejak.tindakan == "target.ubah"
    assert jejak.pengguna_nama == "Sari Wulandari"
    assert "1.200 menjadi 1.300" in jejak.ringkas
    assert '"1200.00"' in (jejak.sebelum or "")
    assert '"1300"' in (jejak.sesudah or "")
    assert jejak.kecamatan_id == kantor.kecamatan.pk
    assert verifikasi_jejak().utuh


def test_target_dengan_rencana_disimpan_menurut_bulan(kantor: Kantor) -> None:
    rencana = {**SEBELAS, 12: "200"}
    assert tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1300", rencana)) == 1
    ada = ambil(kantor, "surat-masuk")
    assert ada is not None
    assert ada.rencana == {str(bulan): teks for bulan, teks in rencana.items()}
    assert ada.tahunan.rencana[12] == Decimal(200)
    (jejak,) = jejak_target()
    assert "Desember 200" in (jejak.sesudah or "")


def test_mengosongkan_target_menghapus_barisnya_dan_tercatat(kantor: Kantor) -> None:
    """No target is no row: missing is never 0."""
    assert tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", None)) == 1
    assert ambil(kantor, "surat-masuk") is None
    assert tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "0")) == 1
    nol = ambil(kantor, "surat-masuk")
    assert nol is not None
    assert nol.setahun == 0
    hapus, buat = jejak_target()
    assert (hapus.tindakan, buat.tindakan) == ("target.hapus", "target.buat")
    assert hapus.objek_id == buat.objek_id
    assert "1.200 menjadi belum ditetapkan" in hapus.ringkas
    assert "belum ditetapkan menjadi 0" in buat.ringkas


def test_satu_baris_ditolak_tidak_ada_yang_tersimpan(kantor: Kantor) -> None:
    with pytest.raises(TargetDitolak) as tolak:
        tetapkan(
            kantor,
            "Sari",
            isian(kantor, "arsip-pegawai", "45"),
            isian(kantor, "surat-masuk", "1200", {1: "1190"}),
        )
    ((_, pesan),) = tolak.value.masalah[kantor.indikator("surat-masuk").pk]
    assert pesan == "Jumlah rencana 1.190, target setahun 1.200: kurang 10"
    arsip = ambil(kantor, "arsip-pegawai")
    assert arsip is not None
    assert arsip.setahun == Decimal(40)
    assert jejak_target() == []


def test_yang_tidak_berubah_tidak_ditulis(kantor: Kantor) -> None:
    assert tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1200.00")) == 0
    assert jejak_target() == []


def test_target_yang_diubah_orang_lain_sejak_dilihat_ditolak(kantor: Kantor) -> None:
    lama = isian(kantor, "surat-masuk", "1300")
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1250"))
    with pytest.raises(TargetDitolak) as tolak:
        tetapkan(kantor, "Sari", lama)
    bentrok = tolak.value.bentrok[kantor.indikator("surat-masuk").pk]
    assert (bentrok.sebutan, bentrok.sidik) == ("1.250", "1250")
    # Who asks for nothing new collides with nobody: the row stays as the other left it.
    assert tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1200", dilihat="1200")) == 0
    ada = ambil(kantor, "surat-masuk")
    assert ada is not None
    assert ada.setahun == Decimal(1250)


def test_target_dikosongkan_lalu_diisi_lagi_tetap_terlihat_berubah(kantor: Kantor) -> None:
    """A version that starts anew with a new row would not see this."""
    lama = isian(kantor, "surat-masuk", "1300")
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", None))
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1250"))
    with pytest.raises(TargetDitolak):
        tetapkan(kantor, "Sari", lama)


def test_baris_jabatan_lain_tidak_ikut_tersimpan(kantor: Kantor) -> None:
    asing = services.IsianTarget(999_999, Decimal(5))
    assert tetapkan(kantor, "Sari", asing) == 0
    with pytest.raises(Http404):
        ubah_target(kantor.posisi["Camat"].pk, tahun=2026, isian=[], oleh=kantor.pelaku("Sari"))


def test_tahun_yang_diarsipkan_tidak_diubah(kantor: Kantor) -> None:
    kantor.katalog.keadaan = "arsip"
    kantor.katalog.save()
    with pytest.raises(TahunTerarsip, match="2026 sudah diarsipkan"):
        tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1300"))


# --- who may --------------------------------------------------------------------------------------


def _peran(kantor: Kantor, jenis: str) -> Pelaku:
    pegawai = buat_pegawai(kantor.kecamatan.pemda, "Rahma", akun="rahma")
    assert pegawai.pengguna is not None
    Peran.objects.create(
        pengguna=pegawai.pengguna,
        jenis=jenis,
        pemda=kantor.kecamatan.pemda,
        kecamatan=kantor.kecamatan if jenis == JenisPeran.ADMIN_KECAMATAN else None,
        mulai=date(2026, 1, 1),
    )
    return susun_pelaku(pegawai.pengguna, date(2026, 10, 5))


@pytest.mark.parametrize("jenis", [JenisPeran.ADMIN_KECAMATAN, JenisPeran.ADMIN_PEMDA])
def test_admin_menetapkan_target(kantor: Kantor, jenis: str) -> None:
    assert tetapkan(kantor, _peran(kantor, jenis), isian(kantor, "surat-masuk", "1300")) == 1


@pytest.mark.parametrize("siapa", ["Citra", "Budi"])
def test_staf_dan_kasi_tidak_menetapkan_target(kantor: Kantor, siapa: str) -> None:
    with pytest.raises(TidakBerhak):
        tetapkan(kantor, siapa, isian(kantor, "surat-masuk", "1300"))


def test_inspektorat_hanya_melihat(kantor: Kantor) -> None:
    pelaku = _peran(kantor, JenisPeran.INSPEKTORAT)
    with pytest.raises(TidakBerhak, match="Camat dan admin"):
        tetapkan(kantor, pelaku, isian(kantor, "surat-masuk", "1300"))


def test_camat_kecamatan_lain_tidak_menemukan_posisinya(kantor: Kantor) -> None:
    lain = buat_kantor_lain(kantor)
    with tanpa_lingkup(), pytest.raises(Http404):
        tetapkan(kantor, lain.pelaku("Rina"), isian(kantor, "surat-masuk", "1300"))


def test_admin_tidak_menetapkan_target_posisinya_sendiri(kantor: Kantor) -> None:
    rekan = tambah_rekan(kantor)
    jadikan_admin(kantor, "Citra")
    with pytest.raises(TidakBerhak, match="Anda menjabat posisi ini pada 2026"):
        tetapkan(kantor, "Citra", isian(kantor, "surat-masuk", "1"))
    pelaku = kantor.pelaku("Citra")
    satu = services.IsianTarget(kantor.indikator("surat-masuk").pk, Decimal(1), {}, "1200")
    assert ubah_target(rekan.pk, tahun=2026, isian=[satu], oleh=pelaku) == 1


def test_plt_camat_tidak_menetapkan_target_posisi_yang_dijabatnya_tahun_itu(
    kantor: Kantor,
) -> None:
    """Citra left the seat in March and is Plh. Camat today: the year was hers in part."""
    citra = kantor.penugasan["Citra"]
    citra.selesai = date(2026, 3, 31)
    citra.save()
    buat_penugasan(
        citra.pegawai, kantor.posisi["Camat"], mulai=date(2026, 10, 1), sifat=SifatPenugasan.PLH
    )
    with pytest.raises(TidakBerhak, match="oleh Camat atau admin lain"):
        tetapkan(kantor, "Citra", isian(kantor, "surat-masuk", "1"))


# --- approved months ------------------------------------------------------------------------------


def test_bulan_yang_sudah_disetujui_memakai_target_lama(
    kantor: Kantor,
) -> None:
    lembar = setujui(kantor, "Citra", isi_bulan(kantor, "Citra", 8, LENGKAP))
    beku = Cuplikan.objects.get(lembar=lembar).isi
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "2400"))
    assert Cuplikan.objects.get(lembar=lembar).isi == beku
    menurut_kode = {
        baris.kode: baris.target
        for baris in ambil_arti(kantor.penugasan["Citra"], 2026, lembar).baris
    }
    assert menurut_kode["surat-masuk"] == TargetTahunan(Decimal(1200))
    langsung = ambil_arti(kantor.penugasan["Citra"], Periode(2026, 9).tahun, None)
    assert langsung.baris[0].target == TargetTahunan(Decimal(2400))


# --- copies ---------------------------------------------------------------------------------------


def _sidik(kantor: Kantor, siapa: str = "Sari") -> dict[int, str]:
    """What the preview marks for every other seat."""
    posisi = kantor.posisi[SURAT]
    daftar = list(Indikator.objects.milik_posisi(posisi, 2026))
    sumber = {satu.indikator_id: satu.tahunan for satu in Target.objects.filter(posisi=posisi)}
    return {
        satu.posisi.pk: satu.sidik
        for satu in ambil_salinan(kantor.pelaku(siapa), posisi, 2026, daftar, sumber)
    }


def test_salin_ke_posisi_sejabatan_yang_ditandai(kantor: Kantor) -> None:
    galih, hana = tambah_rekan(kantor), tambah_rekan(kantor, "Hana")
    tetapkan(
        kantor,
        "Sari",
        isian(kantor, "surat-masuk", "1300", {**SEBELAS, 12: "200"}),
        isian(kantor, "arsip-pegawai", None),
    )
    sidik = _sidik(kantor)
    pelaku = kantor.pelaku("Sari")
    asal = kantor.posisi[SURAT].pk
    assert salin_target(asal, tahun=2026, tujuan={galih.pk: sidik[galih.pk]}, oleh=pelaku) == 1
    milik_galih, milik_hana = (ambil(kantor, "surat-masuk", satu) for satu in (galih, hana))
    assert milik_galih is not None
    assert milik_hana is not None
    assert (milik_galih.setahun, milik_galih.rencana["12"]) == (Decimal(1300), "200")
    assert milik_hana.setahun == Decimal(1200)
    # What the source has not is left alone.
    arsip = ambil(kantor, "arsip-pegawai", galih)
    assert arsip is not None
    assert [satu.tindakan for satu in jejak_target()][-1] == "target.ubah"
    assert SURAT in jejak_target()[-1].ringkas


def test_salinan_dengan_pratinjau_basi_ditolak_seluruhnya(kantor: Kantor) -> None:
    galih, hana = tambah_rekan(kantor), tambah_rekan(kantor, "Hana")
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1300"))
    sidik = _sidik(kantor)
    Target.objects.filter(posisi=hana, indikator=kantor.indikator("surat-masuk")).delete()
    with pytest.raises(TargetBerubah):
        salin_target(kantor.posisi[SURAT].pk, tahun=2026, tujuan=sidik, oleh=kantor.pelaku("Sari"))
    milik = ambil(kantor, "surat-masuk", galih)
    assert milik is not None
    assert milik.setahun == Decimal(1200)


def test_admin_menyalin_dari_posisinya_tetapi_tidak_ke_posisinya(kantor: Kantor) -> None:
    galih = tambah_rekan(kantor)
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1300"))
    jadikan_admin(kantor, "Citra")
    jadikan_admin(kantor, "Galih")
    asal, sidik = kantor.posisi[SURAT].pk, _sidik(kantor)
    with pytest.raises(TidakBerhak):
        salin_target(asal, tahun=2026, tujuan=sidik, oleh=kantor.pelaku("Galih"))
    tujuan = {galih.pk: sidik[galih.pk]}
    assert salin_target(asal, tahun=2026, tujuan=tujuan, oleh=kantor.pelaku("Citra")) == 1


def test_salinan_ke_diri_sendiri_ditolak(kantor: Kantor) -> None:
    asal = kantor.posisi[SURAT].pk
    with pytest.raises(TargetBerubah):
        salin_target(asal, tahun=2026, tujuan={asal: ""}, oleh=kantor.pelaku("Sari"))


def test_sidik_sama_untuk_angka_yang_sama() -> None:
    satu = TargetTahunan(Decimal("120.00"), {10: Decimal("20.50"), 2: Decimal("99.5")})
    assert susun_sidik_target(satu) == "120;2=99.5;10=20.5"
    assert susun_sidik_target(None) == ""
    assert susun_sidik_target(TargetTahunan(Decimal(0))) == "0"
