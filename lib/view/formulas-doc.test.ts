// docs/formulas.md can fail: every line of its `formula` blocks is called and compared.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { breakEvenPremium, monthlySaving } from "../core/cost/break-even";
import { monthlyRate, npv } from "../core/cost/discount";
import { fiscalYear } from "../core/cost/fiscal-year";
import { nodePrice } from "../core/cost/hours";
import { monthsWorth } from "../core/cost/ledger";
import { payback } from "../core/cost/payback";
import { pricePerMillionTokens, usefulHourPrice } from "../core/cost/useful-hour";
import { costToMatch, waste } from "../core/cost/waste";
import { type PcieGeneration, pcieCeiling } from "../core/hardware/pcie";
import { extraCapacity, overheadFrom, overheadOfTimeIncrease } from "../core/overhead/slowdown";
import { freedNodes, nodesToAdd, smallestFleetToFreeOne } from "../core/overhead/whole-nodes";
import { combine } from "../core/overhead/workload-overhead";
import { splitNormal } from "../core/stats/draws";
import type { Figure } from "../core/units/figure";
import { departure } from "../core/units/golden-case";
import { roundTogether } from "../core/units/money";
import { METHODS } from "./methods";

const flat = (v: number, months: number) => Array.from({ length: months }, () => v);

/** The functions the page names, and the few that stand for two calls. */
const FUNCTIONS: Record<string, (...args: never[]) => unknown> = {
  breakEvenPremium,
  costToMatch,
  extraCapacity,
  fiscalYear,
  freedNodes,
  monthlyRate,
  monthlySaving,
  monthsWorth,
  nodePrice,
  nodesToAdd,
  overheadFrom,
  overheadOfTimeIncrease,
  pricePerMillionTokens,
  smallestFleetToFreeOne,
  usefulHourPrice,
  waste,
  combined: (w: number[], o: number[]) => combine(w.map((weight, i) => ({ weight, overhead: o[i] ?? 0 }))).overhead,
  npvOfConstant: (cost: number, saving: number, months: number, R: number) => npv(flat(saving, months), cost, R),
  paybackOfConstant: (cost: number, saving: number, months: number) => payback(flat(saving, months), cost),
  pcieCeiling: (generation: PcieGeneration, lanes: number) => pcieCeiling(generation, lanes),
  roundedTogether: (parts: number[]) => roundTogether(parts).parts,
  splitNormalAt: (p10: number, p50: number, p90: number, u: number) => splitNormal(p10, p50, p90)(u),
};

const text = readFileSync(new URL("../../docs/formulas.md", import.meta.url), "utf8");
const lines = [...text.matchAll(/```formula\n([\s\S]*?)```/g)].flatMap((m) => (m[1] ?? "").trim().split("\n"));

/** A figure that is not there is compared by its reason. */
const plain = (x: unknown): unknown => {
  if (typeof x !== "object" || x === null || !("state" in x)) return x;
  const figure = x as Figure;
  return figure.state === "ok" ? figure.value : figure.reason;
};

describe("docs/formulas.md", () => {
  test("has examples", () => {
    expect(lines.length).toBeGreaterThan(30);
  });
  test.each(lines)("%s", (line) => {
    const [, name = "", args = "", value = ""] = /^(\w+)\((.*)\) = (.+)$/.exec(line) ?? [];
    const call = FUNCTIONS[name];
    if (!call) throw new Error(`no function is called ${name}`);
    const got = plain(call(...(JSON.parse(`[${args}]`) as never[])));
    expect(departure(got, JSON.parse(value), line)).toBeNull();
  });
});

describe("the methods page", () => {
  const methods = METHODS.flatMap((g) => g.methods);
  test("gives every formula an anchor of its own, words, symbols and an example with figures", () => {
    expect(new Set(methods.map((m) => m.id)).size).toBe(methods.length);
    for (const m of methods) {
      for (const part of [m.title, m.words, m.symbols, m.example]) expect(part.trim()).not.toBe("");
      expect(m.example).not.toMatch(/n\/a|NaN|undefined/);
    }
  });
  test("works its examples out to the known figures", () => {
    const example = (id: string) => (methods.find((m) => m.id === id)?.example ?? "").replaceAll("\u00a0", " ");
    expect(example("extra-capacity")).toBe("o = 15 %: e = 17.65 %");
    expect(example("waste")).toContain("US$10,000 to US$15,000 a month");
    expect(example("axes")).toContain("33.33 %, not 25 %");
    expect(example("axes")).toContain("9.17 %");
    expect(example("growth")).toContain("US$170,304 against US$144,000");
    expect(example("present-value")).toContain("NPV US$224,238, paid back in 12.5 months, discounted in month 14");
    expect(example("ceilings")).toContain("63.02 GB/s");
    expect(example("latency-limit")).toContain("7.7 against 7.2 a second, a loss of 6.5 %");
    expect(example("slowest-node")).toContain("64 nodes: o = 6.29 %");
  });
});
