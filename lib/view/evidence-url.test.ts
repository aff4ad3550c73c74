import fc from "fast-check";
import { expect, test } from "vitest";
import { GRADES } from "../core/evidence/grade";
import { INTERESTS } from "../core/evidence/interest";
import { LAYERS, TRUSTS } from "../core/evidence/ledger";
import { KINDS } from "../core/evidence/ledger-filter";
import { PRIOR_TABLE, type PriorId } from "../core/evidence/priors";
import { type EvidenceView, PLAIN_VIEW, evidenceFields, evidenceHref, readEvidence } from "./evidence-url";

const text = fc.stringMatching(/^(|[\w,#]([\w ,#&=]{0,20}[\w,#])?)$/);
const one = (list: readonly string[]) => fc.constantFrom("", ...list);
const views: fc.Arbitrary<EvidenceView> = fc.record({
  filter: fc.record({
    q: text,
    gpu: text,
    workload: text,
    id: text,
    layer: one(Object.keys(LAYERS)),
    kind: fc.constantFrom("" as const, ...KINDS),
    grade: one(GRADES),
    trust: one(TRUSTS),
    gains: one(Object.keys(INTERESTS)),
    year: fc.constantFrom("", "2023", "2026"),
    fixable: fc.boolean(),
  }),
  all: fc.boolean(),
  mine: fc.option(fc.record({ kind: fc.constantFrom("comparison" as const, "scenario" as const), id: fc.uuid() })),
  prior: fc.constantFrom(...(Object.keys(PRIOR_TABLE) as PriorId[])),
});

test("what an address says is read back as it was", () => {
  fc.assert(
    fc.property(views, (view) => {
      const url = new URL(evidenceHref(view, {}, "ledger"), "http://127.0.0.1");
      expect(readEvidence(Object.fromEntries(url.searchParams))).toEqual(view);
    }),
  );
});

test("nothing asked for, nothing in the address", () => {
  expect(evidenceFields(PLAIN_VIEW)).toEqual([]);
  expect(evidenceHref(PLAIN_VIEW, { prior: "untuned-vm" }, "presets")).toBe("/evidence?prior=untuned-vm#presets");
});

test("what an address does not know filters nothing", () => {
  const odd = {
    layer: "constructor",
    kind: "x",
    year: "12",
    grade: "best",
    mine: "run:1",
    prior: "toString",
    trust: "a",
  };
  expect(readEvidence(odd)).toEqual(PLAIN_VIEW);
  expect(readEvidence({ layer: ["network", "cpu"] }).filter.layer).toBe("network");
});
