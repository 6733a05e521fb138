"""*Laporan realisasi* of a post for a month, quarter, half-year or year, frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.text import slugify

from indikator import hitung
from jabatan.izin import Pelaku
from jabatan.models import Penugasan
from kinerja.inti.angka import tulis_persen
from kinerja.inti.waktu import (
    NAMA_BULAN,
    NAMA_BULAN_PENDEK,
    Periode,
    tulis_tanggal,
    tulis_waktu,
)
from laporan.bagan import BaganGaris
from laporan.models import LaporanTersimpan
from laporan.rekap.bahan import Bahan, Lembar, ambil_bahan, bisa_dilaporkan, susun_sel
from laporan.rekap.baris import SelSetahun, ambil_utama, susun_baris, susun_daftar_jangka
from laporan.rekap.jangka import Jangka, susun_setahun
from laporan.rekap.orang import (
    daftar_jabatan_kosong,
    sebut_katalog,
    susun_identitas,
    susun_penandatangan,
)
from laporan.rekap.terbit import BulanDibuka, susun_catatan_terbit
from laporan.rekap.tipe import ButirBulan, ButirJangka, KolomJangka, RekapPegawai
from laporan.rekap.tren import susun_tren
from realisasi.alur import SEBUTAN_KEADAAN, Keadaan

JUDUL = "Laporan Realisasi Indikator Kinerja Individu"
PANJANG_NAMA_BERKAS = 60


def ambil_rekap_pegawai(
    pelaku: Pelaku, penugasan: Penugasan, jangka: Jangka, *, hanya_disetujui: bool = False
) -> RekapPegawai:
    """Return the report (2 queries where the window's last month is approved, else 5; 1 more where
    a month was reopened).

    ``penugasan`` comes from ``ambil_penugasan``: who may see it is decided there. The meaning is
    the one frozen at the approval of the last month, else the live one. ``hanya_disetujui`` takes
    the cells of other sheets for missing. Raises LaporanTidakAda as ``ambil_bahan``.
    """
    bahan = ambil_bahan(pelaku, penugasan, jangka)
    arti, dipakai = bahan.arti, _saring(bahan.sampai, hanya_disetujui)
    sel = susun_sel(dipakai)
    baris, daftar_jangka = susun_baris(
        arti, sel, _susun_keterangan(jangka, dipakai), _pilih(bahan, hanya_disetujui)
    )
    tempat_tanggal = f"{arti.kop.tempat}, {_susun_tanggal(bahan)}"
    return RekapPegawai(
        penugasan_id=penugasan.pk,
        kecamatan_id=penugasan.kecamatan_id,
        nama_berkas=_susun_nama_berkas(arti.pegawai.nama, jangka),
        judul=JUDUL,
        jangka=jangka,
        periode=bahan.periode,
        kop=arti.kop,
        identitas=susun_identitas(arti, jangka, bahan.sebutan),
        nama=arti.pegawai.nama,
        jabatan=arti.pegawai.jabatan,
        daftar_jangka=daftar_jangka,
        utama=ambil_utama(daftar_jangka),
        baris=baris,
        kategori=arti.kategori,
        draf=bahan.draf,
        sebutan_keadaan=bahan.sebutan,
        hanya_disetujui=hanya_disetujui,
        catatan=susun_catatan(bahan, hanya_disetujui=hanya_disetujui),
        catatan_kaki=arti.catatan_kaki,
        tempat_tanggal=tempat_tanggal,
        penandatangan=susun_penandatangan(arti, tempat_tanggal),
        katalog=sebut_katalog(arti),
        data_per=_susun_data_per(bahan),
        dibaca_pada=bahan.saat,
        dicetak=f"Dicetak oleh {pelaku.nama}",
        daftar_bulan=susun_daftar_bulan(bahan),
        daftar_jangka_lain=_susun_jangka_lain(bahan),
        daftar_bagan=_susun_bagan(bahan, sel, berjelas=not hanya_disetujui),
    )


def _saring(daftar: Sequence[Lembar], hanya_disetujui: bool) -> Sequence[Lembar]:
    if not hanya_disetujui:
        return daftar
    return [satu for satu in daftar if satu.keadaan is Keadaan.DISETUJUI]


def _susun_bagan(bahan: Bahan, sel: SelSetahun, *, berjelas: bool) -> tuple[BaganGaris, ...]:
    """The trend, where a report is of more than one month."""
    if bahan.jangka.adalah_bulan:
        return ()
    return (susun_tren(bahan.arti, sel, bahan.penugasan.pk, bahan.periode, berjelas=berjelas),)


def _pilih(bahan: Bahan, hanya_disetujui: bool) -> tuple[KolomJangka, ...]:
    """The windows; what leaves sheets out cannot be explained by pages that do not."""
    daftar = susun_daftar_jangka(bahan.jangka, bahan.periode)
    return tuple(replace(satu, jelas="") for satu in daftar) if hanya_disetujui else daftar


def _susun_keterangan(jangka: Jangka, daftar: Sequence[Lembar]) -> dict[int, str]:
    """Return indikator id → the words typed beside its cells; of several months each with its
    name."""
    hasil: dict[int, str] = {}
    for lembar in daftar:
        if lembar.bulan not in jangka.jendela.bulan:
            continue
        for indikator, teks in lembar.keterangan.items():
            if jangka.adalah_bulan:
                hasil[indikator] = teks
            elif teks:
                uraian = f"{NAMA_BULAN[lembar.bulan - 1]}: {teks}"
                lama = hasil.get(indikator)
                hasil[indikator] = uraian if lama is None else _sambung(lama, uraian)
    return hasil


def _sambung(lama: str, baru: str) -> str:
    """Add to what was typed; a sentence that ends needs no semicolon."""
    return f"{lama} {baru}" if lama.endswith((".", "!", "?")) else f"{lama}; {baru}"


# --- words --------------------------------------------------------------------------------------


def _susun_nama_berkas(nama: str, jangka: Jangka) -> str:
    """``laporan-realisasi-citra-lestari-2026-09``, without an extension."""
    bagian = slugify(nama)[:PANJANG_NAMA_BERKAS].strip("-") or "pegawai"
    return f"laporan-realisasi-{bagian}-{jangka.kode}"


def _susun_tanggal(bahan: Bahan) -> str:
    """The day the last sheet of the window was approved, else today."""
    daftar = [satu.disetujui_pada for satu in bahan.daftar_disetujui]
    disetujui = [waktu for waktu in daftar if waktu is not None]
    saat = bahan.saat if not (bahan.lengkap and disetujui) else max(disetujui)
    return tulis_tanggal(bahan.setempat(saat).date())


def _susun_data_per(bahan: Bahan) -> str:
    zona = bahan.penugasan.kecamatan.zona_waktu
    teks = f"Data per {tulis_waktu(bahan.saat, zona)}"
    if not bahan.sampai:
        return teks
    terakhir = max(lembar.diubah_pada for lembar in bahan.sampai)
    return f"{teks}, terakhir diubah {tulis_waktu(terakhir, zona)}"


def susun_catatan(bahan: Bahan, *, hanya_disetujui: bool) -> tuple[str, ...]:
    """What a reader must know about the whole report."""
    catatan = _susun_pengisi(bahan)
    catatan += susun_catatan_disetujui(bahan, hanya_disetujui=hanya_disetujui)
    dibuka = [satu.bulan for satu in bahan.sampai if _dibuka_setelah(satu, bahan.lembar)]
    if dibuka:
        catatan.append(
            f"Angka s.d. {bahan.jangka.akhir.nama} dapat berubah sejak disetujui karena "
            f"{hitung.susun_daftar_bulan(dibuka)} dibuka kembali sesudahnya."
        )
    kosong = daftar_jabatan_kosong(bahan.arti)
    if kosong:
        catatan.append(f"Tanpa tanda tangan {' dan '.join(kosong)}: posisi sedang kosong.")
    batas = bahan.arti.kategori.batas_capaian
    if batas is not None:
        catatan.append(
            f"Nilai terhitung ialah capaian, paling tinggi {tulis_persen(batas)}; "
            "rata-rata capaian dihitung dari nilai terhitung."
        )
    return (*catatan, *susun_catatan_dibuka(bahan))


def susun_catatan_dibuka(bahan: Bahan) -> tuple[str, ...]:
    """Issued reports that a month opened since has left behind (1 query where one was opened)."""
    kode_jabatan = bahan.penugasan.posisi.kode_jabatan
    dibuka = [
        BulanDibuka(satu.bulan, kode_jabatan, satu.dibuka_kembali_pada)
        for satu in bahan.sampai
        if satu.dibuka_kembali_pada is not None
    ]
    daftar = LaporanTersimpan.objects.milik(bahan.penugasan)
    return susun_catatan_terbit(daftar, bahan.jangka.akhir, dibuka)


def _susun_pengisi(bahan: Bahan) -> list[str]:
    """Who filled for the owner and why, sheet by sheet."""
    catatan = []
    for lembar in bahan.sampai:
        if lembar.bulan in bahan.jangka.jendela.bulan and lembar.diisi_oleh:
            bulan = "" if bahan.jangka.adalah_bulan else f"{NAMA_BULAN[lembar.bulan - 1]}: "
            alasan = f" ({lembar.alasan_atas_nama})" if lembar.alasan_atas_nama else ""
            kata = "diisi" if bulan else "Diisi"
            catatan.append(
                f"{bulan}{kata} oleh {lembar.diisi_oleh} atas nama "
                f"{bahan.arti.pegawai.nama}{alasan}."
            )
    return catatan


def susun_catatan_disetujui(bahan: Bahan, *, hanya_disetujui: bool = False) -> tuple[str, ...]:
    """Which months are not approved, counted or left out; nothing where all are."""
    belum = [satu.bulan for satu in bahan.sampai if satu.keadaan is not Keadaan.DISETUJUI]
    nama = hitung.susun_daftar_bulan(belum)
    if hanya_disetujui:
        sisa = f" {len(belum)} bulan yang belum disetujui tidak dihitung: {nama}." if belum else ""
        return (f"Hanya angka dari lembar yang disetujui.{sisa}",)
    if not belum:
        return ()
    return (f"Termasuk {len(belum)} bulan yang belum disetujui: {nama}.",)


def _dibuka_setelah(satu: Lembar, lembar: Lembar | None) -> bool:
    """Was this earlier month unlocked after the sheet of the report had been approved?"""
    if lembar is None or lembar.keadaan is not Keadaan.DISETUJUI or satu.bulan == lembar.bulan:
        return False
    if satu.dibuka_kembali_pada is None or lembar.disetujui_pada is None:
        return False
    return satu.dibuka_kembali_pada > lembar.disetujui_pada


def susun_daftar_bulan(bahan: Bahan) -> tuple[ButirBulan, ...]:
    """Return the twelve months of the year for the switch."""
    daftar = []
    for bulan in range(1, 13):
        periode = Periode(bahan.periode.tahun, bulan)
        lembar = bahan.daftar_lembar.get(bulan)
        keadaan = Keadaan.BELUM if lembar is None else lembar.keadaan
        daftar.append(
            ButirBulan(
                periode=periode,
                nama_pendek=NAMA_BULAN_PENDEK[bulan - 1],
                keadaan=keadaan,
                sebutan=SEBUTAN_KEADAAN[keadaan],
                terbuka=bisa_dilaporkan(bahan.pelaku, bahan.penugasan, Jangka.sebulan(periode)),
                kini=bahan.jangka == Jangka.sebulan(periode),
            )
        )
    return tuple(daftar)


def _susun_jangka_lain(bahan: Bahan) -> tuple[ButirJangka, ...]:
    """Return the quarters, half-years and the year for the switch."""
    return tuple(
        ButirJangka(
            satu.kode,
            satu.pendek,
            bisa_dilaporkan(bahan.pelaku, bahan.penugasan, satu),
            satu == bahan.jangka,
        )
        for satu in susun_setahun(bahan.jangka.tahun)
        if not satu.adalah_bulan
    )
