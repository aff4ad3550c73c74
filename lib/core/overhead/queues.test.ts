// The golden cases of MODEL 2, and laws of queues.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { valueOf } from "../units/figure";
import { type Inputs, runCase } from "../units/golden-case";
import { measuredGoodput } from "./measured-goodput";
import { allenCunneenWait, kingmanWait, mg1Wait } from "./queue-general";
import { latencyAmplification, mm1Mean, waitLongerThan, waitQuantile } from "./model-checks";
import { mm1Quantile, utilisation } from "./queue-mm1";
import { erlangB, erlangC, meanWait } from "./queue-mmc";
import { type Capacity, capacityUnder, latencyAt, type QueueSides } from "./slo-capacity";
import queues from "./golden/queues.json";

type Name =
  | "ES"
  | "c"
  | "ca2"
  | "cs2"
  | "delta"
  | "lam"
  | "mu"
  | "o"
  | "p99"
  | "rates"
  | "rho"
  | "slo"
  | "slo_p99"
  | "tau";
type Compute = (inputs: Inputs<Name>) => unknown;

const SIDES: QueueSides = {
  model: "mm1",
  servers: 1,
  serviceRate: 10,
  quantile: 0.99,
  overhead: 0,
  addedSeconds: 0,
};

/** The cases hold 0 and 1 where the product holds a state. */
const asGolden = ({ baseline, candidate, loss }: Capacity) => ({
  lam_bm: valueOf(baseline),
  lam_vm: candidate.state === "infeasible" ? 0 : valueOf(candidate),
  capacity_loss: loss.state === "infeasible" ? 1 : valueOf(loss),
});

const mm1: Compute = ({ lam, mu }) => ({
  rho: utilisation(lam, mu),
  mean_sojourn: valueOf(mm1Mean(lam, mu)),
  p99_sojourn: valueOf(mm1Quantile(lam, mu, 0.99)),
});
const mmc: Compute = ({ lam, mu, c }) => {
  const queue = { rate: lam, serviceRate: mu, servers: c };
  const wait = valueOf(meanWait(queue)) ?? Number.NaN;
  return {
    rho: utilisation(lam, mu, c),
    erlang_b: erlangB(lam / mu, c),
    erlang_c: erlangC(lam / mu, c),
    Wq: wait,
    W: wait + 1 / mu,
    p99_wait: valueOf(waitQuantile(queue, 0.99)),
    P_wait_gt_1: valueOf(waitLongerThan(queue, 1)),
  };
};

const TABLE: [string, Compute][] = [
  ["ii.mm1.latency_amplification", ({ o, rho }) => valueOf(latencyAmplification(o, rho))],
  [
    "ii.mm1.goodput.",
    ({ mu, o, slo_p99: limitSeconds }) =>
      asGolden(capacityUnder({ ...SIDES, serviceRate: mu, overhead: o, limitSeconds })),
  ],
  [
    "ii.mm1.additive_latency.",
    ({ mu, slo_p99: limitSeconds, delta }) =>
      asGolden(capacityUnder({ ...SIDES, serviceRate: mu, addedSeconds: delta, limitSeconds })),
  ],
  ["ii.mm1.unstable", ({ lam, mu }) => mm1Mean(lam, mu)],
  ["ii.mm1.", mm1],
  [
    "ii.mmc.goodput.",
    ({ mu, c, o, slo_p99: limitSeconds }) =>
      asGolden(capacityUnder({ ...SIDES, model: "mmc", servers: c, serviceRate: mu, overhead: o, limitSeconds })),
  ],
  ["ii.mmc.", mmc],
  ["ii.mg1", ({ lam, ES, cs2 }) => valueOf(mg1Wait(lam, ES, cs2))],
  ["ii.kingman", ({ rho, ca2, cs2, tau }) => valueOf(kingmanWait(rho, ca2, cs2, tau))],
  [
    "ii.allen_cunneen",
    ({ lam, mu, c, ca2, cs2 }) => valueOf(allenCunneenWait({ rate: lam, serviceRate: mu, servers: c }, ca2, cs2)),
  ],
  [
    "ii.goodput.measured",
    ({ rates, p99, slo }) =>
      slo.map((limit) => {
        const found = measuredGoodput(
          rates.map((rate, i) => ({ rate, latency: p99[i] ?? Number.NaN })),
          limit,
        );
        return { goodput: "value" in found ? found.value : null, state: found.state };
      }),
  ],
];

describe("the golden cases", () => {
  for (const golden of queues) {
    test(`${golden.id}: ${golden.formula}`, () => {
      expect(runCase<Name>(golden, TABLE)).toBeNull();
    });
  }

  test("all 23 are here", () => {
    expect(queues).toHaveLength(23);
  });
});

const question = fc.record({
  model: fc.constantFrom("mm1" as const, "mmc" as const),
  servers: fc.integer({ min: 1, max: 40 }),
  serviceRate: fc.double({ min: 0.1, max: 500, noNaN: true }),
  quantile: fc.constantFrom(0.5, 0.9, 0.95, 0.99, 0.999),
  overhead: fc.double({ min: -0.3, max: 0.8, noNaN: true }),
  addedSeconds: fc.double({ min: 0, max: 0.05, noNaN: true }),
  limitSeconds: fc.double({ min: 0.005, max: 20, noNaN: true }),
});
const orZero = (c: Capacity["candidate"]) => valueOf(c) ?? 0;

describe("laws", () => {
  test("more overhead, or more time added, never raises what the candidate carries", () => {
    fc.assert(
      fc.property(question, fc.double({ min: 0, max: 0.15, noNaN: true }), (q, more) => {
        const base = orZero(capacityUnder(q).candidate);
        const slower = orZero(capacityUnder({ ...q, overhead: q.overhead + more }).candidate);
        const later = orZero(capacityUnder({ ...q, addedSeconds: q.addedSeconds + more }).candidate);
        expect(slower).toBeLessThanOrEqual(base * (1 + 1e-12));
        expect(later).toBeLessThanOrEqual(base * (1 + 1e-12));
      }),
    );
  });

  test("a candidate like its baseline loses nothing, and a faster one less than nothing", () => {
    fc.assert(
      fc.property(question, fc.double({ min: 0.01, max: 0.3, noNaN: true }), (q, gain) => {
        const same = capacityUnder({ ...q, overhead: 0, addedSeconds: 0 });
        fc.pre(same.loss.state === "ok");
        expect(valueOf(same.loss)).toBe(0);
        expect(valueOf(capacityUnder({ ...q, overhead: -gain, addedSeconds: 0 }).loss)).toBeLessThan(0);
      }),
    );
  });

  test("one server behind a queue is M/M/1", () => {
    fc.assert(
      fc.property(question, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (q, busy) => {
        const one = { ...q, servers: 1 };
        const [several, single] = [
          { ...one, model: "mmc" as const },
          { ...one, model: "mm1" as const },
        ];
        const [a, b] = [capacityUnder(several), capacityUnder(single)];
        expect(a.loss.state).toBe(b.loss.state);
        expect(orZero(a.baseline)).toBeCloseTo(orZero(b.baseline), 6);
        expect(orZero(a.candidate)).toBeCloseTo(orZero(b.candidate), 6);
        const rate = busy * q.serviceRate;
        const [x, y] = [latencyAt(several, rate).baseline, latencyAt(single, rate).baseline];
        expect((valueOf(x) ?? 0) / (valueOf(y) ?? 1)).toBeCloseTo(1, 9);
      }),
    );
  });

  test("at the highest load that meets the limit the latency is the limit", () => {
    fc.assert(
      fc.property(question, (q) => {
        const most = capacityUnder(q);
        for (const side of ["baseline", "candidate"] as const) {
          const rate = valueOf(most[side]);
          // Near an empty or a full queue the latency hardly moves with the load, or by far too much.
          const full = q.serviceRate * (side === "baseline" ? 1 : 1 - q.overhead) * (q.model === "mm1" ? 1 : q.servers);
          if (rate === null || rate < 0.01 * full || rate > 0.99 * full) continue;
          expect((valueOf(latencyAt(q, rate)[side]) ?? 0) / q.limitSeconds).toBeCloseTo(1, 6);
        }
      }),
    );
  });

  test("more servers never carry less each", () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 1, max: 20 }), (q, more) => {
        const of = (servers: number) => orZero(capacityUnder({ ...q, model: "mmc", servers }).baseline) / servers;
        expect(of(q.servers + more)).toBeGreaterThanOrEqual(of(q.servers) * (1 - 1e-9));
      }),
    );
  });

  test("a measured sweep never gives more than its highest rate, and takes any order", () => {
    const point = fc.record({
      rate: fc.integer({ min: 1, max: 100 }),
      latency: fc.double({ min: 0.1, max: 9, noNaN: true }),
    });
    const sweep = fc.uniqueArray(point, { minLength: 1, maxLength: 12, selector: (p) => p.rate });
    fc.assert(
      fc.property(sweep, fc.double({ min: 0.05, max: 10, noNaN: true }), (points, limit) => {
        const found = measuredGoodput(points, limit);
        expect(measuredGoodput([...points].reverse(), limit)).toEqual(found);
        if ("value" in found) expect(found.value).toBeLessThanOrEqual(Math.max(...points.map((p) => p.rate)));
      }),
    );
  });
});

describe("where there is no number", () => {
  test("a limit only the candidate misses is infeasible there, not a loss of 100 %", () => {
    // ln(100)/0.05 = 92.1 a second: bare metal serves 100, the candidate adds 5 ms and would need 102.3.
    const found = capacityUnder({ ...SIDES, serviceRate: 100, addedSeconds: 0.005, limitSeconds: 0.05 });
    expect(valueOf(found.baseline)).toBeCloseTo(7.8966, 4);
    expect(found.candidate.state).toBe("infeasible");
    expect(found.loss).toEqual({
      state: "infeasible",
      reason: "infeasible on the candidate: it meets the limit at no load",
    });
  });

  test("a limit both miss leaves no capacity to lose a share of", () => {
    const found = capacityUnder({ ...SIDES, model: "mmc", servers: 8, serviceRate: 1, limitSeconds: 1 });
    expect([found.baseline.state, found.candidate.state, found.loss.state]).toEqual([
      "infeasible",
      "infeasible",
      "not_applicable",
    ]);
  });

  test("at a load a side cannot serve it has no latency, and the other side has one", () => {
    const { baseline, candidate } = latencyAt({ ...SIDES, overhead: 0.1 }, 9.5);
    expect(valueOf(baseline)).toBeCloseTo(9.21034, 4);
    expect(candidate.state).toBe("infeasible");
    expect(latencyAmplification(0.1, 0.9).state).toBe("infeasible");
  });

  test("input that means nothing gives a reason", () => {
    const ask = (change: Partial<QueueSides & { limitSeconds: number }>) =>
      capacityUnder({ ...SIDES, limitSeconds: 1, ...change }).loss;
    for (const change of [
      { serviceRate: 0 },
      { serviceRate: Number.NaN },
      { quantile: 1 },
      { overhead: 1 },
      { addedSeconds: Number.NaN },
      { model: "mmc" as const, servers: 1.5 },
      { limitSeconds: 0 },
    ])
      expect([change, ask(change).state]).toEqual([change, "not_applicable"]);
    expect(measuredGoodput([], 1).state).toBe("not_applicable");
  });

  test("a rate that was never answered ends the sweep at the last that passed", () => {
    const found = measuredGoodput(
      [
        { rate: 2, latency: 0.5 },
        { rate: 4, latency: Number.POSITIVE_INFINITY },
      ],
      1,
    );
    expect(found).toEqual({ state: "ok", value: 2 });
  });
});
