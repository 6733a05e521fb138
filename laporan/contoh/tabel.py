"""The rows of every seat: target of the year and the figures of its months.

Row numbers are those of the jabatan in document order. Netral rows have no target.
"""

from __future__ import annotations

from laporan.contoh.angka import Baris, Isi, bilangan, nihil, susun_rata

Tabel = dict[int, Baris]

RENCANA_SPM = (6, 9, 13, 15, 15, 17, 16, 15, 17, 18, 19, 20)
RENCANA_SPJ = (8, 14, 20, 23, 24, 26, 25, 24, 26, 28, 33, 37)
TANPA_TEMUAN = "Tidak ada pelanggaran Perda yang ditemukan selama patroli bulan ini."
TANPA_PEMBINAAN = "Tidak ada pelanggaran yang perlu ditangani bulan ini."
BULAN_PUASA = "Kegiatan ditiadakan selama bulan puasa dan libur Idulfitri."
LAYANAN_LANJUTAN = (
    "Termasuk 3 pengajuan bulan lalu yang berkasnya baru lengkap dan diterbitkan bulan ini."
)


def satu_per_bulan() -> Baris:
    return Baris(12, deret=(1,) * 12)


def sekali(bulan: int, keterangan: str = "") -> Baris:
    return Baris(1, tetap={bulan: Isi("1", keterangan=keterangan)})


def susun_keamanan(patroli: tuple[int, ...], temuan: tuple[int, ...]) -> Tabel:
    """Return the rows of one guard; a month without findings is nihil, not 0."""
    kosong = [bulan for bulan, nilai in enumerate(temuan, 1) if nilai == 0]
    return {
        1: Baris(96, deret=patroli),
        2: Baris(None, tetap=bilangan(*temuan) | nihil(TANPA_TEMUAN, *kosong)),
        3: Baris(None, deret=temuan),
        4: Baris(24, deret=temuan, tetap=nihil(TANPA_PEMBINAAN, *kosong)),
    }


MENIT = "17.25 18.5 19.25 20 21.5 23.25 23.75 21.75 20.5 19.75 19.25 18.5".split()
BANYAK_LAYANAN = (148, 139, 112, 131, 142, 176, 183, 151, 144, 140, 137, 128)
REKOMENDASI = (
    *((34, 35), (33, 35), (29, 30), (34, 37), (36, 38), (37, 39)),
    *((41, 38), (33, 36), (35, 37), (40, 37), (34, 36), (33, 35)),
)
KEGIATAN = {
    1: Baris(24, deret=(1, 2, 1, 2, 2, 2, 2, 4, 2, 2, 2, 1)),
    3: Baris(12, deret=(1, 1, 0, 1, 1, 0, 1, 2, 1, 1, 1, 0), tetap=nihil(BULAN_PUASA, 3)),
    4: Baris(12, deret=(0, 1, 0, 1, 0, 1, 0, 1, 1, 0, 1, 1), tetap=nihil(BULAN_PUASA, 3)),
    5: Baris(12, deret=(1, 0, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1)),
    6: Baris(12, deret=(0, 1, 0, 1, 1, 1, 0, 3, 0, 1, 1, 0), tetap=nihil(BULAN_PUASA, 3)),
    7: Baris(12, deret=(1, 1, 0, 1, 1, 1, 1, 4, 1, 1, 1, 0), tetap=nihil(BULAN_PUASA, 3)),
    8: Baris(12, deret=(1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1)),
}


def susun_layanan(
    menit: list[str], banyak: tuple[int, ...], rekomendasi: tuple[tuple[int, int], ...]
) -> Tabel:
    """Return the rows of the counter: minutes a service, and recommendations issued."""
    terbit = {
        bulan: Isi(str(jadi), str(masuk), keterangan=LAYANAN_LANJUTAN if jadi > masuk else "")
        for bulan, (jadi, masuk) in enumerate(rekomendasi, 1)
    }
    waktu = {
        bulan: susun_rata(rata, banyaknya)
        for bulan, (rata, banyaknya) in enumerate(zip(menit, banyak, strict=True), 1)
    }
    return {1: Baris(15, tetap=waktu), 2: Baris(100, tetap=terbit)}


SURAT: Tabel = {
    1: Baris(1200, rata=103, musim="surat"),
    2: Baris(800, rata=64, musim="surat"),
    3: Baris(2000, dari=(1, 2)),
    4: Baris(40, deret=(38, 38, 38, 38, 39, 39, 39, 39, 39, 39, 40, 40)),
    5: Baris(168, rata=11, goyang=20, tetap={8: Isi("16", keterangan="Rangkaian acara HUT RI.")}),
}
KEUANGAN: Tabel = {
    1: Baris(
        288,
        rata=22,
        musim="anggaran",
        rencana=RENCANA_SPJ,
        tetap={9: Isi("18", keterangan="Sebagian kegiatan bergeser ke Oktober.")},
    ),
    2: Baris(240, rata=17, musim="anggaran"),
    3: Baris(288, rata=21, musim="anggaran", goyang=4),
    4: sekali(1),
    5: sekali(1),
    6: sekali(1),
}

MENURUT_POSISI: dict[str, Tabel] = {
    "suk.surat": SURAT,
    "suk.personil": {
        1: Baris(240, rata=19, musim="surat"),
        2: Baris(120, rata=9, musim="surat", goyang=12),
        3: Baris(360, dari=(1, 2)),
        4: Baris(42, deret=(42, 42, 42, 41, 41, 41, 42, 42, 42, 42, 41, 41)),
        5: satu_per_bulan(),
        6: satu_per_bulan(),
    },
    "suk.barang": {
        1: Baris(14, deret=(14, 14, 14, 13, 13, 14, 14, 14, 14, 14, 14, 14)),
        2: Baris(6, tetap={5: Isi("4"), 9: Isi("3")}),
        3: Baris(180, deret=(184, 184, 184, 184, 188, 188, 188, 187, 190, 190, 190, 190)),
    },
    "suk.perencana": {
        1: Baris(
            4,
            rencana=(1, 0, 3),
            tetap={
                1: Isi("1"),
                3: Isi("2", keterangan="LKjIP masih menunggu reviu Inspektorat."),
            },
        ),
        2: Baris(
            10,
            tetap={
                7: Isi("4"),
                9: Isi("3", keterangan="Dua eksemplar RKA perubahan belum dijilid."),
            },
        ),
        3: Baris(5, tetap={12: Isi("5")}),
    },
    "suk.bendahara": {
        1: Baris(180, rata=15, musim="anggaran", rencana=RENCANA_SPM),
        2: satu_per_bulan(),
        3: satu_per_bulan(),
        4: satu_per_bulan(),
        5: sekali(1),
        6: sekali(1),
        7: sekali(1),
    },
    "suk.admkeu": KEUANGAN,
    "suk.keamanan1": susun_keamanan(
        (4, 5, 5, 4, 5, 5, 4, 6, 5, 5, 6, 7), (2, 3, 0, 2, 1, 2, 3, 4, 2, 2, 1, 2)
    ),
    "suk.keamanan2": susun_keamanan(
        (4, 5, 4, 4, 5, 5, 4, 6, 5, 5, 6, 7), (1, 2, 1, 0, 2, 1, 2, 3, 1, 1, 2, 0)
    ),
    "suk.keamanan3": susun_keamanan(
        (4, 5, 5, 4, 4, 5, 4, 5, 5, 5, 5, 6), (1, 0, 1, 1, 0, 1, 1, 2, 0, 1, 0, 1)
    ),
    "suk.datapem": {
        1: sekali(12),
        2: Baris(312, deret=(308, 308, 309, 309, 309, 310, 310, 311, 311, 311, 312, 312)),
        3: sekali(12),
    },
    "suk.datamas": KEGIATAN
    | {
        2: Baris(
            100,
            tetap={
                2: Isi(
                    "74",
                    "84",
                    syarat=True,
                    keterangan="Musrenbang kecamatan; satu delegasi kelurahan berhalangan hadir.",
                )
            },
        )
    },
    "suk.datapel": {1: Baris(2), 2: Baris(2, tetap={6: Isi("1")})},
    "suk.layanan": susun_layanan(MENIT, BANYAK_LAYANAN, REKOMENDASI),
    "mek.surat": {nomor: baris.kali(60) for nomor, baris in SURAT.items()},
    "mek.admkeu": {nomor: baris.kali(55) for nomor, baris in KEUANGAN.items() if nomor <= 3},
    "mek.keamanan1": susun_keamanan(
        (8, 8, 7, 8, 8, 9, 8, 9, 8, 8, 8, 8), (1, 2, 0, 1, 3, 1, 2, 2, 1, 2, 1, 1)
    ),
    "mek.layanan": susun_layanan(
        "14.5 14.25 14.75 15 14.5 15.5 15.25 14.75 14.5 14.25 14 14".split(),
        (88, 80, 64, 79, 85, 102, 110, 92, 86, 84, 80, 71),
        (
            *((19, 20), (18, 18), (15, 16), (18, 19), (20, 20), (24, 25)),
            *((26, 26), (21, 22), (20, 20), (21, 19), (19, 19), (17, 18)),
        ),
    ),
}
# Seats whose last due row nobody gave a target: "Target belum ditetapkan".
TANPA_TARGET = {("mek.admkeu", 2)}
