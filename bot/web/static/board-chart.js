// How many had come by when, against the start of the session. Drawn by uPlot (SOURCES.md).

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 240].map((minutes) => minutes * 60); // between the times below

export function chart({ clock, start, words, number }) {
  const place = document.getElementById("chart");
  const says = document.getElementById("curve-says");
  let plot = null;

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function size() {
    return { width: place.clientWidth, height: place.clientHeight };
  }

  function options() {
    const axis = { stroke: colour("--ink-soft"), grid: { stroke: colour("--edge"), width: 1 }, ticks: { show: false } };
    return {
      ...size(),
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false } },
      series: [{}, { stroke: colour("--accent"), width: 3, fill: `${colour("--accent")}22`, points: { show: false } }],
      axes: [
        { ...axis, incrs: STEPS, values: (_, moments) => moments.map((moment) => clock.time(new Date(moment * 1000))), space: 60 },
        { ...axis, values: (_, values) => values.map((value) => (value % 1 ? "" : number(value))), size: 64 },
      ],
      hooks: { draw: [markStart] },
    };
  }

  function markStart(drawn) {
    const x = Math.round(drawn.valToPos(start / 1000, "x", true));
    const { left, top, width, height } = drawn.bbox;
    if (x < left || x > left + width) return;
    const pen = drawn.ctx;
    pen.save();
    pen.strokeStyle = pen.fillStyle = colour("--ink");
    pen.setLineDash([6, 4]);
    pen.lineWidth = devicePixelRatio;
    pen.beginPath();
    pen.moveTo(x, top);
    pen.lineTo(x, top + height);
    pen.stroke();
    pen.font = `${12 * devicePixelRatio}px sans-serif`;
    pen.textAlign = x > left + width / 2 ? "right" : "left";
    pen.fillText(` ${words.start} ${clock.time(new Date(start))} `, x, top + height - 6 * devicePixelRatio);
    pen.restore();
  }

  function take({ curve }) {
    if (!curve?.length) return;
    const moments = curve.map(([minute]) => Date.parse(minute) / 1000 + 60); // a minute's number is that of its end
    const counts = curve.map(([, came]) => came);
    const [first, last] = [moments[0] - 60, moments[moments.length - 1]];
    const data = [
      [first, ...moments],
      [0, ...counts],
    ];
    if (last < start / 1000) {
      data[0].push(start / 1000);
      data[1].push(null);
    }
    plot?.setData(data);
    plot ??= new uPlot(options(), data, place);
    const at = new Date(Math.min(last * 1000, clock.now())); // the last minute may not be over
    says.textContent = `${clock.time(at)}: ${words.came.replace("%count", number(counts[counts.length - 1]))}`;
  }

  new ResizeObserver(() => plot?.setSize(size())).observe(place);
  return { take };
}
