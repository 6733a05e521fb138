"""App configuration of the audit trail."""

from __future__ import annotations

from django.apps import AppConfig


class JejakConfig(AppConfig):
    """The trail stands below every other app and knows none of them."""

    name = "jejak"
    verbose_name = "Jejak"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from jejak import pemicu  # noqa: F401  (registers the database triggers)
