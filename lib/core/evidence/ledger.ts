// EVIDENCE 13: every published figure that was looked at, whichever way it points, with its source, its interest and how far
// it can be trusted. `ledger.json` is our own table; the overhead of two published values is computed, never copied.
import { z } from "zod";
import type { Grade } from "./grade";
import { type Interest, interestOf } from "./interest";
import rows from "./ledger.json";

export const LAYERS = {
  inference: "Inference",
  training: "Training",
  gpu: "Other GPU work",
  "gpu-link": "GPU link",
  "host-link": "Host link",
  network: "Network",
  storage: "Storage",
  cpu: "CPU",
  container: "Containers, not VMs",
  confidential: "Confidential computing",
  noise: "Noise and context",
  claim: "Claims",
} as const;
export type Layer = keyof typeof LAYERS;

/** A: independent and controlled … E: an assertion (EVIDENCE 7). */
export const TRUSTS = ["A", "B", "C", "D", "E"] as const;
export type Trust = (typeof TRUSTS)[number];

const Written = z.strictObject({
  id: z.string(),
  layer: z.enum(Object.keys(LAYERS) as [Layer, ...Layer[]]),
  workload: z.string(),
  hardware: z.string().default(""),
  virtualization: z.string().default(""),
  metric: z.string(),
  unit: z.string().default(""),
  better: z.enum(["higher", "lower"]).optional(),
  /** Two runs; a line rate or a maintainer's figure in place of bare metal; or no bare-metal side at all. */
  baseline: z.enum(["measured", "reference", "none"]),
  bareMetal: z.number().optional(),
  virtualized: z.number().optional(),
  /** As its source quotes it, in percent of capacity lost; computed where both values are there. */
  overheadPercent: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  runs: z.string().default(""),
  how: z.string().default(""),
  year: z.number().int().optional(),
  title: z.string().default(""),
  source: z.string().default(""),
  commit: z.string().default(""),
  interest: z.string().default(""),
  trust: z.enum(TRUSTS),
  relation: z.string().default(""),
  fixable: z.string().default(""),
  confidential: z.boolean().default(false),
  /** One of the 33 pairs behind the default prior. */
  prior: z.boolean().default(false),
  notes: z.string().default(""),
});

/** One published figure. Overheads are fractions of capacity lost, negative where the virtualized side was faster. */
export interface PublishedFigure extends Omit<z.infer<typeof Written>, "overheadPercent" | "low" | "high" | "trust"> {
  overhead: number | null;
  range: { low: number; high: number } | null;
  grade: Grade;
  /** The end that a source quotes alone, "up to 7 %", in percent. */
  high?: number | undefined;
  /** Whom it serves. */
  gains: Interest;
  /** Nobody has judged a figure that a user added. */
  trust: Trust | null;
  url: string | null;
}

/** Figures of trust A to C rest on a measurement with its source; the others are somebody's word (EVIDENCE 7). */
const gradeOf = (trust: Trust): Grade => (trust === "D" || trust === "E" ? "claimed" : "cited");

function overheadOf({ bareMetal, virtualized, better, overheadPercent }: z.infer<typeof Written>): number | null {
  if (bareMetal !== undefined && virtualized !== undefined && better)
    return better === "higher" ? 1 - virtualized / bareMetal : 1 - bareMetal / virtualized;
  return overheadPercent === undefined ? null : overheadPercent / 100;
}

/** The first address in a source; some name a path in a repository. */
function urlOf(source: string): string | null {
  const found = /https:\/\/[^\s;]+/.exec(source)?.[0];
  if (found) return found;
  const [repository = "", path = ""] = source.split(" ");
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) return null;
  return `https://github.com/${repository}${path.includes("/") ? `/tree/HEAD/${path}` : ""}`;
}

export const LEDGER: readonly PublishedFigure[] = z
  .array(Written)
  .parse(rows)
  .map(({ overheadPercent, low, high, ...row }) => ({
    ...row,
    ...(high === undefined ? {} : { high }),
    overhead: overheadOf({ ...row, overheadPercent }),
    range: low === undefined || high === undefined ? null : { low: low / 100, high: high / 100 },
    grade: gradeOf(row.trust),
    gains: interestOf(row.interest),
    url: urlOf(row.source),
  }));

/** Whether a figure may stand as a point: measured on both sides, trusted, without encryption, no container (EVIDENCE 13). */
export const isPoint = (f: PublishedFigure): f is PublishedFigure & { overhead: number } =>
  f.overhead !== null &&
  f.baseline === "measured" &&
  f.grade === "cited" &&
  !f.confidential &&
  f.layer !== "container" &&
  f.layer !== "noise";

/** The layers of work that a GPU does; processors and disks alone are another question. */
const GPU_LAYERS: readonly Layer[] = ["inference", "training", "gpu", "gpu-link", "host-link", "network"];

/** Whether a point is one of a GPU's work (EVIDENCE 13). */
export const isGpuWork = ({ layer }: Pick<PublishedFigure, "layer">): boolean => GPU_LAYERS.includes(layer);
