import { WITHHOLDING } from "./doubts";
import { RULES } from "./environment-rules";

/** Blocks that are judged where rows are paired, beside those of the environment. */
const PAIRED = ["workload-differs", "unit-differs", "tool-meaning-differs"];
const PAIRED_IDS = ["E03", "E04"];

const NAMES: ReadonlySet<string> = new Set([
  ...RULES.flatMap(({ id, name }) => [id, `${name}-differs`]),
  ...PAIRED,
  ...PAIRED_IDS,
  ...WITHHOLDING,
]);

/** Whether a comparison has a rule of this name or id that a reason may speak of, whatever it finds today. */
export const isRuleName = (rule: string): boolean => NAMES.has(rule);
