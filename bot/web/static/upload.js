// Uploads of the library: dropped or chosen files, in parts by the tus protocol, continued after a lost connection and
// after the page was closed. https://tus.io/protocols/resumable-upload

const box = document.getElementById("upload");
const list = document.getElementById("files");
const drop = document.getElementById("drop");
const texts = box.dataset;
const PART = 8 * 1024 * 1024;
const AT_ONCE = 2;
const LONGEST_PAUSE = 30000;
const HEADERS = { "Tus-Resumable": "1.0.0", "X-Form-Token": texts.token };
const waiting = [];
let running = 0;

drop.hidden = false;
document.getElementById("without-script").hidden = true;

// --- requests

/** Sends a request; `progress` is told how many bytes are on their way. A lost connection has the status 0. */
function request(item, method, address, headers, body, progress) {
  return new Promise((done) => {
    const sent = new XMLHttpRequest();
    item.request = sent;
    sent.open(method, address);
    sent.timeout = 300000;
    for (const [name, value] of Object.entries({ ...HEADERS, ...headers })) sent.setRequestHeader(name, value);
    if (progress) sent.upload.addEventListener("progress", (event) => progress(event.loaded));
    sent.addEventListener("loadend", () => done(sent));
    sent.send(body ?? null);
  });
}

function encoded(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

class Refusal extends Error {}
class Lost extends Error {
  constructor(seconds) {
    super();
    this.seconds = seconds;
  }
}

/** Returns the answer if it has one of these statuses. A refusal ends the upload, anything else is tried again. */
function check(answer, ...wanted) {
  if (wanted.includes(answer.status)) return answer;
  if (answer.status === 401) location.reload();
  const passes = answer.status === 0 || answer.status >= 500 || [408, 409, 423, 429, 460].includes(answer.status);
  const type = answer.getResponseHeader("Content-Type") ?? "";
  const says = type.startsWith("text/plain") ? answer.responseText.trim() : texts.refused;
  if (!passes) throw new Refusal(says);
  const lost = new Lost(Number(answer.getResponseHeader("Retry-After") ?? 0));
  lost.message = answer.status === 429 ? says : texts.lost;
  throw lost;
}

// --- one file

async function create(item) {
  const { file, options, chat } = item;
  const said = [`filename ${encoded(file.name)}`, `chat ${encoded(chat)}`];
  if (options) said.push(`options ${encoded(options)}`);
  const headers = { "Upload-Length": file.size, "Upload-Metadata": said.join(",") };
  const answer = check(await request(item, "POST", "/uploads", headers), 201);
  item.address = answer.getResponseHeader("Location");
  item.offset = 0;
  if (item.stopped) await discard(item);
  else remember(item);
}

async function ask(item) {
  const answer = await request(item, "HEAD", item.address, {});
  if (answer.status === 404) {
    item.address = "";
    return create(item);
  }
  item.offset = Number(check(answer, 200).getResponseHeader("Upload-Offset"));
  item.job = answer.getResponseHeader("Upload-Job") ?? "";
}

async function sendParts(item) {
  while (!item.job) {
    const { file, offset } = item;
    const headers = { "Upload-Offset": offset, "Content-Type": "application/offset+octet-stream" };
    const part = file.slice(offset, offset + PART);
    const progress = (bytes) => show(item, offset + bytes);
    const answer = check(await request(item, "PATCH", item.address, headers, part, progress), 204);
    item.offset = Number(answer.getResponseHeader("Upload-Offset"));
    item.job = answer.getResponseHeader("Upload-Job") ?? "";
    item.tries = 0;
    show(item, item.offset);
  }
}

async function upload(item) {
  item.tries = 0;
  while (!item.stopped) {
    try {
      await (item.address ? ask(item) : create(item));
      if (item.stopped) return;
      await sendParts(item);
      return;
    } catch (problem) {
      if (item.stopped) return;
      if (!(problem instanceof Lost)) throw problem;
      say(item, problem.message);
      const pause = problem.seconds ? problem.seconds * 1000 : Math.min(LONGEST_PAUSE, 500 * 2 ** item.tries++);
      await new Promise((done) => setTimeout(done, pause));
      say(item, "");
    }
  }
}

// --- files that were begun before the page was closed

function keyOf(item) {
  return `upload ${item.file.name} ${item.file.size} ${item.file.lastModified} ${item.options} ${item.chat}`;
}

function remember(item) {
  try {
    if (item.address) localStorage.setItem(keyOf(item), item.address);
    else localStorage.removeItem(keyOf(item));
  } catch {
    // A browser that keeps nothing begins such a file anew.
  }
}

function remembered(item) {
  try {
    const known = localStorage.getItem(keyOf(item)) ?? "";
    return /^\/uploads\/[0-9a-f]+$/.test(known) ? known : "";
  } catch {
    return "";
  }
}

// --- what people see

function show(item, bytes) {
  item.bar.value = item.file.size ? bytes / item.file.size : 0;
  item.state.value = `${Math.floor(100 * item.bar.value)} %`;
}

function say(item, text) {
  item.state.value = text;
}

function add(file) {
  const [options, chat] = ["options", "chat"].map((id) => document.getElementById(id).value.trim());
  const item = { file, options, chat, row: document.createElement("li") };
  const name = document.createElement("b");
  name.dir = "auto";
  name.textContent = file.name;
  item.button = document.createElement("button");
  item.button.type = "button";
  item.button.textContent = texts.stop;
  item.button.addEventListener("click", () => (item.running || waiting.includes(item) ? stop(item) : again(item)));
  item.bar = document.createElement("progress");
  item.bar.max = 1;
  item.bar.value = 0;
  item.bar.setAttribute("aria-label", file.name);
  item.state = document.createElement("output");
  item.row.className = "file";
  item.row.append(name, item.button, item.bar, item.state);
  list.append(item.row);
  item.address = remembered(item);
  waiting.push(item);
}

function again(item) {
  item.button.textContent = texts.stop;
  item.stopped = false;
  say(item, "");
  waiting.push(item);
  start();
}

async function stop(item) {
  item.stopped = true;
  if (waiting.includes(item)) waiting.splice(waiting.indexOf(item), 1);
  if (item.address) item.request?.abort(); // else only the answer says what is there to be removed
  item.row.remove();
  await discard(item);
}

async function discard(item) {
  const address = item.address;
  item.address = "";
  remember(item);
  if (address) await request({}, "DELETE", address, {});
}

function start() {
  while (running < AT_ONCE && waiting.length > 0) run(waiting.shift());
}

async function run(item) {
  running += 1;
  item.running = true;
  try {
    await upload(item);
    if (!item.stopped) finish(item);
  } catch (problem) {
    item.button.textContent = texts.again;
    item.address = "";
    remember(item);
    say(item, problem instanceof Refusal ? problem.message : texts.lost);
  } finally {
    item.running = false;
    running -= 1;
    start();
  }
}

function finish(item) {
  item.address = "";
  remember(item);
  item.row.remove();
}

function addAll(files) {
  box.open = true;
  for (const file of files) add(file);
  start();
}

const chooser = document.getElementById("choose");
chooser.addEventListener("change", () => {
  addAll(chooser.files);
  chooser.value = "";
});

for (const name of ["dragenter", "dragover"]) {
  addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    box.open = true;
    drop.classList.add("over");
  });
}
addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.classList.remove("over");
});
addEventListener("drop", (event) => {
  if (!event.dataTransfer?.files.length) return;
  event.preventDefault();
  drop.classList.remove("over");
  addAll(event.dataTransfer.files);
});
addEventListener("beforeunload", (event) => {
  if (running > 0 || waiting.length > 0) event.preventDefault();
});
