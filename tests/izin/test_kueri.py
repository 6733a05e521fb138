"""At most twelve queries a page, also for people with every role there is."""

from datetime import date

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from jabatan.models import JenisPeran, Peran
from tests.izin.kantor import Dunia
from tests.izin.pejalan import Pejalan
from tests.izin.sel import TAK_ADA, daftar_sel

pytestmark = pytest.mark.django_db
PALING_BANYAK = 12


def tambah_peran(dunia: Dunia, peran: str) -> None:
    """Give a role's person both roles of the pemda besides his seat."""
    pengguna = dunia.pengguna[peran]
    for jenis in (JenisPeran.ADMIN_PEMDA, JenisPeran.INSPEKTORAT):
        Peran.objects.create(
            pengguna=pengguna,
            jenis=jenis,
            pemda_id=pengguna.pegawai.pemda_id,
            mulai=date(2024, 1, 1),
        )


def hitung_kueri(dunia: Dunia, peran: str, *, ringkas: bool) -> dict[str, int]:
    """Queries of every page that opens for the role; the first visit, which starts the
    session's clock, aside."""
    pejalan = Pejalan(dunia, dunia.client[peran], peran)
    dunia.client[peran].get("/")
    hasil = {}
    for sel in daftar_sel(peran, ringkas=ringkas):
        if sel.metode != "GET" or sel.objek in TAK_ADA:
            continue
        with CaptureQueriesContext(connection) as kueri:
            jawaban, _ = pejalan.minta(sel)
        if jawaban.status_code == 200:
            hasil[str(sel)] = len(kueri)
    return hasil


@pytest.mark.parametrize("peran", ["pengisi", "atasan", "camat"])
def test_setiap_halaman_paling_banyak_dua_belas_kueri(
    dunia: Dunia, peran: str, gerbang: bool
) -> None:
    with transaction.atomic():
        tambah_peran(dunia, peran)
        hasil = hitung_kueri(dunia, peran, ringkas=not gerbang)
        transaction.set_rollback(True)
    assert len(hasil) > 20
    assert {nama: kueri for nama, kueri in hasil.items() if kueri > PALING_BANYAK} == {}
