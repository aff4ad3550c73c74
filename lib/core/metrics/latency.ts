import { metricsOf } from "./entry";

export const LATENCY = metricsOf("latency", [
  ["output-throughput-per-user", "Tokens per user", "token/s", "E", "How fast one user sees an answer grow."],
  [
    "time-to-first-token",
    "Time to first token",
    "s",
    "HE<",
    "How long a user waits until the first word of an answer appears.",
  ],
  [
    "time-to-second-token",
    "First to second token",
    "s",
    "E<",
    "The gap between the first and the second piece of an answer.",
  ],
  [
    "time-per-output-token",
    "Time per output token after the first",
    "s",
    "HE<",
    "How long each further token of an answer takes, one value a request.",
  ],
  [
    "time-per-token-including-first",
    "Latency ÷ all output tokens",
    "s",
    "E<",
    "The whole wait for an answer divided by all its tokens, the first included.",
  ],
  [
    "inter-token-latency",
    "Gap between streamed pieces",
    "s",
    "E<",
    "The time between two pieces of an answer as they arrive, one value a gap.",
  ],
  ["request-latency", "Whole request", "s", "HE<", "The time from sending a request to the end of its answer."],
]);
