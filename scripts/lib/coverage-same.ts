import { compare } from "../../lib/core/comparison/compare";
import { madeRun } from "../../lib/core/comparison/made-runs";
import type { Environment } from "../../lib/core/run/environment";
import type { Run } from "../../lib/core/run/run";
import { type Chance, chanceOf, drawRuns } from "./coverage-data";

/** Fourteen metrics of several axes and directions, one row each: the family of the bar. */
const FAMILY = [
  "output-throughput",
  "request-throughput",
  "time-to-first-token",
  "time-per-output-token",
  "request-latency",
  "device-copy-bandwidth",
  "generation-throughput",
  "host-to-device-bandwidth",
  "device-to-host-bandwidth",
  "all-reduce-bus-bandwidth",
  "peer-read-bandwidth",
  "network-throughput",
  "rdma-latency",
  "random-read-iops",
] as const;

/** Where the runs of both sides were made, which decides what floor is assumed. */
export type Where = "one host, side after side" | "one host, taking turns" | "hosts not known" | "a host each run";

export interface Design {
  id: string;
  runs: number;
  where: Where;
  /** Standard deviation of the logs from run to run. */
  spread: number;
  /** Both sides bare metal: a comparison that asks for the noise. Else the candidate is called a VM. */
  sameMode: boolean;
  /** What a test makes the candidate really differ by, as a multiple of the baseline; the study itself leaves it at 1. */
  candidateFactor?: number;
}

/** At most one family in twenty may hold a claim (issue bar). */
export const CLAIMS = 0.05;

const RUNS = [2, 3, 5, 10];

const design = (runs: number, where: Where, spread: number, sameMode = false): Design => ({
  id: `${runs}v${runs} ${where}, ${100 * spread} %${sameMode ? ", one mode" : ""}`,
  runs,
  where,
  spread,
  sameMode,
});

export const DESIGNS: readonly Design[] = [
  // Without a floor beside the one measured: the hardest case for small spreads.
  ...RUNS.map((n) => design(n, "one host, taking turns", 0.02)),
  ...RUNS.map((n) => design(n, "hosts not known", 0.02)),
  // Runs that scatter far beyond any assumed floor.
  ...RUNS.map((n) => design(n, "hosts not known", 0.1)),
  design(5, "one host, side after side", 0.02),
  design(5, "a host each run", 0.02),
  design(5, "hosts not known", 0.02, true),
];

export interface SameResult {
  design: Design;
  trials: number;
  /** Share of trials whose comparison says slower or faster. */
  headline: number;
  /** Share of trials in which a row differs by its interval, its floor and after Holm's correction. */
  afterHolm: number;
  /** Share of trials in which any row's own verdict is slower or faster. */
  anyRow: number;
  /** Share of rows whose own verdict is slower or faster. */
  rows: number;
  /** Share of trials whose comparison says that nothing differs. */
  equivalent: number;
  /** The comparison and all of its rows claim in at most one family in twenty. */
  pass: boolean;
}

/** Compares two sides of one population again and again and counts what is claimed of them. */
export function runDesign(design: Design, { trials, seed }: { trials: number; seed: number }): SameResult {
  const chance = chanceOf(seed, `same ${design.id}`);
  let [claims, headline, afterHolm, anyRow, rows, equivalent] = [0, 0, 0, 0, 0, 0];
  for (let trial = 0; trial < trials; trial++) {
    const found = compare(side(chance, design, "baseline"), side(chance, design, "candidate"));
    if (found.rows.length !== FAMILY.length) throw new Error(`${found.rows.length} rows were paired`);
    const claimed = found.rows.filter((row) => isClaim(row.verdict));
    if (claimed.length > 0 || isClaim(found.verdict.code)) claims += 1;
    if (isClaim(found.verdict.code)) headline += 1;
    if (found.verdict.code === "equivalent") equivalent += 1;
    if (claimed.length > 0) anyRow += 1;
    if (claimed.some((row) => (row.tests?.holm ?? 1) < CLAIMS)) afterHolm += 1;
    rows += claimed.length;
  }
  const share = (count: number) => count / trials;
  return {
    design,
    trials,
    headline: share(headline),
    afterHolm: share(afterHolm),
    anyRow: share(anyRow),
    rows: share(rows) / FAMILY.length,
    equivalent: share(equivalent),
    pass: claims <= CLAIMS * trials,
  };
}

const isClaim = (code: string) => code === "slower" || code === "faster";

/** Both sides are drawn from one population; only what they are called differs. */
function side(chance: Chance, design: Design, name: "baseline" | "candidate"): Run[] {
  const { runs, where, spread, sameMode, candidateFactor = 1 } = design;
  const factor = name === "candidate" ? candidateFactor : 1;
  const columns = FAMILY.map((_, k) => drawRuns(chance, runs, { sigma: spread }, factor * 10 ** (k % 4)));
  return Array.from({ length: runs }, (_, i) =>
    madeRun({
      id: `${name}-${i}`,
      environment: {
        mode: name === "candidate" && !sameMode ? "vm-passthrough" : "bare-metal",
        ...placed(where, name, i),
      },
      rows: FAMILY.map((metric, k) => ({ metric, value: columns[k]?.[i] ?? Number.NaN })),
    }),
  );
}

function placed(where: Where, name: "baseline" | "candidate", i: number): Partial<Environment> {
  const later = name === "candidate";
  switch (where) {
    case "one host, side after side":
      return { host: "one", startedAt: minute(later ? 100 + i : i) };
    case "one host, taking turns":
      return { host: "one", startedAt: minute(2 * i + (later ? 1 : 0)) };
    case "a host each run":
      return { host: `${name}-${i}`, startedAt: minute(2 * i + (later ? 1 : 0)) };
    case "hosts not known":
      return {};
  }
}

const minute = (i: number) =>
  `2026-01-01T${String(Math.floor(i / 60)).padStart(2, "0")}:${String(i % 60).padStart(2, "0")}:00Z`;
