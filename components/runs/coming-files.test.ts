import { describe, expect, test } from "vitest";
import { folderOf } from "./coming-files";

describe("the folder of files that did not arrive", () => {
  test("is the deepest one that holds them all", () => {
    expect(folderOf(["N/vm/a.json", "N/vm/b.json"])).toBe("N/vm");
    expect(folderOf(["N/vm/a.json", "N/vm/deep/b.json"])).toBe("N/vm");
    expect(folderOf(["N/bare/a.json", "N/vm/b.json"])).toBe("N");
  });

  test("is none where files came without one, or from two", () => {
    expect(folderOf(["a.json", "b.json"])).toBe("");
    expect(folderOf(["bare/a.json", "vm/b.json"])).toBe("");
    expect(folderOf([])).toBe("");
  });
});
