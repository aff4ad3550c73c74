import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Sheet } from "@/components/ui/sheet";
import type { Params, Statistics } from "@/lib/core/run/run";
import { countOf } from "@/lib/view/counts";
import { columnUnits } from "@/lib/view/column-units";
import { formatIn, formatNumber } from "@/lib/view/format";
import { paramWords, sharedParams } from "@/lib/view/params";

export interface MeasurementRow extends Statistics {
  ordinal: number;
  metric: string;
  label: string;
  workload: string;
  params: Params;
  unit: string;
  written: { value: string; unit: string; at: string };
  load: { limited: boolean; reason: string } | null;
  noVerdict: string | null;
}

interface Props {
  measurements: readonly MeasurementRow[];
  chosen: number;
  /** Address of this run's page. */
  base: string;
}

const COLUMNS = ["min", "p05", "median", "p95", "p99", "max"] as const;

/** Every figure of the run, uncapped: in the unit people use, and as the file wrote it. */
export function MeasurementTable({ measurements, chosen, base }: Props) {
  const shared = sharedParams(measurements.map((m) => m.params));
  const same = paramWords(shared);
  const unitOf = columnUnits(measurements.map(valued));
  return (
    <Sheet
      id="figures"
      title={countOf(measurements.length, "figure")}
      note={<>{same ? `The same for all: ${same}. ` : ""}A figure&rsquo;s name shows its distribution above.</>}
      className="mt-6"
    >
      <DataTable label="Figures of this run" stickyFirst maxHeight="32rem">
        <thead>
          <tr>
            <Th>Figure</Th>
            <Th>Unit</Th>
            <Th num>n</Th>
            <Th num>Least</Th>
            <Th num>p5</Th>
            <Th num>Median or value</Th>
            <Th num>p95</Th>
            <Th num>p99</Th>
            <Th num>Most</Th>
            <Th num>As written</Th>
          </tr>
        </thead>
        <tbody>
          {measurements.map((m) => (
            <Row
              key={m.ordinal}
              m={m}
              {...unitOf(valued(m))}
              shared={Object.keys(shared)}
              current={m.ordinal === chosen}
              href={`${base}?metric=${m.ordinal}#distribution`}
            />
          ))}
        </tbody>
      </DataTable>
    </Sheet>
  );
}

const middleOf = (m: MeasurementRow) => m.median ?? m.value ?? m.mean;
const valued = (m: MeasurementRow) => ({ metric: m.metric, unit: m.unit, values: [middleOf(m)] });

interface RowProps {
  m: MeasurementRow;
  unit: string;
  factor: number;
  shared: string[];
  current: boolean;
  href: string;
}

function Row({ m, unit, factor, shared, current, href }: RowProps) {
  const middle = middleOf(m);
  const note = [paramWords(m.params, shared), m.load?.limited ? m.load.reason : null, m.noVerdict]
    .filter(Boolean)
    .join(". ");
  const cell = (v: number | null) => (v === null ? "–" : formatIn(v, factor));
  return (
    <tr>
      <Th scope="row" className="max-w-80 min-w-48">
        <Link
          href={href as Route}
          aria-current={current ? "true" : undefined}
          className={current ? "link font-semibold" : "link"}
        >
          {m.label}
        </Link>
        {note ? <span className="block type-note break-words text-ink3">{note}</span> : null}
      </Th>
      <Td className="text-ink2">{unit === "1" ? "–" : unit}</Td>
      <Td num>{m.n === null ? "–" : formatNumber(m.n)}</Td>
      {COLUMNS.map((c) => (
        <Td key={c} num className={c === "median" ? "font-semibold" : undefined}>
          {cell(c === "median" ? middle : m[c])}
        </Td>
      ))}
      <Td num className="type-mono text-ink2" title={m.written.at}>
        {m.written.value} {m.written.unit}
      </Td>
    </tr>
  );
}
