import "server-only";
import type { Offer } from "@/components/compare/choose-sides";
import type { Owner } from "@/lib/server/access";
import type { RunSummary } from "@/lib/server/run-rows";
import { listRuns, summariesOf } from "@/lib/server/runs";
import { compareHref } from "@/lib/view/compare-url";
import { type SideName, sideOf } from "@/lib/view/modes";
import { type Listed, groupRuns, matches } from "@/lib/view/run-groups";

const MOST = 8;

function offer(key: string, baseline: readonly Listed[], candidate: readonly Listed[]): Offer {
  const ids = (runs: readonly Listed[]) => runs.map((r) => r.id);
  return { key, href: compareHref({ baseline: ids(baseline), candidate: ids(candidate) }), baseline, candidate };
}

const distinct = <T>(all: readonly T[]): T[] => [...new Set(all)];

/** Several tools of one labelled pair are one comparison, which answers more than each alone. */
function joined(offers: readonly Offer[]): Offer[] {
  const labels = ({ baseline: [b], candidate: [c] }: Offer) =>
    b?.environment.label && c?.environment.label ? JSON.stringify([b.environment.label, c.environment.label]) : null;
  const byLabels = new Map<string, Offer[]>();
  for (const each of offers) {
    const key = labels(each) ?? each.key;
    byLabels.set(key, [...(byLabels.get(key) ?? []), each]);
  }
  return [...byLabels].map(([key, parts]) =>
    offer(key, distinct(parts.flatMap((o) => o.baseline)), distinct(parts.flatMap((o) => o.candidate))),
  );
}

/** Every bare-metal group with the virtualized group that matches it best, newest first. */
function pairs(runs: readonly RunSummary[]): Offer[] {
  const all = groupRuns(runs)
    .filter((g) => g.side === "baseline")
    .flatMap((group) => {
      const best = matches(group.runs, "candidate", runs)[0];
      return best ? [offer(group.key + best.key, group.runs, best.runs)] : [];
    });
  return joined(all).slice(0, MOST);
}

/** Groups of the other side for runs that are chosen already. */
function partners(chosen: readonly RunSummary[], side: SideName, runs: readonly RunSummary[]): Offer[] {
  return matches(chosen, side === "baseline" ? "candidate" : "baseline", runs)
    .slice(0, MOST)
    .map((g) => (side === "baseline" ? offer(g.key, chosen, g.runs) : offer(g.key, g.runs, chosen)));
}

export interface Choice {
  runs: RunSummary[];
  offers: Offer[];
  /** What the address names already, when it is one side only. */
  chosen: { side: SideName; runs: RunSummary[] } | null;
}

/** What could be compared: with the side that is filled, or at all. */
export async function choiceOf(owner: Owner, ids: { baseline: string[]; candidate: string[] }): Promise<Choice> {
  const { items: runs } = await listRuns(owner, { limit: 200 });
  const side: SideName = ids.baseline.length > 0 ? "baseline" : "candidate";
  const chosen = await summariesOf(owner, ids[side]);
  if (chosen.length === 0) return { runs, offers: pairs(runs), chosen: null };
  const own = chosen.map((run) => sideOf(run.environment.mode));
  return { runs, offers: partners(chosen, own[0] ?? side, runs), chosen: { side, runs: chosen } };
}
