// The conversation as it is shown: bubbles by day, what is still on its way below them, and where one has scrolled to.

import { arrived, attachment, bubble, choices, element, state } from "./message.js";

const NEAR = 120; // pixels from the end that still count as reading along

export class Conversation {
  // `tap(choice, button)` is called for a choice; `words` are the labels; `clock` is the class's.
  constructor(clock, words, tap) {
    this.clock = clock;
    this.words = words;
    this.tap = tap;
    this.scroll = document.getElementById("scroll");
    this.log = document.getElementById("log");
    this.newest = document.getElementById("newest");
    this.pending = new Map(); // bubbles of what is on its way, by id
    this.lastDay = "";
    this.following = true;
    this.empty = true;
    this.newest.addEventListener("click", () => this.showEnd());
    this.scroll.addEventListener("scroll", () => this.scrolled());
    new ResizeObserver(() => this.following && this.showEnd()).observe(this.scroll);
  }

  // A message that the server keeps, or what has become of an earlier one.
  show(message) {
    if (message.replaces) return this.change(message);
    this.empty = false;
    const moment = new Date(message.at);
    this.startDay(moment);
    if (message.from_person) this.showMine(message, moment);
    else this.showBot(message, moment);
  }

  showMine(message, moment) {
    this.log.querySelectorAll(".current").forEach((older) => older.classList.remove("current"));
    const made = this.pending.get(message.mine) ?? bubble(this.words.you, true, message.text);
    this.pending.delete(message.mine);
    arrived(made, moment, this.clock.time(moment), this.words.sent);
    this.place(made);
  }

  showBot(message, moment) {
    const made = this.made(message, moment);
    made.classList.add("current");
    this.place(made);
  }

  made(message, moment) {
    const id = message.replaces ?? message.id;
    const made = bubble(this.words.bot, false, message.text, message.heading);
    made.dataset.id = id;
    if (message.file) made.querySelector(".bubble").append(attachment(message.file));
    made.querySelector("img")?.addEventListener("load", () => this.following && this.showEnd()); // it grew
    if (message.choices.length) made.append(choices(message.choices, (choice, button) => this.tap(choice, button, id)));
    arrived(made, moment, this.clock.time(moment));
    return made;
  }

  // Put the new words in the place of the old, and keep the focus where it was; what the page does not show is no loss.
  change(message) {
    const old = this.log.querySelector(`[data-id="${message.replaces}"]`);
    if (!old || message.gone) return old?.remove();
    const focused = [...old.querySelectorAll("button")].indexOf(document.activeElement);
    const made = this.made(message, new Date(old.querySelector("time").dateTime));
    made.classList.toggle("current", old.classList.contains("current"));
    old.replaceWith(made);
    const buttons = made.querySelectorAll("button");
    if (focused >= 0) buttons[Math.min(focused, buttons.length - 1)]?.focus();
    if (this.following) this.showEnd();
  }

  // Words that are on their way.
  showPending(body) {
    const words = body.text ?? body.label;
    if (!words) return;
    const made = bubble(this.words.you, true, words);
    state(made, "pending", this.words.sending);
    this.pending.set(body.id, made);
    this.following = true;
    this.log.append(made);
    this.showEnd();
  }

  refuse(id, reason) {
    const made = this.pending.get(id);
    this.pending.delete(id);
    if (made) state(made, "refused", `${this.words["not-sent"]}. ${reason}`);
  }

  startDay(moment) {
    const key = this.clock.key(moment);
    if (key === this.lastDay) return;
    this.lastDay = key;
    const line = element("p", "day");
    line.append(element("span", "", this.dayName(moment, key)));
    this.place(line);
  }

  dayName(moment, key) {
    const now = this.clock.now();
    const day = this.clock.day(moment);
    if (key === this.clock.key(now)) return `${this.words.today} · ${day}`;
    if (key === this.clock.key(new Date(now - 86400000))) return `${this.words.yesterday} · ${day}`;
    return day;
  }

  // Behind all that has arrived, before all that has not.
  place(made) {
    this.log.insertBefore(made, this.log.querySelector(".pending"));
    if (this.following) this.showEnd(made);
    else this.newest.hidden = false;
  }

  // The end, but never the end of something whose beginning would then be out of sight.
  showEnd(made = null) {
    const tall = made && made.offsetHeight > this.scroll.clientHeight;
    this.scroll.scrollTop = tall ? made.offsetTop : this.scroll.scrollHeight;
    this.newest.hidden = true;
  }

  scrolled() {
    this.following = this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR;
    if (this.following) this.newest.hidden = true;
  }
}
