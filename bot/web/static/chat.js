// The chat page: shows what was said, sends what is said, and loses neither.

import { App } from "./app.js";
import { ClassClock } from "./clock.js";
import { compose } from "./composer.js";
import { Conversation } from "./conversation.js";
import { attachFiles } from "./files.js";
import { Stream } from "./stream.js";
import { Unsent } from "./unsent.js";

const PATIENCE = 15000; // how long an answer is awaited in sight
const NOTICE_TIME = 7000;
const LOST_AFTER = 1500; // a connection that is back sooner was hardly gone

const part = (id) => document.getElementById(id);
const settings = JSON.parse(part("settings").textContent);
const words = settings.words;
const clock = new ClassClock(settings.clock, settings.zone, document.documentElement.lang);
const framed = window.parent !== window;
const title = document.title;
const hello = linkPayload();
const app = new App(words, settings.icon);
const tapped = new Map(); // buttons whose tap is not answered yet, by id
const timers = {};
let live = false; // whether what the page missed has all been shown
let unread = 0;

const conversation = new Conversation(clock, words, tap);
const unsent = new Unsent({
  sent() {},
  refused(id, reason) {
    conversation.refuse(id, reason);
    answered();
  },
  slowDown: notify,
  stranger: reloadOnce,
});
const stream = new Stream({
  message(message) {
    conversation.show(message);
    if (message.from_person) return;
    answered();
    if (live) app.tell(message);
    if (live && document.hidden) document.title = `(${(unread += 1)}) ${title}`;
  },
  notice(told) {
    answered(told.tap);
    if (told.text) notify(told.text);
  },
  clock(face) {
    clock.set(face);
    tick();
  },
  stranger: reloadOnce,
  ready,
  lost() {
    timers.lost ??= setTimeout(() => trouble(words.reconnecting), LOST_AFTER);
  },
});

// The link that brought the person here: `?site=16378`; or what no server and no log may see and so stands behind the
// hash: `#code=…`, and `#k=…` of a screen.
function linkPayload() {
  const open = new URLSearchParams(location.search);
  const hidden = new URLSearchParams(location.hash.slice(1));
  const carried = [
    ["s", open.get("site") || null],
    ["o", hidden.get("code") || null],
    ["k", hidden.get("k")], // even an empty one: the screen of all sites
  ].find(([, value]) => value !== null);
  if (location.search || carried) history.replaceState(null, "", location.pathname);
  const payload = carried ? carried.join("_") : "";
  return /^[A-Za-z0-9_-]{1,64}$/.test(payload) ? payload : "";
}

function ready() {
  clearTimeout(timers.lost);
  timers.lost = undefined;
  trouble("");
  unsent.send();
  if (live) return;
  live = true;
  sessionStorage.removeItem(`reloaded:${location.pathname}`);
  part("loading").hidden = true;
  part("log").setAttribute("aria-live", "polite");
  if (conversation.empty && !hello) unsent.add({ start: settings.start }, `hello-${clock.key(clock.now())}`);
}

function say(body) {
  const kept = unsent.add(body);
  conversation.showPending(kept);
  part("waiting").hidden = false;
  conversation.showEnd();
  clearTimeout(timers.patience);
  timers.patience = setTimeout(answered, PATIENCE);
  return kept.id;
}

function tap(choice, button, on) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  tapped.set(say({ action: choice.action, label: choice.label, on }), button);
}

// One tap was answered, or whatever was waited for.
function answered(id = null) {
  part("waiting").hidden = true;
  for (const [key, button] of tapped) {
    if (id !== null && key !== id) continue;
    button.removeAttribute("aria-busy");
    tapped.delete(key);
  }
}

function notify(text) {
  part("notice").textContent = text;
  clearTimeout(timers.notice);
  timers.notice = setTimeout(() => (part("notice").textContent = ""), NOTICE_TIME);
}

function trouble(text) {
  part("connection").textContent = text;
}

// A cookie that no longer counts is replaced by loading the page; where none is kept, once is enough.
function reloadOnce() {
  const key = `reloaded:${location.pathname}`;
  stream.close();
  if (sessionStorage.getItem(key)) return trouble(words["needs-cookies"]);
  sessionStorage.setItem(key, "yes");
  location.reload();
}

function tick() {
  const now = clock.now();
  const shown = part("clock");
  shown.textContent = clock.time(now);
  shown.dateTime = now.toISOString();
  shown.title = clock.day(now);
}

document.querySelectorAll(".word").forEach((button) => {
  button.addEventListener("click", () => say({ text: button.textContent.trim() }));
});
part("language").addEventListener("click", ({ currentTarget: link }) => {
  if (!conversation.empty) unsent.add({ action: link.dataset.action, label: link.textContent.trim() });
});
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    document.title = title;
    unread = 0;
  }
  // A browser has few connections to one server: the demo's frames give theirs back while nobody looks.
  if (framed && document.hidden) stream.close();
  else if (framed) stream.open();
});
window.addEventListener("online", () => stream.again(true));
window.addEventListener("pageshow", (event) => event.persisted && stream.again(true));

const text = compose((written) => say({ text: written }), words["error-too-long"]);
attachFiles(
  {
    pending: (body) => conversation.showPending(body),
    refused: (id, reason) => conversation.refuse(id, reason),
  },
  words,
);
unsent.all().forEach((kept) => conversation.showPending(kept.body));
if (hello) unsent.add({ start: hello });
if (!framed) app.start();
setInterval(tick, 1000);
tick();
stream.open();
unsent.send();
if (!framed && matchMedia("(pointer: fine)").matches) text.focus();
