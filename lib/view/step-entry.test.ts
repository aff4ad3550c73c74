import { describe, expect, test } from "vitest";
import { stepped } from "./step-entry";

describe("arrow keys move a typed number", () => {
  test.each([
    ["8 %", { kind: "percent" } as const, 1, "8.1 %"],
    ["8", { kind: "percent" } as const, -10, "7 %"],
    ["100,000", { kind: "money", currency: "USD" } as const, 1, "101,000"],
    ["0", { kind: "money", currency: "USD" } as const, 1, "1"],
    ["24", { kind: "number" } as const, 10, "34"],
    ["1.3", { kind: "number" } as const, -1, "1.2"],
  ])("%s", (text, field, steps, after) => {
    expect(stepped(text, field, steps)).toBe(after);
  });

  test("a range or a word stays as it is", () => {
    expect(stepped("8 to 14 %", { kind: "percent", range: true }, 1)).toBeNull();
    expect(stepped("many", { kind: "number" }, 1)).toBeNull();
  });
});
