/**
 * What was typed and is not known to be stored: kept in the browser, per user and sheet.
 *
 * Key "kinerja:isi:<pengguna>:<penugasan>/<kode>", value {"p-12": {teks, versi, pada}}.
 * `versi` is the version of the cell the text was typed upon, `pada` a stamp that rises.
 * Two tabs share it, so every write reads first, and a stamp decides what may be removed.
 */

const AWALAN = "kinerja:isi:";

/** The sheets of a user with something kept: [{kunci, lembar, jumlah}], cells counted by row. */
export function daftarTersimpan(pengguna) {
  const hasil = [];
  try {
    for (let ke = 0; ke < localStorage.length; ke += 1) {
      const kunci = localStorage.key(ke);
      if (!kunci.startsWith(`${AWALAN}${pengguna}:`)) continue;
      const jumlah = hitungBaris(bacaKunci(kunci));
      if (jumlah) hasil.push({ kunci, lembar: kunci.split(":")[3], jumlah });
    }
  } catch {
    return [];
  }
  return hasil;
}

/** Forget everything kept for a user (at logout, after a warning). */
export function hapusTersimpan(pengguna) {
  for (const { kunci } of daftarTersimpan(pengguna)) localStorage.removeItem(kunci);
}

function hitungBaris(isi) {
  return new Set(Object.keys(isi).map((nama) => nama.split("-")[1] ?? nama)).size;
}

function bacaKunci(kunci) {
  try {
    const isi = JSON.parse(localStorage.getItem(kunci) ?? "{}");
    return isi && typeof isi === "object" ? isi : {};
  } catch {
    return {};
  }
}

export class Simpanan {
  /**
   * @param {string} pengguna  id of who is signed in: nobody else's cells are read or sent
   * @param {() => void} saatPenuh  called when the browser has no room or forbids it
   */
  constructor(pengguna, saatPenuh) {
    this.pengguna = pengguna;
    this.saatPenuh = saatPenuh;
    this.bisa = true;
    this.pada = 0;
  }

  #kunci(lembar) {
    return `${AWALAN}${this.pengguna}:${lembar}`;
  }

  #ubah(lembar, perubahan) {
    try {
      const kunci = this.#kunci(lembar);
      const isi = bacaKunci(kunci);
      perubahan(isi);
      if (Object.keys(isi).length) localStorage.setItem(kunci, JSON.stringify(isi));
      else localStorage.removeItem(kunci);
      this.bisa = true;
    } catch {
      if (this.bisa) this.saatPenuh();
      this.bisa = false;
    }
  }

  /** Keep all texts of a cell; returns the stamp that releases them. */
  simpan(lembar, pk, isian, versi) {
    this.pada = Math.max(Date.now(), this.pada + 1);
    const pada = this.pada;
    this.#ubah(lembar, (isi) => {
      for (const [huruf, teks] of Object.entries(isian)) {
        isi[`${huruf}-${pk}`] = { teks, versi, pada };
      }
    });
    return pada;
  }

  /** The server has it: forget the cell, unless another tab kept something newer. */
  lepas(lembar, pk, pada) {
    this.#ubah(lembar, (isi) => {
      for (const nama of Object.keys(isi)) {
        if (nama.split("-")[1] === pk && isi[nama].pada <= pada) delete isi[nama];
      }
    });
  }

  /** What is kept of a sheet: Map of indikator id → {isian, versi, pada}. */
  ambil(lembar) {
    const hasil = new Map();
    let isi = {};
    try {
      isi = bacaKunci(this.#kunci(lembar));
    } catch {
      this.bisa = false;
    }
    for (const [nama, { teks, versi, pada }] of Object.entries(isi)) {
      const [huruf, pk] = nama.split("-");
      if (!hasil.has(pk)) hasil.set(pk, { isian: {}, versi, pada });
      hasil.get(pk).isian[huruf] = String(teks);
    }
    return hasil;
  }
}
