import { describe, expect, test } from "vitest";
import { LEDGER, type LedgerFilter, figuresFor, isPoint } from "./ledger";
import { PUBLISHED } from "./published";

const ALL: LedgerFilter = { q: "", layer: "", kind: "", gpu: "", year: "", fixable: false };

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
});
