/** Names that say nothing of whose machine it is. */
const PLAIN =
  /^(?:localhost(?:\.localdomain)?|127(?:\.\d{1,3}){3}|0\.0\.0\.0|::1?|\*|n\/a|none|null|unknown|\d{1,9}|\(removed\))$/i;
const ALIAS = /^host-([1-9]\d{0,5})$/;
const NAME = /^(?=.*[A-Za-z0-9])[\w.:[\],%-]{1,255}$/;

const WITH_PORT = /^([\w.-]{1,255}):(\d{1,5})$/;

// Noncharacters of Unicode, which no file is written with.
const BEGIN = "\ufdd0";
const END = "\ufdd1";

/** A text whose aliases are told from names while it is still being cleaned; {@link unmarked} makes it a plain one. */
export const marked = (alias: string): string => `${BEGIN}${alias}${END}`;

export const unmarked = (text: string): string =>
  text.includes(BEGIN) ? text.replaceAll(BEGIN, "").replaceAll(END, "") : text;

/**
 * Names of machines become `host-1`, `host-2`, the same name always the same alias within one file, so that distinct
 * hosts can still be counted. An alias is its own alias: a file that went through once goes through unchanged.
 */
export class Aliases {
  readonly #known = new Map<string, string>();
  readonly #taken = new Set<number>();
  #next = 1;

  /** The alias of a name, or the text itself where it names no machine. */
  of(name: string): string {
    const [, host, port] = WITH_PORT.exec(name) ?? [];
    if (host && port) return `${this.of(host)}:${port}`;
    if (PLAIN.test(name) || !NAME.test(name)) return name;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const number = this.#numberOf(name);
    this.#taken.add(number);
    const alias = `host-${number}`;
    this.#known.set(name, alias);
    return alias;
  }

  /** Every name met so far that is not its own alias. */
  get names(): ReadonlyMap<string, string> {
    return new Map([...this.#known].filter(([name, alias]) => name !== alias));
  }

  #numberOf(name: string): number {
    const own = Number(ALIAS.exec(name)?.[1] ?? 0);
    if (own > 0 && !this.#taken.has(own)) return own;
    while (this.#taken.has(this.#next)) this.#next++;
    return this.#next;
  }
}
