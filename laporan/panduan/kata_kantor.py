"""Words of the decree and of the office: (word, full name or "", meaning)."""

from __future__ import annotations

from typing import Final

KATA_KANTOR: Final = (
    ("ABK", "Analisis Beban Kerja", "Hitungan kebutuhan pegawai menurut banyaknya pekerjaan."),
    (
        *("Anjab", "Analisis Jabatan"),
        "Uraian tugas dan syarat setiap jabatan; arsipnya disebut bersama ABK.",
    ),
    (
        *("APIP", "Aparat Pengawasan Intern Pemerintah"),
        "Inspektorat daerah; dalam aplikasi hanya membaca, tidak mengubah apa pun.",
    ),
    (
        *("ASN", "Aparatur Sipil Negara"),
        "Sebutan bersama bagi PNS dan PPPK.",
    ),
    (
        *("BKPSDM", "Badan Kepegawaian dan Pengembangan Sumber Daya Manusia"),
        "Badan pemda yang mengurus kepegawaian; di sebagian daerah menjadi admin pemda.",
    ),
    (
        *("CALK", "Catatan atas Laporan Keuangan"),
        "Penjelasan yang menyertai Neraca dan LRA; bahannya disiapkan setahun sekali.",
    ),
    ("GU", "Ganti Uang", "Pengisian kembali uang persediaan sesuai belanja yang sudah dibukukan."),
    (
        *("Gaji berkala", ""),
        "Kenaikan gaji yang diusulkan pada waktunya bagi pegawai yang memenuhi syarat.",
    ),
    (
        *("Golongan", ""),
        "Tingkat kepangkatan PNS, misalnya III/b; dicetak bersama pangkat pada tanda tangan.",
    ),
    (
        *("Insidentil", ""),
        "Terjadi sewaktu-waktu tanpa jadwal; dalam aplikasi jatuh temponya Desember.",
    ),
    (
        *("Karang Taruna", ""),
        "Organisasi kepemudaan di tingkat kelurahan dan kecamatan.",
    ),
    ("Karang Wreda", "", "Perkumpulan warga lanjut usia."),
    ("Karis/Karsu", "Kartu Istri/Kartu Suami", "Kartu identitas istri atau suami PNS."),
    ("Kasi", "Kepala Seksi", "Pemimpin satu seksi kecamatan; atasan langsung staf seksinya."),
    (
        *("Kasubbag", "Kepala Subbagian"),
        "Pemimpin satu subbagian pada sekretariat kecamatan; atasan langsung stafnya.",
    ),
    (
        *("KIB A–F", "Kartu Inventaris Barang"),
        "Catatan aset: A tanah; B peralatan dan mesin; C gedung dan bangunan; D jalan, irigasi, "
        "dan jaringan; E aset tetap lainnya; F konstruksi dalam pengerjaan.",
    ),
    ("Koramil", "Komando Rayon Militer", "Satuan TNI AD di tingkat kecamatan."),
    (
        *("Kwartir", ""),
        "Pengurus Gerakan Pramuka di suatu wilayah; di kecamatan disebut kwartir ranting.",
    ),
    (
        *("LHKASN", "Laporan Harta Kekayaan Aparatur Sipil Negara"),
        "Laporan kekayaan pegawai; arsipnya disimpan pengelola kepegawaian.",
    ),
    (
        *("LKjIP", "Laporan Kinerja Instansi Pemerintah"),
        "Laporan tahunan tentang capaian perjanjian kinerja, disusun Januari–Maret.",
    ),
    (
        *("LKPJ", "Laporan Keterangan Pertanggungjawaban"),
        "Laporan tahunan kepala daerah kepada DPRD; kecamatan menyiapkan bahannya.",
    ),
    (
        *("LPMK", "Lembaga Pemberdayaan Masyarakat Kelurahan"),
        "Mitra kelurahan dalam pembangunan dan pemberdayaan warga.",
    ),
    (
        *("LPPD", "Laporan Penyelenggaraan Pemerintahan Daerah"),
        "Laporan tahunan kepala daerah kepada pemerintah pusat; kecamatan menyiapkan bahannya.",
    ),
    (
        *("LRA", "Laporan Realisasi Anggaran"),
        "Perbandingan anggaran dengan pendapatan dan belanja yang terjadi.",
    ),
    (
        *("Monografi", ""),
        "Kumpulan data wilayah dan penduduk kecamatan yang diperbarui setiap tahun.",
    ),
    (
        *("Musrenbang", "Musyawarah Perencanaan Pembangunan"),
        "Pertemuan tahunan warga dan pemerintah tentang rencana pembangunan; di kecamatan "
        "biasanya bulan Februari.",
    ),
    ("Neraca", "", "Laporan tentang aset, kewajiban, dan ekuitas pada akhir tahun."),
    (
        *("NI PPPK", "Nomor Induk PPPK"),
        "Nomor induk bagi PPPK; pada laporan dicetak menggantikan NIP.",
    ),
    (
        *("NIP", "Nomor Induk Pegawai"),
        "Nomor 18 angka milik PNS; pegawai tanpa NIP dicetak tanpa baris nomor.",
    ),
    (
        *("OPD", "Organisasi Perangkat Daerah"),
        "Dinas, badan, atau kecamatan sebagai bagian pemerintah daerah; sama dengan SKPD.",
    ),
    ("Perda", "Peraturan Daerah", "Peraturan yang ditetapkan kepala daerah bersama DPRD."),
    (
        *("PKK", "Pemberdayaan dan Kesejahteraan Keluarga"),
        "Gerakan yang membina keluarga; kegiatannya dihitung setiap bulan.",
    ),
    (
        *("Plh.", "Pelaksana harian"),
        "Menggantikan pejabat yang berhalangan sementara, misalnya cuti; bertindak dan "
        "menandatangani selama masanya.",
    ),
    (
        *("Plt.", "Pelaksana tugas"),
        "Mengisi jabatan struktural yang kosong atau pejabatnya berhalangan tetap.",
    ),
    ("PNS", "Pegawai Negeri Sipil", "Pegawai ASN yang diangkat tetap dan mempunyai NIP."),
    ("Polsek", "Kepolisian Sektor", "Satuan Polri di tingkat kecamatan."),
    (
        *("PPPK", "Pegawai Pemerintah dengan Perjanjian Kerja"),
        "Pegawai ASN dengan perjanjian kerja; mempunyai NI PPPK.",
    ),
    (
        *("Renja", "Rencana Kerja"),
        "Rencana kecamatan untuk satu tahun; disusun bersama RKA.",
    ),
    ("Renstra", "Rencana Strategis", "Rencana kecamatan untuk lima tahun."),
    (
        *("RKA", "Rencana Kerja dan Anggaran"),
        "Rincian kegiatan dan biayanya untuk satu tahun anggaran.",
    ),
    (
        *("RKPBU", "Rencana Kebutuhan Pemeliharaan Barang Unit"),
        "Daftar barang yang perlu dipelihara; disusun pengelola barang milik daerah.",
    ),
    (
        *("RT/RW", "Rukun Tetangga/Rukun Warga"),
        "Lembaga warga di kelurahan; yang menerima honorarium dihitung pada akhir bulan.",
    ),
    (
        *("Sakip", "Sistem Akuntabilitas Kinerja Instansi Pemerintah"),
        "Rangkaian perencanaan, pengukuran, dan pelaporan kinerja; laporannya disusun tahunan.",
    ),
    (
        *("SK", "Surat Keputusan"),
        "Dasar tertulis sebuah katalog IKI atau penugasan; nomornya dicatat dalam aplikasi.",
    ),
    (
        *("SKPD", "Satuan Kerja Perangkat Daerah"),
        "Sebutan lain bagi OPD, dipakai dalam urusan keuangan dan barang.",
    ),
    (
        *("SOP", "Standar Operasional Prosedur"),
        "Urutan baku sebuah pelayanan; waktu pelayanan dibandingkan dengan standarnya.",
    ),
    (
        *("SPJ", "Surat Pertanggungjawaban"),
        "Berkas bukti penggunaan uang yang diajukan bendahara.",
    ),
    (
        *("SPM", "Surat Perintah Membayar"),
        "Surat yang memerintahkan pencairan dana sesudah SPP diperiksa.",
    ),
    (
        *("SPP (keuangan)", "Surat Permintaan Pembayaran"),
        "Arti SPP pada jabatan keuangan (baris 5.1): permintaan agar dana dibayarkan.",
    ),
    (
        *("SPP (pelayanan)", "Standar Pelayanan Publik"),
        "Arti SPP pada jabatan kelembagaan dan pelayanan umum (baris 10.2): dokumen janji mutu "
        "setiap layanan.",
    ),
    (
        *("SPPD", "Surat Perintah Perjalanan Dinas"),
        "Surat yang menyertai surat tugas bagi pegawai yang bepergian dinas.",
    ),
    (
        *("SPT Tahunan", "Surat Pemberitahuan Tahunan"),
        "Laporan pajak tahunan pegawai; arsipnya disimpan pengelola kepegawaian.",
    ),
    ("SSP", "Surat Setoran Pajak", "Bukti pajak kegiatan yang sudah disetor."),
    (
        *("Tramtib", "Ketenteraman dan Ketertiban"),
        "Seksi kecamatan yang menangani patroli, pelanggaran Perda, dan laporan kejadian.",
    ),
    (
        *("UP", "Uang Persediaan"),
        "Uang muka yang dipegang bendahara untuk belanja sehari-hari; diisi kembali dengan GU.",
    ),
    (
        *("WIB, WITA, WIT", "Waktu Indonesia Barat, Tengah, Timur"),
        "Semua jam dalam aplikasi memakai zona waktu kecamatan Anda.",
    ),
)
