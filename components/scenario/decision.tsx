import { BreakEvenLine } from "@/components/charts/break-even-line";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import { NOT_CLAIMED, notClaimed } from "@/lib/core/projection/not-claimed";
import { formatPercent } from "@/lib/view/format";
import { quoteRows, quoteSentence, sideOf } from "@/lib/view/quote-rows";
import { BreakEvenMaths } from "./maths";
import { type Answer, type Plan, PRICES_LEFT_OUT } from "./plan";

interface Props {
  scenario: Plan;
  projection: Answer;
  open?: boolean;
}

/** At what premium the answer flips, with each quote on the line. */
export function BreakEven({ scenario, projection, open }: Props) {
  const rows = quoteRows(scenario, projection);
  const hidden = scenario.bareMetalPremium === undefined;
  const varies = rows.some(({ flip }) => flip.low !== flip.high);
  const unclaimed = notClaimed(projection) !== null;
  const middle = (x: number) => (unclaimed ? `${formatPercent(x)}, ${NOT_CLAIMED}` : formatPercent(x));
  // One precision for the middle and its ends, the sentence's own.
  const ends = (low: number, high: number) => `${bare(low)} to ${formatPercent(high)}`;
  const whole = projection.breakEvenPremium;
  return (
    <ChartFrame
      id="break-even"
      title="At what price does the answer flip?"
      sentence={
        unclaimed
          ? `Nothing is claimed, so no price at which the answer flips is either: it could be ${ends(whole.low, whole.high)}.`
          : quoteSentence(rows, hidden ? PRICES_LEFT_OUT : "No premium was entered.")
      }
      legend={varies ? `ends: ${projection.level}` : undefined}
      table={
        <PlainTable
          label="Break-even premium"
          caption={varies ? `Break-even premium; low and high: ${projection.level}` : undefined}
          head={["What bare metal costs more", "Low", "Middle", "High", "Side"]}
          num={[1, 2, 3]}
          rows={rows.flatMap((r) => {
            const of = r.segment === "" ? "" : `${r.segment}: `;
            return [
              [
                of === "" ? "Costs the same at" : `${of}costs the same at`,
                formatPercent(r.flip.low),
                middle(r.flip.value),
                formatPercent(r.flip.high),
                "",
              ],
              ...(r.quote === undefined
                ? []
                : [
                    [
                      of === "" ? "The premium entered" : r.own ? `${of}its quote` : `${of}the premium entered`,
                      "",
                      formatPercent(r.quote),
                      "",
                      unclaimed ? "" : sideOf(r),
                    ],
                  ]),
            ];
          })}
        />
      }
    >
      <BreakEvenLine
        rows={rows.map((r) => ({
          id: r.id,
          label: r.segment === "" ? "Costs the same at" : r.segment,
          breakEven: r.flip,
          claimed: !unclaimed,
          text: unclaimed ? NOT_CLAIMED : formatPercent(r.flip.value),
          ...(r.flip.low === r.flip.high ? {} : { more: ends(r.flip.low, r.flip.high) }),
          ...(r.quote === undefined
            ? {}
            : {
                quote: {
                  value: r.quote,
                  label:
                    r.segment === ""
                      ? "The premium entered"
                      : r.own
                        ? `${r.segment}, its quote`
                        : `${r.segment}, the premium entered`,
                  text: formatPercent(r.quote),
                },
              }),
        }))}
        ends={rows.every((r) => r.counts === "running")}
        label="Premium of bare metal at which both cost the same, and the premium entered"
        describedBy="break-even-sentence"
      />
      <div className="mt-3">
        <BreakEvenMaths scenario={scenario} projection={projection} rows={rows} open={open} />
      </div>
    </ChartFrame>
  );
}

const bare = (fraction: number): string => formatPercent(fraction).replace(/\s*%$/, "");
