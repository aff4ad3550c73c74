import { isVirtual } from "../run/environment";
import type { Run } from "../run/run";
import { sameSideOf } from "./same-side";

/** What the two sides are called in a sentence, by what their runs say they are. */
export interface SideNames {
  baseline: string;
  candidate: string;
  /** Subject of an infra sentence: "Virtualized". */
  subject: string;
  /** Subject of a finance sentence: "Virtual machines". */
  plural: string;
}

/** Names for the sides; plain ones where a side mixes modes or both are of one kind. */
export function sideNames(baseline: readonly Run[], candidate: readonly Run[]): SideNames {
  const all = (runs: readonly Run[], is: (run: Run) => boolean) => runs.length > 0 && runs.every(is);
  const bare = all(baseline, (run) => run.environment.mode === "bare-metal");
  const names = { baseline: bare ? "bare metal" : "baseline" };
  const plain = { ...names, candidate: "candidate", subject: "The candidate", plural: "The candidate machines" };
  if (sameSideOf(baseline, candidate)) return plain;
  if (all(candidate, (run) => isVirtual(run.environment.mode))) {
    return { ...names, candidate: "virtualized", subject: "Virtualized", plural: "Virtual machines" };
  }
  if (all(candidate, (run) => run.environment.mode === "container")) {
    return { ...names, candidate: "container", subject: "The container", plural: "Containers" };
  }
  return plain;
}
