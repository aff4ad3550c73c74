import { metricById } from "../metrics/catalogue";
import type { Run } from "../run/run";
import { judgeEnvironments, type Override, override } from "./comparability";
import type { Comparison, Finding } from "./comparison";
import type { SideNames } from "./names";
import { type Difference, nearestPair } from "./nearest";
import type { Measured } from "./row";
import { factsKey, factsOf } from "./row-facts";
import { changedTest } from "./samples-rule";
import { meaningTurned } from "./versions";
import { param } from "./wording";
import { unitFinding, workloadFinding } from "./workload-rules";

/** Findings of the runs behind a row; rows of the same runs share them, which most rows of a file do. */
export function rowFindings(names: SideNames, overrides: readonly Override[]): (m: Measured) => Finding[] {
  const known: { runs: Measured["runs"]; key: string; findings: Finding[] }[] = [];
  return (measured) => {
    const { row, runs } = measured;
    const facts = factsOf(row);
    const key = factsKey(facts);
    let group = known.find((g) => g.key === key && same(g.runs, runs));
    if (!group) {
      group = { runs, key, findings: judgeEnvironments(runs, facts, names) };
      known.push(group);
    }
    const paired = [unitFinding(row), workloadFinding(row), ...turned(row, runs), ...changedTest(measured, names)];
    return override([...group.findings, ...paired], overrides, row.metric);
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

/** Nothing paired: the workloads differ (E04), or the sides have no metric in common. */
export function nothingPairs(
  { baseline, candidate }: { baseline: readonly Run[]; candidate: readonly Run[] },
  unpaired: Comparison["unpaired"],
  names: SideNames,
): Finding[] {
  if (baseline.length === 0 || candidate.length === 0) return [];
  const near = nearestPair(unpaired.baseline, unpaired.candidate);
  const one = near ?? unpaired.baseline[0] ?? unpaired.candidate[0];
  const facts = factsOf({ metric: one?.metric ?? "", axis: axisOf(one?.metric), params: one?.params ?? {} });
  const environments = judgeEnvironments({ baseline, candidate }, facts, names);
  return near ? [otherWorkload(near), ...environments] : environments;
}

/** Of a row without a partner; a metric of one's own counts as compute, as it does where it is read. */
const axisOf = (metric = "") => metricById(metric)?.axis ?? "gpu-compute";

function otherWorkload({ label, found }: { label: string; found: Difference[] }): Finding {
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
