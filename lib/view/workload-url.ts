// What of an address asks for one workload's overhead: `profile`, time shares `w`, fixes `fix`, primary rows, hidden
// communication `h`, and the bill. `w` and `fix` are lists by axis (`w=network:0.12,cpu:0.05`, fractions); a plain form sends
// them as one field an axis in the order of the axes, in percent.
import { type SomeAxes, axisText, isProfile, readAxisText } from "../core/overhead/profile-weights";
import { PROFILE_TABLE, type Profile, TIMED_AXES } from "../core/overhead/profiles";
import { readEntry } from "./number-entry";

export interface WorkloadAsk {
  profile: Profile | null;
  /** Time shares in place of the profile's. */
  weights: SomeAxes | null;
  /** Overheads after a fix. */
  fix: SomeAxes | null;
  /** Row keys or metrics that speak alone. */
  primary: string[];
  /** Share of the compute time that hides communication. */
  hiding: number | null;
  /** Monthly bill, in the currency of the example bill. */
  bill: number | null;
}

export const NO_WORKLOAD: WorkloadAsk = {
  profile: null,
  weights: null,
  fix: null,
  primary: [],
  hiding: null,
  bill: null,
};

export const WORKLOAD_KEYS: readonly string[] = ["profile", "w", "fix", "primary", "h", "bill"];

export function workloadEntries(ask: WorkloadAsk): [key: string, value: string][] {
  const entries: [string, string][] = [];
  if (ask.profile) entries.push(["profile", ask.profile]);
  if (ask.weights) entries.push(["w", axisText(ask.weights)]);
  if (ask.fix) entries.push(["fix", axisText(ask.fix)]);
  for (const key of ask.primary) entries.push(["primary", key]);
  if (ask.hiding !== null) entries.push(["h", String(ask.hiding)]);
  if (ask.bill !== null) entries.push(["bill", String(ask.bill)]);
  return entries;
}

export interface WorkloadFields {
  profile?: Profile | undefined;
  weights?: SomeAxes | undefined;
  fix?: SomeAxes | undefined;
  primary?: string[] | undefined;
  hiding?: number | undefined;
}

/** The same as fields of a request. */
export function workloadRequest({ profile, weights, fix, primary, hiding }: WorkloadAsk): WorkloadFields {
  return {
    ...(profile ? { profile } : {}),
    ...(weights ? { weights } : {}),
    ...(fix ? { fix } : {}),
    ...(primary.length > 0 ? { primary } : {}),
    ...(hiding === null ? {} : { hiding }),
  };
}

/** A request's work, the saved one's or the address's, as the page's links and its form take it. */
export const askOfRequest = (request: Partial<WorkloadFields>, bill: number | null): WorkloadAsk => ({
  profile: request.profile ?? null,
  weights: request.weights ?? null,
  fix: request.fix ?? null,
  primary: request.primary ?? [],
  hiding: request.hiding ?? null,
  bill,
});

/**
 * A saved question's work with what an address adds. An address that names the work, by profile or time shares, says all of
 * it: otherwise nothing that was saved could be taken away.
 */
export function mergedWorkload(saved: Partial<WorkloadFields>, ask: WorkloadAsk): WorkloadFields {
  const asked = workloadRequest(ask);
  if (ask.profile !== null || ask.weights !== null) return asked;
  return { ...workloadRequest(askOfRequest(saved, null)), ...asked };
}

export const asksWorkload = (ask: WorkloadAsk): boolean => workloadEntries(ask).length > 0;

/** The question of an address, and the values no key takes. */
export function workloadFrom(params: URLSearchParams): { ask: WorkloadAsk; unread: string[] } {
  const unread: string[] = [];
  const drop = (key: string, value: string) => {
    unread.push(`${key}=${value}`);
    return null;
  };
  const named = params.get("profile");
  const profile = named ? (isProfile(named) ? named : drop("profile", named)) : null;
  const number = (key: string, fits: (n: number) => boolean) => {
    const text = params.get(key)?.trim();
    if (!text) return null;
    const read = readEntry(text, { kind: "number" });
    return read.ok && fits(read.value.value) ? read.value.value : drop(key, text);
  };
  const weights = axesOf(params, "w", drop, (n) => n >= 0 && n <= 1e9);
  const spent = weights && TIMED_AXES.some((axis) => (weights[axis] ?? 0) > 0) ? weights : null;
  const ask: WorkloadAsk = {
    profile,
    weights: spent && !isOwn(profile, spent) ? spent : null,
    fix: axesOf(params, "fix", drop, (n) => n > -20 && n < 1),
    primary: [...new Set(params.getAll("primary").filter((key) => key !== ""))].slice(0, 20),
    hiding: number("h", (n) => n >= 0 && n <= 1),
    bill: number("bill", (n) => n >= 0 && n <= 1e12),
  };
  return { ask, unread };
}

/** A form sends the profile's shares back as they stand in its fields: that changes nothing. */
const isOwn = (profile: Profile | null, weights: SomeAxes): boolean =>
  profile !== null &&
  TIMED_AXES.every((axis) => Math.abs((weights[axis] ?? 0) - PROFILE_TABLE[profile].weights[axis]) < 1e-9);

function axesOf(
  params: URLSearchParams,
  key: string,
  drop: (key: string, value: string) => null,
  fits: (n: number) => boolean,
): SomeAxes | null {
  const all = params.getAll(key);
  const [only = ""] = all;
  if (all.length === TIMED_AXES.length) return fieldsOf(all, key, drop, fits);
  if (all.length === 0 || only.trim() === "") return null;
  const read = readAxisText(only);
  if (all.length > 1 || !read.ok || !Object.values(read.value).every(fits)) return drop(key, only);
  return Object.keys(read.value).length > 0 ? read.value : null;
}

/** One field an axis, in percent; an empty field says nothing. */
function fieldsOf(
  all: readonly string[],
  key: string,
  drop: (key: string, value: string) => null,
  fits: (n: number) => boolean,
): SomeAxes | null {
  const values: SomeAxes = {};
  for (const [i, axis] of TIMED_AXES.entries()) {
    const text = all[i]?.trim() ?? "";
    if (text === "") continue;
    const read = readEntry(text, { kind: "percent" });
    // Percent of percent: 12.5 / 100 has more digits than anybody typed.
    const value = read.ok ? Number(read.value.value.toPrecision(12)) : Number.NaN;
    if (fits(value)) values[axis] = value;
    else drop(key, text);
  }
  return Object.keys(values).length > 0 ? values : null;
}
