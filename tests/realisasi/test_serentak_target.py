"""Two who set the targets of one seat at the same moment: one is stored, the other is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from indikator.models import Target
from tests.alat.serentak import basis_data_bersama, di_sela, jalankan_serentak
from tests.pabrik import Kantor
from tests.realisasi.adegan_target import SURAT, ambil, jadikan_admin, jejak_target
from tests.realisasi.peramban import baca_formulir, masuk, pk
from tests.realisasi.test_target_halaman import alamat

pytestmark = pytest.mark.django_db(transaction=True)
ANGKA = {"Sari": "1.234", "Budi": "4.321"}


@pytest.fixture(params=["ada", "belum ada"])
def daftar_kirim(kantor: Kantor, request: pytest.FixtureRequest) -> list[Callable[[], Any]]:
    """Camat Sari and Admin Kasi Budi, each about to send the page he opened before."""
    jadikan_admin(kantor, "Budi")
    if request.param == "belum ada":
        Target.objects.filter(indikator=kantor.indikator("surat-masuk")).delete()
    daftar = []
    for nama, teks in ANGKA.items():
        client = masuk(kantor, nama)
        isi = baca_formulir(client.get(alamat(kantor)), "target")
        isi[f"t-{pk(kantor, 'surat-masuk')}"] = teks
        daftar.append(lambda c=client, i=isi: c.post(alamat(kantor), i))
    return daftar


def _periksa(kantor: Kantor, daftar_jawaban: list[Any]) -> None:
    """One stored with one trail row; the other sees that value beside his own."""
    assert sorted(satu.status_code for satu in daftar_jawaban) == [302, 409]
    menang, kalah = sorted(daftar_jawaban, key=lambda satu: satu.status_code)
    tersimpan, ketikan = (
        tuple(ANGKA.values()) if menang is daftar_jawaban[0] else tuple(ANGKA.values())[::-1]
    )
    target = ambil(kantor, "surat-masuk")
    assert target is not None
    assert f"{target.setahun:.0f}" == tersimpan.replace(".", "")
    halaman = " ".join(kalah.content.decode().split())
    assert f"sudah diubah di tempat lain menjadi {tersimpan}" in halaman
    assert f'value="{ketikan}"' in halaman
    assert len(jejak_target()) == 1
    assert kantor.posisi[SURAT].pk == target.posisi_id


def test_dua_simpanan_bersamaan_satu_tersimpan_satu_diberi_tahu(
    kantor: Kantor, daftar_kirim: list[Callable[[], Any]], tmp_path: Path
) -> None:
    with basis_data_bersama(tmp_path):
        _periksa(kantor, jalankan_serentak([kantor.kecamatan.pk], *daftar_kirim))


def test_yang_menyela_di_tengah_simpanan_menunggu_lalu_diberi_tahu(
    kantor: Kantor,
    daftar_kirim: list[Callable[[], Any]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sari, budi = daftar_kirim
    ids, sasaran = [kantor.kecamatan.pk], "indikator.services.target._kunci_target"
    with basis_data_bersama(tmp_path):
        with di_sela(monkeypatch, sasaran, ids, budi) as hasil:
            jawaban = sari()
        assert jawaban.status_code == 302
        _periksa(kantor, [jawaban, *hasil])
