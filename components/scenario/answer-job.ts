// What a scenario's answer is computed from, in a shape that crosses to a worker: everything but the overheads'
// distributions, which are drawn there anew. On the main thread and in the worker it is this code, so the figures are the same.
import { resolveOverhead } from "@/lib/core/cost/resolve";
import type { Rate, Scenario } from "@/lib/core/cost/scenario";
import type { Profile } from "@/lib/core/overhead/profiles";
import type { ResolvedOverhead } from "@/lib/core/overhead/resolved-overhead";
import { project } from "@/lib/core/projection/project";
import type { Projection } from "@/lib/core/projection/projection";
import { type FromComparison, type Measured, overheadOf, sourceKey } from "@/lib/view/measured-source";
import { scenarioIn } from "@/lib/view/scenario-in";
import type { Found } from "./use-measured";

export interface Question {
  /** In the currency that it is kept in. */
  kept: Scenario;
  /** Another currency to answer in; `null`: its own. */
  rate: Rate | null;
  /** What the scenario's comparisons came to, by `sourceKey`. */
  measured: Readonly<Record<string, Measured>>;
}

/** What to compute, or what is missing. */
export function questionOf(
  kept: Scenario,
  rate: Rate | null,
  found: (source: FromComparison, profile: Profile) => Found,
): Question | "asking" | { reason: string } {
  const measured: Record<string, Measured> = {};
  for (const { overhead, profile } of kept.segments) {
    if (overhead.source !== "comparison") continue;
    const came = found(overhead, profile);
    if (came === "asking") return "asking";
    if ("reason" in came) return { reason: came.reason };
    measured[sourceKey(overhead, profile)] = came;
  }
  return { kept, rate, measured };
}

/** What the answer is of, in the currency it is shown in. */
export const shownScenario = ({ kept, rate }: Pick<Question, "kept" | "rate">): Scenario =>
  rate ? scenarioIn(kept, rate) : kept;

/** Overheads that are kept with their distributions: a bootstrap takes longer than the rest of the answer. */
const KEPT = 200;
const drawn = new Map<string, ResolvedOverhead>();

function resolved(key: string, make: () => ResolvedOverhead): ResolvedOverhead {
  const known = drawn.get(key);
  if (known) return known;
  if (drawn.size >= KEPT) drawn.clear();
  const made = make();
  drawn.set(key, made);
  return made;
}

/** @param trials cases to draw; the product's number for every figure that stays */
export function projectionOf({ measured, ...asked }: Question, trials?: number): Projection {
  const scenario = shownScenario(asked);
  const overheads = scenario.segments.map(({ overhead, profile }) => {
    if (overhead.source !== "comparison")
      return resolved(JSON.stringify([overhead, profile]), () => resolveOverhead(overhead, profile));
    const came = measured[sourceKey(overhead, profile)];
    if (!came) throw new RangeError("a comparison's overhead must be looked up before it is projected");
    return resolved(JSON.stringify(came), () => overheadOf(came));
  });
  return project(scenario, overheads, "entered", trials);
}
