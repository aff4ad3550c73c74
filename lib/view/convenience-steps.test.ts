import { expect, test } from "vitest";
import { convenienceRows, convenienceSentence, convenienceSteps } from "./convenience-steps";

const range = (low: number, value: number, high: number) => ({ low, value, high });
const plain = { waste: range(5000, 5000, 5000), licences: 0, benefits: 7010 };

test("a VM that gives more than it takes is said to be the cheaper", () => {
  // MODEL vi.convenience: 5,000 − 7,010 = −2,010
  const rows = convenienceRows(plain);
  expect(rows.map((r) => [r.id, r.amount])).toEqual([
    ["waste", 5000],
    ["benefits", -7010],
    ["net", -2010],
  ]);
  expect(convenienceSentence(rows, "USD")).toBe(
    "At equal price of bare metal the VM is cheaper by US$2,010 a month: it gives US$7,010 a month, and it takes US$5,000.",
  );
});

test("the rows add up to the net that is shown", () => {
  const rows = convenienceRows({ ...plain, waste: range(10, 333.4, 900), licences: 333.4, benefits: 333.4 });
  const net = rows.at(-1)?.amount;
  expect(rows.slice(0, -1).reduce((sum, r) => sum + r.amount, 0)).toBe(net);
});

test("a range on both sides of zero leaves it open", () => {
  const rows = convenienceRows({ ...plain, waste: range(1000, 8000, 9000) });
  expect(convenienceSentence(rows, "USD")).toBe(
    "At equal price of bare metal virtualization costs US$990 a month after what it gives: it gives US$7,010 a month, and it takes US$8,000. The range leaves between US$6,010 in favour of the VM and US$1,990 against it, so it could be either way.",
  );
});

test("each bar begins where the one before it ended, and the net stands on zero", () => {
  const steps = convenienceSteps(convenienceRows(plain), "USD", "published");
  expect(steps.map(({ from, to }) => [from, to])).toEqual([
    [0, 5000],
    [5000, -2010],
    [0, -2010],
  ]);
});

test("an overhead that nothing claims is not counted, but its ends are", () => {
  const rows = convenienceRows({ ...plain, waste: range(-100, 300, 600) }, true);
  expect(rows.at(-1)).toMatchObject({ amount: -7010, low: -7110, high: -6410 });
  expect(convenienceSteps(rows, "USD", "measured")[0]).toMatchObject({ kind: "unknown", text: "not claimed" });
  expect(convenienceSentence(rows, "USD")).toBe(
    "At equal price of bare metal the VM is cheaper by US$7,010 a month: it gives US$7,010 a month, and no overhead is claimed. The range leaves between US$7,110 and US$6,410 in favour of the VM.",
  );
});

test("a VM that is faster adds to what it gives", () => {
  const rows = convenienceRows({ ...plain, waste: range(-1500, -1500, -1500) });
  expect(convenienceSentence(rows, "USD")).toBe(
    "At equal price of bare metal the VM is cheaper by US$8,510 a month: it gives US$7,010 a month, and being faster, it adds US$1,500.",
  );
});
