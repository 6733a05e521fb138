"""Loading the catalogue: all or nothing, twice is once, never a catalogue in use."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from indikator.impor import IsiKatalog, baca_katalog, susun_katalog
from indikator.kesalahan import KatalogDipakai, KatalogSudahArsip, KatalogTidakTerbaca
from indikator.models import Indikator, KinerjaUtama, SumberData, SumberIndikator
from indikator.services import SuratKeputusan, muat_katalog
from jabatan.models import Fungsi, Jabatan, Katalog, PemerintahDaerah
from jejak.models import Jejak
from jejak.services import Pencatat

BERKAS = Path(__file__).resolve().parents[2] / "fixtures" / "katalog-kecamatan.json"
OLEH = Pencatat(None, "Admin Rahma")

pytestmark = pytest.mark.django_db


@pytest.fixture
def pemda() -> PemerintahDaerah:
    return PemerintahDaerah.objects.create(nama="Kota Sukamaju")


@pytest.fixture
def data() -> dict[str, Any]:
    return json.loads(BERKAS.read_text(encoding="utf-8"))


def _muat(pemda: PemerintahDaerah, isi: IsiKatalog | None = None, **lain: Any) -> Any:
    return muat_katalog(pemda, tahun=2026, isi=isi or baca_katalog(BERKAS), oleh=OLEH, **lain)


def _perintah(*argumen: str) -> str:
    keluaran = StringIO()
    call_command("muat_katalog", *argumen, stdout=keluaran)
    return keluaran.getvalue()


def _semua_pk() -> dict[str, list[Any]]:
    return {
        kelas.__name__: sorted(kelas.objects.values_list("pk", flat=True))
        for kelas in (
            Katalog,
            Jabatan,
            Fungsi,
            KinerjaUtama,
            Indikator,
            SumberData,
            SumberIndikator,
        )
    }


def _baris(data: dict[str, Any], jabatan: int, kinerja: int, indikator: int) -> dict[str, Any]:
    return data["jabatan"][jabatan]["kinerja_utama"][kinerja]["indikator"][indikator]


def test_muat_mengisi_seluruh_katalog_berlaku(pemda: PemerintahDaerah) -> None:
    katalog = _muat(pemda).katalog
    assert (katalog.tahun, katalog.keadaan, katalog.kecamatan) == (2026, "berlaku", None)
    jumlah = {nama: len(daftar) for nama, daftar in _semua_pk().items()}
    assert jumlah | {"SumberData": 0} == {
        "Katalog": 1,
        "Jabatan": 11,
        "Fungsi": 60,
        "KinerjaUtama": 30,
        "Indikator": 49,
        "SumberIndikator": 76,
        "SumberData": 0,
    }
    musrenbang = Indikator.objects.get(
        kode="pengolah-data-pemberdayaan-masyarakat-dan-kelembagaan.2"
    )
    assert (musrenbang.jenis, musrenbang.agregasi) == ("persentase", "rasio_jumlah")
    assert (musrenbang.syarat_minimal, musrenbang.daftar_bulan) == (75, {2})
    surat = Indikator.objects.dengan_sumber().get(kode="pengadministrasi-surat.2")
    assert surat.nama_sumber == ("Agenda Surat Keluar", "Agenda Surat Masuk", "Arsip pegawai")
    assert surat.sumber_gabung_atas


def test_sumber_yang_sama_hanya_satu_baris_per_katalog(pemda: PemerintahDaerah) -> None:
    _muat(pemda)
    assert SumberData.objects.filter(nama="Data Pelayanan Umum").count() == 1
    assert SumberData.objects.count() == len(
        {nama for j in baca_katalog(BERKAS).daftar_jabatan for i in j.daftar_indikator
         for nama in i.sumber_data}
    )  # fmt: skip


def test_muat_kedua_tidak_mengubah_apa_pun(pemda: PemerintahDaerah) -> None:
    _muat(pemda)
    semula, jejak = _semua_pk(), Jejak.objects.count()
    hasil = _muat(pemda)
    assert not hasil.ada_perubahan
    assert _semua_pk() == semula
    assert Jejak.objects.count() == jejak


def test_muat_pertama_mencatat_satu_jejak_di_rantai_pemda(pemda: PemerintahDaerah) -> None:
    hasil = _muat(pemda)
    jejak = Jejak.objects.get()
    assert (jejak.rantai, jejak.pengguna_nama) == (f"pemda:{pemda.pk}", "Admin Rahma")
    assert (jejak.tindakan, jejak.objek_id) == ("muat_katalog", str(hasil.katalog.pk))
    assert json.loads(jejak.sesudah or "")["indikator"] == 49


def test_perubahan_kata_diterapkan_di_tempat_dan_tercatat(
    pemda: PemerintahDaerah, data: dict[str, Any]
) -> None:
    katalog = _muat(pemda).katalog
    semula = _semua_pk()
    _baris(data, 0, 0, 0)["nama"] = "Jumlah surat masuk yang tercatat rapi"
    data["jabatan"][0]["fungsi"][4]["uraian"] = "Melaporkan hasil"
    hasil = _muat(pemda, susun_katalog(data))
    assert len(hasil.daftar_perubahan) == 2
    assert _semua_pk() | {"SumberIndikator": 0} == semula | {"SumberIndikator": 0}
    katalog.refresh_from_db()
    assert katalog.versi == 2
    jejak = Jejak.objects.get(objek="indikator")
    assert json.loads(jejak.sebelum or "") == {"nama": "Jumlah surat masuk yang tercatat"}
    assert json.loads(jejak.sesudah or "") == {"nama": "Jumlah surat masuk yang tercatat rapi"}


def test_baris_ditambah_dihapus_dan_bertukar_tempat(
    pemda: PemerintahDaerah, data: dict[str, Any]
) -> None:
    _muat(pemda)
    pk = {i.kode: i.pk for i in Indikator.objects.all()}
    satu, dua = _baris(data, 0, 0, 0), _baris(data, 0, 0, 1)
    satu["urut"], dua["urut"] = 2, 1
    pindah = data["jabatan"][7]["kinerja_utama"].pop(2)["indikator"][0]
    data["jabatan"][7]["kinerja_utama"][1]["indikator"].append(pindah)
    data["jabatan"][9]["kinerja_utama"].pop(1)
    baru = dict(_baris(data, 10, 0, 0), urut=9, kode="petugas-layanan-umum.9")
    baru["sumber_data"] = ["Buku tamu"]
    data["jabatan"][10]["kinerja_utama"][0]["indikator"].append(baru)
    _muat(pemda, susun_katalog(data))
    kini = {i.kode: i for i in Indikator.objects.select_related("kinerja_utama")}
    assert kini["pengadministrasi-surat.1"].urut == 2
    assert kini["pengadministrasi-surat.1"].pk == pk["pengadministrasi-surat.1"]
    assert kini["pengolah-data-pemerintahan.3"].kinerja_utama.urut == 2
    assert kini["pengolah-data-pemerintahan.3"].pk == pk["pengolah-data-pemerintahan.3"]
    assert "pengolah-data-pelayanan-umum.2" not in kini
    assert "petugas-layanan-umum.9" in kini
    assert not SumberData.objects.filter(nama="Dokumen SPP").exists()
    assert not _muat(pemda, susun_katalog(data)).ada_perubahan


def test_katalog_yang_dipakai_ditolak_bila_berubah(
    pemda: PemerintahDaerah, data: dict[str, Any]
) -> None:
    _muat(pemda)
    Indikator.objects.filter(kode="petugas-keamanan.1").update(
        dipakai_pada=datetime(2026, 2, 1, tzinfo=UTC)
    )
    assert not _muat(pemda).ada_perubahan
    semula, jejak = _semua_pk(), Jejak.objects.count()
    data["jabatan"][0]["tugas"] = "Tugas lain"
    with pytest.raises(KatalogDipakai):
        _muat(pemda, susun_katalog(data))
    assert _semua_pk() == semula
    assert Jejak.objects.count() == jejak
    assert not Jabatan.objects.filter(tugas="Tugas lain").exists()


def test_katalog_yang_dipakai_menolak_sk_baru(pemda: PemerintahDaerah) -> None:
    _muat(pemda)
    Indikator.objects.filter(kode="petugas-keamanan.1").update(
        dipakai_pada=datetime(2026, 2, 1, tzinfo=UTC)
    )
    with pytest.raises(KatalogDipakai):
        _muat(pemda, sk=SuratKeputusan("188.45/77/2026", date(2026, 1, 5)))


def test_katalog_arsip_tidak_diubah(pemda: PemerintahDaerah, data: dict[str, Any]) -> None:
    _muat(pemda)
    Katalog.objects.update(keadaan="arsip")
    assert not _muat(pemda).ada_perubahan
    data["jabatan"][0]["tugas"] = "Tugas lain"
    with pytest.raises(KatalogSudahArsip):
        _muat(pemda, susun_katalog(data))
    assert Katalog.objects.count() == 1


def test_sk_diberikan_disimpan_dan_tanpa_sk_tidak_diganti(pemda: PemerintahDaerah) -> None:
    sk = SuratKeputusan("188.45/77/2026", date(2026, 1, 5))
    katalog = _muat(pemda, sk=sk).katalog
    assert (katalog.nomor_sk, katalog.tanggal_sk) == (sk.nomor, sk.tanggal)
    assert not _muat(pemda).ada_perubahan
    hasil = _muat(pemda, sk=SuratKeputusan("188.45/78/2026", date(2026, 1, 6)))
    katalog.refresh_from_db()
    assert hasil.ada_perubahan
    assert katalog.nomor_sk == "188.45/78/2026"


def test_gagal_di_tengah_tidak_meninggalkan_apa_pun(
    pemda: PemerintahDaerah, monkeypatch: pytest.MonkeyPatch
) -> None:
    def rusak(*_: object, **__: object) -> None:
        raise RuntimeError("listrik padam")

    monkeypatch.setattr("indikator.services.katalog.catat_jejak", rusak)
    with pytest.raises(RuntimeError, match="listrik padam"):
        _muat(pemda)
    assert set(map(len, _semua_pk().values())) == {0}


def test_perintah_tanpa_pemda_memberi_tahu_dan_selesai() -> None:
    assert "Belum ada pemerintah daerah" in _perintah()
    assert Katalog.objects.count() == 0


def test_perintah_dua_kali_melapor_tidak_ada_perubahan(pemda: PemerintahDaerah) -> None:
    pertama = _perintah("--tahun", "2026")
    assert "Katalog IKI 2026 (Kota Sukamaju): dimuat, 11 jabatan dan 49 indikator." in pertama
    semula = _semua_pk()
    assert "tidak ada perubahan" in _perintah("--tahun", "2026")
    assert _semua_pk() == semula


def test_perintah_bila_kosong_tidak_menyentuh_katalog_yang_ada(
    pemda: PemerintahDaerah, data: dict[str, Any], tmp_path: Path
) -> None:
    _perintah("--tahun", "2025", "--bila-kosong")
    data["jabatan"][0]["tugas"] = "Tugas lain"
    berkas = tmp_path / "lain.json"
    berkas.write_text(json.dumps(data))
    assert "tidak ada perubahan" in _perintah("--bila-kosong", "--berkas", str(berkas))
    assert [katalog.tahun for katalog in Katalog.objects.all()] == [2025]
    assert not Jabatan.objects.filter(tugas="Tugas lain").exists()


def test_perintah_menolak_katalog_dipakai(
    pemda: PemerintahDaerah, data: dict[str, Any], tmp_path: Path
) -> None:
    _perintah("--tahun", "2026")
    Indikator.objects.update(dipakai_pada=datetime(2026, 2, 1, tzinfo=UTC))
    data["jabatan"][0]["tugas"] = "Tugas lain"
    berkas = tmp_path / "lain.json"
    berkas.write_text(json.dumps(data))
    with pytest.raises(CommandError, match="sudah dipakai"):
        _perintah("--tahun", "2026", "--berkas", str(berkas))


def test_perintah_bila_kosong_melayani_semua_pemda(pemda: PemerintahDaerah) -> None:
    lain = PemerintahDaerah.objects.create(nama="Kota Lain")
    _perintah("--bila-kosong")
    assert [satu.daftar_katalog.count() for satu in (pemda, lain)] == [1, 1]


def test_perintah_meminta_pemda_bila_ada_beberapa(pemda: PemerintahDaerah) -> None:
    lain = PemerintahDaerah.objects.create(nama="Kota Sebelah")
    with pytest.raises(CommandError, match="pilih satu dengan --pemda"):
        _perintah("--tahun", "2026")
    _perintah("--tahun", "2026", "--pemda", str(lain.pk))
    assert Katalog.objects.get().pemda == lain
    with pytest.raises(CommandError, match="tidak ada"):
        _perintah("--pemda", "999999")


@pytest.mark.parametrize(
    "argumen",
    [
        ("--tahun", "dua ribu"),
        ("--tahun", "26"),
        ("--tanggal-sk", "5 Januari"),
        ("--nomor-sk", "188/1/2026"),
    ],
)
def test_perintah_menolak_pilihan_yang_keliru(
    pemda: PemerintahDaerah, argumen: tuple[str, ...]
) -> None:
    with pytest.raises(CommandError):
        _perintah(*argumen)
    assert Katalog.objects.count() == 0


def _ubah(jalur: str, nilai: Any) -> Callable[[dict[str, Any]], None]:
    """Set one place of the document, e.g. "jabatan.0.kode"."""

    def terapkan(data: dict[str, Any]) -> None:
        *induk, akhir = [int(b) if b.isdigit() else b for b in jalur.split(".")]
        tempat: Any = data
        for bagian in induk:
            tempat = tempat[bagian]
        tempat[akhir] = nilai

    return terapkan


I = "jabatan.0.kinerja_utama.0.indikator.0"  # noqa: E741
TEMPAT = "jabatan 1, kinerja utama 1, indikator 1"


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        (_ubah("format", 2), "katalog: format harus 1"),
        (_ubah("jabatan", []), "katalog: 'jabatan' harus daftar yang berisi"),
        (_ubah("jabatan", {}), "katalog: 'jabatan' harus daftar yang berisi"),
        (_ubah("jabatan.2", "x"), "jabatan 3: harus berupa objek JSON"),
        (_ubah("jabatan.0.kode", "Surat Masuk"), "hanya boleh huruf kecil"),
        (_ubah("jabatan.0.kode", "petugas-keamanan"), "kode jabatan 'petugas-keamanan'"),
        (_ubah("jabatan.0.nama", ""), "jabatan 1: 'nama' tidak boleh kosong"),
        (_ubah("jabatan.0.nama", "x" * 201), "'nama' paling panjang 200 huruf"),
        (_ubah("jabatan.0.tugas", None), "jabatan 1: 'tugas' harus berupa teks"),
        (_ubah("jabatan.0.tugas", "a\x00b"), "jabatan 1: 'tugas' harus berupa teks"),
        (_ubah("jabatan.0.tugas", "a\ud800b"), "jabatan 1: 'tugas' harus berupa teks"),
        (_ubah("jabatan.0.tugaz", "x"), "jabatan 1: medan 'tugaz' tidak dikenal"),
        (_ubah("jabatan.0.fungsi.1.urut", 1), "urut fungsi 1 muncul lebih dari sekali"),
        (_ubah("jabatan.0.fungsi.1.urut", True), "fungsi 2: 'urut' harus bilangan bulat"),
        (_ubah(f"{I}.urut", 2), "urut indikator 2 muncul lebih dari sekali"),
        (_ubah(f"{I}.kode", "petugas-keamanan.1"), "kode indikator 'petugas-keamanan.1'"),
        (_ubah(f"{I}.jenis", "angka"), f"{TEMPAT}: 'jenis' 'angka' tidak dikenal"),
        (_ubah(f"{I}.jenis", []), f"{TEMPAT}: 'jenis'"),
        (_ubah(f"{I}.agregasi", "rasio_jumlah"), f"{TEMPAT}: agregasi tidak cocok"),
        (_ubah(f"{I}.polaritas", "atas"), "pilih naik, turun, netral"),
        (_ubah(f"{I}.desimal", 3), "'desimal' harus bilangan bulat 0 sampai 2"),
        (_ubah(f"{I}.bulan_jatuh_tempo", [0]), "bulan 1 sampai 12"),
        (_ubah(f"{I}.bulan_jatuh_tempo", [2, 2]), "bulan dalam 'bulan_jatuh_tempo' 2"),
        (_ubah(f"{I}.bulan_jatuh_tempo", []), "harus daftar yang berisi"),
        (_ubah(f"{I}.insidentil", True), "insidentil jatuh tempo pada bulan 12"),
        (_ubah(f"{I}.insidentil", 1), "'insidentil' harus true atau false"),
        (_ubah(f"{I}.bisa_melebihi", True), "hanya untuk persentase"),
        (_ubah(f"{I}.label_penyebut", "x"), "label pembilang dan penyebut hanya"),
        (_ubah(f"{I}.sumber_data", [""]), "'sumber_data' harus daftar teks"),
        (_ubah(f"{I}.sumber_data", ["a", "a"]), "'sumber_data' 'a' muncul"),
        (_ubah(f"{I}.sumber_gabung_atas", True), "sumber data sama dengan baris di atasnya"),
        (_ubah(f"{I}.syarat", {"minimal": 1}), "syarat: medan 'pertanyaan' tidak ada"),
        (_ubah(f"{I}.syarat", {"minimal": -1, "pertanyaan": ""}), "'minimal' harus bilangan"),
        (_ubah(f"{I}.syarat", {"minimal": None, "pertanyaan": ""}), "tidak boleh kosong"),
        (_ubah("jabatan.10.kinerja_utama.0.indikator.0.label_pembilang", ""), "wajib untuk"),
    ],
)
def test_isi_yang_keliru_ditolak_dengan_tempatnya(
    data: dict[str, Any], ubah: Callable[[dict[str, Any]], None], pesan: str
) -> None:
    ubah(data)
    with pytest.raises(KatalogTidakTerbaca) as galat:
        susun_katalog(data)
    assert pesan in galat.value.pesan


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"{", "baris 1, kolom 2"),
        (b"", "bukan JSON"),
        (b"[]", "harus berupa objek JSON"),
        (b"[" * 100_000, "bukan JSON"),
        (b'{"format": NaN, "judul": "", "jabatan": []}', "bukan JSON"),
        (b'{"format": 1, "format": 1}', "medan 'format' muncul lebih dari sekali"),
        (b"\xff\xfe", "bukan teks UTF-8"),
        (b'{"format": 1.0, "judul": "", "jabatan": []}', "'format' harus bilangan bulat"),
        (b'{"format": ' + b"9" * 5000 + b"}", "bukan JSON"),
    ],
)
def test_perintah_menolak_berkas_rusak_tanpa_memuat(
    pemda: PemerintahDaerah, tmp_path: Path, isi: bytes, pesan: str
) -> None:
    berkas = tmp_path / "rusak.json"
    berkas.write_bytes(isi)
    with pytest.raises(CommandError, match=pesan):
        _perintah("--berkas", str(berkas))
    assert Katalog.objects.count() == 0


def test_perintah_menolak_berkas_yang_tidak_ada(pemda: PemerintahDaerah, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="tidak dapat dibuka"):
        _perintah("--berkas", str(tmp_path / "tiada.json"))
