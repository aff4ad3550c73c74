import { isFigure } from "./figure";
import type { Cleaner } from "./privacy";
import { type KeyRule, ruleOf } from "./private-keys";
import { REMOVED } from "./removal";

const KEY_BEGIN = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
const KEY_END = /-----END [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/;
/** No key has more lines; one that is never closed ends here. */
const KEY_LINES = 1000;
/** Names of processes may stand on lines of their own, but not many in a row. */
const BARE_LINES = 8;
/** A key of YAML and what stands behind it. */
const YAML =
  /^(\s{0,100}(?:- ){0,3})(["']?)([A-Za-z_][\w-]{0,60})\2:(?:\s{1,40}((?:[!&][^\s]{0,60}\s{1,4})?)([^\s#][^]{0,20000})?|\s{0,40}#[^]{0,1000})?$/;
/** Its value is the text below it. */
const YAML_TEXT = /^[|>][+-]?\d?[+-]?\s{0,40}(?:#[^]{0,1000})?$/;
const YAML_NEXT = /^\s{0,200}(?:- )?["']?[A-Za-z_][\w.-]{0,60}["']?\s{0,8}[:=](?:\s|$)/;
const YAML_NAME = /^(\s{0,200}(?:- ){1,3}["']?)([\w.-]{1,255})(["']?\s{0,40})$/;
const YAML_KEY = /^[\s-]{0,200}[\w."'-]{1,100}:\s{0,40}(?:#.{0,1000})?$/;
const YAML_ITEM = /^(\s{0,200}(?:- ){0,4}(?:[\w."'-]{1,100}:(?:\s|$))?\s{0,40})(?![|>#\s])(.{1,100000})$/;
const PROCESS = /^\s{0,60}Process ID\s{1,60}:/;
const PROCESS_NAME = /^(\s{0,60}Name\s{1,60}: )(.+)$/;

const BLOCKS: ReadonlySet<KeyRule["how"]> = new Set(["all", "texts", "strings", "list", "alias"]);

/** What goes on over several lines: a key in PEM, a list of processes, a text in YAML. */
export class Blocks {
  #inside: "key" | "processes" | "process" | "text" | "words" | "quoted" | "flow" | "tree" | null = null;
  #rule: KeyRule | null = null;
  #indent = 0;
  /** Lines of a key so far; lines of a list of processes since its last tag. */
  #lines = 0;

  constructor(private readonly privacy: Cleaner) {}

  /** What stands for the line; `null`: it belongs to no block. */
  take(line: string): string | null {
    if (this.#inside === null) return this.#begin(line);
    switch (this.#inside) {
      case "key":
        if (KEY_END.test(line) || ++this.#lines >= KEY_LINES) this.#inside = null;
        return line.slice(0, Math.max(0, line.search(/\S/))) + REMOVED;
      case "processes":
        this.#lines = /^\s{0,100}</.test(line) ? 0 : this.#lines + 1;
        if (this.#lines > BARE_LINES || line.includes("</processes>")) this.#inside = null;
        return this.#inside === null ? null : this.#gone(line);
      case "process":
        return this.#processName(line);
      default:
        return line.trim() === "" ? null : this.#inYaml(line);
    }
  }

  #inYaml(line: string): string | null {
    const inside = this.#inside;
    const start = line.search(/\S/);
    const item = inside === "tree" && start === this.#indent && line.startsWith("- ", start);
    const ends = start <= this.#indent || (inside === "words" && YAML_NEXT.test(line));
    if (ends && !item) {
      this.#inside = null;
      return this.#begin(line);
    }
    if (inside === "tree") return this.#item(line);
    if (inside === "quoted" && /["']\s{0,40}$/.test(line)) this.#inside = null;
    return this.#gone(line);
  }

  #begin(line: string): string | null {
    if (KEY_BEGIN.test(line)) {
      if (!KEY_END.test(line)) this.#enter("key");
      return null;
    }
    if (line.includes("<processes>") && !line.includes("</processes>")) this.#enter("processes");
    if (PROCESS.test(line)) this.#inside = "process";
    return line.includes(":") ? this.#beginYaml(line) : null;
  }

  /** Lists of arguments go as texts do; of names of machines only the items that are nothing else. */
  #beginYaml(line: string): string | null {
    const [, before, , key, tag = "", value = ""] = YAML.exec(line) ?? [];
    const rule = key === undefined ? null : ruleOf(key);
    if (before === undefined || !rule || !BLOCKS.has(rule.how)) return null;
    const first = value.charAt(0);
    this.#rule = rule;
    this.#indent = before.length;
    if (value === "") this.#inside = "tree";
    else if (YAML_TEXT.test(value)) this.#inside = "text";
    else if (rule.how === "alias") return null;
    else if (first === "[" || first === "{") return this.#beginFlow(line, value, rule);
    else if (rule.how === "list" || (rule.kind !== "texts" && rule.kind !== "secrets") || isFigure(value, rule))
      return null;
    else if (first !== '"' && first !== "'") this.#inside = tag === "" ? "words" : null;
    else if (!value.includes(first, 1)) {
      this.#inside = "quoted";
      return this.#valueGone(line, value);
    }
    return null;
  }

  #beginFlow(line: string, value: string, rule: KeyRule): string | null {
    if (rule.how === "strings" || (rule.how === "list" && !value.startsWith("["))) return null;
    if (!/[\]}]\s{0,40}(?:#[^\]}]{0,1000})?$/.test(value)) {
      // A log goes on with something else; a list that is not closed ends with a comma or its bracket.
      if (!/[,[{]\s{0,40}$/.test(value)) return null;
      this.#inside = "flow";
      if (value.trim().length === 1) return null;
    }
    return this.#valueGone(line, value);
  }

  #valueGone(line: string, value: string): string {
    this.privacy.count(this.#rule?.kind ?? "dumps");
    return line.slice(0, line.length - value.length) + REMOVED;
  }

  #enter(inside: "key" | "processes"): void {
    this.#inside = inside;
    this.#lines = 0;
    this.#rule = null;
  }

  #item(line: string): string {
    if (YAML_KEY.test(line)) return line;
    if (this.#rule?.how === "alias") return this.#name(line, this.#rule);
    const [, before, value] = YAML_ITEM.exec(line) ?? [];
    if (before === undefined || value === undefined || value === REMOVED || !this.#rule) return line;
    if (isFigure(value, this.#rule)) return line;
    this.privacy.count(this.#rule.kind);
    return before + REMOVED;
  }

  #name(line: string, rule: KeyRule): string {
    const [, before = "", name, after = ""] = YAML_NAME.exec(line) ?? [];
    return name === undefined ? line : before + this.privacy.value(name, rule) + after;
  }

  #processName(line: string): string | null {
    const [, before, name] = PROCESS_NAME.exec(line) ?? [];
    if (before === undefined) {
      if (line.trim() === "" || !line.includes(":")) this.#inside = null;
      return null;
    }
    this.#inside = null;
    if (name === REMOVED) return line;
    this.privacy.count("dumps");
    return before + REMOVED;
  }

  #gone(line: string): string {
    const indent = line.slice(0, Math.max(0, line.search(/\S/)));
    if (line.trim() === REMOVED || line.trim() === "") return line;
    this.privacy.count(this.#rule?.kind ?? "dumps");
    return indent + REMOVED;
  }
}
