import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect } from "vitest";
import type { Outcome } from "../outcome";
import { normalise } from "../run/normalise";
import type { Format, Source } from "./format";
import { claim, FORMATS, readSource } from "./registry";
import { SourceReader } from "./source";

type Cut = (left: number) => number;

/** A file through the engine, in pieces. */
export function sourceOf(bytes: Uint8Array, cut: Cut = (left) => left): Outcome<Source> {
  const reader = new SourceReader();
  for (let i = 0; i < bytes.length; ) {
    const size = Math.max(1, Math.min(bytes.length - i, cut(bytes.length - i)));
    reader.write(bytes.subarray(i, i + size));
    i += size;
  }
  return reader.end();
}

/** Everything that a file gives, as text: what it is, what was read as written, and what became of it in base units. */
export function golden(bytes: Uint8Array, cut?: Cut): string {
  const source = sourceOf(bytes, cut);
  if (!source.ok) return show({ engine: source.errors });
  const claimed = claim(source.value);
  const outcome = readSource(source.value);
  if (!outcome.ok) return show({ format: claimed.format?.id ?? null, refused: outcome.errors });
  const { reading } = outcome.value;
  const asRead = show({ ...reading, measurements: reading.measurements.length });
  const { measurements, skipped, warnings } = normalise(reading);
  return `${show({ format: outcome.value.format.id, rule: claimed.format ? claimed.rule : null })}\n${asRead}\n${show({ measurements, skipped, warnings })}`;
}

/** The formats that say a file is theirs. */
export function owners(bytes: Uint8Array): Format[] {
  const source = sourceOf(bytes);
  return source.ok ? FORMATS.filter((format) => format.claims(source.value).claimed) : [];
}

/** The laws every file obeys, of whatever format. */
export function obeysTheLaws(path: string): void {
  const bytes = new Uint8Array(readFileSync(path));
  const whole = golden(bytes);
  // The same however it arrives.
  for (const size of [1, 2, 7, 61, 1024]) expect(golden(bytes, () => size)).toBe(whole);
  // Cut anywhere it answers and never throws.
  const step = Math.max(1, Math.floor(bytes.length / 150));
  for (let end = 0; end < bytes.length; end += step) expect(golden(bytes.subarray(0, end))).not.toBe("");
  // Nor does any mutation of it make a reader throw, or two formats claim it.
  const edit = fc.tuple(fc.nat(), fc.constantFrom(...'\0"\\{}[],:0-9eN/A \n#é\u001b<>'), fc.nat(2));
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
      const text = [...new TextDecoder().decode(bytes)];
      for (const [at, character, how] of edits) text.splice(at % text.length, how === 0 ? 0 : how * 3, character);
      const changed = new TextEncoder().encode(text.join(""));
      expect(golden(changed)).not.toBe("");
      expect(owners(changed).length).toBeLessThanOrEqual(1);
    }),
    { numRuns: 60 },
  );
}

const show = (value: unknown): string =>
  JSON.stringify(value, (_, v) => (v instanceof Float64Array ? `numbers: ${Array.from(v).join(" ")}` : v), 2);
