import { Aliases } from "../privacy/aliases";
import { concat } from "../privacy/concat";
import type { Cleaner } from "../privacy/privacy";
import type { Removal } from "../privacy/removal";
import { normalise } from "../run/normalise";
import { readSource } from "./registry";
import { SourceReader } from "./source";

/** Takes nothing out, to see what taking out changes. */
const nothing = (): Cleaner => ({
  aliases: new Aliases(),
  value: (text) => text,
  marked: (text) => text,
  key: (text) => text,
  without: (_, text) => text,
  count: () => {},
  removed: [],
});

export interface Kept {
  bytes: Uint8Array;
  removed: Removal[];
  /** Every figure with its workload and parameters, or the codes of a refusal. */
  figures: string;
}

/** A file through the engine: what is kept of it, what is taken out, what is read. */
export function keptOf(bytes: Uint8Array, size = 2 ** 20, privacy?: () => Cleaner): Kept {
  const parts: Uint8Array[] = [];
  const reader = new SourceReader({}, (part) => parts.push(part.slice()), privacy);
  for (let i = 0; i < bytes.length; i += size) reader.write(bytes.subarray(i, i + size));
  const source = reader.end();
  const outcome = source.ok ? readSource(source.value) : source;
  const figures = outcome.ok
    ? normalise(outcome.value.reading).measurements.map((m) => ({ ...m, samples: m.samples && Array.from(m.samples) }))
    : outcome.errors.map((error) => error.code);
  return {
    bytes: source.ok ? concat(parts) : new Uint8Array(0),
    removed: source.ok ? reader.removed : [],
    figures: JSON.stringify(figures),
  };
}

/** The laws of privacy that a file breaks, in words: a second time changes nothing, pieces do not matter, figures stay. */
export function brokenPrivacyLaws(bytes: Uint8Array, sizes: readonly number[]): string[] {
  const broken: string[] = [];
  const once = keptOf(bytes);
  const twice = keptOf(once.bytes);
  if (!same(twice.bytes, once.bytes)) broken.push("changes again when it is taken in a second time");
  if (twice.removed.length > 0) broken.push(`counts again: ${JSON.stringify(twice.removed)}`);
  if (once.bytes.length > 0 && twice.figures !== once.figures) broken.push("reads differently as it is kept");
  if (keptOf(bytes, 2 ** 20, nothing).figures !== once.figures) broken.push("loses or changes figures");
  for (const size of sizes) {
    const cut = keptOf(bytes, size);
    if (!same(cut.bytes, once.bytes)) broken.push(`is kept differently in pieces of ${size}`);
    if (JSON.stringify(cut.removed) !== JSON.stringify(once.removed)) broken.push(`counts differently by ${size}`);
  }
  return broken;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);
