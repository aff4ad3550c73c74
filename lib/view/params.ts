import type { Params } from "../core/run/run";

export { paramName, paramWords, sizeWords } from "../core/comparison/param-words";

/** The parameters that all of these have with one value. */
export function sharedParams(all: readonly Params[]): Params {
  const [first = {}, ...rest] = all;
  return Object.fromEntries(Object.entries(first).filter(([key, value]) => rest.every((p) => p[key] === value)));
}
