// @ts-check
// A comparison as text for a terminal: both sides, the table, what is unlike, and the verdict last, where the eye is.
import { count } from "./push-outcome.mjs";
import { painter, plain, table, wrapped } from "./compare-table.mjs";

/** @typedef {import("../../lib/core/comparison/comparison").Comparison} Comparison */
/** @typedef {import("../../lib/core/comparison/comparison").Unpaired} Unpaired */
/** @typedef {import("../../lib/view/compared-rows").ShownRow} ShownRow */

const COLUMNS = [
  { head: "Metric" },
  { head: "Settings", wraps: true },
  { head: "Unit" },
  { head: "Bare metal", right: true },
  { head: "VM", right: true },
  { head: "Overhead", right: true },
  { head: "95 % interval", right: true },
  { head: "n", right: true },
  { head: "Verdict" },
];
/** Longer lines of prose are hard to follow, however wide the window. */
const PROSE = 100;
/** A folder of fifty workloads would push the table out of sight. */
const MOST_CONDITIONS = 6;

/**
 * @param {Comparison} comparison
 * @param {any} core the bundle of comparing.ts
 * @param {{ runs: { baseline: any[], candidate: any[] }, words: "infra" | "finance", all: boolean, why: string | null }} asked
 * @param {{ width: number, colour: boolean }} terminal
 */
export function reportOf(comparison, core, { runs, words, all, why }, { width, colour }) {
  const paint = painter(colour);
  const prose = Math.min(width, PROSE);
  /** @param {string} text @param {string} [indent] */
  const say = (text, indent = "") =>
    wrapped(plain(text), prose - indent.length).map((l, i) => (i === 0 ? "" : indent) + l);
  const { verdict, comparability, warnings, noiseFloor, rows } = comparison;
  const unlike = comparability.findings.filter(({ level }) => level !== "pass");
  const lines = [
    ...sideLines(runs, core),
    ...conditionLines(comparison, core)
      .slice(0, all ? undefined : MOST_CONDITIONS)
      .flatMap((line) => say(line, "  ")),
    "",
    ...(rows.length > 0 ? rowLines(comparison, core, { words, all }, { width, paint }) : []),
    ...unpairedLines(comparison, core, all, say),
    ...warnings.flatMap(({ message }) => say(`warn  ${message}`, "      ")),
    ...unlike.flatMap((f) => say(`${f.level.padEnd(6)}${f.id} ${f.message}`, "      ")),
    ...(unlike.length === 0 && rows.length > 0 ? ["pass  Every condition that was checked is alike."] : []),
    ...say(`Noise floor: ${noiseFloor.reason}`),
    "",
    ...say(words === "infra" ? verdict.sentence : verdict.finance).map((line) => paint(line, "bold")),
    ...say(verdict.because),
    ...(why ? say(why) : []),
  ];
  return lines.join("\n");
}

/** @param {{ baseline: any[], candidate: any[] }} runs @param {any} core */
function sideLines({ baseline, candidate }, core) {
  /** @type {[string, any[]][]} */
  const sides = [
    ["Baseline ", baseline],
    ["Candidate", candidate],
  ];
  return sides.map(([side, of]) => {
    /** @param {string} field @param {(value: any) => string} [worded] */
    const said = (field, worded = String) => {
      const values = [...new Set(of.map(({ run }) => run.environment[field]))];
      return values.length === 1 && values[0] !== undefined ? [worded(values[0])] : [];
    };
    const facts = [
      ...said("mode", core.modeWord),
      ...said("gpu"),
      ...said("driver", (version) => `driver ${version}`),
      ...said("hypervisor"),
    ];
    return plain(`${side}  ${[count(of.length, "run"), ...facts].join(", ")}`);
  });
}

/** What every row of one workload was measured with; the rest stands in the table. @param {Comparison} comparison @param {any} core */
function conditionLines({ rows }, core) {
  return [...new Set(rows.map(({ workload }) => workload))].flatMap((workload) => {
    const shared = core.sharedParams(rows.filter((row) => row.workload === workload).map(({ params }) => params));
    const words = [workload, core.paramWords(shared, ["size"])].filter(Boolean).join(": ");
    return words ? [`Measured with ${words}`] : [];
  });
}

/**
 * The rows as the page shows them: of the sizes of one metric those that speak, or all of them.
 * @param {Comparison} comparison @param {any} core @param {{ words: "infra" | "finance", all: boolean }} asked
 * @param {{ width: number, paint: (text: string, style?: any) => string }} terminal
 */
function rowLines(comparison, core, { words, all }, terminal) {
  /** @type {ShownRow[]} */
  const every = core.sorted(core.shownRows(comparison, words), "effect");
  /** @type {ShownRow[]} */
  const shown = all ? every : core.families(every).flatMap((/** @type {any} */ family) => family.shown);
  const hidden = every.length - shown.length;
  const cells = shown.map((row) => [
    { text: row.name },
    { text: row.note || "–" },
    { text: row.unit === "1" ? "–" : row.unit },
    { text: row.baseline },
    { text: row.candidate },
    { text: row.overhead, ...styled(row) },
    { text: row.interval },
    { text: row.runs },
    { text: core.verdictWord(row), ...styled(row) },
  ]);
  return [
    ...table(COLUMNS, cells, terminal),
    ...(hidden > 0 ? [terminal.paint(`${count(hidden, "more size")} not shown; --all shows every row.`, "dim")] : []),
    "",
  ];
}

/** @param {ShownRow} shown @returns {{ style?: "warn" | "good" | "dim" }} */
function styled({ code }) {
  if (code === "slower" || code === "not-comparable") return { style: "warn" };
  if (code === "faster" || code === "equivalent") return { style: "good" };
  return { style: "dim" };
}

/** @param {Comparison} comparison @param {any} core @param {boolean} all @param {(text: string, indent?: string) => string[]} say */
function unpairedLines({ unpaired }, core, all, say) {
  const sides = [
    { word: "bare metal", rows: unpaired.baseline },
    { word: "VM", rows: unpaired.candidate },
  ].filter(({ rows }) => rows.length > 0);
  if (sides.length === 0) return ["Every row has its partner."];
  const counts = sides.map(({ word, rows }) => `${count(rows.length, "row")} of ${word}`).join(", ");
  if (!all) return say(`Not paired: ${counts}. --all says why.`);
  /** @param {Unpaired} row */
  const named = ({ label, workload, params }) => [label, workload, core.paramWords(params)].filter(Boolean).join(", ");
  return [
    `Not paired: ${counts}.`,
    ...sides.flatMap(({ word, rows }) => rows.flatMap((row) => say(`  ${word}: ${named(row)}. ${row.reason}`, "    "))),
  ];
}
