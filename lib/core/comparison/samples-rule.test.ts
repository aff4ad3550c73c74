import { describe, expect, test } from "vitest";
import { compare } from "./compare";
import { madeRun, side } from "./made-runs";

const FAST = [1002.1, 998.7, 1001.5, 1000.3, 999.2, 1003.4, 997.9, 1000.8, 1001.9, 999.6, 1000.1, 1002.7];
const vm = "vm-passthrough" as const;

describe("E06: a test that was changed under one version", () => {
  const samplesOf = (mode: "bare-metal" | typeof vm, n: number | undefined, value: number, version = "0.11.0") => [
    madeRun({
      tool: { name: "vLLM bench serve", version },
      environment: { mode },
      rows: [{ metric: "output-throughput", value, ...(n === undefined ? {} : { n }) }],
    }),
  ];
  const changed = (ours: [number | undefined, number], theirs: [number | undefined, number], version?: string) =>
    compare(samplesOf("bare-metal", ...ours), samplesOf(vm, ...theirs, version));

  test("800 samples a repeat against 200 under one version are another test, until somebody confirms", () => {
    const found = changed([800, 100], [200, 90]);
    expect(found.rows[0]).toMatchObject({ verdict: "not-comparable" });
    expect(found.rows[0]?.because).toBe(
      "One repeat holds 800 v 200 values under one version (0.11.0): was the test changed?",
    );
    for (const rule of ["samples-differs", "E06"]) {
      const reason = { rule, reason: "the count was a setting of the run" };
      expect(
        compare(samplesOf("bare-metal", 800, 100), samplesOf(vm, 200, 90), { overrides: [reason] }).rows[0]?.verdict,
      ).toBe("cannot-tell");
    }
  });

  test("fewer than twice as many samples are alike, and a count that a tool does not print is unknown", () => {
    const rules = (found: ReturnType<typeof compare>) => found.comparability.findings.map((f) => f.rule);
    expect(rules(changed([800, 100], [401, 90]))).toContain("samples-same");
    expect(rules(changed([800, 100], [undefined, 90]))).toContain("samples-unknown");
  });

  test("medians five times apart are another test; of another version they are asked about", () => {
    expect(changed([800, 500], [800, 100]).rows[0]?.verdict).toBe("not-comparable");
    expect(changed([800, 499], [800, 100]).rows[0]?.verdict).toBe("cannot-tell");
    const newer = changed([800, 500], [800, 100], "0.12.0");
    expect(newer.comparability.findings).toContainEqual(
      expect.objectContaining({ rule: "scale-differs", level: "warn" }),
    );
  });

  test("figures tenfold apart are asked about once", () => {
    for (const rule of ["scale-differs", "implausible-ratio", "E06"]) {
      const overrides = [{ rule, reason: "the guest has no AVX" }];
      const found = compare(
        side("bare-metal", FAST),
        side(
          vm,
          FAST.map((v) => v / 12),
        ),
        { overrides },
      );
      expect([rule, found.rows[0]?.verdict]).toEqual([rule, "slower"]);
    }
  });

  test("many rows of one doubt are one line with their number", () => {
    const rows = (n: number) =>
      ["a", "b", "c"].map((workload) => ({ metric: "output-throughput", workload, value: 9, n }));
    const found = compare([madeRun({ rows: rows(800) })], [madeRun({ environment: { mode: vm }, rows: rows(100) })]);
    const lines = found.comparability.findings.filter((f) => f.rule === "samples-differs");
    expect(lines).toHaveLength(1);
    expect(lines[0]?.message).toMatch(/So in 3 rows\.$/);
  });
});
