/**
 * The grid behind the arrows: where each number stands (row, column) and which one lies beside it.
 *
 * Monthly sheet: one column, two where a row asks for a pair. Year: two columns a month. A place
 * without an input (a locked month, a row without a pair) is stepped over.
 */

export class Kisi {
  constructor(lembar) {
    this.perIsian = new Map();
    this.baris = []; // row → Map column → {baris, huruf, isian, r, c}
    const perBaris = new Map();
    for (const baris of lembar.daftarBaris) {
      const tr = baris.tempat.closest("tr");
      if (!perBaris.has(tr)) perBaris.set(tr, this.baris.push(new Map()) - 1);
      const r = perBaris.get(tr);
      for (const huruf of ["p", "q"]) this.#pasang(baris, huruf, r);
    }
  }

  #pasang(baris, huruf, r) {
    const isian = baris.isian[huruf]?.[0];
    if (!isian) return;
    const c = Number(baris.bulan || 0) * 2 + (huruf === "q" ? 1 : 0);
    const kotak = { baris, huruf, isian, r, c };
    this.baris[r].set(c, kotak);
    this.perIsian.set(isian, kotak);
  }

  /** The place of an input, or undefined for one that is no number. */
  cari(isian) {
    return this.perIsian.get(isian);
  }

  #urut(r) {
    return [...(this.baris[r]?.values() ?? [])].sort((a, b) => a.c - b.c);
  }

  /** One step in a direction ("atas" "bawah" "kiri" "kanan"); undefined at the edge. */
  langkah({ r, c }, arah) {
    if (arah === "kiri") return this.#urut(r).findLast((kotak) => kotak.c < c);
    if (arah === "kanan") return this.#urut(r).find((kotak) => kotak.c > c);
    const maju = arah === "bawah" ? 1 : -1;
    for (let ke = r + maju; ke >= 0 && ke < this.baris.length; ke += maju) {
      const kotak = this.#dekat(ke, c);
      if (kotak) return kotak;
    }
    return undefined;
  }

  /** The same column of a row, or the number of the same month where there is no pair. */
  #dekat(r, c) {
    return this.baris[r].get(c) ?? this.baris[r].get(c - (c % 2)) ?? this.baris[r].get(c + 1);
  }

  /** What Enter leads to: the second number of a pair, then the next row. */
  berikut(kotak, maju = 1) {
    const pasangan = this.baris[kotak.r].get(kotak.c + maju);
    const sebulan = pasangan?.baris === kotak.baris ? pasangan : undefined;
    if (sebulan) return sebulan;
    const tetangga = this.langkah(kotak, maju > 0 ? "bawah" : "atas");
    if (!tetangga) return undefined;
    const awal = tetangga.c - (tetangga.c % 2);
    const urutan = maju > 0 ? [awal, awal + 1] : [awal + 1, awal];
    return urutan.map((c) => this.baris[tetangga.r].get(c)).find(Boolean);
  }

  /** First or last number of a row. */
  ujungBaris({ r }, akhir) {
    return this.#urut(r).at(akhir ? -1 : 0);
  }

  /** First or last number of the sheet. */
  ujung(akhir) {
    const berisi = this.baris.map((_, r) => r).filter((r) => this.baris[r].size);
    return berisi.length ? this.#urut(berisi.at(akhir ? -1 : 0)).at(akhir ? -1 : 0) : undefined;
  }

  /** What lies `turun` rows below and `geser` columns right of a place, as a pasted block would. */
  geser({ r, c }, turun, geser) {
    const tujuan = r + turun;
    if (tujuan >= this.baris.length) return undefined;
    if (geser === 0) return this.#dekat(tujuan, c);
    const kolom = this.#kolomKanan(c, geser);
    return kolom === undefined ? undefined : this.baris[tujuan].get(kolom);
  }

  /** Columns of the sheet count only where some row has an input. */
  #kolomKanan(c, geser) {
    const daftar = [...new Set(this.baris.flatMap((baris) => [...baris.keys()]))];
    return daftar.sort((a, b) => a - b)[daftar.indexOf(c) + geser];
  }
}
