"use client";

import { Ecdf } from "@/components/charts/ecdf";
import { RunOrder } from "@/components/charts/run-order";
import { SideMark } from "@/components/ui/side-mark";
import type { RowDetail, RunDetailLine } from "@/lib/view/compare-detail";
import { SIDE_WORDS, type SideName } from "@/lib/view/modes";

const SIDES = ["baseline", "candidate"] as const;

/** The value as it was written, as a number of the unit. */
const numberOf = (text: string) => Number(text.replaceAll(",", "").replace("−", "-"));

const runValues = (lines: readonly RunDetailLine[]) => lines.map((l) => numberOf(l.value)).filter(Number.isFinite);

/** Run after run, each value at its place in time. */
function orderOf(lines: readonly RunDetailLine[]) {
  const sampled = lines.filter((l) => l.count > 1);
  if (sampled.length === 0) {
    return { values: runValues(lines).map((value, i) => ({ place: i + 1, value })), count: lines.length };
  }
  let before = 0;
  const values = sampled.flatMap(({ order, count }) => {
    const own = order.map(({ place, value }) => ({ place: place + before, value }));
    before += count;
    return own;
  });
  return { values, count: before };
}

/** Both distributions on one axis, and both sides in the order measured. */
export function RowCharts({ detail: { lines, title, unit } }: { detail: RowDetail }) {
  const of = (side: SideName) => lines.filter((l) => l.side === side && l.leftOut === null);
  const within = lines.some((l) => l.ecdf.length > 1);
  const samples = SIDES.map((side) => ({
    id: side,
    label: SIDE_WORDS[side],
    role: side,
    values: within ? of(side).flatMap((l) => l.ecdf) : runValues(of(side)),
  }));
  if (samples.some((s) => s.values.length < 2)) {
    return (
      <p className="measure type-table text-ink2">
        One value a side: there is no distribution to draw. Repeat the run on both sides.
      </p>
    );
  }
  const format = { kind: "plain", unit } as const;
  const orders = SIDES.map((side) => ({ side, ...orderOf(of(side)) }));
  const every = orders.flatMap((o) => o.values.map((v) => v.value));
  const what = within ? "the values within its runs" : "its runs";
  return (
    <>
      <figure aria-labelledby="row-ecdf">
        <h3 id="row-ecdf" className="type-sub">
          Distributions
        </h3>
        <p id="row-ecdf-note" className="mt-0.5 mb-3 measure type-note text-ink2">
          Share of {what} at or below each value: <SideMark side="baseline" className="mx-1" /> solid,{" "}
          <SideMark side="candidate" className="mx-1" /> dashed. Two steps are two groups of values.
        </p>
        <Ecdf
          label={`${title}: distributions of both sides`}
          describedBy="row-ecdf-note"
          samples={samples}
          format={format}
          xTitle={unit ? `${title}, ${unit}` : title}
        />
      </figure>
      <figure aria-labelledby="row-order">
        <h3 id="row-order" className="type-sub">
          In the order measured
        </h3>
        <p id="row-order-note" className="mt-0.5 mb-3 measure type-note text-ink2">
          {within ? "Run after run, every value" : "Run after run"}: a slope is a drift, a high start a warm-up.
        </p>
        <div className="grid gap-4 sm:grid-cols-2">
          {orders.map(({ side, values, count }) => (
            <div key={side} className="min-w-0">
              <SideMark side={side} className="type-note" />
              <RunOrder
                label={`${title}, ${SIDE_WORDS[side]}: in the order measured`}
                describedBy="row-order-note"
                yTitle={unit}
                format={format}
                role={side}
                values={values}
                count={count}
                among={every}
                height={130}
              />
            </div>
          ))}
        </div>
      </figure>
    </>
  );
}
