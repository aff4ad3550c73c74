import { PROFILE_TABLE, TUNED_AXES } from "../core/overhead/profiles";
import { stepOf } from "../core/overhead/overlap";
import { combine, overheadFromAxes, unexplained } from "../core/overhead/workload-overhead";
import { type MethodGroup, percent } from "./method";

const halves = combine([
  { weight: 0.5, overhead: 0 },
  { weight: 0.5, overhead: 0.5 },
]);
const training = overheadFromAxes(PROFILE_TABLE["training-multi-node"].weights, { ...TUNED_AXES, network: 0.44 });
const twoParts = combine([
  { weight: 0.7, overhead: 0.02 },
  { weight: 0.3, overhead: 0.1 },
]);
const NONE = { "gpu-memory": 0, "host-link": 0, "gpu-link": 0, storage: 0, cpu: 0 };
const step = (compute: number, network: number) => stepOf({ ...NONE, "gpu-compute": compute, network }, 0.8).total;
// Compute 1 % slower, network 44 % lost: 10 s of compute hide 8 s of communication.
const hidden = 1 - step(10, 6) / step(10 / 0.99, 6 / 0.56);

export const WORKLOAD_METHODS: MethodGroup = {
  id: "workload",
  title: "From parts to a whole workload",
  methods: [
    {
      id: "axes",
      title: "Several parts into one workload",
      words:
        "Parts combine by the time they take on bare metal, never by an average of their overheads. A measured end-to-end figure replaces its parts.",
      symbols: "s = Σ wᵢ / (1 − oᵢ), o = 1 − 1/s",
      example: `Two halves with 0 and 50 %: o = ${percent(halves.overhead)}, not 25 %. Training on several nodes with the network at 44 %: o = ${percent(training.overhead)}`,
    },
    {
      id: "waterfall",
      title: "Which part takes how much",
      words: "The part of each in the whole. They add up to the overhead; a part that is faster is negative.",
      symbols: "kᵢ = wᵢ · (1 / (1 − oᵢ) − 1) / s, Σ kᵢ = o",
      example: `70 % of the time with 2 % and 30 % with 10 %: ${twoParts.contributions.map(percent).join(" + ")} = ${percent(twoParts.overhead)}`,
    },
    {
      id: "overlap",
      title: "Communication that computing hides",
      words:
        "Only what computing cannot hide takes time. A slower network may cost nothing until it shows, and then it costs all at once.",
      symbols: "T = rest + compute + max(0, communication − h · compute)",
      example: `10 s of computing, 6 s of network, h = 80 %; 1 % slower computing and a network that loses 44 %: o = ${percent(hidden)}`,
    },
    {
      id: "unexplained",
      title: "What the parts do not explain",
      words: "The end-to-end overhead less what its parts come to. It is shown, and never spread over the parts.",
      symbols: "unexplained = o(end to end) − o(parts)",
      example: `4.2 % measured, parts that come to ${percent(twoParts.overhead)}: ${percent(unexplained(0.042, twoParts.overhead))}`,
    },
  ],
};
