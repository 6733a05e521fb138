"""The form that chooses a report: a shell around ``baca_pilihan``, which decides what is right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.http import QueryDict

from jabatan.izin import Pelaku, penugasan_terlihat_oleh
from jabatan.models import Penugasan
from kinerja.inti.formulir import FormulirDasar
from kinerja.inti.waktu import Periode
from laporan.models import JenisLaporan
from laporan.rekap.jangka import JenisJangka, susun_setahun
from laporan.rekap.permintaan import (
    BERLAKU,
    NAMA_ISIAN,
    SELALU,
    Menurut,
    PilihanLaporan,
    ambil_jabatan_berlaku,
)

TAHUN_MUNDUR: Final = 4
_TAHUN: Final = re.compile(r"2[0-9]{3}")
_KELOMPOK: Final = {
    JenisJangka.BULAN: "Bulan",
    JenisJangka.TRIWULAN: "Triwulan",
    JenisJangka.SEMESTER: "Semester",
    JenisJangka.TAHUN: "Tahun",
}

_MENURUT: Final = [(satu.value, satu.value.capitalize()) for satu in Menurut]


class PilihLaporanForm(FormulirDasar):
    """Shows the fields of one kind of report, filled as asked (``data``) or as answered
    (``pilihan``); ``masalah`` are the refusals, each beside its field."""

    bungkus = False

    def __init__(
        self,
        data: QueryDict,
        *,
        pelaku: Pelaku,
        jenis: JenisLaporan,
        pilihan: PilihanLaporan | None,
        masalah: Mapping[str, str] | None = None,
    ) -> None:
        isi = {nama: data.get(nama, "") for nama in NAMA_ISIAN}
        if pilihan is not None:
            isi |= _susun_isi(pilihan)
        elif not isi["kecamatan"] and pelaku.kecamatan_utama is not None:
            isi["kecamatan"] = str(pelaku.kecamatan_utama.pk)
        isi["jenis"] = jenis.value
        if not isi["tahun"]:
            isi["tahun"] = str(pelaku.pada.year)
        super().__init__(isi, auto_id="pilih-%s")
        self.helper.disable_csrf = True
        self.pelaku = pelaku
        self._masalah = dict(masalah or {})
        dipakai = SELALU | BERLAKU[jenis]
        self.fields["jenis"] = _sembunyi()
        for nama, susun in self._daftar_isian().items():
            if nama in dipakai:
                bidang = susun(isi)
                if bidang is not None:
                    self.fields[nama] = bidang

    def clean(self) -> dict[str, Any]:
        """Put every refusal beside its field, or above all of them where it is not shown."""
        for nama, pesan in self._masalah.items():
            terlihat = nama in self.fields and nama != "jenis"
            self.add_error(nama if terlihat else None, pesan)
        return super().clean() or {}

    def _daftar_isian(self) -> dict[str, Any]:
        return {
            "kecamatan": self._susun_kecamatan,
            "penugasan": self._susun_penugasan,
            "jangka": lambda isi: _pilih("Periode", _susun_jangka()),
            "tahun": lambda isi: _pilih("Tahun", self._susun_tahun(isi["tahun"])),
            "menurut": lambda isi: _pilih("Menurut", _MENURUT),
            "jabatan": self._susun_jabatan,
            "disetujui": lambda isi: _centang("Hanya yang disetujui"),
        }

    def _susun_kecamatan(self, isi: Mapping[str, str]) -> forms.Field | None:
        """For who sees several."""
        daftar = sorted(self.pelaku.daftar_kecamatan.values(), key=lambda satu: satu.nama)
        if len(daftar) < 2:
            return None
        return _pilih("Kecamatan", [(str(satu.pk), satu.nama) for satu in daftar])

    def _susun_penugasan(self, isi: Mapping[str, str]) -> forms.Field:
        """The posts of the kecamatan that hold a day of the year (1 query)."""
        daftar = [(str(satu.pk), _sebut(satu)) for satu in self._ambil_penugasan(isi)]
        return _pilih("Pegawai", [("", "Semua, sebagai daftar"), *daftar])

    def _susun_jabatan(self, isi: Mapping[str, str]) -> forms.Field:
        """The jabatan in force in the kecamatan's year (1 query)."""
        tempat = {str(pk): satu for pk, satu in self.pelaku.daftar_kecamatan.items()}
        kecamatan, daftar = tempat.get(isi["kecamatan"]), []
        if kecamatan is not None and _TAHUN.fullmatch(isi["tahun"]):
            daftar = ambil_jabatan_berlaku(kecamatan, int(isi["tahun"]))
        return _pilih("Jabatan", [("", "Semua jabatan"), *daftar])

    def _ambil_penugasan(self, isi: Mapping[str, str]) -> Iterable[Penugasan]:
        terlihat = {str(pk): pk for pk in self.pelaku.daftar_kecamatan}
        kecamatan, tahun = terlihat.get(isi["kecamatan"], 0), isi["tahun"]
        daftar = penugasan_terlihat_oleh(self.pelaku).filter(kecamatan_id=kecamatan).ber_iki()
        if _TAHUN.fullmatch(tahun):
            awal, akhir = Periode(int(tahun), 1).awal, Periode(int(tahun), 12).akhir
            daftar = daftar.menyentuh(awal, akhir)
        return daftar.select_related("pegawai", "posisi").order_by(
            "posisi__urut", "posisi_id", "-mulai"
        )

    def _susun_tahun(self, terpilih: str) -> list[tuple[str, str]]:
        kini = self.pelaku.pada.year
        daftar = {str(tahun) for tahun in range(kini - TAHUN_MUNDUR, kini + 1)}
        if _TAHUN.fullmatch(terpilih):
            daftar.add(terpilih)
        return [(tahun, tahun) for tahun in sorted(daftar, reverse=True)]


def _susun_isi(pilihan: PilihanLaporan) -> dict[str, str]:
    """What the form shows of a choice that was understood."""
    return {
        "kecamatan": str(pilihan.kecamatan_id),
        "penugasan": str(pilihan.penugasan_id or ""),
        "jangka": pilihan.jangka.kode_dalam_tahun,
        "tahun": str(pilihan.jangka.tahun),
        "menurut": pilihan.menurut or "",
        "jabatan": pilihan.kode_jabatan,
        "disetujui": "1" if pilihan.hanya_disetujui else "",
    }


def _sebut(penugasan: Penugasan) -> str:
    return f"{penugasan.pegawai.nama}, {penugasan.sebutan_sifat}{penugasan.posisi.nama}"


def _susun_jangka() -> list[tuple[str, list[tuple[str, str]]]]:
    """The nineteen windows of a year, grouped."""
    hasil: dict[str, list[tuple[str, str]]] = {}
    for satu in susun_setahun(2000):
        hasil.setdefault(_KELOMPOK[satu.jenis], []).append((satu.kode_dalam_tahun, satu.pendek))
    return list(hasil.items())


def _sembunyi() -> forms.Field:
    return forms.CharField(required=False, widget=forms.HiddenInput())


def _pilih(label: str, daftar: Sequence[Any]) -> forms.Field:
    """A list to choose from; what stands in it is judged by ``baca_pilihan``."""
    return forms.CharField(label=label, required=False, widget=forms.Select(choices=daftar))


def _centang(label: str) -> forms.Field:
    return forms.BooleanField(
        label=label, required=False, widget=forms.CheckboxInput(attrs={"value": "1"})
    )
