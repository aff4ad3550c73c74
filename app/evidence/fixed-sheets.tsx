import { CeilingsTable } from "@/components/evidence/ceilings-table";
import { ClaimsTable } from "@/components/evidence/claims-table";
import { Fold } from "@/components/evidence/fold";
import { FoldedSheet } from "@/components/evidence/folded-sheet";
import { PairsTable } from "@/components/evidence/pairs-table";
import { MedianNote, SetsTable } from "@/components/evidence/sets-table";
import { SystemsTable } from "@/components/evidence/systems-table";
import { Sheet } from "@/components/ui/sheet";
import { CIRCULAR_SOURCING, CLAIM_ARTICLES, HONEST_VERSION } from "@/lib/core/evidence/claims";
import { PUBLISHED_SETS, checkMedian } from "@/lib/core/evidence/published-sets";
import { PUBLISHED } from "@/lib/core/evidence/published";
import { GPU_CEILINGS } from "@/lib/core/hardware/gpu-ceilings";
import { CHOSEN_RATE_NOTE } from "@/lib/view/chosen-rate";

const REACH_NOTE =
  "Bare metal usually reaches 85 to 90\u00a0% of PCIe, about 87\u00a0% of memory, 80 to 88\u00a0% of NVLink, and of BF16 73 to 87\u00a0% on NVIDIA and 51 to 63\u00a0% on AMD. A value above its ceiling is shown, and carries no verdict and no money until somebody says what was counted.";
const check = checkMedian();

/** What the published pairs say together, with the pairs and systems themselves one click away. */
export function TogetherSheet() {
  return (
    <Sheet
      id="together"
      title="What the pairs say together"
      note="Computed from the rows of the table below, whichever way they point. Share of capacity lost; negative: the virtual machine was faster."
    >
      <SetsTable sets={PUBLISHED_SETS} />
      <MedianNote check={check} />
      <p className="mt-2 measure type-note text-ink2">{CHOSEN_RATE_NOTE}</p>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-1">
        <Fold label="System by system: what differed besides the hypervisor">
          <SystemsTable pairs={PUBLISHED} />
        </Fold>
        <Fold label={`The ${PUBLISHED.length} pairs, values as published`}>
          <PairsTable pairs={PUBLISHED} />
        </Fold>
      </div>
    </Sheet>
  );
}

export function CeilingsSheet() {
  return (
    <Sheet
      id="ceilings"
      title="What the hardware can do at most"
      note="From data sheets and collections of them, none measured by us. Values of a comparison are held against these."
    >
      <p className="measure type-table">{REACH_NOTE}</p>
      <div className="mt-2">
        <Fold label={`Ceilings of ${GPU_CEILINGS.length} GPUs`}>
          <CeilingsTable gpus={GPU_CEILINGS} />
        </Fold>
      </div>
    </Sheet>
  );
}

export function ClaimsSheet() {
  return (
    <FoldedSheet id="claims" title="What is only claimed" note={CIRCULAR_SOURCING}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        {CLAIM_ARTICLES.map((a) => (
          <ClaimsTable key={a.id} article={a} />
        ))}
        <p className="measure type-body">{HONEST_VERSION}</p>
      </div>
    </FoldedSheet>
  );
}
