import { describe, expect, test } from "vitest";
import type { Row } from "../comparison/comparison";
import { csv } from "./csv";
import { reportCsv } from "./report-csv";
import { buildSnapshot } from "./snapshot";
import { SHA, comparison, inputs, row } from "./test-report";

describe("the CSV of a report", () => {
  const text = reportCsv(buildSnapshot(inputs), SHA);
  const lines = text.slice(1).split("\r\n");
  test("begins with a byte-order mark and its header", () => {
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(lines[0]).toBe("section,item,month,low,value,high,unit,currency,level,grade,source,note");
  });
  test("has raw numbers, with unit, currency and grade beside them", () => {
    expect(lines).toContain(
      "result,spend that bought no work,,120000,150000,180000,EUR/year,EUR,8 in 10 of the cases expected,entered,,",
    );
  });
  test("says beside a figure that follows from its load why it is no result", () => {
    const because = "The rate was chosen.";
    const chosen: Row = {
      ...row,
      verdict: "cannot-tell",
      because,
      withheld: { code: "load-limited", message: because },
      warnings: [{ code: "load-limited", message: because }],
    };
    const told = reportCsv(buildSnapshot({ ...inputs, comparison: { ...comparison, rows: [chosen] } }), SHA);
    expect(told.split("\r\n").find((l) => /^comparison,.*: overhead/.test(l))).toMatch(
      /cannot tell: The rate was chosen\./,
    );
  });
  test("has the bill, the hours that count, the overhead and both readings of the money of each segment", () => {
    expect(lines.filter((l) => l.startsWith("segments,"))).toEqual([
      "segments,Serving: bill,,,100000,,EUR/month,EUR,,entered,typed,",
      "segments,Serving: GPU-bound share of the hours,,,1,,fraction,,,,,",
      "segments,Serving: overhead,,0.1,0.125,0.15,fraction,,,entered,the range typed,",
      "segments,Serving: spend that bought no work,,120000,150000,180000,EUR/year,EUR,,entered,the range typed,",
      expect.stringMatching(
        /^segments,Serving: cost to match,,133333\.3\d*,171428\.5\d*,211764\.7\d*,EUR\/year,EUR,,entered,/,
      ),
    ]);
  });
  test("has a grade beside every amount, and the content hash", () => {
    const cells = lines.slice(1).map((l) => l.replaceAll(/"[^"]*"/g, "text").split(","));
    const amounts = cells.filter((c) => c[7] === "EUR");
    expect(amounts.length).toBeGreaterThan(40);
    expect(amounts.filter((c) => c[9] === "")).toEqual([]);
    expect(lines).toContain(`report,"content, SHA-256",,,${SHA},,,,,,,`);
  });
  test("never says waste to a reader, and says verdicts in words", () => {
    expect(text).not.toMatch(/waste/i);
    expect(text).toContain("comparison,verdict,,,slower,");
  });
  test("has every month", () => {
    expect(lines.filter((l) => l.startsWith("months,"))).toHaveLength(36);
  });
});

test("a text that a spreadsheet would run gets an apostrophe; a negative number does not", () => {
  const text = csv(
    ["a", "b"],
    [
      ["=1+1", -3],
      ["@x", 0.1],
      ['say "hi", twice', null],
      ["\tx", Number.NaN],
    ],
  );
  expect(text).toBe('\uFEFFa,b\r\n\'=1+1,-3\r\n\'@x,0.1\r\n"say ""hi"", twice",\r\n\'\tx,\r\n');
});
