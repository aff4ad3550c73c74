// Comparison → what a report keeps of it. Fields are named one by one: what is not named is not shared.
import type { Comparison, Floor, Row, Side, Unpaired } from "../comparison/comparison";
import type { Grade } from "../evidence/grade";
import type { Environment } from "../run/environment";
import { spellPercent } from "../units/spell";
import { type FrozenComparison, type FrozenRow, type FrozenRun, openPart } from "./frozen-comparison";

/** What is known of a run that a comparison stands on. */
export interface RunFacts {
  id: string;
  filename: string;
  format: { label: string };
  tool: { name: string; version: string | null };
  sha256: string;
  environment: Environment;
  /** Of a file we ship; `null` or absent for the user's own. */
  grade?: Grade | null;
  source?: string | null;
}

export interface ComparisonToFreeze extends Comparison {
  grade: Grade;
  runs: { baseline: readonly RunFacts[]; candidate: readonly RunFacts[] };
}

type SideName = "baseline" | "candidate";

/** @param hideHosts leaves out hosts, labels, images and file names; runs are then "baseline" and "candidate" */
export function freezeComparison(c: ComparisonToFreeze, hideHosts: boolean): FrozenComparison {
  const sides = (["baseline", "candidate"] as const).map((side) => ({ side, runs: c.runs[side] }));
  const names = new Map(
    sides.flatMap(({ side, runs }) => runs.map((run, i) => [run.id, nameOf(run, side, i, runs.length, hideHosts)])),
  );
  return {
    grade: c.grade,
    verdict: {
      code: c.verdict.code,
      sentence: c.verdict.sentence,
      finance: c.verdict.finance,
      because: c.verdict.because,
    },
    comparability: { level: c.comparability.level, findings: c.comparability.findings.map(freezeFinding(hideHosts)) },
    noiseFloor: floor(c.noiseFloor),
    sameSide: c.sameSide,
    headline: c.headline && {
      key: c.headline.key,
      metric: c.headline.metric,
      overhead: estimate(c.headline.overhead),
    },
    rows: c.rows.map(freezeRow),
    unpaired: {
      baseline: c.unpaired.baseline.map(freezeUnpaired),
      candidate: c.unpaired.candidate.map(freezeUnpaired),
    },
    exclusions: c.exclusions.map(({ runId, metric, reason }) => ({
      run: names.get(runId) ?? "a run",
      ...(metric === undefined ? {} : { metric }),
      reason,
    })),
    runs: sides.flatMap(({ side, runs }) => runs.map((r) => freezeRun(r, side, names.get(r.id) ?? side, hideHosts))),
    warnings: c.warnings.map(({ code, message }) => ({ code, message })),
    method: methodLines(c),
  };
}

function nameOf(run: RunFacts, side: SideName, i: number, count: number, hidden: boolean): string {
  if (hidden) return count === 1 ? side : `${side} ${i + 1}`;
  return run.environment.label ?? run.filename;
}

const floor = ({ value, assumed, reason }: Floor) => ({ value, assumed, reason });

const estimate = ({ value, low, high }: { value: number; low?: number; high?: number }) => ({
  value,
  ...(low === undefined ? {} : { low }),
  ...(high === undefined ? {} : { high }),
});

function freezeSide(s: Side): FrozenRow["baseline"] {
  const { low, high } = s;
  return {
    runs: s.runs,
    samples: s.samples,
    median: s.median,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    values: [...s.values],
  };
}

function freezeRow(r: Row): FrozenRow {
  return {
    key: r.key,
    metric: r.metric,
    label: r.label,
    axis: r.axis,
    workload: r.workload,
    params: { ...r.params },
    statistic: r.statistic,
    unit: r.unit,
    better: r.better,
    baseline: freezeSide(r.baseline),
    candidate: freezeSide(r.candidate),
    slowdown: r.slowdown && {
      ...estimate(r.slowdown),
      level: r.slowdown.level,
      ...(r.slowdown.method === undefined ? {} : { method: r.slowdown.method }),
    },
    overhead: r.overhead && estimate(r.overhead),
    difference: { ...estimate(r.difference), unit: r.difference.unit },
    overhead90: r.overhead90 && { low: r.overhead90.low, high: r.overhead90.high },
    withinRun: r.withinRun && { low: r.withinRun.low, high: r.withinRun.high },
    floor: floor(r.floor),
    hosts: { baseline: r.hosts.baseline, candidate: r.hosts.candidate },
    verdict: r.verdict,
    because: r.because,
    warnings: r.warnings.map(({ code, message }) => ({ code, message })),
  };
}

const freezeUnpaired = (u: Unpaired): FrozenComparison["unpaired"]["baseline"][number] => ({
  metric: u.metric,
  label: u.label,
  workload: u.workload,
  params: { ...u.params },
  runs: u.runs,
  reason: u.reason,
});

const NAMING_FIELDS = new Set(["host", "label", "image"]);

const freezeFinding =
  (hideHosts: boolean) =>
  (f: Comparison["comparability"]["findings"][number]): FrozenComparison["comparability"]["findings"][number] => {
    const named = hideHosts && NAMING_FIELDS.has(f.field);
    return {
      rule: f.rule,
      id: f.id,
      level: f.level,
      field: f.field,
      baseline: named ? "baseline" : f.baseline,
      candidate: named ? "candidate" : f.candidate,
      message: f.message,
      ...(f.applies === undefined ? {} : { applies: [...f.applies] }),
      ...(f.overridden === undefined ? {} : { overridden: f.overridden }),
    };
  };

function freezeRun(run: RunFacts, side: SideName, name: string, hidden: boolean): FrozenRun {
  const { host, image, mode } = run.environment;
  return {
    side,
    name,
    format: run.format.label,
    tool: run.tool.version === null ? run.tool.name : `${run.tool.name} ${run.tool.version}`,
    sha256: run.sha256,
    ...(run.grade == null ? {} : { grade: run.grade }),
    ...(run.source == null ? {} : { source: run.source }),
    ...(hidden ? {} : { filename: run.filename }),
    ...(hidden || host === undefined ? {} : { host }),
    ...(hidden || image === undefined ? {} : { image }),
    mode,
    ...openPart(run.environment),
  };
}

function methodLines(c: Comparison): string[] {
  const methods = [...new Set(c.rows.flatMap((r) => r.slowdown?.method ?? []))].sort();
  const floor = spellPercent(c.noiseFloor.value);
  return [
    "A value a run: the median of its samples, or the tool's own figure. A row compares the medians of the runs.",
    methods.length > 0
      ? `95 % intervals by ${methods.join(", ")}.`
      : "No interval: there are too few runs a side for one.",
    c.noiseFloor.assumed
      ? `Noise floor ${floor}, assumed: ${c.noiseFloor.reason}`
      : `Noise floor ${floor}, measured: ${c.noiseFloor.reason}`,
  ];
}
