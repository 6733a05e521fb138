"""Opening what is locked: by one's own act, or as the answer to a request."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from akun.services import catat_pemberitahuan
from jabatan.izin import Pelaku
from jabatan.kesalahan import TidakBerhak
from jabatan.models import Penugasan
from jejak.services import Entri, catat_jejak
from kinerja.inti.waktu import Periode, tulis_waktu
from realisasi.alur import Keadaan, Tindakan
from realisasi.izin import Situasi, ambil_permintaan, bisa_jawab_permintaan
from realisasi.kesalahan import (
    AlasanWajib,
    LembarBerubah,
    PermintaanSudahDijawab,
    SudahDiminta,
)
from realisasi.models import KeadaanPermintaan, LembarBulanan, PermintaanBuka
from realisasi.rekap import susun_situasi
from realisasi.services.kabar import (
    susun_kabar_permintaan,
    susun_kabar_tolak,
    tulis_perihal_permintaan,
)
from realisasi.services.kunci import kunci_lembar
from realisasi.services.langkah import (
    catat_pengembalian,
    hitung_hari_dibuka,
    periksa_tindakan,
    ubah_keadaan,
)

PERMINTAAN_SENDIRI = (
    "Anda sendiri yang meminta bulan ini dibuka. Yang memutuskan: Camat atau admin lain."
)


def buka_lembar(lembar_id: int, *, oleh: Pelaku, versi: int, alasan: str) -> LembarBulanan:
    """Open an approved sheet, or one that locked before it was approved, for three working days.

    A request that waits for this month is granted by the same act. TidakBerhak for one's own.
    """
    alasan = alasan.strip()
    with transaction.atomic():
        lembar, situasi = periksa_tindakan(lembar_id, Tindakan.BUKA_KUNCI, oleh=oleh, versi=versi)
        assert situasi is not None
        if not alasan:
            raise AlasanWajib("Tuliskan alasan membuka kunci lembar ini.")
        permintaan = _kunci_permintaan_orang(lembar.penugasan, lembar.periode, oleh)
        return _buka(lembar, situasi, alasan, permintaan)


def buka_bulan(
    penugasan: Penugasan, *, periode: Periode, oleh: Pelaku, alasan: str
) -> LembarBulanan:
    """Open a month that locked before its sheet was begun: the sheet is made, a draft, open for
    three working days.

    A request that waits for this month is granted by the same act. TidakBerhak for one's own;
    LembarBerubah where somebody began the sheet meanwhile.
    """
    alasan = alasan.strip()
    with transaction.atomic():
        lembar = kunci_lembar(penugasan, periode)
        situasi = susun_situasi(oleh, penugasan, periode, lembar)
        if (tanpa_hak := situasi.tolak_hak(Tindakan.BUKA_KUNCI)) is not None:
            raise tanpa_hak
        if lembar is not None:
            raise LembarBerubah(
                f"Lembar {periode.nama} sudah ada. Buka kuncinya dari halaman lembar itu."
            )
        if (penolakan := situasi.tolak(Tindakan.BUKA_KUNCI)) is not None:
            raise penolakan
        if not alasan:
            raise AlasanWajib("Tuliskan alasan membuka kunci bulan ini.")
        permintaan = _kunci_permintaan_orang(penugasan, periode, oleh)
        return _buka(_susun_lembar(penugasan, periode), situasi, alasan, permintaan)


def ajukan_permintaan(
    penugasan: Penugasan, *, periode: Periode, oleh: Pelaku, alasan: str
) -> PermintaanBuka:
    """Ask for a locked or approved month to be opened; it may have no sheet yet.

    The same request by the same person again is the one that waits. Raises AlasanWajib,
    SudahDiminta for any other while one waits, and the refusals of ``Situasi.tolak``.
    """
    alasan = alasan.strip()
    with transaction.atomic():
        lembar = kunci_lembar(penugasan, periode)
        situasi = susun_situasi(oleh, penugasan, periode, lembar)
        if (penolakan := situasi.tolak(Tindakan.MINTA_BUKA)) is not None:
            raise penolakan
        if not alasan:
            raise AlasanWajib("Tuliskan alasan mengapa bulan ini perlu dibuka.")
        ada = _kunci_yang_menunggu(penugasan, periode)
        if ada is not None:
            if (ada.diminta_oleh_id, ada.alasan) == (oleh.pengguna_id, alasan):
                return ada
            raise SudahDiminta(_sebut_sudah_diminta(ada, penugasan))
        permintaan = PermintaanBuka.objects.create(
            kecamatan_id=penugasan.kecamatan_id,
            penugasan=penugasan,
            tahun=periode.tahun,
            bulan=periode.bulan,
            alasan=alasan,
            diminta_pada=oleh.waktu,
            diminta_oleh_id=oleh.pengguna_id,
        )
        kabar = susun_kabar_permintaan(permintaan, situasi=situasi)
        catat_pemberitahuan([kabar], oleh=oleh.pencatat)
        catat_jejak(
            [_susun_entri(permintaan, "lembar.minta_buka", "Meminta buka kunci", alasan)],
            oleh=oleh.pencatat,
        )
        return permintaan


def tarik_permintaan(permintaan_id: int, *, oleh: Pelaku) -> PermintaanBuka:
    """Withdraw one's own request before it is answered."""
    with transaction.atomic():
        permintaan = ambil_permintaan(oleh, permintaan_id)
        if permintaan.diminta_oleh_id != oleh.pengguna_id:
            raise TidakBerhak(
                f"Permintaan ini hanya dapat ditarik oleh {permintaan.diminta_oleh.nama}."
            )
        if _kunci_permintaan(permintaan, oleh, KeadaanPermintaan.DITARIK):
            return permintaan
        entri = _jawab(permintaan, oleh, KeadaanPermintaan.DITARIK)
        perihal = {tulis_perihal_permintaan(permintaan)}
        catat_pemberitahuan([], oleh=oleh.pencatat, selesai=perihal)
        catat_jejak([entri], oleh=oleh.pencatat)
        return permintaan


def tolak_permintaan(permintaan_id: int, *, oleh: Pelaku, alasan: str) -> PermintaanBuka:
    """Decline a request with a reason; nothing opens."""
    alasan = alasan.strip()
    with transaction.atomic():
        permintaan = _ambil_untuk_dijawab(permintaan_id, oleh)
        if not alasan:
            raise AlasanWajib("Tuliskan alasan menolak permintaan ini.")
        if _kunci_permintaan(permintaan, oleh, KeadaanPermintaan.DITOLAK):
            return permintaan
        permintaan.jawaban = alasan
        entri = _jawab(permintaan, oleh, KeadaanPermintaan.DITOLAK)
        kabar = susun_kabar_tolak(permintaan, oleh=oleh.nama)
        catat_pemberitahuan([kabar], oleh=oleh.pencatat, selesai={kabar.perihal})
        catat_jejak([entri], oleh=oleh.pencatat)
        return permintaan


def buka_permintaan(permintaan_id: int, *, oleh: Pelaku) -> PermintaanBuka:
    """Grant a request: its month opens for three working days, with its reason as the reason.

    BelumTerkunci where it can be filled meanwhile (the kecamatan moved its lock).
    """
    with transaction.atomic():
        permintaan = _ambil_untuk_dijawab(permintaan_id, oleh)
        penugasan, periode = permintaan.penugasan, permintaan.periode
        lembar = kunci_lembar(penugasan, periode)
        if _kunci_permintaan(permintaan, oleh, KeadaanPermintaan.DIKABULKAN):
            return permintaan
        situasi = susun_situasi(oleh, penugasan, periode, lembar)
        if (penolakan := situasi.tolak(Tindakan.BUKA_KUNCI)) is not None:
            raise penolakan
        if lembar is None:
            lembar = _susun_lembar(penugasan, periode)
        lembar.penugasan = penugasan
        _buka(lembar, situasi, permintaan.alasan, permintaan)
        return permintaan


# --- steps --------------------------------------------------------------------------------------


def _buka(
    lembar: LembarBulanan, situasi: Situasi, alasan: str, permintaan: PermintaanBuka | None
) -> LembarBulanan:
    """Open the sheet and answer the request that waits for it."""
    oleh = situasi.pelaku
    lembar.dibuka_sampai = hitung_hari_dibuka(lembar, oleh=oleh)
    if situasi.keadaan is Keadaan.DISETUJUI:
        lembar.dibuka_kembali_pada = oleh.waktu
        catat_pengembalian(lembar, oleh=oleh, alasan=alasan, per_sel={})
    entri = []
    if permintaan is not None:
        permintaan.dibuka_sampai = lembar.dibuka_sampai
        entri.append(_jawab(permintaan, oleh, KeadaanPermintaan.DIKABULKAN))
    return ubah_keadaan(
        lembar,
        Tindakan.BUKA_KUNCI,
        situasi=situasi,
        alasan=alasan,
        tambahan={"dibuka_sampai": lembar.dibuka_sampai},
        permintaan=permintaan,
        entri_lain=entri,
    )


def _susun_lembar(penugasan: Penugasan, periode: Periode) -> LembarBulanan:
    """The sheet of a month that has none yet, not stored."""
    return LembarBulanan(
        kecamatan_id=penugasan.kecamatan_id,
        penugasan=penugasan,
        tahun=periode.tahun,
        bulan=periode.bulan,
    )


def _kunci_permintaan_orang(
    penugasan: Penugasan, periode: Periode, oleh: Pelaku
) -> PermintaanBuka | None:
    """The request this act grants; TidakBerhak where he asked himself."""
    permintaan = _kunci_yang_menunggu(penugasan, periode)
    if permintaan is not None and permintaan.diminta_oleh_id == oleh.pengguna_id:
        raise TidakBerhak(PERMINTAAN_SENDIRI)
    return permintaan


def _kunci_yang_menunggu(penugasan: Penugasan, periode: Periode) -> PermintaanBuka | None:
    daftar = PermintaanBuka.objects.untuk_bulan(penugasan, periode).menunggu()
    permintaan: PermintaanBuka | None = (
        daftar.select_related("diminta_oleh").select_for_update(of=("self",), no_key=True).first()
    )
    if permintaan is not None:
        permintaan.penugasan = penugasan
    return permintaan


def _ambil_untuk_dijawab(permintaan_id: int, oleh: Pelaku) -> PermintaanBuka:
    permintaan = ambil_permintaan(oleh, permintaan_id)
    if permintaan.diminta_oleh_id == oleh.pengguna_id:
        raise TidakBerhak(PERMINTAAN_SENDIRI)
    if not bisa_jawab_permintaan(oleh, permintaan):
        raise TidakBerhak("Permintaan buka kunci diputuskan oleh Camat atau admin kecamatan.")
    return permintaan


def _kunci_permintaan(permintaan: PermintaanBuka, oleh: Pelaku, jawaban: KeadaanPermintaan) -> bool:
    """Lock the request; True when this person gave this very answer a moment ago.

    PermintaanSudahDijawab for any other answer.
    """
    # No join: PostgreSQL would pair the row as it is now with a person as he was before the wait.
    kini = PermintaanBuka.objects.select_for_update(no_key=True).get(pk=permintaan.pk)
    if kini.menunggu:
        return False
    if (kini.status, kini.dijawab_oleh_id) == (jawaban, oleh.pengguna_id):
        return True
    zona = permintaan.penugasan.kecamatan.zona_waktu
    assert kini.dijawab_oleh is not None
    assert kini.dijawab_pada is not None
    raise PermintaanSudahDijawab(
        f"Permintaan ini sudah {kini.get_keadaan_display().lower()} oleh "
        f"{kini.dijawab_oleh.nama}, {tulis_waktu(kini.dijawab_pada, zona)}. "
        "Jawaban Anda tidak disimpan."
    )


_KATA_JAWAB = {
    KeadaanPermintaan.DIKABULKAN: ("permintaan.kabulkan", "Mengabulkan permintaan buka kunci"),
    KeadaanPermintaan.DITOLAK: ("permintaan.tolak", "Menolak permintaan buka kunci"),
    KeadaanPermintaan.DITARIK: ("permintaan.tarik", "Menarik permintaan buka kunci"),
}


def _jawab(permintaan: PermintaanBuka, oleh: Pelaku, keadaan: KeadaanPermintaan) -> Entri:
    """Store the answer; return its trail row."""
    permintaan.keadaan = keadaan
    permintaan.dijawab_pada = oleh.waktu
    permintaan.dijawab_oleh_id = oleh.pengguna_id
    permintaan.save()
    tindakan, kata = _KATA_JAWAB[keadaan]
    entri = _susun_entri(permintaan, tindakan, kata, permintaan.jawaban)
    return replace(entri, sebelum={"keadaan": KeadaanPermintaan.MENUNGGU.value})


def _susun_entri(permintaan: PermintaanBuka, tindakan: str, kata: str, alasan: str) -> Entri:
    return Entri(
        tindakan=tindakan,
        objek="realisasi.PermintaanBuka",
        objek_id=f"{permintaan.penugasan_id}/{permintaan.periode.kode}/{permintaan.pk}",
        ringkas=f"{kata}: {permintaan.periode.nama} {permintaan.penugasan.pegawai}",
        kecamatan_id=permintaan.kecamatan_id,
        penugasan_id=permintaan.penugasan_id,
        sesudah={"keadaan": permintaan.keadaan, "dibuka_sampai": permintaan.dibuka_sampai},
        alasan=alasan,
    )


def _sebut_sudah_diminta(ada: PermintaanBuka, penugasan: Penugasan) -> str:
    zona = penugasan.kecamatan.zona_waktu
    return (
        f"{ada.diminta_oleh.nama} sudah meminta {ada.periode.nama} dibuka, "
        f"{tulis_waktu(ada.diminta_pada, zona)}. Tunggu jawabannya: Camat atau admin kecamatan."
    )
