"""*Laporan realisasi* as a plain table, for CSV: merged cells said on every row."""

from __future__ import annotations

from laporan.rekap.tabel import KANAN, BarisTabel, Isi, Kolom, Peran, RekapTabel, Tabel
from laporan.rekap.tipe import BarisRekap, JangkaRekap, RekapPegawai


def susun_tabel_pegawai(rekap: RekapPegawai) -> RekapTabel:
    """Return the rows of a report of a pegawai with their average."""
    kolom = [
        Kolom(judul)
        for judul in ("Kinerja Utama", "Indikator", "Formulasi", "Sumber Data", "Satuan")
    ]
    for jangka in rekap.daftar_jangka:
        kolom += _susun_kolom(jangka)
    kolom += [Kolom(rekap.judul_kategori), Kolom("Keterangan")]
    baris = [_susun_baris(satu) for satu in rekap.baris]
    return RekapTabel(
        kecamatan_id=rekap.kecamatan_id,
        nama_berkas=rekap.nama_berkas,
        judul=rekap.judul,
        sebutan_periode=rekap.sebutan_periode,
        tentang=rekap.tentang,
        kop=rekap.kop,
        identitas=rekap.identitas,
        daftar_tabel=(Tabel("", tuple(kolom), tuple(baris), _susun_penutup(rekap)),),
        kosong=rekap.kosong,
        draf=rekap.draf,
        hanya_disetujui=rekap.hanya_disetujui,
        catatan=rekap.catatan,
        penandatangan=rekap.penandatangan,
        katalog=rekap.katalog,
        data_per=rekap.data_per,
        dibaca_pada=rekap.dibaca_pada,
        dicetak=rekap.dicetak,
    )


def _susun_kolom(jangka: JangkaRekap) -> list[Kolom]:
    daftar = [("Target", Peran.TARGET), ("Realisasi", Peran.REALISASI)]
    if jangka.bercapaian:
        daftar += [("Capaian", Peran.CAPAIAN), ("Nilai terhitung", Peran.TERHITUNG)]
    return [Kolom(judul, jangka.sebutan, KANAN, peran=peran) for judul, peran in daftar]


def _susun_baris(baris: BarisRekap) -> BarisTabel:
    sumber = ", ".join(baris.daftar_sumber)
    isi: list[Isi] = [baris.kinerja_utama, baris.indikator, baris.formulasi, sumber, baris.satuan]
    for angka in baris.daftar_angka:
        isi += [angka.target, angka.realisasi]
        if angka.jangka.bercapaian:
            isi += [angka.capaian, angka.nilai_terhitung]
    isi += [baris.kategori, "; ".join(baris.keterangan_lengkap)]
    return BarisTabel(tuple(isi), baris.nomor)


def _susun_penutup(rekap: RekapPegawai) -> BarisTabel:
    isi: list[Isi] = ["Rata-rata capaian (nilai terhitung)", "", "", "", ""]
    for jangka in rekap.daftar_jangka:
        isi += ["", "", "", jangka.rata.angka] if jangka.bercapaian else ["", ""]
    return BarisTabel((*isi, rekap.rata.kategori, rekap.rata.keterangan))
