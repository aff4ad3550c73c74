import type { Run } from "../run/run";
import { halvesApart } from "../stats/halves";
import { spellNumber } from "../units/spell";
import type { Floor, Row } from "./comparison";
import { areUneven, type HostedSides, hostNumbers, type Hosts, hostsOf, valuesByHost } from "./host-design";
import { bound } from "./wording";

/** Runs of one GPU model on different hosts differ by this much without any virtualization (EVIDENCE, noise floor). */
export const BETWEEN_HOSTS = 0.03;
/** The same in words: one run a side is taken as its point with this much either way, P10 to P90 (MODEL 7). */
export const ASSUMED_POINTS = `${spellNumber(100 * BETWEEN_HOSTS)} points`;
const SAME_HOST = 0.01;

/** The overhead of a same-side comparison made elsewhere, which no claim may stay under. */
export interface KnownFloor {
  /** The metric it speaks of; of all when absent. */
  metric?: string;
  /** A fraction, of either sign. */
  overhead: number;
  /** Where it comes from, in a few words: "six bare-metal runs of 3 March". */
  from: string;
}

/**
 * What counts as no difference (MODEL 5.9): the largest of the same-side comparisons, at least 3 % unless the hosts are the
 * same; without any, assumed: 0 on one host interleaved, 1 % on one host, 3 % otherwise.
 * @param aa overheads of same-side comparisons, fractions
 */
export function noiseFloor({ aa, hosts, interleaved }: { aa: readonly number[]; hosts: Hosts; interleaved: boolean }): {
  floor: number;
  assumed: boolean;
} {
  if (aa.length > 0) {
    const seen = Math.max(...aa.map(Math.abs));
    if (hosts === "same" || seen >= BETWEEN_HOSTS) return { floor: seen, assumed: false };
    return { floor: BETWEEN_HOSTS, assumed: true };
  }
  if (hosts !== "same") return { floor: BETWEEN_HOSTS, assumed: true };
  return { floor: interleaved ? 0 : SAME_HOST, assumed: true };
}

interface Behind {
  baseline: readonly Run[];
  candidate: readonly Run[];
}

/**
 * The noise floor of one row. Its same-side comparisons are those of two halves of one side's runs, the largest that any way
 * of halving them gives, where both sides have two runs or more; and those that somebody made elsewhere.
 */
export function rowFloor(
  row: HostedSides & Partial<Pick<Row, "metric">>,
  runs: Behind,
  known: readonly KnownFloor[],
): Floor {
  const hosts = hostsOf(row);
  const seen = sameSide(row, hosts);
  const given = largest(known.filter((k) => k.metric === undefined || k.metric === row.metric));
  const aa = [...(seen ? [seen.apart] : []), ...(given ? [given.overhead] : [])];
  const interleaved = areInterleaved(runs.baseline, runs.candidate);
  const { floor, assumed } = noiseFloor({ aa, hosts, interleaved });
  const where = hostsInWords(hosts, row, interleaved);
  if (assumed)
    return { value: floor, assumed, reason: `Assumed ${bound(floor)}: ${where}, and ${shown(seen, given)}.` };
  if (given && Math.abs(given.overhead) === floor)
    return { value: floor, assumed, reason: `Measured ${bound(floor)} in a same-side comparison: ${stop(given.from)}` };
  const on = seen?.onOneHost ? " on one host" : "";
  return {
    value: floor,
    assumed,
    reason: `Measured ${bound(floor)}: the largest difference between two halves of the same side's runs${on}.`,
  };
}

/** The floor of runs that have no row in common. */
export function assumedFloor(
  baseline: readonly Run[],
  candidate: readonly Run[],
  known: readonly KnownFloor[] = [],
): Floor {
  const hosts = hostNumbers(baseline, candidate);
  const unmeasured = (runs: readonly Run[]) => runs.map(() => Number.NaN);
  return rowFloor(
    {
      baseline: { values: unmeasured(baseline), hosts: hosts.baseline },
      candidate: { values: unmeasured(candidate), hosts: hosts.candidate },
    },
    { baseline, candidate },
    known,
  );
}

interface Seen {
  apart: number;
  /** Halves of the runs on each host, since both sides ran on the same ones. */
  onOneHost: boolean;
}

function sameSide({ baseline, candidate }: HostedSides, hosts: Hosts): Seen | null {
  const sides = [baseline, candidate];
  const usable = sides.every(({ values }) => values.length > 1 && values.every((v) => Number.isFinite(v) && v > 0));
  if (!usable) return null;
  const apart = (groups: readonly (readonly number[])[]) =>
    groups.map(halvesApart).reduce((most: number | null, d) => (d === null ? most : Math.max(most ?? 0, d)), null);
  const byHost = hosts === "same" ? sides.map(valuesByHost) : [];
  if (byHost.some((groups) => groups !== null && groups.size > 1)) {
    const within = apart(byHost.flatMap((groups) => [...(groups?.values() ?? [])]));
    if (within !== null) return { apart: within, onOneHost: true };
  }
  const whole = apart(sides.map(({ values }) => values));
  return whole === null ? null : { apart: whole, onOneHost: false };
}

const largest = (known: readonly KnownFloor[]): KnownFloor | null =>
  known.reduce<KnownFloor | null>(
    (most, k) => (!most || Math.abs(k.overhead) > Math.abs(most.overhead) ? k : most),
    null,
  );

function hostsInWords(hosts: Hosts, sides: HostedSides, interleaved: boolean): string {
  if (hosts === "different")
    return areUneven(sides)
      ? "the sides used the same hosts, but not equally often"
      : "the sides ran on different hosts";
  if (hosts === "unknown") return "the hosts are not known";
  const count = new Set(sides.baseline.hosts).size;
  const where = count > 1 ? `both sides ran on the same ${count} hosts` : "both sides ran on one host";
  return interleaved ? `${where}, taking turns` : where;
}

/** What a floor that is assumed has against it: nothing, or less than machines differ by. */
function shown(seen: Seen | null, given: KnownFloor | null): string {
  const most = Math.max(seen?.apart ?? 0, Math.abs(given?.overhead ?? 0));
  if (!seen && !given) return "no same-side comparison was given";
  return `same-side comparisons show only ${bound(most)}, which says nothing of another host`;
}

const stop = (text: string) => `${text.trim().replace(/\.$/, "")}.`;

/** Whether each side has a run that began before one of the other: neither side came wholly first. */
export function areInterleaved(baseline: readonly Run[], candidate: readonly Run[]): boolean {
  const starts = (runs: readonly Run[]) =>
    runs.map((run) => (run.environment.startedAt ? Date.parse(run.environment.startedAt) : Number.NaN));
  const [ours, theirs] = [starts(baseline), starts(candidate)];
  if (ours.length === 0 || theirs.length === 0 || [...ours, ...theirs].some(Number.isNaN)) return false;
  return Math.min(...ours) < Math.max(...theirs) && Math.min(...theirs) < Math.max(...ours);
}
