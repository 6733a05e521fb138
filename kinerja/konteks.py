"""The navigation of every signed-in page: which entries, which one is open, what waits."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import compress
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from jabatan.izin import Pelaku
from jabatan.models import Kecamatan
from laporan.izin import (
    ada_beranda,
    ada_dasbor_bagian,
    ada_pengisian,
    ada_verifikasi,
    bisa_lihat_dasbor,
)
from laporan.panduan import ambil_bantuan

BUTIR_BAWAH = 4
KOTAK_MASUK = "laporan:pemberitahuan"
DIINGAT = 512


@dataclass(frozen=True, slots=True)
class Butir:
    """One entry. ``arus`` is its aria-current: "page", "true" inside its section, or ""."""

    label: str
    label_pendek: str
    alamat: str
    ikon: str
    arus: str
    hitungan: int


@dataclass(frozen=True, slots=True, eq=False)
class Navigasi:
    """What the rail and the bottom bar show; ``daftar_lainnya`` is what the bar has no room for.

    Made once for equal contents and compared by identity, so that a drawn menu is found at once.

    ``alamat_bantuan`` leads to the part of the reader's guide that speaks of the open page.
    ``pengguna_id`` tells the browser whose unsent cells it may show.
    """

    pengguna_id: int
    nama_kantor: str
    di_bawahnya: str
    huruf: str
    nama_orang: str
    sebutan: str
    alamat_bantuan: str
    daftar_utama: tuple[Butir, ...]
    daftar_rujukan: tuple[Butir, ...]

    @property
    def alamat_awal(self) -> str:
        """Where the name of the office leads: the first entry."""
        return self.daftar_utama[0].alamat

    @property
    def kotak_masuk(self) -> Butir:
        """The inbox, the last entry, which phones show at the top of the page too."""
        return self.daftar_utama[-1]

    @property
    def daftar_bawah(self) -> tuple[Butir, ...]:
        return self.daftar_utama[:-1][:BUTIR_BAWAH]

    @property
    def daftar_lainnya(self) -> tuple[Butir, ...]:
        return (*self.daftar_utama[:-1][BUTIR_BAWAH:], self.kotak_masuk)


@dataclass(frozen=True, slots=True)
class _Entri:
    label: str
    rute: str
    ikon: str
    bila: Callable[[Pelaku], bool]
    label_pendek: str = ""
    bagian: tuple[str, ...] = ()


def _bisa_baca_kantor(pelaku: Pelaku) -> bool:
    """Admins run the office pages, the inspectorate reads them."""
    return pelaku.adalah_admin or pelaku.adalah_inspektorat


DI_BAWAH_DASBOR = (
    *("laporan:rapat", "laporan:rinci", "laporan:tren"),
    *("laporan:jelaskan_kecamatan", "laporan:jelaskan_jabatan", "laporan:jelaskan_gabungan"),
)
MENU_UTAMA = (
    _Entri(
        *("Dasbor", "laporan:dasbor", "dasbor", bisa_lihat_dasbor),
        bagian=DI_BAWAH_DASBOR,
    ),
    _Entri("Beranda", "laporan:beranda", "beranda", ada_beranda),
    _Entri("Isi Realisasi", "realisasi:isi", "isi", ada_pengisian, "Isi"),
    _Entri(
        *("Tahun Saya", "laporan:tahun_saya", "tahun", lambda pelaku: pelaku.ada_lembar),
        label_pendek="Tahun",
    ),
    _Entri("Verifikasi", "realisasi:verifikasi", "verifikasi", ada_verifikasi),
    _Entri(
        *("Dasbor Seksi", "laporan:dasbor", "dasbor", ada_dasbor_bagian),
        label_pendek="Dasbor",
        bagian=DI_BAWAH_DASBOR,
    ),
    _Entri(
        "Persetujuan", "realisasi:persetujuan", "persetujuan", lambda pelaku: pelaku.adalah_camat
    ),
    _Entri(
        *("Buka Kunci", "realisasi:permintaan", "buka-kunci"),
        lambda pelaku: pelaku.adalah_camat or pelaku.adalah_admin,
        label_pendek="Kunci",
    ),
    _Entri(
        *("Laporan", "laporan:daftar", "laporan", lambda pelaku: True),
        bagian=(
            *("laporan:realisasi", "laporan:terbit", "laporan:jelaskan_angka"),
            *("laporan:jelaskan_rata", "laporan:bundel", "laporan:lihat"),
        ),
    ),
    _Entri("Target", "realisasi:target", "target", lambda pelaku: bool(pelaku.kecamatan_penuh)),
    _Entri(
        *("Pegawai", "jabatan:pegawai", "pegawai", _bisa_baca_kantor),
        bagian=("jabatan:akun", "jabatan:pangkat"),
    ),
    _Entri(
        *("Posisi", "jabatan:posisi", "gedung", _bisa_baca_kantor),
        bagian=("jabatan:penugasan", "jabatan:jeda"),
    ),
    _Entri(
        *("Periode", "jabatan:periode", "kalender", _bisa_baca_kantor),
        bagian=("jabatan:jadwal", "jabatan:libur"),
    ),
    _Entri(
        *("Kecamatan", "laporan:kecamatan", "beranda", lambda pelaku: bool(pelaku.pemda_di)),
        bagian=("jabatan:kecamatan",),
    ),
    _Entri(
        *("Pengaturan", "jabatan:pengaturan", "pengaturan", _bisa_baca_kantor),
        bagian=("jabatan:pemda", "jabatan:peran", "laporan:aturan", "laporan:lambang"),
    ),
    _Entri("Pemberitahuan", KOTAK_MASUK, "kotak-masuk", lambda pelaku: True),
)
MENU_RUJUKAN = (
    _Entri("Katalog IKI", "indikator:katalog", "katalog", lambda pelaku: True),
    _Entri("Log Aktivitas", "laporan:log", "riwayat", bisa_lihat_dasbor),
    _Entri("Panduan", "laporan:panduan", "panduan", lambda pelaku: True),
)


def navigasi(request: HttpRequest) -> dict[str, Navigasi | None]:
    """Context processor; ``navigasi`` is None where nobody is signed in.

    ``request.hitungan_menu`` (route name → number) may say how much waits behind an entry.
    """
    pelaku: Pelaku | None = getattr(request, "pelaku", None)
    if pelaku is None or pelaku.kecamatan_utama is None:
        return {"navigasi": None}
    hitungan = {KOTAK_MASUK: pelaku.belum_dibaca, **getattr(request, "hitungan_menu", {})}
    rute_kini = _rute_kini(request)
    return {
        "navigasi": _susun_navigasi(
            pelaku.pengguna_id,
            *_sebut_kantor(pelaku, pelaku.kecamatan_utama),
            pelaku.nama,
            _sebutan(pelaku),
            _alamat_bantuan(*ambil_bantuan(pelaku, rute_kini)),
            tuple(entri.bila(pelaku) for entri in (*MENU_UTAMA, *MENU_RUJUKAN)),
            tuple(hitungan.items()),
            rute_kini,
        )
    }


def _sebut_kantor(pelaku: Pelaku, kecamatan: Kecamatan) -> tuple[str, str]:
    """The office and the line below it; who only watches a whole pemda sits in no kecamatan."""
    duduk = any(satu.ada_pada(pelaku.pada) for satu in pelaku.daftar_penugasan)
    if kecamatan.pemda_id in pelaku.pemda_di and not duduk:
        return kecamatan.pemda.nama, "Semua kecamatan"
    return f"Kecamatan {kecamatan.nama}", kecamatan.pemda.nama


@lru_cache(maxsize=DIINGAT)
def _susun_navigasi(
    pengguna_id: int,
    nama_kantor: str,
    di_bawahnya: str,
    nama_orang: str,
    sebutan: str,
    alamat_bantuan: str,
    boleh: tuple[bool, ...],
    hitungan: tuple[tuple[str, int], ...],
    rute_kini: str,
) -> Navigasi:
    """Return the menu of everybody for whom all of this is equal, the same object each time.

    ``boleh`` says of each entry of both menus whether this person may use it.
    """
    banyak = dict(hitungan)
    utama, rujukan = boleh[: len(MENU_UTAMA)], boleh[len(MENU_UTAMA) :]
    return Navigasi(
        pengguna_id=pengguna_id,
        nama_kantor=nama_kantor,
        di_bawahnya=di_bawahnya,
        huruf=nama_kantor.split()[-1][:1].upper(),
        nama_orang=nama_orang,
        sebutan=sebutan,
        alamat_bantuan=alamat_bantuan,
        daftar_utama=_susun(compress(MENU_UTAMA, utama), banyak, rute_kini),
        daftar_rujukan=_susun(compress(MENU_RUJUKAN, rujukan), banyak, rute_kini),
    )


def _susun(
    daftar_entri: Iterable[_Entri], hitungan: Mapping[str, int], rute_kini: str
) -> tuple[Butir, ...]:
    """Return the entries, the open one marked."""
    return tuple(
        Butir(
            label=entri.label,
            label_pendek=entri.label_pendek or entri.label,
            alamat=reverse(entri.rute),
            ikon=entri.ikon,
            arus=_arus(entri, rute_kini),
            hitungan=hitungan.get(entri.rute, 0),
        )
        for entri in daftar_entri
    )


@cache
def _alamat_bantuan(kode: str, jangkar: str) -> str:
    alamat = reverse("laporan:panduan_peran", args=[kode])
    return f"{alamat}#{jangkar}" if jangkar else alamat


def _rute_kini(request: HttpRequest) -> str:
    cocok: Any = getattr(request, "resolver_match", None)
    return "" if cocok is None else cocok.view_name


def _arus(entri: _Entri, rute_kini: str) -> str:
    """ "page" on the entry's own page, "true" on pages whose route starts with its name."""
    if rute_kini == entri.rute:
        return "page"
    awalan = (f"{entri.rute}_", *entri.bagian)
    return "true" if rute_kini.startswith(awalan) else ""


def _sebutan(pelaku: Pelaku) -> str:
    """The seats he holds today, his own before the ones he holds as Plt./Plh.; else his role."""
    duduk = [satu for satu in pelaku.daftar_penugasan if satu.ada_pada(pelaku.pada)]
    if duduk:
        duduk.sort(key=lambda satu: satu.sebutan_sifat != "")
        return ", ".join(f"{satu.sebutan_sifat}{satu.posisi.nama}" for satu in duduk)
    if pelaku.adalah_admin:
        return "Admin"
    return "Inspektorat (APIP)" if pelaku.adalah_inspektorat else ""
