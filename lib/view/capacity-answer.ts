// Capacity under a latency limit, ready to be drawn: the sentence, both curves, where they cross the limit, the table twin.
import { goodputLossInterval } from "../core/overhead/goodput-interval";
import { measuredGoodput } from "../core/overhead/measured-goodput";
import { type Grade, weakest } from "../core/evidence/grade";
import { type Bounded, type Figure, absent, atLeast, figure, valueOf } from "../core/units/figure";
import { type CapacityFields, FIELDS_OF, FIELD_WORDS } from "./capacity-inputs";
import { type QueueQuestion, capacityAt, fullLoad, latencies, meanOnly } from "./capacity-model";
import { type LossRange, type Told, capacitySentence } from "./capacity-sentence";
import { type MeasuredTail, refutedBy } from "./capacity-refuted";
import type { Sweep } from "./capacity-sweep";
import type { Tail } from "./capacity-url";
import { formatQuantity } from "./format";

export interface LoadPoint {
  /** On the chart's axis. */
  load: number;
  /** Seconds. */
  latency: number;
}

export interface CapacityAnswer {
  /** `null` without a limit: the curves alone. */
  sentence: string | null;
  told: Told | null;
  /** Share of capacity lost; `null` while nothing was asked. */
  loss: Figure | null;
  range: LossRange | null;
  /** What the ends of the range are. */
  level: string | null;
  /** `null`: a model's figure from inputs that were all measured, which is no measurement itself. */
  grade: Grade | null;
  /** Why the model says nothing of the limit: a measured tail is shorter than it allows. */
  refuted: string | null;
  /** The input its grade is from. */
  weakestInput: string | null;
  measured: boolean;
  axis: { title: string; unit: string };
  /** What the latency is: "p99", "mean", "p99 time to first token". */
  latencyName: string;
  limit: number | null;
  baseline: Side;
  candidate: Side;
  /** Load, both latencies in seconds, and a word on the row. */
  table: { load: number; baseline: number | null; candidate: number | null; note: string }[];
}

interface Side {
  points: LoadPoint[];
  /** Where its curve meets the limit, on the chart's axis. */
  crossing: number | null;
  capacity: Bounded;
}

export const tailWords = (tail: Tail): string => (tail === "50" ? "median" : `p${tail}`);

const POINTS = 48;
/** Closer to full than this a queue's latency leaves every chart. */
const NEARLY = 0.999;

/** More points where the curve turns upwards. */
const steps = (full: number): number[] =>
  Array.from({ length: POINTS + 1 }, (_, i) => full * NEARLY * (1 - (1 - i / POINTS) ** 2));

function curve(q: QueueQuestion, side: "baseline" | "candidate"): LoadPoint[] {
  return steps(fullLoad(q)[side]).flatMap((load) => {
    const latency = valueOf(latencies(q, load)[side]);
    return latency === null ? [] : [{ load, latency }];
  });
}

/** The loss at both ends of the overhead; `null` where the overhead has none, or where no loss is known. */
function rangeOf(q: QueueQuestion, limit: number, lost: CapacityFields["lost"]): LossRange | null {
  const { low, high } = lost;
  if (low === undefined || high === undefined || low === high) return null;
  const at = (overhead: number) => valueOf(capacityAt({ ...q, overhead }, limit).loss);
  return { low: at(low), high: at(high) };
}

/** What the ends of an overhead are: measured, or typed. */
export const levelWords = ({ source }: CapacityFields["lost"]): string =>
  source === null ? "the typed range of the overhead" : "the overhead's 95 % interval";

/** The weakest grade among the inputs, and the input it belongs to. */
function gradeOf(q: QueueQuestion, fields: CapacityFields): { grade: Grade | null; weakestInput: string | null } {
  const graded = FIELDS_OF[q.model].flatMap((key) => {
    const { grade } = fields[key];
    return grade === null ? [] : [{ key, grade }];
  });
  if (graded.length === 0) return { grade: "entered", weakestInput: null };
  const grade = weakest(graded.map((g) => g.grade));
  if (grade === "measured") return { grade: null, weakestInput: null };
  const key = graded.find((g) => g.grade === grade)?.key;
  return { grade, weakestInput: key === undefined ? null : FIELD_WORDS[key] };
}

/** What the chosen queue says. @param measured the same quantile as the files hold it, which may refute the queue */
export function modelAnswer(
  q: QueueQuestion,
  fields: CapacityFields,
  tail: Tail,
  measured: MeasuredTail | null = null,
): CapacityAnswer {
  const limit = fields.slo.value;
  const mean = meanOnly(q.model);
  const latencyName = mean ? "mean" : tailWords(tail);
  const refuted = refutedBy(q, measured, { limit, name: latencyName });
  const capacity = limit === null || refuted !== null ? null : capacityAt(q, limit);
  const range = limit === null || capacity?.loss.state !== "ok" ? null : rangeOf(q, limit, fields.lost);
  const told: Told | null = capacity && {
    limit: limitWords(mean ? "mean latency" : latencyName, limit),
    baseline: capacity.baseline,
    candidate: capacity.candidate,
    loss: capacity.loss,
    range,
    what: "requests",
    per: "a second",
  };
  const full = fullLoad(q);
  const crossings = capacity ? [valueOf(capacity.baseline), valueOf(capacity.candidate)] : [null, null];
  const notes = new Map<number, string>();
  if (crossings[1] != null) notes.set(crossings[1], "virtualized meets the limit up to here");
  if (crossings[0] != null) notes.set(crossings[0], "bare metal meets the limit up to here");
  const loads = [...[0, 0.25, 0.5, 0.75, 0.9, 0.95].map((x) => x * full.baseline), ...notes.keys()];
  return {
    sentence: told ? capacitySentence(told) : limit === null ? null : refuted,
    told,
    refuted,
    loss: capacity?.loss ?? null,
    range,
    level: range && levelWords(fields.lost),
    ...gradeOf(q, fields),
    measured: false,
    axis: { title: "requests a second", unit: "requests/s" },
    latencyName,
    limit,
    baseline: sideOf(curve(q, "baseline"), crossings[0], capacity?.baseline),
    candidate: sideOf(curve(q, "candidate"), crossings[1], capacity?.candidate),
    table: [...new Set(loads)]
      .sort((a, b) => a - b)
      .map((load) => {
        const { baseline, candidate } = latencies(q, load);
        return { load, baseline: valueOf(baseline), candidate: valueOf(candidate), note: notes.get(load) ?? "" };
      }),
  };
}

const sideOf = (points: LoadPoint[], crossing: number | null | undefined, capacity: Bounded | undefined): Side => ({
  points,
  crossing: crossing ?? null,
  capacity: capacity ?? absent("not_applicable", "no limit was given"),
});

const limitWords = (name: string, limit: number | null): string => `${name} ≤ ${formatQuantity(limit ?? 0, "s")}`;

/** What a side got done at a load between two measured ones, on the straight line between them. */
function servedAt(sweep: Sweep, load: number, side: "baseline" | "candidate"): number | null {
  const next = sweep.points.findIndex((p) => p.load >= load);
  const [a, b] = [sweep.points[Math.max(0, next - 1)], sweep.points[next]];
  if (!a?.served || !b?.served) return null;
  const share = b.load === a.load ? 0 : (load - a.load) / (b.load - a.load);
  return a.served[side] + share * (b.served[side] - a.served[side]);
}

/** A bound on the load as one on the work done at it, where that was measured. */
function asWork(sweep: Sweep, bound: Bounded, side: "baseline" | "candidate"): Bounded {
  if (sweep.served === null || sweep.by === "rate" || !("value" in bound)) return bound;
  const work = servedAt(sweep, bound.value, side);
  if (work === null) return bound;
  return bound.state === "ok" ? figure(work) : atLeast(work, bound.reason);
}

const WHAT: Record<string, string> = { "request/s": "requests", "token/s": "tokens" };

/** What a sweep of loads measured. @param limit seconds; `null` draws the curves alone */
export function measuredAnswer(sweep: Sweep, limit: number | null, grade: Grade): CapacityAnswer {
  const found = (side: "baseline" | "candidate") =>
    limit === null
      ? null
      : measuredGoodput(
          sweep.points.map((p) => ({ rate: p.load, latency: p[side] })),
          limit,
        );
  const at = { baseline: found("baseline"), candidate: found("candidate") };
  const done = sweep.by === "rate" ? null : sweep.served;
  const [what, per] = done
    ? [WHAT[done.unit] ?? done.unit, "a second"]
    : sweep.by === "rate"
      ? ["requests", "a second"]
      : ["requests at once", ""];
  const told: Told | null =
    at.baseline && at.candidate && limit !== null
      ? tell(sweep, { baseline: at.baseline, candidate: at.candidate }, { limit, what, per })
      : null;
  const points = (side: "baseline" | "candidate") => sweep.points.map((p) => ({ load: p.load, latency: p[side] }));
  const crossings = { baseline: exactly(at.baseline), candidate: exactly(at.candidate) };
  return {
    sentence: told && capacitySentence(told),
    told,
    refuted: null,
    loss: told?.loss ?? null,
    range: told?.range ?? null,
    level: told?.range ? "95 % interval" : null,
    grade,
    weakestInput: null,
    measured: true,
    axis:
      sweep.by === "rate"
        ? { title: "requests a second that were offered", unit: "requests/s" }
        : { title: "requests in flight at once", unit: "requests" },
    latencyName: sweep.name,
    limit,
    baseline: sideOf(points("baseline"), crossings.baseline, told?.baseline),
    candidate: sideOf(points("candidate"), crossings.candidate, told?.candidate),
    table: [
      ...sweep.points.map((p) => ({ load: p.load, baseline: p.baseline, candidate: p.candidate, note: "measured" })),
      ...(["candidate", "baseline"] as const).flatMap((side) => {
        const load = crossings[side];
        if (load === null || limit === null) return [];
        const name = side === "baseline" ? "bare metal" : "virtualized";
        return [
          { load, baseline: null, candidate: null, [side]: limit, note: `${name} meets the limit here, interpolated` },
        ];
      }),
    ].sort((a, b) => a.load - b.load),
  };
}

const exactly = (bound: Bounded | null): number | null => (bound?.state === "ok" ? bound.value : null);

function tell(
  sweep: Sweep,
  at: { baseline: Bounded; candidate: Bounded },
  { limit, what, per }: { limit: number; what: string; per: string },
): Told {
  const [baseline, candidate] = [asWork(sweep, at.baseline, "baseline"), asWork(sweep, at.candidate, "candidate")];
  const loss: Figure =
    baseline.state === "ok" && candidate.state === "ok"
      ? figure(1 - candidate.value / baseline.value)
      : absent(baseline.state === "ok" && candidate.state === "infeasible" ? "infeasible" : "not_applicable", "");
  // Where the load is not the capacity, the work done at it would have to be drawn too.
  const range =
    loss.state === "ok" && sweep.by === "rate"
      ? goodputLossInterval(
          sweep.points.map((p) => ({ rate: p.load, ...p.values })),
          limit,
        )
      : null;
  return { limit: limitWords(sweep.name, limit), baseline, candidate, loss, range, what, per };
}
