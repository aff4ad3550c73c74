// What an input is called, with the ids that the assumptions have (`overhead`, or `overhead-2` where there are several segments).
import { PARTIAL_PREMIUM, premiumIsPartial } from "../cost/moving";
import type { Scenario } from "../cost/scenario";
import type { Input, InputKind } from "./inputs";

export const INPUT_LABELS = {
  overhead: "overhead",
  premium: "bare-metal premium",
  "binding-share": "share of GPU-bound hours",
  migration: "one-off cost of moving",
  spend: "monthly bill",
  growth: "growth of the bill",
} as const satisfies Record<InputKind, string>;

export interface InputName {
  input: string;
  label: string;
  /** Name of the segment; `null`: of the whole scenario, or the only one. */
  segment: string | null;
}

/** What an input is called; the segment is named where there are several. */
export function inputName(
  { segments }: Pick<Scenario, "segments">,
  { kind, segment }: Pick<Input, "kind" | "segment">,
): InputName {
  const name = segment === null || segments.length === 1 ? undefined : segments[segment]?.name;
  const partial = kind === "premium" && premiumIsPartial(segments);
  const label = partial ? `premium ${PARTIAL_PREMIUM}` : INPUT_LABELS[kind];
  return name === undefined || segment === null
    ? { input: kind, label, segment: null }
    : { input: `${kind}-${segment + 1}`, label: `${label}, ${name}`, segment: name };
}
