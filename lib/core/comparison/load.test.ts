import { describe, expect, test } from "vitest";
import type { Load } from "../run/run";
import { compare } from "./compare";
import { madeRun } from "./made-runs";
import { moneyWithheld } from "./overhead-draw";

const load = (target: number | null): Load => ({ limited: true, target, reason: "the rate was chosen" });

function sides(ours: number | null, theirs: number | null) {
  const runs = (mode: "bare-metal" | "vm-passthrough", factor: number, rate: number | null) =>
    [1, 1.001, 0.999, 1.002, 0.998].map((x) =>
      madeRun({
        environment: { mode },
        rows: [
          { metric: "output-throughput", value: (1000 * x) / factor, load: load(rate) },
          { metric: "peak-output-throughput", value: (1100 * x) / factor, load: load(rate) },
          { metric: "benchmark-duration", value: 60 * x * factor, load: load(rate) },
          { metric: "request-latency", median: 2 * x * factor, load: load(rate) },
        ],
      }),
    );
  const found = compare(runs("bare-metal", 1, ours), runs("vm-passthrough", 1.2, theirs));
  return { found, row: (metric: string) => found.rows.find((r) => r.metric === metric) };
}

describe("a rate that somebody chose", () => {
  test.each(["output-throughput", "peak-output-throughput", "benchmark-duration"])(
    "leaves %s without a claim: its number repeats the setting",
    (m) => {
      const row = sides(4, 4).row(m);
      expect(row).toMatchObject({ verdict: "cannot-tell", withheld: { code: "load-limited" } });
      expect(row?.overhead?.value).toBeCloseTo(1 - 1 / 1.2, 3);
      expect(row && moneyWithheld(row)).toContain("The rate was chosen");
      expect(row?.warnings.find((w) => w.code === "load-limited")?.message).toMatch(/Look at the latency rows\.$/);
    },
  );

  test("equal on both sides lets latency speak", () => {
    expect(sides(4, 4).row("request-latency")?.verdict).toBe("slower");
  });

  test("different on both sides points nowhere but to another run", () => {
    const { row } = sides(4, 5);
    expect(row("request-latency")?.verdict).toBe("not-comparable");
    const said = row("output-throughput")?.warnings.find((w) => w.code === "load-limited")?.message;
    expect(said).toMatch(
      /differ, 4 v 5, so neither throughput nor latency can be compared; rerun both sides at one rate\.$/,
    );
    expect(said).not.toContain("Look at");
  });

  test.each([
    [null, null],
    [4, null],
  ])("and that a file does not name (%s v %s) claims nothing, from throughput or from latency", (ours, theirs) => {
    const { found, row } = sides(ours, theirs);
    expect(row("output-throughput")?.verdict).toBe("cannot-tell");
    expect(row("request-latency")).toMatchObject({
      verdict: "cannot-tell",
      because: expect.stringContaining("does not say which"),
    });
    expect(found.rows.map((r) => r.verdict)).not.toContain("slower");
  });
});

describe("a network link", () => {
  const link = (ours: number, theirs: number) => {
    const runs = (mode: "bare-metal" | "vm-passthrough", gigabits: number) =>
      [1, 1.001, 0.999, 1.002, 0.998].map((x) =>
        madeRun({
          environment: { mode },
          rows: [{ metric: "network-throughput", value: (gigabits * 1e9 * x) / 8, workload: "iperf3" }],
        }),
      );
    return compare(runs("bare-metal", ours), runs("vm-passthrough", theirs)).rows[0];
  };

  test("that is full on both sides claims nothing", () => {
    const row = link(0.941, 0.94);
    expect(row).toMatchObject({ verdict: "cannot-tell", withheld: { code: "line-limited" } });
    expect(row?.warnings.map((w) => w.code)).toContain("line-limited");
  });

  test("that is full on one side only is compared", () => {
    expect(link(9.41, 7.2)?.overhead?.value).toBeCloseTo(1 - 7.2 / 9.41, 2);
  });
});
