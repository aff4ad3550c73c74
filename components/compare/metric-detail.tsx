import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { Ecdf } from "@/components/charts/ecdf";
import { ChartFrame } from "@/components/ui/chart-frame";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { SideMark } from "@/components/ui/side-mark";
import { unbroken } from "@/lib/view/unbroken";
import type { ShownRow } from "@/lib/view/compared-rows";
import { formatIn, formatNumber } from "@/lib/view/format";
import { SIDE_WORDS, type SideName } from "@/lib/view/modes";

export interface RunBehind {
  id: string;
  side: SideName;
  name: string;
  filename: string;
  n: number | null;
  middle: number | null;
  p95: number | null;
  p99: number | null;
  /** The run's values, thinned evenly by rank; empty when the tool printed only its own summary. */
  values: number[];
}

const SIDES = ["baseline", "candidate"] as const;

/** One metric up close: both distributions, and what each run says. */
export function MetricDetail({ shown, runs }: { shown: ShownRow; runs: readonly RunBehind[] }) {
  const { row } = shown;
  const { unit, factor } = shown;
  const within = runs.some((r) => r.values.length > 1);
  const samples = SIDES.map((side) => ({
    id: side,
    label: SIDE_WORDS[side],
    role: side,
    values: runs
      .filter((r) => r.side === side)
      .flatMap((r) => (within ? r.values : [r.middle ?? Number.NaN]))
      .filter(Number.isFinite)
      .map((v) => v / factor),
  }));
  const cell = (v: number | null) => (v === null ? "–" : formatIn(v, factor));
  const drawable = samples.every((s) => s.values.length > 1);
  return (
    <ChartFrame
      id="metric"
      title={[shown.name, shown.note].filter(Boolean).join(", ")}
      sentence={
        drawable
          ? `Share of ${within ? "the values" : "the runs"} at or below each value: solid bare metal, dashed virtualized. ${unbroken(row.because)}`
          : unbroken(row.because)
      }
      legend={
        <span className="flex gap-4">
          <SideMark side="baseline" />
          <SideMark side="candidate" />
        </span>
      }
    >
      {drawable ? (
        <Ecdf
          label={`${shown.name}: distributions of both sides`}
          describedBy="metric-sentence"
          samples={samples}
          format={{ kind: "plain", unit }}
          xTitle={`${shown.name}, ${unit}`}
        />
      ) : null}
      <div className="mt-4">
        <DataTable label={`What each run says of ${shown.name}`} stickyFirst maxHeight="20rem">
          <thead>
            <tr>
              <Th>Run</Th>
              <Th>Side</Th>
              <Th num>n</Th>
              <Th num>Median or value, {unit}</Th>
              <Th num>p95</Th>
              <Th num>p99</Th>
            </tr>
          </thead>
          <tbody>
            {runs.map((r) => (
              <tr key={r.id}>
                <Th scope="row" className="max-w-72 min-w-40">
                  <Link href={`/runs/${r.id}` as Route} className="link [overflow-wrap:anywhere]">
                    {r.filename}
                  </Link>
                </Th>
                <Td className="whitespace-nowrap">
                  <SideMark side={r.side} />
                </Td>
                <Td num>{r.n === null ? "–" : formatNumber(r.n)}</Td>
                <Td num>{cell(r.middle)}</Td>
                <Td num>{cell(r.p95)}</Td>
                <Td num>{cell(r.p99)}</Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </div>
    </ChartFrame>
  );
}
