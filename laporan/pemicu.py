"""Triggers: what was issued is neither changed nor deleted."""

from kinerja.inti.pemicu import Pemicu, buat_pemicu_tolak, daftarkan_pemicu

TABEL = "laporan_laporantersimpan"
PESAN = "Laporan yang sudah terbit tidak boleh diubah atau dihapus."

# SQLite's INSERT OR REPLACE deletes the old row without asking any DELETE trigger.
TOLAK_GANTI = Pemicu(
    f"{TABEL}_tolak_ganti",
    TABEL,
    sqlite=(
        f"CREATE TRIGGER {TABEL}_tolak_ganti BEFORE INSERT ON {TABEL} "
        f"WHEN EXISTS (SELECT 1 FROM {TABEL} WHERE id = NEW.id OR kode = NEW.kode "
        "OR (kecamatan_id = NEW.kecamatan_id AND pilihan = NEW.pilihan AND edisi = NEW.edisi)) "
        f"BEGIN SELECT RAISE(ABORT, '{PESAN}'); END",
    ),
    postgresql=(),
)

daftarkan_pemicu(buat_pemicu_tolak(TABEL, ("update", "delete"), PESAN), TOLAK_GANTI)
