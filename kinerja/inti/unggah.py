"""Files that arrive: what is too big or too many is dropped on the way, and the page says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from kinerja.inti.angka import tulis_ukuran


@dataclass(frozen=True, slots=True)
class UnggahanDitolak:
    """A file that was dropped while it arrived: its name as sent, and why."""

    nama: str
    pesan: str


def ambil_unggahan_ditolak(request: HttpRequest) -> tuple[UnggahanDitolak, ...]:
    """Return the files of this request that were dropped (its body must have been read)."""
    return tuple(getattr(request, "unggahan_ditolak", ()))


class BatasUnggah(FileUploadHandler):
    """First in the chain: nothing over the limits is kept in memory or on disk.

    A body over ``BATAS_KIRIMAN`` is not read at all (400).
    """

    diterima = 0

    def handle_raw_input(
        self,
        input_data: Any,
        META: Mapping[str, Any],  # noqa: N803 — Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        if content_length > settings.BATAS_KIRIMAN:
            raise RequestDataTooBig("the body exceeds settings.BATAS_KIRIMAN")

    def new_file(self, *argumen: Any, **pilihan: Any) -> None:
        super().new_file(*argumen, **pilihan)
        self.diterima += 1

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Drop the file from here on. Not in ``new_file``: the parser would then close the file
        before it, which the handlers behind this one still hold."""
        if self.diterima > settings.BATAS_BANYAK_BERKAS:
            self._tolak(
                f"Paling banyak {settings.BATAS_BANYAK_BERKAS} berkas sekali unggah. "
                "Unggah berkas ini pada kiriman berikutnya."
            )
        if start + len(raw_data) > settings.BATAS_BERKAS:
            self._tolak(
                f"Berkasnya lebih dari {tulis_ukuran(settings.BATAS_BERKAS)}. "
                "Perkecil fotonya atau pindai dengan mutu lebih rendah, lalu unggah lagi."
            )
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that follow."""

    def _tolak(self, pesan: str) -> NoReturn:
        assert self.request is not None
        daftar = [*ambil_unggahan_ditolak(self.request)]
        daftar.append(UnggahanDitolak(str(self.file_name), pesan))
        self.request.unggahan_ditolak = daftar  # type: ignore[attr-defined]
        raise SkipFile
