import type { Metadata } from "next";
import { headers } from "next/headers";
import { ConfidentialPart } from "@/components/evidence/confidential-part";
import { ConfigurationChecklist } from "@/components/evidence/configuration-checklist";
import { Contents } from "@/components/ui/contents";
import { FoldedSheet } from "@/components/evidence/folded-sheet";
import { Ledger } from "@/components/evidence/ledger";
import { MineForm } from "@/components/evidence/mine-form";
import { NoiseList } from "@/components/evidence/noise-list";
import { OpenByAddress } from "@/components/evidence/open-by-address";
import { SituationChooser } from "@/components/evidence/situation-chooser";
import { StripFigure } from "@/components/evidence/strip-figure";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { CONFIGURATION_LOSSES, TWO_STATES } from "@/lib/core/evidence/configuration-losses";
import { LEDGER } from "@/lib/core/evidence/ledger";
import { figuresFor, isFiltered } from "@/lib/core/evidence/ledger-filter";
import { rowOfSource } from "@/lib/core/evidence/own-source";
import { BIAS_NOTE, DERIVED_NOTE, ONE_RUN_NOTE, summarise } from "@/lib/core/evidence/published";
import { ownerOf } from "@/lib/server/access";
import { listSources } from "@/lib/server/evidence-sources";
import { MAX_PAGE } from "@/lib/server/read-query";
import { stripOf } from "@/lib/view/evidence-strip";
import { type Search, readEvidence } from "@/lib/view/evidence-url";
import { formatPercent } from "@/lib/view/format";
import { mineChoices, mineOf } from "./mine";
import { CeilingsSheet, ClaimsSheet, TogetherSheet } from "./fixed-sheets";
import { OwnSheet } from "./own-sheet";
import { PricesSheet } from "./prices-sheet";

export const metadata: Metadata = {
  title: "Evidence",
  description: "What others measured on bare metal and on virtual machines, with sources, and what is only claimed.",
};

const CONTENTS = [
  { id: "published", title: "What others measured" },
  { id: "presets", title: "When you have no measurement" },
  { id: "together", title: "What the pairs say together" },
  { id: "configuration", title: "What configuration costs" },
  { id: "noise", title: "What chance makes" },
  { id: "confidential", title: "Confidential computing" },
  { id: "ledger", title: "Every published figure" },
  { id: "yours", title: "Your sources" },
  { id: "ceilings", title: "Hardware ceilings" },
  { id: "claims", title: "What is only claimed" },
];
const percent = (o: number) => formatPercent(o, { decimals: 2 });
const all = summarise();

export default async function EvidencePage({ searchParams }: { searchParams: Promise<Search> }) {
  const owner = await ownerOf(await headers());
  const view = readEvidence(await searchParams);
  const { items: sources } = await listSources(owner, { limit: MAX_PAGE });
  const mine = await mineOf(owner, view.mine);
  const figures = figuresFor(view.filter, [...sources.map((s) => rowOfSource(s.id, s.source)), ...LEDGER]);
  return (
    <Page
      title="What others have measured"
      lead={`In ${all.pairs} published pairs from ${all.systems} systems, the virtual machine lost ${percent(all.median)} of the capacity in the middle case. It was equal or faster in ${all.equalOrFaster}, and lost 10 % or more in ${all.atLeastTenPercent === 0 ? "none" : all.atLeastTenPercent}.`}
      actions={
        <LinkButton href={`/scenarios/new?prior=${view.prior}`} variant="primary">
          Use in my scenario
        </LinkButton>
      }
    >
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 lg:grid-cols-[12rem_minmax(0,1fr)]">
        <Contents items={CONTENTS} />
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-6">
          <div id="published" className="scroll-mt-20">
            <StripFigure
              strip={stripOf(figures, view.filter.layer)}
              mine={mine.interval}
              chooser={<MineForm view={view} choices={await mineChoices(owner, view.mine)} />}
              missing={
                mine.reason || isFiltered(view.filter) ? (
                  <div className="grid gap-2 type-note text-ink2">
                    {mine.reason ? <Notice level="warn" title={`Nothing of yours is drawn. ${mine.reason}`} /> : null}
                    {isFiltered(view.filter) ? (
                      <p>
                        Drawn is what the{" "}
                        <a href="#ledger" className="link">
                          filter of the table
                        </a>{" "}
                        lets through.
                      </p>
                    ) : null}
                  </div>
                ) : null
              }
            />
          </div>
          <Notice level="warn" title="Read these with their interests in mind">
            <p className="measure">
              {BIAS_NOTE} {ONE_RUN_NOTE} {DERIVED_NOTE}
            </p>
          </Notice>
          <Sheet
            id="presets"
            title="When you have no measurement"
            note="Choose your situation: published evidence stands in, labelled as such, until you measure."
          >
            <SituationChooser view={view} />
          </Sheet>
          <TogetherSheet />
          <FoldedSheet
            id="configuration"
            title="What configuration costs"
            note="Check these before you move. Most of them a setting mends."
          >
            <ConfigurationChecklist losses={CONFIGURATION_LOSSES} />
            <p className="mt-3 measure type-note text-ink2">{TWO_STATES}</p>
          </FoldedSheet>
          <FoldedSheet
            id="noise"
            title="What chance makes"
            note="Differences between results without any hypervisor between them."
          >
            <NoiseList />
          </FoldedSheet>
          <FoldedSheet
            id="confidential"
            title="Confidential computing"
            note="A product line of its own. It is never mixed with a virtual machine that does not encrypt."
          >
            <ConfidentialPart />
          </FoldedSheet>
          <Sheet
            id="ledger"
            title="Every published figure we looked at"
            note="Whichever way it points. Computed from the two published values where both are there; positive: the virtualized side did less work."
          >
            <Ledger view={view} figures={figures} />
          </Sheet>
          <OwnSheet sources={sources} />
          <CeilingsSheet />
          <PricesSheet />
          <ClaimsSheet />
          <OpenByAddress />
        </div>
      </div>
    </Page>
  );
}
