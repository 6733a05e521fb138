"""A row that left the sheet after it was drawn: what was typed there is said, never lost unseen."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from indikator.models import Indikator
from kinerja.inti.lingkup import tanpa_lingkup
from realisasi.models import Realisasi
from tests.pabrik import Kantor
from tests.realisasi.peramban import alamat_isi, baca_formulir, pesan, pk


@pytest.fixture
def kantor(kantor_tanpa_lingkup: Kantor) -> Kantor:
    return kantor_tanpa_lingkup


def _pensiunkan() -> None:
    with tanpa_lingkup():
        Indikator.objects.filter(kode="surat-masuk").update(berlaku_sampai=8)


def _tersimpan() -> dict[str, object]:
    with tanpa_lingkup():
        return dict(Realisasi.objects.values_list("indikator__kode", "pembilang"))


def test_formulir_menyimpan_yang_lain_dan_menyebut_yang_tidak(
    kantor: Kantor, citra: Client
) -> None:
    alamat = alamat_isi(kantor)
    data = baca_formulir(citra.get(alamat))
    data[f"p-{pk(kantor, 'surat-masuk')}"] = "1.234"
    data[f"k-{pk(kantor, 'surat-masuk')}"] = "termasuk <b>faks</b>"
    data[f"p-{pk(kantor, 'arsip-pegawai')}"] = "38"
    _pensiunkan()
    halaman = citra.post(alamat, data, follow=True)
    assert _tersimpan() == {"arsip-pegawai": 38}
    daftar = pesan(halaman)
    assert any("1 isian tersimpan" in satu for satu in daftar)
    (hilang,) = [satu for satu in daftar if "tidak berlaku lagi pada bulan ini" in satu]
    assert "Jumlah surat masuk" in hilang
    assert hilang.endswith("tidak tersimpan: 1.234 · termasuk <b>faks</b>")
    assert "&lt;b&gt;faks" in halaman.content.decode()


def test_yang_tidak_diisi_tidak_disebut(kantor: Kantor, citra: Client) -> None:
    alamat = alamat_isi(kantor)
    data = baca_formulir(citra.get(alamat))
    _pensiunkan()
    assert not any(
        "tidak berlaku lagi" in satu for satu in pesan(citra.post(alamat, data, follow=True))
    )


def test_setahun_menyebut_bulannya(kantor: Kantor, citra: Client) -> None:
    alamat = reverse("realisasi:isi_tahun", args=[kantor.penugasan["Citra"].pk, 2026])
    data = baca_formulir(citra.get(alamat), "setahun")
    data[f"p-{pk(kantor, 'surat-masuk')}.09"] = "57"
    _pensiunkan()
    (hilang,) = pesan(citra.post(alamat, data, follow=True))
    assert hilang.startswith("September: Baris “Jumlah surat masuk")
    assert hilang.endswith("tidak tersimpan: 57")


def test_tersimpan_sendiri_menjawab_salah(kantor: Kantor, citra: Client) -> None:
    nomor = pk(kantor, "surat-masuk")
    _pensiunkan()
    alamat = reverse("realisasi:isi_sel", args=[kantor.penugasan["Citra"].pk, "2026-09"])
    jawaban = citra.post(alamat, {f"v-{nomor}": "0", f"p-{nomor}": "57"})
    satu = jawaban.json()["baris"][str(nomor)]
    assert (jawaban.status_code, satu["keadaan"]) == (422, "salah")
    assert "tidak berlaku lagi" in satu["galat"][0]["pesan"]
    assert _tersimpan() == {}
