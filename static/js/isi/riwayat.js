/**
 * Undo within the page. A step is what one act changed: one cell, or all cells of a paste.
 * Steps hold texts by input, so that undoing types the old text in again, and autosave follows.
 */

export class Riwayat {
  /** @param {(baris: object) => void} saatUbah called for each cell an undo or redo rewrote */
  constructor(lembar, saatUbah) {
    this.saatUbah = saatUbah;
    this.langkah = [];
    this.ulang = [];
    this.terakhir = new Map(lembar.daftarBaris.map((baris) => [baris, baris.baca()]));
  }

  /** The server wrote these texts: they are the ground, no step. */
  acu(baris) {
    this.terakhir.set(baris, baris.baca());
  }

  /** Take what changed in these cells since the last time as one step; false when nothing did. */
  catat(daftarBaris) {
    const perubahan = [];
    for (const baris of daftarBaris) {
      const dari = this.terakhir.get(baris);
      const ke = baris.baca();
      if (Object.keys(ke).every((huruf) => ke[huruf] === dari[huruf])) continue;
      perubahan.push({ baris, dari, ke });
      this.terakhir.set(baris, ke);
    }
    if (!perubahan.length) return false;
    this.langkah.push(perubahan);
    this.ulang = [];
    return true;
  }

  /** Undo the last step; returns its first cell, or null when there is none. */
  urungkan() {
    return this.#pindah(this.langkah, this.ulang, "dari");
  }

  /** Do the last undone step again; returns its first cell, or null. */
  ulangi() {
    return this.#pindah(this.ulang, this.langkah, "ke");
  }

  #pindah(dari, ke, sisi) {
    const perubahan = dari.pop();
    if (!perubahan) return null;
    ke.push(perubahan);
    for (const satu of perubahan) {
      satu.baris.tulis(satu[sisi]);
      this.terakhir.set(satu.baris, satu.baris.baca());
      this.saatUbah(satu.baris);
    }
    return perubahan[0].baris;
  }
}
