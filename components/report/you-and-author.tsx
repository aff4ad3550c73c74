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

interface Figure {
  point: string;
  range?: string;
}
interface Line {
  what: string;
  author: Figure;
  yours: Figure;
}

/** Both sets of figures side by side: what was published, and what the reader's values give. */
export function YouAndAuthor({ author, yours, fields }: Props) {
  const lines = [...fields.filter((f) => f.changed).map(inputLine), ...figures(author, yours)];
  return (
    <div className="mt-6">
      <p className="mb-2">
        <GradeBadge grade="entered" suffix="changed by viewer" />
      </p>
      <p className="mb-4 measure text-ink">{yours.sentence}</p>
      <DataTable label="You and the author">
        <thead>
          <tr>
            <Th>What</Th>
            <Th num>The author, frozen</Th>
            <Th num>With your values</Th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ what, author: before, yours: now }) => (
            <tr key={what}>
              <Th scope="row">{what}</Th>
              <FigureCell {...before} />
              <FigureCell {...now} />
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}

function FigureCell({ point, range }: Figure) {
  return (
    <Td num className="whitespace-normal">
      {point}
      {range ? <span className="block type-note text-ink3">{range}</span> : null}
    </Td>
  );
}

const inputLine = (f: ReaderField): Line => ({
  what: f.unit ? `${f.label}, ${f.unit}` : f.label,
  author: { point: f.author },
  yours: { point: f.read },
});

function figures(author: FrozenProjection, yours: FrozenProjection): Line[] {
  const both = (what: string, of: (p: FrozenProjection) => Figure): Line => ({
    what,
    author: of(author),
    yours: of(yours),
  });
  return [
    both("Spend that bought no work, first year", (p) => yearOf(p, p.perYear.waste)),
    both("Extra capacity for the same output, first year", (p) => yearOf(p, p.perYear.costToMatch)),
    ...(author.decision && notClaimed(author) === null
      ? [both("Value of moving today; range 9 in 10", valueOf), both("Payback, undiscounted", paybackOf)]
      : []),
  ];
}

function yearOf(p: FrozenProjection, { low, value, high }: { low: number; value: number; high: number }): Figure {
  const point = notClaimed(p) ? `${formatMoney(0, p.currency)} claimed` : formatMoney(value, p.currency);
  return low === high ? { point } : { point, range: formatMoneyRange(low, high, p.currency) };
}

function valueOf({ decision, currency }: FrozenProjection): Figure {
  if (!decision) return { point: "n/a" };
  const { p05, p50, p95 } = decision.npv;
  // Nothing that moves has no value of moving, and the reason says so.
  if (p05 === 0 && p50 === 0 && p95 === 0 && decision.reason) return { point: "n/a", range: decision.reason };
  const point = formatMoney(p50, currency);
  return p05 === p95 ? { point } : { point, range: formatMoneyRange(p05, p95, currency) };
}

function paybackOf({ decision, series }: FrozenProjection): Figure {
  const months = decision?.paybackMonths ?? null;
  return {
    point: months === null ? `none within ${series.length} months` : `${formatNumber(months, { decimals: 1 })} months`,
  };
}
