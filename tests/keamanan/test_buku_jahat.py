"""Hostile workbooks: refused or read as data, within two seconds of CPU and 150 MB, never a 500."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from realisasi.impor import baca_buku, bacaan
from realisasi.kesalahan import BukuDitolak
from tests.aturan.pohon import AKAR
from tests.izin.kantor import Dunia, sidik_isi
from tests.izin.pejalan import Pejalan
from tests.keamanan.buku_jahat import CONTOH, KELUARGA, TERBACA, kemas, polos, susun_semua

CPU_TERBESAR = 2.0  # seconds, with the start of Python and its imports
MEMORI_TERBESAR = 150 * 1024  # KB
# The highest memory is the kernel's mark of this program: ru_maxrss would count its parent's too.
UKUR = """
import json, resource, sys
from realisasi.impor import baca_buku
from realisasi.kesalahan import BukuDitolak
try:
    baca_buku(open(sys.argv[1], "rb").read())
    hasil = "baca"
except BukuDitolak:
    hasil = "tolak"
pakai = resource.getrusage(resource.RUSAGE_SELF)
status = dict(baris.split(":", 1) for baris in open("/proc/self/status"))
print(json.dumps([hasil, pakai.ru_utime + pakai.ru_stime, int(status["VmHWM"].split()[0])]))
"""


def _harapan(nama: str) -> str:
    return "baca" if nama in TERBACA else "tolak"


def _baca(isi: bytes) -> str:
    try:
        baca_buku(isi)
    except BukuDitolak:
        return "tolak"
    return "baca"


def test_daftarnya_panjang_dan_tiada_nama_yang_salah() -> None:
    semua = susun_semua()
    assert len(semua) >= 60
    assert sum(len(keluarga()) for keluarga in KELUARGA) == len(semua)
    assert (TERBACA | set(CONTOH)) - semua.keys() == set()


def test_contoh_setiap_keluarga_ditolak_atau_dibaca_sebagai_data() -> None:
    semua = susun_semua()
    hasil = {nama: _baca(semua[nama]) for nama in CONTOH}
    assert hasil == {nama: _harapan(nama) for nama in CONTOH}


@pytest.mark.parametrize("keluarga", KELUARGA)
def test_setiap_buku_jahat_murah_di_proses_sendiri(
    keluarga: Callable[[], dict[str, bytes]], gerbang: bool, tmp_path: Path
) -> None:
    """At the gate every file has its own process, so that its cost can be measured; once, since
    no database has a part in it."""
    temuan = []
    semua = gerbang and connection.vendor == "sqlite"
    daftar = keluarga() if semua else dict(list(keluarga().items())[:1])
    for nama, isi in daftar.items():
        berkas = tmp_path / "buku"
        berkas.write_bytes(isi)
        jalan = subprocess.run(
            [sys.executable, "-W", "error", "-c", UKUR, str(berkas)],
            cwd=AKAR, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        if jalan.returncode != 0:
            temuan.append(f"{nama}: {jalan.stderr[-300:]}")
            continue
        hasil, cpu, memori = json.loads(jalan.stdout)
        if hasil != _harapan(nama):
            temuan.append(f"{nama}: {hasil}")
        if gerbang and (cpu > CPU_TERBESAR or memori > MEMORI_TERBESAR):
            temuan.append(f"{nama}: {cpu:.1f} s, {memori // 1024} MB")
    assert temuan == []


@pytest.mark.django_db
def test_setiap_buku_jahat_dijawab_dengan_penolakan(dunia: Dunia, gerbang: bool) -> None:
    """What the reader takes then fails for want of the signed slip; nothing is ever stored."""
    semua = susun_semua()
    benda = dunia.benda["citra", "draf"]
    alamat = Pejalan(dunia, dunia.client["staf"], "staf").susun_alamat("realisasi:excel", benda)
    temuan, sebelum = [], sidik_isi()
    for nama in semua if gerbang else CONTOH:
        with transaction.atomic():
            berkas = SimpleUploadedFile("isian.xlsx", semua[nama])
            jawaban = dunia.client["staf"].post(alamat, {"berkas": berkas})
            berubah = sidik_isi() != sebelum
            transaction.set_rollback(True)
        if jawaban.status_code != 422 or berubah:
            temuan.append(f"{nama}: {jawaban.status_code}")
    assert temuan == []


def test_pembaca_memakai_pengurai_yang_dijaga() -> None:
    assert openpyxl.DEFUSEDXML is True


@pytest.mark.parametrize("nama", ["makro", "tautan luar", "rujukan luar", "lembar berbagi bagian"])
def test_kendali_tanpa_penjaga_pembaca_menerimanya(
    monkeypatch: pytest.MonkeyPatch, nama: str
) -> None:
    isi = susun_semua()[nama]
    assert _baca(isi) == "tolak"
    monkeypatch.setattr(bacaan, "periksa_berkas", BytesIO)
    assert _baca(isi) == "baca"


def test_kendali_buku_yang_jujur_dibaca() -> None:
    assert _baca(kemas(polos())) == "baca"


def test_teks_berkas_setempat_tidak_pernah_terbaca(tmp_path: Path) -> None:
    """An entity that names a file of this machine brings nothing of it."""
    rahasia = tmp_path / "rahasia.txt"
    rahasia.write_text("RAHASIA")
    entitas = f'<!DOCTYPE x [<!ENTITY j SYSTEM "{rahasia.as_uri()}">]>'
    asli: dict[str, Any] = polos()
    for nama in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        isi = asli[nama].decode().replace("?>", f"?>{entitas}", 1).replace("<t>a<", "<t>&j;<")
        with pytest.raises(BukuDitolak) as sebab:
            baca_buku(kemas(asli | {nama: isi.encode()}))
        assert "RAHASIA" not in repr(sebab.value.__cause__)
