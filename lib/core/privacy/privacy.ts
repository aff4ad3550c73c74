import { Aliases, marked, unmarked } from "./aliases";
import { type Pattern, PATTERNS } from "./patterns";
import type { KeyRule } from "./private-keys";
import { type Removal, REMOVAL_WORDS, REMOVED, type RemovalKind } from "./removal";
import { sha256Word } from "../stats/sha256";
import { signsOf } from "./signs";

const ENCODER = new TextEncoder();
const KEPT = 20_000;
const SHORT = 128;
const ROUNDS = 8;
/** What tools write where they have nothing to say. */
const ABSENT = /^(?:n\/?a|none|null|unknown|not (?:specified|provided|available|set)|true|false|-|\(removed\))?$/i;
const NUMBER = /^[ \t+-]{0,20}[\d,]{0,40}\.?\d{0,40}(?:[eE][+-]?\d{1,5})?[ \t%]{0,20}$/;
const ABSOLUTE = /^(?:~?[\\/]|[A-Za-z]:[\\/])/;
const DEVICE = /^\/dev\//;
const NO_ADDRESSES = PATTERNS.filter((pattern) => pattern.kind !== "addresses");
const SECRET_TOKEN = /^(?=[^\s]{0,4000}[\dA-Z])[^\s<>|]{16,}$/;

/** Takes out of one file's texts what is private, the same way everywhere in it, and counts it. */
export interface Cleaner {
  readonly aliases: Aliases;
  /** A text without what looks private by itself, or by the rule of the key it stands under. */
  value(text: string, rule: KeyRule | null): string;
  /** The same with its aliases marked, to be cleaned further. */
  marked(text: string, rule: KeyRule | null): string;
  /** A text without what these patterns find; aliases are marked. */
  without(patterns: readonly Pattern[], text: string): string;
  /** A key without what looks private by itself. Two different keys stay different. */
  key(text: string): string;
  count(kind: RemovalKind, times?: number): void;
  readonly removed: Removal[];
}

export class Privacy implements Cleaner {
  readonly aliases = new Aliases();
  readonly #counts = new Map<RemovalKind, number>();
  /** Short texts that were looked at and are clean. */
  readonly #clean = new Set<string>();

  value(text: string, rule: KeyRule | null): string {
    const clean = this.marked(text, rule);
    return clean === text ? text : unmarked(clean);
  }

  marked(text: string, rule: KeyRule | null): string {
    if (rule === null) return this.#plain(text, true);
    switch (rule.how) {
      case "version":
        return this.#plain(text, false);
      case "alias":
        return this.#plain(this.#aliased(text), true);
      case "path":
        return this.#plain(this.#lastPart(text), true);
      case "token":
        return SECRET_TOKEN.test(text) ? this.#gone(text, rule.kind) : this.#plain(text, true);
      case "sentences":
        return /\s/.test(text.trim()) ? this.#gone(text, rule.kind) : this.#plain(text, true);
      case "list":
        return this.#plain(text, true);
      default:
        return this.#gone(text, rule.kind);
    }
  }

  key(text: string): string {
    const clean = unmarked(this.#plain(text, true));
    if (!clean.includes(REMOVED) || text.includes(REMOVED)) return clean;
    const mark = (sha256Word(ENCODER.encode(text)) >>> 8).toString(16);
    return clean.replaceAll(REMOVED, `(removed ${mark})`);
  }

  count(kind: RemovalKind, times = 1): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + times);
  }

  get removed(): Removal[] {
    return [...this.#counts].map(([kind, count]) => ({ what: REMOVAL_WORDS[kind], count }));
  }

  #gone(text: string, kind: RemovalKind): string {
    if (ABSENT.test(text.trim())) return text;
    this.count(kind);
    return REMOVED;
  }

  #aliased(text: string): string {
    const parts = text.includes("[") ? [text] : text.split(",");
    const aliases = parts.map((part) => part.replace(part.trim(), (name) => this.#alias(name)));
    const changed = aliases.filter((alias, i) => alias !== parts[i]).length;
    if (changed > 0) this.count("hosts", changed);
    return aliases.join(",");
  }

  #alias(name: string): string {
    const alias = this.aliases.of(name);
    return alias === name ? name : marked(alias);
  }

  #lastPart(text: string): string {
    if (!ABSOLUTE.test(text) || DEVICE.test(text)) return text;
    const last = text.split(/[\\/]/).findLast((part) => part !== "") ?? text;
    if (last.length + 1 < text.length) this.count("directories");
    return last;
  }

  #plain(text: string, addresses: boolean): string {
    if (text.length < 5 || NUMBER.test(text)) return text;
    const short = text.length <= SHORT;
    if (short && this.#clean.has(text)) return text;
    const clean = this.#searched(text, addresses);
    if (short && addresses && clean === text && this.#clean.size < KEPT) this.#clean.add(text);
    return clean;
  }

  #searched(text: string, addresses: boolean): string {
    const patterns = addresses ? PATTERNS : NO_ADDRESSES;
    let before = text;
    let clean = this.without(patterns, text);
    // What one pattern put there can make another find something.
    for (let n = 0; clean !== before && n < ROUNDS; n++) {
      before = clean;
      clean = this.without(patterns, clean);
    }
    return clean;
  }

  without(patterns: readonly Pattern[], text: string): string {
    const signs = signsOf(text);
    let clean = text;
    for (const pattern of patterns)
      if (pattern.needs.every((group) => (signs & group) !== 0)) clean = this.#withoutOne(pattern, clean);
    return clean;
  }

  #withoutOne({ kind, find, put }: Pattern, text: string): string {
    return text.replace(find, (whole: string, ...rest: unknown[]) => {
      const at = rest.findIndex((item) => typeof item === "number");
      const groups = rest.slice(0, at).map((group) => (typeof group === "string" ? group : ""));
      const stead = put({ whole, groups, at: Number(rest[at]), text }, (name) => this.#alias(name));
      if (stead !== whole) this.count(kind);
      return stead;
    });
  }
}
