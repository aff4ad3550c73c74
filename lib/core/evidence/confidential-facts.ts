// EVIDENCE 5: confidential computing is a product line of its own, and costs where data crosses to the GPU.
import { figuresOf } from "./ledger-filter";

export interface ConfidentialFact {
  what: string;
  /** Overheads of the source, lowest and highest; `null` where its figure is none of capacity. */
  range: { low: number; high: number } | null;
  note: string;
  rows: readonly string[];
}

/** Serving with sglang by how many requests stand at once: a fixed cost a step, spread over more of them. */
export const SERVING_BY_LOAD: readonly { atOnce: number; overhead: number }[] = figuresOf(
  [1, 4, 8, 16, 32, 64, 128, 256].map((n) => `CC-SGL-${String(n).padStart(3, "0")}`),
).flatMap((f) => (f.overhead === null ? [] : [{ atOnce: Number(f.id.slice(-3)), overhead: f.overhead }]));

/** A range whose low end the source leaves out begins at nothing lost. */
const quoted = (id: string) => {
  const [row] = figuresOf([id]);
  return row?.range ?? (row?.high === undefined ? null : { low: 0, high: row.high / 100 });
};

export const CONFIDENTIAL_FACTS: readonly ConfidentialFact[] = [
  {
    what: "LLM inference, H100 and H200",
    range: quoted("CC-PHALA"),
    note: "Falls towards 0 for large models.",
    rows: ["CC-PHALA"],
  },
  {
    what: "LLM inference, H100",
    range: quoted("CC-CHRAP"),
    note: "An academic paper; throughput.",
    rows: ["CC-CHRAP"],
  },
  {
    what: "LLM serving, B300",
    range: quoted("CC-BRIDGE"),
    note: "BF16 matrix multiplication itself runs at 0.998 of its speed: the cost is in the copies between host and GPU.",
    rows: ["CC-BRIDGE"],
  },
  {
    what: "Serving with model swapping",
    range: quoted("CC-SWAP"),
    note: "Models load over encrypted PCIe.",
    rows: ["CC-SWAP"],
  },
  {
    what: "Serving, by engine",
    range: quoted("CC-TINF"),
    note: "A vendor's blog: from an engine made for it to one that is not.",
    rows: ["CC-TINF"],
  },
  { what: "B300, the vendor's figure", range: quoted("CC-NVB300"), note: "Claimed.", rows: ["CC-NVB300"] },
  {
    what: "Training over four GPUs",
    range: null,
    note: "An emulation of older hardware, far slower; not a figure for the GPUs sold today.",
    rows: ["CC-DDP"],
  },
];
