"""Static files under names that carry their hash, so that browsers may keep them for ever."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class BerkasStatis(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Also rewrites what ES modules import: a changed module changes the name of its importers.

    Import statements must end with a semicolon, and modules must not import in a circle.
    """

    support_js_module_import_aggregation = True
