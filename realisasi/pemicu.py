"""Trigger: the values of an approved sheet do not change, whatever the door."""

from kinerja.inti.pemicu import Pemicu, daftarkan_pemicu

PESAN = "realisasi_sudah_disetujui"


def _sqlite(saat: str, *daftar_baris: str) -> str:
    lembar = ", ".join(f"{baris}.lembar_id" for baris in daftar_baris)
    return f"""
    CREATE TRIGGER IF NOT EXISTS realisasi_beku_{saat.lower()} BEFORE {saat} ON realisasi_realisasi
    BEGIN
        SELECT RAISE(ABORT, '{PESAN}') WHERE EXISTS (
            SELECT 1 FROM realisasi_lembarbulanan l
            WHERE l.id IN ({lembar}) AND l.keadaan = 'disetujui'
        );
    END
    """


daftarkan_pemicu(
    Pemicu("realisasi_beku_insert", "realisasi_realisasi", (_sqlite("INSERT", "NEW"),), ()),
    Pemicu("realisasi_beku_delete", "realisasi_realisasi", (_sqlite("DELETE", "OLD"),), ()),
    Pemicu(
        nama="realisasi_beku_update",
        tabel="realisasi_realisasi",
        sqlite=(_sqlite("UPDATE", "OLD", "NEW"),),  # nor moved in from another sheet
        postgresql=(
            f"""
            CREATE OR REPLACE FUNCTION realisasi_beku() RETURNS trigger AS $$
            DECLARE
                lembar bigint[];
            BEGIN
                IF TG_OP <> 'DELETE' THEN lembar := lembar || NEW.lembar_id::bigint; END IF;
                IF TG_OP <> 'INSERT' THEN lembar := lembar || OLD.lembar_id::bigint; END IF;
                IF EXISTS (
                    SELECT 1 FROM realisasi_lembarbulanan l
                    WHERE l.id = ANY(lembar) AND l.keadaan = 'disetujui'
                ) THEN
                    RAISE EXCEPTION '{PESAN}'
                    USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
                RETURN NEW;
            END $$ LANGUAGE plpgsql
            """,
            """
            CREATE OR REPLACE TRIGGER realisasi_beku_update
            BEFORE INSERT OR UPDATE OR DELETE ON realisasi_realisasi
            FOR EACH ROW EXECUTE FUNCTION realisasi_beku()
            """,
        ),
    ),
)
