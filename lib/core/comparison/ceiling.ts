// UX 6 and EVIDENCE 8: what the hardware of a run can do at most of what a row measures.
import { gpusNamed } from "../hardware/ceilings-of";
import { isPcieGeneration, pcieCeiling } from "../hardware/pcie";
import { metricById } from "../metrics/catalogue";
import { type Environment, isVirtual } from "../run/environment";
import { countOf } from "../units/count";
import { hostCeiling, isCollective, ofGpu } from "./ceiling-of-gpu";
import type { Row } from "./comparison";

/** The ceiling of a row's quantity, as it is shown. */
export interface Ceiling {
  /** Base unit of the row. */
  value: number;
  unit: string;
  /** "PCIe Gen5 x16, one direction". */
  what: string;
  source: string;
  /** What of the source should be checked; `null`: nothing. */
  unconfirmed: string | null;
}

/** A ceiling with what may be concluded from it. */
export interface KnownCeiling extends Ceiling {
  /** More than this nothing can do; above `value` only where a switch forms sums on the way. */
  limit: number;
  /** A limit that one source gives and another denies; between the two a value is doubted and no more. */
  perhaps: number | null;
  /** Why it is only an upper end, not the ceiling of this machine; `null` where it is that. */
  open: string | null;
  /** Bare metal is expected to come near (EVIDENCE 8, rule 3). */
  near: boolean;
  /** The figure stands in data sheets, so that a value like it may be copied from one. */
  printed: boolean;
  /** What may double the figure: "both directions counted together". */
  twice: string;
}

export type CeilingAnswer = KnownCeiling | { none: string };
export const isKnown = (answer: CeilingAnswer): answer is KnownCeiling => "value" in answer;

export const NO_SHEET = "No data sheet limits this quantity.";

export type Quantity = Pick<Row, "metric" | "params" | "unit" | "axis">;

/** What a machine can do at most of a quantity, or why nobody knows (P7). */
export function ceilingFor(row: Quantity, environment: Environment): CeilingAnswer {
  const metric = metricById(row.metric);
  const kind = metric?.ceiling;
  if (!kind || metric.unit !== row.unit) return { none: NO_SHEET };
  if (isCollective(kind) && (row.axis === "network" || Number(row.params.hosts ?? 1) > 1))
    return { none: "Between hosts the network sets the limit, and no file names its card." };
  const name = environment.gpu;
  const gpus = name === undefined ? [] : gpusNamed(name);
  const own = kind === "host-link" ? ownLink(environment) : null;
  if (own && gpus.every(({ hostLink }) => hostLink.pcie !== null))
    return hostCeiling(own, row, { source: "the machine's own files", unconfirmed: null });
  if (name === undefined) return { none: "The GPU is not named." };
  if (gpus.length === 0) return { none: `${name} is not among the GPUs whose ceilings are known.` };
  return oneOf(
    gpus.map((gpu) => ofGpu(kind, gpu, row, environment)),
    `The name ${name} leaves open which of ${countOf(gpus.length, "GPU")} it is, and their ceilings differ.`,
  );
}

/** One answer of those a name leaves open: theirs where they agree, else the largest, from which little may be concluded. */
function oneOf(answers: readonly CeilingAnswer[], differ: string): CeilingAnswer {
  const known = answers.filter(isKnown);
  const most = known.reduce<KnownCeiling | null>((best, c) => (best && best.limit >= c.limit ? best : c), null);
  if (!most) return answers[0] ?? { none: differ };
  if (known.some((c) => c.limit !== most.limit)) return { ...most, open: differ, near: false, printed: false };
  return { ...most, what: [...new Set(known.map((c) => c.what))].join(" or ") };
}

/**
 * The PCIe link that the machine's own files give. Those of a guest describe what its hypervisor shows it, not the wire.
 */
function ownLink({ mode, pcieGeneration, pcieLanes }: Environment) {
  if (isVirtual(mode) || pcieLanes === undefined || !isPcieGeneration(pcieGeneration)) return null;
  const oneWay = pcieCeiling(pcieGeneration, pcieLanes);
  return { name: `PCIe Gen${pcieGeneration} x${pcieLanes}`, oneWay, perhaps: null };
}
