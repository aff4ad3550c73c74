import type { Axis } from "../core/metrics/metric";

export const AXIS_WORDS = {
  "gpu-compute": "GPU compute",
  "gpu-memory": "GPU memory",
  "host-link": "Host link (PCIe)",
  "gpu-link": "GPU link (NVLink)",
  network: "Network",
  storage: "Storage",
  cpu: "CPU",
  latency: "Latency",
} satisfies Record<Axis, string>;
