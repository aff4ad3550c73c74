// What a scenario's answer is computed from, in a shape that crosses to a worker: everything but the overheads'
// distributions, which are drawn there anew. On the main thread and in the worker it is this code, so the figures are the same.
import { resolveOverhead } from "@/lib/core/cost/resolve";
import type { Scenario } from "@/lib/core/cost/scenario";
import type { Profile } from "@/lib/core/overhead/profiles";
import type { ResolvedOverhead } from "@/lib/core/overhead/resolved-overhead";
import { project } from "@/lib/core/projection/project";
import type { Projection } from "@/lib/core/projection/projection";
import { type FromComparison, type Measured, overheadOf, sourceKey } from "@/lib/view/measured-source";
import type { Found } from "./use-measured";

export interface Question {
  scenario: Scenario;
  /** What the scenario's comparisons came to, by `sourceKey`. */
  measured: Readonly<Record<string, Measured>>;
}

/** What to compute, or what is missing. */
export function questionOf(
  scenario: Scenario,
  found: (source: FromComparison, profile: Profile) => Found,
): Question | "asking" | { reason: string } {
  const measured: Record<string, Measured> = {};
  for (const { overhead, profile } of scenario.segments) {
    if (overhead.source !== "comparison") continue;
    const came = found(overhead, profile);
    if (came === "asking") return "asking";
    if ("reason" in came) return { reason: came.reason };
    measured[sourceKey(overhead, profile)] = came;
  }
  return { scenario, measured };
}

/** Overheads that are kept with their distributions: a bootstrap takes longer than the rest of the answer. */
const KEPT = 200;
const kept = new Map<string, ResolvedOverhead>();

function resolved(key: string, make: () => ResolvedOverhead): ResolvedOverhead {
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= KEPT) kept.clear();
  const made = make();
  kept.set(key, made);
  return made;
}

/** @param trials cases to draw; the product's number for every figure that stays */
export function projectionOf({ scenario, measured }: Question, trials?: number): Projection {
  const overheads = scenario.segments.map(({ overhead, profile }) => {
    if (overhead.source !== "comparison")
      return resolved(JSON.stringify([overhead, profile]), () => resolveOverhead(overhead, profile));
    const came = measured[sourceKey(overhead, profile)];
    if (!came) throw new RangeError("a comparison's overhead must be looked up before it is projected");
    return resolved(JSON.stringify(came), () => overheadOf(came));
  });
  return project(scenario, overheads, "entered", trials);
}
