"""Routes of realisasi."""

from django.urls import URLPattern

app_name = "realisasi"
urlpatterns: list[URLPattern] = []
