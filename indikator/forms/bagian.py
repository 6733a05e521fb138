"""Forms of the head of a jabatan, its fungsi, its kinerja utama."""

from __future__ import annotations

from typing import Any

from indikator.forms.dasar import BulanMulaiField, FormulirKatalog
from indikator.services import IsianJabatan
from jabatan.models import Jabatan
from kinerja.inti.formulir import ParagrafField, TeksField


class JabatanForm(FormulirKatalog):
    nama = TeksField(
        label="Nama jabatan",
        max_length=200,
        help_text="Seperti tertulis pada SK, misalnya Pengelola Arsip.",
        error_messages={"required": "Isi nama jabatan."},
    )
    tugas = ParagrafField(label="Tugas", error_messages={"required": "Isi tugas jabatan."})
    catatan_kaki = ParagrafField(
        label="Catatan kaki",
        baris=3,
        required=False,
        help_text="Kalimat di bawah tabel pada SK; kosongkan bila tidak ada.",
    )
    kode = TeksField(
        label="Kode",
        max_length=100,
        required=False,
        help_text="Huruf kecil, angka, dan tanda hubung; menghubungkan jabatan ini dari tahun ke "
        "tahun dan tidak berubah lagi. Kosongkan agar disusun dari nama.",
    )

    def __init__(self, *args: Any, jabatan: Jabatan | None = None, **kwargs: Any) -> None:
        if jabatan is not None:
            kolom = ("nama", "tugas", "catatan_kaki")
            kwargs["initial"] = {satu: getattr(jabatan, satu) for satu in kolom}
        super().__init__(*args, **kwargs)
        if jabatan is not None:
            del self.fields["kode"]

    @property
    def isian(self) -> IsianJabatan:
        isi = self.cleaned_data
        return IsianJabatan(
            nama=isi["nama"],
            tugas=isi["tugas"],
            catatan_kaki=isi["catatan_kaki"],
            kode=isi.get("kode", ""),
        )


class FungsiForm(FormulirKatalog):
    uraian = ParagrafField(
        label="Uraian fungsi",
        help_text="Huruf a, b, c mengikuti urutannya; tidak perlu ditulis.",
        error_messages={"required": "Isi uraian fungsi."},
    )


class KinerjaUtamaForm(FormulirKatalog):
    uraian = ParagrafField(
        label="Kinerja utama",
        help_text="Hasil yang diharapkan, misalnya Terkelolanya arsip kecamatan.",
        error_messages={"required": "Isi kinerja utama."},
    )
    berlaku_dari = BulanMulaiField()

    def __init__(self, *args: Any, bulan_mulai: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["berlaku_dari"]
        assert isinstance(bidang, BulanMulaiField)
        if bulan_mulai is None:
            del self.fields["berlaku_dari"]
        else:
            bidang.batasi(bulan_mulai)
