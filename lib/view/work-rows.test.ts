import { expect, test } from "vitest";
import { hourGroup, unitMoney, unitSentence, workGroups } from "./work-rows";

const at = (value: number) => ({ low: value, value, high: value });
const work = (segment: string, unit: "million tokens" | "training run", confidential = false) => ({
  segment,
  unit,
  virtualized: at(2),
  bareMetal: at(1.5),
  difference: at(0.5),
  confidential,
});

test("tokens and training runs never share an axis, and confidential computing stands apart, last", () => {
  const groups = workGroups([
    work("Secret", "million tokens", true),
    work("Serving", "million tokens"),
    work("Training", "training run"),
    work("Batch", "million tokens"),
  ]);
  expect(groups.map((g) => [g.id, g.rows.map((r) => r.segment)])).toEqual([
    ["million-tokens", ["Serving", "Batch"]],
    ["training-run", ["Training"]],
    ["million-tokens-confidential", ["Secret"]],
  ]);
});

test("the sentence names the cheaper side, be it the VM", () => {
  const [group] = workGroups([work("Serving", "million tokens")]);
  expect(group && unitSentence(group, "USD")).toBe(
    "A million tokens costs US$2.00 virtualized and US$1.50 on bare metal: bare metal is the cheaper by US$0.50.",
  );
  const [other] = workGroups([{ ...work("S", "training run"), difference: { low: -2, value: -1, high: 1 } }]);
  expect(other && unitSentence(other, "USD")).toContain("the VM is the cheaper by US$1.00, though the range leaves it");
});

test("a price of less than a cent keeps its digits", () => {
  expect(unitMoney(0.00123, "USD")).toBe("US$0.00123");
  expect(unitMoney(1234.5, "USD")).toBe("US$1,235");
});

test("an hour that is not known on both sides has no row", () => {
  const none = { segment: "A", virtualized: null, bareMetal: null, breakEvenOverhead: 0.1, reason: "no price" };
  expect(hourGroup([none])).toBeNull();
  expect(hourGroup([none, { ...none, virtualized: at(3), bareMetal: at(2) }])?.rows).toHaveLength(1);
});
