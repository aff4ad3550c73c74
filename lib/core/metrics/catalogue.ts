import type { Params } from "../run/run";
import { COLLECTIVES } from "./collectives";
import { CPU } from "./cpu";
import { GPU_COMPUTE } from "./gpu-compute";
import { GPU_LINK } from "./gpu-link";
import { GPU_MEMORY } from "./gpu-memory";
import { HOST_LINK } from "./host-link";
import { LATENCY } from "./latency";
import { NETWORK } from "./network";
import type { Metric } from "./metric";
import { STORAGE } from "./storage";

/** The only list of metrics (FORMATS 2). What a file calls otherwise is `custom:` or `unmapped:`. */
export const CATALOGUE: readonly Metric[] = [
  ...GPU_COMPUTE,
  ...LATENCY,
  ...GPU_MEMORY,
  ...HOST_LINK,
  ...GPU_LINK,
  ...NETWORK,
  ...CPU,
  ...COLLECTIVES,
  ...STORAGE,
];

const BY_ID: ReadonlyMap<string, Metric> = new Map(CATALOGUE.map((metric) => [metric.id, metric]));

/** The catalogue's entry of an id, or `undefined` for `custom:`, `unmapped:` and anything unknown. */
export const metricById = (id: string): Metric | undefined => BY_ID.get(id);

/** A metric's name for people, with the parameters that make it another quantity: the copy engine, both directions. */
export function labelOf(metric: string, params: Params = {}): string {
  const known = BY_ID.get(metric)?.label ?? metric.replace(/^(?:custom|unmapped):/, "");
  // LoadGen's word for samples that are there all at once; other tools have no such scenario.
  const ofLoadGen = Object.keys(params).length === 0 || params.scenario === "Offline";
  const label = ofLoadGen ? known : known.replace(/ \(Offline\)$/, "");
  const details = [
    params.bidirectional === true && "both directions",
    params.engine === "ce" && "copy engine",
    params.engine === "sm" && "by kernel",
    typeof params.percentile === "number" && `${params.percentile}th percentile`,
  ].filter((d) => d !== false);
  return details.length > 0 ? `${label} (${details.join(", ")})` : label;
}
