import type { Metadata } from "next";
import { headers } from "next/headers";
import { cache } from "react";
import { sideTitle } from "@/components/compare/sides-line";
import { ErrorNote } from "@/components/ui/error-note";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { ownerOf } from "@/lib/server/access";
import { fromSearch, searchOf } from "@/lib/view/compare-url";
import { listed } from "@/lib/view/counts";
import { ask } from "./ask";
import { ChoosePage } from "./choose";
import { ResultPage } from "./result";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Title and page ask the same question: it is answered once a request. */
const askedOnce = cache(async (search: string) => {
  const owner = await ownerOf(await headers());
  const { state, unread } = fromSearch(new URLSearchParams(search));
  return { owner, state, unread, answer: await ask(owner, state) };
});

const asked = async (searchParams: Props["searchParams"]) => askedOnce(searchOf(await searchParams).toString());

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { answer } = await asked(searchParams);
  if (answer.kind !== "answered") return { title: "Compare" };
  const { baseline, candidate } = answer.compared.runs;
  return { title: answer.kept?.name ?? `${sideTitle(baseline)} against ${sideTitle(candidate)}` };
}

export default async function ComparePage({ searchParams }: Props) {
  const { owner, state, unread, answer } = await asked(searchParams);
  const ignored =
    unread.length > 0 ? (
      <Notice level="warn" title={`Not understood in the address, and ignored: ${listed(unread)}.`} className="mt-4" />
    ) : null;
  if (answer.kind === "answered") {
    const { compared, request, kept } = answer;
    return (
      <ResultPage owner={owner} compared={compared} request={request} kept={kept} state={state} notice={ignored} />
    );
  }
  if (answer.kind === "unasked") return <ChoosePage owner={owner} state={state} notice={ignored} />;
  return (
    <Page title="Compare">
      <ErrorNote className="mt-4" title={answer.refusal.message} faults={answer.refusal.errors} />
      {ignored}
      <ChoosePage owner={owner} state={{ ...state, saved: null }} notice={null} bare />
    </Page>
  );
}
