import Form from "next/form";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import { LAYERS, LEDGER, type LedgerFilter } from "@/lib/core/evidence/ledger";

const KINDS = [
  { value: "", label: "Every kind" },
  { value: "measured", label: "Measured on both sides" },
  { value: "reference", label: "Against a line rate" },
  { value: "none", label: "Quoted, no bare-metal side" },
  { value: "claimed", label: "Only claimed" },
];
const YEARS = [...new Set(LEDGER.flatMap((f) => f.year ?? []))].sort((a, b) => b - a).map(String);

/** A GET form: what is filtered stands in the address. */
export function LedgerFilterForm({ filter, isFiltered }: { filter: LedgerFilter; isFiltered: boolean }) {
  return (
    <Form
      action="/evidence#ledger"
      scroll={false}
      className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[1.6fr_1.2fr_1.4fr_1fr_0.8fr_auto_auto]"
    >
      <TextField id="ledger-q" name="q" type="search" label="Find" defaultValue={filter.q} maxLength={200} />
      <SelectField
        id="ledger-layer"
        name="layer"
        label="Part"
        defaultValue={filter.layer}
        options={[
          { value: "", label: "Every part" },
          ...Object.entries(LAYERS).map(([value, label]) => ({ value, label })),
        ]}
      />
      <SelectField id="ledger-kind" name="kind" label="Kind" defaultValue={filter.kind} options={KINDS} />
      <TextField id="ledger-gpu" name="gpu" label="GPU" placeholder="H100" defaultValue={filter.gpu} maxLength={80} />
      <SelectField
        id="ledger-year"
        name="year"
        label="Year"
        defaultValue={filter.year}
        options={[{ value: "", label: "Any" }, ...YEARS.map((value) => ({ value, label: value }))]}
      />
      <label className="flex min-h-11 items-center gap-2 type-table sm:min-h-9">
        <input type="checkbox" name="fixable" value="1" defaultChecked={filter.fixable} className="size-5" />
        Fixed by configuration
      </label>
      <div className="flex items-center gap-2">
        <Button type="submit" className="sm:min-h-9!">
          Filter
        </Button>
        {isFiltered ? (
          <Link href="/evidence#ledger" className="link px-2 type-table">
            Clear
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
