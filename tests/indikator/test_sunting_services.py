"""Services that edit the catalogue: what they refuse, and that a refusal leaves no trace."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.http import Http404

from indikator.hitung import Agregasi, AntarPemegang, Jenis, Polaritas
from indikator.kesalahan import BagianBerubah, KatalogSudahArsip
from indikator.models import Indikator, KinerjaUtama, SumberData
from indikator.services import (
    IsianIndikator,
    IsianJabatan,
    Perbuatan,
    akhiri_fungsi,
    akhiri_indikator,
    akhiri_jabatan,
    akhiri_kinerja_utama,
    buat_fungsi,
    buat_indikator,
    buat_jabatan,
    ubah_fungsi,
    ubah_indikator,
    ubah_jabatan,
    ubah_urutan,
)
from indikator.susunan import hitung_sidik, hitung_sidik_urutan
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.kesalahan import IsianDitolak, MasihDipakai, TidakBerhak
from jabatan.models import Fungsi, Jabatan, Katalog, Posisi
from jejak.models import Jejak
from tests.indikator.admin import buat_admin
from tests.indikator.conftest import Kantor, Muat

SURAT = "pengadministrasi-surat"
ISIAN = IsianIndikator(
    kode="",
    nama="Jumlah arsip yang ditata",
    formulasi="Jumlah arsip yang ditata dalam satu bulan",
    satuan="arsip",
    desimal=0,
    jenis=Jenis.JUMLAH,
    agregasi=Agregasi.JUMLAH,
    antar_pemegang=AntarPemegang.DIJUMLAHKAN,
    polaritas=Polaritas.NAIK,
    bulan_jatuh_tempo=frozenset(range(1, 13)),
    insidentil=False,
    label_pembilang="",
    label_penyebut="",
    bisa_melebihi=False,
    syarat_minimal=None,
    syarat_pertanyaan="",
    sumber_gabung_atas=False,
    sumber_data=("Daftar arsip",),
    berlaku_dari=1,
)


@pytest.fixture
def katalog(kantor: Kantor, muat: Muat) -> Katalog:
    return muat(kantor.pemda)


@pytest.fixture
def agung(kantor: Kantor) -> Pelaku:
    return susun_pelaku(buat_admin("Admin Agung", kantor.pemda))


def _perbuatan(oleh: Pelaku, *dilihat: Any) -> Perbuatan:
    """What he saw: one part, or a list of them in order."""
    sidik = hitung_sidik(dilihat[0]) if len(dilihat) == 1 else hitung_sidik_urutan(dilihat)
    return Perbuatan(oleh=oleh, dilihat=sidik)


def _baris(kode: str) -> Indikator:
    return Indikator.objects.dengan_jabatan().dengan_sumber().get(kode=kode)


def _isian(baris: Indikator, **ubahan: Any) -> IsianIndikator:
    """A stored row as typed."""
    aturan = baris.aturan
    isi = {
        nama: getattr(baris, nama)
        for nama in IsianIndikator.__dataclass_fields__
        if hasattr(baris, nama) and nama != "bulan_jatuh_tempo"
    }
    return replace(
        IsianIndikator(
            **isi
            | {
                "jenis": aturan.jenis,
                "agregasi": aturan.agregasi,
                "polaritas": aturan.polaritas,
                "antar_pemegang": aturan.antar_pemegang,
                "bulan_jatuh_tempo": baris.daftar_bulan,
                "sumber_data": baris.nama_sumber,
            }
        ),
        **ubahan,
    )


def _pakai(baris: Indikator) -> None:
    Indikator.objects.filter(pk=baris.pk).update(dipakai_pada=datetime(2026, 2, 5, tzinfo=UTC))


def _galat(sebab: pytest.ExceptionInfo[IsianDitolak]) -> set[str]:
    return set(sebab.value.galat)


# --- wording and meaning ----------------------------------------------------------------------


def test_bunyi_baris_terpakai_boleh_diperbaiki_dan_tercatat(
    katalog: Katalog, agung: Pelaku
) -> None:
    _pakai(_baris(f"{SURAT}.1"))
    baris, versi = _baris(f"{SURAT}.1"), katalog.versi
    isian = _isian(baris, nama="Jumlah surat masuk tercatat", syarat_minimal=Decimal(5))
    ubah_indikator(baris.pk, isian=isian, perbuatan=_perbuatan(agung, baris))
    katalog.refresh_from_db()
    jejak = Jejak.objects.latest("pk")
    assert _baris(f"{SURAT}.1").nama == "Jumlah surat masuk tercatat"
    assert katalog.versi == versi + 1
    assert (jejak.tindakan, jejak.objek, jejak.pemda_id) == (
        "ubah_katalog", "indikator", katalog.pemda_id,
    )  # fmt: skip
    assert "Jumlah surat masuk tercatat" in str(jejak.sesudah)
    assert "formulasi" not in str(jejak.sesudah)


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [
        ("jenis", Jenis.PERSENTASE),
        ("agregasi", Agregasi.TERAKHIR),
        ("polaritas", Polaritas.TURUN),
        ("satuan", "berkas"),
        ("desimal", 2),
        ("kode", "lain.1"),
    ],
)
def test_arti_baris_terpakai_tetap_dan_jalan_keluarnya_disebut(
    katalog: Katalog, agung: Pelaku, kolom: str, nilai: Any
) -> None:
    label = {"label_pembilang": "Selesai", "label_penyebut": "Semua"}
    ubahan: dict[str, Any] = {kolom: nilai}
    if kolom == "jenis":
        ubahan |= {"agregasi": Agregasi.RASIO_JUMLAH, **label}
    bebas = _baris(f"{SURAT}.2")
    ubah_indikator(bebas.pk, isian=_isian(bebas, **ubahan), perbuatan=_perbuatan(agung, bebas))
    assert getattr(_baris(nilai if kolom == "kode" else f"{SURAT}.2"), kolom) == nilai

    _pakai(_baris(f"{SURAT}.1"))
    baris, jejak = _baris(f"{SURAT}.1"), Jejak.objects.count()
    if kolom == "kode":
        ubahan = {"kode": "lain.2"}
    with pytest.raises(IsianDitolak) as sebab:
        ubah_indikator(baris.pk, isian=_isian(baris, **ubahan), perbuatan=_perbuatan(agung, baris))
    assert kolom in _galat(sebab)
    assert "Pensiunkan baris ini lalu tambahkan baris baru." in sebab.value.galat[kolom][0]
    assert "5 Februari 2026" in sebab.value.galat[kolom][0]
    assert (hitung_sidik(_baris(f"{SURAT}.1")), Jejak.objects.count()) == (
        hitung_sidik(baris), jejak,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ubahan", "kolom"),
    [
        ({"agregasi": Agregasi.RASIO_JUMLAH}, "agregasi"),
        ({"jenis": Jenis.PERSENTASE, "label_pembilang": "A", "label_penyebut": "B"}, "agregasi"),
        ({"jenis": Jenis.PERSENTASE, "agregasi": Agregasi.RASIO_JUMLAH}, "label_penyebut"),
        ({"label_pembilang": "A"}, "label_pembilang"),
        ({"bisa_melebihi": True}, "bisa_melebihi"),
        ({"syarat_minimal": Decimal(-1)}, "syarat_minimal"),
        ({"bulan_jatuh_tempo": frozenset()}, "bulan"),
        ({"insidentil": True}, "jadwal"),
        ({"sumber_data": ()}, "sumber_data"),
        ({"sumber_data": ("A", "A")}, "sumber_data"),
        ({"sumber_data": ("A" * 201,)}, "sumber_data"),
        ({"sumber_data": tuple(map(str, range(21)))}, "sumber_data"),
        ({"sumber_gabung_atas": True}, "sumber_gabung_atas"),
        ({"kode": "Huruf Besar"}, "kode"),
        ({"kode": f"{SURAT}.2"}, "kode"),
        ({"nama": ""}, "nama"),
        ({"satuan": "x" * 41}, "satuan"),
        ({"desimal": 3}, ""),
    ],
)
def test_baris_yang_tidak_mungkin_ditolak_dengan_tempatnya(
    katalog: Katalog, agung: Pelaku, ubahan: dict[str, Any], kolom: str
) -> None:
    kinerja = _baris(f"{SURAT}.1").kinerja_utama
    sebaris = list(Indikator.objects.filter(kinerja_utama=kinerja).order_by("urut"))
    perbuatan = Perbuatan(oleh=agung, dilihat=hitung_sidik_urutan(sebaris))
    with pytest.raises(IsianDitolak) as sebab:
        buat_indikator(kinerja.pk, isian=replace(ISIAN, **ubahan), perbuatan=perbuatan)
    assert kolom in _galat(sebab)
    assert Indikator.objects.milik_katalog(katalog).count() == 49


def test_sumber_data_berurutan_dan_yang_tak_dipakai_lagi_hilang(
    katalog: Katalog, agung: Pelaku
) -> None:
    baris = _baris("petugas-keamanan.1")
    isian = _isian(baris, sumber_data=("Buku patroli", "Data Laporan Kejadian"))
    ubah_indikator(baris.pk, isian=isian, perbuatan=_perbuatan(agung, baris))
    assert _baris("petugas-keamanan.1").nama_sumber == ("Buku patroli", "Data Laporan Kejadian")
    assert not SumberData.objects.filter(nama="Data Koordinasi Tramtib").exists()


# --- order --------------------------------------------------------------------------------------


def test_baris_berpindah_satu_tempat_dan_nomornya_tetap_bersambung(
    katalog: Katalog, agung: Pelaku
) -> None:
    kinerja = KinerjaUtama.objects.filter(jabatan__kode="bendahara-pengeluaran").order_by("urut")
    sebaris = list(Indikator.objects.filter(kinerja_utama=kinerja[0]).order_by("urut"))
    perbuatan = Perbuatan(oleh=agung, dilihat=hitung_sidik_urutan(sebaris))
    ubah_urutan(Indikator, sebaris[0].pk, arah="turun", perbuatan=perbuatan)
    baru = list(Indikator.objects.filter(kinerja_utama=kinerja[0]).order_by("urut"))
    assert [satu.pk for satu in baru] == [
        sebaris[1].pk,
        sebaris[0].pk,
        *(s.pk for s in sebaris[2:]),
    ]
    semua = Indikator.objects.filter(kinerja_utama__in=kinerja).dengan_jabatan()
    assert [satu.urut for satu in semua] == [1, 2, 3, 4, 5, 6, 7]
    with pytest.raises(BagianBerubah):
        ubah_urutan(Indikator, sebaris[0].pk, arah="turun", perbuatan=perbuatan)


def test_di_ujung_daftar_tidak_ada_yang_berubah(katalog: Katalog, agung: Pelaku) -> None:
    daftar = list(Jabatan.objects.filter(katalog=katalog).order_by("urut"))
    jejak = Jejak.objects.count()
    ubah_urutan(Jabatan, daftar[0].pk, arah="naik", perbuatan=_perbuatan(agung, *daftar))
    assert Jejak.objects.count() == jejak
    ubah_urutan(Jabatan, daftar[-1].pk, arah="naik", perbuatan=_perbuatan(agung, *daftar))
    assert Jabatan.objects.get(pk=daftar[-1].pk).urut == 10


# --- jabatan and fungsi -------------------------------------------------------------------------


def test_huruf_fungsi_merapat_setelah_satu_dihapus(katalog: Katalog, agung: Pelaku) -> None:
    jabatan = Jabatan.objects.get(kode=SURAT)
    daftar = list(Fungsi.objects.filter(jabatan=jabatan).order_by("urut"))
    buat_fungsi(jabatan.pk, uraian="Menata arsip", perbuatan=_perbuatan(agung, *daftar))
    akhiri_fungsi(daftar[0].pk, perbuatan=_perbuatan(agung, daftar[0]))
    sisa = list(Fungsi.objects.filter(jabatan=jabatan).order_by("urut"))
    assert [satu.urut for satu in sisa] == list(range(1, len(daftar) + 1))
    assert sisa[-1].uraian == "Menata arsip"
    assert daftar[0].uraian in str(Jejak.objects.latest("pk").sebelum)


def test_jabatan_yang_dipakai_posisi_tidak_dihapus(katalog: Katalog, agung: Pelaku) -> None:
    jabatan = Jabatan.objects.get(kode=SURAT)
    with pytest.raises(MasihDipakai, match="1 posisi"):
        akhiri_jabatan(jabatan.pk, perbuatan=_perbuatan(agung, jabatan))
    Posisi._base_manager.filter(kode_jabatan=SURAT).update(kode_jabatan="")
    akhiri_jabatan(jabatan.pk, perbuatan=_perbuatan(agung, jabatan))
    assert Indikator.objects.milik_katalog(katalog).count() == 44
    urut = Jabatan.objects.filter(katalog=katalog).order_by("urut").values_list("urut", flat=True)
    assert list(urut) == list(range(1, 11))
    assert "pengadministrasi-surat.5" in str(Jejak.objects.latest("pk").sebelum)


@pytest.mark.parametrize("kode", [SURAT, "Arsip", "a--b", "-a", "é"])
def test_kode_jabatan_yang_tidak_sah_ditolak(katalog: Katalog, agung: Pelaku, kode: str) -> None:
    daftar = Jabatan.objects.filter(katalog=katalog).order_by("urut")
    isian = IsianJabatan(nama="Pengelola Arsip", tugas="Arsip.", catatan_kaki="", kode=kode)
    with pytest.raises(IsianDitolak) as sebab:
        buat_jabatan(katalog.pk, isian=isian, perbuatan=_perbuatan(agung, *daftar))
    assert _galat(sebab) == {"kode"}


def test_kinerja_utama_yang_berisi_tidak_dihapus(katalog: Katalog, agung: Pelaku) -> None:
    kinerja = _baris(f"{SURAT}.1").kinerja_utama
    with pytest.raises(MasihDipakai, match="indikator"):
        akhiri_kinerja_utama(kinerja.pk, perbuatan=_perbuatan(agung, kinerja))


def test_baris_terpakai_tidak_dihapus_yang_belum_boleh(katalog: Katalog, agung: Pelaku) -> None:
    _pakai(_baris(f"{SURAT}.1"))
    baris = _baris(f"{SURAT}.1")
    with pytest.raises(MasihDipakai, match="Pensiunkan"):
        akhiri_indikator(baris.pk, perbuatan=_perbuatan(agung, baris))
    baris = _baris(f"{SURAT}.2")
    akhiri_indikator(baris.pk, perbuatan=_perbuatan(agung, baris))
    sisa = Indikator.objects.filter(kinerja_utama__jabatan__kode=SURAT).dengan_jabatan()
    assert [satu.urut for satu in sisa] == [1, 2, 3, 4]
    assert Jejak.objects.latest("pk").objek_id == str(baris.pk)


# --- rights, archive, what was seen -------------------------------------------------------------


def test_yang_berubah_sejak_dilihat_tidak_ditimpa(katalog: Katalog, agung: Pelaku) -> None:
    baris, jabatan = _baris(f"{SURAT}.1"), Jabatan.objects.get(kode=SURAT)
    lama, kepala = _perbuatan(agung, baris), _perbuatan(agung, jabatan)
    ubah_indikator(baris.pk, isian=_isian(baris, nama="Pertama"), perbuatan=lama)
    with pytest.raises(BagianBerubah):
        ubah_indikator(baris.pk, isian=_isian(baris, nama="Kedua"), perbuatan=lama)
    isian = IsianJabatan(nama="Pengelola Surat", tugas="Surat.", catatan_kaki="")
    ubah_jabatan(jabatan.pk, isian=isian, perbuatan=kepala)
    with pytest.raises(BagianBerubah):
        akhiri_jabatan(jabatan.pk, perbuatan=kepala)
    assert _baris(f"{SURAT}.1").nama == "Pertama"


def test_menyimpan_yang_sama_tidak_mencatat_apa_pun(katalog: Katalog, agung: Pelaku) -> None:
    baris, jejak = _baris(f"{SURAT}.1"), Jejak.objects.count()
    ubah_indikator(baris.pk, isian=_isian(baris), perbuatan=_perbuatan(agung, baris))
    katalog.refresh_from_db()
    assert (Jejak.objects.count(), katalog.versi) == (jejak, 1)


def test_arsip_dan_yang_bukan_haknya_tidak_diubah(
    kantor: Kantor, katalog: Katalog, agung: Pelaku
) -> None:
    fungsi = Fungsi.objects.filter(jabatan__kode=SURAT).first()
    assert fungsi is not None
    rahma = susun_pelaku(buat_admin("Admin Rahma", kantor.pemda, kantor.sukamaju))
    dewi = susun_pelaku(kantor.dewi)
    for oleh, sebab in ((rahma, TidakBerhak), (dewi, Http404)):
        with pytest.raises(sebab):
            ubah_fungsi(fungsi.pk, uraian="Lain", perbuatan=_perbuatan(oleh, fungsi))
    Katalog.objects.filter(pk=katalog.pk).update(keadaan="arsip")
    with pytest.raises(KatalogSudahArsip):
        ubah_fungsi(fungsi.pk, uraian="Lain", perbuatan=_perbuatan(agung, fungsi))


def test_katalog_milik_kecamatan_tercatat_pada_kecamatannya(
    kantor: Kantor, katalog: Katalog
) -> None:
    Katalog.objects.filter(pk=katalog.pk).update(kecamatan=kantor.sukamaju)
    rahma = susun_pelaku(buat_admin("Admin Rahma", kantor.pemda, kantor.sukamaju))
    fungsi = Fungsi.objects.filter(jabatan__kode=SURAT).first()
    assert fungsi is not None
    ubah_fungsi(fungsi.pk, uraian="Menata surat", perbuatan=_perbuatan(rahma, fungsi))
    jejak = Jejak.objects.latest("pk")
    assert (jejak.kecamatan_id, jejak.pemda_id) == (kantor.sukamaju.pk, None)
