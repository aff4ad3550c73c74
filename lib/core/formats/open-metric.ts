import { excerpt } from "../outcome";
import type { Written } from "../run/run";

export const NO_DIRECTION = "the file does not say whether more or less is better";

/**
 * A metric that the catalogue does not have. With its direction from the file it is compared as `custom:`; without, it
 * is shown as `unmapped:` and carries no verdict (FORMATS 2, 4.12): a guess is never made from a name.
 */
export function openMetric(
  name: string,
  better: "higher" | "lower" | null,
): Pick<Written, "metric" | "better" | "noVerdict"> {
  const short = excerpt(name.trim(), 120) || "without a name";
  return better === null
    ? { metric: `unmapped:${short}`, noVerdict: NO_DIRECTION }
    : { metric: `custom:${short}`, better };
}
