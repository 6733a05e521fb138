/**
 * The preview of a paste: what stands there, what will, how the server read it, what it refuses.
 * Markup: <dialog id="pratinjau"> and <template id="baris-pratinjau">, drawn by the server.
 */

import { sebut } from "./jawaban.js";
import { samakanIsian } from "./lembar.js";
import { bentuk, isikan, namaBulan, teks } from "./teks.js";

export class Pratinjau {
  /**
   * @param {(rencana: object[], bulan: string) => Promise<object>} coba  dry run at the server
   * @param {(daftar: object[]) => void} terapkan  put the good ones into the sheet
   */
  constructor(coba, terapkan) {
    this.coba = coba;
    this.terapkan = terapkan;
    this.dialog = document.getElementById("pratinjau");
    this.badan = this.dialog.querySelector("tbody");
    this.tombol = this.dialog.querySelector("[data-terapkan]");
    this.tombol.addEventListener("click", () => this.#terapkan());
  }

  /** Ask the server about every cell, then show all of it. */
  async buka({ daftar, luar, kosong }) {
    this.daftar = daftar;
    this.badan.replaceChildren();
    this.tombol.disabled = true;
    this.#katakan("periksa", teks("tempel-periksa", { n: daftar.length }));
    this.#katakan("catatan", susunCatatan(luar, kosong));
    this.dialog.showModal();
    const terbaca = await this.#periksa();
    if (!this.dialog.open || this.daftar !== daftar) return;
    this.badan.append(...daftar.map(susunBaris));
    const baik = daftar.filter((satu) => !satu.pesan).length;
    const nama = terbaca ? "tempel-hasil" : "tempel-putus";
    this.#katakan("periksa", teks(nama, { baik, salah: daftar.length - baik }));
    isikan(this.tombol, { n: String(baik) });
    this.tombol.disabled = baik === 0;
    (baik ? this.tombol : this.dialog.querySelector("[value=batal]")).focus();
  }

  /** False when the line is away: cells may be taken all the same and are judged when sent. */
  async #periksa() {
    const perBulan = Map.groupBy
      ? Map.groupBy(this.daftar, ({ baris }) => baris.bulan)
      : kelompokkan(this.daftar);
    for (const [bulan, daftar] of perBulan) {
      const hasil = await this.coba(daftar, bulan);
      if (hasil.jenis === "ditolak") for (const satu of daftar) satu.pesan ||= hasil.pesan;
      else if (hasil.jenis !== "jawaban") return false;
      else for (const satu of daftar) catatBacaan(satu, hasil.data.baris[satu.baris.pk]);
    }
    return true;
  }

  #katakan(tempat, kalimat) {
    const elemen = this.dialog.querySelector(`[data-tempat="${tempat}"]`);
    elemen.textContent = kalimat;
    elemen.hidden = kalimat === "";
  }

  #terapkan() {
    this.dialog.close();
    this.terapkan(this.daftar.filter((satu) => !satu.pesan));
  }
}

function kelompokkan(daftar) {
  const hasil = new Map();
  for (const satu of daftar) {
    const { bulan } = satu.baris;
    hasil.set(bulan, [...(hasil.get(bulan) ?? []), satu]);
  }
  return hasil;
}

/**
 * Take the server's word for one cell: how it read, or why not. Where only an answer beside the
 * numbers is missing (keterangan, syarat), the numbers are taken and the row asks for it.
 */
function catatBacaan(satu, jawaban) {
  if (!jawaban || satu.pesan) return;
  if (jawaban.keadaan === "salah") {
    const sebab = jawaban.galat.map(({ pesan }) => pesan).join(" ");
    const kurang = jawaban.galat.every(({ isian }) => isian === "k" || isian === "s");
    satu[kurang ? "catatan" : "pesan"] = sebab;
  } else if (jawaban.keadaan === "bentrok") satu.pesan = teks("bentrok", jawaban.bentrok);
  else {
    satu.isian = { ...satu.isian, ...samakanIsian(jawaban.isian) };
    satu.terbaca = jawaban.terbaca;
  }
}

function susunBaris(satu) {
  const { baris, asal, isian, terbaca, pesan, catatan } = satu;
  const kini = sebut(baris.baca());
  const tr = isikan(bentuk("baris-pratinjau"), {
    nomor: baris.nomor,
    nama: baris.bulan ? `${baris.nama} (${namaBulan(baris.bulan)})` : baris.nama,
    kini,
    baru: asal.join(" · "),
    bacaan: pesan || [terbaca || sebut(isian), catatan].filter(Boolean).join(". "),
  });
  const sama = kini === sebut(isian) ? "sama" : "baik";
  tr.dataset.hasil = pesan ? "salah" : catatan ? "catatan" : sama;
  return tr;
}

function susunCatatan(luar, kosong) {
  const bagian = [];
  if (luar) bagian.push(teks("tempel-luar", { n: luar }));
  if (kosong) bagian.push(teks("tempel-kosong", { n: kosong }));
  return bagian.join(" ");
}
