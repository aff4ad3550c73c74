import { describe, expect, it } from "vitest";
import { toBase } from "../units/unit";
import { spelledUnit, UNIT_MISSING } from "./spelled-unit";

describe("a unit under another spelling", () => {
  it.each([
    ["Seconds", 2, 2, "s"],
    ["ns/iter", 254, 2.54e-7, "s"],
    ["Requests Per Second", 70, 70, "request/s"],
    ["Mbits/sec", 8, 1e6, "B/s"],
    ["MB/sec", 3, 3e6, "B/s"],
    ["MiB/sec", 1, 2 ** 20, "B/s"],
    ["Megabytes", 2, 2e6, "B"],
    ["Percent", 50, 0.5, "fraction"],
    ["tokens/sec", 5, 5, "token/s"],
  ])("%s is a unit of the table", (written, value, base, unit) => {
    expect(toBase(value, spelledUnit(written))).toEqual({ value: base, unit });
  });

  it("is left alone where it is none, and said to be missing where there is none", () => {
    expect(spelledUnit("Frames Per Second")).toBe("Frames Per Second");
    // Bits and bytes differ by a capital only: neither is taken for the other.
    expect(spelledUnit("MBITS/SEC")).toBe("MBITS/SEC");
    expect(spelledUnit("  ")).toBe(UNIT_MISSING);
  });
});
