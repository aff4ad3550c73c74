import type { Spread } from "./coverage-data";

/** What the candidate really is, as a multiple of the baseline, before spikes. */
export const RATIO = 1.06;

/** Bars of QUALITY 1.2: P2 for 5 runs and more a side, P2b for few runs, unequal sides and runs that hold samples. */
export const BARS = { enough: { low: 0.935, high: 0.98 }, hard: { low: 0.92, high: 1 } } as const;

export type Group = "equal" | "few" | "unequal" | "clustered" | "hosts" | "pooled";

export interface Shape {
  name: string;
  baseline: Spread;
  candidate: Spread;
}

export interface Cell {
  id: string;
  group: Group;
  shape: Shape;
  runs: { baseline: number; candidate: number };
  /** Samples inside each run; without, a run is one value. */
  inside?: { samples: number; between: number; within: number };
  /** Hosts a side, each with its own level and so many runs; `runs` is the product. */
  hosts?: { count: number; each: number; between: number; within: number };
  /** `null`: shown for information, without a bar. */
  bar: { low: number; high: number } | null;
}

const SPIKES = { share: 0.15, factor: 1.5 };

/** Standard deviations of the logs, baseline/candidate (QUALITY 2.2). */
export const SHAPES: readonly Shape[] = [
  { name: "equal .1/.1", baseline: { sigma: 0.1 }, candidate: { sigma: 0.1 } },
  { name: "equal .5/.5", baseline: { sigma: 0.5 }, candidate: { sigma: 0.5 } },
  { name: "unequal .05/.2", baseline: { sigma: 0.05 }, candidate: { sigma: 0.2 } },
  { name: "spiky .02/.02", baseline: { sigma: 0.02 }, candidate: { sigma: 0.02, spikes: SPIKES } },
  { name: "spiky .1/.1", baseline: { sigma: 0.1 }, candidate: { sigma: 0.1, spikes: SPIKES } },
];

const cell = (group: Group, shape: Shape, baseline: number, candidate: number): Cell => ({
  id: `${group} ${shape.name} ${baseline}v${candidate}`,
  group,
  shape,
  runs: { baseline, candidate },
  bar: group === "equal" ? BARS.enough : BARS.hard,
});

const EQUAL = [5, 10, 30, 100];
const FEW = [2, 3, 4];
/** Runs of the smaller side against those of the larger. */
const UNEQUAL: readonly [number, number][] = [
  ...[3, 5, 10, 30].map((n): [number, number] => [2, n]),
  [3, 4],
  ...[3, 4].flatMap((few) => [5, 10, 30, 100].map((n): [number, number] => [few, n])),
  ...[10, 30].map((n): [number, number] => [5, n]),
];

/** R runs of 1,000 samples in all, that differ by 2 % from run to run and by 5 % inside (QUALITY 2.1). */
const clustered = (runs: number, group: "clustered" | "pooled"): Cell => ({
  id: `${group} ${runs}v${runs}`,
  group,
  shape: { name: "run effect 2 %, 5 % inside", baseline: { sigma: 0.02 }, candidate: { sigma: 0.02 } },
  runs: { baseline: runs, candidate: runs },
  inside: { samples: Math.round(1000 / runs), between: 0.02, within: 0.05 },
  bar: group === "clustered" ? BARS.hard : null,
});

/** Hosts of each side that differ by 2 %, three runs on each that differ by 1 %. */
const onHosts = (count: number): Cell => ({
  id: `hosts ${count}v${count}`,
  group: "hosts",
  shape: { name: "host effect 2 %, runs 1 %", baseline: { sigma: 0.02 }, candidate: { sigma: 0.02 } },
  runs: { baseline: 3 * count, candidate: 3 * count },
  hosts: { count, each: 3, between: 0.02, within: 0.01 },
  bar: BARS.hard,
});

/** Every cell of the study, in the order of the report. */
export const CELLS: readonly Cell[] = [
  ...SHAPES.flatMap((shape) => EQUAL.map((n) => cell("equal", shape, n, n))),
  ...SHAPES.flatMap((shape) => FEW.map((n) => cell("few", shape, n, n))),
  // The short side may be either one, which matters where the two scatter differently.
  ...SHAPES.flatMap((shape) =>
    UNEQUAL.flatMap(([few, many]) =>
      shape.name.startsWith("equal")
        ? [cell("unequal", shape, few, many)]
        : [cell("unequal", shape, few, many), cell("unequal", shape, many, few)],
    ),
  ),
  ...[3, 5, 10].map((runs) => clustered(runs, "clustered")),
  ...[3, 5, 10].map(onHosts),
  ...[1, 3, 5, 10].map((runs) => clustered(runs, "pooled")),
];
