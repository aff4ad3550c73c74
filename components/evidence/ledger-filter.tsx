import Form from "next/form";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { INTERESTS } from "@/lib/core/evidence/interest";
import { LAYERS, LEDGER, TRUSTS } from "@/lib/core/evidence/ledger";
import { NO_FILTER, isFiltered } from "@/lib/core/evidence/ledger-filter";
import { type EvidenceView, evidenceFields, evidenceHref } from "@/lib/view/evidence-url";
import { HiddenFields } from "./hidden-fields";

const KINDS = [
  { value: "", label: "Every kind" },
  { value: "measured", label: "Measured on both sides" },
  { value: "reference", label: "Against a line rate" },
  { value: "none", label: "Quoted, no bare-metal side" },
  { value: "claimed", label: "Only claimed" },
];
const GRADES = [
  { value: "", label: "Any" },
  { value: "cited", label: "Cited" },
  { value: "claimed", label: "Claimed" },
];
const YEARS = [...new Set(LEDGER.flatMap((f) => f.year ?? []))].sort((a, b) => b - a).map(String);
const all = (label: string, of: Readonly<Record<string, string>>) => [
  { value: "", label },
  ...Object.entries(of).map(([value, name]) => ({ value, label: name })),
];

/** A GET form: what is filtered stands in the address, and the strip above follows it. */
export function LedgerFilterForm({ view }: { view: EvidenceView }) {
  const { filter } = view;
  return (
    <Form
      key={JSON.stringify(filter)}
      action="/evidence#ledger"
      scroll={false}
      className="grid grid-cols-6 items-end gap-3 lg:grid-cols-12"
    >
      <HiddenFields fields={evidenceFields({ ...view, filter: { ...NO_FILTER, id: filter.id } })} />
      <div className="col-span-6 sm:col-span-3">
        <TextField id="ledger-q" name="q" type="search" label="Find" defaultValue={filter.q} maxLength={200} />
      </div>
      <div className="col-span-6 sm:col-span-3">
        <SelectField
          id="ledger-layer"
          name="layer"
          label="Part"
          defaultValue={filter.layer}
          options={all("Every part", LAYERS)}
        />
      </div>
      <div className="col-span-6 sm:col-span-3">
        <SelectField id="ledger-kind" name="kind" label="Kind" defaultValue={filter.kind} options={KINDS} />
      </div>
      <div className="col-span-6 sm:col-span-3">
        <SelectField
          id="ledger-gains"
          name="gains"
          label="Who gains"
          defaultValue={filter.gains}
          options={all("Anybody", INTERESTS)}
        />
      </div>
      <div className="col-span-3">
        <TextField id="ledger-gpu" name="gpu" label="GPU" placeholder="H100" defaultValue={filter.gpu} maxLength={80} />
      </div>
      <div className="col-span-3">
        <TextField
          id="ledger-workload"
          name="workload"
          label="Workload"
          placeholder="llama"
          defaultValue={filter.workload}
          maxLength={80}
        />
      </div>
      <div className="col-span-2">
        <SelectField id="ledger-grade" name="grade" label="Grade" defaultValue={filter.grade} options={GRADES} />
      </div>
      <div className="col-span-2">
        <SelectField
          id="ledger-trust"
          name="trust"
          label="Trust"
          defaultValue={filter.trust}
          options={[{ value: "", label: "Any" }, ...TRUSTS.map((value) => ({ value, label: value }))]}
        />
      </div>
      <div className="col-span-2">
        <SelectField
          id="ledger-year"
          name="year"
          label="Year"
          defaultValue={filter.year}
          options={[{ value: "", label: "Any" }, ...YEARS.map((value) => ({ value, label: value }))]}
        />
      </div>
      <div className="col-span-full flex flex-wrap items-center gap-x-4 gap-y-2">
        <label className="flex min-h-11 items-center gap-2 type-table sm:min-h-9">
          <input type="checkbox" name="fixable" value="1" defaultChecked={filter.fixable} className="size-5" />
          Fixed by configuration
        </label>
        <Button type="submit" className="sm:min-h-9!">
          Filter
        </Button>
        {isFiltered(filter) ? (
          <Link
            href={evidenceHref(view, { filter: NO_FILTER }, "ledger")}
            scroll={false}
            className="link inline-flex min-h-9 items-center type-table"
          >
            Clear
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
