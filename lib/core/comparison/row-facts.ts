import { metricById } from "../metrics/catalogue";
import type { Row } from "./comparison";
import type { RowFacts } from "./rule";

const PER_GPU =
  /-per-gpu$|^(host-to-device|device-to-host|device-copy|device-memory|peer-read|peer-write)-|^(host-device|peer)-latency$/;

export const isPerGpu = (metric: string): boolean => PER_GPU.test(metric);

/** Names under which tools write the format of a model's numbers; that of a cache is another matter. */
const PRECISION = /^(?:torch_|backend\.|engine\.)?(?:torch_)?(?:dtype|precision|quantization)$/;

/** What the rules ask of a row. */
export function factsOf({ metric, axis, params }: Pick<Row, "metric" | "axis" | "params">): RowFacts {
  const nodes = params.hosts ?? params.nodes;
  const formats = Object.entries(params).flatMap(([key, value]) => (PRECISION.test(key) ? [String(value)] : []));
  return {
    perGpu: isPerGpu(metric),
    axis,
    nodes: typeof nodes === "number" ? nodes : null,
    ofModel: axis !== "cpu" && metricById(metric)?.scope === "end-to-end",
    precision: formats.length > 0 ? formats.join(", ") : null,
  };
}

/** Rows that the rules cannot tell apart. */
export const factsKey = (facts: RowFacts): string => JSON.stringify(Object.values(facts));
