import type { Format, JsonSource, Source, TextSource } from "./format";
import { withoutXml } from "./xml-in-text";

/** What one format has of a file: the whole of it, mostly. */
export interface Part {
  format: Format;
  /** Which rule of the format fits. */
  rule: string;
  /** The file without what belongs to others, as far as that can be told. */
  view: Source;
}

/**
 * The parts of a file that formats own, each format once: documents of JSON in their order, then the text around them
 * from the tool that comes first. The order of the formats says nothing.
 */
export function partsOf(source: Source, formats: readonly Format[]): Part[] {
  return partsBy(source, [...formats].sort(byId));
}

/** Where the place in the file does not decide, the id does. */
const byId = (a: Format, b: Format) => (a.id < b.id ? -1 : 1);

function partsBy(source: Source, formats: readonly Format[]): Part[] {
  const text = source.kind === "text" ? source : source.around;
  const parts = source.kind === "json" ? inDocuments(source, formats) : [];
  if (text) parts.push(...inText(text, formats, parts.length > 0));
  return parts.filter((part, i) => parts.findIndex(({ format }) => format === part.format) === i);
}

function claimants(view: Source, formats: readonly Format[]): Part[] {
  return formats.flatMap((format) => {
    const answer = format.claims(view);
    return answer.claimed ? [{ format, rule: answer.rule, view }] : [];
  });
}

/** A document belongs to the format that claims it by itself; one that none claims so, to that of the one before. */
function inDocuments(source: JsonSource, formats: readonly Format[]): Part[] {
  const whole = claimants(source, formats);
  if (source.documents.length < 2 || whole.length === 0) return whole;
  const owners = ownersOf(
    source,
    whole.map(({ format }) => format),
    formats,
  );
  const main = owners.find((format) => whole.some((part) => part.format === format)) ?? whole[0]?.format;
  const documents = new Map<Format, JsonSource["documents"]>();
  let format = main;
  source.documents.forEach((document, i) => {
    format = owners[i] ?? format;
    const own = format && documents.get(format);
    if (own) own.push(document);
    else if (format) documents.set(format, [document]);
  });
  if (documents.size < 2) return whole.filter(({ format }) => format === main);
  return [...documents].flatMap(([owner, own]) => claimants({ ...source, documents: own }, [owner]));
}

/** Who claims each document as if it were alone; strangers of the same keys are asked for once. */
function ownersOf(source: JsonSource, whole: readonly Format[], formats: readonly Format[]): (Format | undefined)[] {
  const known = new Map<string, Format | undefined>();
  return source.documents.map((document) => {
    const claims = (format: Format) => format.claims({ ...source, documents: [document] }).claimed;
    const own = whole.find(claims);
    if (own) return own;
    const shape = shapeOf(document.value);
    if (!known.has(shape)) known.set(shape, formats.find(claims));
    return known.get(shape);
  });
}

/** The keys of a document and of the objects right inside it. */
function shapeOf(value: JsonSource["documents"][number]["value"], depth = 0): string {
  if (Array.isArray(value)) return depth < DEEP ? `[${shapeOf(value[0] ?? null, depth + 1)}]` : "[";
  if (!(value instanceof Map)) return typeof value === "object" ? "-" : typeof value;
  if (depth >= DEEP) return "{";
  return `{${[...value].map(([key, inner]) => `${key}:${shapeOf(inner, depth + 1)}`).join()}}`;
}

const DEEP = 2;

/** A text that several formats claim, such as a log of one tool after another, is that of the first. */
function inText(text: TextSource, formats: readonly Format[], besideJson: boolean): Part[] {
  const split = withoutXml(text);
  const around = split ? ordered(split.rest, formats) : [];
  if (!split || (around.length === 0 && !besideJson)) return ordered(text, formats);
  const xml = claimants(split.xml, formats);
  const isAfter = around[0] && lineOf(around[0].format, split.rest) < split.line;
  return isAfter ? [...around, ...xml] : [...xml, ...around];
}

function ordered(text: TextSource, formats: readonly Format[]): Part[] {
  const parts = claimants(text, formats);
  if (parts.length < 2) return parts;
  const lines = new Map(parts.map(({ format }) => [format, lineOf(format, text)]));
  return parts.sort((a, b) => (lines.get(a.format) ?? 0) - (lines.get(b.format) ?? 0));
}

/** The line from which on a format claims a text. */
function lineOf(format: Format, { lines }: TextSource): number {
  const claims = (count: number) => {
    const head = lines.slice(0, count);
    return format.claims({ kind: "text", text: head.join("\n"), lines: head }).claimed;
  };
  let high = 16;
  while (high < lines.length && !claims(high)) high *= 2;
  let low = high / 2;
  if (high <= 16) low = 0;
  high = Math.min(high, lines.length);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (claims(middle)) high = middle;
    else low = middle;
  }
  return high;
}
