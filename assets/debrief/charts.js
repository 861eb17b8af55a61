// Draws the figures of a debrief page as SVG, from the rows that stand beside each. Bundled with Observable Plot at build time;
// the words come with the rows, so nothing here speaks a language. Kinds and their fields:
//   bars      {name, value, series?, mark?, colour?}  one bar a row, or one a series beneath each other; mark: a tick to compare with
//   ranges    {name, reading, low, mean, high}         lowest to highest with the mean, one line a reading
//   lines     {x, y, series, dashed?, colour?}         by whole steps
//   states    {from, to, state, word}                  who with whom; state 0 (none) to 4
//   moments   {minute, lane, says, href?, colour?} and {from, until, phase}
//   plane     {x, y, name, kind}                       kind: "tried" | "signed" | "none" | "best"
// A first row {options: {...}} may name axes and bounds.
import {
  plot, axisX, axisY, barX, cell, dot, gridX, gridY, line, link, rectY, ruleX, ruleY, text, tickX
} from "@observablehq/plot";

const width = 1020;
const series_colours = ["var(--primary)", "var(--quiet)", "var(--p1)", "var(--p3)", "var(--p2)", "var(--p5)", "var(--p6)"];
const states = ["var(--inset)", "var(--t1)", "var(--t2)", "var(--t3)", "var(--t4)"];
const small = { fontSize: 12, fontFamily: "inherit" };
const unique = (values) => [...new Set(values)];
const shortened = (words, most) => words.length > most ? words.slice(0, most - 1).trimEnd() + "…" : words;
// Numbers along an axis: as the page's language writes them, and of counts whole ones alone.
const written = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: "min2", maximumFractionDigits: 6 });
function numbers(values) {
  const least = Math.min(...values), most = Math.max(...values), shown = { tickFormat: (value) => written.format(value) };
  if (!values.every(Number.isInteger) || most - least > 12) return shown;
  return { ...shown, ticks: Array.from({ length: most - least + 1 }, (_, at) => least + at) };
}
const longest = (names) => Math.min(330, 24 + 7.1 * Math.max(...names.map((name) => shortened(name, 44).length)));

function key(names, colours) {
  const list = document.createElement("ul");
  list.className = "key";
  names.forEach((name, at) => {
    const item = document.createElement("li"), colour = document.createElement("i");
    colour.style.background = colours[at % colours.length];
    item.append(colour, name);
    list.append(item);
  });
  return list;
}

function bars(rows, options) {
  const names = unique(rows.map((row) => row.name)), series = unique(rows.map((row) => row.series || ""));
  const grouped = series.length > 1, shared = { x: "value", fill: (row) => row.colour || series_colours[series.indexOf(row.series || "") % series_colours.length] };
  const along = numbers([0, ...rows.map((row) => row.value), ...rows.map((row) => row.mark ?? 0), ...(options.domain || [])]);
  const drawn = plot({
    width, marginLeft: grouped ? 12 : longest(names), marginRight: 60, height: 44 + names.length * (grouped ? 30 + 17 * series.length : 27) + (grouped ? 14 : 0), style: small,
    x: { domain: options.domain, label: options.x || null, labelAnchor: "center", nice: true, ...along }, y: { axis: null, domain: grouped ? series : names, padding: 0.22 },
    fy: grouped ? { domain: names, label: null, padding: 30 / (30 + 17 * series.length), axis: null } : undefined, marginBottom: 38, marginTop: grouped ? 16 : 4,
    marks: [
      grouped ? [] : gridX({ stroke: "var(--line)", strokeOpacity: 1, ticks: along.ticks }),
      barX(rows, grouped ? { ...shared, y: (row) => row.series || "", fy: "name", rx: 2 } : { ...shared, y: "name", rx: 3 }),
      ruleX([0], { stroke: "var(--border)" }),
      tickX(rows.filter((row) => row.mark !== undefined && row.mark !== null), { x: "mark", y: grouped ? (row) => row.series || "" : "name", fy: grouped ? "name" : undefined, stroke: "var(--ink)", strokeWidth: 2.5 }),
      text(rows, { x: (row) => Math.max(0, row.value), y: grouped ? (row) => row.series || "" : "name", fy: grouped ? "name" : undefined, text: (row) => row.label, textAnchor: "start", dx: 6, fill: "var(--second)" }),
      grouped ? [] : axisY({ tickSize: 0, label: null, tickFormat: (name) => shortened(name, 44), fill: "var(--ink)" })
    ].flat().concat(grouped ? [axisGroups(names)] : [])
  });
  return grouped ? [key(series, series_colours), drawn] : [drawn];
}

// Names of groups, above their bars.
function axisGroups(names) {
  return text(names, { fy: (name) => name, frameAnchor: "top-left", dy: -15, text: (name) => shortened(name, 90), fontWeight: 600, fill: "var(--ink)" });
}

function ranges(rows, options) {
  const names = unique(rows.map((row) => row.name)), readings = unique(rows.map((row) => row.reading));
  const colour = (row) => series_colours[[1, 2, 0][Math.max(0, readings.indexOf(row.reading) + 3 - readings.length)] ?? 0];
  const shared = { fy: "name", y: "reading" };
  return [key(readings, readings.map((reading) => colour({ reading }))), plot({
    width, height: 40 + names.length * (16 + 15 * readings.length), marginLeft: longest(names), marginRight: 24, marginTop: 6, marginBottom: 34, style: small,
    x: { domain: options.domain || [1, 10], label: null }, y: { domain: readings, axis: null, type: "point", padding: 0.8 }, fy: { domain: names, label: null, padding: 0.24, axis: "left", tickSize: 0, tickFormat: (name) => shortened(name, 44) },
    marks: [
      gridX({ stroke: "var(--line)", strokeOpacity: 1 }),
      axisX({ tickSize: 0, ticks: 10 }),
      link(rows, { ...shared, x1: "low", x2: "high", y1: "reading", y2: "reading", stroke: colour, strokeWidth: 5, strokeOpacity: 0.45, strokeLinecap: "round" }),
      dot(rows, { ...shared, x: "mean", r: 6, fill: colour, stroke: "var(--surface)", strokeWidth: 1.5 })
    ]
  })];
}

function lines(rows, options) {
  const series = unique(rows.map((row) => row.series)), colour = (name) => (rows.find((row) => row.series === name) || {}).colour || series_colours[series.indexOf(name) % series_colours.length];
  const across = numbers(rows.map((row) => row.x)), up = numbers([...rows.map((row) => row.y), ...(options.domain || [])]);
  return [key(series, series.map(colour)), plot({
    width, height: 260, marginLeft: 64, marginRight: 24, marginBottom: 38, style: small,
    x: { label: options.x || null, labelAnchor: "center", nice: true, tickFormat: across.tickFormat }, y: { label: options.y || null, nice: true, domain: options.domain, ...up },
    marks: [
      gridY({ stroke: "var(--line)", strokeOpacity: 1, ticks: up.ticks }),
      line(rows, { x: "x", y: "y", z: "series", stroke: (row) => colour(row.series), strokeWidth: 2.5, strokeDasharray: (row) => row.dashed ? "5 4" : null }),
      dot(rows, { x: "x", y: "y", fill: (row) => colour(row.series), r: 4, stroke: "var(--surface)" })
    ]
  })];
}

function pairs(rows) {
  const from = unique(rows.map((row) => row.from)), to = from.filter((name) => rows.some((row) => row.to === name)), left = longest(from);
  const words = unique(rows.filter((row) => row.state > 0).sort((one, other) => one.state - other.state).map((row) => row.state));
  return [key(words.map((state) => rows.find((row) => row.state === state).word), words.map((state) => states[state])), plot({
    width, height: 74 + 40 * from.length, marginLeft: left, marginTop: 62, marginRight: 10, marginBottom: 6, style: small,
    x: { domain: to, axis: "top", label: null, tickSize: 0, tickFormat: (name) => shortened(name, Math.floor((width - left) / to.length / 7)), padding: 0.04 }, y: { domain: from, label: null, tickSize: 0, tickFormat: (name) => shortened(name, 44), padding: 0.08 },
    marks: [
      cell(rows, { x: "to", y: "from", fill: (row) => states[row.state], rx: 4 }),
      text(rows, { x: "to", y: "from", text: (row) => row.short || "", fill: (row) => row.state === 0 ? "var(--third)" : row.state === 1 || row.state === 4 ? "#FFFFFF" : "#1C2630", fontWeight: 600 })
    ]
  })];
}

function moments(rows, options) {
  const dots = rows.filter((row) => row.lane !== undefined), phases = rows.filter((row) => row.phase !== undefined), lanes = options.lanes || unique(dots.map((row) => row.lane));
  const end = Math.max(1, ...phases.map((row) => row.until), ...dots.map((row) => row.minute));
  return [plot({
    width, height: 70 + 30 * lanes.length, marginLeft: longest(lanes), marginRight: 20, marginTop: 40, marginBottom: 34, style: small,
    x: { domain: [0, end], label: options.x || null, labelAnchor: "center", tickFormat: (value) => written.format(value) }, y: { domain: lanes, label: null, tickSize: 0, type: "point", padding: 0.6 },
    marks: [
      rectY(phases, { x1: "from", x2: "until", fill: (row) => phases.indexOf(row) % 2 ? "var(--surface)" : "var(--inset)" }),
      ruleX(phases, { x: "from", stroke: "var(--border)", strokeDasharray: "2 3", strokeOpacity: 0.7 }),
      text(phases, { x: (row) => row.from, frameAnchor: "top", dy: -10, rotate: 0, textAnchor: "start", text: (row) => shortened(row.phase, Math.floor((row.until - row.from) / end * 120)), fill: "var(--third)", fontSize: 11 }),
      gridY({ stroke: "var(--line)", strokeOpacity: 1 }),
      dot(dots, { x: "minute", y: "lane", r: 5.5, fill: (row) => row.colour || "var(--primary)", fillOpacity: 0.85, stroke: "var(--surface)", title: "says", href: "href" })
    ]
  })];
}

function plane(rows, options) {
  const look = { tried: ["var(--quiet)", 3, "circle"], none: ["var(--against)", 6, "cross"], signed: ["var(--primary)", 8, "diamond"], best: ["var(--p2)", 8, "star"], tabled: ["var(--p1)", 6, "square"] };
  const kinds = unique(rows.map((row) => row.kind)).filter((kind) => options.names && options.names[kind]), named = rows.filter((row) => row.name);
  return [key(kinds.map((kind) => options.names[kind]), kinds.map((kind) => look[kind][0])), plot({
    width, height: 380, marginLeft: 64, marginRight: 120, marginBottom: 42, style: small,
    x: { label: options.x || null, nice: true, tickFormat: (value) => written.format(value) }, y: { label: options.y || null, nice: true, tickFormat: (value) => written.format(value) }, symbol: { type: "identity" },
    marks: [
      gridX({ stroke: "var(--line)", strokeOpacity: 1 }), gridY({ stroke: "var(--line)", strokeOpacity: 1 }), ruleX([0], { stroke: "var(--border)" }), ruleY([0], { stroke: "var(--against)", strokeDasharray: "6 4" }),
      dot(rows, { x: "x", y: "y", r: (row) => look[row.kind][1], fill: (row) => look[row.kind][0], symbol: (row) => look[row.kind][2], stroke: "var(--surface)", title: "name", sort: (row) => row.kind === "tried" ? 0 : 1 }),
      // Above its mark, and on ground of its own: the line of no deal goes through the mark itself.
      text(named, { x: "x", y: "y", text: (row) => shortened(row.name, 26), dx: 10, dy: -10, textAnchor: "start", fill: "var(--ink)", stroke: "var(--surface)", strokeWidth: 4 })
    ]
  })];
}

const kinds = { bars, ranges, lines, states: pairs, moments, plane };

for (const figure of document.querySelectorAll("figure.chart")) {
  const place = figure.querySelector(".drawing");
  try {
    const all = JSON.parse(figure.querySelector("script").textContent), options = all.length > 0 && all[0].options ? all[0].options : {};
    place.replaceChildren(...kinds[figure.dataset.kind](all.filter((row) => !row.options), options));
    // The drawing is one picture with one description; its table is what keys and screen readers walk through.
    for (const part of place.querySelectorAll("[aria-label], [aria-description]")) { part.removeAttribute("aria-label"); part.removeAttribute("aria-description"); }
    for (const way of place.querySelectorAll("svg a")) {
      way.firstChild.dataset.lead = way.href.baseVal;
      way.replaceWith(way.firstChild);
    }
  } catch (error) {
    figure.dataset.failed = String(error);
    const behind = figure.parentElement.querySelector("details.behind");
    if (behind) behind.open = true;
  }
}

// On paper nothing can be unfolded.
addEventListener("beforeprint", () => { for (const one of document.querySelectorAll("details")) one.open = true; });
// Who comes from an opening lands on the moment, also when its table is folded.
function unfold() {
  const found = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  if (!found) return;
  for (let one = found.parentElement; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  found.scrollIntoView({ block: "center" });
  found.focus({ preventScroll: true });
}
addEventListener("hashchange", unfold);
document.addEventListener("click", (event) => {
  const part = event.target.closest && event.target.closest("[data-lead]");
  if (part) location.hash = part.dataset.lead;
  const way = event.target.closest && event.target.closest("a");
  const href = way && (way.getAttribute("href") || (way.href && way.href.baseVal));
  if (href && href.startsWith("#") && href === location.hash) unfold();
});
unfold();
document.documentElement.dataset.drawn = "yes";
