import { DataTable, Td, Th } from "@/components/ui/data-table";
import { CONFIDENTIAL_FACTS, SERVING_BY_LOAD } from "@/lib/core/evidence/confidential-facts";
import { formatNumber, formatPercent } from "@/lib/view/format";
import { RowLinks } from "./row-links";

const number = (o: number) => formatNumber(o * 100, { decimals: 1 });
const percent = (o: number) => formatPercent(o, { decimals: 1, atLeast: 1 });

/** What encrypting GPU and memory against the host costs, apart from every other figure. */
export function ConfidentialPart() {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <DataTable label="Serving with sglang, by requests at once" caption="Serving with sglang, by requests at once">
        <thead>
          <tr>
            <Th num className="w-1/2">
              Requests at once
            </Th>
            <Th num>Overhead</Th>
          </tr>
        </thead>
        <tbody>
          {SERVING_BY_LOAD.map((s) => (
            <tr key={s.atOnce}>
              <Th scope="row" num>
                {s.atOnce}
              </Th>
              <Td num>{percent(s.overhead)}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      <DataTable label="Other sources" caption="Other sources">
        <thead>
          <tr>
            <Th>What</Th>
            <Th num>Overhead</Th>
            <Th>Note</Th>
          </tr>
        </thead>
        <tbody>
          {CONFIDENTIAL_FACTS.map((f) => (
            <tr key={f.what}>
              <Th scope="row" className="min-w-36">
                {f.what}
              </Th>
              <Td num className="whitespace-nowrap">
                {f.range ? `${number(f.range.low)} to ${number(f.range.high)}\u00a0%` : "n/a"}
              </Td>
              <Td className="min-w-52 text-ink2">
                {f.note} <RowLinks rows={f.rows} />
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  );
}
