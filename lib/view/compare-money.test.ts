import { describe, expect, test } from "vitest";
import { compare } from "../core/comparison/compare";
import { madeRun, side } from "../core/comparison/made-runs";
import { costOf } from "./compare-money";

const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2];
const times = (factor: number) => FAST.map((v) => v * factor);
const against = (candidate: readonly number[]) => compare(side("bare-metal", FAST), side("vm-passthrough", candidate));

describe("what a comparison costs on the example bill", () => {
  test("a loss of a tenth is a tenth of the bill, twelve times a year, with its range", () => {
    // 10 % of 100,000 × 12 = 120,000.
    const cost = costOf(against(times(0.9)), "measured");
    expect(cost).toMatchObject({ value: "US$120,000", favourable: false, usable: true, overheadGrade: "measured" });
    expect(cost.range).toMatch(/^a year, .*: US\$1[12]\d,000 to US\$12\d,000$/);
    expect(cost.sentence).toBe("On an example bill of US$100,000 a month, US$120,000 a year buys no work.");
  });

  test("a faster virtual machine stands in parentheses, tagged favourable", () => {
    const cost = costOf(against(times(1.1)), "measured");
    expect(cost).toMatchObject({ value: "(US$120,000)", favourable: true });
    expect(cost.sentence).toContain("of extra work a year");
  });

  test("no difference costs nothing, and says what it could cost at most", () => {
    const cost = costOf(against(times(0.9995)), "measured");
    expect(cost.value).toBe("US$0");
    expect(cost.range).toMatch(/^at most US\$[\d,]+ a year$/);
  });

  test("one run a side has no price, but a scenario may take it", () => {
    const cost = costOf(compare(side("bare-metal", [1000]), side("vm-passthrough", [950])), "measured");
    expect(cost).toMatchObject({ value: "–", usable: true, sentence: "" });
    expect(cost.range).toContain("3 points");
  });

  test("what cannot be compared has no price at all", () => {
    const found = compare(side("bare-metal", FAST), side("vm-passthrough", times(0.9), {}, { gpu: "NVIDIA L4" }));
    expect(costOf(found, "measured")).toMatchObject({ value: "–", usable: false });
  });

  test("a container against its host has no price: it is not the cost of virtualization", () => {
    const found = compare(side("bare-metal", FAST), side("container", times(0.9)));
    expect(costOf(found, "measured", { container: true })).toMatchObject({ value: "–", usable: false, sentence: "" });
    expect(costOf(found, "measured", { container: true }).range).toContain("A container is compared with its host");
  });

  test("time shares that were saved weigh the price, not those of a guessed profile", () => {
    const rdma = { metric: "rdma-bandwidth" };
    const found = compare(side("bare-metal", FAST, rdma), side("vm-passthrough", times(0.9), rdma));
    // The whole time on the network: all of the 10 % is lost, a tenth of 1,200,000.
    expect(costOf(found, "measured", { weights: { network: 1 } }).value).toBe("US$120,000");
    expect(costOf(found, "measured").value).not.toBe("US$120,000");
  });

  test("without a common row there is a reason instead of a figure", () => {
    const found = compare(
      [madeRun({ rows: [{ metric: "output-throughput", value: 1 }] })],
      [madeRun({ environment: { mode: "vm-vgpu" }, rows: [{ metric: "input-throughput", value: 1 }] })],
    );
    expect(costOf(found, "measured").range).not.toBe("");
    expect(costOf(found, "measured").usable).toBe(false);
  });
});
