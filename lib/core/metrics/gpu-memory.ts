import { metricsOf } from "./entry";

export const GPU_MEMORY = metricsOf("gpu-memory", [
  ["generation-throughput", "Token generation", "token/s", "HEP", "Tokens generated per second, one after another."],
  [
    "device-copy-bandwidth",
    "Copy inside one GPU",
    "B/s",
    "H",
    "How fast a GPU copies within its own memory, the payload counted once.",
    "gpu-memory-copy",
  ],
  [
    "device-memory-bandwidth",
    "GPU memory",
    "B/s",
    "H",
    "How fast a GPU reads and writes its own memory, both counted.",
    "gpu-memory",
  ],
]);
