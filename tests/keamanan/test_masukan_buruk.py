"""Bad input is answered with a refusal, never with a 500: every parameter × the corpus."""

import re
from collections.abc import Collection, Iterator, Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from laporan.rekap.permintaan import NAMA_ISIAN
from tests.aturan.pohon import baca, daftar_produksi
from tests.izin.kantor import Dunia
from tests.izin.pejalan import Pejalan, susun_kiriman
from tests.izin.tabel import TABEL
from tests.keamanan.isian import KANTOR, KATALOG, SUNTING
from tests.keamanan.korpus import KORPUS, NAMA_RUSAK, SINGKAT, TUBUH_RUSAK, ambil_giliran

pytestmark = pytest.mark.django_db
FORMULIR = "application/x-www-form-urlencoded"

# Address → parameters its GET reads. A test below finds the ones forgotten here.
KUERI: dict[str, tuple[str, ...]] = {
    "akun:masuk": ("next", "keluar"),
    "indikator:katalog": ("katalog",),
    "indikator:katalog_baru": ("asal",),
    "realisasi:isi": ("semua",),
    "realisasi:permintaan": ("pegawai", "bulan", "pegawai=1&bulan"),
    "realisasi:target": ("kecamatan", "tahun"),
    "realisasi:target_posisi": ("dari",),
    "laporan:dasbor": ("kecamatan", "bulan", "menurut"),
    "laporan:rapat": ("kecamatan", "bulan", "menurut"),
    "laporan:daftar": ("bulan", "cari", "halaman", *NAMA_ISIAN, "jangka=tw3&penugasan"),
    "laporan:lihat": (*NAMA_ISIAN, "tahun=2026&jangka"),
    "laporan:lihat_pdf": ("penugasan", "tampil"),
    "laporan:lihat_xlsx": ("penugasan", "jangka"),
    "laporan:lihat_csv": ("penugasan", "jenis=rekap&jabatan", "jenis=katalog&jabatan"),
    "laporan:realisasi_pdf": ("tampil",),
    "laporan:terbit": ("bulan", "jenis", "halaman"),
    "laporan:terbit_pdf": ("tampil",),
    "laporan:periksa": ("kode",),
    "laporan:tahun_saya": ("tahun",),
    "laporan:log": tuple("dari sampai orang tindakan objek kecamatan penugasan sebelum".split()),
    "laporan:log_csv": ("dari", "objek", "penugasan"),
    "jabatan:posisi": ("kecamatan",),
    "jabatan:pegawai": ("cari", "halaman", "kecamatan"),
    "jabatan:periode": ("kecamatan", "tahun"),
    "jabatan:libur": ("kecamatan", "tahun"),
    "jabatan:pengaturan": ("kecamatan",),
    "jabatan:peran": ("kecamatan",),
    "jabatan:posisi_baru": ("atasan",),
    "jabatan:penugasan_baru": ("pegawai",),
}
PERAN_KUERI = {  # else admin_pemda
    "akun:masuk": "anonim", "laporan:periksa": "anonim", "laporan:tahun_saya": "staf",
}  # fmt: skip
# (role, address, state of the sheet) → parameters of the form; "#" is the id of an indikator.
SEL = ("v-#", "p-#", "q-#", "n-#", "s-#", "k-#", "b-#")
KIRIMAN: dict[tuple[str, str, str], tuple[str, ...]] = {
    ("staf", "realisasi:isi_bulan", "draf"): (*SEL, "versi", "tindakan"),
    ("atasan", "realisasi:isi_bulan", "draf"): ("alasan_atas_nama",),
    ("staf", "realisasi:isi_tahun", "draf"): tuple(f"{nama}.09" for nama in SEL),
    ("atasan", "realisasi:isi_tahun", "draf"): ("alasan_atas_nama",),
    ("staf", "realisasi:ajukan", "draf"): ("versi",),
    ("staf", "realisasi:isi_sel", "draf"): (*SEL, "versi", "coba"),
    ("atasan", "realisasi:isi_sel", "draf"): ("alasan_atas_nama",),
    ("staf", "realisasi:excel", "draf"): ("pratinjau", "berkas"),
    ("atasan", "realisasi:excel", "draf"): ("alasan_atas_nama",),
    ("atasan", "realisasi:bukti", "draf"): ("tempat", "alasan_atas_nama"),
    ("atasan", "realisasi:bukti_hapus", "draf"): ("alasan_atas_nama",),
    ("staf", "realisasi:tarik", "diajukan"): ("versi",),
    ("atasan", "realisasi:lembar_verifikasi", "diajukan"): ("versi",),
    ("atasan", "realisasi:lembar_kembalikan", "diajukan"): ("versi", "alasan", "a-#"),
    ("camat", "realisasi:lembar_setujui", "diverifikasi"): ("versi",),
    ("camat", "realisasi:lembar_buka", "disetujui"): ("versi", "alasan"),
    ("camat", "realisasi:persetujuan", "diverifikasi"): ("lembar",),
    ("camat", "realisasi:target_posisi", "draf"): ("t-#", "y-#", "r-#", "b-#-3"),
    ("camat", "realisasi:target_salin", "draf"): ("posisi",),
    ("staf", "realisasi:minta_buka", "disetujui"): ("alasan",),
    ("camat", "realisasi:buka_bulan", "disetujui"): ("alasan",),
    ("camat", "realisasi:permintaan_kabulkan", "diminta"): ("versi",),
    ("camat", "realisasi:permintaan_tolak", "diminta"): ("alasan",),
    ("staf", "realisasi:permintaan_tarik", "diminta"): ("versi",),
    ("staf", "laporan:pemberitahuan_baca", "disetujui"): ("versi",),
    ("staf", "laporan:pemberitahuan_surel", "disetujui"): ("surel",),
    ("staf", "laporan:pemberitahuan_baca_semua", "disetujui"): ("sampai",),
    ("staf", "laporan:terbitkan", "draf"): (
        "jenis",
        "kecamatan",
        "penugasan",
        "jangka",
        "tahun",
        "menurut",
        "jabatan",
        "disetujui",
    ),
    ("camat", "laporan:bundel_minta", "draf"): ("jenis", "kecamatan", "tahun"),
    ("camat", "laporan:bundel_tarik", "draf"): ("versi",),
    ("anonim", "akun:masuk", "draf"): ("nama_pengguna", "sandi", "next"),
    ("staf", "akun:sandi", "draf"): ("sandi_lama", "sandi_baru", "sandi_ulang", "next"),
    ("staf", "akun:keluar", "draf"): ("next",),
    ("admin_pemda", "laporan:lambang", "draf"): ("berkas", "dilihat", "hapus"),
    ("admin_pemda", "laporan:aturan", "draf"): (
        *("tahun_mulai", "batas_capaian", "sangat_tinggi", "tinggi", "sedang", "rendah"),
        "dilihat",
    ),
    **{("admin_pemda", f"jabatan:{nama}", "draf"): isian for nama, isian in KANTOR.items()},
    **{("admin_pemda", f"indikator:{nama}", "draf"): isian for nama, isian in KATALOG.items()},
    **{
        ("admin_pemda", f"indikator:katalog_{nama}", "draf"): isian
        for nama, isian in SUNTING.items()
    },
}
PILIHAN = (
    *("q-#", "n-#", "s-#", "tindakan", "versi", "next", "tempat"),
    *("jenis", "atasan", "kode_jabatan", "urut", "status", "sebab", "sifat", "pegawai", "pengisi"),
    *("asal", "cakupan", "tahun", "salin_target", "setuju", "sidik", "mulai_bulan"),
    *("dilihat", "sampai", "yakin", "agregasi", "polaritas", "jadwal", "bulan", "berlaku_dari"),
    *("kinerja", "antar_pemegang", "desimal", "bisa_melebihi", "sumber_gabung_atas"),
    *("dilihat", "zona_waktu", "langkah_atasan", "pengguna", "tahun_mulai", "batas_capaian"),
)
BACA_ULANG = ("realisasi:riwayat", "laporan:realisasi_xlsx")


def _korpus(ke: int, *, gerbang: bool) -> Collection[str]:
    """The whole corpus at the gate; before it a third of what has a history of hurting, in turn."""
    return KORPUS if gerbang else ambil_giliran(ke, 4)


def _korpus_isian(ke: int, isian: str, nama: str, *, gerbang: bool) -> Collection[str]:
    """What is typed into the field ``ke``. Choices are compared, never stored; the many fields of
    office and catalogue share their ways of reading."""
    if gerbang:
        return SINGKAT if isian in PILIHAN else KORPUS
    ramai = isian in PILIHAN or nama.startswith(("jabatan:", "indikator:"))
    return ambil_giliran(ke, 2 if ramai else 4)


class Pengirim:
    """Sends raw bytes as one role; whatever it does is rolled back."""

    def __init__(self, dunia: Dunia, peran: str) -> None:
        self.pejalan = Pejalan(dunia, dunia.client[peran], peran)
        self.client = dunia.client[peran]
        self.kuki = self.client.cookies.output(header="", sep=";")
        self.temuan: list[str] = []
        self.jumlah = 0

    def kirim(self, sebutan: str, alamat: str, tubuh: bytes, jenis: str = FORMULIR) -> HttpResponse:
        return self._catat(sebutan, self.client.generic("POST", alamat, tubuh, jenis))

    def baca(self, sebutan: str, alamat: str) -> HttpResponse:
        return self._catat(sebutan, self.client.get(alamat))

    def _catat(self, sebutan: str, jawaban: HttpResponse) -> HttpResponse:
        self.jumlah += 1
        self.client.cookies = SimpleCookie(self.kuki)
        if jawaban.status_code >= 500:
            self.temuan.append(f"{jawaban.status_code} {sebutan}: {_sebab(jawaban)}")
        return jawaban


def _sebab(jawaban: HttpResponse) -> str:
    galat = getattr(jawaban, "exc_info", None)
    return f"{galat[0].__name__}: {galat[1]}"[:200] if galat else ""


def _susun_tubuh(dasar: Mapping[str, str], nama: str, mentah: str, *, ganda: bool) -> bytes:
    """A form in which one field carries raw bytes; ``ganda`` repeats it with a good value."""
    sisa = {kunci: nilai for kunci, nilai in dasar.items() if kunci != nama}
    bagian = [urlencode(sisa, doseq=True), f"{nama}={mentah}"]
    if ganda:
        bagian.append(f"{nama}=1")
    return "&".join(filter(None, bagian)).encode()


@pytest.mark.parametrize(
    ("peran", "nama", "keadaan"), KIRIMAN, ids=lambda nilai: nilai.rpartition(":")[2]
)
def test_setiap_isian_formulir_tahan_masukan_buruk(
    dunia: Dunia, gerbang: bool, peran: str, nama: str, keadaan: str
) -> None:
    pengirim = Pengirim(dunia, peran)
    benda = dunia.benda["citra", keadaan]
    alamat = pengirim.pejalan.susun_alamat(nama, benda)
    dasar = susun_kiriman(TABEL[nama].kirim, benda)
    awal = list(KIRIMAN).index((peran, nama, keadaan))
    for ke, isian in enumerate(KIRIMAN[peran, nama, keadaan], awal):
        kunci = isian.replace("#", str(benda.indikator))
        for sebutan in _korpus_isian(ke, isian, nama, gerbang=gerbang):
            mentah = KORPUS[sebutan]
            tubuh = _susun_tubuh(dasar, kunci, mentah, ganda=sebutan in ("negatif", "nol"))
            with transaction.atomic():
                jawaban = pengirim.kirim(f"{nama} {isian} = {sebutan}", alamat, tubuh)
                if jawaban.status_code == 302 and isian[:2] in ("k-", "al", "a-"):
                    _baca_ulang(pengirim, dunia, f"{nama} {isian} = {sebutan}", keadaan)
                transaction.set_rollback(True)
    assert pengirim.temuan == []
    assert pengirim.jumlah >= 2 * len(KIRIMAN[peran, nama, keadaan])


def _baca_ulang(pengirim: Pengirim, dunia: Dunia, sebutan: str, keadaan: str) -> None:
    """What was stored must be shown on every page and in the workbook."""
    for nama in BACA_ULANG:
        alamat = pengirim.pejalan.susun_alamat(nama, dunia.benda["citra", keadaan])
        pengirim.baca(f"{sebutan}, lalu GET {nama}", alamat)


# Bodies are read by the frame alike: one form of the office and one of the catalogue stand for all.
TUBUH = [kunci for kunci in KIRIMAN if not kunci[1].startswith(("jabatan:", "indikator:"))]
TUBUH.append(("admin_pemda", "jabatan:penugasan_baru", "draf"))
TUBUH.append(("admin_pemda", "indikator:katalog_indikator_baru", "draf"))


@pytest.mark.parametrize(("peran", "nama", "keadaan"), TUBUH)
def test_tubuh_rusak_dan_nama_isian_aneh(
    dunia: Dunia, gerbang: bool, peran: str, nama: str, keadaan: str
) -> None:
    """In short every fourth of them at each address, in turn."""
    pengirim = Pengirim(dunia, peran)
    benda = dunia.benda["citra", keadaan]
    alamat = pengirim.pejalan.susun_alamat(nama, benda)
    daftar = dict(TUBUH_RUSAK)
    daftar |= {satu: (FORMULIR, f"versi=1&{satu}=1".encode()) for satu in NAMA_RUSAK}
    awal, langkah = (0, 1) if gerbang else (TUBUH.index((peran, nama, keadaan)) % 4, 4)
    for sebutan, (jenis, tubuh) in list(daftar.items())[awal::langkah]:
        with transaction.atomic():
            pengirim.kirim(f"{nama} {sebutan}", alamat, tubuh, jenis)
            transaction.set_rollback(True)
    assert pengirim.temuan == []
    assert pengirim.jumlah == len(daftar) // langkah


def _daftar_kueri(dunia: Dunia, *, gerbang: bool) -> Iterator[tuple[str, str, str]]:
    for awal, (nama, daftar) in enumerate(KUERI.items()):
        peran = PERAN_KUERI.get(nama, "admin_pemda")
        alamat = Pejalan(dunia, dunia.client[peran], peran).susun_alamat(
            nama, dunia.benda["citra", "disetujui"]
        )
        for ke, isian in enumerate(daftar, awal):
            for sebutan in _korpus(ke, gerbang=gerbang):
                mentah = KORPUS[sebutan]
                yield peran, f"{nama}?{isian} = {sebutan}", f"{alamat}?{isian}={mentah}"
            yield peran, f"{nama}?{isian} ganda", f"{alamat}?{isian}=1&{isian}=%00"


def test_setiap_kueri_tahan_masukan_buruk(dunia: Dunia, gerbang: bool) -> None:
    pengirim = {peran: Pengirim(dunia, peran) for peran in ("anonim", "staf", "admin_pemda")}
    for peran, sebutan, alamat in _daftar_kueri(dunia, gerbang=gerbang):
        pengirim[peran].baca(sebutan, alamat)
    assert [satu for p in pengirim.values() for satu in p.temuan] == []
    masing = len(_korpus(0, gerbang=gerbang)) + 1
    assert sum(p.jumlah for p in pengirim.values()) == masing * sum(map(len, KUERI.values()))


def test_setiap_bagian_alamat_tahan_masukan_buruk(dunia: Dunia, gerbang: bool) -> None:
    """Numbers and codes inside the path; whatever no route knows is a plain 404."""
    pengirim = Pengirim(dunia, "admin_pemda")
    benda = dunia.benda["citra", "draf"]
    pola = [
        "/isi/{}/2026-09/excel/", f"/isi/{benda.penugasan}/{{}}/excel/",
        f"/isi/{benda.penugasan}/{{}}/excel/bulan/", f"/isi/{benda.penugasan}/{{}}/excel/setahun/",
        f"/isi/{benda.penugasan}/{{}}/minta-buka/", "/permintaan/{}/",
        f"/isi/{benda.penugasan}/{{}}/bukti/", "/bukti/{}/", "/bukti/{}/berkas/",
        "/{}/", "/lembar/{}/", "/lembar/{}/riwayat/", f"/isi/{benda.penugasan}/{{}}/",
        "/isi/{}/2026-09/", f"/katalog/{benda.katalog}/jabatan/{{}}/", "/katalog/{}/jabatan/a/",
        f"/laporan/realisasi/{benda.penugasan}/{{}}/xlsx/", "/laporan/realisasi/{}/2026-09/",
        "/tahun/{}/2026/", f"/tahun/{benda.penugasan}/{{}}/",
        "/target/{}/2026/", f"/target/{benda.posisi}/{{}}/", f"/target/{benda.posisi}/{{}}/salin/",
        "/katalog/{}/sk/", "/katalog/{}/berlakukan/", "/katalog/{}/arsipkan/",
        "/katalog/{}/perubahan/",
        "/kantor/posisi/{}/", "/kantor/pegawai/{}/", "/kantor/penugasan/{}/",
        "/katalog/fungsi/{}/", "/katalog/kinerja-utama/{}/indikator-baru/",
        "/katalog/indikator/{}/", f"/katalog/{benda.katalog}/jabatan/{{}}/susun/",
        "/panduan/{}/",
        "/kantor/{}/periode/2026-09/", f"/kantor/{benda.kecamatan}/periode/{{}}/",
        "/laporan/terbit/{}/", "/laporan/terbit/{}/pdf/", "/periksa/{}/",
        "/kantor/{}/pengaturan/", "/kantor/pemda/{}/", "/kantor/aturan/{}/", "/kantor/{}/peran/",
    ]  # fmt: skip
    for ke, satu in enumerate(pola):
        for sebutan in _korpus(ke, gerbang=gerbang):
            if sebutan != "panjang":
                pengirim.baca(f"{satu} {sebutan}", satu.format(KORPUS[sebutan]))
        for tubuh in ("2000-01", "2999-12", "0001-01"):
            pengirim.baca(f"{satu} {tubuh}", satu.format(tubuh))
    assert pengirim.temuan == []
    assert pengirim.jumlah >= len(pola) * (len(_korpus(0, gerbang=gerbang)) + 2)


KUKI_RUSAK = (
    "", "x" * 5000, '"\\000aaaaaaaaaaaa"', "\\000aaaaaaaaaaa", "a\x7fbbbbbbbbb", "a.b.c:d:e",
    "é" * 20, '"\\377\\376aaaaaaaa"',
)  # fmt: skip


@pytest.mark.parametrize("nama", ["sessionid", "csrftoken", "perangkat", "messages", "lain"])
def test_kuki_rusak_tidak_menjatuhkan_halaman(dunia: Dunia, nama: str) -> None:
    temuan = []
    for isi in KUKI_RUSAK:
        for cara, alamat in (("get", "/masuk/"), ("get", "/"), ("post", "/masuk/")):
            client = Client(raise_request_exception=False)
            with transaction.atomic():
                data = {"nama_pengguna": "citra", "sandi": "x"} if cara == "post" else None
                jawaban = getattr(client, cara)(alamat, data, HTTP_COOKIE=f"{nama}={isi}")
                transaction.set_rollback(True)
            if jawaban.status_code >= 500:
                temuan.append(f"{nama}={isi!r} {cara} {alamat}: {_sebab(jawaban)}")
    assert temuan == []


KEPALA_RUSAK = {
    "host": ("", "a b", "[::1", "testserver:99999999", "é", "testserver\x00"),
    "accept-language": ("x" * 5000, "id;q=abc", "\x00"),
    "hx-request": ("true", "\x00"),
    "if-modified-since": ("bukan tanggal", "Mon, 99 Foo 9999 99:99:99 GMT"),
    "range": ("bytes=99999999999-", "ngawur"),
    "referer": ("\x00", "javascript:1"),
    "origin": ("null", "\x00"),
    "x-forwarded-for": ("\x00", "1.2.3.4, ' OR 1=1"),
    "content-length": ("abc", "-1"),
    "user-agent": ("\x00" * 50,),
}


def test_kepala_permintaan_rusak_tidak_menjatuhkan_halaman(dunia: Dunia) -> None:
    pengirim = Pengirim(dunia, "staf")
    for nama, daftar in KEPALA_RUSAK.items():
        for isi in daftar:
            jawaban = pengirim.client.get("/", headers={nama: isi})
            pengirim._catat(f"{nama}: {isi!r}", jawaban)
    assert pengirim.temuan == []


# --- nothing is forgotten -----------------------------------------------------------------------

_AMBIL = r'request\.{0}(?:\.get(?:list)?\(|\[)"(\w+)"|"(\w+)" (?:not )?in request\.{0}'


def daftar_parameter(isi: str, asal: str) -> set[str]:
    """Names a view reads from ``request.GET`` or ``request.POST``."""
    daftar = re.findall(_AMBIL.format(asal), isi)
    return {nama for cocok in daftar for nama in cocok if nama}


def test_setiap_parameter_yang_dibaca_tampilan_ikut_diuji() -> None:
    isi = "\n".join(baca(nama) for nama in daftar_produksi() if "views" in nama)
    dikenal = {satu for daftar in KUERI.values() for satu in daftar}
    assert daftar_parameter(isi, "GET") - dikenal == set()
    dikenal = {satu for daftar in KIRIMAN.values() for satu in daftar}
    assert daftar_parameter(isi, "POST") - dikenal == set()
    menerima = {nama for nama, baris in TABEL.items() if "POST" in baris.metode}
    assert menerima - {nama for _, nama, _ in KIRIMAN} == set()


def test_kendali_500_terlihat(dunia: Dunia, monkeypatch: pytest.MonkeyPatch) -> None:
    def rusak(teks: str) -> int:
        raise ZeroDivisionError("sengaja")

    monkeypatch.setattr("indikator.views.baca._baca_nomor", rusak)
    pengirim = Pengirim(dunia, "staf")
    pengirim.baca("kendali", reverse("indikator:katalog") + "?katalog=1")
    assert pengirim.temuan == ["500 kendali: ZeroDivisionError: sengaja"]
