"""The office of a run, made once in an empty database: ``python -m tests.gerbang.benih BERKAS N``.

Writes into BERKAS, as JSON, N signed-in editors with the cells each may write. Sessions are laid
into the database, so that no password is hashed under load. The month to fill is the one before
today; its lock is moved far away.
"""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

BARIS = 20
BARIS_DISUNTING = 6  # few, so that people who share a sheet meet

# Ten editors on seven sheets: (sheet, who). The owner is 0, the named filler 1; a second tab of
# the same person carries the same number.
POLA = ((0, 0), (1, 0), (2, 0), (3, 0), (4, 0), (4, 1), (5, 0), (5, 0), (6, 0), (6, 1))
LEMBAR_SEPULUH = 7


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from kinerja.inti.lingkup import tanpa_lingkup

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with tanpa_lingkup():
        peta = _bangun(int(sys.argv[2]))
    Path(sys.argv[1]).write_text(json.dumps(peta), encoding="utf-8")


def _bangun(jumlah: int) -> dict[str, Any]:
    from jabatan.models import PeriodePengisian
    from kinerja.inti.waktu import Periode, hari_ini
    from tests.pabrik import (
        Kantor,
        buat_baris_tambahan,
        buat_katalog,
        buat_kecamatan,
        buat_pemda,
    )

    periode = Periode.dari_tanggal(hari_ini("Asia/Jakarta")).sebelum
    pemda = buat_pemda()
    daftar_baris = buat_baris_tambahan(BARIS)
    katalog = buat_katalog(pemda, daftar_baris, tahun=periode.tahun)
    kantor = Kantor(buat_kecamatan(pemda), katalog, daftar_baris)
    jauh = periode.berikut.awal + timedelta(days=300)
    PeriodePengisian.objects.create(
        kecamatan=kantor.kecamatan,
        tahun=periode.tahun,
        bulan=periode.bulan,
        buka=periode.berikut.awal,
        batas=jauh,
        verifikasi=jauh,
        kunci=jauh,
        alasan="Uji",
    )
    indikator = [kantor.indikator(satu["kode"]).pk for satu in daftar_baris[:BARIS_DISUNTING]]
    return {
        "kode": periode.kode,
        "indikator": indikator,
        "penyunting": _buat_penyunting(kantor, jumlah, periode.awal),
    }


def _buat_penyunting(kantor: Any, jumlah: int, mulai: date) -> list[dict[str, Any]]:
    from tests.pabrik import KODE_JABATAN, buat_pegawai, buat_penugasan, buat_posisi, buat_target

    camat = buat_posisi(kantor.kecamatan, "Camat", "camat")
    penugasan: dict[int, Any] = {}
    kuki: dict[tuple[int, int], dict[str, Any]] = {}
    daftar = []
    for nomor in range(jumlah):
        pola = POLA[nomor % len(POLA)]
        lembar = nomor // len(POLA) * LEMBAR_SEPULUH + pola[0]
        if (kunci := (lembar, pola[1])) not in kuki:
            nama = f"Staf {lembar}-{pola[1]}"
            pegawai = buat_pegawai(
                kantor.kecamatan.pemda, nama, status="non_asn", akun=f"staf-{lembar}-{pola[1]}"
            )
            posisi = buat_posisi(kantor.kecamatan, nama, "pelaksana", camat, KODE_JABATAN)
            dipegang = buat_penugasan(pegawai, posisi, mulai=mulai)
            if pola[1] == 0:
                buat_target(posisi, kantor.daftar_baris, kantor.katalog)
                penugasan[lembar] = dipegang
            else:
                penugasan[lembar].pengisi = pegawai
                penugasan[lembar].save()
            kuki[kunci] = _masuk(pegawai.pengguna)
        daftar.append({"penugasan": penugasan[lembar].pk, **kuki[kunci]})
    return daftar


def _masuk(pengguna: Any) -> dict[str, Any]:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(pengguna)
    sesi = client.cookies[settings.SESSION_COOKIE_NAME].value
    return {"pengguna": pengguna.pk, "sesi": sesi}


if __name__ == "__main__":
    main()
