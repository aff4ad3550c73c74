import { describe, expect, test } from "vitest";
import type { Run } from "../run/run";
import { compare } from "./compare";
import { madeRun, side } from "./made-runs";
import { moneyWithheld } from "./overhead-draw";

const vm = "vm-passthrough" as const;
const STEADY = [100, 100.4, 99.6, 100.2, 99.8, 100.1, 99.9, 100.3, 99.7, 100];
const lower = (factor: number, values = STEADY) => values.map((v) => v * factor);
const row = (baseline: Run[], candidate: Run[], options = {}) => {
  const found = compare(baseline, candidate, options).rows[0];
  if (!found) throw new Error("the sides pair");
  return found;
};
const said = (of: ReturnType<typeof row>, code: string) => of.warnings.find((w) => w.code === code)?.message;

describe("runs of a side against one another", () => {
  // Runs 3 and 7 of the candidate ran 9 % below the others: 0.91 of them.
  const split = lower(0.95).map((v, i) => (i === 2 || i === 6 ? 0.91 * v : v));

  test("two groups of runs withhold verdict and money until somebody says why", () => {
    const open = row(side("bare-metal", STEADY), side(vm, split));
    expect(open.verdict).toBe("cannot-tell");
    expect(open.withheld).toMatchObject({ code: "two-peaks" });
    expect(open.because).toMatch(/^On virtualized, runs 3 and 7 of 10 lie \d+\.\d\u00a0% below the rest, as a group/);
    expect(moneyWithheld(open)).toContain("runs 3 and 7");
    const answered = row(side("bare-metal", STEADY), side(vm, split), {
      overrides: [{ rule: "two-peaks", reason: "both clocks are in use" }],
    });
    expect(answered.verdict).toBe("slower");
    expect(answered.withheld).toBeNull();
    expect(said(answered, "overridden")).toContain("both clocks are in use");
    expect(moneyWithheld(answered)).toBeNull();
  });

  test("one answer does not answer another question", () => {
    // Tenfold apart, and two groups: each is asked by itself.
    const far = lower(0.05).map((v, i) => (i % 2 ? 1.5 * v : v));
    const half = row(side("bare-metal", STEADY), side(vm, far), {
      overrides: [{ rule: "implausible-ratio", reason: "an old machine" }],
    });
    expect(half.withheld?.code).toBe("two-peaks");
    expect(half.verdict).toBe("cannot-tell");
    expect(moneyWithheld(half)).not.toBeNull();
  });

  test("groups that are hosts are no riddle: each host lies in one of them", () => {
    const hosts = (mode: "bare-metal" | "vm-passthrough", values: number[]) =>
      values.map((value, i) =>
        madeRun({
          environment: { mode, host: i % 2 ? "a" : "b" },
          rows: [{ metric: "output-throughput", value: i % 2 ? 0.9 * value : value }],
        }),
      );
    const found = row(hosts("bare-metal", STEADY), hosts(vm, lower(0.9)));
    expect(said(found, "two-peaks")).toBeUndefined();
  });

  test("an odd run is flagged with what it changes, and counts", () => {
    const odd = lower(0.94).map((v, i) => (i === 4 ? 70 : v));
    const found = row(side("bare-metal", STEADY), side(vm, odd));
    expect(found.candidate.runs).toBe(10);
    expect(said(found, "outlier-run")).toMatch(
      /^On virtualized, run 5 of 10 lies 25\.\d\u00a0% below the side's median\. It counts: the overhead is 6\.\d\u00a0% with it and 6\.\d\u00a0% without\.$/,
    );
    expect(found.verdict).toBe("slower");
  });

  test("a run that lies less than 2 % off is not called odd", () => {
    const near = [100, 100.01, 99.99, 100.01, 99.99, 101.5];
    expect(said(row(side("bare-metal", near), side(vm, lower(0.9, near))), "outlier-run")).toBeUndefined();
  });
});

describe("samples inside runs", () => {
  const steady = (centre: number, seed: number) =>
    Float64Array.from({ length: 300 }, (_, i) => centre * (1 + 0.01 * Math.sin(7.3 * i + seed)));
  const runs = (mode: "bare-metal" | "vm-passthrough", centre: number, change: (v: number, i: number) => number) =>
    [1, 2, 3, 4, 5].map((seed) =>
      madeRun({
        environment: { mode },
        rows: [
          {
            metric: "time-to-first-token",
            median: centre * (1 + seed / 1000),
            samples: steady(centre, seed).map((v, i) => (seed === 2 ? change(v, i) : v)),
          },
        ],
      }),
    );
  const as = (v: number) => v;

  test("two groups of samples withhold the verdict, and say in which run", () => {
    const found = row(
      runs("bare-metal", 1, as),
      runs(vm, 1.1, (v, i) => (i % 4 === 0 ? 1.5 * v : v)),
    );
    expect(found.withheld?.code).toBe("two-peaks");
    expect(found.because).toMatch(
      /^In 1 of 10 runs the samples fall into two groups \(run 2 on virtualized: (49|50|51)\.\d\u00a0% apart, 75\.0\u00a0% of them in the lower\)/,
    );
  });

  test("a slow start and a drift are told and withhold nothing", () => {
    const started = row(
      runs("bare-metal", 1, as),
      runs(vm, 1.1, (v, i) => (i < 12 ? 1.3 * v : v)),
    );
    expect(said(started, "warm-up")).toMatch(
      /^In 1 of 10 runs the first samples had not settled \(run 2 on virtualized: 12 of 300\)/,
    );
    const drifting = row(
      runs("bare-metal", 1, as),
      runs(vm, 1.1, (v, i) => v * (1 + i / 3000)),
    );
    expect(said(drifting, "drift")).toMatch(
      /^In 1 of 10 runs the samples drift \(run 2 on virtualized: the last third lies 6\.\d\u00a0% above/,
    );
    expect([started.verdict, drifting.verdict]).toEqual(["slower", "slower"]);
  });

  test("samples that lean on their neighbours are told beside an interval within one run", () => {
    const wave = (centre: number) =>
      Float64Array.from({ length: 400 }, (_, i) => centre * (1 + 0.01 * Math.sin(i / 9) + 0.002 * Math.sin(5.1 * i)));
    const run = (mode: "bare-metal" | "vm-passthrough", centre: number) => [
      madeRun({
        environment: { mode },
        rows: [{ metric: "time-to-first-token", median: centre, samples: wave(centre) }],
      }),
    ];
    const message = said(row(run("bare-metal", 1), run(vm, 1.05)), "within-run");
    expect(message).toMatch(
      /Samples on bare metal lean on their neighbours \(correlation 0\.9\d?\): 400 of them tell as much as \d+ would/,
    );
  });
});
