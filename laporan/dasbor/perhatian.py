"""What is merah and why, worst first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from indikator import hitung
from kinerja.inti.angka import tulis_angka, tulis_persen
from laporan.dasbor.capaian import HasilBaris, HasilJabatan

TERPENUH = Decimal(10) ** 6


@dataclass(frozen=True, slots=True)
class Tautan:
    """Where the details of a figure stand: a jabatan, or one of its rows."""

    kode: str
    indikator_id: int | None = None

    @property
    def jalur(self) -> str:
        """The end of the address, behind kecamatan and month."""
        ekor = "" if self.indikator_id is None else f"{self.indikator_id}/"
        return f"jabatan/{self.kode}/{ekor}"

    @property
    def ujung_jelas(self) -> str:
        """The end of the address that explains its capaian, behind that of the kecamatan."""
        ekor = "" if self.indikator_id is None else f"{self.indikator_id}/capaian/"
        return f"{self.kode}/{ekor}"


@dataclass(frozen=True, slots=True)
class Perhatian:
    """One entry. ``nilai`` is a printed percentage or empty; ``daftar_rinci`` names the rows of an
    entry that stands for several."""

    judul: str
    nilai: str
    lencana: str
    nada: str
    jabatan: str
    angka: str
    daftar_alasan: tuple[str, ...]
    tautan: Tautan
    daftar_rinci: tuple[str, ...] = ()


def susun_perhatian(daftar_jabatan: Sequence[HasilJabatan]) -> tuple[Perhatian, ...]:
    """Return low figures from the lowest up, then failed syarat, then what is only unanswered.

    Rows of one jabatan that lack nothing but answers of the same months make one entry.
    """
    bernilai: list[tuple[tuple[int, Decimal], Perhatian]] = []
    kosong: list[Perhatian] = []
    for jabatan in daftar_jabatan:
        merah = [baris for baris in jabatan.daftar_baris if baris.hasil.merah]
        for baris in merah:
            if not hanya_belum(baris):
                bernilai.append((_urutan(baris), _susun_satu(baris, jabatan)))
        belum = [baris for baris in merah if hanya_belum(baris)]
        kosong += _susun_belum(belum, jabatan)
    bernilai.sort(key=lambda pasangan: pasangan[0])
    kosong.sort(key=lambda satu: -max(len(satu.daftar_rinci), 1))
    return tuple(satu for _, satu in bernilai) + tuple(kosong)


def _rendah(baris: HasilBaris) -> bool:
    """Is the figure itself below the bound? Then its reason comes before any other."""
    return any(alasan.startswith("Capaian ") for alasan in baris.hasil.alasan_merah)


def hanya_belum(baris: HasilBaris) -> bool:
    """Is a merah row merah for nothing but missing answers?"""
    return not _rendah(baris) and not baris.hasil.syarat_gagal


def _urutan(baris: HasilBaris) -> tuple[int, Decimal]:
    capaian = baris.hasil.capaian
    return (0 if _rendah(baris) else 1, TERPENUH if capaian is None else capaian)


def _susun_satu(baris: HasilBaris, jabatan: HasilJabatan) -> Perhatian:
    hasil = baris.hasil
    lencana, nada = hasil.kategori or "", hasil.kategori or ""
    if not _rendah(baris):
        lencana, nada = "Syarat gagal", "syarat-gagal"
    return Perhatian(
        judul=baris.arti.nama,
        nilai="" if hasil.capaian is None else tulis_persen(hasil.capaian),
        lencana=lencana,
        nada=nada,
        jabatan=jabatan.nama,
        angka=tulis_perbandingan(baris.arti.aturan, hasil),
        daftar_alasan=_susun_alasan(baris, jabatan),
        tautan=Tautan(jabatan.kode, baris.arti.indikator_id),
    )


def _susun_alasan(baris: HasilBaris, jabatan: HasilJabatan) -> tuple[str, ...]:
    """The reasons of ``hitung``; where several seats share the row, who has not answered."""
    alasan = list(baris.hasil.alasan_merah)
    if baris.belum_pada and len(baris.belum_pada) < len(jabatan.daftar_pos):
        nama = ", ".join(dict.fromkeys(pos.nama for pos in baris.belum_pada))
        alasan[-1] = f"{alasan[-1]} ({nama})"
    return tuple(alasan)


def _susun_belum(daftar: Sequence[HasilBaris], jabatan: HasilJabatan) -> list[Perhatian]:
    """One entry for all rows open in the same months at the same seats."""
    kelompok: dict[tuple[tuple[int, ...], tuple[int, ...]], list[HasilBaris]] = {}
    for baris in daftar:
        pemegang = tuple(pos.penugasan.pk for pos in baris.belum_pada)
        kelompok.setdefault((baris.hasil.belum_bulan, pemegang), []).append(baris)
    return [_susun_satu_belum(isi, jabatan) for isi in kelompok.values()]


def _susun_satu_belum(daftar: Sequence[HasilBaris], jabatan: HasilJabatan) -> Perhatian:
    satu = daftar[0]
    banyak = len(daftar) > 1
    return Perhatian(
        judul=f"{len(daftar)} indikator belum diisi" if banyak else satu.arti.nama,
        nilai="",
        lencana="Belum diisi",
        nada="belum",
        jabatan=jabatan.nama,
        angka="",
        daftar_alasan=_susun_alasan(satu, jabatan),
        tautan=Tautan(jabatan.kode, None if banyak else satu.arti.indikator_id),
        daftar_rinci=tuple(baris.arti.nama for baris in daftar) if banyak else (),
    )


def tulis_perbandingan(aturan: hitung.Aturan, hasil: hitung.Hasil) -> str:
    """ "42 dari 72 kali", "20,70 menit, target 15 menit (makin rendah makin baik)", "nihil …"."""
    if hasil.target is None:
        return ""
    persentase = aturan.jenis is hitung.Jenis.PERSENTASE
    satuan = "" if persentase else f" {aturan.satuan}"
    realisasi = _tulis(aturan, hasil.realisasi, hasil.nihil)
    target = _tulis(aturan, hasil.target, False)
    if aturan.polaritas is hitung.Polaritas.TURUN:
        return f"{realisasi}{satuan}, target {target}{satuan} (makin rendah makin baik)"
    if persentase:
        return f"{realisasi}{_tulis_pecahan(hasil)}, target {target}"
    return f"{realisasi} dari {target}{satuan}"


def _tulis(aturan: hitung.Aturan, nilai: Decimal | None, nihil: bool) -> str:
    if nihil:
        return "nihil"
    if aturan.jenis is hitung.Jenis.PERSENTASE:
        return tulis_persen(nilai)
    return tulis_angka(nilai, aturan.desimal)


def _tulis_pecahan(hasil: hitung.Hasil) -> str:
    if hasil.pembilang is None or hasil.penyebut is None:
        return ""
    return f" ({tulis_angka(hasil.pembilang)} dari {tulis_angka(hasil.penyebut)})"
