import { describe, expect, test } from "vitest";
import { PRIORS } from "../cost/overhead-source";
import { quantile, sorted } from "../stats/quantile";
import { CONFIDENTIAL_FACTS, SERVING_BY_LOAD } from "./confidential-facts";
import { CONFIGURATION_LOSSES } from "./configuration-losses";
import { LEDGER } from "./ledger";
import { figuresFor, figuresOf, NO_FILTER } from "./ledger-filter";
import { IDLE_FACT, NOISE_FACTS } from "./noise-facts";
import { priorOf } from "./priors";
import { SITUATIONS, situationOf } from "./situations";

const percent = (x: number) => Number((x * 100).toFixed(1));
const overheads = (ids: readonly string[]) => figuresOf(ids).flatMap((f) => f.overhead ?? []);

describe("the situations", () => {
  test("each prior has one, and each names rows that are there", () => {
    expect(SITUATIONS.map((s) => s.prior).sort()).toEqual([...PRIORS].sort());
    for (const s of SITUATIONS) {
      expect(figuresFor({ ...NO_FILTER, ...s.rows }, LEDGER).length, s.prior).toBeGreaterThan(0);
      expect(s.caveats.length, s.prior).toBeGreaterThan(0);
    }
  });

  test("their figures are those of their rows, where they are quantiles or ends of them", () => {
    const rows = (id: Parameters<typeof situationOf>[0]) =>
      sorted(
        figuresFor({ ...NO_FILTER, ...situationOf(id).rows }, LEDGER).flatMap((f) =>
          f.layer === "confidential" && !f.id.startsWith("CC-SGL") ? [] : (f.overhead ?? []),
        ),
      );
    for (const id of ["tuned-single-node", "tuned-slo-serving"] as const) {
      const { p10, p50, p90 } = priorOf(id);
      for (const [p, stated] of [
        [0.1, p10],
        [0.5, p50],
        [0.9, p90],
      ] as const)
        expect(Math.abs(quantile(rows(id), p) - stated), `${id} ${p}`).toBeLessThan(0.0006);
    }
    for (const id of ["untuned-vm", "rdma-misconfigured"] as const) {
      const { p10, p90 } = priorOf(id);
      expect(Math.abs((rows(id)[0] ?? 0) - p10), id).toBeLessThan(0.005);
      expect(Math.abs((rows(id).at(-1) ?? 0) - p90), id).toBeLessThan(0.005);
    }
    const confidential = rows("confidential-computing");
    expect(confidential).toHaveLength(8);
    expect(percent(quantile(confidential, 0.5))).toBe(11.8);
  });
});

describe("what configuration costs", () => {
  const of = (id: string) => {
    const found = CONFIGURATION_LOSSES.find((l) => l.id === id);
    if (!found) throw new Error(`no loss is called ${id}`);
    return found;
  };
  test("before and after are computed from the published values", () => {
    const ends = (e: { low: number; high: number } | null) => e && [percent(e.low), percent(e.high)];
    expect([ends(of("acs-ats").before), ends(of("acs-ats").after)]).toEqual([
      [46, 46],
      [4, 4],
    ]);
    expect(ends(of("rdma-open").before)).toEqual([20.8, 43.8]);
    expect(ends(of("vcpu").before)).toEqual([7.1, 16.9]);
    expect(ends(of("steal").before)).toEqual([47.8, 61.5]);
    expect([ends(of("block-device").before), ends(of("block-device").after)]).toEqual([
      [40, 40],
      [0.2, 0.2],
    ]);
  });
  test("what nobody published is null and never zero", () => {
    for (const id of ["rdma-open", "vcpu", "steal"]) expect(of(id).after).toBeNull();
    expect(of("topology").before).toBeNull();
    // What is told in words is told because no row of it holds an overhead.
    for (const l of CONFIGURATION_LOSSES) expect(l.said !== undefined, l.id).toBe(l.before === null);
  });
  test("every row named is in the ledger", () => {
    for (const l of CONFIGURATION_LOSSES) expect(() => figuresOf(l.rows), l.id).not.toThrow();
  });
});

describe("the noise floor", () => {
  test("every fact stands on rows of the ledger, and the machine provisioned twice is told by its values", () => {
    for (const f of [...NOISE_FACTS, IDLE_FACT]) expect(() => figuresOf(f.rows), f.seen).not.toThrow();
    const twice = NOISE_FACTS.find((f) => f.id === "twice");
    const values = overheads(twice?.rows ?? []);
    expect([Math.min(...values), Math.max(...values)].map(percent)).toEqual([-6, 4.2]);
    expect(twice?.seen).toBe("−6.0 to +4.2 %.");
  });
  test("figures that no pair of values carries are the ledger's own words", () => {
    const how = (id: string) => figuresOf([id])[0]?.how ?? "";
    expect(how("NZ-ML51")).toContain("deepseek-r1 Server 11.4 %");
    expect(how("NZ-SINHA")).toContain("8 % average, 22 % max");
    expect(how("NZ-SILICON")).toContain("up to 38 %");
    expect(how("NZ-HOEF")).toContain("61.2-77.4 Tflop/s");
    expect(how("NZ-IDLE")).toContain("5 % average");
  });
});

describe("confidential computing", () => {
  test("one serving table falls from 18.4 to 2.8 % as more requests stand at once", () => {
    const at = (n: number) => percent(SERVING_BY_LOAD.find((s) => s.atOnce === n)?.overhead ?? Number.NaN);
    expect([1, 16, 64, 256].map(at)).toEqual([18.4, 13.8, 7.4, 2.8]);
    expect(SERVING_BY_LOAD).toHaveLength(8);
  });
  test("other sources are told by the ranges that they quote", () => {
    const ranges = CONFIDENTIAL_FACTS.map(({ range }) => range && [percent(range.low), percent(range.high)]);
    expect(ranges).toEqual([[0, 7], [4, 8], [13, 27], [31, 41], [1, 30], [0.9, 7.5], null]);
  });
});
