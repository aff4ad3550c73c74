// A comparison as a report keeps it: an explicit list of fields, without ids of the store (QUALITY 4.1, 7).
import { z } from "zod";
import { Grade } from "../evidence/grade";
import { AXES } from "../metrics/metric";
import { Environment, MODES } from "../run/environment";
import { FrozenWarning } from "./frozen-projection";
import { VERDICTS } from "./verdict-codes";

const METHODS = [
  "welch-log",
  "mixed-welch-log",
  "bca-order-statistic",
  "price-bonett",
  "batch-medians",
  "hosts-bootstrap",
] as const;
const SIDES = ["baseline", "candidate"] as const;

const Scalar = z.union([z.string(), z.number(), z.boolean()]);
const Params = z.record(z.string(), Scalar);
const Estimate = z.strictObject({ value: z.number(), low: z.number().optional(), high: z.number().optional() });
const Ends = z.strictObject({ low: z.number(), high: z.number() });
const Side = z.strictObject({
  runs: z.number(),
  samples: z.number(),
  median: z.number(),
  low: z.number().optional(),
  high: z.number().optional(),
  /** One value a run, in run order. */
  values: z.array(z.number()),
});
const Floor = z.strictObject({ value: z.number(), assumed: z.boolean(), reason: z.string() });

export const FrozenRow = z.strictObject({
  key: z.string(),
  metric: z.string(),
  label: z.string(),
  axis: z.enum(AXES),
  workload: z.string(),
  params: Params,
  statistic: z.enum(["median", "p99", "value"]),
  unit: z.string(),
  better: z.enum(["higher", "lower"]),
  baseline: Side,
  candidate: Side,
  slowdown: Estimate.extend({ level: z.number(), method: z.enum(METHODS).optional() }).nullable(),
  overhead: Estimate.nullable(),
  difference: Estimate.extend({ unit: z.string() }),
  overhead90: Ends.nullable(),
  withinRun: Ends.nullable(),
  /** Reports made before rows had a floor of their own lack it, and the hosts. */
  floor: Floor.optional(),
  hosts: z.strictObject({ baseline: z.number().nullable(), candidate: z.number().nullable() }).optional(),
  verdict: z.enum(VERDICTS),
  because: z.string(),
  warnings: z.array(FrozenWarning),
});
export type FrozenRow = z.infer<typeof FrozenRow>;

/** What of an environment is shared beside names: what a rule may speak of. Machine, system and benchmark names are not. */
const OpenEnvironment = Environment.pick({
  gpu: true,
  gpuCount: true,
  gpuMemory: true,
  gpuTopology: true,
  partition: true,
  tenancy: true,
  hypervisor: true,
  driver: true,
  cuda: true,
  framework: true,
  precision: true,
  cpu: true,
  cpuCount: true,
  sockets: true,
  coresPerSocket: true,
  threadsPerCore: true,
  numaNodes: true,
  os: true,
  kernel: true,
  provider: true,
  shape: true,
  ecc: true,
  powerLimit: true,
  graphicsClock: true,
  memoryClock: true,
  clocksLocked: true,
  pcieGeneration: true,
  pcieLanes: true,
  nics: true,
  rdma: true,
  acs: true,
  ats: true,
  governor: true,
  hugePages: true,
  pinning: true,
  steal: true,
  throttled: true,
  storagePath: true,
  networkPath: true,
  confidential: true,
  startedAt: true,
});

/** The shared part of an environment. */
export function openPart(environment: Environment): z.infer<typeof OpenEnvironment> {
  return OpenEnvironment.strip().parse(environment);
}

/** What one run was; names are there unless hosts are hidden. */
export const FrozenRun = OpenEnvironment.extend({
  side: z.enum(SIDES),
  /** Label or file name; "baseline 2" when hosts are hidden. */
  name: z.string(),
  format: z.string(),
  tool: z.string(),
  sha256: z.string(),
  /** Of a file we ship: its grade, and the publication its figures come from. */
  grade: Grade.optional(),
  source: z.string().optional(),
  filename: z.string().optional(),
  host: z.string().optional(),
  image: z.string().optional(),
  mode: z.enum(MODES),
});
export type FrozenRun = z.infer<typeof FrozenRun>;

const Unpaired = z.strictObject({
  metric: z.string(),
  label: z.string(),
  workload: z.string(),
  params: Params,
  runs: z.number(),
  reason: z.string(),
});

export const FrozenComparison = z.strictObject({
  grade: Grade,
  verdict: z.strictObject({
    code: z.enum(VERDICTS),
    sentence: z.string(),
    finance: z.string(),
    because: z.string(),
  }),
  comparability: z.strictObject({
    level: z.enum(["pass", "warn", "block"]),
    findings: z.array(
      z.strictObject({
        rule: z.string(),
        id: z.string(),
        level: z.enum(["pass", "warn", "block"]),
        field: z.string(),
        baseline: z.string(),
        candidate: z.string(),
        message: z.string(),
        applies: z.array(z.string()).optional(),
        overridden: z.string().optional(),
      }),
    ),
  }),
  noiseFloor: Floor,
  /** Both sides of one mode: noise, not virtualization. */
  sameSide: z.boolean().optional(),
  headline: z.strictObject({ key: z.string(), metric: z.string(), overhead: Estimate }).nullable(),
  rows: z.array(FrozenRow),
  unpaired: z.strictObject({ baseline: z.array(Unpaired), candidate: z.array(Unpaired) }),
  /** What was left out and why; `run` is the run's name. */
  exclusions: z.array(z.strictObject({ run: z.string(), metric: z.string().optional(), reason: z.string() })),
  runs: z.array(FrozenRun),
  warnings: z.array(FrozenWarning),
  /** How the figures were made, one sentence a line. */
  method: z.array(z.string()),
});
export type FrozenComparison = z.infer<typeof FrozenComparison>;
