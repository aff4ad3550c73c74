import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type PlansAsk, plansFrom, plansSearch } from "./plans-url";

const read = (search: string) => {
  const params = new URLSearchParams(search);
  return plansFrom(Object.fromEntries([...params.keys()].map((k) => [k, params.getAll(k)])));
};
const anyAsk = fc
  .record({
    ids: fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 4 }),
    at: fc.nat(3),
    definition: fc.constantFrom("share" as const, "match" as const),
    currency: fc.option(fc.constantFrom("USD", "EUR"), { nil: undefined }),
  })
  .map(({ ids, at, definition, currency }): PlansAsk => {
    const base = ids[at];
    return {
      ids,
      ...(base !== undefined && at > 0 ? { base } : {}),
      definition,
      ...(currency === undefined ? {} : { currency }),
    };
  });

describe("the address of plans side by side", () => {
  it("reads back as what was asked", () => {
    fc.assert(
      fc.property(anyAsk, (ask) => {
        expect(read(plansSearch(ask))).toEqual({ ...ask, leftOut: 0 });
      }),
    );
  });

  it("takes the boxes of a plain form, each plan once", () => {
    const [a, b] = ["0198c0de-0000-7000-8000-000000000001", "0198c0de-0000-7000-8000-000000000002"];
    expect(read(`ids=${a}&ids=${b}&ids=${a}`).ids).toEqual([a, b]);
  });

  it("keeps the first four of more, says how many it left out, and forgets what is no id", () => {
    const ids = Array.from({ length: 6 }, (_, i) => `0198c0de-0000-7000-8000-00000000000${i}`);
    expect(read(`ids=${ids.join(",")},x,../etc`)).toMatchObject({ ids: ids.slice(0, 4), leftOut: 2 });
    expect(read(`ids=${ids[0]}&base=${ids[5]}&ccy=dollars&def=x`)).toEqual({
      ids: [ids[0]],
      definition: "share",
      leftOut: 0,
    });
  });
});
