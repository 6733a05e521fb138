/**
 * Books in the making: brings the list again every three seconds, as the server draws it, until
 * none is in the making. Without this module the page has a link that does the same.
 */

const SELA = 3000;

async function perbarui() {
  const lama = document.querySelector("[data-bundel]");
  if (!lama || document.hidden || lama.contains(document.activeElement)) {
    return true;
  }
  // Not the page's own address: after a refused form that is where it was posted to.
  const jawaban = await fetch(lama.dataset.bundel, { headers: { Accept: "text/html" } });
  if (jawaban.status >= 500) {
    return true; // the server starts anew: looked for again
  }
  if (!jawaban.ok || jawaban.redirected) {
    return false;
  }
  const halaman = new DOMParser().parseFromString(await jawaban.text(), "text/html");
  const baru = halaman.querySelector("[data-bundel]");
  if (!baru) {
    return false;
  }
  lama.replaceWith(document.adoptNode(baru));
  return baru.querySelector("[data-berjalan]") !== null;
}

async function putar() {
  let lagi = true;
  try {
    lagi = await perbarui();
  } catch {
    lagi = true; // the line is away: looked for again
  }
  if (lagi) {
    setTimeout(putar, SELA);
  }
}

setTimeout(putar, SELA);
