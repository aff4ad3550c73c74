import { median, sorted } from "../stats/quantile";
import { modifiedZ } from "../stats/screening";
import { GROUPS_FROM, twoGroups } from "../stats/two-groups";
import { hostRatio } from "../stats/host-ratio";
import { spellNumber } from "../units/spell";
import type { Row, Side } from "./comparison";
import type { Doubt } from "./doubts";
import { hostDesign, type Hosted, type HostedSides } from "./host-design";
import type { SideNames } from "./names";
import { orient } from "./orient";
import { percent, places } from "./wording";

const SIDES = ["baseline", "candidate"] as const;
type SideName = (typeof SIDES)[number];

/** Fewer runs say nothing of which of them is odd. */
const OUTLIERS_FROM = 5;
/** Modified z beyond which a run is flagged (MODEL 5.6); flagged only where it lies further off than hardly matters. */
const FAR = 3.5;
const MATTERS = 0.02;

type Asked = Pick<Row, "better"> & Record<SideName, Side>;

/**
 * What the runs of a side say against one another (MODEL 5.6): two groups of them, which withhold the verdict until somebody
 * says why, and odd ones, which are flagged with what they change and never left out. Values finite and > 0.
 */
export function runDoubts(row: Asked, names: SideNames): Doubt[] {
  return SIDES.flatMap((side) => {
    const groups = twoPeaks(row[side], names[side]);
    return groups ?? oddRuns(row, side, names) ?? [];
  });
}

function twoPeaks({ values, hosts }: Side, name: string): Doubt | null {
  if (values.length < GROUPS_FROM) return null;
  const found = twoGroups(sorted(values));
  if (!found) return null;
  const isUpper = values.map((v) => v > (found.lower + found.upper) / 2);
  if (hosts && followsHosts(isUpper, hosts)) return null;
  const fewerAbove = found.share >= 0.5;
  const apart = isUpper.flatMap((upper, i) => (upper === fewerAbove ? [i + 1] : []));
  const gap = fewerAbove ? found.upper / found.lower - 1 : 1 - found.lower / found.upper;
  return {
    code: "two-peaks",
    message: `On ${name}, ${runsAt(apart, values.length)} lie ${percent(gap, gap)} ${fewerAbove ? "above" : "below"} the rest, as a group of their own: another configuration, another host, or throttling?`,
    withholds: true,
  };
}

/** Each of several hosts lies wholly in one group: that is what the hosts are like, which rules on hosts speak of. */
function followsHosts(isUpper: readonly boolean[], hosts: readonly number[]): boolean {
  const groups = new Map<number, boolean>();
  const whole = hosts.every((host, i) => {
    const known = groups.get(host) ?? isUpper[i];
    groups.set(host, known as boolean);
    return known === isUpper[i];
  });
  return whole && groups.size > 1;
}

function oddRuns(row: Asked, side: SideName, names: SideNames): Doubt | null {
  const { values } = row[side];
  if (values.length < OUTLIERS_FROM) return null;
  const { median: centre, mad, z } = modifiedZ(values);
  const odd = values.flatMap((v, i) =>
    Math.abs(z[i] as number) > FAR && Math.abs(v / centre - 1) > MATTERS ? [i] : [],
  );
  if (odd.length === 0) return null;
  const all = overheadWithout(row, side, []);
  const rest = overheadWithout(row, side, odd);
  const far = odd.map((i) => (values[i] as number) / centre - 1);
  const most = far.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
  const [lies, counts, without] = odd.length === 1 ? ["lies", "It counts", "it"] : ["lie up to", "They count", "them"];
  const why = mad === 0 ? " Most of the others are equal in every digit." : "";
  return {
    code: "outlier-run",
    message: `On ${names[side]}, ${runsAt(
      odd.map((i) => i + 1),
      values.length,
    )} ${lies} ${percent(Math.abs(most), most)} ${most > 0 ? "above" : "below"} the side's median. ${counts}: the overhead is ${percent(all, MATTERS)} with ${without} and ${percent(rest, MATTERS)} without.${why}`,
    withholds: false,
  };
}

/** The row's overhead as it would be without some runs of one side. */
function overheadWithout(row: Asked, side: SideName, out: readonly number[]): number {
  const kept = <T>(list: readonly T[]) => list.filter((_, i) => !out.includes(i));
  const { values, hosts } = row[side];
  const rest: Hosted = { values: kept(values), hosts: hosts && kept(hosts) };
  const sides: HostedSides = { baseline: row.baseline, candidate: row.candidate, [side]: rest };
  const design = hostDesign(sides);
  const theta = design
    ? hostRatio(design.baseline, design.candidate, design.paired)
    : median(sides.candidate.values) / median(sides.baseline.values);
  return orient(theta, null, row.better).overhead.value;
}

/** "run 2 of 10", "runs 2, 5 and 7 of 10". */
const runsAt = (at: readonly number[], of: number): string =>
  `${at.length === 1 ? "run" : "runs"} ${places(at)} of ${spellNumber(of)}`;
