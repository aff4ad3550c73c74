import { describe, expect, test } from "vitest";
import { pcieCeiling } from "../hardware/pcie";
import { extraCapacity, overheadOfTimeIncrease } from "../overhead/slowdown";
import { CLAIM_ARTICLES } from "./claims";
import { weakest } from "./grade";
import { DEFAULT_PRIOR, PRIOR_TABLE } from "./priors";
import { PUBLISHED, summarise } from "./published";

const percent = (x: number) => Number((x * 100).toFixed(2));

describe("the published pairs", () => {
  const all = summarise();
  test("are 33 on 6 systems, from 2020 to 2025", () => {
    expect(all).toMatchObject({ pairs: 33, systems: 6, firstYear: 2020, lastYear: 2025 });
    expect(new Set(PUBLISHED.map((p) => p.id)).size).toBe(33);
  });
  test("lose 1.75 % in the middle; eight in ten between -0.41 and 5.41 %", () => {
    expect([all.p10, all.median, all.p90].map(percent)).toEqual([-0.41, 1.75, 5.41]);
    expect([all.p25, all.p75].map(percent)).toEqual([0, 3.3]);
    expect([all.lowest, all.highest].map(percent)).toEqual([-4.62, 9.57]);
  });
  test("include what hurts our case: 9 of 33 equal or faster, none loses a tenth", () => {
    expect(all).toMatchObject({ equalOrFaster: 9, atLeastFivePercent: 4, atLeastTenPercent: 0 });
  });
  test("split into throughput and latency-bounded as EVIDENCE.md says", () => {
    const of = (scenario: string) => summarise(PUBLISHED.filter((p) => p.scenario === scenario));
    expect([of("Offline").pairs, percent(of("Offline").median)]).toEqual([19, 1.59]);
    expect([of("Server").pairs, percent(of("Server").median)]).toEqual([14, 2.24]);
    expect(percent(summarise(PUBLISHED.filter((p) => p.year === 2025)).median)).toBe(-0.28);
  });
  test("give the prior that is used when nobody measured", () => {
    const { p10, p50, p90 } = PRIOR_TABLE[DEFAULT_PRIOR];
    expect([all.p10, all.median, all.p90].map((x) => x * 100)).toEqual([
      expect.closeTo(p10 * 100, 1),
      expect.closeTo(p50 * 100, 2),
      expect.closeTo(p90 * 100, 1),
    ]);
    const server = summarise(PUBLISHED.filter((p) => p.scenario === "Server"));
    const slo = PRIOR_TABLE["tuned-slo-serving"];
    expect(server.median * 100).toBeCloseTo(slo.p50 * 100, 1);
    expect(server.p90 * 100).toBeCloseTo(slo.p90 * 100, 1);
  });
  test("each names where it was published, and whom it serves", () => {
    for (const p of PUBLISHED) {
      expect(p.url).toMatch(/^https:\/\/github\.com\/mlcommons\/inference_results_v[\d.]+\/tree\/[0-9a-f]{8}$/);
      expect(p.interest).not.toBe("");
      expect(p.grade).toBe("cited");
    }
  });
});

test("the default is never the vendor's claim", () => {
  expect(PRIOR_TABLE[DEFAULT_PRIOR].grade).toBe("cited");
});

describe("what is known of the articles", () => {
  const rows = CLAIM_ARTICLES.flatMap((a) => a.rows);
  const known = (id: string) => rows.find((r) => r.id === id)?.known ?? "";
  test("is reckoned by our own functions", () => {
    expect(known("pcie")).toContain(`${(pcieCeiling(5) / 1e9).toFixed(1)} GB/s in one direction`);
    expect(known("servers")).toContain(`${(extraCapacity(0.15) * 100).toFixed(1)} %`);
    expect(known("latency")).toContain(`${(overheadOfTimeIncrease(0.12) * 100).toFixed(1)} %`);
    expect(known("throughput")).toContain(`None of the ${summarise().pairs} published pairs`);
  });
  test("every article is graded claimed", () => {
    for (const a of CLAIM_ARTICLES) expect(a.grade).toBe("claimed");
  });
});

test("a figure is no better than its weakest input", () => {
  expect(weakest(["measured", "cited"])).toBe("cited");
  expect(weakest(["entered", "example", "claimed"])).toBe("example");
  expect(() => weakest([])).toThrow(RangeError);
});
