"""Filling: three states, exact values, versions by cell, all of a POST or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from indikator import hitung
from indikator.hitung import KodeMasalah
from indikator.models import Indikator, Target
from jabatan.models import Jeda, Katalog, KeadaanKatalog
from jejak.models import Jejak
from kinerja.inti.sisip import Sisipan
from kinerja.inti.waktu import Periode
from realisasi.alur import Keadaan
from realisasi.halaman import ambil_berkas
from realisasi.kesalahan import (
    BelumDibuka,
    BulanCuti,
    BulanTerkunci,
    DiLuarPenugasan,
    SelDitolak,
    TanpaKatalog,
    TindakanTidakBerlaku,
)
from realisasi.models import LembarBulanan, Realisasi
from realisasi.services import IsianBaris, isi_lembar
from tests.pabrik import Kantor
from tests.realisasi.adegan import (
    SENIN,
    SEPTEMBER,
    buat_lembar,
    isi,
    isian,
    jejak_bertambah,
    lakukan,
    segar,
    sel,
    tidak_berubah,
)

FEBRUARI, DESEMBER = Periode(2026, 2), Periode(2026, 12)
MARET_LIMA, JANUARI_LIMA = date(2026, 3, 5), date(2027, 1, 5)


def kode_masalah(penolakan: SelDitolak) -> dict[int, list[KodeMasalah]]:
    return {pk: [satu.kode for satu in daftar] for pk, daftar in penolakan.masalah.items()}


def test_angka_nol_dan_nihil_tersimpan_berbeda(kantor: Kantor) -> None:
    with jejak_bertambah("realisasi.isi", "realisasi.isi", "realisasi.isi"):
        lembar = isi(
            kantor,
            "Citra",
            isian(kantor, "surat-masuk", "0"),
            isian(kantor, "waktu-pelayanan", "nihil"),
            isian(kantor, "arsip-pegawai", "1.234"),
        )
    nol, nihil = sel(lembar, kantor, "surat-masuk"), sel(lembar, kantor, "waktu-pelayanan")
    assert (nol.keadaan, nol.pembilang, nol.penyebut) == ("terisi", Decimal(0), None)
    assert (nihil.keadaan, nihil.pembilang, nihil.penyebut) == ("nihil", None, None)
    assert nihil.keterangan == "Tidak ada kegiatan"
    assert sel(lembar, kantor, "arsip-pegawai").pembilang == Decimal(1234)
    assert (lembar.status, lembar.versi, lembar.diisi_oleh_id) == (Keadaan.DRAF, 1, None)
    # Missing is the third state: the row that nobody touched has none at all.
    assert not Realisasi.objects.filter(indikator=kantor.indikator("kehadiran-musrenbang")).exists()


def test_dua_isian_tersimpan_dengan_jawaban_syarat(kantor: Kantor) -> None:
    lembar = isi(
        kantor,
        "Citra",
        isian(kantor, "kehadiran-musrenbang", "74/80 tidak"),
        periode=FEBRUARI,
        pada=MARET_LIMA,
    )
    baris = sel(lembar, kantor, "kehadiran-musrenbang")
    assert (baris.pembilang, baris.penyebut, baris.syarat_terpenuhi) == (74, 80, False)


def test_jejak_isian_menyebut_sebelum_dan_sesudah(kantor: Kantor) -> None:
    isi(kantor, "Citra", isian(kantor, "surat-masuk", "5"))
    with jejak_bertambah("realisasi.isi") as jejak:
        lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "8", 1))
    (baris,) = jejak
    assert baris.ringkas.endswith("September 2026: 5 menjadi 8")
    assert '"pembilang":"5.00"' in baris.sebelum.replace(" ", "")
    assert '"pembilang":"8"' in baris.sesudah.replace(" ", "")
    assert baris.objek_id == f"{lembar.pk}/{kantor.indikator('surat-masuk').pk}"
    assert (baris.pengguna_id, baris.kecamatan_id) == (
        kantor.pengguna("Citra").pk,
        kantor.kecamatan.pk,
    )


def test_mengosongkan_sel_mempertahankan_barisnya_dan_menaikkan_versi(kantor: Kantor) -> None:
    lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "5", keterangan="Awal"))
    asal = sel(lembar, kantor, "surat-masuk")
    with jejak_bertambah("realisasi.isi") as jejak:
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "belum", 1))
    kosong = sel(lembar, kantor, "surat-masuk")
    assert (kosong.pk, kosong.versi) == (asal.pk, 2)
    assert (kosong.keadaan, kosong.pembilang, kosong.keterangan) == ("belum", None, "")
    assert jejak[0].ringkas.endswith("5 menjadi belum diisi")
    # Who still holds version 1 may not bring the old value back unseen.
    with pytest.raises(SelDitolak) as tolak:
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "6", 1))
    assert next(iter(tolak.value.bentrok.values())).versi == 2


def test_menyimpan_yang_sama_tidak_menulis_apa_pun(kantor: Kantor) -> None:
    lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "5"))
    with tidak_berubah():
        for versi in (0, 1, 7):
            isi(kantor, "Citra", isian(kantor, "surat-masuk", "5", versi))
    assert segar(lembar).versi == 1


def test_simpan_kosong_tidak_membuat_lembar(kantor: Kantor) -> None:
    with tidak_berubah():
        hasil = isi_lembar(
            kantor.penugasan["Citra"],
            periode=SEPTEMBER,
            oleh=kantor.pelaku("Citra", SENIN),
            isian=[isian(kantor, "surat-masuk", "belum")],
        )
        assert (hasil.lembar, hasil.berubah) == (None, 0)
    with jejak_bertambah("lembar.buat"):
        isi(kantor, "Citra", buat=True)


def test_isian_pertama_menandai_indikator_dipakai_sekali(kantor: Kantor) -> None:
    isi(kantor, "Citra", isian(kantor, "surat-masuk", "5"))
    pertama = kantor.indikator("surat-masuk").dipakai_pada
    assert pertama is not None
    assert kantor.indikator("arsip-pegawai").dipakai_pada is None
    Indikator.objects.filter(kode="surat-masuk").update(dipakai_pada=pertama.replace(year=2020))
    isi(kantor, "Citra", isian(kantor, "surat-masuk", "6", 1))
    assert kantor.indikator("surat-masuk").dipakai_pada == pertama.replace(year=2020)


# --- conflicts ----------------------------------------------------------------------------------


def test_versi_basi_ditolak_dengan_kedua_nilai_dan_tidak_setengah_tersimpan(
    kantor: Kantor,
) -> None:
    isi(kantor, "Citra", isian(kantor, "surat-masuk", "5"), isian(kantor, "arsip-pegawai", "3"))
    isi(kantor, "Budi", isian(kantor, "surat-masuk", "9", 1), alasan_atas_nama="Sakit")
    with tidak_berubah(), pytest.raises(SelDitolak) as tolak:
        isi(
            kantor,
            "Citra",
            isian(kantor, "surat-masuk", "7", 1),
            isian(kantor, "arsip-pegawai", "4", 1),
        )
    pk = kantor.indikator("surat-masuk").pk
    assert set(tolak.value.bentrok) == {pk}
    bentrok = tolak.value.bentrok[pk]
    assert (bentrok.tersimpan.pembilang, bentrok.versi) == (Decimal(9), 2)
    assert tolak.value.pesan.startswith("Belum tersimpan: 1 baris")


def test_dua_simpan_pertama_atas_satu_sel_bertemu(kantor: Kantor) -> None:
    isi(kantor, "Citra", isian(kantor, "surat-masuk", "5"))
    with tidak_berubah(), pytest.raises(SelDitolak) as tolak:
        isi(kantor, "Budi", isian(kantor, "surat-masuk", "6"), alasan_atas_nama="Sakit")
    assert tolak.value.bentrok[kantor.indikator("surat-masuk").pk].tersimpan.pembilang == 5
    # Two first saves of different cells do not disturb each other.
    lembar = isi(kantor, "Budi", isian(kantor, "arsip-pegawai", "6"), alasan_atas_nama="Sakit")
    assert lembar.versi == 2
    assert LembarBulanan.objects.count() == 1


# --- values -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kode", "teks", "keterangan", "masalah"),
    [
        ("kehadiran-musrenbang", "81/80 ya", "", KodeMasalah.MELEBIHI),
        ("kehadiran-musrenbang", "81/80 ya", "Tetap ditolak", KodeMasalah.MELEBIHI),
        ("kehadiran-musrenbang", "80/80", "", KodeMasalah.SYARAT_BELUM_DIJAWAB),
        ("kehadiran-musrenbang", "5/0 ya", "", KodeMasalah.PENYEBUT_NOL),
        ("kehadiran-musrenbang", "5 ya", "", KodeMasalah.PENYEBUT_KOSONG),
        ("waktu-pelayanan", "5/0", "", KodeMasalah.PENYEBUT_NOL),
        ("arsip-pegawai", "nihil", "Tidak ada", KodeMasalah.NIHIL_TIDAK_DITAWARKAN),
        ("surat-masuk", "nihil", "", KodeMasalah.NIHIL_TANPA_KETERANGAN),
        ("surat-masuk", "nihil", "  \n ", KodeMasalah.NIHIL_TANPA_KETERANGAN),
        ("rekomendasi", "12/10", "", KodeMasalah.MELEBIHI_TANPA_KETERANGAN),
    ],
)
def test_nilai_yang_ditolak_menyebut_sebabnya_dan_tidak_setengah_tersimpan(
    kantor: Kantor, kode: str, teks: str, keterangan: str, masalah: KodeMasalah
) -> None:
    with tidak_berubah(), pytest.raises(SelDitolak) as tolak:
        isi(
            kantor,
            "Citra",
            isian(kantor, "surat-masuk" if kode != "surat-masuk" else "waktu-pelayanan", "nihil"),
            isian(kantor, kode, teks, keterangan=keterangan),
        )
    assert kode_masalah(tolak.value) == {kantor.indikator(kode).pk: [masalah]}


@pytest.mark.parametrize("kolom", ["pembilang", "penyebut"])
def test_nilai_negatif_ditolak_juga_di_bawah_formulir(kantor: Kantor, kolom: str) -> None:
    baris = isian(kantor, "kehadiran-musrenbang", "3/4 ya")
    negatif = replace(baris, sel=replace(baris.sel, **{kolom: Decimal(-1)}))
    with tidak_berubah(), pytest.raises(SelDitolak):
        isi(kantor, "Citra", negatif)


def test_nihil_berangka_ditolak(kantor: Kantor) -> None:
    nihil = hitung.Sel(hitung.KeadaanSel.NIHIL, Decimal(4))
    baris = IsianBaris(kantor.indikator("surat-masuk").pk, nihil, "Tidak ada", 0)
    with tidak_berubah(), pytest.raises(SelDitolak) as tolak:
        isi(kantor, "Citra", baris)
    assert kode_masalah(tolak.value)[baris.indikator_id] == [KodeMasalah.NIHIL_BERANGKA]


def test_nihil_tanpa_keterangan_boleh_bila_bulan_itu_tanpa_target(kantor: Kantor) -> None:
    isi(kantor, "Citra", isian(kantor, "rekomendasi", "nihil", keterangan=""))
    Target.objects.filter(indikator=kantor.indikator("surat-masuk")).delete()
    lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "nihil", keterangan=""))
    assert sel(lembar, kantor, "surat-masuk").keadaan == "nihil"


def test_melebihi_dengan_keterangan_tersimpan(kantor: Kantor) -> None:
    katalog = kantor.indikator("rekomendasi")
    baris = isian(kantor, "rekomendasi", "12/10", keterangan="Sisa pengajuan November")
    lembar = isi(kantor, "Citra", baris, periode=DESEMBER, pada=JANUARI_LIMA)
    assert sel(lembar, kantor, "rekomendasi").pembilang == 12
    assert katalog.bisa_melebihi


def test_nol_dari_nol_terhitung_dijawab(kantor: Kantor) -> None:
    lembar = isi(
        kantor,
        "Citra",
        isian(kantor, "surat-masuk", "0"),
        isian(kantor, "arsip-pegawai", "0"),
        isian(kantor, "waktu-pelayanan", "0/0"),
    )
    assert lakukan(kantor, "ajukan", "Citra", lembar).status is Keadaan.DIAJUKAN


# --- which rows ---------------------------------------------------------------------------------


def test_indikator_jabatan_lain_dan_yang_tidak_ada_diabaikan(kantor: Kantor) -> None:
    asing = isian(kantor, "surat-masuk", "5")
    with tidak_berubah():
        isi_lembar(
            kantor.penugasan["Citra"],
            periode=SEPTEMBER,
            oleh=kantor.pelaku("Citra", SENIN),
            isian=[replace(asing, indikator_id=pk) for pk in (0, 10**9, 2**62)],
        )


def test_indikator_yang_tidak_berlaku_pada_bulan_itu_tidak_terisi(kantor: Kantor) -> None:
    Indikator.objects.filter(kode="surat-masuk").update(berlaku_dari=10)
    lembar = isi(
        kantor, "Citra", isian(kantor, "surat-masuk", "5"), isian(kantor, "arsip-pegawai", "3")
    )
    assert [baris.indikator.kode for baris in lembar.daftar_realisasi.all()] == ["arsip-pegawai"]


# --- when ---------------------------------------------------------------------------------------


def test_bulan_di_luar_penugasan(kantor: Kantor) -> None:
    with tidak_berubah(), pytest.raises(DiLuarPenugasan, match="di luar masa penugasan"):
        isi(
            kantor,
            "Citra",
            isian(kantor, "surat-masuk", "5"),
            periode=Periode(2023, 12),
            pada=date(2024, 1, 3),
        )


@pytest.mark.parametrize(
    ("pada", "penolakan"),
    [
        (date(2026, 9, 30), BelumDibuka),
        (date(2026, 10, 1), None),
        (date(2026, 10, 12), None),
        (date(2026, 10, 13), BulanTerkunci),
    ],
)
def test_pengisian_hanya_antara_buka_dan_kunci(
    kantor: Kantor, pada: date, penolakan: type[Exception] | None
) -> None:
    baris = isian(kantor, "surat-masuk", "5")
    if penolakan is None:
        assert isi(kantor, "Citra", baris, pada=pada).versi == 1
        return
    with tidak_berubah(), pytest.raises(penolakan):
        isi(kantor, "Citra", baris, pada=pada)


def test_bulan_jeda_tidak_diisi(kantor: Kantor) -> None:
    Jeda.objects.create(
        kecamatan=kantor.kecamatan,
        penugasan=kantor.penugasan["Citra"],
        mulai=date(2026, 8, 20),
        selesai=date(2026, 9, 30),
    )
    baris = isian(kantor, "surat-masuk", "5")
    with tidak_berubah(), pytest.raises(BulanCuti, match="seluruhnya cuti"):
        isi(kantor, "Citra", baris)
    agustus, pada = Periode(2026, 8), date(2026, 9, 3)
    assert isi(kantor, "Citra", baris, periode=agustus, pada=pada).versi == 1


def test_tahun_tanpa_katalog_berlaku(kantor: Kantor) -> None:
    baris = isian(kantor, "surat-masuk", "5")
    Katalog.objects.update(keadaan=KeadaanKatalog.DRAF)
    with tidak_berubah(), pytest.raises(TanpaKatalog, match="2026"):
        isi(kantor, "Citra", baris)


@pytest.mark.parametrize("keadaan", [Keadaan.DIAJUKAN, Keadaan.DIVERIFIKASI, Keadaan.DISETUJUI])
def test_lembar_yang_sudah_diajukan_tidak_diisi(kantor: Kantor, keadaan: Keadaan) -> None:
    buat_lembar(kantor, keadaan)
    with tidak_berubah(), pytest.raises(Exception, match=f"sudah {keadaan.value}"):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "5", 1))


def test_kegagalan_di_tengah_tidak_meninggalkan_apa_pun(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gagal(*_: object, bersama: Sisipan, **__: object) -> None:
        bersama.tulis()
        raise RuntimeError("listrik padam")

    monkeypatch.setattr("realisasi.services.catatan.catat_jejak", gagal)
    with tidak_berubah(), pytest.raises(RuntimeError, match="padam"):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "5"))
    assert not Jejak.objects.exists()


def test_bacaan_yang_sudah_usang_dibaca_lagi(kantor: Kantor) -> None:
    """What the caller read is believed only while nobody raised the sheet's version since."""
    lama = isian(kantor, "surat-masuk", "5")
    isi(kantor, "Citra", lama)
    bahan = ambil_berkas(
        kantor.pelaku("Citra", SENIN), kantor.penugasan["Citra"].pk, SEPTEMBER.kode
    ).bahan_isi
    isi(kantor, "Citra", isian(kantor, "surat-masuk", "6", versi=1))
    with pytest.raises(SelDitolak) as tolak:
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "7", versi=1), bahan=bahan)
    assert tolak.value.bentrok[lama.indikator_id].tersimpan.pembilang == 6
    lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "7", versi=2), bahan=bahan)
    assert lembar == LembarBulanan.objects.get()
    assert (lembar.versi, LembarBulanan.objects.get().versi) == (3, 3)
    sesudah = '"pembilang":"7'
    assert sesudah in str(Jejak.objects.latest("urut").sesudah)
    assert '"pembilang":"6' in str(Jejak.objects.latest("urut").sebelum)


def test_lembar_yang_diajukan_sesudah_dibaca_tidak_diisi(kantor: Kantor) -> None:
    lembar = isi(kantor, "Citra", isian(kantor, "surat-masuk", "5"))
    bahan = ambil_berkas(
        kantor.pelaku("Citra", SENIN), kantor.penugasan["Citra"].pk, SEPTEMBER.kode
    ).bahan_isi
    LembarBulanan.objects.filter(pk=lembar.pk).update(keadaan=Keadaan.DIAJUKAN, versi=2)
    with tidak_berubah(), pytest.raises(TindakanTidakBerlaku):
        isi(kantor, "Citra", isian(kantor, "surat-masuk", "6", versi=1), bahan=bahan)
