import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Environment } from "../run/environment";
import { RULES } from "./environment-rules";
import { type MadeRow, madeRun } from "./made-runs";
import { sideNames } from "./names";
import { factsOf } from "./row-facts";
import { ENVIRONMENT_BOOK, LABEL_BOOK } from "./rule-book";
import { isRuleName } from "./rule-names";
import { PAIRED_RULES } from "./workload-rules";

type Partly = Partial<Environment>;

const COMPUTE: MadeRow = { metric: "output-throughput", value: 100, n: 50 };
const MEMORY: MadeRow = { metric: "device-memory-bandwidth", value: 2e12, n: 50, axis: "gpu-memory" };
const HOST_LINK: MadeRow = { metric: "host-to-device-bandwidth", value: 5e10, n: 50, axis: "host-link" };
const NETWORK: MadeRow = {
  metric: "all-reduce-bus-bandwidth",
  value: 4e11,
  n: 50,
  axis: "network",
  params: { hosts: 2 },
};

describe("the list of rules", () => {
  const all = [...RULES, ...PAIRED_RULES];

  test("has E01 to E18 and no other, each in the book that people read", () => {
    const ids = Array.from({ length: 18 }, (_, i) => `E${String(i + 1).padStart(2, "0")}`);
    expect([...new Set(all.map((r) => r.id))].filter((id) => id !== "L").sort()).toEqual(ids);
    expect(ENVIRONMENT_BOOK.map((line) => line.id)).toEqual(ids);
    expect(LABEL_BOOK.map((line) => line.id)).toEqual(["L1", "L2", "L3", "L4", "L5", "L6", "L7", "L8"]);
  });

  test("names each rule once, and a reason may speak of every one of them", () => {
    expect(new Set(all.map((r) => r.name)).size).toBe(all.length);
    for (const { id, name, doubts } of all)
      for (const rule of [id, ...doubts.map((end) => `${name}-${end}`)]) expect(isRuleName(rule)).toBe(true);
    expect(isRuleName("gpu-differ")).toBe(false);
  });

  const partly = fc.record(
    {
      gpu: fc.constantFrom("NVIDIA H200", "H100 SXM", "NVIDIA L4-3Q"),
      gpuCount: fc.constantFrom(0, 1, 8),
      powerLimit: fc.constantFrom(650, 690, 700),
      cpu: fc.constantFrom("AMD EPYC 9654", "QEMU Virtual CPU version 2.5+"),
      cpuCount: fc.constantFrom(6, 192),
      ecc: fc.boolean(),
      host: fc.constantFrom("n1", "n2", "n3", "n4"),
      image: fc.constantFrom("a:1", "a:1@sha256:4f1c2a9be07d", "a:2@sha256:4f1c2a9be07dff"),
      hugePages: fc.constantFrom("none", "2 MiB", "2048 kB"),
      gpuTopology: fc.constantFrom("8 GPUs, NV18", "8 GPUs, PHB"),
      steal: fc.constantFrom(0, 0.004, 0.02),
      throttled: fc.constantFrom(0, 0.01, 0.3),
      storagePath: fc.constantFrom("overlay", "bind mount"),
      startedAt: fc.constantFrom("2026-05-01T10:00:00Z", "2026-05-01T12:00:00Z", "2026-06-01T12:00:00Z"),
      confidential: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const sideOf = fc.array(partly, { minLength: 1, maxLength: 3 });

  test("says the same of the sides the other way round: the values change places and the level stays", () => {
    fc.assert(
      fc.property(sideOf, sideOf, fc.constantFrom(COMPUTE, MEMORY, HOST_LINK, NETWORK), (ours, theirs, row) => {
        const runs = (side: readonly Partly[]) =>
          side.map((environment) => madeRun({ environment: { ...environment, mode: "bare-metal" }, rows: [row] }));
        const [a, b] = [runs(ours), runs(theirs)];
        const names = sideNames(a, b);
        const facts = factsOf({ metric: row.metric, axis: row.axis ?? "gpu-compute", params: row.params ?? {} });
        for (const rule of RULES) {
          const one = rule.judge({ baseline: a, candidate: b }, facts, names);
          const other = rule.judge({ baseline: b, candidate: a }, facts, names);
          expect(other && [other.rule, other.level, other.candidate, other.baseline]).toEqual(
            one && [one.rule, one.level, one.baseline, one.candidate],
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  test("never calls a side that says nothing alike", () => {
    fc.assert(
      fc.property(sideOf, (ours) => {
        const runs = ours.map((environment) =>
          madeRun({ environment: { ...environment, mode: "bare-metal" }, rows: [COMPUTE] }),
        );
        const silent = { ...madeRun({ rows: [COMPUTE] }), environment: { mode: "vm-unspecified" as const } };
        const facts = factsOf({ metric: "output-throughput", axis: "gpu-compute", params: {} });
        const passed = RULES.flatMap(
          (rule) => rule.judge({ baseline: runs, candidate: [silent] }, facts, sideNames(runs, [silent])) ?? [],
        ).filter((f) => f.level === "pass");
        expect(passed.map((f) => f.rule)).toEqual(["tool-same", "tool-version-same"]);
      }),
      { numRuns: 60 },
    );
  });
});
