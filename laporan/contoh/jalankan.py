"""Taking the steps of the demo through the services, each on its own day and hour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from akun.models import Pemberitahuan
from akun.services import baca_semua_pemberitahuan
from jabatan.izin import Pelaku, susun_pelaku
from jabatan.models import Penugasan
from jejak.services import Pencatat
from kinerja.inti.lingkup import lingkup, tanpa_lingkup
from kinerja.inti.waktu import Periode
from laporan.contoh.bangun import OLEH, Kantor, Peristiwa, bangun_kantor, susun_peristiwa
from laporan.contoh.cerita import Langkah, Rencana, susun_rencana
from realisasi import services
from realisasi.alur import Tindakan
from realisasi.models import LembarBulanan

FOLDER_BUKTI = Path(settings.AKAR) / "fixtures" / "bukti"


@transaction.atomic
def isi_contoh(hari: date, *, paling_lambat: datetime | None = None) -> Rencana:
    """Make the demo as it looks on ``hari``, all of it or nothing, and return its plan.

    ``paling_lambat``: no act is dated after this moment (the command gives the present one).
    """
    rencana = susun_rencana(hari)
    with tanpa_lingkup():
        kantor = bangun_kantor(rencana)
    pelaksana = _Pelaksana(kantor, rencana.tahun, paling_lambat)
    kegiatan: list[Peristiwa | Langkah] = [
        *susun_peristiwa(kantor, rencana),
        *rencana.daftar_langkah,
    ]
    for satu in sorted(kegiatan, key=lambda satu: satu.saat):
        if isinstance(satu, Peristiwa):
            pelaksana.buat(satu)
        else:
            pelaksana.jalankan(satu)
    _baca_yang_lama(rencana)
    return rencana


def _baca_yang_lama(rencana: Rencana) -> None:
    """People have read what came before this month; what waits since then is new to them."""
    lama = Pemberitahuan.objects.filter(pada__date__lt=rencana.terakhir.berikut.awal)
    terakhir = lama.order_by("-pk").values_list("pk", flat=True).first() or 0
    for pk in lama.order_by().values_list("pengguna_id", flat=True).distinct():
        baca_semua_pemberitahuan(pk, sampai=terakhir)


@dataclass(slots=True)
class _Pelaksana:
    """Keeps what the steps share: the people of each day and the sheets so far."""

    kantor: Kantor
    tahun: int
    paling_lambat: datetime | None
    penugasan: dict[str, Penugasan] = field(default_factory=dict)
    orang: dict[tuple[str, date], Pelaku] = field(default_factory=dict)
    lembar: dict[tuple[str, int], LembarBulanan] = field(default_factory=dict)
    versi: dict[tuple[str, int, int], int] = field(default_factory=dict)

    def buat(self, peristiwa: Peristiwa) -> None:
        with tanpa_lingkup():
            peristiwa.buat(Pencatat(None, OLEH, saat=self._batasi(peristiwa.saat)))

    def jalankan(self, langkah: Langkah) -> None:
        pelaku = self._ambil_pelaku(langkah.akun, langkah.saat)
        with lingkup(pelaku.kecamatan_terlihat):
            if langkah.tindakan is Tindakan.ISI:
                self._isi(langkah, pelaku)
            else:
                self._putuskan(langkah, pelaku)

    def _ambil_pelaku(self, akun: str, saat: datetime) -> Pelaku:
        kunci = (akun, saat.date())
        if kunci not in self.orang:
            self.orang[kunci] = susun_pelaku(self.kantor.pengguna[akun], saat.date())
        return replace(self.orang[kunci], saat=self._batasi(saat))

    def _batasi(self, saat: datetime) -> datetime:
        return saat if self.paling_lambat is None else min(saat, self.paling_lambat)

    def _ambil_penugasan(self, kunci: str) -> Penugasan:
        if kunci not in self.penugasan:
            daftar = Penugasan.objects.dengan_orang().dengan_jeda()
            self.penugasan[kunci] = daftar.get(pk=self.kantor.penugasan[kunci].pk)
        return self.penugasan[kunci]

    def _isi(self, langkah: Langkah, pelaku: Pelaku) -> None:
        penugasan = self._ambil_penugasan(langkah.penugasan)
        baris = self.kantor.baris[penugasan.posisi.kode_jabatan]
        kunci = (langkah.penugasan, langkah.bulan)
        isian = []
        for nomor, isi in langkah.isi.items():
            versi = self.versi.get((*kunci, nomor), 0)
            indikator_id = baris[nomor - 1].pk
            isian.append(services.IsianBaris(indikator_id, isi.sel, isi.keterangan, versi))
            self.versi[(*kunci, nomor)] = versi + 1
        hasil = services.isi_lembar(
            penugasan,
            periode=Periode(self.tahun, langkah.bulan),
            oleh=pelaku,
            isian=isian,
            alasan_atas_nama=langkah.alasan,
            buat=True,
        )
        assert hasil.lembar is not None
        self.lembar[kunci] = hasil.lembar
        for nomor, daftar_nama in langkah.bukti.items():
            self.lembar[kunci] = self._tambah_bukti(
                penugasan,
                hasil.lembar.periode,
                baris[nomor - 1].pk if nomor else None,
                daftar_nama,
                pelaku,
            )

    def _tambah_bukti(
        self,
        penugasan: Penugasan,
        periode: Periode,
        indikator_id: int | None,
        daftar_nama: Sequence[str],
        pelaku: Pelaku,
    ) -> LembarBulanan:
        hasil = services.buat_bukti(
            penugasan,
            periode=periode,
            indikator_id=indikator_id,
            daftar_unggahan=[
                services.Unggahan(nama, (FOLDER_BUKTI / nama).read_bytes()) for nama in daftar_nama
            ],
            oleh=pelaku,
        )
        assert hasil.lembar is not None
        assert not hasil.daftar_tolak
        return hasil.lembar

    def _putuskan(self, langkah: Langkah, pelaku: Pelaku) -> None:
        kunci = (langkah.penugasan, langkah.bulan)
        lembar = self.lembar[kunci]
        if langkah.tindakan is Tindakan.MINTA_BUKA:
            services.ajukan_permintaan(
                self._ambil_penugasan(langkah.penugasan),
                periode=lembar.periode,
                oleh=pelaku,
                alasan=langkah.alasan,
            )
            return
        self.lembar[kunci] = self._lakukan(langkah, pelaku, lembar.pk, lembar.versi)

    def _lakukan(self, langkah: Langkah, pelaku: Pelaku, pk: int, versi: int) -> LembarBulanan:
        if langkah.tindakan is Tindakan.AJUKAN:
            return services.ajukan_lembar(pk, oleh=pelaku, versi=versi)
        if langkah.tindakan is Tindakan.VERIFIKASI:
            return services.verifikasi_lembar(pk, oleh=pelaku, versi=versi)
        if langkah.tindakan is Tindakan.SETUJUI:
            return services.setujui_lembar(pk, oleh=pelaku, versi=versi)
        if langkah.tindakan is Tindakan.BUKA_KUNCI:
            return services.buka_lembar(pk, oleh=pelaku, versi=versi, alasan=langkah.alasan)
        baris = self.kantor.baris[self._ambil_penugasan(langkah.penugasan).posisi.kode_jabatan]
        return services.kembalikan_lembar(
            pk,
            oleh=pelaku,
            versi=versi,
            alasan=langkah.alasan,
            alasan_sel={baris[n - 1].pk: teks for n, teks in langkah.alasan_sel.items()},
        )
