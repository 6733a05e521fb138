"""App configuration of the kernel: template tags, triggers after migrate, system check."""

from __future__ import annotations

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate, pre_migrate


class IntiConfig(AppConfig):
    """The kernel has no models; it only wires what every app shares."""

    name = "kinerja.inti"
    label = "inti"
    verbose_name = "Inti"

    def ready(self) -> None:
        from kinerja.inti import pemicu

        pre_migrate.connect(pemicu.lepas_sebelum_migrasi, dispatch_uid="kinerja.inti.lepas_pemicu")
        post_migrate.connect(
            pemicu.pasang_setelah_migrasi, dispatch_uid="kinerja.inti.pasang_pemicu"
        )
        checks.register(pemicu.periksa_pemicu, checks.Tags.database)
