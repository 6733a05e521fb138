"""One function a table of docs/formulas.md: text in, text out, all through the public API."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from indikator.hitung import (
    KATEGORI_BAWAAN,
    Aturan,
    Deret,
    Hasil,
    KeadaanHasil,
    Polaritas,
    bulatkan,
    hitung_capaian,
    hitung_hasil,
    hitung_kategori,
    hitung_nilai_terhitung,
    hitung_rata_capaian,
    hitung_target,
    periksa_kewajaran,
    periksa_sel,
)
from kinerja.inti.angka import SPASI_SEMPIT, tulis_angka
from kinerja.inti.waktu import NAMA_BULAN_PENDEK
from tests.hitung.bahan import (
    SEMUA_BULAN,
    angka,
    baca_bulan,
    baca_isian,
    baca_jendela,
    buat_aturan,
    buat_deret,
    buat_sel,
    hitung,
)

KOSONG = "–"
JATUH_TEMPO = {
    "bulanan": SEMUA_BULAN,
    "triwulanan": frozenset({3, 6, 9, 12}),
    "semesteran": frozenset({6, 12}),
    "insidentil": frozenset({12}),
}


def _tulis(nilai: Decimal | None) -> str:
    """Every place that was printed, zeros included."""
    if nilai is None:
        return KOSONG
    eksponen = nilai.as_tuple().exponent
    assert isinstance(eksponen, int)
    return tulis_angka(nilai, -eksponen)


def _tulis_daftar(daftar: list[str], pemisah: str = "; ") -> str:
    return pemisah.join(daftar) if len(daftar) > 0 else KOSONG


def _baca_jatuh_tempo(teks: str) -> frozenset[int]:
    return JATUH_TEMPO.get(teks) or frozenset(baca_bulan(nama) for nama in teks.split(", "))


def _baca_bagian(teks: str) -> dict[int, Fraction]:
    """``Jan 14/31; Feb–Des``."""
    bagian: dict[int, Fraction] = {}
    for potong in teks.split("; "):
        bulan, _, pecahan = potong.partition(" ")
        isi = Fraction(pecahan) if len(pecahan) > 0 else Fraction(1)
        bagian |= dict.fromkeys(baca_jendela(bulan).bulan, isi)
    return bagian


def _baca_rencana(teks: str) -> dict[int, Decimal]:
    isi = {bulan: sel[0].pembilang for bulan, sel in baca_isian(teks).items()}
    return {bulan: nilai for bulan, nilai in isi.items() if nilai is not None}


def _baca_target(teks: str) -> str | None:
    return None if teks in ("", KOSONG) else teks


def laksanakan_pembulatan(nilai: str, desimal: str) -> dict[str, str]:
    return {"tercetak": _tulis(bulatkan(Fraction(nilai), int(desimal)))}


def laksanakan_realisasi(jenis: str, agregasi: str, isian: str, jendela: str) -> dict[str, str]:
    aturan = buat_aturan(jenis, agregasi, desimal=2 if "rata_rata" in (jenis, agregasi) else 0)
    hasil = hitung(aturan, buat_deret(isian), jendela=jendela)
    return {"realisasi": _tulis(hasil.realisasi) + (" (nihil)" if hasil.nihil else "")}


def laksanakan_target(
    agregasi: str, jatuh_tempo: str, setahun: str, rencana: str, bagian: str, jendela: str
) -> dict[str, str]:
    aturan = buat_aturan("jumlah", agregasi, bulan_jatuh_tempo=_baca_jatuh_tempo(jatuh_tempo))
    deret = buat_deret("", _baca_target(setahun), _baca_bagian(bagian), _baca_rencana(rencana))
    target = hitung_target(aturan, [deret], baca_jendela(jendela))
    return {"target": KOSONG if target is None else tulis_angka(bulatkan(target, 2))}


def laksanakan_kelengkapan(
    jenis: str, jatuh_tempo: str, isian: str, bagian: str, jendela: str
) -> dict[str, str]:
    agregasi = {"jumlah": "jumlah", "persentase": "rasio_jumlah"}[jenis]
    aturan = buat_aturan(jenis, agregasi, bulan_jatuh_tempo=_baca_jatuh_tempo(jatuh_tempo))
    pasangan = zip(isian.split(" & "), bagian.split(" & "), strict=True)
    daftar = [buat_deret(isi, None, _baca_bagian(b)) for isi, b in pasangan]
    hasil = hitung(aturan, *daftar, jendela=jendela)
    assert hasil.sementara is (len(hasil.belum_bulan) > 0)
    return {
        "terjawab": f"{hasil.terjawab} dari {hasil.jatuh_tempo}",
        "belum": _tulis_daftar([NAMA_BULAN_PENDEK[b - 1] for b in hasil.belum_bulan], ", "),
    }


def laksanakan_capaian(polaritas: str, realisasi: str, target: str) -> dict[str, str]:
    capaian = hitung_capaian(
        Polaritas(polaritas), Fraction(angka(realisasi)), Fraction(angka(target))
    )
    return {"capaian": KOSONG if capaian is None else _tulis(bulatkan(capaian, 2))}


def laksanakan_gabungan(
    jenis: str, agregasi: str, antar_pemegang: str, isian: str, setahun: str, jendela: str
) -> dict[str, str]:
    aturan = buat_aturan(jenis, agregasi, antar_pemegang=antar_pemegang)
    daftar_isian = [isi.strip() for isi in isian.split("&")]
    pasangan = zip(daftar_isian, setahun.split(" & "), strict=True)
    daftar: list[Deret] = [buat_deret(isi, _baca_target(target)) for isi, target in pasangan]
    hasil = hitung(aturan, *daftar, jendela=jendela)
    return {
        "realisasi": _tulis(hasil.realisasi),
        "target": _tulis(hasil.target),
        "capaian": _tulis(hasil.capaian),
        "catatan": "berbeda" if len(hasil.catatan) > 0 else KOSONG,
    }


def _buat_hasil(capaian: str) -> Hasil:
    """A row that reached ``capaian`` percent, exactly."""
    aturan = buat_aturan("persentase", "rasio_jumlah", bisa_melebihi=True)
    deret = buat_deret("", "100")
    sel = buat_sel("1/100")
    terisi = {1: (replace(sel, pembilang=Decimal(capaian.replace(",", "."))),)}
    return hitung_hasil(aturan, [replace(deret, sel=terisi)], baca_jendela("Jan"), KATEGORI_BAWAAN)


def laksanakan_kategori(capaian: str) -> dict[str, str]:
    hasil = _buat_hasil(capaian)
    assert hasil.capaian is not None
    assert hasil.kategori == hitung_kategori(hasil.capaian, KATEGORI_BAWAAN).nama
    merah = [alasan.replace(SPASI_SEMPIT, " ") for alasan in hasil.alasan_merah]
    assert hasil.merah is (len(merah) > 0)
    return {
        "tercetak": _tulis(hasil.capaian),
        "kategori": hasil.kategori,
        "merah": _tulis_daftar(merah),
    }


def laksanakan_nilai_terhitung(capaian: str, batas: str) -> dict[str, str]:
    batas_capaian = None if batas == KOSONG else angka(batas)
    kategori = replace(KATEGORI_BAWAAN, batas_capaian=batas_capaian)
    tercetak = bulatkan(Fraction(angka(capaian)), 2)
    return {"nilai_terhitung": _tulis(hitung_nilai_terhitung(tercetak, kategori))}


def _ambil_baris(isi: str) -> Hasil:
    """A row of an average: its capaian, or why it has none."""
    khusus: dict[str, tuple[Aturan, Deret, KeadaanHasil]] = {
        "belum jatuh tempo": (
            buat_aturan(bulan_jatuh_tempo=frozenset({6})),
            buat_deret("", "5"),
            KeadaanHasil.BELUM_JATUH_TEMPO,
        ),
        "netral": (buat_aturan(polaritas="netral"), buat_deret("Jan 3"), KeadaanHasil.NETRAL),
        "tanpa target": (buat_aturan(), buat_deret("Jan 3"), KeadaanHasil.TANPA_TARGET),
        "tanpa data": (buat_aturan(), buat_deret("", "5"), KeadaanHasil.TANPA_DATA),
    }
    if isi not in khusus:
        return _buat_hasil(isi)
    aturan, deret, keadaan = khusus[isi]
    hasil = hitung(aturan, deret, jendela="Jan")
    assert hasil.keadaan is keadaan
    return hasil


def laksanakan_rata(baris: str, bobot: str) -> dict[str, str]:
    daftar = [_ambil_baris(isi) for isi in baris.split("; ")]
    berat = [Fraction(b) for b in bobot.split("; ")] if len(bobot) > 0 else None
    rata = hitung_rata_capaian(daftar, KATEGORI_BAWAAN, berat)
    return {
        "rata": _tulis(rata.nilai),
        "kategori": KOSONG if rata.kategori is None else rata.kategori,
        "terhitung": f"{rata.terhitung} dari {rata.seluruhnya}",
    }


def laksanakan_syarat(minimal: str, pertanyaan: str, isian: str) -> dict[str, str]:
    aturan = buat_aturan(
        "persentase",
        "rasio_jumlah",
        syarat_minimal=None if len(minimal) == 0 else angka(minimal),
        syarat_pertanyaan=pertanyaan,
    )
    hasil = hitung(aturan, buat_deret(isian), jendela="Jan–Feb")
    gagal = [f"{NAMA_BULAN_PENDEK[g.bulan - 1]}: {g.uraian}" for g in hasil.syarat_gagal]
    return {"realisasi": _tulis(hasil.realisasi), "gagal": _tulis_daftar(gagal)}


def laksanakan_periksa(
    jenis: str, agregasi: str, bisa_melebihi: str, isian: str, keterangan: str
) -> dict[str, str]:
    aturan = buat_aturan(jenis, agregasi, bisa_melebihi={"ya": True, "tidak": False}[bisa_melebihi])
    sel = buat_sel(isian)
    return {
        "ditolak": _tulis_daftar([m.kode.value for m in periksa_sel(aturan, sel, keterangan)]),
        "diperingatkan": _tulis_daftar([m.kode.value for m in periksa_kewajaran(aturan, sel)]),
    }
