// UX 6: under `no-claim` and `equivalent` no money is claimed; the words say what it could be at most.
import { notClaimed } from "@/lib/core/projection/not-claimed";
import type { Projection } from "@/lib/core/projection/projection";
import { formatMoney } from "@/lib/view/format";
import type { Definition } from "./wording";

export interface Claim {
  /** "US$0 claimed: … It could be up to US$64,800 a year.", by what the figure means. */
  textOf(definition: Definition): string;
}

type Figures = Pick<Projection, "warnings" | "segments" | "perYear" | "currency">;

/** What stands in for the figure when every segment rests on a comparison that claims nothing; else `null`. */
export function claimOf(projection: Figures): Claim | null {
  const { perYear, currency } = projection;
  const said = notClaimed(projection);
  if (!said) return null;
  const most = formatMoney(Math.max(0, perYear.costToMatch.high), currency);
  return {
    textOf: (definition) =>
      definition === "share"
        ? said.join(" ")
        : `${formatMoney(0, currency)} claimed. The extra capacity could cost up to ${most} a year.`,
  };
}
