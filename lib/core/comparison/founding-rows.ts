import type { Row } from "./comparison";
import { headlineRow } from "./headline";

/** The five questions the product began with. */
export interface FoundingRow {
  id: "host-link" | "gpu-memory" | "throughput" | "gpu-link" | "tail-latency";
  label: string;
  /** The row that answers, or `null` when the files do not hold it. */
  row: Row | null;
}

const THROUGHPUT = /^(output|sample|total|request|query)-throughput$/;

/** The five founding rows of a comparison, in their order, each with the row that speaks for it. */
export function foundingRows(rows: readonly Row[]): FoundingRow[] {
  const best = (is: (row: Row) => boolean) => headlineRow(rows.filter(is)) ?? rows.find(is) ?? null;
  const bandwidth = (axis: Row["axis"]) => (row: Row) => row.axis === axis && row.better === "higher";
  return [
    { id: "host-link", label: "Host link (PCIe)", row: best(bandwidth("host-link")) },
    { id: "gpu-memory", label: "GPU memory", row: best((row) => bandwidth("gpu-memory")(row) && row.unit === "B/s") },
    { id: "throughput", label: "Inference throughput", row: best((row) => THROUGHPUT.test(row.metric)) },
    { id: "gpu-link", label: "GPU link (NVLink)", row: best(bandwidth("gpu-link")) },
    { id: "tail-latency", label: "p99 latency", row: best((row) => row.statistic === "p99") },
  ];
}
