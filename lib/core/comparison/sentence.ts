import type { Finding, Row, VerdictCode } from "./comparison";
import type { SideNames } from "./names";
import { bound, count, inSentence, percent } from "./wording";

export interface Told {
  row: Row | null;
  names: SideNames;
  floor: number;
  margin: number;
  /** Rows that differ after Holm's correction, rows judged, and whether so few runs could mark any of so many. */
  differ: { k: number; n: number; possible: boolean };
  findings: readonly Finding[];
  /** Why nothing can be said, for `cannot-tell`. */
  reason: string;
  /** Runs a side that would settle it. */
  more: number | null;
}

type Words = { sentence: string; finance: string };

/** The opening sentence of a comparison, in the words of infra and of finance (UX 6). */
export function sentenceOf(code: VerdictCode, told: Told): Words {
  const { sentence, finance } = WORDS[code](told);
  const judged = code !== "not-comparable" && code !== "cannot-tell";
  return { sentence: [sentence, ...(judged ? asides(told) : [])].join(" "), finance };
}

const WORDS: Record<VerdictCode, (told: Told) => Words> = {
  "not-comparable": ({ findings, row, reason }) => {
    const block = findings.find((f) => f.level === "block" && f.overridden === undefined);
    const said = block ? `${block.field}: ${block.baseline} v ${block.candidate}` : reason.replace(/\.$/, "");
    const why = block ? block.message.replace(/\.$/, "") : (row?.because ?? reason).replace(/\.$/, "");
    return {
      sentence: `Not comparable: ${said}.`,
      finance: `These two tests cannot be compared: ${inSentence(why)}.`,
    };
  },
  "cannot-tell": ({ reason, more }) => {
    const plain = inSentence(reason.replace(/\.$/, ""));
    const settle = more === null ? "" : ` ${count(more, "more run")} a side would settle it.`;
    return { sentence: `Cannot tell: ${plain}.${settle}`, finance: `Cannot tell: ${plain}.${settle}` };
  },
  equivalent: ({ row, names, margin }) => {
    const { low, high } = row?.overhead90 ?? { low: 0, high: 0 };
    const p = (o: number) => percent(o, high - low);
    return {
      sentence: `No difference: the 90 % interval ${p(low)} to ${p(high)} of ${metricOf(row)} lies inside ±${bound(margin)}.`,
      finance: `${names.plural} do the same work for the same money, within ${bound(margin)}.`,
    };
  },
  slower: (told) => {
    const { value, range } = figures(told.row);
    const verb = told.row?.better === "lower" ? "on" : "of";
    return {
      sentence: `${told.names.subject} loses ${value} ${verb} ${metricOf(told.row)} (${detail(told)}).`,
      finance: `${told.names.plural} do ${value} less work for the same money, likely ${range}.`,
    };
  },
  faster: (told) => {
    const { faster } = figures(told.row);
    return {
      sentence: `${told.names.subject} was faster by ${faster} on ${metricOf(told.row)} (${detail(told)}). Check that ${told.names.baseline} was tuned (pinning, NUMA, clocks).`,
      finance: `Here ${told.names.plural.toLowerCase()} did more work for the same money.`,
    };
  },
  "no-claim": (told) => {
    const { range } = figures(told.row);
    return {
      sentence: `No claimable overhead: ${range} on ${metricOf(told.row)} reaches into the floor ±${bound(told.floor)}.`,
      finance: "The difference is too small or too uncertain to put a price on.",
    };
  },
};

function figures(row: Row | null): { value: string; faster: string; range: string } {
  const { value = 0, low = value, high = value } = row?.overhead ?? {};
  const p = (o: number) => percent(o, high - low);
  return { value: p(value), faster: p(-value), range: `${p(low)} to ${p(high)}` };
}

function detail({ row, floor }: Told): string {
  const { range } = figures(row);
  return `95 % interval ${range}; n = ${row?.baseline.runs ?? 0} v ${row?.candidate.runs ?? 0}; floor ${bound(floor)}`;
}

/** "p99 time to first token", "output tokens". */
export function metricOf(row: Row | null): string {
  if (!row) return "the metric";
  return `${row.statistic === "p99" ? "p99 " : ""}${inSentence(row.label)}`;
}

function acrossMetrics({ k, n, possible }: Told["differ"]): string {
  if (possible) return `${k} of ${n} metrics differ after Holm's correction.`;
  return `So few runs cannot mark any of ${n} metrics after Holm's correction; each interval speaks for itself.`;
}

function asides({ differ, findings }: Told): string[] {
  const many = differ.n > 1 ? [acrossMetrics(differ)] : [];
  const named = findings
    .filter((f) => f.id === "E07" && f.rule.endsWith("-differs"))
    .map((f) => `${f.field} differs: ${f.baseline} v ${f.candidate} (warn).`)
    .map((text) => text.charAt(0).toUpperCase() + text.slice(1));
  return [...many, ...named];
}
