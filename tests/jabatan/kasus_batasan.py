"""One case for every named constraint: rows that go round the form and must be refused.

A case is a function of the scene that writes with ``bulk_create`` or ``update``; its key is the
name the database must give as the reason.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from indikator.models import Indikator, KinerjaUtama, SumberData, SumberIndikator, Target
from jabatan.models import (
    Fungsi,
    HariLibur,
    Jabatan,
    Jeda,
    Katalog,
    Kecamatan,
    PangkatPegawai,
    Pegawai,
    PemerintahDaerah,
    Penugasan,
    Peran,
    PeriodePengisian,
    PerubahanKatalog,
    Posisi,
)
from realisasi.models import (
    AlasanSel,
    Cuplikan,
    LembarBulanan,
    Pengembalian,
    PermintaanBuka,
    Realisasi,
)
from tests.pabrik import Kantor

SAAT = datetime(2026, 10, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Adegan:
    """An office with one draft sheet."""

    kantor: Kantor
    lembar: LembarBulanan

    @property
    def kecamatan(self) -> Kecamatan:
        return self.kantor.kecamatan

    @property
    def citra(self) -> Penugasan:
        return self.kantor.penugasan["Citra"]

    @property
    def indikator(self) -> Indikator:
        return self.kantor.indikator("kehadiran-musrenbang")


Kasus = Callable[[Adegan], object]


def sisip(model: type[models.Model], **kolom: Any) -> None:
    model._base_manager.bulk_create([model(**kolom)])


def ulang(daftar: models.QuerySet[Any], **ganti: Any) -> None:
    """Insert a copy of a stored row."""
    baris = daftar[0]
    baris.pk = None
    for nama, nilai in ganti.items():
        setattr(baris, nama, nilai)
    type(baris)._base_manager.bulk_create([baris])


def sel(adegan: Adegan, **kolom: Any) -> None:
    bawaan = {
        "kecamatan": adegan.kecamatan,
        "tahun": 2026,
        "bulan": 9,
        "lembar": adegan.lembar,
        "indikator": adegan.indikator,
        "keadaan": "terisi",
        "pembilang": Decimal(1),
    }
    sisip(Realisasi, **(bawaan | kolom))


def jadwal(adegan: Adegan, **kolom: Any) -> None:
    bawaan = {
        "kecamatan": adegan.kecamatan,
        "tahun": 2026,
        "bulan": 9,
        "buka": date(2026, 10, 1),
        "batas": date(2026, 10, 5),
        "verifikasi": date(2026, 10, 7),
        "kunci": date(2026, 10, 10),
        "alasan": "Banjir",
    }
    sisip(PeriodePengisian, **(bawaan | kolom))


def peran(adegan: Adegan, **kolom: Any) -> None:
    bawaan = {
        "pengguna": adegan.kantor.pengguna("Citra"),
        "jenis": "admin_pemda",
        "pemda": adegan.kecamatan.pemda,
        "mulai": date(2026, 1, 1),
    }
    sisip(Peran, **(bawaan | kolom))


def kembali(adegan: Adegan) -> Pengembalian:
    return Pengembalian.objects.create(
        kecamatan=adegan.kecamatan,
        lembar=adegan.lembar,
        oleh=adegan.kantor.pengguna("Budi"),
        pada=SAAT,
    )


def alasan(adegan: Adegan, *daftar_teks: str) -> None:
    induk = kembali(adegan)
    AlasanSel.objects.bulk_create(
        AlasanSel(
            kecamatan=adegan.kecamatan, pengembalian=induk, indikator=adegan.indikator, alasan=teks
        )
        for teks in daftar_teks
    )


def cuplikan_dua(adegan: Adegan) -> None:
    Cuplikan.objects.bulk_create(
        Cuplikan(
            kecamatan=adegan.kecamatan,
            lembar=adegan.lembar,
            versi_lembar=2,
            dibuat_pada=SAAT,
            isi={},
        )
        for _ in range(2)
    )


def katalog_dua(*daftar_keadaan: str, khusus: bool = False) -> Kasus:
    """Two more catalogues of the same year, of the kecamatan or of the pemda."""

    def lakukan(adegan: Adegan) -> None:
        kecamatan = adegan.kecamatan if khusus else None
        for keadaan in daftar_keadaan:
            ulang(Katalog.objects.all(), kecamatan=kecamatan, keadaan=keadaan)

    return lakukan


def sk_perubahan(adegan: Adegan, **kolom: Any) -> None:
    bawaan = {
        "katalog": adegan.kantor.katalog,
        "nomor_sk": "188.45/9/2026",
        "tanggal_sk": date(2026, 6, 20),
        "mulai_bulan": 7,
    }
    sisip(PerubahanKatalog, **(bawaan | kolom))


def ubah(model: type[models.Model], **kolom: Any) -> Kasus:
    return lambda adegan: model._base_manager.update(**kolom)


def ganda(model: type[models.Model]) -> Kasus:
    return lambda adegan: ulang(model._base_manager.order_by("pk"))


def dua_kali(fungsi: Callable[[Adegan], None]) -> Kasus:
    def lakukan(adegan: Adegan) -> None:
        fungsi(adegan)
        fungsi(adegan)

    return lakukan


def pangkat(adegan: Adegan) -> None:
    sisip(
        PangkatPegawai,
        pegawai=adegan.citra.pegawai,
        golongan="II/a",
        pangkat="Pengatur",
        mulai=date(2026, 1, 1),
    )


def libur(adegan: Adegan) -> None:
    sisip(HariLibur, pemda=adegan.kecamatan.pemda, tanggal=date(2026, 1, 1), uraian="Tahun Baru")


def fungsi(adegan: Adegan) -> None:
    sisip(Fungsi, jabatan=Jabatan.objects.get(), urut=1, uraian="Mencatat")


def nomor_sari(nomor: str) -> Kasus:
    """Camat Sari is PNS."""
    return lambda adegan: Pegawai.objects.filter(nama__startswith="Sari").update(nomor_induk=nomor)


def jeda_terbalik(adegan: Adegan) -> None:
    sisip(
        Jeda,
        kecamatan=adegan.kecamatan,
        penugasan=adegan.citra,
        mulai=date(2026, 2, 2),
        selesai=date(2026, 2, 1),
    )


def pengisi_sendiri(adegan: Adegan) -> None:
    Penugasan.objects.filter(pk=adegan.citra.pk).update(pengisi=models.F("pegawai"))


def indikator_ubah(**kolom: Any) -> Kasus:
    return lambda adegan: Indikator.objects.filter(pk=adegan.indikator.pk).update(**kolom)


def satu_kinerja(**kolom: Any) -> Kasus:
    """A second row in the kinerja utama of the first, equal in one column."""
    return lambda adegan: ulang(Indikator.objects.order_by("pk"), **kolom)


# Several cases of one constraint stand in a tuple.
def minta(adegan: Adegan, **kolom: Any) -> None:
    """A request of Citra to open September."""
    bawaan = {
        "kecamatan": adegan.kecamatan,
        "penugasan": adegan.citra,
        "tahun": 2026,
        "bulan": 9,
        "alasan": "Satu surat tertinggal",
        "diminta_pada": SAAT,
        "diminta_oleh": adegan.kantor.pengguna("Citra"),
    }
    sisip(PermintaanBuka, **(bawaan | kolom))


def jawab(keadaan: str, oleh: str = "Sari", **kolom: Any) -> Kasus:
    """The same, answered by somebody."""
    return lambda adegan: minta(
        adegan,
        **({"keadaan": keadaan, "dijawab_pada": SAAT} | kolom),
        dijawab_oleh=adegan.kantor.pengguna(oleh),
    )


KASUS: dict[str, Kasus | tuple[Kasus, ...]] = {
    # --- jabatan
    "hari_libur_sekali_sehari": dua_kali(libur),
    "pemda_lambang_bersidik": ubah(PemerintahDaerah, lambang="abc"),
    "kecamatan_nama_sekali_per_pemda": ganda(Kecamatan),
    "kecamatan_jadwal_berurutan": (
        ubah(Kecamatan, hari_batas=8),
        ubah(Kecamatan, hari_verifikasi=11),
        ubah(Kecamatan, hari_batas=0),
        ubah(Kecamatan, hari_kunci=29),
    ),
    "periode_sekali_per_bulan": dua_kali(jadwal),
    "periode_bulan_1_sampai_12": (lambda a: jadwal(a, bulan=0), lambda a: jadwal(a, bulan=13)),
    "periode_tanggal_berurutan": (
        lambda a: jadwal(a, buka=date(2026, 10, 6)),
        lambda a: jadwal(a, batas=date(2026, 10, 8)),
        lambda a: jadwal(a, kunci=date(2026, 10, 6)),
        lambda a: jadwal(a, kunci=date(2026, 10, 4)),
    ),
    "posisi_satu_camat_per_kecamatan": ganda(Posisi),
    "posisi_camat_tanpa_iki": lambda a: Posisi.objects.filter(jenis="camat").update(
        kode_jabatan="x"
    ),
    "posisi_bukan_atasan_sendiri": lambda a: Posisi.objects.exclude(jenis="camat").update(
        atasan=models.F("id")
    ),
    "pegawai_nomor_induk_sekali": lambda a: ulang(
        Pegawai.objects.filter(status="pns"), pengguna=None
    ),
    "pegawai_nomor_induk_menurut_status": (
        ubah(Pegawai, nomor_induk=""),
        lambda a: Pegawai.objects.filter(status="non_asn").update(nomor_induk="1" * 18),
        nomor_sari("1" * 17),
        lambda a: Pegawai.objects.filter(nama__startswith="Sari").update(
            nomor_induk="1" * 17 + "x"
        ),
        lambda a: Pegawai.objects.filter(nama__startswith="Sari").update(
            nomor_induk="1" * 17 + "\n"
        ),
    ),
    "pangkat_sekali_per_tanggal": dua_kali(pangkat),
    "penugasan_selesai_setelah_mulai": ubah(Penugasan, selesai=date(2023, 12, 31)),
    "penugasan_pengisi_orang_lain": pengisi_sendiri,
    "jeda_selesai_setelah_mulai": jeda_terbalik,
    "peran_kecamatan_menurut_jenis": (
        lambda a: peran(a, jenis="admin_kecamatan"),
        lambda a: peran(a, jenis="admin_pemda", kecamatan=a.kecamatan),
        lambda a: peran(a, jenis="inspektorat", kecamatan=a.kecamatan),
    ),
    "peran_selesai_setelah_mulai": lambda a: peran(a, selesai=date(2025, 12, 31)),
    "peran_dicabut_bertanggal": lambda a: peran(a, dicabut_pada=SAAT),
    "katalog_satu_berlaku_per_pemda": (ganda(Katalog), katalog_dua("arsip")),
    "katalog_satu_berlaku_per_kecamatan": (
        katalog_dua("berlaku", "berlaku", khusus=True),
        katalog_dua("arsip", "berlaku", khusus=True),
    ),
    "katalog_satu_draf_per_pemda": katalog_dua("draf", "draf"),
    "katalog_satu_draf_per_kecamatan": katalog_dua("draf", "draf", khusus=True),
    "perubahan_katalog_nomor_sekali": dua_kali(sk_perubahan),
    "perubahan_katalog_bulan_1_sampai_12": (
        lambda a: sk_perubahan(a, mulai_bulan=0),
        lambda a: sk_perubahan(a, mulai_bulan=13),
    ),
    "jabatan_kode_sekali_per_katalog": ganda(Jabatan),
    "fungsi_urut_sekali_per_jabatan": dua_kali(fungsi),
    # --- indikator
    "kinerja_utama_urut_sekali_per_jabatan": ganda(KinerjaUtama),
    "kinerja_utama_bulan_berlaku": (
        ubah(KinerjaUtama, berlaku_dari=0),
        ubah(KinerjaUtama, berlaku_sampai=13),
    ),
    "sumber_data_nama_sekali_per_katalog": ganda(SumberData),
    "indikator_urut_sekali_per_kinerja_utama": satu_kinerja(kode="lain"),
    "indikator_kode_sekali_per_kinerja_utama": satu_kinerja(urut=99),
    "indikator_agregasi_menurut_jenis": (
        indikator_ubah(agregasi="jumlah"),
        indikator_ubah(jenis="jumlah"),
        indikator_ubah(jenis="lain"),
        indikator_ubah(agregasi=""),
    ),
    "indikator_bulan_jatuh_tempo_ada": (
        indikator_ubah(bulan_jatuh_tempo=0),
        indikator_ubah(bulan_jatuh_tempo=4096),
    ),
    "indikator_desimal_paling_banyak_dua": indikator_ubah(desimal=3),
    "indikator_bulan_berlaku": (
        indikator_ubah(berlaku_dari=0),
        indikator_ubah(berlaku_sampai=13),
        indikator_ubah(berlaku_dari=7, berlaku_sampai=6),
    ),
    "sumber_indikator_sekali": ganda(SumberIndikator),
    "target_sekali_per_posisi": ganda(Target),
    "target_tidak_negatif": ubah(Target, setahun=Decimal("-0.01")),
    # --- realisasi
    "lembar_sekali_per_bulan": ganda(LembarBulanan),
    "lembar_bulan_1_sampai_12": (ubah(LembarBulanan, bulan=0), ubah(LembarBulanan, bulan=13)),
    "lembar_keadaan_dikenal": (
        ubah(LembarBulanan, keadaan="belum"),
        ubah(LembarBulanan, keadaan=""),
    ),
    "lembar_disetujui_bertanggal": ubah(LembarBulanan, keadaan="disetujui"),
    "realisasi_satu_sel_per_lembar": ganda(Realisasi),
    "realisasi_pembilang_tidak_negatif": lambda a: sel(a, pembilang=Decimal("-0.01")),
    "realisasi_penyebut_tidak_negatif": lambda a: sel(
        a, pembilang=Decimal(0), penyebut=Decimal("-0.01")
    ),
    "realisasi_nilai_menurut_keadaan": (
        lambda a: sel(a, pembilang=None),
        lambda a: sel(a, keadaan="nihil"),
        lambda a: sel(a, keadaan="belum", pembilang=Decimal(0)),
        lambda a: sel(a, keadaan="nihil", pembilang=None, penyebut=Decimal(1)),
        lambda a: sel(a, keadaan="lain", pembilang=None),
    ),
    "realisasi_pembagi_nol_hanya_untuk_nol": lambda a: sel(a, penyebut=Decimal(0)),
    "alasan_sel_sekali_per_pengembalian": lambda a: alasan(a, "Satu", "Dua"),
    "alasan_sel_wajib": lambda a: alasan(a, ""),
    "cuplikan_sekali_per_persetujuan": cuplikan_dua,
    "permintaan_satu_yang_menunggu": dua_kali(minta),
    "permintaan_bulan_1_sampai_12": (lambda a: minta(a, bulan=0), lambda a: minta(a, bulan=13)),
    "permintaan_beralasan": lambda a: minta(a, alasan=""),
    "permintaan_dijawab_bertanggal": (
        lambda a: minta(a, dijawab_pada=SAAT),
        lambda a: minta(a, dijawab_oleh=a.kantor.pengguna("Citra")),
        jawab("ditolak", jawaban="Tidak perlu", dijawab_pada=None),
        jawab("menunggu"),
    ),
    "permintaan_ditolak_beralasan": jawab("ditolak"),
    "permintaan_dikabulkan_bertanggal": (
        jawab("dikabulkan"),
        jawab("ditolak", jawaban="Tidak perlu", dibuka_sampai=date(2026, 10, 8)),
    ),
    "permintaan_dijawab_orang_lain": (
        jawab("dikabulkan", "Citra", dibuka_sampai=date(2026, 10, 8)),
        jawab("ditolak", "Citra", jawaban="Tidak perlu"),
        jawab("ditarik", "Sari"),
    ),
}
