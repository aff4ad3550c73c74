import { describe, expect, test } from "vitest";
import { compare } from "./compare";
import { knownFloors } from "./known-floors";
import { madeRun, side } from "./made-runs";
import { moneyWithheld } from "./overhead-draw";

const A = [1000, 1001, 999, 1002, 998];
const B = [935, 936, 934, 937, 933];

function both(mode: "bare-metal" | "vm-passthrough", hypervisors: ["kvm" | "esxi", "kvm" | "esxi"] = ["kvm", "kvm"]) {
  const runs = (values: number[], hypervisor: "kvm" | "esxi") =>
    values.map((value) =>
      madeRun({
        environment: { mode, ...(mode !== "bare-metal" && { hypervisor }) },
        rows: [
          { metric: "output-throughput", value },
          { metric: "request-throughput", value: value / (value < 990 ? 9.5 : 10) },
        ],
      }),
    );
  return compare(runs(A, hypervisors[0]), runs(B, hypervisors[1]));
}

describe("two sets of one kind", () => {
  test("are said to be so, with how far they lie apart, and never to be slower", () => {
    const found = both("bare-metal");
    expect(found.sameSide).toBe(true);
    expect(found.verdict.code).toBe("no-claim");
    // 1 - 935/1000 = 6.5 %; the other row differs by 1 - (935/9.5)/100 = 1.58 %.
    expect(found.verdict.sentence).toBe(
      "Both sides are bare metal: these runs differ by up to 6.50\u00a0% without any virtualization. The noise floor is 3\u00a0%, assumed.",
    );
    expect(found.verdict.finance).toContain("says nothing of what virtualization costs");
    expect(found.warnings.map((w) => w.code)).toContain("same-mode");
  });

  test("have no price", () => {
    for (const row of both("bare-metal").rows) {
      expect(["slower", "faster"]).not.toContain(row.verdict);
      expect(moneyWithheld(row)).toMatch(/noise, not virtualization/);
    }
  });

  test("give a floor for other comparisons, metric by metric", () => {
    const aa = knownFloors(both("bare-metal"), "five and five bare-metal runs");
    expect(aa.map((r) => r.metric)).toEqual(["output-throughput", "request-throughput"]);
    expect(aa[0]?.overhead).toBeCloseTo(0.065, 12);
    const priced = compare(side("bare-metal", A, {}, { host: "a" }), side("vm-passthrough", B, {}, { host: "a" }), {
      aa,
    });
    expect(priced.verdict.code).toBe("no-claim");
    expect(priced.noiseFloor.reason).toContain("five and five bare-metal runs");
  });

  test("may be virtual machines, but of two hypervisors they are two kinds", () => {
    expect(both("vm-passthrough").verdict.sentence).toMatch(/^Both sides are virtual machines with their GPU passed/);
    const other = both("vm-passthrough", ["kvm", "esxi"]);
    expect(other.sameSide).toBe(false);
    expect(other.verdict.code).toBe("slower");
    expect(knownFloors(other, "nothing")).toEqual([]);
  });
});
