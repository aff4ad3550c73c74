// "Is it configuration?": the questions of EVIDENCE 4 that a comparison raises, by which axes are slow beyond their floor and
// by what the environments say or leave open.
import type { Row } from "../comparison/comparison";
import { type ComparisonAxes, comparisonAxes } from "./comparison-axes";
import { type CaseId, CONFIGURATION_CASES, type ConfigurationCase } from "./configuration-cases";
import { type Check, CONFIGURATION_RULES, type ConfigurationRule, type Sides } from "./configuration-rules";
import type { TimedAxis } from "./profiles";
import { overheadAfter } from "./what-if";
import type { Combined, ComparedRows } from "./workload";

export interface Hint {
  id: string;
  /** Of the axis it speaks of; `null`: of the baseline. */
  axis: TimedAxis | null;
  title: string;
  /** Why it is asked here. */
  why: string;
  /** The setting is known to be so, or nobody recorded it. */
  setting: "wrong" | "unknown";
  checks: readonly Check[];
  /** What others lost, and what was left after a fix. */
  evidence: string;
  sources: ({ id: CaseId } & ConfigurationCase)[];
  /**
   * Overhead of the axis after the published fix, and how much less the workload would then lose (both fractions). `null`
   * where nobody published a fix, the axis was not measured, or no workload was asked for.
   */
  recoverable: { after: number; overhead: number } | null;
}

/** How an axis stands to its floor. */
type Pace = "slow" | "faster" | "even" | "unmeasured";

/** @param combined the workload that was asked for, for what a fix would recover; `null`: none was */
export function configurationHints(
  comparison: ComparedRows,
  sides: Sides,
  combined: Combined | null,
  primary: readonly string[] = [],
): Hint[] {
  if (comparison.sameSide) return [];
  // Every axis, whether or not the workload spends time on it: a broken link is worth a question of its own.
  const axes = comparisonAxes(comparison, primary, () => true);
  const whole = axes.endToEnd ? paceOf(axes.endToEnd.overhead, axes.endToEnd.floor.value) : "unmeasured";
  const found = CONFIGURATION_RULES.flatMap((rule) => hintOf(rule, axes, whole, sides, combined) ?? []);
  const untuned = untunedBaseline(comparison.rows, axes);
  return untuned ? [...sorted(found), untuned] : sorted(found);
}

/** What is known to be so first, then what would recover most. */
const sorted = (hints: readonly Hint[]): Hint[] =>
  [...hints].sort(
    (a, b) =>
      Number(b.setting === "wrong") - Number(a.setting === "wrong") ||
      (b.recoverable?.overhead ?? 0) - (a.recoverable?.overhead ?? 0),
  );

function paceOf(overhead: { value: number; low?: number; high?: number } | null, floor: number): Pace {
  if (!overhead) return "unmeasured";
  const { value, low = value, high = value } = overhead;
  if (low > floor) return "slow";
  return high < -floor ? "faster" : "even";
}

/** Of one row its own interval; of several their mean, and what most of them say: a question needs no draws. */
function paceOfAxis(axes: ComparisonAxes, axis: TimedAxis): Pace {
  const reading = axes.axes[axis];
  const [only] = reading?.rows ?? [];
  if (!reading || !only) return "unmeasured";
  const { rows, overhead } = reading;
  const floor = Math.max(...rows.map((row) => row.floor.value));
  if (rows.length === 1) return paceOf(only.overhead, floor);
  const most = (verdict: Row["verdict"]) => 2 * rows.filter((row) => row.verdict === verdict).length >= rows.length;
  if (overhead > floor && most("slower")) return "slow";
  return overhead < -floor && most("faster") ? "faster" : "even";
}

function hintOf(
  rule: ConfigurationRule,
  axes: ComparisonAxes,
  whole: Pace,
  sides: Sides,
  combined: Combined | null,
): Hint | null {
  const pace = paceOfAxis(axes, rule.axis);
  const setting = rule.setting(sides);
  if (setting === "right") return null;
  const byWhole = pace === "unmeasured" && rule.whole === true && whole === "slow";
  if (!(pace === "slow" || byWhole || (pace === "unmeasured" && setting === "wrong"))) return null;
  return {
    id: rule.id,
    axis: rule.axis,
    title: rule.title,
    why: whyOf(pace, byWhole, setting),
    setting,
    checks: rule.checks,
    evidence: rule.evidence,
    sources: sourcesOf(rule.cases),
    recoverable: combined && pace === "slow" ? recoverableBy(rule, combined) : null,
  };
}

function whyOf(pace: Pace, byWhole: boolean, setting: "wrong" | "unknown"): string {
  const slow =
    pace === "slow" ? "The axis is slow beyond its noise floor" : byWhole ? "The whole workload is slow" : null;
  const said = setting === "wrong" ? "the candidate's environment says so" : "nobody recorded it on the candidate";
  if (!slow) return "The candidate's environment says so; the axis was not measured.";
  return `${slow}, and ${said}.`;
}

function recoverableBy(rule: ConfigurationRule, { workload, axes }: Combined): Hint["recoverable"] {
  const measured = axes.axes[rule.axis]?.overhead;
  const { source, overhead, weights, overlap } = workload;
  if (measured === undefined || source === null || !overhead) return null;
  const after = rule.after ?? (rule.closes === undefined ? undefined : measured * (1 - rule.closes));
  if (after === undefined || after >= measured) return null;
  const asked = { fix: { [rule.axis]: after }, hiding: overlap?.hiding ?? null, source, overhead };
  const left = overheadAfter(axes, weights, asked);
  // Hidden communication may leave nothing to give back.
  return left === null || overhead.value - left < 1e-6 ? null : { after, overhead: overhead.value - left };
}

const sourcesOf = (ids: readonly CaseId[]): Hint["sources"] => ids.map((id) => ({ id, ...CONFIGURATION_CASES[id] }));

const BASELINE_DOUBTS = new Set(["baseline-untuned", "candidate-above-baseline"]);

/** A candidate beyond the baseline asks of the baseline, not of the hypervisor. */
function untunedBaseline(rows: readonly Row[], axes: ComparisonAxes): Hint | null {
  const faster = (Object.keys(axes.axes) as TimedAxis[]).find((axis) => paceOfAxis(axes, axis) === "faster");
  const doubted = rows.some((row) => row.warnings.some((w) => BASELINE_DOUBTS.has(w.code)));
  const whole = axes.endToEnd && paceOf(axes.endToEnd.overhead, axes.endToEnd.floor.value) === "faster";
  if (!faster && !doubted && !whole) return null;
  return {
    id: "untuned-baseline",
    axis: null,
    title: "The bare-metal side may not be tuned",
    why: doubted
      ? "Figures of the baseline lie below what the hardware reaches, or below the candidate's."
      : "The candidate is faster beyond the noise floor.",
    setting: "unknown",
    checks: [
      { what: "NUMA nodes and where the process may run", command: "numactl --show", on: "host" },
      { what: "the CPU governor", command: "cpupower frequency-info --policy", on: "host" },
      { what: "clocks and power cap of the GPUs", command: "nvidia-smi -q -d CLOCK,POWER", on: "host" },
    ],
    evidence: "An unpinned baseline made a VM look 8 % faster; tune both sides and record both.",
    sources: sourcesOf(["VMW19-8"]),
    recoverable: null,
  };
}
