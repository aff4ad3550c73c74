import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { DifferenceTable } from "@/components/scenario/difference-table";
import { VersionTable } from "@/components/scenario/version-table";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { scenarioDifferences } from "@/lib/core/cost/scenario-differences";
import { type Owner, ownerOf } from "@/lib/server/access";
import { type ScenarioVersion, getScenario, versionOf, versionsOf } from "@/lib/server/scenarios";
import { changeLine } from "@/lib/view/difference-words";
import { formatMoney, formatMoneyRange } from "@/lib/view/format";
import { answered } from "../../answers";
import { MeasuredSources } from "../../measured";
import { goBackTo } from "./actions";

export const metadata: Metadata = { title: "Versions of a scenario" };

const PAGE_SIZE = 40;

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Versions({ params, searchParams }: Props) {
  const owner = await ownerOf(await headers());
  const { id } = await params;
  const search = await searchParams;
  const stored = await getScenario(owner, id);
  if (!stored) notFound();
  const before = numberIn(search.before);
  const page = { limit: PAGE_SIZE + 1, ...(before === null ? {} : { cursor: String(before) }) };
  const { items } = await versionsOf(owner, id, page);
  const rows = items.slice(0, PAGE_SIZE).map((version, i) => ({
    revision: version.revision,
    createdAt: version.createdAt,
    change: changeOf(items[i + 1], version),
  }));
  const newest = stored.revision;
  const from = numberIn(search.from) ?? Math.max(1, newest - 1);
  const to = numberIn(search.to) ?? newest;
  const chosen = numberIn(search.from) !== null && numberIn(search.to) !== null;
  const oldest = rows.at(-1)?.revision ?? 1;
  return (
    <Page
      above={
        <Link href={`/scenarios/${id}` as Route} className="link type-note text-ink2">
          {stored.scenario.name}
        </Link>
      }
      title="Versions"
      lead="Each change is kept. Compare two versions, or go back to one: that makes a new version, and nothing is lost."
    >
      <div className="mt-8 grid gap-6">
        <Outcome id={id} newest={newest} search={search} />
        {chosen ? <Difference owner={owner} id={id} from={from} to={to} /> : null}
        <Sheet id="versions" title="Every version" note="The newest stands first.">
          <VersionTable
            rows={rows}
            newest={newest}
            from={from}
            to={to}
            goBack={(revision) => (
              <form action={goBackTo.bind(null, id, revision, newest)} className="-my-1.5">
                <Button type="submit" size="sm" variant="quiet">
                  Go back to this<span className="sr-only"> version {revision}</span>
                </Button>
              </form>
            )}
          />
          {before !== null || oldest > 1 ? (
            <nav aria-label="Pages" className="flex gap-6 pt-4 type-table">
              {before !== null ? (
                <Link className="link" href={`/scenarios/${id}/versions` as Route}>
                  Newest versions
                </Link>
              ) : null}
              {oldest > 1 ? (
                <Link className="link" rel="next" href={`/scenarios/${id}/versions?before=${oldest}` as Route}>
                  Older versions
                </Link>
              ) : null}
            </nav>
          ) : null}
        </Sheet>
      </div>
    </Page>
  );
}

const numberIn = (value: string | string[] | undefined): number | null =>
  typeof value === "string" && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;

function changeOf(before: ScenarioVersion | undefined, after: ScenarioVersion): string {
  if (!before) return after.revision === 1 ? "Made" : "–";
  return changeLine(scenarioDifferences(before.scenario, after.scenario));
}

/** What a wish to go back came to, and the way to take it back. */
function Outcome({ id, newest, search }: { id: string; newest: number; search: Awaited<Props["searchParams"]> }) {
  const [back, undo] = [numberIn(search.back), numberIn(search.undo)];
  if (search.refused === "changed")
    return (
      <Notice level="warn" title="Nothing was changed: somebody saved a newer version in between.">
        <p>It stands first in the list. Choose again if you still want to go back.</p>
      </Notice>
    );
  if (search.refused === "unusable")
    return (
      <Notice level="block" title="This version cannot be brought back: what it stands on is not there any more." />
    );
  if (back === null || undo === null || newest !== undo + 1) return null;
  return (
    <Notice level="pass" title={`Version ${newest} says what version ${back} said.`}>
      <form action={goBackTo.bind(null, id, undo, newest)}>
        <Button type="submit" size="sm">
          Undo: back to version {undo}
        </Button>
      </form>
    </Notice>
  );
}

async function Difference({ owner, id, from, to }: { owner: Owner; id: string; from: number; to: number }) {
  const [a, b] = await Promise.all([versionOf(owner, id, from), versionOf(owner, id, to)]);
  if (!a || !b) return <Notice level="warn" title={`There is no version ${a ? to : from}.`} />;
  const sources = new MeasuredSources(owner);
  const figure = async (version: ScenarioVersion) => {
    const { answer } = await answered({ ...version, id, updatedAt: version.createdAt }, sources);
    if ("reason" in answer) return `No figure now: ${answer.reason}`;
    const { perYear, currency } = answer.projection;
    const { low, value, high } = perYear.waste;
    return (
      <>
        <span className="num">{formatMoney(value, currency)}</span>
        <span className="block type-note font-normal text-ink2">
          {low === high ? "one value, no range" : formatMoneyRange(low, high, currency)}
        </span>
      </>
    );
  };
  const differences = scenarioDifferences(a.scenario, b.scenario);
  return (
    <Sheet
      id="difference"
      title={`From version ${from} to version ${to}`}
      note={differences.length === 0 ? "The two say the same." : "Computed now, with today’s formulas and comparisons."}
    >
      <DifferenceTable
        from={`Version ${from}`}
        to={`Version ${to}`}
        differences={differences}
        figures={{ from: await figure(a), to: await figure(b) }}
      />
    </Sheet>
  );
}
