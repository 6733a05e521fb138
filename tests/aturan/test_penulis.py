"""Services are the only writers; values have one writer: the services of realisasi."""

import ast

from tests.aturan.pohon import daftar_produksi, nama_bertitik, urai

NILAI = {
    *("LembarBulanan", "Realisasi", "Bukti", "Pengembalian", "Cuplikan", "PermintaanBuka"),
}
BUAT = {"create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "acreate"}
TULIS = BUAT | {"save", "delete", "update", "raw", "asave", "adelete"}
# Writers besides the services, each with its reason.
PENGECUALIAN = {
    "kinerja/inti/pemicu.py": "installs triggers",
    "kinerja/inti/gudang.py": "keeps files, at the services' bidding",
    "laporan/cetak/gabung.py": "writes a PDF into memory",
    "laporan/contoh/bangun.py": "makes the demo office on an empty database",
}


def bagian_layanan(nama: str, aplikasi: str = "") -> bool:
    """Is this file (part of) the services of an app?"""
    bagian = nama.removesuffix(".py").split("/")
    return len(bagian) > 1 and bagian[1] == "services" and aplikasi in ("", bagian[0])


def _lewat_manajer(rantai: str) -> bool:
    return any(
        kata in ("objects", "_base_manager", "_default_manager") for kata in rantai.split(".")
    )


def _menulis(panggilan: ast.Call) -> bool:
    """Does this call write rows? ``dict.update(…)`` and ``hash.update(…)`` take no keywords; the
    ``save(…)`` of a picture takes its file first, that of a row only keywords."""
    if not isinstance(panggilan.func, ast.Attribute) or panggilan.func.attr not in TULIS:
        return False
    rantai = nama_bertitik(panggilan.func)
    if panggilan.func.attr in ("update", "raw"):
        return bool(panggilan.keywords) or _lewat_manajer(rantai)
    if panggilan.func.attr == "save" and panggilan.args:
        return False
    if panggilan.func.attr in ("create", "delete", "save"):
        return not rantai.startswith(("session.", "request.session.", "cache."))
    return True


def daftar_penulisan(nama: str, pohon: ast.AST) -> list[str]:
    """Every writing call of a file."""
    return [
        f"{nama}:{simpul.lineno} {nama_bertitik(simpul.func)}"
        for simpul in ast.walk(pohon)
        if isinstance(simpul, ast.Call) and _menulis(simpul)
    ]


def penulisan_nilai(nama: str, pohon: ast.AST) -> list[str]:
    """Writes through the managers of value models, and instances of them made by hand."""
    return [
        f"{nama}:{simpul.lineno} {rantai}"
        for simpul in ast.walk(pohon)
        if isinstance(simpul, ast.Call)
        for rantai in [nama_bertitik(simpul.func)]
        if NILAI & set(rantai.split(".")) and (_menulis(simpul) or rantai.split(".")[-1] in NILAI)
    ]


def test_hanya_services_yang_menulis() -> None:
    temuan = [
        masalah
        for nama in daftar_produksi()
        if not bagian_layanan(nama) and nama not in PENGECUALIAN
        for masalah in daftar_penulisan(nama, urai(nama))
    ]
    assert temuan == []


def test_nilai_hanya_ditulis_services_realisasi() -> None:
    temuan = [
        masalah
        for nama in daftar_produksi()
        if not bagian_layanan(nama, "realisasi")
        for masalah in penulisan_nilai(nama, urai(nama))
    ]
    assert temuan == []


def test_pengecualian_masih_ada() -> None:
    assert set(PENGECUALIAN) <= set(daftar_produksi())


def test_kendali_penulis() -> None:
    buruk = """
Realisasi.objects.create(pembilang=1)
Realisasi.objects.filter(pk=1).update(pembilang=2)
LembarBulanan.objects.bulk_create([])
sel.save(update_fields=["pembilang"])
daftar.update(keadaan="disetujui")
formulir.save()
"""
    assert len(daftar_penulisan("x.py", ast.parse(buruk))) == 6
    assert len(penulisan_nilai("x.py", ast.parse(buruk))) == 3
    assert len(penulisan_nilai("x.py", ast.parse("r = models.Realisasi(pembilang=1)"))) == 1
    baik = "isi.update({'a': 1})\nsidik.update(b'')\nRealisasi.objects.filter(pk=1).first()\n"
    assert daftar_penulisan("x.py", ast.parse(baik)) == []
    assert penulisan_nilai("x.py", ast.parse(baik)) == []


def test_kendali_bagian_layanan() -> None:
    assert bagian_layanan("realisasi/services.py")
    assert bagian_layanan("realisasi/services/isi.py", "realisasi")
    assert not bagian_layanan("laporan/services.py", "realisasi")
    assert not bagian_layanan("realisasi/views.py")
