"""Random offices by seed: all jenis, agregasi and polaritas; every state of a cell; a seat that
changes hands, a Plt., leave, seats that report one thing, drafts and approved sheets."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from indikator.models import Indikator
from jabatan.models import Jeda, Penugasan, SifatPenugasan
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from realisasi.services import IsianBaris, isi_lembar
from tests.laporan.kantor_ramai import duduki, tambah_staf
from tests.pabrik import Kantor, baca_sel, buat_kantor, hari_isi, isi_bulan, setujui

TRIWULAN = (3, 6, 9, 12)


def _baris(kode: str, **lain: Any) -> dict[str, Any]:
    sumber = ("Agenda", "Register") if kode.startswith("a") else ("Agenda",)
    return {"kode": kode, "kinerja": f"Kinerja {kode[0]}", "nama": f"Indikator {kode}",
            "satuan": "berkas", "sumber": sumber} | lain  # fmt: skip


RASIO = {"label_pembilang": "Selesai", "label_penyebut": "Seluruhnya"}
BARIS = (
    _baris("a-jumlah", target="1000"),
    _baris("a-turun", polaritas="turun", jatuh_tempo=TRIWULAN, target="30", desimal=2,
           rencana={"3": "7", "6": "9.5", "9": "4"}),
    _baris("b-posisi", agregasi="terakhir", target="40"),
    _baris("b-rata", agregasi="rata_rata", polaritas="turun", desimal=2, target="12"),
    _baris("c-persen", jenis="persentase", agregasi="rasio_jumlah", target="90", **RASIO,
           syarat_minimal="5"),
    _baris("c-akhir", jenis="persentase", agregasi="terakhir", polaritas="turun", target="60",
           jatuh_tempo=(2, 8), **RASIO),
    _baris("d-lama", jenis="rata_rata", agregasi="rasio_jumlah", polaritas="turun", desimal=2,
           target="7", **RASIO),
    _baris("d-netral", jenis="rata_rata", agregasi="terakhir", polaritas="netral", **RASIO),
    _baris("e-bersama", target="77"),
    _baris("e-tanpa"),
)  # fmt: skip


def buat_kantor_acak(benih: int) -> tuple[Kantor, Random]:
    """Return an office on 5 October 2026 whose numbers come from the seed."""
    acak = Random(benih)
    kantor = buat_kantor(BARIS)
    with tanpa_lingkup():
        Indikator.objects.filter(kode="e-bersama").update(antar_pemegang="bersama")
    tambah_staf(kantor, "Danu Wijaya")
    tambah_staf(kantor, "Gita Puspita", mulai=date(2026, 3, 1))
    ganti = acak.randint(3, 7)
    _ganti_pemegang(kantor, ganti)
    _beri_cuti(kantor, "Danu", acak.randint(2, 8))
    masa = {"Citra": range(1, ganti), "Eka": range(ganti, 10), "Danu": range(1, 10)}
    for nama, daftar_bulan in (masa | {"Gita": range(3, 10)}).items():
        for bulan in daftar_bulan:
            if acak.random() < 0.75:
                _isi(kantor, acak, nama, bulan)
    _isi_bulan_ganti(kantor, ganti)
    return kantor, acak


def _ganti_pemegang(kantor: Kantor, bulan: int) -> None:
    """Citra goes in mid-month, Eka comes as Plt. the day after."""
    with tanpa_lingkup():
        Penugasan.objects.filter(pk=kantor.penugasan["Citra"].pk).update(
            selesai=date(2026, bulan, 14)
        )
    duduki(kantor, "Eka Saputra", posisi_nama="Pengadministrasi Surat",
           mulai=date(2026, bulan, 15), sifat=SifatPenugasan.PLT)  # fmt: skip
    kantor.penugasan["Citra"].refresh_from_db()


def _beri_cuti(kantor: Kantor, nama: str, bulan: int) -> None:
    periode = Periode(2026, bulan)
    with tanpa_lingkup():
        Jeda.objects.create(
            kecamatan=kantor.kecamatan,
            penugasan=kantor.penugasan[nama],
            mulai=periode.awal,
            selesai=periode.akhir,
        )


def _isi(kantor: Kantor, acak: Random, nama: str, bulan: int) -> None:
    """Fill some rows of a month, or all of them and have it approved."""
    disetujui = acak.random() < 0.4
    isian = {satu["kode"]: _angka(acak, satu) for satu in BARIS if disetujui or acak.random() < 0.7}
    if not isian or _cuti(kantor, nama, bulan):
        return
    lembar = isi_bulan(kantor, nama, bulan, isian)
    if disetujui:
        setujui(kantor, nama, lembar)


def _cuti(kantor: Kantor, nama: str, bulan: int) -> bool:
    with tanpa_lingkup():
        daftar = list(Jeda.objects.filter(penugasan=kantor.penugasan[nama]))
    return any(satu.mulai.month == bulan for satu in daftar)


def _angka(acak: Random, baris: dict[str, Any]) -> str:
    """Zero, nihil where it is offered, whole and broken numbers, 0 dari 0."""
    if acak.random() < 0.12 and baris.get("agregasi") != "terakhir":
        return "nihil"
    if "jenis" not in baris:
        return acak.choice(("0", str(acak.randint(1, 60)), str(acak.randint(1, 400))))
    penyebut = acak.choice((0, 1, 7, 40, 80, acak.randint(1, 300)))
    batas = penyebut if baris["jenis"] == "persentase" else penyebut * 12
    return f"{acak.randint(0, batas)}/{penyebut}"


def _isi_bulan_ganti(kantor: Kantor, bulan: int) -> None:
    """Citra's last days, filled for her by her atasan."""
    with lingkup([kantor.kecamatan.pk]):
        isi_lembar(
            kantor.penugasan["Citra"],
            periode=Periode(2026, bulan),
            oleh=kantor.pelaku("Budi", hari_isi(Periode(2026, bulan))),
            alasan_atas_nama="Sudah berpindah tugas",
            isian=[
                IsianBaris(kantor.indikator(kode).pk, baca_sel(teks), "", 0)
                for kode, teks in (("a-jumlah", "17"), ("b-posisi", "39"), ("d-lama", "61/9"))
            ],
        )
