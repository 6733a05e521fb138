"""Forms of the calendar, the settings of an office and of its pemda, and the roles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from akun.models import Pengguna
from jabatan.forms.dasar import TAK_SAH, FormulirKantor
from jabatan.models import JenisPeran, Kecamatan, PemerintahDaerah, PeriodePengisian, ZonaWaktu
from jabatan.services import (
    KOLOM_JADWAL,
    KOLOM_KECAMATAN,
    KOLOM_PEMDA,
    KOLOM_PERIODE,
    IsianKecamatan,
    IsianPeran,
    IsianPeriode,
)
from kinerja.inti.formulir import SurelField, TanggalField, TeksField

PESAN_PENGGUNA = TAK_SAH | {"required": "Pilih orangnya."}
LANGKAH = (
    ("ya", "Ya: diverifikasi atasan langsung dahulu, lalu disetujui Camat"),
    ("tidak", "Tidak: langsung disetujui Camat"),
)


def _alasan() -> TeksField:
    return TeksField(
        label="Alasan",
        max_length=300,
        help_text="Tercatat di Log Aktivitas.",
        error_messages={"required": "Isi alasan perubahan ini."},
    )


class PeriodeForm(FormulirKantor):
    buka = TanggalField(label="Dibuka")
    batas = TanggalField(
        label="Batas pengisian", help_text="Sesudah hari ini, pengajuan tercatat terlambat."
    )
    verifikasi = TanggalField(label="Batas verifikasi")
    kunci = TanggalField(label="Kunci", help_text="Hari terakhir mengisi dan mengajukan.")
    alasan = _alasan()

    def __init__(self, *args: Any, periode: PeriodePengisian, **kwargs: Any) -> None:
        kwargs["initial"] = {satu: getattr(periode, satu) for satu in KOLOM_PERIODE}
        super().__init__(*args, **kwargs)
        self.lihat(periode, KOLOM_PERIODE)

    @property
    def isian(self) -> IsianPeriode:
        return IsianPeriode(**self.cleaned_data)


class JadwalForm(FormulirKantor):
    """The default days; ``alasan`` is of the change and not kept beside them."""

    hari_batas = forms.IntegerField(label="Batas pengisian, tanggal")
    hari_verifikasi = forms.IntegerField(label="Batas verifikasi, tanggal")
    hari_kunci = forms.IntegerField(label="Kunci, tanggal")
    alasan = _alasan()

    def __init__(self, *args: Any, kecamatan: Kecamatan, **kwargs: Any) -> None:
        kwargs["initial"] = {satu: getattr(kecamatan, satu) for satu in KOLOM_JADWAL}
        super().__init__(*args, **kwargs)
        self.lihat(kecamatan, KOLOM_JADWAL)
        for nama in KOLOM_JADWAL:
            kolom = self.fields[nama]
            kolom.widget = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 2})
            kolom.error_messages |= dict.fromkeys(
                ("required", "invalid"), "Isi tanggal dengan angka, 1 sampai 28."
            )

    def _sebut_tersimpan(self) -> None:
        super()._sebut_tersimpan()
        self.errors.pop("alasan", None)


class KecamatanForm(FormulirKantor):
    nama = TeksField(
        label="Nama kecamatan",
        max_length=120,
        help_text="Tanpa kata Kecamatan, misalnya Sukamaju.",
        error_messages={"required": "Isi nama kecamatan."},
    )
    alamat = TeksField(
        label="Alamat", max_length=200, error_messages={"required": "Isi alamat kantor."}
    )
    kode_pos = forms.RegexField(
        r"^[0-9]{5}\Z",
        label="Kode pos",
        required=False,
        max_length=5,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": "Kode pos terdiri atas 5 angka."},
    )
    telepon = TeksField(label="Telepon", max_length=40, required=False)
    surel = SurelField(label="Surel")
    tempat_tanda_tangan = TeksField(
        label="Tempat tanda tangan",
        max_length=80,
        help_text="Tercetak di atas tanda tangan: Sukamaju, 5 Oktober 2026.",
        error_messages={"required": "Isi tempat tanda tangan."},
    )
    zona_waktu = forms.ChoiceField(
        label="Zona waktu",
        choices=ZonaWaktu.choices,
        help_text="Hari kunci berakhir tengah malam di zona ini.",
        error_messages=TAK_SAH,
    )
    langkah_atasan = forms.ChoiceField(
        label="Verifikasi atasan langsung",
        choices=LANGKAH,
        help_text=(
            "Bila dimatikan, lembar yang sedang menunggu atasan langsung menjadi giliran Camat."
        ),
        error_messages=TAK_SAH | {"required": "Pilih salah satu."},
    )

    def __init__(self, *args: Any, kecamatan: Kecamatan | None = None, **kwargs: Any) -> None:
        awal = kecamatan or Kecamatan()
        isi = {satu: getattr(awal, satu) for satu in KOLOM_KECAMATAN}
        kwargs["initial"] = isi | {"langkah_atasan": "ya" if awal.langkah_atasan else "tidak"}
        super().__init__(*args, **kwargs)
        if kecamatan is not None:
            self.lihat(kecamatan, KOLOM_KECAMATAN)

    def clean_nama(self) -> str:
        nama = str(self.cleaned_data["nama"])
        if nama.lower().startswith("kecamatan "):
            raise forms.ValidationError("Tulis tanpa kata Kecamatan; kop menambahkannya.")
        return nama

    @property
    def isian(self) -> IsianKecamatan:
        langkah = self.cleaned_data["langkah_atasan"] == "ya"
        return IsianKecamatan(**self.cleaned_data | {"langkah_atasan": langkah})


class PemdaForm(FormulirKantor):
    nama = TeksField(
        label="Nama pemerintah daerah",
        max_length=120,
        help_text="Baris teratas kop, misalnya Pemerintah Kota Harapan.",
        error_messages={"required": "Isi nama pemerintah daerah."},
    )
    sebutan_kepala = TeksField(
        label="Sebutan kepala daerah",
        max_length=40,
        help_text="Walikota atau Bupati.",
        error_messages={"required": "Isi sebutan kepala daerah."},
    )

    def __init__(self, *args: Any, pemda: PemerintahDaerah, **kwargs: Any) -> None:
        kwargs["initial"] = {satu: getattr(pemda, satu) for satu in KOLOM_PEMDA}
        super().__init__(*args, **kwargs)
        self.lihat(pemda, KOLOM_PEMDA)


class PenggunaField(forms.ModelChoiceField):
    """An account, told apart by its user name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Pengguna.objects.none(), error_messages=PESAN_PENGGUNA, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama} · {obj.nama_pengguna}"


class PeranForm(FormulirKantor):
    pengguna = PenggunaField(
        label="Kepada",
        empty_label="Pilih orang",
        help_text="Yang mempunyai akun aktif. Akun dibuat dari halaman Pegawai.",
    )
    jenis = forms.ChoiceField(label="Peran", error_messages=TAK_SAH)
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(
        label="Selesai", required=False, help_text="Kosongkan bila belum ditentukan."
    )

    def __init__(
        self,
        *args: Any,
        kecamatan: Kecamatan,
        daftar_pengguna: QuerySet[Pengguna],
        daftar_jenis: list[JenisPeran],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pengguna"].queryset = daftar_pengguna  # type: ignore[attr-defined]
        tempat = {JenisPeran.ADMIN_KECAMATAN: f"Admin Kecamatan {kecamatan.nama}"}
        self.fields["jenis"].choices = [  # type: ignore[attr-defined]
            (satu.value, tempat.get(satu, f"{satu.label}, {kecamatan.pemda.nama}"))
            for satu in daftar_jenis
        ]

    @property
    def isian(self) -> IsianPeran:
        return IsianPeran(**self.cleaned_data)
