/**
 * On every signed-in page: tells the style sheets that modules run, and, only for who has unsent
 * cells in this browser, brings the line that leads to them and the warning at logout.
 */

document.documentElement.classList.add("js");

const pengguna = document.querySelector("[data-pengguna-kini]")?.dataset.penggunaKini;

function adaTersimpan() {
  try {
    return Object.keys(localStorage).some((kunci) => kunci.startsWith(`kinerja:isi:${pengguna}:`));
  } catch {
    return false;
  }
}

if (pengguna && adaTersimpan()) {
  const { pasangKeluar, tampilkanTertinggal } = await import("./isi/keluar.js");
  pasangKeluar(pengguna);
  tampilkanTertinggal(pengguna);
}
