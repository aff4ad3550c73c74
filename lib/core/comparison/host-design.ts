import type { Run } from "../run/run";
import type { Side } from "./comparison";

/** Values of a side and the hosts behind them. */
export type Hosted = Pick<Side, "values" | "hosts">;

export interface HostedSides {
  baseline: Hosted;
  candidate: Hosted;
}

/**
 * The host behind each run by a number that means the same host on both sides; `null` on a side where some are not known.
 * Numbered by name, so that the order of upload gives no host another number.
 */
export function hostNumbers(
  baseline: readonly Run[],
  candidate: readonly Run[],
): Record<"baseline" | "candidate", number[] | null> {
  const names = [...new Set([...baseline, ...candidate].flatMap((run) => run.environment.host ?? []))].sort();
  const numbers = new Map(names.map((name, i) => [name, i]));
  const of = (runs: readonly Run[]) => {
    const known = runs.flatMap((run) => numbers.get(run.environment.host ?? "") ?? []);
    return known.length === runs.length ? known : null;
  };
  return { baseline: of(baseline), candidate: of(candidate) };
}

/** Fewer hosts a side say nothing of hosts in general (MODEL 5.8). */
export const HOSTS_FROM = 3;
/** Below this many the bootstrap over hosts is too narrow (MODEL 5.8). */
export const HOSTS_ENOUGH = 5;

/** A row's hosts as its interval needs them. */
export interface HostDesign {
  /** Each host has runs on both sides: its own ratio, in which what is particular to the host cancels. */
  paired: boolean;
  /** Run values by host; in the same order of hosts on both sides where they are paired. */
  baseline: number[][];
  candidate: number[][];
}

/** Enough hosts on both sides to speak of hosts, with their values; `null` with fewer or where some are not known. */
export function hostDesign({ baseline, candidate }: HostedSides): HostDesign | null {
  const ours = valuesByHost(baseline);
  const theirs = valuesByHost(candidate);
  if (!ours || !theirs || Math.min(ours.size, theirs.size) < HOSTS_FROM) return null;
  const paired = sameKeys(ours, theirs);
  // By number, so that the order of upload moves nothing but the draws of equal hosts.
  const inOrder = (hosts: Map<number, number[]>) => [...hosts].sort(([a], [b]) => a - b).map(([, values]) => values);
  return { paired, baseline: inOrder(ours), candidate: inOrder(theirs) };
}

/** What the hosts of both sides have in common. */
export type Hosts = "same" | "different" | "unknown";

/**
 * "same" where what a host is like cannot pass for a difference of the sides: one host, or the same hosts with as many runs
 * each on both sides, or enough of them to be paired.
 */
export function hostsOf(sides: HostedSides): Hosts {
  const ours = valuesByHost(sides.baseline);
  const theirs = valuesByHost(sides.candidate);
  if (!ours || !theirs) return "unknown";
  if (!sameKeys(ours, theirs)) return "different";
  const balanced = [...ours].every(([host, values]) => values.length === theirs.get(host)?.length);
  return ours.size === 1 || balanced || ours.size >= HOSTS_FROM ? "same" : "different";
}

/** The sides used the same hosts, but so few and so unevenly that what a host is like may pass for a difference of the sides. */
export function areUneven(sides: HostedSides): boolean {
  const [ours, theirs] = [valuesByHost(sides.baseline), valuesByHost(sides.candidate)];
  return hostsOf(sides) === "different" && ours !== null && theirs !== null && sameKeys(ours, theirs);
}

/** A side's values by host, `null` where some host is not known. */
export function valuesByHost({ values, hosts }: Hosted): Map<number, number[]> | null {
  if (!hosts || values.length === 0) return null;
  const groups = new Map<number, number[]>();
  values.forEach((value, i) => {
    const host = hosts[i] as number;
    const known = groups.get(host);
    if (known) known.push(value);
    else groups.set(host, [value]);
  });
  return groups;
}

const sameKeys = (a: Map<number, unknown>, b: Map<number, unknown>) =>
  a.size === b.size && [...a.keys()].every((key) => b.has(key));
