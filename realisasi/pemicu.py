"""Triggers: values and bukti of an approved sheet do not change, and no bukti is ever deleted."""

from kinerja.inti.pemicu import Pemicu, buat_pemicu_tolak, daftarkan_pemicu

PESAN = "realisasi_sudah_disetujui"
PESAN_HAPUS = "bukti_tidak_pernah_dibuang"


def _sqlite(tabel: str, saat: str, *daftar_baris: str) -> str:
    lembar = ", ".join(f"{baris}.lembar_id" for baris in daftar_baris)
    return f"""
    CREATE TRIGGER IF NOT EXISTS {_nama(tabel, saat)} BEFORE {saat} ON {tabel}
    BEGIN
        SELECT RAISE(ABORT, '{PESAN}') WHERE EXISTS (
            SELECT 1 FROM realisasi_lembarbulanan l
            WHERE l.id IN ({lembar}) AND l.keadaan = 'disetujui'
        );
    END
    """


def _nama(tabel: str, saat: str) -> str:
    return f"{tabel.removeprefix('realisasi_')}_beku_{saat.lower()}"


FUNGSI = f"""
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
"""


def _beku(tabel: str) -> tuple[Pemicu, ...]:
    """The guards of one table whose rows carry a ``lembar_id``."""
    return (
        Pemicu(_nama(tabel, "INSERT"), tabel, (_sqlite(tabel, "INSERT", "NEW"),), ()),
        Pemicu(_nama(tabel, "DELETE"), tabel, (_sqlite(tabel, "DELETE", "OLD"),), ()),
        Pemicu(
            nama=_nama(tabel, "UPDATE"),
            tabel=tabel,
            sqlite=(_sqlite(tabel, "UPDATE", "OLD", "NEW"),),  # nor moved in from another sheet
            postgresql=(
                FUNGSI,
                f"""
                CREATE OR REPLACE TRIGGER {_nama(tabel, "UPDATE")}
                BEFORE INSERT OR UPDATE OR DELETE ON {tabel}
                FOR EACH ROW EXECUTE FUNCTION realisasi_beku()
                """,
            ),
        ),
    )


daftarkan_pemicu(
    *_beku("realisasi_realisasi"),
    *_beku("realisasi_bukti"),
    buat_pemicu_tolak("realisasi_bukti", ("delete",), PESAN_HAPUS),
)
