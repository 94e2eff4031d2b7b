// The player of one saved page. It reads times and plays a recording; no text becomes HTML.
"use strict";
const media = document.getElementById("media");
const words = [...document.querySelectorAll("[data-t]")];
const times = words.map((word) => Number(word.dataset.t));
let now = null;

function place(seconds) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function mark() {
  const word = words[place(media.currentTime + 0.02)] ?? null;
  if (word !== now) {
    now?.classList.remove("now");
    word?.classList.add("now");
    now = word;
    if (word && !media.paused) {
      const box = word.getBoundingClientRect();
      if (box.top < document.getElementById("player").offsetHeight || box.bottom > innerHeight) word.scrollIntoView({ block: "center" });
    }
  }
  if (!media.paused) requestAnimationFrame(mark);
}

function seek(seconds) {
  if (!media.currentSrc || !Number.isFinite(seconds)) return;
  media.currentTime = Math.max(0, seconds);
  media.play().catch(() => {});
}

function ready() {
  media.hidden = false;
  media.classList.toggle("sound", media.videoWidth === 0);
  document.body.classList.add("timed");
}

document.getElementById("player").hidden = false;
media.addEventListener("loadedmetadata", ready);
media.addEventListener("play", mark);
media.addEventListener("seeked", mark);
document.getElementById("file")?.addEventListener("change", (event) => {
  const [file] = event.target.files;
  if (!file) return;
  URL.revokeObjectURL(media.src);
  media.src = URL.createObjectURL(file);
});
document.addEventListener("click", (event) => {
  const at = event.target.closest("a[href^='#t=']");
  if (at) {
    const seconds = Number(at.getAttribute("href").slice(3));
    words[Math.max(0, place(seconds + 0.002))]?.scrollIntoView({ block: "center" });
    seek(seconds);
    event.preventDefault();
    return;
  }
  const word = event.target.closest("[data-t]");
  if (word && String(getSelection()) === "") seek(Number(word.dataset.t));
});
