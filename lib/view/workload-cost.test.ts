import { describe, expect, test } from "vitest";
import { compare } from "../core/comparison/compare";
import { side } from "../core/comparison/made-runs";
import type { Comparison, VerdictCode } from "../core/comparison/comparison";
import { workloadOf } from "../core/overhead/workload";
import type { Workload } from "../core/overhead/workload";
import { workloadCost } from "./workload-cost";

const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2];
const BILL = { bill: 100_000, currency: "USD", isExample: true };
const RECOVERED = { value: 0.02, low: 0.01, high: 0.03 };

const compared = compare(
  side("bare-metal", FAST),
  side(
    "vm-passthrough",
    FAST.map((v) => v * 0.9),
  ),
);
const measured = workloadOf(compared, { profile: "online-inference" }).workload;

/** The same workload with a figure of 2 % (−1 % to 5 %) under another verdict, and a fix that gives 2 points back. */
function said(verdict: VerdictCode, change: Partial<Workload> = {}, over: Comparison = compared) {
  const overhead = { value: 0.02, low: -0.01, high: 0.05 };
  const whatIf = { overhead, recovered: RECOVERED } as Workload["whatIf"];
  return workloadCost({ ...measured, verdict, overhead, whatIf, ...change }, over, BILL);
}

describe("what a workload's figure means for a bill", () => {
  test("a loss is told with its range, and a fix with its own", () => {
    // 2 % of 100,000 = 2,000; 1 % to 5 % = 1,000 to 5,000; the fix 2 points = 2,000, 1,000 to 3,000.
    const { sentence, recovered } = said("slower", { overhead: { value: 0.02, low: 0.01, high: 0.05 } });
    expect(sentence).toBe(
      "On an example bill of US$100,000 a month that is US$2,000 (US$1,000 to US$5,000) a month that buys no work.",
    );
    expect(recovered).toContain("US$2,000 (US$1,000 to US$3,000)");
    expect([said("slower").claims, said("no-claim").claims, said("cannot-tell").claims]).toEqual([true, false, false]);
  });

  test("a faster virtual machine is extra work, its ends turned round", () => {
    const { sentence } = said("faster", { overhead: { value: -0.02, low: -0.05, high: -0.01 } });
    expect(sentence).toContain("US$2,000 (US$1,000 to US$5,000) of extra work a month");
  });

  test("without a claim nothing is lost and nothing recovered, and what it could be is said", () => {
    const { sentence, recovered } = said("no-claim");
    expect(sentence).toBe(
      "On an example bill of US$100,000 a month that is US$0 claimed; could be up to US$5,000 a month.",
    );
    expect(recovered).not.toContain("US$");
  });

  test("no difference is nothing, at most the upper end", () => {
    const { sentence, recovered } = said("equivalent");
    expect(sentence).toContain("that is US$0; at most US$5,000 a month.");
    expect(recovered).not.toContain("US$");
  });

  test("where nobody can tell there is no money and a reason", () => {
    const { sentence, recovered } = said("cannot-tell");
    expect(sentence).toMatch(/^No money: .+/);
    expect(`${sentence}${recovered}`).not.toContain("US$");
  });

  test("a row whose money is withheld, such as a latency, has none either", () => {
    const latency = {
      ...compared,
      rows: compared.rows.map((r) => ({ ...r, metric: "time-to-first-token", axis: "latency" as const })),
    };
    const { sentence, recovered } = said("slower", {}, latency);
    expect(sentence).toContain("A latency is no share of a bill.");
    expect(recovered).not.toContain("US$");
  });

  test("sides that cannot be compared have no price, whatever the axes say", () => {
    const { sentence } = said("slower", {}, { ...compared, verdict: { ...compared.verdict, code: "not-comparable" } });
    expect(sentence).toBe("No money: sides that cannot be compared have no price.");
  });
});
