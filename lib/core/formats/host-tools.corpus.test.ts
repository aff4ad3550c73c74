import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { normalise } from "../run/normalise";
import { type Measurement, pairingKey } from "../run/run";
import { sourceOf } from "./formats.laws";
import { readSource } from "./registry";

const paired = fileURLToPath(new URL("../../../../shared/corpus/paired/", import.meta.url));
const present = existsSync(paired);

function rowsOf(path: string): Measurement[] {
  const source = sourceOf(new Uint8Array(readFileSync(paired + path)));
  const outcome = source.ok ? readSource(source.value) : source;
  return outcome.ok ? normalise(outcome.value.reading).measurements : [];
}

/** The one row both files have, by metric and parameters. */
function pairOf(baseline: string, candidate: string, metric: string, params: Measurement["params"] = {}) {
  const [a, b] = [baseline, candidate].map((path) =>
    rowsOf(path).filter(
      (m) => m.metric === metric && Object.entries(params).every(([name, value]) => m.params[name] === value),
    ),
  );
  const [left] = a ?? [];
  const [right] = b ?? [];
  if (!left || !right || a?.length !== 1 || b?.length !== 1) throw new Error(`not one ${metric} a side`);
  expect(pairingKey(left)).toBe(pairingKey(right));
  return { left, right };
}

const median = ({ left, right }: { left: Measurement; right: Measurement }) => [
  left.statistics.median,
  right.statistics.median,
];

const desktop = (tool: string, side: string, test: string) =>
  `virtualization-benchmarks-${tool}/ppeerttu__virtualization-benchmarks__${side}-${test}`;
const cloud = (pair: string, side: string) => `sparecores-${pair}/SpareCores__sc-inspector-data__${side}__llm.jsonl`;
/** The published figures have six digits. */
const near = (value: number) => expect.closeTo(value, Math.max(0, 4 - Math.floor(Math.log10(value))));

describe.skipIf(!present)("published pairs of host tools", () => {
  it("sysbench cpu loses 8.4 % in the virtual machine, ten tests a side", () => {
    const pair = pairOf(
      desktop("sysbench", "metal", "cpu.log"),
      desktop("sysbench", "kvm", "cpu.log"),
      "cpu-operation-rate",
    );
    expect(median(pair)).toEqual([near(502.64), near(460.575)]);
    expect([pair.left.samples?.length, pair.right.samples?.length]).toEqual([10, 10]);
    expect([pair.left.statistics.min, pair.left.statistics.max]).toEqual([469.6, 502.78]);
    expect([pair.right.statistics.min, pair.right.statistics.max]).toEqual([330.84, 498.08]);
  });

  it("sysbench fileio reads 332.76 v 175.73 MiB/s, without the zeros of the write tests", () => {
    const pair = pairOf(
      desktop("sysbench", "metal", "fileio.log"),
      desktop("sysbench", "kvm", "fileio.log"),
      "sequential-read-bandwidth",
    );
    expect(median(pair).map((value) => (value ?? 0) / 2 ** 20)).toEqual([near(332.76), near(175.73)]);
    expect(pair.left.samples?.length).toBe(10);
  });

  it("sysbench's database tests are 21 kinds of ten tests each, the same on both sides", () => {
    const sides = ["metal", "kvm"].map((side) =>
      rowsOf(desktop("sysbench", side, "database.log")).filter((m) => m.metric === "transaction-rate"),
    );
    for (const rows of sides) expect(rows.map((m) => m.samples?.length)).toEqual(Array.from({ length: 21 }, () => 10));
    const [metal, kvm] = sides.map((rows) => rows.map(pairingKey).sort());
    expect(metal).toEqual(kvm);
  });

  it("iperf3 receives 941.16 v 940.948 Mbit/s over TCP, and the receiver's processor doubles its work", () => {
    const files = [desktop("iperf3", "metal", "bandwidth.json"), desktop("iperf3", "kvm", "bandwidth.json")] as const;
    const pair = pairOf(...files, "network-throughput");
    expect(median(pair).map((value) => ((value ?? 0) * 8) / 1e6)).toEqual([near(941.16), near(940.948)]);
    expect(pair.left.params.protocol).toBe("TCP");
    const cpu = pairOf(...files, "cpu-utilisation", { role: "receiver" });
    expect(median(cpu).map((value) => Math.round((value ?? 0) * 1000) / 10)).toEqual([43.8, 92.6]);
  });

  it("the server's file of a test gives what the client's gives", () => {
    const side = (file: string) =>
      rowsOf(desktop("iperf3", "metal", file)).find((m) => m.metric === "network-throughput");
    expect(side("bandwidth-server.json")?.statistics.median).toBeCloseTo(
      side("bandwidth.json")?.statistics.median ?? 0,
      3,
    );
  });

  it("iperf3 has 0.0314361 v 0.0239404 ms of jitter over UDP, sent at a chosen rate", () => {
    const pair = pairOf(
      desktop("iperf3", "metal", "jitter.json"),
      desktop("iperf3", "kvm", "jitter.json"),
      "network-jitter",
    );
    expect(median(pair).map((value) => (value ?? 0) * 1e3)).toEqual([near(0.0314361), near(0.0239404)]);
    expect(pair.left.load?.limited).toBe(true);
  });

  it.each([
    ["c7i-xeon8488", "prompt-throughput", { model: "llama-7b.Q4_K_M.gguf", n_prompt: 512 }, 313.285, 238.227],
    ["c8g-graviton4", "generation-throughput", { model: "gemma-2b.Q4_K_M.gguf", n_gen: 16 }, 53.8395, 3.64572],
    ["m5-xeon8259", "prompt-throughput", { model: "llama-7b.Q4_K_M.gguf", n_prompt: 512 }, 108.084, 101.972],
  ] as const)("llama-bench on %s, on processors only", (name, metric, params, baseline, candidate) => {
    const pair = pairOf(cloud(name, "baremetal"), cloud(name, "vm"), metric, params);
    expect(median(pair)).toEqual([near(baseline), near(candidate)]);
    expect([pair.left.axis, pair.right.axis]).toEqual(["cpu", "cpu"]);
    expect(pair.left.samples?.length).toBe(5);
  });
});
