// EVIDENCE 5: confidential computing is a product line of its own, with its own prior, published or measured.
import type { ResolvedOverhead } from "./resolved-overhead";

/** What an overhead of confidential computing carries. */
export const CONFIDENTIAL_WARNING = {
  code: "confidential-computing",
  message: "Confidential computing is a product line of its own: never mix it with a VM that does not encrypt.",
} as const;

export const isConfidential = ({ warnings }: Pick<ResolvedOverhead, "warnings">): boolean =>
  warnings.some((w) => w.code === CONFIDENTIAL_WARNING.code);
