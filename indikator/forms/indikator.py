"""The form of one row of the catalogue: every property, and an example the server computes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django import forms

from indikator.forms.dasar import BulanMulaiField, FormulirKatalog, susun_pilihan_bulan
from indikator.hitung import (
    Agregasi,
    AngkaContoh,
    AntarPemegang,
    Aturan,
    Contoh,
    IsianSel,
    Jenis,
    Polaritas,
    susun_contoh,
)
from indikator.models import BULAN_SETAHUN, Indikator
from indikator.services import IsianIndikator, periksa_pasangan
from jabatan.forms import TAK_SAH
from kinerja.inti.formulir import AngkaField, ParagrafField, TeksField

JENIS: Final = (
    (Jenis.JUMLAH, "Jumlah: satu angka, misalnya 120 surat"),
    (Jenis.PERSENTASE, "Persentase: pembilang dan penyebut, misalnya 8 dari 10"),
    (Jenis.RATA_RATA, "Rata-rata: misalnya 7 menit untuk 40 layanan"),
)
AGREGASI: Final = (
    (Agregasi.JUMLAH, "Dijumlahkan (untuk jumlah)"),
    (Agregasi.TERAKHIR, "Posisi terakhir (untuk semua jenis)"),
    (Agregasi.RASIO_JUMLAH, "Jumlah pembilang : jumlah penyebut (untuk persentase, rata-rata)"),
    (Agregasi.RATA_RATA, "Rata-rata bulan (untuk jumlah, jarang dipakai)"),
)
POLARITAS: Final = (
    (Polaritas.NAIK, "Makin tinggi makin baik"),
    (Polaritas.TURUN, "Makin rendah makin baik"),
    (Polaritas.NETRAL, "Netral: dicatat, tanpa target dan capaian"),
)
ANTAR: Final = (
    (AntarPemegang.DIJUMLAHKAN, "Dijumlahkan: setiap pemegang mengerjakan bagiannya"),
    (AntarPemegang.BERSAMA, "Bersama: hal yang sama dilaporkan semua, diambil yang terbesar"),
)
SETIAP_BULAN, TERTENTU, INSIDENTIL = "bulanan", "tertentu", "insidentil"
JADWAL: Final = (
    (SETIAP_BULAN, "Setiap bulan"),
    (TERTENTU, "Bulan tertentu, yang dicentang di bawah"),
    (INSIDENTIL, "Insidentil: bila ada, paling lambat Desember"),
)
# What the example is computed from; another field may still be empty.
BAHAN_CONTOH: Final = ("jenis", "agregasi", "polaritas", "desimal", "jadwal", "bulan")
CONTOH: Final = ("c1p", "c1q", "c2p", "c2q", "c3p", "c3q", "contoh_target")
LANJUTAN: Final = (
    *("syarat_minimal", "syarat_pertanyaan", "antar_pemegang", "kode"),
    *("bisa_melebihi", "sumber_gabung_atas"),
)
# 8 of 10 and 40 of 40 are 96 %, not 90 %.
ANGKA_CONTOH: Final = {"c1p": 8, "c1q": 10, "c2p": 40, "c2q": 40, "contoh_target": 100}
BARIS_BARU: Final = {
    "jenis": Jenis.JUMLAH,
    "agregasi": Agregasi.JUMLAH,
    "polaritas": Polaritas.NAIK,
    "antar_pemegang": AntarPemegang.DIJUMLAHKAN,
    "desimal": 0,
    "jadwal": SETIAP_BULAN,
    "bulan": [],
}


def _pilihan(label: str, pilihan: Any, **lain: Any) -> forms.ChoiceField:
    pesan = {**TAK_SAH, "required": "Pilih salah satu."}
    return forms.ChoiceField(label=label, choices=pilihan, error_messages=pesan, **lain)


def _contoh(label: str) -> AngkaField:
    return AngkaField(label=label, required=False)


class IndikatorForm(FormulirKatalog):
    nama = ParagrafField(
        label="Nama indikator", baris=2, error_messages={"required": "Isi nama indikator."}
    )
    formulasi = ParagrafField(
        label="Formulasi perhitungan atau penjelasan",
        help_text="Tampil sebagai pertanyaan pada lembar isian.",
        error_messages={"required": "Isi formulasi."},
    )
    sumber_data = ParagrafField(
        label="Sumber data",
        baris=3,
        help_text="Satu sumber pada satu baris, menurut urutan pada SK.",
        error_messages={"required": "Isi paling sedikit satu sumber data."},
    )
    satuan = TeksField(
        label="Satuan",
        max_length=40,
        help_text="Misalnya surat, berkas, persen, menit.",
        error_messages={"required": "Isi satuan."},
    )
    desimal = forms.TypedChoiceField(
        label="Desimal",
        choices=((0, "0 (120)"), (1, "1 (120,5)"), (2, "2 (120,50)")),
        coerce=int,
        help_text="Persentase selalu dua desimal.",
        error_messages=TAK_SAH,
    )
    jenis = _pilihan("Jenis: apa yang diisi setiap bulan", JENIS)
    agregasi = _pilihan("Cara menggabungkan bulan-bulan", AGREGASI)
    polaritas = _pilihan("Arah", POLARITAS)
    label_pembilang = TeksField(
        label="Sebutan pembilang",
        max_length=150,
        required=False,
        help_text="Untuk persentase dan rata-rata.",
    )
    label_penyebut = TeksField(
        label="Sebutan penyebut",
        max_length=150,
        required=False,
        help_text="Untuk persentase dan rata-rata.",
    )
    jadwal = _pilihan("Jatuh tempo", JADWAL)
    bulan = forms.TypedMultipleChoiceField(
        label="Bulan jatuh tempo",
        choices=susun_pilihan_bulan(1),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Bulan ini tidak ada.", "invalid_list": "Pilih bulan."},
    )
    berlaku_dari = BulanMulaiField()
    bisa_melebihi = forms.BooleanField(
        label="Dapat melebihi 100 %",
        required=False,
        help_text="Untuk persentase; yang melebihi wajib diberi keterangan.",
    )
    syarat_minimal = AngkaField(
        label="Syarat: pembilang paling sedikit",
        required=False,
        help_text="Dinilai setiap bulan; kosongkan bila tidak ada.",
    )
    syarat_pertanyaan = TeksField(
        label="Syarat: pertanyaan ya atau tidak",
        max_length=200,
        required=False,
        help_text="Misalnya Mencakup semua unsur.",
    )
    antar_pemegang = _pilihan("Bila jabatan ini dipegang beberapa orang", ANTAR)
    sumber_gabung_atas = forms.BooleanField(
        label="Cetak sumber data bergabung dengan baris di atasnya", required=False
    )
    kode = TeksField(
        label="Kode",
        max_length=120,
        required=False,
        help_text="Menghubungkan baris ini dari tahun ke tahun. Kosongkan agar disusun otomatis.",
    )
    c1p, c1q = _contoh("Bulan 1: angka"), _contoh("Bulan 1: penyebut")
    c2p, c2q = _contoh("Bulan 2: angka"), _contoh("Bulan 2: penyebut")
    c3p, c3q = _contoh("Bulan 3: angka"), _contoh("Bulan 3: penyebut")
    contoh_target = _contoh("Target setahun")

    def __init__(
        self,
        *args: Any,
        baris: Indikator | None = None,
        bulan_mulai: int,
        initial: Mapping[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        awal = BARIS_BARU if baris is None else susun_awal(baris)
        contoh = {nama: Decimal(nilai) for nama, nilai in ANGKA_CONTOH.items()}
        super().__init__(*args, initial={**contoh, **awal, **(initial or {})}, **kwargs)
        bidang = self.fields["berlaku_dari"]
        assert isinstance(bidang, BulanMulaiField)
        bidang.batasi(bulan_mulai, *([] if baris is None else [baris.berlaku_dari]))
        self.terkunci = baris is not None and baris.dipakai_pada is not None
        if self.terkunci:
            self._kunci()

    def _kunci(self) -> None:
        """Show what a used row keeps without another choice; a forged one is still refused."""
        for nama in ("jenis", "agregasi", "polaritas", "desimal", "berlaku_dari"):
            bidang: Any = self.fields[nama]
            kini = str(self.initial[nama])
            bidang.widget.choices = [satu for satu in bidang.choices if str(satu[0]) == kini]
        for nama in ("satuan", "kode"):
            self.fields[nama].widget.attrs["readonly"] = "readonly"

    def clean_sumber_data(self) -> tuple[str, ...]:
        """One source a line; blank lines fall away."""
        return tuple(satu for satu in self.cleaned_data["sumber_data"].split("\n") if satu)

    def clean(self) -> dict[str, Any]:
        """Months ticked beside "setiap bulan" would be lost without a word."""
        isi: dict[str, Any] = self.cleaned_data
        sebagian = 0 < len(isi.get("bulan", [])) < len(BULAN_SETAHUN)
        if isi.get("jadwal") in (SETIAP_BULAN, INSIDENTIL) and sebagian:
            self.add_error(
                "jadwal",
                "Ada bulan yang dicentang. Pilih bulan tertentu, atau hapus centangnya.",
            )
        if isi.get("jadwal") == TERTENTU and "bulan" in isi and not isi["bulan"]:
            self.add_error("bulan", "Centang paling sedikit satu bulan.")
        if "jenis" in isi and "agregasi" in isi:
            pesan = periksa_pasangan(Jenis(isi["jenis"]), Agregasi(isi["agregasi"]))
            if pesan:
                self.add_error("agregasi", pesan)
        return isi

    def batasi_contoh(self) -> None:
        """Keep only the refusals that keep the example from being computed."""
        for nama in [*self.errors]:
            if nama not in (*BAHAN_CONTOH, *CONTOH):
                del self.errors[nama]

    @property
    def _isi(self) -> dict[str, Any]:
        """What was typed; before anything was, what the form opens with."""
        return dict(self.cleaned_data if self.is_bound else self.initial)

    @property
    def insidentil(self) -> bool:
        return bool(self._isi["jadwal"] == INSIDENTIL)

    @property
    def bulan_jatuh_tempo(self) -> frozenset[int]:
        if self._isi["jadwal"] == SETIAP_BULAN:
            return frozenset(BULAN_SETAHUN)
        return frozenset({12}) if self.insidentil else frozenset(self._isi["bulan"])

    @property
    def lanjutan_terbuka(self) -> bool:
        """Open the rare properties where one is refused, and where one says something."""
        if any(nama in self.errors for nama in LANJUTAN):
            return True
        isi = self.initial
        bersama = isi.get("antar_pemegang") == AntarPemegang.BERSAMA
        ada = (
            isi.get("syarat_pertanyaan"),
            isi.get("bisa_melebihi"),
            isi.get("sumber_gabung_atas"),
        )
        return bersama or isi.get("syarat_minimal") is not None or any(ada)

    @property
    def isian(self) -> IsianIndikator:
        isi = self.cleaned_data
        sama = set(IsianIndikator.__dataclass_fields__) & set(isi)
        return IsianIndikator(
            **{nama: isi[nama] for nama in sama - {"jenis", "agregasi", "polaritas"}}
            | {
                "jenis": Jenis(isi["jenis"]),
                "agregasi": Agregasi(isi["agregasi"]),
                "polaritas": Polaritas(isi["polaritas"]),
                "antar_pemegang": AntarPemegang(isi["antar_pemegang"]),
                "bulan_jatuh_tempo": self.bulan_jatuh_tempo,
                "insidentil": self.insidentil,
            }
        )

    @property
    def aturan(self) -> Aturan:
        """The arithmetic of what was typed so far; what is still empty is left out."""
        isi = self._isi
        tunggal = isi["jenis"] == Jenis.JUMLAH
        return Aturan(
            jenis=Jenis(isi["jenis"]),
            agregasi=Agregasi(isi["agregasi"]),
            polaritas=Polaritas(isi["polaritas"]),
            bulan_jatuh_tempo=self.bulan_jatuh_tempo,
            satuan=isi.get("satuan", ""),
            desimal=isi["desimal"],
            label_pembilang="" if tunggal else isi.get("label_pembilang") or "pembilang",
            label_penyebut="" if tunggal else isi.get("label_penyebut") or "penyebut",
            bisa_melebihi=isi.get("bisa_melebihi", False),
            syarat_minimal=isi.get("syarat_minimal"),
        )

    def hitung_contoh(self) -> Contoh | None:
        """Return the example of the rule as it stands, remarks put beside their fields; None
        while the rule is not complete."""
        if any(nama in self.errors for nama in (*BAHAN_CONTOH, *CONTOH)):
            return None
        isi = self._isi
        daftar = [AngkaContoh(isi.get(f"c{n}p"), isi.get(f"c{n}q")) for n in (1, 2, 3)]
        contoh = susun_contoh(self.aturan, daftar, isi["contoh_target"])
        for tempat, isian, pesan in contoh.masalah if self.is_bound else ():
            huruf = "q" if isian is IsianSel.PENYEBUT else "p"
            self.add_error(f"c{tempat + 1}{huruf}", pesan)
        return contoh


def susun_awal(baris: Indikator) -> dict[str, Any]:
    """Return a stored row as the form shows it (needs ``dengan_sumber``)."""
    sama = set(IndikatorForm.base_fields) & {kolom.name for kolom in baris._meta.concrete_fields}
    bulan = sorted(baris.daftar_bulan)
    jadwal = SETIAP_BULAN if len(bulan) == len(BULAN_SETAHUN) else TERTENTU
    return {nama: getattr(baris, nama) for nama in sama} | {
        "sumber_data": "\n".join(baris.nama_sumber),
        "jadwal": INSIDENTIL if baris.insidentil else jadwal,
        "bulan": bulan if not baris.insidentil and jadwal == TERTENTU else [],
    }
