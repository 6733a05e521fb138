"""PostgreSQL reads a kecamatan's year from one covering index; SQLite ignores INCLUDE."""

from django.db import migrations

INDEKS = "realisasi_setahun_penutup"


def buat_indeks(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {INDEKS} ON realisasi_realisasi (kecamatan_id, tahun) "
            "INCLUDE (lembar_id, indikator_id, bulan, keadaan, pembilang, penyebut, "
            "syarat_terpenuhi)"
        )


def hapus_indeks(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX {INDEKS}")


class Migration(migrations.Migration):
    dependencies = [("realisasi", "0001_lembar_sel_dan_cuplikan")]

    operations = [migrations.RunPython(buat_indeks, hapus_indeks)]
