import { describe, expect, it } from "vitest";
import { sourceOf } from "./formats.laws";
import { readSource, systemsOf } from "./registry";

const row = (system: string, submitter: string, platform: string, more: object = {}) => ({
  SystemName: system,
  Organization: submitter,
  Platform: platform,
  Model: "resnet",
  Scenario: "Offline",
  Result: 100,
  Units: "Samples/s",
  ...more,
});

function source(rows: object[]) {
  const outcome = sourceOf(new TextEncoder().encode(JSON.stringify(rows)));
  if (!outcome.ok) throw new Error("the list must be read");
  return outcome.value;
}

describe("a list of MLPerf results", () => {
  it("gives namesakes names of their own, by submitter and by folder", () => {
    const list = source([
      row("R9", "A", "r9"),
      row("R9", "B", "r9"),
      row("R10", "A", "r10-x"),
      row("R10", "A", "r10-y"),
      row("R11", "A", "r11", { accelerators_per_node: 8, number_of_nodes: 2, accelerator_model_name: "GPU Z" }),
    ]);
    expect(systemsOf(list)).toEqual([
      { name: "R9 (A)", rows: 1, about: "A" },
      { name: "R9 (B)", rows: 1, about: "B" },
      { name: "R10 (r10-x)", rows: 1, about: "A" },
      { name: "R10 (r10-y)", rows: 1, about: "A" },
      { name: "R11", rows: 1, about: "A, 16 × GPU Z" },
    ]);
  });

  it("is read one system at a time", () => {
    const list = source([row("R9", "A", "r9"), row("R10", "A", "r10", { Result: 90 })]);
    expect(readSource(list)).toMatchObject({ ok: false, errors: [{ code: "choose-system" }] });
    expect(readSource(list, "R11")).toMatchObject({ ok: false, errors: [{ code: "no-such-system" }] });
    expect(readSource(list, "R10")).toMatchObject({
      ok: true,
      value: {
        reading: {
          environment: { system: "R10" },
          measurements: [{ metric: "sample-throughput", workload: "resnet", statistics: { value: 90 } }],
        },
      },
    });
  });

  it("keeps divisions apart, and a rate that was chosen from capacity", () => {
    const list = source([
      row("R9", "A", "r9", { Division: "open" }),
      row("R9", "A", "r9", { Division: "closed" }),
      row("R9", "A", "r9", { Scenario: "Server", Units: "Queries/s" }),
    ]);
    const outcome = readSource(list);
    const measurements = outcome.ok ? outcome.value.reading.measurements : [];
    expect(measurements.map((m) => [m.metric, m.params.division, m.load?.limited])).toEqual([
      ["sample-throughput", "open", undefined],
      ["sample-throughput", "closed", undefined],
      ["query-throughput", undefined, true],
    ]);
  });

  it("gives no verdict on a language model's thousands of samples a second", () => {
    const list = source([row("R9", "A", "r9", { Model: "llama2-70b-99", Result: 20_000 })]);
    const outcome = readSource(list);
    expect(outcome.ok && outcome.value.reading.measurements[0]?.noVerdict).toMatch(/samples or tokens/);
    expect(outcome.ok && outcome.warnings.map((w) => w.code)).toEqual(["unit-doubtful"]);
  });
});
