"""The list of what was issued, what it costs, and the command that reads every file."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from laporan.services.terbit import susun_letak
from tests.laporan.terbit import masuk, terbitan, terbitkan
from tests.pabrik import Kantor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("pdf_ringan")]


def _kueri(client: Client, tujuan: str) -> int:
    client.get(tujuan)
    with CaptureQueriesContext(connection) as kueri:
        assert client.get(tujuan).status_code == 200
    return len(kueri)


def test_daftar_tersaring_terurut_dan_berkueri_tetap(
    september: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("laporan.rekap.terbit.SEHALAMAN", 3)
    sari = masuk(september, "Sari")
    kode = {bulan: terbitan(terbitkan(sari, september, bulan)).tanda for bulan in (1, 2)}
    sedikit = _kueri(sari, "/laporan/terbit/")
    kode |= {bulan: terbitan(terbitkan(sari, september, bulan)).tanda for bulan in (3, 4, 5)}
    assert _kueri(sari, "/laporan/terbit/") == sedikit <= 12
    isi = sari.get("/laporan/terbit/").content.decode()
    assert [bulan for bulan in kode if kode[bulan] in isi] == [3, 4, 5]
    assert isi.index(kode[5]) < isi.index(kode[4]) < isi.index(kode[3])
    lama = sari.get("/laporan/terbit/?halaman=2").content.decode()
    assert [bulan for bulan in kode if kode[bulan] in lama] == [1, 2]
    februari = sari.get("/laporan/terbit/?bulan=2026-02&jenis=realisasi").content.decode()
    assert [bulan for bulan in kode if kode[bulan] in februari] == [2]
    assert "Tidak ada yang cocok" in sari.get("/laporan/terbit/?jenis=rekap").content.decode()


def test_saringan_yang_salah_dikatakan_di_sampingnya(citra: Client) -> None:
    jawaban = citra.get("/laporan/terbit/?bulan=2026-13&jenis=lain")
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert "Bulan tidak terbaca. Tulis seperti 2026-09." in isi
    assert "Jenis ini tidak dikenal" in isi
    assert 'value="2026-13"' in isi


def test_periksa_terbitan_menemukan_berkas_yang_berubah(
    september: Kantor, capsys: pytest.CaptureFixture[str]
) -> None:
    satu = terbitan(terbitkan(masuk(september, "Citra"), september))
    call_command("periksa_terbitan")
    assert "2 berkas laporan terbit diperiksa." in capsys.readouterr().out
    letak = susun_letak(satu.kecamatan_id, satu.xlsx_sha256)
    default_storage.delete(letak)
    default_storage.save(letak, ContentFile(b"lain"))
    with pytest.raises(CommandError, match="1 berkas hilang atau berubah"):
        call_command("periksa_terbitan")
    assert f"Kecamatan Sukamaju, {satu.tanda}, xlsx" in capsys.readouterr().err
