"""What can happen to the organisation: the only writers of this app."""

from jabatan.services.admin import buat_admin_pertama

__all__ = ["buat_admin_pertama"]
