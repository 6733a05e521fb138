"""Invented people, their accounts, posts, leave and roles; nobody here exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from jabatan.models import JenisPeran, SifatPenugasan, StatusPegawai

PNS, PPPK, NON_ASN = StatusPegawai.PNS, StatusPegawai.PPPK, StatusPegawai.NON_ASN
HARI_MUTASI = 16
BULAN_MUTASI = 6
BULAN_CUTI = 4
CUTI_PADA = "suk.datapem"

PEMBINA = ("IV/a", "Pembina")
PENATA_1 = ("III/d", "Penata Tingkat I")
PENATA = ("III/c", "Penata")
PENATA_MUDA_1 = ("III/b", "Penata Muda Tingkat I")
PENATA_MUDA = ("III/a", "Penata Muda")
PENGATUR_1 = ("II/d", "Pengatur Tingkat I")
PENGATUR = ("II/c", "Pengatur")


@dataclass(frozen=True, slots=True)
class DataPegawai:
    """A person; ``akun`` is the user name and the key, ``punya_akun`` False: nobody signs in."""

    akun: str
    nama: str
    status: StatusPegawai
    nomor_induk: str = ""
    pangkat: tuple[str, str] | None = None
    naik_pangkat: tuple[str, str] | None = None
    punya_akun: bool = True


@dataclass(frozen=True, slots=True)
class DataPenugasan:
    """A post; ``pengisi`` names the colleague who fills for a person without an account."""

    pegawai: str
    posisi: str
    mulai: date
    selesai: date | None = None
    sifat: SifatPenugasan = SifatPenugasan.DEFINITIF
    pengisi: str = ""

    @property
    def kunci(self) -> str:
        return f"{self.posisi}/{self.pegawai}"


@dataclass(frozen=True, slots=True)
class DataPeran:
    """An account that holds no seat."""

    akun: str
    nama: str
    jenis: JenisPeran
    kecamatan: str = ""


DAFTAR_PERAN = (
    DataPeran("admin", "Rahma Fauziah", JenisPeran.ADMIN_KECAMATAN, "suk"),
    DataPeran("pemda", "Agung Nugraha", JenisPeran.ADMIN_PEMDA),
    DataPeran("inspektorat", "Sri Wahyuni", JenisPeran.INSPEKTORAT),
)

DAFTAR_PEGAWAI = (
    DataPegawai("sari", "Sari Rahayu", PNS, "197404121999032901", PEMBINA),
    DataPegawai("hartono", "Hartono Wijaya", PNS, "197609232001121902", PENATA_1),
    DataPegawai("wahyu", "Wahyu Hidayat", PNS, "198103052005011903", PENATA),
    DataPegawai("nurul", "Nurul Aini", PNS, "198307182008012904", PENATA),
    DataPegawai("budi", "Budi Santosa", PNS, "197911302003121905", PENATA_1),
    DataPegawai("endang", "Endang Susilowati", PNS, "197802142002122906", PENATA_1),
    DataPegawai("rudi", "Rudi Hermawan", PNS, "198405092009011907", PENATA),
    DataPegawai(
        "citra", "Citra Lestari", PNS, "199508172019032908", PENGATUR, naik_pangkat=PENGATUR_1
    ),
    DataPegawai("bagus", "Bagus Pratama", PNS, "199102102015021909", PENATA_MUDA),
    DataPegawai("rini", "Rini Wulandari", PNS, "198912252014022910", PENATA_MUDA),
    DataPegawai("yoga", "Yoga Saputra", PNS, "199306062019031911", PENATA_MUDA),
    DataPegawai("ratna", "Ratna Dewanti", PNS, "198701192010012912", PENATA_MUDA_1),
    DataPegawai("fitri", "Fitri Handayani", PNS, "199204152020122913", PENGATUR),
    DataPegawai("hendra", "Hendra Kusuma", PPPK, "199009212023211914"),
    DataPegawai("joko", "Joko Santoso", PPPK, "198808082024211915"),
    DataPegawai("slamet", "Slamet Riyadi", NON_ASN),
    DataPegawai("wawan", "Wawan Setiawan", NON_ASN, punya_akun=False),
    DataPegawai("mega", "Mega Anjani", PNS, "199407072018012916", PENATA_MUDA),
    DataPegawai("dian", "Dian Permata", PNS, "199011112014022917", PENATA_MUDA_1),
    DataPegawai("arif", "Arif Nugroho", PPPK, "199303142023211918"),
    DataPegawai("lina", "Lina Marlina", NON_ASN),
    DataPegawai("dewi", "Dewi Anggraini", PNS, "197505302000032919", PEMBINA),
    DataPegawai("bambang", "Bambang Prasetyo", PNS, "197701022002121920", PENATA_1),
    DataPegawai("sulastri", "Sulastri", PNS, "198206242006042921", PENATA),
    DataPegawai("teguh", "Teguh Wibowo", PNS, "198310172007011922", PENATA),
    DataPegawai("ani", "Ani Rohmah", PNS, "199601282020122923", PENGATUR),
    DataPegawai("dedi", "Dedi Kurniawan", PPPK, "199207092024211924"),
    DataPegawai("iwan", "Iwan Gunawan", NON_ASN),
)

# Who sits where the whole year long: (person, seat).
TETAP: tuple[tuple[str, str], ...] = (
    ("sari", "suk.camat"),
    ("hartono", "suk.sekretaris"),
    ("wahyu", "suk.umum"),
    ("nurul", "suk.keuangan"),
    ("budi", "suk.pemerintahan"),
    ("endang", "suk.pemberdayaan"),
    ("rudi", "suk.pelayanan"),
    ("citra", "suk.surat"),
    ("bagus", "suk.personil"),
    ("rini", "suk.barang"),
    ("yoga", "suk.perencana"),
    ("ratna", "suk.bendahara"),
    ("joko", "suk.keamanan1"),
    ("slamet", "suk.keamanan2"),
    ("mega", "suk.datapem"),
    ("dian", "suk.datamas"),
    ("arif", "suk.datapel"),
    ("lina", "suk.layanan"),
    ("dewi", "mek.camat"),
    ("bambang", "mek.sekretaris"),
    ("sulastri", "mek.umum"),
    ("teguh", "mek.pelayanan"),
    ("ani", "mek.surat"),
    ("dedi", "mek.layanan"),
    ("iwan", "mek.keamanan1"),
)


def susun_penugasan(tahun: int, bulan_terakhir: int) -> tuple[DataPenugasan, ...]:
    """Return the posts of a year whose last filled month is ``bulan_terakhir``.

    Budi is Plt. on a second seat, Joko fills for Wawan, and on the day of mutasi Fitri hands her
    seat to Hendra and moves to the other kecamatan. Mekarsari's Kasi Trantib seat is empty.
    """
    awal = date(tahun - 1, 1, 2)
    pindah = date(tahun, min(BULAN_MUTASI, bulan_terakhir), HARI_MUTASI)
    return (
        *(DataPenugasan(pegawai, posisi, awal) for pegawai, posisi in TETAP),
        DataPenugasan("budi", "suk.trantib", date(tahun - 1, 11, 3), sifat=SifatPenugasan.PLT),
        DataPenugasan("wawan", "suk.keamanan3", awal, pengisi="joko"),
        DataPenugasan("fitri", "suk.admkeu", awal, selesai=pindah - timedelta(days=1)),
        DataPenugasan("hendra", "suk.admkeu", pindah),
        DataPenugasan("fitri", "mek.admkeu", pindah),
    )


def susun_cuti(tahun: int, bulan_terakhir: int) -> tuple[int, int]:
    """Return the two whole months of Mega's leave: April and May, or the first two months."""
    awal = BULAN_CUTI if bulan_terakhir > BULAN_CUTI else 1
    return awal, awal + 1


# The accounts shown after the demo was made: who to sign in as, and why.
DAFTAR_TAMPIL: tuple[tuple[str, str], ...] = (
    ("citra", "Citra Lestari, Pengadministrasi Surat: mengisi dan mengajukan"),
    ("wahyu", "Wahyu Hidayat, Kasubbag Umum dan Kepegawaian: memverifikasi"),
    ("sari", "Sari Rahayu, Camat Sukamaju: menyetujui, dasbor"),
    ("budi", "Budi Santosa, Kasi Pemerintahan dan Plt. Kasi Ketenteraman dan Ketertiban"),
    ("nurul", "Nurul Aini, Kasubbag Perencanaan dan Keuangan"),
    ("joko", "Joko Santoso, Petugas Keamanan: lembar dikembalikan, mengisi untuk rekan"),
    ("fitri", "Fitri Handayani, pindah dari Sukamaju ke Mekarsari"),
    ("dewi", "Dewi Anggraini, Camat Mekarsari"),
    ("admin", "Rahma Fauziah, admin Kecamatan Sukamaju"),
    ("pemda", "Agung Nugraha, admin pemda"),
    ("inspektorat", "Sri Wahyuni, Inspektorat (APIP): hanya membaca"),
)
