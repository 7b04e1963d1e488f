// The demo's stage: the class's clock, and the buttons that speed it up.

import { ClassClock } from "./clock.js";

const REFRESH = 10000;
const part = (id) => document.getElementById(id);
const settings = JSON.parse(part("settings").textContent);
const clock = new ClassClock(settings.clock, settings.zone, document.documentElement.lang);

function take(face) {
  clock.set(face);
  document.querySelectorAll(".speed").forEach((button) => {
    button.setAttribute("aria-pressed", String(Number(button.dataset.speed) === face.speed));
  });
  tick();
}

function tick() {
  const now = clock.now();
  part("clock").textContent = clock.time(now);
  part("clock").dateTime = now.toISOString();
  part("day").textContent = clock.day(now);
}

async function ask(path, body) {
  const options = body && {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  try {
    const response = await fetch(path, options);
    const answer = await response.json();
    part("trouble").textContent = response.ok ? "" : answer.message;
    if (response.ok) take(answer);
  } catch {
    // the program is not there just now; the clock is asked for again soon
  }
}

document.querySelectorAll(".speed").forEach((button) => {
  button.addEventListener("click", () => ask("/demo/speed", { speed: Number(button.dataset.speed) }));
});
part("jump").addEventListener("click", () => ask("/demo/jump", {}));
document.addEventListener("visibilitychange", () => document.hidden || ask("/demo/clock"));
setInterval(() => document.hidden || ask("/demo/clock"), REFRESH);
setInterval(tick, 200);
take(settings.clock);
