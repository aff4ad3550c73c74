// @ts-check
// The study's figures as lines for a terminal and as tables for docs/coverage-study.md, from one list of rows.

const percent = (/** @type {number} */ share) => (100 * share).toFixed(1);
const verdict = (/** @type {boolean | null} */ pass) => (pass === null ? "no bar" : pass ? "yes" : "**missed**");

/** @type {Record<string, { title: string, bar: string }>} */
export const GROUPS = {
  equal: { title: "The same number of runs a side, 5 and more", bar: "93.5 to 98 %" },
  few: { title: "Few runs: 2 to 4 a side", bar: "92 % and more" },
  unequal: { title: "Unequal sides", bar: "92 % and more" },
  clustered: { title: "Runs that hold samples: one median a run", bar: "92 % and more" },
  hosts: { title: "Hosts that hold runs: each side on hosts of its own", bar: "92 % and more" },
  pooled: {
    title: "For warning: all samples thrown together, as if each were a run",
    bar: "none: Bareline never does this",
  },
};

/** @typedef {{ head: string[], rows: string[][] }} Table */

/** @param {any[]} results of one group @returns {Table} */
export function intervalTable(results) {
  return {
    head: [
      "spread",
      "runs a side",
      "data sets",
      "held, %",
      "too high, %",
      "too low, %",
      "median width, %",
      "method",
      "in bar",
    ],
    rows: results.map((r) => [
      r.cell.shape.name,
      runsOf(r.cell),
      String(r.sets),
      percent(r.covered),
      percent(r.above),
      percent(r.below),
      percent(r.width),
      r.methods.join(", ") || "none",
      verdict(r.pass),
    ]),
  };
}

const runsOf = (/** @type {any} */ { runs, hosts, inside }) => {
  if (hosts) return `${hosts.count} hosts × ${hosts.each}`;
  if (inside) return `${runs.baseline} × ${inside.samples} samples`;
  return runs.baseline === runs.candidate ? String(runs.baseline) : `${runs.baseline} v ${runs.candidate}`;
};

/** @param {any[]} results @returns {Table} */
export function sameTable(results) {
  return {
    head: [
      "runs a side",
      "where",
      "spread, %",
      "headline claims, %",
      "a row claims, %",
      "a row claims after Holm, %",
      "rows that claim, %",
      "headline says equal, %",
      "in bar",
    ],
    rows: results.map((r) => [
      String(r.design.runs),
      r.design.where + (r.design.sameMode ? ", both bare metal" : ""),
      String(100 * r.design.spread),
      percent(r.headline),
      percent(r.anyRow),
      percent(r.afterHolm),
      percent(r.rows),
      percent(r.equivalent),
      verdict(r.pass),
    ]),
  };
}

/** @param {any[]} peers @returns {Table} */
export function peerTable(peers) {
  return {
    head: [
      "spread",
      "runs a side",
      "data sets",
      "Bareline held, %",
      "SciPy held, %",
      "difference, points",
      "disagree in",
      "in bar",
    ],
    rows: peers.map((p) => [
      p.cell.shape.name,
      runsOf(p.cell),
      String(p.sets),
      percent(p.ours),
      percent(p.theirs),
      (100 * (p.ours - p.theirs)).toFixed(1),
      `${p.disagree} sets`,
      verdict(p.pass),
    ]),
  };
}

/** @param {Table} table */
export function markdownTable({ head, rows }) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** @param {Table} table */
export function plainTable({ head, rows }) {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("*", "")));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  return cells
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
