"""A kecamatan's workbook beside bare XlsxWriter writing the very same cells."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

POLOS = "bare XlsxWriter, the same cells"
PANGGILAN_LEMBAR = (
    *("write_string", "write_blank", "write_number", "write_formula", "merge_range"),
    *("set_column", "set_row", "freeze_panes", "set_landscape", "set_paper", "fit_to_pages"),
    *("set_margins", "set_footer", "repeat_rows", "data_validation", "set_tab_color", "activate"),
)
Catatan = list[tuple[Any, str, tuple[Any, ...], dict[str, Any]]]


def cetak_buku_kerja(pelaku: Any) -> None:
    """Print what the rekap by indikator of the last month that ended costs as a workbook."""
    from kinerja.inti.lingkup import lingkup
    from laporan.cetak.laporan import cetak_laporan_xlsx
    from laporan.models import JenisLaporan
    from laporan.rekap.jangka import Jangka
    from laporan.rekap.permintaan import Menurut, PilihanLaporan, ambil_periode_bawaan
    from laporan.sajian import ambil_laporan
    from tests.bench.ukur import ukur

    with lingkup(pelaku.kecamatan_terlihat):
        pilihan = PilihanLaporan(
            jenis=JenisLaporan.REKAP,
            kecamatan_id=pelaku.kecamatan_terlihat[0],
            jangka=Jangka.sebulan(ambil_periode_bawaan(pelaku)),
            menurut=Menurut.INDIKATOR,
        )
        rekap = ambil_laporan(pelaku, pilihan).rekap
    ulang = _rekam(lambda: cetak_laporan_xlsx(rekap))
    hasil = ukur({POLOS: ulang, "workbook": lambda: cetak_laporan_xlsx(rekap)}, POLOS)
    polos = f"{POLOS} ({hasil[POLOS].milidetik:.0f} ms CPU)"
    print(f"\n| workbook of a kecamatan, × {polos} | CPU | budget |\n| --- | ---: | ---: |")
    print(f"| rekap by indikator | {hasil['workbook'].kali:.2f} | ≤ 1.3 |")


def _rekam(cetak: Callable[[], object]) -> Callable[[], object]:
    """Return what writes the cells that ``cetak`` writes, without anything of ours."""
    import xlsxwriter
    from xlsxwriter.worksheet import Worksheet

    catatan: Catatan = []
    daftar_format: list[tuple[Any, dict[str, Any]]] = []
    asli = {nama: getattr(Worksheet, nama) for nama in PANGGILAN_LEMBAR}
    buat_format = xlsxwriter.Workbook.add_format

    def tangkap(nama: str) -> Callable[..., Any]:
        def panggil(lembar: Any, *isi: Any, **lain: Any) -> Any:
            catatan.append((lembar.get_name(), nama, isi, lain))
            return asli[nama](lembar, *isi, **lain)

        return panggil

    def buat(buku: Any, sifat: dict[str, Any]) -> Any:
        hasil = buat_format(buku, sifat)
        daftar_format.append((hasil, sifat))
        return hasil

    try:
        for nama in PANGGILAN_LEMBAR:
            setattr(Worksheet, nama, tangkap(nama))
        xlsxwriter.Workbook.add_format = buat
        cetak()
    finally:
        for nama, fungsi in asli.items():
            setattr(Worksheet, nama, fungsi)
        xlsxwriter.Workbook.add_format = buat_format
    return lambda: _tulis_ulang(catatan, daftar_format)


def _tulis_ulang(catatan: Catatan, daftar_format: list[tuple[Any, dict[str, Any]]]) -> bytes:
    import xlsxwriter

    keluaran = BytesIO()
    buku = xlsxwriter.Workbook(keluaran, {"in_memory": True, "strings_to_formulas": False})
    lembar: dict[str, Any] = {}
    # The workbook's own first format is made with it.
    fmt = {
        id(asli): buku.add_format(sifat) for asli, sifat in daftar_format if "xf_index" not in sifat
    }
    for nama, panggilan, isi, lain in catatan:
        if nama not in lembar:
            lembar[nama] = buku.add_worksheet(nama)
        getattr(lembar[nama], panggilan)(*(fmt.get(id(satu), satu) for satu in isi), **lain)
    buku.close()
    return keluaran.getvalue()
