"""The parts of a row that follow from its values, as markup: on the page and in the answer of a
save alike, so that a page after saving is the page after loading.

Built as strings: a template loop over cells is the dearest part of a sheet. Every text that comes
from people or from the catalogue passes through ``aman``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape as aman

from django.template.defaultfilters import slugify
from django.urls import reverse

from indikator import hitung
from kinerja.inti.angka import TIDAK_ADA, tulis_angka, tulis_persen
from realisasi.forms import PAKAI_SAYA, PAKAI_TERSIMPAN, Ketikan, tulis_ketikan
from realisasi.halaman.bentrok import SelBentrok
from realisasi.halaman.lembar import BarisLembar

TERTUNGGAK = "Jatuh tempo terlewat dan belum diisi. Isi di sini bila sudah ada."
_TAB_BARU = '<span class="visually-hidden"> di tab baru</span>'
_NOL = 0


@dataclass(frozen=True, slots=True)
class AlamatJelas:
    """The pages that explain a figure of one sheet; made from one look-up for all rows."""

    awal: str

    @classmethod
    def untuk(cls, penugasan_id: int, kode: str) -> AlamatJelas:
        contoh = reverse("laporan:jelaskan_angka", args=[penugasan_id, kode, _NOL, "capaian"])
        return cls(contoh.removesuffix(f"{_NOL}/capaian/"))

    def ke(self, indikator_id: int, jenis: str) -> str:
        return f"{self.awal}{indikator_id}/{jenis}/"


def tulis_slot(baris: BarisLembar, alamat: AlamatJelas) -> dict[str, str]:
    """Return slot name → markup of everything computed for one row."""
    return {
        "nilai": tulis_nilai_terhitung(baris),
        "realisasi": tulis_angka_jelas(baris.realisasi_sd, alamat.ke(baris.pk, "realisasi")),
        "target": tulis_angka_jelas(baris.target_sd, alamat.ke(baris.pk, "target")),
        "capaian": tulis_capaian(baris, alamat.ke(baris.pk, "capaian")),
        "peringatan": tulis_peringatan(baris.tertunggak, baris.peringatan),
        "galat": tulis_galat(baris),
    }


def tulis_nilai_terhitung(baris: BarisLembar) -> str:
    """What a pair comes to (the percentage, or the total behind an average), or how a stock
    moved since last month."""
    sel = baris.sel
    if sel.keadaan is not hitung.KeadaanSel.TERISI:
        return ""
    if not baris.berpasangan:
        sama = baris.isi_lalu in ("", tulis_angka(sel.pembilang))
        return "" if sama else f"berbeda dari bulan lalu ({aman(baris.isi_lalu)})"
    if baris.arti.aturan.jenis is hitung.Jenis.PERSENTASE:
        nilai = hitung.nilai_sel(baris.arti.aturan, sel)
        return "" if nilai is None else f"= {tulis_persen(nilai)}"
    return f"= {tulis_angka(sel.pembilang)} {aman(baris.arti.aturan.satuan)} seluruhnya"


def tulis_angka_jelas(teks: str, alamat: str) -> str:
    """A figure that opens to its explanation, beside unsaved input: in a tab of its own."""
    if teks in ("", TIDAK_ADA):
        return aman(teks)
    return (
        f'<a class="angka-jelas" href="{alamat}" target="_blank" rel="noopener">'
        f"{aman(teks)}{_TAB_BARU}</a>"
    )


def tulis_lencana(teks: str, nada: str = "") -> str:
    return f'<span class="lencana lencana-{slugify(nada or teks)}">{aman(teks)}</span>'


def tulis_capaian(baris: BarisLembar, alamat: str) -> str:
    """Capaian up to the month with its kategori, or why there is none."""
    bagian = []
    if baris.hasil.capaian is not None:
        bagian.append(f"<strong>{tulis_angka_jelas(baris.capaian_sd, alamat)}</strong> ")
        bagian.append(tulis_lencana(baris.hasil.kategori or ""))
    elif not baris.keterangan_capaian:
        bagian.append(f"<strong>{TIDAK_ADA}</strong>")
    if baris.hasil.syarat_gagal:
        bagian.append(tulis_lencana("Syarat tidak terpenuhi", "syarat-gagal"))
    if baris.keterangan_capaian:
        bagian.append(f"<small>{aman(baris.keterangan_capaian)}</small>")
    return "".join(bagian)


def tulis_peringatan(tertunggak: bool, peringatan: tuple[str, ...]) -> str:
    """What is doubtful; it may be saved."""
    teks = ((TERTUNGGAK,) if tertunggak else ()) + peringatan
    return "".join(f'<p class="sel-peringatan">{aman(satu)}</p>' for satu in teks)


def tulis_galat(baris: BarisLembar) -> str:
    return tulis_galat_sel(str(baris.pk), baris.ketik, baris.galat, baris.bentrok)


def tulis_galat_sel(
    kunci: str, ketik: Ketikan, galat: Mapping[str, str], bentrok: SelBentrok | None
) -> str:
    """What is wrong and what to do; after a conflict the choice between both values."""
    pesan = "".join(f'<p class="sel-salah">{aman(satu)}</p>' for satu in galat.values())
    return pesan if bentrok is None else f"{pesan}{_tulis_pilihan(kunci, ketik, bentrok)}"


def _tulis_pilihan(kunci: str, ketik: Ketikan, bentrok: SelBentrok) -> str:
    pilihan = "".join(
        f'<label class="form-check"><input class="form-check-input" type="radio" '
        f'name="b-{kunci}" value="{nilai}"> {judul}: {aman(teks)}</label>'
        for nilai, judul, teks in (
            (PAKAI_TERSIMPAN, "Pakai yang tersimpan", bentrok.teks),
            (f"{PAKAI_SAYA}{bentrok.versi}", "Pakai isian saya", tulis_ketikan(ketik)),
        )
    )
    return (
        f'<fieldset class="sel-bentrok"><legend class="sel-salah">{aman(bentrok.kalimat)}</legend>'
        f"{pilihan}</fieldset>"
    )
