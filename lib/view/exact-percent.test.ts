import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactPercent } from "./exact-percent";

const back = (text: string) => Number(text.replace("−", "-").replace(/\s*%/, "")) / 100;

describe("a rate shows the digits its money needs", () => {
  test("two digits do where they give the money again", () => {
    // 0.0175 x 1,200,000 = 21,000
    expect(exactPercent(0.0175, 1_200_000)).toBe("1.75\u00a0%");
    expect(exactPercent(0.15, 1_200_000)).toBe("15.00\u00a0%");
  });

  test("a measured overhead shows more where two would miss the shown amount", () => {
    // 0.0283412 x 1,200,000 = 34,009.44; 2.83 % would give 33,960
    expect(exactPercent(0.0283412, 1_200_000)).toBe("2.8341\u00a0%");
  });

  test("a faster virtual machine keeps its sign", () => {
    expect(exactPercent(-0.004, 100)).toBe("−0.40\u00a0%");
    expect(exactPercent(-0.0000001, 100)).toBe("0.00\u00a0%");
  });

  test("whatever the rate and the bill, the shown rate times the bill is the shown amount", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        fc.integer({ min: 0, max: 50_000_000 }),
        (o, bill) => {
          // Half a unit is a tie that the tenth digit of a percentage can tip either way.
          fc.pre(Math.abs(Math.abs((o * bill) % 1) - 0.5) > 0.01);
          expect(Math.abs(Math.round(back(exactPercent(o, bill)) * bill) - Math.round(o * bill))).toBe(0);
        },
      ),
    );
  });
});
