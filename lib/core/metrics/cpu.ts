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
  ["iteration-time", "One iteration", "s", "<", "The time one round of a small program benchmark takes by the clock."],
  [
    "iteration-cpu-time",
    "One iteration, processor time",
    "s",
    "<",
    "The time the processor works in one round of a small program benchmark; waiting does not count.",
  ],
  ["command-time", "A command, start to end", "s", "<", "The time a command takes by the clock, from start to end."],
  [
    "command-user-time",
    "A command, in the program",
    "s",
    "<",
    "Processor time a command spends in its own code, on average.",
  ],
  [
    "command-system-time",
    "A command, in the kernel",
    "s",
    "<",
    "Processor time the operating system spends for a command, on average.",
  ],
  ["transaction-rate", "Transactions", "op/s", "L", "Database transactions per second."],
]);
