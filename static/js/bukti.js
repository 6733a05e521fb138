/**
 * Uploading bukti: photos are shrunk in the browser before they travel, and the upload shows how
 * far it is. Without it form#unggah-bukti sends the files as they are.
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

class Unggahan {
  constructor(form) {
    this.form = form;
    this.maju = form.querySelector("progress");
    this.kabar = form.querySelector("[data-tempat=kabar]");
    form.addEventListener("submit", (kejadian) => this.#saatKirim(kejadian));
  }

  #teks(nama, isi = {}) {
    const asal = this.form.querySelector("template").content.querySelector(`[data-teks="${nama}"]`);
    return asal.textContent.trim().replace(/\{(\w+)\}/g, (_, kunci) => isi[kunci] ?? "");
  }

  async #saatKirim(kejadian) {
    const isian = this.form.elements.berkas;
    if (!isian.files.length) return; // the server says what is missing
    kejadian.preventDefault();
    if (this.berjalan) return;
    this.berjalan = true;
    const isi = new FormData(this.form, kejadian.submitter);
    isi.delete("berkas");
    const daftar = [...isian.files];
    this.maju.hidden = false;
    for (const [ke, berkas] of daftar.entries()) {
      this.kabar.textContent = this.#teks("mengecilkan", { ke: ke + 1, jumlah: daftar.length });
      isi.append("berkas", await kecilkan(berkas));
    }
    this.#kirim(isi);
  }

  #kirim(isi) {
    const surat = new XMLHttpRequest();
    surat.upload.addEventListener("progress", ({ loaded, total }) => {
      this.maju.max = total;
      this.maju.value = loaded;
      const persen = Math.floor((loaded / total) * 100);
      this.kabar.textContent = this.#teks("mengunggah", { persen });
    });
    surat.addEventListener("load", () => this.#selesai(surat));
    surat.addEventListener("error", () => this.#gagal());
    surat.open("POST", this.form.action);
    surat.send(isi);
  }

  /** The answer is a page (after its redirect, or with what is wrong): it takes this one's place. */
  #selesai(surat) {
    const halaman = new DOMParser().parseFromString(surat.responseText, "text/html");
    const utama = halaman.querySelector("main");
    if (surat.status >= 500 || !utama) {
      this.#gagal();
      return;
    }
    document.title = halaman.title;
    document.querySelector("main").replaceWith(document.adoptNode(utama));
    history.replaceState(null, "", surat.responseURL);
    utama.focus();
    pasang();
  }

  #gagal() {
    this.berjalan = false;
    this.maju.hidden = true;
    this.kabar.textContent = this.#teks("terputus");
  }
}

function pasang() {
  const form = document.querySelector("form#unggah-bukti");
  if (form) new Unggahan(form);
}

pasang();
