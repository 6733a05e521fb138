"""Two people issue one report at the same moment: one edition, one row of the trail."""

from __future__ import annotations

from pathlib import Path

import pytest

from jejak.models import Jejak
from kinerja.inti.lingkup import tanpa_lingkup
from laporan.models import LaporanTersimpan
from tests.alat.serentak import basis_data_bersama, di_sela, jalankan_serentak
from tests.laporan.conftest import isi_september
from tests.laporan.terbit import cetak_ringan, masuk, terbitan, terbitkan
from tests.pabrik import Kantor, buat_kantor

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def kantor(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Kantor:
    monkeypatch.setattr("laporan.services.terbit.cetak_laporan_pdf", cetak_ringan)
    return isi_september(buat_kantor())


def _periksa_satu() -> None:
    with tanpa_lingkup():
        assert LaporanTersimpan.objects.count() == 1
    assert Jejak.objects.filter(tindakan="laporan.terbitkan").count() == 1


def test_tiga_orang_bersamaan_satu_terbitan(kantor: Kantor, tmp_path: Path) -> None:
    daftar = [masuk(kantor, nama) for nama in ("Citra", "Budi", "Sari")]
    tugas = [lambda c=c: terbitkan(c, kantor) for c in daftar]
    with basis_data_bersama(tmp_path):
        hasil = jalankan_serentak([kantor.kecamatan.pk], *tugas)
        assert len({terbitan(satu).kode for satu in hasil}) == 1
        _periksa_satu()


def test_yang_menyela_saat_dicetak_menang_dan_yang_pertama_diantar_kepadanya(
    kantor: Kantor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    citra, budi = masuk(kantor, "Citra"), masuk(kantor, "Budi")
    sasaran = "laporan.services.terbit._susun_calon"
    with basis_data_bersama(tmp_path):
        ids = [kantor.kecamatan.pk]
        with di_sela(monkeypatch, sasaran, ids, lambda: terbitkan(budi, kantor)) as hasil:
            pertama = terbitan(terbitkan(citra, kantor))
        assert terbitan(hasil[0]).pk == pertama.pk
        _periksa_satu()
