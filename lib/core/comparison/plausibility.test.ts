import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Environment } from "../run/environment";
import type { Params, Run } from "../run/run";
import { compare } from "./compare";
import type { Override } from "./comparability";
import type { Row } from "./comparison";
import { madeRun } from "./made-runs";
import { moneyDoubt, resolveRow } from "./overhead-draw";
import { questionOf } from "./questions";

const NOISE = [1, 1.001, 0.999, 1.0005, 0.9995];

interface Asked {
  metric: string;
  /** In GB/s, or TFLOP/s, or seconds. */
  baseline: number;
  candidate: number;
  params?: Params;
  environment?: Partial<Environment>;
  candidateEnvironment?: Partial<Environment>;
  factor?: number;
}

function runsOf(
  { metric, params, environment, factor = 1e9, ...values }: Asked,
  side: "baseline" | "candidate",
): Run[] {
  return NOISE.map((noise) => {
    const run = madeRun({
      environment: {
        mode: side === "baseline" ? "bare-metal" : "vm-passthrough",
        gpu: "NVIDIA H100 80GB HBM3",
        ...environment,
        ...(side === "candidate" ? values.candidateEnvironment : {}),
      },
      rows: [{ metric, params: params ?? {}, value: values[side] * factor * noise }],
    });
    // The slot counts before the name, and here the names are asked.
    const { pcieGeneration: _generation, pcieLanes: _lanes, ...rest } = run.environment;
    return { ...run, environment: rest };
  });
}

function rowOf(asked: Asked, overrides: Override[] = []): Row {
  const { rows } = compare(runsOf(asked, "baseline"), runsOf(asked, "candidate"), { overrides });
  const [row] = rows;
  if (!row) throw new Error("nothing paired");
  return row;
}
const plain = (text: string | undefined) => text?.replaceAll("\u00a0", " ");
const message = (row: Row, code: string) => plain(row.warnings.find((w) => w.code === code)?.message);
const codes = (row: Row) => row.warnings.map((w) => w.code);
const h2d = { metric: "host-to-device-bandwidth", baseline: 55, candidate: 53 };

describe("P1, above the ceiling", () => {
  test("256 GB/s into an H100 is shown and claims nothing", () => {
    const row = rowOf({ ...h2d, candidate: 256 });
    expect(row.candidate.median).toBeCloseTo(256e9, -6);
    expect(row.verdict).toBe("cannot-tell");
    expect(row.withheld?.code).toBe("above-ceiling");
    expect(plain(row.because)).toBe(
      "256 GB/s on virtualized is 4.06 times the ceiling of 63 GB/s (PCIe Gen5 x16, one direction). Not even both directions counted together would explain it: check the unit (bytes or bits), the GPU and the size of the data.",
    );
    expect(moneyDoubt(row)?.code).toBe("above-ceiling");
    expect(() => resolveRow(row)).toThrow(RangeError);
  });

  test("up to twice asks for directions, and a twentieth above asks for GiB first", () => {
    expect(message(rowOf({ ...h2d, baseline: 110 }), "above-ceiling")).toMatch(
      /^110 GB\/s on bare metal is 1\.75 times .* Both directions counted together would explain it\.$/,
    );
    expect(message(rowOf({ ...h2d, baseline: 66 }), "above-ceiling")).toMatch(/GB read as GiB \(1 GiB is 1\.074 GB\)/);
  });

  test("an answer lets the row be judged and priced, and is printed with it", () => {
    const reason = "Both directions are counted together on both sides.";
    const open = { ...h2d, baseline: 110, candidate: 100 };
    const row = rowOf(open, [{ rule: "above-ceiling", metric: h2d.metric, reason }]);
    expect(row.verdict).toBe("slower");
    expect(message(row, "overridden")).toContain(reason);
    expect(moneyDoubt(row)).toBeNull();
    // What stands on somebody's word is no longer a measurement alone.
    expect(resolveRow(row).grade).toBe("claimed");
  });

  test("an answer about another metric, or to another question, changes nothing", () => {
    const open = { ...h2d, baseline: 110, candidate: 100 };
    for (const other of [{ rule: "above-ceiling", metric: "device-to-host-bandwidth" }, { rule: "side-spread" }])
      expect(rowOf(open, [{ ...other, reason: "checked" }]).withheld?.code).toBe("above-ceiling");
  });

  test("between Gen5 and Gen6 a B200 is doubted and no more, above Gen6 it is asked about", () => {
    const b200 = { ...h2d, environment: { gpu: "NVIDIA B200" } };
    const between = rowOf({ ...b200, baseline: 100, candidate: 98 });
    expect(codes(between)).toContain("ceiling-unconfirmed");
    expect(between.withheld).toBeNull();
    expect(rowOf({ ...b200, baseline: 140, candidate: 138 }).withheld?.code).toBe("above-ceiling");
  });

  test("a side that does not name its GPU is held against the other's", () => {
    const { gpu: _, ...unnamed } = madeRun({ rows: [] }).environment;
    const candidate = runsOf({ ...h2d, candidate: 256 }, "candidate").map((run) => ({
      ...run,
      environment: { ...unnamed, mode: "vm-passthrough" as const },
    }));
    expect(compare(runsOf(h2d, "baseline"), candidate).rows[0]?.withheld?.code).toBe("above-ceiling");
  });

  test("no value at or below its ceiling is ever asked about", () => {
    const memory = fc.double({ min: 0.05, max: 1, noNaN: true });
    fc.assert(
      fc.property(memory, memory, (a, b) => {
        const row = rowOf({ metric: "device-memory-bandwidth", baseline: 3350 * a, candidate: 3350 * b });
        expect(codes(row)).not.toContain("above-ceiling");
      }),
      { numRuns: 20 },
    );
  });
});

describe("P2 to P5", () => {
  test("bare metal below 60 % of its ceiling may be untuned; a virtual machine there is what is asked about", () => {
    expect(message(rowOf({ ...h2d, baseline: 30, candidate: 30 }), "baseline-untuned")).toMatch(
      /^Bare metal reaches 48 % of the ceiling of 63 GB\/s/,
    );
    expect(codes(rowOf({ ...h2d, candidate: 30 }))).not.toContain("baseline-untuned");
    const vm = { ...h2d, baseline: 30, environment: { mode: "vm-passthrough" as const } };
    expect(codes(rowOf(vm))).not.toContain("baseline-untuned");
  });

  test("what is not expected near its ceiling is not called untuned", () => {
    const low = { ...h2d, baseline: 20, candidate: 20 };
    const each: Params[] = [{ engine: "sm" }, { bidirectional: true }, { memory: "pageable" }, { size: 1024 }];
    for (const params of each)
      expect([params, codes(rowOf({ ...low, params }))]).toEqual([
        params,
        expect.not.arrayContaining(["baseline-untuned"]),
      ]);
    const small = { metric: "all-reduce-bus-bandwidth", baseline: 20, candidate: 20 };
    expect(codes(rowOf({ ...small, params: { hosts: 1, size: 2 ** 20 } }))).not.toContain("baseline-untuned");
    expect(codes(rowOf({ ...small, params: { hosts: 1, size: 2 ** 30 } }))).toContain("baseline-untuned");
  });

  test("a virtual machine above 102 % of bare metal asks about the baseline", () => {
    expect(message(rowOf({ ...h2d, baseline: 50, candidate: 55 }), "candidate-above-baseline")).toBe(
      "Virtualized does 110 % of what bare metal does, so the baseline may be untuned, or a cache answers.",
    );
    expect(codes(rowOf({ ...h2d, baseline: 54.5, candidate: 55 }))).not.toContain("candidate-above-baseline");
  });

  test("the data sheet's own figure looks like a ceiling", () => {
    const found = rowOf({ metric: "device-memory-bandwidth", baseline: 3350, candidate: 2900 });
    expect(message(found, "datasheet-value")).toBe(
      "3.35 TB/s on bare metal is within 1 % of the data sheet's 3.35 TB/s (the memory of the H100 SXM5 80GB), so it looks like a ceiling, not a measurement.",
    );
    expect(found.withheld).toBeNull();
  });

  test("480 GB/s of an all-reduce over links of 450 is no question, and 1,000 is", () => {
    const reduce = { metric: "all-reduce-bus-bandwidth", params: { hosts: 1, size: 2 ** 33 } };
    const fine = rowOf({ ...reduce, baseline: 482, candidate: 474 });
    expect(fine.withheld).toBeNull();
    expect(codes(fine)).not.toContain("datasheet-value");
    expect(rowOf({ ...reduce, baseline: 1000, candidate: 474 }).withheld?.code).toBe("above-ceiling");
    expect(rowOf({ ...reduce, metric: "all-gather-bus-bandwidth", baseline: 482, candidate: 474 }).withheld?.code).toBe(
      "above-ceiling",
    );
  });
});

describe("P6, a delay is no share of a bill", () => {
  const wait = { metric: "time-to-first-token", baseline: 0.05, candidate: 0.056, factor: 1 };

  test("it is judged, and has a difference, and no money", () => {
    const row = rowOf(wait);
    expect(row.verdict).toBe("slower");
    expect(row.difference.value).toBeCloseTo(0.006, 4);
    expect(moneyDoubt(row)?.code).toBe("latency-share");
    expect(moneyDoubt(rowOf({ ...wait, metric: "peer-latency" }))?.code).toBe("latency-share");
  });

  test("a reason lets it reach money, and the money says so", () => {
    const reason = "A latency limit decides how many machines we need, and it grows with this latency.";
    const row = rowOf(wait, [{ rule: "latency-share", reason }]);
    expect(moneyDoubt(row)).toBeNull();
    const { warnings, grade } = resolveRow(row);
    expect(warnings.map((w) => w.code)).toContain("latency-priced");
    expect(grade).toBe("claimed");
  });

  test("a batch from start to end is work, not a wait", () => {
    expect(moneyDoubt(rowOf({ ...wait, metric: "batch-latency" }))).toBeNull();
  });
});

describe("P7 and what is shown", () => {
  test("a row shows its ceiling with its source, or why there is none", () => {
    expect(rowOf(h2d).ceiling).toMatchObject({ what: "PCIe Gen5 x16, one direction", unit: "B/s", unconfirmed: null });
    const unknown = rowOf({ ...h2d, environment: { gpu: "Tesla K80" } });
    expect([unknown.ceiling, unknown.noCeiling]).toEqual([
      null,
      "Tesla K80 is not among the GPUs whose ceilings are known.",
    ]);
    const open = rowOf({
      metric: "device-memory-bandwidth",
      baseline: 2900,
      candidate: 2800,
      environment: { gpu: "NVIDIA H100" },
    });
    expect(open.ceiling).toBeNull();
    expect(open.noCeiling).toMatch(/leaves open which/);
    expect(codes(unknown)).not.toContain("above-ceiling");
  });
});

test("every question that keeps a row from money can be answered", () => {
  for (const code of [
    "above-ceiling",
    "latency-share",
    "two-peaks",
    "side-spread",
    "implausible-ratio",
    "rate-unknown",
    "no-verdict",
    "benchmark-unnamed",
  ]) {
    const asked = questionOf(code);
    expect([code, asked?.question]).toEqual([code, expect.stringMatching(/\?$/)]);
    expect(asked?.answers.length).toBeGreaterThan(0);
  }
  for (const none of ["few-runs", "constructor", ""]) expect(questionOf(none)).toBeNull();
});
