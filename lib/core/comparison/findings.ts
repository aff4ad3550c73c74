import type { Run } from "../run/run";
import { judgeEnvironments, type Override, override } from "./comparability";
import type { Comparison, Finding } from "./comparison";
import { isPerGpu } from "./environment-rules";
import type { SideNames } from "./names";
import { type Difference, differences } from "./nearest";
import type { Measured } from "./row";
import { meaningTurned } from "./versions";
import { param } from "./wording";

/** Findings of the runs behind a row; rows of the same runs share them, which most rows of a file do. */
export function rowFindings(names: SideNames, overrides: readonly Override[]): (m: Measured) => Finding[] {
  const known: { runs: Measured["runs"]; perGpu: boolean; findings: Finding[] }[] = [];
  return ({ row, runs }) => {
    const perGpu = isPerGpu(row.metric);
    let group = known.find((g) => g.perGpu === perGpu && same(g.runs, runs));
    if (!group) {
      group = { runs, perGpu, findings: judgeEnvironments(runs.baseline, runs.candidate, { perGpu }, names) };
      known.push(group);
    }
    return override([...group.findings, ...turned(row, runs), ...unitFinding(row)], overrides);
  };
}

const same = (a: Measured["runs"], b: Measured["runs"]) =>
  equal(a.baseline, b.baseline) && equal(a.candidate, b.candidate);
const equal = (a: readonly Run[], b: readonly Run[]) => a.length === b.length && a.every((run, i) => run === b[i]);

function turned(row: Measured["row"], runs: Measured["runs"]): Finding[] {
  const all = [...runs.baseline, ...runs.candidate];
  const tool = all[0]?.tool.name ?? "";
  const meaning = meaningTurned(
    tool,
    row,
    all.map((run) => run.tool.version),
  );
  if (meaning === null) return [];
  const versions = (side: readonly Run[]) => [...new Set(side.map((run) => run.tool.version ?? "unknown"))].join(", ");
  return [
    {
      rule: "tool-meaning-differs",
      id: "E05",
      level: "block",
      field: `meaning of ${row.workload}`,
      baseline: versions(runs.baseline),
      candidate: versions(runs.candidate),
      message: `${row.workload} means something else in these versions: ${meaning}.`,
    },
  ];
}

function unitFinding(row: Measured["row"]): Finding[] {
  const differs = row.warnings.find((w) => w.code === "unit-differs");
  if (!differs) return [];
  return [
    {
      rule: "unit-differs",
      id: "E03",
      level: "block",
      field: `unit of ${row.label}`,
      baseline: "one unit or direction",
      candidate: "another",
      message: differs.message,
    },
  ];
}

/** Nothing paired: the workloads differ (E04), or the sides have no metric in common. */
export function nothingPairs(
  { baseline, candidate }: { baseline: readonly Run[]; candidate: readonly Run[] },
  unpaired: Comparison["unpaired"],
  names: SideNames,
): Finding[] {
  if (baseline.length === 0 || candidate.length === 0) return [];
  const near = nearestPair(unpaired);
  const perGpu = isPerGpu(near?.metric ?? "");
  const environments = judgeEnvironments(baseline, candidate, { perGpu }, names);
  return near ? [workloadFinding(near), ...environments] : environments;
}

interface NearestPair {
  metric: string;
  label: string;
  found: Difference[];
}

function nearestPair({ baseline, candidate }: Comparison["unpaired"]): NearestPair | null {
  let nearest: NearestPair | null = null;
  for (const mine of baseline) {
    for (const other of candidate) {
      if (mine.metric !== other.metric) continue;
      const found = differences(mine, other);
      if (!nearest || found.length < nearest.found.length) nearest = { metric: mine.metric, label: mine.label, found };
      if (nearest.found.length <= 1) return nearest;
    }
  }
  return nearest;
}

function workloadFinding({ label, found }: NearestPair): Finding {
  const say = (of: (d: Difference) => Difference["mine"]) =>
    found.length === 0
      ? "another statistic"
      : found
          .slice(0, 3)
          .map((d) => `${d.key} ${param(of(d))}`)
          .join(", ");
  return {
    rule: "workload-differs",
    id: "E04",
    level: "block",
    field: "workload",
    baseline: say((d) => d.mine),
    candidate: say((d) => d.other),
    message: `No row has a partner of the same workload. Nearest, ${label}: ${say((d) => d.mine)} v ${say((d) => d.other)}.`,
  };
}
