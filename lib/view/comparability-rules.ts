// What `/methods` and docs/comparability.md print of the rules of comparability: the table that is in force, and no copy.
import { RULES } from "../core/comparison/environment-rules";
import { ENVIRONMENT_BOOK, LABEL_BOOK, type RuleLine } from "../core/comparison/rule-book";
import { PAIRED_RULES } from "../core/comparison/workload-rules";

/** Names by which a reason speaks of one check alone: `ecc-differs`. */
export const namesOf = (id: string): string[] =>
  [...RULES, ...PAIRED_RULES]
    .filter((rule) => rule.id === id)
    .flatMap(({ name, doubts }) => doubts.filter((end) => end !== "unknown").map((end) => `${name}-${end}`));

export const CONDITION_HEAD = ["Rule", "Condition", "Alike", "Look", "Blocks"] as const;

const block = ({ block: text, final }: RuleLine): string =>
  text === null ? "–" : final ? `${text}; no reason sets this aside` : text;

/** E01 to E18, a row each. */
export const CONDITION_ROWS: readonly (readonly [string, string, string, string, string])[] = ENVIRONMENT_BOOK.map(
  (line) => [line.id, line.field, line.pass, line.warn ?? "–", block(line)],
);

export const LABEL_HEAD = ["Rule", "Sign", "Read as"] as const;

/** L1 to L8, a row each. */
export const LABEL_ROWS: readonly (readonly [string, string, string])[] = LABEL_BOOK.map(({ id, sign, reading }) => [
  id,
  sign,
  reading,
]);
