"""``make bench``: what pages cost beside a session + user view; prints a table of ratios.

Builds the demo office in a directory of its own (or in ``DATABASE_URL``, which must be empty).
"""

from __future__ import annotations

import subprocess
import sys

from tests.alat.kantor_contoh import kantor_contoh

TOLOK = "session + user view"


def cetak() -> None:
    from django.db import connection

    from tests.bench.halaman import susun_halaman
    from tests.bench.peladen import hitung_kueri, susun_pekerjaan, susun_pembanding
    from tests.bench.ukur import ukur

    daftar = susun_halaman()
    pekerjaan = {satu.nama: susun_pekerjaan(satu) for satu in daftar}
    kueri = {nama: hitung_kueri(minta) for nama, minta in pekerjaan.items()}
    hasil = ukur({TOLOK: susun_pembanding("sari"), **pekerjaan}, TOLOK)
    print(f"Engine: {connection.vendor}. {TOLOK}: {hasil[TOLOK].milidetik:.2f} ms CPU.\n")
    print(f"| page | CPU, × {TOLOK} | budget | queries |\n| --- | ---: | ---: | ---: |")
    for satu in daftar:
        anggaran = f"≤ {satu.anggaran:g}" if satu.anggaran else "–"
        print(f"| {satu.nama} | {hasil[satu.nama].kali:.1f} | {anggaran} | {kueri[satu.nama]} |")
    sys.stdout.flush()
    # In a process and an office of its own: two offices of the same people fit in no database.
    subprocess.run([sys.executable, "-m", "tests.bench.simpan"], check=True)
    cetak_tetap(pekerjaan[daftar[0].nama]())


def cetak_tetap(halaman: bytes) -> None:
    """What needs no clock; ``halaman`` is a drawn dashboard."""
    from tests.bench.tetap import hitung_kunjungan_pertama, hitung_penyangga

    penyangga = hitung_penyangga()
    print("\n| without a clock | measured | budget |\n| --- | ---: | ---: |")
    print(
        f"| first visit, compressed | {hitung_kunjungan_pertama(halaman) / 1024:.0f} KB | ≤ 150 |"
    )
    if penyangga is not None:
        print(f"| a kecamatan's year, buffers | {penyangga} | ≤ 20 |")


def cetak_berkas() -> None:
    """PDF and book, in the office at hand; the book is made last: it opens months again."""
    from tests.bench.pdf import cetak_buku, cetak_pdf

    cetak_pdf()
    cetak_buku()


def main() -> None:
    with kantor_contoh():
        cetak()
        cetak_berkas()


if __name__ == "__main__":
    main()
