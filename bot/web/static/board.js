// The board: takes the numbers as they come and hands them to whatever shows them.

import { chart } from "./board-chart.js";
import { changes } from "./board-changes.js";
import { map } from "./board-map.js";
import { provinces, sites } from "./board-tables.js";
import { ClassClock } from "./clock.js";
import { exchange } from "./link.js";
import { patiently } from "./patient.js";

const LONGEST_WAIT = 20000;
const SILENCE = 50000; // the server says something every 20 seconds
const LOST_AFTER = 3000;

const part = (id) => document.getElementById(id);
const settings = JSON.parse(part("settings").textContent);
const words = settings.words;
const language = document.documentElement.lang;
const clock = new ClassClock(settings.clock, settings.zone, language);
const grouped = new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB");
const number = (value) => grouped.format(value);

// What is known of the sites, and their numbers: [enrolled, present, late, excused, absent, left early, state].
const known = await ofSites();
const lines = known.sites.map(() => [0, 0, 0, 0, 0, 0, 0]);
const board = { known, lines, words, number, clock, start: Date.parse(settings.start), select };
const shown = [map(board), provinces(board), sites(board), chart(board), changes(board)];

async function ofSites() {
  const { ok, body } = await patiently(settings.sites, {}, () => (part("connection").textContent = words.lost));
  part("connection").textContent = "";
  if (ok) return body;
  location.reload(); // the link has ended meanwhile, which the page says
  return new Promise(() => {});
}

function take(state) {
  for (const [place, ...numbers] of state.sites) lines[place] = numbers;
  const [enrolled, present, late, excused, absent, left, unknown] = state.total;
  const headline = { came: present + late + left, enrolled };
  const tiles = { present, late, "left-early": left, excused, absent, unknown };
  for (const [id, value] of Object.entries(headline)) part(id).textContent = number(value);
  for (const [id, value] of Object.entries(tiles)) part(`n-${id}`).textContent = number(value);
  ["silent", "part", "reported"].forEach((name, code) => {
    part(`s-${name}`).textContent = number(lines.filter((line) => line[6] === code).length);
  });
  asOf(state.at);
  for (const one of shown) one.take?.(state);
}

function asOf(at) {
  part("asof").textContent = `${words["as-of"]} ${clock.seconds(new Date(at))}`;
}

// A province, or "" for all: everything that can follows.
function select(code) {
  for (const one of shown) one.select?.(code);
}

function listen() {
  let wait = 1000;
  let watchdog = 0;
  let lost = 0;
  let source = null;

  function open() {
    source = new EventSource("/board/events");
    on("numbers", take);
    on("still", (told) => asOf(told.at));
    on("reload", () => setTimeout(() => location.reload(), 500 + Math.random() * 2000));
    source.onerror = again;
    alive();
  }

  function on(event, act) {
    source.addEventListener(event, (told) => {
      alive();
      act(JSON.parse(told.data));
    });
  }

  function alive() {
    clearTimeout(watchdog);
    watchdog = setTimeout(again, SILENCE);
    if (source.readyState !== EventSource.OPEN) return;
    wait = 1000;
    clearTimeout(lost);
    lost = 0;
    part("connection").textContent = "";
  }

  function again() {
    source.close();
    clearTimeout(watchdog);
    lost ||= setTimeout(() => (part("connection").textContent = words.lost), LOST_AFTER);
    setTimeout(open, wait * (0.5 + Math.random()));
    wait = Math.min(2 * wait, LONGEST_WAIT);
  }

  addEventListener("online", () => source.readyState === EventSource.CLOSED && open());
  open();
}

// Opened by another link than before, which may show more.
function renew() {
  if (location.hash.length > 1) exchange("/board/open", () => {});
}

function tick() {
  part("clock").textContent = clock.time(clock.now());
}

setInterval(tick, 1000);
tick();
addEventListener("hashchange", renew);
renew();
if (settings.live) listen();
else take(settings.state);
document.documentElement.dataset.ready = "yes";
