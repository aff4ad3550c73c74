import { DataTable, Td, Th } from "@/components/ui/data-table";
import { Sheet } from "@/components/ui/sheet";
import type { VerdictCode } from "@/lib/core/comparison/comparison";
import { MOVE_WITHHELD, NOT_CLAIMED, notClaimed } from "@/lib/core/projection/not-claimed";
import type { Projection } from "@/lib/core/projection/projection";
import { adviceSentence } from "@/lib/view/advice-words";
import { formatNumber } from "@/lib/view/format";
import { PhaseFigure } from "./phase-figure";
import type { Plan } from "./plan";

interface Props {
  scenario: Plan;
  projection: Pick<Projection, "advice" | "conclusion" | "currency" | "warnings" | "segments">;
}

/** Which side is the cheaper, what to do with each segment and why, and when each moves. */
export function AdviceSheet({ scenario, projection }: Props) {
  const { advice, conclusion } = projection;
  return (
    <Sheet id="advice" title="What to do">
      <p className="max-w-[44rem] type-verdict">{conclusion.sentence}</p>
      {advice.length > 1 ? <p className="mt-2 measure type-table text-ink2">{adviceSentence(advice)}</p> : null}
      <div className="mt-4">
        <AdviceTable projection={projection} horizonMonths={scenario.horizonMonths} />
      </div>
      <div className="mt-6 empty:hidden">
        <PhaseFigure scenario={scenario} />
      </div>
    </Sheet>
  );
}

/** A comparison that says so puts no money behind its segment. */
const UNCLAIMED: readonly VerdictCode[] = ["no-claim", "equivalent", "cannot-tell", "not-comparable"];

/** Each segment's advice with its reason, and its value of moving with the range. */
function AdviceTable({ projection, horizonMonths }: { projection: Props["projection"]; horizonMonths: number }) {
  const { advice, currency } = projection;
  const withheld = notClaimed(projection) !== null;
  const claimed = (i: number) => !UNCLAIMED.includes(projection.segments[i]?.verdict ?? "slower");
  const largest = Math.max(0, ...advice.flatMap(({ npv }) => Object.values(npv).map(Math.abs)));
  const digits = largest < 100 ? { decimals: 2, atLeast: 2 } : { decimals: 0 };
  const money = (x: number) => formatNumber(x, digits);
  return (
    <DataTable
      label="Advice, segment by segment"
      caption={
        withheld
          ? MOVE_WITHHELD
          : `Value of moving: today's worth over ${horizonMonths} months, in ${currency}; middle of each segment’s own cases, which need not add up to the plan’s; range: 9 in 10 cases.`
      }
    >
      <thead>
        <tr>
          <Th>Segment</Th>
          <Th>Advice, and why</Th>
          {withheld ? null : (
            <Th num className="max-sm:hidden print:table-cell">
              Value of moving
            </Th>
          )}
        </tr>
      </thead>
      <tbody>
        {advice.map((a, i) => (
          // Segments may share a name
          <tr key={i}>
            <Th scope="row" className="min-w-24">
              {a.segment}
            </Th>
            <Td className="min-w-48">
              <span className="block font-semibold">{a.title}</span>
              <span className="block measure text-ink2">{a.reason}</span>
              {withheld || !claimed(i) ? null : (
                <span className="mt-1 block sm:hidden print:hidden">
                  Value of moving: <span className="font-semibold num">{money(a.npv.p50)}</span>
                  {a.npv.p05 === a.npv.p95 ? null : (
                    <span className="type-note text-ink3">
                      {" "}
                      ({money(a.npv.p05)} to {money(a.npv.p95)})
                    </span>
                  )}
                </span>
              )}
            </Td>
            {withheld ? null : (
              <Td num className="max-sm:hidden print:table-cell">
                <span className="block font-semibold">{claimed(i) ? money(a.npv.p50) : NOT_CLAIMED}</span>
                {a.npv.p05 === a.npv.p95 || !claimed(i) ? null : (
                  <span className="block type-note text-ink3">
                    {money(a.npv.p05)} to {money(a.npv.p95)}
                  </span>
                )}
              </Td>
            )}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
