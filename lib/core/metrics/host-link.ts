import { metricsOf } from "./entry";

export const HOST_LINK = metricsOf("host-link", [
  [
    "host-to-device-bandwidth",
    "Host to GPU",
    "B/s",
    "H",
    "How fast data is copied from the host's memory into a GPU.",
    "host-link",
  ],
  [
    "device-to-host-bandwidth",
    "GPU to host",
    "B/s",
    "H",
    "How fast data is copied from a GPU into the host's memory.",
    "host-link",
  ],
  [
    "host-to-all-bandwidth",
    "Host to all GPUs at once",
    "B/s",
    "",
    "Copy speed to each GPU while all are fed at the same time.",
    "host-link",
  ],
  [
    "all-to-host-bandwidth",
    "All GPUs to host at once",
    "B/s",
    "",
    "Copy speed from each GPU while all send at the same time.",
    "host-link",
  ],
  ["host-device-latency", "Load across the host link", "s", "<", "The time one read of host memory by the GPU takes."],
]);
