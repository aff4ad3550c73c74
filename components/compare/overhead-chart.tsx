"use client";

import { useState } from "react";
import { DotWhisker } from "@/components/charts/dot-whisker";
import { BASE, Dumbbell, type DumbbellRow } from "@/components/charts/dumbbell";
import { DumbbellSlope } from "@/components/charts/dumbbell-slope";
import { ChartFrame } from "@/components/ui/chart-frame";
import { chartSentence, floorWords } from "@/lib/view/chart-sentence";
import { axisLimit } from "@/lib/view/compare-axis";
import { type LiveRow, isPoint, roleOf } from "@/lib/view/compare-live";
import { unbroken } from "@/lib/view/unbroken";
import { formatNumber } from "@/lib/view/format";
import { useLive } from "./live-rows";
import { SLOPES } from "./view-switch";

interface Props {
  /** How the intervals were made, in words. */
  method: string;
  floor: { value: number; reason: string };
  /** The drawing's title, which is the table's too. */
  title: string;
  ends?: { low: string; high: string };
}

/** More rows than this make no picture; the table holds them all. */
const FIRST = 24;
const MOST = 240;
/** A few more than the first are drawn with them. */
const FEW = 8;
/** Letters that the usual column holds on one line. */
const LONG = 26;

const hasNumber = (row: LiveRow): row is LiveRow & { value: number } => row.value !== null;
const textOf = (row: LiveRow) =>
  row.interval === "–" ? row.overhead : `${row.overhead} (${row.interval.replace(/\s*%$/, "")})`;

const shared = (row: LiveRow) => ({ id: row.id, label: row.name, ...(row.note ? { note: row.note } : {}) });

/** Speed where bare metal's is 100: what is retained of it. */
const asSpeed = (row: LiveRow & { value: number }): DumbbellRow => ({
  ...shared(row),
  value: BASE * (1 - row.value),
  role: roleOf(row),
  floor: BASE * row.floor,
  text: `${row.baseline} → ${row.candidate}${row.unit === "1" ? "" : ` ${row.unit}`}`,
});

/** Which metrics differ beyond chance: a row a metric, its interval, its own band of chance. */
export function OverheadChart({ method, floor, title, ends }: Props) {
  const { view, selection } = useLive();
  const [most, setMost] = useState(FIRST);
  const rows = selection.families.flatMap((f) => f.shown).filter(hasNumber);
  const drawn = rows.slice(0, rows.length <= most + FEW ? undefined : most);
  const limit = axisLimit(drawn);
  const longNames = drawn.some((row) => row.name.length > LONG || row.note.length > LONG);
  const slope = view.view === "slope" && drawn.length <= SLOPES;
  const kind = view.view === "slope" && !slope ? "dumbbell" : view.view;
  const names = { label: `${title}: ${formatNumber(drawn.length)} rows`, describedBy: "overheads-sentence" };
  const more = Math.min(rows.length, MOST);
  return (
    <div id="overhead-chart" tabIndex={-1} className="min-w-0 scroll-mt-20">
      <ChartFrame id="overheads" title={title} sentence={chartSentence(selection.rows, drawn.length)}>
        {drawn.length > 0 ? (
          <>
            {kind === "dots" ? (
              <DotWhisker
                {...names}
                limit={limit}
                longNames={longNames}
                ends={ends ?? { low: "virtualized faster", high: "virtualized loses capacity" }}
                rows={drawn.map((row) => ({
                  ...shared(row),
                  value: row.value,
                  ...(row.low !== null && row.high !== null ? { low: row.low, high: row.high } : {}),
                  role: roleOf(row),
                  floor: row.floor,
                  text: textOf(row),
                }))}
              />
            ) : slope ? (
              <DumbbellSlope {...names} rows={drawn.map(asSpeed)} />
            ) : (
              <Dumbbell
                {...names}
                limit={BASE * limit}
                longNames={longNames}
                ends={{ low: "virtualized slower", high: "virtualized faster" }}
                rows={drawn.map(asSpeed)}
              />
            )}
            {drawn.length < more ? (
              <button
                type="button"
                className="link mt-3 min-h-6 type-note needs-script screen-only"
                onClick={() => setMost(MOST)}
              >
                Draw {more < rows.length ? `the first ${formatNumber(more)}` : `all ${formatNumber(more)}`} rows
              </button>
            ) : null}
            <p className="mt-3 measure type-note text-ink3">
              {kind === "dots"
                ? `${drawn.every(isPoint) ? "Points only: an interval takes two runs a side." : `Line: ${method}.`} `
                : "Speed where bare metal is 100: what virtualization retains, for times and for rates alike. "}
              Grey: differences we cannot tell from chance, {floorWords(drawn)}.{" "}
              {drawn.every((row) => row.floor === floor.value)
                ? unbroken(floor.reason)
                : "Each row's own is told where its name leads."}{" "}
              <a href="#table" className="link">
                The same as a table
              </a>{" "}
              <span className="needs-script">(key t)</span>
            </p>
          </>
        ) : (
          <p className="measure text-ink2">No row of this selection has an overhead. The table says why, row by row.</p>
        )}
      </ChartFrame>
    </div>
  );
}
