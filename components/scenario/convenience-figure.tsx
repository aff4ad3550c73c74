import { Waterfall } from "@/components/charts/waterfall";
import { ChartFrame } from "@/components/ui/chart-frame";
import { PlainTable } from "@/components/ui/data-table";
import { Sheet } from "@/components/ui/sheet";
import { Formula, ShowMaths } from "@/components/ui/show-maths";
import { NOT_CLAIMED, notClaimed } from "@/lib/core/projection/not-claimed";
import type { Projection } from "@/lib/core/projection/projection";
import { convenienceRows, convenienceSentence, convenienceSteps } from "@/lib/view/convenience-steps";
import { formatMoney } from "@/lib/view/format";
import { favourable, moneyCells } from "@/lib/view/money-cells";

interface Props {
  projection: Pick<Projection, "convenience" | "overhead" | "currency" | "level" | "warnings" | "segments">;
  /** Where the values are entered; absent on a report. */
  inputs?: string;
  open?: boolean;
}

const ID = "convenience";
const TITLE = "What does virtualization give in return?";

/** What virtualization takes against what it gives; the net may say that the VM is the cheaper. */
export function ConvenienceFigure({ projection, inputs, open }: Props) {
  const { convenience, overhead, currency, level } = projection;
  if (convenience.benefits === 0) return <NothingValued projection={projection} inputs={inputs} />;
  const unclaimed = notClaimed(projection) !== null;
  const rows = convenienceRows(convenience, unclaimed);
  const plain = moneyCells(rows.map((r) => r.amount));
  const cell = (x: number) => favourable(x, plain);
  const varies = rows.some((r) => r.low !== r.high);
  return (
    <ChartFrame
      id={ID}
      title={TITLE}
      sentence={convenienceSentence(rows, currency)}
      legend={`a month, in ${currency}${varies ? ` · line: ${level}` : ""}`}
      table={
        <PlainTable
          label={TITLE}
          caption={`Amounts in ${currency} a month; F: in favour of virtualization${varies ? `; low and high: ${level}` : ""}`}
          head={["What", "A month", "Low", "High"]}
          num={[1, 2, 3]}
          rows={rows.map((r) => [
            r.label,
            r.claimed ? cell(r.amount) : NOT_CLAIMED,
            r.low === r.high ? "" : cell(r.low),
            r.low === r.high ? "" : cell(r.high),
          ])}
        />
      }
    >
      <Waterfall
        steps={convenienceSteps(rows, currency, overhead.grade === "measured" ? "measured" : "published")}
        format={{ kind: "money", currency }}
        ends={{ low: "the VM pays for itself", high: "virtualization costs" }}
        label="What virtualization takes, what it gives, and the net, a month"
        describedBy={`${ID}-sentence`}
      />
      <ShowMaths open={open} className="mt-3">
        <p>Net cost = spend that bought no work + licences of the layer − what virtualization saves you, each month.</p>
        <Formula>{`${rows
          .slice(0, -1)
          .map((r, i) => term(r.amount, i, currency))
          .join("")} = ${formatMoney(rows.at(-1)?.amount ?? 0, currency)}`}</Formula>
        <p>What it saves you is the sum of the values that were entered; nothing is put in their place.</p>
      </ShowMaths>
    </ChartFrame>
  );
}

const term = (amount: number, at: number, currency: string): string =>
  at === 0 ? formatMoney(amount, currency) : ` ${amount < 0 ? "−" : "+"} ${formatMoney(Math.abs(amount), currency)}`;

function NothingValued({ projection, inputs }: Pick<Props, "projection" | "inputs">) {
  const { convenience, currency } = projection;
  const licences =
    convenience.licences > 0
      ? ` Its licences, ${formatMoney(convenience.licences, currency)} a month, are counted.`
      : "";
  return (
    <Sheet id={ID} title={TITLE}>
      <p className="measure text-ink2">
        Nobody has put a value on it yet: hours of operations saved, faster provisioning, avoided downtime,
        consolidation. Until then nothing is counted in its favour.{licences}
      </p>
      {inputs ? (
        <p className="mt-2 screen-only">
          <a href={inputs} className="inline-flex min-h-6 items-center link type-table">
            Put a value on it
          </a>
        </p>
      ) : null}
    </Sheet>
  );
}
