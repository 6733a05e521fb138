"""Triggers that make the trail append-only, whoever holds the database connection."""

from __future__ import annotations

from typing import Final

from kinerja.inti.pemicu import Pemicu, buat_pemicu_tolak, daftarkan_pemicu

PESAN: Final = "Jejak hanya boleh ditambah, tidak boleh diubah atau dihapus."

# SQLite's INSERT OR REPLACE deletes the old row without asking any DELETE trigger.
TOLAK_GANTI: Final = Pemicu(
    "jejak_jejak_tolak_ganti",
    "jejak_jejak",
    sqlite=(
        "CREATE TRIGGER jejak_jejak_tolak_ganti BEFORE INSERT ON jejak_jejak "
        "WHEN EXISTS (SELECT 1 FROM jejak_jejak WHERE id = NEW.id) "
        "OR EXISTS (SELECT 1 FROM jejak_jejak WHERE rantai = NEW.rantai AND urut = NEW.urut) "
        "BEGIN SELECT RAISE(ABORT, 'Baris jejak yang sudah ada tidak boleh diganti.'); END",
    ),
    postgresql=(),
)

daftarkan_pemicu(
    buat_pemicu_tolak("jejak_jejak", ("update", "delete"), PESAN),
    buat_pemicu_tolak("jejak_kepalarantai", ("delete",), PESAN),
    TOLAK_GANTI,
)
