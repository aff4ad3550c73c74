import { connection } from "next/server";
import { Calculator } from "@/components/scenario/calculator";
import { readState } from "@/components/scenario/calculator-state";
import { FindingChip } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function StartPage({ searchParams }: Props) {
  await connection();
  const { state, unknown } = readState(await searchParams);
  return (
    <Page className="[&_h1]:mb-0">
      <h1 className="type-title">What does virtualization cost your GPUs?</h1>
      {unknown.length > 0 ? (
        <FindingChip level="warn" className="mt-3">
          The address holds what this page does not know, and it was ignored: {unknown.slice(0, 5).join(", ")}.
        </FindingChip>
      ) : null}
      <Calculator initial={state} start={new Date().toISOString().slice(0, 7)} />
    </Page>
  );
}
