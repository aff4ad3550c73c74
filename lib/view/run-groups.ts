// Which stored runs are repeats of each other, and which groups of the other side match best: for offers, never for results.
import type { Environment } from "../core/run/environment";
import { type SideName, sideOf } from "./modes";

/** What a list of runs says of each. */
export interface Listed {
  id: string;
  filename: string;
  format: { id: string; label: string };
  tool: { name: string; version: string | null };
  environment: Environment;
  createdAt: string;
  /** Set for the runs we ship. */
  grade?: string | null;
}

export interface RunGroup<R extends Listed = Listed> {
  key: string;
  side: SideName;
  /** Newest first, as listed. */
  runs: R[];
}

/** What a run is called: its label, else its file. */
export const runName = (run: Pick<Listed, "filename" | "environment">): string => run.environment.label ?? run.filename;

/** A run named beyond doubt: its label with its file, or its file. */
export function fullName({ filename, environment: { label } }: Pick<Listed, "filename" | "environment">): string {
  return label ? `${label} (${filename})` : filename;
}

/** Names of runs by id, for sentences: an id means nothing to a reader. */
export function namesOf(runs: readonly Listed[]): (id: string) => string {
  const byId = new Map(runs.map((run) => [run.id, fullName(run)]));
  return (id) => byId.get(id) ?? "a run that is not there any more";
}

/** Labels that differ only in a counter at their end, such as metal-1 and metal-2, name repeats of one thing. */
export const labelGroup = (label: string): string =>
  label.replace(/[-_ .#]+(?:run|rep|repeat)?[-_ .#]*\d{1,2}$/i, "") || label;

/** What each run measured, as marks: runs with a mark in common have rows that can be paired. */
export type Measured = ReadonlyMap<string, readonly string[]>;

function keyOf({ id, environment: e, format }: Listed, measured?: Measured): string {
  return JSON.stringify([
    e.mode,
    e.label ? labelGroup(e.label) : null,
    e.hypervisor ?? null,
    e.driver ?? null,
    e.framework ?? null,
    [...(measured?.get(id) ?? [])].sort(),
    e.gpu ?? null,
    e.gpuCount ?? null,
    e.partition ?? null,
    e.benchmark ?? null,
    format.id,
  ]);
}

/** Without a label only what was uploaded together is taken for repeats: half an hour apart is another day's work. */
const TOGETHER_MS = 30 * 60_000;

/** Runs of one tool in one place, in the order of their first member. */
export function groupRuns<R extends Listed>(runs: readonly R[], measured?: Measured): RunGroup<R>[] {
  const groups: RunGroup<R>[] = [];
  const open = new Map<string, RunGroup<R>>();
  for (const run of runs) {
    const key = keyOf(run, measured);
    const known = open.get(key);
    const last = known?.runs.at(-1);
    if (known && last && (run.environment.label || Math.abs(when(last) - when(run)) <= TOGETHER_MS)) {
      known.runs.push(run);
      continue;
    }
    const group = { key: known ? `${key} ${run.id}` : key, side: sideOf(run.environment.mode), runs: [run] };
    open.set(key, group);
    groups.push(group);
  }
  return groups;
}

const when = (run: Listed): number => Date.parse(run.createdAt);

/** What a group is called: its label, its one file, or its tool. */
export function groupName(runs: readonly Listed[]): string {
  const [first] = runs;
  if (!first) return "";
  const { label } = first.environment;
  if (label) return runs.every((r) => r.environment.label === label) ? label : labelGroup(label);
  return runs.length === 1 ? first.filename : first.format.label;
}

/**
 * How much two runs have in common: tool, then workload and parameters, label, GPU, its count and the tool's version.
 * Another tool never matches, nor a sample with one's own, nor runs without a row in common.
 */
export function likeness(a: Listed, b: Listed, measured?: Measured): number {
  if (a.format.id !== b.format.id || Boolean(a.grade) !== Boolean(b.grade)) return 0;
  const alike = overlap(measured?.get(a.id), measured?.get(b.id));
  if (alike === 0) return 0;
  const group = (run: Listed) => run.environment.label && labelGroup(run.environment.label);
  const same = (x: unknown, y: unknown, points: number) => (x !== undefined && x !== null && x === y ? points : 0);
  return (
    1 +
    64 * (alike ?? 0) +
    same(group(a), group(b), 32) +
    same(a.environment.benchmark, b.environment.benchmark, 16) +
    same(a.environment.gpu, b.environment.gpu, 8) +
    same(a.environment.gpuCount, b.environment.gpuCount, 4) +
    same(a.tool.version, b.tool.version, 2)
  );
}

/** Share of what both measured among what either did; undefined where it was not asked for. */
function overlap(a: readonly string[] | undefined, b: readonly string[] | undefined): number | undefined {
  if (!a || !b) return undefined;
  const other = new Set(b);
  const both = a.filter((mark) => other.has(mark)).length;
  return both / Math.max(1, a.length + b.length - both);
}

/** Groups of the other side that could be compared with these runs, best match first; of equals what was uploaded together. */
export function matches<R extends Listed>(
  own: readonly Listed[],
  side: SideName,
  among: readonly R[],
  measured?: Measured,
): RunGroup<R>[] {
  const score = (group: RunGroup<R>) =>
    Math.max(...own.map((run) => Math.max(...group.runs.map((other) => likeness(run, other, measured)))));
  const apart = (group: RunGroup<R>) =>
    Math.min(...own.map((run) => Math.min(...group.runs.map((other) => Math.abs(when(run) - when(other))))));
  return groupRuns(among, measured)
    .filter((group) => group.side === side)
    .map((group) => ({ group, points: score(group) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || apart(a.group) - apart(b.group))
    .map(({ group }) => group);
}
