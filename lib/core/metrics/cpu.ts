import { metricsOf } from "./entry";

export const CPU = metricsOf("cpu", [
  [
    "cpu-utilisation",
    "Processor busy while transferring",
    "fraction",
    "<",
    "The busy share of a processor core during a transfer.",
  ],
  ["cpu-operation-rate", "Processor operations", "op/s", "", "Operations of a processor benchmark per second."],
  ["host-memory-bandwidth", "Host memory", "B/s", "", "How fast the host's processors read and write memory."],
  ["scheduling-latency", "Wake-up delay", "s", "<", "How late a thread runs after it should have been woken."],
  ["transaction-rate", "Transactions", "op/s", "L", "Database transactions per second."],
]);
