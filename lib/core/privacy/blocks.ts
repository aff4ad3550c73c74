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
/** A key of YAML whose value stands on the lines below it: a text (`|`), a list, further keys. */
const YAML = /^(\s{0,100}(?:- )?)([A-Za-z_][\w-]{0,60}):\s{0,4}([|>][+-]?)?\s{0,40}(?:#.{0,1000})?$/;
const YAML_KEY = /^[\s-]{0,200}[\w."'-]{1,100}:\s{0,40}(?:#.{0,1000})?$/;
const YAML_ITEM = /^(\s{0,200}(?:- ){0,4}(?:[\w."'-]{1,100}:(?:\s|$))?\s{0,40})(?![|>#\s])(.{1,100000})$/;
const PROCESS = /^\s{0,60}Process ID\s{1,60}:/;
const PROCESS_NAME = /^(\s{0,60}Name\s{1,60}: )(.+)$/;

/** What goes on over several lines: a key in PEM, a list of processes, a text in YAML. */
export class Blocks {
  #inside: "key" | "processes" | "process" | "text" | "tree" | null = null;
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
      case "text":
      case "tree":
        if (line.trim() === "") return null;
        if (line.search(/\S/) > this.#indent) return this.#inside === "text" ? this.#gone(line) : this.#item(line);
        this.#inside = null;
        return this.#begin(line);
    }
  }

  #begin(line: string): string | null {
    if (KEY_BEGIN.test(line)) {
      if (!KEY_END.test(line)) this.#enter("key");
      return null;
    }
    if (line.includes("<processes>") && !line.includes("</processes>")) this.#enter("processes");
    if (PROCESS.test(line)) this.#inside = "process";
    const yaml = YAML.exec(line);
    const rule = yaml && ruleOf(yaml[2] ?? "");
    if (yaml && (rule?.how === "texts" || rule?.how === "all" || rule?.how === "strings")) {
      this.#inside = yaml[3] ? "text" : "tree";
      this.#rule = rule;
      this.#indent = (yaml[1] ?? "").length;
    }
    return null;
  }

  #enter(inside: "key" | "processes"): void {
    this.#inside = inside;
    this.#lines = 0;
    this.#rule = null;
  }

  #item(line: string): string {
    if (YAML_KEY.test(line)) return line;
    const [, before, value] = YAML_ITEM.exec(line) ?? [];
    if (before === undefined || value === undefined || value === REMOVED || !this.#rule) return line;
    if (isFigure(value, this.#rule)) return line;
    this.privacy.count(this.#rule.kind);
    return before + REMOVED;
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
