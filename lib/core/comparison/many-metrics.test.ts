import { describe, expect, test } from "vitest";
import { compare } from "./compare";
import { foundingRows } from "./founding-rows";
import { headlineRow } from "./headline";
import { madeRun } from "./made-runs";

const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2, 1003.4, 997.9, 1000.8, 1001.9, 999.6, 1000.1, 1002.7];
const vm = "vm-passthrough" as const;

describe("many metrics", () => {
  const METRICS = ["output-throughput", "request-throughput", "host-to-device-bandwidth", "device-copy-bandwidth"];
  const many = (mode: "bare-metal" | "vm-passthrough", factor: number[]) =>
    FAST.map((value, i) =>
      madeRun({
        environment: { mode },
        rows: [
          ...METRICS.map((metric, k) => ({ metric, value: value * (factor[k] ?? 1) * (1 + ((i * 7 + k) % 5) / 1000) })),
          ...[1024, 2048, 4096].map((size) => ({
            metric: "all-reduce-bus-bandwidth",
            params: { size },
            value: value * size * (1 + ((i * 3) % 5) / 1000),
          })),
          { metric: "request-latency", median: 1000 / value, p99: (3000 / value) * (factor[0] ?? 1), n: 500 },
        ],
      }),
    );
  const found = compare(many("bare-metal", []), many(vm, [0.9, 1, 0.95, 1]));

  test("the end-to-end throughput speaks, and the count after Holm is said", () => {
    expect(found.headline?.metric).toBe("output-throughput");
    expect(found.verdict.sentence).toMatch(/3 of 9 metrics differ beyond their noise floor after Holm's correction\./);
  });

  test("a collective speaks by its bandwidth at the largest size, its time by the smallest", () => {
    const rows = [8, 1024, 2 ** 33].flatMap((size) => [
      { metric: "all-reduce-time", params: { size }, value: 1e-5 + size / 2e11 },
      { metric: "all-reduce-bus-bandwidth", params: { size }, value: 1 + size / 20 },
    ]);
    const average = { metric: "all-reduce-bus-bandwidth", params: { size: "average" }, value: 1e12 };
    const runs = (mode: "bare-metal" | "vm-passthrough", kept: typeof rows) => [
      madeRun({ environment: { mode }, rows: [...kept, average] }),
    ];
    const both = compare(runs("bare-metal", rows), runs(vm, rows));
    expect(both.headline?.key).toContain("all-reduce-bus-bandwidth");
    expect(both.headline?.key).toContain(String(2 ** 33));
    const times = both.rows.filter((r) => r.metric === "all-reduce-time");
    expect(headlineRow(times)?.params.size).toBe(8);
  });

  test("the count over many metrics never contradicts the verdict, at any number of runs", () => {
    const sideOf = (mode: "bare-metal" | "vm-passthrough", n: number, factor: number) =>
      FAST.slice(0, n).map((value, i) =>
        madeRun({
          environment: { mode },
          rows: Array.from({ length: 12 }, (_, k) => ({
            metric: "all-reduce-bus-bandwidth",
            params: { size: k },
            value: value * factor * (1 + (((i + 1) * (k + 3)) % 7) / 10_000),
          })),
        }),
      );
    const said = (a: number, b: number, factor: number) =>
      compare(sideOf("bare-metal", a, 1), sideOf(vm, b, factor)).verdict;
    for (const [a, b] of [
      [2, 5],
      [3, 3],
      [5, 5],
      [6, 6],
      [12, 12],
    ] as const)
      expect([a, b, said(a, b, 0.7).sentence]).toEqual([a, b, expect.stringContaining("12 of 12 metrics differ")]);
    const same = said(6, 6, 0.995);
    expect(same.code).toBe("equivalent");
    expect(same.sentence).not.toContain("Holm");
  });

  test("the five founding rows come out", () => {
    expect(foundingRows(found.rows).map((f) => [f.id, f.row?.metric, f.row?.params.size])).toEqual([
      ["host-link", "host-to-device-bandwidth", undefined],
      ["gpu-memory", "device-copy-bandwidth", undefined],
      ["throughput", "output-throughput", undefined],
      ["gpu-link", "all-reduce-bus-bandwidth", 4096],
      ["tail-latency", "request-latency", undefined],
    ]);
    expect(foundingRows(found.rows)[4]?.row).toMatchObject({ statistic: "p99", difference: { unit: "s" } });
  });

  test("two hundred metrics of five runs a side are two hundred rows, each with its own floor and tests", () => {
    const wide = (mode: "bare-metal" | "vm-passthrough", factor: number) =>
      FAST.slice(0, 5).map((value) =>
        madeRun({
          environment: { mode },
          rows: Array.from({ length: 200 }, (_, k) => ({
            metric: "all-reduce-bus-bandwidth",
            params: { size: k },
            value: (value + Math.sin(value * k)) * factor,
          })),
        }),
      );
    const big = compare(wide("bare-metal", 1), wide(vm, 0.95));
    expect(big.rows).toHaveLength(200);
    for (const { tests, floor } of big.rows) {
      expect(tests?.mannWhitney?.exact).toBe(true);
      expect(tests?.holm).toBeLessThanOrEqual(1);
      expect(floor.reason).not.toBe("");
    }
  });
});

describe("the row that a sentence speaks of", () => {
  const at = (mode: "bare-metal" | "vm-passthrough", factor: number, params: { concurrency: number }[]) =>
    FAST.slice(0, 6).map((value) =>
      madeRun({
        environment: { mode },
        rows: params.map((p) => ({
          metric: "output-throughput",
          params: { ...p, model: "llama" },
          value: value * factor * p.concurrency,
        })),
      }),
    );
  const said = (params: { concurrency: number }[]) =>
    compare(at("bare-metal", 1, params), at(vm, 0.9, params)).verdict.sentence;

  test("is named by what sets it apart from others of its metric", () => {
    expect(said([{ concurrency: 16 }, { concurrency: 64 }])).toMatch(
      /^Virtualized loses 10\.\d+\u00a0% of .* at concurrency 64 \(95 % interval/,
    );
  });

  test("needs no such words when it is the only one", () => {
    expect(said([{ concurrency: 64 }])).not.toContain("concurrency");
  });
});
