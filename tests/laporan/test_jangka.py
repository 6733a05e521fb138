"""Reports of a quarter, a half-year and a year: windows, wording, states, one set of figures."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indikator import hitung
from indikator.models import Target
from jabatan.izin import ambil_penugasan
from jabatan.models import Jeda
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from laporan.kesalahan import LaporanTidakAda
from laporan.rekap import Jangka, RekapPegawai
from laporan.rekap.bahan import ambil_bahan, susun_sel
from laporan.rekap.jangka import susun_setahun
from tests.alat.berkas import buka_pdf
from tests.laporan.pembaca import alamat, ambil_rekap
from tests.laporan.test_halaman import _hitung_kueri
from tests.laporan.test_samadengan import TAHUN, _lengkap
from tests.pabrik import Kantor, buat_kantor, isi_bulan, setujui

# --- the windows themselves ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kode", "awal", "akhir", "sebutan", "resmi"),
    [
        ("2026-09", 9, 9, "Bulan September 2026", "Bulan September 2026"),
        ("2026-tw3", 7, 9, "Triwulan III 2026", "Triwulan III (Juli s.d. September) 2026"),
        ("2026-s2", 7, 12, "Semester II 2026", "Semester II (Juli s.d. Desember) 2026"),
        ("2026-tahun", 1, 12, "Tahun 2026", "Tahun 2026"),
    ],
)
def test_kode_jangka_terbaca(kode: str, awal: int, akhir: int, sebutan: str, resmi: str) -> None:
    jangka = Jangka.dari_kode(kode)
    assert jangka.kode == kode
    assert jangka.jendela == hitung.Jendela(awal, akhir)
    assert jangka.akhir == Periode(2026, akhir)
    assert (jangka.sebutan, jangka.sebutan_resmi) == (sebutan, resmi)


@pytest.mark.parametrize(
    "kode", ["2026-13", "2026-tw5", "2026-tw0", "2026-s3", "2026-TW1", "2026", "1999-tw1", "x"]
)
def test_kode_jangka_yang_salah_ditolak(kode: str) -> None:
    with pytest.raises(ValueError, match="jangka"):
        Jangka.dari_kode(kode)


def test_setahun_memuat_sembilan_belas_jangka_berbeda() -> None:
    daftar = list(susun_setahun(2026))
    assert len({satu.kode for satu in daftar}) == 19
    assert [Jangka.dari_kode(satu.kode) for satu in daftar] == daftar


# --- states -------------------------------------------------------------------------------------


def _isi_penuh(kantor: Kantor, *daftar_bulan: int) -> None:
    """Every row answered and approved."""
    for bulan in daftar_bulan:
        isian = {"surat-masuk": str(bulan), "arsip-pegawai": "40", "waktu-pelayanan": "70/10"}
        setujui(kantor, "Citra", isi_bulan(kantor, "Citra", bulan, isian))


def test_draf_sampai_semua_lembar_jangka_disetujui(citra: Client, kantor: Kantor) -> None:
    _isi_penuh(kantor, 7, 9)
    rekap = ambil_rekap(kantor, "tw3")
    assert rekap.draf
    assert rekap.sebutan_keadaan == "2 dari 3 lembar disetujui"
    pdf = buka_pdf(citra.get(alamat(kantor, "2026-tw3", "pdf/")).content)
    assert all("DRAF" in halaman.extract_text() for halaman in pdf.pages)
    _isi_penuh(kantor, 8)
    rekap = ambil_rekap(kantor, "tw3")
    assert not rekap.draf
    assert rekap.sebutan_keadaan == "Disetujui"
    pdf = buka_pdf(citra.get(alamat(kantor, "2026-tw3", "pdf/")).content)
    assert not any("DRAF" in halaman.extract_text() for halaman in pdf.pages)


def test_cuplikan_bulan_terakhir_mengatur_seluruh_jangka(kantor: Kantor) -> None:
    _isi_penuh(kantor, 7, 8, 9)
    sebelum = {kode: ambil_rekap(kantor, kode) for kode in ("tw3", "s1")}
    with tanpa_lingkup():
        Target.objects.update(setahun=Decimal(9999))
    assert ambil_rekap(kantor, "tw3").baris == sebelum["tw3"].baris
    assert ambil_rekap(kantor, "s1").baris != sebelum["s1"].baris


def test_bulan_cuti_tidak_ditunggu(kantor: Kantor) -> None:
    _isi_penuh(kantor, 7, 8)
    with tanpa_lingkup():
        Jeda.objects.create(
            kecamatan=kantor.kecamatan,
            penugasan=kantor.penugasan["Citra"],
            mulai=date(2026, 9, 1),
            selesai=date(2026, 9, 30),
        )
    rekap = ambil_rekap(kantor, "tw3")
    assert not rekap.draf
    assert rekap.periode == Periode(2026, 8), "the snapshot of the last month due"
    assert rekap.baris[0].target.teks == "200"


def test_hanya_disetujui_meninggalkan_lembar_lain(kantor: Kantor) -> None:
    _isi_penuh(kantor, 7, 9)
    isi_bulan(kantor, "Citra", 8, {"surat-masuk": "1000"})
    semua, disetujui = (ambil_rekap(kantor, "tw3", hanya_disetujui=satu) for satu in (False, True))
    assert semua.baris[0].realisasi.teks == "1.016"
    assert disetujui.baris[0].realisasi.teks == "16"
    assert "Sementara: 2 dari 3 bulan" in disetujui.baris[0].catatan
    assert "Termasuk 1 bulan yang belum disetujui: Agustus." in semua.catatan
    assert any("1 bulan yang belum disetujui tidak dihitung: Agustus" in satu
               for satu in disetujui.catatan)  # fmt: skip
    assert {satu.jelas for satu in disetujui.daftar_jangka} == {""}


@pytest.mark.parametrize(
    ("kode", "sebab"),
    [
        ("2026-tw4", "Triwulan IV 2026 dapat dilaporkan mulai Desember 2026"),
        ("2026-tahun", "Tahun 2026 dapat dilaporkan mulai Desember 2026"),
        ("2023-s2", "Semester II 2023 berada di luar masa penugasan"),
        ("2025-tw1", "Belum ada katalog IKI yang berlaku untuk tahun 2025"),
    ],
)
def test_jangka_tanpa_laporan_dijelaskan(
    citra: Client, kantor: Kantor, kode: str, sebab: str
) -> None:
    for akhiran in ("", "pdf/", "xlsx/"):
        jawaban = citra.get(alamat(kantor, kode, akhiran))
        assert jawaban.status_code == 404
        assert sebab in jawaban.content.decode()
    with pytest.raises(LaporanTidakAda):
        ambil_rekap(kantor, "tw4")


def test_penugasan_yang_berakhir_dalam_jangka_tetap_dilaporkan(kantor: Kantor) -> None:
    _isi_penuh(kantor, 7, 8)
    with tanpa_lingkup():
        penugasan = kantor.penugasan["Citra"]
        penugasan.selesai = date(2026, 8, 31)
        penugasan.save()
    rekap = ambil_rekap(kantor, "tw3")
    assert (rekap.draf, rekap.periode) == (False, Periode(2026, 8))
    assert [satu.target.teks for satu in rekap.baris[0].daftar_angka] == ["200", "800"]


@pytest.mark.parametrize("akhiran", ["", "pdf/", "xlsx/"])
def test_setiap_jangka_paling_banyak_dua_belas_kueri(
    client: Client, kantor: Kantor, akhiran: str
) -> None:
    client.force_login(kantor.pengguna("Sari"))
    isi_bulan(kantor, "Citra", 8, {"surat-masuk": "7"})
    for kode in ("2026-tw3", "2026-s1"):
        assert _hitung_kueri(client, alamat(kantor, kode, akhiran)) <= 12


def test_angka_jangka_terbuka_ke_penjelasannya(citra: Client, kantor: Kantor) -> None:
    isi_bulan(kantor, "Citra", 8, {"surat-masuk": "1000"})
    isi = citra.get(alamat(kantor, "2026-tw3")).content.decode()
    pk = kantor.indikator("surat-masuk").pk
    dasar = f"/jelaskan/{kantor.penugasan['Citra'].pk}"
    for kode in ("2026-09-tw", "2026-09"):
        tujuan = f"{dasar}/{kode}/{pk}/realisasi/"
        assert tujuan in isi
        assert "1.000" in citra.get(tujuan).content.decode()
    assert citra.get(f"{dasar}/2026-09-sm/{pk}/capaian/").status_code == 200


# --- the figures are those of hitung ------------------------------------------------------------


@pytest.mark.django_db
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    isian=TAHUN,
    kode=st.sampled_from(["tw1", "tw2", "tw3", "s1", "04"]),
    hanya_disetujui=st.booleans(),
)
def test_angka_jangka_sama_dengan_hitung(
    isian: dict[int, dict[str, str]], kode: str, hanya_disetujui: bool
) -> None:
    with transaction.atomic():
        kantor = buat_kantor()
        disetujui = set()
        for bulan, isi in sorted(isian.items()):
            if isi:
                lembar = isi_bulan(kantor, "Citra", bulan, isi)
                if _lengkap(bulan, isi):
                    setujui(kantor, "Citra", lembar)
                    disetujui.add(bulan)
        rekap = ambil_rekap(kantor, kode, hanya_disetujui=hanya_disetujui)
        _bandingkan(kantor, rekap, disetujui if hanya_disetujui else set(range(1, 13)))
        transaction.set_rollback(True)


def _bandingkan(kantor: Kantor, rekap: RekapPegawai, daftar_bulan: set[int]) -> None:
    """Every figure again, from the cells and the meaning, over the months written out here."""
    awal = {"tw1": 1, "tw2": 4, "tw3": 7, "s1": 1, "04": 4}[rekap.jangka.kode_dalam_tahun]
    akhir = {"tw1": 3, "tw2": 6, "tw3": 9, "s1": 6, "04": 4}[rekap.jangka.kode_dalam_tahun]
    jendela = [(awal, akhir)] if awal == 1 else [(awal, akhir), (1, akhir)]
    with lingkup([kantor.kecamatan.pk]):
        pelaku = kantor.pelaku("Citra")
        penugasan = ambil_penugasan(pelaku, kantor.penugasan["Citra"].pk)
        bahan = ambil_bahan(pelaku, penugasan, rekap.jangka)
    sel = susun_sel([satu for satu in bahan.sampai if satu.bulan in daftar_bulan])
    for (dari, sampai), jangka in zip(jendela, rekap.daftar_jangka, strict=True):
        ke = rekap.daftar_jangka.index(jangka)
        daftar = [
            hitung.hitung_hasil(
                arti.aturan,
                [arti.deret({b: (s,) for b, s in sel.get(arti.indikator_id, {}).items()})],
                hitung.Jendela(dari, sampai),
                bahan.arti.kategori,
            )
            for arti in bahan.arti.baris
        ]
        for hasil, baris in zip(daftar, rekap.baris, strict=True):
            angka = baris.daftar_angka[ke]
            assert angka.target.nilai == hasil.target
            assert angka.realisasi.nilai == (None if hasil.nihil else hasil.realisasi)
            assert angka.capaian.nilai == hasil.capaian
            assert angka.nilai_terhitung.nilai == hasil.nilai_terhitung
        rata = hitung.hitung_rata_capaian(daftar, bahan.arti.kategori)
        assert jangka.rata.angka.nilai == rata.nilai
        assert jangka.rata.sementara == rata.sementara


def test_keterangan_beberapa_bulan_disambung_menurut_kalimatnya(kantor: Kantor) -> None:
    for bulan, teks in ((1, "Buku rusak"), (2, "Sudah dibetulkan."), (3, "Lengkap")):
        isi_bulan(kantor, "Citra", bulan, {"surat-masuk": "5"}, keterangan={"surat-masuk": teks})
    rekap = ambil_rekap(kantor, "tw1")
    assert rekap.baris[0].keterangan == (
        "Januari: Buku rusak; Februari: Sudah dibetulkan. Maret: Lengkap"
    )
