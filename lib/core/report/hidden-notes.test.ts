import { expect, test } from "vitest";
import { resolveOverhead } from "../cost/resolve";
import { Scenario } from "../cost/scenario";
import { project } from "../projection/project";
import { buildSnapshot } from "./snapshot";

const scenario = Scenario.parse({
  version: 1,
  name: "Fleet",
  currency: "USD",
  segments: [
    {
      name: "Serving",
      profile: "online-inference",
      monthlySpend: 90_000,
      gpus: 32,
      licences: { perGpu: 60 },
      overhead: { source: "range", low: 0.02, high: 0.06 },
      sources: { gpus: { text: "typed" }, monthlySpend: { text: "range" } },
    },
  ],
});
const projection = project(
  scenario,
  scenario.segments.map((s) => resolveOverhead(s.overhead, s.profile)),
);
const hidden = buildSnapshot({
  name: "Report",
  createdAt: "2026-11-26T10:00:00Z",
  scenario,
  projection,
  hide: ["unit-prices"],
});

test("a note that is a common word is left out where it stands, and rewrites nothing else", () => {
  expect(hidden.assumptions.find((a) => a.id === "bill")?.source).toBe("a source the author left out");
  expect(hidden.assumptions.find((a) => a.id === "overhead")?.source).toBe("the range typed");
  expect(hidden.projection.sentence).toBe(projection.sentence);
});

test("what all licences cost is left out with the number of GPUs that it would give away", () => {
  expect(projection.paid.licences).toBe(1920);
  expect(hidden.projection.paid).toBeUndefined();
  expect(hidden.projection.convenience).toBeUndefined();
});
