import type { Route } from "next";
import Form from "next/form";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { SegmentedLinks } from "@/components/ui/segmented";
import { type CompareState, compareHref, toSearch } from "@/lib/view/compare-url";

interface Props {
  state: CompareState;
  metrics: readonly { value: string; label: string }[];
  hasTails: boolean;
  noise: number;
}

const FORM_KEYS = ["m", "sort"];

/** What of the result is shown, kept in the address; works with links and a plain form. */
export function FilterBar({ state, metrics, hasTails, noise }: Props) {
  const link = (change: Partial<CompareState>) => compareHref({ ...state, ...change });
  const kept = [...toSearch(state)].filter(([key]) => !FORM_KEYS.includes(key));
  return (
    <div className="flex flex-wrap items-end gap-x-3 gap-y-3 screen-only">
      <Form action={"/compare" as Route} scroll={false} className="flex flex-wrap items-end gap-2">
        {kept.map(([key, value]) => (
          <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
        ))}
        <div className="w-40">
          <SelectField
            id="m"
            name="m"
            label="Metric"
            defaultValue={state.metric ?? ""}
            options={[{ value: "", label: "Every metric" }, ...metrics]}
          />
        </div>
        <div className="w-36 sm:w-32">
          <SelectField
            id="sort"
            name="sort"
            label="In order of"
            defaultValue={state.sort}
            options={[
              { value: "effect", label: "Clearest first" },
              { value: "name", label: "Name" },
              { value: "component", label: "Component" },
            ]}
          />
        </div>
        <Button type="submit" className="sm:min-h-9!">
          Show
        </Button>
      </Form>
      {hasTails ? (
        <SegmentedLinks
          className="whitespace-nowrap"
          label="Statistic"
          options={[
            { href: link({ stat: null }), label: "Both", current: state.stat === null },
            { href: link({ stat: "p50" }), label: "Typical", current: state.stat === "p50" },
            { href: link({ stat: "p99" }), label: "Slowest 1 %", current: state.stat === "p99" },
          ]}
        />
      ) : null}
      {noise > 0 || state.show === "signal" ? (
        <SegmentedLinks
          className="whitespace-nowrap"
          label="Rows"
          options={[
            { href: link({ show: "all" }), label: "All rows", current: state.show === "all" },
            { href: link({ show: "signal" }), label: "Beyond chance", current: state.show === "signal" },
          ]}
        />
      ) : null}
    </div>
  );
}
