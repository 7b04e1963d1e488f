// Where one writes: Enter sends, Shift and Enter make a new line, and a draft survives a closed page.

import * as storage from "./storage.js";

const KEY = `draft:${location.pathname}`;

// `say(words)` is called with what was written; `tooLong` are the words for more than the limit.
export function compose(say, tooLong) {
  const form = document.getElementById("compose");
  const text = document.getElementById("text");
  const length = document.getElementById("length");
  const limit = Number(text.dataset.limit);

  function measure() {
    const count = text.value.trim().length;
    text.rows = Math.min(6, text.value.split("\n").length);
    text.setAttribute("aria-invalid", String(count > limit));
    length.textContent = count > limit ? `${count}/${limit}. ${tooLong}` : "";
    storage.set(KEY, text.value);
    return count > 0 && count <= limit;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (measure()) {
      say(text.value.trim());
      text.value = "";
      measure();
    }
    text.focus();
  });
  text.addEventListener("keydown", (event) => {
    // A key that ends a syllable in an input method is not yet a wish to send.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  text.addEventListener("input", measure);
  text.value = storage.get(KEY) ?? "";
  measure();
  return text;
}
