import { describe, expect, test } from "vitest";
import type { Environment } from "../run/environment";
import { mulberry32, normals } from "../stats/random";
import { type FollowedRow, type History, historyOf } from "./history";
import { differencesBetween } from "./history-differences";
import { eventsOf } from "./history-events";
import { type DatedRun, nearest, sessionsOf } from "./history-sessions";
import { madeRun } from "./made-runs";

const ROW: FollowedRow = {
  metric: "output-throughput",
  label: "Output tokens",
  axis: "gpu-compute",
  workload: "made",
  params: {},
  statistic: "value",
  unit: "token/s",
  better: "higher",
};

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n, 9)).toISOString();

function dated(at: string, value: number, environment: Partial<Environment> = {}, uploaded = false): DatedRun {
  return { run: madeRun({ environment, rows: [{ metric: "output-throughput", value }] }), at, uploaded };
}

/** Three runs a side on every seventh day; `rates` and environments of each week, noise of 0.3 %. */
function weeks(
  n: number,
  week: (i: number) => { baseline: number; candidate: number; driver?: string; metalDriver?: string },
): History {
  const normal = normals(mulberry32(11));
  const runs = { baseline: [] as DatedRun[], candidate: [] as DatedRun[] };
  for (let i = 0; i < n; i++) {
    const { baseline, candidate, driver = "570", metalDriver = "570" } = week(i);
    for (let k = 0; k < 3; k++) {
      const noisy = (rate: number) => rate * Math.exp(0.003 * normal());
      runs.baseline.push(dated(day(7 * i), noisy(baseline), { driver: metalDriver }));
      runs.candidate.push(dated(day(7 * i), noisy(candidate), { mode: "vm-passthrough", driver }));
    }
  }
  return historyOf(ROW, runs);
}

describe("sessions", () => {
  test("are days, oldest first, whatever the order of upload", () => {
    const runs = [dated(day(2), 3), dated(day(0), 1), dated(day(2), 4), dated(day(1), 2, {}, true)];
    expect(sessionsOf(runs).map((s) => [s.at, s.runs.length, s.uploaded])).toEqual([
      [day(0), 1, false],
      [day(1), 1, true],
      [day(2), 2, false],
    ]);
    expect(sessionsOf([...runs].reverse()).map((s) => s.at)).toEqual(sessionsOf(runs).map((s) => s.at));
  });

  test("of a day on which the driver was updated are two, and on which two hosts ran are one", () => {
    const driver = (version: string) => dated(day(0), 1, { driver: version });
    expect(sessionsOf([driver("570"), driver("580"), driver("580")]).map((s) => s.runs.length)).toEqual([1, 2]);
    const host = (name: string) => dated(day(0), 1, { host: name });
    expect(sessionsOf([host("a"), host("b")])).toHaveLength(1);
  });

  test("are set beside the nearest of the other side, the earlier of two", () => {
    const sessions = sessionsOf([dated(day(0), 1), dated(day(10), 1), dated(day(20), 1)]);
    expect([day(0), day(4), day(5), day(6), day(90)].map((at) => nearest(sessions, at))).toEqual([0, 0, 0, 1, 2]);
    expect(nearest([], day(0))).toBe(-1);
  });
});

describe("a history", () => {
  test("without a change has a point a week, each with its interval, and no event", () => {
    const { points, events, baseline, candidate, floor } = weeks(8, () => ({ baseline: 1000, candidate: 950 }));
    expect(points).toHaveLength(8);
    for (const { overhead, runs } of points) {
      expect(overhead?.value).toBeCloseTo(0.05, 1);
      expect(overhead?.low).toBeLessThan(overhead?.high ?? Number.NaN);
      expect(runs).toEqual({ baseline: 3, candidate: 3 });
    }
    expect(events).toEqual([]);
    expect([baseline.length, candidate.length, floor?.value]).toEqual([8, 8, 0.03]);
  });

  test("names the driver that cost the virtualized side, and says that bare metal stayed", () => {
    const { events } = weeks(8, (i) => ({
      baseline: 1000,
      candidate: i < 4 ? 970 : 900,
      driver: i < 4 ? "570" : "580",
    }));
    expect(events).toMatchObject([
      {
        from: day(21),
        at: day(28),
        baseline: null,
        overhead: { before: expect.closeTo(1 / 0.97, 2), after: expect.closeTo(1 / 0.9, 2) },
        candidate: { before: expect.closeTo(970, -1), after: expect.closeTo(900, -1) },
        differences: [{ side: "candidate", field: "driver", before: "570", after: "580" }],
      },
    ]);
  });

  test("tells when it was bare metal that moved", () => {
    const { events } = weeks(8, (i) => ({
      baseline: i < 4 ? 1000 : 1080,
      candidate: 950,
      metalDriver: i < 4 ? "570" : "580",
    }));
    expect(events).toMatchObject([
      {
        candidate: null,
        baseline: { after: expect.closeTo(1080, -1) },
        differences: [{ side: "baseline", field: "driver" }],
      },
    ]);
    expect(events[0]?.overhead).not.toBeNull();
  });

  test("tells when both sides moved alike, and the overhead did not", () => {
    const { events } = weeks(8, (i) => ({ baseline: i < 4 ? 1000 : 900, candidate: i < 4 ? 950 : 855 }));
    expect(events).toMatchObject([{ overhead: null, differences: [] }]);
    expect([events[0]?.baseline, events[0]?.candidate]).not.toContain(null);
  });

  test("finds a bad month between two good ones", () => {
    const { events } = weeks(12, (i) => ({ baseline: 1000, candidate: i >= 4 && i < 8 ? 880 : 960 }));
    expect(events.map((event) => event.at)).toEqual([day(28), day(56)]);
  });

  test("of one session has its point and no event", () => {
    const { points, events } = weeks(1, () => ({ baseline: 1000, candidate: 950 }));
    expect([points.length, events]).toEqual([1, []]);
  });

  test("uses one baseline for all sessions where it was measured once", () => {
    const runs = {
      baseline: [dated(day(0), 1000)],
      candidate: [950, 940, 960].map((rate, i) => dated(day(i), rate, { mode: "vm-vgpu" })),
    };
    const { points } = historyOf(ROW, runs);
    expect(points.map((p) => p.baselineAt)).toEqual([day(0), day(0), day(0)]);
    expect(points.map((p) => p.overhead?.value)).toEqual([0.05, 0.06, 0.04].map((o) => expect.closeTo(o, 10)));
  });

  test("passes over runs that somebody left out, and runs of other rows", () => {
    const out = dated(day(3), 10, { mode: "vm-vgpu" });
    const other = { ...dated(day(4), 10, { mode: "vm-vgpu" }) };
    other.run.measurements = other.run.measurements.map((m) => ({ ...m, params: { concurrency: 8 } }));
    const runs = { baseline: [dated(day(0), 1000)], candidate: [dated(day(0), 950, { mode: "vm-vgpu" }), out, other] };
    const { candidate } = historyOf(ROW, runs, { exclusions: [{ runId: out.run.id, reason: "warm" }] });
    expect(candidate.map((p) => p.median)).toEqual([950]);
  });

  test("is the same whatever the order of its runs", () => {
    const runs = {
      baseline: [0, 7, 14].map((d) => dated(day(d), 1000 + d)),
      candidate: [0, 7, 14].map((d) => dated(day(d), 950 - d, { mode: "vm-vgpu" })),
    };
    const turned = { baseline: [...runs.baseline].reverse(), candidate: [...runs.candidate].reverse() };
    expect(historyOf(ROW, turned)).toEqual(historyOf(ROW, runs));
  });
});

describe("a history without any change", () => {
  const sessions = (n: number, normal: () => number, spread: number, every: number) =>
    Array.from({ length: n }, (_, i) => ({
      session: { at: day(every * (i + 0.5)), uploaded: false, runs: [] },
      value: Math.exp(spread * normal()),
    }));

  /** Of how many of 2,000 histories an event is shown: each session of the candidate beside the nearest baseline. */
  function alarms(baselines: number, candidates: number, spread: { baseline: number; candidate: number }): number {
    const normal = normals(mulberry32(4711 + 100 * baselines + candidates));
    const trials = 2000;
    let shown = 0;
    for (let trial = 0; trial < trials; trial++) {
      const ours = sessions(baselines, normal, spread.baseline, (7 * candidates) / baselines);
      const theirs = sessions(candidates, normal, spread.candidate, 7);
      const at = ours.map(({ session }) => session);
      const overhead = theirs.flatMap(({ session, value }) => {
        const beside = ours[nearest(at, session.at)];
        if (!beside) return [];
        return [{ at: session.at, value: beside.value / value, baseline: beside.session, candidate: session }];
      });
      const events = eventsOf({
        overhead,
        baseline: ours.map(({ session, value }) => ({ at: session.at, value, baseline: session })),
        candidate: theirs.map(({ session, value }) => ({ at: session.at, value, candidate: session })),
      });
      if (events.length > 0) shown += 1;
    }
    return shown / trials;
  }

  // Standard error 0.49 points: 6.5 % lies three of them above 5 %. Sessions that share a baseline are no evidence of
  // their own: taken singly they showed an event in 15 % (3 and 12 sessions) and in 28 % (6 and 24).
  test.each([
    [12, 12],
    [2, 12],
    [3, 12],
    [4, 20],
    [6, 24],
    [24, 6],
  ])("of %i sessions of the baseline and %i of the candidate shows an event in one of twenty cases at most", (b, c) => {
    const share = alarms(b, c, { baseline: 0.01, candidate: 0.01 });
    expect(share).toBeLessThan(0.065);
    expect(share).toBeGreaterThan(0.008);
  });

  test("keeps to it where one side is much noisier than the other", () => {
    expect(alarms(6, 24, { baseline: 0.02, candidate: 0.005 })).toBeLessThan(0.065);
    expect(alarms(6, 24, { baseline: 0.005, candidate: 0.02 })).toBeLessThan(0.065);
  });
});

describe("a baseline that several sessions share", () => {
  /** Every `nth` week has a baseline; the driver of the candidate is another from week `from` on. */
  function shared(n: number, nth: number, from: number): History {
    const normal = normals(mulberry32(5));
    const noisy = (rate: number) => rate * Math.exp(0.003 * normal());
    const runs = { baseline: [] as DatedRun[], candidate: [] as DatedRun[] };
    for (let i = 0; i < n; i++) {
      if (i % nth === 0) runs.baseline.push(dated(day(7 * i), noisy(1000)));
      const environment = { mode: "vm-passthrough", driver: i < from ? "570" : "580" } as const;
      runs.candidate.push(dated(day(7 * i), noisy(i < from ? 970 : 880), environment));
    }
    return historyOf(ROW, runs);
  }

  test("leaves a change to the candidate's own series where it was measured once, and says that it is untested", () => {
    expect(shared(10, 10, 5).events).toMatchObject([
      {
        ...{ from: day(28), at: day(35), overhead: null, baseline: null, untested: true },
        candidate: { before: expect.closeTo(970, -1), after: expect.closeTo(880, -1) },
        differences: [{ side: "candidate", field: "driver", before: "570", after: "580" }],
      },
    ]);
  });

  test("tells the overhead from their means, and the candidate tells between which sessions it was", () => {
    // Sessions stand beside weeks 0-1, 2-4, 5-7, 8-10 ..., so that week 10 begins inside a share and week 11 does not.
    for (const from of [10, 11]) {
      const { events } = shared(24, 3, from);
      expect(events).toMatchObject([{ from: day(7 * (from - 1)), at: day(7 * from), untested: false, baseline: null }]);
      expect(events[0]?.overhead?.after).toBeGreaterThan(1.08);
      expect(events[0]?.differences.map((d) => [d.before, d.after])).toEqual([["570", "580"]]);
    }
  });
});

describe("what was recorded otherwise", () => {
  const of = (...environments: Partial<Environment>[]) =>
    environments.map((environment) => madeRun({ environment, rows: [] }));

  test("is worded with its unit; what only one session recorded comes last", () => {
    const before = of({ powerLimit: 700, ecc: true, kernel: "6.8" });
    const after = of({ powerLimit: 500, ecc: false, os: "Ubuntu 24.04", kernel: "6.8" });
    expect(differencesBetween("candidate", before, after).map((d) => [d.word, d.before, d.after])).toEqual([
      ["GPU memory error correction", "on", "off"],
      ["GPU power cap", "700 W", "500 W"],
      ["operating system", "not recorded", "Ubuntu 24.04"],
    ]);
  });

  test("names every value of a session, and the version of the tool", () => {
    const before = of({ driver: "570" }, { driver: "575" });
    const after = of({ driver: "580" }).map((run) => ({ ...run, tool: { name: "vLLM bench serve", version: "0.12" } }));
    expect(differencesBetween("baseline", before, after).map((d) => [d.side, d.field, d.before, d.after])).toEqual([
      ["baseline", "driver", "570 and 575", "580"],
      ["baseline", "tool", "vLLM bench serve 0.11.0", "vLLM bench serve 0.12"],
    ]);
  });

  test("is nothing where only the label, the time or the steal differs", () => {
    const one = of({ label: "a", startedAt: day(0), steal: 0.01 });
    expect(differencesBetween("baseline", one, of({ label: "b", startedAt: day(9), steal: 0 }))).toEqual([]);
  });
});
