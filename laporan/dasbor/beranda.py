"""What is mine to do, in words with its deadline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jabatan.izin import Pelaku
from jabatan.models import Kecamatan
from jabatan.models.organisasi import Kalender
from kinerja.inti.angka import tulis_persen
from kinerja.inti.waktu import NAMA_BULAN, Periode, tulis_tanggal
from laporan.dasbor.antrean import Antrean, ambil_antrean
from laporan.dasbor.bahan import Pos, dengan_arti_beku, susun_daftar_pos
from laporan.dasbor.capaian import hitung_jabatan
from laporan.dasbor.daftar_capaian import tulis_keterangan
from laporan.dasbor.halaman import tulis_jadwal
from laporan.dasbor.kesiapan import Penanggalan, SelKesiapan, susun_sel
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan
from realisasi.izin import penugasan_diisi_oleh
from realisasi.models import Pengembalian
from realisasi.rekap import ambil_belum_dijawab

SEBUT_NAMA = 2
BELUM_DIAJUKAN = {"belum", "terlambat", "draf", "dikembalikan"}
TOMBOL = {
    Keadaan.BELUM: "Isi",
    Keadaan.DRAF: "Lanjutkan",
    Keadaan.DIKEMBALIKAN: "Perbaiki",
}


@dataclass(frozen=True, slots=True)
class Tugas:
    """One sheet not submitted yet; ``siapa`` is empty for one's own. ``kurang`` names what is due
    and unanswered, of a sheet that was begun."""

    penugasan_id: int
    periode: Periode
    siapa: str
    posisi: str
    nada: str
    sebutan: str
    tenggat: str
    tombol: str
    terkunci: bool
    alasan: tuple[str, ...] = ()
    kurang: str = ""


@dataclass(frozen=True, slots=True)
class Milik:
    """One post of one's own: where its months stand, and its average up to the last of them."""

    posisi: str
    penugasan_id: int
    daftar_sel: tuple[tuple[SelKesiapan, Periode], ...]
    persen: str
    kategori: str
    keterangan: str
    kode_laporan: str
    bulan: str

    @property
    def daftar_kunci(self) -> tuple[tuple[str, str], ...]:
        """What each colour of its months means: (nada, word), only those that occur."""
        return tuple({sel.nada: sel.kata for sel, _ in self.daftar_sel}.items())


@dataclass(frozen=True, slots=True)
class Bawahan:
    """The last month of one post below, not submitted yet."""

    penugasan_id: int
    nama: str
    posisi: str
    sel: SelKesiapan


@dataclass(frozen=True, slots=True)
class Beranda:
    """The opening page of staff and atasan; ``periode`` is the last month that has ended."""

    periode: Periode
    daftar_tugas: tuple[Tugas, ...]
    daftar_terkunci: tuple[Tugas, ...]
    antrean: Antrean
    daftar_milik: tuple[Milik, ...]
    daftar_bawahan: tuple[Bawahan, ...]
    jadwal: str

    @property
    def beres(self) -> bool:
        """Nothing that this person could do now."""
        return not (self.daftar_tugas or self.antrean.verifikasi or self.antrean.persetujuan)

    @property
    def baris_kepala(self) -> str:
        """Where he stands in one line: what waits, else the next deadline."""
        banyak = (
            (len(self.daftar_tugas), "lembar perlu diisi"),
            (len(self.antrean.verifikasi), "lembar menunggu verifikasi Anda"),
            (self.antrean.persetujuan, "lembar siap Anda setujui"),
        )
        menunggu = [f"{angka} {teks}" for angka, teks in banyak if angka > 0]
        return " · ".join([self.periode.nama, *(menunggu or [self.jadwal])]).removesuffix(" · ")

    @property
    def utama_verifikasi(self) -> bool:
        """Verifying is the page's one primary act unless he has something to fill."""
        return not self.daftar_tugas


@dataclass(frozen=True, slots=True)
class _Sorot:
    """From whom, when and with which calendar the page is read."""

    pelaku: Pelaku
    periode: Periode
    kalender: Mapping[int, Kalender]

    @property
    def pada(self) -> date:
        return self.pelaku.pada

    def penanggalan(self, pos: Pos) -> Penanggalan:
        return self.kalender[pos.penugasan.kecamatan_id].jadwal

    def pengisi(self, pos: Pos) -> bool:
        """Does he fill this one as a matter of course: his own, or named for it?"""
        penugasan = pos.penugasan
        return self.pelaku.pegawai_id in (penugasan.pegawai_id, penugasan.pengisi_id)

    def pemilik(self, pos: Pos) -> bool:
        return self.pelaku.pegawai_id == pos.penugasan.pegawai_id


def ambil_beranda(pelaku: Pelaku) -> Beranda:
    """Return the page (5 to 8 queries: posts, Jeda, rows with targets, sheets with cells, calendar,
    reasons where something was returned, and what waits for whoever heads a seat: 2)."""
    periode = Periode.dari_tanggal(pelaku.pada).sebelum
    daftar_pos, kalender = _ambil_pos(pelaku, periode)
    sorot = _Sorot(pelaku, periode, kalender)
    isian = [pos for pos in daftar_pos if sorot.pengisi(pos)]
    alasan = _ambil_alasan(isian)
    semua = [tugas for pos in isian for tugas in _susun_tugas(sorot, pos, alasan)]
    return Beranda(
        periode=periode,
        daftar_tugas=tuple(tugas for tugas in semua if not tugas.terkunci),
        daftar_terkunci=tuple(tugas for tugas in semua if tugas.terkunci),
        antrean=ambil_antrean(pelaku),
        daftar_milik=tuple(_susun_milik(sorot, pos) for pos in isian if sorot.pemilik(pos)),
        daftar_bawahan=tuple(
            _susun_bawahan(sorot, [pos for pos in daftar_pos if not sorot.pengisi(pos)])
        ),
        jadwal=_tulis_jadwal(sorot, daftar_pos),
    )


def ambil_tenggat(pelaku: Pelaku) -> tuple[Tugas, ...]:
    """Return the sheets he has still to submit, with their deadlines, as Beranda shows them
    (1 query for who fills nothing, else 5 or 6)."""
    periode = Periode.dari_tanggal(pelaku.pada).sebelum
    daftar_pos, kalender = _ambil_pos(pelaku, periode)
    sorot = _Sorot(pelaku, periode, kalender)
    isian = [pos for pos in daftar_pos if sorot.pengisi(pos)]
    semua = [tugas for pos in isian for tugas in _susun_tugas(sorot, pos, {})]
    return tuple(tugas for tugas in semua if not tugas.terkunci)


# --- reading ------------------------------------------------------------------------------------


def _ambil_pos(pelaku: Pelaku, periode: Periode) -> tuple[list[Pos], dict[int, Kalender]]:
    """Return the posts he fills for, and a calendar for each kecamatan they lie in."""
    daftar = dengan_arti_beku(penugasan_diisi_oleh(pelaku), periode).dengan_orang().dengan_jeda()
    menurut_kecamatan: dict[Kecamatan, list[object]] = {}
    daftar_penugasan = list(daftar)
    for penugasan in daftar_penugasan:
        menurut_kecamatan.setdefault(penugasan.kecamatan, []).append(penugasan.pk)
    daftar_pos = [
        pos
        for kecamatan, daftar_pk in menurut_kecamatan.items()
        for pos in susun_daftar_pos(
            [satu for satu in daftar_penugasan if satu.pk in daftar_pk], kecamatan, periode
        )
    ]
    return daftar_pos, {satu.pk: Kalender(satu) for satu in menurut_kecamatan}


def _ambil_alasan(daftar_pos: Sequence[Pos]) -> dict[int, tuple[str, ...]]:
    """Return sheet → why it was last returned (1 query where anything was)."""
    daftar_pk = [
        lembar.pk
        for pos in daftar_pos
        for lembar in pos.isi.lembar.values()
        if lembar.keadaan is Keadaan.DIKEMBALIKAN
    ]
    if not daftar_pk:
        return {}
    terakhir: dict[int, int] = {}
    hasil: dict[int, tuple[str, ...]] = {}
    daftar = Pengembalian.objects.filter(lembar_id__in=daftar_pk).select_related("oleh")
    for satu in daftar.dengan_alasan().order_by("-pada", "-pk"):
        if terakhir.setdefault(satu.lembar_id, satu.pk) != satu.pk:
            continue
        kepala = (f"{satu.oleh.nama}: {satu.alasan}" if satu.alasan else satu.oleh.nama,)
        hasil.setdefault(satu.lembar_id, kepala)
        if satu.sel_alasan:
            hasil[satu.lembar_id] += (f"{satu.sel_nama}: {satu.sel_alasan}",)
    return hasil


# --- words --------------------------------------------------------------------------------------


def _susun_tugas(sorot: _Sorot, pos: Pos, alasan: Mapping[int, tuple[str, ...]]) -> list[Tugas]:
    """Return the due months of a post that were not submitted, oldest first."""
    daftar = []
    for bulan in range(1, sorot.periode.bulan + 1):
        periode = Periode(sorot.periode.tahun, bulan)
        sel = susun_sel(pos, periode, sorot.penanggalan(pos), sorot.pada)
        if sel.nada in BELUM_DIAJUKAN and sorot.penanggalan(pos)(periode).sudah_buka(sorot.pada):
            daftar.append(_susun_satu_tugas(sorot, pos, periode, alasan))
    return daftar


def _susun_satu_tugas(
    sorot: _Sorot, pos: Pos, periode: Periode, alasan: Mapping[int, tuple[str, ...]]
) -> Tugas:
    lembar = pos.isi.lembar.get(periode.bulan)
    keadaan = Keadaan.BELUM if lembar is None else lembar.keadaan
    jadwal = sorot.penanggalan(pos)(periode)
    dibuka = None if lembar is None else lembar.dibuka_sampai
    terbuka = dibuka is not None and sorot.pada <= dibuka
    terkunci = jadwal.sudah_kunci(sorot.pada) and not terbuka
    if terbuka and dibuka is not None and jadwal.sudah_kunci(sorot.pada):
        tenggat = f"Dibuka kembali sampai {tulis_tanggal(dibuka)}"
    elif terkunci:
        tenggat = f"Terkunci sejak akhir {tulis_tanggal(max(jadwal.kunci, dibuka or jadwal.kunci))}"
    else:
        tenggat = tulis_jadwal(jadwal, sorot.pada)
    return Tugas(
        penugasan_id=pos.penugasan.pk,
        periode=periode,
        siapa="" if sorot.pemilik(pos) else pos.nama,
        posisi=pos.penugasan.posisi.nama,
        nada=keadaan.value,
        sebutan=SEBUTAN_KEADAAN[keadaan],
        tenggat=tenggat,
        tombol=f"{TOMBOL[keadaan]} {NAMA_BULAN[periode.bulan - 1]}",
        terkunci=terkunci,
        alasan=() if lembar is None else alasan.get(lembar.pk, ()),
        kurang="" if lembar is None else _sebut_kurang(pos, periode.bulan),
    )


def _sebut_kurang(pos: Pos, bulan: int) -> str:
    """ "Belum diisi: Jumlah surat masuk", "3 indikator belum diisi", "Semua yang wajib sudah …"."""
    if pos.arti is None:
        return ""
    kini, tertunggak = ambil_belum_dijawab(pos.arti, pos.isi.sel, bulan)
    nama = [baris.nama for baris in (*kini, *tertunggak)]
    if not nama:
        return "Semua yang wajib sudah diisi; tinggal diajukan"
    if len(nama) > SEBUT_NAMA:
        return f"{len(nama)} indikator belum diisi"
    return f"Belum diisi: {'; '.join(nama)}"


def _susun_milik(sorot: _Sorot, pos: Pos) -> Milik:
    """The months up to the last that ended, and the average its report of that month prints."""
    daftar_sel = tuple(
        (susun_sel(pos, satu, sorot.penanggalan(pos), sorot.pada), satu)
        for satu in (Periode(sorot.periode.tahun, bulan) for bulan in range(1, 13))
        if satu <= sorot.periode and pos.menyentuh(satu)
    )
    laporan = pos.periode_laporan(sorot.periode)
    if pos.arti is None or not daftar_sel:
        persen, kategori, keterangan = tulis_persen(None), "", "belum ada katalog yang berlaku"
    else:
        rata = hitung_jabatan([pos], laporan.bulan).rata
        persen, kategori = tulis_persen(rata.nilai), rata.kategori or ""
        keterangan = tulis_keterangan(rata, "indikator")
    return Milik(
        posisi=pos.penugasan.posisi.nama,
        penugasan_id=pos.penugasan.pk,
        daftar_sel=daftar_sel,
        persen=persen,
        kategori=kategori,
        keterangan=keterangan,
        kode_laporan=laporan.kode if daftar_sel else "",
        bulan=NAMA_BULAN[laporan.bulan - 1],
    )


def _susun_bawahan(sorot: _Sorot, daftar_pos: Sequence[Pos]) -> list[Bawahan]:
    """Return who below has not submitted the last month yet."""
    hasil = []
    for pos in daftar_pos:
        sel = susun_sel(pos, sorot.periode, sorot.penanggalan(pos), sorot.pada)
        if sel.nada in BELUM_DIAJUKAN:
            hasil.append(Bawahan(pos.penugasan.pk, pos.nama, pos.penugasan.posisi.nama, sel))
    return hasil


def _tulis_jadwal(sorot: _Sorot, daftar_pos: Sequence[Pos]) -> str:
    """The deadline of the last month, at the office of the first post."""
    if not daftar_pos:
        return ""
    jadwal = sorot.penanggalan(daftar_pos[0])(sorot.periode)
    return tulis_jadwal(jadwal, sorot.pada)
