import { describe, expect, test } from "vitest";
import { compare } from "./compare";
import { madeRun, side } from "./made-runs";

const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2, 1003.4, 997.9, 1000.8, 1001.9, 999.6, 1000.1, 1002.7];
const SLOW = [935.2, 938.9, 931.4, 936.8, 934.1, 939.6, 929.8, 937.3, 933.5, 935.9, 932.2, 941.0];
const vm = "vm-passthrough" as const;

describe("pairing", () => {
  test("a row without a partner names the nearest one and what differs", () => {
    const found = compare(
      side("bare-metal", FAST.slice(0, 2), { params: { concurrency: 64, model: "m" } }),
      side(vm, SLOW.slice(0, 2), { params: { concurrency: 32, model: "m" } }),
    );
    expect(found.rows).toEqual([]);
    expect(found.unpaired.baseline[0]).toMatchObject({
      metric: "output-throughput",
      runs: 2,
      reason: "The nearest row on the virtualized side differs: concurrency is 64 here and 32 there.",
    });
    expect(found.verdict.code).toBe("not-comparable");
    expect(found.comparability.findings[0]).toMatchObject({
      rule: "workload-differs",
      id: "E04",
      level: "block",
      baseline: "concurrency 64",
      candidate: "concurrency 32",
    });
  });

  test("a metric of one side only is said to be so", () => {
    const found = compare(
      [
        madeRun({
          rows: [
            { metric: "output-throughput", value: 1 },
            { metric: "input-throughput", value: 1 },
          ],
        }),
      ],
      side(vm, [1]),
    );
    expect(found.unpaired.baseline.map((u) => u.reason)).toEqual(["Only on the bare-metal side."]);
  });

  test("a p99 of few values is doubted, and the tool's own p99 of merged repeats is not", () => {
    const codes = (row: { n?: number; samples?: Float64Array }) => {
      const rows = [{ metric: "time-to-first-token", median: 0.1, p99: 0.2, ...row }];
      const found = compare([madeRun({ rows })], [madeRun({ environment: { mode: "vm-passthrough" }, rows })]);
      return found.rows.find((r) => r.statistic === "p99")?.warnings.map((w) => w.code);
    };
    expect(codes({ n: 10 })).toContain("thin-tail");
    expect(codes({ samples: Float64Array.of(0.1, 0.11, 0.09) })).not.toContain("thin-tail");
  });

  test("latencies have a second row for p99 where both sides have one", () => {
    const rows = (p99?: number) => [{ metric: "time-to-first-token", median: 0.1, p99, n: 500 }];
    const bare = [madeRun({ rows: rows(0.5) })];
    expect(
      compare(bare, [madeRun({ environment: { mode: vm }, rows: rows(0.6) })]).rows.map((r) => r.statistic),
    ).toEqual(["median", "p99"]);
    expect(compare(bare, [madeRun({ environment: { mode: vm }, rows: rows() })]).rows.map((r) => r.statistic)).toEqual([
      "median",
    ]);
  });

  test("one statistic is compared on both sides", () => {
    const bare = [madeRun({ rows: [{ metric: "output-throughput", median: 10, value: 11 }] })];
    const row = compare(bare, side(vm, [10])).rows[0];
    expect(row).toMatchObject({ statistic: "value", baseline: { median: 11 } });
  });

  test("settings that differ warn on the row, and token counts have 1 % of play", () => {
    const row = (context: Record<string, number | string>) => [
      madeRun({ rows: [{ metric: "output-throughput", value: 5, context }] }),
    ];
    const codes = (a: Record<string, number | string>, b: Record<string, number | string>) =>
      compare(row(a), row(b))
        .rows[0]?.warnings.filter((w) => w.code.startsWith("context"))
        .map((w) => w.message);
    expect(codes({ burstiness: 1 }, { burstiness: 2 })).toEqual(["burstiness differs: 1 v 2."]);
    expect(codes({ total_output_tokens: 1000 }, { total_output_tokens: 1009 })).toEqual([]);
    expect(codes({ total_output_tokens: 1000 }, { total_output_tokens: 1020 })).toHaveLength(1);
    expect(codes({ tokenizer: "a" }, {})).toEqual(["tokenizer unknown on candidate; the other side has a."]);
  });

  test("a run uploaded twice under another form is no repeat", () => {
    const rows = (x: number) =>
      ["output-throughput", "request-throughput", "total-throughput"].map((metric, i) => ({
        metric,
        value: x + (i + 1) / 7,
      }));
    const bare = [
      madeRun({ id: "a", rows: rows(100) }),
      madeRun({ id: "b", rows: rows(100) }),
      madeRun({ id: "c", rows: rows(101) }),
    ];
    const found = compare(bare, [madeRun({ environment: { mode: vm }, rows: rows(99) })]);
    expect(found.rows[0]?.baseline.runs).toBe(2);
    expect(found.warnings).toContainEqual({
      code: "duplicate-result",
      message: "3 runs on bare metal, 1 of them repeats another in every digit and is counted once: run 2 of 3.",
    });
  });

  test("five runs a side that are one are said to be so, once a side and without ids", () => {
    const five = (mode: "bare-metal" | "vm-passthrough", x: number) =>
      Array.from({ length: 5 }, () =>
        madeRun({
          environment: { mode },
          rows: ["output-throughput", "request-throughput", "total-throughput"].map((metric, i) => ({
            metric,
            value: x + (i + 1) / 7,
          })),
        }),
      );
    const found = compare(five("bare-metal", 100), five(vm, 98));
    expect(found.verdict.sentence).toMatch(
      /^Cannot tell\. 5 runs a side, 4 of them repeat another in every digit and are counted once: output tokens 2\.00\u00a0% lower, no interval\./,
    );
    expect(found.warnings.map((w) => w.message).filter((m) => m.includes("repeat"))).toEqual([
      "5 runs on bare metal, 4 of them repeat another in every digit and are counted once: runs 2, 3, 4 and 5 of 5.",
      "5 runs on virtualized, 4 of them repeat another in every digit and are counted once: runs 2, 3, 4 and 5 of 5.",
    ]);
    expect(JSON.stringify([found.verdict, found.warnings])).not.toContain("run-");
  });

  test("a side without any run left says that all were left out", () => {
    const bare = FAST.slice(0, 2).map((value, i) =>
      madeRun({ id: `y${i}`, rows: [{ metric: "output-throughput", value }] }),
    );
    const exclusions = ["y0", "y1"].map((runId) => ({ runId, reason: "the host was updating" }));
    expect(compare(bare, side(vm, [1]), { exclusions }).verdict.sentence).toBe(
      "Cannot tell: all runs of baseline were left out.",
    );
  });

  test("the share of failed requests is told in words", () => {
    const row = (context: Record<string, number>) => [
      madeRun({ rows: [{ metric: "output-throughput", value: 5, context }] }),
    ];
    const said = (a: Record<string, number>, b: Record<string, number>) =>
      compare(row(a), row(b))
        .rows[0]?.warnings.filter((w) => w.code.startsWith("context"))
        .map((w) => w.message);
    expect(said({ failed_share: 0 }, { failed_share: 0.1 })).toEqual(["0\u00a0% v 10\u00a0% of requests failed."]);
    expect(said({}, { failed_share: 0.1 })?.[0]).toBe(
      "How many requests failed on bare metal is not known; on the other side 10\u00a0% did.",
    );
  });

  test("what somebody excluded is left out and stays on the record", () => {
    const bare = FAST.slice(0, 3).map((value, i) =>
      madeRun({ id: `x${i}`, rows: [{ metric: "output-throughput", value }] }),
    );
    const exclusions = [{ runId: "x0", reason: "the host was updating" }];
    const found = compare(bare, side(vm, SLOW.slice(0, 3)), { exclusions });
    expect(found.rows[0]?.baseline.values).toEqual(FAST.slice(1, 3));
    expect(found.exclusions).toEqual(exclusions);
  });

  test("nothing on a side cannot tell, and says which", () => {
    expect(compare([], side(vm, [1])).verdict.sentence).toBe("Cannot tell: no run was given for baseline.");
  });
});
