// Correcting a transcript in place. Without it each sentence has a page with a plain form.
// Texts come with the page or from the server; nothing here makes HTML of a text.

const transcript = document.getElementById("transcript");
const said = document.getElementById("edited");
const POLL_MS = 10_000;
let { version, base, made } = transcript.dataset;
let voices = JSON.parse(transcript.dataset.voices);
let open = null; // the editor: { form, paragraph }
let busy = false;

// --- the server

/** Sends a correction or asks for changes. Returns the answer, or null where there was none. */
async function ask(path, fields) {
  const headers = { Accept: "application/json" };
  const known = { token: transcript.dataset.token, version, base };
  const options = fields
    ? { method: "POST", headers, body: new URLSearchParams({ ...known, ...fields }) }
    : { headers };
  try {
    const response = await fetch(`${transcript.dataset.address}/${path}`, options);
    if (response.status === 204) return null;
    if (!(response.headers.get("content-type") ?? "").includes("json")) throw new Error(String(response.status));
    return { status: response.status, ...(await response.json()) };
  } catch {
    return { status: 0, message: said.dataset.failed, changes: [] };
  }
}

/** Takes in what changed at the server: others may have corrected meanwhile. */
function take(state) {
  if (state.base === "") return location.reload();
  if (!state.voices) return;
  voices = state.voices;
  ({ made } = state);
  version = String(state.version);
  state.changes.forEach(splice);
  if (state.changes.length) drawSpeakers();
  for (const field of document.querySelectorAll('input[name="version"]')) field.value = version;
  document.getElementById("follow").hidden = Number(version) <= Number(made);
  if (state.changes.length) document.dispatchEvent(new Event("transcriptchange"));
}

async function poll() {
  if (document.hidden || open || busy) return;
  const state = await ask(`changes?${new URLSearchParams({ version, base, made, dir: transcript.dir })}`);
  if (state && state.status === 200 && !open && !busy) take(state);
}

setInterval(poll, POLL_MS);
document.addEventListener("visibilitychange", poll);

// --- paragraphs

const paragraphs = () => [...transcript.querySelectorAll("p[data-place]")];
const atPlace = (place) => document.getElementById(`p${place}`);

/** Returns an element with attributes and children; texts stay texts. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== "") made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function piece([text, start, doubtful]) {
  return start === null ? text : element(doubtful ? "u" : "span", { "data-t": start }, text);
}

function paragraphOf(data, place) {
  const time = element("a", { class: "at", href: `#t=${data.start}` }, data.time);
  const made = element("p", { class: `s${data.colour}`, dir: data.rtl ? "rtl" : "ltr", lang: data.language });
  made.dataset.voice = data.voice;
  made.append(time, " ", ...data.pieces.map(piece), " ", pen());
  setPlace(made, place);
  return made;
}

function pen() {
  return element("a", { class: "pen", "aria-label": said.dataset.edit, title: said.dataset.edit }, "✎");
}

function setPlace(paragraph, place) {
  paragraph.id = `p${place}`;
  paragraph.dataset.place = String(place);
  paragraph.querySelector(".pen").href = `${transcript.dataset.address}/sentence/${place}`;
}

/** Puts new paragraphs in the place of others, and moves those behind them. */
function splice({ at, removed, added }) {
  const all = paragraphs();
  const placeOf = (each) => Number(each.dataset.place);
  const later = all.filter((each) => placeOf(each) >= at + removed);
  const gone = all.filter((each) => placeOf(each) >= at && placeOf(each) < at + removed);
  const fresh = added.map((data, step) => data && paragraphOf(data, at + step)).filter(Boolean);
  const before = all.filter((each) => placeOf(each) < at).at(-1);
  if (gone.length) gone[0].before(...fresh);
  else if (before) before.after(...fresh);
  else transcript.prepend(...fresh);
  gone.forEach((each) => each.remove());
  later.forEach((each) => setPlace(each, placeOf(each) + added.length - removed));
}

/** Writes the names where another speaker begins. */
function drawSpeakers() {
  const byId = new Map(voices.map((voice) => [voice.id, voice]));
  let before = null;
  transcript.querySelectorAll("h3").forEach((each) => each.remove());
  for (const each of paragraphs()) {
    const voice = byId.get(each.dataset.voice);
    if (voices.length > 1 && voice) {
      each.className = `s${voice.colour}`;
      if (voice.id !== before) {
        const name = element("span", { dir: "auto" }, voice.name);
        const button = element("a", { class: "pen", href: "#names", "aria-label": said.dataset.rename }, "✎");
        const title = element("h3", { class: `s${voice.colour}` }, name, " ", button);
        title.dataset.voice = voice.id;
        each.before(title);
      }
    }
    before = each.dataset.voice;
  }
}

// --- the editor of a sentence

function textOf(paragraph) {
  const parts = [...paragraph.childNodes].slice(1, -1).map((each) => each.textContent);
  return parts.join("").replace(/\s+/g, " ").trim();
}

function edit(paragraph, typed) {
  leave();
  const form = document.getElementById("editor").content.firstElementChild.cloneNode(true);
  const area = form.querySelector("textarea");
  const choice = form.querySelector("select");
  area.value = typed ?? textOf(paragraph);
  for (const voice of voices) choice.append(element("option", { value: voice.id }, voice.name));
  choice.append(element("option", { value: "new" }, choice.dataset.new));
  choice.closest("label").hidden = voices.length === 0;
  choice.value = paragraph.dataset.voice;
  form.querySelector('[data-edit="merge"]').disabled = !atPlace(Number(paragraph.dataset.place) + 1);
  paragraph.after(form);
  paragraph.hidden = true;
  open = { form, paragraph, area, first: textOf(paragraph) };
  fit(area);
  area.addEventListener("input", () => fit(area));
  area.focus();
}

function fit(area) {
  area.rows = 1;
  while (area.scrollHeight > area.clientHeight + 2 && area.rows < 12) area.rows += 1;
}

function leave() {
  if (!open) return;
  const { form, paragraph } = open;
  open = null;
  form.remove();
  paragraph.hidden = false;
  if (paragraph.isConnected) paragraph.querySelector(".pen").focus({ preventScroll: true });
}

/** Sends a correction of the open sentence; it stays open until it is saved. */
async function send(fields) {
  if (busy) return;
  busy = true;
  const asked = open;
  const place = asked ? Number(asked.paragraph.dataset.place) : 0;
  asked?.form.setAttribute("aria-busy", "true");
  const state = await ask(`edit?dir=${transcript.dir}`, { at: String(place), ...fields });
  busy = false;
  asked?.form.removeAttribute("aria-busy");
  if (state === null) return;
  if (state.status === 200) {
    if (open === asked) leave();
    take(state);
    said.value = state.saved ?? "";
    focusOn(place);
    return;
  }
  await refuse(asked, state);
}

function focusOn(place) {
  const active = document.activeElement;
  if (active === document.body || !active) atPlace(place)?.querySelector(".pen").focus({ preventScroll: true });
}

/** Shows why something was not saved. What was typed stays, beside what others wrote meanwhile. */
async function refuse(asked, state) {
  said.value = state.message;
  if (!asked) return state.voices && take(state);
  const typed = asked.area.value;
  if (state.status === 409 && state.base === "") {
    tell(asked.form, state.message);
    return;
  }
  if (state.status === 409 && state.voices) {
    const place = state.at ?? asked.paragraph.dataset.place;
    leave();
    take(state);
    const now = atPlace(place);
    if (now && state.count !== 0) edit(now, typed);
    else keep(now ?? paragraphs().at(-1), typed, state.message);
  }
  if (open) tell(open.form, state.message);
}

/** Shows a text whose sentence somebody deleted, so that it can be copied. */
function keep(paragraph, typed, message) {
  const area = element("textarea", { readonly: "", dir: "auto", "aria-label": said.dataset.edit });
  area.value = typed;
  area.readOnly = true;
  paragraph.before(element("div", { class: "editor" }, element("span", { role: "alert" }, message), area));
  area.focus();
}

function tell(form, message) {
  form.querySelector("[role=alert]").textContent = message;
}

const sendText = () => (open.area.value === open.first ? leave() : send({ do: "save", text: open.area.value }));

transcript.addEventListener("click", (event) => {
  const pressed = event.target.closest(".pen");
  if (!pressed || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const title = pressed.closest("h3");
  if (title) rename(title);
  else edit(pressed.closest("p"));
});
transcript.addEventListener("submit", (event) => {
  event.preventDefault();
  if (open) sendText();
});
transcript.addEventListener("click", (event) => {
  const button = event.target.closest("[data-edit]")?.dataset.edit;
  if (!button || !open) return;
  if (button === "leave") leave();
  else if (open.area.value === open.first) send({ do: button });
  else sendText();
});
transcript.addEventListener("change", (event) => {
  if (open && event.target.localName === "select") send({ do: "speaker", speaker: event.target.value });
});
transcript.addEventListener("keydown", (event) => {
  if (!open || event.target !== open.area || event.isComposing) return;
  if (event.key === "Escape") leave();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    open.area.setRangeText("\n", open.area.selectionStart, open.area.selectionEnd, "end");
    sendText();
  } else if (event.key === "Enter" && !event.shiftKey) sendText();
  else return;
  event.preventDefault();
  event.stopPropagation();
});
addEventListener("beforeunload", (event) => {
  if (open && open.area.value !== open.first) event.preventDefault();
});

// --- names, undo, redo

function rename(title) {
  const name = title.querySelector("span");
  const field = element("input", { maxlength: "40", dir: "auto", "aria-label": said.dataset.rename });
  field.value = name.textContent;
  let isOver = false;
  const done = (save) => {
    if (isOver) return; // the field loses the focus when it goes
    isOver = true;
    field.replaceWith(name);
    const chosen = field.value.trim();
    if (save && chosen !== name.textContent) send({ do: "name", speaker: title.dataset.voice, name: chosen });
  };
  field.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter" && !event.isComposing) done(true);
    else if (event.key === "Escape") done(false);
  });
  field.addEventListener("blur", () => done(true));
  name.replaceWith(field);
  field.select();
}

document.getElementById("undo").addEventListener("submit", (event) => {
  event.preventDefault();
  leave();
  send({ do: event.submitter?.value ?? "undo" });
});

/** Returns what the keys ask for: "undo", "redo", or "". */
function stepOf({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  if (!(ctrlKey || metaKey) || altKey) return "";
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && ctrlKey && !shiftKey ? "redo" : "";
}

addEventListener("keydown", (event) => {
  if (event.target.closest?.("input, textarea, select, dialog[open]")) return;
  const step = stepOf(event);
  if (step) {
    leave();
    send({ do: step });
  } else if (event.key === "e" && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const now = transcript.querySelector(".now")?.closest("p") ?? event.target.closest?.("p[data-place]");
    const chosen = now ?? paragraphs().find((each) => each.getBoundingClientRect().bottom > 120);
    if (chosen) edit(chosen);
  } else return;
  event.preventDefault();
});
