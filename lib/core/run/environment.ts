import { z } from "zod";
import { Instant } from "./instant";

export const MODES = [
  "bare-metal",
  "container",
  "vm-passthrough",
  "vm-vgpu",
  "vm-unspecified",
  "confidential-vm",
] as const;
export const PARTITIONS = ["none", "mig", "mps", "time-slice"] as const;
export const TENANCIES = ["dedicated", "shared"] as const;
export const HYPERVISORS = ["kvm", "esxi", "hyper-v", "xen", "nitro", "other", "unknown"] as const;

export const Mode = z.enum(MODES);
export type Mode = z.infer<typeof Mode>;

/** PostgreSQL text holds neither NUL nor lone surrogates; names are shown on one line. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .refine((s) => s.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(s), "a name of one line of plain text");

/** What was held constant while a run was measured. Absent means unknown, and unknown is never equal. */
export const Environment = z.strictObject({
  mode: Mode,
  label: name.optional(),
  host: name.optional(),
  gpu: name.optional(),
  /** GPUs the run used. */
  gpuCount: z.number().int().min(0).max(1_000_000).optional(),
  partition: z.enum(PARTITIONS).optional(),
  tenancy: z.enum(TENANCIES).optional(),
  hypervisor: z.enum(HYPERVISORS).optional(),
  driver: name.optional(),
  cuda: name.optional(),
  framework: name.optional(),
  image: name.optional(),
  /** What ran, told by the user where the tool's own file does not say it (LoadGen): part of the pairing. */
  benchmark: name.optional(),
  /** Number format of the model's weights: `bf16`, `fp8`. */
  precision: name.optional(),
  cpu: name.optional(),
  /** Logical processors the system sees. */
  cpuCount: z.number().int().min(1).max(1_000_000).optional(),
  /** Processor packages. */
  sockets: z.number().int().min(1).max(10_000).optional(),
  coresPerSocket: z.number().int().min(1).max(100_000).optional(),
  /** Logical processors a core runs at once. */
  threadsPerCore: z.number().int().min(1).max(64).optional(),
  numaNodes: z.number().int().min(1).max(100_000).optional(),
  /** Vendor and product of the machine as its firmware names them: `Dell Inc. PowerEdge XE9680`. */
  machine: name.optional(),
  os: name.optional(),
  kernel: name.optional(),
  provider: name.optional(),
  /** A cloud's name for the machine's size: `a1.metal`, `BM.GPU.H100.8`. */
  shape: name.optional(),
  /** Which system of a collection of results this run is. */
  system: name.optional(),
  /** Error correction of the GPU's memory. */
  ecc: z.boolean().optional(),
  /** Memory of one GPU, in bytes, as the driver shows it. */
  gpuMemory: z.number().min(0).max(1e15).optional(),
  /** Power cap of one GPU, in watts. */
  powerLimit: z.number().min(0).max(1_000_000).optional(),
  /** Highest clocks the GPU allows, in Hz. */
  graphicsClock: z.number().min(0).max(1e12).optional(),
  memoryClock: z.number().min(0).max(1e12).optional(),
  /** PCIe generation and lanes a GPU can use in its slot. */
  pcieGeneration: z.number().int().min(1).max(20).optional(),
  pcieLanes: z.number().int().min(1).max(64).optional(),
  /** Whether the GPU's clocks are fixed rather than free to boost. */
  clocksLocked: z.boolean().optional(),
  /** How the GPUs reach one another: `8 x NV18`, `4 x PIX`. */
  gpuTopology: name.optional(),
  /** Network cards of the machine: `8 x ConnectX-7 400G`. */
  nics: name.optional(),
  /** Whether traffic between machines goes over RDMA. */
  rdma: z.boolean().optional(),
  /** PCIe Access Control Services and Address Translation Services: what decides whether devices may speak directly. */
  acs: z.boolean().optional(),
  ats: z.boolean().optional(),
  /** CPU frequency governor: `performance`, `schedutil`. */
  governor: name.optional(),
  /** Huge pages behind the run's memory: `2 MiB`, `1 GiB`, `none`. */
  hugePages: name.optional(),
  /** How processors and memory were tied down: `vCPU 1:1, NUMA strict`, `none`. */
  pinning: name.optional(),
  /** CPU time that the hypervisor took while the run went on, a fraction. */
  steal: z.number().min(0).max(1).optional(),
  /** Samples in which the GPU was slowed by heat or power, a fraction. */
  throttled: z.number().min(0).max(1).optional(),
  /** What the run read and wrote through: `overlay`, `bind mount`, `block device`. */
  storagePath: name.optional(),
  /** How the run reached the network: `host`, `bridge`, `SR-IOV`. */
  networkPath: name.optional(),
  confidential: z.boolean().optional(),
  /** ISO-8601 UTC instant at which the run began. */
  startedAt: Instant.optional(),
});
export type Environment = z.infer<typeof Environment>;

/** A sign of the environment found in the file itself, with the text that says so. */
export interface Evidence {
  field: keyof Environment;
  value: string | number | boolean;
  /** The words of the file, shortened, without host names or serial numbers. */
  text: string;
  at: string;
  /** The file that says so, where it is not the run's own: `nvidia-smi.xml`. */
  file?: string;
  /** Suggests and never decides: a tool's own flag for its layer, a description written by hand (UX 6, L8). */
  hint?: true;
}

export const isVirtual = (mode: Mode): boolean => mode.startsWith("vm-") || mode === "confidential-vm";
