import { describe, expect, test } from "vitest";
import { compare } from "../core/comparison/compare";
import { madeRun, side } from "../core/comparison/made-runs";
import { UNNAMED_BENCHMARK } from "../core/run/run";
import { chartSentence } from "./chart-sentence";
import { compareRecords } from "./compare-csv";
import { bare } from "./bare";
import { filtered, isGrey, isNoise, isPoint, roleOf, sorted, verdictWord } from "./compare-live";
import { PLAIN_FILTER, PLAIN_VIEW } from "./compare-view";
import { overheadDecimals, shownRows, toLive } from "./compared-rows";
import { floorReport } from "./floor-report";
import { families, leadSize, onScreen, selected, unfolded, worstWords } from "./row-families";

const vm = { mode: "vm-passthrough" } as const;
const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2];
const SLOW = [935.2, 938.9, 931.4, 936.8, 934.1];

/** Runs with a row a size, each time `size` × `unit` seconds long. */
const sized = (environment: object, factor: number) =>
  [1, 1.001, 0.999].map((noise) =>
    madeRun({
      environment,
      rows: [1024, 2048, 4096].map((size) => ({
        metric: "all-reduce-time",
        params: { size, op: "sum" },
        value: size * 1e-6 * factor * noise,
      })),
    }),
  );

describe("the rows of a comparison as they are shown", () => {
  test("a row has both values in one unit, its overhead and its interval", () => {
    const [row] = shownRows(compare(side("bare-metal", FAST), side("vm-passthrough", SLOW)));
    // Medians 1000.3 and 935.2 token/s: 1 − 935.2/1000.3 = 6.508 %; the interval is about half a point wide: two decimals.
    expect(row).toMatchObject({
      name: "Output token throughput",
      note: "",
      unit: "token/s",
      baseline: "1,000",
      candidate: "935.2",
      overhead: "6.51\u00a0%",
      difference: "–",
      runs: "5 v 5",
      code: "slower",
    });
    expect(row && [roleOf(row), isPoint(row), isNoise(row)]).toEqual(["candidate", false, false]);
    expect(bare(row?.interval ?? "")).toMatch(/^\d\.\d\d to \d\.\d\d$/);
  });

  test("one run a side is a point without an interval, drawn grey, with its reason", () => {
    const [row] = shownRows(compare(side("bare-metal", [1000]), side("vm-passthrough", [950])));
    expect(row).toMatchObject({
      overhead: "5.00\u00a0%",
      interval: "–",
      low: null,
      high: null,
    });
    expect(row && [roleOf(row), isPoint(row), verdictWord(row)]).toEqual(["muted", true, "cannot tell"]);
    expect(row?.why).toContain("One run");
  });

  test("a zero has no overhead, and the dash has a reason", () => {
    const [row] = shownRows(compare(side("bare-metal", [0, 0]), side("vm-passthrough", [950, 951])));
    expect(row?.overhead).toBe("–");
    expect(row?.why).toContain("zero");
  });

  test("a time says its difference with its sign, in the row's own unit", () => {
    const rows = (value: number) => [{ metric: "time-to-first-token", median: value, n: 500 }];
    const found = compare([madeRun({ rows: rows(0.1) })], [madeRun({ environment: vm, rows: rows(0.1125) })]);
    expect(shownRows(found)[0]).toMatchObject({ unit: "ms", difference: "+12.5" });
  });

  test("rows of one name are told apart by the parameters that differ, and by those alone", () => {
    const rows = shownRows(compare(sized({}, 1), sized(vm, 1.1)));
    expect(rows.map((r) => r.note)).toEqual(["size 1 KiB", "size 2 KiB", "size 4 KiB"]);
  });

  test("sizes of one metric are one family, led by the largest", () => {
    const [family, ...rest] = families(shownRows(compare(sized({}, 1), sized(vm, 1.1))));
    expect(rest).toEqual([]);
    expect(family?.rows).toHaveLength(3);
    expect(family && leadSize(family)).toBe("4 KiB");
  });

  test("a size that differs is drawn beside a lead that does not, its fold names the worst, and all rows are counted", () => {
    const bySize = (slow: readonly number[]) =>
      [1, 1.001, 0.999].map((noise) =>
        madeRun({
          environment: slow.some((f) => f !== 1) ? vm : {},
          rows: slow.map((factor, i) => ({
            metric: "all-reduce-time",
            params: { size: 1024 * 2 ** i, op: "sum" },
            value: 1e-3 * 2 ** i * factor * noise,
          })),
        }),
      );
    const rows = shownRows(compare(bySize([1, 1, 1, 1]), bySize([2, 1.25, 1, 1])));
    const [family] = families(rows);
    expect(family?.lead.note).toBe("size 8 KiB");
    // Twice the time: half of the capacity lost, the farthest of the two that differ; 1.25 times loses a fifth.
    expect(family?.shown.map((r) => r.note)).toEqual(["size 8 KiB", "size 1 KiB"]);
    expect(family && worstWords(family)).toMatch(/^worst 20\.00\s% at 2 KiB$/);
    expect(chartSentence(rows, 2)).toMatch(
      /^2 of 4 rows lie beyond the 3\s% floor; the largest is All-reduce time, size 1 KiB, 50\.00\s% \(.*\)\. 2 of 4 rows drawn; all are counted\.$/,
    );
  });

  test("names are the field's own in infrastructure words, plain in finance's", () => {
    const rows = [{ metric: "time-to-first-token", median: 0.1, p99: 0.2, n: 500 }];
    const found = compare([madeRun({ rows })], [madeRun({ environment: vm, rows })]);
    expect(shownRows(found).map((r) => r.name)).toContain("TTFT");
    expect(shownRows(found, "fin").map((r) => r.name)).toContain("Time to first token");
  });

  test("noise is hidden only when asked, and counted", () => {
    const found = compare(
      side("bare-metal", FAST),
      side(
        "vm-passthrough",
        FAST.map((v) => v + 0.3),
      ),
    );
    const rows = shownRows(found);
    expect(filtered(rows, PLAIN_FILTER)).toMatchObject({ hidden: 0, noise: 1 });
    expect(filtered(rows, { ...PLAIN_FILTER, show: "signal" })).toEqual({ rows: [], hidden: 1, noise: 1 });
    expect(filtered(rows, { ...PLAIN_FILTER, metric: "other" }).rows).toEqual([]);
  });

  test("rows are found by words of their name, their parameters or their component, in any order and case", () => {
    const rows = shownRows(compare(sized({}, 1), sized(vm, 1.1)));
    const found = (q: string) => filtered(rows, { ...PLAIN_FILTER, q }).rows.map((r) => r.note);
    expect(found("KIB 2 all-reduce")).toEqual(["size 2 KiB"]);
    expect(found("time")).toHaveLength(3);
    expect(found("all-gather")).toEqual([]);
    const axis = rows[0]?.axis ?? "cpu";
    expect(filtered(rows, { ...PLAIN_FILTER, axis, verdict: rows[0]?.code ?? null }).rows).toHaveLength(3);
    expect(filtered(rows, { ...PLAIN_FILTER, verdict: "not-comparable" }).rows).toEqual([]);
  });

  test("whoever asks for one metric sees all of its sizes, and the file holds them all either way", () => {
    const rows = shownRows(compare(sized({}, 1), sized(vm, 1.1)));
    const whole = selected(rows, PLAIN_VIEW).families;
    const one = selected(rows, { ...PLAIN_VIEW, metric: "all-reduce-time" }).families;
    expect([onScreen(whole).length, onScreen(one).length]).toEqual([1, 3]);
    expect(unfolded(whole)).toEqual(onScreen(one));
  });

  test("what crosses to the browser says the same and leaves the measurements behind", () => {
    const [row] = shownRows(compare(side("bare-metal", FAST), side("vm-passthrough", SLOW)));
    const live = row && toLive(row);
    expect(live).not.toHaveProperty("row");
    expect(live && filtered([live], PLAIN_FILTER).rows).toEqual([live]);
    // Two thousand rows cross with the page: about a megabyte before it is packed.
    expect(JSON.stringify(live).length).toBeLessThan(900);
  });

  test("the clearest row comes first, by effect over chance", () => {
    const runs = (environment: object, b: readonly number[]) =>
      FAST.map((v, i) =>
        madeRun({
          environment,
          rows: [
            { metric: "input-throughput", value: v },
            { metric: "output-throughput", value: b[i] ?? v },
          ],
        }),
      );
    const rows = shownRows(compare(runs({}, FAST), runs(vm, SLOW)));
    expect(sorted(rows, "effect").map((r) => r.name)).toEqual(["Output token throughput", "Input token throughput"]);
    expect(sorted(rows, "name").map((r) => r.name)).toEqual(["Input token throughput", "Output token throughput"]);
    expect(chartSentence(rows)).toMatch(
      /^1 of 2 rows lie beyond the 3\s% floor; the largest is Output token throughput, /,
    );
  });

  test("a row whose rate was chosen is drawn grey, sorts last and is no result of the sentence", () => {
    const load = { limited: true, target: 4, reason: "the rate was chosen" };
    const runs = (environment: object, rate: number[], served: number[]) =>
      rate.map((v, i) =>
        madeRun({
          environment,
          rows: [
            { metric: "output-throughput", value: v, load },
            { metric: "input-throughput", value: served[i] ?? v },
          ],
        }),
      );
    const half = SLOW.map((v) => v / 2);
    const rows = shownRows(compare(runs({}, FAST, FAST), runs(vm, half, SLOW)));
    const chosen = rows.find((r) => r.metric === "output-throughput");
    expect(chosen).toMatchObject({ ofLoad: true, code: "cannot-tell" });
    expect(chosen && [isGrey(chosen), roleOf(chosen)]).toEqual([true, "muted"]);
    expect(sorted(rows, "effect").at(-1)).toBe(chosen);
    expect(chartSentence(rows)).toMatch(/^1 of 1 rows lie beyond .* the largest is Input token throughput, /);
    expect(chartSentence(chosen ? [chosen] : [])).toMatch(/^No result: these figures follow from the load/);
    expect(floorReport(rows)).toMatchObject({ rows: 1, farthestRow: expect.stringContaining("Input") });
  });

  test("points of runs without spread are not called one run a side", () => {
    const same = compare(side("bare-metal", [100, 100]), side("vm-passthrough", [90, 90]));
    expect(chartSentence(shownRows(same))).toMatch(/^No interval: points only, no claim\./);
    const single = compare(side("bare-metal", [100]), side("vm-passthrough", [90]));
    expect(chartSentence(shownRows(single))).toMatch(/^One run a side: points only, no claim\./);
  });

  test("one column has one precision: a decimal only where intervals are a point wide", () => {
    const wide = compare(side("bare-metal", [900, 1000, 1100, 950, 1050]), side("vm-passthrough", SLOW)).rows;
    expect(overheadDecimals(wide)).toBe(1);
    expect(overheadDecimals([])).toBe(2);
  });

  test("runs that do not name their benchmark, several a side, show no overhead and no difference anywhere", () => {
    const row = { metric: "request-latency", context: { benchmark: UNNAMED_BENCHMARK } };
    const found = compare(side("bare-metal", FAST, row), side("vm-passthrough", SLOW, row));
    const shown = shownRows(found);
    expect(shown[0]).toMatchObject({ overhead: "–", interval: "–", difference: "–" });
    expect(compareRecords(shown, { ...found, grade: "measured", runName: (id) => id })[0]).toMatchObject({
      overhead: null,
      difference: null,
    });
  });
});
