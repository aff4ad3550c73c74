import FACTS from "./format-facts.json";

interface Facts {
  /** Ids of the metrics it is known to give; `custom` stands for names of the file's own. */
  metrics: readonly string[];
  /** Settings that are part of a row: two rows are paired only when all of them are equal. */
  equal: readonly string[];
  /** Settings that warn when they differ. */
  watched: readonly string[];
}

const BY_FORMAT: ReadonlyMap<string, Facts> = new Map(Object.entries(FACTS));

/**
 * What a format gives and what its rows are paired by, as its fixtures show; `null` for a file that describes a machine
 * and for one of anybody's numbers, which may hold any. Held by its test.
 */
export const factsOf = (format: string): Facts | null => BY_FORMAT.get(format) ?? null;
