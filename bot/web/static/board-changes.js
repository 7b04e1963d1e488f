// The last changes, the newest first, and which silent sites are silent no more.

const KEPT = 40;

export function changes({ known, words, number, clock, lines }) {
  const list = document.getElementById("changes");
  const silent = document.getElementById("silent");

  function told([at, place, kind, more, came, enrolled]) {
    const [, name, province] = known.sites[place];
    const line = document.createElement("li");
    const time = document.createElement("time");
    time.textContent = clock.time(new Date(at));
    const where = document.createElement("strong");
    where.textContent = ` ${name}, ${known.provinces[province][1]} `;
    const what = kind === "reported" ? words["has-reported"] : kind === "first" ? words.first : `${more > 0 ? "+" : ""}${number(more)}`;
    line.append(time, where, `${what} (${number(came)}/${number(enrolled)})`);
    return line;
  }

  function take(state) {
    if (list && state.changes.length) {
      if (state.whole) list.replaceChildren();
      list.querySelector(".none")?.remove();
      list.prepend(...state.changes.map(told).reverse());
      while (list.children.length > KEPT) list.lastChild.remove();
    }
    const stillSilent = new Set(known.sites.filter((_, place) => lines[place][6] === 0).map(([code]) => code));
    silent.querySelectorAll("[data-code]").forEach((line) => line.classList.toggle("done", !stillSilent.has(line.dataset.code)));
  }

  return { take };
}
