"""The grid of a sheet to be filled, as strings (see ``slot``): one ``<tr>`` an indikator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape as aman

from django.utils.safestring import SafeString, mark_safe

from kinerja.inti.templatetags.ikon import ikon
from kinerja.inti.waktu import NAMA_BULAN, NAMA_BULAN_PENDEK, Periode
from realisasi.halaman.lembar import BarisLembar, KelompokLembar
from realisasi.halaman.slot import AlamatJelas, tulis_slot

KOLOM = 8


@dataclass(frozen=True, slots=True)
class Kisi:
    """One grid: the rows of a month, for typing (``terkunci`` False) or for reading.

    ``alamat_bukti`` is the page of its files, ``bukti`` how many a row has (indikator → number).
    """

    periode: Periode
    alamat: AlamatJelas
    terkunci: bool
    alamat_bukti: str
    bukti: Mapping[int | None, int] = field(default_factory=dict)

    def tulis(self, daftar_kelompok: Sequence[KelompokLembar]) -> SafeString:
        """Return head and body of the table."""
        isi = "".join(self._tulis_kelompok(kelompok) for kelompok in daftar_kelompok)
        kosong = f'<tr><td colspan="{KOLOM}">Tidak ada indikator yang berlaku pada bulan ini.</td>'
        return mark_safe(  # noqa: S308 (every text inside passed through aman)
            f"{self._tulis_kepala()}<tbody>{isi or kosong}</tbody>"
        )

    def _tulis_kepala(self) -> str:
        ini, lalu = NAMA_BULAN[self.periode.bulan - 1], self.periode.sebelum.bulan
        sd = f"s.d. {NAMA_BULAN_PENDEK[self.periode.bulan - 1]}"
        return (
            '<thead><tr><th scope="col"><span class="visually-hidden">Nomor</span></th>'
            '<th scope="col">Indikator</th><th class="lembar-tren" scope="col">12 bulan</th>'
            f'<th class="angka lembar-lalu" scope="col">{NAMA_BULAN[lalu - 1]}</th>'
            f'<th scope="col">{ini}</th>'
            f'<th class="angka" scope="col">{sd}</th>'
            f'<th class="angka" scope="col">Target {sd}</th>'
            '<th class="lembar-capaian" scope="col">Capaian</th></tr></thead>'
        )

    def _tulis_kelompok(self, kelompok: KelompokLembar) -> str:
        judul = (
            f'<tr class="lembar-kelompok"><th colspan="{KOLOM}" scope="colgroup">'
            f"{aman(kelompok.kinerja_utama)}</th></tr>"
        )
        return judul + "".join(self._tulis_baris(baris) for baris in kelompok.daftar_baris)

    def _tulis_baris(self, baris: BarisLembar) -> str:
        slot = tulis_slot(baris, self.alamat)
        nama_lalu = NAMA_BULAN[self.periode.sebelum.bulan - 1]
        nama_ini = NAMA_BULAN[self.periode.bulan - 1]
        sd = f"s.d. {NAMA_BULAN_PENDEK[self.periode.bulan - 1]}"
        bukti = self._tulis_bukti(baris)
        isian = _tulis_nilai(baris, bukti) if self.terkunci else _tulis_isian(baris, slot, bukti)
        return (
            f'<tr id="baris-{baris.arti.nomor}" data-baris="{baris.pk}">'
            f'<td class="lembar-no">{baris.arti.nomor}</td>'
            f"{_tulis_nama(baris, slot['peringatan'], self.terkunci)}"
            f'<td class="lembar-tren">{baris.tren}</td>'
            f'<td class="angka lembar-lalu" data-label="{nama_lalu}">{aman(baris.bulan_lalu)}</td>'
            f'<td class="lembar-isi" data-label="{nama_ini}">{isian}</td>'
            f'<td class="angka" data-label="{sd}" data-slot="realisasi">{slot["realisasi"]}</td>'
            f'<td class="angka" data-label="Target {sd}" data-slot="target">{slot["target"]}</td>'
            f'<td class="lembar-capaian" data-label="Capaian" data-slot="capaian">'
            f"{slot['capaian']}</td></tr>"
        )

    def _tulis_bukti(self, baris: BarisLembar) -> str:
        """The way to the files of a row; where nothing may be added, only if there are any."""
        banyak = self.bukti.get(baris.pk, 0)
        if self.terkunci and banyak == 0:
            return ""
        nomor = f'<span class="visually-hidden"> baris {baris.arti.nomor}</span>'
        jumlah = f" ({banyak})" if banyak else ""
        alamat = f"{self.alamat_bukti}#bukti-{baris.pk}"
        return f'<a class="isian-bukti" href="{alamat}">Bukti{jumlah}{nomor}</a>'


def _tulis_nama(baris: BarisLembar, peringatan: str, terkunci: bool) -> str:
    """The entry question, where its number comes from, and what is said about the row."""
    tanya = aman(baris.arti.formulasi).replace("\n", "<br>")
    if baris.berpasangan or terkunci:
        judul = f'<span class="lembar-tanya">{tanya}</span>'
    else:
        judul = f'<label class="lembar-tanya" for="p-{baris.pk}">{tanya}</label>'
    sumber = " · ".join(
        filter(
            None,
            (
                aman(baris.sumber),
                "posisi akhir bulan" if baris.posisi else "",
                "" if baris.wajib else "tidak wajib bulan ini",
            ),
        )
    )
    kembali = ""
    if baris.alasan_kembali:
        kembali = (
            f'<p class="pesan pesan-sisi pesan-perhatian">{ikon("kembalikan")}'
            f"<span>{aman(baris.alasan_kembali)}</span></p>"
        )
    return (
        f'<th class="lembar-nama" scope="row">{judul}<small class="lembar-sumber">{sumber}</small>'
        f'{kembali}<div data-slot="peringatan">{peringatan}</div></th>'
    )


def _tulis_nilai(baris: BarisLembar, bukti: str) -> str:
    """The cell where nothing may be typed."""
    ket = baris.ketik.keterangan
    kecil = f'<small class="lembar-sumber">{aman(ket)}</small>' if ket else ""
    return (
        f'<span class="isian-nilai">{aman(baris.nilai)}</span> {aman(baris.satuan_nilai)}'
        f"{kecil}{bukti}"
    )


def _tulis_isian(baris: BarisLembar, slot: dict[str, str], bukti: str) -> str:
    """The inputs of one cell, its messages and its places for what the answer brings."""
    pk = baris.pk
    return (
        f'<input type="hidden" name="v-{pk}" value="{baris.ketik.versi}">'
        f"{_tulis_angka_angka(baris)}"
        f'<span class="isian-hasil" data-slot="nilai">{slot["nilai"]}</span>'
        f'<div id="g-{pk}" data-slot="galat">{slot["galat"]}</div>'
        f"{_tulis_syarat(baris)}{_tulis_lain(baris, bukti)}"
    )


def _tulis_angka_angka(baris: BarisLembar) -> str:
    aturan, ketik = baris.arti.aturan, baris.ketik
    satuan = f'<span class="redup">{aman(baris.satuan_isian)}</span>' if baris.satuan_isian else ""
    keadaan = '<span data-slot="keadaan"></span>'
    pertama = _tulis_masukan(baris, "p", "pembilang", ketik.pembilang)
    if not baris.berpasangan:
        return f'<span class="isian">{pertama}{satuan}{keadaan}</span>'
    kedua = _tulis_masukan(baris, "q", "penyebut", ketik.penyebut)
    return (
        '<div class="isian-pasangan"><div>'
        f'<label class="isian-label" for="p-{baris.pk}">{aman(aturan.label_pembilang)}</label>'
        f'<span class="isian">{pertama}{satuan}</span></div><div>'
        f'<label class="isian-label" for="q-{baris.pk}">{aman(aturan.label_penyebut)}</label>'
        f'<span class="isian">{kedua}{keadaan}</span></div></div>'
    )


def _tulis_masukan(baris: BarisLembar, huruf: str, isian: str, teks: str) -> str:
    nama = f"{huruf}-{baris.pk}"
    return (
        f'<input class="isian-angka" id="{nama}" name="{nama}" inputmode="decimal" '
        f'autocomplete="off" maxlength="60" value="{aman(teks)}"{_tanda_salah(baris, isian)}>'
    )


def _tanda_salah(baris: BarisLembar, isian: str) -> str:
    salah = isian in baris.galat or (isian == "pembilang" and baris.bentrok is not None)
    tanda = ' aria-invalid="true"' if salah else ""
    return f'{tanda} aria-describedby="g-{baris.pk}"'


def _tulis_syarat(baris: BarisLembar) -> str:
    pertanyaan = baris.arti.aturan.syarat_pertanyaan
    if not pertanyaan:
        return ""
    pilihan = "".join(
        f'<label class="form-check"><input class="form-check-input" type="radio" '
        f'name="s-{baris.pk}" value="{nilai}"{_tercentang(baris.ketik.syarat == nilai)}> '
        f"{teks}</label>"
        for nilai, teks in (("ya", "Ya"), ("tidak", "Tidak"))
    )
    return (
        f'<fieldset class="isian-syarat" aria-describedby="g-{baris.pk}">'
        f'<legend>{aman(pertanyaan)}</legend><div class="baris">{pilihan}</div></fieldset>'
    )


def _tulis_lain(baris: BarisLembar, bukti: str) -> str:
    """Below the number: nihil, last month again, keterangan, bukti."""
    bagian: Iterable[str] = (_tulis_nihil(baris), _tulis_sama(baris), _tulis_keterangan(baris))
    return f'<div class="isian-lain">{"".join(bagian)}{bukti}</div>'


def _tulis_nihil(baris: BarisLembar) -> str:
    if baris.posisi:
        return ""
    return (
        '<label class="form-check isian-nihil"><input class="form-check-input" type="checkbox" '
        f'name="n-{baris.pk}" value="ya"{_tercentang(baris.ketik.nihil)}> Nihil'
        f'<span class="visually-hidden"> baris {baris.arti.nomor}</span></label>'
    )


def _tulis_sama(baris: BarisLembar) -> str:
    """A stock that stands as it stood: one click."""
    if not baris.isi_lalu:
        return ""
    return (
        f'<button type="button" class="tautan hanya-js" data-isi="{aman(baris.isi_lalu)}" '
        f'data-untuk="p-{baris.pk}">Sama dengan bulan lalu ({aman(baris.isi_lalu)})</button>'
    )


def _tulis_keterangan(baris: BarisLembar) -> str:
    buka = " open" if baris.buka_keterangan else ""
    return (
        f'<details class="rincian isian-ket"{buka}><summary>Keterangan</summary>'
        f'<textarea class="form-control" id="k-{baris.pk}" name="k-{baris.pk}" rows="2" '
        f'aria-label="Keterangan baris {baris.arti.nomor}"{_tanda_salah(baris, "keterangan")}>'
        f"{aman(baris.ketik.keterangan)}</textarea></details>"
    )


def _tercentang(benar: bool) -> str:
    return " checked" if benar else ""
