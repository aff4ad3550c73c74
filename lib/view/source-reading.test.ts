import { describe, expect, test } from "vitest";
import { readSource, sourceTexts } from "./source-reading";

const TYPED = {
  title: "Acceptance test",
  what: "output throughput",
  bareMetal: "1.2k",
  virtualized: "1,150",
  unit: "token/s",
  better: "higher",
};

describe("a source as it is typed", () => {
  test("two values are read as everywhere", () => {
    expect(readSource(TYPED)).toMatchObject({
      source: { figure: { kind: "values", bareMetal: 1200, virtualized: 1150, unit: "token/s", better: "higher" } },
      errors: {},
    });
  });

  test("an overhead may be a range, one value, and negative", () => {
    const { bareMetal: _b, virtualized: _v, unit: _u, better: _d, ...rest } = TYPED;
    const figure = (overhead: string) => readSource({ ...rest, overhead }).source?.figure;
    expect(figure("8-14 %")).toEqual({ kind: "overhead", low: 0.08, high: 0.14 });
    expect(figure("-3 %")).toEqual({ kind: "overhead", low: -0.03, high: -0.03 });
  });

  test("is refused beside its field", () => {
    const errors = (texts: object) => Object.keys(readSource({ ...TYPED, ...texts }).errors).sort();
    expect(errors({ bareMetal: "many" })).toEqual(["bareMetal"]);
    expect(errors({ virtualized: undefined })).toEqual(["virtualized"]);
    expect(errors({ virtualized: "0" })).toEqual(["virtualized"]);
    expect(errors({ unit: undefined, better: undefined })).toEqual(["better", "unit"]);
    expect(errors({ overhead: "5 %" })).toEqual(["overhead"]);
    expect(errors({ bareMetal: undefined, virtualized: undefined, overhead: "120 %" })).toEqual(["overhead"]);
    expect(errors({ url: "example", date: "March", title: undefined })).toEqual(["date", "title", "url"]);
    expect(readSource({ title: "Nothing else" }).errors.bareMetal).toBe("Give both values, or an overhead.");
  });

  test("takes from a form what it knows, and no empty text", () => {
    expect(
      sourceTexts([
        ["title", " A "],
        ["gpu", ""],
        ["$ACTION", "x"],
        ["url", new Blob()],
      ]),
    ).toEqual({ title: "A" });
  });
});
