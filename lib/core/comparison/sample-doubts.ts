import { type SampleSigns, screenSamples } from "../stats/sample-screen";
import { spellNumber } from "../units/spell";
import { countOf } from "../units/count";
import type { Doubt } from "./doubts";
import type { SideNames } from "./names";
import type { Contribution, Pair } from "./pair";
import { percent } from "./wording";

/** Signs of samples that were looked at already: rows of a median and of a p99 stand on the same ones. */
export type KnownSigns = Map<Float64Array, SampleSigns>;

interface Place {
  /** Place of the run on its side, from 1. */
  run: number;
  side: string;
}
type Seen = Place & SampleSigns;

/**
 * What the samples inside the runs of a row say against it (MODEL 5.6): two groups of them withhold the verdict until
 * somebody says why; a start that had not settled and a drift are told. Nothing is taken out: a run's value is its tool's.
 */
export function sampleDoubts({ baseline, candidate }: Pair, names: SideNames, known: KnownSigns): Doubt[] {
  const seen = [...seenOn(baseline, names.baseline, known), ...seenOn(candidate, names.candidate, known)];
  return [...groups(seen), ...starts(seen), ...drifts(seen)];
}

function seenOn(side: readonly Contribution[], name: string, known: KnownSigns): Seen[] {
  return side.flatMap(({ measurements }, i) =>
    measurements.flatMap(({ samples }) => {
      if (!samples) return [];
      const signs = known.get(samples) ?? screenSamples(samples);
      known.set(samples, signs);
      return [{ run: i + 1, side: name, ...signs }];
    }),
  );
}

function groups(seen: readonly Seen[]): Doubt[] {
  const hit = seen.flatMap(({ run, side, peaks }) => (peaks ? [{ run, side, ...peaks }] : []));
  const [first] = hit;
  if (!first) return [];
  const gap = first.lower > 0 ? `${percent(first.upper / first.lower - 1, 1)} apart` : "far apart";
  return [
    {
      code: "two-peaks",
      message: `${within(hit, seen)} the samples fall into two groups (${at(first)}: ${gap}, ${percent(first.share, 1)} of them in the lower): two configurations, two hosts, or throttling?`,
      withholds: true,
    },
  ];
}

function starts(seen: readonly Seen[]): Doubt[] {
  const hit = seen.flatMap(({ run, side, warmUp }) => (warmUp ? [{ run, side, ...warmUp }] : []));
  const [first] = hit;
  if (!first) return [];
  const long = hit.some(({ dropped, of }) => dropped > of / 3);
  return [
    {
      code: "warm-up",
      message: `${within(hit, seen)} the first samples had not settled (${at(first)}: ${spellNumber(first.dropped)} of ${spellNumber(first.of)}${long ? ", more than a third" : ""}). They count; measure again with a longer warm-up.`,
      withholds: false,
    },
  ];
}

function drifts(seen: readonly Seen[]): Doubt[] {
  const hit = seen.flatMap(({ run, side, drift }) => (drift === null ? [] : [{ run, side, drift }]));
  const [first] = hit;
  if (!first) return [];
  const way = first.drift > 0 ? "above" : "below";
  return [
    {
      code: "drift",
      message: `${within(hit, seen)} the samples drift (${at(first)}: the last third lies ${percent(Math.abs(first.drift), 1)} ${way} the first). Heat, or neighbours?`,
      withholds: false,
    },
  ];
}

const runsIn = (places: readonly Place[]) => new Set(places.map(({ run, side }) => `${run} ${side}`)).size;

/** "In 3 of 10 runs". */
const within = (hit: readonly Place[], seen: readonly Place[]): string =>
  `In ${spellNumber(runsIn(hit))} of ${countOf(runsIn(seen), "run")}`;

const at = ({ run, side }: Place): string => `run ${spellNumber(run)} on ${side}`;
