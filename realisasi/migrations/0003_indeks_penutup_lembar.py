"""PostgreSQL reads the sheets of a kecamatan's year from one covering index too."""

from django.db import migrations

INDEKS = "realisasi_lembar_setahun_penutup"


def buat_indeks(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {INDEKS} ON realisasi_lembarbulanan (kecamatan_id, tahun) "
            "INCLUDE (id, penugasan_id, bulan, keadaan, diajukan_pada, dibuka_sampai)"
        )


def hapus_indeks(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX {INDEKS}")


class Migration(migrations.Migration):
    dependencies = [("realisasi", "0002_indeks_penutup_postgresql")]

    operations = [migrations.RunPython(buat_indeks, hapus_indeks)]
