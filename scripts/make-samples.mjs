// Writes public/samples: output in the real tools' shapes, of one imaginary machine measured on bare metal and as a
// virtual machine with the GPUs passed through. Seeded, so that the same files come out; run it with `node scripts/make-samples.mjs`.
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { generator, mean, normal, percentile, probit, round, shuffled, sum } from "./lib/made-noise.mjs";
import { published } from "./lib/published-sample.mjs";

const folder = fileURLToPath(new URL("../public/samples/", import.meta.url));
const GPU = "NVIDIA H100 80GB HBM3";
const DRIVER = "570.158.01";
const RUNS = 5;

/** The two sides: what virtualization takes from each, as the share that is left or the factor of a time. */
const SIDES = [
  {
    side: "baseline",
    name: "bare-metal",
    environment: { mode: "bare-metal", label: "metal-1", host: "example-host" },
    left: { throughput: 1, hostLink: 1, gpuLink: 1, memory: 1 },
    times: { first: 1, tail: 1, token: 1, hostLatency: 1 },
  },
  {
    side: "candidate",
    name: "vm",
    environment: { mode: "vm-passthrough", label: "vm-1", host: "example-host", hypervisor: "kvm" },
    left: { throughput: 1 - 0.029, hostLink: 1 - 0.003, gpuLink: 1 - 0.005, memory: 1 - 0.002 },
    times: { first: 1.031, tail: 1.06, token: 1.027, hostLatency: 1.012 },
  },
];

const shared = {
  gpu: GPU,
  gpuCount: 8,
  driver: DRIVER,
  cuda: "12.8",
  cpu: "2× 48 cores",
  partition: "none",
  tenancy: "dedicated",
};
const files = [];
for (const side of SIDES) {
  for (let run = 1; run <= RUNS; run++) {
    const random = generator(1000 * SIDES.indexOf(side) + run);
    await write(`example/${side.name}/vllm-bench-serve-${run}.json`, vllm(side, run, random), side, {
      framework: "vLLM 0.10.2",
    });
    await write(`example/${side.name}/nvbandwidth-${run}.json`, nvbandwidth(side, random), side);
    await write(`example/${side.name}/all-reduce-${run}.txt`, allReduce(side, random), side);
  }
}
const cited = published();
for (const { file, text } of cited.files) await save(`published/${file}`, text);
const manifest = {
  sets: [
    {
      id: "example",
      label: "Example: one machine with 8 H100, five runs a side",
      description:
        "Three tools on bare metal and in a virtual machine with the GPUs passed through. Made up by us in the tools' own shapes; no machine was measured.",
      grade: "example",
      source: "Written by scripts/make-samples.mjs",
      files,
    },
    cited.set,
  ],
};
await save("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);

async function write(file, text, side, more = {}) {
  await save(file, text);
  files.push({ path: file, side: side.side, environment: { ...side.environment, ...shared, ...more } });
}

async function save(file, text) {
  const target = path.join(folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
}

/** vllm bench serve --save-detailed: 160 requests at 32 at a time, 1,024 tokens in, 16 out, kept short to stay small. */
function vllm({ left, times }, run, random) {
  const [requests, pieces] = [160, 15];
  const drift = 1 + 0.002 * normal(random);
  const ttfts = shuffled(
    Array.from({ length: requests }, (_, i) => {
      const rank = (i + 0.5) / requests;
      const tail = rank > 0.95 ? times.tail / times.first : 1;
      return round(
        0.118 * drift * times.first * tail * Math.exp(0.14 * probit(rank)) * (1 + 0.002 * normal(random)),
        6,
      );
    }),
    random,
  );
  const itls = ttfts.map(() =>
    Array.from({ length: pieces }, () => round(0.0184 * drift * times.token * Math.exp(0.05 * normal(random)), 6)),
  );
  const duration = (2.06 / left.throughput) * (1 + 0.0022 * normal(random));
  const output = requests * (pieces + 1);
  const perRequest = itls.map((list) => sum(list) / pieces);
  const ms = (name, values) => {
    const list = values.map((v) => v * 1000);
    return {
      [`mean_${name}_ms`]: mean(list),
      [`median_${name}_ms`]: percentile(list, 50),
      [`std_${name}_ms`]: Math.sqrt(mean(list.map((v) => (v - mean(list)) ** 2))),
      [`p99_${name}_ms`]: percentile(list, 99),
    };
  };
  const result = {
    date: `20260${700 + run}-101500`,
    endpoint_type: "openai",
    backend: "openai",
    label: null,
    model_id: "example/Llama-3.1-70B-Instruct",
    tokenizer_id: "example/Llama-3.1-70B-Instruct",
    num_prompts: requests,
    request_rate: "inf",
    burstiness: 1.0,
    max_concurrency: 32,
    duration,
    completed: requests,
    failed: 0,
    total_input_tokens: requests * 1024,
    total_output_tokens: output,
    request_throughput: requests / duration,
    request_goodput: null,
    output_throughput: output / duration,
    total_token_throughput: (output + requests * 1024) / duration,
    input_lens: ttfts.map(() => 1024),
    output_lens: ttfts.map(() => pieces + 1),
    ttfts,
    itls,
    errors: ttfts.map(() => ""),
    max_output_tokens_per_s: Math.round((output / duration) * 1.08),
    max_concurrent_requests: 64,
    rtfx: 0.0,
    ...ms("ttft", ttfts),
    ...ms("tpot", perRequest),
    ...ms("itl", itls.flat()),
  };
  return JSON.stringify(result);
}

/** nvbandwidth -j, the eight tests that say most. */
function nvbandwidth({ left, times }, random) {
  const cells = (rows, columns, value, spread) =>
    Array.from({ length: rows }, (_, r) =>
      Array.from({ length: columns }, (_, c) =>
        rows === columns && r === c ? "N/A" : String(Number((value * (1 + spread * normal(random))).toPrecision(6))),
      ),
    );
  const test = (name, description, matrix) => ({
    bandwidth_description: description,
    bandwidth_matrix: matrix,
    name,
    status: "Passed",
    sum: sum(
      matrix
        .flat()
        .filter((c) => c !== "N/A")
        .map(Number),
    ),
  });
  const link = 1 + 0.0006 * normal(random);
  const testcases = [
    test(
      "host_to_device_memcpy_ce",
      "memcpy CE CPU(row) -> GPU(column) bandwidth (GB/s)",
      cells(1, 8, 55.42 * left.hostLink * link, 0.0008),
    ),
    test(
      "device_to_host_memcpy_ce",
      "memcpy CE CPU(row) <- GPU(column) bandwidth (GB/s)",
      cells(1, 8, 55.21 * left.hostLink * link, 0.0008),
    ),
    test(
      "host_to_device_bidirectional_memcpy_ce",
      "memcpy CE CPU(row) <-> GPU(column) bandwidth (GB/s)",
      cells(1, 8, 50.83 * left.hostLink * link, 0.002),
    ),
    test(
      "device_to_device_memcpy_read_ce",
      "memcpy CE GPU(row) -> GPU(column) bandwidth (GB/s)",
      cells(8, 8, 391.6 * left.gpuLink * link, 0.0009),
    ),
    test(
      "device_to_device_memcpy_write_ce",
      "memcpy CE GPU(row) <- GPU(column) bandwidth (GB/s)",
      cells(8, 8, 394.1 * left.gpuLink * link, 0.0009),
    ),
    test(
      "host_device_latency_sm",
      "memory latency SM CPU(row) <-> GPU(column) (ns)",
      cells(1, 8, 812 * times.hostLatency * link, 0.003),
    ),
    { name: "device_to_device_latency_sm", status: "Waived" },
    test(
      "device_local_copy",
      "memcpy local GPU(column) bandwidth (GB/s)",
      cells(1, 8, 1448.5 * left.memory * (1 + 0.0005 * normal(random)), 0.0008),
    ),
  ];
  const output = {
    "CUDA Runtime Version": 12080,
    "Driver Version": DRIVER,
    "GPU Device list": Array.from(
      { length: 8 },
      (_, i) => `${i}: ${GPU} (00000000:${(0x19 + 16 * i).toString(16).padStart(2, "0")}:00): (example-host)`,
    ),
    git_version: "",
    testcases,
    version: "v0.8",
  };
  return `${JSON.stringify({ nvbandwidth: output }, null, 1)}\n`;
}

/** all_reduce_perf -b 1M -e 8G -f 2 -g 8. */
function allReduce({ left }, random) {
  const lines = [
    "# nccl-tests version 2.17.6 nccl-headers=22707 nccl-library=22707",
    "# Collective test starting: all_reduce_perf",
    "# nThread 1 nGpus 8 minBytes 1048576 maxBytes 8589934592 step: 2(factor) warmup iters: 5 iters: 20 agg iters: 1 validation: 1 graph: 0",
    "#",
    "# Using devices",
    ...Array.from(
      { length: 8 },
      (_, i) =>
        `#  Rank  ${i} Group  0 Pid  41${200 + i} on example-host device  ${i} [0000:${(0x19 + 16 * i).toString(16)}:00] ${GPU}`,
    ),
    "#",
    "#                                                              out-of-place                       in-place          ",
    "#       size         count      type   redop    root     time   algbw   busbw  #wrong     time   algbw   busbw  #wrong ",
    "#        (B)    (elements)                               (us)  (GB/s)  (GB/s)             (us)  (GB/s)  (GB/s)         ",
  ];
  const bandwidths = [];
  const link = 1 + 0.0012 * normal(random);
  for (let size = 2 ** 20; size <= 2 ** 33; size *= 2) {
    const groups = [0, 1].map(() => {
      const time = (21.5 + (size * 1.75) / (481.5e3 * left.gpuLink * link)) * (1 + 0.0015 * normal(random));
      const algbw = size / time / 1000;
      bandwidths.push(algbw * 1.75);
      const shown = time < 10_000 ? time.toFixed(2) : time.toFixed(1);
      return `${shown.padStart(7)} ${algbw.toFixed(2).padStart(7)} ${(algbw * 1.75).toFixed(2).padStart(7)} ${"0".padStart(7)}`;
    });
    lines.push(
      `${String(size).padStart(12)} ${String(size / 4).padStart(13)}     float     sum      -1 ${groups.join(" ")}`,
    );
  }
  lines.push(
    "# Out of bounds values : 0 OK",
    `# Avg bus bandwidth    : ${mean(bandwidths).toFixed(3)} `,
    "#",
    "# Collective test concluded: all_reduce_perf",
    "#",
    "",
  );
  return lines.join("\n");
}
