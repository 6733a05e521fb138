"""THE table of permissions: who may do what, written by hand from the design, never from the code.

``HAK`` says it by policy, ``HUBUNGAN`` how each role stands to each object, ``TABEL`` which policy
and which object each address carries. The walker (``pejalan.py``) compares the running program
with it; ``docs/permissions.md`` is printed from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tests.izin.baris import SEMUA_KEADAAN, Baris
from tests.izin.baris import baris_bukti as _bukti
from tests.izin.baris import baris_bulan as _bulan
from tests.izin.baris import baris_hidup as _hidup
from tests.izin.baris import baris_lembar as _lembar
from tests.izin.baris import baris_permintaan as _permintaan
from tests.izin.baris import baris_sunting as _sunting
from tests.izin.baris import baris_target as _target
from tests.izin.baris import baris_tindakan as _tindakan
from tests.izin.baris import baris_unduh_isian as _unduh_isian
from tests.izin.tabel_kantor import TABEL_KANTOR
from tests.izin.tabel_laporan import TABEL_LAPORAN


class Hubungan(StrEnum):
    """How a person stands to a sheet (or, on pages without an object, what he is at all)."""

    PEMILIK = "pemilik"
    PENGISI = "pengisi"
    ATASAN = "atasan"
    CAMAT = "camat"
    ADMIN_KECAMATAN = "admin kecamatan"
    ADMIN_PEMDA = "admin pemda"
    INSPEKTORAT = "inspektorat"
    ASING = "asing"


H = Hubungan
MENGISI = frozenset({H.PEMILIK, H.PENGISI, H.ATASAN})
ADMIN = frozenset({H.ADMIN_KECAMATAN, H.ADMIN_PEMDA})
MEMBUKA = ADMIN | {H.CAMAT}
MELIHAT_SEMUA = ADMIN | {H.CAMAT, H.INSPEKTORAT}
SEMUA = frozenset(Hubungan) - {H.ASING}

# --- roles ------------------------------------------------------------------------------------

# Role → what it is at all. Not in here: who is not signed in, and who has no rights today.
KAPASITAS: dict[str, Hubungan] = {
    "staf": H.PEMILIK,
    "staf_lain": H.PEMILIK,
    "pengisi": H.PENGISI,
    "atasan": H.ATASAN,
    "atasan_lain": H.ATASAN,
    "camat": H.CAMAT,
    "camat_lain": H.CAMAT,
    "admin_kecamatan": H.ADMIN_KECAMATAN,
    "admin_pemda": H.ADMIN_PEMDA,
    "admin_pemda_lain": H.ADMIN_PEMDA,
    "inspektorat": H.INSPEKTORAT,
}
TANPA_SESI = ("anonim", "dimatikan")  # led to the login page
TANPA_HAK = ("tanpa_hak", "habis_masa")  # signed in, no post or role today: 403
WAJIB_GANTI = ("wajib_ganti",)  # led to the password page
DAFTAR_PERAN = (*TANPA_SESI, *TANPA_HAK, *WAJIB_GANTI, *KAPASITAS)

# Citra and Galih work in Sukamaju (two sections), Dewi in Mekarsari of the same kota, Putu in
# another kota. The last two do not exist at all.
DAFTAR_OBJEK = ("citra", "galih", "dewi", "putu", "hilang", "raksasa")
SETIAP_HARAPAN = ("citra", "galih", "dewi")

HUBUNGAN: dict[str, dict[str, Hubungan]] = {
    "staf": {"citra": H.PEMILIK},
    "staf_lain": {"galih": H.PEMILIK},
    "pengisi": {"citra": H.PENGISI},
    "atasan": {"citra": H.ATASAN},
    "atasan_lain": {"galih": H.ATASAN},
    "camat": {"citra": H.CAMAT, "galih": H.CAMAT},
    "camat_lain": {"dewi": H.CAMAT},
    "admin_kecamatan": {"citra": H.ADMIN_KECAMATAN, "galih": H.ADMIN_KECAMATAN},
    "admin_pemda": dict.fromkeys(SETIAP_HARAPAN, H.ADMIN_PEMDA),
    "admin_pemda_lain": {"putu": H.ADMIN_PEMDA},
    "inspektorat": dict.fromkeys(SETIAP_HARAPAN, H.INSPEKTORAT),
}
# A catalogue belongs to the pemda: everybody of Kota Harapan sees the one of its three people.
HUBUNGAN_KATALOG: dict[str, dict[str, Hubungan]] = {
    peran: {"putu": kapasitas}
    if peran == "admin_pemda_lain"
    else dict.fromkeys(SETIAP_HARAPAN, kapasitas)
    for peran, kapasitas in KAPASITAS.items()
}
# A draft is seen by who may edit it: the admin of its pemda.
HUBUNGAN_DRAF: dict[str, dict[str, Hubungan]] = {
    "admin_pemda": dict.fromkeys(SETIAP_HARAPAN, H.ADMIN_PEMDA),
    "admin_pemda_lain": {"putu": H.ADMIN_PEMDA},
}

# A line of the inbox is seen by the one it was written for; here each owner of a sheet.
HUBUNGAN_KABAR = {"staf": {"citra": H.PEMILIK}, "staf_lain": {"galih": H.PEMILIK}}
# Everybody of a kecamatan opens its dashboard, and sees his own part of it.
HUBUNGAN_KECAMATAN: dict[str, dict[str, Hubungan]] = {
    peran: (
        dict.fromkeys(("citra", "galih"), KAPASITAS[peran])
        if "citra" in milik or "galih" in milik
        else {}
    )
    | milik
    for peran, milik in HUBUNGAN.items()
}

# A book is seen by who sees the whole kecamatan it was made for.
HUBUNGAN_BUNDEL: dict[str, dict[str, Hubungan]] = {
    peran: milik for peran, milik in HUBUNGAN_KECAMATAN.items() if KAPASITAS[peran] in MELIHAT_SEMUA
}

# Kind of object → who stands how to it; all others: HUBUNGAN.
MENURUT_OBJEK = {
    "katalog": HUBUNGAN_KATALOG,
    "draf": HUBUNGAN_DRAF,
    "kecamatan": HUBUNGAN_KECAMATAN,
    "kabar": HUBUNGAN_KABAR,
    "bundel": HUBUNGAN_BUNDEL,
}

# --- policies ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Hak:
    """One policy: who reads (GET), who acts (POST) in which state of the sheet ("": in any)."""

    arti: str
    baca: frozenset[Hubungan] = frozenset()
    tindak: Mapping[str, frozenset[Hubungan]] = field(default_factory=dict)


HAK: dict[str, Hak] = {
    "umum": Hak("login, logout, health checks: nobody needs to be signed in"),
    "akun.sandi": Hak("change one's own password", SEMUA, {"": SEMUA}),
    "katalog.lihat": Hak("read the catalogue of one's pemda", SEMUA),
    "katalog.buka": Hak("open a year of one's pemda or kecamatan", ADMIN, {"": ADMIN}),
    # The catalogues of the table are the pemda's; a kecamatan's own is its admin's.
    "katalog.hidup": Hak(
        "decree, put in force, archive, throw away a catalogue",
        frozenset({H.ADMIN_PEMDA}),
        {"": frozenset({H.ADMIN_PEMDA})},
    ),
    "katalog.ubah": Hak(
        "edit the catalogue of one's pemda (a kecamatan's own one: its admin)",
        frozenset({H.ADMIN_PEMDA}),
        {"": frozenset({H.ADMIN_PEMDA})},
    ),
    "realisasi.isi": Hak(
        "fill a sheet, add and remove its bukti, submit it", SEMUA, {"draf": MENGISI}
    ),
    "lembar.lihat": Hak("see a sheet, its bukti and its history", SEMUA),
    "lembar.isi": Hak("withdraw a submitted sheet", frozenset(), {"diajukan": MENGISI}),
    "lembar.verifikasi": Hak(
        "verify; the queue shows only what waits for oneself",
        SEMUA,
        {"diajukan": frozenset({H.ATASAN})},
    ),
    "lembar.kembalikan": Hak(
        "return with a reason",
        frozenset(),
        {"diajukan": frozenset({H.ATASAN}), "diverifikasi": frozenset({H.CAMAT})},
    ),
    "lembar.setujui": Hak(
        "approve; the queue shows only what waits for oneself",
        SEMUA,
        {"diajukan": frozenset(), "diverifikasi": frozenset({H.CAMAT})},
    ),
    "lembar.buka": Hak(
        "unlock an approved sheet with a reason",
        frozenset(),
        {"disetujui": frozenset({H.CAMAT}) | ADMIN},
    ),
    "buka.minta": Hak("ask for a locked or approved month to be opened", MENGISI, {"": MENGISI}),
    "buka.lihat": Hak("see requests to open a month, with their answers", SEMUA),
    "buka.jawab": Hak(
        "grant or decline a request of somebody else", tindak={"": frozenset({H.CAMAT}) | ADMIN}
    ),
    # Not in the table: nobody a sheet of his own.
    "buka.bulan": Hak("open a locked month without a sheet", MEMBUKA, {"": MEMBUKA}),
    "buka.tarik": Hak("withdraw one's own request", tindak={"": frozenset({H.PEMILIK})}),
    "pemberitahuan.milik": Hak("one's own inbox", SEMUA, {"": SEMUA}),
    "beranda.lihat": Hak("one's own work; who only watches is led to the dashboard", SEMUA),
    "dasbor.lihat": Hak(
        "the dashboard and its details: own posts, section, or the whole kecamatan", SEMUA
    ),
    "laporan.lihat": Hak("read the report or the year of a post: page, PDF, workbook", SEMUA),
    # Issuing answers for the figures: the inspectorate reads what others issued.
    "laporan.terbitkan": Hak(
        "issue the report of a post one sees; of a kecamatan its Camat and admins",
        tindak={"": SEMUA - {H.INSPEKTORAT}},
    ),
    "tahun.saya": Hak("one's own year; for who has sheets of his own", frozenset({H.PEMILIK})),
    "bundel.minta": Hak(
        "books of a kecamatan: ask for one, follow it, fetch its file",
        MELIHAT_SEMUA,
        {"": MELIHAT_SEMUA},
    ),
    "bundel.tarik": Hak(
        "withdraw a book: whoever asked (here the Camat), or an admin", frozenset(), {"": MEMBUKA}
    ),
    "log.lihat": Hak(
        "read the trail: own cells, section, or all of one's kecamatan; page and CSV", SEMUA
    ),
    "panduan.lihat": Hak("read the guide of any role, and the words", SEMUA),
    # Not in the table: nothing for oneself, the Camat's seat and account by the admin pemda only.
    "kantor.kelola": Hak(
        "run the office: posisi, pegawai, penugasan, jeda, accounts, calendar, settings, roles",
        ADMIN,
        {"": ADMIN},
    ),
    "kantor.lihat": Hak("read the pages of the office", ADMIN | {H.INSPEKTORAT}),
    "kantor.libur": Hak(
        "change the holidays all kecamatan share",
        ADMIN | {H.INSPEKTORAT},
        {"": frozenset({H.ADMIN_PEMDA})},
    ),
    "kantor.pemda": Hak(
        "name the pemda, add a kecamatan",
        frozenset({H.ADMIN_PEMDA}),
        {"": frozenset({H.ADMIN_PEMDA})},
    ),
    "aturan.kelola": Hak(
        "read the bands of capaian of one's pemda, set them by year",
        SEMUA,
        {"": frozenset({H.ADMIN_PEMDA})},
    ),
    "target.lihat": Hak("see which targets an office has set", MELIHAT_SEMUA),
    # Not in the table: not for a seat one holds oneself in that year.
    "target.posisi": Hak(
        "read the targets of a seat; set them and copy them to its like",
        MELIHAT_SEMUA,
        {"": ADMIN | {H.CAMAT}},
    ),
}

# --- addresses; a name followed by "?…" is the same address with that parameter


TABEL: dict[str, Baris] = {
    "sehat": Baris("umum"),
    "siap": Baris("umum"),
    "akun:masuk": Baris(
        "umum", ("GET", "POST"), jawab_tindak=200, mengubah=False, jawab_bersesi=302
    ),
    "akun:token": Baris("umum"),
    "akun:keluar": Baris("umum", ("POST",), mengubah=False),
    "akun:sandi": Baris(
        "akun.sandi", ("GET", "POST"), jawab_tindak=200, mengubah=False, dilayani=True
    ),
    "indikator:katalog": Baris("katalog.lihat"),
    "indikator:katalog?katalog": Baris(
        "katalog.lihat", argumen=("katalog",), objek="katalog", kueri="katalog"
    ),
    "indikator:katalog_jabatan": Baris(
        "katalog.lihat", argumen=("katalog", "jabatan"), objek="katalog"
    ),
    "indikator:katalog_baru": Baris(
        "katalog.buka", ("GET", "POST"), jawab_tindak=422, mengubah=False
    ),
    "indikator:katalog_sk": _hidup(objek="draf", kirim="sk"),
    "indikator:katalog_hapus": _hidup("POST", objek="draf", kirim="hapus_draf"),
    "indikator:katalog_berlakukan": _hidup(objek="draf", kirim="berlakukan"),
    # December is not locked yet.
    "indikator:katalog_arsipkan": _hidup(jawab_tindak=409, mengubah=False),
    "indikator:katalog_perubahan": _hidup(kirim="sk_perubahan"),
    "indikator:katalog_perubahan_hapus": _hidup(
        "POST", argumen="baris", jawab_tindak=404, mengubah=False
    ),
    "indikator:katalog_susun": _sunting("katalog", "jabatan"),
    "indikator:katalog_jabatan_baru": _sunting("katalog", kirim="iki_jabatan_baru"),
    "indikator:katalog_jabatan_ubah": _sunting("katalog", "jabatan", kirim="iki_jabatan"),
    "indikator:katalog_jabatan_atur": _sunting(
        "katalog", "jabatan", kirim="iki_jabatan_atur", mengubah=False
    ),
    "indikator:katalog_fungsi_baru": _sunting("katalog", "jabatan", kirim="iki_fungsi_baru"),
    "indikator:katalog_fungsi_ubah": _sunting("fungsi", kirim="iki_fungsi"),
    "indikator:katalog_fungsi_atur": _sunting("fungsi", kirim="iki_fungsi_atur"),
    "indikator:katalog_kinerja_baru": _sunting("katalog", "jabatan", kirim="iki_kinerja_baru"),
    "indikator:katalog_kinerja_ubah": _sunting("kinerja", kirim="iki_kinerja"),
    "indikator:katalog_kinerja_atur": _sunting("kinerja", kirim="iki_kinerja_atur"),
    "indikator:katalog_indikator_baru": _sunting("kinerja", kirim="iki_indikator_baru"),
    "indikator:katalog_indikator_ubah": _sunting("butir", kirim="iki_indikator"),
    "indikator:katalog_indikator_atur": _sunting("butir", kirim="iki_indikator_atur"),
    "realisasi:isi": Baris("realisasi.isi", jawab_baca=frozenset({200, 302})),
    "realisasi:isi_bulan": Baris(
        "realisasi.isi", ("GET", "POST"), ("penugasan", "bulan"), ("draf",), "alamat", "isian"
    ),
    "realisasi:isi_sel": Baris(
        *("realisasi.isi", ("POST",), ("penugasan", "bulan"), ("draf",), "alamat", "isian"),
        jawab_tindak=200,
    ),
    "realisasi:isi_tahun": Baris(
        *("realisasi.isi", ("GET", "POST"), ("penugasan", "tahun"), ("draf",), "alamat"),
        kirim="isian_tahun",
    ),
    "realisasi:ajukan": Baris(
        *("realisasi.isi", ("GET", "POST"), ("penugasan", "bulan"), ("draf",), "alamat", "versi"),
    ),
    "realisasi:excel": Baris(
        "realisasi.isi", ("GET", "POST"), ("penugasan", "bulan"), ("draf",), "alamat", "buku"
    ),
    "realisasi:excel_bulan_xlsx": _unduh_isian(),
    "realisasi:excel_setahun_xlsx": _unduh_isian(),
    "realisasi:bukti": Baris(
        "realisasi.isi", ("GET", "POST"), ("penugasan", "bulan"), ("draf",), "alamat", "bukti"
    ),
    "realisasi:bukti_lihat": _bukti("lembar.lihat", "GET", *SEMUA_KEADAAN),
    "realisasi:bukti_berkas": _bukti("lembar.lihat", "GET", *SEMUA_KEADAAN),
    "realisasi:bukti_hapus": _bukti("realisasi.isi", "GET", "POST", "draf"),
    "realisasi:lembar": _lembar("lembar.lihat"),
    "realisasi:riwayat": Baris("lembar.lihat", ("GET",), ("lembar",), ("draf",), "alamat"),
    "realisasi:minta_buka": _bulan("buka.minta"),
    # There is a sheet: it is opened there.
    "realisasi:buka_bulan": _bulan(
        "buka.bulan", jawab_baca=frozenset({302}), jawab_tindak=409, mengubah=False
    ),
    "realisasi:permintaan": Baris("buka.lihat"),
    "realisasi:permintaan_lihat": _permintaan("buka.lihat", metode="GET"),
    "realisasi:permintaan_kabulkan": _permintaan("buka.jawab"),
    "realisasi:permintaan_tolak": _permintaan("buka.jawab", "alasan"),
    "realisasi:permintaan_tarik": _permintaan("buka.tarik"),
    "realisasi:tarik": _tindakan("lembar.isi", "diajukan"),
    "realisasi:lembar_verifikasi": _tindakan("lembar.verifikasi", "diajukan"),
    "realisasi:lembar_kembalikan": _tindakan(
        "lembar.kembalikan", "diajukan", "diverifikasi", kirim="alasan"
    ),
    "realisasi:lembar_setujui": _tindakan("lembar.setujui", "diajukan", "diverifikasi"),
    "realisasi:lembar_buka": _tindakan("lembar.buka", "disetujui", kirim="alasan"),
    "realisasi:verifikasi": Baris("lembar.verifikasi"),
    "realisasi:persetujuan": Baris(
        "lembar.setujui",
        ("GET", "POST"),
        keadaan=("diajukan", "diverifikasi"),
        objek="kiriman",
        kirim="pilihan",
    ),
    "realisasi:target": Baris("target.lihat"),
    "realisasi:target?kecamatan": Baris(
        "target.lihat", argumen=("kecamatan",), objek="kueri", kueri="kecamatan", hak_dahulu=True
    ),
    "realisasi:target_posisi": _target(kirim="target"),
    # Nothing is ticked.
    "realisasi:target_salin": _target(mengubah=False),
    **TABEL_KANTOR,
    **TABEL_LAPORAN,
}
