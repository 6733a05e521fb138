"""Who is told what of an act on a month: the lines of the inbox, in words."""

from __future__ import annotations

from django.urls import reverse

from akun.models import Pemberitahuan
from akun.services import Kabar
from jabatan.izin import Pejabat
from jabatan.models import JenisPeran, JenisPosisi, Kecamatan, Pegawai, Peran
from kinerja.inti.waktu import Periode, tulis_tanggal
from realisasi.alur import Tindakan
from realisasi.izin import Situasi
from realisasi.models import LembarBulanan, PermintaanBuka

Jenis = Pemberitahuan.Jenis


def tulis_perihal(penugasan_id: int, periode: Periode) -> str:
    """Return the matter of a month: what every act on its sheet settles and begins anew."""
    return f"lembar/{penugasan_id}/{periode.kode}"


def susun_kabar(
    lembar: LembarBulanan,
    tindakan: Tindakan,
    *,
    situasi: Situasi,
    alasan: str,
    pemohon: int | None = None,
) -> list[Kabar]:
    """Return what an act tells: who must act next, or those who filled (and ``pemohon``)."""
    nama = f"Lembar {lembar.periode.nama} {lembar.penugasan.pegawai}"
    oleh = situasi.pelaku.nama
    if tindakan in (Tindakan.AJUKAN, Tindakan.VERIFIKASI):
        return [_kabar_menunggu(lembar, tindakan, situasi, nama)]
    if tindakan is Tindakan.BUKA_KUNCI:
        assert lembar.dibuka_sampai is not None
        sampai = tulis_tanggal(lembar.dibuka_sampai)
        jenis, teks = Jenis.DIBUKA, f"{nama} dibuka kuncinya oleh {oleh} sampai akhir {sampai}"
    elif tindakan is Tindakan.KEMBALIKAN:
        jenis, teks = Jenis.DIKEMBALIKAN, f"{nama} dikembalikan oleh {oleh}"
    elif tindakan is Tindakan.SETUJUI:
        jenis, teks = Jenis.DISETUJUI, f"{nama} disetujui oleh {oleh}"
    else:
        return []
    meminta = jenis != Jenis.DISETUJUI
    return [
        Kabar(
            penerima={*_ambil_pengisi(lembar), pemohon},
            jenis=jenis,
            perihal=tulis_perihal(lembar.penugasan_id, lembar.periode),
            teks=teks,
            rincian=alasan[:2000],
            alamat=_alamat_isi(lembar)
            if meminta
            else reverse("realisasi:lembar", args=[lembar.pk]),
            meminta=meminta,
        )
    ]


def susun_kabar_permintaan(permintaan: PermintaanBuka, *, situasi: Situasi) -> Kabar:
    """Return the line for the Camat and the admins: somebody asks for a month to be opened."""
    camat = _ambil_camat(situasi.pejabat)
    untuk = "" if situasi.pemilik else f" untuk {permintaan.penugasan.pegawai}"
    pemutus = camat | _ambil_admin(permintaan.penugasan.kecamatan, situasi, bool(camat))
    return Kabar(
        penerima=pemutus - {permintaan.penugasan.pegawai.pengguna_id},
        jenis=Jenis.DIMINTA,
        perihal=tulis_perihal_permintaan(permintaan),
        teks=f"{situasi.pelaku.nama} meminta buka kunci {permintaan.periode.nama}{untuk}",
        rincian=permintaan.alasan,
        alamat=_alamat_permintaan(permintaan),
        meminta=True,
    )


def susun_kabar_tolak(permintaan: PermintaanBuka, *, oleh: str) -> Kabar:
    """Return the line for the requester and the owner: the month stays locked, and why."""
    return Kabar(
        penerima={permintaan.diminta_oleh_id, permintaan.penugasan.pegawai.pengguna_id},
        jenis=Jenis.DITOLAK,
        perihal=tulis_perihal_permintaan(permintaan),
        teks=f"Permintaan buka kunci {_sebut_bulan(permintaan)} ditolak oleh {oleh}",
        rincian=permintaan.jawaban,
        alamat=_alamat_permintaan(permintaan),
    )


def tulis_perihal_permintaan(permintaan: PermintaanBuka) -> str:
    """Return the matter of one request."""
    return f"permintaan/{permintaan.pk}"


def _kabar_menunggu(
    lembar: LembarBulanan, tindakan: Tindakan, situasi: Situasi, nama: str
) -> Kabar:
    """Whoever decides next: the holders of the atasan seat, or the Camat."""
    pejabat, penugasan = situasi.pejabat, lembar.penugasan
    pemutus, kata = _ambil_camat(pejabat), "persetujuan"
    if tindakan is Tindakan.AJUKAN and pejabat.ada_langkah_atasan(penugasan, lembar.diisi_oleh_id):
        atasan = pejabat.pemegang.get(penugasan.posisi.atasan_id or 0, ())
        pemutus, kata = {satu.pegawai.pengguna_id for satu in atasan}, "verifikasi"
    return Kabar(
        penerima=pemutus - {penugasan.pegawai.pengguna_id, lembar.diisi_oleh_id},
        jenis=Jenis.MENUNGGU,
        perihal=tulis_perihal(lembar.penugasan_id, lembar.periode),
        teks=f"{nama} menunggu {kata} Anda",
        alamat=reverse("realisasi:lembar", args=[lembar.pk]),
        meminta=True,
    )


def _ambil_pengisi(lembar: LembarBulanan) -> set[int | None]:
    """The accounts of the owner, of who filled or submitted, and of the named filler."""
    penugasan = lembar.penugasan
    daftar = {penugasan.pegawai.pengguna_id, lembar.diisi_oleh_id, lembar.diajukan_oleh_id}
    if penugasan.pengisi_id is not None:
        daftar |= set(
            Pegawai.objects.filter(pk=penugasan.pengisi_id).values_list("pengguna_id", flat=True)
        )
    return daftar


def _ambil_camat(pejabat: Pejabat) -> set[int | None]:
    return {
        satu.pegawai.pengguna_id
        for daftar in pejabat.pemegang.values()
        for satu in daftar
        if satu.posisi.jenis == JenisPosisi.CAMAT
    }


def _ambil_admin(kecamatan: Kecamatan, situasi: Situasi, ada_camat: bool) -> set[int | None]:
    """The admins of the kecamatan; those of the pemda where nobody else could answer."""
    daftar = Peran.objects.aktif(situasi.pelaku.pada).filter(pemda_id=kecamatan.pemda_id)
    admin: set[int | None] = set(
        daftar.filter(jenis=JenisPeran.ADMIN_KECAMATAN, kecamatan=kecamatan).values_list(
            "pengguna_id", flat=True
        )
    )
    if admin or ada_camat:
        return admin
    return set(daftar.filter(jenis=JenisPeran.ADMIN_PEMDA).values_list("pengguna_id", flat=True))


def _sebut_bulan(permintaan: PermintaanBuka) -> str:
    return f"{permintaan.periode.nama} {permintaan.penugasan.pegawai}"


def _alamat_isi(lembar: LembarBulanan) -> str:
    return reverse("realisasi:isi_bulan", args=[lembar.penugasan_id, lembar.periode.kode])


def _alamat_permintaan(permintaan: PermintaanBuka) -> str:
    return reverse("realisasi:permintaan_lihat", args=[permintaan.pk])
