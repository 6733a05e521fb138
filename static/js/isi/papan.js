/**
 * The keyboard of a spreadsheet over plain inputs.
 *
 * A number that is merely selected (all of it, as after an arrow) gives left and right to the
 * grid; while its text is edited they stay inside until the text ends. Enter never submits.
 */

import { teks } from "./teks.js";

/** Keys that move: what they do when the number is merely selected or the caret is at the end. */
const GERAK = {
  ArrowUp: (kisi, kotak) => kisi.langkah(kotak, "atas"),
  ArrowDown: (kisi, kotak) => kisi.langkah(kotak, "bawah"),
  ArrowLeft: (kisi, kotak) => kisi.langkah(kotak, "kiri"),
  ArrowRight: (kisi, kotak) => kisi.langkah(kotak, "kanan"),
  Home: (kisi, kotak) => kisi.ujungBaris(kotak, false),
  End: (kisi, kotak) => kisi.ujungBaris(kotak, true),
};
const MUNDUR = new Set(["ArrowLeft", "Home"]);
const TEGAK = new Set(["ArrowUp", "ArrowDown"]);

export class Papan {
  /** @param {object} saat {ubah(baris, segera), tinggalkan(baris), bantuan(), katakan(kalimat)} */
  constructor({ lembar, kisi, riwayat }, saat) {
    Object.assign(this, { lembar, kisi, riwayat, saat });
    this.awal = null; // {baris, isian}: the cell as it stood when it got the focus
    const { form } = lembar;
    form.addEventListener("keydown", (kejadian) => this.#tombol(kejadian));
    form.addEventListener("input", (kejadian) => this.#ketik(kejadian));
    form.addEventListener("change", (kejadian) => this.#ubah(kejadian));
    form.addEventListener("focusin", (kejadian) => this.#masuk(kejadian.target));
    form.addEventListener("focusout", (kejadian) => this.#keluar(kejadian.target));
    form.addEventListener("mousedown", (kejadian) => this.#tekan(kejadian.target));
    for (const isian of kisi.perIsian.keys()) isian.enterKeyHint = "next";
  }

  /** Bring a number under the cursor, all of it selected. */
  tuju(kotak) {
    if (!kotak) return;
    this.lembar.form.dispatchEvent(new CustomEvent("tuju", { detail: kotak.baris }));
    kotak.isian.focus();
    kotak.isian.select();
  }

  #masuk(isian) {
    const tempat = this.lembar.cari(isian);
    if (tempat) this.awal = { baris: tempat.baris, isian: tempat.baris.baca() };
  }

  #keluar(isian) {
    const tempat = this.lembar.cari(isian);
    if (!tempat) return;
    this.riwayat.catat([tempat.baris]);
    this.saat.tinggalkan(tempat.baris);
  }

  /** The first click selects the number, the second puts the caret; a finger is left alone. */
  #tekan(isian) {
    if (!this.kisi.cari(isian) || isian === document.activeElement) return;
    isian.addEventListener("mouseup", () => {
      if (isian.selectionStart === isian.selectionEnd) isian.select();
    }, { once: true });
  }

  #ketik(kejadian) {
    const tempat = this.lembar.cari(kejadian.target);
    if (!tempat) return;
    const { baris, huruf } = tempat;
    if ((huruf === "p" || huruf === "q") && kejadian.target.value !== "") baris.tulis({ n: "" });
    if (huruf !== "n" && huruf !== "s") this.saat.ubah(baris, false);
  }

  #ubah(kejadian) {
    const tempat = this.lembar.cari(kejadian.target);
    if (!tempat) return;
    const { baris, huruf } = tempat;
    if (huruf === "n" && kejadian.target.checked) baris.tulis({ p: "", q: "" });
    this.riwayat.catat([baris]);
    if (huruf === "n" || huruf === "s") this.saat.ubah(baris, true);
  }

  #tombol(kejadian) {
    if (kejadian.isComposing || kejadian.altKey) return;
    const isian = kejadian.target;
    if (kejadian.key === "Enter" && isian.matches("input")) kejadian.preventDefault();
    if (isian.matches("textarea")) return;
    if (this.#kendali(kejadian)) return;
    const kotak = this.kisi.cari(isian);
    if (kotak) this.#angka(kejadian, kotak);
  }

  /** Ctrl (or Cmd) keys, good on every control of the sheet but a keterangan. */
  #kendali(kejadian) {
    if (!kejadian.ctrlKey && !kejadian.metaKey) return false;
    const huruf = kejadian.key.toLowerCase();
    const maju = huruf === "y" || (huruf === "z" && kejadian.shiftKey);
    if (huruf === "z" || huruf === "y") {
      kejadian.preventDefault();
      this.#urungkan(maju);
    } else if (kejadian.key === "Home" || kejadian.key === "End") {
      kejadian.preventDefault();
      this.tuju(this.kisi.ujung(kejadian.key === "End"));
    }
    return true;
  }

  #urungkan(maju) {
    if (this.awal) this.riwayat.catat([this.awal.baris]);
    const baris = maju ? this.riwayat.ulangi() : this.riwayat.urungkan();
    if (!baris) {
      this.saat.katakan(teks(maju ? "tiada-ulang" : "tiada-urung"));
      return;
    }
    this.tuju(this.kisi.cari(baris.isian.p[0]));
    this.#masuk(baris.isian.p[0]);
  }

  #angka(kejadian, kotak) {
    const { key, shiftKey } = kejadian;
    const lakukan = this.#tindakan(key, shiftKey, kotak);
    if (!lakukan) return;
    kejadian.preventDefault();
    lakukan();
  }

  /** What a key does on a number, or undefined where the browser knows better. */
  #tindakan(key, shiftKey, kotak) {
    const { isian, baris } = kotak;
    if (key === "Enter") return () => this.tuju(this.kisi.berikut(kotak, shiftKey ? -1 : 1));
    if (key in GERAK && !shiftKey && (TEGAK.has(key) || bisaPergi(isian, MUNDUR.has(key)))) {
      return () => this.tuju(GERAK[key](this.kisi, kotak));
    }
    if (key === "F2") return () => isian.setSelectionRange(isian.value.length, isian.value.length);
    if (key === "Escape") return () => this.#kembalikan(kotak);
    if (key === "n" || key === "N") return () => this.#nihil(baris);
    if (key === "?") return () => this.saat.bantuan();
    if (isian.value === "" && baris.isian.n?.[0].checked && /^[a-z]$/i.test(key)) {
      return () => {}; // the rest of the word "nihil"
    }
    return undefined;
  }

  /** Escape: as it stood when the cursor came. */
  #kembalikan({ baris, isian }) {
    if (this.awal?.baris !== baris) return;
    const kini = baris.baca();
    if (Object.keys(kini).some((huruf) => kini[huruf] !== this.awal.isian[huruf])) {
      baris.tulis(this.awal.isian);
      this.saat.ubah(baris, true);
    }
    isian.select();
  }

  #nihil(baris) {
    const kotak = baris.isian.n?.[0];
    if (!kotak || kotak.disabled) {
      this.saat.katakan(teks("nihil-tidak"));
      return;
    }
    kotak.checked = !kotak.checked;
    if (kotak.checked) baris.tulis({ p: "", q: "" });
    this.riwayat.catat([baris]);
    this.saat.ubah(baris, true);
    this.saat.katakan(teks(kotak.checked ? "nihil-ya" : "nihil-batal", { nomor: baris.nomor }));
  }
}

/** May left or right leave the text? Yes when all of it is selected or the caret is at its end. */
function bisaPergi(isian, mundur) {
  const { selectionStart: dari, selectionEnd: sampai, value } = isian;
  if (dari === 0 && sampai === value.length) return true;
  return dari === sampai && dari === (mundur ? 0 : value.length);
}
