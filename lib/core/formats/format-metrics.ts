import METRICS from "./format-metrics.json";

const BY_FORMAT: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(METRICS));

/**
 * The metrics a format is known to give, by id; `custom` stands for names of the file's own. Empty for a file that
 * describes a machine, and for one of anybody's numbers, which may hold any. Held by its test.
 */
export const metricsOf = (format: string): readonly string[] => BY_FORMAT.get(format) ?? [];
