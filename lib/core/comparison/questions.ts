// UX 6: what is asked of a row that carries no verdict, or no money, until somebody answers. An answer is the reason of an
// override, so each of them is a statement under which the row may stand; where none is true, the run is left out instead.

export interface Question {
  question: string;
  /** Reasons to choose from; one may also be written. */
  answers: string[];
}

const QUESTIONS: Record<string, Question> = {
  "above-ceiling": {
    question: "The value is above what the hardware can do. What was counted, the same way on both sides?",
    answers: [
      "Both directions are counted together on both sides.",
      "GB and GiB were mixed up in the same way on both sides.",
      "The unit is wrong in the same way on both sides, so the ratio stands.",
      "The data fits a cache on both sides, and that is what we want to compare.",
      "Our hardware is faster than the ceiling listed here.",
    ],
  },
  "implausible-ratio": {
    question: "The sides differ more than tenfold. Did both do the same work on the same kind of machine?",
    answers: ["We checked the files: both sides did the same work, and the difference is real."],
  },
  "side-spread": {
    question: "Runs of one side differ more than fivefold. Are they the same workload on the same system?",
    answers: ["They are the same workload on the same system; it varies that much."],
  },
  "two-peaks": {
    question: "The values of a run fall into two groups. Two settings, two hosts, or throttling?",
    answers: ["Both groups belong to the workload: it has two kinds of work.", "Both sides show the same two groups."],
  },
  "no-verdict": {
    question: "The tool itself says that this result does not count. Should it count here?",
    answers: ["The tool's rule does not matter for what we compare."],
  },
  "benchmark-unnamed": {
    question: "The files do not name their benchmark. Are all of these runs of one benchmark?",
    answers: ["All of these runs are of one benchmark, with the same settings."],
  },
  "rate-unknown": {
    question: "The request rate was chosen, and a file does not say which. Was it one rate on both sides?",
    answers: ["Both sides were measured at the same rate."],
  },
  "latency-share": {
    question: "A latency is no share of a bill by itself. Does a latency limit decide how many machines you need?",
    answers: [
      "A latency limit decides how many machines we need, and it grows with this latency.",
      "Requests are answered one after another, so this latency is the time the machine is busy.",
    ],
  },
};

/** What is asked about a doubt that withholds a verdict or money; `null` for one that asks nothing. */
export const questionOf = (code: string): Question | null =>
  Object.hasOwn(QUESTIONS, code) ? (QUESTIONS[code] ?? null) : null;
