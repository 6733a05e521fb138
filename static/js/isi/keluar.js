/**
 * Cells that could not be sent, seen from any page: a line that leads to their sheet, and a
 * warning before logging out, which forgets them. Loaded only by who has such cells.
 * Markup: <template id="tertinggal"> and <dialog id="keluar-dahulu">, drawn by the layout.
 */

import { daftarTersimpan, hapusTersimpan } from "./simpanan.js";
import { bentuk, isikan, namaBulan } from "./teks.js";

let terpasang = false;

/** Watch the logout buttons of the page for this user. */
export function pasangKeluar(pengguna) {
  if (terpasang) return;
  terpasang = true;
  document.addEventListener("submit", (kejadian) => {
    const form = kejadian.target;
    if (!form.matches('form[action$="/keluar/"]')) return;
    const daftar = daftarTersimpan(pengguna);
    if (!daftar.length) return;
    kejadian.preventDefault();
    tanyakan(pengguna, daftar, form);
  });
}

/** Say on top of the page which sheets have unsent cells, but not on such a sheet itself. */
export function tampilkanTertinggal(pengguna) {
  const daftar = daftarTersimpan(pengguna).filter(({ lembar }) => alamat(lembar) !== location.pathname);
  const utama = document.querySelector("main");
  if (!daftar.length || !utama || document.querySelector("form[data-simpan]")) return;
  const kotak = bentuk("tertinggal");
  kotak.querySelector("ul").append(...daftar.map(susunTaut));
  utama.prepend(kotak);
}

function alamat(lembar) {
  return `/isi/${lembar}/`;
}

function susunTaut({ lembar, jumlah }) {
  const butir = document.createElement("li");
  const taut = document.createElement("a");
  taut.href = alamat(lembar);
  taut.textContent = `${namaBulan(lembar.split("/")[1])} (${jumlah})`;
  butir.append(taut);
  return butir;
}

function tanyakan(pengguna, daftar, form) {
  const dialog = document.getElementById("keluar-dahulu");
  isikan(dialog, { jumlah: String(daftar.reduce((sejauh, satu) => sejauh + satu.jumlah, 0)) });
  dialog.querySelector("ul").replaceChildren(...daftar.map(susunTaut));
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "hapus") return;
    hapusTersimpan(pengguna);
    form.submit();
  }, { once: true });
  dialog.returnValue = "";
  dialog.showModal();
}
