import { describe, expect, it } from "vitest";
import { changeLine } from "./difference-words";

const change = (path: string, label: string, from: string | null, to: string | null) => ({ path, label, from, to });

describe("what changed, in one line", () => {
  it("says two changes and counts the others", () => {
    const bill = change("segments.0.monthlySpend", "monthly bill", "US$100,000", "US$85,000");
    expect(changeLine([bill])).toBe("Monthly bill: US$100,000 → US$85,000");
    const seed = change("seed", "seed of the simulation", "42", "7");
    expect(changeLine([bill, seed, seed, seed])).toBe(
      "Monthly bill: US$100,000 → US$85,000; Seed of the simulation: 42 → 7; 2 more",
    );
  });

  it("says what was added and what was taken out", () => {
    expect(changeLine([change("segments.0.gpus", "number of GPUs", null, "8")])).toBe("Number of GPUs: 8, new");
    expect(changeLine([change("startMonth", "first month", "2026-11", null)])).toBe("First month: 2026-11, taken out");
  });

  it("says a new segment once, and not each of its inputs", () => {
    const added = [
      change("segments.1.name", "name, Training", null, "Training"),
      change("segments.1.monthlySpend", "monthly bill, Training", null, "US$5"),
      change("segments.0.gpus", "number of GPUs, Serving", "8", "16"),
    ];
    expect(changeLine(added)).toBe("Segment “Training” added; Number of GPUs, Serving: 8 → 16");
  });

  it("a version that changed nothing says so", () => {
    expect(changeLine([])).toBe("Saved again without a change");
  });
});
