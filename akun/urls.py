from django.urls import path

from akun import views

app_name = "akun"
urlpatterns = [
    path("masuk/", views.masuk, name="masuk"),
    path("masuk/token/", views.token, name="token"),
    path("keluar/", views.keluar, name="keluar"),
    path("sandi/", views.sandi, name="sandi"),
]
