"use client";

import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectField, TextField } from "@/components/ui/field";
import type { RowDetail, RunDetailLine } from "@/lib/view/compare-detail";
import { withoutRun } from "@/lib/view/compare-without";
import { useIsAlive } from "./is-alive";
import { SearchField } from "./search-field";

interface Props {
  detail: RowDetail;
  /** Runs that are not left out yet. */
  lines: readonly RunDetailLine[];
  /** Takes `search`, `runId`, `metric` and `reason`. */
  action: (form: FormData) => Promise<void>;
}

/** Leaves a repeat out with a reason; what the overhead would be without it is seen first. */
export function LeaveOut({ detail: { live, metric, unit }, lines, action }: Props) {
  const alive = useIsAlive();
  const [picked, pick] = useState("");
  const chosen = lines.some((l) => l.id === picked) ? picked : (lines[0]?.id ?? "");
  const without = useMemo(() => (alive && live ? withoutRun(live, chosen) : null), [alive, live, chosen]);
  const inUnit = unit ? ` ${unit}` : "";
  return (
    <form action={action} className="grid items-end gap-3 screen-only sm:grid-cols-2">
      <h3 className="type-sub sm:col-span-2">Leave a repeat out of this metric</h3>
      <SearchField />
      <input type="hidden" name="metric" value={metric} />
      <SelectField
        id="row-exclude-run"
        name="runId"
        label="Repeat"
        value={chosen}
        onChange={(e) => pick(e.target.value)}
        options={lines.map((l) => ({ value: l.id, label: `${l.name}, ${l.filename}: ${l.value}${inUnit}` }))}
      />
      <TextField
        id="row-exclude-reason"
        name="reason"
        required
        maxLength={500}
        label="Because"
        hint="Printed with every result and export."
      />
      <p role="status" className="measure type-table sm:col-span-2">
        {without}
      </p>
      <Button type="submit" className="justify-self-start">
        Leave it out
      </Button>
    </form>
  );
}
