"""The rows of *Rekap kecamatan*: by pegawai, by jabatan, by indikator, over one or two windows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from indikator import hitung
from jabatan.models import Kecamatan
from kinerja.inti.angka import TIDAK_ADA
from kinerja.inti.waktu import Periode
from laporan.dasbor.bahan import Pos
from laporan.dasbor.capaian import (
    HasilBaris,
    HasilJabatan,
    hitung_jabatan,
    hitung_kecamatan,
)
from laporan.dasbor.daftar_capaian import tulis_keterangan
from laporan.penjelasan.tipe import JenisAngka
from laporan.rekap.baris import susun_capaian, susun_persen, susun_realisasi, susun_target
from laporan.rekap.jangka import JangkaAngka
from laporan.rekap.permintaan import Menurut
from laporan.rekap.tabel import KANAN, TENGAH, BarisTabel, Isi, Kolom, Peran, Tabel
from laporan.rekap.tipe import Angka, KolomJangka
from realisasi.alur import Keadaan


@dataclass(frozen=True, slots=True)
class BahanRekap:
    """What the tables are made of; ``terjelaskan`` False: figures that no explanation shows."""

    kecamatan: Kecamatan
    periode: Periode
    daftar_jangka: tuple[KolomJangka, ...]
    daftar_jabatan: Sequence[HasilJabatan]
    kategori: hitung.AturanKategori
    terjelaskan: bool


def susun_tabel(bahan: BahanRekap, menurut: Menurut) -> tuple[Tabel, ...]:
    """Return the tables, none where there is no jabatan."""
    return _SUSUN[menurut](bahan) if bahan.daftar_jabatan else ()


# --- averages: by pegawai, by jabatan -------------------------------------------------------------


def _susun_kolom_rata(bahan: BahanRekap) -> list[Kolom]:
    """Average, category and "n dari m" of each window."""
    kolom = []
    for jangka in bahan.daftar_jangka:
        kolom += [
            Kolom("Rata-rata capaian", jangka.sebutan, KANAN, 12, Peran.RATA),
            Kolom("Kategori", jangka.sebutan, TENGAH, 13, Peran.KATEGORI),
            Kolom("Terhitung", jangka.sebutan, TENGAH, 18, Peran.BANYAK),
        ]
    return kolom


def _susun_sel_rata(rata: hitung.RataCapaian, kata: str, alamat: str) -> list[Isi]:
    return [
        replace(susun_persen(rata.nilai), alamat=alamat),
        TIDAK_ADA if rata.kategori is None else rata.kategori,
        tulis_keterangan(rata, kata),
    ]


def _susun_pegawai(bahan: BahanRekap) -> tuple[Tabel, ...]:
    """Each post as its own report reads, at the last month it holds."""
    daftar = [(jabatan, pos) for jabatan in bahan.daftar_jabatan for pos in jabatan.daftar_pos]
    kolom = (
        Kolom("Pegawai", lebar=26),
        Kolom("Posisi", lebar=30),
        *_susun_kolom_rata(bahan),
        Kolom("Lembar disetujui", rata=TENGAH, lebar=12),
        Kolom("Merah", rata=TENGAH, lebar=8),
    )
    baris = tuple(
        _susun_satu_pegawai(bahan, pos, nomor) for nomor, (_, pos) in enumerate(daftar, 1)
    )
    return (Tabel("", kolom, baris, _susun_penutup(bahan, kosong=1, ekor=2)),)


def _susun_satu_pegawai(bahan: BahanRekap, pos: Pos, nomor: int) -> BarisTabel:
    laporan = pos.periode_laporan(bahan.periode)
    sendiri = hitung_jabatan([pos], laporan.bulan)
    isi: list[Isi] = [pos.nama, f"{pos.penugasan.sebutan_sifat}{pos.penugasan.posisi.nama}"]
    for jangka in bahan.daftar_jangka:
        jendela = hitung.Jendela(jangka.jendela.awal, laporan.bulan)
        alamat = _jelas(bahan, jangka, lambda kode: ("jelaskan_rata", [pos.penugasan.pk, kode]),
                        laporan)  # fmt: skip
        isi += _susun_sel_rata(sendiri.hitung(jendela).rata, "indikator", alamat)
    jendela = hitung.Jendela(bahan.daftar_jangka[0].jendela.awal, laporan.bulan)
    merah = sum(satu.merah for satu in sendiri.hitung(jendela).daftar_hasil)
    alamat = reverse("laporan:realisasi", args=[pos.penugasan.pk, laporan.kode])
    return BarisTabel((*isi, _sebut_lembar([pos], jendela), str(merah)), nomor, alamat)


def _sebut_lembar(daftar_pos: Sequence[Pos], jendela: hitung.Jendela) -> str:
    """ "2 dari 3": approved of the sheets due."""
    wajib = [
        pos.isi.lembar.get(bulan)
        for pos in daftar_pos
        for bulan in jendela.bulan
        if bulan in pos.bagian or bulan in pos.isi.lembar
    ]
    disetujui = sum(satu is not None and satu.keadaan is Keadaan.DISETUJUI for satu in wajib)
    return f"{disetujui} dari {len(wajib)}"


def _susun_jabatan(bahan: BahanRekap) -> tuple[Tabel, ...]:
    """Each jabatan over all its seats."""
    kolom = (
        Kolom("Jabatan", lebar=34),
        Kolom("Pegawai", lebar=30),
        *_susun_kolom_rata(bahan),
        Kolom("Lembar disetujui", rata=TENGAH, lebar=12),
        Kolom("Merah", rata=TENGAH, lebar=8),
    )
    baris = tuple(
        _susun_satu_jabatan(bahan, jabatan, nomor)
        for nomor, jabatan in enumerate(bahan.daftar_jabatan, 1)
    )
    return (Tabel("", kolom, baris, _susun_penutup(bahan, kosong=1, ekor=2)),)


def _susun_satu_jabatan(bahan: BahanRekap, jabatan: HasilJabatan, nomor: int) -> BarisTabel:
    pemegang = ", ".join(dict.fromkeys(pos.nama for pos in jabatan.daftar_pos))
    isi: list[Isi] = [jabatan.nama, pemegang]
    for jangka in bahan.daftar_jangka:
        rata = jabatan.hitung(jangka.jendela).rata
        isi += _susun_sel_rata(rata, "indikator", _jelas_jabatan(bahan, jangka, jabatan))
    jendela = bahan.daftar_jangka[0].jendela
    merah = sum(satu.merah for satu in jabatan.hitung(jendela).daftar_hasil)
    lembar = _sebut_lembar(jabatan.daftar_pos, jendela)
    alamat = reverse(
        "laporan:rinci_jabatan", args=[bahan.kecamatan.pk, bahan.periode.kode, jabatan.kode]
    )
    return BarisTabel((*isi, lembar, str(merah)), nomor, alamat)


def _susun_penutup(bahan: BahanRekap, *, kosong: int, ekor: int) -> BarisTabel:
    """The mean of the jabatan, as the dashboard has it."""
    isi: list[Isi] = ["Rata-rata jabatan", *[""] * kosong]
    for jangka in bahan.daftar_jangka:
        daftar = [jabatan.hitung(jangka.jendela).rata for jabatan in bahan.daftar_jabatan]
        alamat = _jelas(
            bahan, jangka, lambda kode: ("jelaskan_kecamatan", [bahan.kecamatan.pk, kode])
        )
        sekecamatan = hitung_kecamatan(daftar, bahan.kategori)
        isi += _susun_sel_rata(sekecamatan, "jabatan", alamat)
    return BarisTabel((*isi, *[""] * ekor))


# --- by indikator ---------------------------------------------------------------------------------


def _susun_indikator(bahan: BahanRekap) -> tuple[Tabel, ...]:
    """One table a jabatan; nothing is added up across its rows."""
    return tuple(_susun_satu_tabel(bahan, jabatan) for jabatan in bahan.daftar_jabatan)


def _susun_satu_tabel(bahan: BahanRekap, jabatan: HasilJabatan) -> Tabel:
    kolom = [Kolom("Indikator", lebar=36), Kolom("Satuan", rata=TENGAH, lebar=11)]
    for jangka in bahan.daftar_jangka:
        kolom += [
            Kolom("Target", jangka.sebutan, KANAN, 12, Peran.TARGET),
            Kolom("Realisasi", jangka.sebutan, KANAN, 12, Peran.REALISASI),
            Kolom("Capaian", jangka.sebutan, KANAN, 12, Peran.CAPAIAN),
            Kolom("Nilai terhitung", jangka.sebutan, KANAN, 12, Peran.TERHITUNG),
        ]
    kolom += [
        Kolom("Kategori", rata=TENGAH, lebar=13, peran=Peran.KATEGORI),
        Kolom("Keterangan", lebar=30, peran=Peran.BANYAK),
    ]
    baris = tuple(_susun_satu_indikator(bahan, jabatan, satu) for satu in jabatan.daftar_baris)
    return Tabel(jabatan.nama, tuple(kolom), baris, _susun_penutup_indikator(bahan, jabatan))


def _susun_satu_indikator(
    bahan: BahanRekap, jabatan: HasilJabatan, baris: HasilBaris
) -> BarisTabel:
    arti = baris.arti
    isi: list[Isi] = [arti.nama, arti.aturan.satuan]
    daftar_hasil = [baris.hitung(jangka.jendela) for jangka in bahan.daftar_jangka]
    for jangka, hasil in zip(bahan.daftar_jangka, daftar_hasil, strict=True):
        akhir = jangka.jendela.akhir
        daftar: dict[JenisAngka, Angka] = {
            JenisAngka.TARGET: susun_target(arti, hasil, akhir),
            JenisAngka.REALISASI: susun_realisasi(arti.aturan, hasil),
            JenisAngka.CAPAIAN: susun_capaian(arti, hasil, akhir),
            JenisAngka.TERHITUNG: susun_persen(hasil.nilai_terhitung),
        }
        isi += [
            replace(angka, alamat=_jelas_baris(bahan, jangka, jabatan, (arti.indikator_id, jenis)))
            for jenis, angka in daftar.items()
        ]
    kategori = daftar_hasil[0].kategori
    isi += [TIDAK_ADA if kategori is None else kategori]
    isi.append("; ".join(_susun_keterangan(bahan, baris, daftar_hasil)))
    return BarisTabel(tuple(isi), arti.nomor)


def _susun_keterangan(
    bahan: BahanRekap, baris: HasilBaris, daftar_hasil: Sequence[hitung.Hasil]
) -> list[str]:
    """Provisional figures by window, whose syarat failed, seats that disagree."""
    keterangan = []
    for jangka, hasil in zip(bahan.daftar_jangka, daftar_hasil, strict=True):
        if hasil.sementara:
            keterangan.append(
                f"Sementara {jangka.sebutan}: {hasil.terjawab} dari {hasil.jatuh_tempo} bulan"
            )
    keterangan += _sebut_syarat(baris, bahan.daftar_jangka[-1].jendela)
    return [*keterangan, *daftar_hasil[0].catatan]


def _sebut_syarat(baris: HasilBaris, jendela: hitung.Jendela) -> list[str]:
    """ "Syarat: 1 dari 2 pegawai tidak memenuhi"."""
    gagal = sum(
        bool(hitung.ambil_syarat_gagal(baris.arti.aturan, [kursi.deret], jendela))
        for kursi in baris.kursi
    )
    if gagal == 0:
        return []
    if len(baris.kursi) == 1:
        uraian = "; ".join(
            dict.fromkeys(
                satu.uraian
                for satu in hitung.ambil_syarat_gagal(
                    baris.arti.aturan, [baris.kursi[0].deret], jendela
                )
            )
        )
        return [f"Syarat tidak terpenuhi: {uraian}"]
    return [f"Syarat: {gagal} dari {len(baris.kursi)} pegawai tidak memenuhi"]


def _susun_penutup_indikator(bahan: BahanRekap, jabatan: HasilJabatan) -> BarisTabel:
    """The average of the jabatan below its column of nilai terhitung."""
    isi: list[Isi] = ["Rata-rata capaian (nilai terhitung)", ""]
    daftar = [jabatan.hitung(jangka.jendela).rata for jangka in bahan.daftar_jangka]
    for jangka, rata in zip(bahan.daftar_jangka, daftar, strict=True):
        alamat = _jelas_jabatan(bahan, jangka, jabatan)
        isi += ["", "", "", replace(susun_persen(rata.nilai), alamat=alamat)]
    kategori = daftar[0].kategori
    isi += [
        TIDAK_ADA if kategori is None else kategori,
        tulis_keterangan(daftar[0], "indikator"),
    ]
    return BarisTabel(tuple(isi))


# --- addresses ------------------------------------------------------------------------------------


def _jelas(
    bahan: BahanRekap,
    jangka: KolomJangka,
    susun: Callable[[str], tuple[str, list[object]]],
    periode: Periode | None = None,
) -> str:
    """Where an average of a window is explained; empty where nothing can explain it."""
    if not bahan.terjelaskan:
        return ""
    dasar = JangkaAngka.dari_kode(jangka.jelas)
    nama, argumen = susun((dasar if periode is None else dasar.pada(periode)).kode)
    return reverse(f"laporan:{nama}", args=argumen)


def _jelas_jabatan(bahan: BahanRekap, jangka: KolomJangka, jabatan: HasilJabatan) -> str:
    return _jelas(
        bahan,
        jangka,
        lambda kode: ("jelaskan_jabatan", [bahan.kecamatan.pk, kode, jabatan.kode]),
    )


def _jelas_baris(
    bahan: BahanRekap,
    jangka: KolomJangka,
    jabatan: HasilJabatan,
    angka: tuple[int, JenisAngka],
) -> str:
    return _jelas(
        bahan,
        jangka,
        lambda kode: ("jelaskan_gabungan", [bahan.kecamatan.pk, kode, jabatan.kode, *angka]),
    )


_SUSUN: Mapping[Menurut, Callable[[BahanRekap], tuple[Tabel, ...]]] = {
    Menurut.PEGAWAI: _susun_pegawai,
    Menurut.JABATAN: _susun_jabatan,
    Menurut.INDIKATOR: _susun_indikator,
}
