"use client";

import { useSearchParams } from "next/navigation";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import { Segmented } from "@/components/ui/segmented";
import type { VerdictCode } from "@/lib/core/comparison/comparison";
import { VERDICT_WORDS } from "@/lib/core/comparison/verdict-words";
import type { Axis } from "@/lib/core/metrics/metric";
import { AXIS_WORDS } from "@/lib/view/axis-words";
import { type LiveRow, isNoise } from "@/lib/view/compare-live";
import { PLAIN_FILTER, type RowFilter, type RowView, VIEW_KEYS } from "@/lib/view/compare-view";
import { formatNumber } from "@/lib/view/format";
import { useChange, useLive } from "./live-rows";
import { ViewSwitch } from "./view-switch";

/** More metrics than this are found by typing, not in a list. */
const LISTED = 200;

/** The name of the form that every button of the rows belongs to, so that they work without scripts. */
export const FILTERS = "filters";

function metricChoices(rows: readonly LiveRow[], current: string | null) {
  const names = new Map<string, string>();
  for (const { metric, name, isTail } of rows) if (!isTail || !names.has(metric)) names.set(metric, name);
  const all = [...names].map(([value, label]) => ({ value, label }));
  return all.length <= LISTED ? all : all.filter(({ value }) => value === current);
}

const isFiltered = (filter: RowFilter) =>
  Object.entries(PLAIN_FILTER).some(([key, plain]) => filter[key as keyof RowFilter] !== plain);

/** Which rows are shown, in which order: answers at once; a plain form where scripts are off. */
export function FilterBar() {
  const { all, view, selection } = useLive();
  const change = useChange();
  const others = [...useSearchParams()].filter(([key]) => !VIEW_KEYS.includes(key));
  const axes = [...new Set(all.map((r) => r.axis))];
  const codes = [...new Set(all.map((r) => r.code))];
  const hasTails = all.some((r) => r.isTail) && all.some((r) => !r.isTail);
  const hasNoise = all.some(isNoise);
  // Hundreds of choices that stay while everything around them is answered anew.
  const metricField = useMemo(
    () => (
      <SelectField
        id="m"
        name="m"
        label="Metric"
        value={view.metric ?? ""}
        onChange={(e) => change({ metric: e.currentTarget.value || null })}
        options={[{ value: "", label: "All" }, ...metricChoices(all, view.metric)]}
      />
    ),
    [all, view.metric, change],
  );
  const pick = (field: "axis" | "verdict") => (e: { currentTarget: HTMLSelectElement }) =>
    change({ [field]: e.currentTarget.value || null });
  return (
    <form
      id={FILTERS}
      action="/compare"
      role="search"
      aria-label="Rows"
      className="grid gap-3 screen-only"
      onSubmit={(e) => e.preventDefault()}
    >
      {others.map(([key, value]) => (
        <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
      ))}
      <div className="grid grid-cols-2 items-end gap-x-3 gap-y-3 sm:grid-cols-[minmax(9rem,1.3fr)_repeat(auto-fit,minmax(8.5rem,1fr))]">
        <div className="col-span-2 sm:col-span-1">
          <TextField
            id="q"
            name="q"
            type="search"
            label="Find a metric"
            autoComplete="off"
            maxLength={200}
            value={view.q}
            onChange={(e) => change({ q: e.currentTarget.value })}
          />
        </div>
        {metricField}
        {axes.length > 1 ? (
          <SelectField
            id="axis"
            name="axis"
            label="Component"
            value={view.axis ?? ""}
            onChange={pick("axis")}
            options={[{ value: "", label: "All" }, ...axes.map((value: Axis) => ({ value, label: AXIS_WORDS[value] }))]}
          />
        ) : null}
        {codes.length > 1 ? (
          <SelectField
            id="verdict"
            name="verdict"
            label="Verdict"
            value={view.verdict ?? ""}
            onChange={pick("verdict")}
            options={[
              { value: "", label: "All" },
              ...codes.map((value: VerdictCode) => ({ value, label: VERDICT_WORDS[value] })),
            ]}
          />
        ) : null}
        <SelectField
          id="sort"
          name="sort"
          label="In order of"
          value={view.sort}
          onChange={(e) => change({ sort: e.currentTarget.value as RowView["sort"] })}
          options={[
            { value: "effect", label: "Clearest first" },
            { value: "name", label: "Name" },
            { value: "component", label: "Component" },
          ]}
        />
      </div>
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2">
        {hasTails ? (
          <Segmented
            name="stat"
            legend="Statistic"
            hideLegend
            value={view.stat ?? ""}
            onChange={(e) => change({ stat: (e.currentTarget.value || null) as RowView["stat"] })}
            options={[
              { value: "", label: "Both" },
              { value: "p50", label: "Typical" },
              { value: "p99", label: "Slowest 1 %" },
            ]}
            className="whitespace-nowrap"
          />
        ) : null}
        {hasNoise ? (
          <Segmented
            name="show"
            legend="Rows that chance could explain"
            hideLegend
            value={view.show}
            onChange={(e) => change({ show: e.currentTarget.value as RowView["show"] })}
            options={[
              { value: "all", label: "All rows" },
              { value: "signal", label: "Beyond chance" },
            ]}
            className="whitespace-nowrap"
          />
        ) : null}
        <ViewSwitch />
        <noscript>
          <Button type="submit" className="sm:min-h-8!">
            Show
          </Button>
        </noscript>
        <p role="status" className="py-1.5 type-note text-ink2">
          {formatNumber(selection.rows.length)} of {formatNumber(all.length)} rows
          {selection.hidden > 0 ? `, ${formatNumber(selection.hidden)} hidden as noise` : ""}
        </p>
        {isFiltered(view) ? (
          <button
            type="button"
            className="link min-h-6 py-1.5 type-note needs-script"
            onClick={() => change(PLAIN_FILTER)}
          >
            Clear the filters
          </button>
        ) : null}
      </div>
    </form>
  );
}
