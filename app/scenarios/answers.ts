import "server-only";
import type { ScenarioRow } from "@/components/scenario/scenario-table";
import type { Scenario } from "@/lib/core/cost/scenario";
import { projecting } from "@/lib/core/projection/project";
import type { ResolvedOverhead } from "@/lib/core/overhead/resolved-overhead";
import { inTurns } from "@/lib/server/in-turns";
import type { StoredScenario } from "@/lib/server/scenarios";
import type { MeasuredSources } from "./measured";

/** A stored scenario with its answer, or why it has none: computed now, because what it stands on may have changed. */
export async function answered(
  { id, scenario, updatedAt }: Pick<StoredScenario, "id" | "scenario" | "updatedAt">,
  sources: MeasuredSources,
): Promise<ScenarioRow> {
  const overheads: ResolvedOverhead[] = [];
  for (const segment of scenario.segments) {
    const overhead = await sources.resolve(segment);
    if ("reason" in overhead) return { id, scenario, updatedAt, answer: { reason: overhead.reason } };
    overheads.push(overhead);
  }
  return { id, scenario, updatedAt, answer: await answerOf(scenario, overheads) };
}

/** One plan whose figures are no amounts of money costs itself its answer, and no other plan theirs. */
async function answerOf(scenario: Scenario, overheads: readonly ResolvedOverhead[]): Promise<ScenarioRow["answer"]> {
  try {
    return { projection: await inTurns(projecting(scenario, overheads)) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { reason: `its figures cannot be worked out: ${error.message}.` };
  }
}
