"""The page of one month to be filled, from what was read and what was refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.safestring import SafeString

from jabatan.kesalahan import TidakBerhak
from jabatan.models import Penugasan
from kinerja.inti.kesalahan import Penolakan
from realisasi.alur import Tindakan
from realisasi.antrean import ambil_permintaan_bulan
from realisasi.forms import BacaMatriks, Galat
from realisasi.halaman.bentrok import SelBentrok
from realisasi.halaman.berkas import Berkas
from realisasi.halaman.kemajuan import susun_kemajuan, tulis_keadaan, tulis_kemajuan
from realisasi.halaman.kisi import Kisi
from realisasi.halaman.lembar import BahanLembar, ambil_kembali, susun_kelompok
from realisasi.halaman.nihil import susun_sisa_nihil
from realisasi.halaman.slot import AlamatJelas
from realisasi.halaman.strip import susun_strip, tulis_strip
from realisasi.rekap import hitung_bukti


@dataclass(frozen=True, slots=True)
class Tolakan:
    """What a POST brought that could not be done: everything as typed, and why."""

    baca: BacaMatriks | None = None
    galat: Mapping[int, tuple[Galat, ...]] = field(default_factory=dict)
    bentrok: Mapping[int, SelBentrok] = field(default_factory=dict)
    penolakan: Penolakan | None = None
    pesan: str = ""
    alasan: str = ""


def susun_halaman_isi(berkas: Berkas, tolakan: Tolakan | None = None) -> dict[str, object]:
    """Return what the page shows (up to 2 queries: the last return, a request to open)."""
    tolakan = tolakan or Tolakan()
    tolak_isi = berkas.situasi.tolak(Tindakan.ISI)
    if tolakan.baca is not None and not isinstance(tolak_isi, TidakBerhak):
        tolak_isi = None  # what he typed stays in its inputs, though the month closed meanwhile
    kembali = ambil_kembali(berkas.lembar)
    alasan_kembali = kembali.alasan_sel if kembali else {}
    return {
        "berkas": berkas,
        "strip": _susun_strip(berkas),
        "kisi": _susun_kisi(berkas, tolakan, alasan_kembali, terkunci=tolak_isi is not None),
        "kemajuan": tulis_kemajuan(susun_kemajuan(berkas)),
        "keadaan": tulis_keadaan(berkas.lembar),
        "sisa_nihil": () if tolak_isi else susun_sisa_nihil(berkas).isian,
        "kembali": kembali,
        "tolak_isi": tolak_isi,
        **_susun_buka(berkas),
        "sisa_hari": 0 if tolak_isi else (berkas.situasi.jadwal.batas - berkas.pelaku.pada).days,
        "penolakan": tolakan.penolakan,
        "pesan_galat": tolakan.penolakan.pesan if tolakan.penolakan else tolakan.pesan,
        "tujuan": sebut_tujuan(berkas.penugasan),
        "kiriman_alasan": tolakan.alasan,
    }


def _susun_strip(berkas: Berkas) -> SafeString:
    hari = berkas.pelaku.pada
    strip = susun_strip(berkas.penugasan, berkas.daftar_lembar, berkas.periode, hari)
    return tulis_strip(strip, berkas.penugasan.pk)


def _susun_kisi(
    berkas: Berkas, tolakan: Tolakan, alasan_kembali: Mapping[int, str], *, terkunci: bool
) -> SafeString:
    bahan = BahanLembar(
        arti=berkas.arti,
        periode=berkas.periode,
        tersimpan=berkas.tersimpan,
        sel=berkas.sel,
        lalu=berkas.lalu,
        ketikan=tolakan.baca.ketikan if tolakan.baca is not None else {},
        galat=tolakan.galat,
        bentrok=tolakan.bentrok,
        alasan_kembali=alasan_kembali,
    )
    alamat = AlamatJelas.untuk(berkas.penugasan.pk, berkas.periode.kode)
    alamat_bukti = reverse("realisasi:bukti", args=[berkas.penugasan.pk, berkas.periode.kode])
    kisi = Kisi(berkas.periode, alamat, terkunci, alamat_bukti, hitung_bukti(berkas.lembar))
    return kisi.tulis(susun_kelompok(bahan))


def _susun_buka(berkas: Berkas) -> dict[str, object]:
    """Return the ways back into the month: withdrawing, asking, the request that waits."""
    permintaan = None
    if bisa_minta := berkas.situasi.bisa(Tindakan.MINTA_BUKA):
        permintaan = ambil_permintaan_bulan(berkas.penugasan, berkas.periode)
    return {
        "bisa_tarik": berkas.lembar is not None and berkas.situasi.bisa(Tindakan.TARIK),
        "bisa_minta": bisa_minta and permintaan is None,
        "bisa_buka": berkas.lembar is None and berkas.situasi.bisa(Tindakan.BUKA_KUNCI),
        "permintaan": permintaan,
    }


def sebut_tujuan(penugasan: Penugasan) -> str:
    """Return to whom "Ajukan" leads, as the button says it."""
    atasan = penugasan.posisi.atasan
    if atasan is None or not penugasan.kecamatan.langkah_atasan:
        return "Camat"
    return {"kasubbag": "Kasubbag", "kasi": "Kasi", "sekretaris": "Sekretaris"}.get(
        atasan.jenis, "Camat"
    )
