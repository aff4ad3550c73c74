// MODEL 0.5: a golden case names a formula, its inputs and what an independent implementation gave, six digits.

export interface GoldenCase {
  id: string;
  formula: string;
  inputs: unknown;
  expected: unknown;
}

/** Inputs by name; whether a name holds one number or several is known to its case only. */
export type Inputs<Name extends string> = Record<Name, number & number[]>;

/** Where `got` is not what the case expects, in words; `null` when it is. Numbers within 1e-5 of their size. */
export function departure(got: unknown, expected: unknown, at = ""): string | null {
  if (typeof expected === "number") {
    const allowed = expected === 0 ? 1e-9 : 1e-5 * Math.abs(expected);
    const near = typeof got === "number" && Math.abs(got - expected) <= allowed;
    return near ? null : `${at}: ${String(got)}, expected ${expected}`;
  }
  if (typeof expected === "object" && expected !== null) {
    if (Array.isArray(expected) && (!Array.isArray(got) || got.length !== expected.length))
      return `${at}: not ${expected.length} values`;
    for (const [key, value] of Object.entries(expected)) {
      const found = departure((got as Record<string, unknown> | null)?.[key], value, `${at}.${key}`);
      if (found) return found;
    }
    return null;
  }
  return got === expected ? null : `${at}: ${String(got)}, expected ${String(expected)}`;
}

/** Runs the function whose key the id starts with, and compares. The first key that fits counts. */
export function runCase<Name extends string>(
  golden: GoldenCase,
  table: readonly (readonly [string, (inputs: Inputs<Name>) => unknown])[],
): string | null {
  const entry = table.find(([prefix]) => golden.id.startsWith(prefix));
  return entry
    ? departure(entry[1](golden.inputs as Inputs<Name>), golden.expected, golden.id)
    : `no function is held to ${golden.id}`;
}
