"""Rows of the trail about a catalogue as a whole, and locking it."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404

from indikator.izin import ambil_katalog_ubah
from jabatan.izin import Pelaku
from jabatan.models import Katalog, PemerintahDaerah
from jejak.services import Entri


def susun_entri_katalog(
    tindakan: str,
    katalog: Katalog,
    ringkas: str,
    *,
    sebelum: Mapping[str, object] | None = None,
    sesudah: Mapping[str, object] | None = None,
) -> Entri:
    """Return the row of the trail for an act on a catalogue: of its kecamatan, else its pemda."""
    khusus = katalog.kecamatan_id is not None
    return Entri(
        tindakan=tindakan,
        objek="katalog",
        objek_id=str(katalog.pk),
        ringkas=ringkas[:300],
        kecamatan_id=katalog.kecamatan_id,
        pemda_id=None if khusus else katalog.pemda_id,
        sebelum=sebelum,
        sesudah=sesudah,
    )


def kunci_katalog(katalog_id: int, oleh: Pelaku) -> Katalog:
    """Lock its pemda, then a catalogue he may edit, and return it as it stands now.

    TidakBerhak where he only sees it, Http404 otherwise (3 queries).
    """
    pemda_id = ambil_katalog_ubah(oleh, katalog_id).pemda_id
    PemerintahDaerah.objects.select_for_update(no_key=True).get(pk=pemda_id)
    daftar = Katalog.objects.select_for_update(of=("self",), no_key=True).select_related(
        "pemda", "kecamatan"
    )
    katalog = daftar.filter(pk=katalog_id).first()
    if katalog is None:
        raise Http404
    return katalog
