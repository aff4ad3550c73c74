import type { Outcome } from "../outcome";
import { normalise } from "../run/normalise";
import { mulberry32 } from "../stats/random";
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

/**
 * The laws every file obeys, of whatever format: the same answer however it arrives; an answer, and never a throw, when
 * it is cut or changed anywhere; one owner at most. @returns the laws that a file breaks, in words
 */
export function brokenLaws(bytes: Uint8Array, seed: number): string[] {
  const broken: string[] = [];
  const whole = golden(bytes);
  for (const size of [1, 2, 7, 61, 1024])
    if (golden(bytes, () => size) !== whole) broken.push(`reads differently in pieces of ${size}`);
  const step = Math.max(1, Math.floor(bytes.length / CUTS));
  for (let end = 0; end < bytes.length; end += step) broken.push(...fault(bytes.subarray(0, end), `cut at ${end}`));
  const random = mulberry32(seed);
  for (let i = 0; i < MUTATIONS; i++) broken.push(...fault(mutated(bytes, random), `change ${i} of seed ${seed}`));
  return broken;
}

const CUTS = 150;
const MUTATIONS = 60;
const STRANGE = [...'\0"\\{}[],:0-9eN/A \n#é\u001b<>'];

function fault(bytes: Uint8Array, what: string): string[] {
  try {
    golden(bytes);
    return owners(bytes).length > 1 ? [`claimed twice when ${what}`] : [];
  } catch (error) {
    return [`throws when ${what}: ${String(error)}`];
  }
}

/** Up to six characters put in, replaced or taken out. */
function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  const text = [...new TextDecoder().decode(bytes)];
  const below = (n: number) => Math.floor(random() * n);
  for (let n = 1 + below(6); n > 0; n--)
    text.splice(below(text.length), below(3) * 3, STRANGE[below(STRANGE.length)] ?? "");
  return new TextEncoder().encode(text.join(""));
}

const show = (value: unknown): string =>
  JSON.stringify(value, (_, v) => (v instanceof Float64Array ? `numbers: ${Array.from(v).join(" ")}` : v), 2);
