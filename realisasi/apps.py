from django.apps import AppConfig


class RealisasiConfig(AppConfig):
    name = "realisasi"
    verbose_name = "Realisasi"

    def ready(self) -> None:
        from realisasi import pemicu  # noqa: F401  (registers the database triggers)
