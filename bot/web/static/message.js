// From a message to what is seen. Words are only ever text: nothing that anybody writes becomes markup.

// https addresses, and those of this very server, which in a demo has no https.
const LINK = /https?:\/\/[^\s<>"“”]+/g;
const NOT_AT_THE_END = /[.,;:!?)\]}'’]+$/;

export function element(name, className = "", text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

// A paragraph with its addresses made links, and the heading with which it begins made strong.
function paragraph(text, heading) {
  const made = element("p", "text");
  let from = heading.length;
  if (heading) made.append(element("strong", "", heading));
  for (const found of text.matchAll(LINK)) {
    if (found.index < from) continue;
    const address = found[0].replace(NOT_AT_THE_END, "");
    const trusted = address.startsWith("https:") || new URL(address, location).origin === location.origin;
    made.append(text.slice(from, found.index), trusted ? link(address) : address);
    from = found.index + address.length;
  }
  made.append(text.slice(from));
  return made;
}

function link(address) {
  const made = element("a", "", address);
  made.href = address;
  made.target = "_blank";
  made.rel = "noopener noreferrer";
  return made;
}

// A bubble. `foot` is filled by `arrived` or `state`.
export function bubble(who, mine, text, heading = "") {
  const made = element("div", `message ${mine ? "mine" : "bot"}`);
  const body = element("div", "bubble");
  body.append(element("span", "unseen", `${who}: `), paragraph(text, heading));
  if (mine) made.setAttribute("aria-live", "off"); // whoever wrote it knows it
  made.append(body, element("p", "foot"));
  return made;
}

// A picture, which opens in full, or a link to save a file.
export function attachment(file) {
  const made = element("a", "file", file.kind === "picture" ? "" : `📎 ${file.name}`);
  made.href = file.url;
  made.target = "_blank";
  made.rel = "noopener";
  if (file.kind === "picture") {
    const shown = element("img");
    shown.src = file.url;
    shown.alt = file.name;
    shown.loading = "lazy";
    made.append(shown);
  } else {
    made.download = file.name;
  }
  return made;
}

export function state(made, className, text) {
  made.classList.remove("pending", "refused");
  if (className) made.classList.add(className);
  made.querySelector(".foot").textContent = text;
}

// The time under a bubble; under one's own also that it arrived.
export function arrived(made, moment, time, sent = "") {
  state(made, "", "");
  const shown = element("time", "", time);
  shown.dateTime = moment.toISOString();
  const foot = made.querySelector(".foot");
  foot.append(shown);
  if (sent) foot.append(element("span", "tick", " ✓"), element("span", "unseen", ` ${sent}`));
}

export function choices(offered, tap) {
  const made = element("div", "choices");
  for (const choice of offered) {
    const button = element("button", "choice", choice.label);
    button.type = "button";
    button.addEventListener("click", () => tap(choice, button));
    made.append(button);
  }
  return made;
}
