/**
 * Autosave of one sheet. A cell is kept in the browser as soon as it is touched, sent when the
 * person leaves it or pauses, and forgotten when the server says it is stored.
 *
 * One request at a time, so that order is kept; cells that became ready meanwhile go together in
 * the next. While the line is away it tries again, later and later, and at once when it returns.
 *
 * States told to `saat.keadaan(baris, keadaan)`: ketik (touched), menyimpan, tersimpan, tertunda
 * (not sent), salah, bentrok, "" (as the server has it).
 */

const JEDA_KETIK = 800;
const JEDA_KUMPUL = 40;
const JEDA_ULANG = [1000, 2000, 4000, 8000, 16_000, 30_000];

export class Antrean {
  /**
   * @param {object} tempat {lembar, bulan, kurir, simpanan}
   * @param {object} saat   {keadaan, jawaban, ditolak, sesi, orangLain, putus, tersambung, selesai}
   */
  constructor({ lembar, bulan, kurir, simpanan }, saat) {
    Object.assign(this, { lembar, bulan, kurir, simpanan, saat });
    this.alamat = lembar.alamat(bulan);
    this.kode = lembar.kode(bulan);
    this.kotor = new Set(); // cells that differ from what the server holds
    this.dikirim = new Set(); // cells of the request under way
    this.berjalan = null;
    this.berhenti = false; // nobody may send: signed out, or refused as a whole
    this.ditolak = false;
    this.gagal = 0;
    this.pewaktu = 0;
  }

  /** Take back what an earlier visit kept and could not send. Returns how many cells. */
  pulihkan() {
    let jumlah = 0;
    for (const [pk, { isian, versi, pada }] of this.simpanan.ambil(this.kode)) {
      const baris = this.lembar.ambil(pk, this.bulan);
      if (!baris) continue;
      baris.tulis(isian);
      if (baris.sama()) {
        this.simpanan.lepas(this.kode, pk, pada);
        continue;
      }
      jumlah += 1;
      baris.versi.value = String(versi);
      baris.pada = pada;
      this.#tandai(baris, "tertunda");
      this.#siapkan(baris);
    }
    return jumlah;
  }

  /** A cell was touched. `segera`: the person left it; else wait until he pauses. */
  catat(baris, segera = false) {
    if (this.ditolak) this.berhenti = this.ditolak = false; // a new attempt may be accepted
    baris.urut += 1;
    baris.ditahan = false;
    baris.pada = this.simpanan.simpan(this.kode, baris.pk, baris.baca(), baris.versi.value);
    this.#tandai(baris, this.berhenti || this.gagal ? "tertunda" : "ketik");
    clearTimeout(baris.pewaktu);
    if (segera) this.#siapkan(baris);
    else baris.pewaktu = setTimeout(() => this.#siapkan(baris), JEDA_KETIK);
  }

  /** The person left the cell: what he typed need not wait. */
  segerakan(baris) {
    if (!this.kotor.has(baris) || baris.siap || baris.ditahan) return;
    clearTimeout(baris.pewaktu);
    this.#siapkan(baris);
  }

  /** The person chose between two values: send his upon the newer version. */
  timpa(baris, versi) {
    baris.versi.value = String(versi);
    this.catat(baris, true);
  }

  /** The person took what is stored: nothing is left to send. */
  lepaskan(baris, isian, versi) {
    baris.versi.value = String(versi);
    baris.acuan = { ...baris.acuan, ...isian };
    baris.tulis(isian);
    this.#bersih(baris, "tersimpan");
  }

  /** Send what waits now, whatever the clock says; resolves when nothing is under way. */
  async tuntaskan(tetap = false) {
    for (const baris of this.kotor) if (!baris.ditahan) this.#siapkan(baris);
    clearTimeout(this.pewaktu);
    this.pewaktu = 0;
    while (this.berjalan ?? this.#kirim(tetap)) {
      await this.berjalan;
      if (this.gagal) return;
    }
  }

  /** The line or the session is back. */
  lanjutkan() {
    this.berhenti = this.ditolak = false;
    for (const baris of this.kotor) if (!baris.ditahan) baris.siap = true;
    this.#jadwalkan(0);
  }

  /** Cells not stored yet. */
  get sisa() {
    return this.kotor.size;
  }

  #tandai(baris, keadaan) {
    this.kotor.add(baris);
    baris.keadaan = keadaan;
    this.saat.keadaan(baris, keadaan);
  }

  #bersih(baris, keadaan) {
    clearTimeout(baris.pewaktu);
    this.kotor.delete(baris);
    baris.siap = false;
    baris.ditahan = false;
    this.simpanan.lepas(this.kode, baris.pk, baris.pada);
    baris.keadaan = keadaan;
    this.saat.keadaan(baris, keadaan);
  }

  #siapkan(baris) {
    baris.siap = true;
    this.#jadwalkan(JEDA_KUMPUL);
  }

  #jadwalkan(jeda) {
    if (this.berjalan || this.berhenti) return;
    clearTimeout(this.pewaktu);
    this.pewaktu = setTimeout(() => this.#kirim(), jeda);
  }

  #ambilSiap() {
    const siap = [];
    for (const baris of [...this.kotor]) {
      if (!baris.siap || baris.ditahan) continue;
      if (baris.sama()) this.#bersih(baris, baris.pernah ? "tersimpan" : "");
      else siap.push(baris);
    }
    return siap;
  }

  /** Ask how the server reads cells that are not in the sheet yet: [{baris, isian}]. */
  coba(daftar) {
    const isi = this.susun(daftar);
    isi.set("coba", "1");
    return this.kurir.kirim(this.alamat, isi);
  }

  /** Form body of cells, [{baris, isian}], named as in the monthly sheet. */
  susun(daftar) {
    const isi = new URLSearchParams();
    for (const { baris, isian } of daftar) {
      isi.set(`v-${baris.pk}`, baris.versi.value);
      for (const [huruf, teks] of Object.entries(isian)) {
        if (teks !== "" || huruf === "p" || huruf === "q" || huruf === "k") {
          isi.set(`${huruf}-${baris.pk}`, teks);
        }
      }
    }
    const alasan = this.lembar.form.elements.alasan_atas_nama;
    if (alasan) isi.set("alasan_atas_nama", alasan.value);
    return isi;
  }

  #kirim(tetap = false) {
    this.pewaktu = 0;
    if (this.berjalan || this.berhenti) return null;
    const daftar = this.#ambilSiap();
    if (!daftar.length) return null;
    this.dikirim = new Map(daftar.map((baris) => [baris, baris.urut]));
    for (const baris of daftar) {
      baris.siap = false;
      if (!this.gagal) this.#tandai(baris, "menyimpan");
    }
    this.berjalan = this.kurir
      .kirim(this.alamat, this.susun(daftar.map((baris) => ({ baris, isian: baris.baca() }))), tetap)
      .then((hasil) => this.#terima(hasil))
      .finally(() => {
        this.berjalan = null;
        this.dikirim = new Map();
        this.#teruskan();
      });
    return this.berjalan;
  }

  /** After an answer: what became ready meanwhile, or the next attempt. */
  #teruskan() {
    if (this.berhenti) return;
    const ada = [...this.kotor].some((baris) => baris.siap && !baris.ditahan);
    if (ada) this.#jadwalkan(this.gagal ? this.#jedaUlang() : JEDA_KUMPUL);
    if (!this.gagal) this.saat.selesai(this);
  }

  #jedaUlang() {
    return JEDA_ULANG[Math.min(this.gagal, JEDA_ULANG.length) - 1];
  }

  #terima(hasil) {
    if (hasil.jenis === "putus") {
      this.gagal += 1;
      this.#tahan();
      this.saat.putus(this);
      return;
    }
    if (this.gagal) this.saat.tersambung(this);
    this.gagal = 0;
    if (hasil.jenis === "jawaban") {
      this.#terapkan(hasil.data);
      return;
    }
    this.berhenti = true;
    this.#tahan();
    if (hasil.jenis === "sesi") this.saat.sesi(this);
    else if (hasil.jenis === "orang_lain") this.saat.orangLain(this);
    else {
      this.ditolak = true;
      this.saat.ditolak(this, hasil.pesan);
    }
  }

  /** Nothing of the request was taken: all of it waits. */
  #tahan() {
    for (const baris of this.dikirim.keys()) baris.siap = true;
    for (const baris of this.kotor) if (!baris.ditahan) this.#tandai(baris, "tertunda");
  }

  #terapkan(data) {
    for (const [baris, urut] of this.dikirim) {
      const satu = data.baris[baris.pk];
      if (satu) this.#terapkanBaris(baris, satu, baris.urut !== urut);
      else this.#lepasBaris(baris); // no row of this sheet any more
    }
    this.saat.lembar(data);
  }

  #lepasBaris(baris) {
    baris.ditahan = true;
    this.#tandai(baris, "tertunda");
  }

  /** @param {boolean} berubah the person typed on while the request was under way */
  #terapkanBaris(baris, satu, berubah) {
    if (satu.keadaan === "tersimpan") {
      baris.versi.value = String(satu.versi);
      baris.pernah = true;
      this.saat.jawaban(baris, satu, berubah);
      if (!berubah) this.#bersih(baris, "tersimpan");
      else baris.pada = this.simpanan.simpan(this.kode, baris.pk, baris.baca(), satu.versi);
      return;
    }
    if (berubah && satu.keadaan === "salah") return;
    baris.ditahan = true;
    baris.siap = false;
    this.#tandai(baris, satu.keadaan);
    this.saat.jawaban(baris, satu, false);
  }
}
