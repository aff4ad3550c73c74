import { describe, expect, test } from "vitest";
import { figuresFor, NO_FILTER } from "./ledger-filter";
import { EvidenceSource, gradeOfSource, isOwn, missingIn, rowOfSource } from "./own-source";

const WHOLE = {
  version: 1,
  title: "Acceptance test of the new cluster",
  document: "report 12, page 4",
  date: "2026-03-14",
  what: "output throughput",
  gpu: "8x H100 SXM",
  workload: "llama-3.1-70b serving",
  figure: { kind: "values", bareMetal: 250, virtualized: 240, unit: "token/s", better: "higher" },
  method: "Six runs a side, in turns, on one host",
} as const;
const read = (change: object = {}) => EvidenceSource.parse({ ...WHOLE, ...change });

describe("a source of one's own", () => {
  test("two values give their overhead, by direction", () => {
    // 1 - 240/250; 1 - 240/250 again where less is better and the sides change places.
    expect(rowOfSource("a", read()).overhead).toBeCloseTo(0.04, 12);
    const time = { kind: "values", bareMetal: 240, virtualized: 250, unit: "ms", better: "lower" };
    expect(rowOfSource("a", read({ figure: time })).overhead).toBeCloseTo(0.04, 12);
  });

  test("a virtual machine that was faster stays negative", () => {
    const faster = { ...WHOLE.figure, virtualized: 255 };
    expect(rowOfSource("a", read({ figure: faster })).overhead).toBeCloseTo(-0.02, 12);
  });

  test("a range has no middle that nobody gave; one value is a value", () => {
    const range = rowOfSource("a", read({ figure: { kind: "overhead", low: 0.02, high: 0.06 } }));
    expect([range.overhead, range.range]).toEqual([null, { low: 0.02, high: 0.06 }]);
    const one = rowOfSource("a", read({ figure: { kind: "overhead", low: 0.02, high: 0.02 } }));
    expect([one.overhead, one.range]).toEqual([0.02, null]);
  });

  test.each(["2026", "2026-03", "2026-02-28"])("may be dated %s", (date) => {
    expect(read({ date }).date).toBe(date);
  });

  test("is cited with a link or document, a date and a method, and claimed while one is missing", () => {
    expect(gradeOfSource(read())).toBe("cited");
    expect(gradeOfSource(read({ document: undefined, url: "https://example.org/report" }))).toBe("cited");
    expect(missingIn(read({ document: undefined }))).toEqual(["a link or a document"]);
    expect(missingIn(read({ date: undefined, method: undefined }))).toEqual(["a date", "a method"]);
    expect(gradeOfSource(read({ method: undefined }))).toBe("claimed");
  });

  test("stands in the table like a published figure, marked as one's own", () => {
    const row = rowOfSource("a", read());
    expect(isOwn(row)).toBe(true);
    expect(row).toMatchObject({ year: 2026, gains: "unknown", trust: null, baseline: "measured" });
    expect(figuresFor({ ...NO_FILTER, gpu: "h100", year: "2026", kind: "measured" }, [row])).toEqual([row]);
  });

  test.each([
    ["an address that is no web page", { url: "javascript:alert(1)" }],
    ["a date that is none", { date: "March" }],
    ["a month that is none", { date: "2026-13" }],
    ["a day that is none", { date: "2026-02-31" }],
    ["two values that lose more than there is", { figure: { ...WHOLE.figure, virtualized: 250 * 22 } }],
    ["two values of which one is as good as nothing", { figure: { ...WHOLE.figure, virtualized: 1e-300 } }],
    ["an address with a password", { url: "https://ada:secret@example.org/" }],
    ["an address with a hidden character", { url: "https://example.org/\u2066a" }],
    ["a text that turns its direction", { title: "report\u202E" }],
    ["a zero baseline", { figure: { ...WHOLE.figure, bareMetal: 0 } }],
    ["everything lost", { figure: { kind: "overhead", low: 0.1, high: 1 } }],
    ["ends the wrong way round", { figure: { kind: "overhead", low: 0.3, high: 0.1 } }],
    ["no title", { title: " " }],
    ["a field that there is not", { grade: "measured" }],
  ])("refuses %s", (_, change) => {
    expect(EvidenceSource.safeParse({ ...WHOLE, ...change }).success).toBe(false);
  });
});
