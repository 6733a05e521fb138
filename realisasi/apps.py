from django.apps import AppConfig


class RealisasiConfig(AppConfig):
    name = "realisasi"
    verbose_name = "Realisasi"

    def ready(self) -> None:
        from indikator.services import pasang_pencari_pemakaian, pasang_penghitung_lembar
        from jabatan.services import pasang_pencari_lembar
        from realisasi import pemicu  # noqa: F401  (registers the database triggers)
        from realisasi.services.pemakaian import PemakaianKatalog
        from realisasi.services.penjaga import ambil_bulan_lembar, ambil_hitungan_lembar

        pasang_pencari_lembar(ambil_bulan_lembar)
        pasang_pencari_pemakaian(PemakaianKatalog())
        pasang_penghitung_lembar(ambil_hitungan_lembar)
