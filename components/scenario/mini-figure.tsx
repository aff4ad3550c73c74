import { cx } from "@/components/ui/class-names";
import type { Projection } from "@/lib/core/projection/projection";
import { formatMoney, formatMoneyRange } from "@/lib/view/format";
import { claimOf } from "./claim";
import type { Definition } from "./wording";

interface Props {
  projection: Projection;
  definition: Definition;
  state: "value" | "updating" | "kept";
}

/** The year's figure in one line at the head of the inputs: it stays in sight while they are changed. */
export function MiniFigure({ projection, definition, state }: Props) {
  const { currency, perYear } = projection;
  const { low, value, high } = definition === "share" ? perYear.waste : perYear.costToMatch;
  return (
    <p className="sticky top-14 z-10 -mx-4 flex flex-wrap items-baseline gap-x-2 border-b border-line bg-canvas px-4 py-2 type-note text-ink2 lg:top-0 lg:-mx-2 lg:-mb-5 lg:px-2">
      <a href="#year" className={cx("link font-semibold", state === "value" ? "text-ink" : "text-ink3")}>
        {claimOf(projection) ? `${formatMoney(0, currency)} claimed` : `${formatMoney(value, currency)} a year`}
      </a>
      {low === high ? null : <span>{formatMoneyRange(low, high, currency)}</span>}
      {state === "value" ? null : (
        <span>{state === "updating" ? "working it out…" : "of the last readable entry"}</span>
      )}
    </p>
  );
}
