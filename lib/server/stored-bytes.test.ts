import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromCursor, toCursor } from "./cursor";
import { fromBytes, toBytes } from "./float64";
import { shownFilename } from "./take-in";
import { attachment } from "./run-file";
import { ecdfOf, runOrderOf } from "./run-samples";
import { isStorable, storableJson } from "./storable";

describe("samples as bytes", () => {
  it("come back to the bit, from any offset of a driver's buffer", () => {
    fc.assert(
      fc.property(fc.float64Array({ maxLength: 40 }), fc.integer({ min: 0, max: 7 }), (values, offset) => {
        const buffer = Buffer.alloc(offset + values.byteLength);
        buffer.set(toBytes(values), offset);
        expect(fromBytes(buffer.subarray(offset))).toEqual(values);
      }),
    );
  });
});

describe("texts for the database", () => {
  it("U+0000 and half pairs become U+FFFD, everything else stays", () => {
    expect(JSON.parse(storableJson(["a\u0000", "\ud800", "\\u0000", "é🎉"]))).toEqual([
      "a\ufffd",
      "\ufffd",
      "\\u0000",
      "é🎉",
    ]);
    expect(isStorable({ a: "\\ud800" })).toBe(true);
    expect(isStorable({ "a\u0000": 1 })).toBe(false);
  });
});

describe("a file name", () => {
  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\temp\\run.json", "run.json"],
    ["a\nb.json", "a b.json"],
    ["run.json.gz", "run.json"],
    ["..", "upload"],
    ["", "upload"],
    ["/", "upload"],
    [null, "upload"],
  ])("%j is shown as %j, never as a path", (given, shown) => expect(shownFilename(given)).toBe(shown));

  it("leaves as an attachment that breaks out of no header", () => {
    const header = attachment('a"\r\nSet-Cookie: x=1; ü<script>.json');
    expect(header).not.toMatch(/[\r\n]/);
    expect(header).toContain("filename*=UTF-8''a%22%0D%0ASet-Cookie");
  });
});

describe("a cursor", () => {
  const position = { at: new Date("2026-05-01T10:00:00.123Z"), id: "01990000-0000-7000-8000-000000000001" };

  it("comes back as it was", () => expect(fromCursor(toCursor(position))).toEqual(position));

  it.each(["", "x", "eyJub3QiOiIifQ", Buffer.from("1e9.x").toString("base64url")])("%j is refused", (cursor) =>
    expect(() => fromCursor(cursor)).toThrow("cursor"),
  );
});

describe("a sample as a picture", () => {
  const long = Float64Array.from({ length: 10_000 }, (_, i) => (i === 7000 ? 99 : i % 10));

  it("an ECDF of few values has them all", () =>
    expect(ecdfOf(Float64Array.of(3, 1, 2))).toEqual([
      { x: 1, share: 1 / 3 },
      { x: 2, share: 2 / 3 },
      { x: 3, share: 1 },
    ]));

  it("a long one keeps its ends in 500 points", () => {
    const ecdf = ecdfOf(long);
    expect(ecdf).toHaveLength(500);
    expect(ecdf[0]).toEqual({ x: 0, share: 1 / 10_000 });
    expect(ecdf.at(-1)).toEqual({ x: 99, share: 1 });
  });

  it("a long run order keeps its spike", () => {
    const order = runOrderOf(long);
    expect(order.length).toBeLessThanOrEqual(500);
    expect(order).toContainEqual({ i: 7000, y: 99 });
    expect(order.map((p) => p.i)).toEqual(order.map((p) => p.i).sort((a, b) => a - b));
  });
});
