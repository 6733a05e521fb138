"""Shared kernel of Kinerja: no domain models, imports no app (and no Django from here)."""
