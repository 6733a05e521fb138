/**
 * Carries cells to the server and tells what came back in one of five ways:
 *   {jenis: "jawaban", data}     rows were judged, each by itself
 *   {jenis: "ditolak", pesan}    nothing was taken, in the server's words; trying again is useless
 *   {jenis: "sesi"}              the session is over: sign in again, then send
 *   {jenis: "orang_lain"}        somebody else is signed in now: nothing may be sent
 *   {jenis: "putus"}             the line or the server is away: try later
 */

const TENGGAT = 25_000;
const SEMENTARA = new Set([408, 425, 429, 500, 502, 503, 504]);

export class Kurir {
  /** @param {Lembar} lembar its form carries the token; data-pengguna says whose cells these are */
  constructor(lembar) {
    this.pengguna = lembar.pengguna;
    this.token = lembar.form.querySelector("[name=csrfmiddlewaretoken]").value;
    this.alamatToken = lembar.form.dataset.token ?? "/masuk/token/";
  }

  /** @param {boolean} tetap let it finish though the page is being left */
  async kirim(alamat, isi, tetap = false) {
    const hasil = await this.#sekali(alamat, isi, tetap);
    if (hasil.jenis !== "csrf") return hasil;
    const siapa = await this.ambilToken();
    if (siapa !== "sama") return { jenis: siapa };
    const ulang = await this.#sekali(alamat, isi, tetap);
    return ulang.jenis === "csrf" ? { jenis: "ditolak", pesan: ulang.pesan } : ulang;
  }

  async #sekali(alamat, isi, tetap) {
    try {
      const jawaban = await fetch(alamat, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRFToken": this.token },
        body: isi,
        credentials: "same-origin",
        redirect: "manual",
        keepalive: tetap,
        signal: AbortSignal.timeout(TENGGAT),
      });
      return await this.#baca(jawaban);
    } catch {
      return { jenis: "putus" };
    }
  }

  async #baca(jawaban) {
    if (jawaban.type === "opaqueredirect") return { jenis: "sesi" };
    if (SEMENTARA.has(jawaban.status)) return { jenis: "putus" };
    const json = jawaban.headers.get("Content-Type")?.includes("json");
    const data = json ? await jawaban.json() : {};
    if (jawaban.status === 401) return { jenis: "sesi" };
    if (jawaban.status === 403 && (!json || data.kode === "csrf")) {
      return { jenis: "csrf", pesan: data.pesan };
    }
    if (data.baris) return { jenis: "jawaban", data };
    return { jenis: "ditolak", pesan: data.pesan };
  }

  /** Take a fresh token: "sama" when the same person is signed in, else why not. */
  async ambilToken() {
    try {
      const jawaban = await fetch(this.alamatToken, {
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        cache: "no-store",
        signal: AbortSignal.timeout(TENGGAT),
      });
      if (!jawaban.ok) return "putus";
      return this.#terima(await jawaban.json());
    } catch {
      return "putus";
    }
  }

  #terima(data) {
    if ("pengguna" in data && data.pengguna === null) {
      this.token = data.csrf;
      return "sesi";
    }
    if ("pengguna" in data && String(data.pengguna) !== this.pengguna) return "orang_lain";
    this.token = data.csrf;
    for (const isian of document.querySelectorAll("[name=csrfmiddlewaretoken]")) {
      isian.value = data.csrf;
    }
    return "sama";
  }

  /** Sign in without leaving the page: {hasil: "sama" | "orang_lain" | "putus" | "gagal", pesan}. */
  async masuk(alamat, nama, sandi) {
    await this.ambilToken();
    try {
      const jawaban = await fetch(alamat, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRFToken": this.token },
        body: new URLSearchParams({ nama_pengguna: nama, sandi }),
        credentials: "same-origin",
        redirect: "manual",
        signal: AbortSignal.timeout(TENGGAT),
      });
      if (SEMENTARA.has(jawaban.status) && jawaban.status !== 429) return { hasil: "putus" };
      const data = await jawaban.json();
      return jawaban.ok ? { hasil: this.#terima(data) } : { hasil: "gagal", pesan: data.pesan };
    } catch {
      return { hasil: "putus" };
    }
  }
}
