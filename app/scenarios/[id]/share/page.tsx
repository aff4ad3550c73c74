import type { Metadata, Route } from "next";
import { headers } from "next/headers";
import { Link } from "@/components/ui/link";
import { notFound } from "next/navigation";
import { ShareForm } from "@/components/report/share-form";
import { AnnualFigure } from "@/components/scenario/annual-figure";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { ADJUSTABLE } from "@/lib/core/cost/scenario";
import { freezeScenario } from "@/lib/core/report/frozen-scenario";
import { whyClosed } from "@/lib/core/report/reader-changes";
import { ownerOf } from "@/lib/server/access";
import { getScenario } from "@/lib/server/scenarios";
import { adjustableLabel } from "@/lib/view/reader-ask";
import { answered } from "../../answers";
import { MeasuredSources } from "../../measured";
import { publishScenario } from "./actions";

export const metadata: Metadata = { title: "Share a scenario" };

export default async function Share({ params }: { params: Promise<{ id: string }> }) {
  const owner = await ownerOf(await headers());
  const stored = await getScenario(owner, (await params).id);
  if (!stored) notFound();
  const { scenario, answer } = await answered(stored, new MeasuredSources(owner));
  const measured = scenario.segments.some((s) => s.overhead.source === "comparison");
  const frozen = freezeScenario(scenario, false);
  return (
    <Page
      above={
        <Link href={`/scenarios/${stored.id}` as Route} className="link type-note text-ink2">
          {scenario.name}
        </Link>
      }
      title="Share this scenario"
      lead="A report is frozen: it shows what is true now and never changes, whatever you edit or upload later."
    >
      <div className="mt-8 grid items-start gap-x-10 gap-y-8 lg:grid-cols-[24rem_minmax(0,1fr)]">
        {"projection" in answer ? (
          <>
            <ShareForm
              publish={publishScenario.bind(null, stored.id)}
              name={scenario.name}
              measured={measured}
              inputs={ADJUSTABLE.filter((input) => whyClosed(frozen, input, false) === null).map((value) => ({
                value,
                label: adjustableLabel(value),
                open: scenario.viewersMayMove?.includes(value) ?? false,
              }))}
            />
            <Sheet id="preview" title="What its readers will see first">
              <p className="mb-4 max-w-[44rem] type-verdict">{answer.projection.sentence}</p>
              <AnnualFigure projection={answer.projection} definition="share" words="fin" />
              <p className="mt-4 measure type-note text-ink3">
                With it: the months added up, segments, break-even, assumptions with grades, the maths
                {measured ? ", the comparison with its rows, conditions and exclusions" : ""}, and exports. Anybody who
                has the link can read it without signing in.
              </p>
            </Sheet>
          </>
        ) : (
          <Notice level="block" title="There is no figure to share yet.">
            <p>{answer.reason}</p>
          </Notice>
        )}
      </div>
    </Page>
  );
}
