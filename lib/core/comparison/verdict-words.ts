import type { VerdictCode } from "./comparison";

/** A verdict in one or two words: the same in every table, file and page. */
export const VERDICT_WORDS = {
  slower: "slower",
  faster: "faster",
  equivalent: "no difference",
  "no-claim": "no claim",
  "cannot-tell": "cannot tell",
  "not-comparable": "not comparable",
} satisfies Record<VerdictCode, string>;
