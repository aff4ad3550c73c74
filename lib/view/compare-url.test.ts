import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { QUEUES, TAILS } from "./capacity-url";
import { AXES } from "../core/metrics/metric";
import { type CompareState, EMPTY, apiHref, compareHref, fromSearch, searchOf, toSearch } from "./compare-url";
import { NO_WORKLOAD } from "./workload-url";
import { SORTS, STATISTICS, VERDICTS, VIEWS } from "./compare-view";

const words = fc
  .string({ minLength: 1, maxLength: 60, unit: "grapheme" })
  .map((s) => s.trim())
  .filter((s) => s !== "" && s.isWellFormed());
const id = fc.uuid();

const typed = fc.option(fc.constantFrom("200", "200 ms", "1,5", "40 us", "a lot", "8-14 %"));
const capacityAsk = fc.record({
  slo: typed,
  tail: fc.constantFrom(...TAILS),
  servers: typed,
  service: typed,
  added: typed,
  lost: typed,
  queue: fc.option(fc.constantFrom(...QUEUES)),
  csb: typed,
  csc: typed,
  ca: typed,
});
const clusterAsk = fc.record({ nodes: typed, cvb: typed, cvc: typed });

const state: fc.Arbitrary<CompareState> = fc
  .record({
    saved: fc.option(id),
    ids: fc.uniqueArray(id, { maxLength: 8 }),
    cut: fc.nat(8),
    exclusions: fc.array(
      fc.record({ runId: id, metric: words, reason: words }, { requiredKeys: ["runId", "reason"] }),
      {
        maxLength: 3,
      },
    ),
    overrides: fc.array(
      fc.record({ rule: words, metric: words, reason: words }, { requiredKeys: ["rule", "reason"] }),
      { maxLength: 3 },
    ),
    q: fc.oneof(fc.constant(""), words),
    axis: fc.option(fc.constantFrom(...AXES)),
    verdict: fc.option(fc.constantFrom(...VERDICTS)),
    view: fc.constantFrom(...VIEWS),
    row: fc.option(words),
    metric: fc.option(words),
    show: fc.constantFrom("all" as const, "signal" as const),
    stat: fc.option(fc.constantFrom(...STATISTICS)),
    sort: fc.constantFrom(...SORTS),
    words: fc.constantFrom("fin" as const, "infra" as const),
    capacity: capacityAsk,
    workload: fc.constant(NO_WORKLOAD),
    cluster: clusterAsk,
  })
  .map(({ ids, cut, ...rest }) => ({ ...rest, baseline: ids.slice(0, cut), candidate: ids.slice(cut) }));

describe("the address of a comparison", () => {
  test("reads back as what was written, whatever reasons people give", () => {
    fc.assert(
      fc.property(state, (s) => {
        const read = fromSearch(new URLSearchParams(toSearch(s).toString()));
        expect(read).toEqual({ state: s, unread: [] });
      }),
    );
  });

  test("holds only what differs from the default", () => {
    expect(compareHref(EMPTY)).toBe("/compare");
    expect(compareHref({ baseline: ["a"], candidate: ["b", "c"], show: "signal" })).toBe(
      "/compare?baseline=a&candidate=b&candidate=c&show=signal",
    );
  });

  test("names keys and values that mean nothing here", () => {
    expect(fromSearch(new URLSearchParams("foo=1&sort=size&baseline=a")).unread).toEqual(["foo", "sort=size"]);
  });

  test("an empty field of a form says nothing, and a choice that is none is named", () => {
    const { state, unread } = fromSearch(new URLSearchParams("slo=&service=+&nodes=&tail=97&queue=mmc"));
    expect([state.capacity.slo, state.capacity.service, state.cluster.nodes]).toEqual([null, null, null]);
    expect([state.capacity.tail, state.capacity.queue]).toEqual(["99", "mmc"]);
    expect(unread).toEqual(["tail=97"]);
  });

  test("a run given on both sides stands on the first only, and one given twice stands once", () => {
    const { state } = fromSearch(new URLSearchParams("baseline=a&baseline=a&candidate=a&candidate=b"));
    expect([state.baseline, state.candidate]).toEqual([["a"], ["b"]]);
  });

  test("an exclusion without a reason is none", () => {
    expect(fromSearch(new URLSearchParams([["without", "a~ ~ "]])).state.exclusions).toEqual([]);
  });

  test("the API is asked by run ids, or by the saved comparison's own", () => {
    expect(apiHref({ baseline: ["a"], candidate: ["b"] })).toBe("/api/v1/comparisons?baseline=a&candidate=b");
    expect(apiHref({ saved: "s", baseline: ["a"] })).toBe("/api/v1/comparisons/s");
  });

  test("a page's search becomes search params", () => {
    expect(searchOf({ a: "1", b: ["2", "3"], c: undefined }).toString()).toBe("a=1&b=2&b=3");
  });
});
