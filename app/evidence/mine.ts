import "server-only";
import { blankFields } from "@/components/scenario/blank-scenario";
import type { Choice } from "@/components/ui/field";
import type { Owner } from "@/lib/server/access";
import { getComparison, listComparisons } from "@/lib/server/comparisons";
import { projectScenario } from "@/lib/server/projections";
import { Refusal } from "@/lib/server/refusal";
import { getScenario, listScenarios } from "@/lib/server/scenarios";
import type { OwnInterval } from "@/lib/view/evidence-strip";
import { type Mine, mineText } from "@/lib/view/evidence-url";
import { formatDate } from "@/lib/view/format";
import { PROFILES } from "@/lib/core/cost/segment";
import { MeasuredSources } from "../scenarios/measured";

export interface MineFound {
  interval: OwnInterval | null;
  /** Why there is none. */
  reason: string | null;
}

const GONE = { interval: null, reason: "It is not there, or not yours. Choose another." };

/** A comparison weighs single parts by the workload that a new scenario opens with. */
const PROFILE = PROFILES.find((p) => p === blankFields()["segments.0.profile"]) ?? PROFILES[0];

/** The interval that the address names. A comparison or scenario without one says why. */
export async function mineOf(owner: Owner, mine: Mine | null): Promise<MineFound> {
  if (!mine) return { interval: null, reason: null };
  return mine.kind === "comparison" ? ofComparison(owner, mine.id) : ofScenario(owner, mine.id);
}

async function ofComparison(owner: Owner, comparisonId: string): Promise<MineFound> {
  const saved = await getComparison(owner, comparisonId);
  if (!saved) return GONE;
  const found = await new MeasuredSources(owner).of({ source: "comparison", comparisonId }, PROFILE);
  if ("reason" in found) return { interval: null, reason: found.reason };
  const { range, level, grade } = found.resolved;
  return { interval: { ...range, name: saved.name, level, grade }, reason: null };
}

async function ofScenario(owner: Owner, id: string): Promise<MineFound> {
  const stored = await getScenario(owner, id);
  if (!stored) return GONE;
  try {
    const { overhead, level } = await projectScenario(owner, stored.scenario);
    const { low, value, high, grade } = overhead;
    return { interval: { low, value, high, name: stored.scenario.name, level, grade }, reason: null };
  } catch (error) {
    // A scenario whose comparison is gone is an answer; whatever else goes wrong is not.
    if (!(error instanceof Refusal) || !["unusable", "not-found"].includes(error.code)) throw error;
    return { interval: null, reason: error.message };
  }
}

/** Everything of one's own that can be drawn, newest first; what the address names is always among it. */
export async function mineChoices(owner: Owner, mine: Mine | null): Promise<Choice[]> {
  const comparisons = await listComparisons(owner, { limit: 50 });
  const scenarios = await listScenarios(owner, { limit: 50 });
  const choices: Choice[] = [
    ...comparisons.items.map((c) => ({
      value: `comparison:${c.id}`,
      label: `${c.name}, ${formatDate(c.createdAt)}`,
      group: "Comparisons",
    })),
    ...scenarios.items.map((s) => ({ value: `scenario:${s.id}`, label: s.scenario.name, group: "Scenarios" })),
  ];
  const named = mineText(mine);
  return named === "" || choices.some((c) => c.value === named)
    ? choices
    : [{ value: named, label: "The one in the address" }, ...choices];
}
