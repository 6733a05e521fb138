/**
 * Uploading bukti: photos are shrunk in the browser before they travel, and the upload shows how
 * far it is. Without it form[data-unggah] sends the files as they are.
 *
 * A photo becomes a JPEG of at most 1600 px a side, upright as its EXIF said; drawing it anew
 * leaves place and camera behind. What the browser cannot read goes as it is, for the server to judge.
 */

const SISI = 1600;
const MUTU = 0.8;
const FOTO = new Set(["image/jpeg", "image/png", "image/webp"]);

/** A smaller copy of a photo, or the file itself where it is no photo or would not gain. */
export async function kecilkan(berkas) {
  if (!FOTO.has(berkas.type)) return berkas;
  let gambar;
  try {
    gambar = await createImageBitmap(berkas, { imageOrientation: "from-image" });
  } catch {
    return berkas;
  }
  const skala = Math.min(1, SISI / Math.max(gambar.width, gambar.height));
  if (berkas.type === "image/png" && skala === 1) return berkas; // a screenshot stays sharp
  const kanvas = document.createElement("canvas");
  kanvas.width = Math.round(gambar.width * skala);
  kanvas.height = Math.round(gambar.height * skala);
  const kuas = kanvas.getContext("2d");
  kuas.fillStyle = "white";
  kuas.fillRect(0, 0, kanvas.width, kanvas.height);
  kuas.drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
  gambar.close();
  const isi = await new Promise((terima) => kanvas.toBlob(terima, "image/jpeg", MUTU));
  if (!isi) return berkas;
  return new File([isi], berkas.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

const naskah = document.getElementById("teks-unggah")?.content;

/** A sentence of the page with its {places} filled in. */
function teks(nama, isi = {}) {
  const asal = naskah.querySelector(`[data-teks="${nama}"]`);
  return asal.textContent.trim().replace(/\{(\w+)\}/g, (_, kunci) => isi[kunci] ?? "");
}

class Unggahan {
  constructor(form) {
    this.form = form;
    this.tempat = form.querySelector('[data-slot="kemajuan-unggah"]');
    form.addEventListener("submit", (kejadian) => this.#saatKirim(kejadian));
  }

  async #saatKirim(kejadian) {
    const { files } = this.form.elements.berkas;
    if (!files.length) return; // the server says what is missing
    kejadian.preventDefault();
    if (this.berjalan) return;
    this.berjalan = true;
    this.#siapkanKemajuan();
    const isi = new FormData(this.form);
    isi.delete("berkas");
    const batas = Number(this.form.dataset.batas);
    for (const [ke, berkas] of [...files].entries()) {
      this.#katakan(teks("mengecilkan", { ke: ke + 1, jumlah: files.length }));
      const kecil = await kecilkan(berkas);
      if (kecil.size > batas) {
        this.#gagal(teks("terlalu-besar", { nama: berkas.name }));
        return;
      }
      isi.append("berkas", kecil);
    }
    this.#kirim(isi);
  }

  #siapkanKemajuan() {
    this.tempat.replaceChildren(naskah.querySelector(".unggah-kemajuan").cloneNode(true));
    this.maju = this.tempat.querySelector("progress");
    this.form.setAttribute("aria-busy", "true");
  }

  #katakan(kalimat) {
    this.tempat.querySelector("[role=status]").textContent = kalimat;
  }

  #kirim(isi) {
    const surat = new XMLHttpRequest();
    surat.upload.addEventListener("progress", ({ loaded, total }) => {
      this.maju.max = total;
      this.maju.value = loaded;
      this.#katakan(teks("mengunggah", { persen: Math.floor((loaded / total) * 100) }));
    });
    surat.addEventListener("load", () => this.#selesai(surat));
    surat.addEventListener("error", () => this.#gagal(teks("terputus")));
    surat.open("POST", location.pathname);
    surat.send(isi);
  }

  /** The answer is a page (after its redirect, or with what is wrong): it takes this one's place. */
  #selesai(surat) {
    const halaman = new DOMParser().parseFromString(surat.responseText, "text/html");
    const utama = halaman.querySelector("main.halaman");
    if (surat.status >= 500 || !utama) {
      this.#gagal(teks(surat.status >= 500 ? "terputus" : "sesi"));
      return;
    }
    document.title = halaman.title;
    document.querySelector("main").replaceWith(document.adoptNode(utama));
    utama.focus();
    pasang();
  }

  #gagal(kalimat) {
    this.berjalan = false;
    this.maju.hidden = true;
    this.form.removeAttribute("aria-busy");
    this.#katakan(kalimat);
  }
}

function pasang() {
  for (const form of document.querySelectorAll("form[data-unggah]")) new Unggahan(form);
}

pasang();
