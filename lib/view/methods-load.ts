import { measuredGoodput } from "../core/overhead/measured-goodput";
import { allenCunneenWait, kingmanWait, mg1Wait } from "../core/overhead/queue-general";
import { mm1Quantile } from "../core/overhead/queue-mm1";
import { erlangC, meanWait, mmcQuantile } from "../core/overhead/queue-mmc";
import { capacityUnder } from "../core/overhead/slo-capacity";
import { anySlow, empiricalStepMax, meanAndJitter, stepFactor } from "../core/overhead/stragglers";
import { formatNumber } from "./format";
import { type MethodGroup, percent, say } from "./method";

const limited = (addedSeconds: number, overhead: number) =>
  capacityUnder({
    model: "mm1",
    servers: 1,
    serviceRate: 10,
    quantile: 0.99,
    overhead,
    addedSeconds,
    limitSeconds: 2,
  });
const slower = limited(0, 0.05);
const later = limited(0.05, 0);
const seconds = (x: number) => `${formatNumber(x, { significant: 4 })}\u00a0s`;
const digits = (x: number) => formatNumber(x, { decimals: 4 });

const bank = (serviceRate: number) => ({ rate: 7, serviceRate, servers: 8 });
const waiting = meanAndJitter({ overhead: 0.02, cvBaseline: 0.01, cvCandidate: 0.03, nodes: 64 });
const STEPS = [1, 1.01, 1.02, 1.03, 1.04, 1.05, 1.1, 1.3];
const SWEEP = [
  { rate: 4, latency: 0.8 },
  { rate: 6, latency: 1.4 },
  { rate: 8, latency: 3.4 },
];

export const LOAD_METHODS: MethodGroup = {
  id: "load",
  title: "Latency limits and cluster size",
  methods: [
    {
      id: "latency-limit",
      title: "Load under a latency limit",
      words:
        "The highest load of each side whose slowest requests still meet the limit. Measured by a sweep of loads where there is one, else by a queue. The loss takes the place of the overhead for a workload that the limit binds.",
      symbols: "one server: λ = max(0, (1 − o)·μ − L / (X − δ)), L = ln 1/(1 − p); loss = 1 − λ(VM) / λ(bare metal)",
      example: `μ = 10/s, p99 ≤ 2 s, o = 5 %: ${say(slower.baseline, formatNumber)} against ${say(slower.candidate, formatNumber)} a second, a loss of ${say(slower.loss, percent)}. 50\u00a0ms added to each request instead: ${say(later.loss, percent)}`,
    },
    {
      id: "queue-quantile",
      title: "The slowest requests of one server",
      words: "Latency grows without end as the load nears what the server can do. Above it there is no figure.",
      symbols: "p99 = ln 100 / (μ − λ)",
      example: `μ = 10/s, 8 a second: ${say(mm1Quantile(8, 10, 0.99), seconds)}; with 5 % lost ${say(mm1Quantile(8, 9.5, 0.99), seconds)}. 10 a second: ${say(mm1Quantile(10, 10, 0.99), seconds)}`,
    },
    {
      id: "many-servers",
      title: "Several servers behind one queue",
      words: "Erlang's formula says which share must wait. A pool hides an overhead that a single server shows.",
      symbols: "B₀ = 1, Bₖ = a·Bₖ₋₁ / (k + a·Bₖ₋₁); C = B / (1 − ρ·(1 − B)); wait = C / (c·μ − λ)",
      example: `8 servers of 1/s, 7 a second: ${percent(erlangC(7, 8))} wait, ${say(meanWait(bank(1)), seconds)} on average; p99 ${say(mmcQuantile(bank(1), 0.99), seconds)}, with 5 % lost ${say(mmcQuantile(bank(0.95), 0.99), seconds)}`,
    },
    {
      id: "general-queues",
      title: "Times that are not exponential",
      words:
        "The wait by how much arrivals and service vary. For general arrivals these are approximations, and are labelled so.",
      symbols:
        "M/G/1: ρ·τ·(1 + cₛ²) / (2·(1 − ρ)); Kingman: ρ / (1 − ρ) · (cₐ² + cₛ²) / 2 · τ; Allen and Cunneen: that of Erlang · (cₐ² + cₛ²) / 2",
      example: `τ = 0.1 s, 8 a second, cₛ² = 2: ${say(mg1Wait(8, 0.1, 2), seconds)}. ρ = 80 %, cₛ² from 0.5 to 1: ${say(kingmanWait(0.8, 1, 0.5, 0.1), seconds)} to ${say(kingmanWait(0.8, 1, 1, 0.1), seconds)}. 8 servers as above, cₛ² = 0.5: ${say(allenCunneenWait(bank(1), 1, 0.5), seconds)}`,
    },
    {
      id: "measured-load",
      title: "The load that was measured",
      words:
        "Between the last load that meets the limit and the first that does not, on a straight line. No queue is assumed.",
      symbols: "λ = λ₁ + (X − t₁) / (t₂ − t₁) · (λ₂ − λ₁)",
      example: `4, 6 and 8 a second with 0.8, 1.4 and 3.4 s, limit 2 s: ${say(measuredGoodput(SWEEP, 2), formatNumber)} a second. Limit 4 s: ${say(measuredGoodput(SWEEP, 4), formatNumber)} a second`,
    },
    {
      id: "slowest-node",
      title: "The slowest of N nodes",
      words:
        "Nodes that synchronise take the time of the slowest, so a wider spread of step times costs even at an equal mean. Nodes are taken as independent.",
      symbols: "A = 1 + cv·m_N, o = 1 − (1 − o_mean)·A_b / A_c; m_N = mean of the largest of N standard normals",
      example: `o = 2 %, steps spread 1 % against 3 %, 64 nodes: o = ${say(waiting.overhead, percent)}`,
    },
    {
      id: "step-models",
      title: "Other spreads of step times",
      words: "Above a spread of 30 % steps are lognormal. Steps that were measured stand for themselves.",
      symbols: "lognormal: σ² = ln(1 + cv²); exponential rest: base + β·H_N; measured: Σ x₍ᵢ₎·((i/n)ᴺ − ((i − 1)/n)ᴺ)",
      example: `cv 40 %, 64 nodes: A = ${say(stepFactor({ cv: 0.4, nodes: 64 }), digits)}. cv 3 % with an exponential rest: ${say(stepFactor({ cv: 0.03, nodes: 64, model: "exponential" }), digits)}. Eight measured steps from 1 to 1.3 s, 8 nodes: ${say(empiricalStepMax(STEPS, 8), seconds)}`,
    },
    {
      id: "any-slow",
      title: "Some node is slow",
      words: "A rare stall of one node is a common one of the job.",
      symbols: "P = 1 − (1 − q)ᴺ",
      example: `1 in 1,000 steps, 1,344 nodes: ${say(anySlow(0.001, 1344), percent)} of the job's steps`,
    },
  ],
};
