// Sending a file: chosen or dropped, shown as on its way, refused in words. It is not kept for later: it is still there.

import { randomId } from "./unsent.js";

// `on` has pending({ id, text }), refused(id, message); `words` are the labels.
export function attachFiles(on, words) {
  const input = document.getElementById("file");
  const limit = Number(input.dataset.limit);

  async function send(file) {
    const id = randomId();
    on.pending({ id, text: `📎 ${file.name}` });
    if (file.size > limit) return on.refused(id, words["error-file-too-large"]);
    const form = new FormData();
    form.append("id", id);
    form.append("text", takeCaption());
    form.append("file", file);
    try {
      const response = await fetch("chat/upload", { method: "POST", body: form });
      if (response.ok) return;
      const answer = await response.json().catch(() => ({}));
      on.refused(id, answer.message ?? "");
    } catch {
      on.refused(id, words["error-file-not-sent"]);
    }
  }

  // What stands in the composer goes with the file.
  function takeCaption() {
    const text = document.getElementById("text");
    const caption = text.value.trim();
    text.value = "";
    text.dispatchEvent(new Event("input"));
    return caption;
  }

  document.getElementById("attach").addEventListener("click", () => input.click());
  input.addEventListener("change", () => {
    for (const file of input.files) send(file);
    input.value = "";
  });
}
