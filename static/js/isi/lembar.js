/**
 * The sheet as the browser sees it: which cells it has, their inputs, and what stands in them.
 *
 * One Baris is one indikator in one month: a row of the monthly sheet, a cell of the year.
 * Inputs are named by a letter and the indikator id (p pembilang, q penyebut, n nihil, s syarat,
 * k keterangan, v versi); the year puts the month behind it ("p-12.09").
 * Values are texts here. Nothing is computed: the server reads, judges and answers.
 */

const NAMA = /^([pqnskv])-(\d+)(?:\.(\d\d))?$/;

export class Baris {
  /**
   * @param {string} pk      indikator id
   * @param {string} bulan   "09" in the year, "" in the month
   * @param {Element} tempat the element that holds the cell: a row, or a cell of the year
   */
  constructor(pk, bulan, tempat) {
    this.pk = pk;
    this.bulan = bulan;
    this.tempat = tempat;
    this.isian = {};
    this.versi = null;
    this.acuan = {}; // what the server holds, as last told
    this.keadaan = "";
    this.urut = 0; // counts edits: an answer to an older text must not close a newer one
  }

  /** The number people see before the row. */
  get nomor() {
    const baris = this.tempat.closest("tr");
    return baris?.id.startsWith("baris-") ? baris.id.slice(6) : "";
  }

  /** The entry question, as the page says it. */
  get nama() {
    const baris = this.tempat.closest("tr");
    const tanya = baris?.querySelector(".lembar-tanya") ?? baris?.querySelector("th")?.firstChild;
    return tanya ? tanya.textContent.trim().replace(/^\d+\.\s|\s+/g, " ").trim() : "";
  }

  /** Texts of all inputs by letter. A box or a choice that is not ticked is "". */
  baca() {
    return this.#kumpulkan((satu) => (berpilihan(satu) && !satu.checked ? "" : satu.value));
  }

  /** Texts as the server drew them, whatever the browser put back since. */
  bacaAsal() {
    return this.#kumpulkan((satu) => {
      if (berpilihan(satu)) return satu.defaultChecked ? satu.value : "";
      return satu.defaultValue;
    });
  }

  #kumpulkan(ambil) {
    const hasil = {};
    for (const [huruf, daftar] of Object.entries(this.isian)) {
      hasil[huruf] = daftar.map(ambil).find((teks) => teks !== "") ?? "";
    }
    return hasil;
  }

  /** Put texts into the inputs; letters that are absent stay as they are. */
  tulis(isian) {
    for (const [huruf, teks] of Object.entries(isian)) {
      for (const satu of this.isian[huruf] ?? []) {
        if (berpilihan(satu)) satu.checked = satu.value === teks;
        else if (satu.value !== teks) satu.value = teks;
      }
    }
    if (isian.k) this.isian.k?.[0].closest("details")?.setAttribute("open", "");
  }

  /** Does it still read as the server holds it? */
  sama() {
    const kini = this.baca();
    return Object.keys(kini).every((huruf) => rapi(kini[huruf]) === rapi(this.acuan[huruf]));
  }

  /** A place in the cell that answers fill; null where the page has none. */
  slot(nama) {
    return this.tempat.querySelector(`[data-slot="${nama}"]`);
  }
}

/** A box or a choice; the year carries what it has no room for in hidden inputs. */
function berpilihan(isian) {
  return isian.type === "checkbox" || isian.type === "radio";
}

function rapi(teks) {
  return (teks ?? "").replace(/\r\n/g, "\n").trim();
}

/** Texts by letter out of an answer, which says nihil as true or false. */
export function samakanIsian(isian) {
  const hasil = {};
  for (const [huruf, teks] of Object.entries(isian ?? {})) {
    hasil[huruf] = huruf === "n" ? (teks === true || teks === "ya" ? "ya" : "") : String(teks ?? "");
  }
  return hasil;
}

export class Lembar {
  /** @param {HTMLFormElement} form form#lembar or form#setahun, drawn by the server */
  constructor(form) {
    this.form = form;
    this.pengguna = form.dataset.pengguna;
    this.setahun = form.id === "setahun";
    this.perKunci = new Map();
    for (const isian of form.elements) this.#masukkan(isian);
    for (const [kunci, baris] of this.perKunci) {
      if (baris.versi === null || !baris.isian.p) this.perKunci.delete(kunci);
      else baris.acuan = baris.bacaAsal();
    }
    this.daftarBaris = [...this.perKunci.values()];
  }

  #masukkan(isian) {
    const cocok = NAMA.exec(isian.name ?? "");
    if (!cocok) return;
    const [, huruf, pk, bulan = ""] = cocok;
    const kunci = bulan ? `${pk}.${bulan}` : pk;
    if (!this.perKunci.has(kunci)) {
      const tempat = isian.closest("[data-baris]") ?? isian.closest("tr");
      this.perKunci.set(kunci, new Baris(pk, bulan, tempat));
    }
    const baris = this.perKunci.get(kunci);
    if (huruf === "v") baris.versi = isian;
    else (baris.isian[huruf] ??= []).push(isian);
  }

  /** Return {baris, huruf} of an input, or null for one that is no cell's. */
  cari(isian) {
    const cocok = NAMA.exec(isian?.name ?? "");
    if (!cocok || cocok[1] === "v") return null;
    const baris = this.perKunci.get(cocok[3] ? `${cocok[2]}.${cocok[3]}` : cocok[2]);
    return baris ? { baris, huruf: cocok[1] } : null;
  }

  /** "12/2026-09": whose sheet of which month; the year names its month itself. */
  kode(bulan) {
    return bulan ? `${this.form.dataset.lembar}-${bulan}` : this.form.dataset.lembar;
  }

  /** Where the cells of a month are sent. */
  alamat(bulan) {
    return this.form.dataset.simpan.replace("{bulan}", bulan);
  }

  /** The months on the page: [""] for the monthly sheet. */
  get daftarBulan() {
    return [...new Set(this.daftarBaris.map((baris) => baris.bulan))];
  }

  /** The cell of an indikator in a month of this page. */
  ambil(pk, bulan) {
    return this.perKunci.get(bulan ? `${pk}.${bulan}` : pk);
  }
}
