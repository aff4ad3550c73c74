// One row up close, in a form that crosses to the browser: what was measured, by which runs, and how sure the answer is.
import type { Row } from "../core/comparison/comparison";
import { questionOf } from "../core/comparison/questions";
import type { Param, Params } from "../core/run/run";
import { inSentence } from "../core/units/in-sentence";
import { verdictWord } from "./compare-live";
import { type TestLine, testLines } from "./compare-tests";
import { type LiveSides, liveSidesOf } from "./compare-without";
import { type ShownRow, standaloneName } from "./compared-rows";
import { countOf } from "./counts";
import { formatIn, formatNumber, formatPercent, formatQuantity } from "./format";
import { INTERVAL_METHODS } from "./interval-methods";
import type { SideName } from "./modes";
import { paramName, paramWords } from "./params";

/** One run's share in a row. */
export interface RunDetailLine {
  id: string;
  side: SideName;
  name: string;
  filename: string;
  /** The value that the comparison took, as written; a dash where the run does not hold the row. */
  value: string;
  n: string;
  p95: string;
  p99: string;
  /** In `unit`: the distribution thinned by rank, and the values in the order measured. */
  ecdf: number[];
  order: { place: number; value: number }[];
  count: number;
  command: string | null;
  /** Why it is left out of this row, and whether that can be taken back in the address. */
  leftOut: string | null;
}

export interface Setting {
  name: string;
  baseline: string;
  candidate: string;
  differs: boolean;
}

export interface OpenQuestion {
  code: string;
  question: string;
  answers: string[];
  /** What was seen. */
  message: string;
}

export interface RowDetail {
  id: string;
  metric: string;
  title: string;
  unit: string;
  verdict: string;
  because: string;
  overhead: string;
  interval: string;
  baseline: string;
  candidate: string;
  difference: string;
  runs: string;
  method: string;
  floor: string;
  tests: TestLine[];
  doubts: string[];
  question: OpenQuestion | null;
  ceiling: string;
  settings: Setting[];
  lines: RunDetailLine[];
  /** How many runs a side are not in `lines`; empty when none. */
  cut: string;
  /** All runs behind the row, also those not in `lines`; `null` for a row without a number. */
  live: LiveSides | null;
}

/** What is known of one run's share, as the server reads it. */
export interface RunShare {
  id: string;
  side: SideName;
  name: string;
  filename: string;
  leftOut: string | null;
  measured: {
    n: number | null;
    p95: number | null;
    p99: number | null;
    context: Params;
    ecdf: number[];
    order: { i: number; y: number }[];
    count: number;
  } | null;
}

const COMMAND = /^(command|command[-_ ]?line|cmd|argv|invocation)$/i;

/** How the row's interval was made, from how many runs and hosts. */
export function rowMethod({ slowdown, baseline, candidate, hosts }: Row): string {
  const medians = `Medians of ${formatNumber(baseline.runs)} v ${countOf(candidate.runs, "run")}`;
  const known = hosts.baseline !== null && hosts.candidate !== null;
  const on = known ? `, on ${formatNumber(hosts.baseline ?? 0)} v ${countOf(hosts.candidate ?? 0, "host")}` : "";
  const made = slowdown?.method
    ? `${formatPercent(slowdown.level)} interval: ${INTERVAL_METHODS[slowdown.method]}.`
    : "No interval: it takes two runs a side.";
  return `${medians}${on}. ${made}`;
}

/** What keeps the row from verdict and money until somebody answers. */
function openQuestion({ withheld }: Row): OpenQuestion | null {
  if (!withheld) return null;
  const { code, message } = withheld;
  const asked = questionOf(code);
  return { code, message, question: asked?.question ?? "Is this a fair comparison?", answers: asked?.answers ?? [] };
}

/** What the hardware can do at most of this quantity, or why nobody knows here. */
function ceilingWords({ ceiling, noCeiling }: Row): string {
  if (!ceiling) return noCeiling ? `No ceiling is known: ${inSentence(noCeiling)}` : "";
  return `Ceiling ${formatQuantity(ceiling.value, ceiling.unit)}: ${ceiling.what} (${ceiling.source}).`;
}

/** "Shown are 40 of 120 runs of the baseline": which runs of a row are not looked up one by one; empty when all are. */
export function cutWords(runs: Record<SideName, number>, most: number): string {
  const cut = (["baseline", "candidate"] as const).filter((side) => runs[side] > most);
  if (cut.length === 0) return "";
  const sides = cut.map((side) => `${formatNumber(most)} of ${countOf(runs[side], "run")} of the ${side}`);
  return `Shown are ${sides.join(" and ")}, here and in the pictures. The figures rest on all of them, and the CSV holds every value.`;
}

/** @param cut what `shares` leave out, in a sentence */
export function rowDetail(shown: ShownRow, shares: readonly RunShare[], cut = ""): RowDetail {
  const { row, factor } = shown;
  const values = new Map(
    [row.baseline, row.candidate].flatMap((s) => s.values.map((v, i) => [s.runIds[i] ?? "", v] as const)),
  );
  const cell = (v: number | null | undefined) => (v === null || v === undefined ? "–" : formatIn(v, factor));
  return {
    id: shown.id,
    metric: row.metric,
    title: standaloneName(shown),
    unit: shown.unit === "1" ? "" : shown.unit,
    verdict: verdictWord(shown),
    because: shown.why,
    overhead: shown.overhead,
    interval: shown.interval,
    baseline: shown.baseline,
    candidate: shown.candidate,
    difference: shown.difference,
    runs: shown.runs,
    method: rowMethod(row),
    floor: `Noise floor ±${formatPercent(row.floor.value)}. ${row.floor.reason}`,
    ceiling: ceilingWords(row),
    tests: testLines(row),
    doubts: row.warnings.map((w) => w.message).filter((m) => m !== shown.why && m !== row.withheld?.message),
    question: openQuestion(row),
    settings: settingsOf(row, shares),
    cut,
    live: liveSidesOf(row),
    lines: shares.map(({ measured, ...share }) => ({
      ...share,
      value: cell(values.get(share.id)),
      n: measured?.n ? formatNumber(measured.n) : "–",
      p95: cell(measured?.p95),
      p99: cell(measured?.p99),
      ecdf: (measured?.ecdf ?? []).map((v) => v / factor),
      order: (measured?.order ?? []).map(({ i, y }) => ({ place: i + 1, value: y / factor })),
      count: measured?.count ?? 0,
      command: commandOf(measured?.context),
    })),
  };
}

function commandOf(context: Params | undefined): string | null {
  const found = Object.entries(context ?? {}).find(([key]) => COMMAND.test(key));
  return found ? String(found[1]) : null;
}

/** What the row was measured with: settings that differ first, then those of the pairing, which are alike. */
function settingsOf(row: Row, shares: readonly RunShare[]): Setting[] {
  const seen = (side: SideName) => {
    const values = new Map<string, Set<Param>>();
    for (const { measured } of shares.filter((s) => s.side === side && s.leftOut === null))
      for (const [key, value] of Object.entries(measured?.context ?? {}))
        if (!COMMAND.test(key)) values.set(key, (values.get(key) ?? new Set()).add(value));
    return values;
  };
  const [ours, theirs] = [seen("baseline"), seen("candidate")];
  const words = (key: string, values: Set<Param> | undefined) =>
    values
      ? [...values]
          .slice(0, 3)
          .map((v) => valueOf(key, v))
          .join(", ") + (values.size > 3 ? " …" : "")
      : "not said";
  const context = [...new Set([...ours.keys(), ...theirs.keys()])].map((key) => {
    const [baseline, candidate] = [words(key, ours.get(key)), words(key, theirs.get(key))];
    return { name: paramName(key), baseline, candidate, differs: baseline !== candidate };
  });
  const paired = Object.entries({ ...(row.workload ? { workload: row.workload } : {}), ...row.params }).map(
    ([key, value]) => ({
      name: paramName(key),
      baseline: valueOf(key, value),
      candidate: valueOf(key, value),
      differs: false,
    }),
  );
  return [...context.filter((c) => c.differs), ...paired, ...context.filter((c) => !c.differs)];
}

const valueOf = (key: string, value: Param): string =>
  paramWords({ [key]: value })
    .slice(paramName(key).length)
    .trim() || "–";
