// What the advice on all segments comes to, in one sentence.
import type { Advice } from "../core/projection/advice";
import { listed } from "./counts";

const ORDER = ["move", "keep", "measure", "configure", "apart"] as const satisfies readonly Advice["what"][];

const WHAT = {
  move: "move",
  keep: "keep virtualized",
  measure: "measure first",
  configure: "fix the configuration first",
  apart: "judge apart",
} as const satisfies Record<Advice["what"], string>;

/** "Move Training; keep Inference virtualized", by kind of advice. */
export function adviceSentence(advice: readonly Pick<Advice, "segment" | "what">[]): string {
  const groups = ORDER.flatMap((what) => {
    const names = advice.filter((a) => a.what === what).map((a) => a.segment);
    return names.length === 0 ? [] : [`${WHAT[what]}: ${listed(names)}`];
  });
  const text = groups.join("; ");
  return text === "" ? "There is no segment to advise on." : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
