// What was said and has not arrived yet. It survives a closed page and a dead network; each part keeps the id it was
// given, so sending it twice, or from two tabs, says it once.

import * as storage from "./storage.js";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const REQUEST_TIMEOUT = 20000;

export class Unsent {
  // `on` has sent(id), refused(id, message), slowDown(message), and stranger(): the server does not know this browser.
  constructor(on) {
    this.on = on;
    this.prefix = `unsent:${location.pathname}:`;
    this.wait = FIRST_WAIT;
    this.busy = false;
    this.timer = 0;
  }

  // The parts, in the order they were said.
  all() {
    const parts = storage.keys(this.prefix).map((key) => JSON.parse(storage.get(key)));
    return parts.filter(Boolean).sort((one, other) => one.order - other.order);
  }

  add(body, id = randomId()) {
    const part = { order: performance.timeOrigin + performance.now(), body: { id, ...body } };
    storage.set(this.prefix + id, JSON.stringify(part));
    this.send();
    return part.body;
  }

  async send() {
    clearTimeout(this.timer);
    if (this.busy) return;
    this.busy = true;
    for (let parts = this.all(); parts.length; parts = this.all()) {
      const later = await this.attempt(parts[0].body);
      if (later) {
        this.timer = setTimeout(() => this.send(), later);
        break;
      }
    }
    this.busy = false;
  }

  // Zero when it is done with, else the milliseconds to wait before another attempt.
  async attempt(body) {
    const response = await post(body);
    if (!response || response.status >= 500) return this.longer();
    this.wait = FIRST_WAIT;
    const answer = await response.json().catch(() => ({}));
    if (response.status === 401) {
      this.on.stranger();
      return LONGEST_WAIT;
    }
    if (response.status === 429) {
      this.on.slowDown(answer.message);
      return 1000 * Math.max(1, Number(response.headers.get("Retry-After")));
    }
    storage.remove(this.prefix + body.id);
    if (response.ok) this.on.sent(body.id);
    else this.on.refused(body.id, answer.message);
    return 0;
  }

  longer() {
    const wait = this.wait * (0.75 + Math.random() / 2);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    return wait;
  }
}

// Null when there was no answer.
async function post(body) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), REQUEST_TIMEOUT);
  try {
    return await fetch("chat/send", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: giveUp.signal,
    });
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

// crypto.randomUUID would need https.
export function randomId() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
