"""Public holidays of the demo kota: fixed ones of any year, moving ones where known."""

from __future__ import annotations

from datetime import date

TETAP: tuple[tuple[int, int, str], ...] = (
    (1, 1, "Tahun Baru Masehi"),
    (5, 1, "Hari Buruh Internasional"),
    (6, 1, "Hari Lahir Pancasila"),
    (8, 17, "Proklamasi Kemerdekaan"),
    (12, 25, "Hari Raya Natal"),
)
BERGERAK: dict[int, tuple[tuple[int, int, str], ...]] = {
    2025: (
        (1, 27, "Isra Mikraj"),
        (1, 29, "Tahun Baru Imlek"),
        (3, 29, "Hari Suci Nyepi"),
        (3, 31, "Idulfitri hari pertama"),
        (4, 1, "Idulfitri hari kedua"),
        (4, 18, "Wafat Yesus Kristus"),
        (5, 12, "Hari Raya Waisak"),
        (5, 29, "Kenaikan Yesus Kristus"),
        (6, 6, "Iduladha"),
        (6, 27, "Tahun Baru Islam"),
        (9, 5, "Maulid Nabi"),
    ),
    2026: (
        (1, 16, "Isra Mikraj"),
        (2, 16, "Cuti bersama Imlek"),
        (2, 17, "Tahun Baru Imlek"),
        (3, 18, "Cuti bersama Nyepi"),
        (3, 19, "Hari Suci Nyepi"),
        (3, 20, "Cuti bersama Idulfitri"),
        (3, 21, "Idulfitri hari pertama"),
        (3, 22, "Idulfitri hari kedua"),
        (3, 23, "Cuti bersama Idulfitri"),
        (3, 24, "Cuti bersama Idulfitri"),
        (4, 3, "Wafat Yesus Kristus"),
        (5, 14, "Kenaikan Yesus Kristus"),
        (5, 15, "Cuti bersama Kenaikan Yesus Kristus"),
        (5, 27, "Iduladha"),
        (5, 28, "Cuti bersama Iduladha"),
        (5, 31, "Hari Raya Waisak"),
        (6, 16, "Tahun Baru Islam"),
        (8, 25, "Maulid Nabi"),
        (12, 24, "Cuti bersama Natal"),
    ),
    2027: (
        (1, 5, "Isra Mikraj"),
        (2, 6, "Tahun Baru Imlek"),
        (3, 8, "Hari Suci Nyepi"),
        (3, 10, "Idulfitri hari pertama"),
        (3, 11, "Idulfitri hari kedua"),
        (3, 26, "Wafat Yesus Kristus"),
        (5, 6, "Kenaikan Yesus Kristus"),
        (5, 16, "Iduladha"),
        (5, 20, "Hari Raya Waisak"),
        (6, 6, "Tahun Baru Islam"),
        (8, 15, "Maulid Nabi"),
    ),
}


def susun_libur(tahun: int) -> dict[date, str]:
    """Return the holidays of ``tahun`` and of the next one (December is filled in January)."""
    return {
        date(satu, bulan, hari): uraian
        for satu in (tahun, tahun + 1)
        for bulan, hari, uraian in (*TETAP, *BERGERAK.get(satu, ()))
    }
