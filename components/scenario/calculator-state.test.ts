import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRIORS } from "@/lib/core/cost/overhead-source";
import { PUBLISHED } from "@/lib/core/evidence/published";
import { type CalculatorState, CURRENCIES, DEFAULTS, HORIZONS, readState, writeState } from "./calculator-state";

const read = (address: string) => readState(Object.fromEntries(new URL(address, "http://a.test").searchParams));

describe("the address of the start page", () => {
  it("is / alone when nothing differs from the defaults", () => expect(writeState(DEFAULTS)).toBe("/"));
  it("gains bill=85k when that is typed", () => expect(writeState({ ...DEFAULTS, bill: "85k" })).toBe("/?bill=85k"));
  it("keeps a cleared bill, which is an answer of its own", () => {
    expect(read(writeState({ ...DEFAULTS, bill: "" })).state.bill).toBe("");
  });
  it("gives back the state it was written from", () => {
    const text = fc.string({ maxLength: 60 });
    const state: fc.Arbitrary<CalculatorState> = fc.record({
      bill: text,
      ccy: fc.constantFrom(...CURRENCIES),
      preset: fc.constantFrom(...PRIORS, "range", ...PUBLISHED.map((p) => p.id)),
      lo: text,
      hi: text,
      count: fc.constantFrom("all" as const, "bound" as const),
      hours: text,
      mo: fc.constantFrom(...HORIZONS),
      def: fc.constantFrom("share" as const, "match" as const),
      words: fc.constantFrom("fin" as const, "infra" as const, null),
    });
    fc.assert(
      fc.property(state, (s) => {
        const shown = {
          ...s,
          ...(s.preset === "range" ? {} : { lo: "", hi: "" }),
          ...(s.count === "bound" ? {} : { hours: DEFAULTS.hours }),
        };
        expect(read(writeState(s)).state).toEqual(shown);
        expect(read(writeState(s)).unknown).toEqual([]);
      }),
    );
  });
  it("names what it does not know and goes on", () => {
    const { state, unknown } = read("/?bill=5k&preset=free-lunch&colour=red");
    expect(unknown).toEqual(["preset", "colour"]);
    expect(state).toEqual({ ...DEFAULTS, bill: "5k" });
  });
  it("means a range when it holds one", () => expect(read("/?lo=8&hi=14").state.preset).toBe("range"));
});
