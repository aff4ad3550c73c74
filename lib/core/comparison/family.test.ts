import { describe, expect, test } from "vitest";
import { compare } from "./compare";
import { madeRun } from "./made-runs";

/** Two runs a side on one host; one metric differs by 3 % with hardly a spread, the rest is noise of a tenth of a percent. */
function compared(metrics: number, first: readonly [number, number, number, number]) {
  const wobble = [0, 0.1, 0.05, 0.12];
  const run = (mode: "bare-metal" | "vm-passthrough", at: number) =>
    madeRun({
      environment: { mode, host: "one-host" },
      rows: Array.from({ length: metrics }, (_, m) => ({
        metric: "output-throughput",
        params: { size: m },
        value: m === 0 ? (first[at] as number) : 100 + m + (wobble[(at + m) % 4] as number),
      })),
    });
  return compare([run("bare-metal", 0), run("bare-metal", 1)], [run("vm-passthrough", 2), run("vm-passthrough", 3)]);
}
const FIRST = [100, 100.15, 97, 97.1] as const;
const verdictOf = (metrics: number) => compared(metrics, FIRST).rows.find((r) => r.params.size === 0);

describe("a difference among many metrics", () => {
  test("alone it is claimed by its own interval", () => {
    expect(verdictOf(1)?.verdict).toBe("slower");
  });

  test("one of forty is not claimed where Holm's correction leaves nothing, and says why", () => {
    const row = verdictOf(40);
    expect(row?.tests?.holm ?? 0).toBeGreaterThan(0.05);
    expect(row?.verdict).toBe("no-claim");
    expect(row?.because).toMatch(
      /above the floor .*, but among 40 metrics chance does that now and then: p = [\d.]+ after Holm's correction, and a claim needs 0\.05; about \d+ more runs? a side would settle it\.$/,
    );
    expect(row?.because).toContain(`about ${row?.tests?.moreRuns ?? "no"} more run`);
  });

  test("no row but the one a comparison opens with claims a difference that the count of metrics leaves out", () => {
    const found = compared(40, FIRST);
    for (const row of found.rows) {
      if (row.key === found.headline?.key || (row.verdict !== "slower" && row.verdict !== "faster")) continue;
      expect(row.tests?.holm ?? 1).toBeLessThan(0.05);
    }
  });
});
