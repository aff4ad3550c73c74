import { expect, it } from "vitest";
import { tickText } from "./value-format";

const money = { kind: "money", currency: "USD" } as const;
const percent = { kind: "percent" } as const;

it("one axis has one precision", () => {
  expect([0, 0.025, 0.05].map((t) => tickText(t, 0.025, percent))).toEqual(["0.0\u00a0%", "2.5\u00a0%", "5.0\u00a0%"]);
});
it("negative ticks carry a true minus sign", () => expect(tickText(-50_000, 50_000, money)).toBe("\u221250k"));
it("zero carries none, and no unit of size", () => expect(tickText(0, 50_000, money)).toBe("0"));
it("a step of 2,500 is written with its half", () => {
  expect([2500, 5000].map((t) => tickText(t, 2500, money))).toEqual(["2.5k", "5.0k"]);
});
it("small plain numbers keep their digits", () => expect(tickText(55.4, 0.1, { kind: "plain" })).toBe("55.4"));
