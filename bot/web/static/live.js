// Jobs in progress, as they change: the library's list, or the one job of a page. Without it the pages show them once.
// https://html.spec.whatwg.org/multipage/server-sent-events.html

const list = document.getElementById("live");
const section = document.getElementById("working");
const blank = document.getElementById("card");
const only = list.dataset.only ?? "";
const AGAIN_SECONDS = 15;
let source = null;

function rows() {
  return [...list.querySelectorAll("[data-job]")];
}

function rowOf(card) {
  const known = rows().find((row) => row.dataset.job === card.id);
  if (known || !blank) return known;
  const row = blank.content.firstElementChild.cloneNode(true);
  row.dataset.job = card.id;
  const form = row.querySelector("form");
  form.action = `/result/${card.id}/cancel`;
  list.prepend(row);
  return row;
}

/** Shows a card. Its texts are texts, never HTML. */
function show(card) {
  const row = rowOf(card);
  if (!row) return;
  const link = row.querySelector("a");
  link.href = card.address;
  link.firstElementChild.textContent = card.name;
  const state = row.querySelector(".state");
  if (state.textContent !== card.text) state.textContent = card.text;
  if (card.is_over) row.querySelector("form")?.remove();
}

function update(event) {
  const { cards, ended } = JSON.parse(event.data);
  const told = new Set([...cards, ...ended].map((card) => card.id));
  if (only && ended.some((card) => card.id === only)) {
    location.reload();
    return;
  }
  for (const card of [...cards].reverse()) if (!only || card.id === only) show(card);
  for (const card of ended) if (!only) show(card);
  for (const row of rows()) if (!told.has(row.dataset.job)) row.remove();
  if (section) section.hidden = rows().length === 0;
}

function open() {
  if (source || document.hidden) return;
  const known = rows().map((row) => row.dataset.job);
  source = new EventSource(`/events?known=${known.join(",")}`);
  source.addEventListener("cards", update);
  source.addEventListener("error", () => {
    // A refused stream is not opened again by the browser.
    if (source?.readyState !== EventSource.CLOSED) return;
    source = null;
    setTimeout(open, AGAIN_SECONDS * 1000);
  });
}

function close() {
  source?.close();
  source = null;
}

// A browser has few connections to a host, and a stream holds one of them.
document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
addEventListener("pagehide", close);
addEventListener("pageshow", open);
open();
