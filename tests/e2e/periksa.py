"""What is asked of every page: axe, width, targets for fingers, a visible focus."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe-4.14.1.min.js"
KAIDAH = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
JALANKAN_AXE = """(kaidah) => axe.run(document, {
  runOnly: {type: 'tag', values: kaidah}, resultTypes: ['violations'],
}).then((hasil) => hasil.violations.map((satu) => ({
  id: satu.id, bantuan: satu.help,
  simpul: satu.nodes.map((simpul) => simpul.target.join(' ') + ': ' + simpul.failureSummary),
})))"""
UKUR_LEBAR = """() => {
  const gulir = document.scrollingElement;
  if (gulir.scrollWidth <= window.innerWidth) return [];
  const lebih = [...document.body.querySelectorAll('*')].filter((satu) => {
    const kotak = satu.getBoundingClientRect();
    return kotak.width && kotak.right > window.innerWidth + 1;
  }).slice(0, 5).map((satu) => satu.tagName + '.' + satu.className);
  return [`halaman ${gulir.scrollWidth} px, jendela ${window.innerWidth} px: ${lebih.join(', ')}`];
}"""
UKUR_SASARAN = """(batas) => {
  const sebut = (satu) => satu.tagName.toLowerCase() + ' "'
    + (satu.innerText || satu.name || satu.getAttribute('aria-label') || '').trim().slice(0, 40)
    + '"';
  const luas = (satu) => {
    const label = satu.matches('input[type=checkbox], input[type=radio]')
      && (satu.closest('label') || document.querySelector(`label[for="${satu.id}"]`));
    const butir = satu.matches('.stretched-link') && satu.closest('li, tr');
    return (label || butir || satu).getBoundingClientRect();
  };
  return [...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter((satu) => satu.checkVisibility({visibilityProperty: true})
      && !satu.closest('.visually-hidden') && !satu.matches('.lewati')
      && getComputedStyle(satu).display !== 'inline')
    .map((satu) => [satu, luas(satu)])
    .filter(([satu, kotak]) => kotak.width && (kotak.height < batas - 0.5 || kotak.width < 23.5))
    .map(([satu, kotak]) =>
      `${sebut(satu)} ${Math.round(kotak.width)}×${Math.round(kotak.height)}`);
}"""
UKUR_FOKUS = """async () => {
  await new Promise((lanjut) => requestAnimationFrame(() => requestAnimationFrame(lanjut)));
  const satu = document.activeElement;
  if (!satu || satu === document.body) return null;
  const gaya = getComputedStyle(satu);
  const kotak = satu.getBoundingClientRect();
  const label = satu.closest('label');
  const baris = satu.getClientRects()[0];
  const atas = document.elementFromPoint(
    baris.left + baris.width / 2, baris.top + Math.min(baris.height, 20) / 2);
  return {
    sebut: satu.tagName.toLowerCase() + ' ' + (satu.innerText || satu.name || '').slice(0, 30),
    terlihat: (gaya.outlineStyle !== 'none' && parseFloat(gaya.outlineWidth) >= 1)
      || gaya.boxShadow !== 'none',
    luar: kotak.bottom < 0 || kotak.top > window.innerHeight,
    tertutup: Boolean(atas && !satu.contains(atas) && !atas.contains(satu)
      && !label?.contains(atas)),
  };
}"""
MAKS_TAB = 60
TEMA = {"light": "terang", "dark": "gelap"}


@cache
def _naskah_axe() -> str:
    return AXE.read_text(encoding="utf-8")


def ambil_pelanggaran_axe(halaman: Page) -> list[str]:
    """Violations of the page as it stands; axe enters through the protocol, past the CSP."""
    if not halaman.evaluate("() => 'axe' in window"):
        halaman.evaluate(f"() => {{ {_naskah_axe()} }}")
    hasil: list[dict[str, Any]] = halaman.evaluate(JALANKAN_AXE, KAIDAH)
    return [f"{satu['id']} ({satu['bantuan']}): {satu['simpul']}" for satu in hasil]


def ambil_pelanggaran_csp(halaman: Page) -> list[str]:
    """What the policy refused since the page was opened."""
    return list(halaman.evaluate("() => window.__langgar"))


def ambil_luapan(halaman: Page) -> list[str]:
    """Say what makes the page scroll sideways, once it has arrived whole."""
    halaman.wait_for_load_state("load")
    return list(halaman.evaluate(UKUR_LEBAR))


def ambil_sasaran_kecil(halaman: Page, batas: int) -> list[str]:
    """Controls lower than ``batas`` px (links inside sentences are exempt, as in WCAG 2.5.8)."""
    return list(halaman.evaluate(UKUR_SASARAN, batas))


def ambil_fokus_gelap(halaman: Page) -> list[str]:
    """Walk the page with Tab; say where the focus cannot be seen."""
    gelap = []
    for _ in range(MAKS_TAB):
        halaman.keyboard.press("Tab")
        keadaan = halaman.evaluate(UKUR_FOKUS)
        if keadaan is None:
            break
        if not keadaan["terlihat"] or keadaan["luar"] or keadaan["tertutup"]:
            gelap.append(f"{keadaan}")
    return gelap


def potret_dua_tema(halaman: Page, awalan: Path) -> list[str]:
    """Take a picture in each theme and say what axe finds there.

    The window grows to the whole page first, so that bars fixed to its edge do not cover it.
    """
    temuan: list[str] = []
    ukuran = halaman.viewport_size
    assert ukuran is not None
    tinggi = max(ukuran["height"], int(halaman.evaluate("document.scrollingElement.scrollHeight")))
    halaman.set_viewport_size({"width": ukuran["width"], "height": tinggi})
    for tema in ("light", "dark"):
        halaman.emulate_media(color_scheme=tema)
        halaman.screenshot(path=f"{awalan}-{tema}.png")
        temuan += [f"{TEMA[tema]}: {satu}" for satu in ambil_pelanggaran_axe(halaman)]
    return temuan
