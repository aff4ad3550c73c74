// EVIDENCE 8: which figure of a GPU limits which quantity, and what may be concluded from it.
import type { GpuCeilings, HostLink } from "../hardware/gpu-ceilings";
import { pcieCeiling } from "../hardware/pcie";
import type { CeilingKind } from "../metrics/metric";
import type { Environment } from "../run/environment";
import { countOf } from "../units/count";
import type { CeilingAnswer, KnownCeiling, Quantity } from "./ceiling";

export const isCollective = (kind: CeilingKind): boolean => kind === "collective" || kind === "reducing-collective";

type Source = Pick<KnownCeiling, "source" | "unconfirmed">;

/** What one GPU can do at most of a quantity. */
export function ofGpu(kind: CeilingKind, gpu: GpuCeilings, row: Quantity, environment: Environment): CeilingAnswer {
  const source = { source: gpu.sources.map(({ text }) => text).join("; "), unconfirmed: gpu.unconfirmed };
  switch (kind) {
    case "host-link":
      return hostCeiling(gpu.hostLink, row, source);
    case "gpu-memory":
      return {
        ...plain(row, source, gpu.memory),
        what: `the memory of the ${gpu.gpu}`,
        near: true,
        printed: true,
        twice: "data that fits a cache",
      };
    case "gpu-memory-copy":
      return {
        ...plain(row, source, gpu.memory / 2),
        what: `half of the memory of the ${gpu.gpu}, since a copy reads and writes`,
        near: true,
        printed: false,
        twice: "reads and writes counted together",
      };
    case "matrix":
      return matrixCeiling(gpu, row, environment, source);
    default:
      return linkCeiling(kind, gpu, row, source);
  }
}

const plain = ({ unit }: Quantity, source: Source, value: number) => ({
  ...source,
  unit,
  value,
  limit: value,
  perhaps: null,
  open: null,
});

const DIRECTIONS = "both directions counted together";

/** Below this a copy is too short to fill the link: 16 MiB. */
const FILLS_HOST_LINK = 2 ** 24;

/** The host link in one direction; of all devices together where a tool adds them up (CUDA's samples). */
export function hostCeiling(link: Omit<HostLink, "pcie">, row: Quantity, source: Source): KnownCeiling {
  const { params, metric } = row;
  const devices = typeof params.devices === "number" && params.devices > 1 ? params.devices : 1;
  const short = typeof params.size === "number" && params.size < FILLS_HOST_LINK;
  const shared = /^(?:host-to-all|all-to-host)/.test(metric) || params.bidirectional === true;
  return {
    ...plain(row, source, link.oneWay * devices),
    what: `${link.name}${devices > 1 ? ` of ${countOf(devices, "GPU")}` : ""}, one direction`,
    perhaps: link.perhaps === null ? null : pcieCeiling(link.perhaps) * devices,
    near: !short && !shared && params.memory !== "pageable" && params.engine !== "sm" && devices === 1,
    printed: devices === 1,
    twice: DIRECTIONS,
  };
}

/** Below this a collective is too short to fill the links: 256 MiB. */
const FILLS_GPU_LINK = 2 ** 28;

function linkCeiling(kind: CeilingKind, gpu: GpuCeilings, row: Quantity, source: Source): KnownCeiling {
  const { params, metric } = row;
  const link = gpu.gpuLink;
  const both = params.bidirectional === true;
  const pairwise = /^peer-(?:read|write)-/.test(metric);
  const onePeer = pairwise ? (link?.onePeer ?? null) : null;
  const oneWay = onePeer ?? (link ? link.bothWays / 2 : gpu.hostLink.oneWay);
  const value = both ? 2 * oneWay : oneWay;
  const reduced = kind === "reducing-collective";
  const long = !isCollective(kind) || (typeof params.size === "number" && params.size >= FILLS_GPU_LINK);
  const alone = params.p2p !== false;
  return {
    ...plain(row, source, value),
    // A switch that sums on the way sends less than the formula of the bus bandwidth counts (UX 6, P5).
    limit: reduced ? 2 * oneWay : value,
    what: [
      link ? link.name : `${gpu.hostLink.name}, over which GPUs of this model meet`,
      both ? "both directions" : "one direction",
      ...(reduced ? ["which a switch that sums on the way may exceed"] : []),
    ].join(", "),
    near: !both && alone && long && (link?.kind === "switch" || onePeer !== null),
    printed: !reduced && alone,
    twice: both ? "two GPUs counted together" : DIRECTIONS,
  };
}

const BF16 = /^(?:bf16|bfloat16)$/i;
const FP8 = /^(?:fp8|float8|e4m3|e5m2)/i;
/** NVIDIA's GPUs reach 73 to 87 % of the dense ceiling, AMD's 51 to 63 %: too little to call 60 % untuned. */
const REACHES = 0.7;

function matrixCeiling(gpu: GpuCeilings, row: Quantity, { gpuCount }: Environment, source: Source): CeilingAnswer {
  const precision = String(row.params.precision ?? row.params.type ?? "");
  const rate = BF16.test(precision) ? gpu.bf16 : FP8.test(precision) ? gpu.fp8 : null;
  if (rate === null) return { none: "Ceilings are known for dense BF16 and FP8 only." };
  const gpus = Math.max(1, gpuCount ?? 1);
  return {
    ...plain(row, source, rate * gpus),
    what: `dense ${BF16.test(precision) ? "BF16" : "FP8"} of ${gpus > 1 ? `${gpus} × ` : "the "}${gpu.gpu}`,
    open: gpus > 1 ? "The file does not say whether the rate is that of one GPU or of all." : null,
    near: gpus === 1 && BF16.test(precision) && (gpu.reachedBf16 ?? 0) > REACHES * gpu.bf16,
    printed: gpus === 1,
    twice: "a sparse figure, which is twice the dense one",
  };
}
