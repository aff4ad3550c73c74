import "server-only";
import type { ResolvedOverhead } from "@/lib/core/overhead/resolved-overhead";
import { inTurns } from "@/lib/server/in-turns";
import { projecting } from "@/lib/core/projection/project";
import type { Owner } from "@/lib/server/access";
import { type StoredScenario, getScenario } from "@/lib/server/scenarios";
import type { LoadedPlan } from "@/lib/view/plans-compared";
import { MeasuredSources } from "../measured";

/** The plans of these ids in their order, each with its answer as of now; those that are not there are left out. */
export async function loadPlans(owner: Owner, ids: readonly string[]): Promise<LoadedPlan[]> {
  const sources = new MeasuredSources(owner);
  const found = await Promise.all(ids.map((id) => getScenario(owner, id)));
  return Promise.all(found.filter((s) => s !== null).map((stored) => loaded(stored, sources)));
}

async function loaded({ id, scenario }: StoredScenario, sources: MeasuredSources): Promise<LoadedPlan> {
  const overheads: ResolvedOverhead[] = [];
  for (const segment of scenario.segments) {
    const overhead = await sources.resolve(segment);
    if ("reason" in overhead) return { id, scenario, answer: { reason: overhead.reason } };
    overheads.push(overhead);
  }
  return { id, scenario, answer: { scenario, overheads, projection: await inTurns(projecting(scenario, overheads)) } };
}
