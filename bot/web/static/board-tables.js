// The two tables: provinces, and the sites that fit what is asked for. Both can be sorted by any column.

const STATES = ["silent", "part", "reported"];
const AT_ONCE = 100;
const COLUMN = { enrolled: 0, present: 1, late: 2, excused: 3, absent: 4, "left-early": 5, state: 6 };

const cameOf = (line) => line[1] + line[2] + line[5];
const unknownOf = (line) => line[0] - line[1] - line[2] - line[3] - line[4] - line[5];

// Without tone marks and in lower case: so that “dong son” finds Đông Sơn.
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
}

export function provinces({ known, lines, number, select }) {
  const table = document.getElementById("provinces");
  const body = table.tBodies[0];
  const rows = new Map([...body.rows].map((row) => [row.dataset.province, row]));
  let counted = new Map();

  function take() {
    counted = new Map(known.provinces.map(([code, name]) => [code, { name, came: 0, enrolled: 0, unknown: 0, silent: 0 }]));
    known.sites.forEach(([, , province], place) => {
      const sum = counted.get(known.provinces[province][0]);
      sum.came += cameOf(lines[place]);
      sum.enrolled += lines[place][0];
      sum.unknown += unknownOf(lines[place]);
      sum.silent += lines[place][6] === 0;
    });
    for (const [code, sum] of counted) {
      sum.share = sum.enrolled ? (100 * sum.came) / sum.enrolled : -1;
      const cells = rows.get(code).cells;
      write(cells[1], `${number(sum.came)} / ${number(sum.enrolled)}`);
      write(cells[2], sum.enrolled ? String(Math.round(sum.share)) : "–");
      write(cells[3], number(sum.unknown));
      write(cells[4], number(sum.silent));
    }
    arrange();
  }

  const arrange = sortable(table, (key, sign) => {
    const order = [...counted].sort(([, one], [, other]) => sign * compare(one[key], other[key]));
    if (order.some(([code], place) => body.rows[place] !== rows.get(code))) {
      body.append(...order.map(([code]) => rows.get(code)));
    }
  });

  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (!row || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    select(row.dataset.province);
  });
  return {
    take,
    select(code) {
      rows.forEach((row, own) => row.toggleAttribute("data-chosen", own === code));
    },
  };
}

export function sites({ known, lines, words, number, select }) {
  const table = document.getElementById("sites");
  const body = table.tBodies[0];
  const found = document.getElementById("found");
  const [search, province, state] = ["search", "province", "state"].map((id) => document.getElementById(id));
  const haystack = known.sites.map(([code, name, own]) => ` ${folded(`${name} ${known.provinces[own][1]}`)} ${code}`);
  let key = "name";
  let sign = 1;

  const value = {
    name: (place) => known.sites[place][1],
    province: (place) => known.provinces[known.sites[place][2]][1],
    unknown: (place) => unknownOf(lines[place]),
  };
  const valueOf = (place) => (value[key] ?? ((one) => lines[one][COLUMN[key]]))(place);

  function fitting() {
    const wanted = folded(search.value).split(/\s+/).filter(Boolean);
    const fits = (place) =>
      wanted.every((word) => haystack[place].includes(` ${word}`)) &&
      (!province.value || known.provinces[known.sites[place][2]][0] === province.value) &&
      (!state.value || lines[place][6] === Number(state.value));
    return [...known.sites.keys()].filter(fits).sort((one, other) => sign * compare(valueOf(one), valueOf(other)) || one - other);
  }

  function show() {
    const places = fitting();
    const shown = places.slice(0, AT_ONCE);
    while (body.rows.length > shown.length) body.deleteRow(-1);
    while (body.rows.length < shown.length) body.append(emptyRow());
    shown.forEach((place, row) => fill(body.rows[row].cells, place));
    const more = words["more-sites"].replace("%count", number(places.length)).replace("%shown", number(shown.length));
    write(found, places.length ? more : words["no-match"]);
  }

  function fill(cells, place) {
    const [code, name, own] = known.sites[place];
    const [enrolled, present, late, excused, absent, left, stands] = lines[place];
    const numbers = [enrolled, present, late, left, excused, absent, unknownOf(lines[place])];
    write(cells[0], `${name} · ${code}`);
    write(cells[1], known.provinces[own][1]);
    write(cells[2], `${"○◪●"[stands]} ${words[STATES[stands]]}`);
    cells[2].className = STATES[stands];
    numbers.forEach((one, column) => write(cells[column + 3], number(one)));
  }

  const arrange = sortable(table, (by, direction) => {
    [key, sign] = [by, direction];
    show();
  });
  search.addEventListener("input", show);
  state.addEventListener("change", show);
  province.addEventListener("change", () => select(province.value));
  document.getElementById("filter").addEventListener("submit", (event) => event.preventDefault());
  return {
    take: () => arrange(),
    select(code) {
      province.value = code;
      show();
    },
  };
}

function emptyRow() {
  const row = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  row.append(head, ...Array.from({ length: 9 }, () => document.createElement("td")));
  return row;
}

function compare(one, other) {
  return typeof one === "string" ? one.localeCompare(other, "vi") : one - other;
}

function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

// Buttons in the head sort; once more turns the order round. Gives what arranges the rows anew.
function sortable(table, arrange) {
  let [key, sign] = ["name", 1];
  table.tHead.addEventListener("click", ({ target }) => {
    const button = target.closest("button");
    if (!button) return;
    const wanted = button.dataset.key;
    const first = wanted === "name" || wanted === "province" || wanted === "state" ? 1 : -1;
    [key, sign] = [wanted, wanted === key ? -sign : first];
    table.tHead.querySelectorAll("th").forEach((head) => head.removeAttribute("aria-sort"));
    button.closest("th").setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
    arrange(key, sign);
  });
  return () => arrange(key, sign);
}
