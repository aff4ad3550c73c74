import { escaped, unescaped } from "./entities";
import { isFigure } from "./figure";
import type { Cleaner } from "./privacy";
import { type KeyRule, ruleOf } from "./private-keys";

const OPENING = /<([A-Za-z_][\w:.-]{0,60})((?:\s[^<>]{0,1000})?)>/y;
const ATTRIBUTE = /([A-Za-z_][\w:.-]{0,60})(\s{0,4}=\s{0,4})(?:"([^"]{0,1000})"|'([^']{0,1000})')/g;
const CLOSING = /<\/[^<>]{0,100}>/y;
/** A tag that began on a line above. */
const ATTRIBUTES = /^\s{0,100}[A-Za-z_][\w:.-]{0,60}\s{0,4}=\s{0,4}["']/;
const COMMENT = /^\s{0,40}([A-Za-z][\w -]{0,60}?)\s{0,10}[:=]\s{0,10}(?=\S)/;
const CDATA = "<![CDATA[";
/** So far below its beginning an element is still closed. */
const AHEAD = 40;
const PROCESSES: KeyRule = { how: "all", kind: "dumps" };
/** What hides everything below it; of the others only the text of the element itself is meant. */
const DEEP: ReadonlySet<KeyRule["how"]> = new Set(["all", "texts", "strings"]);

interface Open {
  name: string;
  rule: KeyRule;
  /** Elements inside it have begun. */
  nested: boolean;
  /** The last line it can go on to. */
  until: number;
}

/** Elements, attributes and comments of XML whose names say that they are private, over several lines as well. */
export class Tags {
  #open: Open | null = null;
  #cdata = false;
  /** Elements that are not closed soon, by the line that was searched. */
  readonly #endless = new Map<string, number>();

  constructor(
    private readonly lines: readonly string[],
    private readonly privacy: Cleaner,
  ) {}

  /** The line `index` without them; aliases are marked. To be called for one line after another. */
  clean(line: string, index: number): string {
    if (this.#open && index > this.#open.until) this.#open = null;
    if (!this.#open && !this.#cdata && !line.includes("<") && !line.includes("&#"))
      return line.endsWith(">") && line.length < 1000 && ATTRIBUTES.test(line) ? this.#attributes(line) : line;
    let out = "";
    for (let at = 0; at < line.length; ) {
      const inside = this.#cdata;
      const end = this.#textEnd(line, at);
      if (end > at) out += this.#text(line.slice(at, end), inside);
      if (end >= line.length) break;
      [out, at] = this.#tag(out, line, end, index);
    }
    return out;
  }

  /** Where the next tag or comment begins; what is in CDATA is text. */
  #textEnd(line: string, from: number): number {
    for (let at = from; ; ) {
      if (this.#cdata) {
        const end = line.indexOf("]]>", at);
        if (end < 0) return line.length;
        this.#cdata = false;
        at = end + 3;
      }
      const next = line.indexOf("<", at);
      if (next < 0 || !line.startsWith(CDATA, next)) return next < 0 ? line.length : next;
      this.#cdata = true;
      at = next + CDATA.length;
    }
  }

  /** `inside`: it begins in a CDATA of a line above. */
  #text(written: string, inside: boolean): string {
    const open = this.#open;
    const hides = written.includes("&") || written.includes("[CDATA[") || written.includes("]]>");
    if ((!open && !hides) || written.trim() === "") return written;
    const text = unescaped(written.replaceAll(CDATA, "").replaceAll("]]>", ""));
    const rule = open?.rule ?? null;
    const middle = text.trim();
    if ((!rule && text === written) || (open?.nested && rule && isFigure(middle, rule))) return written;
    const clean = this.privacy.marked(middle, rule);
    if (clean === middle) return written;
    const at = text.indexOf(middle);
    const mark = inside === this.#cdata ? "" : inside ? "]]>" : CDATA;
    return text.slice(0, at) + (inside ? clean : escaped(clean)) + text.slice(at + middle.length) + mark;
  }

  #tag(out: string, line: string, at: number, index: number): [string, number] {
    if (line.startsWith("<!--", at)) return this.#comment(out, line, at);
    const open = this.#open;
    if (open && line.startsWith(`</${open.name}`, at)) {
      this.#open = null;
      return [`${out}</`, at + 2];
    }
    OPENING.lastIndex = at;
    const match = OPENING.exec(line);
    if (!match) {
      CLOSING.lastIndex = at;
      const stop = at + (CLOSING.exec(line)?.[0].length ?? 1);
      return [out + line.slice(at, stop), stop];
    }
    const [whole, name = "", rest = ""] = match;
    const end = at + whole.length;
    if (open) {
      open.nested = true;
      if (!DEEP.has(open.rule.how)) this.#open = null;
    }
    if (!rest.endsWith("/") && !this.#open) this.#enter(name, line, end, index);
    return [`${out}<${name}${this.#attributes(rest)}>`, end];
  }

  #enter(name: string, line: string, end: number, index: number): void {
    const local = name.slice(name.lastIndexOf(":") + 1);
    const rule = local === "processes" ? PROCESSES : ruleOf(local);
    if (!rule) return;
    const close = `</${name}`;
    if (this.#endless.get(name) === index) return;
    let until = line.includes(close, end) ? index : -1;
    // A list of processes that goes on is a block.
    for (let i = index + 1; until < 0 && i <= index + AHEAD && rule !== PROCESSES; i++)
      if (this.lines[i]?.includes(close)) until = i;
    if (until < 0) this.#endless.set(name, index);
    else this.#open = { name, rule, nested: false, until };
  }

  #attributes(written: string): string {
    if (!written.includes("=")) return written;
    return written.replace(ATTRIBUTE, (whole: string, name: string, is: string, double?: string, single?: string) => {
      const value = unescaped(double ?? single ?? "");
      const rule = ruleOf(name.slice(name.lastIndexOf(":") + 1));
      if (!rule && !whole.includes("&#")) return whole;
      if (value === "" || (rule && isFigure(value, rule))) return whole;
      const clean = this.privacy.marked(value, rule);
      const quote = double === undefined ? "'" : '"';
      return clean === value ? whole : `${name}${is}${quote}${escaped(clean, quote)}${quote}`;
    });
  }

  #comment(out: string, line: string, at: number): [string, number] {
    const end = line.indexOf("-->", at + 4);
    const inner = line.slice(at + 4, end < 0 ? line.length : end);
    const stop = end < 0 ? line.length : end + 3;
    const [label = "", name = ""] = COMMENT.exec(inner) ?? [];
    const rule = ruleOf(name);
    const value = inner.slice(label.length).trim();
    const clean = rule && !isFigure(value, rule) ? this.privacy.marked(value, rule) : value;
    if (clean === value) return [out + line.slice(at, stop), stop];
    return [`${out}<!--${label}${clean}${end < 0 ? "" : " -->"}`, stop];
  }
}
