/**
 * A block out of Excel or LibreOffice: read into cells, laid over the grid from the active one.
 *
 * An empty cell of the block changes nothing; the word "nihil" ticks nihil. Numbers are sent as
 * they are and read by the server. Only a form that cannot be Indonesian ("12.5", "1,234.5") has
 * its marks exchanged first, and the preview shows how the server then read it.
 */

import { teks } from "./teks.js";

const PECAHAN_TITIK = /^-?\d+\.(\d{1,2}|\d{4,})$/; // a dot that does not part groups of three
const RIBUAN_KOMA = /^-?\d{1,3}(,\d{3})+\.\d+$/; // comma between groups, dot before the fraction

/** Rows of cells. Cells in quotes may hold tabs and line ends; quotes inside them are doubled. */
export function bacaBlok(tulisan) {
  const blok = [[]];
  const pola = /(?:"((?:[^"]|"")*)"|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  while (pola.lastIndex <= tulisan.length) {
    const [semua, kutipan, polos, akhir] = pola.exec(tulisan) ?? bacaSisa(pola, tulisan);
    blok.at(-1).push((kutipan?.replaceAll('""', '"') ?? polos).trim());
    if (akhir === "") break;
    if (akhir !== "\t") blok.push([]);
    if (semua === "") break;
  }
  if (blok.length > 1 && blok.at(-1).every((isi) => isi === "")) blok.pop();
  return blok;
}

/** A quote in the middle of a cell: the cell is plain text up to the next mark. */
function bacaSisa(pola, tulisan) {
  const sisa = /[^\t\r\n]*(\t|\r\n|\n|\r|$)/y;
  sisa.lastIndex = pola.lastIndex;
  const [semua, akhir] = sisa.exec(tulisan);
  pola.lastIndex = sisa.lastIndex;
  return [semua, undefined, semua.slice(0, semua.length - akhir.length), akhir];
}

/**
 * A number as this application writes it; ambiguous ones are left for the server to judge. A
 * fraction of zeros, which a cell's format adds, is dropped: rows of whole numbers take no comma.
 */
export function samakanBentuk(tulisan) {
  const rapat = tulisan.replace(/[\s\u00a0\u202f]/g, "");
  if (!/^-?[\d.,]+$/.test(rapat)) return tulisan;
  let angka = rapat;
  if (PECAHAN_TITIK.test(rapat)) angka = rapat.replace(".", ",");
  if (RIBUAN_KOMA.test(rapat)) {
    angka = rapat.replaceAll(",", " ").replace(".", ",").replaceAll(" ", ".");
  }
  return angka.replace(/,0+$/, "");
}

/**
 * Lay a block over the grid. Returns {daftar, luar, kosong}: daftar holds one entry a cell,
 * {baris, asal, isian, pesan}, where pesan says why it cannot be; `luar` counts values that fall
 * outside the sheet, `kosong` empty ones.
 */
export function susunRencana(kisi, kotak, blok) {
  const perBaris = new Map();
  const hitung = { luar: 0, kosong: 0 };
  blok.forEach((deret, turun) => {
    deret.forEach((asal, kanan) => {
      if (asal === "" || asal === "–") hitung.kosong += 1;
      else letakkan(perBaris, kisi.geser(kotak, turun, kanan), asal, hitung);
    });
  });
  return { daftar: [...perBaris.values()], ...hitung };
}

function letakkan(perBaris, tujuan, asal, hitung) {
  if (!tujuan) {
    hitung.luar += 1;
    return;
  }
  const { baris, huruf } = tujuan;
  if (!perBaris.has(baris)) {
    perBaris.set(baris, { baris, asal: [], isian: { ...baris.baca() }, pesan: "" });
  }
  const rencana = perBaris.get(baris);
  rencana.asal.push(asal);
  if (asal.toLowerCase() !== "nihil") {
    Object.assign(rencana.isian, { [huruf]: samakanBentuk(asal) });
    if ("n" in rencana.isian) rencana.isian.n = "";
  } else if (baris.isian.n) {
    Object.assign(rencana.isian, { n: "ya", p: "" });
    if ("q" in rencana.isian) rencana.isian.q = "";
  } else {
    rencana.pesan = teks("nihil-tidak");
  }
}
