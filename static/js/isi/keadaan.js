/**
 * States that are seen and heard. Each cell has a mark (icon and word) in its slot "keadaan";
 * the page has one line, role="status", which says results and never every keystroke: it waits
 * until a burst has ended and speaks one sentence for all of it.
 */

import { tanda, teks } from "./teks.js";

const JEDA_KABAR = 900;

/** Show the state of a cell; "" shows nothing. */
export function tampilkanKeadaan(baris, keadaan) {
  const tempat = baris.slot("keadaan") ?? buatSlot(baris);
  const isi = keadaan ? tanda(keadaan) : null;
  baris.tempat.dataset.keadaan = keadaan;
  if (isi && tempat.firstElementChild?.dataset.tanda === keadaan) return;
  tempat.replaceChildren(...(isi ? [isi] : []));
}

function buatSlot(baris) {
  const tempat = document.createElement("span");
  tempat.dataset.slot = "keadaan";
  baris.isian.p[0].after(tempat);
  return tempat;
}

export class Kabar {
  /** @param {HTMLElement} tempat the page's role="status" */
  constructor(tempat) {
    this.tempat = tempat;
    this.tersimpan = new Set();
    this.pewaktu = 0;
    this.putus = false;
  }

  /** Say a sentence now. The same one again is not repeated. */
  katakan(kalimat, nada = "") {
    clearTimeout(this.pewaktu);
    this.pewaktu = 0;
    this.tempat.dataset.nada = nada;
    if (this.tempat.textContent !== kalimat) this.tempat.textContent = kalimat;
  }

  /** A cell was stored: said together with the others of the burst. */
  catatTersimpan(baris) {
    this.tersimpan.add(baris);
  }

  /** Nothing is under way: say once what the burst came to. @param {number} sisa still unsent */
  rangkum(sisa) {
    if (!this.tersimpan.size || sisa) return;
    clearTimeout(this.pewaktu);
    this.pewaktu = setTimeout(() => {
      const jumlah = this.tersimpan.size;
      const [satu] = this.tersimpan;
      this.tersimpan.clear();
      const nama = jumlah === 1 && satu.nomor ? "satu-tersimpan" : "banyak-tersimpan";
      this.katakan(teks(nama, { nomor: satu.nomor, n: jumlah, maju: kemajuan() }), "benar");
    }, JEDA_KABAR);
  }
}

/** "18 dari 21 terisi", as the server said it last. */
function kemajuan() {
  const tempat = document.querySelector('[data-slot="kemajuan"] strong');
  return tempat ? tempat.textContent.trim() : "";
}
