import { describe, expect, test } from "vitest";
import { UNNAMED_BENCHMARK } from "../run/run";
import type { Override } from "./comparability";
import { compare } from "./compare";
import type { Row } from "./comparison";
import { headlineRow } from "./headline";
import { type MadeRow, side } from "./made-runs";
import { maySpeak } from "./may-speak";
import { moneyDoubt, moneyWithheld, resolveRow } from "./overhead-draw";

const why = (rule: string): Override => ({ rule, reason: `we checked ${rule}` });

function rowOf(ours: number[], theirs: number[], made: Partial<MadeRow>, overrides: Override[] = []): Row {
  const [row] = compare(side("bare-metal", ours, made), side("vm-passthrough", theirs, made), { overrides }).rows;
  if (!row) throw new Error("the sides pair");
  return row;
}

describe("one run a side of an unnamed benchmark, twentyfold apart", () => {
  const unnamed = { context: { benchmark: UNNAMED_BENCHMARK } };
  const asked = (...rules: string[]) => rowOf([1000], [50], unnamed, rules.map(why));

  test("an answer to the ratio leaves the benchmark's name open", () => {
    expect(moneyDoubt(asked("implausible-ratio", "scale-differs"))?.code).toBe("benchmark-unnamed");
  });

  test("an answer to the name leaves the scale of the figures blocked", () => {
    expect(moneyDoubt(asked("benchmark-unnamed"))?.code).toBe("not-comparable");
  });

  test("all answered, the row may speak and its money is claimed", () => {
    const row = asked("implausible-ratio", "benchmark-unnamed");
    expect(moneyWithheld(row)).toBeNull();
    expect(maySpeak(row)).toBe(true);
    expect(resolveRow(row).grade).toBe("claimed");
  });
});

test("a reason for an unnamed benchmark lets one run a side into money, and is told beside the row", () => {
  const unnamed = { context: { benchmark: UNNAMED_BENCHMARK } };
  // Asked although one run a side has no verdict anyway.
  expect(rowOf([1000], [950], unnamed).withheld?.code).toBe("benchmark-unnamed");
  const row = rowOf([1000], [950], unnamed, [why("benchmark-unnamed")]);
  expect(moneyWithheld(row)).toBeNull();
  expect(row.withheld).toBeNull();
  expect(row.warnings).toContainEqual({
    code: "overridden",
    message: "Used all the same, because: we checked benchmark-unnamed",
    answers: "benchmark-unnamed",
  });
});

test("a half-answered row does not open a comparison before one without questions", () => {
  const unnamed = { context: { benchmark: UNNAMED_BENCHMARK } };
  const half = rowOf([1000], [50], unnamed, [why("implausible-ratio")]);
  const plain = rowOf([10], [9], { metric: "request-throughput" });
  expect(headlineRow([half, plain])).toBe(plain);
});

describe("a rate that was chosen", () => {
  const load = { limited: true, target: 4, reason: "the rate was chosen" };
  const sides = [
    [100, 101, 102],
    [80, 81, 82],
  ] as const;

  test("is no question, so no reason lets its number speak", () => {
    const row = rowOf([...sides[0]], [...sides[1]], { load }, [why("load-limited")]);
    expect(row.verdict).toBe("cannot-tell");
    expect(row.withheld?.code).toBe("load-limited");
    expect(maySpeak(row)).toBe(false);
  });

  test("opens no comparison: the sentence says why nothing can be told", () => {
    const found = compare(side("bare-metal", sides[0], { load }), side("vm-passthrough", sides[1], { load }));
    expect(found.headline).toBeNull();
    expect(found.verdict.code).toBe("cannot-tell");
    expect(found.verdict.sentence).toMatch(/^Cannot tell: the rate was chosen, so throughput/i);
  });

  test("says nothing of how far equal machines lie apart", () => {
    const found = compare(side("bare-metal", sides[0], { load }), side("bare-metal", sides[1], { load }));
    expect(found.verdict.sentence).not.toContain("noise floor");
    expect(found.verdict.code).toBe("cannot-tell");
  });
});

describe("runs of one value", () => {
  test("are told apart from one run a side", () => {
    const row = rowOf([100, 100, 100], [95, 95, 95], {});
    expect(resolveRow(row)).toMatchObject({
      level: "no spread between the runs of a side: the point ± the assumed floor of 3 points",
      source: expect.stringMatching(/n\s=\s3\sv\s3, no spread between the runs of a side$/),
    });
  });

  test("and one run beside several from one a side", () => {
    expect(resolveRow(rowOf([100], [95, 96, 97], {})).level).toMatch(/^one run on a side:/);
    expect(resolveRow(rowOf([100], [95], {})).level).toMatch(/^one run a side:/);
  });
});
