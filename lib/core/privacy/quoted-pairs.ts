/** `"key": value` inside a line of text: a log of JSON, a document that is broken. The line stays as well formed as it was. */
import { isFigure } from "./figure";
import type { Cleaner } from "./privacy";
import { type KeyRule, ruleOf } from "./private-keys";
import { REMOVED } from "./removal";

const KEY = /(?<!\\)"((?:[^"\\]|\\[^]){1,200})"\s{0,20}:\s{0,20}(?=["[{\d-])/g;
const FLOW = /([{,]\s{0,4}([A-Za-z_][\w-]{0,60}):\s{1,4})([^\s"'{}[\],][^"'{}[\],]{0,500})/g;
const IN_FLOW: ReadonlySet<KeyRule["how"]> = new Set(["all", "texts", "strings", "alias"]);
/** Characters written by their number can hide what is private. */
const NUMBERED = /\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2})/;
const QUOTED = /(?<!\\)"(?:[^"\\]|\\[^]){1,4000}"/g;

/** The line with what stands under private keys taken out. */
export function cleanPairs(line: string, privacy: Cleaner): string {
  return cleanQuoted(line.includes("{") ? withoutFlow(line, privacy) : line, privacy);
}

/** YAML on one line: `{hostname: box-7, n: 5}` */
function withoutFlow(line: string, privacy: Cleaner): string {
  return line.replace(FLOW, (whole: string, before: string, key: string, value: string) => {
    const rule = ruleOf(key);
    if (!rule || !IN_FLOW.has(rule.how) || isFigure(value, rule)) return whole;
    return before + privacy.marked(value.trimEnd(), rule) + value.slice(value.trimEnd().length);
  });
}

function cleanQuoted(line: string, privacy: Cleaner): string {
  if (!line.includes('"')) return line;
  return withoutPairs(NUMBERED.test(line) ? withoutHidden(line, privacy) : line, privacy);
}

/** Texts in quotes that are private once their numbered characters are read. */
function withoutHidden(line: string, privacy: Cleaner): string {
  return line.replace(QUOTED, (written, at: number) => {
    const text = NUMBERED.test(written) ? unquoted(written) : null;
    // A name of something private is written as it reads.
    if (text !== null && ruleOf(text) && /^\s{0,20}:/.test(line.slice(at + written.length, at + written.length + 22)))
      return JSON.stringify(text);
    const clean = text === null ? text : privacy.marked(text, null);
    return clean === null || clean === text ? written : JSON.stringify(clean);
  });
}

function withoutPairs(line: string, privacy: Cleaner): string {
  let out = "";
  let from = 0;
  KEY.lastIndex = 0;
  for (let match = KEY.exec(line); match; match = KEY.exec(line)) {
    const rule = ruleOf(nameOf(match[1] ?? ""));
    const start = match.index + match[0].length;
    if (!rule) continue;
    const end = valueEnd(line, start);
    const stead = cleaned(line.slice(start, end), rule, privacy);
    if (stead === null) continue;
    out += line.slice(from, start) + stead;
    from = end;
    KEY.lastIndex = end;
  }
  return from === 0 ? line : out + line.slice(from);
}

/** What stands instead of a value as it is written; `null`: it stays. */
function cleaned(written: string, rule: KeyRule, privacy: Cleaner): string | null {
  const first = written[0];
  const gone = (): string | null => {
    if (written === `"${REMOVED}"`) return null;
    privacy.count(rule.kind);
    return `"${REMOVED}"`;
  };
  if (first === '"') {
    if (rule.how === "all" || rule.how === "texts") return gone();
    const text = unquoted(written);
    if (text === null) return rule.how === "strings" || rule.how === "alias" ? gone() : null;
    const clean = privacy.marked(text, rule);
    return clean === text ? null : JSON.stringify(clean);
  }
  if (first === "[" || first === "{")
    return rule.how === "all" || rule.how === "texts" || (rule.how === "list" && first === "[") ? gone() : null;
  return rule.how === "all" ? gone() : null;
}

const nameOf = (key: string): string => (key.includes("\\") ? (unquoted(`"${key}"`) ?? key) : key);

/** Also as YAML and Python write it: `\x6b`. */
function unquoted(written: string): string | null {
  try {
    const text: unknown = JSON.parse(
      written.replace(/\\(?:x([0-9A-Fa-f]{2})|[^])/g, (whole, hex?: string) => (hex ? `\\u00${hex}` : whole)),
    );
    return typeof text === "string" ? text : null;
  } catch {
    return null;
  }
}

/** Where the value that begins at `start` ends; a value that is not closed ends with the line. */
function valueEnd(line: string, start: number): number {
  let depth = 0;
  for (let i = start; i < line.length; i++) {
    const c = line[i];
    if (c === '"') {
      i = quoteEnd(line, i);
      if (depth === 0) return Math.min(i + 1, line.length);
    } else if (c === "[" || c === "{") depth++;
    else if (c === "]" || c === "}") {
      if (depth <= 1) return depth === 0 ? i : i + 1;
      depth--;
    } else if (depth === 0 && (c === "," || c === " ")) return i;
  }
  return line.length;
}

function quoteEnd(line: string, start: number): number {
  for (let i = start + 1; i < line.length; i++) {
    if (line[i] === "\\") i++;
    else if (line[i] === '"') return i;
  }
  return line.length;
}
