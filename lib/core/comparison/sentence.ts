import { termOf } from "../metrics/terms";
import { inSentence } from "../units/in-sentence";
import { plainSlower, plainFaster, plainSame } from "./finance-words";
import type { Finding, Row, VerdictCode } from "./comparison";
import type { SideNames } from "./names";
import type { Apart, SameSide } from "./same-side";
import { bound, percent, runsOf } from "./wording";

export interface Told {
  row: Row | null;
  /** What sets the row apart from others of its metric: " at concurrency 64", or empty. */
  settings: string;
  /** Where both sides are of one kind: how far apart they lie. */
  noise: (SameSide & { apart: Apart | null }) | null;
  names: SideNames;
  margin: number;
  /** Rows that differ by their own interval and after Holm's correction, and rows judged. */
  differ: { k: number; n: number };
  findings: readonly Finding[];
  /** Why nothing can be said, for `cannot-tell`. */
  reason: string;
  /** The runs there were, in words, where a side has only one and no interval can be told. */
  fewRuns: string | null;
}

type Words = { sentence: string; finance: string };

/** The opening sentence of a comparison, in the words of infra and of finance (UX 6). */
export function sentenceOf(code: VerdictCode, told: Told): Words {
  const { sentence, finance } = (code !== "not-comparable" && noiseWords(told)) || WORDS[code](told);
  const judged = code !== "not-comparable" && code !== "cannot-tell";
  const counted =
    judged && !told.noise && code !== "equivalent" && told.differ.n > 1 ? [acrossMetrics(told.differ)] : [];
  const lifted = code === "not-comparable" ? [] : setAside(told.findings);
  return {
    sentence: [sentence, ...counted, ...lifted, ...(judged ? differences(told.findings) : [])].join(" "),
    finance: [finance, ...lifted].join(" "),
  };
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
  "cannot-tell": ({ reason, fewRuns, row, settings }) => {
    const plain = inSentence(reason.replace(/\.$/, ""));
    const sentence = fewRuns ? withoutInterval(fewRuns, row, settings) : `Cannot tell: ${plain}.`;
    return { sentence, finance: sentence };
  },
  equivalent: (told) => {
    const { row, names, margin } = told;
    const { low, high } = row?.overhead90 ?? { low: 0, high: 0 };
    const p = (o: number) => percent(o, high - low);
    return {
      sentence: `No difference: the 90 % interval ${p(low)} to ${p(high)} of ${fieldTerm(told)} lies inside ±${bound(margin)}.`,
      finance: plainSame(row, termOfRow(told), names, bound(margin)),
    };
  },
  slower: (told) => {
    const { value } = figures(told.row);
    const verb = told.row?.better === "lower" ? "on" : "of";
    return {
      sentence: `${told.names.subject} loses ${value} ${verb} ${fieldTerm(told)} (${detail(told)}).`,
      finance: plainSlower(told.row, termOfRow(told), told.names),
    };
  },
  faster: (told) => {
    const { faster } = figures(told.row);
    return {
      sentence: `${told.names.subject} was faster by ${faster} on ${fieldTerm(told)} (${detail(told)}). Check that ${told.names.baseline} was tuned (pinning, NUMA, clocks).`,
      finance: plainFaster(told.row, termOfRow(told), told.names),
    };
  },
  "no-claim": (told) => {
    const { range } = figures(told.row);
    return {
      sentence: `No claimable overhead: ${range} on ${fieldTerm(told)} reaches into the floor ±${bound(told.row?.floor.value ?? 0)}.`,
      finance: "The difference is too small or too uncertain to put a price on.",
    };
  },
};

/** Two sides of one kind are compared for the noise floor; `null` for others, and where nothing has a number. */
function noiseWords({ noise, row }: Told): Words | null {
  if (!noise?.apart) return null;
  const { words, without, apart } = noise;
  const upTo = apart.rows > 1 ? "up to " : "";
  const most = percent(apart.most);
  const lead =
    row?.overhead && apart.rows > 1 && row !== apart.row
      ? ` The largest is ${inSentence(termName(apart.row))}; ${inSentence(termName(row))} differs by ${percent(Math.abs(row.overhead.value))}.`
      : "";
  return {
    sentence: `Both sides are ${words}: these runs differ by ${upTo}${most} ${without}. ${floorOf(row)}${lead}`,
    finance: `Both sides are ${words}, so this is how far equal machines lie apart, ${upTo}${most}, and says nothing of what virtualization costs.`,
  };
}

/** The floor that rows are held to, which is another figure than how far these two sets lie apart. */
const floorOf = (row: Row | null): string =>
  row ? `The noise floor is ${bound(row.floor.value)}${row.floor.assumed ? ", assumed" : ""}.` : "";

/** The spread between runs is not known, so nobody can say how many would settle it; five a side give an interval. */
function withoutInterval(runs: string, row: Row | null, settings: string): string {
  const change = row ? row.difference.value / row.baseline.median : 0;
  const size = percent(Math.abs(change));
  const apart = change === 0 ? "no difference" : `${size} ${change < 0 ? "lower" : "higher"}`;
  // Settings end in figures of their own.
  const what = settings ? `${metricOf(row)}${settings}: ${apart}` : `${metricOf(row)} ${apart}`;
  return `Cannot tell. ${capital(runs)}: ${what}, no interval. Five a side would give one.`;
}

function figures(row: Row | null): { value: string; faster: string; range: string } {
  const { value = 0, low = value, high = value } = row?.overhead ?? {};
  const p = (o: number) => percent(o, high - low);
  return { value: p(value), faster: p(-value), range: `${p(low)} to ${p(high)}` };
}

function detail({ row }: Told): string {
  const { range } = figures(row);
  return `95 % interval ${range}${row ? `; ${runsOf(row)}; floor ${bound(row.floor.value)}` : ""}`;
}

/** A row's name as it stands alone: "p99 time to first token", "Output tokens". */
export function rowName({ label, statistic }: Pick<Row, "label" | "statistic">): string {
  return statistic === "p99" ? `p99 ${inSentence(label)}` : label;
}

/** The same inside a sentence: "p99 time to first token", "output tokens". */
export function metricOf(row: Row | null): string {
  if (!row) return "the metric";
  return inSentence(rowName(row));
}

/** A row's name as people who run the tools say it: "p99 TTFT", "All-reduce busbw". */
export function termName({ metric, params, statistic }: Pick<Row, "metric" | "params" | "statistic">): string {
  return rowName({ label: termOf(metric, params), statistic });
}

const termOfRow = ({ row }: Pick<Told, "row">): string => (row ? termName(row) : "The metric");

const fieldTerm = ({ row, settings }: Pick<Told, "row" | "settings">): string =>
  row ? `${inSentence(termName(row))}${settings}` : "the metric";

function acrossMetrics({ k, n }: Told["differ"]): string {
  if (k === 0) return `None of ${n} metrics differs beyond its noise floor after Holm's correction.`;
  return `${k} of ${n} metrics differ beyond their noise floor after Holm's correction.`;
}

/** Blocks that somebody set aside, with the reason. */
const setAside = (findings: readonly Finding[]): string[] =>
  findings.flatMap((f) => {
    if (f.overridden === undefined) return [];
    const reason = f.overridden.trim().replace(/\.$/, "");
    return [`${capital(f.field)} differs: ${f.baseline} v ${f.candidate}, compared all the same because: ${reason}.`];
  });

/** Software that may explain part of a difference. */
const differences = (findings: readonly Finding[]): string[] =>
  findings
    .filter((f) => f.id === "E07" && f.rule.endsWith("-differs"))
    .map((f) => `${capital(f.field)} differs: ${f.baseline} v ${f.candidate} (warn).`);

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
