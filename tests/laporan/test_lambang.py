"""The lambang on the letterhead: let in by its content, frozen with what was signed."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from jabatan.models import JenisPeran, PemerintahDaerah
from jejak.models import Jejak
from kinerja.inti import gudang
from kinerja.inti.lingkup import tanpa_lingkup
from realisasi.arti import dari_json
from realisasi.models import Cuplikan
from tests.alat.berkas import buka_buku, buka_pdf
from tests.alat.berkas_masuk import buat_pdf
from tests.alat.bukti import buat_png
from tests.laporan.pembaca import alamat
from tests.laporan.terbit import masuk, terbitan, terbitkan
from tests.laporan.test_dasbor import buat_peran
from tests.pabrik import Kantor, buat_kantor_lain

pytestmark = pytest.mark.django_db


def _gambar(sisi: tuple[int, int] = (900, 300), *, jenis: str = "PNG", warna: str = "red") -> bytes:
    hasil = io.BytesIO()
    catatan: dict[str, Any] = {}
    if jenis == "JPEG":
        exif = Image.Exif()
        exif[0x010E] = "rahasia-tempat"
        exif[0x0112] = 6  # the camera was held upright: a quarter turn to the right
        catatan["exif"] = exif
    Image.new("RGB", sisi, warna).save(hasil, jenis, **catatan)
    return hasil.getvalue()


@pytest.fixture
def admin(september: Kantor) -> Client:
    client = Client()
    client.force_login(buat_peran(september, JenisPeran.ADMIN_PEMDA))
    return client


def _pemda(kantor: Kantor) -> PemerintahDaerah:
    return PemerintahDaerah.objects.get(pk=kantor.kecamatan.pemda_id)


def _unggah(client: Client, kantor: Kantor, isi: bytes, nama: str = "lambang.png") -> Any:
    tujuan = f"/kantor/lambang/{kantor.kecamatan.pemda_id}/"
    halaman = client.get(tujuan)
    dilihat = halaman.context["form"].dilihat_berikut if halaman.status_code == 200 else ""
    kiriman = {"berkas": SimpleUploadedFile(nama, isi), "dilihat": dilihat}
    return client.post(tujuan, kiriman)


def _daftar_gambar(pdf: bytes) -> list[tuple[int, int]]:
    """The size in pixels of each picture on the first page."""
    return [satu.image.size for satu in buka_pdf(pdf).pages[0].images if satu.image is not None]


def _daftar_uraian_buku(xlsx: bytes) -> list[tuple[str, str]]:
    """(sheet, text alternative) of the pictures of a workbook."""
    with zipfile.ZipFile(io.BytesIO(xlsx)) as berkas:
        gambar = [satu for satu in berkas.namelist() if re.match(r"xl/drawings/\w+\.xml", satu)]
        uraian = [
            teks
            for nama in sorted(gambar)
            for teks in re.findall(r'descr="([^"]*)"', berkas.read(nama).decode())
        ]
    lembar = [satu.title for satu in buka_buku(xlsx).worksheets for _ in satu._images]
    return list(zip(lembar, uraian, strict=True))


def test_buku_kerja_membawa_lambang_pada_lembar_yang_ditandatangani(
    admin: Client, september: Kantor
) -> None:
    kantor = september.kecamatan.pk
    tujuan = {
        "Laporan": alamat(september, "2026-02", "xlsx/"),
        "Rekap": f"/laporan/lihat/xlsx/?jenis=rekap&kecamatan={kantor}&jangka=s1&tahun=2026",
        "1 Pengadministrasi Surat": (
            f"/laporan/lihat/xlsx/?jenis=katalog&kecamatan={kantor}&tahun=2026"
        ),
    }
    for satu in tujuan.values():
        assert _daftar_uraian_buku(admin.get(satu).content) == []
    assert _unggah(admin, september, _gambar()).status_code == 302
    for lembar, satu in tujuan.items():
        daftar = _daftar_uraian_buku(admin.get(satu).content)
        assert daftar == [(lembar, "Lambang Kota Harapan")]


def test_lambang_tampil_di_kop_dan_hilang_bila_dilepas(admin: Client, september: Kantor) -> None:
    assert _daftar_gambar(admin.get(alamat(september, "2026-02", "pdf/")).content) == []
    assert _unggah(admin, september, _gambar()).status_code == 302
    pdf = admin.get(alamat(september, "2026-02", "pdf/")).content
    assert _daftar_gambar(pdf) == [(480, 160)]
    pemda = _pemda(september)
    gambar = admin.get(f"/kantor/lambang/{pemda.pk}/gambar/")
    assert gambar.headers["Content-Type"] == "image/png"
    assert gudang.hitung_sidik(gambar.content) == pemda.lambang
    assert Jejak.objects.filter(ringkas="Lambang pada kop surat dipasang").count() == 1
    dilihat = admin.get(f"/kantor/lambang/{pemda.pk}/").context["form"].dilihat_berikut
    lepas = admin.post(f"/kantor/lambang/{pemda.pk}/", {"hapus": "1", "dilihat": dilihat})
    assert lepas.status_code == 302
    assert _daftar_gambar(admin.get(alamat(september, "2026-02", "pdf/")).content) == []
    assert admin.get(f"/kantor/lambang/{pemda.pk}/gambar/").status_code == 404


def test_bulan_yang_disetujui_dan_yang_terbit_memakai_lambangnya_sendiri(
    admin: Client, september: Kantor
) -> None:
    """September was approved before there was any."""
    lama = terbitan(terbitkan(admin, september, 2))
    asli = admin.get(f"/laporan/terbit/{lama.tanda}/pdf/").content
    _unggah(admin, september, _gambar())
    assert _daftar_gambar(admin.get(alamat(september, "2026-09", "pdf/")).content) == []
    assert admin.get(f"/laporan/terbit/{lama.tanda}/pdf/").content == asli
    baru = terbitan(terbitkan(admin, september, 2))
    assert (baru.edisi, baru.sebab_edisi) == (2, "isian selain angka berubah; angka tetap")


def test_yang_dibekukan_sebelum_ada_lambang_tetap_terbaca(september: Kantor) -> None:
    with tanpa_lingkup():
        isi = Cuplikan.objects.get().isi
    del isi["kop"]["lambang"]
    assert dari_json(isi).kop.lambang == ""


def test_gambar_digambar_ulang_tanpa_catatan_kamera(admin: Client, september: Kantor) -> None:
    isi = _gambar((40, 60), jenis="JPEG")
    assert b"rahasia-tempat" in isi
    assert _unggah(admin, september, isi, "foto.jpg").status_code == 302
    tersimpan = gudang.baca_isi(_pemda(september).letak_lambang)
    assert b"rahasia-tempat" not in tersimpan
    with Image.open(io.BytesIO(tersimpan)) as gambar:
        assert (gambar.format, gambar.size) == ("PNG", (60, 40)), "upright"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"", "kosong"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Isinya bukan"),
        (buat_pdf(), "Lambang harus gambar PNG atau JPG"),
        (_gambar()[:200], "rusak atau terpotong"),
        (buat_png(3) + b"PK\x03\x04<script>", "tersimpan isi lain"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * (1024 * 1024), "Perkecil gambarnya"),
    ],
)
def test_berkas_lain_ditolak_dan_lambang_tetap(
    admin: Client, september: Kantor, isi: bytes, pesan: str
) -> None:
    jawaban = _unggah(admin, september, isi)
    assert jawaban.status_code == 422
    assert pesan in jawaban.content.decode()
    assert _pemda(september).lambang == ""


def test_yang_basi_ditolak_dengan_menyebut_perubahan(admin: Client, september: Kantor) -> None:
    tujuan = f"/kantor/lambang/{september.kecamatan.pemda_id}/"
    dilihat = admin.get(tujuan).context["form"].dilihat_berikut
    _unggah(admin, september, _gambar())
    kini = _pemda(september).lambang
    berkas = SimpleUploadedFile("lain.png", _gambar(warna="blue"))
    assert admin.post(tujuan, {"berkas": berkas, "dilihat": dilihat}).status_code == 409
    assert admin.post(tujuan, {"hapus": "1", "dilihat": dilihat}).status_code == 409
    assert _pemda(september).lambang == kini


def test_hanya_admin_pemda_yang_mengganti(september: Kantor) -> None:
    for nama in ("Citra", "Sari"):
        assert _unggah(masuk(september, nama), september, _gambar()).status_code == 403
    lain = masuk(buat_kantor_lain(september), "Rina")
    assert _unggah(lain, september, _gambar()).status_code in (403, 404)
    assert _pemda(september).lambang == ""


def test_berkas_yang_hilang_tidak_menggagalkan_laporan(admin: Client, september: Kantor) -> None:
    _unggah(admin, september, _gambar())
    default_storage.delete(_pemda(september).letak_lambang)
    jawaban = admin.get(alamat(september, "2026-02", "pdf/"))
    assert jawaban.status_code == 200
    assert _daftar_gambar(jawaban.content) == []
