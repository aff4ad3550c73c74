import { describe, expect, it } from "vitest";
import { readNumber } from "./number";
import { toBase } from "./unit";

describe("units", () => {
  it.each([
    [1, "GB/s", 1e9, "B/s"],
    [1, "GiB/s", 1_073_741_824, "B/s"],
    [8, "Gbit/s", 1e9, "B/s"],
    [8, "Mb/s", 1e6, "B/s"],
    [1, "MB/s", 1e6, "B/s"],
    [320, "ms", 0.32, "s"],
    [18.312195, "ms", 0.018312195, "s"],
    [922077067, "ns", 0.922077067, "s"],
    [28.6, "us", 0.0000286, "s"],
    [2, "min", 120, "s"],
    [113.4, "tok/s", 113.4, "token/s"],
    [93, "%", 0.93, "fraction"],
  ])("%d %s is %d %s", (value, unit, base, name) => {
    expect(toBase(value, unit)).toEqual({ value: base, unit: name });
  });

  it("does not know a unit it was not told, and never guesses by ignoring the case", () => {
    expect(["gb/s", "ghz", "", "furlong", "__proto__", "constructor"].map((u) => toBase(1, u))).toEqual(
      Array(6).fill(null),
    );
  });
});

describe("numbers in files", () => {
  it.each([
    ["276.07", 276.07],
    [" -1 ", -1],
    ["2.44868e+06", 2448680],
    ["1.2e+07", 1.2e7],
    ["+3", 3],
    [".5", 0.5],
    ["5.", 5],
  ])("reads %s", (text, value) => expect(readNumber(text)).toBe(value));

  it.each([
    "",
    " ",
    "N/A",
    "nan",
    "-nan",
    "inf",
    "Infinity",
    "1,234",
    "1 2",
    "0x10",
    "1e",
    "1e999",
    "12ms",
    "--1",
    ".",
  ])("does not read %j", (text) => expect(readNumber(text)).toBeNull());

  it("answers at once on a line of a hundred thousand digits, blanks or dots", () => {
    for (const c of ["1", " ", ".", "-"]) expect(readNumber(c.repeat(100_000))).toBeNull();
  });
});
