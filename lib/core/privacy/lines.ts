import { LINE_PATTERNS } from "./line-patterns";
import { unmarked } from "./aliases";
import { Blocks } from "./blocks";
import { cleanedColumns } from "./columns";
import { isFigure } from "./figure";
import type { Cleaner } from "./privacy";
import { type KeyRule, ruleOf } from "./private-keys";
import { cleanPairs } from "./quoted-pairs";
import { REMOVED } from "./removal";
import { Tags } from "./tags";
import type { Steps } from "../steps";

const LABEL = /^(\s{0,40}(?:[-*#|] ?)?)([A-Za-z][\w /-]{1,40}?)(\s{0,40}[:=]\s{0,20}(?:&[\w-]{1,60}\s{1,4})?)(?=\S)/;
/** A value of YAML or TOML in quotes, or a list or object on one line. */
const IN_QUOTES = /^(["'])([^]*)\1(\s*(?:#[^]*)?)$/;
const IN_BRACKETS = /^[[{].*[\]}]\s*$/;
const ASSIGNED = /^((?:declare -x )?[A-Z_][A-Z0-9_]{0,100}=)(.*)$/;
/** One of these in a block of assignments makes it somebody's environment. */
const SHELL = /^(?:declare -x )?(?:PATH|HOME|USER|PWD|SHELL|LOGNAME|HOSTNAME|LD_LIBRARY_PATH)=/;
const BLOCK = 4;
const PAUSE = 10_000;
/** A name that is told from a word: one may stand anywhere in the text. */
const DISTINCT = /^(?=.{4})(?=.*[\d.-])(?=.*[A-Za-z])/;
const NAMES = /[A-Za-z0-9][\w-]*(?:\.[\w-]+)*/g;

/**
 * The lines of a text without what is private. @returns those that changed, by index; as many lines remain.
 * The names of machines that some lines give away are replaced in all others as well.
 */
export function* cleanedLines(lines: readonly string[], privacy: Cleaner): Steps<Map<number, string>> {
  const changed = new Map<number, string>();
  const block = new Blocks(privacy);
  const rows = yield* cleanedColumns(lines, privacy);
  const tags = new Tags(lines, privacy);
  const dumped = environmentLines(lines);
  for (let i = 0; i < lines.length; i++) {
    if (i % PAUSE === PAUSE - 1) yield;
    const line = lines[i] ?? "";
    const row = rows.get(i) ?? line;
    if (line.length < 3 && row === line) continue;
    const clean = block.take(line) ?? (dumped.has(i) ? withoutValue(line, privacy) : cleanLine(row, i, tags, privacy));
    if (clean !== line) changed.set(i, clean);
  }
  const names = new Map([...privacy.aliases.names].filter(([name]) => DISTINCT.test(name)));
  if (names.size === 0) return changed;
  for (let i = 0; i < lines.length; i++) {
    if (i % PAUSE === PAUSE - 1) yield;
    const line = changed.get(i) ?? lines[i] ?? "";
    const clean = line.replace(NAMES, (word) => names.get(word) ?? word);
    if (clean === line) continue;
    privacy.count("hosts");
    changed.set(i, clean);
  }
  return changed;
}

function cleanLine(line: string, index: number, tags: Tags, privacy: Cleaner): string {
  let clean = cleanPairs(line, privacy);
  clean = tags.clean(clean, index);
  clean = withoutLabel(clean, privacy);
  return unmarked(privacy.marked(privacy.without(LINE_PATTERNS, clean), null));
}

/** `Serial Number: 1234`, `Hostname : box`, `model = /home/someone/x` */
function withoutLabel(line: string, privacy: Cleaner): string {
  const match = LABEL.exec(line);
  const rule = match && ruleOf(match[2] ?? "");
  if (!match || !rule || !SURE.has(rule.how)) return line;
  const value = line.slice(match[0].length);
  if (/^(?:#|[|>][+-]?\s*$)/.test(value) || isFigure(value, rule)) return line;
  const [, quote, text, after] = IN_QUOTES.exec(value) ?? [];
  const clean =
    quote !== undefined && text !== undefined
      ? `${quote}${privacy.marked(text, rule)}${quote}${after ?? ""}`
      : /^["'[{]/.test(value)
        ? withoutTree(value, rule, privacy)
        : cleanedValue(value, rule, privacy);
  return clean === value ? line : match[0] + clean;
}

function withoutTree(value: string, { how, kind }: KeyRule, privacy: Cleaner): string {
  if (!IN_BRACKETS.test(value) || (how !== "all" && how !== "texts")) return value;
  privacy.count(kind);
  return REMOVED;
}

/** What the words of a label are taken to say; the others are too common as headings of figures. */
const SURE: ReadonlySet<KeyRule["how"]> = new Set(["all", "texts", "strings", "alias", "path"]);

function cleanedValue(value: string, rule: KeyRule, privacy: Cleaner): string {
  const trimmed = value.trimEnd();
  const clean = privacy.marked(trimmed, rule);
  return clean + value.slice(trimmed.length);
}

function withoutValue(line: string, privacy: Cleaner): string {
  const [, name, value] = ASSIGNED.exec(line) ?? [];
  if (name === undefined || value === undefined || value === "" || value === REMOVED) return line;
  privacy.count("dumps");
  return name + REMOVED;
}

/** Lines of a printed environment: a block of assignments with one that every shell has. */
function environmentLines(lines: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (let i = 0; i < lines.length; i++) {
    let j = i;
    let shell = false;
    while (j < lines.length && ASSIGNED.test(lines[j] ?? "")) {
      if (SHELL.test(lines[j] ?? "")) shell = true;
      j++;
    }
    if (shell && j - i >= BLOCK) for (let k = i; k < j; k++) found.add(k);
    i = Math.max(i, j);
  }
  return found;
}
