import { metricById } from "../metrics/catalogue";
import type { Environment } from "../run/environment";
import type { Load, Measurement, Params, Run, Statistics } from "../run/run";

/** Runs made by hand for tests: only what a test speaks of needs to be said. */
export interface Made {
  id?: string;
  tool?: { name: string; version: string | null };
  environment?: Partial<Environment>;
  rows: MadeRow[];
}

export interface MadeRow {
  metric: string;
  workload?: string;
  params?: Params;
  context?: Params;
  load?: Load;
  noVerdict?: string;
  unit?: string;
  axis?: Measurement["axis"];
  better?: "higher" | "lower";
  value?: number;
  median?: number;
  p99?: number;
  n?: number;
  samples?: Float64Array;
}

let made = 0;

/** One run; its environment is fully known unless a test takes something away. */
export function madeRun({ id, tool, environment, rows }: Made): Run {
  made += 1;
  return {
    id: id ?? `run-${made}`,
    format: "bareline-run",
    tool: tool ?? { name: "vLLM bench serve", version: "0.11.0" },
    sha256: String(made).padStart(64, "0"),
    environment: {
      mode: "bare-metal",
      gpu: "NVIDIA H200",
      gpuCount: 8,
      partition: "none",
      driver: "580.65",
      cuda: "13.0",
      framework: "vLLM 0.11.0",
      image: "vllm/vllm-openai:v0.11.0@sha256:4f1c2a9be07d",
      precision: "fp8",
      ecc: true,
      powerLimit: 700,
      graphicsClock: 1.98e9,
      memoryClock: 3.201e9,
      clocksLocked: false,
      pcieGeneration: 5,
      pcieLanes: 16,
      throttled: 0,
      steal: 0,
      cpu: "Intel(R) Xeon(R) Platinum 8568Y+",
      cpuCount: 192,
      numaNodes: 2,
      pinning: "vCPU 1:1",
      hugePages: "1 GiB",
      governor: "performance",
      gpuTopology: "8 GPUs, NV18",
      nics: "8 x mlx5",
      rdma: true,
      acs: false,
      ats: true,
      storagePath: "block device",
      networkPath: "host",
      ...environment,
    },
    evidence: [],
    measurements: rows.map(madeRow),
    skipped: [],
    warnings: [],
  };
}

export function madeRow(row: MadeRow): Measurement {
  const metric = metricById(row.metric);
  const statistics: Statistics = {
    n: row.n ?? row.samples?.length ?? null,
    min: null,
    p05: null,
    median: row.median ?? null,
    p95: null,
    p99: row.p99 ?? null,
    max: null,
    mean: null,
    std: null,
    value: row.value ?? null,
  };
  return {
    metric: row.metric,
    axis: row.axis ?? metric?.axis ?? "gpu-compute",
    workload: row.workload ?? "made",
    params: row.params ?? {},
    context: row.context ?? {},
    unit: row.unit ?? metric?.unit ?? "token/s",
    better: row.better ?? metric?.better ?? "higher",
    statistics,
    samples: row.samples ?? null,
    written: { value: String(row.value ?? row.median ?? row.p99), unit: row.unit ?? metric?.unit ?? "", at: "$" },
    load: row.load ?? null,
    noVerdict: row.noVerdict ?? null,
  };
}

/** One run a value, one throughput row each. */
export function side(
  mode: Environment["mode"],
  values: readonly number[],
  row: Partial<MadeRow> = {},
  environment: Partial<Environment> = {},
): Run[] {
  return values.map((value) =>
    madeRun({ environment: { mode, ...environment }, rows: [{ metric: "output-throughput", value, ...row }] }),
  );
}
