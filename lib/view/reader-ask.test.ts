import { expect, test } from "vitest";
import { resolveOverhead } from "../core/cost/resolve";
import { Scenario } from "../core/cost/scenario";
import { project } from "../core/projection/project";
import { buildSnapshot } from "../core/report/snapshot";
import { readReaderAsk } from "./reader-ask";

const scenario = Scenario.parse({
  version: 1,
  name: "Fleet",
  currency: "USD",
  segments: [
    {
      name: "Serving",
      profile: "online-inference",
      monthlySpend: 100_000,
      overhead: { source: "point", value: 0.05 },
    },
  ],
  monthlyGrowth: 0.01,
});
const overheads = scenario.segments.map((s) => resolveOverhead(s.overhead, s.profile));
const report = buildSnapshot({
  name: "Report",
  createdAt: "2026-11-26T10:00:00Z",
  scenario,
  projection: project(scenario, overheads),
  overheads,
  adjustable: ["monthlySpend", "monthlyGrowth"],
});
const read = (params: Record<string, string>) => readReaderAsk(params, report);

test("without changes the fields hold the author's values and the address stays", () => {
  const { fields, changes, canonical } = read({});
  expect(fields.map((f) => f.text)).toEqual(["100,000", "1 %"]);
  expect(changes).toEqual({});
  expect(canonical).toBeNull();
});

test("an address holds only what differs from the author", () => {
  const { changes, canonical } = read({ "a.monthlySpend": "100000", "a.monthlyGrowth": "2" });
  expect(changes).toEqual({ monthlyGrowth: 0.02 });
  expect(canonical).toBe("a.monthlyGrowth=2");
  expect(read({ "a.monthlyGrowth": "2" }).canonical).toBeNull();
});

test("an input that was not opened is dropped from the address", () => {
  expect(read({ "a.bareMetalPremium": "10" })).toMatchObject({ changes: {}, canonical: "" });
});

test("what cannot be read keeps its text and its reason, and changes nothing", () => {
  const { fields, changes } = read({ "a.monthlySpend": "a lot" });
  expect(fields[0]).toMatchObject({ text: "a lot", error: expect.stringContaining("not a number"), changed: false });
  expect(changes).toEqual({});
});
