// The report's band chart as a file of its own: 1600 × 900, light, no style sheet and no font needed (UX 5).
import { NOT_CLAIMED, notClaimed } from "../core/projection/not-claimed";
import type { Snapshot } from "../core/report/snapshot";
import { CARD, formatMoney } from "./format";

const WIDTH = 1600;
const HEIGHT = 900;
const PLOT = { left: 190, right: 1330, top: 220, bottom: 780 };
const INK = "#1b1f24";
const SOFT = "#5b6470";
const BANDS = [
  { low: "p05", high: "p95", fill: "#e3e8ee" },
  { low: "p10", high: "p90", fill: "#ccd6e0" },
  { low: "p25", high: "p75", fill: "#aebdcb" },
] as const;

type Month = Snapshot["projection"]["series"][number];
type Key = "p05" | "p10" | "p25" | "p50" | "p75" | "p90" | "p95";

function escaped(text: string): string {
  const names: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  // XML 1.0 holds no control characters, not even escaped ones.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, " ").replace(/[&<>"']/g, (c) => names[c] ?? "");
}

/** Round steps of 1, 2 or 5 that cover the data and zero. */
function axis(low: number, high: number): number[] {
  const span = Math.max(high, 0) - Math.min(low, 0) || 1;
  const power = 10 ** Math.floor(Math.log10(span / 4));
  const step = [1, 2, 5, 10].map((k) => k * power).find((s) => span / s <= 6) ?? span;
  const first = Math.floor(Math.min(low, 0) / step);
  const last = Math.ceil(Math.max(high, 0) / step);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** What a sentence is when it is set in lines of about so many letters. */
function lines(text: string, width: number, most: number): string[] {
  const all: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = all.at(-1);
    if (last !== undefined && last.length + word.length < width) all[all.length - 1] = `${last} ${word}`;
    else all.push(word);
  }
  return all.slice(0, most);
}

const text = (x: number, y: number, size: number, words: string, more = "") =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${INK}" ${more}>${escaped(words)}</text>`;

/** The summed spend that bought no work, with its bands, as an SVG document. */
export function reportChart(snapshot: Snapshot): string {
  const { projection: p, currency } = snapshot;
  const at = (month: Month, key: Key) => month.cumulativeWaste[key];
  const ticks = axis(Math.min(...p.series.map((m) => at(m, "p05"))), Math.max(...p.series.map((m) => at(m, "p95"))));
  const [floor = 0, ceiling = 1] = [ticks[0], ticks.at(-1)];
  const y = (v: number) => PLOT.bottom - ((v - floor) / (ceiling - floor || 1)) * (PLOT.bottom - PLOT.top);
  const x = (m: number) => PLOT.left + (m / (p.series.at(-1)?.month ?? 1)) * (PLOT.right - PLOT.left);
  const line = (key: Key) => p.series.map((m) => `${x(m.month).toFixed(1)},${y(at(m, key)).toFixed(1)}`);
  const zero = `${x(0).toFixed(1)},${y(0).toFixed(1)}`;
  const last = p.series.at(-1);
  const hidden = (key: Key) => key === "p50" && notClaimed(p) !== null;
  const end = (key: Key) => (!last ? "" : hidden(key) ? NOT_CLAIMED : formatMoney(at(last, key), currency, CARD));
  const ends = last && at(last, "p05") !== at(last, "p95") ? (["p95", "p50", "p05"] as const) : (["p50"] as const);
  const months = p.series.filter((m) => m.month % Math.max(1, Math.round(p.series.length / 6)) === 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="Inter, Helvetica, Arial, sans-serif" role="img">`,
    `<title>${escaped(snapshot.name)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    text(60, 84, 34, snapshot.name.slice(0, 80), 'font-weight="600"'),
    ...lines(p.sentence, 105, 2).map((words, i) => text(60, 130 + 34 * i, 26, words)),
    ...ticks.map(
      (t) =>
        `<line x1="${PLOT.left}" x2="${PLOT.right}" y1="${y(t)}" y2="${y(t)}" stroke="${t === 0 ? SOFT : "#e3e6ea"}"/>` +
        text(PLOT.left - 14, y(t) + 8, 22, formatMoney(t, currency), 'text-anchor="end"'),
    ),
    ...BANDS.map(
      ({ low, high, fill }) =>
        `<polygon fill="${fill}" points="${[zero, ...line(high), ...line(low).reverse()].join(" ")}"/>`,
    ),
    `<polyline fill="none" stroke="${INK}" stroke-width="3" points="${[zero, ...line("p50")].join(" ")}"/>`,
    ...(last ? ends.map((key) => text(PLOT.right + 16, y(at(last, key)) + 8, 24, end(key))) : []),
    ...months.map((m) => text(x(m.month), PLOT.bottom + 36, 22, `month ${m.month}`, 'text-anchor="middle"')),
    text(
      60,
      HEIGHT - 36,
      20,
      `Summed spend that bought no work; bands hold half, 8 and 9 in 10 cases. Grade: ${p.grade}. Formulas v${snapshot.modelVersion}, ${snapshot.createdAt.slice(0, 10)}.`,
    ),
    "</svg>",
    "",
  ].join("\n");
}
