import type { Run } from "../run/run";
import { spellNumber } from "../units/spell";
import type { Comparison } from "./comparison";
import { bound } from "./wording";

export type Hosts = "same" | "different" | "unknown";

/** Runs of one GPU model on different hosts differ by this much without any virtualization (EVIDENCE, noise floor). */
export const BETWEEN_HOSTS = 0.03;
/** The same in words: one run a side is taken as its point with this much either way, P10 to P90 (MODEL 7). */
export const ASSUMED_POINTS = `${spellNumber(100 * BETWEEN_HOSTS)} points`;
const SAME_HOST = 0.01;

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

/** The floor assumed for these runs, with its reason in words. */
export function assumedFloor(baseline: readonly Run[], candidate: readonly Run[]): Comparison["noiseFloor"] {
  const hosts = hostsOf([...baseline, ...candidate]);
  const interleaved = areInterleaved(baseline, candidate);
  const { floor, assumed } = noiseFloor({ aa: [], hosts, interleaved });
  const where = {
    same: interleaved ? "both sides ran on one host, taking turns" : "both sides ran on one host",
    different: "the sides ran on different hosts",
    unknown: "the hosts are not known",
  }[hosts];
  return { value: floor, assumed, reason: `Assumed ${bound(floor)}: ${where}, and no same-side comparison was given.` };
}

function hostsOf(runs: readonly Run[]): Hosts {
  const names = runs.map((run) => run.environment.host);
  if (names.length === 0 || names.some((name) => name === undefined)) return "unknown";
  return new Set(names).size === 1 ? "same" : "different";
}

/** Whether each side has a run that began before one of the other: neither side came wholly first. */
function areInterleaved(baseline: readonly Run[], candidate: readonly Run[]): boolean {
  const starts = (runs: readonly Run[]) =>
    runs.map((run) => (run.environment.startedAt ? Date.parse(run.environment.startedAt) : Number.NaN));
  const [ours, theirs] = [starts(baseline), starts(candidate)];
  if (ours.length === 0 || theirs.length === 0 || [...ours, ...theirs].some(Number.isNaN)) return false;
  return Math.min(...ours) < Math.max(...theirs) && Math.min(...theirs) < Math.max(...ours);
}
