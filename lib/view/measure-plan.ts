// The plan of `/measure`: what to run on both sides, how often, in which order, and what to hold equal.
import { MEASURE_COMMANDS, STARTS } from "../core/overhead/measure-commands";

interface PlanStep {
  id: string;
  /** The format that reads what the command writes. */
  format: string;
  title: string;
  why: string;
  /** `$side` and `$n` are set by {@link BLOCK_START}. */
  command: string;
}

/** What a number of starts is worth, for somebody who plans them; the intervals themselves are on `/methods`. */
export const STARTS_WORTH: readonly { runs: string; worth: string }[] = [
  { runs: "1 run", worth: "No interval and no verdict: it says nothing of another run." },
  { runs: "2 to 4 runs", worth: "A wide interval, flagged as made from few runs." },
  { runs: "5 runs and more", worth: "A good interval, and with it a verdict that carries money." },
];

export const BLOCK_START =
  "side=bare-metal   # in the VM: side=vm\nn=1               # 2 in the second round, and so on to 5\nmkdir -p $side";

export const MACHINE_STEPS: readonly PlanStep[] = [
  {
    id: "nvidia-smi",
    format: "nvidia-smi",
    title: "The GPUs, as the driver sees them",
    why: "GPU, driver, ECC, clocks, power cap, link, and how the GPU is passed on.",
    command: "nvidia-smi -q -x > $side/nvidia-smi.xml",
  },
  {
    id: "lscpu",
    format: "lscpu",
    title: "The processors",
    why: "Model, sockets, NUMA nodes, and whether a hypervisor is there.",
    command: "LC_ALL=C lscpu -J > $side/lscpu.json",
  },
];

export const RUN_STEPS: readonly PlanStep[] = [
  {
    id: "nvbandwidth",
    format: "nvbandwidth",
    title: "Host and GPU memory",
    why: "The way a hypervisor touches first: between host memory and GPU over PCIe.",
    command: MEASURE_COMMANDS.nvbandwidth,
  },
  {
    id: "nccl",
    format: "nccl-tests",
    title: "Between the GPUs",
    why: "What training across GPUs waits for. Give -g the number of GPUs.",
    command: MEASURE_COMMANDS.nccl,
  },
  {
    id: "vllm",
    format: "vllm-bench-serve",
    title: "A model being served",
    why: "The whole workload: tokens a second at full load, and how long users wait. The server runs on the same side.",
    command: MEASURE_COMMANDS.vllm,
  },
  {
    id: "fio",
    format: "fio",
    title: "The disk",
    why: "What loading data and checkpoints waits for, on the disk your jobs use. --direct=1 goes past the page cache of the machine it runs on; give the VM's disk cache=none, or the host answers from its own.",
    command: MEASURE_COMMANDS.fio,
  },
  {
    id: "iperf3",
    format: "iperf3",
    title: "The network",
    why: "What training across hosts waits for. OTHER-HOST runs iperf3 -s and is the same machine for both sides.",
    command: MEASURE_COMMANDS.iperf3,
  },
];

/** The upload of each side to the server at that address. */
export const sides = (server: string) => [
  {
    id: "bare-metal",
    title: "Bare metal",
    command: `bin/bareline push bare-metal/ --mode bare-metal --label node-7 --server ${server}`,
  },
  {
    id: "vm",
    title: "Virtual machine",
    command: `bin/bareline push vm/ --mode vm-passthrough --hypervisor esxi --label esxi-9 --server ${server}`,
  },
];

const METAL = "bare metal";
const VM = "VM";

/** Bare metal first in odd rounds, last in even ones: what drifts with time falls on both sides alike. */
export const ROUNDS: readonly { round: number; first: string; second: string }[] = Array.from(
  { length: STARTS },
  (_, i) => ({ round: i + 1, first: i % 2 === 0 ? METAL : VM, second: i % 2 === 0 ? VM : METAL }),
);

export const HELD_EQUAL: readonly { id: string; what: string; how: string }[] = [
  { id: "gpu", what: "The GPUs", how: "Same model and form, same number; in the VM all of them passed through whole." },
  {
    id: "host",
    what: "The host",
    how: "The same one for both sides if you can; else two of one delivery, with one BIOS and its settings.",
  },
  {
    id: "software",
    what: "Driver, CUDA, framework",
    how: "The same versions; the same container image is the easiest way.",
  },
  {
    id: "clocks",
    what: "Power cap and clocks",
    how: "nvidia-smi -pm 1, the same -pl; ECC and MIG alike. Let the GPUs warm up first.",
  },
  {
    id: "processors",
    what: "Processors and memory",
    how: "As many cores as the VM has, pinned to the NUMA node of the GPUs; huge pages on both sides or on neither.",
  },
  {
    id: "work",
    what: "The work",
    how: "Same model, precision, lengths, concurrency and number of prompts; the same file and size for fio.",
  },
  { id: "peers", what: "The other end", how: "The same iperf3 server, client machine, network card and MTU." },
  { id: "rest", what: "Nothing else", how: "No other tenant, no backup, no monitoring that the other side lacks." },
];
