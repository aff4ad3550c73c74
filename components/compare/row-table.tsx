import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { cx } from "@/components/ui/class-names";
import { DataTable, Td, Th } from "@/components/ui/data-table";
import { StateIcon } from "@/components/ui/state-icon";
import { type ShownRow, bare } from "@/lib/view/compared-rows";
import { unbroken } from "@/lib/view/unbroken";
import { countOf } from "@/lib/view/counts";
import { type Family, worstWords } from "@/lib/view/row-families";

/** With more rows than this the sizes of each metric stand on a page of their own. */
const INSIDE = 600;

/** On a narrow screen the answer stands beside the name, without scrolling sideways; else after what it is made of. */
const NARROW = "sm:hidden";
const WIDE = "max-sm:hidden";

interface Props {
  /** What stands unfolded, in the chart's order. */
  rows: readonly ShownRow[];
  families: readonly Family[];
  /** This comparison with one metric's rows only. */
  metricHref: (metric: string) => string;
}

/** The chart's twin: what it draws and every family's lead in one table, every other size folded below it. Nothing is capped. */
export function RowTable({ rows, families, metricHref }: Props) {
  const folded = families.filter((f) => f.rows.length > f.shown.length);
  const inside = families.reduce((sum, f) => sum + f.rows.length, 0) <= INSIDE;
  return (
    <>
      <Rows label="Every metric of the comparison" rows={rows} />
      {folded.length > 0 ? (
        <div className="mt-4 grid gap-1.5">
          {folded.map((family) =>
            inside ? (
              <details key={family.key}>
                <summary className="inline-flex min-h-6 items-center type-table text-ink2 underline underline-offset-3 hover:text-ink">
                  {foldWords(family)}
                </summary>
                <div className="mt-2 mb-4">
                  <Rows
                    label={`${family.lead.name}${rest(family.lead.note)}, every size`}
                    maxHeight="28rem"
                    rows={family.rows}
                  />
                </div>
              </details>
            ) : (
              <p key={family.key}>
                <Link href={metricHref(family.lead.row.metric) as Route} className="link type-table">
                  {foldWords(family)}
                </Link>
              </p>
            ),
          )}
        </div>
      ) : null}
    </>
  );
}

/** "Show 30 more sizes, worst 50 % at 1 KiB: All-reduce busbw". */
function foldWords(family: Family): string {
  const { lead, rows, shown } = family;
  const more = [countOf(rows.length - shown.length, "more size"), worstWords(family)].filter(Boolean).join(", ");
  return `Show ${more}: ${lead.name}${rest(lead.note)}`;
}

/** A family's note without the size, which the fold is about. */
function rest(note: string): string {
  const kept = note.split(", ").filter((part) => !part.startsWith("size "));
  return kept.some(Boolean) ? `, ${kept.filter(Boolean).join(", ")}` : "";
}

function Rows({ label, rows, maxHeight }: { label: string; rows: readonly ShownRow[]; maxHeight?: string }) {
  const times = rows.some((r) => r.difference !== "–");
  const runs = new Set(rows.map(runsWords));
  return (
    <DataTable label={label} stickyFirst maxHeight={maxHeight}>
      <thead>
        <tr>
          <Th>Metric</Th>
          <Th num className={NARROW}>
            Overhead, %
          </Th>
          <Th className={NARROW}>Verdict</Th>
          <Th num>Unit</Th>
          <Th num>Bare metal</Th>
          <Th num>Virtualized</Th>
          {times ? <Th num>Difference</Th> : null}
          <Th num className={WIDE}>
            Overhead, %
          </Th>
          <Th num>95 % interval</Th>
          {runs.size > 1 ? <Th num>Runs</Th> : null}
          <Th className={WIDE}>Verdict</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((shown) => (
          <Line key={shown.row.key} shown={shown} times={times} runs={runs.size > 1} />
        ))}
      </tbody>
    </DataTable>
  );
}

const runsWords = ({ row }: ShownRow) => `${row.baseline.runs} v ${row.candidate.runs}`;

function Line({ shown, times, runs }: { shown: ShownRow; times: boolean; runs: boolean }) {
  const grey = shown.isPoint || shown.row.overhead === null;
  return (
    <tr className={grey ? "text-ink3" : undefined}>
      <Th scope="row" className="max-w-72 min-w-32 sm:min-w-36">
        <Name shown={shown} grey={grey} />
      </Th>
      <Td num className={cx(NARROW, !grey && "font-semibold")}>
        {bare(shown.overhead)}
      </Td>
      <Td className={NARROW}>{shown.verdict}</Td>
      <Td num className="text-ink2">
        {shown.unit === "1" ? "–" : shown.unit}
      </Td>
      <Td num>{shown.baseline}</Td>
      <Td num>{shown.candidate}</Td>
      {times ? <Td num>{shown.difference}</Td> : null}
      <Td num className={cx(WIDE, !grey && "font-semibold")}>
        {bare(shown.overhead)}
      </Td>
      <Td num className="text-ink2">
        {bare(shown.interval)}
      </Td>
      {runs ? (
        <Td num className="text-ink2">
          {runsWords(shown)}
        </Td>
      ) : null}
      <Td className={WIDE}>{shown.verdict}</Td>
    </tr>
  );
}

/** The name opens why the verdict is what it is, and every doubt beside the row. */
function Name({ shown, grey }: { shown: ShownRow; grey: boolean }) {
  const { because, warnings } = shown.row;
  const lines = [...new Set([because, ...warnings.map((w) => w.message)])].filter(Boolean);
  const name = (
    <>
      {shown.name}
      {warnings.length > 0 ? (
        <>
          {"\u00a0"}
          <span className="inline-flex translate-y-0.5 text-warn">
            <StateIcon state="warn" />
            <span className="sr-only">{countOf(warnings.length, "doubt")}</span>
          </span>
        </>
      ) : null}
      {shown.note ? <span className="block type-note break-words text-ink3">{shown.note}</span> : null}
    </>
  );
  if (lines.length === 0) return name;
  return (
    <details className="group">
      <summary
        className={cx(
          "min-h-6 underline decoration-dotted underline-offset-3 hover:decoration-solid",
          grey ? "text-ink3" : "text-ink",
        )}
      >
        {name}
      </summary>
      <ul className="mt-1 grid gap-1 border-s-2 border-line ps-2 type-note text-ink2">
        {lines.map((line) => (
          <li key={line}>{unbroken(line)}</li>
        ))}
      </ul>
    </details>
  );
}
