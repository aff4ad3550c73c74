// EVIDENCE 1: the 33 published pairs, and what they say together.
import { quantile, sorted } from "../stats/quantile";
import type { Grade } from "./grade";
import { PUBLISHED_SYSTEMS, type PublishedSystem } from "./published-systems";

/** System and place in it: "ML51H-02". */
export type PairId = `${PublishedSystem["id"]}-${string}`;

/** One published result on bare metal beside the same on a VM. */
export interface PublishedPair {
  id: PairId;
  system: string;
  workload: string;
  scenario: "Offline" | "Server";
  hardware: string;
  virtualization: string;
  unit: string;
  baseline: number;
  candidate: number;
  /** Share of capacity lost, `1 - candidate/baseline`; negative when the VM is faster. */
  overhead: number;
  year: number;
  title: string;
  url: string;
  /** Paths of the two results inside the repository, bare metal first. */
  paths: readonly [string, string];
  /** Trust scale of EVIDENCE 7: raw data, but an interested party or not the same host. */
  trust: "B";
  grade: Grade;
  interest: string;
  notes: string;
}

export const PUBLISHED: readonly PublishedPair[] = PUBLISHED_SYSTEMS.flatMap(pairsOf);

function pairsOf(s: PublishedSystem): PublishedPair[] {
  return s.rows.map(([workload, scenario, baseline, candidate], i) => ({
    id: `${s.id}-${String(i + 1).padStart(2, "0")}`,
    system: s.id,
    workload,
    scenario,
    hardware: `${s.gpu}, ${s.server}`,
    virtualization: s.virtualization,
    unit: s.unit,
    baseline,
    candidate,
    overhead: 1 - candidate / baseline,
    year: s.year,
    title: `MLPerf Inference ${s.round}, closed division`,
    url: `https://github.com/mlcommons/inference_results_${s.round}/tree/${s.commit}`,
    paths: [`closed/${s.paths[0]}/${workload}`, `closed/${s.paths[1]}/${workload}`],
    trust: "B",
    grade: "cited",
    interest: s.interest,
    notes: s.notes,
  }));
}

/** The pair of an id, or `undefined`. */
export const pairOf = (id: string): PublishedPair | undefined => PUBLISHED.find((p) => p.id === id);

export interface Summary {
  pairs: number;
  systems: number;
  median: number;
  p10: number;
  p25: number;
  p75: number;
  p90: number;
  lowest: number;
  highest: number;
  /** Pairs in which the VM did at least as much work. */
  equalOrFaster: number;
  atLeastFivePercent: number;
  atLeastTenPercent: number;
  firstYear: number;
  lastYear: number;
}

/** What the pairs say together; quantiles of type 7 over the pairs. @throws RangeError on none */
export function summarise(pairs: readonly PublishedPair[] = PUBLISHED): Summary {
  const o = sorted(pairs.map((p) => p.overhead));
  const years = pairs.map((p) => p.year);
  const count = (holds: (overhead: number) => boolean) => pairs.filter((p) => holds(p.overhead)).length;
  return {
    pairs: pairs.length,
    systems: new Set(pairs.map((p) => p.system)).size,
    median: quantile(o, 0.5),
    p10: quantile(o, 0.1),
    p25: quantile(o, 0.25),
    p75: quantile(o, 0.75),
    p90: quantile(o, 0.9),
    lowest: quantile(o, 0),
    highest: quantile(o, 1),
    equalOrFaster: count((v) => v <= 0),
    atLeastFivePercent: count((v) => v >= 0.05),
    atLeastTenPercent: count((v) => v >= 0.1),
    firstYear: Math.min(...years),
    lastYear: Math.max(...years),
  };
}

/** EVIDENCE 1 and 7, to stand beside every figure taken from here. */
export const DERIVED_NOTE = "Ratios derived from MLPerf results; not verified by MLCommons.";
export const ONE_RUN_NOTE =
  "One run a side. CPU model, ECC or power cap differ in some of the pairs, and some VMs had part of the cores.";
export const BIAS_NOTE =
  "Published figures lean both ways: VM vendors submit good runs, issue trackers hold only problems, and sellers of bare metal hold only claims.";
