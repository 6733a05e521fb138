/**
 * Signing in again without leaving the sheet. <dialog id="masuk-lagi"> is drawn by the server.
 *
 * Only the same person goes on: if somebody else signs in, what the first one typed stays kept
 * under his own name and nothing of it is sent.
 */

import { teks } from "./teks.js";

export class MasukLagi {
  /** @param {object} saat {sama(), orangLain()} */
  constructor(kurir, saat) {
    this.kurir = kurir;
    this.saat = saat;
    this.dialog = document.getElementById("masuk-lagi");
    this.form = this.dialog.querySelector("form");
    this.pesan = this.dialog.querySelector("[data-tempat=pesan]");
    this.form.addEventListener("submit", (kejadian) => this.#kirim(kejadian));
  }

  buka() {
    if (this.dialog.open) return;
    this.pesan.hidden = true;
    this.dialog.showModal();
  }

  async #kirim(kejadian) {
    if (kejadian.submitter?.value === "batal") return;
    kejadian.preventDefault();
    const { nama_pengguna: nama, sandi } = this.form.elements;
    const tombol = this.form.querySelector("[type=submit]");
    tombol.disabled = true;
    const { hasil, pesan } = await this.kurir.masuk(this.form.dataset.alamat, nama.value, sandi.value);
    tombol.disabled = false;
    sandi.value = "";
    if (hasil === "gagal" || hasil === "putus") {
      this.pesan.textContent = pesan ?? teks("masuk-putus");
      this.pesan.hidden = false;
      sandi.focus();
      return;
    }
    this.dialog.close();
    if (hasil === "sama") this.saat.sama();
    else this.saat.orangLain();
  }
}
