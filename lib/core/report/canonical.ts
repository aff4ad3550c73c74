// One writing of a value, whatever the order its keys were set in: what a report's content hash is taken of.

/**
 * JSON with sorted keys and no spaces; keys whose value is undefined are left out.
 *
 * @throws RangeError on a number that is not finite: JSON has no writing for it
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError("a number that is not finite cannot be frozen");
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map((v) => canonicalJson(v === undefined ? null : v)).join(",")}]`;
  if (typeof value === "object") {
    const entries = Object.entries(value)
      .filter(([, v]) => v !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${entries.map(([k, v]) => `${JSON.stringify(k)}:${canonicalJson(v)}`).join(",")}}`;
  }
  throw new RangeError(`a ${typeof value} cannot be frozen`);
}
