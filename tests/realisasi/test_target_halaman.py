"""The pages of targets without JavaScript: nothing typed is lost, nothing half-saved."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from indikator.models import Target
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from tests.pabrik import BARIS_MINI, Kantor, buat_baris_tambahan, buat_kantor, isi_bulan, setujui
from tests.realisasi.adegan import LENGKAP
from tests.realisasi.adegan_target import (
    SURAT,
    ambil,
    isian,
    jadikan_admin,
    jejak_target,
    tambah_rekan,
    tambah_tahun_lalu,
    tetapkan,
)
from tests.realisasi.peramban import baca_formulir, hitung_kueri, masuk, pesan, pk

BARIS_NETRAL = {
    "kode": "pelanggaran",
    "kinerja": "Terlaksananya pelayanan umum",
    "nama": "Jumlah pelanggaran yang ditemukan",
    "satuan": "pelanggaran",
    "polaritas": "netral",
}


def alamat(kantor: Kantor, nama: str = "target_posisi", tahun: int = 2026) -> str:
    return reverse(f"realisasi:{nama}", args=[kantor.posisi[SURAT].pk, tahun])


def teks(jawaban: Any) -> str:
    return " ".join(jawaban.content.decode().split())


def kirim(client: Client, kantor: Kantor, **ubah: str) -> Any:
    """Send the page's own form with some inputs typed over: t_surat_masuk="…", r_…, b_…__3."""
    isi = baca_formulir(client.get(alamat(kantor)), "target")
    for nama, nilai in ubah.items():
        huruf, _, sisa = nama.partition("_")
        kode, _, bulan = sisa.partition("__")
        kunci = f"{huruf}-{pk(kantor, kode.replace('_', '-'))}"
        isi[f"{kunci}-{bulan}" if bulan else kunci] = nilai
    return client.post(alamat(kantor), isi)


# --- overview -------------------------------------------------------------------------------------


def test_ikhtisar_menghitung_yang_bertarget_dan_menyebut_yang_kurang(kantor: Kantor) -> None:
    tambah_rekan(kantor)
    tetapkan(
        kantor,
        "Sari",
        isian(kantor, "surat-masuk", None),
        isian(kantor, "waktu-pelayanan", None),
    )
    halaman = teks(masuk(kantor, "Sari").get(reverse("realisasi:target")))
    assert "1 dari 2 posisi bertarget lengkap" in halaman
    assert "<strong>3 dari 5</strong> bertarget" in halaman
    assert "Kurang 2" in halaman
    assert "<li>Jumlah surat masuk yang tercatat</li>" in halaman
    assert "Citra Lestari" in halaman


def test_baris_netral_tidak_dihitung_dan_dikatakan(db: None) -> None:
    kantor = buat_kantor((BARIS_MINI[0], BARIS_NETRAL))
    sari = masuk(kantor, "Sari")
    assert "<strong>1 dari 1</strong>" in teks(sari.get(reverse("realisasi:target")))
    jawaban = sari.get(alamat(kantor))
    assert "Baris netral: dicatat saja, tanpa target dan capaian" in teks(jawaban)
    netral = pk(kantor, "pelanggaran")
    assert f"t-{netral}" not in jawaban.content.decode()
    isi = baca_formulir(jawaban, "target") | {f"y-{netral}": "", f"t-{netral}": "5"}
    sari.post(alamat(kantor), isi)
    with tanpa_lingkup():
        assert ambil(kantor, "pelanggaran") is None


def test_tahun_dipilih_dan_tahun_tanpa_katalog_404(kantor: Kantor) -> None:
    tambah_tahun_lalu(kantor)
    sari, daftar = masuk(kantor, "Sari"), reverse("realisasi:target")
    assert "Target 2025" in teks(sari.get(f"{daftar}?tahun=2025"))
    assert sari.get(f"{daftar}?tahun=2019").status_code == 404
    assert "Tidak ada indikator" in teks(sari.get(alamat(kantor, tahun=2030)))


def test_staf_dan_kasi_tidak_membuka_target(kantor: Kantor) -> None:
    for nama in ("Citra", "Budi"):
        assert masuk(kantor, nama).get(reverse("realisasi:target")).status_code == 403
        assert masuk(kantor, nama).get(alamat(kantor)).status_code == 403


# --- one seat -------------------------------------------------------------------------------------


def test_halaman_menjelaskan_arti_setiap_target(kantor: Kantor) -> None:
    halaman = teks(masuk(kantor, "Sari").get(alamat(kantor)))
    assert "Dibagi rata 12 bulan: Januari 100, s.d. September 900" in halaman
    assert "Target penuh setiap bulan" in halaman
    assert "Target penuh pada Februari" in halaman
    assert "surat setahun" in halaman
    assert "arsip setahun" not in halaman


def test_menyimpan_tanpa_mengubah_tidak_menulis_apa_pun(kantor: Kantor) -> None:
    jawaban = kirim(masuk(kantor, "Sari"), kantor)
    assert jawaban.status_code == 302
    assert jejak_target() == []


def test_target_dan_rencana_tersimpan_lalu_tampil_lagi(kantor: Kantor) -> None:
    sari = masuk(kantor, "Sari")
    jawaban = kirim(
        sari, kantor, t_surat_masuk="1.300", r_surat_masuk="ya", b_surat_masuk__3="1.300"
    )
    assert jawaban.status_code == 302
    jawaban = sari.get(alamat(kantor))
    assert pesan(jawaban) == ["1 target tersimpan."]
    isi = baca_formulir(jawaban, "target")
    satu = pk(kantor, "surat-masuk")
    assert isi[f"t-{satu}"] == "1.300"
    assert isi[f"r-{satu}"] == "ya"
    assert isi[f"b-{satu}-3"] == "1.300"
    assert isi[f"b-{satu}-4"] == ""
    assert "Sesuai rencana: Januari 0, s.d. September 1.300" in teks(jawaban)


def test_rencana_hanya_untuk_bulan_jatuh_tempo(kantor: Kantor) -> None:
    isi = baca_formulir(masuk(kantor, "Sari").get(alamat(kantor)), "target")
    # One due month has nothing to plan.
    satu = pk(kantor, "kehadiran-musrenbang")
    assert [nama for nama in isi if nama.startswith(f"b-{satu}-")] == []


def test_rencana_ditawarkan_pada_bulan_jatuh_tempo_yang_berlaku(db: None) -> None:
    kantor = buat_kantor(({**BARIS_MINI[0], "jatuh_tempo": (3, 6, 9, 12)},))
    with tanpa_lingkup():
        baris = kantor.indikator("surat-masuk")
        baris.berlaku_dari = 5
        baris.save()
    jawaban = masuk(kantor, "Sari").get(alamat(kantor))
    isi = baca_formulir(jawaban, "target")
    assert [nama.rpartition("-")[2] for nama in isi if nama[:2] == "b-"] == ["6", "9", "12"]
    assert "Dibagi rata 4 bulan: Juni 300, s.d. September 600" in teks(jawaban)
    assert "Berlaku mulai Mei" in teks(jawaban)


def test_rencana_yang_kurang_ditolak_di_barisnya_dan_isian_lain_tetap_ada(kantor: Kantor) -> None:
    jawaban = kirim(
        masuk(kantor, "Sari"),
        kantor,
        t_surat_masuk="120",
        r_surat_masuk="ya",
        b_surat_masuk__1="110",
        t_arsip_pegawai="45",
        t_waktu_pelayanan="7.5",
    )
    assert jawaban.status_code == 422
    halaman = teks(jawaban)
    assert "Jumlah rencana 110, target setahun 120: kurang 10" in halaman
    assert "Yang tersimpan: 1.200" in halaman
    assert "Untuk desimal pakai koma, misalnya 12,5." in halaman
    isi = baca_formulir(jawaban, "target")
    assert isi[f"t-{pk(kantor, 'surat-masuk')}"] == "120"
    assert isi[f"b-{pk(kantor, 'surat-masuk')}-1"] == "110"
    assert isi[f"t-{pk(kantor, 'arsip-pegawai')}"] == "45"
    assert isi[f"t-{pk(kantor, 'waktu-pelayanan')}"] == "7.5"
    arsip = ambil(kantor, "arsip-pegawai")
    assert arsip is not None
    assert arsip.setahun == Decimal(40)


def test_rencana_yang_diketik_tanpa_ditandai_tidak_hilang(kantor: Kantor) -> None:
    jawaban = kirim(masuk(kantor, "Sari"), kantor, b_surat_masuk__1="1.200")
    assert jawaban.status_code == 422
    assert "Tandai Rencana bulanan agar rencana ini dipakai" in teks(jawaban)
    assert baca_formulir(jawaban, "target")[f"b-{pk(kantor, 'surat-masuk')}-1"] == "1.200"
    jawaban = kirim(masuk(kantor, "Sari"), kantor, r_surat_masuk="ya")
    assert "Isi rencana paling sedikit satu bulan" in teks(jawaban)


def test_melepas_tanda_rencana_membagi_rata_lagi(kantor: Kantor) -> None:
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1200", {6: "1200"}))
    sari = masuk(kantor, "Sari")
    isi = baca_formulir(sari.get(alamat(kantor)), "target")
    del isi[f"r-{pk(kantor, 'surat-masuk')}"]
    assert sari.post(alamat(kantor), isi).status_code == 302
    ada = ambil(kantor, "surat-masuk")
    assert ada is not None
    assert ada.rencana == {}


def test_persentase_di_atas_seratus_ditolak_bila_tidak_dapat_melebihi(kantor: Kantor) -> None:
    jawaban = kirim(masuk(kantor, "Sari"), kantor, t_kehadiran_musrenbang="101")
    assert "paling banyak 100 persen" in teks(jawaban)
    assert kirim(masuk(kantor, "Sari"), kantor, t_rekomendasi="101,5").status_code == 302


def test_target_basi_dijawab_409_dengan_ketikan_tetap_ada_lalu_dapat_disimpan(
    kantor: Kantor,
) -> None:
    sari = masuk(kantor, "Sari")
    satu = pk(kantor, "surat-masuk")
    isi = baca_formulir(sari.get(alamat(kantor)), "target") | {f"t-{satu}": "1.300"}
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1250"))
    jawaban = sari.post(alamat(kantor), isi)
    assert jawaban.status_code == 409
    assert "sudah diubah di tempat lain menjadi 1.250" in teks(jawaban)
    lagi = baca_formulir(jawaban, "target")
    assert lagi[f"t-{satu}"] == "1.300"
    assert sari.post(alamat(kantor), lagi).status_code == 302
    ada = ambil(kantor, "surat-masuk")
    assert ada is not None
    assert ada.setahun == Decimal(1300)


def test_yang_menjabat_posisi_itu_hanya_membaca(kantor: Kantor) -> None:
    jadikan_admin(kantor, "Citra")
    citra = masuk(kantor, "Citra")
    halaman = teks(citra.get(alamat(kantor)))
    assert "Anda menjabat posisi ini pada 2026" in halaman
    assert "Simpan target" not in halaman
    satu = pk(kantor, "surat-masuk")
    assert citra.post(alamat(kantor), {f"y-{satu}": "1200", f"t-{satu}": "x"}).status_code == 403


def test_tahun_arsip_hanya_dibaca_dan_kiriman_ditolak(kantor: Kantor) -> None:
    sari = masuk(kantor, "Sari")
    isi = baca_formulir(sari.get(alamat(kantor)), "target")
    kantor.katalog.keadaan = "arsip"
    kantor.katalog.save()
    assert "sudah diarsipkan" in teks(sari.get(alamat(kantor)))
    satu = pk(kantor, "surat-masuk")
    assert sari.post(alamat(kantor), isi | {f"t-{satu}": "5"}).status_code == 409


# --- last year, approved months ------------------------------------------------------------------


def test_target_dan_realisasi_tahun_lalu_tampil_di_sisi_isian(kantor: Kantor) -> None:
    lalu = tambah_tahun_lalu(kantor)
    isi_bulan(lalu, "Citra", 1, {"surat-masuk": "90", "waktu-pelayanan": "280/40"}, tahun=2025)
    isi_bulan(lalu, "Citra", 2, {"surat-masuk": "110", "waktu-pelayanan": "320/40"}, tahun=2025)
    halaman = teks(masuk(kantor, "Sari").get(alamat(kantor)))
    assert "<dt>Target 2025</dt> <dd>1.100</dd>" in halaman
    assert "<dd>200 <small>2 bulan terisi</small></dd>" in halaman
    assert "<dd>7,5 <small>2 bulan terisi</small></dd>" in halaman


def test_tanpa_tahun_lalu_tidak_ada_kolomnya(kantor: Kantor) -> None:
    assert "Target 2025" not in teks(masuk(kantor, "Sari").get(alamat(kantor)))


def test_isikan_dari_tahun_lalu_mengetik_dan_belum_menyimpan(kantor: Kantor) -> None:
    tambah_tahun_lalu(kantor)
    with tanpa_lingkup():
        Target.objects.filter(
            posisi=kantor.posisi[SURAT],
            indikator__in=[kantor.indikator("surat-masuk"), kantor.indikator("rekomendasi")],
        ).delete()
    sari = masuk(kantor, "Sari")
    assert "2 baris yang masih kosong bertarget pada 2025" in teks(sari.get(alamat(kantor)))
    jawaban = sari.get(f"{alamat(kantor)}?dari=tahun-lalu")
    assert "2 target 2025 diisikan ke baris yang masih kosong. Belum tersimpan" in teks(jawaban)
    assert "Dibagi rata 12 bulan: Januari 91,67, s.d. September 825" in teks(jawaban)
    assert ambil(kantor, "surat-masuk") is None
    isi = baca_formulir(jawaban, "target")
    assert isi[f"t-{pk(kantor, 'surat-masuk')}"] == "1.100"
    assert isi[f"t-{pk(kantor, 'arsip-pegawai')}"] == "40"
    sari.post(alamat(kantor), isi)
    ada = ambil(kantor, "surat-masuk")
    assert ada is not None
    assert ada.setahun == Decimal(1100)
    assert len(jejak_target()) == 2


def test_bulan_yang_disetujui_dengan_target_lama_disebut(kantor: Kantor) -> None:
    for bulan in (7, 8):
        setujui(kantor, "Citra", isi_bulan(kantor, "Citra", bulan, LENGKAP))
    sari = masuk(kantor, "Sari")
    halaman = teks(sari.get(alamat(kantor)))
    assert "Sudah disetujui: Juli s.d. Agustus 2026" in halaman
    assert "sudah disetujui dengan target" not in halaman
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "2400"))
    halaman = teks(sari.get(alamat(kantor)))
    assert "Juli s.d. Agustus sudah disetujui dengan target 1.200." in halaman


# --- copies ---------------------------------------------------------------------------------------


def test_pratinjau_salinan_menyebut_dari_apa_menjadi_apa_lalu_menyalin(kantor: Kantor) -> None:
    galih = tambah_rekan(kantor)
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1300"))
    sari = masuk(kantor, "Sari")
    assert "Salin ke posisi lain" in teks(sari.get(alamat(kantor)))
    jawaban = sari.get(alamat(kantor, "target_salin"))
    assert "<td>1.200</td><td>1.300" in teks(jawaban)
    isi = baca_formulir(jawaban, "salin")
    assert isi["posisi"].startswith(f"{galih.pk}:")
    assert sari.post(alamat(kantor, "target_salin"), isi).status_code == 302
    assert pesan(sari.get(alamat(kantor))) == ["1 target disalin ke 1 posisi."]
    assert "Targetnya sudah sama" in teks(sari.get(alamat(kantor, "target_salin")))


def test_salinan_basi_dijawab_409_dengan_pratinjau_baru(kantor: Kantor) -> None:
    tambah_rekan(kantor)
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1300"))
    sari = masuk(kantor, "Sari")
    isi = baca_formulir(sari.get(alamat(kantor, "target_salin")), "salin")
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1400"))
    jawaban = sari.post(alamat(kantor, "target_salin"), isi)
    assert jawaban.status_code == 409
    assert "belum ada yang disalin" in teks(jawaban)
    assert "<td>1.200</td><td>1.400" in teks(jawaban)


def test_pratinjau_melewati_posisi_yang_dijabat_sendiri(kantor: Kantor) -> None:
    tambah_rekan(kantor)
    tetapkan(kantor, "Sari", isian(kantor, "surat-masuk", "1300"))
    jadikan_admin(kantor, "Galih")
    halaman = teks(masuk(kantor, "Galih").get(alamat(kantor, "target_salin")))
    assert "Anda menjabat posisi ini" in halaman
    assert "Salin ke yang bertanda" not in halaman


# --- queries --------------------------------------------------------------------------------------


@pytest.mark.parametrize("nama", ["target", "target_posisi", "target_salin"])
def test_kueri_tetap_untuk_baris_dan_posisi_dua_kali_lipat(db: None, nama: str) -> None:
    kantor = buat_kantor((*BARIS_MINI, *buat_baris_tambahan(8)))

    def hitung() -> int:
        tujuan = reverse("realisasi:target") if nama == "target" else alamat(kantor, nama)
        return hitung_kueri(masuk(kantor, "Sari"), tujuan)

    with lingkup([kantor.kecamatan.pk]):
        tambah_tahun_lalu(kantor)
        tambah_rekan(kantor)
        setujui(kantor, "Citra", isi_bulan(kantor, "Citra", 7, LENGKAP | _tambahan(8)))
    sedikit = hitung()
    with lingkup([kantor.kecamatan.pk]):
        for rekan in ("Hana", "Intan", "Joko"):
            tambah_rekan(kantor, rekan)
        setujui(kantor, "Citra", isi_bulan(kantor, "Citra", 8, LENGKAP | _tambahan(8)))
    assert hitung() == sedikit <= 12


def _tambahan(banyaknya: int) -> dict[str, str]:
    return {f"surat-lain-{nomor}": "10" for nomor in range(1, banyaknya + 1)}
