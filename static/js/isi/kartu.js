/**
 * The sheet on a phone: one indikator on the screen, buttons and swipe to the next, a list to jump.
 *
 * The rows of the table are the cards; nothing is copied, so autosave and messages stay the same.
 * The address carries the card (#baris-3), so that "back" leads to the list and links lead to rows.
 * On wider windows, and without this module, the page stays as the server drew it.
 */

import { sebut } from "./jawaban.js";
import { bentuk, isikan, tanda, teks } from "./teks.js";

const HP = matchMedia("(max-width: 767.98px)");
const GESER_MINIMUM = 56; // px; and clearly more sideways than down

export class Kartu {
  constructor(lembar) {
    this.lembar = lembar;
    this.daftar = lembar.daftarBaris;
    this.ke = 0;
    this.kepala = document.getElementById("kartu-kepala");
    this.bilah = document.getElementById("kartu-pindah");
    this.senarai = bentuk("daftar-kartu");
    lembar.form.querySelector(".lembar-wadah").before(this.senarai);
    this.#pasang();
    HP.addEventListener("change", () => this.#mulai());
    this.#mulai();
  }

  #pasang() {
    for (const wadah of [this.kepala, this.bilah, this.senarai]) {
      wadah.addEventListener("pointerdown", () => {
        this.mengetik = document.activeElement?.matches(".isian-angka") ?? false;
      });
      wadah.addEventListener("click", (kejadian) => this.#tekan(kejadian));
    }
    window.addEventListener("hashchange", () => this.#ikutiAlamat());
    this.lembar.form.addEventListener("tuju", (kejadian) => this.#tuju(kejadian.detail));
    this.#pasangGeser();
  }

  #mulai() {
    const nyala = HP.matches;
    document.documentElement.classList.toggle("kartu-hp", nyala);
    if (!nyala) {
      document.documentElement.classList.remove("kartu-satu", "kartu-senarai");
      return;
    }
    const meta = document.querySelector("meta[name=viewport]");
    if (!meta.content.includes("interactive-widget")) {
      meta.content += ", interactive-widget=resizes-content"; // the bar stays above the keys
    }
    this.#ikutiAlamat(true);
  }

  /** The address says what to show; on arrival without one: the first cell that is empty. */
  #ikutiAlamat(datang = false) {
    if (!HP.matches) return;
    const ke = this.daftar.findIndex(({ tempat }) => `#${tempat.id}` === location.hash);
    if (ke >= 0) {
      this.tampilkan(ke);
      return;
    }
    const kosong = this.daftar.findIndex((baris) => belumDiisi(baris));
    if (datang && kosong >= 0 && !this.#adaPesan()) this.tampilkan(kosong);
    else this.tampilkanSenarai();
  }

  /** Something to read or to answer first stands on the page around the cards. */
  #adaPesan() {
    const alasan = this.lembar.form.elements.alasan_atas_nama;
    return document.querySelector(".daftar-pesan, main > .tumpuk > .pesan-galat") !== null
      || alasan?.value === "";
  }

  #tekan(kejadian) {
    const tombol = kejadian.target.closest("[data-kartu]");
    if (!tombol) return;
    const { kartu } = tombol.dataset;
    if (kartu === "senarai") this.#keSenarai();
    else if (kartu === "mundur") this.#pindah(-1);
    else if (kartu === "maju") this.#pindah(1);
    else this.#keKartu(Number(kartu), true);
  }

  #pindah(arah) {
    const ke = this.ke + arah;
    if (ke < 0 || ke >= this.daftar.length) this.#keSenarai();
    else this.#keKartu(ke, false);
  }

  /** @param {boolean} dariSenarai a step that "back" undoes */
  #keKartu(ke, dariSenarai) {
    const alamat = `#${this.daftar[ke].tempat.id}`;
    if (dariSenarai) history.pushState(null, "", alamat);
    else history.replaceState(null, "", alamat);
    this.tampilkan(ke);
    if (this.mengetik) this.daftar[ke].isian.p[0].focus();
    else this.#bacakan(this.daftar[ke]);
  }

  #keSenarai() {
    history.replaceState(null, "", location.pathname + location.search);
    this.tampilkanSenarai();
    this.senarai.querySelector("button")?.focus({ preventScroll: true });
  }

  /** Without the keyboard open, the question gets the focus, so that it is read out. */
  #bacakan({ tempat }) {
    const nama = tempat.querySelector(".lembar-nama");
    nama.tabIndex = -1;
    nama.focus({ preventScroll: true });
  }

  /** The cursor goes to a cell (Enter, an arrow, undo): its card comes first. */
  #tuju(baris) {
    if (!HP.matches) return;
    const ke = this.daftar.indexOf(baris);
    if (ke === this.ke && document.documentElement.classList.contains("kartu-satu")) return;
    history.replaceState(null, "", `#${baris.tempat.id}`);
    this.tampilkan(ke);
  }

  tampilkan(ke) {
    this.ke = ke;
    for (const satu of this.lembar.form.querySelectorAll(".kartu-kini")) {
      satu.classList.remove("kartu-kini");
    }
    const { tempat } = this.daftar[ke];
    tempat.classList.add("kartu-kini");
    kelompokDari(tempat)?.classList.add("kartu-kini");
    this.#pakai("kartu-satu");
    const berikut = ke + 1 < this.daftar.length;
    const [mundur, maju] = ["mundur", "maju"].map((nama) =>
      this.bilah.querySelector(`[data-kartu=${nama}]`));
    mundur.textContent = teks(ke ? "kartu-mundur" : "kartu-senarai");
    maju.textContent = berikut
      ? teks("kartu-maju", { n: ke + 2, jumlah: this.daftar.length })
      : teks("kartu-selesai");
    this.segarkan();
    scrollTo(0, 0);
  }

  tampilkanSenarai() {
    this.#pakai("kartu-senarai");
    this.segarkan();
  }

  #pakai(kelas) {
    const { classList } = document.documentElement;
    classList.remove("kartu-satu", "kartu-senarai");
    classList.add(kelas);
  }

  /** Say again how far the sheet is, and what each row holds. */
  segarkan() {
    if (!HP.matches) return;
    const maju = document.querySelector('[data-slot="kemajuan"] strong');
    isikan(this.kepala, { maju: maju?.textContent ?? "" });
    if (!document.documentElement.classList.contains("kartu-senarai")) return;
    this.senarai.replaceChildren(...this.daftar.map(susunButir));
  }

  #pasangGeser() {
    const { form } = this.lembar;
    let awal = null;
    form.addEventListener("pointerdown", (kejadian) => {
      const bebas = kejadian.pointerType === "touch" && !kejadian.target.closest("textarea, .gulir");
      awal = bebas ? { x: kejadian.clientX, y: kejadian.clientY } : null;
    });
    form.addEventListener("pointercancel", () => { awal = null; });
    form.addEventListener("pointerup", (kejadian) => {
      if (!awal || !document.documentElement.classList.contains("kartu-satu")) return;
      const [x, y] = [kejadian.clientX - awal.x, kejadian.clientY - awal.y];
      awal = null;
      if (Math.abs(x) < GESER_MINIMUM || Math.abs(x) < 2 * Math.abs(y)) return;
      this.mengetik = document.activeElement?.matches(".isian-angka") ?? false;
      this.#pindah(x < 0 ? 1 : -1);
    });
  }
}

function belumDiisi(baris) {
  const { p, n } = baris.baca();
  return p === "" && n !== "ya";
}

function kelompokDari(tempat) {
  let satu = tempat;
  while (satu && !satu.classList.contains("lembar-kelompok")) satu = satu.previousElementSibling;
  return satu;
}

function susunButir(baris, ke) {
  const butir = isikan(bentuk("butir-kartu"), {
    nomor: baris.nomor,
    nama: baris.nama,
    isi: sebut(baris.baca()),
  });
  butir.querySelector("[data-kartu]").dataset.kartu = String(ke);
  const kembali = baris.tempat.querySelector(".lembar-nama .pesan-perhatian") && !baris.keadaan;
  const keadaan = baris.keadaan === "tersimpan" ? null : tanda(kembali ? "kembali" : baris.keadaan);
  if (keadaan) butir.querySelector("[data-tempat=keadaan]").replaceChildren(keadaan);
  return butir;
}
