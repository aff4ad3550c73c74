import Form from "next/form";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Link } from "@/components/ui/link";
import type { PriceFilter } from "@/lib/core/cost/price-book";
import { KIND_CHOICES, MODE_CHOICES } from "@/lib/view/price-words";

/** A GET form: what is filtered stands in the address. */
export function PriceFilterForm({ filter, isFiltered }: { filter: PriceFilter; isFiltered: boolean }) {
  return (
    <Form
      action="/prices"
      scroll={false}
      className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[1fr_1.2fr_1fr_1fr_1fr_auto]"
    >
      <TextField id="price-gpu" name="gpu" type="search" label="GPU" defaultValue={filter.gpu} maxLength={80} />
      <TextField
        id="price-site"
        name="site"
        type="search"
        label="Provider or site"
        defaultValue={filter.site}
        maxLength={80}
      />
      <SelectField
        id="price-mode"
        name="mode"
        label="Side"
        defaultValue={filter.mode ?? ""}
        options={[{ value: "", label: "Both" }, ...MODE_CHOICES]}
      />
      <SelectField
        id="price-kind"
        name="kind"
        label="Kind"
        defaultValue={filter.kind ?? ""}
        options={[{ value: "", label: "Every kind" }, ...KIND_CHOICES]}
      />
      <SelectField
        id="price-own"
        name="own"
        label="Whose"
        defaultValue={filter.own === undefined ? "" : String(filter.own)}
        options={[
          { value: "", label: "All prices" },
          { value: "true", label: "Yours" },
          { value: "false", label: "Listed" },
        ]}
      />
      <div className="flex items-center gap-2">
        <Button type="submit" className="sm:min-h-9!">
          Filter
        </Button>
        {isFiltered ? (
          <Link href="/prices" className="inline-flex min-h-6 items-center link px-2 type-table">
            Clear
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
