import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { mapTable } from "../mapping/map-table";
import { Mapping, type MappingInput } from "../mapping/mapping";
import { slowdown } from "../overhead/slowdown";
import { normalise } from "../run/normalise";
import { sourceOf } from "./formats.laws";
import { tableOf } from "./table";

const corpus = fileURLToPath(new URL("../../../../shared/corpus/paired/", import.meta.url));
const present = existsSync(corpus);
if (!present) console.log("No corpus of real files beside the project: the mapped files of it are skipped.");

const LAPTOP = "miroka96-native-kvm-docker-qemu/Miroka96__virtualization-benchmark__";
const RTX = "gpu-virt-bench-rtx3080/BudEcosystem__GPU-Virt-Bench__";

function table(path: string) {
  const source = sourceOf(new Uint8Array(readFileSync(corpus + path)));
  const outcome = source.ok ? tableOf(source.value) : source;
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.errors));
  return outcome.value;
}

function median(path: string, mapping: MappingInput): { n: number | null; median: number } {
  const mapped = mapTable(table(path), Mapping.parse(mapping));
  if (!mapped.ok) throw new Error(JSON.stringify(mapped.errors));
  const { measurements } = normalise(mapped.value.reading);
  expect(mapped.value.rejected).toEqual([]);
  expect(measurements).toHaveLength(1);
  const [one] = measurements;
  return { n: one?.statistics.n ?? null, median: one?.statistics.median ?? Number.NaN };
}

const laptop = (name: string, unit: string, better?: "higher"): MappingInput => ({
  version: 1,
  name,
  values: [{ column: "value", metric: `custom:${name}`, unit, ...(better ? { better } : {}) }],
});
const launch: MappingInput = {
  version: 1,
  name: "GPU-Virt-Bench",
  values: [{ column: "value", metric: { column: "name" }, unit: { column: "unit" } }],
  only: { column: "id", equals: "OH-001" },
};

describe.skipIf(!present)("real tables through a mapping give the published pairs (FORMATS 8)", () => {
  it.each([
    ["29", "cpu", laptop("linpack", "KFLOP/s"), 4.43084e6 * 1e3, 4.4144e6 * 1e3, 1.00373, "higher"],
    ["30", "mem", laptop("memsweep", "s"), 0.535433, 0.825821, 1.54234, "lower"],
    ["31", "disk-random", laptop("fio 4k", "op/s"), 6046, 98662, 0.06128, "higher"],
  ] as const)("row %s: %s, native v kvm, 48 rows a side", (_, file, mapping, baseline, candidate, factor, better) => {
    const native = median(`${LAPTOP}native-${file}.csv`, mapping);
    const kvm = median(`${LAPTOP}kvm-${file}.csv`, mapping);
    expect([native.n, kvm.n]).toEqual([48, 48]);
    expect(native.median / baseline).toBeCloseTo(1, 5);
    expect(kvm.median / candidate).toBeCloseTo(1, 5);
    expect(slowdown(native.median, kvm.median, better)).toMatchObject({ value: expect.closeTo(factor, 5) });
  });

  it.each([
    ["37", "hami", 4.536, 1.0566],
    ["38", "native-run2", 4.356, 1.01468],
  ])("row %s: kernel launch, native v %s", (_, other, candidate, factor) => {
    const native = median(`${RTX}native.json`, launch);
    const second = median(`${RTX}${other}.json`, launch);
    expect(native.median).toBeCloseTo(4.293e-6, 12);
    expect(second.median).toBeCloseTo(candidate * 1e-6, 12);
    expect(slowdown(native.median, second.median, "lower")).toMatchObject({ value: expect.closeTo(factor, 5) });
  });
});
