/**
 * Puts the server's answer into a cell: figures, messages beside the inputs, a conflict with
 * both values and its two buttons. Figures come as ready markup; nothing is computed here.
 */

import { samakanIsian } from "./lembar.js";
import { bentuk, isikan, teks } from "./teks.js";

/** Fill the places of the page that belong to the whole sheet. */
export function isikanLembar(form, data) {
  for (const [nama, isi] of Object.entries(data.slot ?? {})) {
    for (const tempat of document.querySelectorAll(`[data-slot="${nama}"]`)) {
      if (!tempat.closest("[data-baris]")) tempat.innerHTML = isi;
    }
  }
  if (data.versi !== undefined && form.elements.versi) form.elements.versi.value = data.versi;
}

/** Figures and warnings of one cell, as the server drew them. */
export function isikanSlot(baris, slot = {}) {
  for (const [nama, isi] of Object.entries(slot)) {
    const tempat = baris.slot(nama);
    if (tempat) tempat.innerHTML = isi;
  }
}

/**
 * Fill one cell. `berubah`: the person typed on meanwhile, so his text is left alone.
 * `pilih(baris, bentrok, milikSaya)` is called when he decided a conflict.
 */
export function terapkanJawaban(baris, satu, berubah, pilih) {
  isikanSlot(baris, satu.slot);
  if (satu.keadaan === "tersimpan") {
    baris.acuan = { ...baris.acuan, ...samakanIsian(satu.isian) };
    if (!berubah) tulisBaku(baris);
  }
  bersihkanGalat(baris);
  for (const galat of satu.galat ?? []) tampilkanGalat(baris, galat);
  if (satu.keadaan === "bentrok") tampilkanBentrok(baris, satu.bentrok, pilih);
}

/** Write numbers as the server writes them, but never under the person's cursor. */
function tulisBaku(baris) {
  const tulisan = { ...baris.acuan };
  for (const huruf of Object.keys(tulisan)) {
    if ((baris.isian[huruf] ?? []).includes(document.activeElement)) delete tulisan[huruf];
  }
  baris.tulis(tulisan);
}

function wadahGalat(baris) {
  const ada = baris.slot("galat");
  if (ada) return ada;
  const tempat = document.createElement("div");
  tempat.dataset.slot = "galat";
  tempat.id = `g-${baris.pk}.${baris.bulan}`;
  const isian = baris.isian.p[0];
  (isian.closest(".lembar-isi, td") ?? isian.parentElement).append(tempat);
  return tempat;
}

/** Take away messages and marks of an earlier answer. */
export function bersihkanGalat(baris) {
  baris.slot("galat")?.replaceChildren();
  for (const daftar of Object.values(baris.isian)) {
    for (const isian of daftar) isian.removeAttribute("aria-invalid");
  }
}

function tampilkanGalat(baris, { isian: huruf, pesan }) {
  const wadah = wadahGalat(baris);
  const kalimat = document.createElement("p");
  kalimat.className = "sel-salah";
  kalimat.textContent = pesan;
  wadah.append(kalimat);
  const daftar = baris.isian[huruf] ?? baris.isian.p;
  for (const isian of daftar) {
    if (isian.type !== "radio" && isian.type !== "hidden") isian.setAttribute("aria-invalid", "true");
    isian.setAttribute("aria-describedby", wadah.id);
  }
  if (huruf === "k") daftar[0].closest("details")?.setAttribute("open", "");
}

function tampilkanBentrok(baris, bentrok, pilih) {
  const wadah = wadahGalat(baris);
  const kotak = isikan(bentuk("bentrok"), {
    kalimat: teks("bentrok", bentrok),
    saya: teks("isian-anda", { isian: sebut(baris.baca()) }),
  });
  kotak.addEventListener("click", (kejadian) => {
    const tombol = kejadian.target.closest("[data-pilih]");
    if (!tombol) return;
    bersihkanGalat(baris);
    pilih(baris, bentrok, tombol.dataset.pilih === "saya");
    baris.isian.p[0].focus();
  });
  wadah.append(kotak);
  baris.isian.p[0].setAttribute("aria-describedby", wadah.id);
}

/** A cell in words: "12", "8 dari 10", "nihil", "kosong". */
export function sebut(isian) {
  if (isian.n === "ya") return teks("nihil");
  if (isian.p === "" && !isian.q) return teks("kosong");
  return isian.q ? teks("dari", { p: isian.p, q: isian.q }) : isian.p;
}
