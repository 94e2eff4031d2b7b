// Signs the page in that Telegram opened, with the data behind its address, which are removed from there first.
// Telegram's own script is not loaded: https://core.telegram.org/bots/webapps#initializing-mini-apps names the data,
// https://docs.telegram-mini-apps.com/platform/methods the events.

const state = document.getElementById("state");
const elsewhere = document.getElementById("elsewhere");
const launch = new URLSearchParams(location.hash.slice(1));
const data = dataOf(location.hash);
const look = lookOf(launch.get("tgWebAppThemeParams"));
if (look) document.documentElement.dataset.look = look;
history.replaceState(null, "", location.pathname);

const webview = window.TelegramWebviewProxy;
const isFramed = window.parent !== window; // of web.telegram.org: no other page may have this one as a frame

// Telegram writes them once, behind what the address has already. Another bot may open this page with an address that
// brings data of its own person, who would then see what is uploaded here: such an address signs nobody in.
function dataOf(hash) {
  const found = hash.split(/[#&?]/).flatMap((each) => new URLSearchParams(each).getAll("tgWebAppData"));
  return found.length === 1 ? found[0] : null;
}

// "dark" or "light", as Telegram's own script tells them apart: https://telegram.org/js/telegram-web-app.js
function lookOf(theme) {
  const [, color] = /"bg_color":\s*"#([0-9a-f]{6})"/i.exec(theme) ?? [];
  if (!color) return "";
  const [red, green, blue] = color.match(/../g).map((each) => parseInt(each, 16));
  return Math.sqrt(0.299 * red ** 2 + 0.587 * green ** 2 + 0.114 * blue ** 2) < 120 ? "dark" : "light";
}

function tellTelegram(eventType) {
  if (webview) webview.postEvent(eventType, "{}");
  else window.parent.postMessage(JSON.stringify({ eventType, eventData: {} }), "https://web.telegram.org");
}

function show(text, withLink) {
  state.textContent = text;
  elsewhere.hidden = !withLink;
}

async function words(answer) {
  const isJson = answer.headers.get("content-type") === "application/json";
  return isJson ? (await answer.json()).text : state.dataset.refused;
}

async function signIn() {
  show(state.dataset.opening, false);
  const answer = await fetch("/telegram", { method: "POST", body: new URLSearchParams({ data, look }) });
  if (!answer.ok) return show(await words(answer), false);
  const kept = await fetch("/telegram/session");
  if (kept.ok) location.replace("/");
  else show(state.dataset.blocked, true);
}

// In another browser somebody else's data could be in a link, and would sign it in to their account.
if (data && (webview || isFramed)) {
  tellTelegram("web_app_ready");
  tellTelegram("web_app_expand");
  signIn().catch(() => show(state.dataset.failed, false));
}
