"""The icon tag and the sprite it points into."""

import re
from pathlib import Path

from django.template import Context, Template

AKAR = Path(__file__).resolve().parents[2]
SPRITE = AKAR / "static" / "vendor" / "ikon.svg"
DIPAKAI = re.compile(r"""\{%\s*ikon\s+["']([\w-]+)["']""")


def _tulis(templat: str, **konteks: str) -> str:
    return Template(templat).render(Context(konteks))


def _nama_sprite() -> list[str]:
    return re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text(encoding="utf-8"))


def test_ikon_tanpa_keterangan_disembunyikan_dari_pembaca_layar() -> None:
    html = _tulis('{% ikon "cetak" %}')
    assert 'aria-hidden="true"' in html
    assert 'href="/static/vendor/ikon.svg#cetak"' in html


def test_ikon_dengan_keterangan_terbaca_dan_diamankan() -> None:
    html = _tulis('{% ikon "centang" arti %}', arti="Ter<simpan")
    assert 'role="img" aria-label="Ter&lt;simpan"' in html
    assert "aria-hidden" not in html


def test_setiap_ikon_di_templat_ada_di_sprite() -> None:
    dipakai = {
        nama
        for berkas in (AKAR / "templates").rglob("*.html")
        for nama in DIPAKAI.findall(berkas.read_text(encoding="utf-8"))
    }
    assert len(dipakai) > 10
    assert dipakai - set(_nama_sprite()) == set()


def test_setiap_ikon_sprite_tercatat_di_readme() -> None:
    catatan = (SPRITE.parent / "README.md").read_text(encoding="utf-8")
    tercatat = re.findall(r"^\| `([\w-]+)` \| `[\w-]+` \|$", catatan, re.M)
    assert tercatat == _nama_sprite()
