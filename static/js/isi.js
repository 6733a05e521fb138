/**
 * Filling a month or a year: brings keyboard, paste, autosave, conflicts, signing in again and the
 * cards of a phone to the form the server drew. Without it the form works by its own buttons.
 */

import { Antrean } from "./isi/antrean.js";
import { bersihkanGalat, isikanLembar, isikanSlot, sebut, terapkanJawaban } from "./isi/jawaban.js";
import { Kabar, tampilkanKeadaan } from "./isi/keadaan.js";
import { Kartu } from "./isi/kartu.js";
import { pasangKeluar } from "./isi/keluar.js";
import { Kisi } from "./isi/kisi.js";
import { Kurir } from "./isi/kurir.js";
import { Lembar, samakanIsian } from "./isi/lembar.js";
import { MasukLagi } from "./isi/masuk.js";
import { Papan } from "./isi/papan.js";
import { Pratinjau } from "./isi/pratinjau.js";
import { Riwayat } from "./isi/riwayat.js";
import { Simpanan } from "./isi/simpanan.js";
import { bacaBlok, susunRencana } from "./isi/tempel.js";
import { teks } from "./isi/teks.js";

const ALASAN = "0"; // under this "indikator" the reason for filling in for somebody is kept

class Pengisian {
  constructor(form) {
    this.lembar = new Lembar(form);
    this.form = form;
    this.kabar = new Kabar(document.getElementById("kabar"));
    this.halangan = document.getElementById("halangan");
    this.simpanan = new Simpanan(this.lembar.pengguna, () => this.#halangi("penuh"));
    this.kurir = new Kurir(this.lembar);
    this.masukLagi = new MasukLagi(this.kurir, {
      sama: () => this.#lanjutkan(),
      orangLain: () => this.#halangi("orang-lain"),
    });
    this.perBulan = new Map(this.lembar.daftarBulan.map((bulan) => [bulan, this.#susunAntrean(bulan)]));
    this.riwayat = new Riwayat(this.lembar, (baris) => this.#ubah(baris, true));
    this.kisi = new Kisi(this.lembar);
    this.papan = new Papan(this, {
      ubah: (baris, segera) => this.#ubah(baris, segera),
      tinggalkan: (baris) => this.#antrean(baris).segerakan(baris),
      bantuan: () => document.getElementById("bantuan-papan").showModal(),
      katakan: (kalimat) => this.kabar.katakan(kalimat),
    });
    this.pratinjau = new Pratinjau(
      (daftar, bulan) => this.perBulan.get(bulan).coba(daftar),
      (daftar) => this.#tempel(daftar),
    );
    this.kartu = this.lembar.setahun ? null : new Kartu(this.lembar);
    pasangKeluar(this.lembar.pengguna);
  }

  #susunAntrean(bulan) {
    const { lembar, kurir, simpanan } = this;
    return new Antrean({ lembar, bulan, kurir, simpanan }, {
      keadaan: (baris, keadaan) => this.#tampilkan(baris, keadaan),
      jawaban: (baris, satu, berubah) => this.#terima(baris, satu, berubah),
      lembar: (data) => this.#terimaLembar(data, bulan),
      putus: () => this.kabar.katakan(teks("terputus"), "awas"),
      tersambung: () => this.kabar.katakan(""),
      ditolak: (_, pesan) => this.#halangi("ditolak", pesan),
      sesi: () => this.#mintaMasuk(),
      orangLain: () => this.#halangi("orang-lain"),
      selesai: () => this.kabar.rangkum(this.sisa),
    });
  }

  #antrean(baris) {
    return this.perBulan.get(baris.bulan);
  }

  get daftarAntrean() {
    return [...this.perBulan.values()];
  }

  get sisa() {
    return this.daftarAntrean.reduce((sejauh, antrean) => sejauh + antrean.sisa, 0);
  }

  mulai() {
    const { form } = this;
    form.addEventListener("paste", (kejadian) => this.#saatTempel(kejadian));
    form.addEventListener("submit", (kejadian) => this.#saatKirim(kejadian));
    form.addEventListener("click", (kejadian) => this.#isiCepat(kejadian));
    this.halangan.addEventListener("click", (kejadian) => this.#atasi(kejadian));
    document.addEventListener("click", (kejadian) => bukaDialog(kejadian));
    document.addEventListener("keydown", (kejadian) => this.#tandaTanya(kejadian));
    window.addEventListener("online", () => this.#ulangi());
    document.addEventListener("visibilitychange", () => this.#saatTerlihat());
    window.addEventListener("beforeunload", (kejadian) => {
      if (!this.simpanan.bisa && this.sisa) kejadian.preventDefault();
    });
    window.addEventListener("pageshow", () => { this.dilepas = false; });
    this.#pasangAlasan();
    const jumlah = this.daftarAntrean.reduce((sejauh, antrean) => sejauh + antrean.pulihkan(), 0);
    if (jumlah) this.kabar.katakan(teks("dipulihkan", { n: jumlah }), "awas");
    for (const baris of this.lembar.daftarBaris) {
      this.riwayat.acu(baris);
      if (!baris.keadaan && !baris.sama()) this.#ubah(baris, true); // put back by the browser
    }
    this.kartu?.segarkan();
  }

  #ubah(baris, segera) {
    bersihkanGalat(baris);
    this.#antrean(baris).catat(baris, segera);
  }

  #tampilkan(baris, keadaan) {
    tampilkanKeadaan(baris, keadaan);
    if (keadaan === "tersimpan") this.kabar.catatTersimpan(baris);
    this.kartu?.segarkan();
  }

  #terima(baris, satu, berubah) {
    terapkanJawaban(baris, satu, berubah, (...pilihan) => this.#putuskan(...pilihan));
    if (satu.keadaan === "tersimpan" && !berubah) this.riwayat.acu(baris);
    const { nomor } = baris;
    if (satu.keadaan === "salah") {
      this.kabar.katakan(teks("satu-salah", { nomor, pesan: satu.galat[0].pesan }), "galat");
    } else if (satu.keadaan === "bentrok") {
      this.kabar.katakan(teks("satu-bentrok", { nomor }), "awas");
    }
  }

  #terimaLembar(data, bulan) {
    this.halangan.hidden = true;
    this.simpanan.lepas(this.lembar.kode(bulan), ALASAN, Infinity);
    isikanLembar(this.form, data);
    for (const [pk, satu] of Object.entries(data.lain ?? {})) {
      const baris = this.lembar.ambil(pk, bulan);
      if (baris) isikanSlot(baris, satu.slot);
    }
    this.kartu?.segarkan();
  }

  /** A conflict was decided: mine upon the newer version, or what is stored. */
  #putuskan(baris, bentrok, milikSaya) {
    const antrean = this.#antrean(baris);
    if (milikSaya) antrean.timpa(baris, bentrok.versi);
    else {
      antrean.lepaskan(baris, samakanIsian(bentrok.isian), bentrok.versi);
      this.riwayat.catat([baris]);
      this.kabar.rangkum(this.sisa);
    }
  }

  /** Something stands in the way of sending: said above the sheet, with what can be done. */
  #halangi(sebab, pesan = "") {
    const kalimat = pesan || teks(`halangan-${sebab}`);
    this.halangan.querySelector("[data-tempat=kalimat]").textContent = kalimat;
    for (const tombol of this.halangan.querySelectorAll("[data-atasi]")) {
      tombol.hidden = !tombol.dataset.bila.split(" ").includes(sebab);
    }
    this.halangan.hidden = false;
    this.kabar.katakan(kalimat, "awas");
  }

  #atasi(kejadian) {
    const { atasi } = kejadian.target.closest("[data-atasi]")?.dataset ?? {};
    if (atasi === "masuk") this.masukLagi.buka();
    if (atasi === "ulang") this.#lanjutkan();
  }

  #mintaMasuk() {
    this.#halangi("sesi");
    this.masukLagi.buka();
  }

  #lanjutkan() {
    this.halangan.hidden = true;
    this.kabar.katakan("");
    for (const antrean of this.daftarAntrean) antrean.lanjutkan();
  }

  /** The line may be back: do not wait for the clock. */
  #ulangi() {
    for (const antrean of this.daftarAntrean) if (antrean.gagal) antrean.lanjutkan();
  }

  #saatTerlihat() {
    if (document.visibilityState === "visible") this.#ulangi();
    else for (const antrean of this.daftarAntrean) antrean.tuntaskan(true);
  }

  #saatTempel(kejadian) {
    const kotak = this.kisi.cari(kejadian.target);
    if (!kotak) return;
    const blok = bacaBlok(kejadian.clipboardData.getData("text/plain"));
    if (blok.length === 1 && blok[0].length === 1) return;
    kejadian.preventDefault();
    this.pratinjau.buka(susunRencana(this.kisi, kotak, blok));
  }

  #tempel(daftar) {
    for (const { baris, isian } of daftar) baris.tulis(isian);
    this.riwayat.catat(daftar.map(({ baris }) => baris));
    for (const { baris } of daftar) this.#ubah(baris, true);
  }

  /** "Sama dengan bulan lalu (39)". */
  #isiCepat(kejadian) {
    const tombol = kejadian.target.closest("[data-isi][data-untuk]");
    const tempat = tombol && this.lembar.cari(document.getElementById(tombol.dataset.untuk));
    if (!tempat) return;
    tempat.baris.tulis({ p: tombol.dataset.isi, n: "" });
    this.riwayat.catat([tempat.baris]);
    this.#ubah(tempat.baris, true);
  }

  #tandaTanya(kejadian) {
    if (kejadian.key !== "?" || kejadian.target.matches("input, textarea, select")) return;
    if (!document.querySelector("dialog[open]")) document.getElementById("bantuan-papan").showModal();
  }

  /** A button of the form: first everything that waits is stored, then the form goes its way. */
  async #saatKirim(kejadian) {
    if (this.dilepas) return;
    const { submitter } = kejadian;
    kejadian.preventDefault();
    await Promise.all(this.daftarAntrean.map((antrean) => antrean.tuntaskan()));
    const ditolak = this.daftarAntrean.some((antrean) => antrean.ditolak);
    if (this.sisa && !ditolak) {
      this.#tunjukkanSisa();
      return;
    }
    this.dilepas = true;
    // A submit may not start inside the event of another one, where awaiting nothing still is.
    setTimeout(() => this.form.requestSubmit(submitter));
  }

  #tunjukkanSisa() {
    const [baris] = this.daftarAntrean.flatMap((antrean) => [...antrean.kotor]);
    const sebab = ["salah", "bentrok"].includes(baris.keadaan) ? baris.keadaan : "tertunda";
    this.kabar.katakan(teks(`sisa-${sebab}`, { n: this.sisa }), "galat");
    this.papan.tuju(this.kisi.cari(baris.isian.p[0]));
  }

  /** Why somebody else fills in is typed text too: kept, and a refused sheet tries again with it. */
  #pasangAlasan() {
    const isian = this.form.elements.alasan_atas_nama;
    if (!isian) return;
    const kode = this.lembar.kode(this.lembar.daftarBulan[0]);
    isian.value ||= this.simpanan.ambil(kode).get(ALASAN)?.isian.alasan ?? "";
    isian.addEventListener("input", () => {
      this.simpanan.simpan(kode, ALASAN, { alasan: isian.value }, 0);
    });
    isian.addEventListener("change", () => this.#lanjutkan());
  }
}

function bukaDialog(kejadian) {
  const nama = kejadian.target.closest("[data-buka]")?.dataset.buka;
  if (nama) document.getElementById(nama).showModal();
}

/** The month closed before they were sent: say what was typed, so that it can be told or noted. */
function tampilkanTertahan(form) {
  const simpanan = new Simpanan(form.dataset.pengguna, () => {});
  const daftar = [...simpanan.ambil(form.dataset.lembar)].filter(([pk]) => pk !== ALASAN);
  if (!daftar.length) return;
  const isi = daftar.map(([pk, { isian }]) => {
    const baris = form.querySelector(`tr[data-baris="${pk}"]`);
    return teks("tertahan-satu", { nomor: baris?.id.slice(6) ?? "?", isian: sebut(isian) });
  });
  const halangan = document.getElementById("halangan");
  halangan.querySelector("[data-tempat=kalimat]").textContent = teks("halangan-tertahan", {
    isian: isi.join("; "),
  });
  for (const tombol of halangan.querySelectorAll("[data-atasi]")) {
    tombol.hidden = tombol.dataset.atasi !== "hapus";
    tombol.addEventListener("click", () => {
      for (const [pk, { pada }] of daftar) simpanan.lepas(form.dataset.lembar, pk, pada);
      halangan.hidden = true;
    });
  }
  halangan.hidden = false;
}

const form = document.querySelector("form[data-simpan]:is(#lembar, #setahun)");
if (form?.querySelector("input[name^=v-]")) new Pengisian(form).mulai();
else if (form?.id === "lembar") tampilkanTertahan(form);
