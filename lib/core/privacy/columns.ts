import { isFigure } from "./figure";
import type { Cleaner } from "./privacy";
import { type KeyRule, ruleOf } from "./private-keys";

const NAME = /^[A-Za-z_][\w .()/%-]{0,60}$/;
const DELIMITERS = [",", "\t", ";"] as const;
const MOST = 500;
/** What the name of a column is taken to say. */
const SURE: ReadonlySet<KeyRule["how"]> = new Set(["all", "texts", "strings", "alias", "path"]);

/** The columns of a CSV or TSV whose names say that they are private: a heading, and the rows of as many cells below it. */
export class Columns {
  #delimiter = "";
  #rules: (KeyRule | null)[] = [];

  constructor(private readonly privacy: Cleaner) {}

  /** The row without its private cells; aliases are marked. Any other line stays as it is. */
  row(line: string): string {
    if (this.#rules.length > 0) {
      const cells = cellsOf(line, this.#delimiter);
      if (cells.length === this.#rules.length)
        return cells.map((cell, i) => this.#cell(cell, this.#rules[i] ?? null)).join(this.#delimiter);
    }
    this.#heading(line);
    return line;
  }

  #heading(line: string): void {
    this.#rules = [];
    if (!/^["A-Za-z_]/.test(line) || line.length > 20_000) return;
    for (const delimiter of DELIMITERS) {
      if (!line.includes(delimiter)) continue;
      const names = cellsOf(line, delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
      if (names.length < 2 || names.length > MOST || !names.every((name) => NAME.test(name))) continue;
      const rules = names.map((name) => sure(ruleOf(name)));
      if (rules.every((rule) => rule === null)) continue;
      this.#delimiter = delimiter;
      this.#rules = rules;
      return;
    }
  }

  #cell(cell: string, rule: KeyRule | null): string {
    if (rule === null) return cell;
    const [, before = "", quoted, plain = "", after = ""] = /^(\s{0,100})(?:"(.*)"|(.*?))(\s{0,100})$/.exec(cell) ?? [];
    const text = quoted ?? plain;
    if (text === "" || isFigure(text, rule)) return cell;
    const clean = this.privacy.marked(text, rule);
    return clean === text ? cell : quoted === undefined ? before + clean + after : `${before}"${clean}"${after}`;
  }
}

const sure = (rule: KeyRule | null): KeyRule | null => (rule && SURE.has(rule.how) ? rule : null);

/** Cells as they are written; a delimiter in quotes is part of its cell. */
function cellsOf(line: string, delimiter: string): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  let from = 0;
  let quoted = false;
  for (let i = 0; i < line.length; i++) {
    if (line[i] === '"') quoted = !quoted;
    else if (!quoted && line[i] === delimiter) {
      cells.push(line.slice(from, i));
      from = i + 1;
    }
  }
  cells.push(line.slice(from));
  return cells;
}
