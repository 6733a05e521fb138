"""The grid of a year, as strings (see ``slot``): a row an indikator, a column a month."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape as aman
from itertools import groupby

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from indikator import hitung
from kinerja.inti.angka import TIDAK_ADA, tulis_angka, tulis_persen
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.arti import BarisArti
from realisasi.forms import Ketikan, susun_ketikan
from realisasi.halaman.isi import Tolakan
from realisasi.halaman.slot import tulis_galat_sel
from realisasi.halaman.tahun_isi import BerkasTahun, BulanIsi

KOLOM = 15


def tulis_kisi_tahun(berkas: BerkasTahun) -> SafeString:
    """Return head and body of the table; months that may not be filled are text."""
    isi = "".join(
        _tulis_kelompok(berkas, judul, list(daftar))
        for judul, daftar in groupby(berkas.arti.baris, key=lambda baris: baris.kinerja_utama)
    )
    return mark_safe(  # noqa: S308 (every text inside passed through aman)
        f"{_tulis_kepala(berkas)}<tbody>{isi}</tbody>"
    )


def _tulis_kepala(berkas: BerkasTahun) -> str:
    terbuka = {bulan.periode.bulan for bulan in berkas.terbuka}
    return (
        '<thead><tr><th scope="col" class="setahun-nama">Indikator</th>'
        '<th scope="col" class="angka">Target setahun</th>'
        + "".join(
            _tulis_kepala_bulan(berkas, bulan, bulan.periode.bulan in terbuka)
            for bulan in berkas.daftar_bulan
        )
        + "</tr></thead>"
    )


def _tulis_kepala_bulan(berkas: BerkasTahun, bulan: BulanIsi, terbuka: bool) -> str:
    keadaan = Keadaan.BELUM if bulan.lembar is None else bulan.lembar.status
    sebutan = SEBUTAN_KEADAAN[keadaan] if bulan.dipegang else "Tidak bertugas"
    judul = f'{bulan.nama_pendek}<span class="visually-hidden">, {sebutan}</span>'
    if bulan.dipegang and (terbuka or bulan.lembar is not None):
        alamat = reverse("realisasi:isi_bulan", args=[berkas.penugasan.pk, bulan.periode.kode])
        judul = f'<a href="{alamat}">{judul}</a>'
    kelas = "setahun-buka" if terbuka else "angka"
    return f'<th scope="col" class="{kelas}">{judul}</th>'


def _tulis_kelompok(berkas: BerkasTahun, judul: str, daftar: list[BarisArti]) -> str:
    kepala = (
        f'<tr class="lembar-kelompok"><th colspan="{KOLOM - 1}" scope="colgroup">'
        f"{aman(judul)}</th></tr>"
    )
    return kepala + "".join(_tulis_baris(berkas, baris) for baris in daftar)


def _tulis_baris(berkas: BerkasTahun, arti: BarisArti) -> str:
    terbuka = {bulan.periode.bulan for bulan in berkas.terbuka}
    sel = "".join(
        _tulis_sel(berkas, arti, bulan, terbuka=bulan.periode.bulan in terbuka)
        for bulan in berkas.daftar_bulan
    )
    target = TIDAK_ADA if arti.target is None else tulis_angka(arti.target.setahun)
    return (
        f'<tr id="baris-{arti.nomor}"><th scope="row" class="setahun-nama">{arti.nomor}. '
        f"{aman(arti.nama)} <small>{aman(arti.aturan.satuan)}</small></th>"
        f'<td class="angka">{target}</td>{sel}</tr>'
    )


def _tulis_sel(berkas: BerkasTahun, arti: BarisArti, bulan: BulanIsi, *, terbuka: bool) -> str:
    tanda = f'data-baris="{arti.indikator_id}" data-bulan="{bulan.periode.bulan:02d}"'
    if not terbuka or not bulan.berlaku(arti):
        return f'<td class="angka" {tanda}>{aman(tulis_sel_baca(arti, bulan))}</td>'
    isian = _Isian.dari(arti, bulan, berkas.tolakan.get(bulan.periode.bulan, Tolakan()))
    return f'<td class="setahun-isi" {tanda}>{isian.tulis()}</td>'


def tulis_sel_baca(arti: BarisArti, bulan: BulanIsi) -> str:
    """One cell for reading: its value alone; "nihil", "–"; nothing where the row was not due."""
    tersimpan = bulan.tersimpan.get(arti.indikator_id)
    if tersimpan is None or tersimpan.sel.keadaan is hitung.KeadaanSel.BELUM:
        return TIDAK_ADA if bulan.berlaku(arti) else ""
    if tersimpan.sel.keadaan is hitung.KeadaanSel.NIHIL:
        return "nihil"
    nilai = hitung.nilai_sel(arti.aturan, tersimpan.sel)
    persen = arti.aturan.jenis is hitung.Jenis.PERSENTASE
    return tulis_persen(nilai) if persen else tulis_angka(nilai)


@dataclass(frozen=True, slots=True)
class _Isian:
    """The inputs of one cell; what has no room here (keterangan, syarat) travels hidden."""

    arti: BarisArti
    nama_bulan: str
    kunci: str
    ketik: Ketikan
    galat: str
    salah: frozenset[str]

    @classmethod
    def dari(cls, arti: BarisArti, bulan: BulanIsi, tolakan: Tolakan) -> _Isian:
        pk = arti.indikator_id
        kunci = f"{pk}{bulan.akhiran}"
        ketikan = {} if tolakan.baca is None else tolakan.baca.ketikan
        ketik = ketikan.get(pk) or susun_ketikan(arti.aturan, bulan.tersimpan.get(pk))
        galat = {satu.isian: satu.pesan for satu in tolakan.galat.get(pk, ())}
        bentrok = tolakan.bentrok.get(pk)
        salah = frozenset(galat) | ({"pembilang"} if bentrok else frozenset())
        return cls(
            arti, bulan.nama, kunci, ketik, tulis_galat_sel(kunci, ketik, galat, bentrok), salah
        )

    def tulis(self) -> str:
        ketik = self.ketik
        return (
            f"{self._simpan('v', str(ketik.versi))}{self._simpan('k', ketik.keterangan)}"
            f"{self._simpan('s', ketik.syarat) if self.arti.aturan.syarat_pertanyaan else ''}"
            f"{self._angka()}{self._nihil()}"
            f'<span data-slot="keadaan"></span>'
            f'<div id="g-{self.kunci}" data-slot="galat">{self.galat}</div>'
        )

    def _angka(self) -> str:
        aturan = self.arti.aturan
        if aturan.jenis is hitung.Jenis.JUMLAH:
            return self._masukan("p", "pembilang", self.ketik.pembilang, self.arti.nama)
        return self._masukan(
            "p", "pembilang", self.ketik.pembilang, aturan.label_pembilang
        ) + self._masukan("q", "penyebut", self.ketik.penyebut, aturan.label_penyebut)

    def _masukan(self, huruf: str, isian: str, teks: str, label: str) -> str:
        nama = f"{huruf}-{self.kunci}"
        tanda = ' aria-invalid="true"' if isian in self.salah else ""
        return (
            f'<input class="isian-angka" id="{nama}" name="{nama}" inputmode="decimal" '
            f'autocomplete="off" maxlength="60" value="{aman(teks)}" '
            f'aria-label="{aman(label)}, {self.nama_bulan}" aria-describedby="g-{self.kunci}"'
            f"{tanda}>"
        )

    def _nihil(self) -> str:
        if self.arti.aturan.agregasi is hitung.Agregasi.TERAKHIR:
            return ""
        centang = " checked" if self.ketik.nihil else ""
        return (
            '<label class="form-check setahun-nihil"><input class="form-check-input" '
            f'type="checkbox" name="n-{self.kunci}" value="ya"{centang}> Nihil'
            f'<span class="visually-hidden"> baris {self.arti.nomor}, {self.nama_bulan}</span>'
            "</label>"
        )

    def _simpan(self, huruf: str, teks: str) -> str:
        return f'<input type="hidden" name="{huruf}-{self.kunci}" value="{aman(teks)}">'
