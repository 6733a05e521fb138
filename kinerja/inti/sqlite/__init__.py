"""Django's SQLite backend with a queue before its write lock (docs/decisions/0026)."""
