"""Words of the application: (word, full name or "", meaning)."""

from __future__ import annotations

from typing import Final

KATA_APLIKASI: Final = (
    (
        *("Ajukan", ""),
        "Menyerahkan lembar yang sudah lengkap kepada atasan langsung atau Camat.",
    ),
    (
        *("Atasan langsung", ""),
        "Siapa pun yang pada hari itu memegang posisi di atas posisi Anda.",
    ),
    (
        *("Bahan hitung", ""),
        "Angka bulanan yang dipakai untuk memperoleh sebuah hasil; selalu dapat dibuka.",
    ),
    (
        *("Batas pengisian", ""),
        "Tanggal terakhir mengisi tepat waktu, biasanya tanggal 5 bulan berikutnya.",
    ),
    ("Beku", "", "Tidak dapat diubah; lembar menjadi beku begitu disetujui."),
    (
        *("Belum Diisi", ""),
        "Belum ada jawaban; ditulis dengan tanda –. Berbeda dari angka 0 dan dari nihil.",
    ),
    (
        *("Belum Jatuh Tempo", ""),
        "Belum ada yang wajib dilaporkan sampai bulan itu, sehingga belum ada target dan capaian.",
    ),
    (
        *("Buka Kunci", ""),
        "Membuka bulan yang terkunci atau lembar yang sudah disetujui selama tiga hari kerja, "
        "dengan alasan yang tercatat.",
    ),
    (
        *("Bukti dukung", ""),
        "Berkas (PDF, foto, Excel, atau Word) yang menunjukkan dari mana angka sebuah baris "
        "berasal.",
    ),
    (
        *("Capaian", ""),
        "Realisasi dibandingkan dengan target, dalam persen; untuk indikator yang makin kecil "
        "makin baik, hitungannya dibalik.",
    ),
    (
        *("CSV", "Comma-Separated Values"),
        "Berkas tabel sederhana yang dapat dibuka dengan Excel; dipakai untuk Log Aktivitas.",
    ),
    (
        *("Cuti", ""),
        "Tulisan pada bulan yang seluruhnya masa jeda; tidak ada lembar yang diminta.",
    ),
    ("Dijumlahkan", "", "Angka beberapa bulan ditambahkan, misalnya banyaknya surat."),
    (
        *("Dikembalikan", ""),
        "Lembar dikirim balik kepada pengisi dengan alasan; dapat diperbaiki lalu diajukan lagi.",
    ),
    ("Disetujui", "", "Sudah disetujui Camat; angkanya beku."),
    ("Diverifikasi", "", "Sudah diperiksa atasan langsung dan menunggu Camat."),
    (
        *("Draf", ""),
        "Lembar yang sedang diisi dan belum diajukan. Pada laporan, tanda DRAF berarti lembarnya "
        "belum disetujui.",
    ),
    ("Fungsi", "", "Pekerjaan yang diuraikan pada keputusan IKI dengan huruf a, b, c."),
    (
        *("IKI", "Indikator Kinerja Individu"),
        "Ukuran hasil kerja satu jabatan dalam setahun, ditetapkan dengan keputusan Camat.",
    ),
    (
        *("Indikator", ""),
        "Satu baris pada formulir IKI, lengkap dengan formulasi, satuan, dan sumber datanya.",
    ),
    (
        *("Isi atas nama", ""),
        "Mengisi lembar orang lain dengan sah; nama pengisi dan pemilik keduanya ditampilkan.",
    ),
    (
        *("Jatuh tempo", ""),
        "Bulan ketika sebuah indikator wajib dijawab; ada yang setiap bulan, ada yang setahun "
        "sekali.",
    ),
    (
        *("Jeda", ""),
        "Masa cuti, diklat, atau sakit. Bulan yang seluruhnya jeda tidak menuntut lembar.",
    ),
    (
        *("Katalog IKI", ""),
        "Kumpulan jabatan dan indikator menurut satu keputusan untuk satu tahun.",
    ),
    (
        *("Kategori", ""),
        "Kata untuk angka capaian yang tercetak: Sangat Tinggi, Tinggi, Sedang, Rendah, Sangat "
        "Rendah. Bukan predikat kinerja.",
    ),
    (
        *("Kesiapan", ""),
        "Tabel pegawai dan bulan pada Dasbor: siapa sudah, siapa belum, dan menunggu siapa.",
    ),
    (
        *("Kinerja utama", ""),
        "Hasil pokok sebuah jabatan; satu kinerja utama memuat satu indikator atau lebih.",
    ),
    (
        *("Kunci", ""),
        "Tanggal pengisian ditutup, biasanya tanggal 10. Verifikasi dan persetujuan tetap "
        "berjalan.",
    ),
    ("Lembar", "", "Isian satu penugasan untuk satu bulan."),
    (
        *("Log Aktivitas", ""),
        "Catatan setiap perubahan: siapa, kapan, sebelum, sesudah, dan alasannya.",
    ),
    (
        *("Merah", ""),
        "Perlu perhatian karena capaian rendah, syarat tidak terpenuhi, atau jatuh tempo belum "
        "diisi; alasannya selalu disebut.",
    ),
    (
        *("Nihil", ""),
        "Pernyataan bahwa bulan itu tidak ada yang dicatat; berbeda dari 0 dan dari belum diisi.",
    ),
    (
        *("Nilai terhitung", ""),
        "Capaian sesudah dibatasi (bawaan 120 persen); inilah yang dirata-ratakan.",
    ),
    (
        *("Pembilang", ""),
        "Angka bagian atas pada perbandingan, misalnya rekomendasi yang diterbitkan.",
    ),
    (
        *("Pengganti sementara", ""),
        "Pegawai yang menggantikan staf pelaksana; untuk jabatan struktural dipakai Plt. atau Plh.",
    ),
    (
        *("Penugasan", ""),
        "Seorang pegawai pada satu posisi selama masa tertentu menurut SK.",
    ),
    (
        *("Penyebut", ""),
        "Angka bagian bawah pada perbandingan, misalnya rekomendasi yang diajukan.",
    ),
    (
        *("Peran", ""),
        "Hak yang tidak berasal dari posisi: admin kecamatan, admin pemda, Inspektorat.",
    ),
    (
        *("Polaritas", ""),
        "Arah yang baik: naik (makin besar makin baik), turun (makin kecil makin baik), atau "
        "netral (dicatat saja, tanpa capaian).",
    ),
    ("Posisi", "", "Satu kursi di kantor, dengan atasannya; dapat kosong atau ditempati."),
    (
        *("Posisi akhir bulan", ""),
        "Angka keadaan pada hari terakhir bulan, misalnya jumlah kendaraan; tidak dijumlahkan "
        "antarbulan.",
    ),
    (
        *("Rasio", ""),
        "Perbandingan dua angka. Untuk beberapa bulan, jumlah pembilang dibagi jumlah penyebut; "
        "persen tidak pernah dirata-ratakan.",
    ),
    ("Realisasi", "", "Yang benar-benar terjadi, menurut isian yang tersimpan."),
    (
        *("s.d.", "sampai dengan"),
        "Angka dari Januari (atau awal penugasan) sampai bulan yang disebut.",
    ),
    (
        *("Sementara", ""),
        "Angka yang bulan jatuh temponya belum semua diisi, misalnya “sementara: 7 dari 9 bulan”.",
    ),
    ("Sumber data", "", "Buku, register, atau rekap tempat angka diambil."),
    (
        *("Syarat", ""),
        "Ketentuan di luar hitungan, misalnya paling sedikit 75 peserta; bila tidak terpenuhi, "
        "angkanya tetap dan ditandai.",
    ),
    ("Target", "", "Angka setahun yang ditetapkan bagi satu posisi untuk satu indikator."),
    (
        *("Terlambat", ""),
        "Diajukan sesudah batas pengisian; jumlah harinya disebut.",
    ),
    (
        *("Tarik Kembali", ""),
        "Membatalkan pengajuan selama atasan belum memutuskan, agar dapat diperbaiki.",
    ),
    ("TW", "Triwulan", "Tiga bulan: TW I Januari–Maret, II April–Juni, dan seterusnya."),
    (
        *("Verifikasi", ""),
        "Pemeriksaan oleh atasan langsung, biasanya paling lambat tanggal 7.",
    ),
)
