"""``python -m tests.kertas``: writes docs/contoh anew, with the list of what is there."""

from __future__ import annotations

from pathlib import Path

from tests.kertas.cetak import cetak_contoh
from tests.kertas.daftar import DAFTAR_CONTOH, FORMAT

TUJUAN = Path(__file__).resolve().parents[2] / "docs" / "contoh"
KEPALA = """# Examples
One of each report, as it leaves the application: from the demo office, Kecamatan Sukamaju, on the
morning of 12 January 2027. All people and figures are invented. `make contoh` writes them anew (a
second run writes the same bytes), so look at them, and at what changed, before you commit.

| PDF | Excel | what |
| --- | --- | --- |
"""


def susun_daftar() -> str:
    """Return docs/contoh/README.md."""
    return KEPALA + "".join(
        f"| [{satu.nama}.pdf]({satu.nama}.pdf) | [{satu.nama}.xlsx]({satu.nama}.xlsx) "
        f"| {satu.uraian} |\n"
        for satu in DAFTAR_CONTOH
    )


def buat_contoh() -> None:
    TUJUAN.mkdir(parents=True, exist_ok=True)
    for lama in TUJUAN.iterdir():
        if lama.suffix.lstrip(".") in FORMAT:
            lama.unlink()
    cetak_contoh(TUJUAN)
    (TUJUAN / "README.md").write_text(susun_daftar(), encoding="utf-8")


if __name__ == "__main__":
    buat_contoh()
