"use client";

import { Segmented } from "@/components/ui/segmented";
import { VIEWS, type RowView } from "@/lib/view/compare-view";
import { onScreen } from "@/lib/view/row-families";
import { useChange, useLive } from "./live-rows";

/** More lines than this make a tangle. */
export const SLOPES = 8;

const WORDS = { dots: "Overhead", dumbbell: "Speed", slope: "Slope" } satisfies Record<RowView["view"], string>;

/** How the rows are drawn; a slope only where its lines can be told apart. */
export function ViewSwitch() {
  const { view, selection } = useLive();
  const change = useChange();
  const count = onScreen(selection.families).filter((row) => row.value !== null).length;
  if (count === 0) return null;
  const views = VIEWS.filter((v) => v !== "slope" || count <= SLOPES);
  return (
    <Segmented
      name="view"
      legend="Drawn as"
      hideLegend
      value={views.includes(view.view) ? view.view : "dumbbell"}
      onChange={(e) => change({ view: e.currentTarget.value as RowView["view"] })}
      options={views.map((value) => ({ value, label: WORDS[value] }))}
      className="whitespace-nowrap"
    />
  );
}
