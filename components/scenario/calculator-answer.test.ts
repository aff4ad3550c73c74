import { describe, expect, it } from "vitest";
import { answerTo } from "./calculator-answer";
import { ask, FIRST_QUESTION } from "./calculator-question";
import { definitionLine, fanLine, openingOf, rangeLine, threeLine } from "./calculator-sentences";
import { type CalculatorState, DEFAULTS } from "./calculator-state";

const answer = (change: Partial<CalculatorState> = {}) => answerTo(ask({ ...DEFAULTS, ...change }).question);

describe("the start page", () => {
  it("opens with 21,000 a year on an example bill, eight in ten between −4,800 and 64,800", () => {
    const a = answer();
    expect([a.year.low, a.year.value, a.year.high].map(Math.round)).toEqual([-4800, 21_000, 64_800]);
    expect(a.question.billGrade).toBe("example");
    expect(a.projection.overhead.grade).toBe("cited");
    expect(openingOf(a)).toBe(
      "On an example bill of US$100,000 a month, published measurements of tuned whole-GPU VMs suggest that about US$21,000 a year buys no work. An article says US$120,000 to US$180,000. Only your own files can say which is true for you.",
    );
  });
  it("says 17,850 (−4,080 to 55,080) for 85k, and that the bill is typed", () => {
    const a = answer({ bill: "85k" });
    expect([a.year.low, a.year.value, a.year.high].map(Math.round)).toEqual([-4080, 17_850, 55_080]);
    expect(a.question.billGrade).toBe("entered");
    expect(rangeLine(a)).toBe("8 in 10 published pairs: −US$4,080 to US$55,080.");
  });
  it("draws the article, the published pairs and the empty place of one's own files on one axis", () => {
    const a = answer();
    expect(a.rows.map((r) => r.kind)).toEqual(["claimed", "cited", "empty"]);
    expect(a.rows[0]).toMatchObject({ low: 120_000, high: 180_000 });
    expect(a.rows[1]?.dots).toHaveLength(33);
    expect(threeLine(a)).toContain("none of the 33 reaches");
  });
  it("reads 17.6 % of extra capacity where 15 % is lost", () => {
    // 0.15 / 0.85 of 100,000 a month is 211,764.7 a year.
    const a = answer({ preset: "range", lo: "15", hi: "15", def: "match" });
    expect(a.year.value).toBeCloseTo(211_764.7, 1);
    expect(definitionLine(a)).toContain("17.65");
    expect(definitionLine(answer())).toContain("At 15\u00a0% it is 17.6\u00a0% more servers, not 15\u00a0%.");
  });
  it("ends its fan on the headline: the middle, and P10 and P90 on the ends of the range", () => {
    for (const def of ["share", "match"] as const) {
      const a = answer({ def });
      const last = a.fan[12];
      expect(last?.p50).toBeCloseTo(a.year.value, 2);
      expect(last?.p10).toBeCloseTo(a.year.low, 0);
      expect(last?.p90).toBeCloseTo(a.year.high, 0);
    }
  });
  it("counts GPU-bound hours only when asked to: 40 % of 21,000 is 8,400", () => {
    expect(answer({ count: "bound" }).year.value).toBeCloseTo(8400);
  });
  it("says the loss in the hours that count and of the bill, and why extra capacity ignores the hours", () => {
    for (const def of ["share", "match"] as const) {
      const line = definitionLine(answer({ count: "bound", def }));
      expect(line).toContain("1.75\u00a0% in the hours that count, 0.70\u00a0% of the bill.");
      expect(line).toContain("a fleet is sized for its binding hours");
    }
    expect(definitionLine(answer())).not.toContain("hours");
    expect(answer({ count: "bound", def: "match" }).year.value).toBe(answer({ def: "match" }).year.value);
  });
  it("claims of no pair that it reaches the article where no hour counts", () => {
    expect(threeLine(answer({ count: "bound", hours: "0" }))).toBe("No hour counts, so all three answers are zero.");
  });
  it.each(["", "0", "0.00", "−0"])("shows percentages, and asks for a bill, when the bill is %j", (bill) => {
    const a = answer({ bill });
    expect(a.year.value).toBeCloseTo(0.0175);
    expect(a.fan).toEqual([]);
    expect(openingOf(a)).toContain("Enter a monthly bill to see money.");
    expect(threeLine(a)).toContain("none of the 33 reaches");
  });
  it("calls a band what it is: a curve through published quantiles, and no band for a claim of two ends", () => {
    expect(fanLine(answer(), "Dec")).toContain("a curve through three published quantiles");
    expect(fanLine(answer({ preset: "untuned-vm" }), "Dec")).toContain("smallest to largest of one study");
    const claim = fanLine(answer({ preset: "vendor-claim", mo: 24 }), "Dec");
    expect(claim).toContain("the ends the article states: US$240,000 and US$360,000");
    expect(claim).not.toContain("nine in ten");
  });
  it("takes a picked pair as cited, not as something typed", () => {
    const a = answer({ preset: "ML51H-02" });
    expect(a.projection.overhead.grade).toBe("cited");
    expect(a.year.value).toBeLessThan(0);
    expect(openingOf(a)).toContain("of work more for the same money");
  });
  it("calls the article's claim claimed, and sets the published figure beside it", () => {
    const a = answer({ preset: "vendor-claim" });
    expect(a.projection.overhead.grade).toBe("claimed");
    expect(openingOf(a)).toContain(
      "claims that about US$150,000 a year buys no work. Published measurements show US$21,000.",
    );
  });
});

describe("what cannot be read", () => {
  it("leaves the last good figure standing, with the reason beside the field", () => {
    const good = ask({ ...DEFAULTS, bill: "85k" }).question;
    const asked = ask({ ...DEFAULTS, bill: "85 apples" }, good);
    expect(asked.kept).toBe("from the last readable entry");
    expect(asked.question.bill).toBe(85_000);
    expect(asked.notes.bill.error).toContain("not a number");
  });
  it("includes an amount in another currency: nothing is converted silently", () => {
    const asked = ask({ ...DEFAULTS, bill: "€ 85.000" });
    expect(asked.notes.bill.error).toContain("EUR");
    expect(asked.question).toEqual(FIRST_QUESTION);
  });
  it.each([
    [{ bill: "abc" }, "for the example bill, because an entry could not be read"],
    [{ preset: "range" }, "for the published measurements, because no range is typed"],
    [{ preset: "range", lo: "15", hi: "10" }, "for the published measurements, because an entry could not be read"],
    [{ count: "bound", hours: "x" }, "for all paid hours, because an entry could not be read"],
  ] as const)("names no last entry on a first load of %j", (change, words) => {
    const asked = ask({ ...DEFAULTS, ...change });
    expect(asked.kept).toBe(words);
    expect(openingOf(answerTo(asked.question))).not.toContain("you typed");
  });
  it("includes a range the wrong way round and a loss of everything", () => {
    expect(ask({ ...DEFAULTS, preset: "range", lo: "14", hi: "8" }).notes.hi.error).toContain("below");
    expect(ask({ ...DEFAULTS, preset: "range", lo: "8", hi: "100" }).notes.hi.error).toContain("100 %");
  });
});

describe("a range of one's own", () => {
  const typed = (lo: string, hi: string) => ask({ ...DEFAULTS, preset: "range", lo, hi });

  it.each([
    ["8–14", 0.11],
    ["8 to 14", 0.11],
    ["8/12/14", 0.12],
    ["11 ± 3", 0.11],
  ])("takes both ends of %j, and says that the high field is not used", (lo, mode) => {
    const { question, notes, kept } = typed(lo, "20");
    expect(question.overhead).toEqual({ source: "range", low: 0.08, high: 0.14, mode });
    expect(notes.lo.echo).toContain("between 8 and 14 %");
    expect(notes.hi).toEqual({ echo: "Not used: the other field holds both ends." });
    expect(kept).toBeNull();
  });
  it("takes both ends from the high field where the low one is empty", () => {
    const { question, notes } = typed("", "8-14");
    expect(question.overhead).toMatchObject({ low: 0.08, high: 0.14 });
    expect(notes.lo).toEqual({});
  });
  it("refuses a low end beside a range in the high field", () => {
    const { notes, kept } = typed("5", "8-14");
    expect(notes.hi.error).toContain("Clear one of the two.");
    expect(kept).not.toBeNull();
  });
});
