import "server-only";
import type { Row } from "../core/comparison/comparison";
import { moreRunsWords } from "../core/comparison/verdict";
import { moneyWithheld, resolveRow } from "../core/comparison/overhead-draw";
import { resolveOverhead } from "../core/cost/resolve";
import type { OverheadSource } from "../core/cost/overhead-source";
import type { Scenario } from "../core/cost/scenario";
import type { Segment } from "../core/cost/segment";
import { weakest } from "../core/evidence/grade";
import { CONFIDENTIAL_WARNING } from "../core/overhead/confidential";
import { isEndToEnd, isTimed } from "../core/overhead/row-scope";
import { resolveWorkload } from "../core/overhead/resolve-workload";
import type { Profile } from "../core/overhead/profiles";
import { AGAINST_ITS_HOST, workloadOf } from "../core/overhead/workload";
import { metricById } from "../core/metrics/catalogue";
import { projecting } from "../core/projection/project";
import { MORE_RUNS, type ResolvedOverhead } from "../core/overhead/resolved-overhead";
import type { Projection } from "../core/projection/projection";
import type { Owner } from "./access";
import { refuseUnknownBills } from "./billing";
import { isContainer } from "./comparison-workload";
import { type Compared, ComparisonRequest, compareRuns, getComparison } from "./comparisons";
import { inTurns } from "./in-turns";
import { fault } from "./refusal";
import type { RunSummary } from "./run-rows";
import { summariesOf } from "./runs";

type FromComparison = Extract<OverheadSource, { source: "comparison" }>;

/** The question behind a comparison source: a saved one's, or the run ids themselves. @throws Refusal `unusable` */
async function questionOf(owner: Owner, source: FromComparison, at: string): Promise<ComparisonRequest> {
  if (source.comparisonId === undefined) {
    return ComparisonRequest.parse({ baseline: source.baseline, candidate: source.candidate });
  }
  const saved = await getComparison(owner, source.comparisonId);
  if (saved) return saved.request;
  throw fault("unusable", {
    code: "comparison-missing",
    message: "The comparison that this segment stands on is not there, or not yours.",
    at: `${at}.comparisonId`,
    found: source.comparisonId,
    expected: "the id of a saved comparison",
    hint: "Choose another source for the overhead, or save the comparison again.",
  });
}

/** The row that carries the overhead: the named metric's, else the headline. @throws Refusal `unusable` */
function rowOf(compared: Compared, source: FromComparison, at: string): Row {
  const { verdict, headline, rows } = compared;
  const expected = "a comparison with an overhead";
  if (verdict.code === "not-comparable") {
    const hint = "Choose runs that can be compared, or another source for the overhead.";
    throw fault("unusable", { code: "not-comparable", message: verdict.sentence, at, expected, hint });
  }
  const { metric } = source;
  const named = metric === undefined ? [] : rows.filter((row) => row.metric === metric || row.key === metric);
  const priced = named.find((r) => r.overhead && moneyWithheld(r) === null) ?? named.find((r) => r.overhead);
  const row = metric === undefined ? rows.find(({ key }) => key === headline?.key) : priced;
  if (row?.overhead) return row;
  throw fault("unusable", {
    code: "no-overhead",
    message:
      metric === undefined
        ? "The comparison has no headline overhead to put a price on."
        : "The comparison has no overhead for this metric.",
    at: metric === undefined ? at : `${at}.metric`,
    found: metric ?? verdict.because,
    expected,
    hint: named[0]?.warnings[0]?.message ?? "Name one of the comparison's metrics, or choose another source.",
  });
}

const SIDES = ["baseline", "candidate"] as const;
type Side = (typeof SIDES)[number];

/** What a comparison source stands on. */
export interface MeasuredSource {
  request: ComparisonRequest;
  compared: Compared;
  /** The row that carries the overhead, or the first of those that were combined. */
  row: Row;
  resolved: ResolvedOverhead;
  /** Quantiles of combined axes; `null`: the row's own distribution. */
  grid: number[] | null;
}

/**
 * Without a named metric a comparison stands for a workload: its end-to-end row, else its axes by the time shares that were
 * saved with it or that the segment's profile has. `null` where neither was measured.
 */
function ofWorkload(compared: Compared, request: ComparisonRequest, profile: Profile) {
  const { weights, primary, hiding } = request;
  const combined = workloadOf(compared, {
    profile: weights ? null : profile,
    weights: weights ?? null,
    ...(primary ? { primary } : {}),
    hiding: hiding ?? null,
    container: isContainer(compared.runs.candidate),
  });
  const found = resolveWorkload(combined, weights !== undefined);
  const rows = combined.axes.endToEnd
    ? [combined.axes.endToEnd]
    : Object.values(combined.axes.axes).flatMap((a) => a.rows);
  const [row] = rows;
  return found && row ? { ...found, row } : null;
}

/** A figure of one axis alone is no workload's, and there is nothing to weigh it by. @throws Refusal `unusable` */
function refuseOneAxis(row: Row, at: string): void {
  if (isEndToEnd(row) || metricById(row.metric) === undefined || !isTimed(row.axis)) return;
  throw fault("unusable", {
    code: "no-time-share",
    message: "This comparison measures neither a whole workload nor an axis that takes any of this workload's time.",
    at,
    found: row.label,
    expected: "an end-to-end metric, or an axis with a time share",
    hint: "Choose another profile, name the metric, or choose another source for the overhead.",
  });
}

/** A container against its host says nothing of a hypervisor, whichever metric is named. @throws Refusal `unusable` */
function refuseContainer({ runs }: Compared, at: string): void {
  if (!isContainer(runs.candidate)) return;
  throw fault("unusable", {
    code: "container-not-virtualized",
    message: AGAINST_ITS_HOST,
    at,
    found: "candidate runs in containers",
    expected: "candidate runs in virtual machines",
    hint: "Compare with runs of a virtual machine, or choose another source for the overhead.",
  });
}

/** What the comparison says to whoever decides by it: whether it is of confidential machines, and how many runs it still needs. */
function besides(
  { runs }: Compared,
  verdict: Row["verdict"],
  more: number | null | undefined,
): ResolvedOverhead["warnings"] {
  const confidential = runs.candidate.some((run) => run.environment.mode === "confidential-vm");
  const words = moreRunsWords(more ?? null);
  return [
    ...(confidential ? [CONFIDENTIAL_WARNING] : []),
    ...(verdict === "no-claim" && more !== undefined
      ? [{ code: MORE_RUNS, message: `${words.charAt(0).toUpperCase()}${words.slice(1)}.` }]
      : []),
  ];
}

/** Looks a comparison source up: the comparison, its row, and the overhead. @throws Refusal `unusable`, `not-found` */
export async function measuredSource(
  owner: Owner,
  source: FromComparison,
  profile: Profile,
  at = "$.segments[0].overhead",
): Promise<MeasuredSource> {
  const request = await questionOf(owner, source, at);
  const compared = await compareRuns(owner, request);
  refuseContainer(compared, at);
  const graded = (of: ResolvedOverhead, { tests, verdict }: Row) => ({
    ...of,
    grade: weakest([of.grade, compared.grade]),
    warnings: [...of.warnings, ...besides(compared, verdict, tests?.moreRuns)],
  });
  if (source.metric === undefined && compared.verdict.code !== "not-comparable") {
    const whole = ofWorkload(compared, request, profile);
    if (whole)
      return { request, compared, row: whole.row, resolved: graded(whole.resolved, whole.row), grid: whole.grid };
  }
  const row = rowOf(compared, source, at);
  const withheld = moneyWithheld(row);
  if (withheld !== null) {
    const hint = "Choose another metric of the comparison, or another source for the overhead.";
    throw fault("unusable", { code: "money-withheld", message: withheld, at, found: row.label, hint });
  }
  if (source.metric === undefined) refuseOneAxis(row, at);
  return { request, compared, row, resolved: graded({ ...resolveRow(row), verdict: row.verdict }, row), grid: null };
}

async function resolved(owner: Owner, { overhead, profile }: Segment, index: number): Promise<ResolvedOverhead> {
  const at = `$.segments[${index}].overhead`;
  const measured =
    overhead.source === "comparison" ? (await measuredSource(owner, overhead, profile, at)).resolved : undefined;
  return resolveOverhead(overhead, profile, measured);
}

/** A scenario's overheads, looked up and resolved, one a segment. @throws Refusal `unusable`, `not-found` */
export async function resolveScenario(owner: Owner, scenario: Scenario): Promise<ResolvedOverhead[]> {
  await refuseUnknownBills(owner, scenario);
  const all: ResolvedOverhead[] = [];
  for (const [index, segment] of scenario.segments.entries()) all.push(await resolved(owner, segment, index));
  return all;
}

/** A scenario's answer in money. Stores nothing. @throws Refusal `unusable`, `not-found` */
export async function projectScenario(owner: Owner, scenario: Scenario): Promise<Projection> {
  return inTurns(projecting(scenario, await resolveScenario(owner, scenario)));
}

/** The question of the comparison a scenario stands on, when it stands on one. */
export async function comparisonBehind(owner: Owner, scenario: Scenario): Promise<ComparisonRequest | null> {
  for (const [index, { overhead }] of scenario.segments.entries()) {
    if (overhead.source === "comparison") return questionOf(owner, overhead, `$.segments[${index}].overhead`);
  }
  return null;
}

/** Every run that a scenario's overheads stand on, by side. */
export async function runsBehind(owner: Owner, scenario: Scenario): Promise<Record<Side, RunSummary[]>> {
  const ids: Record<Side, Set<string>> = { baseline: new Set(), candidate: new Set() };
  for (const [index, { overhead }] of scenario.segments.entries()) {
    if (overhead.source !== "comparison") continue;
    const request = await questionOf(owner, overhead, `$.segments[${index}].overhead`);
    for (const side of SIDES) for (const id of request[side]) ids[side].add(id);
  }
  return {
    baseline: await summariesOf(owner, [...ids.baseline]),
    candidate: await summariesOf(owner, [...ids.candidate]),
  };
}
