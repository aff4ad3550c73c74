import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import { LARGEST_SCALE } from "@/lib/core/evidence/largest-scale";
import { NO_FILTER } from "@/lib/core/evidence/ledger-filter";
import type { MedianCheck, PublishedSet } from "@/lib/core/evidence/published-sets";
import { PLAIN_VIEW, evidenceHref } from "@/lib/view/evidence-url";
import { formatNumber, formatPercent } from "@/lib/view/format";

const percent = (o: number) => formatPercent(o, { decimals: 2, atLeast: 2 });

/** What the published figures say together, set by set, computed from the rows. */
export function SetsTable({ sets }: { sets: readonly PublishedSet[] }) {
  const { minutes, nodes, overhead } = {
    minutes: `${LARGEST_SCALE.baselineMinutes} against ${LARGEST_SCALE.candidateMinutes} min`,
    nodes: formatNumber(LARGEST_SCALE.gpus),
    overhead: LARGEST_SCALE.overhead,
  };
  return (
    <DataTable label="What the published figures say together" stickyFirst>
      <thead>
        <tr>
          <Th>Set</Th>
          <Th num>Pairs</Th>
          <Th num>Median</Th>
          <Th num>Middle half</Th>
          <Th num>Eight in ten</Th>
          <Th num>Lowest and highest</Th>
          <Th num>VM equal or faster</Th>
          <Th num>10 % or more lost</Th>
        </tr>
      </thead>
      <tbody>
        {sets.map(({ id, label, note, filter, summary: s }) => (
          <tr key={id}>
            <Th scope="row" className="min-w-52">
              <Link
                href={evidenceHref(PLAIN_VIEW, { filter: { ...NO_FILTER, ...filter } }, "ledger")}
                className="link font-medium"
              >
                {label}
              </Link>
              <span className="block type-note text-ink3">{note}</span>
            </Th>
            <Td num>{s.count}</Td>
            <Td num className="font-semibold whitespace-nowrap">
              {percent(s.median)}
            </Td>
            <Td num className="whitespace-nowrap">
              {ends(s.p25, s.p75)}
            </Td>
            <Td num className="whitespace-nowrap">
              {ends(s.p10, s.p90)}
            </Td>
            <Td num className="whitespace-nowrap">
              {ends(s.lowest, s.highest)}
            </Td>
            <Td num>{s.faster + s.equal}</Td>
            <Td num>{s.atLeastTenPercent}</Td>
          </tr>
        ))}
        <tr>
          <Th scope="row" className="min-w-52">
            <Link
              href={evidenceHref(PLAIN_VIEW, { filter: { ...NO_FILTER, id: "TR31-01" } }, "ledger")}
              className="link font-medium"
            >
              Largest scale
            </Link>
            <span className="block type-note text-ink3">
              {LARGEST_SCALE.workload}, {nodes} GPUs, {minutes}, mean of three runs each
            </span>
          </Th>
          <Td num>1</Td>
          <Td num className="font-semibold whitespace-nowrap">
            {percent(overhead)}
          </Td>
          <Td num>–</Td>
          <Td num>–</Td>
          <Td num>–</Td>
          <Td num>0</Td>
          <Td num>0</Td>
        </tr>
      </tbody>
    </DataTable>
  );
}

const ends = (low: number, high: number): string =>
  `${formatNumber(low * 100, { decimals: 2, atLeast: 2 })} to ${percent(high)}`;

/** How firm the median is: three ways to doubt it. */
export function MedianNote({ check }: { check: MedianCheck }) {
  const { interval, withoutOne, withoutReuse } = check;
  return (
    <p className="mt-3 measure type-note text-ink2">
      The median of the pairs is uncertain by itself: drawing whole systems again and again gives{" "}
      {ends(interval.low, interval.high)} (95 % interval). With one system left out it lies between{" "}
      {ends(withoutOne.low, withoutOne.high)}; without those that reuse a bare-metal run, {withoutReuse.count} are left
      and it is {percent(withoutReuse.median)}. Older work, abstracts only: KVM 0 to 2 %, Xen and ESXi 1 to 4 % (2014);
      IBM “within 5 %” (2023).
    </p>
  );
}
