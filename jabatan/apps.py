from django.apps import AppConfig


class JabatanConfig(AppConfig):
    name = "jabatan"
    verbose_name = "Organisasi"

    def ready(self) -> None:
        from jabatan import pemicu  # noqa: F401  (registers the database triggers)
