"""Two faces that agree: what a predicate lets a person see is what the QuerySet returns."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from django.http import Http404

from jabatan.izin import (
    Pelaku,
    ambil_penugasan,
    bisa_lihat_penugasan,
    penugasan_terlihat_oleh,
    susun_pelaku,
)
from jabatan.models import JenisPeran, Penugasan, Peran, Posisi
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from realisasi.alur import Keadaan
from realisasi.izin import (
    ambil_lembar,
    bisa_lihat_lembar,
    lembar_terlihat_oleh,
    penugasan_diisi_oleh,
)
from realisasi.models import LembarBulanan
from tests.pabrik import (
    KODE_JABATAN,
    Kantor,
    buat_kantor_lain,
    buat_pegawai,
    buat_penugasan,
    buat_posisi,
)
from tests.realisasi.adegan import SENIN, buat_lembar

HARI = date(2026, 10, 5)


def buat_kantor_acak(kantor: Kantor, acak: random.Random) -> list[Penugasan]:
    """Seats on four levels, posts that began and ended at random, some with a named filler."""
    kecamatan = kantor.kecamatan
    daftar_posisi: list[Posisi] = list(kantor.posisi.values())
    for nomor in range(12):
        induk = acak.choice([p for p in daftar_posisi if p.jenis != "pelaksana"])
        jenis = acak.choice(["sekretaris", "kasubbag", "kasi", "pelaksana", "pelaksana"])
        kode = KODE_JABATAN if jenis == "pelaksana" else ""
        daftar_posisi.append(buat_posisi(kecamatan, f"Kursi {nomor}", jenis, induk, kode))
    orang = [
        buat_pegawai(
            kecamatan.pemda,
            f"Orang {kecamatan.pk}-{n}",
            akun=f"o{kecamatan.pk}-{n}",
            status="non_asn",
        )
        for n in range(10)
    ]
    for posisi in daftar_posisi:
        if posisi in kantor.posisi.values():
            continue
        mulai = HARI - timedelta(acak.randint(0, 400))
        selesai = acak.choice([None, mulai + timedelta(acak.randint(0, 400))])
        pegawai = acak.choice(orang)
        lain = acak.choice([o for o in orang if o != pegawai])
        buat_penugasan(
            pegawai,
            posisi,
            mulai=mulai,
            selesai=selesai,
            sifat=acak.choice(["definitif", "plt", "plh"]),
            pengisi=acak.choice([None, lain]),
        )
    _beri_peran(kantor, acak, orang[0].pengguna, orang[1].pengguna)
    return list(Penugasan.objects.filter(kecamatan=kecamatan))


def _beri_peran(kantor: Kantor, acak: random.Random, *daftar_pengguna: object) -> None:
    for pengguna in daftar_pengguna:
        jenis = acak.choice(list(JenisPeran))
        Peran.objects.create(
            pengguna=pengguna,
            jenis=jenis,
            pemda=kantor.kecamatan.pemda,
            kecamatan=kantor.kecamatan if jenis == JenisPeran.ADMIN_KECAMATAN else None,
            mulai=HARI - timedelta(acak.randint(-10, 100)),
        )


def daftar_pelaku(daftar: Sequence[Penugasan]) -> list[Pelaku]:
    pengguna = {p.pegawai.pengguna for p in daftar if p.pegawai.pengguna is not None}
    return [susun_pelaku(satu, HARI) for satu in sorted(pengguna, key=lambda satu: satu.pk)]


@pytest.mark.parametrize("benih", range(6))
def test_predikat_dan_queryset_sependapat_di_kantor_acak(
    kantor_tanpa_lingkup: Kantor, benih: int
) -> None:
    acak = random.Random(benih)
    with tanpa_lingkup():
        lain = buat_kantor_lain(kantor_tanpa_lingkup)
        semua = buat_kantor_acak(kantor_tanpa_lingkup, acak) + buat_kantor_acak(lain, acak)
        lembar = LembarBulanan.objects.bulk_create(
            LembarBulanan(kecamatan_id=p.kecamatan_id, penugasan=p, tahun=2026, bulan=9)
            for p in semua
        )
        pelaku_semua = daftar_pelaku(semua)
    jumlah = 0
    for pelaku in pelaku_semua:
        with lingkup(pelaku.kecamatan_terlihat):
            terjangkau = list(Penugasan.objects.dengan_orang())
            terlihat = set(penugasan_terlihat_oleh(pelaku))
            assert terlihat == {p for p in terjangkau if bisa_lihat_penugasan(pelaku, p)}
            assert set(lembar_terlihat_oleh(pelaku)) == {
                satu for satu in lembar if satu.penugasan in terlihat
            }
            assert all(bisa_lihat_lembar(pelaku, satu) for satu in lembar_terlihat_oleh(pelaku))
            assert set(penugasan_diisi_oleh(pelaku)) <= terlihat
            jumlah += len(terlihat)
        boleh = pelaku.kecamatan_penuh | {p.kecamatan_id for p in pelaku.daftar_penugasan}
        assert {p.kecamatan_id for p in terlihat} <= boleh
    assert jumlah > len(pelaku_semua)


def test_tanpa_penugasan_dan_peran_tidak_melihat_apa_pun(kantor: Kantor) -> None:
    asing = Pelaku(pengguna_id=999, nama="Asing", pada=HARI)
    assert not penugasan_terlihat_oleh(asing).exists()
    assert not penugasan_diisi_oleh(asing).exists()
    assert not any(bisa_lihat_penugasan(asing, p) for p in Penugasan.objects.all())


def test_kecamatan_lain_tidak_terlihat_seperti_tidak_ada(kantor_tanpa_lingkup: Kantor) -> None:
    kantor = kantor_tanpa_lingkup
    lain = buat_kantor_lain(kantor)
    with lingkup([kantor.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DIAJUKAN)
    for nama in ("Dewi", "Eko", "Rina"):
        pelaku = lain.pelaku(nama, SENIN)
        assert not bisa_lihat_lembar(pelaku, lembar)
        with lingkup(pelaku.kecamatan_terlihat):
            for pk in (lembar.pk, lembar.pk + 10**6, 2**63, 2**70):
                with pytest.raises(Http404):
                    ambil_lembar(pelaku, pk)
            for pk in (kantor.penugasan["Citra"].pk, 2**63, 2**70):
                with pytest.raises(Http404):
                    ambil_penugasan(pelaku, pk)


def test_izin_menolak_walau_lingkup_terbuka(kantor_tanpa_lingkup: Kantor) -> None:
    """Rights do not rest on the tenant scope alone."""
    kantor = kantor_tanpa_lingkup
    lain = buat_kantor_lain(kantor)
    with lingkup([kantor.kecamatan.pk, lain.kecamatan.pk]):
        lembar = buat_lembar(kantor, Keadaan.DIVERIFIKASI)
        with pytest.raises(Http404):
            ambil_lembar(lain.pelaku("Rina", SENIN), lembar.pk)


def test_citra_tetap_membaca_lembar_lamanya_setelah_selesai(kantor: Kantor) -> None:
    lembar = buat_lembar(kantor, Keadaan.DISETUJUI)
    kantor.penugasan["Citra"].selesai = date(2026, 9, 30)
    kantor.penugasan["Citra"].save()
    pelaku = kantor.pelaku("Citra", date(2027, 6, 1))
    assert ambil_lembar(pelaku, lembar.pk) == lembar
    assert pelaku.kecamatan_terlihat == (kantor.kecamatan.pk,)
    assert not penugasan_diisi_oleh(pelaku).exists()


def test_sekretaris_melihat_dua_tingkat_di_bawahnya_tidak_lebih(kantor: Kantor) -> None:
    sekretaris = buat_posisi(kantor.kecamatan, "Sekretaris", "sekretaris", kantor.posisi["Camat"])
    kasi = kantor.posisi["Kasi Pelayanan Umum"]
    kasi.atasan = sekretaris
    kasi.save()
    bawah = buat_posisi(
        kantor.kecamatan, "Pembantu", "pelaksana", kantor.posisi["Pengadministrasi Surat"]
    )
    tia = buat_pegawai(kantor.kecamatan.pemda, "Tia Rahma", akun="tia", status="non_asn")
    gilang = buat_pegawai(kantor.kecamatan.pemda, "Gilang", akun="gilang", status="non_asn")
    kantor.penugasan["Tia"] = buat_penugasan(tia, sekretaris)
    buat_penugasan(gilang, bawah)
    terlihat = {p.pegawai.nama for p in penugasan_terlihat_oleh(kantor.pelaku("Tia"))}
    assert terlihat == {"Tia Rahma", "Budi Santoso", "Citra Lestari"}
