import Form from "next/form";
import { Link } from "@/components/ui/link";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { MODE_CHOICES } from "@/lib/view/modes";

export interface Filters {
  q: string;
  mode: string;
  gpu: string;
  format: string;
}

export const hasFilters = (f: Filters): boolean => Object.values(f).some((v) => v !== "");

/** A GET form: what is filtered stands in the address. */
export function RunFilters({ filters, formats }: { filters: Filters; formats: { value: string; label: string }[] }) {
  return (
    <Form action="/runs" className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1.4fr_1.2fr_1.4fr_auto]">
      <TextField
        id="q"
        name="q"
        type="search"
        label="Find"
        placeholder="file, label, GPU or tool"
        defaultValue={filters.q}
        maxLength={200}
      />
      <SelectField
        id="mode"
        name="mode"
        label="Side"
        defaultValue={filters.mode}
        options={[{ value: "", label: "Both sides" }, ...MODE_CHOICES]}
      />
      <TextField id="gpu" name="gpu" label="GPU" placeholder="H100" defaultValue={filters.gpu} maxLength={200} />
      <SelectField
        id="format"
        name="format"
        label="Tool"
        defaultValue={filters.format}
        options={[{ value: "", label: "Every tool" }, ...formats]}
      />
      <div className="flex items-center gap-2">
        <Button type="submit" className="sm:min-h-9!">
          Filter
        </Button>
        {hasFilters(filters) ? (
          <Link href="/runs" className="link px-2 type-table">
            Clear
          </Link>
        ) : null}
      </div>
    </Form>
  );
}

/** "“h100”, bare metal and tool vllm": what an empty list was filtered by. */
export function filterWords(filters: Filters, formats: { value: string; label: string }[]): string[] {
  const mode = MODE_CHOICES.find((c) => c.value === filters.mode)?.label;
  const format = formats.find((c) => c.value === filters.format)?.label ?? filters.format;
  return [
    filters.q && `“${filters.q}”`,
    mode && `side ${mode}`,
    filters.gpu && `GPU “${filters.gpu}”`,
    filters.format && `tool ${format}`,
  ].filter((w): w is string => Boolean(w));
}
