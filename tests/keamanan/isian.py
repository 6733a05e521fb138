"""Parameters of the forms of office and catalogue, by route."""

from indikator.forms import IndikatorForm

# The forms of the office, as the admin of the pemda sends them.
DUDUK = ("nama", "jenis", "atasan", "kode_jabatan", "urut")
ORANG = ("nama", "status", "nomor_induk")
KANTOR_KECAMATAN = (
    *("nama", "alamat", "kode_pos", "telepon", "surel", "tempat_tanda_tangan"),
    *("zona_waktu", "langkah_atasan"),
)
KANTOR: dict[str, tuple[str, ...]] = {
    "posisi_baru": DUDUK,
    "posisi_ubah": DUDUK,
    "posisi_hapus": ("versi",),
    "penugasan_baru": ("pegawai", "sifat", "nomor_sk", "mulai", "selesai", "pengisi"),
    "penugasan": ("nomor_sk", "selesai", "pengisi"),
    "jeda_baru": ("sebab", "mulai", "selesai"),
    "jeda_hapus": ("versi",),
    "pegawai_baru": ORANG,
    "pegawai_ubah": ORANG,
    "pangkat_baru": ("pangkat", "golongan", "mulai"),
    "pangkat_hapus": ("versi",),
    "akun_baru": ("nama_pengguna",),
    "akun_sandi": ("versi",),
    "akun_surel": ("surel", "dilihat"),
    "akun_matikan": ("versi",),
    "akun_hidupkan": ("versi",),
    "periode_ubah": ("buka", "batas", "verifikasi", "kunci", "alasan", "dilihat"),
    "periode_bawaan": ("versi",),
    "jadwal": ("hari_batas", "hari_verifikasi", "hari_kunci", "alasan", "dilihat"),
    "libur_baru": ("daftar",),
    "libur_hapus": ("versi",),
    "pengaturan_ubah": KANTOR_KECAMATAN,
    "kecamatan_baru": KANTOR_KECAMATAN,
    "pemda": ("nama", "sebutan_kepala", "dilihat"),
    "peran_baru": ("pengguna", "jenis", "mulai", "selesai"),
    "peran_akhiri": ("versi",),
}
# The life of a catalogue, as the admin of the pemda sends it.
KATALOG: dict[str, tuple[str, ...]] = {
    "katalog_baru": ("asal", "cakupan", "tahun", "nomor_sk", "tanggal_sk", "salin_target"),
    "katalog_sk": ("tahun", "nomor_sk", "tanggal_sk", "versi"),
    "katalog_hapus": ("versi", "setuju"),
    "katalog_berlakukan": ("sidik",),
    "katalog_arsipkan": ("versi",),
    "katalog_perubahan": ("nomor_sk", "tanggal_sk", "mulai_bulan"),
    "katalog_perubahan_hapus": ("versi",),
}
# The forms that edit the catalogue of the pemda.
BUTIR = tuple(IndikatorForm.base_fields)
SUNTING: dict[str, tuple[str, ...]] = {
    "jabatan_baru": ("nama", "tugas", "catatan_kaki", "kode", "alasan", "dilihat"),
    "jabatan_ubah": ("nama", "tugas", "catatan_kaki", "dilihat"),
    "jabatan_atur": ("tindakan", "dilihat", "yakin"),
    "fungsi_baru": ("uraian", "dilihat"),
    "fungsi_ubah": ("uraian", "alasan", "dilihat", "asal"),
    "fungsi_atur": ("tindakan", "dilihat"),
    "kinerja_baru": ("uraian", "berlaku_dari", "dilihat"),
    "kinerja_ubah": ("uraian", "dilihat"),
    "kinerja_atur": ("tindakan", "sampai", "dilihat"),
    "indikator_baru": (*BUTIR, "tindakan", "dilihat"),
    "indikator_ubah": BUTIR,
    "indikator_atur": ("tindakan", "sampai", "kinerja", "dilihat"),
}
