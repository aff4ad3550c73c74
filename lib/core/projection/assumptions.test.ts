import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resolveOverhead } from "../cost/resolve";
import { Scenario } from "../cost/scenario";
import { isGraded } from "./assumptions";
import { project } from "./project";

const SEGMENT = {
  name: "Serving",
  profile: "online-inference",
  monthlySpend: 100_000,
  overhead: { source: "point", value: 0.05 },
};
const PRICE = {
  gpu: "H100 SXM",
  mode: "virtualized",
  kind: "on-demand",
  currency: "USD",
  list: 4,
  discount: 0.25,
  source: "price list of the provider",
  date: "2026-10-01",
};

const answer = (segment: object = {}, plan: object = {}) => {
  const scenario = Scenario.parse({
    version: 1,
    name: "Fleet",
    currency: "USD",
    segments: [{ ...SEGMENT, ...segment }],
    ...plan,
  });
  const overheads = scenario.segments.map((s) => resolveOverhead(s.overhead, s.profile));
  const projection = project(scenario, overheads);
  return { projection, row: (id: string) => projection.assumptions.find((a) => a.id === id) };
};
const NOTE = { text: "invoice of October", owner: "Ana", date: "2026-10-31", url: "https://example.org/invoice" };

describe("the assumptions", () => {
  it("a value with a document and a date is cited, with who stands for it and where it is written", () => {
    const { row } = answer({ sources: { monthlySpend: { ...NOTE, document: true } } });
    expect(row("bill")).toMatchObject({
      grade: "cited",
      source: "invoice of October",
      owner: "Ana",
      date: "2026-10-31",
      url: "https://example.org/invoice",
    });
  });

  it.each([
    [{ text: "a guess" }],
    [{ text: "a guess", date: "2026-10-31" }],
    [{ text: "a contract", document: true }],
    [NOTE],
  ])("the source %j alone leaves a value entered", (note) => {
    expect(answer({ sources: { monthlySpend: note } }).row("bill")).toMatchObject({
      grade: "entered",
      source: note.text,
    });
  });

  it("a typed overhead from a dated document is cited, and so is the figure on a cited bill", () => {
    const document = { ...NOTE, document: true };
    const { projection, row } = answer({ sources: { monthlySpend: document, overhead: document } });
    expect([row("overhead")?.grade, projection.overhead.grade, projection.grade]).toEqual(["cited", "cited", "cited"]);
  });

  it("a note on published evidence says who chose it, and changes neither its source nor its grade", () => {
    const overhead = { source: "evidence", prior: "vendor-claim" };
    const { row } = answer({ overhead, sources: { overhead: { ...NOTE, document: true } } });
    expect(row("overhead")).toMatchObject({ grade: "claimed", owner: "Ana" });
    expect(row("overhead")?.source).not.toBe(NOTE.text);
  });

  it("list price, discount and what remains are three figures, cited by their source and date", () => {
    const { row } = answer({ gpus: 8, prices: { virtualized: PRICE } });
    // 4 x (1 - 0.25) = 3
    expect([row("price-vm-list")?.value, row("price-vm-discount")?.value, row("price-vm")?.value]).toEqual([
      4, 0.25, 3,
    ]);
    expect(row("price-vm")).toMatchObject({ unit: "USD/GPU-hour", grade: "cited", date: "2026-10-01" });
    const { row: plain } = answer({ gpus: 8, prices: { virtualized: { ...PRICE, discount: 0 } } });
    expect([plain("price-vm")?.value, plain("price-vm-list")]).toEqual([4, undefined]);
  });

  it("a bill of hours, GPUs and price says so and rests on the number of GPUs", () => {
    const priced = { gpus: 8, spendFrom: "price", monthlySpend: 17_520, prices: { virtualized: PRICE } };
    // 730 x 8 x 3 = 17,520
    expect(answer(priced).row("bill")).toMatchObject({ source: "730 hours × GPUs × price", grade: "entered" });
    const counted = { ...priced, sources: { gpus: { ...NOTE, document: true } } };
    expect(answer(counted).row("bill")?.grade).toBe("cited");
  });

  it("what moves no money holds no grade down", () => {
    const bill = { spendGrade: "measured", billId: "b", overhead: { source: "evidence", prior: "tuned-single-node" } };
    const beside = { gpus: 8, utilisation: 0.6, unusedCommitment: 5, work: { kind: "training-run", hours: 10 } };
    expect(answer({ ...bill, ...beside }).projection.grade).toBe("cited");
    expect(answer({ ...bill, ...beside, licences: { perGpu: 10 } }).projection.grade).toBe("entered");
  });

  it("the share of GPU-bound hours is a setting until somebody gives it a range or a source", () => {
    expect(answer().projection.settings.map((s) => s.id)).toContain("binding-share");
    const { projection, row } = answer({ bindingShare: 0.5, ranges: { bindingShare: { low: 0.4, high: 0.6 } } });
    expect(row("binding-share")).toMatchObject({ value: 0.5, range: { low: 0.4, high: 0.6 } });
    expect(projection.settings.map((s) => s.id)).not.toContain("binding-share");
  });

  it("each input stands once, has a name and a unit in words, whatever the segments say", () => {
    const extra = fc.record(
      {
        gpus: fc.constant(8),
        utilisation: fc.constant(0.5),
        unusedCommitment: fc.constant(100),
        commitment: fc.constant({ share: 0.5, endMonth: 12 }),
        bareMetalPremium: fc.constant(0.1),
        licences: fc.constant({ perCore: 3, cores: 64 }),
        move: fc.constantFrom("never", { month: 6, cost: 1000 }),
        work: fc.constantFrom({ kind: "tokens", perSecond: 900 }, { kind: "training-run", hours: 40 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(extra, { minLength: 1, maxLength: 4 }), (segments) => {
        const { projection } = answer({}, { segments: segments.map((s) => ({ ...SEGMENT, ...s })) });
        const ids = [...projection.assumptions, ...projection.settings].map((a) => a.id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(projection.assumptions.every((a) => a.label !== "")).toBe(true);
        expect(projection.assumptions.filter(isGraded).length).toBeGreaterThan(0);
      }),
    );
  });
});
