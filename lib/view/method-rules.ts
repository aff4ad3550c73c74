// The rules of `/methods` that are not formulas: which interval serves when, what a verdict may claim (UX 6), the words.
export interface Rule {
  id: string;
  when: string;
  then: string;
}

/** Which interval serves at which number of runs on the smaller side (QUALITY 1.3). A run is a separate start. */
export const INTERVAL_RULES: readonly Rule[] = [
  { id: "one", when: "1 run", then: "No interval. The point is shown grey; it says nothing of another run." },
  { id: "few", when: "2 to 4 runs", then: "Welch on the logarithms, flagged “few runs”." },
  {
    id: "more",
    when: "5 runs and more",
    then: "Bias-corrected bootstrap of the ratio of medians (BCa by order statistics).",
  },
];

/** First match wins; [lo, hi] is the 95 % interval of the overhead, F the noise floor, M the margin for “same”. */
export const VERDICT_RULES: readonly (Rule & { money: string })[] = [
  { id: "not-comparable", when: "A rule blocks and nobody overrode it", then: "Not comparable", money: "none" },
  {
    id: "cannot-tell",
    when: "Fewer than 2 runs a side, no finite interval, or a zero baseline",
    then: "Cannot tell",
    money: "none",
  },
  {
    id: "equivalent",
    when: "M is at least F and the 90 % interval lies inside ± M",
    then: "No difference",
    money: "0; at most the high end times the bill",
  },
  { id: "slower", when: "lo is above F", then: "Slower", money: "point and range" },
  { id: "faster", when: "hi is below −F", then: "Faster", money: "point and range, negative, in parentheses" },
  {
    id: "no-claim",
    when: "Anything else",
    then: "No claimable overhead",
    money: "0 claimed; could be up to the high end times the bill",
  },
];

export const FLOOR_RULES: readonly Rule[] = [
  {
    id: "measured",
    when: "Same-side runs were given",
    then: "The largest difference among them, at least 3 % unless the hosts are the same.",
  },
  { id: "interleaved", when: "Same host, runs taken in turns", then: "0, assumed." },
  { id: "same-host", when: "Same host", then: "1 %, assumed." },
  { id: "hosts", when: "Different or unknown hosts", then: "3 %, assumed." },
];

export const PLAUSIBILITY_RULES: readonly Rule[] = [
  {
    id: "P1",
    when: "A value above the hardware's ceiling",
    then: "The unit is asked for: one direction or both, GB or GiB.",
  },
  { id: "P2", when: "Bare metal under 60 % of the ceiling", then: "“The baseline may be untuned.”" },
  { id: "P3", when: "The VM above 102 % of bare metal", then: "The same hint." },
  { id: "P4", when: "Bare metal equal to the data sheet", then: "“Looks like a ceiling, not a measurement.”" },
  { id: "P5", when: "All-reduce above one-way NVLink", then: "Not refused: in-switch reduction does that." },
  { id: "P6", when: "A fixed time added to a request", then: "Not a percentage of the bill." },
  { id: "P7", when: "No ceiling is known", then: "That is said." },
];

/** HOUSE.md, "The nouns", as a reader meets them. */
export const GLOSSARY: readonly { word: string; meaning: string }[] = [
  { word: "Run", meaning: "One execution of one benchmark tool in one environment, as uploaded." },
  { word: "Baseline, candidate", meaning: "The two sides, bare metal first. Each is one or more runs." },
  { word: "Slowdown", meaning: "Time the candidate needs for what the baseline does in 1." },
  { word: "Retained", meaning: "1 ÷ slowdown: the share of the baseline's performance that is left." },
  { word: "Overhead", meaning: "1 − retained: the share of capacity lost. Negative when the VM is faster." },
  {
    word: "Extra capacity",
    meaning: "Slowdown − 1: what must be added for equal output. Losing 15 % needs 17.6 % more.",
  },
  { word: "Binding share", meaning: "Share of the paid hours in which the GPU is the limit." },
  { word: "Premium", meaning: "What bare metal costs more than the VM for equal hardware. May be negative." },
  { word: "Useful hour", meaning: "An hour of work done: the paid hour over utilisation and what is retained." },
  {
    word: "Cost of convenience",
    meaning: "What virtualization costs after what it gives. Negative: it pays for itself.",
  },
  { word: "Prior", meaning: "A published range that stands in while nobody has measured. Never shown as yours." },
  { word: "Noise floor", meaning: "The size of difference that chance and other hosts can make." },
  { word: "Segment", meaning: "A share of the spend with one workload profile." },
  { word: "Assumption", meaning: "A value nobody measured here, with unit, range, source and grade." },
  { word: "Grade", meaning: "Measured, Cited, Entered, Claimed or Example. A figure inherits its weakest input's." },
  {
    word: "Report",
    meaning: "A frozen snapshot: inputs, results, assumptions, warnings and the version of the formulas.",
  },
];

export interface FormulaVersion {
  version: string;
  /** ISO date of its first day. */
  date: string;
  changes: string;
}

/** Newest first; the first is the one in force. */
export const CHANGE_LOG: readonly FormulaVersion[] = [
  {
    version: "3",
    date: "2026-11-26",
    changes:
      "Bill, growth, GPU-bound hours, premium and cost of moving may be ranges of their own (P10 to P90, triangle or PERT) and are drawn beside the overhead, each at its own place in a trial. Segments may move in phases, each with its cost. Commitments, licences and electricity count in what moving saves.",
  },
  {
    version: "2",
    date: "2026-11-25",
    changes:
      "A comparison of single parts of the machine is weighed by time shares. Rows and parts that the same runs measured move together in its interval.",
  },
  { version: "1", date: "2026-11-25", changes: "First version of the formulas." },
];

/** What an address asked for: a version and what changed since, or that there is none of that name. */
export function versionAsked(
  asked: string | undefined,
): { known: FormulaVersion | null; since: FormulaVersion[] } | null {
  if (asked === undefined || asked === "") return null;
  const at = CHANGE_LOG.findIndex((v) => v.version === asked);
  return { known: CHANGE_LOG[at] ?? null, since: at < 0 ? [] : CHANGE_LOG.slice(0, at) };
}
