import { describe, expect, test } from "vitest";
import { INTERESTS } from "./interest";
import { LEDGER, isGpuWork, isPoint } from "./ledger";
import { NO_FILTER, figuresFor as narrow, figuresOf, type LedgerFilter } from "./ledger-filter";
import { PUBLISHED } from "./published";

const ALL = NO_FILTER;
const figuresFor = (filter: LedgerFilter) => narrow(filter, LEDGER);

describe("the table of published figures", () => {
  test("holds every figure once, with a source", () => {
    expect(LEDGER).toHaveLength(221);
    expect(new Set(LEDGER.map((f) => f.id)).size).toBe(221);
    for (const f of LEDGER) expect(f.source.length + f.title.length, f.id).toBeGreaterThan(0);
  });

  test("its 33 pairs of the default prior are the published pairs, value by value", () => {
    const pairs = LEDGER.filter((f) => f.prior);
    expect(pairs).toHaveLength(33);
    for (const pair of PUBLISHED) {
      const twin = pairs.find((f) => f.id === pair.id);
      expect(twin, pair.id).toMatchObject({ bareMetal: pair.baseline, virtualized: pair.candidate });
      expect(twin?.overhead).toBeCloseTo(pair.overhead, 12);
    }
  });

  test("keeps what hurts our case: pairs in which the virtual machine was equal or faster", () => {
    expect(LEDGER.filter((f) => f.prior && f.overhead !== null && f.overhead <= 0)).toHaveLength(9);
  });

  test("a claim is never a point, and neither is a container or an encrypted machine", () => {
    const points = LEDGER.filter(isPoint);
    expect(points.length).toBeGreaterThan(100);
    for (const f of points) {
      expect(f.grade, f.id).toBe("cited");
      expect(f.confidential, f.id).toBe(false);
      expect(f.layer).not.toBe("container");
    }
    expect(LEDGER.find((f) => f.id === "VELIA")).toMatchObject({ grade: "claimed", range: { low: 0.1, high: 0.15 } });
  });

  test("filters narrow and never invent", () => {
    expect(figuresFor(ALL)).toHaveLength(221);
    expect(figuresFor({ ...ALL, layer: "network", fixable: true }).map((f) => f.id)).toContain("NCCL949");
    expect(figuresFor({ ...ALL, q: "nccl#949" }).length + figuresFor({ ...ALL, q: "NCCL949" }).length).toBeGreaterThan(
      0,
    );
    expect(figuresFor({ ...ALL, kind: "claimed" }).every((f) => f.grade === "claimed")).toBe(true);
    expect(figuresFor({ ...ALL, gpu: "h100", year: "2023" }).every((f) => f.year === 2023)).toBe(true);
    expect(figuresFor({ ...ALL, q: "no such words" })).toEqual([]);
  });

  test("narrow by whom a figure serves, how far to trust it, its grade, its workload and its id", () => {
    const count = (filter: Partial<LedgerFilter>) => figuresFor({ ...ALL, ...filter }).length;
    expect(count({ gains: "independent" })).toBeGreaterThan(10);
    const byInterest = Object.keys(INTERESTS).map((gains) => count({ gains }));
    expect(byInterest.reduce((sum, n) => sum + n, 0)).toBe(221);
    // EVIDENCE 7: A 3, B 86, C 88, D 33, E 11.
    expect(["A", "B", "C", "D", "E"].map((trust) => count({ trust }))).toEqual([3, 86, 88, 33, 11]);
    expect([count({ grade: "cited" }), count({ grade: "claimed" })]).toEqual([177, 44]);
    expect(figuresFor({ ...ALL, id: "ML51B,VELIA" }).map((f) => f.id)).toEqual([
      "ML51B-01",
      "ML51B-02",
      "ML51B-03",
      "VELIA",
    ]);
    expect(figuresFor({ ...ALL, workload: "whisper" }).every((f) => /whisper/i.test(f.workload))).toBe(true);
  });

  test("sellers of bare metal, of virtualization and of both are told apart", () => {
    const of = (id: string) => figuresOf([id])[0]?.gains;
    expect([of("VELIA"), of("ML51B-01"), of("ML07G-01"), of("TR31-01"), of("NCCL949"), of("NZ-SINHA")]).toEqual([
      "sells-bare-metal",
      "sells-vm",
      "sells-both",
      "rivals",
      "user",
      "independent",
    ]);
    expect(() => figuresOf(["nobody's"])).toThrow(RangeError);
  });

  test("a GPU's work is told from processors and disks", () => {
    expect(isGpuWork({ layer: "training" })).toBe(true);
    expect(isGpuWork({ layer: "cpu" })).toBe(false);
  });
});
