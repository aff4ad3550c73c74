import { describe, expect, it } from "vitest";
import { z } from "zod";
import { Scenario } from "../core/cost/scenario";
import { Environment } from "../core/run/environment";
import { issuesOf, pathOf } from "./read-json";

function fault(schema: z.ZodType, input: unknown) {
  const { error } = schema.safeParse(input);
  const [first] = error ? issuesOf(error, input, pathOf) : [];
  if (!first) throw new Error("the input fits");
  return first;
}

const range = (low: number, high: number) => ({ source: "range", low, high });
const scenario = (overhead: unknown = range(0.1, 0.2), over: object = {}) => ({
  version: 1,
  name: "Fleet",
  currency: "USD",
  segments: [{ name: "a", profile: "online-inference", monthlySpend: 1, overhead }],
  ...over,
});

describe("what a schema missed, in words", () => {
  it.each([
    ["a missing field", Scenario, scenario(undefined, { name: undefined }), "$.name", "a text", "Add the field."],
    ["another kind", Scenario, scenario(undefined, { name: 7 }), "$.name", "a text", "Write a value of this kind."],
    ["a body that is no object", Scenario, [], "$", "an object", "Write a value of this kind."],
    [
      "half a number",
      z.strictObject({ n: z.int() }),
      { n: 1.5 },
      "$.n",
      "a whole number",
      "Write a value of this kind.",
    ],
    [
      "too much",
      Scenario,
      scenario(undefined, { horizonMonths: 61 }),
      "$.horizonMonths",
      "a number at most 60",
      "Give a smaller number.",
    ],
    [
      "a bound that is out itself",
      Scenario,
      scenario({ source: "point", value: 1 }),
      "$.segments[0].overhead.value",
      "a number below 1",
      "Give a smaller number.",
    ],
    [
      "too few",
      Scenario,
      scenario(undefined, { segments: [] }),
      "$.segments",
      "a list of at least 1 entry",
      "Fill it in.",
    ],
    [
      "a long text",
      z.strictObject({ a: z.string().max(3) }),
      { a: "long" },
      "$.a",
      "a text of at most 3 characters",
      "Shorten it.",
    ],
    [
      "an unknown word",
      Environment,
      { mode: "cloud" },
      "$.mode",
      "bare-metal, container, vm-passthrough, vm-vgpu, vm-unspecified, confidential-vm",
      "Choose one of these, spelled like this.",
    ],
    ["another version", Scenario, scenario(undefined, { version: 2 }), "$.version", "1", "Write this very value."],
    [
      "a form of ours",
      Scenario,
      scenario(undefined, { currency: "usd" }),
      "$.currency",
      "an ISO 4217 code such as USD",
      "Write it in this form.",
    ],
    [
      "a form of everybody's",
      Environment,
      { mode: "container", startedAt: "today" },
      "$.startedAt",
      "an instant such as 2026-05-01T10:15:00Z",
      "Write it in this form.",
    ],
    [
      "a rule",
      Scenario,
      scenario(range(0.3, 0.2)),
      "$.segments[0].overhead.low",
      "low must not be above high",
      "Change the field so that this holds.",
    ],
    [
      "an unknown source",
      Scenario,
      scenario({ source: "guess" }),
      "$.segments[0].overhead.source",
      "a known source",
      "See /api/openapi.json for the forms it can have.",
    ],
    [
      "a field of nobody's",
      Environment,
      { mode: "container", role: "admin" },
      "$.role",
      "only the fields of the API's description",
      "Leave the field out, or mend its spelling.",
    ],
  ])("%s", (_, schema, input, at, expected, hint) => {
    const said = fault(schema, input);
    expect(said).toMatchObject({ at, expected, hint });
    expect(said.message).toMatch(/^[A-Z].*\.$/);
    expect(said.message).not.toBe(expected);
    expect(said.found).not.toBe("");
  });

  it("names every field of nobody's at its own place", () => {
    const { error } = Environment.safeParse({ mode: "container", a: 1, "b c": 2 });
    expect(error && issuesOf(error, {}, pathOf).map(({ at }) => at)).toEqual(["$.a", '$["b c"]']);
  });
});
