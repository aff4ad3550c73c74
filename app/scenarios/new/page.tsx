import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { Link } from "@/components/ui/link";
import { blankFields } from "@/components/scenario/blank-scenario";
import { NewScenarioForm } from "@/components/scenario/new-scenario-form";
import type { Choice } from "@/components/ui/field";
import { Page } from "@/components/ui/page";
import { PRIORS } from "@/lib/core/cost/overhead-source";
import { DEFAULT_PRIOR, isPriorId, priorOf } from "@/lib/core/evidence/priors";
import { ownerOf } from "@/lib/server/access";
import { listComparisons } from "@/lib/server/comparisons";
import { listScenarios } from "@/lib/server/scenarios";
import { formatDate, formatInterval } from "@/lib/view/format";
import { comparisonText } from "@/lib/view/comparison-choice";
import { makeScenario } from "./actions";

export const metadata: Metadata = { title: "New scenario" };

type Search = Record<string, string | string[] | undefined>;

const listOf = (value: string | string[] | undefined): string[] =>
  (value === undefined ? [] : [value].flat()).map((id) => id.slice(0, 64)).slice(0, 200);

/** The start an address names: a saved comparison, the runs of one, a scenario to copy, or a published range. */
function startOf(search: Search): string | null {
  const [comparison, copy] = [listOf(search.comparison)[0], listOf(search.copy)[0]];
  const [baseline, candidate] = [listOf(search.baseline), listOf(search.candidate)];
  if (comparison) return comparisonText({ source: "comparison", comparisonId: comparison });
  if (baseline.length > 0 && candidate.length > 0) return comparisonText({ source: "comparison", baseline, candidate });
  if (copy) return `copy:${copy}`;
  const prior = listOf(search.prior)[0];
  return prior && isPriorId(prior) ? `prior:${prior}` : null;
}

export default async function NewScenario({ searchParams }: { searchParams: Promise<Search> }) {
  const owner = await ownerOf(await headers());
  const search = await searchParams;
  const named = startOf(search);
  const comparisons = await listComparisons(owner, { limit: 50 });
  const scenarios = await listScenarios(owner, { limit: 50 });
  const starts: Choice[] = [
    ...PRIORS.map((id) => {
      const { label, p10, p90, grade } = priorOf(id);
      const group = grade === "claimed" ? "Claimed" : "Published measurements";
      return { value: `prior:${id}`, label: `${label}: ${formatInterval(p10, p90)}`, group };
    }),
    ...comparisons.items.map((c) => ({
      value: `saved:${c.id}`,
      label: `${c.name}, ${formatDate(c.createdAt)}`,
      group: "A comparison of your files",
    })),
    ...scenarios.items.map((s) => ({ value: `copy:${s.id}`, label: s.scenario.name, group: "A copy of a scenario" })),
  ];
  if (named !== null && !starts.some((s) => s.value === named)) {
    starts.unshift({ value: named, label: "The runs you compared", group: "A comparison of your files" });
  }
  return (
    <Page
      above={
        <Link href={"/scenarios" as Route} className="link type-note text-ink2">
          All scenarios
        </Link>
      }
      title="New scenario"
      lead="A bill and an overhead make a figure; you can change everything afterwards."
    >
      <NewScenarioForm
        make={makeScenario}
        defaults={blankFields()}
        starts={starts}
        start={named ?? `prior:${DEFAULT_PRIOR}`}
        metric={typeof search.metric === "string" ? search.metric.slice(0, 1000) : ""}
      />
    </Page>
  );
}
