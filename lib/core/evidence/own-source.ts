// A figure that a user adds to the published ones: a paper, a quote, a measurement of their own house. It is judged by the
// same rule as ours (EVIDENCE 7): cited when it can be looked up and says how it was measured, else claimed.
import { z } from "zod";
import { Day, Month, Year } from "../units/calendar";
import { PlainText, plainText } from "../units/plain-text";
import { WebAddress } from "../units/web-address";
import type { Grade } from "./grade";
import { INTERESTS } from "./interest";
import { LAYERS, type Layer, type PublishedFigure } from "./ledger";

/** Parts of a machine or kinds of work that a figure of one's own may speak of. */
export const OWN_LAYERS = (Object.keys(LAYERS) as Layer[]).filter((layer) => layer !== "noise" && layer !== "claim");

/** Share of capacity lost; negative where the virtualized side was faster. */
const overhead = z.number().gt(-20).lt(1);

interface TwoValues {
  bareMetal: number;
  virtualized: number;
  better: "higher" | "lower";
}

const overheadBetween = ({ bareMetal, virtualized, better }: TwoValues): number =>
  better === "higher" ? 1 - virtualized / bareMetal : 1 - bareMetal / virtualized;

export const OwnFigure = z.discriminatedUnion("kind", [
  z
    .strictObject({
      kind: z.literal("values"),
      /** Both in `unit`, as the source gives them. */
      bareMetal: z.number().positive({ abort: true }).max(1e18),
      virtualized: z.number().positive({ abort: true }).max(1e18),
      unit: plainText(40),
      better: z.enum(["higher", "lower"]),
    })
    .refine((f) => overhead.safeParse(overheadBetween(f)).success, {
      message: "the two values must come to an overhead above -20 and below 1",
      path: ["virtualized"],
    }),
  z
    .strictObject({ kind: z.literal("overhead"), low: overhead, high: overhead })
    .refine((f) => f.low <= f.high, { message: "low must not be above high", path: ["low"] }),
]);

export const EvidenceSource = z.strictObject({
  version: z.literal(1),
  title: PlainText,
  /** Where it can be read by others. */
  url: WebAddress.optional(),
  /** Or which document holds it: "acceptance test 12, page 4". */
  document: PlainText.optional(),
  /** A day, a month or a year: "2026", "2026-03", "2026-03-14". */
  date: z.union([Year, Month, Day], "a year, a month or a day such as 2026-03-14").optional(),
  /** What was measured: "output throughput". */
  what: PlainText,
  layer: z.enum(OWN_LAYERS as [Layer, ...Layer[]]).default("inference"),
  gpu: PlainText.optional(),
  workload: PlainText.optional(),
  figure: OwnFigure,
  /** Whom the figure serves. */
  gains: z.enum(Object.keys(INTERESTS) as [keyof typeof INTERESTS]).default("unknown"),
  /** How it was measured: runs a side, hosts, settings. */
  method: plainText(500).optional(),
  note: plainText(2000).optional(),
});
export type EvidenceSource = z.infer<typeof EvidenceSource>;

type Judged = Pick<EvidenceSource, "url" | "document" | "date" | "method">;

/** Cited with a link or a document, a date and a stated method; claimed while one of them is missing. */
export const gradeOfSource = (source: Judged): Grade => (missingIn(source).length === 0 ? "cited" : "claimed");

/** What keeps a source from being cited, in words. */
export function missingIn({ url, document, date, method }: Judged): string[] {
  return [
    ...(url || document ? [] : ["a link or a document"]),
    ...(date ? [] : ["a date"]),
    ...(method ? [] : ["a method"]),
  ];
}

/** The overhead that a figure comes to; `null` where it is a range. */
function overheadOf(figure: EvidenceSource["figure"]): number | null {
  if (figure.kind === "values") return overheadBetween(figure);
  return figure.low === figure.high ? figure.low : null;
}

/** A figure of one's own in the table of published ones. */
export interface OwnRow extends PublishedFigure {
  own: true;
}

/** Whether a figure of the table was added by the user. */
export const isOwn = (figure: PublishedFigure): figure is OwnRow => "own" in figure;

/** @param id of the stored source */
export function rowOfSource(id: string, source: EvidenceSource): OwnRow {
  const { figure } = source;
  const values = figure.kind === "values" ? figure : undefined;
  const range = figure.kind === "overhead" && figure.low < figure.high ? { low: figure.low, high: figure.high } : null;
  return {
    own: true,
    id,
    layer: source.layer,
    workload: source.workload ?? source.what,
    metric: source.workload === undefined ? "" : source.what,
    hardware: source.gpu ?? "",
    virtualization: "",
    unit: values?.unit ?? "",
    ...(values && { better: values.better, bareMetal: values.bareMetal, virtualized: values.virtualized }),
    baseline: values ? "measured" : "none",
    overhead: overheadOf(figure),
    range,
    runs: "",
    how: source.method ?? "",
    ...(source.date && { year: Number(source.date.slice(0, 4)) }),
    title: source.title,
    source: source.document ?? source.url ?? "",
    commit: "",
    interest: INTERESTS[source.gains],
    gains: source.gains,
    trust: null,
    grade: gradeOfSource(source),
    relation: "",
    fixable: "",
    confidential: source.layer === "confidential",
    prior: false,
    notes: [source.url && source.document, source.method, source.note].filter(Boolean).join(" "),
    url: source.url ?? null,
  };
}
