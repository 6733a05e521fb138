from django.apps import AppConfig


class AkunConfig(AppConfig):
    """Who may come in: accounts, login, throttle, passwords, sessions."""

    name = "akun"
    verbose_name = "Akun"
    default_auto_field = "django.db.models.BigAutoField"
