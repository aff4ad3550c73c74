import type { Params } from "../run/run";
import { labelOf } from "./catalogue";
import { COLLECTIVE_NAMES } from "./collectives";

/** What people who run these tools call a metric, where that is not the catalogue's plain label (UX 1). */
const TERMS: Readonly<Record<string, string>> = {
  "output-throughput": "Output token throughput",
  "input-throughput": "Input token throughput",
  "total-throughput": "Total token throughput",
  "request-throughput": "Request throughput",
  "request-goodput": "Request goodput",
  "peak-output-throughput": "Peak output token throughput",
  "output-throughput-per-gpu": "Output token throughput per GPU",
  "total-throughput-per-gpu": "Total token throughput per GPU",
  "output-throughput-per-user": "Output token throughput per user",
  "time-to-first-token": "TTFT",
  "time-to-second-token": "TTST",
  "time-per-output-token": "TPOT",
  "inter-token-latency": "ITL",
  "request-latency": "E2E latency",
  "host-to-device-bandwidth": "H2D bandwidth",
  "device-to-host-bandwidth": "D2H bandwidth",
  "host-to-all-bandwidth": "H2D bandwidth, all GPUs at once",
  "all-to-host-bandwidth": "D2H bandwidth, all GPUs at once",
  "host-device-latency": "Host-device latency",
  "peer-read-bandwidth": "P2P read bandwidth",
  "peer-write-bandwidth": "P2P write bandwidth",
  "peer-latency": "P2P latency",
  "device-copy-bandwidth": "D2D bandwidth",
  "device-memory-bandwidth": "GPU memory bandwidth",
  ...Object.fromEntries(
    Object.entries(COLLECTIVE_NAMES).flatMap(([id, [label]]) => [
      [`${id}-bus-bandwidth`, `${label} busbw`],
      [`${id}-algorithm-bandwidth`, `${label} algbw`],
      [`${id}-time`, `${label} time`],
    ]),
  ),
};

/** A metric's name in the field's own terms, with the same parameters as {@link labelOf}: "TTFT", "All-reduce busbw". */
export function termOf(metric: string, params: Params = {}): string {
  const label = labelOf(metric, params);
  const term = TERMS[metric];
  return term === undefined ? label : `${term}${label.slice(labelOf(metric).length)}`;
}
