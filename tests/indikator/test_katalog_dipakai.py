"""What already hangs on a catalogue row keeps it, whatever the file says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from indikator.impor import IsiKatalog
from indikator.kesalahan import KatalogDipakai
from indikator.models import Indikator, Target
from jabatan.models import Posisi
from tests.indikator.conftest import Kantor, Muat


def _beri_target(kantor: Kantor, kode: str) -> Target:
    return Target._base_manager.create(
        kecamatan=kantor.melati,
        posisi=Posisi._base_manager.get(nama="Posisi Staf Eko"),
        indikator=Indikator.objects.get(kode=kode),
        setahun=Decimal("100"),
    )


def test_baris_bertarget_tidak_dapat_dibuang_dan_tidak_ada_yang_berubah(
    kantor: Kantor, muat: Muat, isi_katalog: IsiKatalog
) -> None:
    katalog = muat(kantor.pemda)
    _beri_target(kantor, "petugas-layanan-umum.2")
    with pytest.raises(KatalogDipakai):
        muat(kantor.pemda, isi=IsiKatalog(isi_katalog.daftar_jabatan[:-1]))
    assert Indikator.objects.milik_katalog(katalog).count() == 49


def test_baris_bertarget_boleh_dirapikan_selama_belum_ada_realisasi(
    kantor: Kantor, muat: Muat, isi_katalog: IsiKatalog
) -> None:
    katalog = muat(kantor.pemda)
    target = _beri_target(kantor, "petugas-keamanan.1")
    *awal, akhir = isi_katalog.daftar_jabatan
    muat(kantor.pemda, isi=IsiKatalog((*awal, replace(akhir, tugas="Tugas dirapikan"))))
    assert katalog.daftar_jabatan.get(kode=akhir.kode).tugas == "Tugas dirapikan"
    assert Target._base_manager.get().indikator_id == target.indikator_id
