import { describe, expect, it } from "vitest";
import { FORMATS } from "../core/formats/registry";
import { cursorOf, fromCursor, pageOf, toCursor } from "./cursor";
import { Page, readQuery } from "./read-query";
import { Refusal } from "./refusal";

const LETTERS = ["a", "b", "c", "d", "e"].map((id) => ({ id }));

describe("a list that is here as a whole", () => {
  it("is given page by page, each entry once", () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    for (let pages = 0; cursor !== null && pages < 9; pages++) {
      const page = pageOf(LETTERS, { limit: 2, cursor: cursor ?? undefined });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("has no next page when this one ends it", () =>
    expect(pageOf(LETTERS, { limit: 5 })).toEqual({ items: LETTERS, nextCursor: null }));

  it.each(["", "z", "__proto__"])("refuses the cursor %j that it never gave", (cursor) =>
    expect(() => pageOf(LETTERS, { limit: 2, cursor })).toThrow(Refusal),
  );

  it("respects limit and refuses what no list takes", () => {
    const read = (query: string) => pageOf(LETTERS, readQuery(new URL(`http://x/?${query}`), Page));
    expect(read("").items).toEqual(LETTERS);
    expect(read("limit=1")).toEqual({ items: [{ id: "a" }], nextCursor: "a" });
    for (const wrong of ["limit=0", "limit=201", "page=2", "limit=1&limit=2"])
      expect(() => read(wrong)).toThrow(Refusal);
  });

  it("of formats fits on one page", () => expect(FORMATS.length).toBeLessThanOrEqual(50));
});

describe("a cursor", () => {
  it("comes back as the position it was made of", () => {
    const position = { at: new Date("2026-05-01T00:00:00.123Z"), id: "01990000-0000-7000-8000-000000000001" };
    expect(fromCursor(toCursor(position))).toEqual(position);
    expect(cursorOf(toCursor(position))).toBe(toCursor(position));
  });

  it.each(["zz", "", "null", undefined, ["a", "b"], "%00", "a".repeat(5000)])(
    "%j in a page's address shows the first page",
    (given) => expect(cursorOf(given)).toBeUndefined(),
  );
});
