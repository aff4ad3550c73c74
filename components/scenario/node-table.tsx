import { PlainTable } from "@/components/ui/data-table";
import { Sheet } from "@/components/ui/sheet";
import { Formula, ShowMaths } from "@/components/ui/show-maths";
import { NOT_CLAIMED, notClaimed } from "@/lib/core/projection/not-claimed";
import type { Projection } from "@/lib/core/projection/projection";
import { formatNumber, formatPercent } from "@/lib/view/format";
import { rowLevel } from "@/lib/view/level-words";
import { moneyCells } from "@/lib/view/money-cells";
import { nodeRows, nodeSentence } from "@/lib/view/node-rows";
import type { Plan } from "./plan";

interface Props {
  scenario: Plan;
  projection: Pick<Projection, "nodes" | "currency" | "level" | "warnings" | "segments">;
  /** Where GPUs and GPUs a node are entered; absent on a report. */
  inputs?: string;
  open?: boolean;
}

const TITLE = "How many whole nodes is that?";

/** A fixed fleet frees whole nodes or none: their money beside that of a fleet that shrinks by the GPU. */
export function NodeTable({ scenario, projection, inputs, open }: Props) {
  const { nodes, currency } = projection;
  const unclaimed = notClaimed(projection) !== null;
  if (nodes.length === 0)
    return (
      <Sheet id="nodes" title={TITLE}>
        <p className="measure text-ink2">
          A fixed fleet can only free whole nodes. How many GPUs there are, and how many in a node, was not given.
        </p>
        {inputs ? (
          <p className="mt-2 screen-only">
            <a href={inputs} className="inline-flex min-h-6 items-center link type-table">
              Enter the GPUs
            </a>
          </p>
        ) : null}
      </Sheet>
    );
  const rows = nodeRows(nodes, scenario.segments, projection.segments);
  const cell = moneyCells(rows.flatMap((r) => [r.wholeMoney?.high ?? 0, r.elasticMoney?.high ?? 0]));
  const ends = (r: { low: number; value: number; high: number } | null, text: (x: number) => string) =>
    r === null ? (
      "–"
    ) : (
      <>
        {unclaimed && r.low !== r.high ? NOT_CLAIMED : text(r.value)}
        {r.low === r.high ? null : (
          <span className="block type-note text-ink3">
            {text(r.low)} to {text(r.high)}
          </span>
        )}
      </>
    );
  const count = (x: number) => formatNumber(x);
  return (
    <Sheet id="nodes" title={TITLE} note={`Money a month, in ${currency}; ranges: ${rowLevel(projection)}.`}>
      <p className="mb-3 measure text-ink">{nodeSentence(rows, currency, unclaimed)}</p>
      <PlainTable
        label={TITLE}
        stickyFirst
        head={[
          "Segment",
          "Nodes paid",
          "A move frees",
          "To add while virtualized",
          "Smallest fleet that frees one",
          "Money of the freed nodes",
          "Money of an elastic fleet",
        ]}
        num={[1, 2, 3, 4, 5, 6]}
        rows={rows.map((r) => [
          r.segment,
          count(r.nodes),
          ends(r.freed, count),
          ends(r.toAdd, count),
          r.smallestFleet === null || unclaimed ? "n/a" : count(r.smallestFleet),
          ends(r.wholeMoney, cell),
          ends(r.elasticMoney, cell),
        ])}
      />
      {rows.some((r) => r.smallestFleet === null) ? (
        <p className="mt-2 measure type-note text-ink2">
          n/a: no fleet frees a node where virtual machines are not slower, or the GPU is never the limit.
        </p>
      ) : null}
      <ShowMaths open={open} className="mt-3">
        <p>
          Freed = ⌊overhead × nodes⌋. To add = ⌈nodes × overhead ÷ (1 − overhead)⌉. Smallest fleet = ⌈1 ÷ overhead⌉. A
          fleet is sized for the hours in which the GPU is the limit, so their share does not count here.
        </p>
        {rows.map((r, i) => (
          // Segments may share a name
          <Formula key={i}>
            {rows.length > 1 ? `${r.segment}: ` : ""}⌊{formatPercent(r.overhead, { decimals: 4 })} × {count(r.nodes)}⌋ ={" "}
            {count(r.freed.value)}
          </Formula>
        ))}
      </ShowMaths>
    </Sheet>
  );
}
