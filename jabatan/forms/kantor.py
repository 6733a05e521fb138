"""Forms of the office: seats, people, posts, days off, accounts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from akun.models import Pengguna
from jabatan.forms.dasar import TAK_SAH, FormulirKantor
from jabatan.models import (
    Jeda,
    JenisPosisi,
    PangkatPegawai,
    Pegawai,
    Penugasan,
    Posisi,
    SifatPenugasan,
    StatusPegawai,
)
from jabatan.models.kepegawaian import PegawaiQuerySet
from jabatan.services import (
    KOLOM_PEGAWAI,
    KOLOM_PENUGASAN,
    KOLOM_POSISI,
    KOLOM_SUREL,
    IsianPegawai,
    IsianPenugasan,
    IsianPosisi,
)
from kinerja.inti.formulir import SurelField, TanggalField, TeksField


class PegawaiField(forms.ModelChoiceField):
    """A person, told apart by his number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Pegawai.objects.none(), error_messages=TAK_SAH, **kwargs)

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.nama} · {obj.label_nomor}" if obj.label_nomor else str(obj.nama)


class PosisiForm(FormulirKantor):
    nama = TeksField(
        label="Nama posisi",
        max_length=150,
        help_text="Seperti tertulis pada SK, misalnya Kepala Seksi Pelayanan Umum.",
        error_messages={"required": "Isi nama posisi."},
    )
    jenis = forms.ChoiceField(label="Jenis", choices=JenisPosisi.choices, error_messages=TAK_SAH)
    atasan: forms.ModelChoiceField[Posisi] = forms.ModelChoiceField(
        label="Atasan langsung",
        queryset=None,
        required=False,
        empty_label="Tidak ada (posisi Camat)",
        error_messages=TAK_SAH,
    )
    kode_jabatan = forms.ChoiceField(
        label="Jabatan dalam katalog IKI",
        required=False,
        help_text="Menentukan indikator yang diisi pemegang posisi ini.",
        error_messages=TAK_SAH,
    )
    urut = forms.IntegerField(
        label="Urutan di antara posisi setingkat",
        min_value=1,
        max_value=999,
        initial=1,
        error_messages={
            "required": "Isi urutan, 1 sampai 999.",
            "invalid": "Isi urutan dengan angka, 1 sampai 999.",
        },
    )

    def __init__(
        self,
        *args: Any,
        kecamatan_id: int,
        pilihan_jabatan: list[tuple[str, str]],
        posisi: Posisi | None = None,
        **kwargs: Any,
    ) -> None:
        if posisi is not None:
            kolom = ("nama", "jenis", "atasan", "kode_jabatan", "urut")
            kwargs["initial"] = {satu: getattr(posisi, satu) for satu in kolom}
        super().__init__(*args, **kwargs)
        if posisi is not None:
            self.lihat(posisi, KOLOM_POSISI)
        atasan = Posisi.objects.filter(kecamatan_id=kecamatan_id)
        if posisi is not None:
            atasan = atasan.exclude(pk=posisi.pk)
        self._pasang("atasan", atasan.exclude(jenis=JenisPosisi.PELAKSANA))
        kode = posisi.kode_jabatan if posisi is not None else ""
        lama = [(kode, f"{kode} (tidak ada di katalog yang berlaku)")]
        hilang = kode != "" and kode not in dict(pilihan_jabatan)
        pilihan = [("", "Tanpa IKI"), *pilihan_jabatan, *(lama if hilang else [])]
        self.fields["kode_jabatan"].choices = pilihan  # type: ignore[attr-defined]

    def _pasang(self, nama: str, daftar: Any) -> None:
        self.fields[nama].queryset = daftar  # type: ignore[attr-defined]

    @property
    def isian(self) -> IsianPosisi:
        return IsianPosisi(**self.cleaned_data)


class PegawaiForm(FormulirKantor):
    nama = TeksField(
        label="Nama lengkap dengan gelar",
        max_length=120,
        error_messages={"required": "Isi nama pegawai."},
    )
    status = forms.ChoiceField(
        label="Status", choices=StatusPegawai.choices, error_messages=TAK_SAH
    )
    nomor_induk = TeksField(
        label="NIP atau NI PPPK",
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        help_text="18 angka; kosongkan untuk Non-ASN.",
    )

    def __init__(self, *args: Any, pegawai: Pegawai | None = None, **kwargs: Any) -> None:
        if pegawai is not None:
            kolom = ("nama", "status", "nomor_induk")
            kwargs["initial"] = {satu: getattr(pegawai, satu) for satu in kolom}
        super().__init__(*args, **kwargs)
        if pegawai is not None:
            self.lihat(pegawai, KOLOM_PEGAWAI)

    def clean_nomor_induk(self) -> str:
        """Numbers are often written in groups: 19800101 200501 1 001."""
        return str(self.cleaned_data["nomor_induk"]).replace(" ", "")

    def clean(self) -> dict[str, Any]:
        """Say beside the number what the constraint would say of the whole row."""
        isi: dict[str, Any] = self.cleaned_data
        non_asn = isi.get("status") == StatusPegawai.NON_ASN
        if "nomor_induk" in isi and "status" in isi and non_asn is (isi["nomor_induk"] != ""):
            self.add_error(
                "nomor_induk",
                "Non-ASN tidak bernomor induk. Kosongkan, atau ubah statusnya."
                if non_asn
                else "PNS dan PPPK wajib bernomor induk 18 angka.",
            )
        return isi

    @property
    def isian(self) -> IsianPegawai:
        return IsianPegawai(**self.cleaned_data)


class PangkatForm(FormulirKantor):
    pangkat = TeksField(
        label="Pangkat",
        max_length=PangkatPegawai._meta.get_field("pangkat").max_length,
        help_text="Misalnya Penata Muda.",
        error_messages={"required": "Isi pangkat."},
    )
    golongan = TeksField(
        label="Golongan",
        max_length=PangkatPegawai._meta.get_field("golongan").max_length,
        help_text="Misalnya III/a.",
        error_messages={"required": "Isi golongan."},
    )
    mulai = TanggalField(label="Terhitung mulai tanggal")


class PenugasanForm(FormulirKantor):
    pegawai = PegawaiField(label="Pegawai", empty_label="Pilih pegawai")
    sifat = forms.ChoiceField(label="Sifat penugasan", error_messages=TAK_SAH)
    nomor_sk = TeksField(
        label="Nomor SK atau surat perintah",
        max_length=80,
        error_messages={"required": "Isi nomor SK."},
    )
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(
        label="Selesai", required=False, help_text="Kosongkan bila belum ditentukan."
    )
    pengisi = PegawaiField(
        label="Pengisi yang ditunjuk",
        required=False,
        empty_label="Pegawai itu sendiri",
        help_text="Untuk pegawai tanpa akun: siapa yang mengisikan realisasinya.",
    )

    def __init__(
        self, *args: Any, posisi: Posisi, daftar_pegawai: PegawaiQuerySet, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        pelaksana = posisi.jenis == JenisPosisi.PELAKSANA
        plt_plh = {SifatPenugasan.PLT, SifatPenugasan.PLH}
        bukan = plt_plh if pelaksana else {SifatPenugasan.PENGGANTI}
        self.fields["sifat"].choices = [  # type: ignore[attr-defined]
            (satu.value, satu.label) for satu in SifatPenugasan if satu not in bukan
        ]
        for nama in ("pegawai", "pengisi"):
            self.fields[nama].queryset = daftar_pegawai  # type: ignore[attr-defined]
        if posisi.kode_jabatan == "":
            del self.fields["pengisi"]

    @property
    def isian(self) -> IsianPenugasan:
        return IsianPenugasan(**self.cleaned_data)


class UbahPenugasanForm(FormulirKantor):
    selesai = TanggalField(
        label="Selesai",
        required=False,
        help_text="Hari terakhir bertugas; kosongkan bila masih berjalan.",
    )
    nomor_sk = TeksField(
        label="Nomor SK atau surat perintah",
        max_length=80,
        error_messages={"required": "Isi nomor SK."},
    )
    pengisi = PegawaiField(
        label="Pengisi yang ditunjuk",
        required=False,
        empty_label="Pegawai itu sendiri",
        help_text="Untuk pegawai tanpa akun: siapa yang mengisikan realisasinya.",
    )

    def __init__(
        self, *args: Any, penugasan: Penugasan, daftar_pegawai: PegawaiQuerySet, **kwargs: Any
    ) -> None:
        kolom = ("selesai", "nomor_sk", "pengisi")
        kwargs["initial"] = {satu: getattr(penugasan, satu) for satu in kolom}
        super().__init__(*args, **kwargs)
        self.lihat(penugasan, KOLOM_PENUGASAN)
        boleh = daftar_pegawai.exclude(pk=penugasan.pegawai_id)
        if penugasan.pengisi_id is not None:
            boleh = boleh | Pegawai.objects.filter(pk=penugasan.pengisi_id)
        self.fields["pengisi"].queryset = boleh  # type: ignore[attr-defined]

    @property
    def selesai_baru(self) -> date | None:
        selesai: date | None = self.cleaned_data["selesai"]
        return selesai


class JedaForm(FormulirKantor):
    sebab = forms.ChoiceField(label="Sebab", choices=Jeda.Sebab.choices, error_messages=TAK_SAH)
    mulai = TanggalField(label="Mulai")
    selesai = TanggalField(label="Selesai")


class AkunForm(FormulirKantor):
    nama_pengguna = TeksField(
        label="Nama pengguna",
        max_length=150,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        help_text="3 sampai 50 karakter: huruf kecil, angka, titik, garis bawah, tanda hubung.",
        error_messages={"required": "Isi nama pengguna."},
    )


class SurelAkunForm(FormulirKantor):
    """Where the inbox of a person's account is mailed to; without an account there is none."""

    surel = SurelField(
        label="Surel",
        help_text="Pemberitahuan dikirim juga ke alamat ini. Kosongkan bila tidak dipakai.",
    )

    def __init__(self, *args: Any, pengguna: Pengguna | None, **kwargs: Any) -> None:
        if pengguna is not None:
            kwargs["initial"] = {"surel": pengguna.surel}
        super().__init__(*args, **kwargs)
        if pengguna is not None:
            self.lihat(pengguna, KOLOM_SUREL)
