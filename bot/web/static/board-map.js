// The map: three paths of points, one for each state. A province is looked at by changing the drawing's frame.

const STATES = ["silent", "part", "reported", "others"];
const OTHERS = 3;
const MARGIN = 40;
const NEAR = 12; // pixels

export function map(board) {
  const { known, lines, words } = board;
  const drawing = document.getElementById("map");
  const pointed = document.getElementById("pointed");
  const whole = document.getElementById("whole");
  const nation = drawing.getAttribute("viewBox");
  const place = document.getElementById("place");
  const nationName = place.textContent;
  let drawn = "";
  let chosen = -1; // the number of the province that is looked at

  function draw() {
    const steps = [[], [], [], []];
    known.sites.forEach(([, , province, x, y], number) => {
      const shown = chosen < 0 || chosen === province;
      if (x !== null) steps[shown ? lines[number][6] : OTHERS].push(`M${x} ${y}h0`);
    });
    const all = steps.map((one) => one.join(""));
    if (all.join() === drawn) return;
    drawn = all.join();
    STATES.forEach((name, code) => {
      drawing.querySelectorAll(`.${name}`).forEach((path) => path.setAttribute("d", all[code]));
    });
  }

  function select(code) {
    const number = known.provinces.findIndex(([own]) => own === code);
    const points = known.sites.filter(([, , province, x]) => province === number && x !== null);
    const zoomed = code !== "" && points.length > 0;
    drawing.setAttribute("viewBox", zoomed ? frame(points) : nation);
    drawing.classList.toggle("zoomed", zoomed);
    whole.hidden = !zoomed;
    place.textContent = zoomed ? known.provinces[number][1] : nationName;
    chosen = zoomed ? number : -1;
    draw();
  }

  function nearest(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
    const reach = NEAR / drawing.getScreenCTM().a;
    let found = -1;
    let least = reach * reach;
    known.sites.forEach(([, , , x, y], number) => {
      const distance = (x - at.x) ** 2 + (y - at.y) ** 2;
      if (x !== null && distance < least) [found, least] = [number, distance];
    });
    return found;
  }

  drawing.addEventListener("pointermove", (event) => {
    const found = nearest(event);
    pointed.textContent = found < 0 ? "" : label(board, found);
    document.getElementById("here").setAttribute("d", found < 0 ? "" : spot(known.sites[found]));
  });
  drawing.addEventListener("click", (event) => {
    const found = nearest(event);
    if (found >= 0) board.select(known.provinces[known.sites[found][2]][0]);
  });
  whole.addEventListener("click", () => board.select(""));
  return { take: draw, select };
}

function spot([, , , x, y]) {
  return `M${x} ${y}h0`;
}

function label({ known, lines, words, number }, found) {
  const [, name, province] = known.sites[found];
  const [enrolled, present, late, , , left, state] = lines[found];
  const stands = words[STATES[state]];
  return `${name}, ${known.provinces[province][1]}: ${stands}, ${number(present + late + left)}/${number(enrolled)}`;
}

function frame(points) {
  const xs = points.map((one) => one[3]);
  const ys = points.map((one) => one[4]);
  // A province's far islands would leave its mainland too small to see: the frame holds all but the outermost.
  const [left, right] = within(xs);
  const [top, bottom] = within(ys);
  const margin = MARGIN / 4;
  return `${left - margin} ${top - margin} ${right - left + 2 * margin} ${bottom - top + 2 * margin}`;
}

function within(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const edge = sorted.length > 20 ? 1 : 0;
  return [sorted[edge], sorted[sorted.length - 1 - edge]];
}
