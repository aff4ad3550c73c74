import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { Link } from "@/components/ui/link";
import { Fan } from "@/components/charts/fan";
import { DeletedBar } from "@/components/scenario/deleted-bar";
import { EXAMPLE_SCENARIO } from "@/components/scenario/example-scenario";
import { FanFigure, fanOf } from "@/components/scenario/fan-figure";
import { COMPARE_FORM, ScenarioTable } from "@/components/scenario/scenario-table";
import { readDefinition } from "@/components/scenario/wording";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { GradeBadge } from "@/components/ui/grade-badge";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { readWords } from "@/components/ui/words";
import { resolveOverhead } from "@/lib/core/cost/resolve";
import { project } from "@/lib/core/projection/project";
import { ownerOf } from "@/lib/server/access";
import { cursorOf, isId } from "@/lib/server/cursor";
import { liveLinksOf } from "@/lib/server/reports";
import { listScenarios } from "@/lib/server/scenarios";
import { formatMoney } from "@/lib/view/format";
import { copyScenario, removeScenario, undoRemoval } from "./actions";
import { answered } from "./answers";
import { MeasuredSources } from "./measured";

export const metadata: Metadata = { title: "Scenarios" };

const PAGE_SIZE = 25;
type Search = Record<string, string | string[] | undefined>;

export default async function Scenarios({ searchParams }: { searchParams: Promise<Search> }) {
  const owner = await ownerOf(await headers());
  const search = await searchParams;
  const cursor = cursorOf(search.cursor);
  const { items, unread, nextCursor } = await listScenarios(owner, { limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) });
  const sources = new MeasuredSources(owner);
  const rows = await Promise.all(items.map((stored) => answered(stored, sources)));
  const shared = await liveLinksOf(
    owner,
    items.map(({ id }) => id),
  );
  const { deleted } = search;
  return (
    <Page
      title="Scenarios"
      lead="Plans with a bill, an overhead and a horizon: what each comes to in a year."
      actions={
        <LinkButton href={"/scenarios/new" as Route} variant="primary">
          New scenario
        </LinkButton>
      }
    >
      {isId(deleted) ? (
        <>
          <DeletedBar key={deleted} undo={undoRemoval.bind(null, deleted)} />
          <noscript>
            <form action={undoRemoval.bind(null, deleted)} className="mt-6 flex items-center gap-4">
              <span>The scenario was deleted.</span>
              <Button type="submit" size="sm">
                Undo
              </Button>
            </form>
          </noscript>
        </>
      ) : null}
      {rows.length + unread.length > 0 ? (
        <Sheet className="mt-6">
          {rows.length > 1 ? (
            <form
              id={COMPARE_FORM}
              action="/scenarios/compare"
              method="get"
              className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2"
            >
              <Button type="submit" size="sm">
                Compare
              </Button>
              <p className="type-note text-ink3">Choose two to four: why they differ, input by input.</p>
            </form>
          ) : null}
          <ScenarioTable
            rows={rows}
            unread={unread}
            shared={shared}
            definition={readDefinition(search.def)}
            words={readWords(search.words, "/scenarios")}
            actions={({ id, scenario: { name } }) => (
              <div className="-my-1.5 flex justify-end gap-1">
                <form action={copyScenario.bind(null, id)}>
                  <Button type="submit" size="sm" variant="quiet">
                    Copy<span className="sr-only"> {name}</span>
                  </Button>
                </form>
                <Remove id={id} name={name} />
              </div>
            )}
            unreadActions={({ id, name }) => (
              <div className="-my-1.5 flex justify-end">
                <Remove id={id} name={name} />
              </div>
            )}
          />
          {cursor || nextCursor ? (
            <nav aria-label="Pages" className="flex gap-6 pt-4 type-table">
              {cursor ? (
                <Link className="link" href={"/scenarios" as Route}>
                  Newest scenarios
                </Link>
              ) : null}
              {nextCursor ? (
                <Link className="link" rel="next" href={`/scenarios?cursor=${encodeURIComponent(nextCursor)}` as Route}>
                  Older scenarios
                </Link>
              ) : null}
            </nav>
          ) : null}
        </Sheet>
      ) : cursor ? (
        <EmptyState
          className="mt-6"
          title="No more scenarios"
          actions={<LinkButton href={"/scenarios" as Route}>Back to the newest</LinkButton>}
        />
      ) : (
        <Example />
      )}
    </Page>
  );
}

function Remove({ id, name }: { id: string; name: string }) {
  return (
    <form action={removeScenario.bind(null, id)}>
      <Button type="submit" size="sm" variant="quiet">
        Delete<span className="sr-only"> {name}</span>
      </Button>
    </form>
  );
}

/** What an empty list shows: one that is finished, of nobody's numbers. */
function Example() {
  const scenario = EXAMPLE_SCENARIO;
  const overheads = scenario.segments.map((s) => resolveOverhead(s.overhead, s.profile));
  const projection = project(scenario, overheads, "example");
  return (
    <Sheet
      className="mt-6"
      id="example"
      title={scenario.name}
      actions={<GradeBadge grade="example" />}
      note="Nothing is yours here yet. This is what a finished scenario looks like."
    >
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <div>
          <p className="type-verdict">{projection.sentence}</p>
          <p className="mt-4 type-figure-xl">{formatMoney(projection.perYear.waste.value, scenario.currency)}</p>
          <p className="mt-1 measure type-note text-ink2">bought no work in a year. {projection.level}.</p>
        </div>
        <FanFigure projection={projection} bare level={3}>
          <Fan {...fanOf(projection)} height={180} />
        </FanFigure>
      </div>
      <form action={copyScenario.bind(null, "example")} className="mt-6">
        <Button type="submit">Open a copy</Button>
      </form>
    </Sheet>
  );
}
