import { describe, expect, it } from "vitest";
import { saysNoNumber } from "./no-number";

describe("how tools write that there is no number", () => {
  it.each(["", " ", "-", "–", "N/A", "na", "none", "null", "nan", "-nan", "+Inf", "-infinity"])("%j says so", (text) =>
    expect(saysNoNumber(text)).toBe(true),
  );

  it.each(["0", "-1", "1e3", "never", "in", "nano"])("%j does not", (text) => expect(saysNoNumber(text)).toBe(false));
});
