import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { normalise } from "../run/normalise";
import type { Measurement } from "../run/run";
import { golden, owners, sourceOf } from "./formats.laws";
import { formatById, readSource, systemsOf } from "./registry";

const corpus = fileURLToPath(new URL("../../../../shared/corpus/", import.meta.url));
const present = existsSync(corpus);
if (!present) console.log("No corpus of real files beside the project: the tests over it are skipped.");

/** The format that owns the files of a folder, one line each; files of tools that are not read have none. */
const FOLDERS: readonly (readonly [beginning: string, format: string])[] = [
  ["vllm-bench-serve/", "vllm-bench-serve"],
  ["inferencemax/", "vllm-bench-serve"],
  ["vllm-bench-latency/", "vllm-bench-latency"],
  ["vllm-bench-throughput/", "vllm-bench-throughput"],
  ["sglang-bench-serving/", "sglang-bench-serving"],
  ["aiperf/", "aiperf"],
  ["trtllm-bench-json/", "trtllm-bench"],
  ["guidellm-json/", "guidellm"],
  ["vllm-serving-long-jsonl/", "vllm-long-rows"],
  ["inferencemax-dashboard-csv/", "inferencex"],
  ["nvbandwidth-json/", "nvbandwidth"],
  ["nvbandwidth-text/", "nvbandwidth"],
  ["nccl-tests-text/", "nccl-tests"],
  ["system-nvidia-smi-xml/", "nvidia-smi"],
  ["system-lscpu-json/", "lscpu"],
  ["rccl-tests-json/", "nccl-tests"],
  ["google-benchmark-json/", "google-benchmark"],
  ["hyperfine-json/", "hyperfine"],
  ["pytest-benchmark-json/", "pytest-benchmark"],
  ["phoronix-test-suite-xml/", "phoronix"],
  ["perfkitbenchmarker-json/", "perfkit"],
  ["optimum-benchmark-json/", "optimum-benchmark"],
  ["bencher-bmf-json/", "bencher-bmf"],
  ["github-action-benchmark/", "github-action-benchmark"],
  ["mlperf-training-mllog/", "mlperf-training"],
  ["perftest-text/", "perftest"],
  ["perftest-json/", "perftest"],
  ["cuda-bandwidthtest/", "cuda-samples"],
  ["cuda-p2pbandwidthlatencytest/", "cuda-samples"],
  ["dcgmi-diag-json/", "dcgm-diag"],
  ["gpu-burn-text/", "gpu-burn"],
  ["mixbench-text/", "mixbench"],
  ["hpl-text/", "hpl"],
  ["hpcg-text/", "hpcg"],
  ["mlperf-inference-cm-result/", "mlperf-results"],
  ["fio-json/", "fio"],
  ["iperf3-json/", "iperf3"],
  ["paired/virtualization-benchmarks-iperf3/", "iperf3"],
  ["llama-bench/", "llama-bench"],
  ["sysbench-text/", "sysbench"],
  ["paired/virtualization-benchmarks-sysbench/", "sysbench"],
  ["stream-text/", "stream"],
  ["babelstream-text/", "babelstream"],
  ["cyclictest-json/", "cyclictest"],
  ["paired/virtualization-benchmarks-ab/", "apache-bench"],
  ["sockperf-text/", "sockperf"],
  ["perf-bench-text/", "perf-bench"],
  ["mlcommons-system-description/", "mlperf-system-description"],
];
/** Folders that hold files of several kinds. */
const NAMES: readonly (readonly [name: RegExp, format: string])[] = [
  [/__lscpu\.json$/, "lscpu"],
  [/^paired\/sparecores-.*__llm\.jsonl$/, "llama-bench"],
  [/^lkp-other-text\/.*-hackbench\.txt$/, "hackbench"],
  [/^lkp-other-text\/.*-stress-ng-\d+\.txt$/, "stress-ng"],
  [/^trtllm-bench-text\/.*-console\.txt$/, "trtllm-bench"],
  [/^paired\/.*__vllm\.jsonl$/, "vllm-long-rows"],
  [/^llm-d-benchmark-report\/.*\.yaml$/, "llm-d-benchmark-report"],
  [/mlperf_log_(?:summary|detail)\.txt$/, "mlperf-inference-loadgen"],
  [/^paired\/mlperf-training-.*__result_\d+\.txt$/, "mlperf-training"],
  [/^paired\/mlperf-.*__system\.json$/, "mlperf-system-description"],
];

function expected(path: string): string | null {
  const named = NAMES.find(([name]) => name.test(path)) ?? FOLDERS.find(([beginning]) => path.startsWith(beginning));
  return named?.[1] ?? null;
}

const isOfMachine = (path: string) => formatById(expected(path) ?? "")?.kind === "environment";

/** What a file gives; of a collection its first system. */
function read(path: string): Measurement[] {
  const source = sourceOf(new Uint8Array(readFileSync(corpus + path)));
  const [first, second] = source.ok ? systemsOf(source.value) : [];
  const outcome = source.ok ? readSource(source.value, second && first?.name) : source;
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

  it("of these formats all yield measurements, but for passes and failures, what died before its first result, and examples of a format", () => {
    const empty = files.filter((path) => expected(path) !== null && !isOfMachine(path) && read(path).length === 0);
    expect(empty.map((path) => path.split("__").at(-1))).toEqual([
      "DCGMIDiag_r1_results.json",
      "DCGMIDiag_r2_results.json",
      "DCGMIDiag_r3_results.json",
      "br_v0_1_example.yaml",
      "br_v0_2_example.yaml",
      "bert-real-output.txt",
      "aws-g3.16xlarge.json",
    ]);
  });

  it("of machines all say something of theirs, and keep their serial numbers", () => {
    for (const path of files.filter(isOfMachine)) {
      const bytes = new Uint8Array(readFileSync(corpus + path));
      const source = sourceOf(bytes);
      const outcome = source.ok ? readSource(source.value) : source;
      expect([path, outcome.ok && outcome.value.reading.evidence.length > 0]).toEqual([path, true]);
      const secrets = new TextDecoder()
        .decode(bytes)
        .match(/GPU-[\w-]{20,}|<serial>\d+|<pdi>\w+|<board_part_number>[\d-]+/g);
      for (const secret of secrets ?? []) expect(golden(bytes)).not.toContain(secret.replace(/^<\w+>/, ""));
    }
  });

  it("of machines tell metal from virtual machine, as far as they can", () => {
    const signs = files
      .filter((path) => /^system-/.test(path))
      .map((path) => {
        const source = sourceOf(new Uint8Array(readFileSync(corpus + path)));
        const outcome = source.ok ? readSource(source.value) : source;
        const modes = outcome.ok ? outcome.value.reading.evidence.filter((sign) => sign.field === "mode") : [];
        return [path.split("__").at(-1), [...new Set(modes.map((sign) => sign.value))].join(" ")];
      });
    expect(signs.sort()).toEqual([
      ["alicloud-ecs.vgn6i-m16-vws.5xlarge.xml", "vm-vgpu"],
      ["aws-m5.24xlarge.json", "vm-unspecified"],
      ["aws-m5.metal.json", "bare-metal"],
      ["azure-Standard_NC40ads_H100_v5.xml", "vm-passthrough"],
      ["gcp-c4-standard-288-metal.json", "bare-metal"],
      ["vultr-vcg-a16-2c-8g-2vram.xml", "vm-vgpu"],
    ]);
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
