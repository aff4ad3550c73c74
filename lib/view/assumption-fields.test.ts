import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveOverhead } from "../core/cost/resolve";
import { ADJUSTABLE, Scenario } from "../core/cost/scenario";
import { project } from "../core/projection/project";
import { fieldsOfAssumption, isMoved, openedInputs, putBack, withOpened } from "./assumption-fields";
import { fieldsOf } from "./scenario-fields";
import { readFields } from "./scenario-reading";

const price = (mode: string, list: number) => ({
  gpu: "H100 SXM",
  mode,
  kind: "on-demand",
  currency: "USD",
  list,
  discount: 0.25,
  source: "price list",
  date: "2026-10-01",
});
const segment = (name: string) => ({
  name,
  profile: "online-inference",
  monthlySpend: 100_000,
  bindingShare: 0.5,
  overhead: { source: "range", low: 0.01, high: 0.05 },
  gpus: 8,
  prices: { virtualized: price("virtualized", 4), bareMetal: price("bare-metal", 4.4) },
  utilisation: 0.6,
  commitment: { share: 0.5, endMonth: 12 },
  unusedCommitment: 100,
  licences: { perGpu: 10, perCore: 1, cores: 64 },
  power: { kilowattsPerGpu: 1, facilityFactor: 1.3, pricePerKilowattHour: 0.2 },
  move: { month: 6, cost: 1000 },
  work: { kind: "tokens", perSecond: 900 },
  ranges: { bindingShare: { low: 0.4, high: 0.6 } },
});
const FULL = Scenario.parse({
  version: 1,
  name: "Fleet",
  currency: "USD",
  segments: [segment("Serving"), { ...segment("Training"), prices: undefined, bareMetalPremium: 0.1 }],
  monthlyGrowth: 0.01,
  monthlyBenefits: [{ name: "Moves", amount: 500 }],
  sources: { annualDiscountRate: { text: "treasury" } },
});
const rows = () => {
  const overheads = FULL.segments.map((s) => resolveOverhead(s.overhead, s.profile));
  return project(FULL, overheads).assumptions;
};

describe("the fields of an assumption", () => {
  it("every row of the panel is a field of the form, and where it has a value, one that is there", () => {
    const fields = fieldsOf(FULL);
    for (const row of rows()) {
      const own = fieldsOfAssumption(row.id);
      expect(own, row.id).not.toBeNull();
      const there = Object.keys(fields).some((key) => own?.keys.some((k) => key === k || key.startsWith(`${k}.`)));
      expect(there, row.id).toBe(true);
    }
  });

  it("a source typed at a row's field is that row's source when the form is read again", () => {
    for (const { id } of rows()) {
      const own = fieldsOfAssumption(id);
      if (!own?.source) continue;
      const fields = { ...fieldsOf(FULL), [`${own.source}.source.text`]: "invoice" };
      const { scenario, notes } = readFields(fields);
      expect(notes, id).not.toHaveProperty(`${own.source}.source.text.error`);
      if (!scenario) throw new Error(`unreadable with a source at ${own.source}`);
      const again = project(
        scenario,
        scenario.segments.map((s) => resolveOverhead(s.overhead, s.profile)),
      ).assumptions.find((a) => a.id === id);
      expect(again?.source, id).toBe("invoice");
    }
  });

  it("a moved row is put back to what the page was opened with, and nothing else changes", () => {
    const opened = fieldsOf(FULL);
    fc.assert(
      fc.property(fc.constantFrom(...rows().map((r) => r.id)), fc.string(), (id, text) => {
        const own = fieldsOfAssumption(id);
        const key = Object.keys(opened).find((k) => own?.keys.some((p) => k === p || k.startsWith(`${p}.`)));
        if (!own || key === undefined) return;
        const moved = { ...opened, [key]: `${text} x`, seed: "7" };
        expect(isMoved(moved, opened, own.keys)).toBe(true);
        expect(putBack(moved, opened, own.keys)).toEqual({ ...opened, seed: "7" });
      }),
    );
  });

  it("a field that was added since is taken away again", () => {
    const opened = { growth: "1 %" };
    const moved = { growth: "1 %", "growth.source.text": "a plan" };
    expect(isMoved(moved, opened, ["growth"])).toBe(true);
    expect(putBack(moved, opened, ["growth"])).toEqual(opened);
  });

  it("boxes open and close inputs to viewers, one by one and in one order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...ADJUSTABLE]), (inputs) => {
        const opened = inputs.reduce((viewers, a) => withOpened({ viewers }, a, true), "");
        expect(openedInputs({ viewers: opened })).toEqual(ADJUSTABLE.filter((a) => inputs.includes(a)));
        expect(inputs.reduce((viewers, a) => withOpened({ viewers }, a, false), opened)).toBe("");
      }),
    );
  });

  it("what is no field of the form has none", () => {
    for (const id of ["rate-EUR", "constructor", "seed", "hours-per-month"]) expect(fieldsOfAssumption(id)).toBeNull();
  });
});
