import fc from "fast-check";
import { expect, test } from "vitest";
import { paidRows, paidSentence, paidSteps } from "./paid-steps";

const paid = {
  bill: 100_000,
  idle: 20_000,
  overhead: 5_000,
  unusedCommitment: 8_000,
  licences: 1_000,
  power: 0,
  usefulWork: 75_000,
  total: 109_000,
};
const waste = { low: 4_000, value: 5_000, high: 7_000 };

test("idle time, unused commitments and overhead stand on one scale", () => {
  const rows = paidRows({ paid, waste, unclaimed: false });
  expect(rows.map((r) => [r.id, r.amount])).toEqual([
    ["total", 109_000],
    ["idle", 20_000],
    ["overhead", 5_000],
    ["unused", 8_000],
    ["licences", 1_000],
    ["work", 75_000],
  ]);
  expect(paidSentence(rows, "USD")).toBe(
    "Of US$109,000 a month, US$75,000 is left for work; idle time takes US$20,000, unused commitments take US$8,000, virtualization overhead takes US$5,000 and licences take US$1,000.",
  );
  expect(paidSteps(rows, "USD", "measured").map((s) => [s.from, s.to])).toEqual([
    [0, 109_000],
    [109_000, 89_000],
    [89_000, 84_000],
    [84_000, 76_000],
    [76_000, 75_000],
    [0, 75_000],
  ]);
});

test("idle time that nobody knows is said, and not drawn as nothing", () => {
  const rows = paidRows({ paid: { ...paid, idle: null, usefulWork: 95_000 }, waste, unclaimed: false });
  expect(rows.find((r) => r.id === "idle")?.amount).toBeNull();
  expect(paidSteps(rows, "USD", "measured").find((s) => s.id === "idle")).toMatchObject({
    kind: "unknown",
    text: "not known",
  });
  expect(paidSentence(rows, "USD")).toContain("is not known");
});

test("an overhead that nothing claims is not taken off", () => {
  const rows = paidRows({ paid, waste, unclaimed: true });
  expect(rows.find((r) => r.id === "overhead")).toMatchObject({ amount: null, low: 4_000, high: 7_000 });
  expect(rows.find((r) => r.id === "work")?.amount).toBe(80_000);
  expect(paidSentence(rows, "USD")).toContain("no overhead is claimed");
});

test("a VM that is faster adds to the useful work", () => {
  const faster = { ...paid, overhead: -2_000, usefulWork: 82_000 };
  const rows = paidRows({ paid: faster, waste: { low: -3_000, value: -2_000, high: 100 }, unclaimed: false });
  const step = paidSteps(rows, "USD", "measured").find((s) => s.id === "overhead");
  expect(step && step.to - step.from).toBe(2_000);
  expect(step?.reach).toEqual({ low: 88_900, high: 92_000 });
  expect(paidSentence(rows, "USD")).toContain("faster virtual machines add US$2,000");
});

test("the parts that are shown add up to the total that is shown", () => {
  const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(amount, amount, amount, amount, amount, fc.double({ min: -1e4, max: 1e5, noNaN: true }), (...x) => {
      const [idle, unusedCommitment, licences, power, usefulWork, overhead] = x;
      const bill = idle + overhead + usefulWork;
      const all = { bill, idle, overhead, unusedCommitment, licences, power, usefulWork };
      const total = bill + unusedCommitment + licences + power;
      const at = { low: overhead, value: overhead, high: overhead };
      const rows = paidRows({ paid: { ...all, total }, waste: at, unclaimed: false });
      const sum = rows.slice(1).reduce((s, r) => s + (r.amount ?? 0), 0);
      expect(sum).toBeCloseTo(rows[0]?.amount ?? NaN, 2);
    }),
  );
});
