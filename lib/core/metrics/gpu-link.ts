import { metricsOf } from "./entry";

export const GPU_LINK = metricsOf("gpu-link", [
  [
    "peer-read-bandwidth",
    "GPU reads from GPU",
    "B/s",
    "H",
    "How fast one GPU reads from another, pair by pair.",
    "gpu-link",
  ],
  [
    "peer-write-bandwidth",
    "GPU writes to GPU",
    "B/s",
    "H",
    "How fast one GPU writes to another, pair by pair.",
    "gpu-link",
  ],
  ["peer-fan-in-bandwidth", "All GPUs to one", "B/s", "", "Copy speed while all GPUs send to one.", "gpu-link"],
  ["peer-fan-out-bandwidth", "One GPU to all", "B/s", "", "Copy speed while one GPU sends to all.", "gpu-link"],
  ["peer-latency", "Load across the GPU link", "s", "<", "The time one read of another GPU's memory takes."],
]);
