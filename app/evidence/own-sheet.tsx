import { OwnSources } from "@/components/evidence/own-sources";
import { SourceForm } from "@/components/evidence/source-form";
import { Sheet } from "@/components/ui/sheet";
import { INTERESTS } from "@/lib/core/evidence/interest";
import { LAYERS } from "@/lib/core/evidence/ledger";
import { OWN_LAYERS } from "@/lib/core/evidence/own-source";
import type { StoredSource } from "@/lib/server/evidence-sources";
import { addOwnSource, removeOwnSource } from "./actions";

const layers = OWN_LAYERS.map((value) => ({ value, label: LAYERS[value] }));
const interests = Object.entries(INTERESTS).map(([value, label]) => ({ value, label }));

/** What was added here, and the form for more. */
export function OwnSheet({ sources }: { sources: readonly StoredSource[] }) {
  return (
    <Sheet
      id="yours"
      title="Your sources"
      note="A figure from a paper, a quote or your own house, beside the published ones. It stays in this workspace."
    >
      {sources.length > 0 ? (
        <OwnSources sources={sources} remove={removeOwnSource} />
      ) : (
        <p className="measure type-table text-ink2">None yet. A source you add stands in the table and in the strip.</p>
      )}
      <div className="mt-3 screen-only">
        <SourceForm add={addOwnSource} layers={layers} interests={interests} />
      </div>
    </Sheet>
  );
}
