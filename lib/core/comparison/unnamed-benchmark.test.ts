import { describe, expect, test } from "vitest";
import { type Params, UNNAMED_BENCHMARK } from "../run/run";
import { compare } from "./compare";
import { madeRun } from "./made-runs";

const sides = (values: number[], params: Params, context: Params) =>
  (["bare-metal", "vm-passthrough"] as const).map((mode) =>
    values.map((value) =>
      madeRun({
        environment: { mode },
        rows: [{ metric: "output-throughput", workload: "MLPerf Offline", value, params, context }],
      }),
    ),
  );

describe("files that do not name their benchmark", () => {
  const unnamed = { benchmark: UNNAMED_BENCHMARK };

  test("several runs a side may be several benchmarks: no number until they are named", () => {
    const [bare = [], vm = []] = sides([35316.7, 35310.1, 35320.4], {}, unnamed);
    const found = compare(bare, vm);
    expect(found.rows[0]).toMatchObject({
      verdict: "cannot-tell",
      slowdown: null,
      overhead: null,
      overhead90: null,
      withinRun: null,
    });
    expect(found.rows[0]?.warnings).toEqual([
      { code: "benchmark-unnamed", message: expect.stringContaining("Name the benchmark") },
    ]);
    expect(found.headline).toBeNull();
    expect(found.verdict).toMatchObject({
      code: "cannot-tell",
      sentence: expect.stringContaining("do not name their benchmark"),
    });
  });

  test("one run on one side and two on the other are unlike enough: image detection is no share of image generation", () => {
    const [bare = []] = sides([14961], {}, unnamed);
    const [, vm = []] = sides([9.743, 9.8], {}, unnamed);
    expect(compare(bare, vm).rows[0]).toMatchObject({ slowdown: null, overhead: null, verdict: "cannot-tell" });
  });

  test("a reason cannot stand for a name", () => {
    const [bare = [], vm = []] = sides([100, 101], {}, unnamed);
    const overrides = [{ rule: "benchmark-unnamed", reason: "they are alike" }];
    expect(compare(bare, vm, { overrides }).rows[0]).toMatchObject({ overhead: null, verdict: "cannot-tell" });
  });

  test("with one run a side the number stands with its doubt", () => {
    const [bare = []] = sides([1000], {}, unnamed);
    const [, vm = []] = sides([900], {}, unnamed);
    const row = compare(bare, vm).rows[0];
    expect(row?.overhead?.value).toBeCloseTo(0.1, 12);
    expect(row?.warnings.map((w) => w.code)).toContain("benchmark-unnamed");
  });

  test("named by the user they are judged as any other", () => {
    const [bare = [], vm = []] = sides([35316.7, 35310.1, 35320.4], { benchmark: "llama2-70b-99" }, {});
    expect(compare(bare, vm).rows[0]?.warnings.map((w) => w.code)).not.toContain("benchmark-unnamed");
  });

  test("another benchmark on the other side is not a pair", () => {
    const [bare = []] = sides([35316.7], { benchmark: "llama2-70b-99" }, {});
    const [, vm = []] = sides([34301.9], { benchmark: "llama2-70b-99.9" }, {});
    const found = compare(bare, vm);
    expect(found.rows).toEqual([]);
    expect(found.unpaired.baseline[0]?.reason).toContain("benchmark");
  });
});
