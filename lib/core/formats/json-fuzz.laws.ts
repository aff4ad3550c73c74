/** Our reader of JSON against JSON.parse, on documents that are made and broken at random. */
import { mulberry32 } from "../stats/random";
import { plain, prefixed } from "./json-as-parsed.laws";
import { JsonReader } from "./json-reader";
import { READ_LIMITS } from "./limits";
import { keptOf } from "./privacy.laws";

type Random = () => number;
interface Fuzzed {
  documents: number;
  /** Documents that both take, and that both refuse. */
  taken: number;
  refused: number;
  /** Taken by ours alone for words that Python and C write: NaN, Infinity, inf. */
  words: number;
  disagreements: string[];
}

const below = (random: Random, n: number): number => Math.floor(random() * n);
const pick = <T>(random: Random, list: readonly [T, ...T[]]): T => list[below(random, list.length)] ?? list[0];

const NUMBERS =
  "0|-0|1|-1|12.5|0.1|1e5|1E-7|-2.5e+3|123456789012345678901234567890|0.30000000000000004|1e400|5e-324|9007199254740993";
const WORDS = "NaN|Infinity|-Infinity|nan|-nan|inf|-inf";
const STRINGS =
  '|a|key|\\n\\t\\\\\\"\\/|\\u00e9\\u20ac|\\ud83d\\ude00|\\ud800|é€😀|NaN|Infinity {[|,:]}|x y z|12|\\u0000|\u007f';
const KEYS = "a|b|median|values|é|\\u0061|long name with blanks|__proto__|constructor|a.b[0]|1";
const PRIVATE = "prompt|api_key|hostname|env|generated_texts|uuid|model_id|user";
const strings = (list: string) => list.split("|") as [string, ...string[]];

/** A document as somebody's program may write it. */
function made(random: Random, keys: readonly [string, ...string[]]): string {
  const blank = (): string => pick(random, ["", "", "", " ", "\n", "\r\n", "\t"]);
  const text = (): string => `"${pick(random, strings(STRINGS))}"`;
  const value = (depth: number): string => {
    const kind = below(random, depth > 5 ? 5 : 9);
    if (kind < 2) return random() < 0.01 ? pick(random, strings(WORDS)) : pick(random, strings(NUMBERS));
    if (kind === 2) return text();
    if (kind === 3) return pick(random, ["true", "false", "null"]);
    if (kind === 4)
      return `[${Array.from({ length: below(random, 30) }, () => `${pick(random, strings(NUMBERS))}`).join(`,${blank()}`)}]`;
    return container(depth);
  };
  const container = (depth: number): string => {
    const items = Array.from({ length: below(random, 5) }, () => value(depth + 1));
    if (random() < 0.4) return `[${blank()}${items.join(`${blank()},${blank()}`)}${blank()}]`;
    return `{${blank()}${items.map((item) => `"${pick(random, keys)}"${blank()}:${blank()}${item}`).join(`${blank()},`)}${blank()}}`;
  };
  return `${blank()}${container(0)}${blank()}`;
}

const STRANGE = strings(
  '"|{|}|[|]|,|:|0|-|e|E|.|+|\\|/|u|N|n|t| |\n|\u0000|\u0001|NaN|Infinity|-Infinity|nan|inf|-inf|null|true|01|1.|.5|--1|0x1|\\u12|\\x|é|\ufeff|\u2028|//|/**/|\'a\'|1e|"a"',
);

/** Up to four places changed: bytes taken out, put in, replaced, doubled, or all of the end cut off. */
function broken(bytes: Uint8Array, random: Random): Uint8Array {
  let changed = Array.from(bytes);
  for (let n = below(random, 5); n > 0; n--) {
    const at = below(random, changed.length + 1);
    const how = below(random, 6);
    if (how === 0) changed.splice(at, 1 + below(random, 3));
    else if (how === 1) changed.splice(at, 0, below(random, 256));
    else if (how === 2) changed.splice(at, 0, ...new TextEncoder().encode(pick(random, STRANGE)));
    else if (how === 3) changed.splice(at, 1, ...new TextEncoder().encode(pick(random, STRANGE)));
    else if (how === 4) changed.splice(at, 0, ...changed.slice(at, at + 1 + below(random, 8)));
    else if (random() < 0.3) changed = changed.slice(0, at);
  }
  return new Uint8Array(changed);
}

const NOTHING = Symbol("no document");

function theirs(bytes: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    return typeof value === "object" && value !== null ? value : NOTHING;
  } catch {
    return NOTHING;
  }
}

function ours(bytes: Uint8Array, random: Random): JsonReader {
  const reader = new JsonReader(READ_LIMITS);
  for (let i = 0; i < bytes.length; ) {
    const size = 1 + below(random, pick(random, [1, 3, 16, 300]));
    reader.write(bytes.slice(i, i + size));
    i += size;
  }
  reader.finish();
  return reader;
}

const WORD = /"(?:[^"\\]|\\.)*"|-?(?:NaN|Infinity|nan|inf)\b/g;
/** The document with null for the words that are no JSON. */
function withoutWords(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  return new TextEncoder().encode(text.replace(WORD, (word) => (word.startsWith('"') ? word : "null")));
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Where the two disagree, in words; `null`: they agree. */
function disagreement(bytes: Uint8Array, random: Random, count: Fuzzed): string | null {
  const their = theirs(bytes);
  const reader = ours(bytes, random);
  const { fault } = reader;
  const one = !fault && !reader.inside && reader.documents.length === 1;
  const our = one ? plain(reader.documents[0]?.value ?? null) : NOTHING;
  if (our === NOTHING && their === NOTHING) {
    count.refused++;
    return null;
  }
  if (our === NOTHING) return fault?.found?.startsWith("a name with") ? null : `refused: ${fault?.at} ${fault?.found}`;
  if (their === NOTHING) {
    const mended = theirs(withoutWords(bytes));
    if (mended === NOTHING) return "taken by ours alone";
    count.words++;
    return same(our, prefixed(mended)) ? null : "words read differently";
  }
  count.taken++;
  return same(our, prefixed(their)) ? null : "read differently";
}

/** What is kept of a valid document with private keys must be valid, and the same a second time. */
function keptFault(bytes: Uint8Array, random: Random): string | null {
  if (theirs(bytes) === NOTHING) return null;
  const kept = keptOf(bytes, 1 + below(random, 40)).bytes;
  if (kept.length > 0 && theirs(kept) === NOTHING) return "is kept as something that is no JSON";
  return same(Array.from(keptOf(kept).bytes), Array.from(kept)) ? null : "changes again when it is taken in again";
}

/** Makes, breaks and compares documents. The same seed gives the same documents. */
export function fuzzJson(documents: number, seed: number): Fuzzed {
  const random = mulberry32(seed);
  const count: Fuzzed = { documents, taken: 0, refused: 0, words: 0, disagreements: [] };
  const keys = strings(KEYS);
  const privately = strings(`${KEYS}|${PRIVATE}`);
  for (let i = 0; i < documents; i++) {
    const bytes = broken(new TextEncoder().encode(made(random, keys)), random);
    const faults = [disagreement(bytes, random, count)];
    if (i % 20 === 0) faults.push(keptFault(new TextEncoder().encode(made(random, privately)), random));
    for (const fault of faults)
      if (fault)
        count.disagreements.push(
          `document ${i} of seed ${seed}: ${fault}: ${JSON.stringify(new TextDecoder().decode(bytes))}`,
        );
  }
  return count;
}
