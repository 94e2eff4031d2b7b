// The page of a result: hear a word, see the word that is said, search, keys. The page can be read without it.
// Texts come with the page; nothing here makes HTML of a text.

const media = document.getElementById("media");
const transcript = document.getElementById("transcript");
const tools = document.getElementById("tools");
const find = document.getElementById("find");
const words = [...transcript.querySelectorAll("[data-t]")];
const times = words.map((word) => Number(word.dataset.t));
const BACK_SECONDS = 3;
const SPEEDS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];

tools.hidden = false;
const keys = document.getElementById("keys");
if (keys) keys.hidden = false;

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

const paragraphs = [...transcript.querySelectorAll("p")];
let matches = [];
let shown = -1;

/** Returns a text without marks and case, as the search of the library compares. */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

const folded = paragraphs.map((each) => fold(each.textContent.slice(each.firstElementChild.textContent.length)));

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

// --- keys

const byKey = { " ": "play", k: "play", ArrowLeft: "back", j: "back", "<": "slower", ">": "faster" };

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  // What has the focus may have keys of its own.
  const focused = event.target.closest?.("input, button, a, summary, video, audio")?.localName;
  if (focused === "input" || (focused && event.key === " ")) return;
  if ((focused === "video" || focused === "audio") && event.key.startsWith("Arrow")) return;
  if (event.key === "/") find.focus();
  else if (media && byKey[event.key]) actions[byKey[event.key]]();
  else return;
  event.preventDefault();
});
