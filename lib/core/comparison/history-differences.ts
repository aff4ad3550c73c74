import { type Environment } from "../run/environment";
import { FIELD_WORDS } from "../run/field-words";
import type { Run } from "../run/run";

/** Something recorded of the machines that was another before. */
export interface Difference {
  side: "baseline" | "candidate";
  field: string;
  /** Its name in a sentence: "driver". */
  word: string;
  /** "570.86", "570.86 and 575.57", or "not recorded". */
  before: string;
  after: string;
}

/** What tells nothing of why: identities, times, and shares that differ from run to run. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...["mode", "label", "gpu", "gpuCount", "benchmark", "system", "startedAt", "steal", "throttled"],
]);
const FIELDS = (Object.keys(FIELD_WORDS) as (keyof Environment)[]).filter((field) => !LEFT_OUT.has(field));

const NOT_RECORDED = "not recorded";

/** What was recorded otherwise of the runs after than of those before. What both sides of it know comes first. */
export function differencesBetween(
  side: Difference["side"],
  before: readonly Run[],
  after: readonly Run[],
): Difference[] {
  const found = FIELDS.flatMap((field): Difference[] => {
    const of = (runs: readonly Run[]) => said(runs.map((run) => worded(field, run.environment[field])));
    const [was, is] = [of(before), of(after)];
    return was === is ? [] : [{ side, field, word: FIELD_WORDS[field], before: was, after: is }];
  });
  const tools = (runs: readonly Run[]) => said(runs.map(({ tool }) => `${tool.name} ${tool.version ?? ""}`.trim()));
  const [was, is] = [tools(before), tools(after)];
  if (was !== is) found.push({ side, field: "tool", word: "benchmark tool", before: was, after: is });
  const isKnown = (d: Difference) => d.before !== NOT_RECORDED && d.after !== NOT_RECORDED;
  return [...found.filter(isKnown), ...found.filter((d) => !isKnown(d))];
}

function said(values: readonly (string | null)[]): string {
  const known = [...new Set(values)].filter((value) => value !== null).sort();
  return known.length === 0 ? NOT_RECORDED : known.join(" and ");
}

const MEASURES: Partial<Record<keyof Environment, readonly [factor: number, unit: string]>> = {
  gpuMemory: [2 ** 30, "GiB"],
  powerLimit: [1, "W"],
  graphicsClock: [1e6, "MHz"],
  memoryClock: [1e6, "MHz"],
};

function worded(field: keyof Environment, value: Environment[keyof Environment]): string | null {
  if (value === undefined) return null;
  if (typeof value === "boolean") return value ? "on" : "off";
  const [factor, unit] = MEASURES[field] ?? [1, ""];
  return typeof value === "number" ? `${Number((value / factor).toPrecision(6))} ${unit}`.trim() : value;
}
