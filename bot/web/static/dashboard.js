// Keeps what runs, waits and has failed on the dashboard up to date while the page is looked at.
const SECONDS = 5;
const place = (id) => document.getElementById(id);

function list(id, lines) {
  place(id).replaceChildren(...lines.map((line) => {
    const item = document.createElement("li");
    item.dir = "auto";
    item.textContent = line;
    return item;
  }));
}

// Rows stay as they are where their job stays: a button that is about to be pressed does not move away.
function rows(id, jobs) {
  const known = new Map([...place(id).children].map((row) => [row.dataset.job, row]));
  const wanted = jobs.map((job) => {
    const row = known.get(job.id) ?? place(`a-${id}`).content.firstElementChild.cloneNode(true);
    row.dataset.job = job.id;
    row.querySelector("code").textContent = job.id;
    row.querySelector("b").textContent = job.account;
    row.querySelector(".facts").textContent = job.facts;
    for (const field of row.querySelectorAll('[name="job"]')) field.value = job.id;
    const front = row.querySelector(".front");
    if (front) front.hidden = !job.may_move;
    return row;
  });
  const now = [...place(id).children];
  if (now.length !== wanted.length || now.some((row, at) => row !== wanted[at])) place(id).replaceChildren(...wanted);
}

async function refresh() {
  if (document.hidden) return;
  const answer = await fetch("/operator/now", { cache: "no-store" });
  if (answer.status === 401 || answer.status === 404) return location.reload();
  if (!answer.ok) return;
  const now = await answer.json();
  place("queue-title").textContent = now.title;
  if (now.drained !== place("drained").dataset.since) return location.reload(); // its button changes, too
  list("workers", now.workers);
  rows("jobs", now.jobs);
  rows("failed", now.failed);
  place("no-failure").hidden = now.failed.length > 0;
}

async function keep() {
  for (;;) {
    await new Promise((done) => setTimeout(done, SECONDS * 1000));
    await refresh().catch(() => {}); // the server is away for a moment: the next look shows it again
  }
}
keep();
