import { expect, test } from "vitest";
import { tornadoBars, tornadoSentence } from "./tornado-rows";

const rows = [
  {
    input: "spend",
    label: "monthly bill",
    low: 10,
    high: 30,
    range: { low: 75_000, high: 125_000 },
    unit: "USD/month",
  },
  { input: "premium", label: "bare-metal premium", low: 0, high: 0, range: { low: 0, high: 0.05 }, unit: "fraction" },
  { input: "overhead", label: "overhead", low: -500, high: 900, range: { low: 0.02, high: 0.09 }, unit: "fraction" },
];

test("the input that moves the answer most comes first, and one that moves nothing stays out", () => {
  const bars = tornadoBars(rows);
  expect(bars.map((b) => b.id)).toEqual(["overhead", "spend"]);
  expect(bars[0]?.range).toEqual({ low: "2\u00a0%", high: "9\u00a0%" });
  expect(bars[1]?.span).toBe("US$75,000 to US$125,000 a month");
  expect(bars[1]?.range).toEqual({ low: "US$75,000 a month", high: "US$125,000 a month" });
});

test("an input whose two ends lie on both sides of zero can turn the answer round", () => {
  expect(tornadoSentence(tornadoBars(rows), "USD")).toBe(
    "Overhead moves the value of moving most: 2\u00a0% gives −US$500, 9\u00a0% gives US$900. It alone can turn the answer round.",
  );
  expect(tornadoSentence(tornadoBars(rows.slice(0, 1)), "USD")).toContain("No single one of them turns the answer");
  expect(tornadoSentence([], "USD")).toBe("No input moves the value of moving.");
});

test("a range that nobody typed says who assumed it", () => {
  const [bar] = tornadoBars([{ ...rows[0], assumed: true }] as Parameters<typeof tornadoBars>[0]);
  expect(bar).toMatchObject({ assumed: true, span: "US$75,000 to US$125,000 a month, range assumed by Bareline" });
});
