"""The lambang of the demo's kota: an invented shield, drawn here, so that none is carried along."""

from __future__ import annotations

import io

HIJAU, EMAS, PUTIH = "#0b5d57", "#e0b23c", "#ffffff"
LEBAR, TINGGI, RAPAT = 240, 280, 4


def gambar_lambang() -> bytes:
    """Return the picture (PNG, transparent ground): a shield with rice fields under a sun."""
    from PIL import Image, ImageDraw

    kanvas = Image.new("RGBA", (LEBAR * RAPAT, TINGGI * RAPAT))
    kuas = ImageDraw.Draw(kanvas)

    def perbesar(*titik: int) -> list[int]:
        return [satu * RAPAT for satu in titik]

    for tepi, warna in ((0, EMAS), (8, HIJAU)):
        kuas.rectangle(perbesar(10 + tepi, 10 + tepi, 230 - tepi, 181), fill=warna)
        kuas.pieslice(perbesar(10 + tepi, 90, 230 - tepi, 272 - tepi), 0, 180, fill=warna)
    kuas.ellipse(perbesar(90, 44, 150, 104), fill=EMAS)
    for baris in range(4):
        atas = 128 + baris * 28
        kuas.arc(perbesar(30 + baris * 10, atas, 210 - baris * 10, atas + 60), 200, 340, PUTIH, 24)
    kanvas = kanvas.resize((LEBAR, TINGGI), Image.Resampling.LANCZOS)
    hasil = io.BytesIO()
    kanvas.save(hasil, "PNG", optimize=True)
    return hasil.getvalue()
