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
  test("several runs a side may be several benchmarks: no verdict until they are named", () => {
    const [bare = [], vm = []] = sides([35316.7, 35310.1, 35320.4], {}, { benchmark: UNNAMED_BENCHMARK });
    const found = compare(bare, vm);
    expect(found.rows[0]?.verdict).toBe("cannot-tell");
    expect(found.rows[0]?.warnings.map((w) => w.code)).toContain("benchmark-unnamed");
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
