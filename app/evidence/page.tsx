import type { Metadata } from "next";
import { IntervalStrip } from "@/components/charts/interval-strip";
import { CHOSEN_RATE, CHOSEN_RATE_NOTE, rateChosen } from "@/lib/view/chosen-rate";
import { CeilingsTable } from "@/components/evidence/ceilings-table";
import { ClaimsTable } from "@/components/evidence/claims-table";
import { Ledger } from "@/components/evidence/ledger";
import { PairsTable } from "@/components/evidence/pairs-table";
import { PriorsTable } from "@/components/evidence/priors-table";
import { SystemsTable } from "@/components/evidence/systems-table";
import { LinkButton } from "@/components/ui/button";
import { ChartFrame } from "@/components/ui/chart-frame";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Sheet } from "@/components/ui/sheet";
import { CIRCULAR_SOURCING, CLAIM_ARTICLES, HONEST_VERSION } from "@/lib/core/evidence/claims";
import { LAYERS, type LedgerFilter } from "@/lib/core/evidence/ledger";
import { type Prior, PRIOR_TABLE } from "@/lib/core/evidence/priors";
import { BIAS_NOTE, DERIVED_NOTE, ONE_RUN_NOTE, PUBLISHED, summarise } from "@/lib/core/evidence/published";
import { GPU_CEILINGS } from "@/lib/core/hardware/gpu-ceilings";
import { formatInterval, formatPercent } from "@/lib/view/format";

export const metadata: Metadata = {
  title: "Evidence",
  description: "What others measured on bare metal and on virtual machines, with sources, and what is only claimed.",
};

const REACH_NOTE =
  "Bare metal usually reaches 85 to 90\u00a0% of PCIe, about 87\u00a0% of memory, 80 to 88\u00a0% of NVLink, and of BF16 73 to 87\u00a0% on NVIDIA and 51 to 63\u00a0% on AMD. A value above its ceiling is shown, and carries no verdict and no money until somebody says what was counted.";
const percent = (o: number) => formatPercent(o, { decimals: 2 });
const priors = Object.entries(PRIOR_TABLE).map(([id, prior]): Prior & { id: string } => ({ id, ...prior }));
const usual = priors.filter((p) => p.line === "virtualization");
const confidential = priors.filter((p) => p.line === "confidential-computing");
const all = summarise();

const strip = (["Offline", "Server"] as const).map((scenario) => {
  const pairs = PUBLISHED.filter((p) => p.scenario === scenario);
  const s = summarise(pairs);
  return {
    id: scenario,
    label: scenario === "Offline" ? "Throughput only" : "Under a latency limit",
    note: `MLPerf ${scenario}, ${s.pairs} pairs${pairs.some(rateChosen) ? `, ${CHOSEN_RATE}` : ""}`,
    text: `median ${percent(s.median)}`,
    role: "cited" as const,
    dots: pairs.map((p) => ({
      value: p.overhead,
      title: `${p.workload}, ${p.hardware}, ${p.year}: ${percent(p.overhead)}`,
    })),
    interval: { low: s.p10, value: s.median, high: s.p90 },
  };
});
const claimed = CLAIM_ARTICLES.filter((a) => a.overhead.low < a.overhead.high).map((a) => ({
  id: a.id,
  label: "An article claims",
  note: `${a.publisher}, no method given`,
  text: formatInterval(a.overhead.low, a.overhead.high),
  role: "claimed" as const,
  interval: a.overhead,
}));

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const KINDS = ["measured", "reference", "none", "claimed"] as const;

/** What the address filters by; anything it does not know filters nothing. */
function filterOf(search: Awaited<Props["searchParams"]>): LedgerFilter {
  const text = (key: string) => [search[key]].flat()[0]?.slice(0, 200) ?? "";
  return {
    q: text("q"),
    layer: Object.hasOwn(LAYERS, text("layer")) ? text("layer") : "",
    kind: KINDS.find((kind) => kind === text("kind")) ?? "",
    gpu: text("gpu"),
    year: /^\d{4}$/.test(text("year")) ? text("year") : "",
    fixable: text("fixable") === "1",
  };
}

export default async function EvidencePage({ searchParams }: Props) {
  const search = await searchParams;
  const filter = filterOf(search);
  return (
    <Page
      title="What others have measured"
      lead={`In ${all.pairs} published pairs from ${all.systems} systems, the virtual machine lost ${percent(all.median)} of the capacity in the middle case. It was equal or faster in ${all.equalOrFaster}, and lost 10 % or more in ${all.atLeastTenPercent === 0 ? "none" : all.atLeastTenPercent}.`}
      actions={
        <LinkButton href="/scenarios/new" variant="primary">
          Use in my scenario
        </LinkButton>
      }
    >
      <div className="mt-8 grid grid-cols-[minmax(0,1fr)] gap-6">
        <ChartFrame
          id="published"
          title="Published overheads"
          sentence={`Eight in ten of the pairs lie between ${percent(all.p10)} and ${percent(all.p90)}; the extremes are ${percent(all.lowest)} and ${percent(all.highest)}.`}
          legend="Dot: one pair. Bar: P10 to P90 with the median. Dashed: the range claimed."
        >
          <IntervalStrip
            label="Overheads of the published pairs, and what an article claims"
            describedBy="published-sentence"
            groups={[...claimed, ...strip]}
            ends={{ low: "virtualized faster", high: "virtualized loses capacity" }}
          />
        </ChartFrame>
        <Notice level="warn" title="Read these with their interests in mind">
          <p className="measure">
            {BIAS_NOTE} {ONE_RUN_NOTE} {DERIVED_NOTE}
          </p>
        </Notice>
        <Sheet
          id="pairs"
          title="The published pairs"
          note="Values as published. Positive overhead: the virtual machine did less work."
        >
          <PairsTable pairs={PUBLISHED} />
          <p className="mt-3 measure type-note text-ink2">{CHOSEN_RATE_NOTE}</p>
        </Sheet>
        <Sheet id="systems" title="System by system" note="What differed besides the hypervisor.">
          <SystemsTable pairs={PUBLISHED} />
        </Sheet>
        <Sheet
          id="presets"
          title="What stands in when you have no measurement"
          note="Share of capacity lost. Eight in ten cases are expected between P10 and P90. Published evidence, not yours."
        >
          <PriorsTable label="Presets" priors={usual} />
        </Sheet>
        <Sheet
          id="confidential"
          title="Confidential computing"
          note="A product line of its own. It is never mixed with a virtual machine that does not encrypt."
        >
          <PriorsTable label="Confidential computing" priors={confidential} />
        </Sheet>
        <Sheet
          id="ledger"
          title="Every published figure we looked at"
          note="Whichever way it points. Computed from the two published values where both are there; positive: the virtualized side did less work."
        >
          <Ledger filter={filter} all={search.all === "1"} />
        </Sheet>
        <Sheet
          id="ceilings"
          title="What the hardware can do at most"
          note="From data sheets and collections of them, none measured by us. Values of a comparison are held against these."
        >
          <CeilingsTable gpus={GPU_CEILINGS} />
          <p className="mt-3 measure type-note text-ink2">{REACH_NOTE}</p>
        </Sheet>
        <Sheet id="claims" title="What is only claimed" note={CIRCULAR_SOURCING}>
          <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
            {CLAIM_ARTICLES.map((a) => (
              <ClaimsTable key={a.id} article={a} />
            ))}
            <p className="measure type-body">{HONEST_VERSION}</p>
          </div>
        </Sheet>
      </div>
    </Page>
  );
}
