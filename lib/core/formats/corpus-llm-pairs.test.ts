import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { normalise } from "../run/normalise";
import { type Measurement, pairingKey } from "../run/run";
import { sourceOf } from "./formats.laws";
import { readSource } from "./registry";

const folder = fileURLToPath(new URL("../../../../shared/corpus/paired/sparecores-m9gd-graviton5/", import.meta.url));
const present = existsSync(folder);
if (!present) console.log("No corpus of real files beside the project: the test over the pairs is skipped.");

const side = (name: string): Measurement[] => {
  const source = sourceOf(new Uint8Array(readFileSync(`${folder}SpareCores__sc-inspector-data__${name}__vllm.jsonl`)));
  const outcome = source.ok ? readSource(source.value) : source;
  return outcome.ok ? normalise(outcome.value.reading).measurements : [];
};
const ONE_USER = { model: "Qwen2.5-0.5B-Instruct", workload: "chat", strategy: "synchronous" };
const row = (measurements: Measurement[], metric: string): Measurement | undefined =>
  measurements.find((m) => m.metric === metric && Object.entries(ONE_USER).every(([key, v]) => m.params[key] === v));

describe.skipIf(!present)("the published pair of one server with and without its hypervisor", () => {
  it("loses 0.67 % of its output tokens, and its first token comes 1.6 % later", () => {
    const [metal, machine] = [side("baremetal"), side("vm")];
    const pairs = ["output-throughput", "time-to-first-token"].map((metric) => {
      const [ours, theirs] = [row(metal, metric), row(machine, metric)];
      if (!ours || !theirs) throw new Error(`no row of ${metric}`);
      expect(pairingKey(ours)).toBe(pairingKey(theirs));
      return [ours, theirs] as const;
    });
    const [tokens, first] = pairs;
    // 58.0988 and 57.7122 token/s: slowdown 1.00670; 39.3095 and 39.9425 ms: slowdown 1.01610.
    expect(tokens?.map((m) => m.statistics.value)).toEqual([expect.closeTo(58.0988, 4), expect.closeTo(57.7122, 4)]);
    expect((tokens?.[0].statistics.value ?? 0) / (tokens?.[1].statistics.value ?? 1)).toBeCloseTo(1.0067, 5);
    expect(first?.map((m) => (m.statistics.median ?? 0) * 1000)).toEqual([
      expect.closeTo(39.3095, 4),
      expect.closeTo(39.9425, 4),
    ]);
    expect((first?.[1].statistics.median ?? 0) / (first?.[0].statistics.median ?? 1)).toBeCloseTo(1.0161, 5);
    expect(tokens?.map((m) => m.axis)).toEqual(["cpu", "cpu"]);
  });

  it("has rows of chosen rates that no other rate is compared with, and no row of padding", () => {
    const keys = side("baremetal").map(pairingKey);
    expect(new Set(keys).size).toBe(keys.length);
    const chosen = side("vm").filter((m) => m.params.strategy === "constant");
    expect(chosen.length).toBeGreaterThan(100);
    expect(chosen.every((m) => m.load?.limited)).toBe(true);
    expect(side("vm").some((m) => m.statistics.median === 0 || m.statistics.value === 0)).toBe(false);
  });
});
