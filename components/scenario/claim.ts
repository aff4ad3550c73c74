// UX 6: under `no-claim` and `equivalent` no money is claimed; the words say what it could be at most.
import type { Projection } from "@/lib/core/projection/projection";

export interface Claim {
  /** "US$0 claimed: … It could be up to US$64,800 a year." */
  text: string;
}

const CODES = ["nothing-claimed", "no-difference"];

/** What stands in for the figure when every segment rests on a comparison that claims nothing; else `null`. */
export function claimOf({ warnings, segments }: Pick<Projection, "warnings" | "segments">): Claim | null {
  const said = warnings.filter((w) => CODES.includes(w.code));
  return said.length > 0 && said.length >= segments.length ? { text: said.map((w) => w.message).join(" ") } : null;
}
