import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecimalSigns, isNumeric, mayBeThousands, readCell } from "./cell-number";

function decimalCommaIn(cells: string[]): boolean | null {
  const signs = new DecimalSigns();
  signs.add(cells);
  return signs.comma;
}
const value = (text: string, decimal: "point" | "comma" | null) => {
  const read = readCell(text, decimal);
  return "value" in read ? read.value : read.reason;
};

describe("a number in a cell", () => {
  it("is read with a point while nobody has said what the decimal sign is", () => {
    expect(value(" 3.25 ", null)).toBe(3.25);
    expect(value("1.2e-3", null)).toBe(0.0012);
    expect(value("\u22125", null)).toBe(-5);
  });

  it.each(["1,234", "1.234,56", "1,234.56", "3,5", "1,234,567"])("with a comma is never guessed: %s", (text) => {
    expect(value(text, null)).toMatch(/has a comma: say whether/);
  });

  it.each(["1 234", "1'234", "1\u202f234"])("with digits in groups is never guessed: %s", (text) => {
    expect(value(text, null)).toMatch(/digits in groups/);
  });

  it("is read as its user said", () => {
    expect(value("1.234,56", "comma")).toBe(1234.56);
    expect(value("1,234.56", "point")).toBe(1234.56);
    expect(value("1,234", "comma")).toBe(1.234);
    expect(value("1,234", "point")).toBe(1234);
    expect(value("1.234", "comma")).toBe(1234);
    expect(value("1 234 567,5", "comma")).toBe(1234567.5);
    expect(value("1'234.5", "point")).toBe(1234.5);
    expect(value("-0,5", "comma")).toBe(-0.5);
  });

  it("is refused where a sign stands where thousands are not parted", () => {
    expect(value("3.5", "comma")).toMatch(/point that does not part thousands/);
    expect(value("1,5", "point")).toMatch(/comma that does not part thousands/);
    expect(value("1.2.3", "point")).toMatch(/more than one decimal point/);
    expect(value("1.234,5,6", "comma")).toMatch(/more than one decimal comma/);
    expect(value("1,234.567,8", "point")).toMatch(/comma/);
  });

  it.each(["", "  ", "-", "N/A", "nan", "None", "Infinity"])("is absent where the tool says so: %j", (text) => {
    expect(value(text, null)).toMatch(/is empty|no number/);
  });

  it.each(["=1+1", "12 ms", "0x10", "1_000", "one", "5%", "1e999", "=HYPERLINK(1)", "@1", "--5"])(
    "is none in %j",
    (text) => {
      for (const decimal of ["point", "comma", null] as const) expect(typeof value(text, decimal)).toBe("string");
    },
  );

  it("is the same number however it is grouped", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        const sign = whole < 0 ? "-" : "";
        const grouped = String(Math.abs(whole)).replace(/\B(?=(?:\d{3})+$)/g, ".");
        const fraction = String(cents).padStart(2, "0");
        expect(value(`${sign}${grouped},${fraction}`, "comma")).toBe(
          Number(`${whole < 0 ? "-" : ""}${Math.abs(whole)}.${fraction}`),
        );
      }),
    );
  });

  it("answers long hostile cells at once", () => {
    const began = performance.now();
    for (const text of ["9".repeat(1e5), " ".repeat(1e5), "1,".repeat(5e4), "1.234".repeat(2e4)]) {
      isNumeric(text);
      readCell(text, null);
      decimalCommaIn([text]);
    }
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe("the decimal sign of a table", () => {
  it("is seen where cells leave no other reading", () => {
    expect(decimalCommaIn(["3,5", "1.234,56"])).toBe(true);
    expect(decimalCommaIn(["3.5", "1,234.56", "7"])).toBe(false);
    expect(decimalCommaIn(["1.234.567"])).toBe(true);
    expect(decimalCommaIn(["1,234,567"])).toBe(false);
    expect(decimalCommaIn(["1", "text", "1.234"])).toBe(false);
  });

  it("is not known where cells disagree, or where a comma may part thousands", () => {
    expect(decimalCommaIn(["3,5", "3.5"])).toBeNull();
    expect(decimalCommaIn(["1,234", "5"])).toBeNull();
  });

  it("is not taken from versions, addresses and dates", () => {
    expect(decimalCommaIn(["2.17.9", "10.0.0.1", "2026.01.02", "01.02.2026"])).toBe(false);
  });

  it("makes a point before three digits doubtful", () => {
    expect(["1.234", "12.345", "0.123", "1.23", "1234.567"].map(mayBeThousands)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
