"""Figures over several posts: a row of a jabatan, the average of a jabatan and of a kecamatan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.http import Http404
from django.urls import reverse

from indikator import hitung
from indikator.kategori import ambil_kategori
from indikator.models import SumberIndikator
from jabatan.izin import Pelaku
from jabatan.models import Kecamatan
from kinerja.inti.angka import tulis_angka, tulis_persen
from kinerja.inti.waktu import Periode
from laporan.dasbor.bahan import Pos
from laporan.dasbor.capaian import (
    HasilJabatan,
    Kursi,
    hitung_daftar_jabatan,
    susun_kursi,
    urutkan_pos,
)
from laporan.dasbor.daftar_capaian import tulis_keterangan
from laporan.dasbor.halaman import ambil_pos_dasbor
from laporan.kesalahan import LaporanTidakAda
from laporan.penjelasan.angka import (
    DAFTAR_SD,
    DAFTAR_SEBULAN,
    HitunganBaris,
    sebut_satuan,
    susun_aturan,
    susun_lain,
    susun_langkah,
)
from laporan.penjelasan.asal import AsalSel, ambil_asal, susun_bulan
from laporan.penjelasan.baris import BERTARGET, sebut_sementara, susun_daftar_asal
from laporan.penjelasan.rata import susun_langkah_gabungan, susun_penjelasan_rata
from laporan.penjelasan.tipe import Anggota, JenisAngka, Pemegang, PenjelasanAngka, Tautan
from laporan.rekap.jangka import JangkaAngka
from realisasi.arti import BarisArti


def ambil_penjelasan_kecamatan(
    pelaku: Pelaku, kecamatan: Kecamatan, jangka: JangkaAngka
) -> PenjelasanAngka:
    """Return the average of a kecamatan as his dashboard prints it (4 queries): of all of it, or of
    the posts he sees. LaporanTidakAda for a month not begun."""
    daftar = _ambil_daftar_jabatan(pelaku, kecamatan, jangka)
    kategori = ambil_kategori(kecamatan.pemda, jangka.periode.tahun)
    daftar_rata = [_hitung_rata(satu, jangka) for satu in daftar]
    masuk = [rata for rata in daftar_rata if rata.seluruhnya > 0]
    rata = hitung.hitung_rata_gabungan(masuk, kategori)
    return PenjelasanAngka(
        judul=f"Rata-rata capaian {jangka.sebutan}",
        teks=tulis_persen(rata.nilai),
        kategori=rata.kategori or "",
        keterangan=tulis_keterangan(rata, "jabatan"),
        tentang=f"Rata-rata Kecamatan {kecamatan.nama}",
        subjek=kecamatan.pemda.nama
        if kecamatan.pk in pelaku.kecamatan_penuh
        else "Hanya penugasan yang dapat Anda lihat",
        aturan=(
            (
                "Rata-rata",
                "Jumlah rata-rata capaian jabatan yang sudah terhitung : banyaknya jabatan itu",
            ),
        ),
        langkah=(f"Rata-rata: {susun_langkah_gabungan(masuk, rata)}",),
        kepala_anggota=("Jabatan", "Rata-rata capaian", ""),
        daftar_anggota=tuple(
            _susun_jabatan(satu, rata_satu, kecamatan, jangka)
            for satu, rata_satu in zip(daftar, daftar_rata, strict=True)
        ),
        daftar_naik=(_susun_dasbor(kecamatan, jangka.periode),),
    )


def ambil_penjelasan_jabatan(
    pelaku: Pelaku, kecamatan: Kecamatan, jangka: JangkaAngka, kode: str
) -> PenjelasanAngka:
    """Return the average of all seats of one jabatan (4 queries); Http404 for an unknown one."""
    jabatan = _ambil_jabatan(pelaku, kecamatan, jangka, kode)

    def susun_alamat(baris: BarisArti, jenis: JenisAngka) -> str:
        return _susun_alamat(kecamatan, jangka, kode, baris.indikator_id, jenis)

    return susun_penjelasan_rata(
        _hitung_daftar_hasil(jabatan, jangka),
        jabatan.kategori,
        jangka,
        tentang=f"Rata-rata capaian {jabatan.nama}",
        subjek=_sebut_pemegang(jabatan.daftar_pos),
        susun_alamat=susun_alamat,
        daftar_naik=_susun_naik(kecamatan, jangka),
    )


def ambil_penjelasan_gabungan(
    pelaku: Pelaku,
    kecamatan: Kecamatan,
    jangka: JangkaAngka,
    kode: str,
    pasangan: tuple[int, JenisAngka],
) -> PenjelasanAngka:
    """Return a row of a jabatan over all its seats (6 queries, 7 with a source not frozen).

    ``pasangan`` is (indikator id, which figure); Http404 for a row the jabatan does not have.
    """
    indikator_id, jenis = pasangan
    jabatan = _ambil_jabatan(pelaku, kecamatan, jangka, kode)
    baris = next((b for b in jabatan.daftar_baris if b.arti.indikator_id == indikator_id), None)
    if baris is None:
        raise Http404
    kursi = susun_kursi(urutkan_pos(jabatan.daftar_pos), indikator_id, jangka.periode.bulan)
    hitungan = HitunganBaris(
        baris.arti,
        [satu.deret for satu in kursi],
        baris.kategori,
        jangka,
        jenis.sebulan,
        daftar_nama=tuple(_sebut_kursi(satu) for satu in kursi),
    )
    return _susun_gabungan(jabatan, hitungan, kursi, jenis, kecamatan)


def _susun_gabungan(
    jabatan: HasilJabatan,
    hitungan: HitunganBaris,
    daftar_kursi: Sequence[Kursi],
    jenis: JenisAngka,
    kecamatan: Kecamatan,
) -> PenjelasanAngka:
    arti, jangka, hasil = hitungan.arti, hitungan.jangka, hitungan.hasil
    kode = jabatan.daftar_pos[0].penugasan.posisi.kode_jabatan
    angka = hitungan.angka(jenis, hasil)

    def susun_alamat(satu: JenisAngka) -> str:
        return _susun_alamat(kecamatan, jangka, kode, arti.indikator_id, satu)

    return PenjelasanAngka(
        judul=f"{jenis.nama} {hitungan.sebutan}",
        teks=angka.teks,
        satuan=sebut_satuan(arti.aturan, angka),
        kategori=hasil.kategori or "" if jenis is JenisAngka.CAPAIAN else "",
        keterangan=sebut_sementara(hitungan, jenis),
        tentang=f"{arti.nomor}. {arti.nama}",
        subjek=f"{jabatan.nama}, Kecamatan {kecamatan.nama}",
        aturan=susun_aturan(hitungan, jenis),
        langkah=susun_langkah(hitungan, jenis),
        daftar_pemegang=_susun_daftar_pemegang(daftar_kursi, hitungan),
        daftar_asal=susun_daftar_asal(_lengkapi_sumber(arti), jabatan.arti),
        daftar_lain=(
            *susun_lain(replace(hitungan, sebulan=False), jenis, susun_alamat, DAFTAR_SD),
            *susun_lain(replace(hitungan, sebulan=True), jenis, susun_alamat, DAFTAR_SEBULAN),
        ),
        daftar_naik=(
            *_susun_naik(kecamatan, jangka),
            Tautan(
                *("Rata-rata", f"Rata-rata capaian {jabatan.nama}"),
                reverse("laporan:jelaskan_jabatan", args=[kecamatan.pk, jangka.kode, kode]),
            ),
        ),
        bertarget=jenis in BERTARGET,
        bersama=True,
    )


# --- reading ------------------------------------------------------------------------------------


def _ambil_daftar_jabatan(
    pelaku: Pelaku, kecamatan: Kecamatan, jangka: JangkaAngka, kode: str = ""
) -> list[HasilJabatan]:
    """Return the jabatan his dashboard shows, or one of them, with their year (4 queries)."""
    periode = jangka.periode
    if periode.awal > pelaku.pada:
        raise LaporanTidakAda(f"{periode.nama} belum berjalan.")
    daftar_pos = ambil_pos_dasbor(pelaku, kecamatan, periode, kode_jabatan=kode)
    return hitung_daftar_jabatan(daftar_pos, periode.bulan)


def _ambil_jabatan(
    pelaku: Pelaku, kecamatan: Kecamatan, jangka: JangkaAngka, kode: str
) -> HasilJabatan:
    daftar = _ambil_daftar_jabatan(pelaku, kecamatan, jangka, kode)
    if not daftar:
        raise Http404
    return daftar[0]


def _hitung_daftar_hasil(
    jabatan: HasilJabatan, jangka: JangkaAngka
) -> list[tuple[BarisArti, hitung.Hasil]]:
    """Every row of a jabatan over the window; January up to the month is known already."""
    if jangka.kode == jangka.periode.kode:
        return [(satu.arti, satu.hasil) for satu in jabatan.daftar_baris]
    berurutan = urutkan_pos(jabatan.daftar_pos)
    hasil = []
    for satu in jabatan.daftar_baris:
        kursi = susun_kursi(berurutan, satu.arti.indikator_id, jangka.periode.bulan)
        deret = [kursi_satu.deret for kursi_satu in kursi]
        aturan = satu.arti.aturan
        hasil.append((satu.arti, hitung.hitung_hasil(aturan, deret, jangka.jendela, satu.kategori)))
    return hasil


def _hitung_rata(jabatan: HasilJabatan, jangka: JangkaAngka) -> hitung.RataCapaian:
    daftar_hasil = [hasil for _, hasil in _hitung_daftar_hasil(jabatan, jangka)]
    return hitung.hitung_rata_capaian(daftar_hasil, jabatan.kategori)


def _lengkapi_sumber(baris: BarisArti) -> BarisArti:
    """The row with its sources: frozen ones as they are, live ones read (1 query)."""
    if baris.sumber:
        return baris
    daftar = SumberIndikator.objects.filter(indikator_id=baris.indikator_id)
    nama = daftar.order_by("urut").values_list("sumber__nama", flat=True)
    return replace(baris, sumber=tuple(nama))


# --- members ------------------------------------------------------------------------------------


def _susun_jabatan(
    jabatan: HasilJabatan, rata: hitung.RataCapaian, kecamatan: Kecamatan, jangka: JangkaAngka
) -> Anggota:
    kode = jabatan.daftar_pos[0].penugasan.posisi.kode_jabatan
    sebab = ""
    if rata.nilai is None:
        sebab = "di luar rata-rata" if rata.seluruhnya == 0 else "belum terhitung"
    return Anggota(
        nama=f"{jabatan.nama}: {_sebut_pemegang(jabatan.daftar_pos)}",
        angka=Tautan(
            *("Rata-rata capaian", tulis_persen(rata.nilai)),
            reverse("laporan:jelaskan_jabatan", args=[kecamatan.pk, jangka.kode, kode]),
        ),
        rinci=None,
        sebab="; ".join(filter(None, [tulis_keterangan(rata, "indikator"), sebab])),
    )


def _susun_daftar_pemegang(
    daftar_kursi: Sequence[Kursi], hitungan: HitunganBaris
) -> tuple[Pemegang, ...]:
    """Every post with its months and people; its own figure leads to its own page."""
    daftar_pos = [pos for kursi in daftar_kursi for pos in kursi.daftar_pos]
    lembar = {
        satu.pk: (pos.penugasan.pk, satu.bulan)
        for pos in daftar_pos
        for satu in pos.isi.lembar.values()
        if satu.bulan in hitungan.jendela.bulan
    }
    asal: dict[int, dict[int, AsalSel]] = {}
    for satu in ambil_asal(list(lembar), hitungan.arti.indikator_id).values():
        penugasan, bulan = lembar[satu.lembar_id]
        asal.setdefault(penugasan, {})[bulan] = satu
    return tuple(
        _susun_pemegang(pos, hitungan, asal.get(pos.penugasan.pk, {})) for pos in daftar_pos
    )


def _susun_pemegang(pos: Pos, hitungan: HitunganBaris, asal: dict[int, AsalSel]) -> Pemegang:
    pk = hitungan.arti.indikator_id
    milik = () if pos.arti is None else pos.arti.baris
    punya = next((satu for satu in milik if satu.indikator_id == pk), None)
    baris = replace(hitungan.arti, bagian={}, target=None) if punya is None else punya
    sel = {bulan: isi[-1] for bulan, isi in pos.isi.sel.get(pk, {}).items()}
    deret = baris.deret({b: (s,) for b, s in sel.items()})
    sendiri = replace(hitungan, arti=baris, daftar_deret=[deret], daftar_nama=())
    target = baris.target
    return Pemegang(
        nama=pos.nama,
        posisi=f"{pos.penugasan.sebutan_sifat}{pos.penugasan.posisi.nama}",
        target="belum ditetapkan" if target is None else tulis_angka(target.setahun),
        daftar_bulan=susun_bulan(pos.penugasan, baris, sel, asal, hitungan.daftar_bulan),
        angka=None if punya is None else _susun_sendiri(pos, sendiri),
    )


def _susun_sendiri(pos: Pos, hitungan: HitunganBaris) -> Tautan | None:
    """The realisasi of one post, at the last month it holds; a month it does not hold has none."""
    jangka = hitungan.jangka.pada(pos.periode_laporan(hitungan.periode))
    if hitungan.sebulan and jangka.bulan != hitungan.jangka.bulan:
        return None
    jenis = JenisAngka.REALISASI_BULAN if hitungan.sebulan else JenisAngka.REALISASI
    argumen = [
        *(pos.penugasan.pk, jangka.kode),
        *(hitungan.arti.indikator_id, jenis),
    ]
    return Tautan(
        *("Realisasi", hitungan.angka(jenis, hitungan.hasil).teks),
        reverse("laporan:jelaskan_angka", args=argumen),
    )


# --- words and addresses ------------------------------------------------------------------------


def _sebut_kursi(kursi: Kursi) -> str:
    """Who held a seat, in order of time."""
    return " lalu ".join(dict.fromkeys(pos.nama for pos in kursi.daftar_pos))


def _sebut_pemegang(daftar_pos: Sequence[Pos]) -> str:
    return ", ".join(dict.fromkeys(pos.nama for pos in daftar_pos))


def _susun_alamat(
    kecamatan: Kecamatan, jangka: JangkaAngka, kode: str, indikator_id: int, jenis: JenisAngka
) -> str:
    return reverse(
        "laporan:jelaskan_gabungan", args=[kecamatan.pk, jangka.kode, kode, indikator_id, jenis]
    )


def _susun_dasbor(kecamatan: Kecamatan, periode: Periode) -> Tautan:
    alamat = reverse("laporan:dasbor")
    return Tautan(
        *("Dasbor", f"Dasbor {periode.nama}"),
        f"{alamat}?bulan={periode.kode}&kecamatan={kecamatan.pk}",
    )


def _susun_naik(kecamatan: Kecamatan, jangka: JangkaAngka) -> tuple[Tautan, ...]:
    return (
        _susun_dasbor(kecamatan, jangka.periode),
        Tautan(
            *("Rata-rata", f"Rata-rata Kecamatan {kecamatan.nama}"),
            reverse("laporan:jelaskan_kecamatan", args=[kecamatan.pk, jangka.kode]),
        ),
    )
