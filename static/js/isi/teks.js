/**
 * Words and marks of the entry pages. They are written by the server inside
 * <template id="teks-isi">, so that no sentence for people lives in a script:
 *   <span data-teks="terputus">…{n}…</span>      a sentence; {name} is filled in
 *   <span data-tanda="tersimpan">…</span>        icon and word of a state
 */

const naskah = document.getElementById("teks-isi")?.content;

/** A sentence of the page with its {places} filled in; the name itself where it is missing. */
export function teks(nama, isi = {}) {
  const asal = naskah?.querySelector(`[data-teks="${nama}"]`);
  if (!asal) return nama;
  return asal.textContent.trim().replace(/\{(\w+)\}/g, (_, kunci) => isi[kunci] ?? "");
}

/** Icon and word of a state, ready to stand in a cell. */
export function tanda(nama) {
  return naskah?.querySelector(`[data-tanda="${nama}"]`)?.cloneNode(true) ?? null;
}

/** A copy of a piece of markup: the one root of <template id="…">. */
export function bentuk(id) {
  return document.getElementById(id).content.firstElementChild.cloneNode(true);
}

/** Put texts into the places of a copy: {nama: teks} fills [data-tempat="nama"]. */
export function isikan(akar, isi) {
  for (const [nama, nilai] of Object.entries(isi)) {
    for (const tempat of akar.querySelectorAll(`[data-tempat="${nama}"]`)) tempat.textContent = nilai;
  }
  return akar;
}

/** "September" of "09"; "September 2026" of "2026-09". */
export function namaBulan(kode) {
  const [bulan, tahun] = kode.split("-").reverse();
  const pilihan = { month: "long", ...(tahun && { year: "numeric" }) };
  return new Intl.DateTimeFormat("id-ID", pilihan).format(new Date(tahun ?? 2000, bulan - 1, 1));
}
