import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { normalise } from "../run/normalise";
import type { Measurement } from "../run/run";
import { golden, owners, sourceOf } from "./formats.laws";
import { readSource } from "./registry";

const corpus = fileURLToPath(new URL("../../../../shared/corpus/", import.meta.url));
const present = existsSync(corpus);
if (!present) console.log("No corpus of real files beside the project: the tests over it are skipped.");

/** The format that owns the files of a folder, one line each; files of tools that are not read have none. */
const FOLDERS: readonly (readonly [beginning: string, format: string])[] = [
  ["vllm-bench-serve/", "vllm-bench-serve"],
  ["inferencemax/", "vllm-bench-serve"],
  ["nvbandwidth-json/", "nvbandwidth"],
  ["nvbandwidth-text/", "nvbandwidth"],
  ["nccl-tests-text/", "nccl-tests"],
];
/** Folders that hold files of several kinds. */
const NAMES: readonly (readonly [name: RegExp, format: string])[] = [
  [/mlperf_log_summary\.txt$/, "mlperf-inference-loadgen"],
];

function expected(path: string): string | null {
  const named = NAMES.find(([name]) => name.test(path)) ?? FOLDERS.find(([beginning]) => path.startsWith(beginning));
  return named?.[1] ?? null;
}

function read(path: string): Measurement[] {
  const source = sourceOf(new Uint8Array(readFileSync(corpus + path)));
  const outcome = source.ok ? readSource(source.value) : source;
  return outcome.ok ? normalise(outcome.value.reading).measurements : [];
}

describe.skipIf(!present)("real files", () => {
  const files = present
    ? readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((f) => statSync(corpus + f).isFile())
    : [];

  it("belong to the format of their folder and to no other, in any pieces, without a throw", () => {
    expect(files.length).toBeGreaterThan(400);
    for (const path of files) {
      const bytes = new Uint8Array(readFileSync(corpus + path));
      expect([path, owners(bytes).map((f) => f.id)]).toEqual([path, [expected(path) ?? []].flat()]);
      if (bytes.length < 100_000) expect(golden(bytes, () => 997)).toBe(golden(bytes));
    }
  }, 120_000);

  it("of these formats all yield measurements, but for the one that died before its first test", () => {
    const empty = files.filter((path) => expected(path) !== null && read(path).length === 0);
    expect(empty.map((path) => path.split("__").at(-1))).toEqual(["aws-g3.16xlarge.json"]);
  });

  it("give the published pair its numbers", () => {
    const at = (path: string, metric: string) =>
      read(
        `paired/mlperf-inference-v5.1-dell-xe9680-8xH200/mlcommons__inference_results_v5.1__${path}__mlperf_log_summary.txt`,
      ).find((m) => m.metric === metric);
    expect(at("baremetal__llama2-70b-99__Offline", "output-throughput")?.statistics.value).toBe(35316.7);
    expect(at("vm-esxi9__llama2-70b-99__Offline", "output-throughput")?.statistics.value).toBe(34301.9);
    expect(at("vm-esxi9__llama2-70b-99__Server", "time-to-first-token")?.statistics.p99).toBeCloseTo(0.96015554, 9);
    expect(at("vm-esxi9__llama2-70b-99__Server", "output-throughput")?.load).toMatchObject({
      limited: true,
      target: 114.24,
    });
  });

  it("of one pair share their rows: metric, workload and parameters", () => {
    const folder = "paired/mlperf-inference-v5.1-dell-xe9680-8xH200/";
    const keys = (side: string) =>
      read(files.find((f) => f.startsWith(folder) && f.includes(`__${side}__llama2-70b-99__Server__`)) ?? "").map((m) =>
        JSON.stringify([m.metric, m.workload, m.params]),
      );
    expect(keys("baremetal")).toEqual(keys("vm-esxi9"));
    expect(keys("baremetal").length).toBe(5);
  });
});
