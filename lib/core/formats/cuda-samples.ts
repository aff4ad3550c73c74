import { accepted, type Outcome } from "../outcome";
import type { Reading } from "../run/run";
import { isBandwidthTest, readBandwidthTest } from "./cuda-bandwidth-test";
import { isP2pTest, readP2pTest } from "./cuda-p2p-test";
import { emptyReading, noResult } from "./empty-reading";
import type { Claim, Format, Source, TextSource } from "./format";
import { tellGpu } from "./gpu-names";
import { mergeRepeats } from "./repeats";

/** `Device 0: Tesla K80`; `Device: 1, NVIDIA GeForce RTX 4090, pciBusID: c1, …`. */
const DEVICE = /^\s{0,8}(?:Device (\d{1,4}): (.{1,80}?)\s{0,8}$|(?:Device: )?(\d{1,4}), (.{1,80}?), pciBusID: )/;

function claims(source: Source): Claim {
  if (source.kind !== "text") return { claimed: false };
  if (isBandwidthTest(source)) return { claimed: true, rule: "bandwidthTest's lines" };
  return isP2pTest(source) ? { claimed: true, rule: "P2P=Disabled or P2P=Enabled matrices" } : { claimed: false };
}

function read(source: Source): Outcome<Reading> {
  const reading = emptyReading("CUDA samples");
  if (source.kind === "text") {
    readDevices(source, reading);
    readBandwidthTest(source, reading);
    readP2pTest(source, reading);
    if (reading.warnings.some((warning) => warning.code === "test-failed"))
      for (const m of reading.measurements) m.noVerdict ??= "Result = FAIL";
  }
  if (reading.measurements.length === 0)
    return noResult({
      message: "The CUDA sample printed no result.",
      found: reading.skipped[0]?.reason ?? "headings without rows",
      expected: "rows of bandwidths, or whole matrices",
      hint: "Keep the whole output; the program probably stopped with an error.",
    });
  mergeRepeats(reading);
  return accepted(reading, reading.warnings);
}

function readDevices(source: TextSource, reading: Reading): void {
  const devices = new Map<number, { name: string; line: number }>();
  source.lines.forEach((line, i) => {
    if (line.length > 400 || !(line.includes("Device") || line.includes("pciBusID"))) return;
    const [, first, one, second, other] = DEVICE.exec(line) ?? [];
    const name = (one ?? other)?.trim();
    const index = Number(first ?? second);
    if (name && !devices.has(index)) devices.set(index, { name, line: i + 1 });
  });
  const [first] = devices.values();
  if (!first) return;
  reading.environment.gpu = first.name;
  // A list that does not begin with 0 has lost its beginning.
  const whole = devices.has(0);
  if (whole) reading.environment.gpuCount = devices.size;
  tellGpu(reading, first.name, whole ? devices.size : 0, `line ${first.line}`);
}

export const cudaSamples: Format = {
  id: "cuda-samples",
  label: "CUDA samples: bandwidthTest and p2pBandwidthLatencyTest",
  tool: "CUDA samples",
  command: "bandwidthTest --csv > run-1.txt; p2pBandwidthLatencyTest >> run-1.txt",
  axes: ["host-link", "gpu-link", "gpu-memory"],
  measures: "How fast data moves between host and GPU, within a GPU, and between GPUs with direct access and without.",
  example: ` Device 0: Example GPU
 Host to Device Bandwidth, 1 Device(s)
 PINNED Memory Transfers
   Transfer Size (Bytes)        Bandwidth(GB/s)
   32000000                     25.3`,
  claims,
  read,
};
