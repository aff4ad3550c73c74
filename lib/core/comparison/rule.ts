import type { Axis } from "../metrics/metric";
import type { Environment } from "../run/environment";
import type { Run } from "../run/run";
import type { Finding, Level } from "./comparison";
import type { SideNames } from "./names";

/** The runs behind one row. */
export interface Sides {
  baseline: readonly Run[];
  candidate: readonly Run[];
}

/** What a rule may ask of a row. */
export interface RowFacts {
  /** A figure of one GPU or one link, which does not grow with the number of GPUs. */
  perGpu: boolean;
  axis: Axis;
  /** Machines the row was measured on, where the workload says. */
  nodes: number | null;
  /** A figure of a model at work, which depends on the format of its numbers. */
  ofModel: boolean;
  /** That format, where the workload says. */
  precision: string | null;
}

/** One rule of UX 6 on what the environments of a row's runs say. */
export interface Rule {
  /** `E01` … as UX 6 numbers it. */
  id: string;
  /** Begins the finding's name on the wire: `driver-differs`, `driver-unknown`, `driver-same`. */
  name: string;
  /** Ends of the names of findings that are no pass. */
  doubts: readonly string[];
  field: string;
  judge: (sides: Sides, row: RowFacts, names: SideNames) => Finding | null;
}

/** A value of one run: `null` where the run does not say. */
export type Value = string | number;
export interface Seen {
  baseline: (Value | null)[];
  candidate: (Value | null)[];
}

export const SIDES = ["baseline", "candidate"] as const;

export const seenBy = (sides: Sides, of: (run: Run) => Value | null): Seen => ({
  baseline: sides.baseline.map(of),
  candidate: sides.candidate.map(of),
});

/** All values that runs say, of both sides. */
export const knownIn = ({ baseline, candidate }: Seen): Value[] =>
  [...baseline, ...candidate].filter((v): v is Value => v !== null);

export const asText = (value: Value): string => String(value);

/** Distinct values of both sides as text, the unknown named, at most three a side. */
export function shownIn({ baseline, candidate }: Seen, shown: (value: Value) => string = asText) {
  return { baseline: list(baseline, shown), candidate: list(candidate, shown) };
}

function list(values: readonly (Value | null)[], shown: (value: Value) => string): string {
  const distinct = [...new Set(values.map((v) => (v === null ? "unknown" : shown(v))))];
  return distinct.length > 3 ? `${distinct.slice(0, 3).join(", ")} …` : distinct.join(", ");
}

/** Where a value is missing, in words; `null` where nothing is. */
export function missingOn(seen: Seen, names: SideNames): string | null {
  const blind = SIDES.filter((side) => seen[side].length === 0 || seen[side].includes(null));
  if (blind.length === 0) return null;
  return blind.length > 1 ? "both sides" : names[blind[0] as (typeof SIDES)[number]];
}

/** A field as it begins a sentence; "vGPU" stays what it is. */
export const capital = (field: string) =>
  /^[a-z][A-Z]/.test(field) ? field : field.charAt(0).toUpperCase() + field.slice(1);

/** A finding with everything a rule says the same every time. */
export function findingOf(
  { id, name, field }: Pick<Rule, "id" | "name" | "field">,
  outcome: string,
  level: Level,
  shown: { baseline: string; candidate: string },
  message: string,
): Finding {
  return { rule: `${name}-${outcome}`, id, level, field, ...shown, message };
}

/** A field of the environment as a run says it; yes and no as `on` and `off`. */
export const textOf = (field: keyof Environment) => (run: Run) => {
  const value = run.environment[field];
  if (value === undefined) return null;
  return typeof value === "boolean" ? (value ? "on" : "off") : String(value);
};

export const numberOf = (field: keyof Environment) => (run: Run) => {
  const value = run.environment[field];
  return typeof value === "number" ? value : null;
};

/** What is said of a GPU by a run that used none is known: there is none. */
export const ofGpu =
  (of: (run: Run) => Value | null, none = "no GPU") =>
  (run: Run): Value | null =>
    run.environment.gpuCount === 0 ? none : of(run);
