"""Who may do what to a sheet, from the transition table; the QuerySet face beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.http import Http404

from jabatan.izin import (
    Pejabat,
    Pelaku,
    ambil_penugasan,
    bisa_lihat_penugasan,
    penugasan_terlihat_oleh,
)
from jabatan.jadwal import JadwalBulan
from jabatan.kesalahan import TidakBerhak
from jabatan.models import JenisPosisi, Penugasan
from jabatan.models.kepegawaian import PenugasanQuerySet
from jabatan.models.organisasi import Kalender
from kinerja.inti.kesalahan import Penolakan
from kinerja.inti.waktu import Periode, tulis_tanggal, tulis_waktu
from realisasi.alur import (
    KALIMAT_KEADAAN,
    KALIMAT_TINDAKAN,
    PIHAK_TINDAKAN,
    Keadaan,
    Pihak,
    Syarat,
    Tindakan,
    ambil_peralihan,
)
from realisasi.kesalahan import (
    BelumDibuka,
    BelumTerkunci,
    BulanCuti,
    BulanTerkunci,
    DiLuarPenugasan,
    TindakanTidakBerlaku,
)
from realisasi.models import (
    Bukti,
    BuktiQuerySet,
    LembarBulanan,
    LembarBulananQuerySet,
    PermintaanBuka,
    PermintaanBukaQuerySet,
)

# A post ended longer ago than this has no month left to fill.
JANGKAUAN_ISI = timedelta(days=90)
PEMBUKA = "Camat atau admin kecamatan"


@dataclass(frozen=True, slots=True)
class Situasi:
    """One person before one sheet (existing or not) on one day: all that decides what he may.

    ``sejak`` is when the sheet was submitted, verified or approved, whichever its state says.
    """

    pelaku: Pelaku
    penugasan: Penugasan
    periode: Periode
    kalender: Kalender
    pejabat: Pejabat
    keadaan: Keadaan = Keadaan.BELUM
    diisi_oleh_id: int | None = None
    dibuka_sampai: date | None = None
    sejak: datetime | None = None

    @property
    def jadwal(self) -> JadwalBulan:
        return self.kalender.jadwal(self.periode)

    @property
    def terkunci_sejak(self) -> date:
        """The last day of filling: the month's own, or of its last opening."""
        return max(self.jadwal.kunci, self.dibuka_sampai or self.jadwal.kunci)

    @property
    def pemilik(self) -> bool:
        return self.pelaku.pegawai_id == self.penugasan.pegawai_id

    @property
    def memegang_atasan(self) -> bool:
        """He holds the atasan seat of this post today (the Camat does not count as atasan)."""
        atasan = self.penugasan.posisi.atasan
        return (
            atasan is not None
            and atasan.jenis != JenisPosisi.CAMAT
            and atasan.pk in self.pelaku.kepala_di
        )

    @property
    def atas_nama(self) -> bool:
        """He would fill for somebody else."""
        return not self.pemilik

    @property
    def perlu_alasan_atas_nama(self) -> bool:
        """Atasan fill with a reason; the named filler and the owner need none."""
        return not self.pemilik and self.pelaku.pegawai_id != self.penugasan.pengisi_id

    @property
    def daftar_pihak(self) -> frozenset[Pihak]:
        ditunjuk = (
            self.penugasan.pengisi_id is not None
            and self.penugasan.pengisi_id == self.pelaku.pegawai_id
        )
        kecamatan = self.penugasan.kecamatan_id
        netral = not self.pemilik and self.pelaku.pengguna_id != self.diisi_oleh_id
        daftar = {
            Pihak.PENGISI: self.pemilik or ditunjuk or self.memegang_atasan,
            Pihak.ATASAN: netral and self.memegang_atasan,
            Pihak.CAMAT: netral and kecamatan in self.pelaku.camat_di,
            Pihak.ADMIN: netral and kecamatan in self.pelaku.admin_di,
        }
        return frozenset(pihak for pihak, berlaku in daftar.items() if berlaku)

    @property
    def merangkap(self) -> bool:
        """He is both atasan and Camat of this sheet, and does both in one act."""
        return {Pihak.ATASAN, Pihak.CAMAT} <= self.daftar_pihak

    @property
    def ada_langkah_atasan(self) -> bool:
        return self.pejabat.ada_langkah_atasan(self.penugasan, self.diisi_oleh_id)

    @property
    def _menunggu_atasan(self) -> bool:
        return self.ada_langkah_atasan and not self.merangkap

    def bisa(self, tindakan: Tindakan) -> bool:
        return self.tolak(tindakan) is None

    def tolak(self, tindakan: Tindakan) -> Penolakan | None:
        """Return why the act is refused, None when he may: rights first, then the state, then
        what must hold besides."""
        if (tanpa_hak := self.tolak_hak(tindakan)) is not None:
            return tanpa_hak
        peralihan = ambil_peralihan(self.keadaan, tindakan)
        if peralihan is None:
            return self._tolak_keadaan(tindakan)
        pihak = self.daftar_pihak & peralihan.siapa.keys()
        if not pihak:
            return TidakBerhak(alasan_pihak(self, tindakan))
        sebab = [self._tolak_syarat(peralihan.siapa[satu]) for satu in sorted(pihak)]
        return None if None in sebab else sebab[0]

    def tolak_hak(self, tindakan: Tindakan) -> TidakBerhak | None:
        """Return the refusal of an act that is his in no state at all, None for any other."""
        if self.daftar_pihak & PIHAK_TINDAKAN[tindakan]:
            return None
        return TidakBerhak(alasan_pihak(self, tindakan))

    def tolak_isi(self) -> Penolakan | None:
        """Return why he may not fill it now: a right that he has in no state comes first."""
        return self.tolak_hak(Tindakan.ISI) or self.tolak(Tindakan.ISI)

    def _tolak_keadaan(self, tindakan: Tindakan) -> Penolakan:
        """Return the refusal of an act that the state rules out: since when, and the way out."""
        sejak = ""
        if self.sejak is not None:
            sejak = f" sejak {tulis_waktu(self.sejak, self.penugasan.kecamatan.zona_waktu)}"
        pesan = (
            f"Lembar ini {KALIMAT_KEADAAN[self.keadaan]}{sejak}; "
            f"Anda tidak dapat {KALIMAT_TINDAKAN[tindakan]} sekarang."
        )
        jalan, siapa = JALAN_KELUAR.get(self.keadaan, ("", ""))
        if tindakan is not Tindakan.ISI or not siapa:
            return TindakanTidakBerlaku(pesan)
        return TindakanTidakBerlaku(f"{pesan} {jalan}: {siapa}.", siapa=siapa)

    def _tolak_syarat(self, syarat: Syarat) -> Penolakan | None:
        if syarat in (Syarat.BISA_DIISI, Syarat.LENGKAP):
            return self.tolak_pengisian()
        if syarat is Syarat.TERKUNCI:
            return self._tolak_buka()
        if syarat is Syarat.LANGKAH_ATASAN and not self.ada_langkah_atasan:
            return TidakBerhak("Lembar ini langsung diputuskan oleh Camat.")
        if syarat is Syarat.TANPA_LANGKAH_ATASAN and self._menunggu_atasan:
            return TidakBerhak("Lembar ini menunggu verifikasi atasan langsung dahulu.")
        return None

    def _tolak_buka(self) -> Penolakan | None:
        """Return why there is no lock to open, None when there is one."""
        sebab = self.tolak_pengisian()
        if sebab is None:
            return BelumTerkunci(
                f"{self.periode.nama} masih terbuka sampai akhir "
                f"{tulis_tanggal(self.terkunci_sejak)}; "
                "tidak ada kunci yang perlu dibuka."
            )
        return None if isinstance(sebab, BulanTerkunci) else sebab

    def tolak_pengisian(self) -> Penolakan | None:
        """Return why the month is not open for this sheet, None when it is."""
        bulan, nama = self.periode.bulan, self.periode.nama
        awal, akhir = self.periode.awal, self.periode.akhir
        penugasan = self.penugasan
        if penugasan.mulai > akhir or (penugasan.selesai and penugasan.selesai < awal):
            return DiLuarPenugasan(
                f"{nama} berada di luar masa penugasan sebagai {penugasan.posisi}. "
                "Pilih bulan di dalam masa penugasan."
            )
        if bulan not in penugasan.bagian(self.periode.tahun):
            return BulanCuti(f"{nama} seluruhnya cuti; tidak ada lembar yang perlu diisi.")
        hari = self.pelaku.pada
        if not self.jadwal.sudah_buka(hari):
            return BelumDibuka(f"{nama} dapat diisi mulai {tulis_tanggal(self.jadwal.buka)}.")
        dibuka = self.dibuka_sampai is not None and hari <= self.dibuka_sampai
        if self.jadwal.sudah_kunci(hari) and not dibuka:
            return BulanTerkunci(
                f"Pengisian {nama} terkunci sejak akhir {tulis_tanggal(self.terkunci_sejak)}. "
                f"Yang dapat membuka: {PEMBUKA}."
            )
        return None


# State in which filling is refused → what lifts it, and who can.
JALAN_KELUAR = {
    Keadaan.DIAJUKAN: ("Yang dapat mengembalikannya", "atasan langsung atau Camat"),
    Keadaan.DIVERIFIKASI: ("Yang dapat mengembalikannya", "Camat"),
    Keadaan.DISETUJUI: ("Yang dapat membuka kuncinya", PEMBUKA),
}
_ALASAN_PIHAK = {
    Tindakan.VERIFIKASI: "Verifikasi dilakukan oleh pemegang posisi atasan langsung hari ini.",
    Tindakan.SETUJUI: "Persetujuan dilakukan oleh Camat.",
    Tindakan.KEMBALIKAN: "Pengembalian dilakukan oleh atasan langsung atau Camat.",
    Tindakan.BUKA_KUNCI: "Kunci dibuka oleh Camat atau admin kecamatan.",
}


def alasan_pihak(situasi: Situasi, tindakan: Tindakan) -> str:
    """Return why a person in this capacity may not, in words."""
    if tindakan in (Tindakan.VERIFIKASI, Tindakan.SETUJUI, Tindakan.KEMBALIKAN):
        if situasi.pemilik:
            return "Anda tidak dapat memutuskan lembar Anda sendiri."
        if situasi.pelaku.pengguna_id == situasi.diisi_oleh_id:
            return "Anda tidak dapat memutuskan lembar yang Anda isi atas nama orang lain."
    return _ALASAN_PIHAK.get(
        tindakan,
        "Lembar ini hanya dapat diisi oleh pemiliknya, pengisi yang ditunjuk, atau atasan.",
    )


def bisa_lihat_lembar(pelaku: Pelaku, lembar: LembarBulanan) -> bool:
    return bisa_lihat_penugasan(pelaku, lembar.penugasan)


def ambil_bulan(pelaku: Pelaku, penugasan_id: int, kode: str) -> tuple[Penugasan, Periode]:
    """Return a post with IKI he may see and a month; Http404 for anything else."""
    try:
        periode = Periode.dari_kode(kode)
    except ValueError as sebab:
        raise Http404 from sebab
    penugasan = ambil_penugasan(pelaku, penugasan_id)
    if penugasan.posisi.kode_jabatan == "":
        raise Http404
    return penugasan, periode


def lembar_terlihat_oleh(pelaku: Pelaku) -> LembarBulananQuerySet:
    """Return the sheets of every post he may see."""
    return LembarBulanan.objects.filter(penugasan__in=penugasan_terlihat_oleh(pelaku))


def ambil_lembar(pelaku: Pelaku, pk: int, *, kunci: bool = False) -> LembarBulanan:
    """Return a sheet he may see with its people; Http404 otherwise (1 query + Jeda).

    ``kunci`` locks the sheet's own row (inside a transaction).
    """
    daftar = lembar_terlihat_oleh(pelaku).dengan_orang().dengan_permintaan()
    if kunci:
        daftar = daftar.select_for_update(of=("self",), no_key=True)
    lembar = None
    if pk < 2**63:
        lembar = daftar.prefetch_related("penugasan__daftar_jeda").filter(pk=pk).first()
    if lembar is None:
        raise Http404
    return lembar


def bukti_terlihat_oleh(pelaku: Pelaku, *, juga_dihapus_sendiri: bool = False) -> BuktiQuerySet:
    """Return the bukti of every sheet he may see; removed ones only to who removed them, if so
    asked."""
    ada = Q(dihapus_pada__isnull=True)
    if juga_dihapus_sendiri:
        ada |= Q(dihapus_oleh_id=pelaku.pengguna_id)
    return Bukti.objects.filter(ada, lembar__penugasan__in=penugasan_terlihat_oleh(pelaku))


def ambil_bukti(pelaku: Pelaku, pk: int, *, juga_dihapus_sendiri: bool = False) -> Bukti:
    """Return a bukti he may see with its people; Http404 otherwise (1 query + Jeda)."""
    bukti = None
    if pk < 2**63:
        daftar = bukti_terlihat_oleh(pelaku, juga_dihapus_sendiri=juga_dihapus_sendiri)
        daftar = daftar.dengan_orang().prefetch_related("lembar__penugasan__daftar_jeda")
        bukti = daftar.filter(pk=pk).first()
    if bukti is None:
        raise Http404
    return bukti


def penugasan_diisi_oleh(pelaku: Pelaku) -> PenugasanQuerySet:
    """Return posts with IKI he may fill for: his own, where he is named filler, his staff's."""
    if pelaku.pegawai_id is None:
        return Penugasan.objects.none()
    bawahan = Q(posisi__atasan_id__in=pelaku.kepala_di) & ~Q(posisi__atasan__jenis="camat")
    daftar: PenugasanQuerySet = (
        Penugasan.objects.ber_iki()
        .filter(Q(pegawai_id=pelaku.pegawai_id) | Q(pengisi_id=pelaku.pegawai_id) | bawahan)
        .menyentuh(pelaku.pada - JANGKAUAN_ISI, pelaku.pada)
        .order_by("posisi__urut", "posisi_id", "-mulai")
    )
    return daftar


# --- requests to open a month: two faces that agree -----------------------------------------------


def bisa_jawab_permintaan(pelaku: Pelaku, permintaan: PermintaanBuka) -> bool:
    """He may open months of that kecamatan, and neither asked himself nor owns the sheet."""
    return (
        permintaan.kecamatan_id in pelaku.camat_di | pelaku.admin_di
        and permintaan.diminta_oleh_id != pelaku.pengguna_id
        and permintaan.penugasan.pegawai_id != pelaku.pegawai_id
    )


def permintaan_dijawab_oleh(pelaku: Pelaku) -> PermintaanBukaQuerySet:
    """Return the requests for which ``bisa_jawab_permintaan`` holds."""
    daftar = PermintaanBuka.objects.filter(
        kecamatan_id__in=pelaku.camat_di | pelaku.admin_di
    ).exclude(diminta_oleh_id=pelaku.pengguna_id)
    if pelaku.pegawai_id is not None:
        daftar = daftar.exclude(penugasan__pegawai_id=pelaku.pegawai_id)
    return daftar


def permintaan_terlihat_oleh(pelaku: Pelaku) -> PermintaanBukaQuerySet:
    """Return the requests about every post he may see."""
    return PermintaanBuka.objects.filter(penugasan__in=penugasan_terlihat_oleh(pelaku))


def ambil_permintaan(pelaku: Pelaku, pk: int) -> PermintaanBuka:
    """Return a request he may see with its people; Http404 otherwise (1 query + Jeda)."""
    permintaan = None
    if pk < 2**63:
        daftar = permintaan_terlihat_oleh(pelaku).dengan_orang()
        permintaan = daftar.prefetch_related("penugasan__daftar_jeda").filter(pk=pk).first()
    if permintaan is None:
        raise Http404
    return permintaan
