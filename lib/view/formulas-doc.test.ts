// docs/formulas.md can fail: every line of its `formula` blocks is called and compared.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { breakEvenPremium, monthlySaving } from "../core/cost/break-even";
import { costOfConvenience } from "../core/cost/convenience";
import { monthlyRate, npv, underCommitment } from "../core/cost/discount";
import { fiscalYear } from "../core/cost/fiscal-year";
import { nodePrice } from "../core/cost/hours";
import { monthsWorth } from "../core/cost/ledger";
import { irrPerMonth, payback } from "../core/cost/payback";
import { effectivePrice } from "../core/cost/price";
import { monthlyLicences, monthlyPower } from "../core/cost/running-costs";
import { breakEvenOverhead, pricePerMillionTokens, usefulHourPrice } from "../core/cost/useful-hour";
import { costToMatch, waste } from "../core/cost/waste";
import { checkMedian, PUBLISHED_SETS } from "../core/evidence/published-sets";
import { type PcieGeneration, pcieCeiling } from "../core/hardware/pcie";
import { measuredGoodput } from "../core/overhead/measured-goodput";
import { mm1Capacity } from "../core/overhead/queue-mm1";
import { erlangC } from "../core/overhead/queue-mmc";
import { extraCapacity, overheadFrom, overheadOfTimeIncrease } from "../core/overhead/slowdown";
import { anySlow, stepFactor } from "../core/overhead/stragglers";
import { freedNodes, nodesToAdd, smallestFleetToFreeOne } from "../core/overhead/whole-nodes";
import { combine } from "../core/overhead/workload-overhead";
import { logRatioDraw, pert, splitNormal, triangular } from "../core/stats/draws";
import type { Figure } from "../core/units/figure";
import { departure } from "../core/units/golden-case";
import { roundTogether } from "../core/units/money";
import { MODEL_VERSION } from "../core/projection/model-version";
import { CHANGE_LOG, versionAsked } from "./method-rules";
import { METHODS } from "./methods";

const flat = (v: number, months: number) => Array.from({ length: months }, () => v);

/** The functions the page names, and the few that stand for two calls. */
const FUNCTIONS: Record<string, (...args: never[]) => unknown> = {
  anySlow,
  breakEvenPremium,
  costOfConvenience,
  costToMatch,
  effectivePrice,
  erlangC,
  extraCapacity,
  fiscalYear,
  freedNodes,
  mm1Capacity,
  monthlyLicences,
  monthlyPower,
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
  breakEvenOverheadOf: (priceB: number, usedB: number, priceC: number, usedC: number) =>
    breakEvenOverhead({ price: priceB, utilisation: usedB }, { price: priceC, utilisation: usedC }),
  irrOfConstant: (cost: number, saving: number, months: number) => irrPerMonth(flat(saving, months), cost),
  logRatioAt: (m: number, se: number, df: number, u: number) => logRatioDraw(m, se, df)(u),
  measuredGoodputAt: (sweep: [number, number][], limit: number) =>
    measuredGoodput(
      sweep.map(([rate, latency]) => ({ rate, latency })),
      limit,
    ),
  medianOfPublished: () => PUBLISHED_SETS[0]?.summary.median,
  medianOfPublishedEnds: () => [checkMedian().interval.low, checkMedian().interval.high],
  npvUnderCommitment: (cost: number, saving: number, months: number, R: number, share: number, end: number) =>
    npv(underCommitment(flat(saving, months), share, end), cost, R),
  pertAt: (low: number, mode: number, high: number, u: number) => pert(low, mode, high)(u),
  stepFactorOf: (cv: number, nodes: number) => stepFactor({ cv, nodes }),
  triangularAt: (low: number, mode: number, high: number, u: number) => triangular(low, mode, high)(u),
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
    expect(lines.length).toBeGreaterThan(50);
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
    // Golden figures of the same formulas: MODEL 2, 5.4, 5.5, 6.
    expect(example("general-queues")).toContain("0.3 s to 0.4 s");
    expect(example("many-metrics")).toContain("5 metrics: 22.62 %, 8: 33.66 %");
    expect(example("runs-planned")).toContain("16 a side. Spread 5 %: 99");
    expect(example("mann-whitney")).toContain("never go below p = 0.1");
    expect(example("cost-base")).toContain("US$5,000. The month of a prepayment of 480,000 would show US$27,000");
    expect(example("convenience")).toContain("−US$2,000");
    expect(example("node-money")).toContain("US$17,520 a month");
    expect(example("never")).toContain("moving never pays back: there is no saving");
    expect(example("slowest-node")).toContain("64 nodes: o = 6.29 %");
  });
});

describe("the versions of the formulas", () => {
  test("begin with the one in force, and each is listed once", () => {
    expect(CHANGE_LOG[0]?.version).toBe(MODEL_VERSION);
    expect(new Set(CHANGE_LOG.map((v) => v.version)).size).toBe(CHANGE_LOG.length);
  });
  test("an address that names an older one is told what changed since; one that names none is told so", () => {
    expect(versionAsked("2")?.since.map((v) => v.version)).toEqual(["3"]);
    expect(versionAsked(MODEL_VERSION)?.since).toEqual([]);
    expect(versionAsked("99")).toEqual({ known: null, since: [] });
    expect(versionAsked(undefined)).toBeNull();
  });
});
