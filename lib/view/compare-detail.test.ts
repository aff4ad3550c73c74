import { describe, expect, test } from "vitest";
import { compare } from "../core/comparison/compare";
import { madeRun, side } from "../core/comparison/made-runs";
import { type RunShare, cutWords, rowDetail } from "./compare-detail";
import { shownRows } from "./compared-rows";

const vm = { mode: "vm-passthrough" } as const;
const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2];

const share = (part: Partial<RunShare>): RunShare => ({
  id: "a",
  side: "baseline",
  name: "metal-1",
  filename: "a.json",
  leftOut: null,
  measured: { n: 500, p95: null, p99: null, context: {}, ecdf: [], order: [], count: 0 },
  ...part,
});
const measured = (context: Record<string, string>) => ({
  n: 1,
  p95: null,
  p99: null,
  context,
  ecdf: [],
  order: [],
  count: 0,
});

function first(found: ReturnType<typeof compare>) {
  const [shown] = shownRows(found);
  if (!shown) throw new Error("no row");
  return shown;
}

describe("one row up close", () => {
  test("every run says the value that the comparison took, and a run that is left out says why and takes none", () => {
    const baseline = side("bare-metal", FAST);
    const [one, two] = baseline;
    const found = compare(baseline, side("vm-passthrough", FAST), {
      exclusions: [{ runId: two?.id ?? "", reason: "patched" }],
    });
    const detail = rowDetail(first(found), [
      share({ id: one?.id ?? "" }),
      share({ id: two?.id ?? "", leftOut: "patched" }),
    ]);
    expect(detail.lines.map((l) => [l.value, l.leftOut])).toEqual([
      ["1,002", null],
      ["–", "patched"],
    ]);
    expect(detail.runs).toBe("4 v 5");
  });

  test("says how many of many runs are shown, and nothing when all are", () => {
    expect(cutWords({ baseline: 40, candidate: 3 }, 40)).toBe("");
    expect(cutWords({ baseline: 120, candidate: 3 }, 40)).toBe(
      "Shown are 40 of 120 runs of the baseline, here and in the pictures. The figures rest on all of them, and the CSV holds every value.",
    );
    expect(cutWords({ baseline: 120, candidate: 41 }, 40)).toContain("baseline and 40 of 41 runs of the candidate");
  });

  test("settings that differ come first, and the command line stands apart from them", () => {
    const found = compare(side("bare-metal", FAST), side("vm-passthrough", FAST));
    const detail = rowDetail(first(found), [
      share({ measured: measured({ seed: "1", backend: "a", command: "bench --x" }) }),
      share({ id: "b", side: "candidate", measured: measured({ seed: "1", backend: "b" }) }),
    ]);
    expect(detail.settings[0]).toEqual({ name: "backend", baseline: "a", candidate: "b", differs: true });
    expect(detail.settings.filter((s) => s.differs)).toHaveLength(1);
    expect(detail.settings.map((s) => s.name)).not.toContain("command");
    expect(detail.lines.map((l) => l.command)).toEqual(["bench --x", null]);
  });

  test("a row that is held back asks its question, and asks no more once it was answered for its metric", () => {
    const rows = (value: number) => [{ metric: "output-throughput", value }];
    const [a, b] = [
      [madeRun({ rows: rows(1000) }), madeRun({ rows: rows(1001) })],
      [10, 11],
    ] as const;
    const slow = b.map((value) => madeRun({ environment: vm, rows: rows(value) }));
    const detail = rowDetail(first(compare(a, slow)), []);
    // A hundredth of the throughput: more than tenfold.
    expect(detail.question?.code).toBe("implausible-ratio");
    expect(detail.question?.question).toMatch(/\?$/);
    const answered = compare(a, slow, {
      overrides: [{ rule: "implausible-ratio", metric: "output-throughput", reason: "checked" }],
    });
    expect(rowDetail(first(answered), []).question).toBeNull();
  });

  test("its method line counts the row's own runs", () => {
    const found = compare(side("bare-metal", FAST), side("vm-passthrough", FAST.slice(0, 3)));
    expect(rowDetail(first(found), []).method).toMatch(/^Medians of 5 v 3 runs.*95\s% interval: Welch/);
  });
});
