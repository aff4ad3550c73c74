import { PlainTable } from "@/components/ui/data-table";
import { Sheet } from "@/components/ui/sheet";
import { ShowMaths } from "@/components/ui/show-maths";
import { MOVE_WITHHELD, notClaimed } from "@/lib/core/projection/not-claimed";
import type { Projection } from "@/lib/core/projection/projection";
import { formatNumber } from "@/lib/view/format";
import { TornadoFigure } from "./tornado-figure";

/** Which assumption decides: the tornado, and how each uncertain input goes with the answer. */
interface Props {
  projection: Pick<Projection, "sensitivity" | "influence" | "currency" | "warnings" | "segments">;
  /** Value of moving with every input at base. */
  base: number;
}

export function MattersSheet({ projection, base }: Props) {
  const { sensitivity, influence, currency } = projection;
  const withheld = notClaimed(projection) !== null;
  return (
    <Sheet id="matters" title="Which assumption matters?">
      {withheld ? (
        <p className="measure text-ink2">{MOVE_WITHHELD}</p>
      ) : (
        <>
          <TornadoFigure sensitivity={sensitivity} base={base} currency={currency} />
          <ShowMaths className="mt-3">
            <p>
              Value of moving, reckoned as under “Does a move to bare metal pay?”, with one input at the low and then at
              the high end of its printed range and all others at base. Sorted by the distance of the two values.
            </p>
          </ShowMaths>
        </>
      )}
      {influence.length > 0 ? (
        <details className="mt-4 border-t border-line pt-3">
          <summary className="inline-flex min-h-6 items-center type-note text-ink2 underline underline-offset-3 hover:text-ink">
            How closely each uncertain input goes with the answer
          </summary>
          <div className="mt-3">
            <PlainTable
              label="Rank correlation of each uncertain input with the answer"
              caption="Rank correlation over the simulated cases: 1 or −1 means that the input alone orders the answers, 0 that it does not matter."
              head={["Input", "With the first year's spend that bought no work", "With the value of moving"]}
              num={[1, 2]}
              rows={influence.map((i) => [capital(i.label), rank(i.waste), withheld ? "not claimed" : rank(i.npv)])}
            />
          </div>
        </details>
      ) : null}
    </Sheet>
  );
}

const rank = (r: number | null): string => (r === null ? "n/a" : formatNumber(r, { decimals: 2, atLeast: 2 }));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
