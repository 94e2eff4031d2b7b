// The page of a result: hear a word, see the word that is said, search, keys. The page can be read without it.
// Texts come with the page; nothing here makes HTML of a text.

const media = document.getElementById("media");
const transcript = document.getElementById("transcript");
const tools = document.getElementById("tools");
const find = document.getElementById("find");
let words = [];
let times = [];
const BACK_SECONDS = 3;
const SPEEDS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

tools.hidden = false;

function readWords() {
  words = [...transcript.querySelectorAll("[data-t]")];
  times = words.map((word) => Number(word.dataset.t));
}

readWords();

// --- playing

/** Returns the place of the last time that is not after `seconds`; -1 before the first. */
function placeOf(seconds) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= seconds) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

let now = null;

function markWord() {
  const word = words[placeOf(media.currentTime + 0.02)] ?? null;
  if (word === now) return;
  now?.classList.remove("now");
  word?.classList.add("now");
  now = word;
  if (word && !media.paused && isFarOff(word)) word.scrollIntoView({ block: "center" });
}

function isFarOff(element) {
  const box = element.getBoundingClientRect();
  const top = document.getElementById("player").getBoundingClientRect().bottom;
  return box.top < top || box.bottom > innerHeight;
}

function follow() {
  markWord();
  if (!media.paused) requestAnimationFrame(follow);
}

function seek(seconds, play) {
  if (!media || !Number.isFinite(seconds)) return;
  media.currentTime = Math.max(0, seconds);
  if (play) media.play().catch(() => {});
}

const actions = {
  play: () => (media.paused ? media.play().catch(() => {}) : media.pause()),
  back: () => seek(media.currentTime - BACK_SECONDS, false),
  forward: () => seek(media.currentTime + BACK_SECONDS, false),
  slower: () => changeSpeed(-1),
  faster: () => changeSpeed(1),
  next: () => show(shown + 1),
  previous: () => show(shown - 1),
};

function changeSpeed(step) {
  const place = SPEEDS.findIndex((speed) => speed >= media.playbackRate - 0.001);
  media.playbackRate = SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, place + step))];
}

if (media) {
  // An mp4 may have sound alone; its picture would be a black field.
  media.addEventListener("loadedmetadata", () => {
    const isSound = media.videoWidth === 0;
    media.classList.toggle("sound", isSound);
    if (isSound) for (const track of media.textTracks) track.mode = "disabled";
  });
  media.addEventListener("play", follow);
  media.addEventListener("seeked", markWord);
  const button = tools.querySelector("[data-do=play]");
  for (const [name, sign] of [["play", "❚❚"], ["pause", "▶"]]) {
    media.addEventListener(name, () => (button.textContent = sign));
  }
  media.addEventListener("ratechange", () => {
    document.getElementById("speed").textContent = `${media.playbackRate}×`;
  });
  transcript.addEventListener("click", (event) => {
    const word = event.target.closest("[data-t]");
    if (word && String(getSelection()) === "") seek(Number(word.dataset.t), true);
  });
}

tools.addEventListener("click", (event) => actions[event.target.dataset.do]?.());

/** Goes to the time of an address such as #t=12.5, and to its words. */
function goToAddress(play) {
  const asked = /^#t=(\d+(?:\.\d+)?)$/.exec(location.hash);
  if (!asked) return;
  const seconds = Number(asked[1]);
  words[Math.max(0, placeOf(seconds + 0.002))]?.scrollIntoView({ block: "center" });
  seek(seconds, play);
}

addEventListener("hashchange", () => goToAddress(true));
document.addEventListener("click", (event) => {
  // The same address again changes nothing by itself.
  if (event.target.closest("a")?.getAttribute("href") === location.hash) goToAddress(true);
});
if (!media || media.readyState > 0) goToAddress(false);
else media.addEventListener("loadedmetadata", () => goToAddress(false), { once: true });

// --- search in the transcript

let paragraphs = [];
let folded = [];
let matches = [];
let shown = -1;

/** Returns a text without marks and case, as the search of the library compares. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function readParagraphs() {
  paragraphs = [...transcript.querySelectorAll("p:has(> .at)")];
  folded = paragraphs.map((each) => fold(each.textContent.slice(each.firstElementChild.textContent.length)));
}

readParagraphs();
function search() {
  const asked = fold(find.value.trim());
  matches.forEach((each) => each.classList.remove("match", "here"));
  matches = asked ? paragraphs.filter((_, place) => folded[place].includes(asked)) : [];
  matches.forEach((each) => each.classList.add("match"));
  shown = -1;
  document.getElementById("matches").textContent = asked ? String(matches.length) : "";
}

function show(place) {
  if (matches.length === 0) return;
  matches[shown]?.classList.remove("here");
  shown = (place + matches.length) % matches.length;
  matches[shown].classList.add("here");
  matches[shown].scrollIntoView({ block: "center" });
  document.getElementById("matches").textContent = `${shown + 1}/${matches.length}`;
}

find.addEventListener("input", search);
find.addEventListener("keydown", (event) => {
  if (event.key === "Enter") show(shown + (event.shiftKey ? -1 : 1));
  else if (event.key === "Escape") find.blur();
  else return;
  event.preventDefault();
});

// Somebody corrected the text: `edit.js`.
document.addEventListener("transcriptchange", () => {
  readWords();
  readParagraphs();
  if (find.value.trim()) search();
  if (media) markWord();
});

// --- keys

const byKey = {
  " ": "play", k: "play", ArrowLeft: "back", j: "back", ArrowRight: "forward", l: "forward",
  "<": "slower", ">": "faster",
};
// While a sentence is written, letters are letters: the same keys with Alt, on any keyboard.
const withAlt = { KeyK: "play", KeyJ: "back", KeyL: "forward", Comma: "slower", Period: "faster" };
const help = document.getElementById("help");

function pressedWithAlt(event) {
  const name = withAlt[event.code];
  if (!media || !name || !event.altKey || event.ctrlKey || event.metaKey) return false;
  actions[name]();
  event.preventDefault();
  return true;
}

addEventListener("keydown", (event) => {
  if (pressedWithAlt(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  // What has the focus may have keys of its own.
  const focused = event.target.closest?.("input, textarea, select, button, a, summary, video, audio, dialog[open]")?.localName;
  if (["input", "textarea", "select", "dialog"].includes(focused) || (focused && event.key === " ")) return;
  if ((focused === "video" || focused === "audio") && event.key.startsWith("Arrow")) return;
  if (event.key === "/") find.focus();
  else if (event.key === "?") help.showModal();
  else if (media && byKey[event.key]) actions[byKey[event.key]]();
  else return;
  event.preventDefault();
});

document.getElementById("show-help").addEventListener("click", () => help.showModal());
