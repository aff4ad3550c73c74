import { DataTable, Td, Th } from "@/components/ui/data-table";
import { GradeBadge } from "@/components/ui/grade-badge";
import { notClaimed } from "@/lib/core/projection/not-claimed";
import type { FrozenProjection } from "@/lib/core/report/frozen-projection";
import { formatMoney, formatMoneyRange, formatNumber } from "@/lib/view/format";
import type { ReaderField } from "@/lib/view/reader-ask";

interface Props {
  author: FrozenProjection;
  yours: FrozenProjection;
  fields: readonly ReaderField[];
}

type Pair = [what: string, author: string, yours: string];

/** Both sets of figures side by side: what was published, and what the reader's values give. */
export function YouAndAuthor({ author, yours, fields }: Props) {
  const changed = fields.filter((f) => f.changed);
  const rows: Pair[] = [...changed.map((f): Pair => [f.label, f.author, f.text]), ...figures(author, yours)];
  return (
    <div className="mt-6">
      <p className="mb-2 flex flex-wrap items-center gap-2 type-note text-ink2">
        <GradeBadge grade="entered" suffix="changed by viewer" /> {yours.sentence}
      </p>
      <DataTable label="You and the author">
        <thead>
          <tr>
            <Th>What</Th>
            <Th num>The author, frozen</Th>
            <Th num>With your values</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, before, now]) => (
            <tr key={what}>
              <Th scope="row">{what}</Th>
              <Td num>{before}</Td>
              <Td num>{now}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function figures(author: FrozenProjection, yours: FrozenProjection): Pair[] {
  const both = (what: string, of: (p: FrozenProjection) => string): Pair => [what, of(author), of(yours)];
  return [
    both("Spend that bought no work, first year", (p) => ranged(p, p.perYear.waste)),
    both("Extra capacity for the same output, first year", (p) => ranged(p, p.perYear.costToMatch)),
    ...(author.decision && notClaimed(author) === null
      ? [
          both("Value of moving today", (p) =>
            p.decision?.npv
              ? withRange(
                  formatMoney(p.decision.npv.p50, p.currency),
                  p.decision.npv.p05,
                  p.decision.npv.p95,
                  p.currency,
                )
              : "n/a",
          ),
          both("Payback, undiscounted", (p) => paybackOf(p)),
        ]
      : []),
  ];
}

function ranged(p: FrozenProjection, { low, value, high }: { low: number; value: number; high: number }): string {
  const point = notClaimed(p) ? `${formatMoney(0, p.currency)} claimed` : formatMoney(value, p.currency);
  return withRange(point, low, high, p.currency);
}

const withRange = (point: string, low: number, high: number, currency: string): string =>
  low === high ? point : `${point} (${formatMoneyRange(low, high, currency)})`;

function paybackOf({ decision, series }: FrozenProjection): string {
  const months = decision?.paybackMonths;
  if (months === undefined || months === null) return `none within ${series.length} months`;
  return `${formatNumber(months, { decimals: 1 })} months`;
}
