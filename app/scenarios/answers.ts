import "server-only";
import type { ScenarioRow } from "@/components/scenario/scenario-table";
import { project } from "@/lib/core/projection/project";
import type { ResolvedOverhead } from "@/lib/core/overhead/resolved-overhead";
import type { StoredScenario } from "@/lib/server/scenarios";
import type { MeasuredSources } from "./measured";

/** A stored scenario with its answer: computed now, because what it stands on may have changed. */
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
  return { id, scenario, updatedAt, answer: { projection: project(scenario, overheads) } };
}
