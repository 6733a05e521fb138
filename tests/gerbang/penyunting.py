"""People who fill their sheets all at once, each with a journal of what the server promised."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

from tests.gerbang.basis import Akhir, Basis
from tests.gerbang.pemeriksa import Catatan, periksa
from tests.gerbang.pintu import (
    PUTUS,
    BelumTersedia,
    Bentrok,
    Pintu,
    PintuFormulir,
    PintuSel,
    Tersimpan,
)

PER_PENYUNTING = 1_000_000  # values of one editor; each value of a run is written once
JEDA_SAMBUNG = 0.25
TENGGAT_SAMBUNG = 60
TENGGAT_SELESAI = 90  # after the last save was begun
SETIAP_FORMULIR = 10  # each tenth editor has no JavaScript


@dataclass(slots=True)
class Penyunting(Thread):
    """One browser tab; writes cell after cell without a pause until told to stop.

    ``tahan_putus``: a lost line, or a 503, is met as the page does: by sending the same cell again.
    """

    nomor: int
    pengguna: int
    penugasan: int
    pintu: Pintu
    daftar_indikator: Sequence[int]
    berhenti: Event
    tahan_putus: bool = False
    catatan: list[Catatan] = field(default_factory=list)
    lama: list[float] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)
    bentrok: int = 0
    putus: int = 0
    ditunda: int = 0

    def __post_init__(self) -> None:
        Thread.__init__(self, name=f"penyunting-{self.nomor}", daemon=True)
        self._acak = random.Random(self.nomor)
        self._dilihat: dict[int, tuple[int, str | None]] = {}
        self._angka = self.nomor * PER_PENYUNTING

    __hash__ = Thread.__hash__

    def run(self) -> None:
        try:
            while not self.berhenti.is_set():
                self._isi_sel(self._acak.choice(self.daftar_indikator))
        except Exception as sebab:
            self.galat.append(f"{self.name}: {type(sebab).__name__}: {sebab}")
        finally:
            self.pintu.tutup()

    def _isi_sel(self, indikator: int) -> None:
        """Write one new value; on a conflict keep mine (again a new value) or take theirs."""
        while True:
            versi, nilai_dilihat = self._dilihat.get(indikator, (0, None))
            self._angka += 1
            satu = Catatan(
                self.pengguna,
                f"{self.penugasan}/{indikator}",
                str(self._angka),
                versi,
                nilai_dilihat,
            )
            self.catatan.append(satu)
            jawaban = self._kirim(indikator, satu)
            if isinstance(jawaban, Tersimpan):
                satu.versi = jawaban.versi
                self._dilihat[indikator] = (jawaban.versi, satu.nilai)
                return
            self.bentrok += 1
            self._dilihat[indikator] = (jawaban.versi, jawaban.nilai)
            if self._acak.random() < 0.5 or self.berhenti.is_set():
                return

    def _kirim(self, indikator: int, satu: Catatan) -> Tersimpan | Bentrok:
        tenggat = time.monotonic() + TENGGAT_SAMBUNG
        while True:
            awal = time.monotonic()
            try:
                jawaban = self.pintu.simpan(indikator, satu.nilai, satu.dasar)
            except PUTUS as sebab:
                if not self.tahan_putus or time.monotonic() > tenggat:
                    raise
                self.ditunda += isinstance(sebab, BelumTersedia)
                self.putus += not isinstance(sebab, BelumTersedia)
                time.sleep(JEDA_SAMBUNG)
                continue
            self.lama.append(time.monotonic() - awal)
            return jawaban


@dataclass(frozen=True, slots=True)
class Hasil:
    """A finished run of many editors."""

    detik: float
    daftar: list[Penyunting]

    @property
    def catatan(self) -> list[Catatan]:
        return [satu for penyunting in self.daftar for satu in penyunting.catatan]

    @property
    def galat(self) -> list[str]:
        return [satu for penyunting in self.daftar for satu in penyunting.galat]

    @property
    def disimpan(self) -> int:
        """Acknowledged saves."""
        return sum(satu.versi is not None for satu in self.catatan)

    def periksa(self, akhir: Akhir, *sebelumnya: Hasil) -> list[str]:
        """Everything wrong: answers, promises, the trail; ``sebelumnya`` wrote there too."""
        semua = [*sebelumnya, self]
        catatan = [satu for hasil in semua for satu in hasil.catatan]
        galat = [satu for hasil in semua for satu in hasil.galat]
        return [*galat, *periksa(catatan, akhir.tersimpan, akhir.jejak), *akhir.temuan]

    def tulis(self) -> str:
        """The figures, in milliseconds: p50, p95, worst; the worst editor; how even they fared."""
        lama = sorted(1000 * satu for penyunting in self.daftar for satu in penyunting.lama)
        per_orang = [_persentil(satu.lama, 95) * 1000 for satu in self.daftar if satu.lama]
        banyak = [len(satu.lama) for satu in self.daftar]
        return (
            f"{len(self.daftar)} editors, {self.detik:.0f} s: {self.disimpan} saves "
            f"({self.disimpan / self.detik:.0f}/s), "
            f"{sum(satu.bentrok for satu in self.daftar)} conflicts, "
            f"{sum(satu.putus for satu in self.daftar)} lines lost, "
            f"{sum(satu.ditunda for satu in self.daftar)} told to wait; "
            f"p50 {statistics.median(lama):.0f} ms, p95 {_persentil(lama, 95):.0f}, "
            f"worst {lama[-1]:.0f}; worst editor's p95 {max(per_orang):.0f}; "
            f"slowest editor {min(banyak) / max(banyak):.2f} of the fastest"
        )

    @property
    def p50(self) -> float:
        """The median wait, in seconds."""
        return statistics.median(satu for penyunting in self.daftar for satu in penyunting.lama)

    @property
    def p95_terburuk(self) -> float:
        """The p95 of the editor who waited longest, in seconds."""
        return max(_persentil(satu.lama, 95) for satu in self.daftar if satu.lama)


def _persentil(daftar: Sequence[float], persen: int) -> float:
    urut = sorted(daftar)
    return urut[min(len(urut) * persen // 100, len(urut) - 1)]


class Kerumunan:
    """Many editors before one server.

    ``nomor_awal``: numbers of editors, and so their values, of two runs on one office differ.
    """

    def __init__(
        self, basis: Basis, port: int, jumlah: int, *, pintu: type[Pintu] = PintuSel,
        tahan_putus: bool = False, nomor_awal: int = 1,
    ) -> None:  # fmt: skip
        peta = basis.peta
        self._berhenti = Event()
        self._daftar = [
            Penyunting(
                nomor=nomor,
                pengguna=orang["pengguna"],
                penugasan=orang["penugasan"],
                pintu=_buka(pintu, nomor, port, orang, peta["kode"]),
                daftar_indikator=peta["indikator"],
                berhenti=self._berhenti,
                tahan_putus=tahan_putus,
            )
            for nomor, orang in enumerate(peta["penyunting"][:jumlah], nomor_awal)
        ]

    def jalankan(self, detik: float) -> Hasil:
        """Let them write for so long."""
        self.mulai()
        time.sleep(detik)
        return self.selesai()

    def mulai(self) -> None:
        self._awal = time.monotonic()
        for satu in self._daftar:
            satu.start()

    def selesai(self) -> Hasil:
        detik = time.monotonic() - self._awal
        self._berhenti.set()
        tenggat = time.monotonic() + TENGGAT_SELESAI
        for satu in self._daftar:
            satu.join(max(0, tenggat - time.monotonic()))
            if satu.is_alive():
                satu.galat.append(f"{satu.name}: masih menunggu jawaban")
        return Hasil(detik, self._daftar)


def _buka(pintu: type[Pintu], nomor: int, port: int, orang: Any, kode: str) -> Pintu:
    kelas = PintuFormulir if nomor % SETIAP_FORMULIR == 0 else pintu
    return kelas(port, orang["sesi"], f"/isi/{orang['penugasan']}/{kode}/")
