"""The sheet *Penjelasan*: what each column means, the rules, catalogue and data cut-off, and for a
report of a pegawai how each figure came about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from indikator.hitung import AturanKategori, Penjelasan
from kinerja.inti.angka import tulis_persen
from kinerja.inti.buku import LembarBuku
from kinerja.inti.waktu import NAMA_BULAN
from laporan.cetak.gaya import KEPALA, SEL
from laporan.cetak.lembar_masukan import JUDUL
from laporan.rekap import RekapPegawai

NAMA: Final = "Penjelasan"
ARTI_KOLOM: Final = {
    "Kinerja Utama": "Hasil kerja yang diukur, menurut SK katalog IKI.",
    "Indikator": "Ukuran hasil kerja itu, menurut SK katalog IKI.",
    "Indikator Kinerja Utama": "Ukuran hasil kerja itu, menurut SK katalog IKI.",
    "Formulasi Perhitungan/Penjelasan": "Cara menghitung indikator, menurut SK katalog IKI.",
    "Sumber Data": "Dokumen asal angkanya.",
    "Satuan": "Satuan target dan realisasi.",
    "Pegawai": "Pemegang posisi pada jangka waktu laporan.",
    "Posisi": "Posisi yang dipegang; Plt. dan Plh. disebut.",
    "Jabatan": "Jabatan menurut katalog; semua pemegangnya digabung.",
    "Target": (
        "Yang diminta pada jangka waktu itu. Indikator yang dijumlahkan: target setahun × bulan "
        "jatuh tempo dalam jangka waktu : bulan jatuh tempo setahun, atau jumlah rencana bulanan. "
        "Indikator lain: target penuh."
    ),
    "Realisasi": (
        "Yang tercapai pada jangka waktu itu: jumlah, posisi terakhir, rata-rata bulan terisi, "
        "atau jumlah pembilang : jumlah penyebut. Persentase tidak pernah dirata-ratakan."
    ),
    "Capaian": (
        "Realisasi : target × 100. Bila makin kecil makin baik: (2 × target − realisasi) : "
        "target × 100, paling rendah 0."
    ),
    "Nilai terhitung": "Capaian yang masuk rata-rata, tidak melebihi batas capaian.",
    "Kategori": "Golongan capaian menurut batas di bawah ini.",
    "Rata-rata capaian": "Rata-rata nilai terhitung indikator yang jatuh tempo.",
    "Terhitung": "Banyaknya yang masuk rata-rata dari seluruh yang jatuh tempo.",
    "Lembar disetujui": "Lembar bulanan yang disetujui dari yang wajib.",
    "Merah": "Indikator di bawah batas, tidak memenuhi syarat, atau belum diisi.",
    "Keterangan": "Catatan pengisi dan catatan perhitungan pada saat laporan dicetak.",
    "Bagian": "Aturan, masukan, hitungan, atau sumber angka.",
    "Pokok": "Hal atau bulan yang diuraikan.",
    "Uraian": "Isi aturan, masukan, atau langkah hitungan.",
    "Diisi oleh": "Siapa mengisi dan kapan.",
    "Diverifikasi oleh": "Siapa memverifikasi dan kapan.",
    "Disetujui oleh": "Siapa menyetujui dan kapan.",
}
ARTI_KATA: Final = (
    ("–", "Belum ada angka: belum diisi, atau tidak dapat dihitung. Bukan nol."),
    ("nihil", "Tidak ada kegiatan pada jangka waktu itu; berbeda dari belum diisi."),
    ("belum jatuh tempo", "Belum waktunya diisi; tidak masuk rata-rata."),
    ("netral", "Indikator tanpa arah baik atau buruk; tidak punya capaian."),
    ("sementara", "Belum semua bulan yang jatuh tempo terisi."),
    ("Syarat tidak terpenuhi", "Ketentuan katalog tidak dipenuhi; angkanya tetap dihitung."),
)
ARTI_LEMBAR: Final = (
    ("Masukan", "Angka yang diisi setiap bulan dan target setahun. Hanya di sini angka diubah."),
    ("Hitungan", "Setiap angka dihitung dari lembar Masukan, belum dibulatkan."),
    (
        "Yang tidak ikut berubah",
        "Keterangan, kata sementara, syarat, dan hitungan merah ditulis pada saat dicetak.",
    ),
)


class _Laporan(Protocol):
    """What every report says about itself."""

    @property
    def judul(self) -> str: ...
    @property
    def sebutan_periode(self) -> str: ...
    @property
    def katalog(self) -> str: ...
    @property
    def data_per(self) -> str: ...
    @property
    def dicetak(self) -> str: ...


def daftar_uraian_umum(
    rekap: _Laporan, daftar_kolom: Iterable[str], daftar_aturan: Iterable[AturanKategori] = ()
) -> Iterator[tuple[str, str, str]]:
    """Yield part, subject and words: the report, its columns, and, where anything is computed
    (``daftar_aturan``), words, rules and sheets."""
    yield "Laporan", rekap.judul, rekap.sebutan_periode
    asal = (("Katalog", rekap.katalog), ("Data", rekap.data_per), ("Cetakan", rekap.dicetak))
    yield from (("Laporan", pokok, uraian) for pokok, uraian in asal if uraian)
    for judul in dict.fromkeys(daftar_kolom):
        if judul in ARTI_KOLOM:
            yield "Kolom", judul, ARTI_KOLOM[judul]
    aturan = tuple(daftar_aturan)
    if aturan:
        yield from (("Kata", *satu) for satu in ARTI_KATA)
        yield from (("Lembar", *satu) for satu in ARTI_LEMBAR)
    for satu in aturan:
        batas = "tanpa batas" if satu.batas_capaian is None else tulis_persen(satu.batas_capaian)
        yield "Aturan", "Batas capaian", batas
        for pita in satu.daftar:
            yield "Aturan", pita.nama, f"mulai {tulis_persen(pita.batas)}"


def tulis_uraian(lembar: LembarBuku, daftar: Iterable[tuple[str, str, str]]) -> None:
    """Write the sheet of a report that has no figures of one pegawai."""
    lembar.lebar((14, 34, 100))
    lembar.teks(0, 0, NAMA, JUDUL)
    _tulis_tabel(lembar, ("Bagian", "Pokok", "Uraian"), daftar)


def tulis_penjelasan(lembar: LembarBuku, rekap: RekapPegawai, daftar_kolom: Iterable[str]) -> None:
    """Write the sheet with rule, inputs and arithmetic of every figure besides."""
    lembar.lebar((5, 44, 18, 14, 90))
    lembar.teks(0, 0, f"{NAMA}: dari mana setiap angka", JUDUL)
    umum = daftar_uraian_umum(rekap, daftar_kolom, [rekap.kategori])
    daftar = (
        *_daftar_angka(rekap),
        *(("", pokok, "", bagian, uraian) for bagian, pokok, uraian in umum),
    )
    judul = ("No.", "Indikator", "Jangka waktu", "Bagian", "Uraian")
    _tulis_tabel(lembar, judul, daftar)


def _tulis_tabel(
    lembar: LembarBuku, judul: tuple[str, ...], daftar: Iterable[tuple[str, ...]]
) -> None:
    for kolom, teks in enumerate(judul):
        lembar.teks(2, kolom, teks, KEPALA)
    for ke, isi in enumerate(daftar, 3):
        for kolom, teks in enumerate(isi):
            lembar.teks(ke, kolom, teks, SEL)
    lembar.bekukan(3, 2)
    lembar.atur_cetak(kaki=NAMA, ulangi=(2, 2))


def _daftar_angka(rekap: RekapPegawai) -> Iterator[tuple[str, str, str, str, str]]:
    """Running number, indikator, window, part, words."""
    for baris in rekap.baris:
        for angka in baris.daftar_angka:
            penjelasan = baris.sumber.susun_penjelasan(angka.jangka.jendela)
            for bagian, uraian in _daftar_uraian(penjelasan):
                yield str(baris.nomor), baris.indikator, angka.jangka.sebutan, bagian, uraian
    for jangka in rekap.daftar_jangka:
        if jangka.bercapaian and jangka.rata.langkah:
            yield "", "Rata-rata capaian", jangka.sebutan, "Hitungan", jangka.rata.langkah


def _daftar_uraian(penjelasan: Penjelasan) -> Iterator[tuple[str, str]]:
    yield "Aturan", penjelasan.aturan
    for masukan in penjelasan.masukan:
        yield "Masukan", f"{NAMA_BULAN[masukan.bulan - 1]}: {masukan.uraian}"
    for langkah in penjelasan.langkah:
        yield "Hitungan", langkah
