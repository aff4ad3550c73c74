import { PairOffers, PickRuns } from "@/components/compare/choose-sides";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import type { Owner } from "@/lib/server/access";
import type { CompareState } from "@/lib/view/compare-url";
import { countOf } from "@/lib/view/counts";
import { SIDE_WORDS } from "@/lib/view/modes";
import type { Route } from "next";
import type { ReactNode } from "react";
import { loadSamplePair } from "../sample-pair";
import { type Choice, choiceOf } from "./offers";

interface Props {
  owner: Owner;
  state: CompareState;
  notice: ReactNode;
  /** Inside a page that has its own frame. */
  bare?: boolean;
}

/** Nothing to compare yet: pairs that go together, runs to tick, or the sample pair. */
export async function ChoosePage({ owner, state, notice, bare }: Props) {
  const choice = await choiceOf(owner, state);
  const body = <Body choice={choice} ticked={[...state.baseline, ...state.candidate]} />;
  if (bare) return body;
  return (
    <Page
      title="Compare"
      lead={leadOf(choice)}
      actions={<LinkButton href={"/compare/saved" as Route}>Saved comparisons</LinkButton>}
    >
      {notice}
      {state.saved ? (
        <Notice
          level="warn"
          title="The saved comparison of this address is not there, or not yours."
          className="mt-4"
        />
      ) : null}
      {body}
    </Page>
  );
}

function leadOf({ chosen, offers }: Choice): string {
  if (!chosen) return "Is the virtual machine slower, by how much, and can you trust it?";
  const other = SIDE_WORDS[chosen.side === "baseline" ? "candidate" : "baseline"];
  const own = `${countOf(chosen.runs.length, "run")} of ${SIDE_WORDS[chosen.side]} ${chosen.runs.length === 1 ? "is" : "are"} chosen.`;
  return offers.length > 0
    ? `${own} Now choose the ${other} side.`
    : `${own} No ${other} run of the same tool is here yet.`;
}

function Body({ choice, ticked }: { choice: Choice; ticked: string[] }) {
  const { runs, offers } = choice;
  const sample = (
    <form action={loadSamplePair}>
      <Button type="submit">Load the sample pair</Button>
    </form>
  );
  if (runs.length === 0) {
    return (
      <EmptyState
        className="mt-6"
        title="No runs to compare yet"
        actions={
          <>
            <LinkButton variant="primary" href="/upload">
              Upload files
            </LinkButton>
            {sample}
          </>
        }
      >
        Upload benchmark files of both sides, or look at a finished comparison first: the sample pair is one click.
      </EmptyState>
    );
  }
  return (
    <div className="mt-6 grid items-start gap-6 lg:grid-cols-2">
      {offers.length > 0 ? <PairOffers offers={offers} title="Pairs that go together" /> : null}
      <PickRuns runs={runs} ticked={ticked} primary />
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/upload">Upload files</LinkButton>
        {sample}
      </div>
    </div>
  );
}
