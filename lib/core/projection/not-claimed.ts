// UX 6: where every segment rests on a comparison that claims nothing, no point is a result, and neither is what follows
// from the point: payback, value of moving, chance. Told from the warnings, which old frozen reports hold too.
import { MOVES_NOTHING, NO_BILL } from "../cost/what-moves";
import type { Projection } from "./projection";

const CODES = ["nothing-claimed", "no-difference"];

/** Marks a point of a figure that is not claimed. */
export const NOT_CLAIMED = "not claimed";

/** Why nothing is said of moving when nothing is claimed. */
export const MOVE_WITHHELD =
  "The comparison claims no overhead, so no payback, value of moving or chance of saving is claimed either.";

/** Why a decision states no value of moving, as {@link NO_BILL} and {@link MOVES_NOTHING} say; else `null`. Old reports have neither. */
export const noMoveReason = (decision: { reason?: string | undefined } | undefined): string | null =>
  [NO_BILL, MOVES_NOTHING].find((reason) => decision?.reason === reason) ?? null;

/** What the segments say when all of them rest on a comparison without a claim; else `null`. */
export function notClaimed({ warnings, segments }: Pick<Projection, "warnings" | "segments">): string[] | null {
  const said = warnings.filter((w) => CODES.includes(w.code));
  return said.length === 0 || said.length < segments.length ? null : said.map((w) => w.message);
}
