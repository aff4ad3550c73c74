import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PROFILE_TABLE, type Profile, TIMED_AXES } from "../core/overhead/profiles";
import {
  NO_WORKLOAD,
  type WorkloadAsk,
  askOfRequest,
  asksWorkload,
  mergedWorkload,
  workloadEntries,
  workloadFrom,
  workloadRequest,
} from "./workload-url";

const fraction = fc.integer({ min: 1, max: 999 }).map((n) => n / 1000);
const some = fc.dictionary(fc.constantFrom(...TIMED_AXES), fraction, { minKeys: 1 });
const anyAsk: fc.Arbitrary<WorkloadAsk> = fc.record({
  profile: fc.option(fc.constantFrom(...(Object.keys(PROFILE_TABLE) as Profile[]))),
  weights: fc.option(some),
  fix: fc.option(some),
  primary: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { maxLength: 3 }),
  hiding: fc.option(fraction),
  bill: fc.option(fc.integer({ min: 0, max: 1e9 })),
});

test("an address says what was asked, and reading it gives the same question", () => {
  fc.assert(
    fc.property(anyAsk, (ask) => {
      const { ask: back, unread } = workloadFrom(new URLSearchParams(workloadEntries(ask)));
      expect([back, unread]).toEqual([ask, []]);
    }),
  );
});

describe("a plain form", () => {
  const form = (key: string, values: readonly string[]) => new URLSearchParams(values.map((v) => [key, v]));
  test("sends one field an axis in percent; empty fields say nothing", () => {
    expect(workloadFrom(form("fix", ["", "", "", "", "4", "", ""])).ask.fix).toEqual({ network: 0.04 });
    expect(workloadFrom(form("w", ["60", "12", "2", "10", "12", "3", "1"])).ask.weights).toMatchObject({
      network: 0.12,
    });
    expect(workloadFrom(form("fix", ["", "", "", "", "", "", ""])).ask).toEqual(NO_WORKLOAD);
  });
  test("that sends a profile's own shares back changes nothing", () => {
    const params = form("w", ["60", "12", "2", "10", "12", "3", "1"]);
    params.set("profile", "training-multi-node");
    expect(workloadFrom(params).ask).toEqual({ ...NO_WORKLOAD, profile: "training-multi-node" });
  });
  test("what cannot be read is said and left out, and the rest stays", () => {
    const { ask, unread } = workloadFrom(form("fix", ["x", "", "", "", "4", "", "100"]));
    expect([ask.fix, unread]).toEqual([{ network: 0.04 }, ["fix=x", "fix=100"]]);
  });
});

test.each(["profile=nope", "w=network", "fix=network:1", "h=2", "bill=-1"])(
  "%s is not understood, and said",
  (text) => {
    const { ask, unread } = workloadFrom(new URLSearchParams(text));
    expect([asksWorkload(ask), unread]).toEqual([false, [text]]);
  },
);

test("the page of a saved comparison takes its saved work, and what the address adds", () => {
  const saved = { weights: { network: 0.5, cpu: 0.5 }, primary: ["rdma-bandwidth"], hiding: 0.3 };
  expect(mergedWorkload(saved, NO_WORKLOAD)).toEqual(saved);
  expect(mergedWorkload(saved, { ...NO_WORKLOAD, fix: { network: 0.04 } })).toEqual({
    ...saved,
    fix: { network: 0.04 },
  });
  expect(askOfRequest(saved, 5000)).toMatchObject({ ...saved, profile: null, fix: null, bill: 5000 });
});

test("an address that names the work says all of it, so what was saved can be taken away", () => {
  const saved = { weights: { network: 1 }, primary: ["rdma-bandwidth"], hiding: 0.3 };
  expect(mergedWorkload(saved, { ...NO_WORKLOAD, profile: "development" })).toEqual({ profile: "development" });
});

test("a request's work becomes the page's and back without loss", () => {
  fc.assert(
    fc.property(anyAsk, (ask) => {
      expect(askOfRequest(workloadRequest(ask), ask.bill)).toEqual(ask);
    }),
  );
});
