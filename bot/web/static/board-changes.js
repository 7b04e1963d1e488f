// The last changes, the newest first, and which silent sites are silent no more.

const KEPT = 40;
const DONE_AT_MOST = 8; // struck out, before the list is asked for anew
const PATIENCE = 10000;

const part = (id) => document.getElementById(id);

export function changes({ known, words, number, clock, lines }) {
  const list = document.getElementById("changes");
  const silent = document.getElementById("silent");
  let asked;

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
    cross(new Set(known.sites.filter((_, place) => lines[place][6] === 0).map(([code]) => code)));
  }

  // Sites that are silent no more are struck out, and soon replaced by those that still are.
  function cross(still) {
    part("silent-count").textContent = number(still.size);
    let done = 0;
    for (const line of silent.children) {
      const over = !still.has(line.dataset.code);
      line.classList.toggle("done", over);
      done += over;
    }
    if (done > DONE_AT_MOST || silent.children.length - done < Math.min(still.size, 1)) asked ??= setTimeout(ask, PATIENCE);
  }

  async function ask() {
    const answer = await fetch("/board/silent.json").catch(() => null);
    asked = undefined;
    if (answer?.ok) silent.replaceChildren(...(await answer.json()).map(toCall));
  }

  function toCall({ code, name, clerks }) {
    const line = document.createElement("li");
    line.dataset.code = code;
    const who = document.createElement("span");
    const whom = document.createElement("span");
    [who.className, whom.className] = ["who", "clerks"];
    who.textContent = `${name} `;
    clerks.forEach(([clerk, phone], place) => {
      whom.append(place ? ", " : "", clerk || words.clerk, " ");
      if (!phone) return;
      const call = document.createElement("a");
      call.href = `tel:${phone}`;
      call.textContent = phone;
      whom.append(call);
    });
    if (!clerks.length) whom.textContent = words["no-clerk"];
    line.append(who, whom);
    return line;
  }

  return { take };
}
