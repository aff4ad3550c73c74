import { WITHHOLDING } from "./doubts";
import { RULES } from "./environment-rules";
import { LATENCY_SHARE } from "./latency-share";
import { PAIRED_RULES } from "./workload-rules";

const NAMES: ReadonlySet<string> = new Set([
  ...[...RULES, ...PAIRED_RULES].flatMap(({ id, name, doubts }) => [id, ...doubts.map((end) => `${name}-${end}`)]),
  ...WITHHOLDING,
  LATENCY_SHARE,
]);

/** Whether a comparison has a rule of this name or id that a reason may speak of, whatever it finds today. */
export const isRuleName = (rule: string): boolean => NAMES.has(rule);
