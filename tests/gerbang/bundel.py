"""Asks for a book in the database of a run, or tells how it stands:
``python -m tests.gerbang.bundel minta|lihat``."""

from __future__ import annotations

import json
import sys
from typing import Any

BULAN = 9


def main() -> None:
    import django

    django.setup()
    print(json.dumps({"minta": _minta, "lihat": _lihat}[sys.argv[1]]()))


def _minta() -> int:
    """Make Mekarsari with nine sheets of Dewi; its Camat asks for the book of the year."""
    from kinerja.inti.lingkup import lingkup, tanpa_lingkup
    from laporan.models import JenisPekerjaan
    from laporan.tugas import kirim_pekerjaan
    from tests.pabrik import (
        BARIS_MINI,
        TAHUN,
        Kantor,
        buat_kantor_lain,
        buat_katalog,
        buat_kecamatan,
        buat_pemda,
        isi_bulan,
    )

    with tanpa_lingkup():
        pemda = buat_pemda("Kota Buku")
        pertama = Kantor(buat_kecamatan(pemda), buat_katalog(pemda), BARIS_MINI)
    kantor = buat_kantor_lain(pertama)
    for bulan in range(1, BULAN + 1):
        isi_bulan(kantor, "Dewi", bulan, {"surat-masuk": str(bulan)})
    with lingkup([kantor.kecamatan.pk]):
        (hasil,) = kirim_pekerjaan(
            kantor.pelaku("Rina"),
            jenis=JenisPekerjaan.SETAHUN,
            daftar_kecamatan=[kantor.kecamatan],
            tahun=TAHUN,
        )
    return hasil.pekerjaan.pk


def _lihat() -> dict[str, Any]:
    """How the one book stands, and how often anybody began it."""
    from jejak.models import Jejak
    from kinerja.inti.lingkup import tanpa_lingkup
    from laporan.models import Pekerjaan

    with tanpa_lingkup():
        satu = Pekerjaan.objects.get()
        daftar = Jejak.objects.filter(objek="laporan.Pekerjaan").order_by("urut")
        return {
            "keadaan": satu.keadaan,
            "sebab": satu.sebab,
            "selesai": satu.bagian_selesai,
            "banyak": satu.banyak_bagian,
            "halaman": satu.banyak_halaman,
            "jejak": list(daftar.values_list("tindakan", flat=True)),
        }


if __name__ == "__main__":
    main()
