"""The filters of lists and the rules of capaian: refused beside the box."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from indikator import hitung
from indikator.kategori import ambil_kategori
from indikator.services.aturan import KOLOM_ATURAN, KOLOM_BATAS, NAMA_KATEGORI, susun_aturan
from jabatan.forms import TAK_SAH, FormulirKantor
from jabatan.izin import Pelaku, penugasan_terlihat_oleh
from jabatan.models import PemerintahDaerah
from kinerja.inti.formulir import AngkaField
from kinerja.inti.waktu import Periode, tulis_tanggal
from laporan.models import JenisLaporan
from laporan.rekap.kata_log import TINDAKAN
from laporan.rekap.log import SaringanLog
from laporan.rekap.terbit import SaringanTerbit

PANJANG_CARI: Final = 100
TAHUN_AWAL, TAHUN_AKHIR = 2000, 2999
BENTUK_TANGGAL = ["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"]
GALAT_TANGGAL = {"invalid": "Tanggal tidak terbaca. Tulis seperti 05-10-2026."}
GALAT_PANJANG = {"max_length": f"Paling banyak {PANJANG_CARI} huruf."}


def _periksa_tahun(tanggal: date) -> None:
    if not TAHUN_AWAL <= tanggal.year <= TAHUN_AKHIR:
        raise ValidationError(f"Pilih tanggal antara tahun {TAHUN_AWAL} dan {TAHUN_AKHIR}.")


def _tanggal(label: str) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        input_formats=BENTUK_TANGGAL,
        validators=[_periksa_tahun],
        error_messages=GALAT_TANGGAL,
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d"),
    )


def _teks(label: str, contoh: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=PANJANG_CARI,
        error_messages=GALAT_PANJANG,
        widget=forms.TextInput(attrs={"class": "form-control", "placeholder": contoh}),
    )


def _pilihan(label: str, pesan: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        error_messages={"invalid_choice": pesan},
        widget=forms.Select(attrs={"class": "form-select"}),
    )


def _sebut(bidang: forms.Field, nilai: Any) -> str:
    """One valid filter as a person reads it."""
    if isinstance(bidang, forms.ChoiceField):
        pilihan: Any = bidang.choices
        return str(dict(pilihan)[nilai])
    return tulis_tanggal(nilai) if isinstance(nilai, date) else str(nilai)


class SaringLogForm(forms.Form):
    """Filters by GET. ``kecamatan`` is offered to who sees more than one; posts are those of the
    chosen kecamatan (1 query)."""

    dari = _tanggal("Dari tanggal")
    sampai = _tanggal("Sampai tanggal")
    orang = _teks("Pengguna", "Nama pengguna")
    tindakan = _pilihan("Tindakan", "Tindakan ini tidak dikenal. Pilih dari daftar.")
    objek = _teks("Uraian atau alasan", "Misalnya surat masuk")
    kecamatan = _pilihan("Kecamatan", "Kecamatan ini tidak dapat Anda lihat. Pilih dari daftar.")
    penugasan = _pilihan(
        "Penugasan",
        "Penugasan ini tidak dapat Anda lihat atau bukan di kecamatan yang dipilih. "
        "Pilih dari daftar.",
    )

    def __init__(self, data: QueryDict, *, pelaku: Pelaku) -> None:
        super().__init__(data, label_suffix="")
        self.pelaku = pelaku
        self._pasang_pilihan("tindakan", sorted(TINDAKAN.items(), key=lambda satu: satu[1]))
        if len(pelaku.daftar_kecamatan) > 1:
            urut = sorted(pelaku.daftar_kecamatan.values(), key=lambda satu: satu.nama)
            self._pasang_pilihan("kecamatan", [(str(satu.pk), satu.nama) for satu in urut])
        else:
            del self.fields["kecamatan"]
        self._pasang_pilihan("penugasan", self._ambil_penugasan())
        if len(self.fields["penugasan"].choices) == 1:  # type: ignore[attr-defined]
            self.fields["penugasan"].help_text = "Pilih kecamatan dahulu, lalu Saring."

    def _pasang_pilihan(self, nama: str, daftar: list[tuple[str, str]]) -> None:
        self.fields[nama].choices = [("", "Semua"), *daftar]  # type: ignore[attr-defined]

    def _ambil_penugasan(self) -> list[tuple[str, str]]:
        """Posts to choose from; among many kecamatan only those of the chosen one."""
        daftar = penugasan_terlihat_oleh(self.pelaku)
        if "kecamatan" in self.fields:
            kecamatan, terpilih = self.data.get("kecamatan", ""), self.data.get("penugasan", "")
            nomor = _nomor(kecamatan)
            if nomor is not None:
                daftar = daftar.filter(kecamatan_id=nomor)
            else:
                daftar = daftar.filter(pk=_nomor(terpilih) or 0)
        urut = daftar.select_related("pegawai", "posisi").order_by(
            "kecamatan_id", "posisi__urut", "posisi_id", "-mulai"
        )
        return [(str(satu.pk), str(satu)) for satu in urut]

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        dari, sampai = isi.get("dari"), isi.get("sampai")
        if dari is not None and sampai is not None and dari > sampai:
            self.add_error("sampai", "Tanggal akhir mendahului tanggal awal. Tukar keduanya.")
        return isi

    @property
    def saringan(self) -> SaringanLog:
        """What was asked; call on a valid form."""
        isi = self.cleaned_data
        return SaringanLog(
            dari=isi["dari"],
            sampai=isi["sampai"],
            orang=isi["orang"],
            tindakan=isi["tindakan"],
            objek=isi["objek"],
            kecamatan_id=_nomor(isi.get("kecamatan", "")),
            penugasan_id=_nomor(isi["penugasan"]),
        )

    @property
    def daftar_saringan(self) -> list[tuple[str, str]]:
        """The filters in use, in words: (label, value); call on a valid form."""
        return [
            (str(bidang.label), _sebut(bidang, self.cleaned_data[nama]))
            for nama, bidang in self.fields.items()
            if self.cleaned_data[nama] not in (None, "")
        ]


class SaringTerbitForm(forms.Form):
    """Filters of the issued reports by GET."""

    bulan = forms.CharField(
        label="Bulan laporan",
        required=False,
        max_length=PANJANG_CARI,
        error_messages=GALAT_PANJANG,
        widget=forms.TextInput(attrs={"type": "month", "class": "form-control"}),
    )
    jenis = forms.ChoiceField(
        label="Jenis laporan",
        required=False,
        choices=[("", "Semua"), *JenisLaporan.choices],
        error_messages={"invalid_choice": "Jenis ini tidak dikenal. Pilih dari daftar."},
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, label_suffix="")

    def clean_bulan(self) -> Periode | None:
        teks: str = self.cleaned_data["bulan"]
        if not teks:
            return None
        try:
            return Periode.dari_kode(teks)
        except ValueError:
            raise ValidationError("Bulan tidak terbaca. Tulis seperti 2026-09.") from None

    @property
    def saringan(self) -> SaringanTerbit:
        """What was asked; call on a valid form."""
        return SaringanTerbit(self.cleaned_data["bulan"], self.cleaned_data["jenis"])

    @property
    def kueri(self) -> str:
        """The filters in use as a query; call on a valid form."""
        saringan = self.saringan
        isi = {} if saringan.periode is None else {"bulan": saringan.periode.kode}
        if saringan.jenis:
            isi["jenis"] = saringan.jenis
        return urlencode(isi)


class AturanForm(FormulirKantor):
    """Rules of capaian from a year on; a clamp of "" means none."""

    tahun_mulai = forms.ChoiceField(label="Berlaku mulai tahun", error_messages=TAK_SAH)
    batas_capaian = forms.ChoiceField(
        label="Batas capaian dalam rata-rata",
        required=False,
        choices=[("120", "120 %"), ("110", "110 %"), ("100", "100 %"), ("", "Tanpa batas")],
        help_text="Capaian di atasnya dihitung sebesar batas ini.",
        error_messages=TAK_SAH,
    )

    def __init__(self, *args: Any, pemda: PemerintahDaerah, tahun: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lihat(pemda, KOLOM_ATURAN)
        aturan = ambil_kategori(pemda, tahun)
        pilihan = [(str(satu), str(satu)) for satu in (tahun, tahun + 1)]
        self.fields["tahun_mulai"].choices = pilihan  # type: ignore[attr-defined]
        batas = aturan.batas_capaian
        self.initial["tahun_mulai"] = str(tahun)
        self.initial["batas_capaian"] = "" if batas is None else f"{batas:f}"
        for kolom, nama, satu in zip(KOLOM_BATAS, NAMA_KATEGORI, aturan.daftar, strict=False):
            self.fields[kolom] = AngkaField(
                label=f"{nama}, mulai",
                initial=satu.batas,
                error_messages={"required": "Isi batasnya dengan angka."},
            )

    @property
    def tahun(self) -> int:
        return int(self.cleaned_data["tahun_mulai"])

    @property
    def aturan(self) -> hitung.AturanKategori:
        teks = self.cleaned_data["batas_capaian"]
        return susun_aturan(
            [self.cleaned_data[kolom] for kolom in KOLOM_BATAS],
            None if teks == "" else Decimal(teks),
        )


def _nomor(teks: str) -> int | None:
    """A key as the address carries it; None for what no database holds."""
    if not (teks.isascii() and teks.isdigit() and len(teks) <= 18):
        return None
    return int(teks)
