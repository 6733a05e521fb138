"""Renderings of a Rekap on paper and in a workbook."""
