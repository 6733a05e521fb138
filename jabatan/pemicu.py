"""Triggers that refuse overlapping Penugasan; exclusion constraints do not exist on SQLite."""

from kinerja.inti.pemicu import Pemicu, daftarkan_pemicu

PESAN_ORANG = "penugasan_tumpang_tindih_pegawai"
PESAN_POSISI = "penugasan_tumpang_tindih_posisi"

_BERTINDIH = """
    lain.id <> NEW.id AND lain.posisi_id = NEW.posisi_id
    AND lain.mulai <= COALESCE(NEW.selesai, '9999-12-31')
    AND COALESCE(lain.selesai, '9999-12-31') >= NEW.mulai
"""
_ORANG = f"{_BERTINDIH} AND lain.pegawai_id = NEW.pegawai_id"
_POSISI = (
    f"{_BERTINDIH} AND lain.sifat IN ('definitif', 'plt') AND NEW.sifat IN ('definitif', 'plt')"
)


def _sqlite(saat: str, akhiran: str) -> str:
    return f"""
    CREATE TRIGGER IF NOT EXISTS penugasan_tumpang_{akhiran} AFTER {saat} ON jabatan_penugasan
    BEGIN
        SELECT RAISE(ABORT, '{PESAN_ORANG}')
        WHERE EXISTS (SELECT 1 FROM jabatan_penugasan lain WHERE {_ORANG});
        SELECT RAISE(ABORT, '{PESAN_POSISI}')
        WHERE EXISTS (SELECT 1 FROM jabatan_penugasan lain WHERE {_POSISI});
    END
    """


daftarkan_pemicu(
    Pemicu(
        nama="penugasan_tumpang_sisip",
        tabel="jabatan_penugasan",
        sqlite=(_sqlite("INSERT", "sisip"),),
        postgresql=(
            f"""
            CREATE OR REPLACE FUNCTION penugasan_tumpang() RETURNS trigger AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock(hashtext('penugasan'), NEW.posisi_id::int);
                IF EXISTS (SELECT 1 FROM jabatan_penugasan lain WHERE {_ORANG}) THEN
                    RAISE EXCEPTION '{PESAN_ORANG}'
                    USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                IF EXISTS (SELECT 1 FROM jabatan_penugasan lain WHERE {_POSISI}) THEN
                    RAISE EXCEPTION '{PESAN_POSISI}'
                    USING ERRCODE = 'integrity_constraint_violation';
                END IF;
                RETURN NEW;
            END $$ LANGUAGE plpgsql
            """,
            """
            CREATE OR REPLACE TRIGGER penugasan_tumpang_sisip
            BEFORE INSERT OR UPDATE ON jabatan_penugasan
            FOR EACH ROW EXECUTE FUNCTION penugasan_tumpang()
            """,
        ),
    ),
    Pemicu(
        nama="penugasan_tumpang_ubah",
        tabel="jabatan_penugasan",
        sqlite=(_sqlite("UPDATE", "ubah"),),
        postgresql=(),
    ),
)
