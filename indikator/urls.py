"""Routes of the catalogue."""

from django.urls import URLPattern

app_name = "indikator"
urlpatterns: list[URLPattern] = []
